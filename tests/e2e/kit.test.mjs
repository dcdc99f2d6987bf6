import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { inBrowsers, until } from "./browsers.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const ACS = "https://service.us2.sumologic.com/sumo/saml/consume/1234567890";
const ENTITY = "https://service.us2.sumologic.com/sumo/saml/1234567890";

/** Answers every question, and asks for the setup. */
async function answer(page, more = {}) {
  const answers = {
    deployment: "https://service.us2.sumologic.com/",
    acs: ACS,
    entity: ENTITY,
    ...more,
  };
  for (const [name, value] of Object.entries(answers)) await page.fill(`#kit-${name}`, value);
  await page.click("#kit-go");
}

const tab = (page, name) => page.getByRole("tab", { name });

/** The row of a field on the panel. */
const row = (page, field) =>
  page.locator("#kit-panel tr").filter({ has: page.locator(`th:text-is("${field}")`) });

inBrowsers("The generated setup", (open, name) => {
  test("a few answers give every field of every screen, with its value to copy", () =>
    open(async (page) => {
      assert.equal(await page.isVisible("#kit-result"), false);
      await answer(page);
      assert.match(await page.innerText("#kit-findings"), /Nothing is left open/);
      const url = page.locator("#kit-panel .value", { hasText: "/api/v1/scim/" });
      assert.equal(
        await url.locator("code").innerText(),
        "https://api.us2.sumologic.com/api/v1/scim/",
      );
      await url.getByRole("button").click();
      assert.deepEqual(await page.evaluate("copied"), [
        "https://api.us2.sumologic.com/api/v1/scim/",
      ]);
      await until(
        page,
        () => document.querySelector("#status").textContent,
        "Copied: SCIM connector base URL",
      );
      const titles = await page.locator("#kit-panel h3").allInnerTexts();
      assert.deepEqual(titles, [
        "Prerequisites",
        "Create the app",
        "Set up provisioning",
        "Set up roles",
        "Attribute mappings",
        "Assign",
        "Verify",
        "Syncing",
      ]);
    }));

  test("what has no API is marked", () =>
    open(async (page) => {
      await answer(page);
      const marked = page.locator("#kit-panel h4", { hasText: "By hand" });
      const ways = await marked.allInnerTexts();
      assert.ok(
        ways.some((way) => way.includes("Provisioning → Integration")),
        ways.join("\n"),
      );
      assert.ok(
        ways.every((way) => !way.includes("Profile Editor")),
        ways.join("\n"),
      );
    }));

  test("a secret is described, never asked for", () =>
    open(async (page) => {
      await answer(page);
      const token = page.locator("#kit-panel tr", { hasText: "Enter your own" });
      const cells = await token.allInnerTexts();
      assert.ok(
        cells.some((cell) => /access ID, colon and access key/.test(cell)),
        cells.join("\n"),
      );
      assert.equal(await token.getByRole("button").count(), 0);
    }));

  test("what is open is said, and leads to its question", () =>
    open(async (page) => {
      await page.click("#kit-go");
      const found = page.locator("#kit-findings .finding");
      assert.equal(await found.count(), 3);
      assert.match(await found.first().innerText(), /The deployment is not known/);
      await page.focus("#paste");
      await page.keyboard.press("F8");
      while (!(await found.first().getAttribute("aria-current"))) await page.keyboard.press("F8");
      await page.fill("#kit-deployment", "us9");
      await until(
        page,
        () => document.querySelector('.rail a[data-step="kit"] .state').textContent,
        "wrong · 1 finding",
      );
      await page.fill("#kit-deployment", "US2");
      await until(
        page,
        () => document.querySelector('.rail a[data-step="kit"] .state').textContent,
        "fine",
      );
    }));

  test("the answers that stand elsewhere on the page are taken over, until they are given here", () =>
    open(async (page) => {
      await page.fill("#sumo-url", "https://acme.eu.sumologic.com/");
      await page.fill("#saml-entity", ENTITY);
      assert.equal(await page.inputValue("#kit-deployment"), "EU");
      assert.equal(await page.inputValue("#kit-entity"), ENTITY);
      await page.fill("#kit-deployment", "US2");
      await page.fill("#sumo-url", "https://service.jp.sumologic.com/");
      assert.equal(await page.inputValue("#kit-deployment"), "US2");
    }));

  test("the tabs go by the arrow keys, and show the same setup in other words", () =>
    open(async (page) => {
      await answer(page);
      const focused = () => page.evaluate(() => document.activeElement.textContent);
      assert.equal(await focused(), "Screens", "the result has the focus");
      await page.keyboard.press("ArrowRight");
      assert.equal(await focused(), "Okta API");
      assert.match(await page.innerText("#kit-panel"), /POST \/api\/v1\/apps/);
      await page.keyboard.press("ArrowRight");
      assert.match(await page.innerText("#kit-panel pre"), /environment = "us2"/);
      await page.keyboard.press("ArrowRight");
      assert.match(await page.locator("#kit-panel pre").last().innerText(), /Invoke-RestMethod/);
      await page.keyboard.press("ArrowRight");
      assert.match(await page.innerText("#kit-panel pre"), /^# Provision Sumo Logic with Okta/);
      await page.keyboard.press("ArrowRight");
      assert.match(await page.innerText("#kit-panel"), /Tenant URL/);
      await page.keyboard.press("End");
      assert.equal(await focused(), "OneLogin");
      assert.match(await page.innerText("#kit-panel"), /SCIM JSON Template/);
      await page.keyboard.press("ArrowRight");
      assert.equal(await focused(), "Screens", "after the last comes the first");
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.id), "kit-panel");
    }));

  test("the setup follows the answers", () =>
    open(async (page) => {
      await answer(page);
      await page.selectOption("#kit-mode", "mapped");
      assert.equal(await row(page, "Authentication Mode").count(), 1);
      assert.ok((await page.innerText("#kit-panel")).includes("user.roles"));
      await page.selectOption("#kit-authentication", "basic");
      assert.ok((await page.innerText("#kit-panel")).includes("Basic Auth"));
      await page.fill("#kit-roles", "Administrator\n\nSRE on call");
      await tab(page, "Terraform").click();
      assert.match(await page.innerText("#kit-panel pre"), /\["Administrator", "SRE on call"\]/);
      assert.match(await page.innerText("#kit-findings"), /`?SRE on call`? is none of/);
    }));

  test("a request can be copied as its body and as a command", () =>
    open(async (page) => {
      await answer(page, { "app-name": "Sumo 'Logic'" });
      await tab(page, "Okta API").click();
      const first = page.locator("#kit-panel .screen").first();
      for (const summary of ["Body", "curl", "PowerShell"]) {
        const part = first
          .locator("details")
          .filter({ has: page.locator(`summary:text-is("${summary}")`) });
        await part.locator("summary").click();
        await part.getByRole("button", { name: "Copy" }).click();
      }
      const [body, curl, powershell] = await page.evaluate("copied");
      assert.equal(JSON.parse(body).label, "Sumo 'Logic'");
      assert.ok(curl.includes("Sumo '\\''Logic'\\''"), curl);
      assert.ok(powershell.includes("Sumo ''Logic''"), powershell);
    }));

  test("one download has all of it", () =>
    open(async (page) => {
      await answer(page);
      await page.evaluate(() => {
        const make = URL.createObjectURL.bind(URL);
        URL.createObjectURL = (blob) => {
          window.saved = blob.arrayBuffer().then((bytes) => [...new Uint8Array(bytes)]);
          return make(blob);
        };
      });
      // Firefox tells its remote protocol of no downloads; what is in the file can be seen in both.
      const download = name === "chromium" ? page.waitForEvent("download") : undefined;
      await page.click("#kit-download");
      const file = (await download)?.suggestedFilename() ?? "sumo-logic-okta-setup.zip";
      assert.equal(file, "sumo-logic-okta-setup.zip");
      const files = unzipSync(Uint8Array.from(await page.evaluate("saved")));
      assert.deepEqual(Object.keys(files).sort(), [
        "okta-api/01-create-the-app.json",
        "okta-api/02-add-roles-to-the-okta-user-profile.json",
        "okta-api/03-add-roles-to-the-app-s-profile.json",
        "okta-api/05-trim-the-mapping-to-the-app.json",
        "okta-api/07-trim-the-mapping-to-okta.json",
        "okta-api/08-remove-the-attributes-that-nobody-needs-from-the-app-s-profile.json",
        "okta-api/09-assign-the-app-to-a-group.json",
        "okta-api/requests.ps1",
        "okta-api/requests.sh",
        "runbook.md",
        "screens/entra-id.json",
        "screens/okta.json",
        "screens/onelogin.json",
        "setup.json",
        "terraform/main.tf",
        "test-connection.ps1",
        "test-connection.sh",
      ]);
      const text = (path) => strFromU8(files[path]);
      assert.equal(
        JSON.parse(text("okta-api/01-create-the-app.json")).settings.signOn.ssoAcsUrl,
        ACS,
      );
      assert.match(text("terraform/main.tf"), /resource "okta_app_saml" "sumo_logic"/);
      assert.equal(
        JSON.parse(text("setup.json")).integration.baseUrl,
        "https://api.us2.sumologic.com/api/v1/scim/",
      );
    }));

  for (const media of [{}, { colorScheme: "dark" }, { viewport: { width: 320, height: 640 } }]) {
    test(`nothing is amiss for axe and nothing scrolls sideways (${JSON.stringify(media)})`, () =>
      open(media, async (page) => {
        await answer(page);
        await page.evaluate(axe);
        for (const title of [
          "Screens",
          "Okta API",
          "Terraform",
          "Microsoft Entra ID",
          "OneLogin",
        ]) {
          await tab(page, title).click();
          const found = await page.evaluate(async () => {
            const { violations } = await axe.run("#kit");
            return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
          });
          assert.deepEqual(found, [], title);
          const wide = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          assert.ok(wide <= 0, `${title} is ${wide} pixels too wide`);
        }
      }));
  }

  test("the first field of the page leads here", () =>
    open(async (page) => {
      await page.click("#kit-link");
      assert.equal(await page.evaluate(() => document.activeElement.id), "kit-title");
    }));
});
