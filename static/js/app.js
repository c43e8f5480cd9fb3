// Small manners of every page. Everything works without this file.

// A native menu closes when one looks elsewhere.
document.addEventListener("click", (event) => {
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    menu.open = false;
    menu.querySelector("summary").focus();
  });
});

// After a swap the keyboard goes where the new content says: [data-focus], or the swapped root.
document.addEventListener("htmx:afterSettle", (event) => {
  const root = event.detail.elt;
  const target = root.querySelector("[data-focus]") || (root.matches("[data-focus]") ? root : null);
  if (target) {
    if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
    target.focus({ preventScroll: false });
  }
});

// A form is sent once: a second tap on a slow line does nothing until the page answers or returns.
// The button is marked, not disabled: a disabled one would not send its name and value.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent && !form.hasAttribute("data-again")) {
    event.preventDefault();
    return;
  }
  if (form.method === "post" && !form.hasAttribute("hx-post")) {
    setTimeout(() => {
      if (event.defaultPrevented) return;
      form.dataset.sent = "1";
      form.setAttribute("aria-busy", "true");
    });
  }
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    form.removeAttribute("aria-busy");
  });
});

// On a touch screen a date is chosen with the phone's own picker; it sends another format.
if (matchMedia("(pointer: coarse)").matches) {
  document.querySelectorAll("input[data-picker]").forEach((field) => {
    const parts = field.value.match(/^(\d\d)\/(\d\d)\/(\d{4})(?: (\d\d)[.:](\d\d))?$/);
    if (field.value && !parts) return; // what could not be read stays to be mended
    field.type = field.dataset.picker;
    if (!parts) return;
    const [, day, month, year, hour, minute] = parts;
    field.value = `${year}-${month}-${day}` + (hour ? `T${hour}:${minute}` : "");
  });
}

// [data-print] prints the page; without this file the browser's own menu does.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});

// When the line fails, say so instead of leaving a dead button.
for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(name, () => {
    const box = document.getElementById("messages");
    const text = box && box.dataset.failed;
    if (!text) return;
    const note = document.createElement("p");
    note.className = "notice notice-bad";
    note.textContent = text;
    box.replaceChildren(note);
  });
}
