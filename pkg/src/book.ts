/** The rule book as the build makes it from docs/rules. */

import type { RuleInfo } from "./generated/types.js";

/** A rule with its prose and examples. */
export interface RuleDoc extends RuleInfo {
  /** What, why and what to do, in Markdown. */
  prose: string;
  /** Texts that show it. */
  examples: RuleExample[];
}

/** A text that shows a rule. */
export interface RuleExample {
  /** Whether it breaks the rule, keeps it, or is the bad one with the rule's fix applied. */
  role: "bad" | "good" | "fixed";
  /** The language of the text: `json` or `text`. */
  language: string;
  /** The text. */
  text: string;
}
