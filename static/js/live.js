// Looks again, every three seconds while the page is seen, at whatever is marked [data-live]: htmx
// asks for it at its event "look", and the server says 304 as long as nothing has changed. What
// stands at the edge of a page says in [data-turns] that one of so many turns is enough. Where looks
// are in vain, or the reader saves data, it looks less often; when the page is seen again or the
// line is back, at once. Without this file there is a link to look again.
"use strict";

(() => {
  const EVERY = 3000;
  const PATIENCE = 3; // looks in vain before the page says so
  const SPARED = 5; // of so many turns one where the reader saves data
  const SELDOM = 10; // of so many turns at least one, however many looks were in vain
  const isLive = (element) => element instanceof Element && element.matches("[data-live]");

  function turnsBetween(root) {
    const tooMany = Math.max(Number(root.dataset.failed ?? 0) - PATIENCE + 1, 0);
    const spared = navigator.connection?.saveData ? SPARED : 1;
    return Math.max(Math.min(2 ** tooMany, SELDOM), spared, Number(root.dataset.turns ?? 1));
  }

  let turn = 0;
  function look(atOnce) {
    if (document.hidden) return;
    turn += 1;
    document.querySelectorAll("[data-live]:not([data-over])").forEach((root) => {
      if (root.querySelector("[data-done]")) return;
      if (atOnce || turn % turnsBetween(root) === 0) window.htmx.trigger(root, "look");
    });
  }
  setInterval(look, EVERY);
  document.addEventListener("visibilitychange", () => look(true));
  window.addEventListener("online", () => look(true));

  document.addEventListener("htmx:configRequest", (event) => {
    const { elt, headers } = event.detail;
    if (isLive(elt) && elt.dataset.seen) headers["If-None-Match"] = elt.dataset.seen;
  });

  // --- What comes is swapped in without taking the keyboard away ---------------------------------

  // Read out, then taken away again: it stands in the page itself.
  function announce(root) {
    const said = document.querySelector("[data-said]");
    if (!said) return;
    const news = root.querySelector("[data-say]") ?? root.querySelector("legend");
    said.textContent = news?.textContent.trim() ?? "";
    setTimeout(() => said.replaceChildren(), EVERY);
  }

  let wasInside = false;
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, xhr } = event.detail;
    if (!isLive(target)) return;
    if (xhr.status === 304) event.detail.shouldSwap = false;
    const etag = xhr.getResponseHeader("ETag");
    if (event.detail.shouldSwap && etag) target.dataset.seen = etag;
    wasInside = target.contains(document.activeElement);
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const root = event.detail.target;
    if (!isLive(root)) return;
    if (isLive(event.detail.requestConfig.elt)) announce(root); // not what one did oneself
    if (wasInside && document.activeElement === document.body) root.focus();
    wasInside = false;
  });

  // --- A look in vain is no alarm; several are told below ----------------------------------------

  function count(root, failed) {
    const times = failed ? Number(root.dataset.failed ?? 0) + 1 : 0;
    root.dataset.failed = times;
    const told = root.parentElement.querySelector("[data-no-line]");
    if (told) told.hidden = times < PATIENCE;
  }
  for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(
      name,
      (event) => {
        const { elt, xhr } = event.detail;
        if (!isLive(elt)) return;
        event.stopImmediatePropagation(); // app.js would say it beside the element, every time
        // Signed out, or no longer of the class: it does not come back by asking on.
        if ([401, 403, 404].includes(xhr?.status)) elt.dataset.over = "";
        count(elt, true);
        if ("over" in elt.dataset) elt.parentElement.querySelector("[data-no-line]")?.removeAttribute("hidden");
      },
      true,
    );
  }
  document.addEventListener(
    "htmx:afterRequest",
    (event) => {
      const { elt, successful } = event.detail;
      if (!isLive(elt)) return;
      event.stopImmediatePropagation(); // nor does it take back what app.js said of something else
      if (successful) count(elt, false);
    },
    true,
  );
})();
