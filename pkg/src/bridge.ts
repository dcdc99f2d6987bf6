/** Carries texts into the wasm and answers out of it. The only file that touches its memory. */

import * as core from "../glue/core.js";
import type { Report } from "./generated/types.js";

/** A function of the wasm: takes the lengths of the texts in the buffers, gives that of its answer. */
type Export = (...lengths: number[]) => number;
/** What a buffer can take: text, or bytes of UTF-8. */
export type Input = string | Uint8Array;

const BEFORE_INIT: string =
  "scim-preflight is not initialized: call and await init() before the first check.";

/** Buffers that grew past this many bytes are given back after the call. */
const KEPT = 1 << 20;
/** Texts up to this many characters get room for their longest encoding at once. */
const SHORT = 1 << 16;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const nothing = new Uint8Array();
/** Views on the buffers. When the memory grows they fall to length 0 and are made anew. */
const views: Uint8Array[] = [nothing, nothing, nothing, nothing];
const rooms: { address: number; size: number }[] = views.map(() => ({ address: 0, size: 0 }));
/** Whether a buffer has grown past what is kept. */
let grown = false;
let memory: WebAssembly.Memory | undefined;
let started: WebAssembly.Module | undefined;
/** How often the wasm has been started again; what it was told before is forgotten then. */
export let restarts = 0;

/** Whether the functions can be called. */
export function ready(): boolean {
  return memory !== undefined;
}

/** The module that has been started, for a worker to start it too. */
export function compiled(): WebAssembly.Module | undefined {
  return started;
}

/** Starts an instance of a compiled module. Does nothing when there is one. */
export function startSync(module: WebAssembly.Module): void {
  memory ??= core.initSync({ module }).memory;
  started ??= module;
}

/** The same as {@link startSync} where a big module must not be started synchronously. */
export async function start(module: WebAssembly.Module): Promise<void> {
  memory ??= (await core.default({ module_or_path: module })).memory;
  started ??= module;
}

/**
 * Writes the inputs into the buffers, runs a function of the wasm on them and reads its answer. The
 * length of an input that is not there is -1.
 */
export function call<T>(run: Export, ...inputs: (Input | undefined)[]): T {
  return guarded(() => answer<T>(run(...inputs.map(written))));
}

/** The same for a function whose answer is but a number. */
export function callForNumber(run: Export, ...inputs: (Input | undefined)[]): number {
  return guarded(() => run(...inputs.map(written)));
}

/** The same for a function whose answer is but a text; nothing where it has none. */
export function callForText(run: Export, ...inputs: (Input | undefined)[]): string | undefined {
  return guarded(() => text(run(...inputs.map(written))));
}

function written(input: Input | undefined, slot: number): number {
  return input === undefined ? -1 : write(slot, input);
}

/** The length of an answer that stands for the report of a sound input. */
const SOUND = 0xffffffff;

/** Reads an answer by its length in bytes. */
export function answer<T>(length: number): T {
  if (length === SOUND) return sound() as T;
  const made = text(length);
  return made === undefined ? (undefined as T) : (JSON.parse(made) as T);
}

function sound(): Report {
  return {
    version: 1,
    ok: true,
    errors: 0,
    warnings: 0,
    infos: 0,
    truncated: false,
    diagnostics: [],
  };
}

/** Reads the text of an answer, and overwrites it, since it may hold a secret. */
function text(length: number): string | undefined {
  if (length === 0) return undefined;
  const { buffer } = memory as WebAssembly.Memory;
  const view = new Uint8Array(buffer, core.answerAddress(), length);
  const made = decoder.decode(view);
  view.fill(0);
  if (length > KEPT) core.dropAnswer();
  return made;
}

/** Does something with the wasm; starts it again when it traps. */
export function guarded<T>(work: () => T): T {
  if (memory === undefined) throw new Error(BEFORE_INIT);
  try {
    return work();
  } catch (trap) {
    throw restarted(trap);
  } finally {
    if (grown) giveBack();
  }
}

/** Writes a text or bytes into a buffer; says how many bytes it took. */
export function write(slot: number, input: Input): number {
  const view = views[slot] as Uint8Array;
  if (typeof input === "string") {
    if (input.length * 3 <= view.length) return encoder.encodeInto(input, view).written;
    return writeLong(slot, input);
  }
  // What the types forbid is taken as the text that it prints as, so that it gets a report too.
  if (!(input instanceof Uint8Array)) return write(slot, String(input ?? ""));
  const target = input.length <= view.length ? view : room(slot, input.length);
  target.set(input);
  return input.length;
}

/** Guesses that most characters take one byte, and makes room for three each when wrong. */
function writeLong(slot: number, text: string): number {
  let rest = text;
  let written = 0;
  let guess = text.length <= SHORT ? text.length * 3 : text.length + (text.length >> 3);
  while (rest !== "") {
    const view = room(slot, written + guess);
    const step = encoder.encodeInto(rest, view.subarray(written));
    written += step.written;
    rest = rest.slice(step.read);
    guess = rest.length * 3;
  }
  return written;
}

/** Makes sure that a buffer has room for so many bytes; returns a view on it. */
function room(slot: number, size: number): Uint8Array {
  const { buffer } = memory as WebAssembly.Memory;
  const known = rooms[slot] as { address: number; size: number };
  if (size <= known.size) {
    views[slot] = new Uint8Array(buffer, known.address, known.size);
  } else {
    const wanted = Math.max(4096, size);
    const address = core.resizeBuffer(slot, wanted);
    grown ||= wanted > KEPT;
    rooms[slot] = { address, size: wanted };
    views[slot] = new Uint8Array((memory as WebAssembly.Memory).buffer, address, wanted);
  }
  return views[slot] as Uint8Array;
}

/** Gives back what a big input took. */
function giveBack(): void {
  grown = false;
  for (const [slot, { size }] of rooms.entries()) {
    if (size <= KEPT) continue;
    forget(slot);
    core.resizeBuffer(slot, 0);
  }
}

function forget(slot: number): void {
  rooms[slot] = { address: 0, size: 0 };
  views[slot] = nothing;
}

/** Puts a fresh instance in the place of one that has trapped; makes the error to throw. */
function restarted(trap: unknown): Error {
  views.forEach((_, slot) => {
    forget(slot);
  });
  restarts += 1;
  core.__wbg_reset_state();
  memory = core.initSync({ module: undefined }).memory;
  return new Error("scim-preflight stopped in the middle of a check and has been started again.", {
    cause: trap,
  });
}
