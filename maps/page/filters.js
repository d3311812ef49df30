// The filters' boxes: a check box for each value of a facet, with its count.

const FEW_VALUES = 8;
const MOST_VALUES = 200;

/** Make the boxes of all facets. */
function filterBoxes(atlas) {
  const { choice, say } = atlas;
  const boxes = choice.facets.filter((facet) => facet.values.length > 1).map((facet) => facetBox(atlas, facet));
  return element("div", { class: "filters" },
    button(say("reset"), () => {
      choice.reset();
      atlas.bus.tell("reset");
    }, { class: "plain" }), boxes);
}

function facetBox(atlas, facet) {
  const { choice, say } = atlas;
  let most = FEW_VALUES;
  const name = (value) => (facet.group ? say.value(facet.group, facet.values[value])
    : facet.values[value] ?? say("none"));
  const everyone = () => facet.values.map((_, i) => i);
  const list = element("div", {});
  const all = button(say("all"), () => choice.setOff(facet, []), { class: "plain" });
  const further = button("", () => {
    most = most === FEW_VALUES ? MOST_VALUES : FEW_VALUES;
    build();
  }, { class: "plain" });
  let shown = [];

  function build() {
    shown = facet.order.slice(0, most).map((value) => {
      const box = element("input", { type: "checkbox", onchange: () => toggle(value, box.checked) });
      const count = element("small", {});
      const only = button(say("only"), () => choice.setOff(facet, everyone().filter((v) => v !== value)), {
        class: "plain only", "aria-label": say("onlyThis", { value: name(value) }),
      });
      const node = element("div", { class: "value" },
        element("label", {}, box, facet.key === "type" ? symbolIcon(facet.values[value]) : null, words(name(value)), count), only);
      return { value, box, count, node };
    });
    list.replaceChildren(...shown.map(({ node }) => node));
    further.hidden = facet.values.length <= FEW_VALUES;
    further.textContent = most === FEW_VALUES
      ? say("more", { n: Math.min(MOST_VALUES, facet.values.length) - FEW_VALUES }) : say("fewer");
    update();
  }
  function toggle(value, on) {
    const off = new Set(facet.off);
    if (on) off.delete(value);
    else off.add(value);
    choice.setOff(facet, off);
  }
  function update() {
    for (const { value, box, count } of shown) {
      box.checked = !facet.off.has(value);
      count.textContent = ` ${say.number(facet.counts[value])}`;
    }
    all.hidden = facet.off.size === 0;
  }
  build();
  atlas.bus.on("choice", update);
  return element("fieldset", {}, element("legend", {}, say(facet.title)), list, further, all);
}
