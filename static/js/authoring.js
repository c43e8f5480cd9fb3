// The page of a section: saving while one writes, and pieces that are put in by a tap. Without this
// file the page's buttons save, and a piece is copied by hand.
"use strict";

(() => {
  const form = document.querySelector("[data-draft]");
  if (!form) return;
  window.writingSave(form);

  let area = form.querySelector("textarea[data-kept]");
  form.querySelectorAll("textarea[data-kept]").forEach((one) => {
    one.addEventListener("focus", () => { area = one; });
  });
  form.querySelectorAll("[data-insert]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.writingInsert(area, button.dataset.insert));
  });
})();
