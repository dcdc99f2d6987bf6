// Findings, right under the field that they are about.

import { announce } from "./announce.ts";
import { comparison } from "./difference.ts";
import { button, counted, element, goTo, partById } from "./dom.ts";
import { glyph, WORDS } from "./glyph.ts";
import { applyFixes, type Diagnostic, type Report } from "./library.ts";
import { inline } from "./prose.ts";
import { type Step, stand } from "./steps.ts";
import { whyButton } from "./why.ts";

/** A place on the page that findings stand under. */
export interface Place {
  /** The id of the field; its findings stand in `#<id>-findings`. */
  id: string;
  step: Step;
  /** The field's own label, as in Okta or Sumo Logic. */
  label: string;
  /** The text that the findings are about, where it is one that can be mended. */
  text?: MendableText;
  /** Finds the control that a finding without a place in a text is about. */
  reach?: (found: Diagnostic) => HTMLElement | undefined;
  /** Says where a finding is, where that is in no text of the page. */
  where?: (found: Diagnostic) => HTMLElement | undefined;
  /** The text is a key or a token: nothing of it may be shown. */
  secret?: boolean;
}

/** A text that a finding can point into and mend. */
export interface MendableText {
  control: HTMLElement;
  read(): string;
  write(text: string): void;
  reach(found: Diagnostic): void;
}

/** What stands under a field when nothing is wrong, and what nobody looked at. */
export interface Otherwise {
  filled: boolean;
  fine?: string | undefined;
  unchecked?: readonly string[] | undefined;
}

const FIRST = 50;
/** Longer texts are not held against each other. */
const EXCERPT = 160;
const DOUBT = {
  certain: "",
  likely: "Likely, not certain",
  possible: "The papers of the vendors disagree here",
};

/** How a finding is reached, from the button that counts them and by F8. */
export const ways = new WeakMap<Element, () => void>();
const shown = new WeakMap<Element, string>();
const mended = new WeakMap<Element, { title: string; before: string; after: string }>();

/** Shows what a check found about a place. */
export function show(place: Place, found: readonly Diagnostic[], otherwise: Otherwise): void {
  const { errors, warnings } = tally(found);
  stand(place.step, place.id, { filled: otherwise.filled, errors, warnings });
  const control = place.text?.control;
  if (errors) control?.setAttribute("aria-invalid", "true");
  else control?.removeAttribute("aria-invalid");

  const home = partById(`${place.id}-findings`);
  const last = mended.get(home);
  if (last && place.text?.read() !== last.after) mended.delete(home);
  const signature = JSON.stringify([found, otherwise, mended.get(home)?.title]);
  if (shown.get(home) === signature) return;
  shown.set(home, signature);
  draw(place, home, found, otherwise, FIRST);
}

export function tally(found: readonly Diagnostic[]): Pick<Report, "errors" | "warnings" | "infos"> {
  const count = (severity: Diagnostic["severity"]) =>
    found.filter((one) => one.severity === severity).length;
  return { errors: count("error"), warnings: count("warning"), infos: count("info") };
}

function draw(
  place: Place,
  home: HTMLElement,
  found: readonly Diagnostic[],
  otherwise: Otherwise,
  limit: number,
): void {
  const parts: Node[] = [];
  const undo = mended.get(home);
  if (undo) parts.push(undoLine(place, home, undo));
  if (found.length) {
    const list = element("ul", { "aria-label": `Findings: ${place.label}` });
    const fixable = found.filter((one) => one.fix);
    // Each fix of a line mends its own part of it: with several, only all together give what is right.
    const together = !isLong(place) && fixable.length > 1;
    const cards = found
      .slice(0, limit)
      .map((one, index) => card(place, home, one, { alone: !together, before: found[index - 1] }));
    list.append(...cards);
    parts.push(list);
    if (together && place.text) parts.push(allTogether(place, home, fixable));
  }
  if (found.length > limit) {
    const more = button(`Show all ${counted(found.length, "finding")}`, () => {
      draw(place, home, found, otherwise, Number.POSITIVE_INFINITY);
      home.querySelectorAll<HTMLElement>(".finding")[limit]?.focus();
    });
    parts.push(element("p", { class: "row" }, more));
  }
  if (otherwise.filled && otherwise.fine && !found.some((one) => one.severity !== "info")) {
    parts.push(element("p", { class: "good" }, glyph("fine"), element("span", {}, otherwise.fine)));
  }
  if (otherwise.filled && otherwise.unchecked?.length) {
    parts.push(leftover(otherwise.unchecked));
  }
  home.replaceChildren(...parts);
}

/** Says what nobody looked at, so that silence is not taken for a pass. */
function leftover(list: readonly string[]): HTMLElement {
  const [only = ""] = list;
  if (list.length === 1) {
    const rest = sentence(only.charAt(0).toLowerCase() + only.slice(1));
    return element("p", { class: "leftover" }, `Not checked: ${rest}`);
  }
  const items = list.map((one) => element("li", {}, sentence(one)));
  return element("div", { class: "leftover" }, "Not checked:", element("ul", {}, ...items));
}

/** What a card is drawn among. */
interface Among {
  /** Whether no other finding of the place has a fix. */
  alone: boolean;
  before: Diagnostic | undefined;
}

function card(place: Place, home: HTMLElement, found: Diagnostic, among: Among): HTMLLIElement {
  const { tone, word } = WORDS[found.severity];
  const doubt = DOUBT[found.certainty];
  const why = element("div", { class: "why", hidden: true, tabindex: "0" });
  const item = element(
    "li",
    { class: `finding ${tone}`, tabindex: "-1", "data-rule": found.rule },
    element(
      "p",
      { class: "says" },
      element("strong", { class: "word" }, glyph(tone), word),
      " ",
      ...inline(sentence(found.message)),
    ),
    placeLine(place, found),
    doubt ? element("p", { class: "doubt" }, `${doubt}.`) : undefined,
    found.help ? element("p", { class: "help" }, ...inline(sentence(found.help))) : undefined,
    among.alone ? compared(place, found) : undefined,
    relatedList(place, found, among.before),
    element(
      "div",
      { class: "tools" },
      fixButton(place, home, found, among.alone ? "main" : undefined),
      placeButton(place, found),
      found.rule ? whyButton(found, why) : undefined,
    ),
    why,
  );
  ways.set(item, () => reach(place, item, found));
  return item;
}

function placeLine(place: Place, found: Diagnostic): HTMLElement | undefined {
  const where = place.where?.(found);
  return where && element("p", { class: "place" }, where);
}

/** Goes to what a finding is about: the place in the text, else the finding itself. */
function reach(place: Place, item: HTMLElement, found: Diagnostic): void {
  for (const other of document.querySelectorAll(".finding[aria-current]")) {
    other.removeAttribute("aria-current");
  }
  item.setAttribute("aria-current", "true");
  announce(`${place.label}: ${WORDS[found.severity].word}. ${sentence(found.message)}`);
  if (!place.text || place.text.control.hidden || found.start === undefined) {
    goTo(place.reach?.(found) ?? item);
    return;
  }
  goTo(place.text.control);
  place.text.reach(found);
}

function placeButton(place: Place, found: Diagnostic): HTMLButtonElement | undefined {
  if (!place.text || found.line === undefined || !isLong(place)) return undefined;
  const where = `line ${found.line}, column ${found.column}`;
  return button(`Go to ${where}`, () => {
    const item = document.activeElement?.closest<HTMLElement>(".finding");
    if (item) reach(place, item, found);
  });
}

function fixButton(
  place: Place,
  home: HTMLElement,
  found: Diagnostic,
  rank: "main" | undefined,
): HTMLButtonElement | undefined {
  const { text } = place;
  const { fix } = found;
  if (!text || !fix) return undefined;
  const fixes = button("Fix: ", () => mend(text, home, [found], fix.title), { class: rank });
  fixes.append(...inline(fix.title));
  return fixes;
}

/** What a line with several defects should be, and the button that makes it so. */
function allTogether(place: Place, home: HTMLElement, found: Diagnostic[]): HTMLElement {
  const { text } = place;
  const title = `${found.length} fixes`;
  const fixes = button(
    found.length === 2 ? "Fix both" : `Fix all ${found.length}`,
    () => text && mend(text, home, found, title),
    { class: "main" },
  );
  const now = text?.read() ?? "";
  const then = applyFixes(now, found, { unsafe: true }).text;
  const short = now.length <= EXCERPT && then.length <= EXCERPT;
  return element(
    "div",
    { class: "together" },
    place.secret || !short ? undefined : comparison(now, then),
    element("div", { class: "tools" }, fixes),
  );
}

function mend(text: MendableText, home: HTMLElement, found: Diagnostic[], title: string): void {
  const before = text.read();
  const done = applyFixes(before, found, { unsafe: true });
  if (!done.applied) return;
  mended.set(home, { title, before, after: done.text });
  text.write(done.text);
  text.control.focus({ preventScroll: true });
  announce(`Done: ${title}. Undo stands under the field.`);
}

function undoLine(
  place: Place,
  home: HTMLElement,
  { title, before }: { title: string; before: string },
): HTMLElement {
  const undo = button("Undo", () => {
    mended.delete(home);
    place.text?.write(before);
    place.text?.control.focus({ preventScroll: true });
    announce(`Undone: ${title}`);
  });
  return element("p", { class: "mended" }, `Done: ${title}`, undo);
}

/** Forgets what could be undone, when the text was a secret that is cleared. */
export function forgetUndo(id: string): void {
  mended.delete(partById(`${id}-findings`));
}

function compared(place: Place, found: Diagnostic): HTMLElement | undefined {
  const edits = found.fix?.edits;
  const [first] = edits ?? [];
  const last = edits?.at(-1);
  if (!edits || !first || !last || !place.text || place.secret) return undefined;
  const text = place.text.read();
  const singleLine = !isLong(place);
  const from = singleLine
    ? 0
    : Math.max(text.lastIndexOf("\n", first.start - 1) + 1, first.start - 40);
  const lineEnd = text.indexOf("\n", last.end);
  const to = singleLine
    ? text.length
    : Math.min(lineEnd < 0 ? text.length : lineEnd, last.end + 40);
  if (to - from > EXCERPT) return undefined;
  let expected = "";
  let at = from;
  for (const edit of edits) {
    expected += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  expected += text.slice(at, to);
  if (expected.length > EXCERPT) return undefined;
  const trim = (part: string) => (singleLine ? part : part.trimStart());
  return comparison(trim(text.slice(from, to)), trim(expected));
}

/** What else the finding names: other places, or sources. Said once where several say the same. */
function relatedList(
  place: Place,
  found: Diagnostic,
  before: Diagnostic | undefined,
): HTMLElement | undefined {
  const { related } = found;
  if (!related?.length) return undefined;
  if (JSON.stringify(related) === JSON.stringify(before?.related)) return undefined;
  const items = related.map(({ message, start }) => {
    const line = start === undefined || !isLong(place) ? undefined : lineAt(place, start);
    const said = line === undefined ? message : `${message}: line ${line}`;
    return element("li", {}, ...inline(sentence(said)));
  });
  return element("ul", { class: "related" }, ...items);
}

function lineAt(place: Place, offset: number): number | undefined {
  return place.text?.read().slice(0, offset).split("\n").length;
}

/** Whether the place is a text of many lines. */
function isLong(place: Place): boolean {
  return place.text?.control instanceof HTMLTextAreaElement;
}

/** Messages come without a full stop where they are a single sentence. */
function sentence(text: string): string {
  return /[.?:]$/.test(text) ? text : `${text}.`;
}
