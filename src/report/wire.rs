use serde::Serialize;

use super::finding::Parts;
use super::fix::FixParts;
use super::{Certainty, Finding, Findings, Fix, Rule, Severity};
use crate::json::{Node, pointers};
use crate::text::{Encoding, Places, Span, sort_by};

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

/// Collects the findings of all inputs of one check and freezes them as a [`Report`].
#[derive(Debug, Default)]
pub struct ReportBuilder {
    encoding: Encoding,
    inputs: u32,
    diagnostics: Vec<(u32, Diagnostic)>,
    uncounted: [u32; 3],
}

/// How the places in an input are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Naming {
    Offsets,
    OffsetsAndPointers,
}

impl ReportBuilder {
    /// Starts a report whose offsets are in the units of an encoding.
    #[must_use]
    pub fn new(encoding: Encoding) -> Self {
        Self { encoding, ..Self::default() }
    }

    /// Adds the findings about an input that is plain text.
    pub fn text(&mut self, source: &str, text: &[u8], findings: Findings) -> &mut Self {
        self.add(source, text, findings, Naming::Offsets)
    }

    /// Adds the findings about an input that is JSON: they get pointers as well.
    pub fn json(&mut self, source: &str, text: &[u8], findings: Findings) -> &mut Self {
        self.add(source, text, findings, Naming::OffsetsAndPointers)
    }

    /// Freezes the report.
    #[must_use]
    pub fn finish(&mut self) -> Report {
        let mut diagnostics = core::mem::take(&mut self.diagnostics);
        sort_by(&mut diagnostics, |(input, one), (other_input, other)| {
            (input, one.start, one.severity, &one.rule, &one.pointer).cmp(&(
                other_input,
                other.start,
                other.severity,
                &other.rule,
                &other.pointer,
            ))
        });
        diagnostics.dedup_by(|(_, one), (_, other)| one == other);
        let count = |severity: Severity| {
            let kept = diagnostics.iter().filter(|(_, found)| found.severity == severity).count();
            let more = self.uncounted.get(severity as usize).copied().unwrap_or_default();
            (kept as u32).saturating_add(more)
        };
        let errors = count(Severity::Error);
        Report {
            version: 1,
            ok: errors == 0,
            errors,
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
            truncated: self.uncounted != [0; 3],
            diagnostics: diagnostics.into_iter().map(|(_, diagnostic)| diagnostic).collect(),
        }
    }

    fn add(&mut self, source: &str, text: &[u8], findings: Findings, naming: Naming) -> &mut Self {
        for (total, more) in self.uncounted.iter_mut().zip(findings.uncounted) {
            *total = total.saturating_add(more);
        }
        if !findings.is_empty() {
            let locator = Locator::new(text, &findings, self.encoding, naming);
            let input = self.inputs;
            let located =
                findings.list.into_iter().map(|finding| (input, locator.locate(source, finding)));
            self.diagnostics.extend(located);
        }
        self.inputs += 1;
        self
    }
}

/// Everything that is to be known of the places that some findings name, found in two passes.
struct Locator {
    places: Places,
    pointers: Vec<(u32, String)>,
}

impl Locator {
    fn new(text: &[u8], findings: &Findings, encoding: Encoding, naming: Naming) -> Self {
        let spans = findings.list.iter().flat_map(|finding| {
            let finding = finding.parts();
            finding.span.into_iter().chain(finding.related.iter().filter_map(|(_, span)| *span))
        });
        let mut starts: Vec<u32> = spans.clone().map(|span| span.start).collect();
        let edits = findings.list.iter().filter_map(|finding| finding.parts().fix.as_ref());
        let edits = edits.flat_map(|fix| fix.edits().iter().map(|edit| edit.span));
        let offsets = spans.chain(edits).flat_map(|span| [span.start, span.end]).collect();
        sort_by(&mut starts, Ord::cmp);
        starts.dedup();
        let pointers = match naming {
            Naming::Offsets => Vec::new(),
            Naming::OffsetsAndPointers => {
                let found = pointers(text, &starts);
                starts.into_iter().zip(found).collect()
            }
        };
        Self { places: Places::find(text, offsets, encoding), pointers }
    }

    fn locate(&self, source: &str, finding: Finding) -> Diagnostic {
        let Parts {
            rule,
            severity,
            certainty,
            message,
            help,
            source: other,
            span,
            pointer,
            related,
            fix,
        } = finding.into_parts();
        let range = span.map(|span| self.places.range(span));
        let related: Vec<Related> = related
            .into_iter()
            .map(|(message, span)| self.related(message.into_owned(), span))
            .collect();
        Diagnostic {
            rule: rule.id.to_owned(),
            severity,
            certainty,
            message: message.into_owned(),
            help: Some(help.into_owned()).filter(|help| !help.is_empty()),
            docs_url: Rule::docs_url(rule),
            source: other.unwrap_or(source).to_owned(),
            pointer: pointer.or_else(|| span.and_then(|span| self.pointer(span))),
            start: range.map(|(start, _)| start.offset),
            end: range.map(|(_, end)| end.offset),
            line: range.map(|(start, _)| start.line),
            column: range.map(|(start, _)| start.column),
            related: Some(related).filter(|related| !related.is_empty()),
            fix: fix.map(|fix| self.fix(fix)),
        }
    }

    fn pointer(&self, span: Span) -> Option<String> {
        let found = self.pointers.binary_search_by_key(&span.start, |&(start, _)| start).ok()?;
        self.pointers.get(found).map(|(_, pointer)| pointer.clone())
    }

    fn related(&self, message: String, span: Option<Span>) -> Related {
        let range = span.map(|span| self.places.range(span));
        Related {
            message,
            pointer: span.and_then(|span| self.pointer(span)),
            start: range.map(|(start, _)| start.offset),
            end: range.map(|(_, end)| end.offset),
        }
    }

    fn fix(&self, fix: Fix) -> DiagnosticFix {
        let FixParts { title, safe, edits } = fix.into_parts();
        let edit = |edit: super::Edit| DiagnosticEdit {
            start: self.places.get(edit.span.start).offset,
            end: self.places.get(edit.span.end).offset,
            text: edit.text,
        };
        DiagnosticFix {
            title: title.into_owned(),
            safe,
            edits: edits.into_iter().map(edit).collect(),
        }
    }
}
