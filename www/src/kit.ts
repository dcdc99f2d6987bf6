// The setup from a few answers: the questions, and what follows from them.

import { zipSync } from "fflate";
import { announceAtRest } from "./announce.ts";
import { download } from "./copy.ts";
import { deployment, onDeployment } from "./deployment.ts";
import { buttonById, byId, goTo, inputById, partById } from "./dom.ts";
import { type Place, show } from "./findings.ts";
import { filesOf } from "./kit-files.ts";
import { PANELS } from "./kit-panels.ts";
import { type Diagnostic, generateSetup, type SetupKit, type SetupOptions } from "./library.ts";
import { tabs } from "./tabs.ts";

/** The controls that the pointers of findings lead to. */
const CONTROLS: Record<string, string> = {
  "/deployment": "kit-deployment",
  "/appName": "kit-app-name",
  "/mode": "kit-mode",
  "/authenticationMode": "kit-authentication",
  "/saml/assertionConsumerUrl": "kit-acs",
  "/saml/entityId": "kit-entity",
};
const PLACE: Place = { id: "kit", step: "kit", label: "Give me the setup", reach };

let roles: HTMLTextAreaElement;
let made: SetupKit | undefined;
let draw: () => void;

export function startKit(): void {
  roles = byId("kit-roles", HTMLTextAreaElement);
  const tellsDeployment = follower("kit-deployment");
  onDeployment(() => tellsDeployment(deployment() ?? ""));
  for (const [from, to] of [
    ["saml-acs", "kit-acs"],
    ["saml-entity", "kit-entity"],
  ] as const) {
    const tell = follower(to);
    inputById(from).addEventListener("input", () => tell(inputById(from).value));
  }
  const panels = PANELS.map(({ id, title, draw }) => ({
    id,
    title,
    draw: () => (made ? draw(made) : []),
  }));
  draw = tabs(partById("kit-tabs"), partById("kit-panel"), panels);
  const section = partById("kit");
  for (const event of ["input", "change"]) {
    section.addEventListener(event, () => {
      if (made) refresh();
    });
  }
  buttonById("kit-go").addEventListener("click", () => {
    refresh();
    partById("kit-tabs").querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  });
  buttonById("kit-download").addEventListener("click", save);
  partById("kit-link").addEventListener("click", (event) => {
    event.preventDefault();
    goTo(partById("kit-title"));
  });
}

/** Lets a question have the answer of another field of the page, until it is given one itself. */
function follower(id: string): (answer: string) => void {
  const input = inputById(id);
  let own = false;
  input.addEventListener("input", () => {
    own = input.value !== "";
  });
  return (answer) => {
    if (own || input.value === answer) return;
    input.value = answer;
    if (made) refresh();
  };
}

function answers(): SetupOptions {
  const text = (id: string) => inputById(id).value;
  const chosen = (id: string) => byId(id, HTMLSelectElement).value;
  return {
    deployment: text("kit-deployment"),
    appName: text("kit-app-name"),
    roles: lines().map(({ text }) => text),
    mode: chosen("kit-mode") as "assignment" | "mapped",
    authenticationMode: chosen("kit-authentication") as "http-header" | "basic",
    saml: { assertionConsumerUrl: text("kit-acs"), entityId: text("kit-entity") },
  };
}

/** The lines with a role, and where each begins. */
function lines(): { text: string; start: number }[] {
  let start = 0;
  const all = roles.value.split("\n").map((line) => {
    const here = { text: line, start };
    start += line.length + 1;
    return here;
  });
  return all.filter(({ text }) => text.trim());
}

function refresh(): void {
  made = generateSetup(answers());
  const { diagnostics } = made.report;
  const open = diagnostics.some(({ rule }) => rule.startsWith("kit.no-"));
  show(PLACE, diagnostics, {
    filled: true,
    fine: open ? "What is open has brackets in its place." : "Nothing is left open.",
    unchecked: ["Whether roles of these names exist in Sumo Logic"],
  });
  partById("kit-result").hidden = false;
  draw();
  announceAtRest("The setup follows your answers");
}

/** Finds the question that a finding is about; for a role, its line. */
function reach({ pointer = "" }: Diagnostic): HTMLElement | undefined {
  const row = /^\/roles\/(\d+)/.exec(pointer)?.[1];
  const line = row === undefined ? undefined : lines()[Number(row)];
  if (line) roles.setSelectionRange(line.start, line.start + line.text.length);
  return pointer.startsWith("/roles") ? roles : partById(CONTROLS[pointer] ?? "kit-deployment");
}

function save(): void {
  if (!made) return;
  const encoder = new TextEncoder();
  const files = Object.entries(filesOf(made)).map(([name, text]) => [name, encoder.encode(text)]);
  const zip = zipSync(Object.fromEntries(files), { level: 0 });
  download("sumo-logic-okta-setup.zip", new Uint8Array(zip), "application/zip");
}
