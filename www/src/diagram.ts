// The mapping diagram: Okta user, app profile, Sumo Logic user, and what flows between them.

import { drawing } from "./dom.ts";

/** One attribute of the app profile with its neighbors. */
export interface Flow {
  /** Where it comes from; absent when it is not mapped. */
  okta?: string;
  app: string;
  /** Where it arrives; absent when it is to be deleted. */
  sumo?: string;
  /** It carries the role. */
  role?: boolean;
}

const HEIGHT = 28;
const STEP = 36;
const COLUMNS = [
  { head: "Okta user", x: 0, width: 168 },
  { head: "App profile", x: 224, width: 152 },
  { head: "Sumo Logic user", x: 432, width: 232 },
] as const;
const WIDTH = 664;

/** Draws the flows, top to bottom. The table beside it says the same in words. */
export function diagram(flows: readonly Flow[], title: string): SVGSVGElement {
  const height = 28 + flows.length * STEP;
  return drawing(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": title },
    ...COLUMNS.map(({ head, x }) =>
      drawing("text", { class: "head", x: String(x), y: "13" }, head),
    ),
    ...flows.map((flow, index) => row(flow, 24 + index * STEP)),
  );
}

function row(flow: Flow, top: number): SVGGElement {
  const kind = [flow.sumo ? "" : "gone", flow.role ? "role" : ""].filter(Boolean).join(" ");
  return drawing(
    "g",
    { class: kind },
    flow.okta ? box(flow.okta, 0, top) : undefined,
    box(flow.app, 1, top),
    flow.sumo ? box(flow.sumo, 2, top) : undefined,
    flow.okta && flow.sumo ? wire(0, top, flow) : undefined,
    flow.sumo ? wire(1, top, flow) : undefined,
  );
}

function box(text: string, column: 0 | 1 | 2, top: number): SVGGElement {
  const { x, width } = COLUMNS[column];
  return drawing(
    "g",
    {},
    drawing("rect", {
      class: "box",
      x: String(x + 0.5),
      y: String(top + 0.5),
      width: String(width - 1),
      height: String(HEIGHT - 1),
      rx: "6",
    }),
    drawing("text", { x: String(x + 8), y: String(top + HEIGHT / 2 + 4.5) }, text),
  );
}

function wire(from: 0 | 1, top: number, { role }: Flow): SVGPathElement {
  const y = top + HEIGHT / 2;
  const start = COLUMNS[from].x + COLUMNS[from].width + 4;
  const end = COLUMNS[from === 0 ? 1 : 2].x - 4;
  const d = `M${start} ${y}H${end}m-6 -4l6 4l-6 4`;
  return drawing("path", { class: role ? "wire role" : "wire", d });
}
