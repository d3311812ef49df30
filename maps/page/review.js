// What a reader corrects: kept in the page until it is downloaded as corrections.jsonl.

/** The corrections of this sitting, the latest last. */
class Fixes {
  constructor(incidents, changed) {
    Object.assign(this, { incidents, changed, list: [], reviewer: "" });
  }

  /** Note a correction of a row and show it at once. */
  add(row, action, more = {}) {
    const { incidents } = this;
    const get = (name) => incidents.get(name, row);
    const before = { lon: incidents.lon[row], lat: incidents.lat[row], shape: incidents.shapeOf[row] };
    const line = {
      action,
      incident_id: get("id"),
      source: get("source"), source_sha256: get("sha256"),
      quote_start: get("start"), quote_end: get("end"),
      record_ids: get("record_ids"),
      place_verbatim: get("place_verbatim"),
      was: { place_id: get("place_id"), lon: numberOrNull(before.lon), lat: numberOrNull(before.lat) },
      ...more,
      reviewer: this.reviewer,
      made: new Date().toISOString().replace(/\.\d+Z$/, "Z"),
    };
    this.list.push({ row, line, before });
    if (action === "place" || action === "position") this._move(row, line.lon, line.lat);
    if (action === "not_a_place") this._move(row, NaN, NaN);
    this.changed();
  }

  /** Take back the last correction of a row. */
  undo(row) {
    const at = this.list.findLastIndex((fix) => fix.row === row);
    if (at < 0) return;
    const [{ before }] = this.list.splice(at, 1);
    this._move(row, before.lon, before.lat, before.shape);
    this.changed();
  }

  of(row) {
    return this.list.filter((fix) => fix.row === row);
  }

  refused(row) {
    return this.list.some((fix) => fix.row === row && fix.line.action === "not_an_incident");
  }

  /** Give the corrections as lines of JSON. */
  text() {
    return this.list.map(({ line }) => `${JSON.stringify(line)}\n`).join("");
  }

  _move(row, lon, lat, shape = 0) {
    this.incidents.move(row, lon, lat);
    this.incidents.shapeOf[row] = shape;
  }
}

function numberOrNull(value) {
  return Number.isNaN(value) ? null : value;
}

/** Make the part of the detail where a reader checks the incident. */
function reviewSection(atlas, row) {
  const { incidents, fixes, say } = atlas;
  const warning = element("p", { class: "warning", role: "alert", hidden: true }, say("needName"));
  const reviewer = element("input", {
    type: "text", value: fixes.reviewer, autocomplete: "name",
    oninput: () => (fixes.reviewer = reviewer.value.trim()),
  });
  const fix = (action, more) => {
    warning.hidden = Boolean(fixes.reviewer);
    if (fixes.reviewer) fixes.add(row, action, more);
    else reviewer.focus();
  };
  const note = element("textarea", { rows: 2 });
  const others = (incidents.detail(row).candidates || []).filter((one) => typeof one.lon === "number");
  const choices = others.map((one, i) => element("li", {},
    element("b", {}, `${candidateLetter(i)} `), words(one.name), " ",
    button(say("usePlace"), () => fix("place", { place_id: one.id, lon: one.lon, lat: one.lat }), { class: "small" })));
  const made = fixes.of(row).map(({ line }) => line);
  return element("details", { class: "review", open: made.length > 0 || atlas.reviewing, ontoggle: (event) => (atlas.reviewing = event.target.open) },
    element("summary", {}, say("review")),
    made.map((line) => element("p", { class: "made" }, say("corrected", { what: say.value("deeds", line.action) }))),
    made.length ? button(say("undo"), () => fixes.undo(row), { class: "small" }) : null,
    element("label", {}, say("reviewer"), reviewer), warning,
    choices.length ? element("ul", { class: "choices" }, choices) : null,
    element("div", { class: "deeds" },
      incidents.placed[row] ? button(say("drag"), () => (fixes.reviewer ? atlas.dragPin(row) : fix("position")), { class: "small" }) : null,
      incidents.get("place_verbatim", row) ? button(say("notPlace"), () => fix("not_a_place"), { class: "small" }) : null,
      button(say("notIncident"), () => fix("not_an_incident"), { class: "small" })),
    element("label", {}, say("note"), note),
    button(say("addNote"), () => note.value.trim() && fix("note", { note: note.value.trim() }), { class: "small" }));
}

/** Let the reader put a pin elsewhere, by pointer or by arrow keys. */
function dragPin(atlas, row) {
  const { map, incidents, fixes, say } = atlas;
  const icon = L.divIcon({ className: "pin", iconSize: [28, 28] });
  const pin = L.marker([incidents.lat[row], incidents.lon[row]], { draggable: true, icon, keyboard: true, zIndexOffset: 1000 }).addTo(map);
  const node = pin.getElement();
  node.setAttribute("aria-label", say("drag"));
  node.addEventListener("keydown", (event) => {
    const steps = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
    if (!(event.key in steps)) return;
    event.preventDefault();
    event.stopPropagation();
    const [dx, dy] = steps[event.key].map((step) => step * (event.shiftKey ? 10 : 1));
    pin.setLatLng(map.layerPointToLatLng(map.latLngToLayerPoint(pin.getLatLng()).add([dx, dy])));
  });
  const end = (save) => {
    const { lat, lng } = pin.getLatLng();
    pin.remove();
    bar.remove();
    if (save) fixes.add(row, "position", { lon: Number(lng.toFixed(6)), lat: Number(lat.toFixed(6)) });
  };
  const bar = element("div", { class: "drag-bar", role: "group", "aria-label": say("drag") }, element("span", {}, say("dragging")),
    button(say("save"), () => end(true), { class: "small" }), button(say("cancel"), () => end(false), { class: "small" }));
  map.getContainer().parentNode.append(bar);
  map.setView(pin.getLatLng(), Math.max(map.getZoom(), 9), { animate: false });
  node.focus();
}
