// Packs the package, installs the tarball where a stranger would, and asks every host the same.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium, firefox } from "playwright-core";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "scim-preflight-"));
const installed = join(folder, "node_modules/scim-preflight");
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'";
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};
const BROWSERS = {
  Chromium: () =>
    chromium.launch({
      executablePath: "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-background-networking"],
    }),
  Firefox: () =>
    firefox.launch({ channel: "moz-firefox", executablePath: "/usr/lib/firefox-esr/firefox-esr" }),
};

const run = (program, ...words) =>
  execFileSync(program, words, { cwd: folder, encoding: "utf8", stdio: "pipe" });
const write = (name, text) => {
  mkdirSync(join(folder, name, ".."), { recursive: true });
  writeFileSync(join(folder, name), text);
};

/** Serves a part of the folder; returns its address and a way to end it. */
async function serve(part) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    try {
      const body = readFileSync(join(folder, part, path === "/" ? "index.html" : path));
      const type = TYPES[extname(path) || ".html"] ?? "text/plain";
      response
        .writeHead(200, { "content-type": type, "content-security-policy": POLICY })
        .end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { url: `http://127.0.0.1:${server.address().port}/`, end: () => server.close() };
}

/** Opens a page that says what came out in its title. */
async function titleIn(launch, part) {
  const server = await serve(part);
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const problems = [];
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("console", (line) => problems.push(line.text()));
    await page.goto(server.url);
    await page
      .waitForFunction(() => document.title !== "waiting", undefined, { timeout: 20_000 })
      .catch((error) => assert.fail(`${error}\n${problems.join("\n")}`));
    return await page.title();
  } finally {
    await browser.close();
    server.end();
  }
}

const script = (from) => `import * as scim from "${from}";
import { same } from "./same.mjs";
same(scim).then((word) => { document.title = word; }, (error) => { document.title = String(error); });
`;
const page = (source) => `<!doctype html><meta charset="utf-8"><title>waiting</title>
<link rel="icon" href="data:,"><script type="module" src="${source}"></script>
`;

before(() => {
  const packed = execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], {
    cwd: join(root, "pkg"),
    encoding: "utf8",
  });
  write("package.json", '{ "private": true, "type": "module" }\n');
  run("npm", "install", "--silent", "--offline", "--no-audit", `./${packed.trim()}`);
  cpSync(join(root, "tests/packaging/same.mjs"), join(folder, "same.mjs"));
});
after(() => rmSync(folder, { recursive: true, force: true }));

test("the tarball holds what is published and nothing else", () => {
  const files = run(
    "node",
    "-e",
    "console.log(require('fs').readdirSync(process.argv[1]).join())",
    installed,
  );
  assert.equal(files.trim(), "LICENSE-APACHE,LICENSE-MIT,README.md,dist,package.json");
});

test("Node imports it", () => {
  write(
    "esm.mjs",
    'import * as scim from "scim-preflight";\nimport { same } from "./same.mjs";\nconsole.log(await same(scim));\n',
  );
  assert.equal(run("node", "esm.mjs").trim(), "the same");
});

test("Node requires it", () => {
  write(
    "cjs.cjs",
    'const scim = require("scim-preflight");\nimport("./same.mjs").then(({ same }) => same(scim)).then(console.log);\n',
  );
  assert.equal(run("node", "--no-warnings", "cjs.cjs").trim(), "the same");
});

test("Node imports the entry in one file", () => {
  write(
    "inline.mjs",
    'import * as scim from "scim-preflight/inline";\nimport { same } from "./same.mjs";\nconsole.log(await same(scim));\n',
  );
  assert.equal(run("node", "inline.mjs").trim(), "the same");
});

test("publint finds nothing to say", () => {
  execFileSync("node", [join(root, "node_modules/publint/src/cli.js"), "--strict", installed], {
    stdio: "pipe",
  });
});

for (const [name, launch] of Object.entries(BROWSERS)) {
  test(`a plain page in ${name} imports it, under a strict policy`, async () => {
    write("plain/index.html", page("./page.mjs"));
    write("plain/page.mjs", script("./pkg/web.js"));
    cpSync(join(installed, "dist"), join(folder, "plain/pkg"), { recursive: true });
    cpSync(join(folder, "same.mjs"), join(folder, "plain/same.mjs"));
    assert.equal(await titleIn(launch, "plain"), "the same");
  });
}

test("Vite bundles it with its wasm", async () => {
  const { build } = await import("vite");
  write("vite/index.html", page("./page.mjs"));
  write("vite/page.mjs", script("scim-preflight"));
  cpSync(join(folder, "same.mjs"), join(folder, "vite/same.mjs"));
  await build({
    root: join(folder, "vite"),
    base: "./",
    logLevel: "error",
    configFile: false,
    build: { modulePreload: { polyfill: false } },
  });
  assert.equal(await titleIn(BROWSERS.Chromium, "vite/dist"), "the same");
});
