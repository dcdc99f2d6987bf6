// What the crate says natively, the package says too: every example of the rule book, as
// `cargo test --test parity` wrote it down.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const scim = await import("scim-preflight");

const calls = JSON.parse(readFileSync(new URL("../../target/parity.json", import.meta.url)));

test(`${calls.length} examples yield in wasm what they yield natively`, () => {
  for (const { place, function: name, arguments: given, report } of calls) {
    const answer = scim[name](...given);
    const { version, ok, errors, warnings, infos, truncated, diagnostics } =
      answer.report ?? answer;
    const found = { version, ok, errors, warnings, infos, truncated, diagnostics };
    assert.deepEqual(found, report, `${place}: ${name}`);
  }
});
