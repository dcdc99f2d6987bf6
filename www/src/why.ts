// Why a rule is one: its prose from the rule book, loaded with the page and opened on request.

import { button, element } from "./dom.ts";
import { type Diagnostic, explain } from "./library.ts";
import { prose } from "./prose.ts";

/** A button that opens and closes the rule's prose. */
export function whyButton(found: Diagnostic, home: HTMLElement): HTMLButtonElement {
  const why = button(
    "Why",
    () => {
      const open = home.hidden;
      home.hidden = !open;
      why.setAttribute("aria-expanded", String(open));
      if (open && !home.hasChildNodes()) void tell(found.rule, home);
    },
    { "aria-expanded": "false" },
  );
  return why;
}

async function tell(rule: string, home: HTMLElement): Promise<void> {
  const doc = await explain(rule);
  home.setAttribute("role", "group");
  home.setAttribute("aria-label", `Why: ${rule}`);
  if (!doc) {
    home.append(element("p", {}, "The rule book says no more about this rule."));
    return;
  }
  home.append(...prose(doc.prose), element("p", {}, element("code", {}, rule)));
}
