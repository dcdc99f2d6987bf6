// What screen readers hear. The region stands in index.html from the start: one made late stays silent.

import { partById, SPOKEN } from "./dom.ts";

let pending = 0;
let resting = 0;

/** Says a sentence once. */
export function announce(sentence: string): void {
  clearTimeout(pending);
  const region = partById("status");
  region.textContent = "";
  // The same words twice are heard twice only when the region was empty in between.
  pending = window.setTimeout(() => {
    region.textContent = sentence;
  }, SPOKEN);
}

/** Says a sentence after the typing has come to rest; a later one takes its place. */
export function announceAtRest(sentence: string): void {
  clearTimeout(resting);
  resting = window.setTimeout(() => announce(sentence), 900);
}
