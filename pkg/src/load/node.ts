/** The entry for Node.js and Deno: initializes while it is imported, so `require` works too. */

import { readFileSync } from "node:fs";
import { initSync } from "../init.js";

export * from "../api.js";
export { initSync } from "../init.js";

initSync(readFileSync(new URL("./core_bg.wasm", import.meta.url)));

/** Does nothing here, so that code can move between hosts unchanged. */
export default function init(): Promise<void> {
  return Promise.resolve();
}
