/** The parts of RESULTS.md: what is run for each, and how it is laid out. */

import { goalsTable, number, table, timesTable } from "./lib/markdown.mjs";
import { median } from "./lib/rounds.mjs";
import { memory, starts } from "./processes.mjs";

/** The titles by the names that the command line takes. */
export const SECTIONS = {
  payload: "Payloads, one call per user",
  lines: "A hundred thousand users",
  filter: "Filters",
  patch: "PATCH",
  start: "Start and size",
};

/** Runs what a section needs and writes it. */
export function section(name, bench) {
  return { payload, lines, filter, patch, start }[name](bench);
}

/** Takes one of several tables out of what every host tells. */
const part = (told, key) =>
  Object.fromEntries(Object.entries(told).map(([host, tables]) => [host, tables[key]]));

async function payload({ run, hosts, suites, quick }) {
  const told = await run("payload", "times", quick);
  const mixed = part(told, "mixed");
  const { Node } = hosts;
  const seen = await Node.run("payload", "detection", quick);
  const grown = await Node.run("payload", "growth", quick && { counts: [1, 100] });
  return `Names of many scripts:

${timesTable("a user", mixed)}

Names in ASCII only:

${timesTable("a user", part(told, "ascii"))}

${goalsTable(suites.payload.goals, mixed)}

### What is found

${seen.users} users of ${seen.size} bytes on average, ${seen.faulty} of them with one fault of ${seen.kinds} kinds (an error or a
warning counts as found).

${detectionTable(seen)}

### From one user to a hundred thousand

µs a user, in Node.js:

${growthTable(grown)}
`;
}

function detectionTable({ users, faulty, checkers }) {
  const rows = Object.entries(checkers).map(([name, { found, refused, missed }]) => [
    name,
    `${found} of ${faulty}`,
    `${refused} of ${users - faulty}`,
    missed.join(", ") || "none",
  ]);
  return table(["checker", "found", "sound users refused", "kinds missed"], rows);
}

function growthTable(grown) {
  const counts = Object.keys(grown);
  const names = Object.keys(grown[counts[0]]);
  const cell = (count, name) => number(median(grown[count][name]));
  const rows = names.map((name) => [name, ...counts.map((count) => cell(count, name))]);
  return table(["users", ...counts], rows);
}

async function lines({ run, suites, quick }) {
  const told = await run("lines", "times", quick);
  const { users, bytes, rows } = memory(quick && { users: 1000, rounds: 1 });
  const of = (job) => rows.find((row) => row.job === job);
  const ours = of("lines-ours");
  const peer = of("lines-ajv");
  const cells = ({ job, text, ms, rss }) => [
    text,
    ms.toFixed(0),
    job === "nothing" ? "–" : Math.round((users / ms) * 1000).toLocaleString("en-US"),
    rss.toFixed(0),
  ];
  const speed = peer.ms / ours.ms;
  const share = ours.rss / peer.rss;
  const goal = (text, wanted, measured, met) => [text, wanted, measured, met ? "met" : "missed"];
  return `In one process, ten thousand users:

${timesTable("a user", told)}

${goalsTable(suites.lines.goals, told)}

Each in a process of its own, ${users.toLocaleString("en-US")} users, ${Math.round(bytes / 1e6)} MB, from a file:

${table(["job", "ms", "users a second", "memory at its peak, MiB"], rows.map(cells))}

${table(
  ["goal", "wanted", "measured", ""],
  [
    goal("NDJSON in chunks, speed", "≥ 10×", `${number(speed)}×`, speed >= 10),
    goal("NDJSON in chunks, memory", "≤ 0.5×", `${number(share)}×`, share <= 0.5),
  ],
)}
`;
}

async function filter({ run, suites, quick }) {
  const told = await run("filter", "times", quick && { ...quick, users: 10 });
  const [parsing, matching] = ["parsing", "matching"].map((key) => part(told, key));
  const { goals } = suites.filter;
  return `Twenty filters, parsed; and each asked of two hundred users that come as text, where the
peers have parsed the filter once and we parse it every time.

${timesTable("a filter", parsing)}

${timesTable("a filter and user", matching)}

${goalsTable(goals.slice(0, 2), parsing)}

${goalsTable(goals.slice(2), matching)}
`;
}

async function patch({ run, suites, quick }) {
  const told = await run("patch", "times", quick);
  return `Seven requests over sound users: texts in, text out.

${timesTable("a user", told)}

${goalsTable(suites.patch.goals, told)}
`;
}

async function start({ hosts, quick }) {
  const rows = await starts(hosts, quick ? 2 : 9);
  const [ours, ajv] = rows;
  const ms = (value) => (value === undefined ? "–" : value.toFixed(1));
  const cells = ({ name, init, first, hundred, chromium, bytes, rss }) => [
    name === "ours" ? "scim-preflight" : name,
    ...[init, first, hundred, chromium].map(ms),
    (bytes / 1000).toFixed(1),
    rss.toFixed(0),
  ];
  const share = (key) => ours[key] / ajv[key];
  const goal = (text, wanted, measured) => [
    text,
    `≤ ${wanted}×`,
    `${number(measured)}×`,
    measured <= wanted ? "met" : "missed",
  ];
  const goals = [goal("first verdict in Node, against Ajv standalone", 0.5, share("first"))];
  if (hosts.Chromium) {
    goals.push(goal("first verdict in Chromium, against Ajv standalone", 1, share("chromium")));
  }
  return `Each in a fresh process, or a fresh page of Chromium; ms since before the import. Sizes after brotli.

${table(
  [
    "contender",
    "ready",
    "first verdict",
    "100 verdicts",
    "first in Chromium",
    "kB",
    "MiB at the peak",
  ],
  rows.map(cells),
)}

${table(["goal", "wanted", "measured", ""], goals)}
`;
}
