// Pure arithmetic of texts, the same as classroom/texts.py; a journey holds the two together.
"use strict";

window.writingText = (() => {
  const SPACE = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+/u;
  const WORD = /[\p{L}\p{N}]/u;

  const normal = (text) => text.replace(/\r\n?/g, "\n").replaceAll("\0", "");
  // A form's [data-kept] fields as one text, and back: first what is written, then what is chosen.
  // MARK and CHOICE are what no keyboard writes.
  const MARK = "\u001e";
  const CHOICE = "\u001f";
  const isChoice = (field) => field.dataset.kept === "choice";
  const keptIn = (form) =>
    [...form.querySelectorAll("[data-kept]")].sort((a, b) => isChoice(a) - isChoice(b));
  const radiosOf = (field) => [...field.querySelectorAll("input")];
  const valueOf = (field) => {
    if (!field.matches("fieldset")) return normal(field.value);
    return (radiosOf(field).find((one) => one.checked) || { value: "" }).value;
  };
  const textOf = (form) =>
    keptIn(form).reduce((text, field, n) => {
      const before = isChoice(field) ? CHOICE : MARK;
      return text + (n || isChoice(field) ? before : "") + valueOf(field);
    }, "");
  const partsOf = (text) => text.split(CHOICE).flatMap((part, n) => (n ? [part] : part.split(MARK)));
  const firstOf = (text) => partsOf(text)[0];
  const fits = (form, text) => partsOf(text).length === keptIn(form).length;
  const asRead = (text) => text.split(CHOICE)[0].split(MARK).filter(Boolean).join("\n\n");
  const put = (field, value) => {
    const fold = value && field.closest("details");
    if (fold) fold.open = true;
    if (!field.matches("fieldset")) field.value = value;
    else radiosOf(field).forEach((one) => { one.checked = one.value === value; });
  };
  const fill = (form, text) => partsOf(text).forEach((part, n) => put(keptIn(form)[n], part));

  const countWords = (text) => text.split(SPACE).filter((chunk) => WORD.test(chunk)).length;

  // SHA-256 written out, for every page: crypto.subtle does not exist on a school's own server that
  // is reached by plain http, which is where a check of "has it really arrived" is needed most.
  // It cannot run while a page is being left, either, because it answers later.
  const K = (
    "428a2f9871374491b5c0fbcfe9b5dba53956c25b59f111f1923f82a4ab1c5ed5d807aa9812835b01243185be550c7dc3" +
    "72be5d7480deb1fe9bdc06a7c19bf174e49b69c1efbe47860fc19dc6240ca1cc2de92c6f4a7484aa5cb0a9dc76f988da" +
    "983e5152a831c66db00327c8bf597fc7c6e00bf3d5a7914706ca63511429296727b70a852e1b21384d2c6dfc53380d13" +
    "650a7354766a0abb81c2c92e92722c85a2bfe8a1a81a664bc24b8b70c76c51a3d192e819d6990624f40e3585106aa070" +
    "19a4c1161e376c082748774c34b0bcb5391c0cb34ed8aa4a5b9cca4f682e6ff3748f82ee78a5636f84c878148cc70208" +
    "90befffaa4506cebbef9a3f7c67178f2"
  ).match(/.{8}/g).map((hex) => parseInt(hex, 16));
  const turn = (word, by) => (word >>> by) | (word << (32 - by));

  function padded(text) {
    const bytes = new TextEncoder().encode(text);
    const view = new DataView(new ArrayBuffer(((bytes.length + 72) >> 6) << 6));
    new Uint8Array(view.buffer).set(bytes);
    view.setUint8(bytes.length, 0x80);
    view.setUint32(view.byteLength - 8, Math.floor(bytes.length / 0x20000000));
    view.setUint32(view.byteLength - 4, bytes.length << 3);
    return view;
  }

  function round(state, view, start) {
    const w = [];
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i += 1) {
      if (i < 16) w[i] = view.getInt32(start + i * 4);
      else {
        const s0 = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
        const s1 = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
        w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
      }
      const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i];
      const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    return [a, b, c, d, e, f, g, h].map((word, i) => (word + state[i]) | 0);
  }

  function sha256(text) {
    const view = padded(normal(text));
    let state = [
      0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    ];
    for (let start = 0; start < view.byteLength; start += 64) state = round(state, view, start);
    return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }

  return { normal, countWords, sha256, keptIn, textOf, firstOf, fits, fill, asRead };
})();
