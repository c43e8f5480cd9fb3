// The small rows of buttons above texts: they write Markdown's marks around or before what is chosen.
"use strict";

// insertText keeps the browser's own undo; what a browser without it does is the second best.
window.writingInsert = (area, words, start = area.selectionStart, end = area.selectionEnd) => {
  area.focus();
  area.setSelectionRange(start, end);
  if (!document.execCommand("insertText", false, words)) {
    area.setRangeText(words, start, end, "end");
    area.dispatchEvent(new Event("input"));
  }
};

// Called again for what is swapped in later.
window.writingTools = (root) => root.querySelectorAll("[data-tools][hidden]").forEach((tools) => {
  const area = document.getElementById(tools.getAttribute("aria-controls"));

  function replace(start, end, words, from, to) {
    window.writingInsert(area, words, start, end);
    area.setSelectionRange(start + from, start + to);
  }

  function around(before, after) {
    const [start, end] = [area.selectionStart, area.selectionEnd];
    const chosen = area.value.slice(start, end);
    replace(start, end, before + chosen + after, before.length, before.length + chosen.length);
  }

  function linewise(mark) {
    const start = area.value.slice(0, area.selectionStart).lastIndexOf("\n") + 1;
    const stop = area.value.indexOf("\n", area.selectionEnd);
    const end = stop < 0 ? area.value.length : stop;
    const lines = area.value.slice(start, end).split("\n");
    const marked = lines.every((line) => line.startsWith(mark));
    const words = lines.map((line) => (marked ? line.slice(mark.length) : mark + line)).join("\n");
    replace(start, end, words, words.length, words.length);
  }

  const marks = {
    bold: () => around("**", "**"),
    heading: () => linewise(tools.dataset.heading || "# "),
    list: () => linewise("- "),
    quote: () => linewise("> "),
    link: () => around("[", "](https://)"),
  };
  tools.hidden = false;
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("[data-mark]");
    if (button) marks[button.dataset.mark]();
  });
});
window.writingTools(document);
