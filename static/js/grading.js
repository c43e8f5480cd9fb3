/* The marking desk: running total, keys, a copy of what is typed until the server has it.
   Without this script everything works but these. */
(() => {
  const address = new URL(location.href);
  const done = address.searchParams.get("saved");
  const form = document.getElementById("mark-form");
  const store = {
    // Storage can be full or forbidden; marking goes on without the copy.
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch { /* see above */ } },
    drop(key) { try { localStorage.removeItem(key); } catch { /* see above */ } },
  };
  if (done) {
    // The server has it: this and every older copy of that work may go.
    try {
      Object.keys(localStorage).filter((key) => /^mark:\d+:\d+$/.test(key) && key.endsWith(`:${done}`)).forEach(store.drop);
    } catch { /* see above */ }
    address.searchParams.delete("saved");
    history.replaceState(null, "", address);
  }
  document.querySelector("[data-focus]")?.focus();
  if (!form) return;

  // --- Copy until the server has it ---------------------------------------------------------
  const key = `mark:${form.dataset.marker}:${form.dataset.work}`;
  const kept = form.querySelector("[data-kept]");
  const OWN = ["csrfmiddlewaretoken", "version", "of_submission"];
  const snapshot = () => JSON.stringify([...new FormData(form)].filter(([name, value]) => value !== "" && !OWN.includes(name)));
  const atFirst = "typed" in form.dataset ? null : snapshot();
  let sending = false;
  const isChanged = () => snapshot() !== atFirst;

  const restore = (values) => {
    for (const field of form.elements) {
      if (!field.name || OWN.includes(field.name) || field.type === "submit") continue;
      const value = values.get(field.name) ?? "";
      if (field.type === "radio") field.checked = field.value !== "" && field.value === value;
      else field.value = value;
    }
    changed();
  };
  const copy = store.get(key);
  if (copy && atFirst !== null && copy !== atFirst) {
    kept.hidden = false;
    kept.querySelector("[data-restore]").addEventListener("click", () => {
      restore(new Map(JSON.parse(copy)));
      kept.hidden = true;
      form.querySelector("[data-criteria] input, textarea").focus();
    });
    kept.querySelector("[data-forget]").addEventListener("click", () => {
      store.drop(key);
      kept.hidden = true;
      form.querySelector("[data-criteria] input, textarea").focus();
    });
  } else if (copy && atFirst !== null) store.drop(key);

  addEventListener("beforeunload", (event) => { if (!sending && isChanged()) event.preventDefault(); });
  addEventListener("pageshow", () => { sending = false; });

  // --- Running total, in whole hundredths -----------------------------------------------------
  const totalShown = form.querySelector("[data-total]");
  const unsaved = form.querySelector("[data-unsaved]");
  const hundredths = (text) => (/^\d{1,4}([.,]\d{1,2})?$/.test(text) ? Math.round(Number(text.replace(",", ".")) * 100) : NaN);
  const typedPoints = (field) => {
    const points = hundredths(field.value.trim());
    return points <= hundredths(field.dataset.points) ? points : NaN;
  };
  const pointsOf = (part) => {
    const own = part.querySelector("[data-points]");
    const level = part.querySelector("input[type=radio]:checked");
    part.toggleAttribute("data-own", own.value.trim() !== "");
    return own.value.trim() ? typedPoints(own) : hundredths(level?.dataset.worth ?? "");
  };
  const showTotal = () => {
    if (!totalShown) return;
    const lone = form.querySelector("#id_points");
    const all = lone ? [typedPoints(lone)] : [...form.querySelectorAll("[data-criterion]")].map(pointsOf);
    const known = all.filter((points) => !Number.isNaN(points));
    const sum = known.reduce((a, b) => a + b, 0) / 100;
    totalShown.value = known.length ? sum.toLocaleString(document.documentElement.lang, { useGrouping: false }) : "–";
    form.querySelector("[data-so-far]").hidden = !known.length || known.length === all.length;
    unsaved.hidden = !isChanged();
  };

  // --- Other points: wrong ones are said at once; a level chosen after them counts ---------------
  const placeOf = (field) => field.closest("[data-criterion]") ?? field.parentElement;
  const judge = (field) => {
    const wrong = field.value.trim() !== "" && Number.isNaN(typedPoints(field));
    placeOf(field).querySelector("[data-wrong]").hidden = !wrong;
    field.classList.toggle("is-invalid", wrong);
    if (wrong) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    // What the server said of the points before is answered by now.
    placeOf(field).querySelector("[id^=error-], #points-error")?.remove();
  };
  form.addEventListener("change", ({ target }) => {
    if (target.matches("[data-points]")) judge(target);
    if (target.type !== "radio" || target.value === "") return;
    const part = target.closest("[data-criterion]");
    const own = part.querySelector("[data-points]");
    const cleared = part.querySelector("[data-cleared]");
    cleared.textContent = own.value.trim() ? cleared.dataset.cleared : "";
    if (!own.value.trim()) return;
    own.value = "";
    judge(own);
    changed();
  });
  function changed() {
    showTotal();
    if (isChanged()) store.set(key, snapshot());
    else store.drop(key);
  }
  form.addEventListener("input", changed);
  form.addEventListener("submit", () => { sending = true; });
  if (atFirst === null || !copy) showTotal();

  // --- Keys -------------------------------------------------------------------------------------
  const criteria = [...form.querySelectorAll("[data-criterion]")];
  const radios = (part) => [...part.querySelectorAll("input[type=radio]")];
  const enter = (part) => part && (part.querySelector("input[type=radio]:checked") ?? radios(part)[0]).focus();
  const choose = (part, digit) => {
    const radio = digit === 0 ? radios(part).find((r) => r.value === "") : radios(part).filter((r) => r.value !== "")[digit - 1];
    if (!radio) return;
    radio.click();
    enter(criteria[criteria.indexOf(part) + 1] ?? part);
  };
  const byKey = (key, part) => {
    const at = criteria.indexOf(part); // -1 before the first
    if (/^[0-9]$/.test(key)) choose(part ?? criteria[0], Number(key));
    else if (key.toLowerCase() === "n") enter(criteria[at + 1]);
    else if (key.toLowerCase() === "p") enter(criteria[at - 1]);
    else return false;
    return true;
  };
  const onRadio = (event, part) => {
    const all = radios(part);
    const here = all.indexOf(event.target);
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    // The browser would choose the next level at once; here an arrow only moves.
    if (step) all[(here + step + all.length) % all.length].focus();
    else if (event.key === "Enter") event.target.click();
    else if (!byKey(event.key, part)) return;
    event.preventDefault();
  };
  const heading = document.getElementById("mark-title");
  heading.parentElement.addEventListener("keydown", (event) => {
    if (event.target !== heading && !form.contains(event.target)) return;
    const next = form.querySelector("button[name=next]");
    const modified = event.ctrlKey || event.altKey || event.metaKey;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (next) form.requestSubmit(next);
    } else if (event.target === heading && !modified && criteria.length) {
      if (byKey(event.key)) event.preventDefault();
    } else if (event.target.type === "radio" && !modified) {
      onRadio(event, event.target.closest("[data-criterion]"));
    } else if (event.key === "Enter" && event.target.matches("[data-points]")) {
      event.preventDefault(); // a mark is saved by a button or by Ctrl+Enter, not in passing
    }
  });
  form.querySelector("[data-needs-script]").hidden = criteria.length === 0;

  // From the list or the work before, #mark: on to the rubric, where it is in sight beside the text.
  // No element has that id, so on a phone and without this script one begins with the text.
  if (location.hash === "#mark" && matchMedia("(min-width: 62rem)").matches) heading.focus({ preventScroll: true });
  form.querySelector("#mark-errors")?.focus();
})();
