// The chosen incident in full: its sentence, when, where, who says so, why here, and what to check.

/** Make the section of the chosen incident; it fills itself when another is chosen. */
function detailSection(atlas) {
  const { say, bus } = atlas;
  const node = element("section", { class: "detail", "aria-live": "polite", "aria-label": say("detailLabel") });
  const show = () => {
    node.replaceChildren(...(atlas.chosen < 0 ? [element("p", { class: "quiet" }, say("choose"))] : detail(atlas, atlas.chosen)));
    node.scrollTop = 0;
  };
  bus.on("chosen", show);
  bus.on("fixes", show);
  show();
  return node;
}

function detail(atlas, row) {
  const { incidents, say } = atlas;
  const { others = [] } = incidents.detail(row);
  return [
    closeButton(atlas),
    heading(atlas, row),
    chips(atlas, row),
    statedBy(atlas, row),
    quoteOf(atlas, row),
    atlas.letters.length ? button(say("inLetter"), () => atlas.showLetter(row), { class: "plain" }) : null,
    facts(atlas, row),
    whySection(atlas, row),
    ...others.flatMap((other, i) => [i ? null : element("h3", {}, say("alsoSaid")), otherClaim(other, say)]),
    incidents.columns.id ? reviewSection(atlas, row) : null, // a page without quotes is not for checking
  ].filter(Boolean);
}

function closeButton(atlas) {
  const { say } = atlas;
  return button("×", () => atlas.choose(-1), { class: "close", "aria-label": say("close"), title: say("close") });
}

function heading(atlas, row) {
  return element("h2", {}, rowIcon(atlas, row), words(titleText(atlas.incidents.get("title", row), atlas.say)));
}

/** Say what a reader must not miss: the status, a denial, what is not said to have happened. */
function chips({ incidents, say }, row) {
  const chip = (text, kind) => element("li", { class: kind || null }, text);
  return element("ul", { class: "chips" },
    chip(say.value("statuses", incidents.get("status", row))),
    incidents.denied(row) ? chip(say.value("polarities", "denied"), "denied") : null,
    incidents.get("modality", row) === "occurred" ? null
      : chip(say.value("modalities", incidents.get("modality", row)), incidents.hollow(row) ? "unsure" : null));
}

/** Say who says so, the outermost first, before anything of it is read. */
function statedBy({ incidents, say }, row) {
  const chain = incidents.get("attribution", row) || incidents.get("claimed_by", row);
  return attributionLine(chain, incidents.denied(row), say);
}

/** Write "X, citing Y, states:", each name isolated from the words around it. */
function attributionLine(chain, denied, say) {
  const [who, ...cited] = chain.split(" > ");
  const [before, after] = say(denied ? "denies" : "states", { who: "\n" }).split(/\u2068?\n\u2069?/);
  const citing = cited.flatMap((name) => {
    const [lead, end] = say("citing", { who: "\n" }).split(/\u2068?\n\u2069?/);
    return [lead, words(name), end];
  });
  return element("p", { class: "says" }, before, element("b", {}, words(who)), citing, after);
}

function quoteOf({ incidents, say }, row) {
  const quote = incidents.get("quote", row);
  if (quote !== null) return quotation(quote, incidents.detail(row).marks || [], incidents.get("lang", row));
  const range = { start: String(incidents.get("start", row)), end: String(incidents.get("end", row)) };
  return element("p", { class: "quiet" }, say("quoteLeftOut", range));
}

/** List the facts, each under its name; what is not stated is left out. */
function facts(atlas, row) {
  const { incidents, say } = atlas;
  const get = (name) => incidents.get(name, row);
  const { notes, places, casualties, kind, roles } = incidents.detail(row);
  const rows = element("dl");
  const fact = (name, ...content) => {
    if (content.some((part) => part !== null && part !== undefined && part !== ""))
      rows.append(element("dt", {}, say(name)), element("dd", {}, ...content));
  };
  const small = (text, lang) => (text ? element("small", {}, words(text, lang)) : null);
  fact("when", words(dateText(get("date"), say)), get("time") ? ` ${get("time")}` : null, small(get("date_verbatim"), get("lang")));
  fact("where", get("place_verbatim") ? words(get("place_verbatim"), get("lang")) : null,
    small(placeLine(incidents, row, say)), otherNames(incidents, row, say),
    incidents.placed[row] ? null : element("small", {}, say("noPlace")));
  fact("alsoNamed", furtherPlaces(places, get("lang"), say));
  if (incidents.placed[row] && get("radius_m") !== null)
    fact("precision", say.value("precisions", get("geo_precision") ?? "0"),
      element("small", {}, say("radius", { km: get("radius_m") / 1000 })));
  fact("actors", actorsOf(get("actors"), roles || [], get("lang"), say));
  fact("means", valuesOf("meansKinds", get("means"), say));
  fact("targets", valuesOf("targetKinds", get("targets"), say));
  fact("harm", ...harmLines(harmOf(casualties, get("killed"), get("injured")), say));
  fact("notes", listOf(notes, "en"));
  fact("source", words(get("source")), kind ? ` (${kind})` : null, get("page") ? `, ${say("page", { n: get("page") })}` : null, small(get("record_ids")));
  return rows;
}

/** List who acts or suffers, as written, with what the words say of their part in it. */
function actorsOf(actors, roles, lang, say) {
  if (!actors) return null;
  return element("ul", { class: "named" }, actors.split("; ").map((name, i) => element("li", {}, words(name, lang),
    roles[i] && roles[i] !== "party" ? element("small", {}, say.value("roles", roles[i])) : null)));
}

/** Say the values of a cell that may hold several. */
function valuesOf(group, cell, say) {
  return cell ? cell.split("; ").map((value) => say.value(group, value)).join(" · ") : null;
}

/** Name the place as its source does, with its kind and units. */
function placeLine(incidents, row, say) {
  const name = incidents.get("place_name", row);
  if (!name) return "";
  const units = [say.value("kinds", incidents.get("place_kind", row)), incidents.get("admin1", row), incidents.get("country", row)];
  return `${name} (${units.filter(Boolean).join(", ")})`;
}

const FEW_NAMES = 4;

/** List what else the place is called, the other party's name too; those of the reader's language first. */
function otherNames(incidents, row, say) {
  const name = incidents.get("place_name", row);
  const listed = incidents.names.get(incidents.get("place_id", row)) || [];
  const own = listed.filter(([, lang]) => lang === say.lang);
  const names = new Map([...own, ...listed].filter(([text]) => text !== name));
  if (!names.size) return null;
  const shown = ([text, lang], i) => [i ? " · " : "", words(text, lang)];
  const line = element("small", {}, [...names].slice(0, FEW_NAMES).flatMap(shown));
  if (names.size <= FEW_NAMES) return line;
  const more = button(say("more", { n: names.size - FEW_NAMES }), () => {
    line.replaceChildren(...[...names].flatMap(shown));
  }, { class: "plain" });
  line.append(" ", more);
  return line;
}

/** List the further places of a claim, as written and as the gazetteer calls them. */
function furtherPlaces(places, lang, say) {
  if (!places || !places.length) return null;
  return element("ul", { class: "named" }, places.map(({ text, name, kind }) => element("li", {}, words(text, lang),
    name ? element("small", {}, words(`${name}${kind ? ` (${say.value("kinds", kind)})` : ""}`)) : null)));
}

/** Give what is stated of harm: ranges where the claim gives them, else the columns' figures. */
function harmOf(casualties, killed, injured) {
  if (casualties && Object.keys(casualties).length) return Object.entries(casualties);
  return [["killed", killed], ["injured", injured]].filter(([, best]) => best !== null).map(([kind, best]) => [kind, { best }]);
}

function harmLines(harm, say) {
  return harm.map(([kind, figures]) => element("span", { class: "line" }, say.value("harms", kind), ": ", harmText(figures, say),
    figures.verbatim ? element("small", {}, words(figures.verbatim)) : null));
}

/** Write a figure with its range: 3 (2 to 5); at least 2; up to 5. */
function harmText({ low = null, best = null, high = null }, say) {
  if (low !== null && high !== null && low !== high) {
    const range = say("span", { first: low, last: high });
    return best === null ? range : `${say.number(best)} (${range})`;
  }
  if (best !== null || (low !== null && high !== null)) return say.number(best ?? low);
  if (low !== null) return say("atLeast", { n: low });
  return high === null ? say("none") : say("upTo", { n: high });
}

/** Say why the place was chosen, and what else its words might mean. */
function whySection(atlas, row) {
  const { incidents, say } = atlas;
  const { reasons, candidates } = incidents.detail(row);
  const score = incidents.get("score", row);
  if (score === null && !reasons && !candidates) return null;
  return element("details", { class: "why", open: atlas.whyOpen !== false, ontoggle: (event) => (atlas.whyOpen = event.target.open) },
    element("summary", {}, say("why"), score === null ? null : element("small", {}, ` · ${say("score", { n: score.toFixed(2) })}`)),
    listOf(reasons, "en"), candidateList(atlas, row, candidates));
}

/** List the other places that the words might mean; on the map they bear the same letters. */
function candidateList(atlas, row, candidates) {
  if (!candidates) return null;
  const { say } = atlas;
  const items = candidates.map((one, i) => {
    const units = [one.kind && say.value("kinds", one.kind), one.country].filter(Boolean).join(", ");
    const score = typeof one.score === "number" ? one.score.toFixed(2) : "";
    return element("li", {}, element("b", {}, candidateLetter(i)), words(`${one.name} (${units})`),
      element("small", {}, ` ${[one.how && say.value("hows", one.how), score].filter(Boolean).join(", ")}`));
  });
  const onMap = button(say("showCandidates"), () => atlas.showCandidates(row), { class: "plain" });
  return element("div", {}, element("h3", {}, say("candidates")), element("ul", { class: "candidates" }, items), onMap);
}

function candidateLetter(i) {
  return String.fromCharCode(65 + (i % 26));
}

/** Show another claim of the same event, what it says differently before its words. */
function otherClaim(other, say) {
  const told = [other.date ? dateText(other.date, say) : null,
    other.modality && other.modality !== "occurred" ? say.value("modalities", other.modality) : null,
    ...harmOf(other.casualties, null, null).map(([kind, figures]) => `${say.value("harms", kind)}: ${harmText(figures, say)}`)];
  return element("section", { class: "other" },
    attributionLine(other.claimed_by, other.polarity === "denied", say),
    quotation(other.quote, other.marks, other.lang),
    element("p", {}, element("small", {}, told.filter(Boolean).join(" · ")), element("small", {}, words(other.source))),
    listOf(other.reasons, "en"));
}
