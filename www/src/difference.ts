// Two texts held against each other, with the characters that differ marked and the unseen ones shown.

import { element } from "./dom.ts";

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0\u2000-\u200a\u202f\u3000]/u;
const NAMES: Record<string, string> = { "\n": "␊", "\r": "␍", "\t": "␉" };

/** A text in which every character that eyes would miss stands as its name. */
export function visible(text: string, edgesToo = false): Node {
  const out = document.createDocumentFragment();
  let plain = "";
  const flush = () => {
    if (plain) out.append(plain);
    plain = "";
  };
  for (const [index, character] of [...text].entries()) {
    const atEdge = edgesToo && character === " " && (index === 0 || index === text.length - 1);
    if (!atEdge && !UNSEEN.test(character)) {
      plain += character;
      continue;
    }
    flush();
    out.append(element("span", { class: "unseen" }, atEdge ? "space" : named(character)));
    if (character === "\n") out.append("\n");
  }
  flush();
  return out;
}

function named(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return NAMES[character] ?? `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The part of each text that the other does not have. */
export function differing(
  found: string,
  expected: string,
): { start: number; found: number; expected: number } {
  const shorter = Math.min(found.length, expected.length);
  let start = 0;
  while (start < shorter && found[start] === expected[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && found.at(-1 - tail) === expected.at(-1 - tail)) tail += 1;
  return { start, found: found.length - tail, expected: expected.length - tail };
}

/** A small list: what is there, and what should be. */
export function comparison(found: string, expected: string): HTMLElement {
  const [one, other] = [pieces(found), pieces(expected)];
  const common = shared(one, other);
  const line = (list: string[], side: 0 | 1, mark: "mark" | "ins") => {
    const kept = new Set(common.map((pair) => pair[side]));
    return element(
      "dd",
      {},
      ...runs(list, kept).map(([same, text]) =>
        same ? visible(text) : element(mark, {}, visible(text, true)),
      ),
    );
  };
  return element(
    "dl",
    { class: "compare" },
    element("dt", {}, "Found"),
    line(one, 0, "mark"),
    element("dt", {}, "Expected"),
    expected ? line(other, 1, "ins") : element("dd", {}, "nothing here"),
  );
}

/** Words of letters or digits, and every other character by itself. */
function pieces(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]/gu) ?? [];
}

/** The longest common row of pieces, as pairs of their places. */
function shared(one: string[], other: string[]): [number, number][] {
  const width = other.length + 1;
  const length = new Uint16Array((one.length + 1) * width);
  const at = (i: number, j: number) => length[i * width + j] ?? 0;
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      length[i * width + j] =
        one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    if (one[i] === other[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Joins neighbors that are both the same as on the other side, or both not. */
function runs(list: string[], kept: Set<number>): [boolean, string][] {
  const out: [boolean, string][] = [];
  for (const [index, piece] of list.entries()) {
    const last = out.at(-1);
    if (last && last[0] === kept.has(index)) last[1] += piece;
    else out.push([kept.has(index), piece]);
  }
  return out;
}
