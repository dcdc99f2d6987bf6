// The SAML addresses, held against each other and against the base URL.

import { baseUrl, deployment, onDeployment, suggestDeployment } from "./deployment.ts";
import { byId } from "./dom.ts";
import { type Field, field } from "./field.ts";
import { show } from "./findings.ts";
import { checkSaml } from "./library.ts";

/** Each field of the page with the name that the library gives to its input. */
const INPUTS = [
  { id: "saml-acs", source: "acsUrl", label: "Single sign-on URL" },
  { id: "saml-entity", source: "entityId", label: "Audience URI (SP Entity ID)" },
  { id: "saml-recipient", source: "recipient", label: "Recipient URL" },
  { id: "saml-destination", source: "destination", label: "Destination URL" },
] as const;

const fields: (Field & { source: (typeof INPUTS)[number]["source"] })[] = [];

export function startSaml(): void {
  for (const { source, ...place } of INPUTS) {
    fields.push({ ...field({ ...place, step: "create" }, changed), source });
  }
  onDeployment(refresh);
  changed();
}

function changed(): void {
  const acs = fields[0]?.text.read().trim();
  if (acs) suggestDeployment(acs);
  refresh();
}

function refresh(): void {
  const saml: Partial<Record<(typeof INPUTS)[number]["source"] | "baseUrl", string>> = {};
  for (const { source, text } of fields) {
    if (text.read().trim()) saml[source] = text.read();
  }
  const any = Object.keys(saml).length > 0;
  const base = baseUrl();
  if (base) saml.baseUrl = base;
  const found = any ? checkSaml(saml).diagnostics : [];
  for (const one of fields) {
    const filled = one.text.read().trim() !== "";
    // What concerns a field that is still empty is not said of it yet.
    const mine = filled ? found.filter((each) => each.source === one.source) : [];
    const code = deployment();
    const fine = code ? `Fits ${code}.` : "Has the right shape.";
    show(one, mine, { filled, fine });
    if (mine.length && (one.source === "recipient" || one.source === "destination")) {
      byId("saml-more", HTMLDetailsElement).open = true;
    }
  }
}
