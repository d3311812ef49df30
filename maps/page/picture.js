// A picture of the map with its title, sources, date, scale and disclaimer.

const EDGE = 16;

/** Draw the picture and give it to the reader as PNG. */
function downloadPicture(atlas) {
  pictureOf(atlas).toBlob((blob) => download(`${fileName(atlas.data.title)}.png`, blob), "image/png");
}

function fileName(title) {
  return title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "map";
}

/** Give the picture as a canvas, twice as fine as the screen. */
function pictureOf(atlas) {
  const { map, data, say } = atlas;
  const size = map.getSize();
  const width = Math.max(size.x, 480) + 2 * EDGE;
  const measure = element("canvas", {}).getContext("2d");
  measure.font = `12px ${FONT}`;
  const title = wrapped(measure, data.title, (width - 2 * EDGE) / 1.7);
  const foot = [
    ...wrapped(measure, `${say("dataOf", { sources: atlas.base.attribution })} · ${say("boundariesOf", { name: atlas.base.boundaries })}`, width - 2 * EDGE),
    ...wrapped(measure, `${say("sources")}: ${sourceNames(atlas)}`, width - 2 * EDGE),
    ...wrapped(measure, say("disclaimer"), width - 2 * EDGE),
    say("made", { day: new Date().toISOString().slice(0, 10) }),
  ];
  const top = 30 + 24 * title.length;
  const keys = pictureKeys(atlas);
  const keyLines = Math.ceil(keys.length / Math.max(1, Math.floor((width - 2 * EDGE) / 240)));
  const height = top + size.y + 16 + 22 * keyLines + 17 * foot.length + EDGE;
  const canvas = element("canvas", { width: 2 * width, height: 2 * height });
  const context = canvas.getContext("2d");
  context.scale(2, 2);
  context.direction = say.direction;
  context.textAlign = say.direction === "rtl" ? "right" : "left";
  const edge = say.direction === "rtl" ? width - EDGE : EDGE;
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, width, height);
  context.fillStyle = INK;
  title.forEach((line, i) => write(context, line, edge, 30 + 24 * i, "600 20px"));
  write(context, [atlas.shownText(), timeText(atlas)].filter(Boolean).join(" · "), edge, top - 10, "13px");
  drawMap(context, atlas, EDGE, top, size);
  drawKeys(context, keys, edge, top + size.y + 26, width, say);
  foot.forEach((line, i) => write(context, line, edge, top + size.y + 30 + 22 * keyLines + 17 * i, "12px"));
  return canvas;
}

function write(context, text, x, y, font) {
  context.font = `${font} ${FONT}`;
  context.fillText(text, x, y);
}

function timeText({ choice, say }) {
  return choice.from === null ? "" : say("span", { first: isoDay(choice.from), last: isoDay(choice.to) });
}

function sourceNames({ choice }) {
  const facet = choice.facet("source");
  const names = facet.order.slice(0, 12).map((value) => facet.values[value]);
  return names.join(", ") + (facet.order.length > names.length ? " …" : "");
}

/** Break a text into lines of a width; texts without spaces break anywhere. */
function wrapped(context, text, width) {
  const lines = [""];
  for (const part of text.split(/(?<=\s)|(?<=[\u3000-\u9fff])/u)) {
    if (lines.at(-1) && context.measureText(lines.at(-1) + part).width > width) lines.push("");
    lines[lines.length - 1] += part;
  }
  return lines;
}

/** Draw what the map shows: the base, the incidents, the names, the scale. */
function drawMap(context, { map }, left, top, size) {
  const pane = map.getPane("mapPane");
  const offset = L.DomUtil.getPosition(pane);
  context.save();
  context.beginPath();
  context.rect(left, top, size.x, size.y);
  context.clip();
  context.fillStyle = SEA;
  context.fillRect(left, top, size.x, size.y);
  const canvases = [...pane.querySelectorAll(".leaflet-base-pane canvas"), ...pane.querySelectorAll(".incident-canvas")];
  for (const canvas of canvases) {
    const at = L.DomUtil.getPosition(canvas).add(offset);
    context.drawImage(canvas, left + at.x, top + at.y, parseFloat(canvas.style.width) || canvas.width, parseFloat(canvas.style.height) || canvas.height);
  }
  drawNames(context, map, left, top);
  drawScale(context, map, left, top, size);
  context.restore();
  context.strokeStyle = "#6b7680";
  context.strokeRect(left, top, size.x, size.y);
}

function drawNames(context, map, left, top) {
  const box = map.getContainer().getBoundingClientRect();
  context.save();
  context.textAlign = "left";
  context.direction = "ltr";
  for (const node of map.getContainer().querySelectorAll(".name")) {
    const at = node.getBoundingClientRect();
    context.lineWidth = 3;
    context.strokeStyle = "#ffffff";
    context.fillStyle = "#3c4650";
    context.font = `${node.classList.contains("state") ? 13 : 11}px ${FONT}`;
    const [x, y] = [left + at.left - box.left, top + at.top - box.top + 12];
    context.strokeText(node.textContent, x, y);
    context.fillText(node.textContent, x, y);
    const dot = node.querySelector(".dot")?.getBoundingClientRect();
    if (dot) disc(context, left + dot.left - box.left + 3, top + dot.top - box.top + 3, 2.5, "#333333", "#ffffff", []);
  }
  context.restore();
}

/** Draw a scale of a round number of kilometres. */
function drawScale(context, map, left, top, size) {
  const across = map.distance(map.containerPointToLatLng([0, size.y / 2]), map.containerPointToLatLng([100, size.y / 2]));
  const power = 10 ** Math.floor(Math.log10(across));
  const metres = [5, 2, 1].map((n) => n * power).find((round) => round <= across);
  const length = (100 * metres) / across;
  const [x, y] = [left + 10, top + size.y - 12];
  context.fillStyle = "#ffffffcc";
  context.fillRect(x - 4, y - 20, length + 8, 26);
  context.fillStyle = INK;
  context.fillRect(x, y, length, 2);
  context.save();
  context.textAlign = "left";
  context.direction = "ltr";
  write(context, metres >= 1000 ? `${metres / 1000} km` : `${metres} m`, x, y - 5, "12px");
  context.restore();
}

function pictureKeys({ choice, say }) {
  const facet = choice.facet("type");
  return facet.order.filter((value) => !facet.off.has(value) && facet.counts[value]).map((value) => ({
    type: facet.values[value], text: `${say.value("types", facet.values[value])} ${facet.counts[value]}`,
  }));
}

function drawKeys(context, keys, edge, top, width, say) {
  const across = Math.max(1, Math.floor((width - 2 * EDGE) / 240));
  const sign = say.direction === "rtl" ? -1 : 1;
  keys.forEach(({ type, text }, i) => {
    const x = edge + sign * 240 * (i % across);
    const y = top + 22 * Math.floor(i / across);
    drawSymbol(context, type, x + sign * 8, y - 4, 7, {});
    context.fillStyle = INK;
    write(context, text, x + sign * 22, y, "12px");
  });
}
