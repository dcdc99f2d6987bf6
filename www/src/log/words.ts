// The report's words as readers see them.

import type { Tone } from "../glyph.ts";
import type { LogEntry, LoggedPerson } from "../library.ts";

export const OUTCOMES: Record<LoggedPerson["outcome"], { tone: Tone; word: string }> = {
  failed: { tone: "wrong", word: "Failed" },
  waiting: { tone: "look", word: "Nothing sent" },
  provisioned: { tone: "fine", word: "In Sumo Logic" },
  deactivated: { tone: "none", word: "Deactivated" },
  unknown: { tone: "unchecked", word: "Not told" },
};

const OPERATIONS: Record<LogEntry["operation"], string> = {
  assign: "Assigned",
  unassign: "Unassigned",
  "change-assignment": "Assignment changed",
  verify: "Looked up",
  push: "Created",
  "push-profile": "Updated",
  sync: "Synced",
  deactivate: "Deactivated",
  reactivate: "Activated again",
  import: "Users imported",
  "import-profile": "Imported",
  "push-password": "Password pushed",
  "push-group": "Group pushed",
  authenticate: "Credentials used",
  call: "API called",
  "rate-limit": "Slowed down",
  map: "Mapped",
  "deactivate-in-okta": "Deactivated in Okta",
};

/** An event in a few words: "Created, failed". */
export function entryWords({ operation, ok }: LogEntry): string {
  const ending = ok === false ? ", failed" : ok === undefined ? ", skipped" : "";
  return `${OPERATIONS[operation]}${ending}`;
}

/** A time as the log's own zone has it: "2026-03-02 09:00:00 UTC". */
export function timeWords(at: string | undefined): string {
  return at ? at.replace("T", " ").replace("Z", " UTC") : "no time";
}
