/* The shell: menu on narrow screens, messages that can be closed, keys "/" and "?", tables that
   say when they can be swiped, a word when the line or the server fails. Everything works without this file, only less comfortably. */
"use strict";

(() => {
  const closest = (event, selector) => event.target instanceof Element && event.target.closest(selector);

  function toggleMenu(button, open) {
    document.getElementById(button.getAttribute("aria-controls"))?.classList.toggle("open", open);
    button.setAttribute("aria-expanded", String(open));
  }

  document.addEventListener("click", (event) => {
    const toggle = closest(event, "[data-menu-toggle]");
    if (toggle) toggleMenu(toggle, toggle.getAttribute("aria-expanded") !== "true");

    const close = closest(event, "[data-dismiss]");
    if (close) {
      const box = close.closest("[data-dismissable]");
      const next = box.parentElement;
      box.remove();
      (next?.querySelector("[data-dismiss]") ?? document.getElementById("main"))?.focus();
    }

    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });

  function typing(event) {
    return event.ctrlKey || event.metaKey || event.altKey
      || closest(event, "input, select, textarea, [contenteditable]");
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const menu = closest(event, "details.menu[open]");
      if (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
      const toggle = document.querySelector("[data-menu-toggle][aria-expanded=true]");
      if (toggle) {
        toggleMenu(toggle, false);
        toggle.focus();
      }
      return;
    }
    if (typing(event)) return;
    if (event.key === "/") {
      const search = document.querySelector("input[data-search]") ?? document.querySelector("[data-search]");
      if (!search) return;
      event.preventDefault();
      if (search.matches("a")) search.click();
      else search.focus();
    } else if (event.key === "?") {
      document.getElementById("help")?.showModal?.();
    }
  });

  /* Arrow keys walk through the results of a search box. */
  document.addEventListener("keydown", (event) => {
    const box = closest(event, ".search");
    if (!box || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    const stops = [box.querySelector("input"), ...box.querySelectorAll(".found a")];
    const step = event.key === "ArrowDown" ? 1 : -1;
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });

  /* The line is down, the server refused, or the session ended: say so instead of doing nothing. */
  function tell(kind) {
    const box = document.getElementById("trouble");
    for (const text of box.querySelectorAll("[data-kind]")) text.hidden = text.dataset.kind !== kind;
    box.hidden = !kind;
  }
  addEventListener("offline", () => tell("offline"));
  addEventListener("online", () => tell(""));
  document.addEventListener("htmx:sendError", () => tell("offline"));
  document.addEventListener("htmx:responseError", () => tell("refused"));
  document.addEventListener("htmx:beforeSwap", (event) => {
    const answered = event.detail.xhr.responseURL;
    if (answered && new URL(answered).pathname.includes("/accounts/login/")) {
      event.detail.shouldSwap = false;
      tell("signed-out");
    }
  });

  function measureTables() {
    for (const wrap of document.querySelectorAll(".table-wrap")) {
      wrap.toggleAttribute("data-overflows", wrap.scrollWidth > wrap.clientWidth + 1);
    }
  }
  addEventListener("resize", measureTables);
  document.addEventListener("htmx:afterSettle", measureTables);
  document.addEventListener("DOMContentLoaded", () => {
    measureTables();
    document.querySelector("[data-focus-first]")?.focus();
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    event.target.querySelector?.("[data-focus-first]")?.focus();
  });
})();
