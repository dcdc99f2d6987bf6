/** Made by the build: the rule book, in the order of its files. */
import type { RuleDoc } from "./book.js";

declare const rules: readonly RuleDoc[];
export default rules;
