// What TypeScript says of the package. Only compiled; an expected error that is none fails too.
import init, {
  applyFixes,
  bearerToken,
  checkBaseUrl,
  checkPayload,
  type Diagnostic,
  explain,
  initSync,
  type PayloadReport,
  type Report,
  roleEnum,
  rules,
  type Severity,
  scimBaseUrl,
} from "scim-preflight";
import initInline, { checkPayload as checkInline } from "scim-preflight/inline";

const started: Promise<void> = init();
const again: Promise<void> = init({ module: fetch("core_bg.wasm") });
const fromUrl: Promise<void> = initInline({ module: new URL("https://example.com/core_bg.wasm") });
initSync(new Uint8Array());
// @ts-expect-error there is no such option
init({ url: "core_bg.wasm" });

const report: PayloadReport = checkPayload("{}", { profile: ["okta", "sumologic"] });
const same: Report = checkInline(new Uint8Array(), { kind: "user" });
// @ts-expect-error there is no such profile
checkPayload("{}", { profile: "ping" });
// @ts-expect-error a payload is text or bytes
checkPayload({});

const first: Diagnostic | undefined = report.diagnostics[0];
const severity: Severity | undefined = first?.severity;
const start: number | undefined = first?.start;
// @ts-expect-error not every finding has help
const help: string = first?.help;

const { token } = bearerToken("id", "key");
const maybe: string | undefined = token;
const canonical: string | undefined = checkBaseUrl("", { deployment: "US2" }).canonical;
const base: string | undefined = scimBaseUrl("eu");
const text: string = applyFixes("", report.diagnostics, { unsafe: true }).text;
const values: string[] = roleEnum({ roles: ["A", { displayName: "B", value: "b" }] }).rows.map(
  (row) => row.value,
);
const ids: string[] = rules().map((rule) => rule.id);
const prose: string | undefined = (await explain("json.syntax"))?.prose;

export const all = [
  started,
  again,
  fromUrl,
  same,
  severity,
  start,
  help,
  maybe,
  canonical,
  base,
  text,
  values,
  ids,
  prose,
];
