/* Moves and enlarges maps drawn by places/maps/draw.py. Without it the map is whole and its links work.

   Drag, pinch, Ctrl + wheel, the buttons, or the keys: arrows, + and −, 0 for the whole map. */
"use strict";

(() => {
  const CLOSEST = 16;
  const STEP = 1.6;
  const DRAG_FROM = 4; // pixels: less is a click
  const WIDE = 1.45; // the tiers of places/maps/labels.py, in units per pixel
  const CLOSE = 0.35;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

  function place(point) {
    const { e: x, f: y } = point.transform.baseVal.consolidate().matrix;
    return { x, y };
  }

  function start(view) {
    const svg = view.querySelector("svg");
    const buttons = view.querySelector("[data-map-buttons]");
    if (!svg || view.dataset.mapReady) return;
    view.dataset.mapReady = "yes";
    const whole = svg.viewBox.baseVal;
    const all = { x: whole.x, y: whole.y, w: whole.width, h: whole.height };
    let now = { ...all };
    let motion = 0;

    function show(next) {
      const w = Math.min(all.w, Math.max(all.w / CLOSEST, next.w));
      const h = (w * all.h) / all.w;
      now = {
        x: Math.min(all.x + all.w - w, Math.max(all.x, next.x)),
        y: Math.min(all.y + all.h - h, Math.max(all.y, next.y)),
        w,
        h,
      };
      const zoom = all.w / w;
      svg.setAttribute("viewBox", `${now.x} ${now.y} ${now.w} ${now.h}`);
      view.style.setProperty("--map-zoom", String(zoom));
      view.toggleAttribute("data-zoomed", zoom > 1);
      if (zoom > 1) {
        const pixel = Number(getComputedStyle(view).getPropertyValue("--map-k")) / zoom;
        view.dataset.labels = pixel <= CLOSE ? "close" : pixel <= WIDE ? "wide" : "narrow";
      } else {
        delete view.dataset.labels;
      }
      for (const button of buttons?.children ?? []) {
        const limit = button.dataset.mapZoom === "in" ? zoom >= CLOSEST : zoom <= 1;
        button.setAttribute("aria-disabled", String(limit));
      }
    }

    function glide(target) {
      cancelAnimationFrame(motion);
      if (calm.matches) {
        show(target);
        return;
      }
      const from = { ...now };
      const began = performance.now();
      const frame = (time) => {
        const part = Math.min(1, Math.max(0, (time - began) / 180));
        const eased = 1 - (1 - part) ** 3;
        const at = (key) => from[key] + (target[key] - from[key]) * eased;
        show({ x: at("x"), y: at("y"), w: at("w") });
        if (part < 1) motion = requestAnimationFrame(frame);
      };
      motion = requestAnimationFrame(frame);
    }

    /* The rectangle after enlarging by `factor` around a point given in units of the drawing. */
    function around(factor, x = now.x + now.w / 2, y = now.y + now.h / 2) {
      const w = Math.min(all.w, Math.max(all.w / CLOSEST, now.w / factor));
      const kept = w / now.w;
      return { x: x - (x - now.x) * kept, y: y - (y - now.y) * kept, w };
    }

    function toDrawing(clientX, clientY) {
      const box = svg.getBoundingClientRect();
      const unit = now.w / box.width;
      return { x: now.x + (clientX - box.left) * unit, y: now.y + (clientY - box.top) * unit, unit };
    }

    /* Where the points are: from the whole map one enlarges towards them, not towards the middle. */
    function crowd() {
      const marks = [...svg.querySelectorAll(".map-point")].map((mark) => place(mark));
      if (marks.length === 0 || now.w < all.w) return [];
      const mean = (key) => marks.reduce((sum, mark) => sum + mark[key], 0) / marks.length;
      return [mean("x"), mean("y")];
    }

    const actions = {
      in: () => glide(around(STEP, ...crowd())),
      out: () => glide(around(1 / STEP)),
      whole: () => glide(all),
    };

    buttons?.addEventListener("click", (event) => {
      const button = event.target.closest("[data-map-zoom]");
      if (button && button.getAttribute("aria-disabled") !== "true") actions[button.dataset.mapZoom]();
    });

    svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      cancelAnimationFrame(motion);
      const { x, y } = toDrawing(event.clientX, event.clientY);
      show(around(Math.exp(-event.deltaY / 250), x, y));
    }, { passive: false });

    const keys = { "+": "in", "=": "in", "-": "out", "−": "out", "0": "whole" };
    const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    svg.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (keys[event.key]) {
        event.preventDefault();
        actions[keys[event.key]]();
      } else if (arrows[event.key] && now.w < all.w) {
        event.preventDefault();
        const [dx, dy] = arrows[event.key];
        glide({ x: now.x + (dx * now.w) / 5, y: now.y + (dy * now.h) / 5, w: now.w });
      }
    });

    /* A point reached by Tab must be seen. */
    svg.addEventListener("focusin", (event) => {
      const point = event.target.closest(".map-point");
      if (!point || now.w >= all.w) return;
      const { x, y } = place(point);
      const margin = now.w / 10;
      const seen = x > now.x + margin && x < now.x + now.w - margin
        && y > now.y + margin && y < now.y + now.h - margin;
      if (seen) return;
      view.scrollIntoView({ block: "nearest" }); // browsers scroll to where the point was cut off
      glide({ x: x - now.w / 2, y: y - now.h / 2, w: now.w });
    });

    const fingers = new Map();
    let dragged = false;
    svg.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      if (fingers.size === 0) dragged = false;
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    });
    window.addEventListener("pointermove", (event) => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const after = { x: event.clientX, y: event.clientY };
      const moved = Math.hypot(after.x - before.x, after.y - before.y);
      if (!dragged && fingers.size === 1 && (moved < DRAG_FROM || now.w >= all.w)) return;
      if (!dragged) {
        dragged = true;
        cancelAnimationFrame(motion);
        view.toggleAttribute("data-dragged", true);
      }
      const { unit } = toDrawing(0, 0);
      if (fingers.size === 1) {
        show({ x: now.x - (after.x - before.x) * unit, y: now.y - (after.y - before.y) * unit, w: now.w });
      } else {
        const other = [...fingers].find(([id]) => id !== event.pointerId)[1];
        const span = Math.hypot(before.x - other.x, before.y - other.y) || 1;
        const centre = toDrawing((after.x + other.x) / 2, (after.y + other.y) / 2);
        show(around(Math.hypot(after.x - other.x, after.y - other.y) / span, centre.x, centre.y));
      }
      fingers.set(event.pointerId, after);
    });
    for (const end of ["pointerup", "pointercancel"]) {
      window.addEventListener(end, (event) => {
        fingers.delete(event.pointerId);
        if (fingers.size === 0) view.toggleAttribute("data-dragged", false);
      });
    }
    svg.addEventListener("click", (event) => {
      if (dragged) event.preventDefault();
      dragged = false;
    }, { capture: true });
    svg.addEventListener("dragstart", (event) => event.preventDefault());

    svg.setAttribute("tabindex", "0");
    if (buttons) buttons.hidden = false;
    show(all);
  }

  function startAll() {
    document.querySelectorAll("[data-map-view]").forEach(start);
  }

  document.addEventListener("htmx:load", startAll);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", startAll);
  else startAll();
})();
