// Copies of unsaved texts on this device. A copy goes only when the server has answered with the
// fingerprint of the same text. Each page keeps its own, so that two tabs do not overwrite each other.
"use strict";

window.writingKeep = (owner) => {
  const prefix = `${owner}:`;
  const page = prefix + Date.now().toString(36) + Math.random().toString(36).slice(2);

  // Storage may be full or forbidden; then the page must say so, and goes on without.
  function attempt(act) {
    try {
      return act();
    } catch {
      return null;
    }
  }
  const read = (key) => attempt(() => ({ key, ...JSON.parse(localStorage.getItem(key)) }));
  const drop = (key = page) => attempt(() => localStorage.removeItem(key));

  // In the box of `place`, to be copied from; once they are dropped the keyboard goes to `next`.
  function offer(place, copies, next) {
    if (!copies.length) return;
    const box = place.querySelector("[data-trouble='others']");
    for (const copy of copies) {
      const field = document.createElement("textarea");
      field.className = "form-control writing-other";
      field.readOnly = true;
      field.rows = 6;
      field.value = window.writingText.asRead(copy.text);
      field.setAttribute("aria-label", new Date(copy.at).toLocaleString(document.documentElement.lang));
      box.querySelector("[data-others]").append(field);
    }
    box.hidden = false;
    box.querySelector("[data-forget]").addEventListener("click", () => {
      copies.forEach((copy) => drop(copy.key));
      box.hidden = true;
      next.focus();
    });
  }

  return {
    drop,
    offer,
    write: (copy) =>
      attempt(() => {
        localStorage.setItem(page, JSON.stringify({ ...copy, at: Date.now() }));
        return true;
      }),
    // The newest first.
    all: () =>
      (attempt(() => Object.keys(localStorage)) || [])
        .filter((key) => key.startsWith(prefix))
        .map(read)
        .filter((copy) => copy && typeof copy.text === "string")
        .sort((a, b) => b.at - a.at),
  };
};

// On the page with two versions what is typed is kept, too, and is here again after a reload. It goes
// on from the copy that the editor left, on that version: only a choice replaces the other text.
let typedIsKept = true;
window.addEventListener("beforeunload", (event) => {
  if (!typedIsKept) event.preventDefault();
});
document.querySelectorAll("[data-draft-choice]").forEach((form) => {
  const { textOf, fill, sha256 } = window.writingText;
  const keep = window.writingKeep(form.dataset.draftChoice);
  const shown = sha256(textOf(form));
  const restored = form.querySelector("[data-trouble='restored']"); // not where nothing can be typed
  const typed = restored && keep.all().find((copy) => copy.from === shown);
  const left = typed || keep.all().find((copy) => sha256(copy.text) === shown);
  const { version = 0, sent = [] } = left || {};
  if (typed) {
    fill(form, typed.text);
    restored.hidden = false;
  }

  form.addEventListener("input", () => {
    typedIsKept = keep.write({ text: textOf(form), version, sent, from: shown });
    if (typedIsKept && left) keep.drop(left.key);
  });

  // The choice replaces every copy; should the answer be lost, the chosen text is still here and is
  // saved the next time.
  form.addEventListener("submit", () => {
    typedIsKept = true;
    const chosen = textOf(form);
    const older = keep.all();
    const mine = window.writingKeep(form.dataset.draftChoice);
    if (!mine.write({ text: chosen, version: form.elements.version.value, sent: [sha256(chosen)] })) return;
    older.forEach((copy) => keep.drop(copy.key));
  });
});

// Where nothing can be written any more, what never reached the server is there to be copied.
document.querySelectorAll("[data-kept-of]").forEach((place) => {
  const keep = window.writingKeep(place.dataset.keptOf);
  const known = place.dataset.known.split(" ");
  const { firstOf, sha256 } = window.writingText;
  const copies = keep.all().filter(({ text }) => {
    return !known.includes(sha256(text)) && !known.includes(sha256(firstOf(text).trim()));
  });
  keep.offer(place, copies, place);
});
