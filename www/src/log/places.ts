// Where on the page a cause is mended, and how its finding is reached.

import { SECTIONS } from "../check-setup.ts";
import { button, goTo, partById } from "../dom.ts";
import type { Diagnostic, SystemLogReport } from "../library.ts";

/** The fields of a setup that the page has an input for. */
const INPUTS: Record<string, string> = {
  "integration.baseUrl": "base-url",
  "integration.authorization": "token",
  "sumoLogic.accessKey": "access-id",
  "sumoLogic.saml.requireSignIn": "create-title",
};

type Cause = SystemLogReport["causes"][number];

/** A button that leads to the field or the step where a finding is mended. */
export function mendedAt(causes: readonly Cause[], { rule }: Diagnostic): HTMLElement | undefined {
  const cause = causes.find((one) => one.rule === rule);
  if (!cause) return undefined;
  const id = cause.field && INPUTS[cause.field];
  const label = id && document.querySelector(`label[for="${id}"]`)?.textContent;
  const target = partById(label ? id : `${SECTIONS[cause.step]}-title`);
  const name = label || target.textContent;
  return button(`Go to ${name}`, () => goTo(target), { class: "link" });
}

/** Goes to the finding of a cause. */
export function goToCause({ rule }: Cause): void {
  const finding = document.querySelector<HTMLElement>(`#log-findings [data-rule="${rule}"]`);
  if (finding) goTo(finding);
}
