// Writing posts: drafts are kept while they are written, and posting changes only the threads.
// Without this file, and without htmx, the page's buttons save, show and post.
"use strict";

(() => {
  const { countWords, firstOf, sha256 } = window.writingText;
  const known = new Map(); // form -> what saves it

  // A copy of what has been posted since is done with: the answer was lost, not the text.
  function forgetPosted(form) {
    const posted = (form.dataset.posted || "").split(" ");
    const keep = window.writingKeep(form.dataset.draft);
    keep.all().forEach((copy) => {
      if (posted.includes(sha256(firstOf(copy.text).trim()))) keep.drop(copy.key);
    });
  }

  function begin(form) {
    if (known.has(form)) return;
    forgetPosted(form);
    const words = form.querySelector("[data-words]");
    const saving = window.writingSave(form, {
      drawn: (text) => { words.textContent = countWords(firstOf(text)); },
      // Only where htmx is missing: then the button's own page is what answers.
      pressed: (button) => {
        if (!button.hasAttribute("formaction")) return;
        form.action = button.formAction;
        form.submit();
      },
    });
    known.set(form, saving);
    form.addEventListener("posted", () => saving.stop({ done: true }));
  }

  function beginAll(root) {
    window.writingTools(root);
    if (root.matches && root.matches("[data-post-form]")) begin(root);
    root.querySelectorAll("[data-post-form]").forEach(begin);
  }

  // What is swapped away while it is written stays on the device, and comes back with its form.
  document.addEventListener("htmx:beforeCleanupElement", (event) => {
    known.forEach((saving, form) => {
      if (!event.detail.elt.contains(form)) return;
      saving.stop();
      known.delete(form);
    });
  });
  document.addEventListener("htmx:load", (event) => beginAll(event.detail.elt));
  beginAll(document);
})();
