/* Runs before the page is painted: tells CSS that scripts work, and puts on the theme this
   person chose. The choice is a cookie of this browser; without one the system decides. */
"use strict";

(() => {
  const root = document.documentElement;
  const chosen = () => /(?:^|; )theme=(light|dark)/.exec(document.cookie)?.[1] ?? "";

  root.classList.add("js");
  if (chosen() && !root.dataset.theme) root.dataset.theme = chosen();

  document.addEventListener("DOMContentLoaded", () => {
    for (const select of document.querySelectorAll("[data-theme-choice]")) select.value = chosen();
  });

  document.addEventListener("change", (event) => {
    const select = event.target.closest("[data-theme-choice]");
    if (!select) return;
    const life = select.value ? 31536000 : 0;
    document.cookie = `theme=${select.value}; path=/; max-age=${life}; samesite=lax`;
    if (select.value) root.dataset.theme = select.value;
    else delete root.dataset.theme;
  });
})();
