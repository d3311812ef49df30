// Many incidents as one mark: their count, in a ring whose parts are the types.

/**
 * Draw a stack: `{ x, y, radius, count, parts }`, where `parts` has a count for each of `colors`. It
 * is filled discs, one over the other: a browser fills an arc in half the time that it takes to
 * stroke one, and one by one sooner than many in one path.
 */
function drawStack(context, { x, y, radius, count, parts }, colors) {
  sector(context, x, y, radius + 1, 0, 1, INK);
  let before = 0;
  for (let part = 0; part < colors.length; part++) {
    if (!parts[part]) continue;
    sector(context, x, y, radius - 0.75, before / count, (before + parts[part]) / count, colors[part]);
    before += parts[part];
  }
  sector(context, x, y, radius - 4.5, 0, 1, "#ffffff");
  context.fillStyle = INK;
  context.fillText(shortCount(count), x, y + 0.5);
}

/** Fill the part of a disc between two shares of a turn, clockwise from the top. */
function sector(context, x, y, radius, from, to, color) {
  const angle = (share) => 2 * Math.PI * share - Math.PI / 2;
  context.beginPath();
  if (to - from < 1) context.moveTo(x, y);
  context.arc(x, y, radius, angle(from), angle(to));
  context.fillStyle = color;
  context.fill();
}

/** Draw stacks. */
function drawStacks(context, stacks, colors) {
  context.font = `600 11px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const stack of stacks) drawStack(context, stack, colors);
}

function stackRadius(count) {
  return Math.min(26, 12 + 3 * Math.log10(count));
}

/** Write a count in at most four letters. */
function shortCount(count) {
  if (count < 1000) return String(count);
  return count < 10_000 ? `${(count / 1000).toFixed(1)}k` : `${Math.round(count / 1000)}k`;
}
