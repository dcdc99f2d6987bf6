/** Filters as data, and held against resources: as often as there are resources. */

import * as core from "../glue/core.js";
import { answer, call, guarded, restarts, write } from "./bridge.js";
import type {
  FilterMatch,
  FilterPath,
  FilterReason,
  FilterTree,
  Report,
} from "./generated/types.js";

let filterInForce: string | undefined;
let restartsSeen = 0;
/** What there is to say of the filter in force by itself. */
let filterReport: Report;

/**
 * Says whether a resource meets a filter, and why. The filter is kept, so that the next resource
 * costs no reading of it; the reason is found out when it is first looked at. The sources in the
 * report are `filter` and `resource`.
 *
 * ```ts
 * matchFilter('emails.type eq "work"', user).matches;
 * matchFilter('active eq true', '{"active": false}').reason.explanation;
 * ```
 */
export function matchFilter(filter: string, resource: string): FilterMatch {
  return guarded(() => {
    keep(filter);
    const matches = core.matchFilter(write(0, resource));
    return matches > 1 ? explained(resource) : answered(matches === 1, filter, resource);
  });
}

function keep(filter: string): void {
  if (filter === filterInForce && restarts === restartsSeen) return;
  filterInForce = undefined;
  filterReport = answer<Report>(core.setFilter(write(0, filter)));
  filterInForce = filter;
  restartsSeen = restarts;
}

function explained(resource: string): FilterMatch {
  return answer<FilterMatch>(core.explainMatch(write(0, resource)));
}

/** What is given away is the caller's to change. */
function answered(matches: boolean, filter: string, resource: string): FilterMatch {
  let reason: FilterReason | undefined;
  const diagnostics = filterReport.diagnostics.map((each) => structuredClone(each));
  return {
    matches,
    get reason() {
      reason ??= guarded(() => {
        keep(filter);
        return explained(resource).reason;
      });
      return reason;
    },
    // Several times as fast as the spread syntax where objects come from JSON.
    report: Object.assign({}, filterReport, { diagnostics }),
  };
}

/**
 * Reads a filter as plain data, or gives the report of its mistakes, which has no `op`.
 *
 * ```ts
 * const tree = parseFilter('userName eq "ann"');
 * if ("op" in tree && tree.op === "eq") tree.path.attribute; // "userName"
 * ```
 */
export function parseFilter(filter: string): FilterTree | Report {
  return call(core.parseFilter, filter);
}

/**
 * Writes a filter in the canonical way: single blanks, operators in small letters, only the
 * parentheses that are needed. Nothing where the filter has mistakes.
 *
 * ```ts
 * printFilter('((title PR)) and (active EQ true)'); // 'title pr and active eq true'
 * ```
 */
export function printFilter(filter: string | FilterTree): string | undefined {
  return call(core.printFilter, typeof filter === "string" ? filter : spelled(filter));
}

/** A text with the tree's meaning; the wasm reads it and writes it anew. */
function spelled(tree: FilterTree): string {
  switch (tree.op) {
    case "and":
      return tree.filters
        .map((each) => (each.op === "or" ? `(${spelled(each)})` : spelled(each)))
        .join(" and ");
    case "or":
      return tree.filters.map(spelled).join(" or ");
    case "not":
      return `not(${spelled(tree.filter)})`;
    case "pr":
      return `${named(tree.path)} pr`;
    case "valuePath":
      return `${named(tree.path)}[${spelled(tree.filter)}]`;
    default: {
      const { kind, text, value } = tree.literal;
      const spelling = kind === "number" ? text : JSON.stringify(value);
      return `${named(tree.path)} ${tree.op} ${spelling}`;
    }
  }
}

function named({ urn, attribute, sub }: FilterPath): string {
  return `${urn === undefined ? "" : `${urn}:`}${attribute}${sub === undefined ? "" : `.${sub}`}`;
}
