// Logs to begin with, as Okta exports them: events of the System Log API, and sentences.

const APP = { id: "0oa1sumo2LOGIC3app45", label: "Sumo Logic" };
const TYPES = {
  assign: "application.user_membership.add",
  unassign: "application.user_membership.remove",
  verify: "application.provision.user.verify_exists",
  push: "application.provision.user.push",
  update: "application.provision.user.push_profile",
  deactivate: "application.provision.user.deactivate",
};
/** What happened, when, to whom; and the reason of a failure. */
type Row = [what: keyof typeof TYPES, at: string, name: string, reason?: string];

const remote = (phrase: string, detail: string) =>
  `${phrase}. Errors reported by remote server: ${detail}`;

function log(rows: readonly Row[]): string {
  return JSON.stringify(rows.map(event), null, 1);
}

function event([what, published, name, reason]: Row, index: number): object {
  const login = `${name.split(" ")[0]?.toLowerCase()}@example.com`;
  return {
    uuid: `8f2c0d1e-0000-11ef-9a3b-${String(index).padStart(12, "0")}`,
    published: `2026-03-${published}.000Z`,
    eventType: TYPES[what],
    outcome: { result: reason ? "FAILURE" : "SUCCESS", reason: reason ?? null },
    actor: { type: "User", alternateId: "admin@example.com", displayName: "Grace Admin" },
    target: [
      { type: "AppInstance", id: APP.id, alternateId: APP.label, displayName: APP.label },
      { type: "User", id: `00u${login}`, alternateId: login, displayName: name },
    ],
  };
}

const ROLE = remote("Bad Request", "Role user does not exist");
const CONFLICT = remote("Conflict", '{"scimType":"uniqueness","status":409}');

export const LOGS: Record<string, string> = {
  week: log([
    ["assign", "02T09:00:00", "Ada Lovelace"],
    ["verify", "02T09:00:01", "Ada Lovelace"],
    ["push", "02T09:00:02", "Ada Lovelace"],
    ["update", "04T15:30:00", "Ada Lovelace"],
    ["assign", "02T09:05:00", "Bob Byte"],
    ["push", "02T09:05:02", "Bob Byte", ROLE],
    ["push", "03T10:00:00", "Bob Byte", ROLE],
    ["assign", "02T09:10:00", "Carol Code"],
    ["push", "02T09:10:02", "Carol Code"],
    ["unassign", "04T08:00:00", "Carol Code"],
    ["deactivate", "04T08:00:01", "Carol Code"],
    ["assign", "06T08:00:00", "Carol Code"],
    ["push", "06T08:00:02", "Carol Code", CONFLICT],
    ["assign", "03T11:00:00", "Dan Data"],
    ["push", "03T11:00:02", "Dan Data", ROLE],
    ["push", "05T11:00:02", "Dan Data"],
    ["assign", "05T12:00:00", "Eve Example"],
  ]),
  key: log([
    ["push", "01T09:00:02", "Ada Lovelace"],
    ["push", "01T09:10:02", "Bob Byte"],
    [
      "update",
      "31T14:00:00",
      "Ada Lovelace",
      remote("Unauthorized", "Credential could not be verified."),
    ],
    [
      "update",
      "31T14:05:00",
      "Bob Byte",
      remote("Unauthorized", "Credential could not be verified."),
    ],
  ]),
  tasks: [
    `Automatic provisioning of user Ada Lovelace to app Sumo Logic failed: Error while creating user ada@example.com: ${ROLE}`,
    "Automatic provisioning of user Bob Byte to app Sumo Logic failed: Error while verifying if user bob@example.com exists: Not Found",
    "Push new user to external application SUCCESS",
  ].join("\n"),
  sound: log([
    ["assign", "02T09:00:00", "Ada Lovelace"],
    ["push", "02T09:00:02", "Ada Lovelace"],
    ["update", "03T09:00:00", "Ada Lovelace"],
    ["assign", "02T09:05:00", "Bob Byte"],
    ["push", "02T09:05:02", "Bob Byte"],
    ["unassign", "05T09:00:00", "Bob Byte"],
    ["deactivate", "05T09:00:01", "Bob Byte"],
  ]),
};
