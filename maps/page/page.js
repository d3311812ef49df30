// The page: puts the parts together. `IncidentAtlas.map` makes the map, `IncidentAtlas.start` fills it.

const VIEWS = { table: tableView, letter: letterView, sides: sidesView };

/** Make the map in its element; folium's own layers can be added to it at once. */
function makeMap(id) {
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(id, {
    zoomControl: false, preferCanvas: true, worldCopyJump: true, minZoom: 1, maxZoom: 16,
    zoomAnimation: !still, fadeAnimation: !still, inertia: !still,
  });
  map.attributionControl.setPrefix("Leaflet");
  return map.setView([20, 10], 2);
}

async function start(map) {
  const [data, base, tables, letters, tiles, added] = await Promise.all(["data", "base", "words", "letters", "tiles", "added"].map(unpack));
  learnSymbols(data.symbols);
  const incidents = new Incidents(data);
  const atlas = { map, data, base, tables, incidents, tiles: tiles.map(tileLayer), chosen: -1, view: "", bus: switchboard(), playing: null };
  atlas.letters = lettersOf(incidents, letters);
  atlas.say = speaker(tables, data.lang);
  atlas.layer = { redraw() {} };
  atlas.choice = new Choice(incidents, () => changed(atlas));
  atlas.fixes = new Fixes(incidents, () => {
    atlas.bus.tell("fixes");
    changed(atlas);
  });
  Object.assign(atlas, deeds(atlas));
  atlas.ground = addBasemap(map, base);
  map.attributionControl.addAttribution(base.attribution);
  addLayers(atlas, added);
  atlas.layer = new IncidentLayer(atlas);
  lay(atlas);
  atlas.layer.addTo(map);
  atlas.relabel = addLabels(atlas);
  listen(atlas);
  listenToPrinter(atlas);
  atlas.follow(location.hash, true);
  atlas.keep = keepHash(atlas);
  expose(atlas);
}

/** Make tiles of a server, not asked until the reader switches them on; their words are words. */
function tileLayer({ name, url, attribution, max_zoom: maxNativeZoom, subdomains }) {
  const inert = attribution.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
  return { name, layer: L.tileLayer(url, { attribution: inert, maxNativeZoom, subdomains, referrerPolicy: "no-referrer" }) };
}

/** Tell all parts that another choice of incidents is shown. */
function changed(atlas) {
  if (!atlas.choice) return;
  atlas.bus.tell("choice");
  atlas.layer.redraw();
  atlas.keep?.();
}

/** What the parts may ask of the page. */
function deeds(atlas) {
  const { map } = atlas;
  return {
    choose(row, { fly = true } = {}) {
      atlas.chosen = row;
      atlas.shownCandidates?.remove();
      atlas.bus.tell("chosen", row);
      if (fly && row >= 0) goTo(atlas, row);
      if (fly && row >= 0 && window.innerWidth <= 900) map.getContainer().scrollIntoView({ block: "start" });
      atlas.layer.redraw();
      atlas.keep?.();
    },
    open(view) {
      const bounds = map.getBounds();
      atlas.view = view;
      lay(atlas);
      map.fitBounds(bounds, { animate: false }); // what was in view stays in view
      atlas.keep?.();
    },
    showLetter(row) {
      if (atlas.view !== "letter") atlas.open("letter");
      atlas.bus.tell("chosen", row);
    },
    speak(lang) {
      if (!Object.hasOwn(atlas.tables, lang)) return;
      atlas.say = speaker(atlas.tables, lang);
      lay(atlas);
      atlas.relabel();
      atlas.keep?.();
    },
    shownText() {
      const [n, all] = [atlas.choice.rows.length, atlas.incidents.count];
      return n === all ? atlas.say("shown", { n }) : atlas.say("shownOf", { n, all });
    },
    showCandidates: (row) => showCandidates(atlas, row),
    dragPin: (row) => dragPin(atlas, row),
    follow(hash, first) {
      const { chosen, view, lang } = readHash(atlas, hash);
      if (lang && Object.hasOwn(atlas.tables, lang)) atlas.say = speaker(atlas.tables, lang);
      atlas.view = Object.hasOwn(VIEWS, view) ? view : "";
      if (!first || lang || atlas.view) lay(atlas);
      if (first && !hash.includes("map=")) fit(atlas);
      if (!first || chosen >= 0) atlas.choose(chosen, { fly: !hash.includes("map=") });
    },
  };
}

/** Hear clicks and moves on the map, and the Esc key. */
function listen(atlas) {
  const { map, layer } = atlas;
  const tip = hoverTip(atlas);
  map.on("click", (event) => {
    const hit = map.measuring ? null : layer.at(event.layerPoint);
    if (!hit) return;
    if (hit.row !== undefined) atlas.choose(hit.row, { fly: false });
    else if (hit.key || map.getZoom() >= map.getMaxZoom()) openStack(atlas, hit);
    else enter(atlas, layer.rowsOf(hit));
  });
  map.on("mousemove", (event) => {
    const hit = layer.at(event.layerPoint);
    map.getContainer().classList.toggle("over", Boolean(hit));
    if (hit) tip.show(hit, event.containerPoint);
    else tip.hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (atlas.chosen >= 0) atlas.choose(-1);
    else if (atlas.view) atlas.open("");
  });
}

/** Give the map the size of the paper while it is printed, with all that is in view still in view. */
function listenToPrinter(atlas) {
  const { map, layer } = atlas;
  let view = null;
  window.addEventListener("beforeprint", () => {
    view ??= { bounds: map.getBounds(), centre: map.getCenter(), zoom: map.getZoom() };
    document.querySelector(".frame").classList.add("printing");
    document.querySelector(".sources").open = true;
    atlas.bus.tell("print", true);
    map.invalidateSize({ animate: false, pan: false });
    map.fitBounds(view.bounds, { animate: false });
    atlas.ground.draw(); // at once: a printer does not wait for the next frame
    layer.onPaper = true; // browsers print one canvas of a map, not the one below it
    layer.draw();
    atlas.relabel(true);
  });
  window.addEventListener("afterprint", () => {
    document.querySelector(".frame").classList.remove("printing");
    atlas.bus.tell("print", false);
    layer.onPaper = false;
    map.invalidateSize({ animate: false, pan: false });
    if (view) map.setView(view.centre, view.zoom, { animate: false });
    view = null;
  });
}

/** Come closer to a cluster; one whose incidents lie at one place is opened in place. */
function enter(atlas, rows) {
  const { map, incidents } = atlas;
  const bounds = L.latLngBounds(Array.from(rows, (row) => [incidents.lat[row], incidents.lon[row]]));
  const before = map.getZoom();
  map.fitBounds(bounds.pad(0.2), { animate: false, maxZoom: 15 });
  if (map.getZoom() <= before) map.setView(bounds.getCenter(), Math.min(before + 2, map.getMaxZoom()), { animate: false });
}

function openStack(atlas, hit) {
  const { incidents, layer } = atlas;
  const rows = layer.rowsOf(hit);
  layer.opened = hit.key || `${incidents.lon[rows[0]]},${incidents.lat[rows[0]]}`;
  layer.draw();
}

/** Show the other candidates of an incident on the map, each with its letter. */
function showCandidates(atlas, row) {
  const { map, incidents } = atlas;
  atlas.shownCandidates?.remove();
  const group = L.featureGroup();
  const others = (incidents.detail(row).candidates || []).filter((one) => typeof one.lon === "number");
  others.forEach((one, i) => {
    const at = [one.lat, one.lon];
    if (incidents.placed[row])
      L.polyline([[incidents.lat[row], incidents.lon[row]], at], { color: INK, weight: 1, dashArray: "2 5" }).addTo(group);
    const icon = L.divIcon({ className: "candidate", iconSize: [22, 22], html: element("b", {}, candidateLetter(i)) });
    L.marker(at, { icon, title: one.name, keyboard: false }).addTo(group);
  });
  atlas.shownCandidates = group.addTo(map);
  if (others.length) map.fitBounds(group.getBounds().pad(0.2), { animate: false, maxZoom: 10 });
}

/** Put the parts of the page around the map, in the reader's language. */
function lay(atlas) {
  const { map, say, data } = atlas;
  clearInterval(atlas.playing);
  atlas.bus = switchboard();
  document.documentElement.lang = say.lang;
  document.documentElement.dir = say.direction;
  document.title = data.title;
  const box = map.getContainer();
  const frame = element("div", { class: atlas.view ? `frame with-${atlas.view}` : "frame" });
  const old = box.closest(".frame");
  (old || box).before(frame);
  frame.append(header(atlas), panel(atlas),
    element("div", { class: "map", role: "region", "aria-label": say("mapLabel") }, box, phoneCard(atlas)));
  if (atlas.view) frame.append(element("div", { class: "beside" }, VIEWS[atlas.view](atlas)));
  frame.append(timeline(atlas), element("footer", {}, say("disclaimer")));
  old?.remove();
  atlas.clear?.();
  atlas.clear = addControls(atlas);
  map.invalidateSize({ animate: false, pan: false });
}

function header(atlas) {
  const { say, data, bus, fixes } = atlas;
  const count = element("p", { id: "count", "aria-live": "polite" });
  const save = button("", () => download("corrections.jsonl", new Blob([fixes.text()], { type: "application/jsonl" })), { class: "save" });
  const show = () => (count.textContent = atlas.shownText());
  const showFixes = () => {
    save.hidden = fixes.list.length === 0;
    save.textContent = say("download", { n: fixes.list.length });
  };
  bus.on("choice", show);
  bus.on("fixes", showFixes);
  show();
  showFixes();
  const views = Object.keys(VIEWS).filter((view) => view !== "letter" || atlas.letters.length).map((view) =>
    button(say(view), () => atlas.open(atlas.view === view ? "" : view), { "aria-pressed": String(atlas.view === view) }));
  return element("header", {}, element("h1", {}, words(data.title)), count,
    element("div", { class: "tools-row" }, save, element("div", { class: "views", role: "group" }, views),
      button(say("picture"), () => downloadPicture(atlas)), button(say("print"), () => window.print()), languages(atlas)));
}

/** Make the choice of the page's language, each named in itself. */
function languages(atlas) {
  const { tables, say } = atlas;
  const select = element("select", { class: "languages", "aria-label": say("languageOfPage"), onchange: () => atlas.speak(select.value) },
    UI_LANGUAGES.filter((lang) => Object.hasOwn(tables, lang)).map((lang) =>
      element("option", { value: lang, lang, selected: lang === say.lang }, tables[lang].language)));
  return select;
}

/** Make the panel: search, the chosen incident, then the list or the filters. */
function panel(atlas) {
  const { say, choice, data } = atlas;
  let timer = 0;
  const search = element("input", {
    type: "search", placeholder: say("search"), "aria-label": say("search"), value: choice.text,
    oninput: () => {
      clearTimeout(timer);
      const wait = atlas.incidents.count > 5000 ? 200 : 0;
      timer = setTimeout(() => choice.setText(search.value), wait);
    },
  });
  atlas.bus.on("reset", () => (search.value = ""));
  const sources = element("details", { class: "sources" }, element("summary", {}, say("sources")), listOf(data.credits),
    element("p", {}, say("boundariesOf", { name: atlas.base.boundaries })));
  return element("main", { class: "panel" }, search, detailSection(atlas),
    element("details", { class: "filter-box", open: atlas.filtersOpen, ontoggle: (event) => (atlas.filtersOpen = event.target.open) },
      element("summary", {}, say("filters")), filterBoxes(atlas)),
    incidentList(atlas), sources);
}

/** Let tests, and pages that embed this one, ask what is shown. */
function expose(atlas) {
  const { map, layer, incidents, choice } = atlas;
  window.__ia = {
    count: incidents.count, map, layer,
    get shown() { return Array.from(choice.rows); },
    get chosen() { return atlas.chosen; },
    select: (row) => atlas.choose(row),
    symbols: () => {
      if (layer._stale) layer.draw();
      return layer.hits.map(({ x, y, row, count, as, hollow, crossed }) => {
        const at = map.layerPointToContainerPoint(L.point(x, y));
        return { x: at.x, y: at.y, row, count, as, hollow, crossed };
      });
    },
    corrections: () => atlas.fixes.text(),
    picture: () => pictureOf(atlas),
  };
  window.__ready = true;
}
