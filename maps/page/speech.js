// What the page says itself, in the reader's language: the words are in words/*.json.

const UI_LANGUAGES = ["en", "fr", "es", "ru", "zh", "ar"];
const COMMAS = { ar: "، ", zh: "，" };
const RIGHT_TO_LEFT = new Set(["ar"]);

/** Give a function that says things in a language; what it lacks is said in English. */
function speaker(tables, lang) {
  const own = tables[lang] || {};
  const plurals = new Intl.PluralRules(lang);
  const digits = new Intl.NumberFormat(`${lang}-u-nu-latn`, { maximumFractionDigits: 1 });
  const wordsOf = (key) => own[key] ?? tables.en[key] ?? key;
  const rightToLeft = RIGHT_TO_LEFT.has(lang);
  const shown = (value) => (typeof value === "number" ? digits.format(value) : rightToLeft ? isolated(value) : value);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => shown(values[name]));

  /** Say a sentence; `{n}` of its values chooses the plural form. */
  function say(key, values = {}) {
    const found = wordsOf(key);
    const text = typeof found === "string" ? found : found[plurals.select(values.n)] ?? found.other;
    return fill(text, values);
  }
  /** Say a value of a closed list; one that the list does not know is said as it is. */
  say.value = (group, value) => {
    if (value === null || value === undefined) return wordsOf("none");
    const known = wordsOf(group);
    return Object.hasOwn(known, value) ? known[value] : String(value);
  };
  say.form = (key, form, values = {}) => fill(wordsOf(key)[form], values);
  say.number = (n) => digits.format(n);
  say.lang = lang;
  say.direction = RIGHT_TO_LEFT.has(lang) ? "rtl" : "ltr";
  return say;
}

/** Keep the order of a text's letters among words of the other direction (FSI, PDI). */
function isolated(text) {
  return `\u2068${text}\u2069`;
}

/** Say a date in words: an interval open on one side is not a day. */
function dateText(edtf, say) {
  if (!edtf) return say("undated");
  const [first, last] = edtf.split("/");
  if (last === undefined) return say.direction === "rtl" ? isolated(first) : first;
  if (first === "..") return say("until", { day: last });
  return last === ".." ? say("since", { day: first }) : say("span", { first, last });
}

/** Say a title in the reader's language where its topic is known; its place stays as written. */
function titleText(title, say) {
  const comma = title.indexOf(", ");
  const topic = comma < 0 ? title : title.slice(0, comma);
  const translated = say.value("topics", topic);
  if (translated === topic) return title;
  const rest = title.slice(topic.length + 2);
  if (!rest) return translated;
  return translated + (COMMAS[say.lang] || ", ") + (say.direction === "rtl" ? isolated(rest) : rest);
}
