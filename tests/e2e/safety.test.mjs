import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { ID, inBrowsers, KEY, paste, TOKEN, TOKEN_WITH_LINE_BREAK, until } from "./browsers.mjs";
import { headers } from "./server.mjs";

const html = await readFile(new URL("../../www/index.html", import.meta.url), "utf8");

test("the policy of the page is that of the headers, and allows its one import map", () => {
  const [, meta] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html);
  const header = headers()["Content-Security-Policy"];
  assert.equal(header, `${meta}; frame-ancestors 'none'`);
  const [, map] = /<script type="importmap">([^<]*)<\/script>/.exec(html);
  assert.ok(meta.includes(`'sha256-${createHash("sha256").update(map).digest("base64")}'`));
  assert.doesNotMatch(meta, /unsafe-inline|unsafe-eval'[^;]*'unsafe-eval'|https?:|\*/);
});

inBrowsers("The safety", (open) => {
  const useEverything = async (page) => {
    for (const sample of ["base-url", "token", "payload"])
      await page.click(`[data-sample="${sample}"]`);
    await page.fill("#sumo-url", "https://service.us2.sumologic.com/");
    await page.fill("#access-id", ID);
    await page.fill("#access-key", KEY);
    await page.click("#access-key-reveal");
    await page.click("#token-out-reveal");
    await page.fill("#external-name", "roles");
    await page.check('input[value="mapped"]');
    for (const why of await page.getByRole("button", { name: "Why" }).all()) await why.click();
    for (const copy of await page
      .locator("button:visible:enabled")
      .filter({ hasText: /^Copy/ })
      .all())
      await copy.click();
  };

  test("the page asks for nothing after it has loaded", () =>
    open(async (page, { requests }) => {
      const before = requests.length;
      await useEverything(page);
      await page.waitForTimeout(300);
      assert.deepEqual(
        requests.slice(before).filter((url) => !url.startsWith("blob:")),
        [],
      );
      assert.deepEqual(await page.evaluate("broken"), [], "the policy was never broken");
    }));

  test("nothing is stored, and nothing stands in the address or the title", () =>
    open(async (page, { address }) => {
      await useEverything(page);
      const kept = await page.evaluate(async () => ({
        url: location.href,
        title: document.title,
        storage: localStorage.length + sessionStorage.length,
        cookies: document.cookie,
        databases: (await indexedDB.databases?.())?.length ?? 0,
        state: history.state,
      }));
      assert.deepEqual(kept, {
        url: address,
        title: "SCIM preflight: Sumo Logic with Okta",
        storage: 0,
        cookies: "",
        databases: 0,
        state: null,
      });
    }));

  test("the line by each secret field opens what is promised and how to check it", () =>
    open(async (page) => {
      const lines = page.getByRole("button", { name: "Stays in this page" });
      assert.equal(await lines.count(), 3, "at the top, by the key and by the token");
      for (const line of await lines.all()) {
        await line.click();
        assert.match(await page.innerText("#stays"), /Nothing that you type or paste leaves/);
        await page.click("#stays button");
        assert.equal(await page.locator("#stays").isVisible(), false);
      }
    }));

  const secretsOf = (page) =>
    page.evaluate(() => {
      const values = [...document.querySelectorAll("input, textarea")].map((field) => field.value);
      return `${document.documentElement.outerHTML}\n${values.join("\n")}`;
    });

  test("the Clear buttons leave no secret in the document", () =>
    open(async (page) => {
      await page.fill("#access-id", ID);
      await page.fill("#access-key", KEY);
      await page.click("#token-out-reveal");
      await paste(page, "#token", `${TOKEN_WITH_LINE_BREAK}\n`);
      const fix = page.locator("#token-findings").getByRole("button", { name: /^Fix: / });
      if (await fix.count()) await fix.first().click();
      await page.click("#token-reveal");
      await page.click("#access-key-clear");
      await page.click("#token-clear");
      const left = await secretsOf(page);
      for (const secret of [ID, KEY, TOKEN, TOKEN_WITH_LINE_BREAK]) {
        assert.ok(!left.includes(secret.slice(0, 12)), "no part of a secret is left");
      }
    }));

  test("leaving the page clears the secrets", () =>
    open(async (page) => {
      await page.fill("#access-id", ID);
      await page.fill("#access-key", KEY);
      await page.fill("#token", TOKEN);
      await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide")));
      const left = await secretsOf(page);
      for (const secret of [ID, KEY, TOKEN]) assert.ok(!left.includes(secret));
    }));

  test("five minutes out of sight clear the secrets", () =>
    open(async (page) => {
      await page.fill("#access-key", KEY);
      await page.fill("#token", TOKEN);
      await page.evaluate(() => {
        const wait = window.setTimeout.bind(window);
        window.setTimeout = (act, delay) => wait(act, delay === 5 * 60_000 ? 0 : delay);
        Object.defineProperty(document, "hidden", { value: true });
        document.dispatchEvent(new Event("visibilitychange"));
      });
      await until(page, () => document.querySelector("#token").value, "");
      const left = await secretsOf(page);
      for (const secret of [KEY, TOKEN]) assert.ok(!left.includes(secret));
    }));

  test("what is shown is masked again by itself, and before printing", () =>
    open(async (page) => {
      await page.fill("#access-key", KEY);
      await page.click("#access-key-reveal");
      assert.equal(await page.getAttribute("#access-key", "type"), "text");
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      assert.equal(await page.getAttribute("#access-key", "type"), "password");
      await page.click("#access-key-reveal");
      await page.waitForSelector('#access-key[type="password"]', { timeout: 11_000 });
    }));
});
