// Makes pkg/dist/rules.js, the rule book that explain() loads, from docs/rules/*.md and the rules
// of the wasm that has just been built.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);
const { rules } = await import(new URL("pkg/dist/node.js", root));

/** The sections of a file: rule id, prose, examples. The format is told in tests/support/book.rs. */
function sections(markdown) {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [title, ...lines] = section.split("\n");
      const text = lines.join("\n");
      const fence = /^```(\S*)[ \t]*(.*)\n([\s\S]*?)\n?^```$\n?/gm;
      const examples = [...text.matchAll(fence)].map(([, language, info, body]) => ({
        role: info.split(" ")[0],
        language,
        text: body,
      }));
      return {
        id: title.trim().replaceAll("`", ""),
        prose: text.replace(fence, "").trim(),
        examples: examples.filter(({ role }) => role),
      };
    });
}

const folder = new URL("docs/rules/", root);
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .sort();
const book = files.flatMap((name) => sections(readFileSync(new URL(name, folder), "utf8")));
const infos = new Map(rules().map((rule) => [rule.id, rule]));
const docs = book.map((section) => ({ ...infos.get(section.id), ...section }));
writeFileSync(new URL("pkg/dist/rules.js", root), `export default ${JSON.stringify(docs)};\n`);
