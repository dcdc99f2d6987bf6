// The fields of the page as the library's Setup, and the way back from a finding to its field.

import { byId } from "./dom.ts";
import { fieldTexts } from "./field.ts";
import type { Diagnostic, Setup } from "./library.ts";

/** Each field of the page: the form of the setup that it belongs to, and its pointer there. */
const FIELDS: readonly [id: string, form: string, pointer: string][] = [
  ["sumo-url", "sumoLogic", "/loginUrl"],
  ["deployment", "sumoLogic", "/deployment"],
  ["access-id", "sumoLogic", "/accessKey/accessId"],
  ["saml-acs", "signOn", "/ssoUrl"],
  ["saml-entity", "signOn", "/audienceUri"],
  ["saml-recipient", "signOn", "/recipient"],
  ["saml-destination", "signOn", "/destination"],
  ["base-url", "integration", "/baseUrl"],
  ["token", "integration", "/authorization"],
];

type Part = Record<string, unknown>;

/** What is typed on the page; what is empty is left out. */
export function typed(): Setup {
  const setup: Record<string, Part> = {};
  const texts = fieldTexts();
  for (const [id, form, pointer] of FIELDS) {
    const text = texts.get(id)?.read() ?? byId(id, HTMLSelectElement).value;
    if (!text.trim()) continue;
    const path = [form, ...pointer.split("/").slice(1)];
    const last = path.pop() ?? "";
    let part: Part = setup;
    for (const name of path) {
      part[name] ??= {};
      part = part[name] as Part;
    }
    part[last] = text;
  }
  return setup;
}

/** The id of the field that a finding is about. */
export function fieldOf({ source, pointer }: Diagnostic): string | undefined {
  return FIELDS.find(([, form, at]) => form === source && at === pointer)?.[0];
}
