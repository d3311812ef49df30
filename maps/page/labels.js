// Names of states and towns on the map; none over another, none over a symbol.

/** Show the names; give a function that places them anew. */
function addLabels(atlas) {
  const { map, base } = atlas;
  const pane = map.createPane("names");
  pane.style.zIndex = 350;
  pane.style.pointerEvents = "none";
  const measure = widths();

  function redraw() {
    const zoom = map.getZoom();
    const view = map.getBounds().pad(0.1);
    const boxes = [...taken(map), ...atlas.layer.hits.map(({ x, y, radius }) => [x - radius - 2, y - radius - 2, x + radius + 2, y + radius + 2])];
    const nodes = [];
    for (const label of labelsOf(base, atlas.say.lang)) {
      if (zoom < label.from || zoom > label.to || !view.contains([label.lat, label.lon])) continue;
      const { x, y } = map.latLngToLayerPoint([label.lat, label.lon]);
      const spot = freeSpot(label, x, y, measure(label), boxes);
      if (!spot) continue;
      boxes.push(spot.box);
      nodes.push(nameNode(label, x, y, spot));
    }
    pane.replaceChildren(...nodes);
  }

  const later = atNextFrame(redraw);
  atlas.layer.on("drawn", later);
  return (now) => (now ? redraw() : later());
}

/** Give what a name may not lie over or run into: the controls, and all that is out of view. */
function taken(map) {
  const { x: left, y: top } = map.containerPointToLayerPoint([0, 0]);
  const { x: width, y: height } = map.getSize();
  const [right, bottom, far] = [left + width, top + height, 1e4];
  const frame = map.getContainer().getBoundingClientRect();
  const controls = [...map.getContainer().querySelectorAll(".leaflet-control")].map((node) => {
    const box = node.getBoundingClientRect();
    return [box.left - frame.left + left, box.top - frame.top + top, box.right - frame.left + left, box.bottom - frame.top + top];
  });
  return [[left - far, top - far, left, bottom + far], [right, top - far, right + far, bottom + far],
    [left, top - far, right, top], [left, bottom, right, bottom + far], ...controls];
}

let labelCache = { lang: null, labels: [] };

/** Give the labels of the base map in a language, the most important first. */
function labelsOf(base, lang) {
  if (labelCache.lang === lang) return labelCache.labels;
  const { points, sizes, names } = base.states;
  const own = names[lang] || names.en || [];
  const states = own.map((text, i) => ({
    text, lon: points[i][0], lat: points[i][1], kind: "state",
    from: sizes[i] > 60 ? 2 : sizes[i] > 8 ? 4 : 5, to: sizes[i] > 60 ? 7 : 9,
  }));
  const waters = (base.waters || []).map(([text, lon, lat, from]) => ({ text, lon, lat, kind: "water", from, to: 19 }));
  const towns = base.towns.map(([text, lon, lat, people]) => ({
    text, lon, lat, kind: "town", from: fromZoom(people), to: 19,
  }));
  labelCache = { lang, labels: [...states, ...towns, ...waters] };
  return labelCache.labels;
}

/** Find where a name is free of others: a town's beside its dot, a state's around its middle. */
function freeSpot(label, x, y, width, boxes) {
  const spots = label.kind === "town"
    ? [[x + 8, y], [x - 8 - width, y], [x - width / 2, y - 13], [x - width / 2, y + 13]]
    : [[x - width / 2, y], [x - width / 2, y - 18], [x - width / 2, y + 18]];
  for (const [left, middle] of spots) {
    const box = [left - 3, middle - 9, left + width + 3, middle + 9];
    if (label.kind === "town") { // the dot is part of the label
      box[0] = Math.min(box[0], x - 5);
      box[2] = Math.max(box[2], x + 5);
      box[1] = Math.min(box[1], y - 5);
      box[3] = Math.max(box[3], y + 5);
    }
    if (!boxes.some((b) => b[0] < box[2] && b[2] > box[0] && b[1] < box[3] && b[3] > box[1])) return { left, middle, box };
  }
  return null;
}

function nameNode(label, x, y, { left, middle }) {
  const node = element("span", { class: `name ${label.kind}`, "aria-hidden": "true" });
  node.textContent = label.text;
  node.style.transform = `translate(${Math.round(left)}px, ${Math.round(middle - 8)}px)`;
  if (label.kind === "town") {
    const dot = element("i", { class: "dot" });
    dot.style.transform = `translate(${Math.round(x - left - 3)}px, ${Math.round(y - middle + 5)}px)`;
    node.append(dot);
  }
  return node;
}

/** Give a function that tells a label's width in pixels, each measured once. */
function widths() {
  const context = element("canvas", {}).getContext("2d");
  const known = new Map();
  return (label) => {
    const key = label.kind + label.text;
    if (!known.has(key)) {
      context.font = `${label.kind === "state" ? 13 : 11}px ${FONT}`;
      const letters = label.kind === "state" ? Array.from(label.text).length : 0;
      known.set(key, Math.ceil(context.measureText(label.text).width * 1.03) + letters);
    }
    return known.get(key);
  };
}

function fromZoom(people) {
  if (people > 1_000_000) return 4;
  if (people > 200_000) return 6;
  if (people > 20_000) return 8;
  return people > 5_000 ? 9 : 10;
}
