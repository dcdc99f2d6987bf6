// "Check my setup": exports pasted or dropped are recognized, steps light up, findings lead to
// where they are about.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { inBrowsers, paste, rules, until } from "./browsers.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const fixture = (name) => readFile(new URL(`../fixtures/setup/${name}`, import.meta.url), "utf8");
const SOUND = [
  "okta-app.json",
  "okta-user-schema.json",
  "okta-app-user-schema.json",
  "okta-mapping-to-app.json",
  "okta-mapping-to-okta.json",
  "okta-app-users.json",
  "sumo-saml.json",
  "sumo-roles.json",
];

const choose = async (page, names) => {
  const files = await Promise.all(
    names.map(async (name) => ({
      name,
      mimeType: "application/json",
      buffer: Buffer.from(await fixture(name)),
    })),
  );
  await page.setInputFiles("#paste-file", files);
  await page.waitForSelector("#exports li");
};
const states = (page) => page.locator(".rail a .state").allInnerTexts();
const titles = (page) => page.locator("#exports li > span:nth-of-type(1)").allInnerTexts();

inBrowsers("Check my setup", (open) => {
  test("files of a sound setup are recognized, and the steps are fine", () =>
    open(async (page) => {
      // The guide's own list of roles, which the page begins with, has its doubts.
      await page.click("#role-exact");
      await choose(page, SOUND);
      assert.deepEqual((await titles(page)).slice(0, 3), [
        "Okta application: Sumo Logic (prod) okta-app.json",
        "Okta user schema okta-user-schema.json",
        "Okta app user schema: Sumo Logic (prod) User okta-app-user-schema.json",
      ]);
      assert.deepEqual((await states(page)).slice(0, 6), Array(6).fill("fine"));
      assert.deepEqual((await states(page)).slice(6, 8), ["not checked", "not checked"]);
      assert.equal(await page.locator("main .finding").count(), 0);
      await page.click("#unchecked summary");
      assert.match(
        await page.innerText("#unchecked-list"),
        /The SCIM connector base URL: no export/,
      );
    }));

  test("the sample of a faulty setup lights the steps up, and each finding says where it is", () =>
    open(async (page) => {
      await page.click('[data-sample="setup"]');
      assert.deepEqual(await titles(page), [
        "Okta application: Sumo Logic (prod)",
        "Okta app user schema: Sumo Logic (prod) User",
        "Okta profile mapping to: example_sumologicprod_1",
        "Okta assignment of a person",
      ]);
      const said = await states(page);
      assert.match(said[2], /^wrong · \d findings/);
      assert.match(said[3], /^wrong · \d findings/);
      assert.match(said[4], /^wrong · 3 findings/);
      assert.match(said[5], /^wrong · 2 findings/);
      assert.deepEqual(await rules(page, "setup-mappings"), [
        "mapping.missing-attribute",
        "mapping.create-only",
        "mapping.extra-attribute",
      ]);
      const place = page.locator("#setup-roles-findings .finding .place").first();
      assert.match(await place.innerText(), /^In the pasted text, line \d+, \/1\/definitions\//);
    }));

  test("the mapping diagram follows what was pasted, and goes back when it is taken out", () =>
    open(async (page) => {
      const picture = () => page.innerText("#mapping-figure");
      const before = await picture();
      assert.doesNotMatch(before, /As in what you pasted/);
      await choose(page, ["okta-app-user-schema.json", "okta-mapping-to-app-mapped.json"]);
      const followed = () =>
        document.querySelector("#mapping-figure").innerText.includes("As in what you pasted");
      await until(page, followed, true);
      const boxes = await page.locator("#mapping-figure svg text").allTextContents();
      assert.ok(boxes.includes("user.roles"), boxes.join(", "));
      assert.ok(!boxes.includes("chosen at assignment"));
      // The sound profile holds nothing that is to be deleted.
      assert.equal(await page.locator("#mapping-figure .gone").count(), 0);
      while (await page.locator("#exports li button", { hasText: "Take out" }).count()) {
        await page.locator("#exports li button", { hasText: "Take out" }).first().click();
      }
      await until(page, followed, false);
      assert.equal(await picture(), before);
    }));

  test("an export sums up the findings that come from it, and leads to the first of them", () =>
    open(async (page) => {
      await page.click('[data-sample="setup"]');
      const said = await page.locator("#exports li > .state").allInnerTexts();
      assert.equal(said[0], "wrong · 3 findings");
      const rows = page.locator("#exports li");
      await rows.nth(0).getByRole("button", { name: "Go to Set up provisioning" }).click();
      const focused = () =>
        page.evaluate(() => {
          const { dataset, parentElement } = document.activeElement;
          return [parentElement.parentElement.id, dataset.rule];
        });
      assert.deepEqual(await focused(), ["setup-provisioning-findings", "provisioning.to-app-off"]);
      assert.equal(said[2], "wrong · 3 findings");
      await rows.nth(2).getByRole("button", { name: "Go to Attribute mappings" }).click();
      assert.deepEqual(await focused(), ["setup-mappings-findings", "mapping.missing-attribute"]);
    }));

  test("an export leads to its step, and can be taken out again", () =>
    open(async (page) => {
      await choose(page, ["okta-app.json", "sumo-roles.json"]);
      await page.getByRole("button", { name: "Go to Create the app" }).click();
      assert.equal(await page.evaluate(() => document.activeElement.id), "create-title");
      await page.getByRole("button", { name: "Take out okta-app.json" }).click();
      assert.equal(await page.evaluate(() => document.activeElement.id), "paste");
      assert.deepEqual(await titles(page), ["Sumo Logic roles: 3 sumo-roles.json"]);
      assert.equal((await states(page))[1], "not yet");
      await page.getByRole("button", { name: "Take out sumo-roles.json" }).click();
      assert.equal(await page.isVisible("#unchecked"), false);
    }));

  test("what is typed is held against what was pasted, and the finding leads to the field", () =>
    open(async (page) => {
      await choose(page, ["sumo-saml.json"]);
      await page.fill("#saml-acs", "https://service.us2.sumologic.com/sumo/saml/consume/77");
      await until(
        page,
        () => document.querySelector("#setup-create-findings .finding")?.dataset.rule,
        "saml.other-configuration",
      );
      await page
        .locator("#setup-create-findings")
        .getByRole("button", { name: "Go to Single sign-on URL" })
        .click();
      assert.equal(await page.evaluate(() => document.activeElement.id), "saml-acs");
      await page.fill(
        "#saml-acs",
        "https://service.us2.sumologic.com/sumo/saml/consume/1234567890",
      );
      await until(
        page,
        () => document.querySelectorAll("#setup-create-findings .finding").length,
        0,
      );
    }));

  test("what a field says already is not said twice", () =>
    open(async (page) => {
      await choose(page, ["okta-app.json"]);
      await page.fill("#base-url", "https://api.us2.sumologic.com/v1/scim/");
      assert.deepEqual(await rules(page, "base-url"), ["base-url.missing-api"]);
      await page.waitForTimeout(400);
      assert.deepEqual(await rules(page, "setup-provisioning"), []);
    }));

  test("JSON that is no export goes on to the payload checker, and a page is said to be one", () =>
    open(async (page) => {
      const payload = '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"]}';
      await paste(page, "#paste", payload);
      assert.equal(await page.inputValue("#payload-text"), payload);
      assert.equal(await page.locator("#exports li").count(), 0);
      await page.fill("#paste", "<html><body>Sign in</body></html>");
      await page.click("#paste-go");
      assert.match(
        await page.innerText("#recognized"),
        /web page\. Copy the JSON that the API answers/,
      );
    }));

  test("by the keyboard alone: paste, walk to the first finding, ask why", () =>
    open(async (page) => {
      const app = (await fixture("okta-app.json")).replace('"ACTIVE"', '"INACTIVE"');
      await paste(page, "#paste", app);
      await until(
        page,
        () => document.querySelector("#status").textContent,
        "4 findings on this page",
      );
      await page.keyboard.press("F8");
      const here = () =>
        page.evaluate(() => document.querySelector('.finding[aria-current="true"]')?.dataset.rule);
      assert.equal(await here(), "app.inactive");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await until(
        page,
        () => /Source:/.test(document.querySelector("#setup-create-findings .why").textContent),
        true,
      );
    }));

  for (const [look, options] of [
    ["light", { colorScheme: "light" }],
    ["dark and 320 pixels wide", { colorScheme: "dark", viewport: { width: 320, height: 640 } }],
  ]) {
    test(`axe has nothing to say, and nothing scrolls sideways: ${look}`, () =>
      open({ ...options, reducedMotion: "reduce" }, async (page) => {
        await page.click('[data-sample="setup"]');
        await choose(page, ["terraform-show.json"]);
        await page.click("#unchecked summary");
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.ok(wide <= 0, `${wide} pixels too wide`);
        await page.evaluate(axe);
        const { violations } = await page.evaluate("axe.run()");
        const said = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`,
        );
        assert.deepEqual(said, []);
      }));
  }
});
