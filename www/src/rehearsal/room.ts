// The room of the rehearsal: what is to be rehearsed, and what came of it.

import { announceAtRest } from "../announce.ts";
import { baseUrl, deployment, onDeployment } from "../deployment.ts";
import { button, buttonById, byId, element, inputById, partById } from "../dom.ts";
import { type Place, show } from "../findings.ts";
import {
  type Person,
  type Rehearsal,
  type RehearsalDoubt,
  type RehearsalEvent,
  rehearse,
} from "../library.ts";
import { inline } from "../prose.ts";
import { type Draft, drawForm } from "./form.ts";
import { REHEARSALS } from "./samples.ts";
import { draw, goToStep, startTimeline } from "./timeline.ts";

const PLACE: Place = { id: "rehearsal", step: "rehearsal", label: "Rehearsal" };
const MODES = "rehearsal-mode";

let draft: Draft = { people: [], events: [] };
/** Whether somebody has made it their own. */
let touched = false;

export function startRehearsal(): void {
  startTimeline();
  for (const one of document.querySelectorAll<HTMLButtonElement>("button[data-rehearsal]")) {
    one.addEventListener("click", () => {
      touched = true;
      take(REHEARSALS[one.dataset.rehearsal ?? ""] ?? {});
      partById("rehearsal-stage").scrollIntoView({ block: "nearest" });
    });
  }
  buttonById("rehearsal-person-add").addEventListener("click", () => {
    draft.people.push({ profile: { login: "" } });
    added("rehearsal-people");
  });
  buttonById("rehearsal-event-add").addEventListener("click", () => {
    draft.events.push({ event: "assign", person: draft.people[0]?.profile.login ?? "" });
    added("rehearsal-events");
  });
  inputById("rehearsal-roles").addEventListener("input", () => {
    draft.roles = inputById("rehearsal-roles")
      .value.split(",")
      .map((role) => role.trim())
      .filter(Boolean);
    changed();
  });
  byId(MODES, HTMLSelectElement).addEventListener("change", () => {
    draft.mode = byId(MODES, HTMLSelectElement).value as NonNullable<Rehearsal["mode"]>;
    changed();
  });
  const text = byId("rehearsal-json", HTMLTextAreaElement);
  text.addEventListener("input", () => readJson(text));
  text.addEventListener("blur", writeJson);
  onDeployment(() => play(true));
  take(REHEARSALS.life ?? {});
}

/** Takes another rehearsal over; it is played from its first step. */
function take(given: Rehearsal): void {
  const { people, events, ...setup } = structuredClone(given);
  draft = {
    ...setup,
    people: objects<Person>(people).filter(({ profile }) => profile),
    events: objects<RehearsalEvent>(events),
  };
  inputById("rehearsal-roles").value = (draft.roles ?? ["Administrator", "Analyst"]).join(", ");
  byId(MODES, HTMLSelectElement).value = draft.mode ?? "assignment";
  partById("rehearsal-json-note").textContent = "";
  drawForm(draft, changed);
  play(false);
}

/** The objects of what should be a list of them, for what was written by hand. */
function objects<T extends object>(list: unknown): T[] {
  if (!Array.isArray(list)) return [];
  return list.filter((one): one is T => typeof one === "object" && one !== null);
}

function changed(): void {
  touched = true;
  play(true);
  announceAtRest("The rehearsal was played again");
}

function added(list: string): void {
  drawForm(draft, changed);
  changed();
  partById(list).lastElementChild?.querySelector<HTMLElement>("input, select")?.focus();
}

function play(keep: boolean): void {
  const report = rehearse({ ...where(), ...draft });
  draw(report, keep);
  drawDoubts(report.doubts);
  writeJson();
  show(PLACE, report.diagnostics, { filled: touched });
}

/** The deployment and the base URL of the steps above, where they are known. */
function where(): Rehearsal {
  const [code, base] = [deployment(), baseUrl()];
  return { ...(code ? { deployment: code } : {}), ...(base ? { baseUrl: base } : {}) };
}

/** Shows the rehearsal as JSON, unless somebody is writing it. */
function writeJson(): void {
  const text = byId("rehearsal-json", HTMLTextAreaElement);
  const unread = partById("rehearsal-json-note").textContent !== "";
  if (text !== document.activeElement && !unread) text.value = JSON.stringify(draft, null, 2);
}

function readJson(text: HTMLTextAreaElement): void {
  const note = partById("rehearsal-json-note");
  try {
    const given: unknown = JSON.parse(text.value);
    if (typeof given !== "object" || given === null) throw new SyntaxError("an object is expected");
    touched = true;
    take(given as Rehearsal);
  } catch (cause) {
    note.textContent = `This is not read: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
}

/** What the papers leave in doubt, as switches. */
function drawDoubts(doubts: readonly RehearsalDoubt[]): void {
  const home = partById("rehearsal-doubts");
  const focused = document.activeElement?.getAttribute("data-switch");
  home.replaceChildren(...doubts.map(doubtItem));
  if (focused) home.querySelector<HTMLElement>(`[data-switch="${focused}"]`)?.focus();
}

function doubtItem({
  switch: name,
  statement,
  holds,
  source,
  otherwise,
}: RehearsalDoubt): HTMLElement {
  const box = element("input", {
    type: "checkbox",
    "data-switch": name,
    change: () => {
      draft.switches = { ...draft.switches, [name]: box.checked };
      changed();
    },
  });
  box.checked = holds;
  return element(
    "li",
    {},
    element("label", {}, box, element("span", {}, ...inline(statement))),
    element("p", { class: "where" }, ...inline(source), "."),
    otherwise
      ? element(
          "p",
          { class: "otherwise" },
          `Otherwise, at step ${otherwise.step + 1}: `,
          ...inline(otherwise.consequences.join(" ")),
          " ",
          button(`Go to step ${otherwise.step + 1}`, () => goToStep(otherwise.step), {
            class: "link",
          }),
        )
      : element("p", { class: "otherwise" }, "It makes no difference here."),
  );
}
