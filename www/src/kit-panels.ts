// What a setup says, panel by panel.

import { code, copies } from "./copy.ts";
import { counted, element } from "./dom.ts";
import { glyph } from "./glyph.ts";
import { numbered, slug } from "./kit-files.ts";
import type { SetupKit, SetupRow, SetupStep } from "./library.ts";
import { inline } from "./prose.ts";

/** A panel: its tab, and what it shows of a setup. */
interface KitPanel {
  id: string;
  title: string;
  draw(kit: SetupKit): HTMLElement[];
}

export const PANELS: readonly KitPanel[] = [
  { id: "kit-screens", title: "Screens", draw: (kit) => [...manual(kit), ...screens(kit.rows)] },
  { id: "kit-api", title: "Okta API", draw: requests },
  {
    id: "kit-terraform",
    title: "Terraform",
    draw: ({ terraform }) => code("main.tf", "Copy", terraform, "main.tf"),
  },
  { id: "kit-commands", title: "Test commands", draw: commands },
  {
    id: "kit-runbook",
    title: "Runbook",
    draw: ({ runbook }) => code("runbook.md", "Copy", runbook, "runbook.md"),
  },
  { id: "kit-entra", title: "Microsoft Entra ID", draw: ({ entra }) => provider(entra) },
  { id: "kit-onelogin", title: "OneLogin", draw: ({ onelogin }) => provider(onelogin) },
];

const TITLES: Record<SetupStep, string> = {
  prerequisites: "Prerequisites",
  app: "Create the app",
  provisioning: "Set up provisioning",
  roles: "Set up roles",
  mappings: "Attribute mappings",
  assignment: "Assign",
  verification: "Verify",
  syncing: "Syncing",
};

const ACTIONS: Record<SetupRow["action"], string> = {
  enter: "Enter",
  choose: "Choose",
  tick: "Tick",
  untick: "Leave off",
  press: "Press",
  fill: "Enter your own",
  empty: "Leave empty",
  add: "Add",
  keep: "Keep",
  delete: "Delete",
  expect: "Look for",
};

function manual(kit: SetupKit): HTMLElement[] {
  const items = kit.manual.map(({ what, why }) => element("li", {}, `${what} ${why}`));
  return [
    element(
      "p",
      {},
      "Screens marked ",
      byHand(),
      " are left to you: neither the requests nor Terraform do them. In short:",
    ),
    element("ul", { class: "steps" }, ...items),
  ];
}

function byHand(): HTMLElement {
  return element("span", { class: "by-hand" }, glyph("look"), "By hand");
}

function provider({ rows, notes }: SetupKit["entra"]): HTMLElement[] {
  return [...screens(rows), ...notes.map((note) => element("p", { class: "note-line" }, note))];
}

/** The rows in runs: each with the next as long as something of them is the same. */
function runs(rows: readonly SetupRow[], same: (row: SetupRow) => string): SetupRow[][] {
  const groups: SetupRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.[0] && same(last[0]) === same(row)) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

function screens(rows: readonly SetupRow[]): HTMLElement[] {
  return runs(rows, (row) => row.step).flatMap((step) => [
    element("h3", {}, step[0] ? TITLES[step[0].step] : ""),
    ...runs(step, (row) => row.screen).map(screen),
  ]);
}

function screen(rows: readonly SetupRow[]): HTMLElement {
  const way = (rows[0]?.screen ?? "").replaceAll(" > ", " → ");
  const go = rows.filter((row) => row.action === "delete");
  const stay = rows.filter((row) => row.action !== "delete");
  return element(
    "div",
    { class: "screen" },
    element("h4", {}, way, rows[0]?.manual ? byHand() : undefined),
    stay.length ? table(way, stay) : undefined,
    go.length ? deletions(way, go) : undefined,
  );
}

function table(name: string, rows: readonly SetupRow[]): HTMLElement {
  const head = ["Do", "Field", "Value"].map((title) => element("th", { scope: "col" }, title));
  const lines = rows.map((row) =>
    element(
      "tr",
      {},
      element("td", { class: "act" }, ACTIONS[row.action]),
      element(
        "th",
        { scope: "row" },
        row.field,
        row.why ? element("small", {}, ...inline(row.why)) : undefined,
      ),
      element("td", {}, value(row)),
    ),
  );
  return element(
    "table",
    { class: "kit-rows", "aria-label": name },
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...lines),
  );
}

/** A value to be copied; what is described only cannot be. */
function value({ action, field, value }: SetupRow): HTMLElement | undefined {
  if (!value) return undefined;
  if (action === "fill" || action === "expect") return element("span", {}, value);
  const copy = element("button", { type: "button" }, "Copy");
  copies(copy, field, () => value);
  return element("div", { class: "value" }, element("code", {}, value), copy);
}

function deletions(name: string, rows: readonly SetupRow[]): HTMLElement {
  return element(
    "details",
    { class: "more" },
    element("summary", {}, `Delete all others: ${counted(rows.length, "attribute")}`),
    element(
      "ul",
      { class: "gone", "aria-label": `${name}: what goes` },
      ...rows.map((row) => element("li", {}, row.field)),
    ),
  );
}

function requests(kit: SetupKit): HTMLElement[] {
  return kit.requests.map((request, index) => {
    const { title, method, path, note, body, curl, powershell } = request;
    const file = `${numbered(index)}-${slug(title)}`;
    const parts = [
      ...(body ? [part("Body", title, `${JSON.stringify(body, null, 2)}\n`, `${file}.json`)] : []),
      part("curl", title, curl, `${file}.sh`),
      part("PowerShell", title, powershell, `${file}.ps1`),
    ];
    return element(
      "div",
      { class: "screen" },
      element("h3", {}, `${index + 1}. ${title}`),
      element("p", { class: "where" }, element("code", {}, `${method} ${path}`)),
      element("p", {}, note),
      ...parts,
    );
  });
}

function part(kind: string, title: string, text: string, file: string): HTMLElement {
  return element(
    "details",
    { class: "more" },
    element("summary", {}, kind),
    ...code(`${title}: ${kind}`, "Copy", text, file),
  );
}

function commands({ commands }: SetupKit): HTMLElement[] {
  return [
    element("p", {}, "They ask for the access key without showing it, and read two users."),
    element("h3", {}, "curl"),
    ...code("curl", "Copy", commands.curl, "test-connection.sh"),
    element("h3", {}, "PowerShell"),
    ...code("PowerShell", "Copy", commands.powershell, "test-connection.ps1"),
  ];
}
