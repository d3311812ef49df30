// The letter beside the map: a click on a sentence leads to the map, a pin leads to its sentence.

/** Give the letters of the page: whole texts, or the sentences of a source in their order. */
function lettersOf(incidents, whole) {
  const known = new Set(whole.map((letter) => letter.sha256));
  const parts = new Map();
  for (let row = 0; row < incidents.count; row++) {
    const [source, start, quote] = ["source", "start", "quote"].map((name) => incidents.get(name, row));
    if (start === null || quote === null || known.has(incidents.get("sha256", row))) continue;
    if (!parts.has(source)) parts.set(source, []);
    parts.get(source).push([row, start]);
  }
  const gathered = [...parts].map(([source, rows]) => gather(incidents, source, rows));
  return [...whole.map((letter) => ({ ...letter, whole: true })), ...gathered];
}

/** Join the quotes of one source, each sentence once, in the order of the source. */
function gather(incidents, source, rows) {
  const spans = [];
  const written = new Map();
  let text = "";
  let length = 0;
  for (const [row, start] of rows.sort((a, b) => a[1] - b[1])) {
    const quote = incidents.get("quote", row);
    const key = `${start} ${quote}`;
    if (!written.has(key)) {
      if (text) [text, length] = [`${text}\n`, length + 1];
      written.set(key, [length, length + Array.from(quote).length]);
      text += quote;
      length = written.get(key)[1];
    }
    spans.push([row, ...written.get(key)]);
  }
  return { source, lang: incidents.get("lang", rows[0][0]), text, spans, whole: false };
}

/** Make the view of the letters. */
function letterView(atlas) {
  const { letters, say } = atlas;
  const body = element("div", { class: "letter-text", tabindex: 0, role: "group", "aria-label": say("wholeLetter") });
  let shown = -1;
  let pieces = [];

  function open(index) {
    shown = index;
    select.value = index;
    const letter = letters[index];
    pieces = [];
    note.hidden = letter.whole;
    body.replaceChildren(...paragraphs(atlas, letter, pieces));
    body.lang = letter.lang || "";
    mark();
  }
  function mark() {
    for (const { node, rows } of pieces) node.classList.toggle("chosen", rows.includes(atlas.chosen));
  }
  function showRow(row) {
    const index = letters.findIndex((letter) => letter.spans.some(([one]) => one === row));
    if (index < 0) return mark();
    if (index !== shown) open(index);
    else mark();
    pieces.find(({ rows }) => rows.includes(row))?.node.scrollIntoView({ block: "center" });
  }
  const select = element("select", { "aria-label": say("source"), onchange: () => open(Number(select.value)) },
    letters.map((letter, i) => element("option", { value: i }, letter.source)));
  const note = element("p", { class: "quiet" }, say("letterParts"));
  atlas.bus.on("chosen", showRow);
  open(0);
  if (atlas.chosen >= 0) requestAnimationFrame(() => showRow(atlas.chosen));
  return element("section", { class: "letter", "aria-label": say("letter") }, letters.length > 1 ? select : null, note, body);
}

/** Cut a letter into paragraphs, and those into pieces that belong to the same incidents. */
function paragraphs(atlas, letter, pieces) {
  const text = Array.from(letter.text);
  const cuts = new Set([0, text.length]);
  for (const [, start, end] of letter.spans) {
    cuts.add(start);
    cuts.add(end);
  }
  const places = new Set();
  for (const [row, start, end] of letter.spans) {
    for (const [from, to] of atlas.incidents.detail(row).marks || []) {
      if (start + to > end) continue;
      cuts.add(start + from);
      cuts.add(start + to);
      for (let at = start + from; at < start + to; at++) places.add(at);
    }
  }
  const edges = [...cuts].sort((a, b) => a - b);
  const nodes = [element("p", { dir: "auto" })];
  for (let i = 0; i + 1 < edges.length; i++) {
    const [from, to] = [edges[i], edges[i + 1]];
    const rows = letter.spans.filter(([, start, end]) => start <= from && end >= to).map(([row]) => row);
    text.slice(from, to).join("").split("\n").forEach((line, n) => {
      if (n) nodes.push(element("p", { dir: "auto" }));
      if (line) nodes.at(-1).append(piece(atlas, line, rows, places.has(from), pieces));
    });
  }
  return nodes.filter((node) => node.childNodes.length);
}

/** Make a piece of text; one that incidents stand on can be clicked, and leads to the next of them. */
function piece(atlas, line, rows, isPlace, pieces) {
  if (!rows.length) return line;
  const node = element("span", { class: isPlace ? "said place" : "said" });
  node.textContent = line;
  const isFirst = !pieces.some((other) => rows.every((row) => other.rows.includes(row)));
  const go = () => atlas.choose(rows[(rows.indexOf(atlas.chosen) + 1) % rows.length]);
  node.addEventListener("click", go);
  if (isFirst) { // one stop for the keyboard a sentence
    node.tabIndex = 0;
    node.setAttribute("role", "button");
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      go();
    });
  }
  pieces.push({ node, rows });
  return node;
}
