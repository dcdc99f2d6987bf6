/** The entry for browsers: fetches the wasm that lies beside it. */

import { type InitOptions, initFrom } from "../init.js";
import { host } from "../stream.js";

export * from "../api.js";
export { initSync } from "../init.js";

/**
 * Initializes. Every other function needs it to have ended; it may be called many times,
 * concurrently, and again after a failure.
 *
 * ```ts
 * import init, { checkBaseUrl } from "scim-preflight";
 * await init();
 * ```
 */
export default function init(options?: InitOptions): Promise<void> {
  return initFrom(() => options?.module ?? new URL("./core_bg.wasm", import.meta.url));
}

host.worker = () => new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
