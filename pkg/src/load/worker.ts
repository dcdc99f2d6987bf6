/** The worker that reads and checks a source of lines: says that it runs, takes one job. */

import { initSync } from "../init.js";
import { checkHere, type WorkerAnswer, type WorkerJob } from "../stream.js";

const answer = (what: WorkerAnswer): void =>
  (globalThis as unknown as { postMessage(what: WorkerAnswer): void }).postMessage(what);

globalThis.onmessage = async ({ data }: MessageEvent<WorkerJob>): Promise<void> => {
  try {
    initSync(data.module);
    const report = await checkHere(data.source, data.options, (progress) => answer({ progress }));
    answer({ report });
  } catch (error) {
    answer({ problem: String(error) });
  }
};

answer({});
