// Measuring on the map: distances along a line, the area within it; folium's MeasureControl.

const EARTH_M = 6_371_009;
const LENGTHS = { meters: [1, "m"], kilometers: [1000, "km"], feet: [0.3048, "ft"], miles: [1609.344, "mi"], nauticalmiles: [1852, "nmi"] };
const AREAS = { sqmeters: [1, "m²"], hectares: [10_000, "ha"], acres: [4046.8564, "ac"], sqmiles: [2_589_988.11, "mi²"], sqfeet: [0.09290304, "ft²"] };

/** Make the control: a button, and while it is on, each click is a corner. */
function measureControl(options, say) {
  const control = L.control({ position: options.position || "topright" });
  control.onAdd = (map) => {
    const lines = L.featureGroup();
    const told = element("output", { class: "measured", hidden: true });
    let corners = null;
    const toggle = button("⟷", () => (corners ? stop() : begin()), { title: say("measure"), "aria-label": say("measure"), "aria-pressed": "false" });
    const node = element("div", { class: "leaflet-control-measure leaflet-bar" }, toggle, told);
    L.DomEvent.disableClickPropagation(node).disableScrollPropagation(node);
    const add = ({ latlng }) => {
      corners.push(latlng);
      show();
    };
    function begin() {
      corners = [];
      map.measuring = true;
      lines.addTo(map);
      map.on("click", add);
      map.doubleClickZoom.disable();
      toggle.setAttribute("aria-pressed", "true");
      told.hidden = false;
      show();
    }
    function stop() {
      corners = null;
      map.measuring = false;
      lines.clearLayers().remove();
      map.off("click", add);
      map.doubleClickZoom.enable();
      toggle.setAttribute("aria-pressed", "false");
      told.hidden = true;
    }
    function show() {
      lines.clearLayers();
      const color = options.activeColor || "#0b5cad";
      for (const at of corners) lines.addLayer(L.circleMarker(at, { radius: 4, color, weight: 2, fillColor: "#fff", fillOpacity: 1, interactive: false }));
      if (corners.length > 1) lines.addLayer(L.polyline(corners, { color, weight: 2, interactive: false }));
      told.textContent = corners.length < 2 ? say("measureStart") : [lengthText(corners, options), corners.length > 2 ? areaText(corners, options) : null].filter(Boolean).join(" · ");
    }
    return node;
  };
  return control;
}

function inUnit(value, units, unit, fallback) {
  const [size, sign] = Object.hasOwn(units, unit) ? units[unit] : units[fallback];
  return `${(value / size).toLocaleString("en", { maximumFractionDigits: 2 })} ${sign}`;
}

function lengthText(corners, { primaryLengthUnit, secondaryLengthUnit }) {
  let metres = 0;
  for (let i = 1; i < corners.length; i++) metres += corners[i - 1].distanceTo(corners[i]);
  const unit = primaryLengthUnit === "meters" && metres >= 1000 ? "kilometers" : primaryLengthUnit;
  return `${inUnit(metres, LENGTHS, unit, "kilometers")} (${inUnit(metres, LENGTHS, secondaryLengthUnit, "miles")})`;
}

function areaText(corners, { primaryAreaUnit, secondaryAreaUnit }) {
  const metres = ringArea(corners);
  return `${inUnit(metres, AREAS, primaryAreaUnit, "hectares")} (${inUnit(metres, AREAS, secondaryAreaUnit, "acres")})`;
}

/** Give the area within corners in square metres, on the sphere (Chamberlain and Duquette, JPL 2007). */
function ringArea(corners) {
  const rad = Math.PI / 180;
  let sum = 0;
  corners.forEach((at, i) => {
    const next = corners[(i + 1) % corners.length];
    sum += (next.lng - at.lng) * rad * (2 + Math.sin(at.lat * rad) + Math.sin(next.lat * rad));
  });
  return Math.abs((sum * EARTH_M * EARTH_M) / 2);
}
