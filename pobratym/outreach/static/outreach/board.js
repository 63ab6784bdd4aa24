/* Cards can be dragged to a stage their menu offers; the menu does the same without a mouse. */
"use strict";

(() => {
  let dragged = null;

  const exit = (card, stage) => card?.querySelector(`[data-to="${stage}"]`);

  function release() {
    dragged?.classList.remove("dragged");
    for (const column of document.querySelectorAll("[data-stage]")) column.classList.remove("over", "closed");
    dragged = null;
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const card of document.querySelectorAll("[data-card]")) {
      if (card.querySelector("[data-to]")) card.draggable = true;
    }
  });

  document.addEventListener("dragstart", (event) => {
    dragged = event.target instanceof Element ? event.target.closest("[data-card]") : null;
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    dragged.classList.add("dragged");
    for (const column of document.querySelectorAll("[data-stage]")) {
      column.classList.toggle("closed", !column.contains(dragged) && !exit(dragged, column.dataset.stage));
    }
  });
  document.addEventListener("dragend", release);

  document.addEventListener("dragover", (event) => {
    const column = dragged && event.target instanceof Element && event.target.closest("[data-stage]");
    for (const other of document.querySelectorAll("[data-stage].over")) other.classList.remove("over");
    if (!column || !exit(dragged, column.dataset.stage)) return;
    event.preventDefault();
    column.classList.add("over");
  });

  document.addEventListener("drop", (event) => {
    const column = dragged && event.target instanceof Element && event.target.closest("[data-stage]");
    const button = column && exit(dragged, column.dataset.stage);
    if (!button) return;
    event.preventDefault();
    release();
    button.form.requestSubmit(button);
  });
})();
