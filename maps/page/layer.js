// The incidents on the map: one canvas, drawn anew when the view or the choice changes.

const FEW = 120; // up to so many in view are drawn one by one
const CELL = 64; // pixels: the side of a cluster's cell
const MOST_FANNED = 24; // more of one place are a stack, until the reader opens it
const MOST_OPENED = 200;
const HIT = 5; // pixels around a symbol that still count as the symbol

const IncidentLayer = Sheet.extend({
  initialize(atlas) {
    Sheet.prototype.initialize.call(this, { padding: 0.25, className: "incident-canvas" });
    this.atlas = atlas;
    this.hits = [];
    this.clusters = true;
    this.density = false;
    this.opened = null;
    this.onPaper = false;
    this.drawn = 0;
    this._place = L.Util.bind(this._place, this);
  },

  /** Draw at the next frame, once, however much has changed. */
  redraw() {
    this._stale = true;
    this._later ??= atNextFrame(() => this._stale && this.draw());
    this._later();
  },

  paint(context) {
    this._stale = false;
    if (this.onPaper) this.atlas.ground.copyOnto(context, this._bounds);
    this.hits = [];
    const rows = this._inView();
    if (this.density) drawDensity(context, this._bounds, rows, this._place);
    else this._drawRows(context, rows);
    this._drawChosen(context);
    this.drawn += 1;
    this.fire("drawn");
  },

  /** Give the place of a row on the map pane, in pixels. */
  _place(row) {
    const { x, y } = this.atlas.incidents;
    return [x[row] * this._scale - this._origin.x, y[row] * this._scale - this._origin.y];
  },

  _inView() {
    const { incidents, choice } = this.atlas;
    const [west, north, east, south] = this._extent();
    const { x, y, placed } = incidents;
    const { rows } = choice;
    const found = new Uint32Array(rows.length);
    let n = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i];
      if (placed[row] && x[row] >= west && x[row] <= east && y[row] >= north && y[row] <= south) found[n++] = row;
    }
    return found.subarray(0, n);
  },

  _drawRows(context, rows) {
    const apart = !this.clusters || rows.length <= FEW;
    drawShapes(context, this.atlas, this._placeOf.bind(this), apart ? null : FEW);
    if (apart) this._drawApart(context, rows);
    else this._drawClusters(context, rows);
  },

  /** Draw each row by itself, those of one place fanned out. */
  _drawApart(context, rows) {
    const { incidents } = this.atlas;
    const places = new Map();
    for (const row of rows) {
      const key = `${incidents.lon[row]},${incidents.lat[row]}`;
      if (places.has(key)) places.get(key).push(row);
      else places.set(key, [row]);
    }
    for (const row of rows) this._drawRing(context, row);
    const stacks = [];
    for (const [key, group] of places) {
      if (group.length <= MOST_FANNED || key === this.opened) {
        this._drawFan(context, group);
      } else {
        const [x, y] = this._place(group[0]);
        stacks.push({ x, y, count: group.length, radius: stackRadius(group.length), parts: this._partsOf(group), rows: group, key });
      }
    }
    this._drawStacks(context, stacks);
  },

  _partsOf(group) {
    const { cellOf, cells } = this.atlas.choice.facet("type");
    const parts = new Uint32Array(cells.length);
    for (const row of group) parts[cellOf[row]] += 1;
    return parts;
  },

  _drawFan(context, group) {
    const [x, y] = this._place(group[0]);
    group.slice(0, MOST_OPENED).forEach((row, i) => {
      const reach = group.length === 1 ? 0 : 12 * Math.sqrt(i + 0.3);
      this._drawRow(context, row, x + Math.cos(i * 2.4) * reach, y + Math.sin(i * 2.4) * reach);
    });
  },

  _drawRow(context, row, x, y) {
    const { incidents, chosen, fixes } = this.atlas;
    const as = incidents.drawnAs(row);
    if (row === chosen) disc(context, x, y, 16, "#0b5cad", "rgba(11, 92, 173, 0.25)", []);
    if (as !== "point") disc(context, x, y, 11, INK, "rgba(255, 255, 255, 0.92)", [3, 2.5]);
    const look = { hollow: incidents.hollow(row), crossed: incidents.denied(row) || fixes.refused(row) };
    drawSymbol(context, incidents.get("type", row), x, y, as === "point" ? 9 : 7, look);
    this.hits.push({ x, y, radius: 9, row, as, ...look });
  },

  /** Draw a dashed ring around a row: somewhere within it. */
  _drawRing(context, row) {
    const { incidents } = this.atlas;
    const as = incidents.drawnAs(row);
    if (as !== "point" && as !== "ring") return;
    const [x, y] = this._place(row);
    const radius = this._pixels(incidents.get("radius_m", row), incidents.lat[row]);
    if (radius < 12) return;
    const { color } = symbolOf(incidents.get("type", row));
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.globalAlpha = as === "ring" ? 0.08 : 0;
    context.fillStyle = color;
    context.fill();
    context.globalAlpha = 1;
    context.setLineDash([4, 4]);
    context.lineWidth = 1.3;
    context.strokeStyle = color;
    context.stroke();
    context.setLineDash([]);
  },

  _pixels(metres, lat) {
    return (metres * this._scale) / (40_075_017 * Math.cos((lat * Math.PI) / 180));
  },

  /** Gather rows by cells that hold still while the map is moved. */
  _drawClusters(context, rows) {
    const { incidents: { x, y }, choice } = this.atlas;
    const { cellOf, cells: typeCells } = choice.facet("type");
    const kinds = typeCells.length;
    const grid = this._grid();
    const size = grid.across * grid.down;
    const [counts, sumX, sumY] = [new Uint32Array(size), new Float64Array(size), new Float64Array(size)];
    const [one, parts] = [new Uint32Array(size), new Uint32Array(size * kinds)];
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i];
      const cell = this._cell(grid, row);
      counts[cell] += 1;
      sumX[cell] += x[row];
      sumY[cell] += y[row];
      one[cell] = row;
      parts[cell * kinds + cellOf[row]] += 1;
    }
    const stacks = [];
    const single = [];
    for (let cell = 0; cell < size; cell++) {
      if (counts[cell] === 1) single.push(one[cell]);
      else if (counts[cell]) stacks.push(this._cluster(grid, cell, {
        count: counts[cell], x: sumX[cell] / counts[cell], y: sumY[cell] / counts[cell],
        parts: parts.subarray(cell * kinds, (cell + 1) * kinds),
      }));
    }
    this._drawStacks(context, stacks);
    for (const row of single) this._drawRow(context, row, ...this._place(row));
  },

  _grid() {
    const { min, max } = this._bounds;
    const left = Math.floor((min.x + this._origin.x) / CELL);
    const top = Math.floor((min.y + this._origin.y) / CELL);
    return { left, top,
      across: Math.floor((max.x + this._origin.x) / CELL) - left + 1,
      down: Math.floor((max.y + this._origin.y) / CELL) - top + 1 };
  },

  _cell({ left, top, across }, row) {
    const { x, y } = this.atlas.incidents;
    return (Math.floor((y[row] * this._scale) / CELL) - top) * across + Math.floor((x[row] * this._scale) / CELL) - left;
  },

  /** Place a cluster at the middle of its incidents, but within its cell: none lies over another. */
  _cluster(grid, cell, { count, x, y, parts }) {
    const radius = stackRadius(count);
    const left = (grid.left + (cell % grid.across)) * CELL - this._origin.x;
    const top = (grid.top + Math.floor(cell / grid.across)) * CELL - this._origin.y;
    const [px, py] = [x * this._scale - this._origin.x, y * this._scale - this._origin.y];
    const within = (value, low) => Math.max(low + radius + 2, Math.min(low + CELL - radius - 2, value));
    return { x: within(px, left), y: within(py, top), count, radius, parts, cell, grid };
  },

  /** Give the rows of a stack or cluster. */
  rowsOf(hit) {
    return hit.rows || Array.from(this._inView()).filter((row) => this._cell(hit.grid, row) === hit.cell);
  },

  _drawStacks(context, stacks) {
    const { values, cells } = this.atlas.choice.facet("type");
    drawStacks(context, stacks, cells.map(([value]) => symbolOf(values[value]).color));
    this.hits.push(...stacks);
  },

  /** Draw the chosen incident over all, even where it is one of a cluster. */
  _drawChosen(context) {
    const { chosen, incidents, choice } = this.atlas;
    if (chosen < 0 || choice.fails[chosen]) return;
    drawFurther(context, incidents, chosen, this._placeOf.bind(this));
    if (!incidents.placed[chosen]) return;
    if (this.hits.some((hit) => hit.row === chosen)) return;
    this._drawRing(context, chosen);
    this._drawRow(context, chosen, ...this._place(chosen));
  },

  _placeOf([x, y]) {
    return [x * this._scale - this._origin.x, y * this._scale - this._origin.y];
  },

  /** Find what lies at a point of the map pane, the topmost first. */
  at(point) {
    for (let i = this.hits.length - 1; i >= 0; i--) {
      const hit = this.hits[i];
      if (Math.hypot(hit.x - point.x, hit.y - point.y) <= hit.radius + HIT) return hit;
    }
    return null;
  },
});
