// Filters as data and held against resources, through the package.
import assert from "node:assert/strict";
import { test } from "node:test";

const { checkFilter, matchFilter, parseFilter, printFilter } = await import("scim-preflight");

const ANN = '{"userName": "ann", "active": true, "emails": [{"type": "work"}], "big": 1.50}';

test("a filter is data, and the data is a filter again", () => {
  const tree = parseFilter('(a eq "é") and not (b[c gt 1.50 or d pr])');
  assert.equal(tree.op, "and");
  const [first, second] = tree.filters;
  assert.deepEqual(first.literal, { kind: "string", value: "é", text: '"é"', start: 6, end: 9 });
  assert.equal(second.filter.op, "valuePath");
  assert.equal(printFilter(tree), 'a eq "é" and not(b[c gt 1.50 or d pr])');
  assert.equal(printFilter("((a PR))"), "a pr");
});

test("a filter with mistakes gives their report, and is not written", () => {
  assert.deepEqual(parseFilter("a eq 'x'"), checkFilter("a eq 'x'"));
  assert.equal(printFilter("a eq"), undefined);
  assert.equal(printFilter({ op: "pr", path: { attribute: "no name" } }), undefined);
});

test("a resource meets a filter or not, and the reason is there when it is looked at", () => {
  const yes = matchFilter('emails.type eq "WORK"', ANN);
  const no = matchFilter("active eq false", ANN);
  assert.deepEqual([yes.matches, no.matches], [true, false]);
  assert.equal(
    yes.reason.explanation,
    'The resource matches: `emails.type eq "WORK"` holds for `"work"` at /emails/0/type',
  );
  assert.equal(no.reason.outcome.compared[0].pointer, "/active");
  assert.deepEqual([yes.report.ok, yes.report.diagnostics], [true, []]);
  assert.deepEqual(Object.keys(structuredClone(yes)), ["matches", "reason", "report"]);
});

test("faults of both texts are in the report", () => {
  const hint = matchFilter("not (active eq false)", ANN);
  assert.equal(hint.matches, true);
  assert.equal(hint.report.diagnostics[0].rule, "filter.not-space");
  const broken = matchFilter("active eq true", '{"active": true');
  assert.equal(broken.matches, false);
  assert.equal(broken.report.diagnostics[0].source, "resource");
  const wrong = matchFilter("active eq", ANN);
  assert.equal(wrong.matches, false);
  assert.equal(wrong.report.diagnostics[0].source, "filter");
});
