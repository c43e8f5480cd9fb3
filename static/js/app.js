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
    target.removeAttribute("data-focus"); // once: what a later swap keeps does not call again
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

// On a touch screen a date is chosen with the phone's own picker; it sends another format, so what
// is said of typing goes. What could not be read stays to be mended.
function turnIntoPicker(field) {
  const written = field.value;
  const day = written.replace(/^(\d\d)\/(\d\d)\/(\d{4})/, "$3-$2-$1");
  field.type = field.dataset.picker;
  field.value = day.replace(/ (\d\d)[.:](\d\d)$/, "T$1:$2");
  if (written && !field.value) {
    field.type = "text";
    field.value = written;
    return;
  }
  const hint = document.getElementById(`${field.id}_helptext`);
  hint?.querySelectorAll("[data-typing]").forEach((words) => words.remove());
}
if (matchMedia("(pointer: coarse)").matches) {
  document.querySelectorAll("input[data-picker]").forEach(turnIntoPicker);
}

// A picker sends nothing for what is not whole, such as a day without its time: the form stays.
document.addEventListener("submit", (event) => {
  const fields = [...event.target.querySelectorAll("input[data-picker]")];
  const field = fields.find((one) => one.validity.badInput);
  if (!field) return;
  event.preventDefault();
  event.stopImmediatePropagation(); // nobody else takes it for sent
  for (let at = field.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
  field.setAttribute("aria-invalid", "true");
  field.focus();
  window.failureNotice.show(field, field.dataset.unfinished);
  field.addEventListener("input", () => {
    field.removeAttribute("aria-invalid");
    window.failureNotice.clear();
  }, { once: true });
}, true);

// [data-print] prints the page; without this file it stays hidden and the browser's own menu does.
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});

// Paper folds nothing out: what a text has folded away is opened for it, and folded again.
window.addEventListener("beforeprint", () => {
  document.querySelectorAll(":is(.reading > details, .result details, .rubric):not([open])").forEach((folded) => {
    folded.open = true;
    folded.dataset.folded = "";
  });
});
window.addEventListener("afterprint", () => {
  document.querySelectorAll("details[data-folded]").forEach((unfolded) => {
    unfolded.open = false;
    delete unfolded.dataset.folded;
  });
});

// What went wrong is said beside what was tapped: the top of the page may be far away. One notice
// at a time; each is a new element, so that a screen reader says the same words again.
window.failureNotice = (() => {
  let note = null;

  function clear() {
    if (note) note.remove();
    note = null;
  }

  function show(tapped, words, link) {
    clear();
    note = document.createElement("p");
    note.className = "notice notice-bad";
    note.setAttribute("role", "alert");
    (tapped.closest(".cluster") || tapped).after(note);
    note.append(words);
    if (link) note.append(" ", link);
    note.scrollIntoView({ block: "nearest" });
  }

  return { show, clear };
})();

// In a new tab: what is typed or ticked on this page stays as it is.
function signInLink(say) {
  const link = document.createElement("a");
  link.href = `${say.login}?next=${encodeURIComponent(window.location.pathname)}`;
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = say.signIn;
  return link;
}

for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(name, (event) => {
    const { elt, xhr } = event.detail;
    const say = document.getElementById("messages").dataset;
    if (xhr && xhr.status === 401) window.failureNotice.show(elt, say.signedOut, signInLink(say));
    else if (xhr && [403, 404].includes(xhr.status)) window.failureNotice.show(elt, say.closed);
    else if (name === "htmx:responseError") window.failureNotice.show(elt, say.failed);
    else window.failureNotice.show(elt, say.unanswered); // it may have arrived all the same
  });
}
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) window.failureNotice.clear();
});

// Signing in again, in another tab, changes the token: it is read anew each time.
window.csrfToken = () => {
  const pair = document.cookie.split("; ").find((one) => one.startsWith("csrftoken="));
  return pair ? decodeURIComponent(pair.slice("csrftoken=".length)) : "";
};
document.addEventListener("htmx:configRequest", (event) => {
  const token = window.csrfToken();
  if (!token || event.detail.verb === "get") return; // an address is no place for a token
  event.detail.headers["X-CSRFToken"] = token;
  event.detail.parameters.csrfmiddlewaretoken = token;
});
