// Time: how many incidents when, a stretch to choose, and a button that plays it.

const MOST_BARS = 120;
const UNITS = [
  { key: "day", days: 1 }, { key: "days", days: 2 }, { key: "week", days: 7 }, { key: "days", days: 14 },
  { key: "month", days: 30 }, { key: "year", days: 365 },
];

/** Give the edges of the bars, as days since 1970, over all that is dated. */
function timeBars(incidents) {
  let first = Infinity;
  let last = -Infinity;
  for (let row = 0; row < incidents.count; row++) {
    for (const day of [incidents.firstDay[row], incidents.lastDay[row]]) {
      if (Number.isNaN(day)) continue;
      first = Math.min(first, day);
      last = Math.max(last, day);
    }
  }
  if (first > last) return null;
  const span = last - first + 1;
  const unit = UNITS.find(({ days }) => span / days <= MOST_BARS)
    || { key: "years", days: 365, years: Math.ceil(span / 365.25 / MOST_BARS) };
  const edges = [];
  for (let day = barStart(first, unit); day <= last; day = barEnd(day, unit)) edges.push(day);
  edges.push(barEnd(edges.at(-1), unit));
  return { edges, unit };
}

/** Give the first day of the bar that holds a day. */
function barStart(day, unit) {
  if (unit.days < 30) return day;
  const date = new Date(day * DAY_MS);
  return firstOf(date.getUTCFullYear(), unit.key === "month" ? date.getUTCMonth() : 0);
}

/** Give the first day of a month; years below 100 are years, not those of the last century. */
function firstOf(year, month) {
  return new Date(0).setUTCFullYear(year, month, 1) / DAY_MS;
}

function barEnd(day, unit) {
  if (unit.days < 30) return day + unit.days;
  const date = new Date(day * DAY_MS);
  const [years, months] = unit.key === "month" ? [0, 1] : [unit.years || 1, 0];
  return firstOf(date.getUTCFullYear() + years, date.getUTCMonth() + months);
}

/** Find the bar of a day: the last edge at or before it. */
function barOf(edges, day) {
  let low = 0;
  let high = edges.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (edges[middle] <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Give the bars that each row's days touch, first and last; an open end counts where it is known. */
function barsOfRows(incidents, edges) {
  const [from, to] = [new Int32Array(incidents.count).fill(-1), new Int32Array(incidents.count)];
  for (let row = 0; row < incidents.count; row++) {
    const [first, last] = [incidents.firstDay[row], incidents.lastDay[row]];
    if (Number.isNaN(first) && Number.isNaN(last)) continue;
    from[row] = barOf(edges, Number.isNaN(first) ? last : first);
    to[row] = barOf(edges, Number.isNaN(last) ? first : last);
  }
  return { from, to };
}

/** Count rows in each bar. */
function barCounts({ from, to }, count, rows) {
  const steps = new Int32Array(count + 1);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (from[row] < 0) continue;
    steps[from[row]] += 1;
    steps[to[row] + 1] -= 1;
  }
  for (let i = 1; i < steps.length; i++) steps[i] += steps[i - 1];
  return steps.subarray(0, count);
}

/** Make the section of time. */
function timeline(atlas) {
  const { incidents, choice, say } = atlas;
  const undated = undatedBox(atlas);
  const bars = timeBars(incidents);
  if (!bars) return element("section", { class: "time", "aria-label": say("timeLabel") }, undated);
  const { edges, unit } = bars;
  const count = edges.length - 1;
  const barsOf = barsOfRows(incidents, edges);
  const all = barCounts(barsOf, count, Uint32Array.from({ length: incidents.count }, (_, row) => row));
  const most = Math.max(1, ...all);
  const bins = Array.from(all, () => element("i", {}));
  const output = element("output", { "aria-live": "off" });
  const stretch = element("div", { class: "stretch" });
  const handles = ["from", "to"].map((name) => element("div", {
    class: "handle", role: "slider", tabindex: 0, "aria-label": say(name),
    "aria-valuemin": 0, "aria-valuemax": count,
    onkeydown: (event) => key(event, name),
  }));
  const track = element("div", { class: "bars", onpointerdown: press, onpointermove: drag, onpointerup: release },
    bins, stretch, handles);

  function ends() {
    return choice.from === null ? [0, count] : [barOf(edges, choice.from), barOf(edges, choice.to) + 1];
  }
  function choose(from, to) {
    const [a, b] = [Math.max(0, Math.min(from, to)), Math.min(count, Math.max(from, to))];
    if (a === 0 && b === count) choice.setTime(null, null);
    else choice.setTime(edges[a], edges[Math.max(a + 1, b)] - 1);
  }
  function key(event, name) {
    const [from, to] = ends();
    const inward = say.direction === "rtl" ? -1 : 1;
    const steps = { ArrowRight: inward, ArrowLeft: -inward, ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10,
      Home: -count, End: count };
    if (!(event.key in steps)) return;
    event.preventDefault();
    const step = steps[event.key];
    if (name === "from") choose(Math.max(0, Math.min(to - 1, from + step)), to);
    else choose(from, Math.min(count, Math.max(from + 1, to + step)));
  }
  let grip = null;
  function barAt(event) {
    const box = track.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    return Math.round((say.direction === "rtl" ? 1 - share : share) * count);
  }
  function press(event) {
    const at = barAt(event);
    const [from, to] = ends();
    const onHandle = handles.indexOf(event.target);
    grip = onHandle === 0 ? { anchor: to } : onHandle === 1 ? { anchor: from }
      : event.target === stretch && choice.from !== null ? { from, to, at } : { anchor: at };
    track.setPointerCapture(event.pointerId);
    if (onHandle < 0) event.preventDefault();
  }
  function drag(event) {
    if (!grip) return;
    const at = barAt(event);
    if (grip.at === undefined) {
      if (at !== grip.anchor) choose(grip.anchor, at);
      return;
    }
    const step = Math.max(-grip.from, Math.min(count - grip.to, at - grip.at));
    choose(grip.from + step, grip.to + step);
  }
  function release() {
    grip = null;
  }
  function show() {
    const shown = barCounts(barsOf, count, choice.rows);
    bins.forEach((bin, i) => {
      bin.style.setProperty("--all", `${(100 * all[i]) / most}%`);
      bin.style.setProperty("--shown", `${(100 * shown[i]) / most}%`);
    });
    const [from, to] = ends();
    stretch.style.insetInlineStart = `${(100 * from) / count}%`;
    stretch.style.insetInlineEnd = `${100 - (100 * to) / count}%`;
    stretch.classList.toggle("whole", choice.from === null);
    whole.hidden = choice.from === null;
    [from, to].forEach((at, i) => {
      handles[i].style.insetInlineStart = `${(100 * at) / count}%`;
      handles[i].setAttribute("aria-valuenow", at);
      handles[i].setAttribute("aria-valuetext", isoDay(i ? edges[at] - 1 : edges[at]));
    });
    output.textContent = say("span", { first: isoDay(edges[from]), last: isoDay(edges[to] - 1) });
  }
  const whole = button(say("allTime"), () => choice.setTime(null, null), { class: "plain" });
  atlas.bus.on("choice", show);
  show();
  const bar = say.form("eachBar", unit.key, { n: unit.years || unit.days });
  return element("section", { class: "time", "aria-label": say("timeLabel") },
    element("div", { class: "time-row" }, player(atlas, count, ends, choose), output,
      element("small", {}, bar), undated,
      whole),
    track);
}

/** Make the button that moves the stretch over all days; a narrow one is taken where none is chosen. */
function player(atlas, count, ends, choose) {
  const { say, choice } = atlas;
  const toggle = button(say("play"), () => (atlas.playing ? stop() : play()), { "aria-pressed": "false", class: "play" });
  function stop() {
    clearInterval(atlas.playing);
    atlas.playing = null;
    toggle.textContent = say("play");
    toggle.setAttribute("aria-pressed", "false");
  }
  function play() {
    const width = choice.from === null ? Math.max(1, Math.round(count / 10)) : ends()[1] - ends()[0];
    let from = choice.from === null || ends()[1] >= count ? 0 : ends()[0];
    choose(from, from + width);
    toggle.textContent = say("pause");
    toggle.setAttribute("aria-pressed", "true");
    atlas.playing = setInterval(() => {
      from += 1;
      if (from + width > count) stop();
      else choose(from, from + width);
    }, 400);
  }
  stop();
  return toggle;
}

/** Make the home of undated incidents: a box that shows or hides them. */
function undatedBox(atlas) {
  const { incidents, choice, say } = atlas;
  let n = 0;
  for (let row = 0; row < incidents.count; row++)
    n += Number.isNaN(incidents.firstDay[row]) && Number.isNaN(incidents.lastDay[row]);
  if (!n) return null;
  const box = element("input", {
    type: "checkbox", checked: choice.undated,
    onchange: () => choice.setTime(choice.from, choice.to, box.checked),
  });
  atlas.bus.on("choice", () => (box.checked = choice.undated));
  return element("label", { class: "undated" }, box, say("withUndated", { n }));
}
