// What stands on the map: zoom, what is drawn, the legend, the scale, tiles of a server.

const ROOM_FOR_LEGEND = 720; // pixels: on a narrower map it is folded at first

/** Put the controls on the map; give a function that takes them off again. */
function addControls(atlas) {
  const { map, say } = atlas;
  const [start, end] = say.direction === "rtl" ? ["right", "left"] : ["left", "right"];
  const controls = [
    L.control.zoom({ position: `top${start}`, zoomInTitle: say("zoomIn"), zoomOutTitle: say("zoomOut") }),
    own(`top${start}`, () => toolbar(atlas)),
    own(`bottom${end}`, () => legend(atlas)),
    L.control.scale({ imperial: false, position: `bottom${start}` }),
  ];
  if (atlas.tiles.length) controls.push(own(`top${end}`, () => tileChoice(atlas)));
  map.attributionControl.setPosition(`bottom${end}`); // first, so that it stays in the corner
  for (const control of controls) control.addTo(map);
  return () => controls.forEach((control) => control.remove());
}

function own(position, make) {
  const control = L.control({ position });
  control.onAdd = () => {
    const node = make();
    L.DomEvent.disableClickPropagation(node).disableScrollPropagation(node);
    return node;
  };
  return control;
}

const ICONS = {
  wholeMap: "M3 8V3h5M12 3h5v5M17 12v5h-5M8 17H3v-5",
  density: "M10 3a7 7 0 1 0 .01 0M10 7a3 3 0 1 0 .01 0",
  clusters: "M6 4a3 3 0 1 0 .01 0M14 6a2 2 0 1 0 .01 0M12 12a3 3 0 1 0 .01 0",
  fullScreen: "M4 4h12v12H4zM4 8h12",
};

function toolbar(atlas) {
  const { say, layer } = atlas;
  const tool = (key, onclick, pressed) => element("button", {
    type: "button", title: say(key), "aria-label": say(key), "aria-pressed": pressed === undefined ? null : String(pressed), onclick,
  }, svg("svg", { width: 18, height: 18, viewBox: "0 0 20 20", "aria-hidden": "true" },
    svg("path", { d: ICONS[key], fill: "none", stroke: "currentColor", "stroke-width": 1.6 })));
  const toggle = (key) => {
    const node = tool(key, () => {
      layer[key] = !layer[key];
      node.setAttribute("aria-pressed", String(layer[key]));
      layer.redraw();
    }, layer[key]);
    return node;
  };
  const whole = () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  return element("div", { class: "leaflet-bar tools", role: "group", "aria-label": say("mapLabel") },
    tool("wholeMap", () => fit(atlas)), toggle("density"), toggle("clusters"),
    document.fullscreenEnabled ? tool("fullScreen", whole) : null);
}

/** Make the legend: each type with how many are shown, and what each way of drawing means. */
function legend(atlas) {
  const { choice, say } = atlas;
  const facet = choice.facet("type");
  const counts = facet.order.map((value) => {
    const count = element("small", {});
    return { value, count, node: element("div", {}, symbolIcon(facet.values[value]),
      element("span", {}, words(say.value("types", facet.values[value])), " ", count)) };
  });
  const update = () => counts.forEach(({ value, count }) => {
    count.textContent = say.number(facet.off.has(value) ? 0 : facet.counts[value]);
  });
  atlas.bus.on("choice", update);
  update();
  return element("details", { class: "legend", ontoggle: () => atlas.relabel?.(), open: atlas.map.getContainer().clientWidth >= ROOM_FOR_LEGEND },
    element("summary", {}, say("legend")), counts.map(({ node }) => node), element("hr"),
    keysInUse(atlas).map(([mark, key]) => element("div", { class: "key" }, mark, element("span", {}, say(key)))));
}

/** Give the marks that this map uses, each with what it means. */
function keysInUse({ incidents, base }) {
  const ways = new Set();
  let [hollow, denied] = [false, false];
  for (let row = 0; row < incidents.count; row++) {
    ways.add(incidents.drawnAs(row));
    hollow ||= incidents.hollow(row);
    denied ||= incidents.denied(row);
  }
  const keys = [
    ["point", "exact"], ["ring", "within"], ["area", "area"], ["line", "line"],
  ].filter(([way]) => ways.has(way));
  if (hollow) keys.push(["hollow", "planned"]);
  if (denied) keys.push(["denied", "deniedKey"]);
  if (incidents.count > FEW) keys.push(["cluster", "cluster"]);
  if (base.world.disputed.length) keys.push(["disputed", "disputed"]);
  return keys.map(([way, key]) => [keyIcon(way), key]);
}

const KEY_MARKS = {
  point: [["circle", { r: 5, fill: "#4d5761", stroke: INK }]],
  ring: [["circle", { r: 7, fill: "none", stroke: INK, "stroke-dasharray": "3 2" }], ["circle", { r: 2.5, fill: "#4d5761" }]],
  area: [["rect", { x: -7, y: -7, width: 14, height: 14, fill: "none", stroke: INK }],
    ["path", { d: "M-7 0L0-7M-7 7L7-7M0 7L7 0", stroke: INK }]],
  line: [["path", { d: "M-8 5L-2-3L3 2L8-6", fill: "none", stroke: "#b9c0c7", "stroke-width": 6 }],
    ["path", { d: "M-8 5L-2-3L3 2L8-6", fill: "none", stroke: INK, "stroke-width": 1.4 }]],
  hollow: [["circle", { r: 5, fill: "#fff", stroke: "#4d5761", "stroke-width": 2.5 }]],
  denied: [["circle", { r: 5, fill: "#b9c0c7", stroke: INK }], ["path", { d: "M-6 6L6-6M-6-6L6 6", stroke: INK, "stroke-width": 1.8 }]],
  cluster: [["circle", { r: 7, fill: "#fff", stroke: "#4d5761", "stroke-width": 3 }]],
  disputed: [["path", { d: "M-8 0H8", stroke: LINE, "stroke-width": 1.6, "stroke-dasharray": "4 3" }]],
};

function keyIcon(way) {
  return svg("svg", { width: 18, height: 18, viewBox: "-9 -9 18 18", "aria-hidden": "true" },
    ...KEY_MARKS[way].map(([tag, attributes]) => svg(tag, attributes)));
}

/** Make the choice of tiles: none at first; a server is asked only when the reader switches it on. */
function tileChoice(atlas) {
  const { map, tiles, say } = atlas;
  const choose = (wanted) => tiles.forEach(({ layer }) => (layer === wanted ? layer.addTo(map) : layer.remove()));
  const radio = (label, layer) => element("label", {},
    element("input", { type: "radio", name: "tiles", checked: layer ? map.hasLayer(layer) : !tiles.some((t) => map.hasLayer(t.layer)), onchange: () => choose(layer) }), words(label));
  return element("details", { class: "legend tiles" }, element("summary", {}, say("tiles")),
    element("p", {}, say("tilesWarn")), radio(say("offline"), null), tiles.map(({ name, layer }) => radio(name, layer)));
}

/** Show all incidents that pass the filters; a line or an area counts with a point of itself. */
function fit({ map, incidents, choice }) {
  const bounds = L.latLngBounds([]);
  for (const row of choice.rows) if (incidents.placed[row]) bounds.extend([incidents.lat[row], incidents.lon[row]]);
  if (bounds.isValid()) map.fitBounds(bounds.pad(0.15), { animate: false, maxZoom: 11 });
}

/** Bring one incident with its doubt into view; what is in view already stays where it is. */
function goTo({ map, incidents }, row) {
  if (!incidents.placed[row]) return;
  const at = L.latLng(incidents.lat[row], incidents.lon[row]);
  const metres = Math.max(500, incidents.get("radius_m", row) || 0);
  const bounds = at.toBounds(2 * metres);
  if (map.getBounds().contains(bounds) && map.getZoom() >= 8) return;
  if (metres > 20_000 && map.getBounds().contains(at)) return;
  map.fitBounds(bounds.pad(0.6), { animate: false, maxZoom: Math.max(map.getZoom(), 10) });
}
