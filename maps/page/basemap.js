// The map under the incidents: land, borders, names. All of it is in the page.

const SEA = "#d6e4ee";
const RIVER = "#a9c6da";
const LAND = "#f6f3ec";
const LINE = "#6b6459";

/** Make the world's outline and borders anew, for a small map beside the large one. */
function worldLayers({ world }) {
  const style = (options) => ({ interactive: false, ...options });
  return [
    L.polygon([points(world.land, world.steps)], style({ stroke: false, fillColor: LAND, fillOpacity: 1, fillRule: "evenodd" })),
    L.polyline(points(world.borders, world.steps), style({ color: LINE, weight: 0.6 })),
    L.polyline(points(world.disputed, world.steps), style({ color: LINE, weight: 0.6, dashArray: "3 3" })),
  ];
}

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

/** Project a layer's points once: at another zoom they are only scaled. Leaflet projects them anew each time. */
function projectedOnce(layer) {
  const known = new WeakMap();
  layer._projectLatlngs = function (latlngs, result, bounds) {
    if (!(latlngs[0] instanceof L.LatLng)) {
      for (const ring of latlngs) this._projectLatlngs(ring, result, bounds);
      return;
    }
    const map = this._map;
    if (!known.has(latlngs)) known.set(latlngs, onGround(latlngs, map));
    const { xs, ys, ring } = known.get(latlngs);
    const scale = map.getZoomScale(map.getZoom(), 0);
    const origin = map.getPixelOrigin();
    const least = L.point(Infinity, Infinity);
    const most = L.point(-Infinity, -Infinity);
    for (let i = 0; i < ring.length; i++) {
      const x = Math.round(xs[i] * scale) - origin.x;
      const y = Math.round(ys[i] * scale) - origin.y;
      ring[i].x = x;
      ring[i].y = y;
      if (x < least.x) least.x = x;
      if (y < least.y) least.y = y;
      if (x > most.x) most.x = x;
      if (y > most.y) most.y = y;
    }
    result.push(ring);
    bounds.extend(least);
    bounds.extend(most);
  };
  return layer;
}

/** Give a ring's places on the whole world at zoom 0, and points to put them in. */
function onGround(latlngs, map) {
  const there = latlngs.map((place) => map.project(place, 0));
  return {
    xs: Float64Array.from(there, ({ x }) => x),
    ys: Float64Array.from(there, ({ y }) => y),
    ring: there.map(() => L.point(0, 0)),
  };
}

/** Draw the base map; give what draws it anew at once, and what copies it onto another canvas. */
function addBasemap(map, base) {
  const pane = map.createPane("base");
  pane.style.zIndex = 150;
  pane.style.pointerEvents = "none";
  pane.className += " base-pane";
  const renderer = L.canvas({ pane: "base", padding: 0.4 });
  const style = (options) => ({ renderer, pane: "base", interactive: false, ...options });
  const area = (rings, color) => projectedOnce(
    L.polygon([rings], style({ stroke: false, fillColor: color, fillOpacity: 1, fillRule: "evenodd" }))).addTo(map);
  const lines = (list, options) => projectedOnce(L.polyline(list, style({ color: LINE, ...options }))).addTo(map);
  const { world, fine } = base;

  const waters = (level, weight) => {
    area(points(level.lakes, level.steps), SEA);
    lines(points(level.rivers, level.steps), { weight, color: RIVER });
  };
  area(points(world.land, world.steps), LAND);
  waters(world, 0.8);
  lines(points(world.borders, world.steps), { weight: 1 });
  lines(points(world.disputed, world.steps), { weight: 1, dashArray: "4 4" });
  if (fine) {
    const [west, south, east, north] = fine.box;
    L.rectangle([[south, west], [north, east]],
      style({ stroke: false, fillColor: SEA, fillOpacity: 1 })).addTo(map);
    area(points(fine.land, fine.steps), LAND);
    waters(fine, 1.2);
    const units = lines(points(fine.units, fine.steps), { weight: 0.8, color: "#a9a294", dashArray: "1 3" });
    lines(points(fine.borders, fine.steps), { weight: 1.4 });
    lines(points(fine.disputed, fine.steps), { weight: 1.4, dashArray: "5 4" });
    const show = () => (map.getZoom() >= 6 ? units.addTo(map) : units.remove());
    map.on("zoomend", show);
    show();
  }
  return {
    redraw: () => renderer._redraw(), // at once: a printer does not wait for the next frame
    /** Copy what is drawn onto a canvas that counts in pixels of the map pane. */
    copyOnto(context, { min, max }) {
      context.fillStyle = SEA;
      context.fillRect(min.x, min.y, max.x - min.x, max.y - min.y);
      const canvas = renderer._container;
      const { x, y } = L.DomUtil.getPosition(canvas);
      context.drawImage(canvas, x, y, canvas.offsetWidth, canvas.offsetHeight);
    },
  };
}
