// The System Log, as JavaScript hands it over and gets it back.
import assert from "node:assert/strict";
import { test } from "node:test";

const { checkSystemLog } = await import("scim-preflight");

const event = (kind, login, reason) => ({
  eventType: `application.provision.user.${kind}`,
  published: "2026-03-01T10:00:00.000Z",
  outcome: { result: reason ? "FAILURE" : "SUCCESS", reason: reason ?? null },
  target: [
    { type: "User", alternateId: login, displayName: "Zoë" },
    { type: "AppInstance", id: "0oa1", displayName: "Sumo Logic" },
  ],
});

test("a log that was sound finds nothing and proves the step", () => {
  const { ok, diagnostics, steps, people } = checkSystemLog(
    JSON.stringify([event("push", "zoe@example.com")]),
  );
  assert.ok(ok);
  assert.deepEqual(diagnostics, []);
  assert.equal(steps.find(({ step }) => step === "verification").status, "fine");
  assert.equal(people[0].sentence, "Zoë was created in Sumo Logic; now in Sumo Logic.");
});

test("text has places in UTF-16 units, bytes have them in bytes", () => {
  const text = JSON.stringify([event("push", "zoe@example.com"), event("push", "ann", "Conflict")]);
  const place = ({ start, end }) => [start, end];
  const start = text.indexOf('"Conflict"');
  const [inText] = checkSystemLog(text).diagnostics;
  assert.deepEqual(place(inText), [start, start + 10]);
  const [inBytes] = checkSystemLog(new TextEncoder().encode(text)).diagnostics;
  // One letter of the name before takes two bytes.
  assert.deepEqual(place(inBytes), [start + 1, start + 11]);
  assert.equal(inText.pointer, "/1/outcome/reason");
});

test("an app can be chosen, and people can be fewer", () => {
  const log = JSON.stringify({ events: [event("push", "a"), event("push", "b", "Forbidden")] });
  const { people, peopleTotal, causes } = checkSystemLog(log, { people: 1 });
  assert.equal(people[0].login, "b");
  assert.equal(peopleTotal, 2);
  assert.equal(causes[0].field, "sumoLogic.accessKey.scopes");
  assert.equal(checkSystemLog(log, { app: "Another" }).peopleTotal, 0);
});

test("what is no log is a report too", () => {
  for (const log of ["", "<html>", "{}", new Uint8Array([0xff, 0xfe, 1])]) {
    assert.equal(checkSystemLog(log).diagnostics[0].rule, "log.not-a-log");
  }
});
