// The five shapes that say what the colors say, for eyes that see no color.

import { drawing } from "./dom.ts";

export type Tone = "wrong" | "look" | "know" | "fine" | "none" | "unchecked";

/** The word that goes with a finding's severity. */
export const WORDS: Record<"error" | "warning" | "info", { tone: Tone; word: string }> = {
  error: { tone: "wrong", word: "Wrong" },
  warning: { tone: "look", word: "Look" },
  info: { tone: "know", word: "Good to know" },
};

const SHAPES: Record<Tone, { solid?: string; line: string }> = {
  wrong: { solid: "M5 1h6l4 4v6l-4 4H5l-4-4V5z", line: "M5.5 5.5l5 5m0-5l-5 5" },
  look: { solid: "M8 1.5L15 14H1z", line: "M8 6v4m0 1.8v.2" },
  know: { line: "M8 1.5a6.5 6.5 0 100 13 6.5 6.5 0 000-13M8 7.5V11m0-6v.2" },
  fine: { solid: "M8 1a7 7 0 100 14A7 7 0 008 1", line: "M5 8.2l2.1 2.1L11 6.2" },
  none: { line: "M8 1.5a6.5 6.5 0 100 13 6.5 6.5 0 000-13" },
  unchecked: { line: "M3 8h10" },
};

/** Draws a shape; the word beside it carries the meaning for readers who cannot see it. */
export function glyph(tone: Tone): SVGSVGElement {
  const { solid, line } = SHAPES[tone];
  return drawing(
    "svg",
    { viewBox: "0 0 16 16", class: "glyph", "aria-hidden": "true" },
    solid ? drawing("path", { class: "solid", d: solid }) : undefined,
    drawing("path", { class: solid ? "cut" : "line", d: line }),
  );
}
