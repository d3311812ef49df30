// The panel: search, filters, the chosen incident, the list of all incidents.

/** Show one incident in full. */
function showDetail(node, incident, say) {
  const rows = element("dl");
  const row = (name, ...content) => {
    if (content.some((part) => part !== null && part !== undefined && part !== ""))
      rows.append(element("dt", {}, name), element("dd", {}, ...content));
  };
  row(say.when, words(dateText(incident.date, say)), incident.time ? ` ${incident.time}` : null,
    incident.date_verbatim ? element("small", {}, words(incident.date_verbatim)) : null);
  row(say.where, incident.place_verbatim ? words(incident.place_verbatim, incident.lang) : null,
    incident.place_name ? element("small", {}, words(placeLine(incident))) : null,
    incident.lon === null ? element("small", {}, say.noPlace) : null);
  if (incident.lon !== null)
    row(say.precision, say.precisions[incident.geo_precision] || null,
      element("small", {}, say.radius((incident.radius_m / 1000).toLocaleString("en", { maximumFractionDigits: 1 }))));
  row(say.claimedBy, words(incident.attribution || incident.claimed_by));
  row(say.status, words(incident.status));
  row(say.modality, say.modalities[incident.modality] || incident.modality,
    incident.polarity === "denied" ? ` (${say.deniedWord})` : null);
  row(say.why, incident.score === null ? null : element("small", {}, `${say.score} ${incident.score.toFixed(2)}`),
    listOf(incident.reasons));
  row(say.candidates, listOf(incident.candidates));
  row(say.notes, listOf(incident.notes));
  row(say.source, words(sourceLine(incident, say)));
  const others = incident.others.map((other) =>
    element("section", { class: "other" },
      element("p", {}, words(other.claimed_by), element("small", {}, words(other.source))),
      quotation(other.quote, other.marks, other.lang),
      listOf(other.reasons)));
  node.replaceChildren(
    element("h2", {}, words(incident.title)),
    quotation(incident.quote, incident.marks, incident.lang),
    rows,
    others.length ? element("h3", {}, say.alsoSaid) : "",
    ...others,
  );
}

/** Say a date in words: an interval open on one side is not a day. */
function dateText(edtf, say) {
  if (!edtf) return say.undated;
  const [first, last] = edtf.split("/");
  if (last === undefined) return first;
  if (first === "..") return say.until(last);
  return last === ".." ? say.since(first) : say.span(first, last);
}

function placeLine(incident) {
  const units = [incident.place_kind, incident.admin1, incident.country].filter(Boolean);
  return `${incident.place_name} (${units.join(", ")})`;
}

function sourceLine(incident, say) {
  const page = incident.page ? `, ${say.page} ${incident.page}` : "";
  return `${incident.source}${page}`;
}

function listOf(lines) {
  return lines && lines.length ? element("ul", {}, lines.map((line) => element("li", {}, words(line)))) : null;
}

/** Make the list of all incidents, those without a place in a group of their own. */
function incidentList(incidents, say, choose) {
  const entry = (incident, i) => {
    const sub = [dateText(incident.date, say), incident.claimed_by].join(" · ");
    return element("li", { "data-id": incident.id },
      element("button", { type: "button", onclick: () => choose(i) },
        symbolIcon(incident.type, {
          hollow: UNSURE.has(incident.modality),
          crossed: incident.polarity === "denied",
        }),
        element("span", {}, words(incident.title), element("small", {}, words(sub)))));
  };
  const items = incidents.map(entry);
  const placed = incidents.map((incident, i) => (incident.lon === null ? null : items[i]));
  const rest = incidents.map((incident, i) => (incident.lon === null ? items[i] : null));
  const node = element("section", { "aria-label": say.listLabel },
    element("h2", {}, say.incidents),
    element("ol", { class: "incidents" }, placed),
    rest.some(Boolean) ? element("h2", {}, say.noPlaceGroup) : null,
    element("ol", { class: "incidents" }, rest));
  return { node, items };
}

/** Make a group of check boxes for the values of a field. */
function filterBox(title, incidents, valueOf, labelOf, iconOf, changed) {
  const counts = new Map();
  for (const incident of incidents) {
    const value = valueOf(incident);
    counts.set(value, (counts.get(value) || 0) + 1);
  }
  const on = new Set(counts.keys());
  const box = element("fieldset", {}, element("legend", {}, title),
    [...counts].map(([value, count]) =>
      element("label", {},
        element("input", {
          type: "checkbox", checked: true,
          onchange: (event) => {
            if (event.target.checked) on.add(value);
            else on.delete(value);
            changed();
          },
        }),
        iconOf ? iconOf(value) : null,
        words(labelOf(value)),
        element("small", {}, ` ${count}`))));
  return { box, keeps: (incident) => on.has(valueOf(incident)) };
}

/** Make the legend of the map. */
function legend(incidents, say) {
  const types = [...new Set(incidents.map((incident) => incident.type))];
  const count = (type) => incidents.filter((incident) => incident.type === type).length;
  return element("details", { class: "legend", open: window.innerWidth > 720 },
    element("summary", {}, say.legend),
    types.map((type) => element("div", {}, symbolIcon(type), words(type), element("small", {}, ` ${count(type)}`))),
    [say.exact, say.within, say.area, say.line, say.planned, say.denied, say.disputed].map((line) =>
      element("div", { class: "key" }, line)));
}
