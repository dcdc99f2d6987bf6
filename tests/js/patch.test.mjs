// PATCHes applied to resources, through the package.
import assert from "node:assert/strict";
import { test } from "node:test";

const { applyPatch, patchText } = await import("scim-preflight");

const USER =
  '{ "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],\n  "userName": "zoë",  "title": "Dr" }';

const patch = (...operations) =>
  JSON.stringify({
    schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
    Operations: operations,
  });

test("the text keeps its layout, and each operation says what it did", () => {
  const operation = { op: "replace", path: "title", value: "Prof. Ü" };
  const preview = applyPatch(USER, patch(operation));
  assert.equal(preview.applied, true);
  assert.equal(preview.result, USER.replace("Dr", "Prof. Ü"));
  const [account] = preview.operations;
  assert.equal(account.pointer, "/Operations/0");
  assert.equal(account.summary, "Sets `title`");
  assert.deepEqual(account.changes, [{ pointer: "/title", before: '"Dr"', after: '"Prof. Ü"' }]);
  assert.ok(preview.readings.every(({ same }) => same));
  assert.equal(patchText(USER, patch(operation)), preview.result);
});

test("what is refused says why, and other readings what they make of it", () => {
  const operation = { op: "Add", path: 'emails[type eq "work"].value', value: "z@example.com" };
  const preview = applyPatch(USER, patch(operation));
  assert.deepEqual([preview.applied, preview.result], [false, USER]);
  assert.equal(preview.operations[0].error.scimType, "noTarget");
  assert.equal(patchText(USER, patch(operation)), undefined);
  const entra = preview.readings.find(({ semantics }) => semantics === "entra");
  assert.deepEqual([entra.same, entra.differences.length], [false, 1]);
  const made = JSON.parse(patchText(USER, patch(operation), { semantics: "entra" }));
  assert.deepEqual(made.emails, [{ type: "work", value: "z@example.com" }]);
});

test("attributes are those of the schemas that are given", () => {
  const urn = "urn:example:badge:2.0:User";
  const schemas = [
    { id: urn, name: "Badge", attributes: [{ name: "number", type: "string" }] },
    {
      name: "User",
      endpoint: "/Users",
      schema: "urn:ietf:params:scim:schemas:core:2.0:User",
      schemaExtensions: [{ schema: urn, required: false }],
    },
  ];
  const operation = { op: "add", path: `${urn}:number`, value: "17" };
  assert.equal(applyPatch(USER, patch(operation)).applied, false);
  const made = JSON.parse(applyPatch(USER, patch(operation), { schemas }).result);
  assert.deepEqual(made[urn], { number: "17" });
  assert.equal(made.schemas.length, 2);
});
