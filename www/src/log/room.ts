// The room of the log: what was dropped or pasted, read for people, causes and steps.

import { announce } from "../announce.ts";
import { SECTIONS } from "../check-setup.ts";
import { afterPaint, buttonById, byId, counted, element, inputById, partById } from "../dom.ts";
import { takesFiles } from "../files.ts";
import { type Place, show } from "../findings.ts";
import { glyph, type Tone } from "../glyph.ts";
import { checkSystemLog, type SystemLogReport } from "../library.ts";
import { drawPeople } from "./people.ts";
import { mendedAt } from "./places.ts";
import { LOGS } from "./samples.ts";
import { tellSteps } from "./steps.ts";
import { legend, timeline } from "./timeline.ts";
import { OUTCOMES, timeWords } from "./words.ts";

/** Longer logs are not shown in the field, and reading them is announced before it begins. */
const SHOWN = 1_000_000;
const REST = 150;
/** How many characters an ordinary computer reads in a second. */
const PER_SECOND = 75e6;
const UNNAMED = "The log";
const NOTE = "JSON, one event a line, CSV, or plain sentences. Files can be dropped here.";
const TONES: Record<SystemLogReport["steps"][number]["status"], Tone> = {
  fine: "fine",
  look: "look",
  wrong: "wrong",
  "not-yet": "none",
};

let log = "";
/** What the log is called where it is not shown. */
let title = UNNAMED;
/** Which reading is the latest. */
let latest = 0;

export function startLog(): { write(text: string, name?: string): void } {
  const field = byId("log-text", HTMLTextAreaElement);
  let waiting = 0;
  field.addEventListener("input", () => {
    log = field.value;
    title = UNNAMED;
    clearTimeout(waiting);
    waiting = window.setTimeout(() => read(true), REST);
  });
  byId("log-app", HTMLSelectElement).addEventListener("change", () => read(false));
  buttonById("log-clear").addEventListener("click", () => {
    write("");
    field.focus();
  });
  for (const one of document.querySelectorAll<HTMLButtonElement>("button[data-log]")) {
    one.addEventListener("click", () => write(LOGS[one.dataset.log ?? ""] ?? ""));
  }
  takesFiles(
    partById("log-area"),
    buttonById("log-choose"),
    inputById("log-file"),
    (texts, names) => write(texts.join("\n"), names.join(", ")),
  );
  return { write };
}

/** Takes a log over. */
function write(text: string, name?: string): void {
  log = text;
  title = name ?? UNNAMED;
  byId("log-text", HTMLTextAreaElement).value = text.length > SHOWN ? "" : text;
  read(true);
}

/** Reads the log; where that takes its time, the page first says so, and how much there is. */
function read(anew: boolean): void {
  latest += 1;
  const note = partById("log-note");
  if (log.length <= SHOWN) {
    note.textContent = NOTE;
    run(anew);
    return;
  }
  const turn = latest;
  const size = `${(log.length / 1e6).toFixed(1)} million characters`;
  const seconds = Math.round(log.length / PER_SECOND);
  note.textContent = `Reading ${title}: ${size}${seconds > 1 ? `, about ${seconds} seconds` : ""} …`;
  announce(note.textContent);
  afterPaint(() => {
    // Another log may have come meanwhile.
    if (turn !== latest) return;
    run(anew);
    const shown = byId("log-text", HTMLTextAreaElement).value !== "";
    note.textContent = shown ? NOTE : `${title}: ${size}, too many to show`;
  });
}

function run(anew: boolean): void {
  const apps = byId("log-app", HTMLSelectElement);
  if (anew) apps.replaceChildren();
  const filled = log.trim() !== "";
  partById("log-result").hidden = !filled;
  if (!filled) {
    show(placeOf([]), [], { filled: false });
    tellSteps();
    return;
  }
  const report = checkSystemLog(log, apps.value ? { app: apps.value } : undefined);
  const nobody = report.provisioning === 0;
  partById("log-result").hidden = nobody;
  const fine = nobody ? undefined : "Nothing that Okta tried has failed.";
  show(placeOf(report.causes), report.diagnostics, { filled: true, fine });
  tellSteps(report);
  if (anew) offerApps(apps, report);
  draw(report);
  announce(summary(report));
}

function placeOf(causes: SystemLogReport["causes"]): Place {
  return {
    id: "log",
    step: "log",
    label: "Read my log",
    where: (found) => mendedAt(causes, found),
  };
}

/** Lets one of several apps be chosen. */
function offerApps(apps: HTMLSelectElement, report: SystemLogReport): void {
  const provisioned = report.apps.filter((app) => app.successes + app.failures > 0);
  partById("log-app-field").hidden = provisioned.length < 2;
  const options = provisioned.map((app) => {
    const name = app.label ?? app.id ?? "not named";
    const words = `${name} (${counted(app.failures, "failure")})`;
    return element("option", { value: app.id ?? app.label ?? "" }, words);
  });
  apps.replaceChildren(element("option", { value: "" }, "All that may be Sumo Logic"), ...options);
}

function draw(report: SystemLogReport): void {
  partById("log-summary").textContent = summary(report);
  partById("log-timeline").replaceChildren(
    ...(report.people.length ? [timeline(report), legend()] : []),
  );
  drawPeople(partById("log-people"), report);
  partById("log-steps").replaceChildren(...report.steps.map(stepItem));
}

/** What the log holds, in two sentences. */
function summary(report: SystemLogReport): string {
  const { events, provisioning, duplicates, unreadable, from, to, outcomes } = report;
  const parts = [
    `${counted(events, "event")}, ${provisioning.toLocaleString("en-US")} of them about provisioning`,
    duplicates ? `${duplicates.toLocaleString("en-US")} there twice` : "",
    unreadable ? `${unreadable.toLocaleString("en-US")} not readable` : "",
    from && to ? `from ${timeWords(from)} to ${timeWords(to)}` : "",
  ];
  const people = outcomes
    .filter(({ people: count }) => count > 0)
    .map(
      ({ outcome, people: count }) => `${OUTCOMES[outcome].word}: ${count.toLocaleString("en-US")}`,
    );
  const ends = [
    `${parts.filter(Boolean).join(", ")}.`,
    people.length ? `${people.join(", ")}.` : "",
  ];
  return ends.filter(Boolean).join(" ");
}

function stepItem({ step, title, status, says }: SystemLogReport["steps"][number]): HTMLLIElement {
  const tone = TONES[status];
  const words = { fine: "Proven", look: "Look", wrong: "Wrong", none: "Not shown" }[tone as "fine"];
  return element(
    "li",
    { class: tone },
    element("strong", { class: "word" }, glyph(tone), words),
    " ",
    element("a", { href: `#${SECTIONS[step]}` }, title),
    ` ${says}`,
  );
}
