// A file of lines is checked in a worker of the package's own, and where a policy forbids workers
// in the page itself, with pauses.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";
import { LAUNCH } from "./browsers.mjs";

const DIST = new URL("../../pkg/dist/", import.meta.url);
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
const POLICIES = {
  open: POLICY,
  // Workers are a sink of trusted types, and this page has none.
  closed: `${POLICY}; require-trusted-types-for 'script'; trusted-types 'none'`,
};
const PAGE = '<!doctype html><link rel="icon" href="data:,"><title>lines</title>';

/** Serves the package, and a blank page under each of the policies. */
async function serve() {
  const server = createServer((request, response) => {
    const name = request.url.slice(1);
    if (Object.hasOwn(POLICIES, name)) {
      const headers = { "content-type": "text/html", "content-security-policy": POLICIES[name] };
      response.writeHead(200, headers).end(PAGE);
      return;
    }
    const type = name.endsWith(".wasm") ? "application/wasm" : "text/javascript";
    const headers = { "content-type": type, "content-security-policy": POLICIES.open };
    try {
      response.writeHead(200, headers).end(readFileSync(new URL(name, DIST)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** Runs in the page: checks twenty thousand lines, and says how the page fared meanwhile. */
async function checkThere({ stop, from }) {
  const { default: init, checkStream } = await import("/web.js");
  await init();
  const made = [];
  const { Worker } = globalThis;
  globalThis.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      made.push(this);
    }
  };
  const user =
    '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ann@example.com"}\n';
  const blob = new Blob([`${user.repeat(20_000)}{}`]);
  let told = 0;
  const controller = new AbortController();
  const onProgress = () => {
    told++;
    if (stop) controller.abort(new Error("enough"));
  };
  const source = from === "stream" ? blob.stream() : blob;
  try {
    const report = await checkStream(source, { onProgress, signal: controller.signal });
    const { lines, clean, faulty, diagnostics } = report;
    return {
      lines,
      clean,
      faulty,
      line: diagnostics[0]?.line,
      told: told > 0,
      workers: made.length,
    };
  } catch (error) {
    return { error: error.message, workers: made.length };
  }
}

const WHOLE = { lines: 20_001, clean: 20_000, faulty: 1, line: 20_001, told: true };

for (const name of process.env.BROWSERS?.split(",") ?? Object.keys(LAUNCH)) {
  describe(`lines, in ${name}`, { timeout: 300_000 }, () => {
    let server;
    let browser;
    before(async () => {
      server = await serve();
      browser = await LAUNCH[name]();
    });
    after(async () => {
      await browser?.close();
      server?.close();
    });
    const on = async (policy, how) => {
      const page = await browser.newPage();
      try {
        await page.goto(server.address + policy);
        return await page.evaluate(checkThere, how);
      } finally {
        await page.close();
      }
    };

    test("a file is checked in a worker", async () => {
      assert.deepEqual(await on("open", { from: "file" }), { ...WHOLE, workers: 1 });
    });

    test("so is a stream", async () => {
      assert.deepEqual(await on("open", { from: "stream" }), { ...WHOLE, workers: 1 });
    });

    test("where a policy forbids workers, the page itself checks", async () => {
      assert.deepEqual(await on("closed", { from: "file" }), { ...WHOLE, workers: 0 });
    });

    test("a signal ends the check", async () => {
      assert.equal((await on("open", { from: "file", stop: true })).error, "enough");
    });
  });
}
