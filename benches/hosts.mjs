/** Runs a part of a suite in Node or in Chromium, from the same bundle. */

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { chromium } from "playwright-core";

const BENCHES = new URL("./", import.meta.url);
const TYPES = { html: "text/html", wasm: "application/wasm" };
const PAGE = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
<script type="importmap">{ "imports": { "scim-preflight": "/pkg/dist/web.js" } }</script>`;

/** Serves the bundles and the package; isolated, so that the clock is a fine one. */
async function serve() {
  const server = createServer((request, response) => {
    const path = request.url.split("?")[0];
    const type = TYPES[path.split(".").at(-1)] ?? "text/javascript";
    response.setHeader("content-type", path === "/" ? "text/html" : type);
    response.setHeader("cross-origin-opener-policy", "same-origin");
    response.setHeader("cross-origin-embedder-policy", "require-corp");
    const from = path.startsWith("/pkg/") ? `..${path}` : `dist${path}`;
    try {
      response.end(path === "/" ? PAGE : readFileSync(new URL(from, BENCHES)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

async function openChromium() {
  const server = await serve();
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const page = async () => {
    const context = await browser.newContext();
    const opened = await context.newPage();
    opened.setDefaultTimeout(0);
    await opened.goto(server.address);
    return opened;
  };
  const ask = async (script, given) => {
    const opened = await page();
    try {
      return await opened.evaluate(script, given);
    } finally {
      await opened.context().close();
    }
  };
  return {
    version: browser.version(),
    run: (suite, part, options) =>
      ask(
        async ([suite, part, options]) => {
          const all = await import("/all.mjs");
          await all.init();
          return all[suite][part](options);
        },
        [suite, part, options],
      ),
    /** The ms from the import of a contender to its first verdict, in a new page. */
    start: (name, user) =>
      ask(
        async ([name, user]) => {
          const begin = performance.now();
          const { valid } = await import(`/start/${name}.mjs`);
          valid(user);
          return performance.now() - begin;
        },
        [name, user],
      ),
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

/** The hosts by name, Node with the bundle that it has loaded; Chromium is left out with BENCH_HOSTS=Node. */
export async function openHosts(all) {
  await all.init();
  const node = {
    version: process.version.slice(1),
    run: (suite, part, options) => all[suite][part](options),
    close: () => {},
  };
  const wanted = process.env.BENCH_HOSTS?.split(",") ?? ["Node", "Chromium"];
  return wanted.includes("Chromium")
    ? { Node: node, Chromium: await openChromium() }
    : { Node: node };
}

/** Runs a part in every host. */
export async function inHosts(hosts, suite, part, options) {
  const results = {};
  for (const [name, host] of Object.entries(hosts)) {
    results[name] = await host.run(suite, part, options);
  }
  return results;
}
