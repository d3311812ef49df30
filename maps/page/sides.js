// Two sides: what A says and what B says of the same place and time, side by side; nothing is decided.

const SIDES_KM = 10;
const MOST_COMPARED = 600;

/** Give the side of a claimant: its name without the office in brackets. */
function sideOf(claimant) {
  return claimant.split(" > ")[0].split(" (")[0];
}

/** List what is claimed: the rows shown, and further claims that were joined to them. */
function claimsOf({ incidents, choice }) {
  const claims = [];
  for (const row of choice.rows.subarray(0, MOST_COMPARED)) {
    claims.push({ row, side: sideOf(incidents.get("claimed_by", row)), quote: incidents.get("quote", row), lang: incidents.get("lang", row),
      denied: incidents.denied(row) });
    for (const other of incidents.detail(row).others || [])
      claims.push({ row, side: sideOf(other.claimed_by), quote: other.quote, lang: other.lang, denied: other.polarity === "denied" });
  }
  return claims;
}

/** Tell whether two rows may be of one place and time: near each other, days that may be the same. */
function mayBeSame(incidents, a, b) {
  if (a === b) return true;
  if (!incidents.placed[a] || !incidents.placed[b]) return false;
  const { firstDay, lastDay } = incidents;
  const dated = [a, b].every((row) => !(Number.isNaN(firstDay[row]) && Number.isNaN(lastDay[row])));
  if (!dated || firstDay[a] > lastDay[b] || firstDay[b] > lastDay[a]) return false;
  const same = incidents.get("place_id", a) !== null && incidents.get("place_id", a) === incidents.get("place_id", b);
  return same || distanceKm(incidents, a, b) < SIDES_KM;
}

/** Group the claims of two sides: each group is of one place and time. */
function sideGroups(incidents, claims, sides) {
  const wanted = claims.filter((claim) => sides.includes(claim.side));
  const groups = [];
  for (const claim of wanted) {
    const near = groups.filter((group) => group.some((other) => mayBeSame(incidents, claim.row, other.row)));
    const merged = [...near.flat(), claim];
    for (const group of near) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  const day = (group) => Math.min(...group.map(({ row }) => incidents.lastDay[row]).filter((d) => !Number.isNaN(d)), Infinity);
  const isBoth = (group) => sides.every((side) => group.some((claim) => claim.side === side));
  return groups.map((group) => ({ group, both: isBoth(group), day: day(group) }))
    .sort((a, b) => b.both - a.both || a.day - b.day);
}

/** Make the view of two sides. */
function sidesView(atlas) {
  const { incidents, say } = atlas;
  const claims = claimsOf(atlas);
  const counts = new Map();
  for (const { side } of claims) counts.set(side, (counts.get(side) || 0) + 1);
  const names = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a));
  atlas.sides = (atlas.sides || []).every((side) => counts.has(side)) && atlas.sides ? atlas.sides : names.slice(0, 2);
  const body = element("div", { class: "sides-body" });
  const pick = (i) => {
    const select = element("select", { onchange: () => {
      atlas.sides[i] = select.value;
      show();
    } }, names.map((name) => element("option", { value: name, selected: name === atlas.sides[i] }, name)));
    return element("label", {}, say(i ? "sideB" : "sideA"), select);
  };
  function entry(claims) {
    const { row } = claims[0];
    const denied = claims.every((claim) => claim.denied);
    const node = element("button", { type: "button", "aria-current": row === atlas.chosen ? "true" : null, onclick: () => atlas.choose(row) },
      rowIcon(atlas, row), element("span", {}, words(titleText(incidents.get("title", row), say)),
        element("small", {}, words(dateText(incidents.get("date", row), say)), " · ", denied
          ? say.value("polarities", "denied") : say.value("statuses", incidents.get("status", row)))));
    const quotes = claims.filter(({ quote }) => quote !== null).map(({ quote, lang, denied }) =>
      element("q", { dir: "auto", lang: lang || null, class: denied ? "denied" : null }, quote));
    return element("li", {}, node, quotes);
  }
  function show() {
    const [a, b] = atlas.sides;
    const column = (group, side) => {
      const said = group.filter((claim) => claim.side === side);
      const rows = [...new Set(said.map(({ row }) => row))].map((row) => said.filter((claim) => claim.row === row));
      return element("div", {}, said.length ? element("ul", {}, rows.map(entry)) : element("p", { class: "quiet" }, say("nothingSaid")));
    };
    const groups = sideGroups(incidents, claims, [a, b]);
    body.replaceChildren(
      element("div", { class: "pair heads" }, ...[["saysA", a], ["saysB", b]].map(([key, side]) =>
        element("h3", {}, `${say(key)}: `, words(side ?? say("none"))))),
      ...groups.map(({ group, both }) => element("div", { class: both ? "pair both" : "pair" },
        element("p", { class: "badge" }, say(both ? "both" : "oneSide")), column(group, a), column(group, b))));
  }
  atlas.bus.on("chosen", show);
  show();
  const many = atlas.choice.rows.length > MOST_COMPARED;
  return element("section", { class: "sides", "aria-label": say("sides") },
    element("div", { class: "picks" }, pick(0), pick(1)),
    element("p", { class: "quiet" }, say("sidesRule", { km: SIDES_KM }), many ? ` ${say("sidesMany", { n: MOST_COMPARED })}` : null), body);
}
