// A canvas over the map's view and a margin around it, drawn anew when the view changes.

/** What is drawn on it is told by `paint(context)`, which counts in pixels of the map pane. */
const Sheet = L.Renderer.extend({
  initialize(options) {
    L.Renderer.prototype.initialize.call(this, options);
    this._drawn = null; // the view that it shows
  },

  _initContainer() {
    this._container = element("canvas", { "aria-hidden": "true", class: this.options.className });
    this._context = this._container.getContext("2d");
  },

  _destroyContainer() {
    this._container.remove();
    delete this._container;
  },

  _updatePaths() {},

  /** Follow the map: Leaflet tells of one new view more than once, which is drawn once. */
  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const origin = this._map.getPixelOrigin();
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    const { min, max } = this._bounds;
    const view = [this._zoom, origin.x, origin.y, min.x, min.y, max.x, max.y, ratio].join();
    if (view === this._drawn) return;
    this._drawn = view;
    this._ratio = ratio;
    this._fit(this._bounds.getSize());
    this.draw();
  },

  /** Lay the canvas over the view; one that has its size already is only cleared when drawn. */
  _fit(size) {
    const canvas = this._container;
    L.DomUtil.setPosition(canvas, this._bounds.min);
    const [width, height] = [Math.round(this._ratio * size.x), Math.round(this._ratio * size.y)];
    if (canvas.width === width && canvas.height === height) return;
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${size.x}px`;
    canvas.style.height = `${size.y}px`;
  },

  draw() {
    if (!this._container || !this._bounds) return;
    const context = this._context;
    const { min, max } = this._bounds;
    context.setTransform(this._ratio, 0, 0, this._ratio, -min.x * this._ratio, -min.y * this._ratio);
    context.clearRect(min.x, min.y, max.x - min.x, max.y - min.y);
    this._origin = this._map.getPixelOrigin();
    this._scale = 256 * 2 ** this._map.getZoom();
    this.paint(context);
  },

  /** Give the view and its margin as a part of the map's square: west, north, east, south. */
  _extent() {
    const { min, max } = this._bounds;
    const [x, y] = [this._origin.x, this._origin.y];
    return [(min.x + x) / this._scale, (min.y + y) / this._scale, (max.x + x) / this._scale, (max.y + y) / this._scale];
  },
});
