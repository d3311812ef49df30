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
  const { marks = [], others = [] } = incidents.detail(row);
  const quote = incidents.get("quote", row);
  const range = { start: String(incidents.get("start", row)), end: String(incidents.get("end", row)) };
  return [
    button("×", () => atlas.choose(-1), { class: "close", "aria-label": say("close"), title: say("close") }),
    element("h2", {}, words(titleText(incidents.get("title", row), say))),
    quote !== null ? quotation(quote, marks, incidents.get("lang", row))
      : element("p", { class: "quiet" }, say("quoteLeftOut", range)),
    atlas.letters.length ? button(say("inLetter"), () => atlas.showLetter(row), { class: "plain" }) : null,
    facts(atlas, row),
    ...others.flatMap((other, i) => [i ? null : element("h3", {}, say("alsoSaid")), otherClaim(other)]),
    incidents.columns.id ? reviewSection(atlas, row) : null, // a page without quotes is not for checking
  ].filter(Boolean);
}

/** List the facts, each under its name; what is not stated is left out. */
function facts(atlas, row) {
  const { incidents, say } = atlas;
  const get = (name) => incidents.get(name, row);
  const { reasons, notes, candidates } = incidents.detail(row);
  const rows = element("dl");
  const fact = (name, ...content) => {
    if (content.some((part) => part !== null && part !== undefined && part !== ""))
      rows.append(element("dt", {}, say(name)), element("dd", {}, ...content));
  };
  const small = (text, lang) => (text ? element("small", {}, words(text, lang)) : null);
  fact("when", words(dateText(get("date"), say)), get("time") ? ` ${get("time")}` : null, small(get("date_verbatim"), get("lang")));
  fact("where", get("place_verbatim") ? words(get("place_verbatim"), get("lang")) : null,
    small(placeLine(incidents, row, say)), small(otherNames(incidents, row, say)),
    incidents.placed[row] ? null : element("small", {}, say("noPlace")));
  if (incidents.placed[row] && get("radius_m") !== null)
    fact("precision", say.value("precisions", get("geo_precision") ?? "0"),
      element("small", {}, say("radius", { km: get("radius_m") / 1000 })));
  fact("claimedBy", words(get("attribution") || get("claimed_by")));
  fact("status", say.value("statuses", get("status")));
  fact("modality", say.value("modalities", get("modality")),
    incidents.denied(row) ? ` (${say.value("polarities", "denied")})` : null);
  fact("actors", get("actors") ? words(get("actors")) : null);
  fact("harm", harmText(get("killed"), get("injured"), say));
  fact("why", get("score") === null ? null : element("small", {}, say("score", { n: get("score").toFixed(2) })), listOf(reasons, "en"));
  fact("candidates", candidateList(atlas, row, candidates));
  fact("notes", listOf(notes, "en"));
  fact("source", words(get("source")), get("page") ? `, ${say("page", { n: get("page") })}` : null, small(get("record_ids")));
  return rows;
}

/** Name the place as its source does, with its kind and units. */
function placeLine(incidents, row, say) {
  const name = incidents.get("place_name", row);
  if (!name) return "";
  const units = [say.value("kinds", incidents.get("place_kind", row)), incidents.get("admin1", row), incidents.get("country", row)];
  return `${name} (${units.filter(Boolean).join(", ")})`;
}

/** List what else the place is called, the other party's name too; those of the reader's language first. */
function otherNames(incidents, row, say) {
  const name = incidents.get("place_name", row);
  const listed = incidents.names.get(incidents.get("place_id", row)) || [];
  const own = listed.filter(([, lang]) => lang === say.lang);
  const names = new Set([...own, ...listed].map(([text]) => text));
  names.delete(name);
  return [...names].join(" · ");
}

function harmText(killed, injured, say) {
  return [killed === null ? null : say("killed", { n: killed }), injured === null ? null : say("injured", { n: injured })]
    .filter(Boolean).join(", ");
}

/** List the other places that the words might mean; on the map they bear the same letters. */
function candidateList(atlas, row, candidates) {
  if (!candidates) return null;
  const { say } = atlas;
  const items = candidates.map((one, i) => {
    const units = [one.kind && say.value("kinds", one.kind), one.country].filter(Boolean).join(", ");
    const score = typeof one.score === "number" ? one.score.toFixed(2) : "";
    return element("li", {}, element("b", {}, `${candidateLetter(i)} `), words(`${one.name} (${units})`),
      ` ${[one.how && say.value("hows", one.how), score].filter(Boolean).join(", ")}`);
  });
  const onMap = button(say("showCandidates"), () => atlas.showCandidates(row), { class: "plain" });
  return element("div", {}, element("ul", { class: "candidates" }, items), onMap);
}

function candidateLetter(i) {
  return String.fromCharCode(65 + (i % 26));
}

function otherClaim(other) {
  return element("section", { class: "other" },
    element("p", {}, words(other.claimed_by), element("small", {}, words(other.source))),
    quotation(other.quote, other.marks, other.lang),
    listOf(other.reasons, "en"));
}
