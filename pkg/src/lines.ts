/** Payloads, one a line: all at once, as they come in, or from a source that is read for you. */

import * as core from "../glue/core.js";
import { call, callForNumber, type Input, restarts } from "./bridge.js";
import type { LinesOptions, LinesProgress, LinesReport } from "./generated/types.js";

/** How many bytes, or characters of a string, go into the wasm at once. */
const PIECE = 1 << 16;

/**
 * Checks a text with one payload a line. Offsets are UTF-16 units when it is a string, bytes when
 * it is bytes.
 *
 * ```ts
 * const { lines, faulty, diagnostics } = checkLines(await file.text());
 * ```
 */
export function checkLines(ndjson: string | Uint8Array, options?: LinesOptions): LinesReport {
  const checker = new LinesChecker(options);
  checker.push(ndjson);
  return checker.finish();
}

/**
 * Checks payloads, one a line, as they come in. Chunks may be cut anywhere; only a line that has
 * not ended yet is held. The first chunk says what offsets are: UTF-16 units when it is a string,
 * bytes when it is bytes. Each checker has to be finished, or what it holds is not given back.
 *
 * ```ts
 * const checker = new LinesChecker({ profile: "okta" });
 * for await (const chunk of createReadStream("users.ndjson")) checker.push(chunk);
 * const report = checker.finish();
 * ```
 */
export class LinesChecker {
  readonly #options: string;
  #stream: number | undefined;
  #start = restarts;
  #half = "";
  #progress: LinesProgress = { bytes: 0, lines: 0, findings: 0 };

  constructor(options?: LinesOptions) {
    this.#options = options === undefined ? "" : JSON.stringify(options);
  }

  /** How far the stream has been checked. */
  get progress(): LinesProgress {
    return this.#progress;
  }

  /** Takes the next chunk. */
  push(chunk: string | Uint8Array): void {
    const whole = typeof chunk === "string" ? this.#half + chunk : chunk;
    this.#open(whole);
    if (typeof whole === "string") this.#half = "";
    for (let at = 0; at < whole.length; ) {
      let end = Math.min(at + PIECE, whole.length);
      if (typeof whole === "string" && isFirstHalf(whole, end - 1)) {
        // Both halves of a character go together; where the second is not there yet, it waits.
        if (end === whole.length) {
          this.#half = whole.slice(-1);
          end -= 1;
        } else end += 1;
      }
      this.#push(typeof whole === "string" ? whole.slice(at, end) : whole.subarray(at, end));
      at = end + this.#half.length;
    }
  }

  /** Ends the stream; gives the report. Called again, it gives that of an empty stream. */
  finish(): LinesReport {
    const half = this.#half;
    this.#half = "";
    const stream = this.#open(half);
    if (half !== "") this.#push(half);
    this.#stream = undefined;
    return call(() => core.finishLines(stream));
  }

  #push(piece: Input): void {
    if (piece.length === 0) return;
    const stream = this.#stream as number;
    this.#progress = call((length) => core.pushLines(stream, length as number), piece);
  }

  #open(first: Input): number {
    if (this.#stream === undefined) {
      this.#start = restarts;
      this.#stream = callForNumber(
        (length) => core.openLines(length as number, typeof first !== "string"),
        this.#options,
      );
    }
    if (this.#start !== restarts) throw new Error(LOST);
    return this.#stream as number;
  }
}

const LOST: string =
  "scim-preflight has been started again since this stream began: check it from its beginning.";

function isFirstHalf(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit < 0xdc00;
}
