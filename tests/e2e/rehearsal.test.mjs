import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { inBrowsers, until } from "./browsers.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const sample = (page, name) => page.click(`[data-rehearsal="${name}"]`);
const place = (page) => page.innerText("#rehearsal-place");
/** The titles of the steps whose arrows and consequences are shown. */
const played = (page) => page.locator(".scene:not(.ahead) .event").allInnerTexts();
const outcomes = (page) => page.locator(".scene .outcome").allTextContents();
const open_ = (page, summary) => page.locator("summary", { hasText: summary }).click();

inBrowsers("The rehearsal", (open, browser) => {
  test("is there to begin with, and goes on step by step", () =>
    open(async (page) => {
      assert.equal(await place(page), "Step 1 of 7");
      assert.equal((await played(page)).length, 1);
      await page.click("#rehearsal-next");
      assert.equal(await place(page), "Step 2 of 7");
      assert.match((await played(page))[1], /Assign the app to Ada Lovelace/);
      assert.equal(await page.locator(".scene.ahead .comes").first().isVisible(), false);
      await page.click("#rehearsal-all");
      assert.equal(await place(page), "Step 7 of 7");
      assert.equal(await page.isDisabled("#rehearsal-next"), true);
      const users = await page.locator(".scene").last().locator(".held li").allInnerTexts();
      assert.deepEqual(
        users.map((one) => one.split("\n").slice(0, 2)),
        [
          ["Ada King", "Administrator · active"],
          ["Bob Byte", "Administrator · deactivated"],
        ],
      );
    }));

  test("arrow keys step through it, and what happens is said", () =>
    open(async (page) => {
      await sample(page, "reassigned");
      await page.locator(".event").first().focus();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowRight");
      assert.equal(await place(page), "Step 3 of 9");
      const here = () =>
        page.evaluate(() => {
          const all = [...document.querySelectorAll(".event")];
          return [
            all.indexOf(document.activeElement),
            all.findIndex((one) => one.getAttribute("aria-current") === "step"),
          ];
        });
      assert.deepEqual(await here(), [2, 2]);
      await until(
        page,
        () =>
          document
            .querySelector("#status")
            .textContent.startsWith(
              "Step 3 of 9: Assign the app to Ada Lovelace with the role Analyst. Failed. Sumo Logic does not create",
            ),
        true,
      );
      await page.keyboard.press("ArrowUp");
      assert.deepEqual(await here(), [1, 1]);
      await page.keyboard.press("End");
      assert.deepEqual(await here(), [8, 8]);
      await page.keyboard.press("ArrowDown");
      assert.deepEqual(await here(), [8, 8], "there is an end");
      await page.keyboard.press("Home");
      assert.deepEqual(await here(), [0, 0]);
      // From the step on, Tab goes to its arrows; those that are still ahead are not there yet.
      await page.keyboard.press("Tab");
      assert.match(
        await page.evaluate(() => document.activeElement.getAttribute("aria-label")),
        /^GET \/Users\?filter=… 200, 0 found: Look for the user$/,
      );
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      assert.deepEqual(await here(), [1, 0], "and then to the next step");
    }));

  test("an arrow opens its exchange, which can be copied as curl without the key", () =>
    open(async (page) => {
      await page.fill("#sumo-url", "https://service.us2.sumologic.com/");
      await sample(page, "reassigned");
      await page.click("#rehearsal-all");
      const conflict = page.getByRole("button", {
        name: /^POST \/Users 409 Conflict: Create the user/,
      });
      const arrow = conflict.first();
      await arrow.press("Enter");
      assert.equal(await arrow.getAttribute("aria-expanded"), "true");
      const detail = page.locator(`#${await arrow.getAttribute("aria-controls")}`);
      const text = await detail.innerText();
      assert.match(text, /POST https:\/\/api\.us2\.sumologic\.com\/api\/v1\/scim\/Users/);
      assert.match(text, /"scimType": "uniqueness"/);
      assert.match(text, /Nothing is wrong with this exchange/);
      await detail.getByRole("button", { name: /^Copy as curl/ }).click();
      const [curl] = await page.evaluate("copied");
      assert.match(curl, /^curl .* -X POST 'https:/);
      assert.match(curl, /"Authorization: Bearer \$SCIM_TOKEN"/);
      await arrow.press("Enter");
      assert.equal(await detail.isVisible(), false);
    }));

  test("what is wrong with a request stands in its exchange", () =>
    open(async (page) => {
      await open_(page, "Change people and events");
      await page.getByLabel("Last name, person 1").fill("");
      await page.click("#rehearsal-all");
      const wrong = page.getByRole("button", { name: /400 Bad Request: .*, 1 to look at/ });
      await wrong.first().click();
      const found = page.locator(".exchange-detail:visible .finding");
      assert.match(await found.innerText(), /requires `?name\.familyName/);
      await found.getByRole("button", { name: "Why" }).click();
      await page.waitForSelector(".exchange-detail .why p");
    }));

  test("people and events can be changed, added and removed", () =>
    open(async (page) => {
      await sample(page, "roles");
      await page.click("#rehearsal-all");
      assert.deepEqual(await outcomes(page), ["Failed", "Failed", "Done", "Done"]);
      await open_(page, "Change people and events");
      await page.getByLabel("Role, event 1").fill("Analyst");
      assert.deepEqual(await outcomes(page), ["Done", "Failed", "Done", "Nothing is sent"]);
      await page.fill("#rehearsal-roles", "administrator, Analyst");
      assert.equal((await outcomes(page))[1], "Done");
      // A username that changes goes along in the events.
      await page.getByLabel("Okta username, person 1").fill("lovelace@example.com");
      assert.equal((await outcomes(page))[0], "Done");
      await page.click("#rehearsal-person-add");
      assert.equal(
        await page.evaluate(() => document.activeElement.getAttribute("aria-label")),
        "First name, person 3",
      );
      await page.keyboard.type("Eve");
      await page.getByLabel("Last name, person 3").fill("Example");
      await page.getByLabel("Okta username, person 3").fill("eve@example.com");
      await page.click("#rehearsal-event-add");
      await page.getByLabel("Who, event 5").selectOption("eve@example.com");
      await page.getByLabel("Role, event 5").fill("Analyst");
      await page.click("#rehearsal-all");
      assert.match((await played(page))[4], /Assign the app to Eve Example with the role Analyst/);
      await page.getByLabel("What happens, event 5").selectOption("wait");
      assert.match((await played(page))[4], /1 day passes/);
      assert.equal(
        await page.evaluate(() => document.activeElement.getAttribute("aria-label")),
        "What happens, event 5",
      );
      await page.getByRole("button", { name: "Remove event 5" }).click();
      assert.equal(await page.locator(".event").count(), 4);
      assert.equal(
        await page.evaluate(() => document.activeElement.getAttribute("aria-label")),
        "Remove event 4",
      );
    }));

  test("an event for nobody is said to be one", () =>
    open(async (page) => {
      await open_(page, "Change people and events");
      await page.getByRole("button", { name: "Remove person 2" }).click();
      const rules = await page.$$eval("#rehearsal-findings .finding", (all) =>
        all.map((one) => one.dataset.rule),
      );
      assert.deepEqual([...new Set(rules)], ["rehearsal.unknown-person"]);
      assert.match(await page.innerText('.rail a[data-step="rehearsal"] .state'), /^wrong/);
      await sample(page, "life");
      assert.equal(await page.innerText('.rail a[data-step="rehearsal"] .state'), "fine");
    }));

  test("the table says the same as the picture", () =>
    open(async (page) => {
      await sample(page, "key");
      await page.click("#rehearsal-all");
      const titles = await page.locator(".event").allTextContents();
      await open_(page, "The same as a table");
      const rows = await page.locator("#rehearsal-table tbody tr").allInnerTexts();
      assert.deepEqual(
        await page.locator("#rehearsal-table tbody th").allTextContents(),
        titles.map((title) => title.replace(/^\d+\. /, "")),
      );
      assert.match(rows[2], /GET \/Users\/…FE20FE2: 401 Unauthorized/);
      assert.match(rows[2], /stays active in Sumo Logic/);
    }));

  test("a doubt can be seen otherwise", () =>
    open(async (page) => {
      await sample(page, "reassigned");
      await page.click("#rehearsal-all");
      await open_(page, "Where the papers leave doubt");
      const tick = page.getByLabel("A lookup does not show users who are deactivated");
      const item = page.locator(".doubts li", { has: tick });
      assert.match(await item.innerText(), /Otherwise, at step 3: .*is active in Sumo Logic again/);
      await item.getByRole("button", { name: "Go to step 3" }).click();
      assert.equal(await place(page), "Step 3 of 9");
      assert.equal((await outcomes(page))[2], "Failed");
      await tick.uncheck();
      assert.equal((await outcomes(page))[2], "Done");
      assert.equal(await tick.evaluate((box) => box === document.activeElement), true);
      await tick.check();
      assert.equal((await outcomes(page))[2], "Failed");
    }));

  test("whatever rehearse takes can be written as JSON", () =>
    open(async (page) => {
      await open_(page, "Change people and events");
      await open_(page, "The rehearsal as JSON");
      const text = JSON.stringify({
        people: [
          { profile: { login: "a@example.com", firstName: "A", lastName: "B" }, groups: ["all"] },
          { profile: { login: "c@example.com", firstName: "C", lastName: "D" }, groups: ["all"] },
          null,
        ],
        events: [{ event: "assign", group: "all", role: "Analyst" }],
      });
      await page.fill("#rehearsal-json", text);
      assert.equal(await place(page), "Step 1 of 2");
      assert.match((await played(page))[0], /through the group all/);
      await page.fill("#rehearsal-json", '{"people": [');
      await page.focus("#rehearsal-mode");
      assert.match(await page.innerText("#rehearsal-json-note"), /^This is not read: /);
      assert.equal(await place(page), "Step 1 of 2");
    }));

  const looks = [
    ["light", { colorScheme: "light" }],
    ["dark", { colorScheme: "dark" }],
    ["320 pixels wide", { colorScheme: "light", viewport: { width: 320, height: 640 } }],
    ["dark and 320 pixels wide", { colorScheme: "dark", viewport: { width: 320, height: 640 } }],
  ];
  for (const [look, options] of looks) {
    test(`axe has nothing to say, and nothing scrolls sideways: ${look}`, () =>
      open({ ...options, reducedMotion: "reduce" }, async (page) => {
        await sample(page, "reassigned");
        await page.click("#rehearsal-next");
        await page.click("#rehearsal-next");
        await page.locator(".exchange").nth(5).click();
        for (const summary of await page.locator("#rehearsal summary:visible").all()) {
          await summary.click();
        }
        await page.click("#rehearsal-edit details summary");
        await page.evaluate(axe);
        const { violations } = await page.evaluate("axe.run('#rehearsal')");
        const said = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`,
        );
        assert.deepEqual(said, []);
        const [wide, width] = await page.evaluate(() => [
          document.documentElement.scrollWidth,
          innerWidth,
        ]);
        assert.ok(wide <= width, `${wide} pixels of page in ${width}`);
      }));
  }

  const noPrint = browser === "firefox" && "its remote protocol cannot emulate print";
  test("on paper everything is shown, arrows too", { skip: noPrint }, () =>
    open(async (page) => {
      await page.emulateMedia({ media: "print" });
      assert.equal(await page.locator(".scene .comes").last().isVisible(), true);
      assert.equal(await page.locator(".exchange text").last().isVisible(), true);
      assert.equal(await page.locator("#rehearsal-next").isVisible(), false);
    }),
  );

  if (browser === "chromium") {
    test("arrows and words take the colors that a reader forces", () =>
      open({ forcedColors: "active" }, async (page) => {
        await sample(page, "roles");
        const [ink, line] = await page.evaluate(() => {
          const probe = document.createElement("span");
          probe.className = "probe";
          document.body.append(probe);
          const wrong = document.querySelector(".exchange.wrong");
          return [
            getComputedStyle(wrong.querySelector("text")).fill,
            getComputedStyle(wrong.querySelector(".wire.back")).stroke,
          ];
        });
        assert.equal(ink, line, "one color, that of the text of buttons");
      }));
  }
});
