// The list and the table of incidents.

const COLUMNS = ["date", "title", "place_verbatim", "geo_precision", "claimed_by", "status", "source"];
const HEADINGS = { title: "what", place_verbatim: "place", geo_precision: "precision", claimed_by: "claimedBy" };

function rowIcon({ incidents, fixes }, row) {
  return symbolIcon(incidents.get("type", row), {
    hollow: incidents.hollow(row), crossed: incidents.denied(row) || fixes.refused(row),
  });
}

/** Make the list of all incidents, in the order chosen. */
function incidentList(atlas) {
  const { incidents, choice, say } = atlas;
  const render = (row, at, all) => {
    const where = incidents.placed[row] ? null : say("noPlace");
    const said = incidents.denied(row) ? say.value("polarities", "denied") : say.value("statuses", incidents.get("status", row));
    const sub = [dateText(incidents.get("date", row), say), incidents.get("claimed_by", row), said, where].filter(Boolean);
    return element("li", { "data-id": incidents.get("id", row), "data-at": at, "aria-setsize": all, "aria-posinset": at + 1 },
      element("button", {
        type: "button", "aria-current": row === atlas.chosen ? "true" : null, onclick: () => atlas.choose(row),
      },
      rowIcon(atlas, row),
      element("span", {}, words(titleText(incidents.get("title", row), say)),
        element("small", {}, sub.flatMap((part, i) => [i ? " · " : "", words(part)])))));
  };
  const list = longList(atlas.bus, { tag: "ol", attributes: { class: "incidents", "aria-label": say("listLabel") }, height: 62, render });
  atlas.bus.on("choice", () => list.show(choice.rows));
  atlas.bus.on("chosen", (row) => {
    list.again();
    list.reveal(row);
  });
  list.show(choice.rows);
  return element("div", { class: "list" },
    element("div", { class: "list-head" }, element("h2", {}, say("incidents")), sorter(atlas)), list.node);
}

function sorter({ choice, say }) {
  const options = [["", "order"], ["date", "date"], ["title", "what"], ["place_verbatim", "place"], ["claimed_by", "claimedBy"]];
  const select = element("select", { onchange: () => choice.sortBy(select.value || null) },
    options.map(([value, key]) => element("option", { value, selected: value === (choice.sortedBy || "") }, say(key))));
  return element("label", { class: "sorter" }, say("sortBy"), select);
}

/** Make the table view: the same incidents, a column a fact. */
function tableView(atlas) {
  const { incidents, choice, say } = atlas;
  const cell = (name, row) => {
    const value = incidents.get(name, row);
    switch (name) {
      case "date": return dateText(value, say);
      case "title": return titleText(value, say);
      case "geo_precision": return incidents.placed[row] ? say.value("precisions", value ?? "0") : say("noPlace");
      case "status": return say.value("statuses", value);
      default: return value ?? say("none");
    }
  };
  const render = (row, at) => element("tr", {
    "data-at": at, "aria-rowindex": at + 2, "aria-selected": row === atlas.chosen ? "true" : null,
  }, COLUMNS.map((name) => element("td", {}, name === "title"
    ? element("button", { type: "button", onclick: () => atlas.choose(row) }, rowIcon(atlas, row), words(cell(name, row)))
    : words(cell(name, row)))));
  const list = longList(atlas.bus, { tag: "tbody", attributes: {}, height: 34, render });
  const heads = COLUMNS.map((name) => element("th", { scope: "col" },
    button(say(HEADINGS[name] || name), () => choice.sortBy(name, choice.sortedBy === name && !choice.down))));
  const show = () => {
    list.show(choice.rows);
    heads.forEach((head, i) => {
      const sorted = choice.sortedBy === COLUMNS[i];
      head.setAttribute("aria-sort", sorted ? (choice.down ? "descending" : "ascending") : "none");
    });
    table.setAttribute("aria-rowcount", choice.rows.length + 1);
  };
  const table = element("table", {}, element("caption", {}, say("listLabel")),
    element("thead", {}, element("tr", {}, heads)), list.body);
  list.node.append(table);
  atlas.bus.on("choice", show);
  atlas.bus.on("chosen", (row) => {
    list.again();
    list.reveal(row);
  });
  show();
  return element("section", { class: "table", "aria-label": say("table") }, list.node);
}
