// The setup as a whole: what is typed and what was pasted, checked together, step by step.

import { button, element, goTo, partById } from "./dom.ts";
import { addExport, exportName, type Leads, onExports, pasted, showExports } from "./exports.ts";
import { type Place, show, tally } from "./findings.ts";
import { EXPORTS } from "./kinds.ts";
import {
  checkSetup,
  type Diagnostic,
  type Recognized,
  type SetupReport,
  type SetupStep,
} from "./library.ts";
import { followMapping } from "./mapping.ts";
import { takes } from "./paste.ts";
import { type Step, summed, WITNESSES } from "./steps.ts";
import { fieldOf, typed } from "./typed.ts";

/** The section of the page for each step of the guide. */
export const SECTIONS: Record<SetupStep, Step> = {
  prerequisites: "prerequisites",
  app: "create",
  provisioning: "provisioning",
  roles: "roles",
  mappings: "mappings",
  assignment: "assign",
  verification: "verify",
  syncing: "syncing",
};
const REST = 150;

export function startCheckSetup(): void {
  for (const section of Object.values(SECTIONS)) {
    const homes = WITNESSES.map((witness) =>
      element("div", { class: "findings", id: `${witness}-${section}-findings` }),
    );
    partById(`${section}-title`).after(...homes);
  }
  partById("paste-area").append(element("div", { class: "findings", id: "setup-findings" }));
  takes(EXPORTS, addExport);
  onExports(run);
  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(run, REST);
  };
  for (const event of ["input", "change"]) partById("main").addEventListener(event, soon);
}

function run(): void {
  const now = new Date().toISOString();
  const report = checkSetup({ ...typed(), now, pasted: [...pasted()] });
  for (const one of report.steps) showStep(one, report);
  const inSteps = new Set(report.steps.flatMap(({ findings }) => findings));
  const others = report.diagnostics.filter((_, index) => !inSteps.has(index));
  show(placeOf("", "prerequisites", "What was pasted"), others, { filled: false });
  showExports(report.recognized, (row) => leads(row, report));
  showUnchecked(report);
  followMapping(report.mapping);
}

/** Sums up what comes from an export, and leads to the first that weighs: else to the step. */
function leads(row: Recognized, report: SetupReport): Leads | undefined {
  const { errors, warnings } = tally(row.findings.flatMap((at) => report.diagnostics[at] ?? []));
  const first = row.findings.find((at) => report.diagnostics[at]?.severity !== "info");
  const of = report.steps.find(({ findings }) => findings.some((at) => at === first));
  const step = of?.step ?? row.step;
  if (!step) return undefined;
  const title = partById(`${SECTIONS[step]}-title`);
  const rule = first === undefined ? "" : report.diagnostics[first]?.rule;
  const card = document.querySelector<HTMLElement>(
    `#setup-${SECTIONS[step]}-findings [data-rule="${rule}"]`,
  );
  return { ...summed(errors, warnings), to: card ?? title, title: title.textContent ?? "" };
}

function showStep(one: SetupReport["steps"][number], report: SetupReport): void {
  const section = SECTIONS[one.step];
  const found = one.findings.flatMap((index) => report.diagnostics[index] ?? []);
  const place = placeOf(`-${section}`, section, `Setup, ${one.title}`);
  const filled = pasted().length > 0 && one.status !== "not-yet";
  const fine = "What you pasted for this step fits together.";
  show(place, found.filter(isNews), { filled, fine });
}

/** Whether nothing under the finding's own field says it already. */
function isNews({ rule, source, pointer, ...rest }: Diagnostic): boolean {
  const field = fieldOf({ rule, source, pointer, ...rest } as Diagnostic);
  return !(field && document.querySelector(`#${field}-findings [data-rule="${rule}"]`));
}

function placeOf(suffix: string, step: Step, label: string): Place {
  return { id: `setup${suffix}`, step, label, where };
}

/** Says where a finding is, and leads there where that is a field of the page. */
function where(found: Diagnostic): HTMLElement | undefined {
  const id = fieldOf(found);
  if (id) {
    const label = document.querySelector(`label[for="${id}"]`)?.textContent ?? id;
    return button(`Go to ${label}`, () => goTo(partById(id)), { class: "link" });
  }
  const input = /^pasted\/(\d+)$/.exec(found.source)?.[1];
  if (input === undefined) return undefined;
  const at = [`In ${exportName(Number(input))}`, found.line && `line ${found.line}`];
  const pointer = found.pointer ? element("code", {}, found.pointer) : undefined;
  return element("span", {}, at.filter(Boolean).join(", "), pointer ? ", " : "", pointer);
}

/** What could not be checked, and what to paste for it; told once something was pasted. */
function showUnchecked({ steps }: SetupReport): void {
  const home = partById("unchecked");
  home.hidden = pasted().length === 0;
  const rows = steps.filter(({ unchecked }) => unchecked.length);
  const terms = rows.flatMap(({ title, unchecked }) => [
    element("dt", {}, title),
    ...unchecked.map(({ what, give }) =>
      element("dd", {}, `${what}.`, element("small", {}, `To give: ${give}.`)),
    ),
  ]);
  partById("unchecked-list").replaceChildren(...terms);
}
