/** What can only be told of fresh processes: the start, and the memory at its peak. */

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { STARTERS } from "./bundle.mjs";
import { corpus, listOf } from "./corpus.mjs";
import { median } from "./lib/rounds.mjs";

const here = (file) => fileURLToPath(new URL(file, import.meta.url));

function run(job, file) {
  const output = execFileSync(process.execPath, [here("child.mjs"), job, file ?? ""]);
  return JSON.parse(output.toString());
}

/** Runs jobs in turns; gives the median of each number that they tell. */
function medians(jobs, rounds) {
  const told = jobs.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, [job, file]] of jobs.entries()) told[index].push(run(job, file));
  }
  return told.map((all) =>
    Object.fromEntries(Object.keys(all[0]).map((key) => [key, median(all.map((one) => one[key]))])),
  );
}

/** The start of each contender, in Node and where there is one in Chromium. */
export async function starts({ Chromium }, rounds = 9) {
  const inNode = medians(
    STARTERS.map((name) => [`start-${name}`]),
    rounds,
  );
  const user = corpus(1).lines[0];
  const inChromium = STARTERS.map(() => []);
  for (let round = 0; Chromium && round < rounds; round++) {
    for (const [index, name] of STARTERS.entries()) {
      inChromium[index].push(await Chromium.start(name, user));
    }
  }
  return STARTERS.map((name, index) => ({
    name,
    ...inNode[index],
    chromium: Chromium && median(inChromium[index]),
    bytes: weight(name),
  }));
}

/** What a contender weighs after brotli. */
function weight(name) {
  const files =
    name === "ours"
      ? ["../pkg/dist/web.js", "../pkg/dist/core_bg.wasm"]
      : [`dist/start/${name}.mjs`];
  const compressed = files.map((file) => brotliCompressSync(readFileSync(here(file))).length);
  return compressed.reduce((sum, length) => sum + length);
}

/** The jobs of a hundred thousand users, with the peak of their memory. */
export function memory({ users = 100_000, rounds = 3 } = {}) {
  const files = { lines: here(`dist/${users}.ndjson`), list: here(`dist/${users}.list.json`) };
  if (!existsSync(files.list)) {
    const { lines } = corpus(users);
    writeFileSync(files.lines, lines.join("\n"));
    writeFileSync(files.list, listOf(lines));
  }
  const jobs = {
    nothing: "Node.js alone",
    "lines-ours": "NDJSON by chunks of 1 MiB: LinesChecker",
    "lines-ajv": "NDJSON by chunks of 1 MiB: split, JSON.parse, Ajv standalone",
    "list-bytes-only": "the list read as bytes, nothing done with it",
    "list-ours-bytes": "the list as bytes: checkPayload",
    "list-ours-string": "the list as a string: checkPayload",
    "list-parse": "the list as a string: JSON.parse",
    "list-ajv": "the list as a string: JSON.parse, Ajv standalone",
  };
  const told = medians(
    Object.keys(jobs).map((job) => [job, job.startsWith("lines") ? files.lines : files.list]),
    rounds,
  );
  return {
    users,
    bytes: readFileSync(files.list).length,
    rows: Object.entries(jobs).map(([job, text], index) => ({ job, text, ...told[index] })),
  };
}
