/** Tables of results. */

import { median, ratio } from "./rounds.mjs";

export function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

export const number = (value) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

/** The times of contenders in each host: µs a thing, and how many times as long as the first one. */
export function timesTable(thing, hosts) {
  const names = Object.keys(Object.values(hosts)[0]);
  const base = names.find((name) => Object.values(hosts)[0][name]);
  const head = [
    "contender",
    ...Object.keys(hosts).flatMap((host) => [`${host}: µs ${thing}`, "ratio"]),
  ];
  const cells = (times, name) =>
    times[name] ? [number(median(times[name])), number(ratio(times, name, base))] : ["absent", "–"];
  return table(
    head,
    names.map((name) => [name, ...Object.values(hosts).flatMap((times) => cells(times, name))]),
  );
}

/** Goals, `{ text, ours, peer, least: { Node, Chromium } }`, beside what was measured. */
export function goalsTable(goals, hosts) {
  const rows = goals.flatMap(({ text, ours, peer, least }) =>
    Object.entries(hosts).map(([host, times]) => {
      const measured = ratio(times, peer, ours);
      const met =
        measured === undefined ? "not measured" : measured >= least[host] ? "met" : "missed";
      return [text, host, `≥ ${least[host]}×`, measured ? `${number(measured)}×` : "–", met];
    }),
  );
  return table(["goal", "host", "wanted", "measured", ""], rows);
}
