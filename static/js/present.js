// Present mode: slides by keys and without leaving full screen. Without this file they are links.
"use strict";

(() => {
  const stage = document.getElementById("stage");
  const find = (selector) => stage.querySelector(selector);

  // --- Keys -----------------------------------------------------------------------------------

  const WAYS = {
    ArrowRight: "[rel=next]",
    PageDown: "[rel=next]",
    ArrowLeft: "[rel=prev]",
    PageUp: "[rel=prev]",
    Escape: "[data-leave]",
  };
  // Where the keys mean something of their own: in fields, and in a table wider than the screen.
  const OWN = "input, textarea, select, [contenteditable]";
  const scrolls = (box) => box && box.scrollWidth > box.clientWidth;
  // A slide taller than the screen is read to its end before a page key goes on.
  const room = { PageDown: () => document.documentElement.scrollHeight - innerHeight - scrollY, PageUp: () => scrollY };
  const canPop = CSS.supports("selector(:popover-open)");

  document.addEventListener("keydown", (event) => {
    const way = WAYS[event.key];
    if (!way || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest(OWN)) return;
    if (event.key.startsWith("Arrow") && scrolls(event.target.closest(".table-scroll"))) return;
    if (event.key === "Escape" && canPop && document.querySelector(":popover-open")) return;
    if (room[event.key]?.() > 8) return;
    const link = find(way);
    if (!link) return;
    event.preventDefault();
    if (find("a.htmx-request")) waiting = way;
    else link.click();
  });

  // Pressed before the last slide had come: it goes on from there.
  let waiting = "";
  stage.addEventListener("htmx:afterSettle", () => {
    const way = waiting;
    waiting = "";
    if (way) find(way)?.click();
  });

  // --- Full screen ----------------------------------------------------------------------------

  // A slide comes with its own button: each is shown, where the browser can, as it arrives.
  function offer() {
    const button = find("[data-fullscreen]");
    if (button) button.hidden = !document.fullscreenEnabled;
  }

  stage.addEventListener("click", (event) => {
    if (!event.target.closest("[data-fullscreen]")) return;
    // A refusal (a policy of the browser's) leaves the page as it is, which is all there is to do.
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen().catch(() => {});
  });
  document.addEventListener("htmx:load", offer);
  offer();
})();
