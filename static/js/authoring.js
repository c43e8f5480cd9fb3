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

  // What is chosen in the text becomes the words that lead there; else the name in its language.
  function put(button) {
    const { to } = button.dataset;
    const chosen = area.value.slice(area.selectionStart, area.selectionEnd);
    const name = button.getAttribute(`data-name-${area.lang}`).replace(/[[\]]/g, "\\$&");
    const isPicture = to.startsWith("picture:");
    window.writingInsert(area, isPicture ? `![${name}](${to})` : `[${chosen || name}](${to})`);
  }

  form.querySelectorAll("[data-to]").forEach((button) => {
    button.hidden = false;
    button.previousElementSibling.hidden = true;
    button.addEventListener("click", () => put(button));
  });
})();
