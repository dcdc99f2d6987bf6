// Rehearsals to begin with. Every name in them is made up.

import type { Rehearsal } from "../library.ts";

const ADA = "ada@example.com";
const BOB = "bob@example.com";

const PEOPLE: Rehearsal["people"] = [
  { profile: { login: ADA, firstName: "Ada", lastName: "Lovelace" }, role: "Analyst" },
  { profile: { login: BOB, firstName: "Bob", lastName: "Byte" }, role: "Administrator" },
];

/** By the names that index.html gives their buttons. */
export const REHEARSALS: Record<string, Rehearsal> = {
  life: {
    people: PEOPLE,
    events: [
      { event: "test" },
      { event: "assign", person: ADA },
      { event: "assign", person: BOB },
      { event: "change", person: ADA, profile: { lastName: "King" } },
      { event: "change", person: ADA, role: "Administrator" },
      { event: "import" },
      { event: "unassign", person: BOB },
    ],
  },
  reassigned: {
    people: PEOPLE,
    events: [
      { event: "assign", person: ADA },
      { event: "unassign", person: ADA },
      { event: "assign", person: ADA },
      { event: "delete-in-sumo-logic", person: ADA },
      { event: "retry", person: ADA },
      { event: "unassign", person: ADA },
      { event: "assign", person: ADA },
      { event: "reactivate-in-sumo-logic", person: ADA },
      { event: "retry", person: ADA },
    ],
  },
  roles: {
    people: PEOPLE,
    events: [
      { event: "assign", person: ADA, role: "user" },
      { event: "assign", person: BOB, role: "administrator" },
      { event: "create-role", role: "user" },
      { event: "retry", person: ADA },
    ],
  },
  before: {
    people: PEOPLE,
    provisioning: false,
    events: [
      { event: "assign", person: ADA },
      { event: "enable-provisioning" },
      { event: "force-sync" },
      { event: "provision-user", person: ADA },
    ],
  },
  key: {
    people: PEOPLE,
    events: [
      { event: "assign", person: ADA },
      { event: "wait", days: 31 },
      { event: "unassign", person: ADA },
      { event: "new-key" },
      { event: "test" },
    ],
  },
};
