// What the package offers, frozen: a change here is a change of the contract.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const FUNCTIONS = [
  "LinesChecker",
  "applyFixes",
  "applyPatch",
  "attributeMapping",
  "bearerToken",
  "checkAccessKey",
  "checkBaseUrl",
  "checkBearerToken",
  "checkExternalName",
  "checkFilter",
  "checkLines",
  "checkPath",
  "checkPayload",
  "checkQuery",
  "checkSaml",
  "checkSetup",
  "checkStream",
  "checkSystemLog",
  "default",
  "deploymentOf",
  "deployments",
  "explain",
  "generateSetup",
  "initSync",
  "matchFilter",
  "parseFilter",
  "patchText",
  "printFilter",
  "rehearse",
  "roleEnum",
  "rules",
  "scimBaseUrl",
];

const pkg = new URL("../../pkg/", import.meta.url);

for (const entry of ["web", "node", "inline"]) {
  test(`the entry ${entry} offers the functions of the contract and no others`, async () => {
    const names = Object.keys(await import(new URL(`dist/${entry}.js`, pkg)));
    assert.deepEqual(names.sort(), FUNCTIONS);
  });
}

test("the entry for workers is the one for Node with another way to the wasm", () => {
  const names = (entry) => {
    const source = readFileSync(new URL(`dist/${entry}.js`, pkg), "utf8");
    return [...source.matchAll(/(?:as )?(\w+)[,}]/g)].map(([, name]) => name);
  };
  for (const name of FUNCTIONS) assert.ok(names("workerd").includes(name), name);
});

test("the wasm asks for nothing but the glue and starts nothing by itself", async () => {
  const module = new WebAssembly.Module(readFileSync(new URL("dist/core_bg.wasm", pkg)));
  const modules = new Set(WebAssembly.Module.imports(module).map((each) => each.module));
  assert.deepEqual([...modules], ["./core_bg.js"]);
});

test("every rule has its section in the rule book", async () => {
  const { explain, rules } = await import(new URL("dist/node.js", pkg));
  for (const { id } of rules()) {
    const doc = await explain(id);
    assert.ok(doc?.prose, `${id} has no prose`);
    assert.ok(doc.summary, `${id} has no summary`);
  }
});
