import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { inBrowsers, paste, until } from "./browsers.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const sample = (page, name) => page.click(`[data-log="${name}"]`);
const found = (page) =>
  page.$$eval("#log-findings .finding", (all) => all.map((one) => one.dataset.rule));
const people = (page) => page.locator("#log-people tbody tr");
const focused = (page) =>
  page.evaluate(() => document.activeElement.dataset.rule ?? document.activeElement.id);
/** A log of so many people, each created. */
const long = (count) => {
  const events = Array.from({ length: count }, (_, index) => ({
    uuid: String(index),
    published: "2026-03-01T09:00:00.000Z",
    eventType: "application.provision.user.push",
    outcome: {
      result: index % 1000 ? "SUCCESS" : "FAILURE",
      reason: index % 1000 ? null : "Conflict",
    },
    target: [{ type: "User", id: `00u${index}`, alternateId: `p${index}@example.com` }],
  }));
  return JSON.stringify(events);
};

const states = (page) => page.locator(".rail a .state").allInnerTexts();
const told = (page, step) => page.innerText(`#log-${step}-findings`);
/** Chooses files by their names and texts. */
const choose = (page, input, files) =>
  page.setInputFiles(
    input,
    Object.entries(files).map(([name, text]) => ({
      name,
      mimeType: "text/csv",
      buffer: Buffer.from(text),
    })),
  );
/** Where a log can be given, and the input there. */
const WAYS = [
  ["at the log", "#log-file"],
  ["at the top", "#paste-file"],
];
const TABLES = {
  "march.csv": `published,eventType,outcome.result,uuid,target0.type,target0.alternateId
2026-03-02T09:00:00Z,application.provision.user.push,SUCCESS,u1,AppUser,ada@example.com
`,
  "april.csv": `Target 0 Alternate ID;Target 0 Type;Outcome Reason;Outcome Result;Event Type;UUID;Timestamp
bob@example.com;User;Conflict;FAILURE;application.provision.user.push;u2;2026-04-02T09:00:00Z
`,
};

inBrowsers("The log", (open, browser) => {
  test("says what failed first, and people by outcome", () =>
    open(async (page) => {
      assert.equal(await page.isVisible("#log-result"), false);
      await sample(page, "week");
      assert.deepEqual((await found(page)).sort(), [
        "log.deactivated-reassigned",
        "log.nothing-pushed",
        "log.role-refused",
      ]);
      assert.match(
        await page.innerText("#log-summary"),
        /^17 events, 17 of them about provisioning, from 2026-03-02 09:00:00 UTC to .* Failed: 2, Nothing sent: 1, In Sumo Logic: 2\.$/,
      );
      const rows = await people(page).allInnerTexts();
      assert.deepEqual(
        await page.$$eval("#log-people tr[data-outcome]", (all) =>
          all.map((one) => one.dataset.outcome),
        ),
        ["failed", "failed", "waiting", "provisioned", "provisioned"],
      );
      assert.match(rows[0], /Bob Byte\s+bob@example\.com\s+Failed\s+Bob Byte was assigned the app/);
      assert.match(rows[0], /the last attempt failed: Sumo Logic did not take the role\./);
      assert.match(await page.innerText('.rail a[data-step="log"] .state'), /^wrong · 3 findings/);
    }));

  test("the picture has a mark for each event, told apart by shape, and a failure leads to its cause", () =>
    open(async (page) => {
      await sample(page, "week");
      const marks = page.locator("#log-timeline > .log-timeline:not(.key) .mark");
      assert.equal(await marks.count(), 17);
      const failed = page.locator("#log-timeline > .log-timeline:not(.key) .mark.failed");
      assert.equal(await failed.count(), 4);
      assert.equal(await failed.first().locator("path").count(), 2, "a cross in an octagon");
      assert.match(
        await failed.first().locator("title").textContent(),
        /^Created, failed · 2026-03-02 09:05:02 UTC · Sumo Logic did not take the role$/,
      );
      await failed.first().click();
      assert.equal(await focused(page), "log.role-refused");
    }));

  test("by keyboard from a person to the cause, and on to the field", () =>
    open(async (page) => {
      await sample(page, "key");
      await page.getByRole("button", { name: "Go to the cause, Ada Lovelace" }).press("Enter");
      assert.equal(await focused(page), "log.key-stopped");
      await page
        .locator("#log-findings")
        .getByRole("button", { name: "Go to Access ID" })
        .press("Enter");
      assert.equal(await focused(page), "access-id");
      await sample(page, "week");
      const role = page.locator('#log-findings [data-rule="log.role-refused"]');
      await role.getByRole("button", { name: "Go to Set up roles" }).press("Enter");
      assert.equal(await focused(page), "roles-title");
      await role.getByRole("button", { name: "Why" }).press("Enter");
      await role.locator(".why p").first().waitFor();
    }));

  test("the steps of the guide are proven by a sound log", () =>
    open(async (page) => {
      await sample(page, "sound");
      assert.deepEqual(await found(page), []);
      assert.equal(
        await page.innerText("#log-findings .good"),
        "Nothing that Okta tried has failed.",
      );
      const steps = await page.locator("#log-steps li").allInnerTexts();
      assert.equal(steps.length, 8);
      assert.match(
        steps[6],
        /^Proven Verify provisioning The log shows “Push new user to external application”, SUCCESS, 2 times\./,
      );
      assert.match(steps[1], /^Not shown Create the app/);
      await page.locator("#log-people summary").first().click();
      assert.match(
        await page.locator("#log-people details li").first().innerText(),
        /^2026-03-02 09:00:00 UTC: Assigned$/,
      );
    }));

  test("a step that the log proves is fine on the rail and says so, until the log is taken out", () =>
    open(async (page) => {
      const before = await states(page);
      assert.deepEqual(before.slice(5, 8), ["not checked", "not checked", "not checked"]);
      assert.match(await page.innerText("#verify"), /Only Okta’s log can prove this step\./);
      await sample(page, "sound");
      // What the page begins with in the roles has its doubts, whatever a log proves.
      assert.deepEqual((await states(page)).slice(0, 8), [
        "fine",
        before[1],
        "fine",
        before[3],
        "fine",
        "fine",
        "fine",
        "fine",
      ]);
      assert.equal(
        await told(page, "verify"),
        "Proven by the System Log, 2026-03-02 to 2026-03-05: The log shows “Push new user to external application”, SUCCESS, 2 times.",
      );
      assert.equal(
        await told(page, "syncing"),
        "Proven by the System Log, 2026-03-02 to 2026-03-05: The log shows updates and deactivations that succeeded.",
      );
      assert.equal(await told(page, "create"), "");
      assert.doesNotMatch(await page.innerText("#verify"), /Only Okta’s log/);
      await page.click("#log-clear");
      assert.deepEqual(await states(page), before);
      assert.equal(await told(page, "verify"), "");
      assert.match(await page.innerText("#verify"), /Only Okta’s log can prove this step\./);
    }));

  test("a step with failures says how many, leads to the finding, and each is counted once", () =>
    open(async (page) => {
      await page.click("#role-exact");
      await sample(page, "week");
      const said = await states(page);
      assert.equal(said[3], "wrong · 1 finding");
      assert.equal(said[6], "fine");
      assert.match(
        await told(page, "roles"),
        /^Wrong From the System Log: .*role.* \(3 failures\)\. Go to the finding$/,
      );
      assert.equal(await page.innerText("#next-count"), "3 findings");
      assert.equal(await page.locator("main .finding").count(), 3);
      await page
        .locator("#log-roles-findings")
        .getByRole("button", { name: "Go to the finding" })
        .press("Enter");
      assert.equal(await focused(page), "log.role-refused");
    }));

  test("what is pasted of the setup and the log add up", () =>
    open(async (page) => {
      await page.click("#role-exact");
      await page.click('[data-sample="setup"]');
      const number = async () => Number(/^wrong · (\d+) finding/.exec((await states(page))[3])[1]);
      const row = page.locator('#exports li[data-kind="okta-app-user-schema"] .state');
      const alone = await number();
      const own = await row.innerText();
      await sample(page, "week");
      assert.equal(await number(), alone + 1);
      assert.equal(await row.innerText(), own, "an export's line is about the export alone");
      await page.click("#log-clear");
      assert.equal(await number(), alone);
      await sample(page, "sound");
      assert.equal(await number(), alone, "a proof does not outweigh what is wrong");
    }));

  for (const [where, input] of WAYS) {
    test(`several tables chosen ${where} are one log, each read by its own header`, () =>
      open(async (page) => {
        await choose(page, input, TABLES);
        await until(page, () => document.querySelectorAll("#log-people tbody tr").length, 2);
        assert.match(
          await page.innerText("#log-summary"),
          /^2 events, 2 of them about provisioning, from 2026-03-02 09:00:00 UTC to 2026-04-02 09:00:00 UTC\. Failed: 1, In Sumo Logic: 1\.$/,
        );
        assert.deepEqual(await found(page), ["log.already-exists"]);
        assert.match(await people(page).first().innerText(), /bob@example\.com/);
      }));
  }

  test("what is pasted anywhere is recognized, and what is no log is said to be none", () =>
    open(async (page) => {
      const line =
        "Automatic provisioning of user Ada Lovelace to app Sumo Logic failed: Error while creating user ada@example.com: Unauthorized";
      await paste(page, "#paste", line);
      assert.equal(await page.inputValue("#log-text"), line);
      assert.deepEqual(await found(page), ["log.unauthorized"]);
      assert.match(await page.innerText("#recognized"), /Sentences of Okta’s log/);
      await page.fill("#log-text", "<!DOCTYPE html><title>Sign in</title>");
      await until(
        page,
        () => document.querySelector("#log-findings .finding")?.dataset.rule,
        "log.not-a-log",
      );
      assert.equal(await page.isVisible("#log-result"), false);
      await page.click("#log-clear");
      assert.equal(await page.innerText("#log-findings"), "");
      assert.equal(await focused(page), "log-text");
    }));

  for (const [where, input] of WAYS) {
    test(`a large file chosen ${where} is announced, and read without being shown`, () =>
      open(async (page) => {
        const log = long(20_000);
        await page.evaluate(() => {
          const note = document.querySelector("#log-note");
          window.notes = [];
          // What is painted is what stands there when a frame is drawn.
          const frames = () => {
            window.notes.push(note.textContent);
            requestAnimationFrame(frames);
          };
          requestAnimationFrame(frames);
        });
        await page.setInputFiles(input, {
          name: "activity.json",
          mimeType: "application/json",
          buffer: Buffer.from(log),
        });
        await until(page, () => document.querySelectorAll("#log-people tbody tr").length, 25);
        assert.match(
          await page.innerText("#log-note"),
          /^activity\.json: 4\.\d million characters/,
        );
        const notes = await page.evaluate(() => window.notes);
        const painted = notes.filter((note) =>
          /^Reading activity\.json: 4\.\d million characters …$/.test(note),
        );
        assert.ok(painted.length >= 2, "it is said what is being read before it is read");
        assert.equal(await page.inputValue("#log-text"), "");
        assert.match(
          await page.innerText("#log-summary"),
          /20,000 events.*Failed: 20, In Sumo Logic: 19,980/,
        );
        await page.getByRole("button", { name: "Show 1,000 people" }).click();
        assert.equal(await people(page).count(), 1000);
        assert.match(await page.innerText("#log-people"), /The log has 20,000 people/);
      }));
  }

  test("one of several apps can be chosen", () =>
    open(async (page) => {
      const event = (app, login, reason) => ({
        eventType: "application.provision.user.push",
        outcome: { result: reason ? "FAILURE" : "SUCCESS", reason },
        target: [
          { type: "AppInstance", id: app, displayName: app },
          { type: "User", alternateId: login },
        ],
      });
      await page.fill(
        "#log-text",
        JSON.stringify([event("Sumo Logic", "ada"), event("Chat", "bob", "Forbidden")]),
      );
      await until(page, () => document.querySelectorAll("#log-app option").length, 3);
      assert.deepEqual(await found(page), []);
      assert.equal(await people(page).count(), 1);
      await page.selectOption("#log-app", "Chat");
      assert.deepEqual(await found(page), ["log.forbidden"]);
    }));

  const looks = [
    ["light", { colorScheme: "light" }],
    ["dark", { colorScheme: "dark" }],
    ["320 pixels wide", { colorScheme: "light", viewport: { width: 320, height: 640 } }],
  ];
  for (const [look, options] of looks) {
    test(`axe has nothing to say, and nothing sticks out: ${look}`, () =>
      open({ ...options, reducedMotion: "reduce" }, async (page) => {
        await sample(page, "week");
        for (const summary of await page.locator("#log summary").all()) await summary.click();
        await page.evaluate(axe);
        const { violations } = await page.evaluate(
          "axe.run({ include: ['#log', '#roles', '#assign', '#verify', '#syncing', '.rail'] })",
        );
        assert.deepEqual(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`),
          [],
        );
        assert.equal(
          await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
          true,
        );
      }));
  }

  if (browser === "chromium") {
    test("on paper and in forced colors the marks are still there", () =>
      open({ forcedColors: "active" }, async (page) => {
        await sample(page, "week");
        const fill = (selector) => page.$eval(selector, (mark) => getComputedStyle(mark).fill);
        assert.notEqual(
          await fill("#log-timeline .failed .solid"),
          await fill("#log-timeline .done path"),
        );
        await page.emulateMedia({ media: "print" });
        assert.equal(await page.isVisible("#log-timeline"), true);
        assert.equal(await page.isVisible("#log-people table"), true);
        assert.equal(await page.isVisible("#log-text"), false);
      }));
  }
});
