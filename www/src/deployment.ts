// Which Sumo Logic it is, and the base URL that follows from it.

import { announceAtRest } from "./announce.ts";
import { copies } from "./copy.ts";
import { buttonById, byId, partById } from "./dom.ts";
import { type Field, field } from "./field.ts";
import { show } from "./findings.ts";
import {
  checkBaseUrl,
  type Deployment,
  type Diagnostic,
  deploymentOf,
  deployments,
  scimBaseUrl,
} from "./library.ts";

const listeners: (() => void)[] = [];
let url: Field;
let base: Field;
let select: HTMLSelectElement;
let known: Deployment[] = [];

/** Calls back whenever another deployment, or another base URL, is known. */
export function onDeployment(act: () => void): void {
  listeners.push(act);
}

/** The code of the deployment, when it is known. */
export function deployment(): string | undefined {
  return select.value || undefined;
}

/** The base URL that Okta has or should have. */
export function baseUrl(): string | undefined {
  const code = deployment();
  return base.text.read().trim() || (code ? scimBaseUrl(code) : undefined);
}

/** Takes the deployment from another address, unless one is already known. */
export function suggestDeployment(address: string): void {
  if (select.value) return;
  const code = deploymentOf(address).deployment?.code;
  if (!known.some((one) => one.code === code)) return;
  select.value = code ?? "";
  refresh();
}

export function startDeployment(): void {
  known = deployments().filter((one) => one.status === "current");
  select = byId("deployment", HTMLSelectElement);
  for (const one of known) select.add(new Option(`${one.code} · ${one.region}`, one.code));
  url = field({ id: "sumo-url", step: "prerequisites", label: "Sumo Logic URL" }, urlChanged);
  base = field({ id: "base-url", step: "provisioning", label: "SCIM connector base URL" }, refresh);
  select.addEventListener("change", refresh);
  copies(
    buttonById("base-url-out-copy"),
    "the SCIM connector base URL",
    () => partById("base-url-out").textContent ?? "",
  );
  urlChanged();
}

function urlChanged(): void {
  const code = deploymentOf(url.text.read()).deployment?.code;
  if (url.text.read().trim())
    select.value = known.some((one) => one.code === code) ? (code ?? "") : "";
  refresh();
}

function refresh(): void {
  showUrl();
  showBase();
  for (const act of listeners) act();
}

function showUrl(): void {
  const text = url.text.read().trim();
  const match = deploymentOf(text);
  const usable = known.some((one) => one.code === match.deployment?.code);
  const found = text && !usable ? [unclear(match)] : [];
  const fine = text ? match.message : undefined;
  show(url, found, { filled: text !== "" || select.value !== "", fine });
  if (text) announceAtRest(match.message);
  const out = partById("base-url-out");
  const value = select.value ? scimBaseUrl(select.value) : undefined;
  out.textContent = value ?? "Tell your deployment under Prerequisites";
  out.classList.toggle("empty", !value);
  buttonById("base-url-out-copy").disabled = !value;
}

/** What an address says that tells no deployment, in the form of a finding. */
function unclear({ message, certainty }: ReturnType<typeof deploymentOf>): Diagnostic {
  return { rule: "", severity: "warning", certainty, message, docsUrl: "", source: "url" };
}

function showBase(): void {
  const text = base.text.read();
  const code = deployment();
  const found = text.trim() ? checkBaseUrl(text, code ? { deployment: code } : {}).diagnostics : [];
  const fine = code
    ? `This is the base URL of ${code}.`
    : "This is a base URL of Sumo Logic. Tell your deployment above to know whether it is yours.";
  show(base, found, { filled: text.trim() !== "", fine });
}
