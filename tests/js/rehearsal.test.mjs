// The rehearsal, as JavaScript hands it over and gets it back.
import assert from "node:assert/strict";
import { test } from "node:test";

const { rehearse } = await import("scim-preflight");

const ada = {
  profile: { login: "ada@example.com", firstName: "Ada", lastName: "Lovelace" },
  role: "Analyst",
};
const person = "ada@example.com";

test("the reassigned user is refused, and both ways out work", () => {
  for (const way of ["delete-in-sumo-logic", "reactivate-in-sumo-logic"]) {
    const { steps, ok } = rehearse({
      deployment: "US2",
      people: [ada],
      events: [
        { event: "assign", person },
        { event: "unassign", person },
        { event: "assign", person, role: "Administrator" },
        { event: way, person },
        { event: "retry", person },
      ],
    });
    assert.ok(ok);
    assert.deepEqual(
      steps.map(({ outcome }) => outcome),
      ["done", "done", "failed", "done", "done"],
    );
    assert.equal(steps[2].exchanges[1].status, 409);
    assert.deepEqual(
      steps[4].users.map(({ userName, roles, active }) => ({ userName, roles, active })),
      [{ userName: person, roles: ["Administrator"], active: true }],
    );
  }
});

test("what is said of a request leads to its place in the body that goes out", () => {
  const { steps } = rehearse({
    people: [{ profile: { login: "ada", email: person, firstName: "Ada", lastName: "L" } }],
    events: [{ event: "assign", person: "ada", role: "Analyst" }],
  });
  const { requestBody, findings } = steps[0].exchanges[1];
  const [found] = findings;
  assert.equal(found.rule, "sumologic.user-name-email");
  assert.equal(found.source, "request");
  assert.equal(requestBody.slice(found.start, found.end), '"ada"');
});

test("a rehearsal of nothing, and of nonsense, is a report", () => {
  assert.deepEqual(rehearse({}).steps, []);
  const { ok, diagnostics } = rehearse({ events: [{ event: "dance" }] });
  assert.equal(ok, false);
  assert.equal(diagnostics[0].pointer, "/events/0/event");
});
