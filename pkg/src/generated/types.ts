/** Written from the Rust types by `cargo xtask docs`. Not to be edited. */

/** What came of applying fixes. */
export type AppliedFixes = {
  /** The text with the fixes in it. */
  text: string;
  /** How many fixes were applied. */
  applied: number;
  /** How many fixes were left out because they overlap an earlier one, reach past the text, or
    are not safe and were not asked for. */
  skipped: number;
};

/** How sure a finding is, apart from how bad it would be. */
export type Certainty = "certain" | "likely" | "possible";

/** One finding. */
export type Diagnostic = {
  /** The rule's id. */
  rule: string;
  /** How bad it is. */
  severity: Severity;
  /** How sure it is. */
  certainty: Certainty;
  /** What is wrong: one sentence that stands alone and never holds a secret. */
  message: string;
  /** What to do. */
  help?: string;
  /** The rule's place in the rule book, relative to where the book is published. */
  docsUrl: string;
  /** Which input it is about. */
  source: string;
  /** The JSON Pointer (RFC 6901) of the value that it is about. */
  pointer?: string;
  /** The start: UTF-16 offset where the input was a string, byte offset where it was bytes. */
  start?: number;
  /** The end, not in the range. */
  end?: number;
  /** The line of the start, from 1. */
  line?: number;
  /** The column of the start in UTF-16 units, from 1. */
  column?: number;
  /** Other places and sources that have to do with it. */
  related?: Array<Related>;
  /** A change to the text that mends it. */
  fix?: DiagnosticFix;
};

/** One replacement of a range of the text. */
export type DiagnosticEdit = {
  /** The start of what goes. */
  start: number;
  /** The end of what goes. */
  end: number;
  /** What comes. */
  text: string;
};

/** A change to the text that mends a finding. */
export type DiagnosticFix = {
  /** What it does, as the label of a button. */
  title: string;
  /** Whether it leaves the meaning alone. */
  safe: boolean;
  /** The replacements, in ascending order, none overlapping. */
  edits: Array<DiagnosticEdit>;
};

/** Which fixes to apply. */
export type FixOptions = {
  /** Apply fixes that guess, too. */
  unsafe?: boolean;
};

/** Another place, or a source, that has to do with a finding. */
export type Related = {
  /** What there is to see. */
  message: string;
  /** The JSON Pointer of the place. */
  pointer?: string;
  /** The start of the place. */
  start?: number;
  /** The end of the place. */
  end?: number;
};

/** What was found, as it leaves the crate (wire version 1). */
export type Report = {
  /** The version of this shape: 1. */
  version: number;
  /** Whether there are no errors. */
  ok: boolean;
  /** How many errors there are, kept or not. */
  errors: number;
  /** How many warnings there are, kept or not. */
  warnings: number;
  /** How many infos there are, kept or not. */
  infos: number;
  /** Whether there are more findings than `diagnostics` holds. */
  truncated: boolean;
  /** The findings, in the order of input, place, severity, rule. */
  diagnostics: Array<Diagnostic>;
};

/** A rule as it leaves the crate. */
export type RuleInfo = {
  /** The id, which never changes its meaning. */
  id: string;
  /** How bad a finding of it is in the profile `rfc`. */
  severity: Severity;
  /** How sure a finding of it is at best. */
  certainty: Certainty;
  /** What is wrong, in one sentence. */
  summary: string;
  /** Where it is written. */
  authority: string;
  /** Whether it is in force. */
  status: Status;
  /** The rule's place in the rule book. */
  docsUrl: string;
};

/** How bad a finding is. */
export type Severity = "error" | "warning" | "info";

/** Whether a rule is in force. */
export type Status = "stable" | "removed";
