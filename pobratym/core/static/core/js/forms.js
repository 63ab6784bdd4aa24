/* Forms: filters that send themselves, a question before what cannot be undone, a warning about
   unsaved text, dialogs, files dropped, addresses copied. Every form works without it. */
"use strict";

(() => {
  const closest = (event, selector) => event.target instanceof Element && event.target.closest(selector);

  /* <form data-autosubmit>: a changed choice sends the form at once. */
  document.addEventListener("change", (event) => {
    const form = closest(event, "form[data-autosubmit]");
    if (form && event.target.matches("select, input:not([type=text], [type=search])")) form.requestSubmit();
  });

  /* data-confirm="Question": asked before a form is sent or a button pressed. */
  document.addEventListener("submit", (event) => {
    const question = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
    if (question && !confirm(question)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);

  /* <form data-guard>: leaving with changed fields asks first. */
  const changed = new Set();
  document.addEventListener("input", (event) => {
    const form = closest(event, "form[data-guard]");
    if (form) changed.add(form);
  });
  document.addEventListener("submit", (event) => changed.delete(event.target));
  addEventListener("beforeunload", (event) => {
    if ([...changed].some((form) => form.isConnected)) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    /* <a href="/page/" data-dialog="id">: the dialog if it is here, else the page. */
    const opener = closest(event, "[data-dialog]");
    const dialog = opener && document.getElementById(opener.dataset.dialog);
    if (dialog?.showModal) {
      event.preventDefault();
      dialog.showModal();
    }
    const closer = closest(event, "[data-dialog-close]");
    if (closer) {
      event.preventDefault();
      closer.closest("dialog")?.close();
    }
    if (event.target.matches?.("dialog")) event.target.close();

    /* <button data-copy="#id">: copies the value and says so. */
    const copy = closest(event, "[data-copy]");
    const source = copy && document.querySelector(copy.dataset.copy);
    if (source) {
      source.select();
      navigator.clipboard?.writeText(source.value).then(() => {
        const said = copy.parentElement.parentElement.querySelector("[role=status]");
        if (said) said.textContent = copy.dataset.copied;
      });
    }

    /* <input type=checkbox data-pick-all="name"> */
    const all = closest(event, "input[data-pick-all]");
    if (all) {
      for (const box of document.getElementsByName(all.dataset.pickAll)) box.checked = all.checked;
    }
  });

  for (const type of ["dragenter", "dragover", "dragleave", "drop"]) {
    document.addEventListener(type, (event) => {
      const drop = closest(event, ".drop");
      if (!drop) return;
      event.preventDefault();
      drop.classList.toggle("over", type === "dragenter" || type === "dragover");
      const input = drop.querySelector("input[type=file]");
      if (type === "drop" && input && event.dataTransfer.files.length) {
        input.files = event.dataTransfer.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      }
    });
  }

  /* Typing the exact name unlocks <button data-unlocked-by="input id">. The server asks again. */
  function unlock() {
    for (const button of document.querySelectorAll("[data-unlocked-by]")) {
      const input = document.getElementById(button.dataset.unlockedBy);
      button.disabled = input.value.trim() !== input.dataset.expects;
    }
  }
  document.addEventListener("input", unlock);
  document.addEventListener("DOMContentLoaded", unlock);
})();
