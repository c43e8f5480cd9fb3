// Steps are put in order on the spot: by their buttons, by the arrow keys on a button, by dragging
// the handle. Without this file the buttons ask the server, which answers with the new order.
(() => {
  function announce(step) {
    const list = step.parentElement;
    const place = [...list.children].indexOf(step) + 1;
    const words = step.querySelector("[data-step]").textContent.trim();
    const said = list.dataset.moved
      .replace("{place}", place)
      .replace("{total}", list.children.length);
    list.parentElement.querySelector("[data-announce]").textContent = `${words}: ${said}`;
  }

  const above = (step) => step.previousElementSibling;
  const below = (step) => step.nextElementSibling;

  // It is the neighbour that is taken out and put in, so that the keyboard and the finger stay
  // where they are.
  function swap(step, up) {
    // What was said of the order before is not true of this one.
    step.closest("form").querySelectorAll(".result").forEach((one) => one.remove());
    if (up) step.after(above(step));
    else step.before(below(step));
  }

  function move(button, up) {
    const step = button.closest("li");
    if (!(up ? above(step) : below(step))) return;
    swap(step, up);
    announce(step);
    // A button with nowhere left to go is not shown: the keyboard goes to the other.
    const shown = (one) => getComputedStyle(one).visibility !== "hidden";
    (shown(button) ? button : [...step.querySelectorAll("button")].find(shown)).focus();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-ordering] button");
    if (!button) return;
    event.preventDefault();
    move(button, button.value.startsWith("up"));
  });

  document.addEventListener("keydown", (event) => {
    const button = event.target.closest("[data-ordering] button");
    if (!button || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    move(button, event.key === "ArrowUp");
  });

  let dragged = null;

  document.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest("[data-handle]");
    if (!handle || event.button) return;
    event.preventDefault();
    dragged = handle.closest("li");
    dragged.classList.add("dragged");
  });

  document.addEventListener("pointermove", (event) => {
    if (!dragged) return;
    const middle = (step) => step.getBoundingClientRect().top + step.offsetHeight / 2;
    if (above(dragged) && event.clientY < middle(above(dragged))) swap(dragged, true);
    else if (below(dragged) && event.clientY > middle(below(dragged))) swap(dragged, false);
  });

  for (const name of ["pointerup", "pointercancel"]) {
    document.addEventListener(name, () => {
      if (!dragged) return;
      dragged.classList.remove("dragged");
      announce(dragged);
      dragged = null;
    });
  }

  // Handles are for those who can drag, which takes this file.
  function showHandles() {
    document.querySelectorAll("[data-ordering] [data-handle]").forEach((handle) => {
      handle.hidden = !handle.parentElement.querySelector("button");
    });
  }
  showHandles();
  document.addEventListener("htmx:afterSettle", showHandles);
})();
