// Bundles the page: www/src/main.ts becomes www/dist/main.js. The package stays what the page
// imports by its npm name; the import map of the page says where it lies.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const www = new URL("../../www/", import.meta.url);

await build({
  entryPoints: [fileURLToPath(new URL("src/main.ts", www))],
  outfile: fileURLToPath(new URL("dist/main.js", www)),
  bundle: true,
  minify: true,
  sourcemap: true,
  format: "esm",
  target: "es2022",
  external: ["scim-preflight"],
  logLevel: "warning",
});
