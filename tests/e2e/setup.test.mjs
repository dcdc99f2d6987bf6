import assert from "node:assert/strict";
import { test } from "node:test";
import {
  findings,
  ID,
  inBrowsers,
  KEY,
  paste,
  rules,
  TOKEN,
  TOKEN_WITH_LINE_BREAK,
  until,
} from "./browsers.mjs";

inBrowsers("The setup", (open, name) => {
  test("any Sumo Logic URL gives the deployment and the base URL to copy", () =>
    open(async (page) => {
      await page.fill("#sumo-url", "https://acme.us2.sumologic.com/ui/#/home");
      assert.equal(await page.inputValue("#deployment"), "US2");
      assert.equal(
        await page.innerText("#base-url-out"),
        "https://api.us2.sumologic.com/api/v1/scim/",
      );
      await page.click("#base-url-out-copy");
      assert.deepEqual(await page.evaluate("copied"), [
        "https://api.us2.sumologic.com/api/v1/scim/",
      ]);
      assert.equal(await page.innerText("#base-url-out-copy"), "Copied");
      await until(
        page,
        () => document.querySelector("#status").textContent,
        "Copied: the SCIM connector base URL",
      );
    }));

  test("the deployment can be chosen by hand as well", () =>
    open(async (page) => {
      await page.selectOption("#deployment", "US1");
      assert.equal(await page.innerText("#base-url-out"), "https://api.sumologic.com/api/v1/scim/");
    }));

  test("a wrong base URL is told, compared, mended and brought back", () =>
    open(async (page) => {
      await page.fill("#sumo-url", "https://service.us2.sumologic.com/");
      await page.fill("#base-url", "https://service.us2.sumologic.com/api/v1/scim/Users");
      const said = await findings(page, "base-url");
      assert.ok(said.length > 0 && said.some((one) => one.startsWith("Wrong")), said.join("\n"));
      assert.equal(await page.getAttribute("#base-url", "aria-invalid"), "true");
      await page
        .locator("#base-url-findings")
        .getByRole("button", { name: /^Fix: / })
        .first()
        .click();
      assert.equal(await page.evaluate(() => document.activeElement.id), "base-url");
      const mended = await page.inputValue("#base-url");
      assert.notEqual(mended, "https://service.us2.sumologic.com/api/v1/scim/Users");
      await page.locator("#base-url-findings").getByRole("button", { name: "Undo" }).click();
      assert.equal(
        await page.inputValue("#base-url"),
        "https://service.us2.sumologic.com/api/v1/scim/Users",
      );
      assert.equal((await rules(page, "base-url")).length, said.length);
    }));

  test("a base URL with two defects is held against the right one, and both are mended at once", () =>
    open(async (page) => {
      const wrong = "https://service.us2.sumologic.com/api/v1/scim/Users";
      await page.fill("#base-url", wrong);
      assert.deepEqual(await page.locator("#base-url-findings .compare dd").allInnerTexts(), [
        wrong,
        "https://api.us2.sumologic.com/api/v1/scim/",
      ]);
      await page.click('#base-url-findings button:text-is("Fix both")');
      assert.equal(
        await page.inputValue("#base-url"),
        "https://api.us2.sumologic.com/api/v1/scim/",
      );
      assert.deepEqual(await rules(page, "base-url"), []);
      await page.click('#base-url-findings button:text-is("Undo")');
      assert.equal(await page.inputValue("#base-url"), wrong);
    }));

  test("what was copied along with a key is told and taken off, and the token is made", () =>
    open(async (page) => {
      await page.fill("#access-id", ` ${ID}`);
      await page.fill("#access-key", `${KEY} `);
      assert.deepEqual(await rules(page, "access-id"), ["access-key.whitespace"]);
      assert.deepEqual(await rules(page, "access-key"), ["access-key.whitespace"]);
      assert.equal(
        await page.innerText("#token-out"),
        "First mend the access ID or the access key",
      );
      assert.equal(await page.isDisabled("#token-out-copy"), true);
      for (const field of ["access-id", "access-key"]) {
        await page
          .locator(`#${field}-findings`)
          .getByRole("button", { name: /^Fix: / })
          .click();
      }
      await page.click("#token-out-copy");
      assert.deepEqual(await page.evaluate("copied"), [TOKEN]);
    }));

  test("the base URL of another deployment than the one that is known is told", () =>
    open(async (page) => {
      await page.fill("#sumo-url", "https://service.us2.sumologic.com/");
      await page.fill("#base-url", "https://api.eu.sumologic.com/api/v1/scim/");
      assert.deepEqual(await rules(page, "base-url"), ["base-url.wrong-deployment"]);
      await page.fill("#base-url", "https://api.us2.sumologic.com/api/v1/scim/");
      assert.deepEqual(await rules(page, "base-url"), []);
      assert.match(await page.innerText("#base-url-findings"), /This is the base URL of US2/);
    }));

  test("the access key gives the token, masked until it is shown", () =>
    open(async (page) => {
      await page.fill("#access-id", ID);
      await page.fill("#access-key", KEY);
      assert.doesNotMatch(await page.innerText("#token-out"), /[A-Za-z0-9]/);
      await page.click("#token-out-copy");
      assert.deepEqual(await page.evaluate("copied"), [TOKEN]);
      await page.click("#token-out-reveal");
      assert.equal(await page.innerText("#token-out"), TOKEN);
      await page.click("#token-out-reveal");
      assert.doesNotMatch(await page.innerText("#token-out"), /[A-Za-z0-9]/);
      for (const [button, value] of [
        ["copy-access-id", ID],
        ["copy-access-key", KEY],
        ["copy-token", TOKEN],
      ]) {
        await page.click(`#${button}`);
        assert.equal(await page.evaluate(() => window.copied.at(-1)), value);
      }
    }));

  test("a token with a line break, inside or behind it, is told and never shown", () =>
    open(async (page) => {
      for (const token of [TOKEN_WITH_LINE_BREAK, `${TOKEN}\n`]) {
        await page.click("#token-clear");
        await paste(page, "#token", token);
        const found = await rules(page, "token");
        assert.ok(found.length > 0, "there is a finding");
        assert.match((await findings(page, "token")).join(), /line break|newline/i);
        assert.ok(!(await page.innerText("main")).includes(token.slice(0, 20)));
      }
      await page.click("#token-clear");
      await page.fill("#token", TOKEN);
      assert.deepEqual(await rules(page, "token"), []);
    }));

  test("the SAML addresses are held against each other", () =>
    open(async (page) => {
      await page.fill(
        "#saml-acs",
        "https://service.us2.sumologic.com/sumo/saml/consume/1234567890",
      );
      await page.fill("#saml-entity", "https://service.us2.sumologic.com/sumo/saml/1234567890");
      assert.deepEqual(
        [...(await rules(page, "saml-acs")), ...(await rules(page, "saml-entity"))],
        [],
      );
      assert.equal(
        await page.inputValue("#deployment"),
        "US2",
        "the addresses tell the deployment",
      );
      await page.fill(
        "#saml-entity",
        "https://service.us2.sumologic.com/sumo/saml/consume/1234567890",
      );
      assert.ok((await rules(page, "saml-entity")).length > 0);
      await page.click("#saml-more summary");
      await page.fill(
        "#saml-recipient",
        "https://service.eu.sumologic.com/sumo/saml/consume/1234567890",
      );
      assert.ok((await rules(page, "saml-recipient")).length > 0);
    }));

  test("the list of roles can be edited, and the bodies follow", () =>
    open(async (page) => {
      assert.equal(await page.inputValue('[aria-label="Value 2"]'), "administrator");
      assert.ok((await rules(page, "role")).length > 0, "the guide's lower case gets a warning");
      await page.click("#role-exact");
      assert.deepEqual(await rules(page, "role"), []);
      await page.click("#role-add");
      assert.equal(await page.evaluate(() => document.activeElement.ariaLabel), "Display name 3");
      await page.keyboard.type("Auditor");
      await page.fill('[aria-label="Value 3"]', "Administrator");
      assert.ok((await rules(page, "role")).includes("roles.duplicate-value"));
      await page.fill('[aria-label="Value 3"]', "Auditor");
      const bodies = page.locator("#role-screens details");
      await bodies.nth(1).locator("summary").click();
      assert.match(await bodies.nth(1).locator("pre").innerText(), /"Auditor"/);
      await bodies.nth(1).getByRole("button", { name: /^Copy/ }).click();
      const copied = JSON.parse(await page.evaluate(() => window.copied.at(-1)));
      assert.equal(
        copied.definitions.custom.properties.roles.externalName,
        "roles.^[primary==true].value",
      );
      await page.click('[aria-label="Remove role 3"]');
      assert.doesNotMatch(await bodies.nth(1).locator("pre").innerText(), /"Auditor"/);
      await page.click("#role-guide");
      assert.equal(await page.inputValue('[aria-label="Value 1"]'), "user");
    }));

  test("a body can be downloaded", () =>
    open(async (page) => {
      const body = page.locator("#role-screens details").first();
      await body.locator("summary").click();
      await page.evaluate(() => {
        const make = URL.createObjectURL.bind(URL);
        URL.createObjectURL = (blob) => {
          window.saved = blob.text();
          return make(blob);
        };
      });
      // Firefox tells its remote protocol of no downloads; what is in the file can be seen in both.
      const download = name === "chromium" ? page.waitForEvent("download") : undefined;
      await body.getByRole("button", { name: "Download okta-user-roles.json" }).click();
      assert.equal(
        (await download)?.suggestedFilename() ?? "okta-user-roles.json",
        "okta-user-roles.json",
      );
      assert.ok(JSON.parse(await page.evaluate("saved")).definitions.custom.properties.roles);
    }));

  test("an external name in the words of Entra ID is told and mended", () =>
    open(async (page) => {
      await page.fill("#external-name", 'roles[primary eq "True"].value');
      assert.ok((await rules(page, "external-name")).length > 0);
      await page
        .locator("#external-name-findings")
        .getByRole("button", { name: /^Fix: / })
        .first()
        .click();
      assert.equal(await page.inputValue("#external-name"), "roles.^[primary==true].value");
      assert.deepEqual(await rules(page, "external-name"), []);
      await page.fill("#external-namespace", "urn:ietf:params:scim:schemas:core:2.0:Users");
      assert.ok((await rules(page, "external-namespace")).length > 0);
      await page.fill("#external-namespace", "urn:ietf:params:scim:schemas:core:2.0:User");
      assert.deepEqual(await rules(page, "external-namespace"), []);
    }));

  test("the mapping tables say what to keep and what to delete in either mode", () =>
    open(async (page) => {
      const kept = (screen) =>
        page.$$eval(`#mapping-screens table[aria-label="${screen}: what stays"] tbody tr`, (rows) =>
          rows.map((row) => `${row.cells[0].textContent} ${row.cells[1].firstChild.textContent}`),
        );
      assert.deepEqual(await kept("To App"), [
        "Keep Username",
        "Keep Given name",
        "Keep Family name",
        "Keep Email",
      ]);
      assert.equal((await kept("To Okta")).length, 4);
      assert.equal((await kept("App profile")).length, 5);
      assert.equal(
        await page.locator("#mapping-screens summary", { hasText: "Delete all others" }).count(),
        3,
      );
      const roles = page.locator("#mapping-figure svg .role text");
      assert.equal(await roles.first().textContent(), "chosen at assignment");
      await page.check('input[value="mapped"]');
      assert.equal((await kept("To App")).length, 5, "the role is mapped now");
      assert.equal(await roles.first().textContent(), "user.roles");
    }));

  test("every Fix button of the setup mends what it stands under", () =>
    open(async (page) => {
      const bad = {
        "base-url": [
          "https://service.us2.sumologic.com/api/v1/scim/Users",
          "http://api.us2.sumologic.com/v1/scim",
          "api.us2.sumologic.com/api/v1/scim/",
          " https://api.us2.sumologic.com/api/v1/scim/Users?x=1",
        ],
        "external-name": [
          'roles[primary eq "True"].value',
          "roles.[primary==true].value",
          "roles.^[primary=true].value",
          "Roles.^[primary==True].values",
        ],
        token: [TOKEN_WITH_LINE_BREAK, `Bearer ${TOKEN}`, `${TOKEN} `],
      };
      await page.selectOption("#deployment", "US2");
      let pressed = 0;
      for (const [id, texts] of Object.entries(bad)) {
        for (const text of texts) {
          await page.fill(`#${id}`, text);
          const fix = page.locator(`#${id}-findings`).getByRole("button", { name: /^Fix: / });
          for (let left = 10; left && (await fix.count()); left -= 1) {
            const before = await page.inputValue(`#${id}`);
            await fix.first().click();
            pressed += 1;
            assert.notEqual(
              await page.inputValue(`#${id}`),
              before,
              `${id}: the fix changes the text`,
            );
          }
          assert.equal(await fix.count(), 0, `${id}: ${text} has no fix left`);
        }
      }
      assert.ok(pressed >= 8, `${pressed} fixes were pressed`);
    }));

  test("the first field recognizes what is pasted and sends it to its place", () =>
    open(async (page) => {
      await paste(
        page,
        "#paste",
        [
          "https://service.us2.sumologic.com/ui/",
          "https://api.us2.sumologic.com/v1/scim/",
          "https://service.us2.sumologic.com/sumo/saml/consume/1234567890",
          "https://service.us2.sumologic.com/sumo/saml/1234567890",
          `Access ID: ${ID}`,
          `Access Key: ${KEY}`,
          TOKEN,
          'roles[primary eq "True"].value',
        ].join("\n"),
      );
      const values = {
        "sumo-url": "https://service.us2.sumologic.com/ui/",
        "base-url": "https://api.us2.sumologic.com/v1/scim/",
        "saml-acs": "https://service.us2.sumologic.com/sumo/saml/consume/1234567890",
        "saml-entity": "https://service.us2.sumologic.com/sumo/saml/1234567890",
        "access-id": ID,
        "access-key": KEY,
        token: TOKEN,
        "external-name": 'roles[primary eq "True"].value',
      };
      for (const [id, value] of Object.entries(values))
        assert.equal(await page.inputValue(`#${id}`), value);
      assert.equal(await page.inputValue("#paste"), "", "nothing stays in the open");
      assert.equal(await page.locator("#recognized li").count(), 8);
      const recognized = await page.innerText("#recognized");
      for (const secret of [ID, KEY, TOKEN]) assert.ok(!recognized.includes(secret));
      await page.locator("#recognized li").nth(1).getByRole("button").click();
      assert.equal(await page.evaluate(() => document.activeElement.id), "base-url");
      await paste(page, "#paste", '{"schemas":[]}');
      assert.equal(await page.inputValue("#payload-text"), '{"schemas":[]}');
      await page.fill("#paste", "good morning");
      await page.keyboard.press("Enter");
      assert.match(await page.innerText("#recognized"), /Not recognized/);
      assert.equal(await page.inputValue("#paste"), "good morning");
    }));

  test("what was recognized says how it stands, and follows when it is mended", () =>
    open(async (page) => {
      await paste(page, "#paste", "https://service.us2.sumologic.com/api/v1/scim/");
      const state = page.locator("#recognized li .state");
      assert.equal(await state.innerText(), "wrong · 1 finding");
      await page
        .locator("#base-url-findings")
        .getByRole("button", { name: /^Fix: / })
        .click();
      assert.equal(await state.textContent(), "");
      assert.equal(await page.getAttribute("#recognized li", "class"), "fine");
      await paste(page, "#paste", `Bearer token: ${TOKEN_WITH_LINE_BREAK}`);
      assert.equal(await page.inputValue("#token"), TOKEN_WITH_LINE_BREAK, "the label is no part");
    }));

  test("each sample of the first field gives its right answer", () =>
    open(async (page) => {
      for (const [sample, id] of [
        ["base-url", "base-url"],
        ["token", "token"],
        ["payload", "payload"],
      ]) {
        await page.click(`[data-sample="${sample}"]`);
        assert.ok(
          (await findings(page, id)).some((one) => one.startsWith("Wrong")),
          sample,
        );
      }
    }));

  test("Why opens the rule's prose, with its source", () =>
    open(async (page) => {
      await page.click('[data-sample="base-url"]');
      const why = page.locator("#base-url-findings").getByRole("button", { name: "Why" }).first();
      await why.click();
      assert.equal(await why.getAttribute("aria-expanded"), "true");
      assert.match(await page.locator("#base-url-findings .why").first().innerText(), /Source:/);
    }));
});
