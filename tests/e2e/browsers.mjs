// The page in a real browser: a fixture that every test of this folder opens it with.
//
// CHROMIUM and FIREFOX name other executables; BROWSERS=chromium runs one browser only.

import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import { chromium, firefox } from "playwright-core";
import { serve } from "./server.mjs";

export const LAUNCH = {
  chromium: () =>
    chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox"],
    }),
  firefox: (media = {}) =>
    firefox.launch({
      channel: "moz-firefox",
      executablePath: process.env.FIREFOX ?? "/usr/lib/firefox-esr/firefox-esr",
      firefoxUserPrefs: {
        "layout.css.prefers-color-scheme.content-override": media.colorScheme === "dark" ? 0 : 1,
        "ui.prefersReducedMotion": media.reducedMotion === "reduce" ? 1 : 0,
      },
    }),
};

/** Firefox takes these from its preferences only, so it is started anew for them. */
const needsOwnBrowser = (name, { colorScheme, reducedMotion }) =>
  name === "firefox" && Boolean(colorScheme ?? reducedMotion);

/** Runs tests in each browser; `open` gives them the page, ready to use. */
export function inBrowsers(title, tests) {
  const names = process.env.BROWSERS?.split(",") ?? Object.keys(LAUNCH);
  for (const name of names) {
    describe(`${title}, in ${name}`, { timeout: 900_000 }, () => {
      let server;
      let browser;
      before(async () => {
        server = await serve();
        browser = await LAUNCH[name]();
      });
      after(async () => {
        await browser?.close();
        await server?.close();
      });
      tests(async (options, use) => {
        if (!use) [options, use] = [{}, options];
        const own = needsOwnBrowser(name, options) ? await LAUNCH[name](options) : undefined;
        const context = await (own ?? browser).newContext({
          viewport: { width: 1280, height: 800 },
          ...options,
        });
        try {
          const visit = await openPage(context, server.address);
          await use(visit.page, visit);
          assert.deepEqual(visit.complaints, [], "the console says nothing");
        } finally {
          await context.close();
          await own?.close();
        }
      }, name);
    });
  }
}

async function openPage(context, address) {
  const page = await context.newPage();
  const complaints = [];
  const requests = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(address);
  await page.waitForSelector("html[data-ready]", { state: "attached", timeout: 15_000 });
  await page.evaluate(() => {
    window.copied = [];
    const clipboard = { writeText: async (text) => void window.copied.push(text) };
    Object.defineProperty(navigator, "clipboard", { value: clipboard, configurable: true });
    window.broken = [];
    addEventListener("securitypolicyviolation", (event) =>
      window.broken.push(event.violatedDirective),
    );
  });
  return { page, complaints, requests, address };
}

/** Copies a text by the keyboard and pastes it by the keyboard, as a person does. */
export async function paste(page, selector, text) {
  await page.evaluate((what) => {
    const source = document.createElement("textarea");
    source.id = "clipboard-source";
    source.value = what;
    document.body.append(source);
    source.select();
  }, text);
  await page.keyboard.press("ControlOrMeta+c");
  await page.evaluate(() => document.querySelector("#clipboard-source").remove());
  await page.focus(selector);
  await page.keyboard.press("ControlOrMeta+v");
}

/** Waits until something is so; the page's policy forbids Playwright's own way of asking. */
export async function until(page, ask, wanted) {
  let got;
  for (let tries = 0; tries < 60; tries += 1) {
    got = await page.evaluate(ask);
    if (got === wanted) return;
    await page.waitForTimeout(50);
  }
  assert.equal(got, wanted);
}

/** What the findings under a field say, one text a finding. */
export function findings(page, id) {
  return page.locator(`#${id}-findings .finding .says`).allInnerTexts();
}

/** The rules of the findings under a field. */
export function rules(page, id) {
  return page.$$eval(`#${id}-findings .finding`, (all) => all.map((one) => one.dataset.rule));
}

/** The fake key of the vendors' documents' shape that all tests use. */
export const ID = "suAb3dEf6hIj9k";
export const KEY = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ01";
export const TOKEN = Buffer.from(`${ID}:${KEY}`).toString("base64");
export const TOKEN_WITH_LINE_BREAK = Buffer.from(`${ID}:${KEY}\n`).toString("base64");
