// Areas and lines in which an incident may lie, each drawn once, and the density of all.

/** Give a shape's rings on the map's square. */
function projected(shape) {
  shape.projected ??= shape.rings.map((ring) => ring.map(([lon, lat]) => mercator(lon, lat)));
  return shape.projected;
}

/** Draw the areas and lines of the rows shown; none where there would be more than `most`. */
function drawShapes(context, { incidents, choice }, placeOf, most) {
  if (!incidents.shapes.length) return;
  const wanted = new Map();
  for (const row of choice.rows) {
    const code = incidents.shapeOf[row];
    if (code && incidents.placed[row] && !wanted.has(code)) wanted.set(code, row);
  }
  if (most !== null && wanted.size > most) return;
  for (const [code, row] of wanted) {
    const shape = incidents.shapes[code - 1];
    const { color } = symbolOf(incidents.get("type", row));
    outline(context, projected(shape), placeOf);
    if (shape.type === "area") drawArea(context, color);
    else drawLine(context, color, shape.status);
  }
}

function outline(context, rings, placeOf) {
  context.beginPath();
  for (const ring of rings) {
    ring.forEach((point, i) => (i ? context.lineTo(...placeOf(point)) : context.moveTo(...placeOf(point))));
  }
}

function drawArea(context, color) {
  context.globalAlpha = 0.4;
  context.fillStyle = hatching(color);
  context.fill("evenodd");
  context.globalAlpha = 1;
  context.lineWidth = 1.3;
  context.strokeStyle = color;
  context.stroke();
}

/** Draw a band along a line; a line that is disputed or does not exist yet is dashed. */
function drawLine(context, color, status) {
  context.lineCap = context.lineJoin = "round";
  context.strokeStyle = color;
  context.globalAlpha = 0.16;
  context.lineWidth = 12;
  context.stroke();
  context.globalAlpha = 1;
  context.lineWidth = 1.6;
  if (status) context.setLineDash([6, 5]);
  context.stroke();
  context.setLineDash([]);
  context.lineCap = "butt";
}

/** Draw the further places that a claim names: each a small ring with its name, tied to the first. */
function drawFurther(context, incidents, row, placeOf) {
  const further = (incidents.detail(row).places || [])
    .filter(({ lon, kind }) => typeof lon === "number" && kind !== "country"); // a state is no point
  if (!further.length) return;
  const from = incidents.placed[row] ? placeOf([incidents.x[row], incidents.y[row]]) : null;
  context.font = `600 12px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "bottom";
  for (const { text, lon, lat } of further) {
    const [x, y] = placeOf(mercator(lon, lat));
    if (from) {
      context.beginPath();
      context.moveTo(...from);
      context.lineTo(x, y);
      context.setLineDash([1, 4]);
      context.lineWidth = 1.6;
      context.strokeStyle = INK;
      context.stroke();
      context.setLineDash([]);
    }
    disc(context, x, y, 5, INK, "#ffffff", []);
    context.lineWidth = 3;
    context.strokeStyle = "#ffffff";
    context.strokeText(text, x, y - 8);
    context.fillStyle = INK;
    context.fillText(text, x, y - 8);
  }
}

const COARSE = 4; // pixels of the map to one of the density
const RAMP = [[255, 237, 160], [254, 178, 76], [240, 59, 32], [128, 0, 38]];

/** Draw how many incidents lie where, smoothed over some 40 pixels. */
function drawDensity(context, bounds, rows, place) {
  const size = bounds.getSize();
  const width = Math.ceil(size.x / COARSE);
  const height = Math.ceil(size.y / COARSE);
  let grid = new Float32Array(width * height);
  for (const row of rows) {
    const [x, y] = place(row);
    const column = Math.floor((x - bounds.min.x) / COARSE);
    const line = Math.floor((y - bounds.min.y) / COARSE);
    if (column >= 0 && line >= 0 && column < width && line < height) grid[line * width + column] += 1;
  }
  for (let pass = 0; pass < 3; pass++) {
    grid = smoothed(grid, width, height, 1, width, 4);
    grid = smoothed(grid, height, width, width, 1, 4);
  }
  const most = grid.reduce((a, b) => Math.max(a, b), 0);
  if (!most) return;
  const tile = element("canvas", { width, height });
  const picture = new ImageData(width, height);
  grid.forEach((value, i) => {
    const share = Math.sqrt(value / most);
    if (share < 0.02) return;
    const at = Math.min(RAMP.length - 1.001, share * (RAMP.length - 1));
    const [low, high] = [RAMP[Math.floor(at)], RAMP[Math.floor(at) + 1]];
    for (let c = 0; c < 3; c++) picture.data[4 * i + c] = low[c] + (high[c] - low[c]) * (at % 1);
    picture.data[4 * i + 3] = Math.min(215, 60 + 320 * share);
  });
  tile.getContext("2d").putImageData(picture, 0, 0);
  context.drawImage(tile, bounds.min.x, bounds.min.y, width * COARSE, height * COARSE);
}

/** Smooth a grid along one of its ways: each value becomes the mean of those within `reach`. */
function smoothed(grid, length, lines, step, lineStep, reach) {
  const out = new Float32Array(grid.length);
  for (let line = 0; line < lines; line++) {
    let sum = 0;
    for (let i = -reach; i < length; i++) {
      const enters = i + reach;
      const leaves = i - reach - 1;
      if (enters < length) sum += grid[line * lineStep + enters * step];
      if (leaves >= 0) sum -= grid[line * lineStep + leaves * step];
      if (i >= 0) out[line * lineStep + i * step] = Math.max(0, sum) / (2 * reach + 1);
    }
  }
  return out;
}
