// The few kinds of Markdown that messages and the rule book use: paragraphs, lists, code, bold.

import { element } from "./dom.ts";

/** Turns the prose of a rule into paragraphs and lists. */
export function prose(text: string): HTMLElement[] {
  return text
    .split(/\n{2,}/)
    .filter(Boolean)
    .map((block) => {
      const lines = block.split("\n");
      if (lines.every((line) => line.startsWith("- "))) {
        return element(
          "ul",
          {},
          ...lines.map((line) => element("li", {}, ...inline(line.slice(2)))),
        );
      }
      return element("p", {}, ...inline(lines.join(" ")));
    });
}

/** Turns code and bold inside a sentence into elements. */
export function inline(text: string): (Node | string)[] {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
    if (part.startsWith("`")) return element("code", {}, part.slice(1, -1));
    if (part.startsWith("**")) return element("b", {}, part.slice(2, -2));
    return part;
  });
}
