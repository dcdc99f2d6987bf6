// F8 and Shift F8 lead through the findings, as the button in the rail does.

import { buttonById } from "./dom.ts";
import { ways } from "./findings.ts";

export function startWalk(): void {
  buttonById("next-finding").addEventListener("click", () => walk(1));
  addEventListener("keydown", (event) => {
    if (event.key !== "F8" || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    walk(event.shiftKey ? -1 : 1);
  });
}

function walk(by: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(".finding:not(.know)")];
  if (!all.length) return;
  const here = all.findIndex((one) => one.getAttribute("aria-current") === "true");
  const next = here >= 0 ? here + by : by > 0 ? after(all) : after(all) - 1;
  const target = all.at(((next % all.length) + all.length) % all.length);
  if (target) ways.get(target)?.();
}

/** The first finding that comes after the focus. */
function after(all: readonly HTMLElement[]): number {
  const focus = document.activeElement;
  if (!focus || focus === document.body) return 0;
  const found = all.findIndex(
    (one) => focus.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  return found < 0 ? 0 : found;
}
