/** Lets contenders run against each other: in one process, in a new random order every round. */

import { random } from "../corpus.mjs";

/** The time in µs: of the CPU where the host tells it, so that a busy machine counts for less. */
export const clock = globalThis.process?.cpuUsage
  ? () => {
      const { user, system } = process.cpuUsage();
      return user + system;
    }
  : () => performance.now() * 1000;

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/**
 * Times contenders, each `{ name, count, run }`; `run` goes over `count` things once. What is
 * absent has no `run`. Gives each one's time a thing in every round.
 */
export async function race(contenders, rounds, warmUps = 3) {
  const present = contenders.filter(({ run }) => run);
  const times = Object.fromEntries(contenders.map(({ name, run }) => [name, run && []]));
  for (const { run } of present) for (let warm = 0; warm < warmUps; warm++) await run();
  const next = random(rounds);
  for (let round = 0; round < rounds; round++) {
    const order = present.map((each) => [next(), each]).sort(([a], [b]) => a - b);
    for (const [, { name, count, run }] of order) {
      const start = clock();
      await run();
      times[name].push((clock() - start) / count);
    }
  }
  return times;
}

/** How many times as long the one takes as the other: the median over the rounds. */
export function ratio(times, one, other) {
  if (!times[one] || !times[other]) return undefined;
  return median(times[one].map((time, round) => time / times[other][round]));
}

/** A contender that asks for a verdict on each input. */
export function each(name, inputs, verdict) {
  const run = () => {
    let yes = 0;
    for (const input of inputs) if (verdict(input)) yes++;
    return yes;
  };
  return { name, count: inputs.length, run: verdict && run };
}

/** The same of one whose verdicts are promises. */
export function eachLater(name, inputs, verdict) {
  const run = async () => {
    let yes = 0;
    for (const input of inputs) if (await verdict(input)) yes++;
    return yes;
  };
  return { name, count: inputs.length, run: verdict && run };
}
