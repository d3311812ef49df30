// Short forms of an incident over the map: a tip under the pointer, a card on a phone.

/** Make the tip; `show(hit, at)` fills and moves it, `hide()` takes it away. */
function hoverTip(atlas) {
  const { map, incidents } = atlas;
  const node = element("div", { class: "tip", hidden: true, "aria-hidden": "true" });
  map.getContainer().append(node);
  let shown = null;
  function show(hit, at) {
    node.hidden = false;
    if (shown !== (hit.row ?? hit)) node.replaceChildren(...(hit.row === undefined
      ? [words(atlas.say("shown", { n: hit.count }))] : tipLines(atlas, hit.row)));
    shown = hit.row ?? hit;
    const size = map.getSize();
    const x = at.x + 16 + node.offsetWidth > size.x ? at.x - 12 - node.offsetWidth : at.x + 16;
    const y = at.y + 16 + node.offsetHeight > size.y ? at.y - 12 - node.offsetHeight : at.y + 16;
    node.style.transform = `translate(${Math.max(0, x)}px, ${Math.max(0, y)}px)`;
  }
  function hide() {
    node.hidden = true;
    shown = null;
  }
  map.getContainer().addEventListener("mouseleave", hide);
  return { show, hide, incidents };
}

function tipLines({ incidents, say }, row) {
  const who = (incidents.get("attribution", row) || incidents.get("claimed_by", row)).split(" > ")[0];
  return [
    element("b", {}, words(titleText(incidents.get("title", row), say))),
    element("small", {}, words(dateText(incidents.get("date", row), say))),
    element("small", {}, words(who), " · ", say.value("statuses", incidents.get("status", row))),
  ];
}

/** Make the card that a narrow page shows over the map: the sentence is there without scrolling. */
function phoneCard(atlas) {
  const node = element("div", { class: "card", hidden: true, role: "group", "aria-label": atlas.say("detailLabel") });
  L.DomEvent.disableClickPropagation(node).disableScrollPropagation(node);
  const show = (row) => {
    node.hidden = row < 0;
    if (row < 0) return;
    const further = () => document.querySelector(".detail").scrollIntoView({ block: "start" });
    node.replaceChildren(closeButton(atlas), heading(atlas, row), statedBy(atlas, row), quoteOf(atlas, row),
      element("small", {}, words(dateText(atlas.incidents.get("date", row), atlas.say)), " · ",
        atlas.say.value("statuses", atlas.incidents.get("status", row))), " ",
      button(atlas.say("readOn"), further, { class: "plain" }));
    node.scrollTop = 0;
  };
  atlas.bus.on("chosen", show);
  show(atlas.chosen);
  return node;
}
