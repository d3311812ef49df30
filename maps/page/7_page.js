// The page: puts the parts together. `IncidentAtlas.map` makes the map, `IncidentAtlas.start` fills it.

/** Make the map in its element; folium's own layers can be added to it at once. */
function makeMap(id) {
  const map = L.map(id, { zoomControl: true, preferCanvas: true, worldCopyJump: true, minZoom: 1, maxZoom: 14 });
  map.attributionControl.setPrefix("Leaflet");
  return map.setView([20, 10], 2);
}

async function start(map, dataId, baseId) {
  const [data, base] = await Promise.all([unpack(dataId), unpack(baseId)]);
  const say = stringsOf(data.lang);
  const incidents = data.incidents;
  const count = element("p", { id: "count", "aria-live": "polite" });
  const detail = element("section", { class: "detail", "aria-live": "polite", "aria-label": say.detailLabel },
    element("p", { class: "quiet" }, say.choose));
  const search = element("input", {
    type: "search", placeholder: say.search, "aria-label": say.search, oninput: () => draw(),
  });
  const { node: list, items } = incidentList(incidents, say, (i) => select(i, false));
  const filters = [
    filterBox(say.type, incidents, (i) => i.type, (v) => v, (v) => symbolIcon(v), () => draw()),
    filterBox(say.modality, incidents, (i) => i.modality, (v) => say.modalities[v] || v, null, () => draw()),
    filterBox(say.claimant, incidents, (i) => i.claimed_by, (v) => v, null, () => draw()),
  ];
  layOut(map, data, say, { count, search, detail, list, filters });

  addBasemap(map, base);
  map.attributionControl.addAttribution(base.attribution);
  L.control.scale({ imperial: false }).addTo(map);
  const corner = L.control({ position: "bottomright" });
  corner.onAdd = () => legend(incidents, say);
  corner.addTo(map);
  const drawn = addIncidents(map, incidents, (i) => select(i, true));
  const taken = () => drawn.filter((d) => d.marker && map.hasLayer(d.marker) && d.marker._point).map((d) => d.marker._point);
  fit(map, drawn);
  const labels = addLabels(map, base, taken);

  const texts = incidents.map((i) => fold([i.title, i.place_verbatim, i.place_name, i.quote, i.attribution,
    i.claimed_by, i.source, i.record_ids, i.type].filter(Boolean).join(" ")));
  let chosen = -1;

  function draw() {
    const wanted = fold(search.value);
    let shown = 0;
    drawn.forEach(({ incident, marker, extent }, i) => {
      const keep = texts[i].includes(wanted) && filters.every((filter) => filter.keeps(incident));
      items[i].hidden = !keep;
      for (const layer of [extent, marker]) {
        if (layer) keep ? layer.addTo(map) : layer.remove();
      }
      shown += keep;
    });
    count.textContent = say.shown(shown, incidents.length);
    labels();
  }

  function select(i, fromMap) {
    for (const k of [chosen, i]) {
      if (k < 0) continue;
      items[k].firstElementChild.setAttribute("aria-current", String(k === i));
      const { marker } = drawn[k];
      if (marker) marker.setStyle({ chosen: k === i });
    }
    chosen = i;
    showDetail(detail, incidents[i], say);
    detail.scrollIntoView({ block: "nearest" });
    if (!fromMap) goTo(map, drawn[i]);
  }

  draw();
  window.__ia = { count: incidents.length, select: (i) => select(i, false), map, drawn };
  window.__ready = true;
}

/** Put the parts of the page around the map. */
function layOut(map, data, say, { count, search, detail, list, filters }) {
  const box = map.getContainer();
  const frame = element("div", { class: "frame" });
  box.before(frame);
  const filterGroup = element("details", { class: "filters" }, element("summary", {}, say.filters), filters.map((f) => f.box));
  const sources = element("details", {}, element("summary", {}, say.sources), listOf(data.credits));
  frame.append(
    element("header", {}, element("h1", {}, words(data.title)), count,
      element("button", { type: "button", class: "print", onclick: () => window.print() }, say.print)),
    element("main", { class: "panel" }, search, detail, filterGroup, list, sources),
    element("div", { class: "map", role: "region", "aria-label": say.mapLabel }, box),
    element("footer", {}, data.disclaimer),
  );
  document.title = data.title;
  map.invalidateSize(false);
}

/** Show all incidents; a line or an area counts with a part of itself, not the whole of it. */
function fit(map, drawn) {
  const bounds = L.latLngBounds([]);
  for (const { incident, marker } of drawn) if (marker) bounds.extend([incident.lat, incident.lon]);
  if (bounds.isValid()) map.fitBounds(bounds.pad(0.15), { animate: false, maxZoom: 11 });
}

/** Show one incident with its doubt. */
function goTo(map, { marker, extent, incident }) {
  if (!marker) return;
  const bounds = extent ? extent.getBounds() : L.latLngBounds([marker.getLatLng()]);
  const inView = map.getBounds().contains(bounds);
  if (!inView || incident.radius_m < 20000)
    map.fitBounds(bounds.pad(0.6), { animate: false, maxZoom: Math.max(map.getZoom(), 10) });
}
