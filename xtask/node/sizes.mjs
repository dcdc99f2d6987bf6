// Prints what the files of the package weigh, and fails when one is over its budget in
// pkg/sizes.json (bytes after brotli at its best, as servers send it).
import { readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

const pkg = new URL("../../pkg/", import.meta.url);
const budget = JSON.parse(readFileSync(new URL("sizes.json", pkg), "utf8"));
const row = (...cells) =>
  console.log(
    `  ${cells[0].padEnd(22)}${cells
      .slice(1)
      .map((cell) => String(cell).padStart(10))
      .join("")}`,
  );

let over = 0;
row("bytes", "raw", "gzip", "brotli", "budget");
for (const [file, most] of Object.entries(budget)) {
  const bytes = readFileSync(new URL(file, pkg));
  const brotli = brotliCompressSync(bytes).length;
  row(file, bytes.length, gzipSync(bytes).length, brotli, most);
  if (brotli <= most) continue;
  over += 1;
  console.error(
    `  ${file} is ${brotli - most} bytes over its budget; DESIGN.md says when a budget may be raised.`,
  );
}
process.exitCode = over === 0 ? 0 : 1;
