// Small helpers on the document. Text of data reaches the page here, and only as text.

const FONT = getComputedStyle(document.documentElement).fontFamily; // for what is drawn: canvases inherit nothing

/** Make an element: attributes, listeners (`on...`), children; strings become text nodes. */
function element(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** Make a button of words. */
function button(text, onclick, attributes) {
  return element("button", { type: "button", onclick, ...attributes }, text);
}

/** Show text of data: isolated, so that its direction does not turn the words around it. */
function words(text, lang) {
  const node = element("bdi", { dir: "auto", lang: lang || null });
  node.textContent = text;
  return node;
}

/** Make a list of lines, or nothing. */
function listOf(lines, lang) {
  if (!lines || !lines.length) return null;
  return element("ul", {}, lines.map((line) => element("li", {}, line instanceof Node ? line : words(line, lang))));
}

/**
 * Show a quote with some of its spans marked, the first of them most. Spans are code points, not
 * UTF-16 units.
 */
function quotation(text, spans, lang) {
  const letters = Array.from(text);
  const node = element("blockquote", { dir: "auto", lang: lang || null, tabindex: 0 });
  let at = 0;
  for (const [start, end] of spans.slice().sort((a, b) => a[0] - b[0])) {
    if (start < at) continue;
    node.append(letters.slice(at, start).join(""));
    const mark = element("mark", { class: start === spans[0][0] ? null : "aside" });
    mark.textContent = letters.slice(start, end).join("");
    node.append(mark);
    at = end;
  }
  node.append(letters.slice(at).join(""));
  return node;
}

/** Read base64. */
function bytesOf(text) {
  const packed = atob(text);
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
  return bytes;
}

/**
 * Read a block of the page: base64 of gzip, an alphabet that says nothing to HTML. What is packed is
 * JSON and, after a zero byte, the planes of its columns, which `bytes` then holds.
 */
async function unpack(id) {
  const packed = bytesOf(document.getElementById(id).textContent.trim());
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const end = bytes.indexOf(0);
  const data = JSON.parse(new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end)));
  if (end >= 0) data.bytes = bytes.subarray(end + 1);
  return data;
}

/**
 * Give a column of whole numbers, counted from the least of them plus one; 0 is a gap. Its planes hold
 * a byte of each number, the lowest first: a single plane is the column, and takes no more memory.
 */
function counted(bytes, { at, width, rows }) {
  if (width === 1) return bytes.subarray(at, at + rows);
  const out = new (width === 2 ? Uint16Array : width <= 4 ? Uint32Array : Float64Array)(rows);
  for (let plane = 0, worth = 1; plane < width; plane++, worth *= 256) {
    const from = at + plane * rows;
    for (let row = 0; row < rows; row++) out[row] += bytes[from + row] * worth;
  }
  return out;
}

/** Fold text for search: no accents, no case; the letters that differ by more than a mark too. */
function fold(text) {
  return String(text).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/ı/g, "i").replace(/ə/g, "e");
}

/** Give a file to the reader: nothing leaves the machine. */
function download(name, blob) {
  const link = element("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Carry news between the parts of the page: `on(name, hear)`, `tell(name, news)`. */
function switchboard() {
  const hearers = new Map();
  return {
    on(name, hear) {
      if (!hearers.has(name)) hearers.set(name, []);
      hearers.get(name).push(hear);
    },
    tell(name, news) {
      for (const hear of hearers.get(name) || []) hear(news);
    },
  };
}

/** Call a function at the next frame, once, however often it is asked for. */
function atNextFrame(work) {
  let frame = 0;
  return () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(work);
  };
}
