// The incidents: columns of the one table, read by row and name.

const DAY_MS = 86_400_000;
const UNSURE = new Set(["planned", "attempted", "threatened", "general"]);
const LARGE_RADIUS_M = 5000;

/** Wrap the page's data: `get(name, row)`, and what follows from the columns. */
class Incidents {
  constructor(data) {
    this.count = data.count;
    this.columns = data.columns;
    for (const column of Object.values(this.columns)) readPlanes(column, data.bytes);
    for (const column of Object.values(this.columns)) {
      if (typeof column.codes === "string") column.codes = this.columns[column.codes].codes;
    }
    this.details = data.details;
    this.shapes = data.shapes;
    this.names = new Map(Object.entries(data.names)); // an id may be any text, "__proto__" too
    this.shapeOf = counted(data.bytes, data.shape_codes); // 0 for none, else the number of a shape, from 1
    this.lon = this._numbers("lon", Float64Array);
    this.lat = this._numbers("lat", Float64Array);
    this.placed = Uint8Array.from(this.lon, (value) => (Number.isNaN(value) ? 0 : 1));
    this.firstDay = this._numbers("first_day", Float32Array);
    this.lastDay = this._numbers("last_day", Float32Array); // as days after the first one, where that is known
    for (let row = 0; row < this.count; row++) if (!Number.isNaN(this.firstDay[row])) this.lastDay[row] += this.firstDay[row];
    this.x = new Float64Array(this.count);
    this.y = new Float64Array(this.count);
    for (let row = 0; row < this.count; row++) this._project(row);
    this.rowOf = new Map();
  }

  /** Give a cell, null where nothing is stated. */
  get(name, row) {
    const column = this.columns[name];
    if (name === "date") return (column && cell(column, row)) ?? this._plainDate(row);
    return column ? cell(column, row) : null;
  }

  /** Write the date that the first and the last day alone make, in EDTF. */
  _plainDate(row) {
    const [first, last] = [this.firstDay[row], this.lastDay[row]].map((day) => (Number.isNaN(day) ? ".." : isoDay(day)));
    if (first === last) return first === ".." ? null : first;
    return `${first}/${last}`;
  }
  /** Give a row's details; empty where there are none. */
  detail(row) {
    return (this.details && this.details[row]) || {};
  }

  /** Give the row that bears an id, or -1; in a page without ids, a row's number stands for it. */
  find(id) {
    if (!this.columns.id) return Number(id.slice(1)) in this.lon ? Number(id.slice(1)) : -1;
    if (!this.rowOf.size) for (let row = 0; row < this.count; row++) this.rowOf.set(this.get("id", row), row);
    return this.rowOf.get(id) ?? -1;
  }

  /** Put a row elsewhere, as a reviewer says; NaN takes it off the map. */
  move(row, lon, lat) {
    this.lon[row] = lon;
    this.lat[row] = lat;
    this.placed[row] = Number.isNaN(lon) ? 0 : 1;
    this._project(row);
  }

  hollow(row) {
    return UNSURE.has(this.get("modality", row));
  }

  denied(row) {
    return this.get("polarity", row) === "denied";
  }

  shape(row) {
    return this.shapes[this.shapeOf[row] - 1] || null;
  }

  /** Say how a row's place is to be drawn: nothing, point, ring, area or line. */
  drawnAs(row) {
    if (!this.placed[row]) return "nothing";
    const shape = this.shape(row);
    if (shape) return shape.type;
    const vague = this.get("relation", row) !== "at" || this.get("radius_m", row) > LARGE_RADIUS_M;
    return vague ? "ring" : "point";
  }

  /** Give a column's numbers in their unit, NaN where there is none; it is held in this form alone. */
  _numbers(name, Numbers) {
    const out = new Numbers(this.count).fill(NaN);
    const column = this.columns[name];
    delete this.columns[name];
    if (column) for (let row = 0; row < this.count; row++) if (column.numbers[row]) out[row] = number(column, row);
    return out;
  }

  /** Place a row on the map's square (Web Mercator, 0 to 1 both ways, from the north-west). */
  _project(row) {
    [this.x[row], this.y[row]] = mercator(this.lon[row], this.lat[row]);
  }
}

/** Read what a column holds in planes; words are numbered from 1, and word 0 is none. */
function readPlanes(column, bytes) {
  if (column.words) column.words.unshift(null);
  if (column.codes && typeof column.codes !== "string") column.codes = counted(bytes, column.codes);
  if (column.digits) {
    column.least = column.digits.least - 1;
    column.digits = counted(bytes, column.digits);
  }
  if (column.numbers) {
    column.least = column.numbers.least - 1;
    column.numbers = counted(bytes, column.numbers);
  }
}

/** Give a number that is there, in its unit. */
function number(column, row) {
  return (column.numbers[row] + column.least) / column.steps;
}

/** Give a cell of a column: a word, a text, an identifier, a number; null where nothing is stated. */
function cell(column, row) {
  if (column.text) return column.text[row];
  if (column.codes) return column.words[column.codes[row]];
  if (column.numbers) return column.numbers[row] ? number(column, row) : null;
  const size = column.width / 2;
  const digits = column.digits.subarray(row * size, (row + 1) * size);
  return column.hex + Array.from(digits, (digit) => (digit + column.least).toString(16).padStart(2, "0")).join("");
}

/** Give a place on the map's square: lon, lat in degrees -> 0 to 1 both ways. */
function mercator(lon, lat) {
  const sine = Math.sin((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180);
  return [(lon + 180) / 360, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/** Give the distance of two rows in kilometres, on the sphere. */
function distanceKm(incidents, a, b) {
  const rad = Math.PI / 180;
  const [lonA, latA, lonB, latB] = [incidents.lon[a], incidents.lat[a], incidents.lon[b], incidents.lat[b]];
  const half = Math.sin(((latB - latA) * rad) / 2) ** 2
    + Math.cos(latA * rad) * Math.cos(latB * rad) * Math.sin(((lonB - lonA) * rad) / 2) ** 2;
  return 12742 * Math.asin(Math.sqrt(half));
}

/** Give a day since 1970 as ISO 8601. */
function isoDay(day) {
  const date = new Date(day * DAY_MS);
  return date.toISOString().slice(0, 10);
}
