// What the log proves or disproves of the guide's steps: in their own sections, and on the rail.

import { SECTIONS } from "../check-setup.ts";
import { button, counted, element, partById } from "../dom.ts";
import { glyph, WORDS } from "../glyph.ts";
import type { SetupStep, SystemLogReport } from "../library.ts";
import { stand } from "../steps.ts";
import { goToCause } from "./places.ts";

type Cause = SystemLogReport["causes"][number];

/** Lets a log speak for the steps, or takes back what was said once there is none. */
export function tellSteps(report?: SystemLogReport): void {
  for (const step of Object.keys(SECTIONS) as SetupStep[]) tellStep(step, report);
}

function tellStep(step: SetupStep, report?: SystemLogReport): void {
  const section = SECTIONS[step];
  const proof = report?.steps.find((one) => one.step === step && one.status === "fine");
  const open = (report?.causes ?? []).filter(
    (cause) => cause.step === step && cause.severity !== "info",
  );
  const count = (severity: Cause["severity"]) =>
    open.filter((cause) => cause.severity === severity).length;
  stand(section, `log-${section}`, {
    filled: Boolean(proof),
    errors: count("error"),
    warnings: count("warning"),
    elsewhere: true,
  });
  const lines = open.map(failure);
  if (proof && report) lines.push(proven(proof.says, report));
  partById(`log-${section}-findings`).replaceChildren(...lines);
}

function proven(says: string, { from, to }: SystemLogReport): HTMLElement {
  const days = [from, to].map((time) => time?.slice(0, 10)).filter(Boolean);
  const when = [...new Set(days)].join(" to ");
  const words = `Proven by the System Log${when ? `, ${when}` : ""}: ${says}`;
  return element("p", { class: "good" }, glyph("fine"), element("span", {}, words));
}

/** A cause in a sentence; its finding stands under the log. */
function failure(cause: Cause): HTMLElement {
  const { tone, word } = WORDS[cause.severity];
  const times = cause.failures
    ? counted(cause.failures, "failure")
    : counted(cause.people, "person").replace("persons", "people");
  const go = button("Go to the finding", () => goToCause(cause), {
    class: "link",
    "aria-label": `Go to the finding, ${cause.summary}`,
  });
  return element(
    "p",
    { class: `log-told ${tone}` },
    element("strong", { class: "word" }, glyph(tone), word),
    ` From the System Log: ${cause.summary} (${times}). `,
    go,
  );
}
