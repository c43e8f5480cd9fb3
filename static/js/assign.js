// [data-guard]: whoever leaves a form with something typed is asked first. "typed" means that the
// page already came with something unsaved. Without this file nothing is asked.
document.querySelectorAll("form[data-guard]").forEach((form) => {
  const snapshot = () => JSON.stringify([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  const atFirst = form.dataset.guard === "typed" ? null : snapshot();
  let sending = false;
  form.addEventListener("submit", () => { sending = true; });
  window.addEventListener("pageshow", () => { sending = false; });
  window.addEventListener("beforeunload", (event) => {
    if (!sending && snapshot() !== atFirst) event.preventDefault();
  });
});
