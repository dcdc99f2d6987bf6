// Where the page takes each kind of thing that is pasted. A room that reads another kind adds a row.

import { checkSetup, type ExportKind, type Recognized } from "./library.ts";

/** The exports that the check of the setup reads all go to one list. */
export const EXPORTS = "exports";

/** The field of the log, which takes the files of a log as one. */
export const LOG = "log-text";

const FIELDS: Partial<Record<ExportKind, { field: string; says?: string }>> = {
  "scim-payload": { field: "payload-text" },
  "api-error": { field: "payload-text" },
  "system-log": { field: LOG },
  "other-json": { field: "payload-text", says: "JSON, taken for a SCIM payload" },
  "broken-json": { field: "payload-text", says: "JSON that breaks off, taken for a SCIM payload" },
};

/** What a document is, and the field that takes it; several exports in one text go together. */
export function kindOf(text: string): { field?: string; says: string } {
  const { recognized } = checkSetup({ pasted: [{ text }] });
  const exports = recognized.filter(({ step }) => step);
  if (exports.length) return { field: EXPORTS, says: titles(exports) };
  const [first] = recognized;
  const row = first && FIELDS[first.kind];
  const says = row?.says ?? first?.title ?? "";
  return row ? { field: row.field, says } : { says: `${says}. ${first?.advice ?? ""}` };
}

function titles(rows: readonly Recognized[]): string {
  return rows.map(({ title }) => title).join(", ");
}
