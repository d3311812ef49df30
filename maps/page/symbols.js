// How incidents look. The colours and shapes are told by the data: `maps/symbols.py` has them.

const INK = "#1a1f24";
const HATCHINGS = new Map();
let SYMBOLS = {};
let OTHER_SYMBOL = ["#8a8f94", "triangle"];

/** Take the colours and shapes of the types. */
function learnSymbols({ types, other }) {
  SYMBOLS = types;
  OTHER_SYMBOL = other;
}

/** Give the colour and the shape of a type. */
function symbolOf(type) {
  const [color, shape] = Object.hasOwn(SYMBOLS, type) ? SYMBOLS[type] : OTHER_SYMBOL;
  return { color, shape };
}

/** Give the corners of a shape around the origin, within a radius. */
function corners(shape, radius) {
  const ring = (n, turn, inner) =>
    Array.from({ length: n }, (_, i) => {
      const reach = inner && i % 2 ? radius * inner : radius;
      const angle = turn + (i * 2 * Math.PI) / n;
      return [reach * Math.cos(angle), reach * Math.sin(angle)];
    });
  const up = -Math.PI / 2;
  switch (shape) {
    case "triangle": return ring(3, up);
    case "square": return ring(4, Math.PI / 4);
    case "diamond": return ring(4, 0);
    case "pentagon": return ring(5, up);
    case "star": return ring(10, up, 0.45);
    case "cross": {
      const w = radius * 0.36;
      return [[-w, -radius], [w, -radius], [w, -w], [radius, -w], [radius, w], [w, w],
        [w, radius], [-w, radius], [-w, w], [-radius, w], [-radius, -w], [-w, -w]];
    }
    default: return ring(24, 0);
  }
}

/** Draw a shape on a canvas. */
function trace(context, shape, x, y, radius) {
  context.beginPath();
  corners(shape, radius).forEach(([dx, dy], i) =>
    i ? context.lineTo(x + dx, y + dy) : context.moveTo(x + dx, y + dy));
  context.closePath();
}

/** Draw a symbol on a canvas: hollow where it is not said to have happened, crossed where denied. */
function drawSymbol(context, type, x, y, radius, { hollow, crossed }) {
  const { color, shape } = symbolOf(type);
  trace(context, shape, x, y, radius);
  context.fillStyle = hollow ? "#ffffff" : color;
  context.fill();
  context.lineWidth = hollow ? 3 : 1.3;
  context.strokeStyle = hollow ? color : INK;
  context.stroke();
  if (!crossed) return;
  for (const [width, ink] of [[4.5, "#ffffff"], [2, INK]]) {
    context.beginPath();
    for (const turn of [-1, 1]) {
      context.moveTo(x - radius, y + turn * radius);
      context.lineTo(x + radius, y - turn * radius);
    }
    context.lineWidth = width;
    context.strokeStyle = ink;
    context.stroke();
  }
}

function svg(tag, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** Draw a symbol for the list and the legend. */
function symbolIcon(type, { hollow = false, crossed = false } = {}) {
  const { color, shape } = symbolOf(type);
  const icon = svg("svg", { width: 18, height: 18, viewBox: "-9 -9 18 18", "aria-hidden": "true" });
  icon.append(svg("polygon", {
    points: corners(shape, 7).map((p) => p.map((v) => v.toFixed(2)).join(",")).join(" "),
    fill: hollow ? "#fff" : color,
    stroke: hollow ? color : INK,
    "stroke-width": hollow ? 2.5 : 1.2,
  }));
  if (crossed) for (const [width, ink] of [[4, "#fff"], [1.8, INK]])
    icon.append(svg("path", { d: "M-7 7L7-7M-7-7L7 7", stroke: ink, "stroke-width": width }));
  return icon;
}

/** Draw a disc: under a symbol that is only the handle of a ring, area or line, or is chosen. */
function disc(context, x, y, radius, stroke, fill, dashes) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  context.setLineDash(dashes);
  context.lineWidth = dashes.length ? 1.2 : 2;
  context.strokeStyle = stroke;
  context.stroke();
  context.setLineDash([]);
}

/** A pattern of slanting lines. */
function hatching(color) {
  if (HATCHINGS.has(color)) return HATCHINGS.get(color);
  const tile = element("canvas", { width: 8, height: 8 });
  const context = tile.getContext("2d");
  context.strokeStyle = color;
  context.lineWidth = 1.4;
  for (const shift of [-8, 0, 8]) {
    context.moveTo(shift, 8);
    context.lineTo(shift + 8, 0);
  }
  context.stroke();
  HATCHINGS.set(color, context.createPattern(tile, "repeat"));
  return HATCHINGS.get(color);
}
