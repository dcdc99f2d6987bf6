/** The functions of the package: the same words as the Rust crate's. */

import * as core from "../glue/core.js";
import type { RuleDoc } from "./book.js";
import { call, callForText } from "./bridge.js";
import type {
  AppliedFixes,
  AttributeMapping,
  BaseUrlOptions,
  BaseUrlReport,
  BearerToken,
  Deployment,
  DeploymentMatch,
  Diagnostic,
  FilterOptions,
  FixOptions,
  MappingOptions,
  PatchOptions,
  PatchPreview,
  PathOptions,
  PayloadOptions,
  Rehearsal,
  RehearsalReport,
  Report,
  RoleEnum,
  RoleEnumOptions,
  RuleInfo,
  Saml,
  Setup,
  SetupKit,
  SetupOptions,
  SetupReport,
  SystemLogOptions,
  SystemLogReport,
} from "./generated/types.js";

export type { RuleDoc, RuleExample } from "./book.js";
export type { ModuleSource } from "./compile.js";
export { matchFilter, parseFilter, printFilter } from "./filter.js";
export type * from "./generated/types.js";
export type { InitOptions } from "./init.js";
export { checkLines, LinesChecker } from "./lines.js";
export { checkPayload } from "./payload.js";
export { checkStream, type LinesSource, type StreamOptions } from "./stream.js";

/** Options as the text that the wasm reads. */
function json(options: object | undefined): string {
  return options === undefined ? "" : JSON.stringify(options);
}

/**
 * All deployments of Sumo Logic: the current ones, then retired, draft and other names that turn
 * up.
 *
 * ```ts
 * deployments().filter(({ status }) => status === "current").length; // 11
 * ```
 */
export function deployments(): Deployment[] {
  return call(core.deployments);
}

/**
 * Tells the deployment and the kind of any address of Sumo Logic: login, custom subdomain, API,
 * SCIM, API documentation, SAML, collectors, syslog, HTTP source. A bare code will do as well. An
 * unknown host gives kind `unknown` and no deployment, never a guess.
 *
 * ```ts
 * deploymentOf("https://service.us2.sumologic.com/").deployment?.code; // "US2"
 * ```
 */
export function deploymentOf(url: string): DeploymentMatch {
  return call(core.deploymentOf, url);
}

/**
 * The SCIM base URL of a current deployment, by its code in any letter case.
 *
 * ```ts
 * scimBaseUrl("eu"); // "https://api.eu.sumologic.com/api/v1/scim/"
 * ```
 */
export function scimBaseUrl(code: string): string | undefined {
  return call(core.scimBaseUrl, code);
}

/**
 * Checks the SCIM connector base URL as it is typed into Okta. Findings have the source `baseUrl`;
 * fixes each mend their own part of the address.
 *
 * ```ts
 * const { canonical, diagnostics } = checkBaseUrl("https://service.us2.sumologic.com/");
 * ```
 */
export function checkBaseUrl(url: string, options?: BaseUrlOptions): BaseUrlReport {
  return call(core.checkBaseUrl, url, json(options));
}

/**
 * Checks an access ID and its key, without asking Sumo Logic. Findings have the sources `accessId`
 * and `accessKey`, and never repeat any of the two.
 *
 * ```ts
 * checkAccessKey(accessId, accessKey).ok;
 * ```
 */
export function checkAccessKey(accessId: string, accessKey: string): Report {
  return call(core.checkAccessKey, accessId, accessKey);
}

/**
 * Makes the bearer token: `accessId:accessKey` in base64. There is a token as long as the report
 * has no errors.
 *
 * ```ts
 * const { token, report } = bearerToken(accessId, accessKey);
 * ```
 */
export function bearerToken(accessId: string, accessKey: string): BearerToken {
  return call(core.bearerToken, accessId, accessKey);
}

/**
 * Checks the bearer token as it is pasted into Okta, from the token alone. Findings have the
 * source `token` and never repeat any of it.
 *
 * ```ts
 * checkBearerToken("Og==").diagnostics[0]?.rule; // "token.only-colon"
 * ```
 */
export function checkBearerToken(token: string): Report {
  return call(core.checkBearerToken, token);
}

/**
 * Checks the SAML addresses alone, against each other, and against the SCIM base URL. What is
 * absent or empty is not checked.
 *
 * ```ts
 * checkSaml({ acsUrl: "https://service.us2.sumologic.com/sumo/saml/1234567890" });
 * ```
 */
export function checkSaml(saml: Saml): Report {
  return call(core.checkSaml, json(saml));
}

/**
 * Checks a setup as a whole: what is typed on Okta's and Sumo Logic's screens, and pasted exports
 * of either, recognized by their shape. Any part may be absent. The report says of each step of
 * Sumo Logic's guide how it stands, and what could not be checked and what to give for it. A
 * finding's `source` is a screen (`integration`) or a pasted text (`pasted/0`). No message ever
 * holds a secret.
 *
 * ```ts
 * const { steps, recognized } = checkSetup({ pasted: [{ text: exportedApp }] });
 * ```
 */
export function checkSetup(setup: Setup): SetupReport {
  return call(core.checkSetup, json(setup));
}

/**
 * Says what to keep, delete and add on Okta's three attribute screens, as rows to follow and as
 * bodies for Okta's Management API. The bodies hold explicit nulls: that is how Okta is told to
 * remove a mapping or an attribute.
 *
 * ```ts
 * const { screens } = attributeMapping({ mode: "mapped" });
 * ```
 */
export function attributeMapping(options?: MappingOptions): AttributeMapping {
  return call(core.attributeMapping, json(options));
}

/**
 * Checks a SCIM filter: its grammar, and with a resource its names and types.
 *
 * ```ts
 * checkFilter('userName eq "ann"', { resource: "user" }).ok; // true
 * ```
 */
export function checkFilter(filter: string, options?: FilterOptions): Report {
  return call(core.checkFilter, filter, json(options));
}

/**
 * Checks the path of a PATCH operation against the schema of what it leads into.
 *
 * ```ts
 * checkPath('emails[type eq "work"].value').ok; // true
 * ```
 */
export function checkPath(path: string, options?: PathOptions): Report {
  return call(core.checkPath, path, json(options));
}

/**
 * Checks the query of a GET: a whole URL, the end of one, or the query alone. Of the options
 * `target`, `profile`, `schemas` and `previous` (the query of the first page) count.
 *
 * ```ts
 * checkQuery("/Users?filter=title%20pr&count=10").ok; // true
 * ```
 */
export function checkQuery(query: string, options?: PayloadOptions): Report {
  return call(core.checkQuery, query, json(options));
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
 * Applies a PATCH to the text of a resource: the new text, what each operation did, what is wrong
 * with the PATCH and with what it makes, and what servers that read the RFC otherwise make of it.
 * Whatever no operation touches keeps its layout; all operations are applied or none.
 *
 * ```ts
 * const { applied, result, readings } = applyPatch(user, patch);
 * ```
 */
export function applyPatch(resource: string, patch: string, options?: PatchOptions): PatchPreview {
  return call(core.applyPatch, resource, patch, json(options));
}

/**
 * Applies a PATCH to the text of a resource and gives the new text only, or nothing where a server
 * refuses the PATCH: for those who have many to apply.
 *
 * ```ts
 * const user = patchText(before, patch) ?? before;
 * ```
 */
export function patchText(
  resource: string,
  patch: string,
  options?: PatchOptions,
): string | undefined {
  return callForText(core.patchText, resource, patch, json(options));
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
 * Rehearses what Okta sends to Sumo Logic when things happen to people: the exact requests, the
 * answers that Sumo Logic's contract gives, and who is in Sumo Logic after each event. Nothing is
 * sent anywhere. Where the papers leave a server's behavior in doubt, `doubts` says what would
 * happen otherwise.
 *
 * ```ts
 * const { steps } = rehearse({
 *   people: [{ profile: { login: "ada@example.com", firstName: "Ada", lastName: "Lovelace" }, role: "Analyst" }],
 *   events: [{ event: "assign", person: "ada@example.com" }],
 * });
 * steps[0]?.consequences; // ["Ada Lovelace is created in Sumo Logic with the role Analyst."]
 * ```
 */
export function rehearse(rehearsal: Rehearsal): RehearsalReport {
  return call(core.rehearse, json(rehearsal));
}

/**
 * Makes everything that it takes to provision Sumo Logic from Okta: the fields of every screen in
 * order, the requests to Okta's API, a Terraform configuration, commands that test the connection,
 * a runbook, and the fields at Microsoft Entra ID and OneLogin. What it makes is valid whatever the
 * options hold, and no secret is in it.
 *
 * ```ts
 * const { rows, terraform, report } = generateSetup({ deployment: "us2", mode: "assignment" });
 * ```
 */
export function generateSetup(options?: SetupOptions): SetupKit {
  return call(core.generateSetup, json(options));
}

/**
 * Reads an export of Okta's System Log: what happened to whom, why requests failed and where that
 * is mended, and which steps of the guide the log proves. JSON, NDJSON, CSV, or sentences copied
 * from Okta's pages; events in any order, several files one after another where they are of one
 * kind. Findings name nobody; the report names people.
 *
 * ```ts
 * const { people, causes, steps } = checkSystemLog(await file.text());
 * ```
 */
export function checkSystemLog(
  log: string | Uint8Array,
  options?: SystemLogOptions,
): SystemLogReport {
  const inBytes = typeof log !== "string";
  return call((text, given) => core.checkSystemLog(text, given, inBytes), log, json(options));
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
