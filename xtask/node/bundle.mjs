// Bundles the entries of the package: pkg/src/load/*.ts and the glue become pkg/dist/*.js.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const pkg = new URL("../../pkg/", import.meta.url);
const path = (file) => fileURLToPath(new URL(file, pkg));

/** Leaves the files that lie beside the bundle where they are, and takes the wasm in on request. */
const besides = {
  name: "besides",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/(rules\.js|core_bg\.wasm)$/ }, ({ path }) => ({
      path,
      external: true,
    }));
    onResolve({ filter: /\?base64$/ }, () => ({
      path: path("dist/core_bg.wasm"),
      namespace: "base64",
    }));
    onLoad({ filter: /./, namespace: "base64" }, async ({ path }) => ({
      contents: `export default "${await readFile(path, "base64")}"`,
    }));
  },
};

await build({
  entryPoints: ["web", "node", "workerd", "inline", "worker"].map((entry) =>
    path(`src/load/${entry}.ts`),
  ),
  outdir: path("dist"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  platform: "neutral",
  external: ["node:*"],
  legalComments: "none",
  plugins: [besides],
  logLevel: "warning",
});
