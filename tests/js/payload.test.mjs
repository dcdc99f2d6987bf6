import assert from "node:assert/strict";
import { test } from "node:test";
import { checkPayload } from "scim-preflight";

const clean = JSON.stringify({
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
  userName: "ann@example.com",
});

test("a clean payload gives the same report the first and the second time", () => {
  const first = checkPayload(clean);
  assert.deepEqual(checkPayload(clean), first);
  assert.equal(first.ok, true);
  assert.equal(first.kind, "user");
  assert.equal(first.direction, "create");
});

test("a report is the caller's: changing it changes no later one", () => {
  checkPayload(clean);
  const changed = checkPayload(clean);
  changed.diagnostics.push({});
  changed.unchecked.length = 0;
  const next = checkPayload(clean);
  assert.deepEqual(next.diagnostics, []);
  assert.notEqual(next.unchecked.length, 0);
});

test("options hold for their own call only", () => {
  assert.equal(checkPayload(clean, { direction: "response" }).direction, "response");
  assert.equal(checkPayload(clean).direction, "create");
  assert.equal(checkPayload(clean, { direction: "replace" }).direction, "replace");
  assert.equal(checkPayload(clean, { direction: "replace" }).direction, "replace");
});

test("places are UTF-16 offsets in a string and byte offsets in bytes", () => {
  const text =
    '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"é😀","active":"true"}';
  const flag = ({ diagnostics }) => diagnostics.find(({ rule }) => rule === "type.boolean-string");
  const inText = flag(checkPayload(text));
  assert.equal(text.slice(inText.start, inText.end), '"true"');
  const bytes = new TextEncoder().encode(text);
  const inBytes = flag(checkPayload(bytes));
  assert.equal(new TextDecoder().decode(bytes.subarray(inBytes.start, inBytes.end)), '"true"');
  assert.equal(inBytes.start - inText.start, 3);
});

test("anything gives a report", () => {
  for (const input of [
    "",
    "\0",
    "\ud800",
    "[".repeat(100_000),
    new Uint8Array([0xff]),
    undefined,
    7,
    null,
  ]) {
    assert.equal(checkPayload(input).version, 1);
  }
});
