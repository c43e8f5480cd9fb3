// Saving that never loses a text: what stands in a form's [data-kept] fields is sent while it is
// written. Without this file the page's buttons save. A page says in `drawn` what it shows of the
// text, in `pressed` what its buttons do once the text has been sent, and in `answered` what else the
// server said of a text that it has.
"use strict";

window.writingSave = (form, { drawn = () => {}, pressed = () => {}, answered = () => {} } = {}) => {
  const { keptIn, textOf, fits, fill, sha256 } = window.writingText;
  const keep = window.writingKeep(form.dataset.draft);
  const say = form.dataset;
  const part = (name) => form.querySelector(`[data-${name}]`);
  const text = () => textOf(form);
  const isDirty = () => sha256(text()) !== stored;

  const SOUND = ["saved", "unsaved"]; // the line is fine; in any other state a retry is due
  const BARE = ["", "saving", ...SOUND]; // states that do not speak of a copy
  const PAUSE = 1500; // after the last key
  const MOST = 5000; // while typing goes on
  const PATIENCE = 20000; // for one answer
  let stored = say.stored; // fingerprint of what the server is known to hold
  let sent = []; // fingerprints on their way: an answer may be lost after the text has arrived
  let kind = "";
  let savedAs = part("state").textContent;
  let told = savedAs;
  let isKept = true; // this device keeps copies, as far as is known
  let inFlight = null;
  let timer = 0;
  let unsavedSince = 0;
  let waited = 0;
  let leaving = false;
  const over = new AbortController(); // of the form: it has left the page

  // --- What the writer is told ------------------------------------------------------------------

  // No state promises a copy that this device does not keep.
  function withCopy(words) {
    if (kind === "saved" || (kind === "closed" && !isKept)) return words;
    if (BARE.includes(kind)) return isKept ? words : say.unkept;
    return `${words} ${isKept ? say.copied : say.unkept}`;
  }

  function show(next, words) {
    kind = next;
    told = words;
    const line = withCopy(words);
    part("state").dataset.kind = line === say.unkept ? "unkept" : next;
    part("state").textContent = line;
    for (const trouble of ["stranger", "closed", "conflict"]) {
      form.querySelector(`[data-trouble='${trouble}']`).hidden = trouble !== next;
    }
    // Read out only what is news: not each save, not each try.
    const news = part("state").dataset.kind;
    if (next === "saving" || news === "unsaved" || part("announce").dataset.kind === news) return;
    part("announce").dataset.kind = news;
    part("announce").textContent = line;
  }

  // --- Saving -----------------------------------------------------------------------------------

  function keepCopy() {
    if (over.signal.aborted) return true;
    if (!isDirty()) return keep.drop();
    const kept = Boolean(keep.write({ text: text(), version: form.elements.version.value, sent }));
    if (kept === isKept) return kept;
    isKept = kept;
    show(kind, told);
    return kept;
  }

  function schedule(wait) {
    clearTimeout(timer);
    if (over.signal.aborted || kind === "closed") return;
    timer = setTimeout(() => save(), wait);
  }

  function retry(next, words) {
    show(next, words);
    waited = Math.min(60000, (waited || 2500) * 2);
    schedule(waited);
  }

  function freshToken() {
    const token = window.csrfToken();
    if (token) form.elements.csrfmiddlewaretoken.value = token;
    return form.elements.csrfmiddlewaretoken.value;
  }

  function post(also) {
    const token = freshToken();
    const body = new URLSearchParams([...new FormData(form), ...also]);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), PATIENCE);
    return fetch(form.action, {
      method: "POST",
      body,
      headers: { Accept: "application/json", "X-CSRFToken": token },
      redirect: "manual", // to the sign-in page: a text must not vanish there
      keepalive: document.visibilityState === "hidden" && body.toString().length < 60000,
      signal: stop.signal,
    });
  }

  // One save at a time; whoever wants to know when it is over waits for the promise.
  // `also` are fields of a button, sent even when the text itself is saved already.
  function save(also = []) {
    clearTimeout(timer);
    if (inFlight) {
      return inFlight.then(() => ((also.length || isDirty()) && SOUND.includes(kind) ? save(also) : null));
    }
    if (kind === "conflict") return Promise.resolve();
    if (!isDirty() && !also.length) {
      keep.drop();
      unsavedSince = 0;
      show("saved", savedAs);
      return Promise.resolve();
    }
    inFlight = saveOnce(also).finally(() => {
      inFlight = null;
    });
    return inFlight;
  }

  async function saveOnce(also) {
    const sha = sha256(text());
    sent = [...sent.filter((other) => other !== sha), sha].slice(-20);
    keepCopy();
    if (kind !== "offline" && kind !== "stranger") show("saving", say.saving);
    let response;
    let answer = {};
    try {
      response = await post(also);
      // A hotspot's sign-in page answers 200 too, but not in JSON.
      if ([200, 400, 409].includes(response.status)) answer = await response.json();
      else if ([403, 404].includes(response.status)) answer = await response.json().catch(() => ({}));
    } catch {
      return retry("offline", say.offline);
    }
    if (answer.closed_to === Number(say.writer)) return show("closed", say.closed);
    if (response.type === "opaqueredirect" || [401, 403, 404].includes(response.status)) {
      return retry("stranger", say.stranger);
    }
    if (response.status === 409) return collide(answer, also);
    part("errors").replaceChildren();
    if (response.status === 400) return reject(answer.errors);
    if (response.status !== 200 || answer.sha256 !== sha) return retry("refused", say.refused);
    return settle(answer);
  }

  function settle(answer) {
    stored = answer.sha256;
    form.elements.version.value = answer.version;
    waited = 0;
    savedAs = answer.saved;
    sent = [];
    keepCopy();
    window.failureNotice.clear();
    answered(answer);
    if (isDirty()) {
      show("unsaved", say.unsaved);
      unsavedSince = Date.now();
      schedule(PAUSE);
    } else {
      unsavedSince = 0;
      show("saved", savedAs);
    }
  }

  // What the server holds may be this page's own earlier text, whose answer was lost on the way.
  function collide(answer, also) {
    if (!sent.includes(answer.sha256)) return show("conflict", say.conflict);
    stored = answer.sha256;
    form.elements.version.value = answer.version;
    return saveOnce(also);
  }

  function reject(errors) {
    const lines = errors.map((error) => {
      const line = document.createElement("p");
      line.className = "invalid-feedback";
      line.textContent = error;
      return line;
    });
    part("errors").replaceChildren(...lines);
    show("invalid", [say.invalid, ...errors].join(" "));
  }

  // --- When ------------------------------------------------------------------------------------

  let ticking = 0;
  function tick() {
    ticking = 0;
    keepCopy();
    drawn(text());
  }

  function typed() {
    const now = Date.now();
    unsavedSince = unsavedSince || now;
    if (kind === "saved" || kind === "invalid" || kind === "") show("unsaved", say.unsaved);
    ticking = ticking || setTimeout(tick, 300);
    schedule(Math.max(0, Math.min(PAUSE, unsavedSince + MOST - now)));
  }
  keptIn(form).forEach((field) => field.addEventListener("input", typed));

  function saveNow() {
    if (isDirty()) {
      keepCopy();
      if (kind !== "closed") save();
    }
  }
  const { signal } = over;
  document.addEventListener("visibilitychange", saveNow, { signal });
  for (const moment of ["pagehide", "online", "focus"]) {
    window.addEventListener(moment, saveNow, { signal });
  }
  window.addEventListener("offline", () => {
    if (isDirty()) show("offline", say.offline);
  }, { signal });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && isDirty()) event.preventDefault();
  }, { signal });

  form.addEventListener("submit", async (event) => {
    const button = event.submitter;
    if (button && button.hasAttribute("data-compare")) {
      freshToken();
      leaving = true;
      return;
    }
    event.preventDefault();
    await save(button && button.hasAttribute("data-always") ? [[button.name, button.value]] : []);
    if (button) pressed(button);
  });

  // --- Copies from before -----------------------------------------------------------------------

  // A copy that the server has by now is done with. The newest of the rest goes on being written,
  // on the version it was based on, so that the server notices if it was passed by another text.
  function restore() {
    const copies = keep.all().filter((copy) => {
      const needed = ![stored, sha256(text())].includes(sha256(copy.text));
      if (!needed) keep.drop(copy.key);
      return needed;
    });
    const newest = isDirty() || !copies.length || !fits(form, copies[0].text) ? null : copies.shift();
    if (newest) {
      sent = newest.sent || [];
      if (!sent.includes(stored)) form.elements.version.value = newest.version;
      fill(form, newest.text);
      if (keepCopy()) keep.drop(newest.key);
      form.querySelector("[data-trouble='restored']").hidden = false;
    }
    keep.offer(form, copies, keptIn(form)[0]);
    if (isDirty()) schedule(0);
  }

  restore();
  drawn(text());
  return {
    isDirty,
    isOffline: () => kind === "offline",
    // The form leaves the page: what is not saved stays on the device, unless it is `done` with.
    stop: ({ done = false } = {}) => {
      if (over.signal.aborted) return;
      if (done) keep.drop();
      else keepCopy();
      clearTimeout(timer);
      over.abort();
    },
    leaveFor: (address) => {
      leaving = true;
      window.location.assign(address);
    },
  };
};
