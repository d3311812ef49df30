// Long lists: only the rows in view are in the document, however many there are.

const OVERSCAN = 6;
const ALL_AT_ONCE = 300; // up to so many are in the document at once: a reader's own search finds them
const MOST_PRINTED = 2000;

/**
 * Make a list of rows of one height. `render(row, at)` makes a row's element; arrow keys, Home and
 * End move between them. Give `{ node, show(rows), reveal(row) }`.
 */
function longList(bus, { tag, attributes, height, render }) {
  const before = element(tag === "tbody" ? "tr" : "li", { "aria-hidden": "true", class: "gap" });
  const after = before.cloneNode();
  const body = element(tag, attributes, before, after);
  const node = element("div", { class: "scroll", onscroll: () => later() }, tag === "tbody" ? null : body);
  let rows = [];
  let [first, last] = [0, 0];
  let printing = false;

  function fill(from, to) {
    [first, last] = [from, to];
    const focused = body.contains(document.activeElement) ? Number(document.activeElement.closest("[data-at]")?.dataset.at) : -1;
    const items = [];
    for (let at = from; at < to; at++) items.push(render(rows[at], at, rows.length));
    before.style.height = `${from * height}px`;
    after.style.height = `${(rows.length - to) * height}px`;
    body.replaceChildren(before, ...items, after);
    if (focused >= from && focused < to) focusAt(focused);
  }
  function draw(anew) {
    if (printing) return;
    const whole = rows.length <= ALL_AT_ONCE;
    body.classList.toggle("fixed", !whole);
    if (whole) {
      if (anew) fill(0, rows.length);
      return;
    }
    const top = node.scrollTop;
    const from = Math.max(0, Math.floor(top / height) - OVERSCAN);
    const to = Math.min(rows.length, Math.ceil((top + (node.clientHeight || 800)) / height) + OVERSCAN);
    if (anew || from < first || to > last || to - from < last - first - 2 * OVERSCAN) fill(from, to);
  }
  const later = atNextFrame(() => draw(false));
  const focusAt = (at) => body.querySelector(`[data-at="${at}"] button`)?.focus({ preventScroll: true });

  function reveal(at, focus) {
    if (at < 0 || at >= rows.length) return;
    const item = body.querySelector(`[data-at="${at}"]`);
    // The box alone is scrolled: on a phone, the page must stay where the reader is.
    const whole = rows.length <= ALL_AT_ONCE && item;
    const top = whole ? item.offsetTop - body.offsetTop : at * height;
    const bottom = top + (whole ? item.offsetHeight : height);
    if (top < node.scrollTop || bottom > node.scrollTop + node.clientHeight) node.scrollTop = top - node.clientHeight / 2;
    draw(false);
    if (focus) focusAt(at);
  }
  body.addEventListener("keydown", (event) => {
    const at = Number(event.target.closest("[data-at]")?.dataset.at);
    const page = Math.max(1, Math.floor(node.clientHeight / height) - 1);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -at, End: rows.length - 1 - at };
    if (Number.isNaN(at) || !(event.key in steps)) return;
    event.preventDefault();
    reveal(Math.max(0, Math.min(rows.length - 1, at + steps[event.key])), true);
  });
  bus.on("print", (begins) => {
    printing = begins;
    if (begins) fill(0, Math.min(rows.length, MOST_PRINTED));
    else draw(true);
  });
  new ResizeObserver(() => later()).observe(node);
  return {
    node, body,
    show(shown) {
      rows = shown;
      draw(true);
    },
    again: () => fill(first, Math.min(last, rows.length)),
    reveal: (row) => reveal(rows.indexOf(row), false),
  };
}
