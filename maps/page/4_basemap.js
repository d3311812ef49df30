// The map under the incidents: land, borders, names. All of it is in the page.

const SEA = "#dbe7f0";
const LAND = "#f6f3ec";
const LINE = "#6b6459";

/** Turn steps on a grid (lon, lat) into Leaflet's points (lat, lon). */
function points(lines, steps) {
  return lines.map((line) => {
    const out = [];
    for (let i = 0, x = 0, y = 0; i < line.length; i += 2) {
      x += line[i];
      y += line[i + 1];
      out.push([y / steps, x / steps]);
    }
    return out;
  });
}

function addBasemap(map, base) {
  const pane = map.createPane("base");
  pane.style.zIndex = 150;
  pane.style.pointerEvents = "none";
  const renderer = L.canvas({ pane: "base", padding: 0.4 });
  const style = (options) => ({ renderer, pane: "base", interactive: false, ...options });
  const area = (rings, color) =>
    L.polygon([rings], style({ stroke: false, fillColor: color, fillOpacity: 1, fillRule: "evenodd" })).addTo(map);
  const lines = (list, options) => L.polyline(list, style({ color: LINE, ...options })).addTo(map);
  const { world, fine } = base;

  area(points(world.land, world.steps), LAND);
  lines(points(world.borders, world.steps), { weight: 1 });
  lines(points(world.disputed, world.steps), { weight: 1, dashArray: "4 4" });
  if (fine) {
    const [west, south, east, north] = fine.box;
    L.rectangle([[south, west], [north, east]],
      style({ stroke: false, fillColor: SEA, fillOpacity: 1 })).addTo(map);
    area(points(fine.land, fine.steps), LAND);
    const units = lines(points(fine.units, fine.steps), { weight: 0.8, color: "#a9a294", dashArray: "1 3" });
    lines(points(fine.borders, fine.steps), { weight: 1.4 });
    lines(points(fine.disputed, fine.steps), { weight: 1.4, dashArray: "5 4" });
    const show = () => (map.getZoom() >= 6 ? units.addTo(map) : units.remove());
    map.on("zoomend", show);
    show();
  }
}

/** Names of states and towns; none over another, none over a symbol. */
function addLabels(map, base, taken) {
  const pane = map.createPane("names");
  pane.style.zIndex = 350;
  pane.style.pointerEvents = "none";
  const [states, towns] = [base.states, base.towns];
  const labels = [
    ...states.map(([text, lon, lat, size]) => ({ text, lon, lat, kind: "state", from: size > 60 ? 2 : size > 8 ? 4 : 5, to: size > 60 ? 7 : 9 })),
    ...towns.map(([text, lon, lat, people]) => ({ text, lon, lat, kind: "town", from: fromZoom(people), to: 19 })),
  ];
  const redraw = () => {
    pane.replaceChildren();
    const zoom = map.getZoom();
    const view = map.getBounds().pad(0.1);
    const boxes = taken().map(({ x, y }) => [x - 11, y - 11, x + 11, y + 11]);
    for (const label of labels) {
      if (zoom < label.from || zoom > label.to || !view.contains([label.lat, label.lon])) continue;
      const { x, y } = map.latLngToLayerPoint([label.lat, label.lon]);
      const width = Array.from(label.text).length * (label.kind === "state" ? 10 : 6.4);
      const left = label.kind === "state" ? x - width / 2 : x - 4;
      const box = [left - 2, y - 8, left + width + 10, y + 8];
      if (boxes.some((b) => b[0] < box[2] && b[2] > box[0] && b[1] < box[3] && b[3] > box[1])) continue;
      boxes.push(box);
      const node = element("span", { class: `name ${label.kind}`, "aria-hidden": "true" });
      node.textContent = label.text;
      node.style.left = `${x}px`;
      node.style.top = `${y}px`;
      pane.append(node);
    }
  };
  let frame = 0;
  const later = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(redraw);
  };
  map.on("moveend zoomend viewreset resize", later);
  redraw();
  return redraw;
}

function fromZoom(people) {
  if (people > 1_000_000) return 4;
  if (people > 200_000) return 6;
  if (people > 20_000) return 8;
  return people > 5_000 ? 9 : 10;
}
