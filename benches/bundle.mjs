/**
 * Makes what the benchmarks run: Ajv's generated code, all suites in one module for both hosts,
 * and for the start each contender in a module of its own, as its users would ship it.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv2019 from "ajv/dist/2019.js";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { userSchema } from "./schema.mjs";

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
export const STARTERS = ["ours", "ajv", "valibot", "zod", "scimmy"];

/** Ajv, compiled ahead of time with all errors, as a module. */
function generateAjv() {
  const code = { source: true, esm: true };
  const ajv = new Ajv2019({ allErrors: true, strict: false, code });
  mkdirSync(here("dist"), { recursive: true });
  writeFileSync(here("dist/ajv-all.mjs"), standalone.default(ajv, ajv.compile(userSchema)));
}

export async function bundle() {
  generateAjv();
  const common = {
    bundle: true,
    format: "esm",
    platform: "browser",
    external: ["scim-preflight"],
    logLevel: "error",
  };
  await build({ ...common, entryPoints: [here("suites/all.mjs")], outfile: here("dist/all.mjs") });
  await build({
    ...common,
    minify: true,
    entryPoints: STARTERS.map((name) => here(`start/${name}.mjs`)),
    outdir: here("dist/start"),
    outExtension: { ".js": ".mjs" },
  });
}
