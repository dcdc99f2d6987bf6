// A setup as a whole, through the package.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { checkSetup } from "scim-preflight";

const text = (name) => readFileSync(new URL(`../fixtures/setup/${name}`, import.meta.url), "utf8");

const sound = [
  "okta-app.json",
  "okta-user-schema.json",
  "okta-app-user-schema.json",
  "okta-mapping-to-app.json",
  "okta-mapping-to-okta.json",
  "okta-app-users.json",
  "sumo-saml.json",
  "sumo-roles.json",
].map((name) => ({ name, text: text(name) }));

test("a sound setup has no finding, and says what was read and what was not", () => {
  const report = checkSetup({ pasted: sound });
  assert.deepEqual(report.diagnostics, []);
  assert.equal(report.ok, true);
  const statuses = report.steps.map(({ step, status }) => `${step} ${status}`);
  assert.deepEqual(statuses, [
    "prerequisites fine",
    "app fine",
    "provisioning fine",
    "roles fine",
    "mappings fine",
    "assignment fine",
    "verification not-yet",
    "syncing not-yet",
  ]);
  assert.equal(report.recognized.length, sound.length);
  assert.deepEqual(report.recognized[0], {
    input: 0,
    name: "okta-app.json",
    kind: "okta-application",
    title: "Okta application: Sumo Logic (prod)",
    count: 1,
    step: "app",
    start: 0,
    findings: [],
  });
  const provisioning = report.steps.find(({ step }) => step === "provisioning");
  assert.ok(
    provisioning.unchecked.some(({ what }) => what.startsWith("The SCIM connector base URL")),
  );
});

test("findings are of a screen or of a pasted text, and their places are those of its string", () => {
  const app = text("okta-app.json").replace('"ACTIVE"', '"INACTIVE"');
  const report = checkSetup({
    integration: { baseUrl: "https://service.us2.sumologic.com/" },
    pasted: [{ text: app }],
  });
  const told = report.diagnostics.map(({ rule, source, pointer }) => [rule, source, pointer]);
  assert.deepEqual(told, [
    ["app.inactive", "pasted/0", "/status"],
    ["base-url.login-host", "integration", "/baseUrl"],
  ]);
  const [{ start, end }] = report.diagnostics;
  assert.equal(app.slice(start, end), '"INACTIVE"');
  const step = report.steps.find((each) => each.step === "provisioning");
  assert.deepEqual([step.status, step.findings], ["wrong", [1]]);
});

test("parsed JSON is as good as its text", () => {
  const app = JSON.parse(text("okta-app.json"));
  const { recognized } = checkSetup({ pasted: [{ text: app }, app] });
  assert.deepEqual(
    recognized.map(({ title }) => title),
    ["Okta application: Sumo Logic (prod)", "Okta application: Sumo Logic (prod)"],
  );
});

test("nothing, and nonsense, give a report", () => {
  for (const setup of [{}, { pasted: [] }, { pasted: [{ text: "" }] }, { integration: 1 }]) {
    assert.equal(checkSetup(setup).steps.length, 8);
  }
});
