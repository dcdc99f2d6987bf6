/** The functions of the package: the same words as the Rust crate's. */

import * as core from "../glue/core.js";
import type { RuleDoc } from "./book.js";
import { call } from "./bridge.js";
import type {
  AppliedFixes,
  Diagnostic,
  FixOptions,
  Report,
  RoleEnum,
  RoleEnumOptions,
  RuleInfo,
} from "./generated/types.js";

export type { RuleDoc, RuleExample } from "./book.js";
export type { ModuleSource } from "./compile.js";
export type * from "./generated/types.js";
export type { InitOptions } from "./init.js";
export { checkPayload } from "./payload.js";

/** Options as the text that the wasm reads. */
function json(options: object | undefined): string {
  return options === undefined ? "" : JSON.stringify(options);
}

/**
 * Applies the fixes of diagnostics to the text that they are about: each whole or not at all,
 * earlier ones first, overlapping ones skipped and counted. Fixes that guess are applied only
 * with `unsafe`.
 *
 * ```ts
 * const report = checkPayload(text);
 * const { text: mended, applied } = applyFixes(text, report.diagnostics);
 * ```
 */
export function applyFixes(
  text: string,
  diagnostics: readonly Diagnostic[],
  options?: FixOptions,
): AppliedFixes {
  const fixes = diagnostics.flatMap(({ fix }) => fix ?? []);
  return call(core.applyFixes, text, JSON.stringify({ ...options, fixes }));
}

/**
 * Checks the external name of an attribute in an Okta app, and its external namespace.
 *
 * ```ts
 * checkExternalName("roles.^[primary==true].value", "urn:ietf:params:scim:schemas:core:2.0:User");
 * ```
 */
export function checkExternalName(externalName: string, externalNamespace?: string): Report {
  return call(core.checkExternalName, externalName, externalNamespace);
}

/**
 * Makes the list of roles for Okta: the table to type, the two API bodies, and what is wrong.
 * Without roles it is the table of Sumo Logic's guide.
 *
 * ```ts
 * const { rows, report } = roleEnum({ roles: ["Administrator", "Analyst"] });
 * ```
 */
export function roleEnum(options?: RoleEnumOptions): RoleEnum {
  return call(core.roleEnum, json(options));
}

/**
 * All rules, without their prose.
 *
 * ```ts
 * rules().filter((rule) => rule.severity === "error");
 * ```
 */
export function rules(): RuleInfo[] {
  return call(core.rules);
}

/**
 * A rule with its prose and examples, or nothing when there is no such rule. Loads the rule book
 * when it is first called.
 *
 * ```ts
 * const doc = await explain("json.duplicate-key");
 * ```
 */
export async function explain(rule: string): Promise<RuleDoc | undefined> {
  const book = await import("./rules.js");
  return book.default.find((doc) => doc.id === rule);
}
