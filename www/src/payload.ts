// The payload checker.

import { announce, announceAtRest } from "./announce.ts";
import { differing } from "./difference.ts";
import { buttonById, byId, counted, element, goTo, inputById, partById } from "./dom.ts";
import { takesFiles } from "./files.ts";
import { type Place, show } from "./findings.ts";
import { glyph, type Tone } from "./glyph.ts";
import { gutter, lineHeight } from "./gutter.ts";
import {
  applyFixes,
  checkPayload,
  type Diagnostic,
  type PayloadOptions,
  type Profile,
} from "./library.ts";
import { PAYLOADS } from "./samples.ts";

/** Longer texts are checked when the typing comes to rest. */
const AT_ONCE = 50_000;
const REST = 150;
const UNDO_DEPTH = 20;
/** More findings than anybody reads are counted, not listed: a bad megabyte would have thousands. */
const LISTED = 200;

type Checked = ReturnType<typeof checkPayload>;

export function startPayload(): { write(text: string): void } {
  const area = byId("payload-text", HTMLTextAreaElement);
  const kind = byId("payload-kind", HTMLSelectElement);
  const direction = byId("payload-direction", HTMLSelectElement);
  const profile = byId("payload-profile", HTMLSelectElement);
  const side = gutter(partById("payload-gutter"), area);
  const past: string[] = [];
  let last: Diagnostic[] = [];
  let waiting = 0;

  const write = (text: string) => {
    const before = area.value;
    if (before === text) return;
    past.push(before);
    if (past.length > UNDO_DEPTH) past.shift();
    put(area, before, text);
    check();
  };
  const place: Place = {
    id: "payload",
    step: "payload",
    label: "Payload",
    text: { control: area, read: () => area.value, write, reach: (found) => reach(area, found) },
  };

  const check = () => {
    clearTimeout(waiting);
    const text = area.value;
    const options: PayloadOptions = {
      profile: profile.value.split(",") as Profile[],
      limits: { findings: LISTED },
    };
    if (kind.value) options.kind = kind.value as NonNullable<PayloadOptions["kind"]>;
    if (direction.value)
      options.direction = direction.value as NonNullable<PayloadOptions["direction"]>;
    const filled = text.trim() !== "";
    const report = filled ? checkPayload(text, options) : undefined;
    last = report?.diagnostics ?? [];
    side.show(lineCount(text), last);
    summarize(report);
    show(place, last, {
      filled,
      fine: "Nothing is wrong with this payload.",
      unchecked: report ? leftOver(report) : undefined,
    });
    buttonById("payload-fix").disabled = !last.some((one) => one.fix?.safe);
    buttonById("payload-undo").disabled = past.length === 0;
  };
  const checkSoon = () => {
    clearTimeout(waiting);
    if (area.value.length <= AT_ONCE) check();
    else waiting = window.setTimeout(check, REST);
  };

  area.addEventListener("input", checkSoon);
  for (const select of [kind, direction, profile]) select.addEventListener("change", check);
  buttonById("payload-fix").addEventListener("click", () => {
    const done = applyFixes(area.value, last);
    write(done.text);
    area.focus({ preventScroll: true });
    announce(`${counted(done.applied, "fix").replace("fixs", "fixes")} applied.`);
  });
  buttonById("payload-undo").addEventListener("click", () => {
    const text = past.pop();
    if (text === undefined) return;
    put(area, area.value, text);
    check();
    area.focus({ preventScroll: true });
    announce("Undone.");
  });
  buttonById("payload-clear").addEventListener("click", () => {
    write("");
    area.focus();
  });
  const load = (text: string, as: { kind?: string; direction?: string } = {}) => {
    kind.value = as.kind ?? "";
    direction.value = as.direction ?? "";
    write(text);
    area.scrollTop = 0;
    area.setSelectionRange(0, 0);
    check();
  };
  takesFiles(
    partById("payload-editor"),
    buttonById("payload-files"),
    inputById("payload-file"),
    ([text]) => load(text ?? ""),
  );
  for (const one of document.querySelectorAll<HTMLButtonElement>("button[data-payload]")) {
    one.addEventListener("click", () => {
      const sample = PAYLOADS[one.dataset.payload ?? ""];
      if (sample) load(sample.text, sample);
    });
  }
  check();
  return { write: load };
}

function leftOver({ unchecked, truncated }: Checked): string[] {
  const more = `The findings after the first ${LISTED}: mend these, and the next ones come`;
  return [...(truncated ? [more] : []), ...unchecked.map(({ message }) => message)];
}

function summarize(report: Checked | undefined): void {
  const home = partById("payload-summary");
  if (!report) {
    home.replaceChildren();
    return;
  }
  const part = (tone: Tone, count: number, noun: string) =>
    count ? element("span", { class: tone }, glyph(tone), counted(count, noun)) : undefined;
  const parts = [
    report.kind ? element("span", { class: "plain" }, `Read as: ${report.kind}`) : undefined,
    part("wrong", report.errors, "error"),
    part("look", report.warnings, "warning"),
    part("know", report.infos, "note"),
  ].filter((one) => one !== undefined);
  home.replaceChildren(...parts);
  announceAtRest(`Payload: ${home.textContent || "nothing is wrong"}`);
}

/** Changes only what differs, so that the view and the caret stay where they are. */
function put(area: HTMLTextAreaElement, before: string, after: string): void {
  const { start, found, expected } = differing(before, after);
  const { scrollTop, scrollLeft } = area;
  area.setRangeText(after.slice(start, expected), start, found, "preserve");
  area.scrollTop = scrollTop;
  area.scrollLeft = scrollLeft;
}

function reach(area: HTMLTextAreaElement, found: Diagnostic): void {
  area.setSelectionRange(found.start ?? 0, found.end ?? found.start ?? 0);
  const height = lineHeight(area);
  area.scrollTop = ((found.line ?? 1) - 1) * height - area.clientHeight / 3;
  area.scrollLeft = Math.max(0, (found.column ?? 1) * height * 0.4 - area.clientWidth / 2);
  goTo(area);
}

function lineCount(text: string): number {
  let count = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
