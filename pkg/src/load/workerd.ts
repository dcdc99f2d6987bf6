/** The entry for workers that compile wasm at deployment: initializes while it is imported. */

import { initSync } from "../init.js";
import module from "./core_bg.wasm";

export * from "../api.js";
export { initSync } from "../init.js";

initSync(module);

/** Does nothing here, so that code can move between hosts unchanged. */
export default function init(): Promise<void> {
  return Promise.resolve();
}
