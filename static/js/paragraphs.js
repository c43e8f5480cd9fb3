// Links to paragraphs: copied by a button; a link whose paragraph is gone is told so.
(() => {
  const text = document.querySelector(".paragraphs");
  if (!text) return;
  const lost = document.querySelector("[data-lost]");
  const said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  text.after(said);
  text.classList.add("can-copy");

  // A link to a note or to what stands folded away opens it; one to a lost paragraph says so.
  function arrive() {
    const name = location.hash.slice(1);
    const place = name && document.getElementById(name);
    const folded = place && place.closest("details");
    if (folded) folded.open = true;
    lost.hidden = Boolean(place) || !/^p-[0-9a-f]{8}(-\d+)?$/.test(name);
    if (!lost.hidden) lost.focus();
    text.querySelectorAll(".is-open").forEach((one) => {
      if (one !== place) one.classList.remove("is-open");
    });
    if (place && place.classList.contains("twin")) place.parentElement.classList.add("is-open");
  }

  // Schools serve without TLS too, where the clipboard's own interface is not there.
  async function copied(address) {
    if (navigator.clipboard && window.isSecureContext) {
      return navigator.clipboard.writeText(address).then(() => true, () => false);
    }
    const field = document.createElement("textarea");
    field.value = address;
    field.className = "visually-hidden";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }

  async function copy(button) {
    const address = `${location.origin}${location.pathname}#${button.closest(".para").id}`;
    const done = await copied(address);
    button.focus();
    said.textContent = "";
    requestAnimationFrame(() => {
      said.textContent = done ? text.dataset.copied : `${text.dataset.notCopied} ${address}`;
      if (done) button.textContent = text.dataset.copied;
      else if (!button.parentElement.textContent.includes(address)) button.parentElement.append(address);
    });
  }

  text.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copy(button);
    const cancel = event.target.closest("[data-cancel]");
    if (!cancel || location.search) return;
    const paragraph = cancel.closest(".para");
    cancel.closest("form").remove();
    paragraph.querySelector(".pilcrow").focus();
  });
  window.addEventListener("hashchange", arrive);
  arrive();
})();
