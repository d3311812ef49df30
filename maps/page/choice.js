// Which incidents are shown: filters by value, words and time, and how many each value has.

const FACETS = [
  { key: "type", group: "types" },
  { key: "geo_precision", group: "precisions", title: "precision", none: "0" },
  { key: "modality", group: "modalities" },
  { key: "polarity", group: "polarities" },
  { key: "claimed_by", title: "claimedBy" },
  { key: "status", group: "statuses" },
  { key: "actors", many: true },
  { key: "means", group: "meansKinds", many: true },
  { key: "targets", group: "targetKinds", many: true },
  { key: "source" },
];
const SEARCHED = ["title", "place_verbatim", "place_name", "quote", "attribution", "claimed_by", "actors",
  "source", "record_ids", "type", "admin1"];
const TEXT_BIT = 1 << 14;
const TIME_BIT = 1 << 15;
const SLICE = 20_000;

/**
 * A column's values and how many rows have each. Rows with the same text share a cell; a cell holds
 * one value, or several (actors): what is asked of 200,000 rows is worked out once a cell.
 */
class Facet {
  constructor(incidents, { key, group, title, many, none }, bit) {
    Object.assign(this, { key, group, title: title || key, bit, off: new Set() });
    const numbers = new Map();
    const number = (value) => {
      if (!numbers.has(value)) numbers.set(value, numbers.size);
      return numbers.get(value);
    };
    const { texts, cellOf } = textCells(incidents, key);
    this.cellOf = cellOf;
    this.inCell = new Uint32Array(texts.length);
    for (let row = 0; row < incidents.count; row++) this.inCell[cellOf[row]] += 1;
    this.cells = texts.map((text, cell) => {
      if (!this.inCell[cell]) return [];
      const values = text === null ? [none || null] : many ? text.split("; ") : [String(text)];
      return [...new Set(values)].map(number);
    });
    this.values = [...numbers.keys()];
    this.counts = this.perValue();
    this.order = this.counts.map((_, i) => i).sort((a, b) => this.counts[b] - this.counts[a]);
  }

  /** Give for each cell whether one of its values is on. */
  passes() {
    return Uint8Array.from(this.cells, (values) => (values.some((value) => !this.off.has(value)) ? 1 : 0));
  }

  /** Add up the cells' counts by value. */
  perValue() {
    const counts = new Array(this.values.length).fill(0);
    this.cells.forEach((values, cell) => values.forEach((value) => (counts[value] += this.inCell[cell])));
    return counts;
  }

  /** Give the values that are off, or those that are on, whichever are fewer. */
  state() {
    if (!this.off.size) return null;
    const few = this.off.size <= this.values.length / 2;
    const listed = this.values.filter((_, i) => this.off.has(i) === few);
    return { few, listed };
  }
}

/** Give the texts of a column, each once, and which of them a row has. */
function textCells(incidents, key) {
  const column = incidents.columns[key];
  if (column?.codes) return { texts: column.words, cellOf: column.codes };
  const known = new Map();
  const cellOf = new Uint32Array(incidents.count);
  for (let row = 0; row < incidents.count; row++) {
    const text = incidents.get(key, row);
    if (!known.has(text)) known.set(text, known.size);
    cellOf[row] = known.get(text);
  }
  return { texts: [...known.keys()], cellOf };
}

class Choice {
  constructor(incidents, changed) {
    this.incidents = incidents;
    this.changed = changed;
    this.fails = new Uint16Array(incidents.count);
    this.facets = FACETS.map((facet, i) => new Facet(incidents, facet, 1 << i));
    this.text = "";
    this.from = null;
    this.to = null;
    this.undated = true;
    this.folded = {};
    this.sortedBy = null;
    this.refresh();
  }

  facet(key) {
    return this.facets.find((facet) => facet.key === key);
  }

  /** Switch off some values of a facet: their numbers. */
  setOff(facet, off) {
    facet.off = new Set(off);
    const passes = facet.passes();
    const { cellOf } = facet;
    this._judge(facet.bit, (row) => passes[cellOf[row]] === 1);
    this.refresh();
  }

  /** Show a stretch of days (since 1970), both ends included; null for all. */
  setTime(from, to, undated = this.undated) {
    Object.assign(this, { from, to, undated });
    const { firstDay, lastDay } = this.incidents;
    this._judge(TIME_BIT, (row) => {
      const first = firstDay[row];
      const last = lastDay[row];
      if (Number.isNaN(first) && Number.isNaN(last)) return undated;
      // An end that is open may lie anywhere beyond: NaN compares false.
      return from === null || !(first > to || last < from);
    });
    this.refresh();
  }

  /** Show what holds all of some words. Long tables are read in slices, so that the page lives on. */
  setText(text) {
    this.text = text;
    const wanted = fold(text).split(/\s+/).filter(Boolean);
    const columns = SEARCHED.map((name) => this._column(name)).filter(Boolean);
    const hits = columns.map((column) => column.words && wanted.map((word) =>
      Uint8Array.from(column.words, (one) => (one.includes(word) ? 1 : 0))));
    const holds = (row) => wanted.every((word, w) => columns.some((column, c) => {
      if (!column.words) return column.at(row).includes(word);
      return hits[c][w][column.codes[row]] === 1;
    }));
    this.searching = { holds, at: 0 };
    this._search(this.searching);
  }

  _search(search) {
    if (search !== this.searching) return; // the reader typed on
    const end = Math.min(search.at + SLICE, this.incidents.count);
    for (let row = search.at; row < end; row++) this._mark(row, TEXT_BIT, search.holds(row));
    search.at = end;
    if (end < this.incidents.count) setTimeout(() => this._search(search));
    else this.refresh();
  }

  /** Give a column folded for search; the names of a place in all languages are searched with it. */
  _column(name) {
    const column = this.incidents.columns[name];
    if (!column) return null;
    if (this.folded[name]) return this.folded[name];
    if (name === "place_name") return (this.folded[name] = this._places(column));
    if (column.words) return (this.folded[name] = { words: column.words.map((word) => fold(word ?? "")), codes: column.codes });
    const texts = new Array(this.incidents.count);
    const at = (row) => (texts[row] ??= fold(column.text[row] ?? ""));
    return (this.folded[name] = { at });
  }

  _places(column) {
    const { incidents } = this;
    const listed = new Map();
    const at = (row) => {
      const id = incidents.get("place_id", row) ?? incidents.get("place_name", row);
      if (!listed.has(id)) {
        const names = (incidents.names.get(id) || []).map(([text]) => text);
        listed.set(id, fold([incidents.get("place_name", row) ?? "", ...names].join("\n")));
      }
      return listed.get(id);
    };
    return { at, column };
  }

  /** Sort by a column's cells, or by the table's own order. */
  sortBy(name, down = false) {
    this.sortedBy = name;
    this.down = down;
    this.order = name === null ? null : this._ranked(name, down);
    this.refresh();
  }

  _ranked(name, down) {
    const { incidents } = this;
    const order = Uint32Array.from({ length: incidents.count }, (_, row) => row);
    const keys = Array.from(order, (row) => this._sortKey(name, row));
    const sign = down ? -1 : 1;
    const before = (a, b) => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -sign : sign);
    return order.sort((a, b) => before(keys[a], keys[b]) || a - b);
  }

  _sortKey(name, row) {
    const { firstDay, lastDay } = this.incidents;
    if (name !== "date") return this.incidents.get(name, row);
    const day = Number.isNaN(firstDay[row]) ? lastDay[row] : firstDay[row];
    return Number.isNaN(day) ? null : day;
  }

  reset() {
    for (const facet of this.facets) facet.off.clear();
    this.fails.fill(0);
    this.text = "";
    this.searching = null;
    this.setTime(null, null, true);
  }

  _judge(bit, passes) {
    for (let row = 0; row < this.incidents.count; row++) this._mark(row, bit, passes(row));
  }

  _mark(row, bit, passes) {
    if (passes) this.fails[row] &= ~bit;
    else this.fails[row] |= bit;
  }

  /** List the rows shown, in order, and count each facet's values among what the others let pass. */
  refresh() {
    const { fails, facets, order } = this;
    const rows = new Uint32Array(this.incidents.count);
    let shown = 0;
    for (const facet of facets) facet.inCell.fill(0);
    for (let at = 0; at < rows.length; at++) {
      const row = order ? order[at] : at;
      const failed = fails[row];
      if (failed === 0) rows[shown++] = row;
      else if ((failed & (failed - 1)) === 0) { // one filter alone refuses it: it counts there
        const facet = facets.find(({ bit }) => bit === failed);
        if (facet) facet.inCell[facet.cellOf[row]] += 1;
      }
    }
    this.rows = rows.subarray(0, shown);
    for (const facet of facets) {
      const { inCell, cellOf } = facet;
      for (let i = 0; i < shown; i++) inCell[cellOf[rows[i]]] += 1;
      facet.counts = facet.perValue();
    }
    this.changed();
  }
}
