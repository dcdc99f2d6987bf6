import assert from "node:assert/strict";
import { test } from "node:test";
import { applyFixes, explain, rules } from "scim-preflight";

const diagnostic = (start, end, text, safe = true) => ({
  rule: "some.rule",
  severity: "error",
  certainty: "certain",
  message: "Something",
  docsUrl: "",
  source: "payload",
  fix: { title: "Mend it", safe, edits: [{ start, end, text }] },
});

test("fixes are applied at UTF-16 offsets, overlapping and guessing ones left out", () => {
  const found = [diagnostic(2, 3, "X"), diagnostic(2, 4, "no"), diagnostic(4, 5, "?", false)];
  assert.deepEqual(applyFixes("😀abc", found), { text: "😀Xbc", applied: 1, skipped: 2 });
  assert.equal(applyFixes("😀abc", found, { unsafe: true }).text, "😀Xb?");
});

test("a text of megabytes passes through whole, and a short one after it", () => {
  for (const text of ["é€😀".repeat(400_000), "x".repeat(3_000_000), "", "short"]) {
    assert.equal(applyFixes(text, []).text, text);
  }
});

test("rules are plain objects whose absent members are absent", () => {
  const [rule] = rules();
  assert.equal(Object.getPrototypeOf(rule), Object.prototype);
  assert.deepEqual(Object.keys(rule).sort(), [
    "authority",
    "certainty",
    "docsUrl",
    "id",
    "severity",
    "status",
    "summary",
  ]);
});

test("a rule that does not exist has nothing to explain", async () => {
  assert.equal(await explain("no.such-rule"), undefined);
});
