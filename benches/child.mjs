/**
 * One job in a process of its own: `node child.mjs JOB [FILE]`. Prints as JSON how long it took
 * and how much memory the process has held at most.
 */

import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { corpus } from "./corpus.mjs";

const [job, file] = process.argv.slice(2);

/** Reads a file by chunks of a megabyte into one buffer. */
function* chunks() {
  const from = openSync(file);
  const buffer = new Uint8Array(1 << 20);
  for (;;) {
    const length = readSync(from, buffer);
    if (length === 0) break;
    yield buffer.subarray(0, length);
  }
  closeSync(from);
}

async function inChunks(checker) {
  for (const chunk of chunks()) checker.push(chunk);
  return checker.finish();
}

/** The start: import and initialize, the first user, 99 more. */
async function start(name) {
  const { lines } = corpus(100);
  const begin = performance.now();
  const { valid } = await import(`./dist/start/${name}.mjs`);
  const ready = performance.now();
  valid(lines[0]);
  const first = performance.now();
  for (const line of lines.slice(1)) valid(line);
  const end = performance.now();
  return { init: ready - begin, first: first - begin, hundred: end - begin };
}

const jobs = {
  nothing: () => ({}),
  "lines-ours": async () => {
    const { LinesChecker } = await import("scim-preflight");
    return inChunks(new LinesChecker());
  },
  "lines-ajv": async () => {
    const { lines } = await import("./dist/all.mjs");
    return inChunks(new lines.StreamedAjv());
  },
  "list-bytes-only": () => readFileSync(file),
  "list-ours-bytes": async () => {
    const { checkPayload } = await import("scim-preflight");
    return checkPayload(readFileSync(file));
  },
  "list-ours-string": async () => {
    const { checkPayload } = await import("scim-preflight");
    return checkPayload(readFileSync(file, "utf8"));
  },
  "list-parse": () => JSON.parse(readFileSync(file, "utf8")),
  "list-ajv": async () => {
    const { lines } = await import("./dist/all.mjs");
    return lines.validInList(readFileSync(file, "utf8"));
  },
};

const begin = performance.now();
const told = job.startsWith("start-") ? await start(job.slice(6)) : await jobs[job]();
const ms = performance.now() - begin;
const rss = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ ms, rss, ...(job.startsWith("start-") ? told : {}) }));
