// What the page says itself, by language. A language that lacks a line falls back to English.

const STRINGS = {
  en: {
    search: "Search words, places, claimants",
    incidents: "Incidents",
    shown: (n, all) => (n === all ? `${all} incidents` : `${n} of ${all} incidents`),
    choose: "Choose an incident in the list or on the map.",
    when: "When",
    undated: "not stated",
    where: "Where",
    asWritten: "as written",
    precision: "Precision",
    claimedBy: "Says so",
    status: "Status",
    source: "Source",
    page: "page",
    why: "Why here",
    score: "score",
    candidates: "Other candidates",
    alsoSaid: "Also said of it",
    notes: "Notes",
    noPlace: "No place found",
    noPlaceGroup: "Without a place",
    modality: "Is said to be",
    type: "Type",
    claimant: "Says so",
    filters: "Filters",
    legend: "Legend",
    exact: "solid: a named site or town",
    within: "dashed ring: somewhere within",
    area: "hatched: somewhere in the area",
    line: "band: somewhere along the line",
    planned: "hollow: planned, tried or general",
    denied: "crossed: denied",
    disputed: "dashed line: disputed",
    radius: (km) => `within ${km} km`,
    precisions: {
      1: "a named site or town",
      2: "near a place, or in part of a district",
      3: "a larger area or a line",
    },
    modalities: {
      occurred: "happened",
      attempted: "tried",
      ongoing: "going on",
      planned: "planned",
      threatened: "threatened",
      general: "general",
    },
    deniedWord: "denied",
    mapLabel: "Map of the incidents",
    listLabel: "All incidents",
    detailLabel: "Chosen incident",
    print: "Print",
    all: "Show all",
    sources: "Sources and data",
  },
};

/** Give the strings of a language. */
function stringsOf(lang) {
  return { ...STRINGS.en, ...(STRINGS[lang] || {}) };
}
