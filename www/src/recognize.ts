// What a pasted text is, told from the text alone. Nothing here touches the page.

import { kindOf, LOG } from "./kinds.ts";

/** A piece of what was pasted, and the field that it belongs to. */
export interface Piece {
  /** The id of the field; absent when nothing on the page takes it. */
  field?: string;
  /** What it is, in words that never repeat it. */
  says: string;
  text: string;
}

const ACCESS_ID = /^su[A-Za-z0-9]{12}$/;
const ACCESS_KEY = /^[A-Za-z0-9]{64}$/;
const BASE64_LINE = /^[A-Za-z0-9+/_-]{16,}={0,2}$/;
/** What is taken as a whole: JSON, a web page, Terraform's language. */
const DOCUMENT = /^[[{<]|^resource "/i;
/** A log as a table begins with the names of its columns. */
const TABLE = /^[^\n]*\bevent[ _.]?(?:type|info)\b[^\n]*\n/i;
/** Longer texts are told by their beginning: to read all of one just for its kind takes seconds. */
const LONG = 1_000_000;
const BEGINNING = 20_000;
const LONG_LOG = /^[[{].*"eventType"\s*:\s*"/s;
/** A failure as Okta's page Tasks tells it, or an entry of its log. */
const SENTENCE =
  /^Automatic [^\n]* failed: |external application (?:SUCCESS|FAILURE)|^Error authenticating: /im;
const LABEL =
  /^(?:access\s*id|access\s*key|(?:bearer\s+)?token|username|password|key|id)\s*[:=]\s*/i;

/** Takes what was pasted apart. */
export function recognize(text: string): Piece[] {
  const trimmed = text.trim();
  if (!trimmed) return [];
  if (isLog(trimmed)) return [{ field: LOG, says: "Okta System Log", text }];
  if (DOCUMENT.test(trimmed)) return [{ ...kindOf(text), text }];
  if (SENTENCE.test(trimmed)) return [{ field: LOG, says: "Sentences of Okta’s log", text }];
  const lines = trimmed
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  // A wrapped token: lines of base64 that are neither an access ID nor an access key each.
  const wrapped =
    lines.length > 1 &&
    lines.every((line) => BASE64_LINE.test(line) || /^[A-Za-z0-9+/]{1,15}={0,2}$/.test(line));
  if (wrapped && !lines.some((line) => ACCESS_ID.test(line) || ACCESS_KEY.test(line))) {
    return [{ field: "token", says: "Token, wrapped over several lines", text }];
  }
  // The white space around a single thing may be what is wrong with it.
  return lines.flatMap((line) => {
    const bare = line.replace(LABEL, "");
    return one(bare, lines.length === 1 && bare === line ? text : bare);
  });
}

/** Whether a text is a log as far as its first line says it, or its beginning where it is long. */
function isLog(text: string): boolean {
  const start = text.slice(0, BEGINNING);
  return TABLE.test(start) || (text.length > LONG && LONG_LOG.test(start));
}

function one(line: string, raw: string): Piece[] {
  const pair = /^(su[A-Za-z0-9]{12}):(\S{20,})$/.exec(line);
  if (pair) {
    return [
      { field: "access-id", says: "Access ID", text: pair[1] ?? "" },
      { field: "access-key", says: "Access key", text: pair[2] ?? "" },
    ];
  }
  if (/^(?:authorization\s*:\s*)?(?:bearer|basic)\s/i.test(line))
    return [{ field: "token", says: "Token with its scheme", text: raw }];
  if (ACCESS_ID.test(line)) return [{ field: "access-id", says: "Access ID", text: line }];
  if (ACCESS_KEY.test(line)) return [{ field: "access-key", says: "Access key", text: line }];
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(line) || /sumologic\./i.test(line))
    return [address(line, raw)];
  if (/^urn:/i.test(line))
    return [{ field: "external-namespace", says: "External namespace", text: raw }];
  if (/[.^]\[|\[.*(?:eq|=)/i.test(line) || /^roles?\b/i.test(line))
    return [{ field: "external-name", says: "External name", text: raw }];
  if (BASE64_LINE.test(line)) return [{ field: "token", says: "Token", text: raw }];
  return [{ says: "Not recognized. It stays in the field above", text: raw }];
}

function address(line: string, raw: string): Piece {
  if (/\/saml\/consume\b/i.test(line))
    return { field: "saml-acs", says: "Single sign-on URL (Assertion Consumer URL)", text: raw };
  if (/\/sumo\/saml\/\d+/i.test(line))
    return { field: "saml-entity", says: "Entity ID", text: raw };
  if (/scim|\/\/api\.|^api\./i.test(line) && !/\/docs\b/i.test(line))
    return { field: "base-url", says: "SCIM connector base URL", text: raw };
  return { field: "sumo-url", says: "Sumo Logic URL", text: raw };
}
