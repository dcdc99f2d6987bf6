// A setup from a few answers, as a portal would ask for it.
import assert from "node:assert/strict";
import { test } from "node:test";
import init, { checkBaseUrl, checkSetup, generateSetup } from "../../pkg/dist/node.js";

await init();

const saml = {
  assertionConsumerUrl: "https://service.eu.sumologic.com/sumo/saml/consume/1234567890",
  entityId: "https://service.eu.sumologic.com/sumo/saml/1234567890",
};

test("the base URL of the setup is the one that the checks want", () => {
  const { rows, report } = generateSetup({ deployment: "eu", saml });
  const { value, manual } = rows.find(({ field }) => field === "SCIM connector base URL");
  assert.equal(value, "https://api.eu.sumologic.com/api/v1/scim/");
  assert.equal(manual, true);
  assert.deepEqual(checkBaseUrl(value, { deployment: "EU" }).diagnostics, []);
  assert.deepEqual(report.diagnostics, []);
});

test("what is generated is accepted by the check of the whole setup", () => {
  for (const mode of ["assignment", "mapped"]) {
    for (const authenticationMode of ["http-header", "basic"]) {
      const { setup } = generateSetup({ mode, authenticationMode, saml });
      assert.deepEqual(checkSetup(setup).diagnostics, []);
    }
  }
});

test("bodies are objects, ready to be sent", () => {
  const { requests } = generateSetup({ saml, appName: "Sumo 'Logic'" });
  const [create] = requests;
  assert.equal(create.method, "POST");
  assert.equal(create.body.label, "Sumo 'Logic'");
  assert.ok(create.curl.includes("Sumo '\\''Logic'\\''"));
  assert.ok(requests.every(({ method, body }) => (method === "GET") === (body === undefined)));
});

test("without options there is a setup, and what is open in it is said", () => {
  const { rows, report, terraform } = generateSetup();
  assert.ok(rows.length > 100);
  assert.deepEqual(
    report.diagnostics.map(({ pointer }) => pointer),
    ["/deployment", "/saml/assertionConsumerUrl", "/saml/entityId"],
  );
  assert.match(terraform, /variable "entity_id"/);
});
