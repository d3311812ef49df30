// Incidents on the map: each drawn with its doubt.

const LARGE_RADIUS_M = 5000;
const UNSURE = new Set(["planned", "attempted", "threatened", "general"]);

/** Say how an incident's place is to be drawn. */
function drawnAs(incident) {
  if (incident.lon === null) return "nothing";
  const shape = incident.shape;
  if (shape && shape.type === "line") return "line";
  if (shape && shape.type === "area") return "area";
  if (incident.relation !== "at" || incident.radius_m > LARGE_RADIUS_M) return "ring";
  return "point";
}

/** Push incidents of one place apart, so that each can be seen and chosen. */
function fanOut(incidents) {
  const groups = new Map();
  for (const incident of incidents) {
    if (incident.lon === null) continue;
    const key = `${incident.lon},${incident.lat}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(incident);
  }
  const offsets = new Map();
  for (const group of groups.values()) {
    if (group.length === 1) continue;
    group.forEach((incident, i) => {
      const angle = i * 2.4;
      const reach = 12 * Math.sqrt(i + 0.3);
      offsets.set(incident, L.point(Math.cos(angle) * reach, Math.sin(angle) * reach));
    });
  }
  return offsets;
}

/** Draw every incident; give for each its marker and what is drawn under it. */
function addIncidents(map, incidents, choose) {
  const under = map.createPane("doubt");
  under.style.zIndex = 380;
  const doubt = L.canvas({ pane: "doubt", padding: 0.3 });
  const front = L.canvas({ padding: 0.3, tolerance: 6 });
  const offsets = fanOut(incidents);
  return incidents.map((incident, i) => {
    const as = drawnAs(incident);
    if (as === "nothing") return { incident, marker: null, extent: null };
    const { color, shape } = symbolOf(incident.type);
    const hollow = UNSURE.has(incident.modality);
    const marker = new SymbolMarker([incident.lat, incident.lon], {
      renderer: front,
      radius: as === "point" ? 9 : 7,
      handle: as !== "point",
      shape,
      offset: offsets.get(incident),
      crossed: incident.polarity === "denied",
      color: hollow ? color : INK,
      weight: hollow ? 3 : 1.3,
      fillColor: hollow ? "#ffffff" : color,
      fillOpacity: 1,
    });
    marker.on("click", () => choose(i));
    const extent = extentOf(incident, as, color, doubt);
    return { incident, marker: marker.addTo(map), extent: extent && extent.addTo(map) };
  });
}

/** Draw where an incident may lie: its area, its line, or a ring. */
function extentOf(incident, as, color, renderer) {
  const style = { renderer, pane: "doubt", interactive: false, color };
  const planned = incident.shape && incident.shape.status;
  if (as === "line") {
    const lines = flipped(incident.shape.rings);
    return L.featureGroup([
      L.polyline(lines, { ...style, weight: 14, opacity: 0.22, lineCap: "round" }),
      L.polyline(lines, { ...style, weight: 2, dashArray: planned ? "6 5" : null }),
    ]);
  }
  if (as === "area") {
    return L.polygon([flipped(incident.shape.rings)], {
      ...style, weight: 1.3, fillColor: hatching(color), fillOpacity: 0.4, fillRule: "evenodd",
    });
  }
  const ring = { ...style, radius: incident.radius_m, weight: 1.3, dashArray: "4 4" };
  return L.circle([incident.lat, incident.lon], {
    ...ring, fillColor: color, fillOpacity: as === "ring" ? 0.08 : 0,
  });
}

/** Turn rings and lines from lon, lat into Leaflet's lat, lon. */
function flipped(rings) {
  return rings.map((ring) => ring.map(([lon, lat]) => [lat, lon]));
}
