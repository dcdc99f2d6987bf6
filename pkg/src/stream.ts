/** A source of lines that is read for the caller, in a worker where the host has them. */

import { compiled } from "./bridge.js";
import type { LinesOptions, LinesProgress, LinesReport } from "./generated/types.js";
import { LinesChecker } from "./lines.js";

/** Where lines come from: a file, a response's body, or chunks cut anywhere. */
export type LinesSource =
  | Blob
  | ReadableStream<Uint8Array>
  | AsyncIterable<string | Uint8Array>
  | Iterable<string | Uint8Array>;

/** How a source of lines is to be read and checked. */
export interface StreamOptions extends LinesOptions {
  /** Called now and then, and at the end. */
  readonly onProgress?: (progress: LinesProgress) => void;
  /** Ends the check; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
  /**
   * Whether files and streams are read and checked in a worker of their own, which they are where
   * the host and its policies allow one. Otherwise the check makes a pause every few milliseconds.
   */
  readonly worker?: boolean;
}

/** What a worker is told and what it answers. */
export interface WorkerJob {
  readonly module: WebAssembly.Module;
  readonly options: LinesOptions;
  readonly source: Blob | ReadableStream<Uint8Array>;
}
/** One of the three. */
export interface WorkerAnswer {
  readonly progress?: LinesProgress;
  readonly report?: LinesReport;
  readonly problem?: string;
}

/** How this entry of the package makes a worker, where it can. */
export const host: { worker?: () => Worker } = {};

/** How long the check goes on without a pause, in milliseconds. */
const SLICE = 12;

/**
 * Reads a source to its end and checks its payloads, one a line, in the memory of a line. A check
 * that is given up lets go of the source.
 *
 * ```ts
 * const report = await checkStream(file, {
 *   onProgress: ({ bytes }) => (bar.value = bytes / file.size),
 *   signal: controller.signal,
 * });
 * ```
 */
export async function checkStream(
  source: LinesSource,
  { onProgress, signal, worker = true, ...options }: StreamOptions = {},
): Promise<LinesReport> {
  signal?.throwIfAborted();
  const helper = worker && transferable(source) ? await startedWorker() : undefined;
  if (helper === undefined) return checkHere(source, options, onProgress, signal);
  try {
    return await checkThere(helper, source as WorkerJob["source"], options, onProgress, signal);
  } finally {
    helper.terminate();
  }
}

/** Reads and checks on this thread, with pauses. */
export async function checkHere(
  source: LinesSource,
  options: LinesOptions,
  onProgress?: (progress: LinesProgress) => void,
  signal?: AbortSignal,
): Promise<LinesReport> {
  const checker = new LinesChecker(options);
  const chunks = chunksOf(source, signal);
  let finished: LinesReport | undefined;
  try {
    let pause = performance.now() + SLICE;
    for (;;) {
      const { done, value } = await unlessAborted(chunks.next(), signal);
      if (done) break;
      checker.push(value);
      if (performance.now() < pause) continue;
      onProgress?.(checker.progress);
      await new Promise((resume) => setTimeout(resume));
      signal?.throwIfAborted();
      pause = performance.now() + SLICE;
    }
  } finally {
    finished = checker.finish();
    // Not awaited: a source that hangs cannot be asked to stop in order.
    chunks.return?.(undefined)?.catch(() => {});
  }
  onProgress?.(checker.progress);
  return finished;
}

/** Lets a worker read and check. */
function checkThere(
  worker: Worker,
  source: WorkerJob["source"],
  options: LinesOptions,
  onProgress?: (progress: LinesProgress) => void,
  signal?: AbortSignal,
): Promise<LinesReport> {
  const answer = new Promise<LinesReport>((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
      if (data.progress) onProgress?.(data.progress);
      if (data.report) resolve(data.report);
      if (data.problem) reject(new Error(data.problem));
    };
  });
  const job: WorkerJob = { module: compiled() as WebAssembly.Module, options, source };
  worker.postMessage(job, source instanceof Blob ? [] : [source]);
  return unlessAborted(answer, signal);
}

/** A worker that has said that it runs; nothing where there is none, or a policy forbids it. */
async function startedWorker(): Promise<Worker | undefined> {
  if (host.worker === undefined || typeof Worker === "undefined" || !compiled()) return undefined;
  try {
    const worker = host.worker();
    const runs = await new Promise<boolean>((tell) => {
      worker.onmessage = () => tell(true);
      worker.onerror = () => tell(false);
    });
    return runs ? worker : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a worker can be given the source; not every browser hands streams over. */
function transferable(source: LinesSource): boolean {
  if (source instanceof Blob) return true;
  if (!(source instanceof ReadableStream)) return false;
  try {
    const probe = new ReadableStream();
    structuredClone(probe, { transfer: [probe as unknown as Transferable] });
    return true;
  } catch {
    return false;
  }
}

async function* chunksOf(
  source: LinesSource,
  signal: AbortSignal | undefined,
): AsyncGenerator<string | Uint8Array, void> {
  const chunks = source instanceof Blob ? source.stream() : source;
  // Not every browser can iterate over a stream.
  if (!(chunks instanceof ReadableStream)) return yield* chunks;
  const reader = chunks.getReader();
  const cancel = (): void => void reader.cancel(signal?.reason).catch(() => {});
  signal?.addEventListener("abort", cancel, { once: true });
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      ended = done;
      if (done) return;
      yield value;
    }
  } finally {
    signal?.removeEventListener("abort", cancel);
    if (!ended) cancel();
  }
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) return abort();
    signal.addEventListener("abort", abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
