/**
 * Runs the benchmarks, all or those named (payload, lines, filter, patch, start), and writes each
 * one's part of RESULTS.md. BENCH_HOSTS=Node leaves Chromium out; BENCH_QUICK=1 goes over a small
 * corpus a few times, to see that everything runs.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, platform, totalmem } from "node:os";
import { bundle } from "./bundle.mjs";
import { inHosts, openHosts } from "./hosts.mjs";
import { SECTIONS, section } from "./sections.mjs";

const RESULTS = new URL("RESULTS.md", import.meta.url);
const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in SECTIONS));
if (unknown.length > 0) {
  console.error(`There is ${Object.keys(SECTIONS).join(", ")}; not ${unknown.join(", ")}.`);
  process.exit(1);
}
const quick = process.env.BENCH_QUICK ? { users: 60, rounds: 3 } : undefined;

await bundle();
const suites = await import("./dist/all.mjs");
const hosts = await openHosts(suites);
const versions = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
const head = `# What was measured

\`cargo xtask bench\`, or with some of ${Object.keys(SECTIONS).join(", ")}, writes this page.

Contenders run in one process, interleaved, in a new random order every round; each number is the
median over the rounds, each ratio the median of the ratios within a round. In Node.js the time is
that of the CPU, in Chromium that of the clock. The machine is shared, so trust the ratios.

- Machine: ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()}.
- ${Object.entries(hosts)
  .map(([name, { version }]) => `${name} ${version}`)
  .join(", ")}.
- Peers: ${Object.entries(versions.devDependencies)
  .map(([name, version]) => `${name} ${version}`)
  .join(", ")}.
- Corpus: \`corpus.mjs\`, seed 7643: users of an identity provider, one in ten with one fault.
`;

const parts = new Map(
  (quick ? "" : readFileSync(RESULTS, "utf8"))
    .split(/^(?=## )/m)
    .slice(1)
    .map((part) => [part.slice(3, part.indexOf("\n")), part.trim()]),
);
/** Writes the page anew, with the parts that there are. */
function write() {
  const texts = Object.values(SECTIONS).flatMap((title) => parts.get(title) ?? []);
  if (!quick) writeFileSync(RESULTS, `${[head, ...texts].join("\n\n")}\n`);
}

try {
  for (const name of named.length > 0 ? named : Object.keys(SECTIONS)) {
    const title = SECTIONS[name];
    const run = inHosts.bind(undefined, hosts);
    const text = await section(name, { hosts, suites, quick, run });
    parts.set(title, `## ${title}\n\n${text.trim()}`);
    console.log(`${parts.get(title)}\n`);
    write();
  }
} finally {
  for (const host of Object.values(hosts)) await host.close();
}
