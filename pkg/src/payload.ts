/** The payload check: the one function that may be called a hundred thousand times a second. */

import * as core from "../glue/core.js";
import { answer, guarded, type Input, restarts, write } from "./bridge.js";
import type { Diagnostic, PayloadOptions, PayloadReport } from "./generated/types.js";

/** A finding without what its rule says anyway; an empty `help` where it has none. */
type Brief = Pick<Diagnostic, "rule"> & Partial<Diagnostic>;

/** What was found, and the number that stands for what all reports about such payloads share. */
interface Told {
  code: number;
  report: Pick<PayloadReport, "errors" | "warnings" | "infos" | "truncated"> & {
    diagnostics: Brief[];
  };
}

/** What the findings of a rule say unless they have words of their own. */
const words: Map<string, Diagnostic> = new Map();
/** The reports of clean payloads by the numbers that stand for them, for the options in force. */
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
  if (found >= 0) return common(found);
  const { code, report } = answer<Told>(-found);
  const diagnostics = report.diagnostics.map(whole);
  return Object.assign(common(code), report, { ok: report.errors === 0, diagnostics });
}

/** A report of its own about a clean payload. What is given away is the caller's to change. */
function common(code: number): PayloadReport {
  clean[code] ??= answer<PayloadReport>(core.cleanPayload(code));
  const report = clean[code];
  const unchecked = report.unchecked.map(({ needs, message }) => ({ needs, message }));
  return Object.assign({}, report, { diagnostics: [], unchecked });
}

function whole(brief: Brief): Diagnostic {
  const { rule } = brief;
  let own = words.get(rule);
  if (own === undefined) {
    own = answer<Diagnostic>(core.ruleWords(write(0, rule)));
    words.set(rule, own);
  }
  // Several times as fast as the spread syntax where objects come from JSON.
  const diagnostic: Diagnostic = Object.assign({}, own, brief);
  if (diagnostic.help === "") delete diagnostic.help;
  return diagnostic;
}

function setOptions(options: string): void {
  optionsInForce = undefined;
  clean = [];
  core.setPayloadOptions(write(0, options));
  optionsInForce = options;
  restartsSeen = restarts;
}
