import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { findings, inBrowsers, until } from "./browsers.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const fill = async (page) => {
  for (const sample of ["base-url", "token", "payload"])
    await page.click(`[data-sample="${sample}"]`);
  await page.fill("#sumo-url", "https://service.us2.sumologic.com/");
  await page.fill("#external-name", "roles");
};

inBrowsers("The page for everybody", (open, name) => {
  const looks = [
    ["light", { colorScheme: "light" }],
    ["dark", { colorScheme: "dark" }],
    ["320 pixels wide", { colorScheme: "light", viewport: { width: 320, height: 640 } }],
    ["dark and 320 pixels wide", { colorScheme: "dark", viewport: { width: 320, height: 640 } }],
  ];
  for (const [look, options] of looks) {
    test(`axe has nothing to say: ${look}`, () =>
      open({ ...options, reducedMotion: "reduce" }, async (page) => {
        await fill(page);
        for (const summary of await page.locator("summary:visible").all()) await summary.click();
        await page.locator("button:visible", { hasText: "Why" }).first().click();
        assert.equal(
          await page.evaluate(
            (scheme) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches,
            options.colorScheme,
          ),
          true,
        );
        await page.evaluate(axe);
        const { violations } = await page.evaluate("axe.run()");
        const said = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`,
        );
        assert.deepEqual(said, []);
      }));
  }

  for (const width of [320, 375, 768, 960, 1440]) {
    test(`nothing scrolls sideways at ${width} pixels`, () =>
      open({ viewport: { width, height: 800 } }, async (page) => {
        await fill(page);
        for (const summary of await page.locator("summary:visible").all()) await summary.click();
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${wide} pixels of page in ${width}`);
      }));
  }

  test("the rail says how each step stands, in words", () =>
    open(async (page) => {
      const states = () => page.locator(".rail a .state").allInnerTexts();
      assert.equal((await states())[0], "not yet");
      assert.deepEqual((await states()).slice(5, 8), ["not checked", "not checked", "not checked"]);
      await page.click('[data-sample="base-url"]');
      assert.match((await states())[2], /^wrong · \d+ finding/);
      await page.fill("#base-url", "");
      assert.equal((await states())[2], "not yet");
      await page.fill("#sumo-url", "https://service.us2.sumologic.com/");
      await page.locator('.rail a[data-step="roles"]').click();
      assert.equal(await page.evaluate(() => document.activeElement.id), "roles-title");
    }));

  test("F8 and Shift F8 lead through the findings and around", () =>
    open(async (page) => {
      await fill(page);
      const total = await page.locator(".finding:not(.know)").count();
      assert.ok(total > 3);
      const here = () =>
        page.evaluate(() => {
          const all = [...document.querySelectorAll(".finding:not(.know)")];
          return all.findIndex((one) => one.getAttribute("aria-current") === "true");
        });
      await page.focus("#paste");
      for (let step = 0; step < total; step += 1) {
        await page.keyboard.press("F8");
        assert.equal(await here(), step);
        const focus = await page.evaluate(() => document.activeElement.localName);
        assert.notEqual(focus, "body", "focus is where the finding is");
      }
      await page.keyboard.press("F8");
      assert.equal(await here(), 0, "after the last comes the first");
      await page.keyboard.press("Shift+F8");
      assert.equal(await here(), total - 1);
      await page.click("#next-finding");
      assert.equal(await here(), 0);
    }));

  test("the keyboard alone finds, mends and undoes", () =>
    open(async (page) => {
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
      await page.focus("#base-url");
      await page.keyboard.type("https://service.us2.sumologic.com/api/v1/scim/");
      assert.ok((await findings(page, "base-url")).length);
      await page.keyboard.press("Tab");
      assert.match(await page.evaluate(() => document.activeElement.textContent), /^Fix: /);
      await page.keyboard.press("Enter");
      assert.equal(
        await page.inputValue("#base-url"),
        "https://api.us2.sumologic.com/api/v1/scim/",
      );
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.textContent), "Undo");
      await page.keyboard.press("Space");
      assert.equal(
        await page.inputValue("#base-url"),
        "https://service.us2.sumologic.com/api/v1/scim/",
      );
      assert.equal(await page.evaluate(() => document.activeElement.id), "base-url");
    }));

  test("every control can be reached by Tab and has a name", () =>
    open(async (page) => {
      await fill(page);
      const nameless = await page.evaluate(() =>
        [...document.querySelectorAll("button, input:not([type=file]), select, textarea")]
          .filter((one) => one.checkVisibility() && one.tabIndex !== 0)
          .map((one) => one.outerHTML),
      );
      assert.deepEqual(nameless, []);
    }));

  test("the steps fold away on a narrow screen", () =>
    open({ viewport: { width: 320, height: 640 } }, async (page) => {
      assert.equal(await page.locator("#rail-list").isVisible(), false);
      await page.click("#rail-toggle");
      await page.locator('.rail a[data-step="verify"]').click();
      assert.equal(await page.evaluate(() => document.activeElement.id), "verify-title");
      assert.equal(await page.locator("#rail-list").isVisible(), false);
      await until(page, () => document.querySelector("#rail-now").textContent, "7. Verify");
    }));

  test("reduced motion means none", () =>
    open({ reducedMotion: "reduce" }, async (page) => {
      const moving = await page.evaluate(
        () =>
          [document.documentElement, ...document.querySelectorAll("button, a")].filter((one) => {
            const style = getComputedStyle(one);
            return parseFloat(style.transitionDuration) > 0;
          }).length,
      );
      assert.equal(moving, 0);
    }));

  const noPrint = name === "firefox" && "its remote protocol cannot emulate print";
  test("print shows the values and leaves the controls out", { skip: noPrint }, () =>
    open(async (page) => {
      await fill(page);
      await page.emulateMedia({ media: "print" });
      // The titles and the arrows of the rehearsal are buttons, and content all the same.
      const controls = page.locator("button:visible:not(.event, .exchange)");
      assert.equal(await controls.count(), 0);
      assert.equal(await page.locator(".rail").isVisible(), false);
      assert.equal(await page.locator("#base-url-out").isVisible(), true);
      assert.equal(await page.locator("#base-url-findings .finding").first().isVisible(), true);
      const [text, editor] = await page.$$eval("#payload-text, #payload-editor", (parts) =>
        parts.map((part) => part.clientWidth).sort((one, other) => one - other),
      );
      assert.ok(editor - text < 4, `the payload is printed ${text} of ${editor} pixels wide`);
    }),
  );
});
