/**
 * One call per user: `checkPayload` against `JSON.parse` alone and against `JSON.parse` with Ajv.
 *
 *     cargo xtask bench payload
 *
 * Contenders run interleaved in one process, in a new random order every round; what counts are
 * the medians and, less noisy, the medians of the ratios within a round.
 */

import { writeFileSync } from "node:fs";
import { arch, platform } from "node:os";
import Ajv2019 from "ajv/dist/2019.js";
import init, { checkPayload } from "scim-preflight";
import { corpus, random } from "./corpus.mjs";
import { userSchema } from "./schema.mjs";

const USERS = Number(process.env.BENCH_USERS ?? 5000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 15);

await init();
const { lines, faults } = corpus(USERS);
const encoder = new TextEncoder();
const decoder = new TextDecoder();
const buffers = lines.map((line) => encoder.encode(line));
const ajvAll = new Ajv2019({ allErrors: true, strict: false }).compile(userSchema);

const contenders = {
  "checkPayload, string": () => count(lines, (line) => checkPayload(line).ok),
  "checkPayload, bytes": () => count(buffers, (bytes) => checkPayload(bytes).ok),
  "JSON.parse": () => count(lines, (line) => JSON.parse(line) !== null),
  "JSON.parse + Ajv": () => count(lines, (line) => ajvAll(JSON.parse(line))),
  "TextDecoder + JSON.parse + Ajv": () =>
    count(buffers, (bytes) => ajvAll(JSON.parse(decoder.decode(bytes)))),
};

function count(inputs, verdict) {
  let sound = 0;
  for (const input of inputs) if (verdict(input)) sound++;
  return sound;
}

/** What each contender says of the corpus, against what was put into it. */
function detection() {
  const judge = (verdict) => {
    const missed = new Set();
    let found = 0;
    let refused = 0;
    lines.forEach((line, index) => {
      const flagged = !verdict(line);
      if (faults[index] === undefined) refused += Number(flagged);
      else if (flagged) found++;
      else missed.add(faults[index]);
    });
    return { found, refused, missed: [...missed].sort() };
  };
  return {
    "scim-preflight": judge((line) => {
      const report = checkPayload(line);
      return report.ok && report.warnings === 0;
    }),
    Ajv: judge((line) => ajvAll(JSON.parse(line))),
  };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
const next = random(1);
const names = Object.keys(contenders);
const times = Object.fromEntries(names.map((name) => [name, []]));
for (const name of names) for (let warm = 0; warm < 3; warm++) contenders[name]();
for (let round = 0; round < ROUNDS; round++) {
  const order = names.map((name) => [next(), name]).sort(([a], [b]) => a - b);
  for (const [, name] of order) {
    const start = process.cpuUsage();
    contenders[name]();
    const { user, system } = process.cpuUsage(start);
    times[name].push((user + system) / USERS);
  }
}

const ratio = (name, to) => median(times[name].map((time, round) => time / times[to][round]));
const rows = names.map((name) => {
  const base =
    name.includes("bytes") || name.includes("Decoder")
      ? "checkPayload, bytes"
      : "checkPayload, string";
  return `| ${name} | ${median(times[name]).toFixed(2)} | ${ratio(name, base).toFixed(2)} |`;
});
const total = faults.filter((fault) => fault !== undefined).length;
const found = Object.entries(detection()).map(
  ([name, { found, refused, missed }]) =>
    `| ${name} | ${found} of ${total} | ${refused} of ${USERS - total} | ${missed.join(", ") || "none"} |`,
);
const size = Math.round(lines.reduce((sum, line) => sum + line.length, 0) / USERS);
const results = `# Payloads, one call per user

\`cargo xtask bench payload\`: ${USERS} users of ${size} characters on average, ${total} of them with one fault; ${ROUNDS} rounds.
Node ${process.version} on ${platform()} ${arch()}. Times are medians of CPU time; the machine is shared, so trust the ratios.

| contender | µs a user | times checkPayload on the same kind of input |
| --- | --- | --- |
${rows.join("\n")}

Faults found and sound users refused (a warning counts as found):

| checker | found | refused | missed |
| --- | --- | --- | --- |
${found.join("\n")}
`;
console.log(results);
writeFileSync(new URL("RESULTS.md", import.meta.url), results);
