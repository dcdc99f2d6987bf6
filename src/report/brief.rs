//! Reports for a boundary that costs by the byte: what a rule says anyway is left out of them.

use std::borrow::Cow;

use serde::Serialize;

use super::builder::Located;
use super::{Certainty, DiagnosticFix, Related, Severity};

/// A [`Report`](super::Report) of findings that are told briefly.
#[derive(Clone, Debug, Serialize)]
pub struct BriefReport {
    /// How many errors there are, kept or not.
    pub errors: u32,
    /// How many warnings there are, kept or not.
    pub warnings: u32,
    /// How many infos there are, kept or not.
    pub infos: u32,
    /// Whether there are more findings than are told.
    pub truncated: bool,
    /// The findings.
    pub diagnostics: Vec<Brief>,
}

/// A [`Diagnostic`](super::Diagnostic) without what is the same in
/// [`Diagnostic::of`](super::Diagnostic::of) its rule.
#[derive(Clone, Debug, Serialize)]
pub struct Brief {
    rule: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    severity: Option<Severity>,
    #[serde(skip_serializing_if = "Option::is_none")]
    certainty: Option<Certainty>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Cow<'static, str>>,
    /// Empty where the rule has a help and the finding has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Cow<'static, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    related: Option<Vec<Related>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<DiagnosticFix>,
}

/// The input that a finding is about unless it says otherwise.
pub const SOURCE: &str = "payload";

impl From<Located> for Brief {
    fn from(found: Located) -> Self {
        let rule = found.rule;
        let own = |text: Cow<'static, str>, same: &str| (text != same).then_some(text);
        let (start, end) = found.range.unzip();
        Self {
            rule: rule.id,
            severity: (found.severity != rule.severity).then_some(found.severity),
            certainty: (found.certainty != rule.certainty).then_some(found.certainty),
            message: own(found.message, rule.summary),
            help: own(found.help, rule.help),
            source: (found.source != SOURCE).then_some(found.source),
            pointer: found.pointer,
            start: start.map(|start| start.offset),
            end: end.map(|end| end.offset),
            line: start.map(|start| start.line),
            column: start.map(|start| start.column),
            related: found.related,
            fix: found.fix,
        }
    }
}
