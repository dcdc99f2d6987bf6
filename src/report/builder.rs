use std::borrow::Cow;

use super::brief::{Brief, BriefReport};
use super::finding::Parts;
use super::fix::FixParts;
use super::{
    Certainty, Diagnostic, DiagnosticEdit, DiagnosticFix, Finding, Findings, Fix, Related, Report,
    Rule, Severity,
};
use crate::json::pointers;
use crate::text::{Encoding, Place, Places, Span, sort_by};

/// Collects the findings of all inputs of one check and freezes them as a [`Report`].
#[derive(Debug, Default)]
pub struct ReportBuilder {
    encoding: Encoding,
    inputs: u32,
    located: Vec<Located>,
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
        let located = self.sorted();
        let [errors, warnings, infos] = self.totals(&located);
        Report {
            version: 1,
            ok: errors == 0,
            errors,
            warnings,
            infos,
            truncated: self.uncounted != [0; 3],
            diagnostics: located.into_iter().map(Diagnostic::from).collect(),
        }
    }

    /// Freezes the report without what its rules say anyway.
    #[must_use]
    pub fn finish_briefly(&mut self) -> BriefReport {
        let located = self.sorted();
        let [errors, warnings, infos] = self.totals(&located);
        let truncated = self.uncounted != [0; 3];
        let diagnostics = located.into_iter().map(Brief::from).collect();
        BriefReport { errors, warnings, infos, truncated, diagnostics }
    }

    fn sorted(&mut self) -> Vec<Located> {
        let mut located = core::mem::take(&mut self.located);
        if located.len() > 1 {
            sort_by(&mut located, |one, other| one.order().cmp(&other.order()));
            located.dedup();
        }
        located
    }

    fn totals(&self, located: &[Located]) -> [u32; 3] {
        let mut totals = self.uncounted;
        for found in located {
            if let Some(total) = totals.get_mut(found.severity as usize) {
                *total = total.saturating_add(1);
            }
        }
        totals
    }

    fn add(&mut self, source: &str, text: &[u8], findings: Findings, naming: Naming) -> &mut Self {
        for (total, more) in self.uncounted.iter_mut().zip(findings.uncounted) {
            *total = total.saturating_add(more);
        }
        if !findings.is_empty() {
            let locator = Locator::new(text, &findings, self.encoding, naming);
            let input = self.inputs;
            let located = findings.list.into_iter();
            let located = located.map(|finding| locator.locate(input, source, finding));
            self.located.extend(located);
        }
        self.inputs += 1;
        self
    }
}

/// A finding whose places have been found.
#[derive(Debug, PartialEq)]
pub(super) struct Located {
    input: u32,
    pub(super) rule: &'static Rule,
    pub(super) severity: Severity,
    pub(super) certainty: Certainty,
    pub(super) message: Cow<'static, str>,
    pub(super) help: Cow<'static, str>,
    pub(super) source: String,
    pub(super) pointer: Option<String>,
    pub(super) range: Option<(Place, Place)>,
    pub(super) related: Option<Vec<Related>>,
    pub(super) fix: Option<DiagnosticFix>,
}

impl Located {
    /// What the findings of a report are sorted by.
    fn order(&self) -> impl Ord {
        let start = self.range.map(|(start, _)| start.offset);
        (self.input, start, self.severity, self.rule.id, &self.pointer)
    }
}

impl From<Located> for Diagnostic {
    fn from(found: Located) -> Self {
        let (start, end) = found.range.unzip();
        Self {
            rule: found.rule.id.to_owned(),
            severity: found.severity,
            certainty: found.certainty,
            message: found.message.into_owned(),
            help: Some(found.help.into_owned()).filter(|help| !help.is_empty()),
            docs_url: found.rule.docs_url(),
            source: found.source,
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

    fn locate(&self, input: u32, source: &str, finding: Finding) -> Located {
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
        let related: Vec<Related> = related
            .into_iter()
            .map(|(message, span)| self.related(message.into_owned(), span))
            .collect();
        Located {
            input,
            rule,
            severity,
            certainty,
            message,
            help,
            source: other.unwrap_or(source).to_owned(),
            pointer: pointer.or_else(|| span.and_then(|span| self.pointer(span))),
            range: span.map(|span| self.places.range(span)),
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
