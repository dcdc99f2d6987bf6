// The exports that were pasted or dropped: kept in memory, listed, taken out again.

import { announce } from "./announce.ts";
import { button, element, goTo, partById } from "./dom.ts";
import { glyph, type Tone } from "./glyph.ts";
import { EXPORTS } from "./kinds.ts";
import type { Recognized } from "./library.ts";

export interface Export {
  name?: string;
  text: string;
}

/** What a row of the list leads to, and how that stands. */
export interface Leads {
  tone: Tone;
  words: string;
  to: HTMLElement;
  title: string;
}

let list: Export[] = [];
let changed = () => {};

/** The exports, in the order in which they came. */
export function pasted(): readonly Export[] {
  return list;
}

/** Says what is to happen whenever there are others. */
export function onExports(act: () => void): void {
  changed = act;
}

/** Takes an export; the same text twice is one, a file of the same name its newer version. */
export function addExport(text: string, name?: string): void {
  const others = list.filter((one) => one.text !== text && (!name || one.name !== name));
  list = [...others, name ? { name, text } : { text }];
  changed();
}

/** What an export is called where a finding is about it. */
export function exportName(input: number): string {
  return list[input]?.name ?? (list.length > 1 ? `pasted text ${input + 1}` : "the pasted text");
}

/** Lists what was recognized. */
export function showExports(
  recognized: readonly Recognized[],
  leads: (row: Recognized) => Leads | undefined,
): void {
  const rows = recognized.map((row, index) => {
    const to = leads(row);
    const first = recognized.findIndex(({ input }) => input === row.input) === index;
    return element(
      "li",
      { class: to?.tone ?? "look", "data-kind": row.kind },
      glyph(to?.tone ?? "look"),
      element("span", {}, row.title, row.name ? element("small", {}, ` ${row.name}`) : undefined),
      element("span", { class: "state" }, to?.words ?? row.advice ?? ""),
      to ? button(`Go to ${to.title}`, () => goTo(to.to), { class: "link" }) : undefined,
      first ? remover(row) : undefined,
    );
  });
  partById(EXPORTS).replaceChildren(...rows);
}

function remover({ input, title, name }: Recognized): HTMLButtonElement {
  const label = `Take out ${name ?? title}`;
  const remove = () => {
    list = list.filter((_, index) => index !== input);
    changed();
    announce(`Taken out: ${name ?? title}`);
    partById("paste").focus();
  };
  return button("Take out", remove, { class: "link", "aria-label": label });
}
