// The table of people: failures first, each with what happened, and the events behind it.

import { button, counted, element } from "../dom.ts";
import { glyph } from "../glyph.ts";
import type { LogEntry, LoggedPerson, SystemLogReport } from "../library.ts";
import { goToCause } from "./places.ts";
import { entryWords, OUTCOMES, timeWords } from "./words.ts";

/** How many people are shown before the rest is asked for. */
const FIRST = 25;

/** Shows the people of a report; all of them where that is asked for. */
export function drawPeople(home: HTMLElement, report: SystemLogReport, limit = FIRST): void {
  const { people, peopleTotal } = report;
  if (!people.length) {
    home.replaceChildren();
    return;
  }
  const rows = people.slice(0, limit).map((person) => personRow(person, report.causes));
  const head = ["Person", "Where they stand", "What happened"].map((name) =>
    element("th", { scope: "col" }, name),
  );
  const table = element(
    "table",
    {},
    element("caption", {}, "People of the log, failures first"),
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...rows),
  );
  const parts: Node[] = [
    element(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": "People of the log" },
      table,
    ),
  ];
  if (people.length > limit) {
    const more = button(
      `Show ${counted(people.length, "person").replace("persons", "people")}`,
      () => drawPeople(home, report, people.length),
    );
    parts.push(element("p", { class: "row" }, more));
  }
  if (peopleTotal > people.length) {
    const words = `The log has ${peopleTotal.toLocaleString("en-US")} people; these are the first ${people.length.toLocaleString("en-US")}.`;
    parts.push(element("p", { class: "where" }, words));
  }
  home.replaceChildren(...parts);
}

function personRow(person: LoggedPerson, causes: SystemLogReport["causes"]): HTMLTableRowElement {
  const { tone, word } = OUTCOMES[person.outcome];
  const last = person.entries.findLast(({ cause }) => cause !== undefined);
  const cause = last?.cause === undefined ? undefined : causes[last.cause];
  const name = person.name ?? person.login;
  const why =
    cause &&
    button("Go to the cause", () => goToCause(cause), {
      class: "link",
      "aria-label": `Go to the cause, ${name}`,
    });
  return element(
    "tr",
    { "data-outcome": person.outcome },
    element(
      "th",
      { scope: "row" },
      name,
      person.name && person.login ? element("small", {}, person.login) : undefined,
    ),
    element("td", {}, element("span", { class: `outcome ${tone}` }, glyph(tone), word)),
    element("td", {}, person.sentence, why ? " " : undefined, why, entries(person, name)),
  );
}

/** The events of a person, with the reasons as the log gives them. */
function entries({ entries: list, entriesTotal }: LoggedPerson, name: string): HTMLElement {
  const left = entriesTotal - list.length;
  return element(
    "details",
    {},
    element(
      "summary",
      { "aria-label": `${counted(entriesTotal, "event")}, ${name}` },
      counted(entriesTotal, "event"),
    ),
    left > 0 ? element("p", { class: "where" }, `The last ${list.length} of them`) : undefined,
    element("ol", {}, ...list.map(entryItem)),
  );
}

function entryItem(entry: LogEntry): HTMLLIElement {
  const reason = entry.reason ? element("span", { class: "reason" }, entry.reason) : undefined;
  return element("li", {}, `${timeWords(entry.at)}: ${entryWords(entry)}`, reason);
}
