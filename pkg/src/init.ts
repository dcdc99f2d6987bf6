/** Initializes once, however often and from wherever it is asked. */

import { ready, start, startSync } from "./bridge.js";
import { compile, compileSync, type ModuleSource } from "./compile.js";

/** How to initialize. */
export interface InitOptions {
  /**
   * The wasm, where the loader should not fetch it itself: a compiled module, its bytes, a
   * response (such as `fetch(url, { integrity })`), a promise of one of these, or its URL.
   */
  readonly module?: ModuleSource;
}

let pending: Promise<void> | undefined;

/** Starts the wasm from a source; all calls share one attempt, and a failed one is forgotten. */
export function initFrom(source: () => ModuleSource): Promise<void> {
  if (ready()) return Promise.resolve();
  pending ??= attempt(source).finally(() => {
    pending = undefined;
  });
  return pending;
}

async function attempt(source: () => ModuleSource): Promise<void> {
  const module = await compile(source());
  if (!ready()) await start(module);
}

/**
 * Initializes at once, from a compiled module or its bytes. Does nothing the second time.
 *
 * ```ts
 * import { readFileSync } from "node:fs";
 * initSync(readFileSync("core_bg.wasm"));
 * ```
 */
export function initSync(module: BufferSource | WebAssembly.Module): void {
  if (ready()) return;
  startSync(module instanceof WebAssembly.Module ? module : compileSync(module));
}
