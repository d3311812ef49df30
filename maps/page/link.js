// The view in the page's address, after the #: it works for a local file too.

/** Write the view as a hash. */
function writeHash(atlas) {
  const { map, choice, incidents } = atlas;
  const centre = map.getCenter();
  const parts = new URLSearchParams();
  parts.set("map", [map.getZoom(), centre.lat.toFixed(4), centre.lng.toFixed(4)].join("/"));
  if (choice.from !== null) parts.set("time", `${isoDay(choice.from)}..${isoDay(choice.to)}`);
  if (!choice.undated) parts.set("undated", "no");
  if (choice.text) parts.set("q", choice.text);
  for (const facet of choice.facets) {
    const state = facet.state();
    if (state) parts.set(facet.key, (state.few ? "-" : "+") + JSON.stringify(state.listed));
  }
  if (choice.sortedBy) parts.set("sort", (choice.down ? "-" : "") + choice.sortedBy);
  if (atlas.chosen >= 0) parts.set("id", incidents.get("id", atlas.chosen) ?? `#${atlas.chosen}`);
  if (atlas.view) parts.set("view", atlas.view);
  if (atlas.say.lang !== atlas.data.lang) parts.set("lang", atlas.say.lang);
  return `#${parts}`;
}

/** Read a hash into the atlas; what it does not know is left as it is. */
function readHash(atlas, hash) {
  const { map, choice, incidents } = atlas;
  const parts = new URLSearchParams(hash.slice(1));
  for (const facet of choice.facets) {
    const { few, listed } = stateIn(parts.get(facet.key));
    const off = facet.values.map((_, i) => i).filter((i) => listed.has(facet.values[i]) === few);
    choice.setOff(facet, off.length < facet.values.length ? off : []); // none of its values is known here
  }
  const days = (parts.get("time") || "").split("..").map((day) => Date.parse(day) / DAY_MS);
  const whole = days.length !== 2 || days.some(Number.isNaN);
  choice.setTime(whole ? null : days[0], whole ? null : days[1], parts.get("undated") !== "no");
  if ((parts.get("q") || "") !== choice.text) choice.setText(parts.get("q") || "");
  const sort = parts.get("sort") || "";
  const column = sort.replace(/^-/, "");
  if (COLUMNS.includes(column)) choice.sortBy(column, sort[0] === "-");
  const chosen = parts.has("id") ? incidents.find(parts.get("id")) : -1;
  const [zoom, lat, lon] = (parts.get("map") || "").split("/").map(Number);
  if ([zoom, lat, lon].every(Number.isFinite) && parts.has("map")) map.setView([lat, lon], zoom, { animate: false });
  return { chosen, view: parts.get("view") || "", lang: parts.get("lang") };
}

/** Read what a facet's part of the hash says: the few that are off (-), or the few that are on (+). */
function stateIn(text) {
  try {
    const listed = JSON.parse((text || "").slice(1));
    if (Array.isArray(listed) && "+-".includes(text[0])) return { few: text[0] === "-", listed: new Set(listed) };
  } catch {
    // a link that was cut or written by hand
  }
  return { few: true, listed: new Set() };
}

/** Keep the address in step with the view. */
function keepHash(atlas) {
  let timer = 0;
  let written = location.hash;
  const write = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      written = writeHash(atlas);
      try {
        history.replaceState(null, "", written);
      } catch {
        written = location.hash; // a notebook's frame has no address of its own
      }
    }, 250);
  };
  atlas.map.on("moveend", write);
  window.addEventListener("hashchange", () => {
    if (location.hash !== written) atlas.follow(location.hash);
  });
  return write;
}
