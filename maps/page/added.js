// Layers, controls and plugins of folium that the map's maker added: drawn from plain data, words as words.

/** Add the layers; `added` is what `maps.layers.layer_spec` gave. */
function addLayers({ map, base, say }, added) {
  L.Marker.prototype.options.icon = pinIcon("#2a81cb"); // Leaflet's own is a picture of a file
  const known = new Map();
  const tools = { map, base, say, known };
  for (const spec of added) {
    const layer = MAKERS[spec.kind](spec, tools);
    if (!layer) continue;
    known.set(spec.id, layer);
    if (spec.show !== false) layer.addTo(map);
  }
  return known;
}

const MAKERS = {
  Circle: (spec) => told(L.circle(spec.location, spec.options), spec),
  CircleMarker: (spec) => told(L.circleMarker(spec.location, spec.options), spec),
  PolyLine: (spec) => told(L.polyline(spec.locations, spec.options), spec),
  Polygon: (spec) => told(L.polygon(spec.locations, spec.options), spec),
  Rectangle: (spec) => told(L.rectangle(spec.locations, spec.options), spec),
  Marker: (spec) => told(pin(spec.location, spec), spec),
  FeatureGroup: (spec, tools) => filled(L.featureGroup([], spec.options), spec, tools),
  MarkerCluster: (spec, tools) => filled(L.markerClusterGroup(spec.options), spec, tools),
  HeatMap: heatLayer,
  GeoJson: geoJsonLayer,
  Fullscreen: ({ options: { position, title, titleCancel } }) => L.control.fullscreen({ position, title, titleCancel }),
  MiniMap: ({ options }, { base }) => new L.Control.MiniMap(L.layerGroup(worldLayers(base)), options),
  MeasureControl: ({ options }, { say }) => measureControl(options, say),
  Draw: drawControl,
  Search: searchControl,
  TimestampedGeoJson: timedLayer,
  LayerControl: layerControl,
};

/** Give a layer its popup and its tooltip. */
function told(layer, { popup, tooltip }) {
  if (popup) layer.bindPopup(plainNode(popup));
  if (tooltip) layer.bindTooltip(plainNode(tooltip));
  return layer;
}

function plainNode(text) {
  return element("div", { class: "plain-text", dir: "auto" }, String(text));
}

function named(layer, { name }) {
  layer.shownAs = name;
  return layer;
}

function filled(group, spec, tools) {
  for (const child of spec.children) {
    const layer = MAKERS[child.kind](child, tools);
    tools.known.set(child.id, layer);
    group.addLayer(layer);
  }
  return named(told(group, spec), spec);
}

/** Make a pin: a drawing of ours, no file. */
function pin(location, { color, draggable }) {
  return L.marker(location, { icon: pinIcon(color), draggable: Boolean(draggable) });
}

function pinIcon(color) {
  const drop = svg("path", { d: "M12 1a9 9 0 0 1 9 9c0 7-9 17-9 17S3 17 3 10a9 9 0 0 1 9-9z", fill: color, stroke: INK, "stroke-width": 1.2 });
  const html = svg("svg", { width: 24, height: 28, viewBox: "0 0 24 28", "aria-hidden": "true" }, drop, svg("circle", { cx: 12, cy: 10, r: 3.4, fill: "#fff" }));
  return L.divIcon({ className: "folium-pin", html, iconSize: [24, 28], iconAnchor: [12, 27], popupAnchor: [0, -24] });
}

/** Make a heat map; its canvas is read back at each drawing, which the browser wants to know first. */
function heatLayer(spec) {
  const layer = L.heatLayer(spec.points, spec.options);
  const init = layer._initCanvas;
  layer._initCanvas = function () {
    const { create } = L.DomUtil;
    L.DomUtil.create = (...what) => {
      const node = create(...what);
      if (what[0] === "canvas") node.getContext("2d", { willReadFrequently: true });
      return node;
    };
    try {
      init.call(this);
    } finally {
      L.DomUtil.create = create;
    }
  };
  return named(layer, spec);
}

function geoJsonLayer(spec) {
  const order = new Map((spec.data.features || [spec.data]).map((feature, i) => [feature, i]));
  const styleOf = (feature) => spec.styles?.[order.get(feature)] || {};
  const layer = L.geoJSON(spec.data, {
    style: styleOf,
    pointToLayer: (feature, at) => pointOf(spec.marker, at, styleOf(feature)),
    onEachFeature: (feature, part) => {
      describe(part, feature, spec);
      const lit = spec.highlights?.[order.get(feature)];
      if (lit && part.setStyle) part.on({ mouseover: () => part.setStyle(lit), mouseout: () => layer.resetStyle(part) });
    },
  });
  return named(told(layer, spec), spec);
}

function pointOf(marker, at, style) {
  if (!marker) return pin(at, { color: style.color || "#2a81cb" });
  if (marker.kind === "Marker") return pin(at, marker);
  return (marker.kind === "Circle" ? L.circle : L.circleMarker)(at, { ...marker.options, ...style });
}

/** Tell the properties that the map's maker named, each as a line. */
function describe(part, feature, spec) {
  for (const way of ["popup", "tooltip"]) {
    const fields = spec[`${way}Fields`];
    if (!fields) continue;
    const lines = fields.map(([field, alias]) => element("div", {}, alias ? element("b", {}, `${alias} `) : null, textOf(feature.properties?.[field])));
    part[way === "popup" ? "bindPopup" : "bindTooltip"](element("div", { class: "plain-text", dir: "auto" }, lines));
  }
}

function textOf(value) {
  return value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Make the switch of layers; Leaflet writes its labels as markup, so they are made harmless. */
function layerControl({ options }, { known }) {
  const control = L.control.layers(null, null, options);
  for (const layer of known.values()) if (layer.shownAs) control.addOverlay(layer, inertText(layer.shownAs));
  return control;
}

/** Write letters that markup knows as entities: for the libraries that take text for markup. */
function inertText(text) {
  return String(text).replace(/[&<>"'`]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

function inertOptions(value) {
  if (typeof value === "string") return inertText(value);
  if (Array.isArray(value)) return value.map(inertOptions);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inertOptions(one)]));
}

/** Make the tools for drawing; what is drawn can be taken along as GeoJSON. */
function drawControl(spec, { map, known }) {
  const drawn = (spec.group && known.get(spec.group)) || L.featureGroup();
  drawn.addTo(map);
  const control = new L.Control.Draw({
    position: spec.position, draw: inertOptions(spec.draw), edit: { ...inertOptions(spec.edit), featureGroup: drawn },
  });
  map.on(L.Draw.Event.CREATED, ({ layer }) => {
    if (spec.tells) layer.bindPopup(plainNode(JSON.stringify(layer.toGeoJSON().geometry)));
    drawn.addLayer(layer);
  });
  if (!spec.export) return control;
  const add = control.onAdd.bind(control);
  control.onAdd = (to) => {
    const node = add(to);
    const save = element("button", { type: "button", class: "drawn-export", onclick: () =>
      download(spec.filename, new Blob([JSON.stringify(drawn.toGeoJSON())], { type: "application/geo+json" })) }, "Export");
    node.append(save);
    return node;
  };
  return control;
}

function searchControl(spec, { known }) {
  const layer = known.get(spec.layer);
  const control = new L.Control.Search({
    layer, propertyName: spec.label || "title", position: spec.position, textPlaceholder: spec.placeholder,
    collapsed: spec.collapsed, initial: false, zoom: spec.zoom || null, hideMarkerOnCollapse: true,
    marker: spec.isPoint ? { icon: false, animate: false } : false,
    buildTip: (text) => element("li", { class: "search-tip" }, element("a", { href: "#" }, String(text))),
    moveToLocation: (at, title, map) => {
      const bounds = at.layer?.getBounds?.();
      if (bounds && !spec.isPoint && !spec.zoom) map.fitBounds(bounds, { animate: false });
      else map.setView(at, spec.zoom || Math.max(map.getZoom(), 9), { animate: false });
    },
  });
  control.on("search:locationfound", ({ layer: found }) => {
    if (Object.keys(spec.options).length) found.setStyle?.(spec.options);
    if (found.getPopup?.()) found.openPopup();
  });
  return control;
}

/** Make features that come and go with their times, and the player that moves the time. */
function timedLayer(spec, { map }) {
  map.timeDimension ??= L.timeDimension({ period: spec.period });
  const Player = L.Control.TimeDimension.extend({ _getDisplayDateFormat: (date) => inertText(stamped(date, spec.dateOptions)) });
  new Player({ ...spec.options, timeDimension: map.timeDimension }).addTo(map);
  const layer = L.geoJSON(spec.data, {
    pointToLayer: ({ properties }, at) => properties.icon === "circle"
      ? L.circleMarker(at, properties.iconstyle) : pin(at, { color: "#2a81cb" }),
    style: ({ properties }) => properties.style,
    onEachFeature: ({ properties }, part) => told(part, properties),
  });
  return L.timeDimension.layer.geoJson(layer, { updateTimeDimension: true, addlastPoint: spec.addLastPoint, duration: spec.duration ?? undefined });
}

/** Write a moment as folium's `date_options` ask: YYYY-MM-DD HH:mm:ss, in UTC. */
function stamped(date, pattern) {
  const iso = new Date(date).toISOString();
  const parts = { YYYY: iso.slice(0, -20), YY: iso.slice(-22, -20), MM: iso.slice(-19, -17), DD: iso.slice(-16, -14), HH: iso.slice(-13, -11), mm: iso.slice(-10, -8), ss: iso.slice(-7, -5) };
  return pattern.replace(/YYYY|YY|MM|DD|HH|mm|ss/g, (part) => parts[part]);
}
