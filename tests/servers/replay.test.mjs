// What was rehearsed, replayed against servers that nobody here wrote: users end up as rehearsed.
// Where a server answers otherwise, the RFC says why it may.
import assert from "node:assert/strict";
import { test } from "node:test";
import { rehearse } from "scim-preflight";
import { people, Replay } from "./replay.mjs";
import { start as scim2 } from "./scim2.mjs";
import { start as scimmy } from "./scimmy.mjs";

const TOKEN = "of-the-tests";
const ada = "ada@example.com";
const bob = "bob@example.com";

const PEOPLE = [
  {
    profile: { login: ada, firstName: "Ada", lastName: "Lovelace", displayName: "Ada" },
    role: "Analyst",
    groups: ["all"],
  },
  {
    profile: { login: bob, firstName: "Bób", lastName: "O'Byte" },
    role: "Administrator",
    groups: ["all"],
  },
];

for (const [name, start] of Object.entries({ "scim2-server": scim2, SCIMMY: scimmy })) {
  /** Replays a rehearsal; gives the differences of answers, and of who is there after each step. */
  const replayed = async (rehearsal) => {
    const { steps, ok } = rehearse({ people: PEOPLE, ...rehearsal });
    assert.ok(ok && steps.length);
    const server = await start(TOKEN);
    try {
      const replay = new Replay(server.base, TOKEN);
      await replay.begin(rehearsal.users ?? []);
      const others = [];
      await replay.play(steps, async (number, step) => {
        const [there, rehearsed] = [await replay.users(), people(step.users)];
        try {
          assert.deepEqual(there, rehearsed);
        } catch {
          others.push({ step: number, there, rehearsed });
        }
      });
      return { answers: replay.differences, users: others };
    } finally {
      server.stop();
    }
  };

  test(`${name}: a life with the app goes as rehearsed`, async () => {
    const { answers, users } = await replayed({
      // RFC 7644 §3.4.2: a list has every resource that matches, whether it is active or not.
      switches: { listHidesInactive: false },
      events: [
        { event: "test" },
        { event: "assign", group: "all" },
        { event: "assign", person: ada },
        { event: "change", person: ada, profile: { lastName: "King" } },
        {
          event: "change",
          person: ada,
          profile: { login: "king@example.com", email: "king@example.com" },
        },
        { event: "change", person: ada, role: "Administrator" },
        { event: "force-sync" },
        { event: "unassign", person: ada },
        { event: "assign", person: ada, role: "Analyst" },
        { event: "deactivate", person: bob },
        { event: "import" },
      ],
    });
    assert.deepEqual(users, []);
    assert.deepEqual(answers, []);
  });

  test(`${name}: a reassigned user is refused, and both ways out lead to where they should`, async () => {
    for (const way of ["delete-in-sumo-logic", "reactivate-in-sumo-logic"]) {
      const { answers, users } = await replayed({
        events: [
          { event: "assign", person: ada },
          { event: "unassign", person: ada },
          { event: "assign", person: ada, role: "Administrator" },
          { event: way, person: ada },
          { event: "retry", person: ada },
        ],
      });
      assert.deepEqual(users, [], way);
      // Sumo Logic hides who is inactive; these two list everybody, which RFC 7644 §3.4.2 asks for.
      // A second user of the same name both refuse as well (RFC 7643 §4.1.1, RFC 7644 §3.3).
      assert.deepEqual(answers, [
        "step 2: GET Look for the user: rehearsed 200 with 0, came 200 with 1",
      ]);
    }
  });

  test(`${name}: an account that was there before is found whatever its letter case`, async () => {
    const { answers, users } = await replayed({
      users: [
        { userName: "Ada@Example.com", givenName: "A.", familyName: "L.", roles: ["Analyst"] },
      ],
      events: [{ event: "import" }, { event: "assign", person: ada }],
    });
    // RFC 7643 §4.1.1: userName is compared without letter case. SCIMMY's filters do compare it.
    const missed = "step 1: GET Look for the user: rehearsed 200 with 1, came 200 with 0";
    assert.deepEqual([answers, users], [name === "SCIMMY" ? [missed] : [], []]);
  });

  test(`${name}: whoever was assigned before provisioning comes by Provision User`, async () => {
    const { answers, users } = await replayed({
      provisioning: false,
      events: [
        { event: "assign", person: bob },
        { event: "enable-provisioning" },
        { event: "force-sync" },
        { event: "provision-user", person: bob },
      ],
    });
    assert.deepEqual([answers, users], [[], []]);
  });

  test(`${name}: a key that does not work any more changes nobody`, async () => {
    const { answers, users } = await replayed({
      events: [
        { event: "assign", person: ada },
        { event: "wait", days: 31 },
        { event: "unassign", person: ada },
        { event: "new-key" },
        { event: "import" },
      ],
    });
    assert.deepEqual([answers, users], [[], []]);
  });

  test(`${name}: what only Sumo Logic refuses, others take, as the RFC lets them`, async () => {
    const long = `${"a".repeat(60)}@example.com`;
    const person = (login, more) => ({
      profile: { login, firstName: "Ada", lastName: "Lovelace", ...more },
      role: "Analyst",
    });
    const cases = [
      // RFC 7643 §4.1.2: roles have no vocabulary; Sumo Logic knows those of the account.
      [{ people: [{ ...person(ada), role: "user" }] }, ada],
      // RFC 7643 §4.1.2: roles are optional.
      [{ people: [{ ...person(ada), role: "" }] }, ada],
      // RFC 7643 §4.1.1: a user name has no greatest length, and need not be an address.
      [{ people: [person(long)] }, long],
      [{ people: [person("ada", { email: ada })] }, "ada"],
    ];
    for (const [given, login] of cases) {
      const { answers, users } = await replayed({
        ...given,
        events: [{ event: "assign", person: login }],
      });
      const rehearsed = "step 0: POST Create the user: rehearsed 400, came 201";
      assert.deepEqual(answers, [rehearsed], login);
      assert.deepEqual([users.length, users[0].rehearsed], [1, []], login);
    }
    // RFC 7643 §4.1.2: nothing says that addresses are unique; to Sumo Logic they are.
    const both = { email: "team@example.com" };
    const shared = await replayed({
      people: [person(ada, both), person(bob, both)],
      events: [
        { event: "assign", person: ada },
        { event: "assign", person: bob },
      ],
    });
    assert.deepEqual(shared.answers, ["step 1: POST Create the user: rehearsed 409, came 201"]);
  });

  test(`${name}: a role in the wrong shape nobody takes`, async () => {
    const { answers, users } = await replayed({
      externalName: "roles",
      events: [{ event: "assign", person: ada }],
    });
    assert.deepEqual([answers, users], [[], []]);
  });
}
