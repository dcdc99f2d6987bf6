/** The entry in one file: the wasm is inside, for hosts and bundlers that lose it otherwise. */

import { type InitOptions, initFrom } from "../init.js";
import base64 from "./core_bg.wasm?base64";

export * from "../api.js";
export { initSync } from "../init.js";

/** Initializes, without a request. It may be called many times. */
export default function init(options?: InitOptions): Promise<void> {
  return initFrom(() => options?.module ?? bytes());
}

function bytes(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
