// A discussion that is open: what has come is said in [data-news] (live.js looks, the reader loads
// it), and what stood in view for a while is noted as seen. Without this file there is a button.
"use strict";

(() => {
  const LONG_ENOUGH = 5; // seconds in view
  const threads = () => document.getElementById("threads");
  let seen = 0; // seconds for which the threads as they are have been in view
  let noted = "";

  // Only what came after what the page shows is new to it, whoever has drawn it last.
  document.addEventListener("htmx:configRequest", (event) => {
    const { elt, parameters } = event.detail;
    if (elt.matches("[data-news]")) parameters.after = threads().dataset.newest;
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target.id !== "threads") return;
    seen = 0;
    const line = document.querySelector("[data-news]");
    if (line) window.htmx.trigger(line, "look"); // what is shown now is no news
  });

  // Quietly: nothing on the page changes by having been looked at. Again, if it was in vain.
  async function note(url, newest) {
    const body = new URLSearchParams({ post: newest, quiet: "1" });
    const headers = { "X-CSRFToken": window.csrfToken() };
    try {
      const answer = await fetch(url, { method: "POST", body, headers, keepalive: true });
      if (answer.ok) noted = newest;
    } catch {
      seen = 0;
    }
  }

  function inView(element) {
    const { top, bottom } = element.getBoundingClientRect();
    return top < window.innerHeight && bottom > 0;
  }

  setInterval(() => {
    const root = threads();
    const { newest, seenUrl } = root.dataset;
    if (document.hidden || !seenUrl || newest === noted || !inView(root)) return;
    seen += 1;
    if (seen === LONG_ENOUGH) note(seenUrl, newest);
  }, 1000);
})();
