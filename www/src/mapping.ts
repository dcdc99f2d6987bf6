// Attribute mappings: what stays and what goes on each of Okta's three screens.

import { bodyBox } from "./copy.ts";
import { diagram, type Flow } from "./diagram.ts";
import { byId, element, partById } from "./dom.ts";
import { type Place, show } from "./findings.ts";
import { type AttributeMapping, attributeMapping } from "./library.ts";

type Screen = AttributeMapping["screens"][number];
type Row = Screen["rows"][number];

const PLACE: Place = { id: "mapping", step: "mappings", label: "Attribute mappings" };

export function startMapping(): void {
  for (const one of document.querySelectorAll('input[name="mapping-mode"]')) {
    one.addEventListener("change", refresh);
  }
  refresh();
}

function refresh(): void {
  const mapped = document.querySelector<HTMLInputElement>('input[name="mapping-mode"]:checked')?.value === "mapped";
  const made = attributeMapping({ mode: mapped ? "mapped" : "assignment" });
  show(PLACE, made.report.diagnostics, {
    filled: true,
    fine: "With these rows, Sumo Logic gets what it needs and nothing else.",
    unchecked: ["what your Okta screens really hold"],
  });
  drawFigure(made);
  partById("mapping-screens").replaceChildren(...made.screens.map(screen));
}

function drawFigure(_made: AttributeMapping): void {}
function screen(_one: Screen): HTMLElement {
  return element("div");
}
