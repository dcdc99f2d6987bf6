import assert from "node:assert/strict";
import { test } from "node:test";
import { findings, inBrowsers, rules } from "./browsers.mjs";

inBrowsers("The payload checker", (open) => {
  test("what Okta creates has no errors", () =>
    open(async (page) => {
      for (const sample of ["create", "patch", "list"]) {
        await page.click(`[data-payload="${sample}"]`);
        const said = await findings(page, "payload");
        assert.deepEqual(
          said.filter((one) => one.startsWith("Wrong")),
          [],
          sample,
        );
      }
    }));

  test("a finding leads the caret to its place", () =>
    open(async (page) => {
      await page.click('[data-payload="faulty"]');
      const go = page.locator("#payload-findings").getByRole("button", { name: /^Go to line/ });
      assert.ok((await go.count()) > 2);
      const [, line] = /line (\d+)/.exec(await go.nth(1).innerText());
      await go.nth(1).click();
      const place = await page.$eval("#payload-text", (area) => ({
        focused: document.activeElement === area,
        selected: area.selectionEnd > area.selectionStart,
        line: area.value.slice(0, area.selectionStart).split("\n").length,
      }));
      assert.deepEqual(place, { focused: true, selected: true, line: Number(line) });
      assert.ok(
        (await page.locator("#payload-gutter li.wrong, #payload-gutter li.look").count()) > 0,
      );
    }));

  test("every Fix button mends, and Undo brings everything back", () =>
    open(async (page) => {
      await page.click('[data-payload="faulty"]');
      const text = await page.inputValue("#payload-text");
      const fix = page.locator("#payload-findings").getByRole("button", { name: /^Fix: / });
      let pressed = 0;
      for (; pressed < 20 && (await fix.count()); pressed += 1) {
        const before = await page.inputValue("#payload-text");
        await fix.first().click();
        assert.notEqual(await page.inputValue("#payload-text"), before);
      }
      assert.ok(pressed > 0 && pressed < 20, `${pressed} fixes`);
      for (; pressed; pressed -= 1) await page.click("#payload-undo");
      assert.equal(await page.inputValue("#payload-text"), text);
    }));

  test("Fix all that is safe leaves no safe fix", () =>
    open(async (page) => {
      await page.click('[data-payload="faulty"]');
      const text = await page.inputValue("#payload-text");
      const before = (await rules(page, "payload")).length;
      while (await page.isEnabled("#payload-fix")) await page.click("#payload-fix");
      assert.ok((await rules(page, "payload")).length < before);
      while (await page.isEnabled("#payload-undo")) await page.click("#payload-undo");
      assert.equal(
        await page.inputValue("#payload-text").then((now) => now === text || now === ""),
        true,
      );
    }));

  test("the profile changes what is wrong", () =>
    open(async (page) => {
      await page.click('[data-payload="create"]');
      await page.selectOption("#payload-profile", "sumologic");
      const withRoles = (await page.inputValue("#payload-text")).replace(
        /"roles": \[[^\]]*\],/,
        "",
      );
      await page.fill("#payload-text", withRoles);
      assert.ok(
        (await findings(page, "payload")).some((one) => one.startsWith("Wrong")),
        "Sumo Logic needs a role",
      );
      await page.selectOption("#payload-profile", "rfc");
      assert.ok(
        !(await findings(page, "payload")).some((one) => one.startsWith("Wrong")),
        "the standard does not",
      );
    }));

  test("a file can be chosen", () =>
    open(async (page) => {
      const buffer = Buffer.from('{"schemas": [}');
      await page.setInputFiles("#payload-file", {
        name: "user.json",
        mimeType: "application/json",
        buffer,
      });
      await page.waitForSelector("#payload-findings .finding");
      assert.equal(await page.inputValue("#payload-text"), '{"schemas": [}');
    }));

  // How long the browser itself takes to lay out a text of this length is not the page's doing.
  test("what the page does at a keystroke stays within 50 ms with a megabyte in the field", () =>
    open(async (page) => {
      const size = await page.$eval("#payload-text", async (area) => {
        const user = { userName: "ada@example.com", active: true, displayName: "Ada Lovelace" };
        const list = { schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"] };
        list.Resources = Array.from({ length: 12_000 }, () => user);
        area.value = JSON.stringify(list, null, 1);
        area.dispatchEvent(new Event("input", { bubbles: true }));
        area.focus();
        area.setSelectionRange(1, 1);
        window.took = [];
        let start = 0;
        addEventListener("input", () => (start = performance.now()), { capture: true });
        addEventListener("input", () => window.took.push(performance.now() - start));
        return area.value.length;
      });
      assert.ok(size > 1_000_000, `${size} characters`);
      await page.waitForTimeout(2000);
      for (let press = 0; press < 5; press += 1) await page.keyboard.press("Space");
      const took = await page.evaluate("took");
      assert.equal(took.length, 5);
      assert.ok(Math.max(...took) < 50, `the keystrokes took ${took.map(Math.round)} ms`);
      await page.waitForSelector("#payload-findings .finding", { state: "attached" });
    }));
});
