// The picture: people as rows, what happened to them as marks in time.

import { drawing, element } from "../dom.ts";
import type { LogEntry, LoggedPerson, SystemLogReport } from "../library.ts";
import { goToCause } from "./places.ts";
import { entryWords, timeWords } from "./words.ts";

/** How many people the picture has room for. */
export const ROWS = 20;
const WIDTH = 680;
const NAMES = 160;
const ROW = 28;
const EDGE = 16;
/** How far marks of a row stay apart. */
const APART = 15;

/** Draws the first people of a report. */
export function timeline({ people, causes }: SystemLogReport): SVGSVGElement {
  const shown = people.slice(0, ROWS);
  const height = shown.length * ROW + 24;
  const across = scale(shown);
  return drawing(
    "svg",
    {
      viewBox: `0 0 ${WIDTH} ${height}`,
      class: "log-timeline",
      role: "img",
      "aria-labelledby": "log-caption",
    },
    ...shown.map((person, row) => personRow(person, row, across, causes)),
    ...axis(shown, height),
  );
}

/** Where an event lies between the first and the last, from 0 to 1; by their order without times. */
function scale(people: readonly LoggedPerson[]): (entry: LogEntry, index: number) => number {
  const times = timesOf(people);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const most = Math.max(2, ...people.map(({ entries }) => entries.length));
  return ({ at }, index) => {
    if (!at || last <= first) return index / (most - 1);
    return (Date.parse(at) - first) / (last - first);
  };
}

function timesOf(people: readonly LoggedPerson[]): number[] {
  return people.flatMap(({ entries }) => entries.flatMap(({ at }) => (at ? Date.parse(at) : [])));
}

function personRow(
  person: LoggedPerson,
  row: number,
  across: (entry: LogEntry, index: number) => number,
  causes: SystemLogReport["causes"],
): SVGGElement {
  const y = row * ROW + ROW / 2;
  const name = person.name ?? person.login;
  const short = name.length > 22 ? `${name.slice(0, 21)}…` : name;
  const places = apart(person.entries.map(across));
  const marks = person.entries.map((entry, index) => mark(entry, places[index] ?? 0, y, causes));
  return drawing(
    "g",
    {},
    drawing("path", { class: "lane", d: `M${NAMES} ${y}H${WIDTH - EDGE / 2}` }),
    drawing("text", { x: "0", y: String(y + 4) }, short, drawing("title", {}, name)),
    // What failed lies on top.
    ...marks.filter((_, index) => person.entries[index]?.ok !== false),
    ...marks.filter((_, index) => person.entries[index]?.ok === false),
  );
}

/** Places in units of the picture, moved so that no two marks hide each other. */
function apart(shares: readonly number[]): number[] {
  const end = WIDTH - EDGE;
  const room = end - NAMES - EDGE;
  const step = Math.min(APART, room / Math.max(1, shares.length - 1));
  const places: number[] = [];
  for (const share of shares) {
    const wanted = NAMES + EDGE + share * room;
    places.push(Math.max(wanted, (places.at(-1) ?? -step) + step));
  }
  let limit = end;
  return places
    .reverse()
    .map((place) => {
      const at = Math.min(place, limit);
      limit = at - step;
      return at;
    })
    .reverse();
}

function mark(
  entry: LogEntry,
  x: number,
  y: number,
  causes: SystemLogReport["causes"],
): SVGGElement {
  const cause = entry.cause === undefined ? undefined : causes[entry.cause];
  const words = [entryWords(entry), timeWords(entry.at), cause?.summary];
  const title = drawing("title", {}, words.filter(Boolean).join(" · "));
  const at = `translate(${x.toFixed(1)} ${y})`;
  if (entry.ok === false) {
    const act = cause ? { click: () => goToCause(cause) } : {};
    return drawing(
      "g",
      { class: "mark failed", transform: at, ...act },
      title,
      drawing("path", { class: "solid", d: "M-4-8h8l4 4v8l-4 4h-8l-4-4v-8z" }),
      drawing("path", { class: "cut", d: "M-3.5-3.5l7 7m0-7l-7 7" }),
    );
  }
  const shape = entry.ok ? "M-6 0a6 6 0 1012 0 6 6 0 10-12 0" : "M-4 0h8";
  return drawing(
    "g",
    { class: entry.ok ? "mark done" : "mark", transform: at },
    title,
    drawing("path", { d: shape }),
  );
}

/** The first and the last day below the rows. */
function axis(people: readonly LoggedPerson[], height: number): SVGTextElement[] {
  const times = timesOf(people);
  if (!times.length) return [];
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const [first, last] = [day(Math.min(...times)), day(Math.max(...times))];
  const y = String(height - 6);
  return [
    drawing("text", { class: "day", x: String(NAMES + EDGE / 2), y }, first),
    drawing("text", { class: "day end", x: String(WIDTH - EDGE / 2), y }, last),
  ].slice(0, first === last ? 1 : 2);
}

/** What the marks mean, for eyes that see no color. */
export function legend(): HTMLElement {
  const one = (entry: Pick<LogEntry, "ok">, words: string) =>
    element(
      "span",
      {},
      drawing(
        "svg",
        { viewBox: "-9 -9 18 18", class: "log-timeline key", "aria-hidden": "true" },
        mark({ operation: "push", ...entry } as LogEntry, 0, 0, []),
      ),
      words,
    );
  return element(
    "p",
    { class: "log-legend" },
    one({ ok: true }, "succeeded"),
    one({ ok: false }, "failed"),
  );
}
