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
  const pointsOf = (part) => {
    const own = part.querySelector("[data-points]").value.trim();
    const level = part.querySelector("input[type=radio]:checked");
    return own ? hundredths(own) : hundredths(level?.dataset.worth ?? "");
  };
  const showTotal = () => {
    if (!totalShown) return;
    const parts = [...form.querySelectorAll("[data-criterion]")];
    const lone = form.querySelector("#id_points");
    const sum = lone ? hundredths(lone.value.trim()) : parts.map(pointsOf).reduce((a, b) => a + b, 0);
    totalShown.value = Number.isNaN(sum) ? "–" : (sum / 100).toLocaleString(document.documentElement.lang, { useGrouping: false });
    unsaved.hidden = !isChanged();
  };
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
  const onRadio = (event, part) => {
    const all = radios(part);
    const here = all.indexOf(event.target);
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    // The browser would choose the next level at once; here an arrow only moves.
    if (step) all[(here + step + all.length) % all.length].focus();
    else if (event.key === "Enter") event.target.click();
    else if (/^[0-9]$/.test(event.key)) choose(part, Number(event.key));
    else if (event.key.toLowerCase() === "n") enter(criteria[criteria.indexOf(part) + 1]);
    else if (event.key.toLowerCase() === "p") enter(criteria[criteria.indexOf(part) - 1]);
    else return;
    event.preventDefault();
  };
  form.addEventListener("keydown", (event) => {
    const next = form.querySelector("button[name=next]");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (!next) return;
      try { sessionStorage.setItem("desk-keys", "1"); } catch { /* only a comfort */ }
      form.requestSubmit(next);
    } else if (event.target.type === "radio" && !event.ctrlKey && !event.altKey && !event.metaKey) {
      onRadio(event, event.target.closest("[data-criterion]"));
    } else if (event.key === "Enter" && event.target.matches("[data-points]")) {
      event.preventDefault(); // a mark is saved by a button or by Ctrl+Enter, not in passing
    }
  });
  form.querySelector("[data-needs-script]").hidden = criteria.length === 0;

  // Whoever came here by the keys goes on with the keys, if the rubric is in sight beside the text.
  try {
    if (sessionStorage.getItem("desk-keys") && matchMedia("(min-width: 62rem)").matches && !("typed" in form.dataset)) enter(criteria[0]);
    sessionStorage.removeItem("desk-keys");
  } catch { /* only a comfort */ }
  form.querySelector("#mark-errors")?.focus();
})();
