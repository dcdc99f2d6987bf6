// The files that a setup is saved as.

import type { SetupKit } from "./library.ts";

/** All files of a setup, by their names. */
export function filesOf(kit: SetupKit): Record<string, string> {
  const bodies = kit.requests.flatMap(({ title, body }, index) =>
    body ? [[`okta-api/${numbered(index)}-${slug(title)}.json`, json(body)]] : [],
  );
  const commands = (shell: "curl" | "powershell", remark: string) =>
    [
      remark,
      ...kit.requests.map((request) => `# ${request.title}. ${request.note}\n${request[shell]}`),
    ].join("\n");
  return {
    "runbook.md": kit.runbook,
    "terraform/main.tf": kit.terraform,
    "test-connection.sh": kit.commands.curl,
    "test-connection.ps1": kit.commands.powershell,
    "okta-api/requests.sh": commands("curl", ONE_BY_ONE),
    "okta-api/requests.ps1": commands("powershell", ONE_BY_ONE),
    ...Object.fromEntries(bodies),
    "screens/okta.json": json(kit.rows),
    "screens/entra-id.json": json(kit.entra),
    "screens/onelogin.json": json(kit.onelogin),
    "setup.json": json(kit.setup),
  };
}

const ONE_BY_ONE =
  "# One by one, not as a whole: between them are steps that only a person can do.\n# Set OKTA_DOMAIN and OKTA_TOKEN first.\n";

/** A request's place in the order, in two digits. */
export function numbered(index: number): string {
  return String(index + 1).padStart(2, "0");
}

/** A title as a file's name. */
export function slug(title: string): string {
  return title.toLowerCase().replace(/[^a-z]+/g, "-");
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
