// The essay's page: the live count, and handing in. Without this file the page's buttons save,
// preview and hand in.
"use strict";

(() => {
  const form = document.querySelector("[data-essay]");
  if (!form) return;
  const { countWords, sha256 } = window.writingText;
  const say = form.dataset;
  const part = (name) => form.querySelector(`[data-${name}]`);

  function drawn(text) {
    const words = countWords(text);
    const least = Number(say.least);
    const most = Number(say.most);
    part("words").textContent = words;
    form.querySelector(".writing-paper").textContent = text;
    let note = "";
    if (least && words < least) note = say.few.replace("{n}", least - words);
    if (most && words > most) note = say.many.replace("{n}", words - most);
    part("range").textContent = note;
    const changed = document.querySelector("[data-changed]");
    if (changed) changed.hidden = sha256(text) === say.handedIn;
  }

  // Said each time the button is pressed: the line above it may have said so long ago.
  function tellNotHandedIn(button) {
    const words = saving.isDirty() && !saving.isOffline() ? say.stuck : say.stuckOffline;
    window.failureNotice.show(button, words);
  }

  // "Offline" may be wrong: a server on this very machine is there without any line.
  async function isReachable() {
    if (navigator.onLine) return true;
    try {
      return Boolean(await fetch(say.next, { method: "HEAD" }));
    } catch {
      return false;
    }
  }

  async function pressed(button) {
    if (button.name !== "then") return;
    if (saving.isDirty() || !(await isReachable())) tellNotHandedIn(button);
    else saving.leaveFor(say.next);
  }

  // Closed while one writes: the text is kept, and nothing is handed in any more.
  function answered({ closed }) {
    const place = part("closing");
    if (!place || place.textContent === closed) return;
    place.textContent = closed;
    place.classList.toggle("notice", Boolean(closed));
    form.querySelectorAll("[data-until-closed]").forEach((one) => { one.hidden = Boolean(closed); });
  }

  const saving = window.writingSave(form, { drawn, pressed, answered });
})();
