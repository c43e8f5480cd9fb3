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

  return {
    write: (copy) =>
      attempt(() => {
        localStorage.setItem(page, JSON.stringify({ ...copy, at: Date.now() }));
        return true;
      }),
    drop: (key = page) => attempt(() => localStorage.removeItem(key)),
    // The newest first.
    all: () =>
      (attempt(() => Object.keys(localStorage)) || [])
        .filter((key) => key.startsWith(prefix))
        .map(read)
        .filter((copy) => copy && typeof copy.text === "string")
        .sort((a, b) => b.at - a.at),
  };
};

// On the page with two versions the choice replaces every copy; should the answer be lost, the
// chosen text is still here and is saved the next time.
document.querySelectorAll("[data-draft-choice]").forEach((form) => {
  form.addEventListener("submit", () => {
    const keep = window.writingKeep(form.dataset.draftChoice);
    const { textOf, sha256 } = window.writingText;
    const text = textOf(form);
    const older = keep.all();
    if (!keep.write({ text, version: form.elements.version.value, sent: [sha256(text)] })) return;
    older.forEach((copy) => keep.drop(copy.key));
  });
});
