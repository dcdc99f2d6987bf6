/** The two ways to get line and column in JavaScript: a second parser, or an editor's service. */

import { findNodeAtLocation, getNodeValue, parseTree } from "jsonc-parser";
import { getLanguageService, TextDocument } from "vscode-json-languageservice";
import { userSchema } from "../schema.mjs";
import { errors } from "./ajv.mjs";

function located(text, tree, found) {
  return found.map(({ instancePath, message }) => {
    const steps = instancePath
      .split("/")
      .slice(1)
      .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
      .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    const node = findNodeAtLocation(tree, steps) ?? tree;
    const before = text.slice(0, node.offset);
    const line = before.split("\n").length;
    return { message, line, column: node.offset - before.lastIndexOf("\n") };
  });
}

/** Ajv over the tree of jsonc-parser, which knows where everything stands. */
export function withTree(text) {
  const tree = parseTree(text);
  return located(text, tree, errors(getNodeValue(tree))).length === 0;
}

/** The same, where the tree is made only of what has faults. */
export function withTreeIfFaulty(text) {
  const found = errors(JSON.parse(text));
  return found.length === 0 || located(text, parseTree(text), found).length === 0;
}

const service = getLanguageService({});
service.configure({
  validate: true,
  schemas: [{ uri: "bench://user", fileMatch: ["*"], schema: userSchema }],
});

/** What an editor does. */
export async function withService(text) {
  const document = TextDocument.create("bench://user.json", "json", 1, text);
  const found = await service.doValidation(document, service.parseJSONDocument(document));
  return found.length === 0;
}
