// Serves the page as its host would: www/ at the root, the package's files under pkg/, and the
// headers of www/_headers on everything. `node tests/e2e/server.mjs [port]` runs it by hand.

import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".wasm": "application/wasm",
};

/** The headers that www/_headers asks for on every path. */
export function headers() {
  const lines = readFileSync(join(ROOT, "www/_headers"), "utf8").split("\n");
  const pairs = lines.filter((line) => /^\s+\S/.test(line)).map((line) => line.trim());
  return Object.fromEntries(pairs.map((pair) => pair.split(/:\s*(.*)/s).slice(0, 2)));
}

/** Starts a server on a free port, or on the one given. */
export async function serve(port = 0, packageFolder = join(ROOT, "pkg/dist")) {
  const policy = headers();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = path.startsWith("/pkg/")
      ? inside(packageFolder, path.slice("/pkg/".length))
      : inside(join(ROOT, "www"), path === "/" ? "index.html" : path);
    if (!file) {
      response.writeHead(404, policy).end();
      return;
    }
    response.writeHead(200, { ...policy, "Content-Type": TYPES[extname(file)] ?? "text/plain" });
    createReadStream(file).pipe(response);
  });
  await new Promise((listening) => server.listen(port, "127.0.0.1", listening));
  const address = `http://127.0.0.1:${server.address().port}/`;
  return { address, close: () => new Promise((closed) => server.close(closed)) };
}

function inside(folder, path) {
  const file = normalize(join(folder, path));
  return file.startsWith(folder + sep) && existsSync(file) && statSync(file).isFile()
    ? file
    : undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { address } = await serve(Number(process.argv[2] ?? 0));
  console.log(address);
}
