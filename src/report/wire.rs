use serde::Serialize;

use super::{Certainty, Rule, Severity};
use crate::json::Node;

/// What was found, as it leaves the crate (wire version 1).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The version of this shape: 1.
    pub version: u32,
    /// Whether there are no errors.
    pub ok: bool,
    /// How many errors there are, kept or not.
    pub errors: u32,
    /// How many warnings there are, kept or not.
    pub warnings: u32,
    /// How many infos there are, kept or not.
    pub infos: u32,
    /// Whether there are more findings than `diagnostics` holds.
    pub truncated: bool,
    /// The findings, in the order of input, place, severity, rule.
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// A report that holds these findings, in this order.
    #[must_use]
    pub fn of(diagnostics: Vec<Diagnostic>, truncated: bool) -> Self {
        let count = |severity: Severity| {
            diagnostics.iter().filter(|found| found.severity == severity).count() as u32
        };
        let [errors, warnings, infos] =
            [Severity::Error, Severity::Warning, Severity::Info].map(count);
        Self { version: 1, ok: errors == 0, errors, warnings, infos, truncated, diagnostics }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct Diagnostic {
    /// The rule's id.
    pub rule: String,
    /// How bad it is.
    pub severity: Severity,
    /// How sure it is.
    pub certainty: Certainty,
    /// What is wrong: one sentence that stands alone and never holds a secret.
    pub message: String,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// The rule's place in the rule book, relative to where the book is published.
    pub docs_url: String,
    /// Which input it is about.
    pub source: String,
    /// The JSON Pointer (RFC 6901) of the value that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// The start: UTF-16 offset where the input was a string, byte offset where it was bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    /// The end, not in the range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<u32>,
    /// The line of the start, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The column of the start in UTF-16 units, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// Other places and sources that have to do with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related: Option<Vec<Related>>,
    /// A change to the text that mends it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<DiagnosticFix>,
}

impl Diagnostic {
    /// What is the same in all findings of a rule that have no words of their own.
    #[must_use]
    pub fn of(rule: &Rule, source: &str) -> Self {
        Self {
            rule: rule.id.to_owned(),
            severity: rule.severity,
            certainty: rule.certainty,
            message: rule.summary.to_owned(),
            help: Some(rule.help.to_owned()).filter(|help| !help.is_empty()),
            docs_url: rule.docs_url(),
            source: source.to_owned(),
            pointer: None,
            start: None,
            end: None,
            line: None,
            column: None,
            related: None,
            fix: None,
        }
    }
}

/// Another place, or a source, that has to do with a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct Related {
    /// What there is to see.
    pub message: String,
    /// The JSON Pointer of the place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// The start of the place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    /// The end of the place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<u32>,
}

/// A change to the text that mends a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DiagnosticFix {
    /// What it does, as the label of a button.
    pub title: String,
    /// Whether it leaves the meaning alone.
    pub safe: bool,
    /// The replacements, in ascending order, none overlapping.
    pub edits: Vec<DiagnosticEdit>,
}

impl DiagnosticFix {
    /// Reads back the fix of a diagnostic that has left the crate.
    #[must_use]
    pub fn from_json(fix: Node<'_>) -> Option<Self> {
        let edit = |edit: Node<'_>| {
            let offset = |name: &str| {
                edit.member(name)?.number()?.as_i64(edit.bytes()).and_then(|at| at.try_into().ok())
            };
            let text = edit.member("text")?.text()?.into_owned();
            Some(DiagnosticEdit { start: offset("start")?, end: offset("end")?, text })
        };
        Some(Self {
            title: fix.member("title")?.text()?.into_owned(),
            safe: fix.member("safe")?.boolean()?,
            edits: fix.member("edits")?.elements().map(edit).collect::<Option<_>>()?,
        })
    }
}

/// One replacement of a range of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DiagnosticEdit {
    /// The start of what goes.
    pub start: u32,
    /// The end of what goes.
    pub end: u32,
    /// What comes.
    pub text: String,
}
