/** The payload check: the one function that may be called a hundred thousand times a second. */

import * as core from "../glue/core.js";
import { answer, guarded, type Input, restarts, write } from "./bridge.js";
import type { PayloadOptions, PayloadReport } from "./generated/types.js";

/** The reports of clean payloads by what the wasm says in their place, for the options in force. */
let clean: (PayloadReport | undefined)[] = [];
let optionsInForce: string | undefined = "";
let restartsSeen = 0;

/**
 * Checks a SCIM payload in the eyes of the profiles asked for. Offsets are UTF-16 units when the
 * payload is a string, bytes when it is bytes; lines and columns start at 1.
 *
 * ```ts
 * const report = checkPayload('{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"]}');
 * if (!report.ok) console.log(report.diagnostics[0].message);
 * ```
 */
export function checkPayload(
  payload: string | Uint8Array,
  options?: PayloadOptions,
): PayloadReport {
  return guarded(() => check(payload, options === undefined ? "" : JSON.stringify(options)));
}

function check(payload: Input, options: string): PayloadReport {
  if (options !== optionsInForce || restarts !== restartsSeen) setOptions(options);
  const found = core.checkPayload(write(0, payload), typeof payload !== "string");
  if (found < 0) return answer(-found);
  clean[found] ??= answer<PayloadReport>(core.cleanPayload(found));
  return copy(clean[found]);
}

function setOptions(options: string): void {
  optionsInForce = undefined;
  clean = [];
  core.setPayloadOptions(write(0, options));
  optionsInForce = options;
  restartsSeen = restarts;
}

/** What is given away is the caller's to change. */
function copy(report: PayloadReport): PayloadReport {
  const unchecked = report.unchecked.map(({ needs, message }) => ({ needs, message }));
  return { ...report, diagnostics: [], unchecked };
}
