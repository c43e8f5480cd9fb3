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
  // A figure has a paragraph to itself.
  function put(button) {
    const { to } = button.dataset;
    const chosen = area.value.slice(area.selectionStart, area.selectionEnd);
    const words = button.getAttribute(`data-words-${area.lang}`).replace(/[[\]]/g, "\\$&");
    if (to.startsWith("figure:")) window.writingInsert(area, `\n\n![](${to})\n\n`);
    else if (to.startsWith("picture:")) window.writingInsert(area, `![${words}](${to})`);
    else window.writingInsert(area, `[${chosen || words}](${to})`);
  }

  form.querySelectorAll("[data-to]").forEach((button) => {
    button.hidden = false;
    button.previousElementSibling.hidden = true;
    button.addEventListener("click", () => put(button));
  });
})();
