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

/** Turn steps on a grid into lines on the map's square, each with its box: west, north, east, south. */
function groundLines(lines, steps) {
  return lines.map((line) => {
    const xs = new Float64Array(line.length / 2);
    const ys = new Float64Array(line.length / 2);
    for (let i = 0, lon = 0, lat = 0; i < xs.length; i++) {
      lon += line[2 * i];
      lat += line[2 * i + 1];
      [xs[i], ys[i]] = mercator(lon / steps, lat / steps);
    }
    return { xs, ys, box: [least(xs), least(ys), most(xs), most(ys)] };
  });
}

const least = (values) => values.reduce((a, b) => Math.min(a, b), Infinity);
const most = (values) => values.reduce((a, b) => Math.max(a, b), -Infinity);
const within = (inner, outer) => inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];
const apart = (a, b) => a[2] < b[0] || b[2] < a[0] || a[3] < b[1] || b[3] < a[1];

/** Give what is drawn of one level of detail, the lowest first. */
function groundParts(level, { water, border, dash, units }) {
  const lines = (list, look) => ({ lines: groundLines(list, level.steps), color: LINE, dash: [], from: 0, ...look });
  return [
    lines(level.land, { fill: LAND }),
    lines(level.lakes, { fill: SEA }),
    lines(level.rivers, { color: RIVER, weight: water }),
    ...(level.units ? [lines(level.units, { color: "#a9a294", weight: 0.8, dash: [1, 3], from: units })] : []),
    lines(level.borders, { weight: border }),
    lines(level.disputed, { weight: border, dash }),
  ];
}

/** The base map: the world, and over it the finer part around the incidents. */
const Ground = Sheet.extend({
  initialize({ world, fine }) {
    Sheet.prototype.initialize.call(this, { pane: "base", padding: 0.4 });
    this.world = groundParts(world, { water: 0.8, border: 1, dash: [4, 4] });
    this.fine = fine ? groundParts(fine, { water: 1.2, border: 1.4, dash: [5, 4], units: 6 }) : [];
    this.square = fine ? squareOf(fine.box) : null;
  },

  paint(context) {
    const view = this._extent();
    context.lineJoin = "round";
    if (!this.square || !within(view, this.square)) this._parts(context, this.world, view);
    if (this.square && !apart(view, this.square)) {
      const [west, north, east, south] = this.square;
      context.fillStyle = SEA;
      const [x, y] = [this._x(west) + 1, this._y(north) + 1]; // land ends softly: no sea may shine through its edge
      context.fillRect(x, y, this._x(east) - x - 1, this._y(south) - y - 1);
      this._parts(context, this.fine, view);
    }
  },

  _x(x) {
    return x * this._scale - this._origin.x;
  },

  _y(y) {
    return y * this._scale - this._origin.y;
  },

  _parts(context, parts, view) {
    for (const { lines, fill, color, weight, dash, from } of parts) {
      if (this._zoom < from) continue;
      context.beginPath();
      for (const line of lines) if (!apart(line.box, view)) this._trace(context, line, fill ? null : view);
      if (fill) {
        context.fillStyle = fill;
        context.fill("evenodd");
      } else {
        context.strokeStyle = color;
        context.lineWidth = weight;
        context.setLineDash(dash);
        context.stroke();
      }
    }
    context.setLineDash([]);
  },

  /** Trace a line, without steps of less than a pixel; of one that is not filled, what is in view. */
  _trace(context, { xs, ys }, view) {
    const step = 1 / this._scale;
    const last = xs.length - 1;
    let [x, y] = [xs[0], ys[0]];
    let lifted = true;
    if (!view) context.moveTo(this._x(x), this._y(y));
    for (let i = 1; i <= last; i++) {
      const [toX, toY] = [xs[i], ys[i]];
      if (i < last && Math.abs(toX - x) < step && Math.abs(toY - y) < step) continue;
      if (view && (Math.max(x, toX) < view[0] || Math.min(x, toX) > view[2] || Math.max(y, toY) < view[1] || Math.min(y, toY) > view[3])) {
        lifted = true;
      } else {
        if (view && lifted) context.moveTo(this._x(x), this._y(y));
        context.lineTo(this._x(toX), this._y(toY));
        lifted = false;
      }
      [x, y] = [toX, toY];
    }
  },

  /** Copy what is drawn onto a canvas that counts in pixels of the map pane. */
  copyOnto(context, { min, max }) {
    context.fillStyle = SEA;
    context.fillRect(min.x, min.y, max.x - min.x, max.y - min.y);
    const canvas = this._container;
    const { x, y } = this._bounds.min;
    context.drawImage(canvas, x, y, canvas.offsetWidth, canvas.offsetHeight);
  },
});

/** Give a box of degrees (west, south, east, north) on the map's square: west, north, east, south. */
function squareOf([west, south, east, north]) {
  return [...mercator(west, north), ...mercator(east, south)];
}

/** Draw the base map. */
function addBasemap(map, base) {
  const pane = map.createPane("base");
  pane.style.zIndex = 150;
  pane.style.pointerEvents = "none";
  pane.className += " base-pane";
  return new Ground(base).addTo(map);
}
