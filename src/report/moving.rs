//! Findings of a check that saw only a part of the whole, on their way to the whole.

use super::{Finding, Findings, Fix};
use crate::json::{Decoded, pointers, quote};
use crate::text::{Span, sort_by};

impl Findings {
    /// Moves the places of all findings since a mark, for a check that saw only a part of the text.
    pub fn moved(&mut self, mark: usize, place: impl Fn(Span) -> Span) {
        for finding in self.list.iter_mut().skip(mark).map(Finding::parts_mut) {
            finding.span = finding.span.map(&place);
            for (_, span) in &mut finding.related {
                *span = span.map(&place);
            }
            if let Some(fix) = &mut finding.fix {
                for edit in fix.edits_mut() {
                    edit.span = place(edit.span);
                }
            }
        }
    }

    /// Moves all findings since a mark from the text of a JSON string into the string's source:
    /// their places by the string's own map, the texts of their fixes by escaping them.
    pub fn moved_into_string(&mut self, mark: usize, string: &Decoded<'_>) {
        self.moved_into(mark, string, |text| {
            let quoted = quote(text);
            Some(quoted.get(1..quoted.len() - 1).unwrap_or_default().to_owned())
        });
    }

    /// Moves all findings since a mark from a text into the text that it was taken from; `write`
    /// says how that one writes a piece, or nothing where it cannot, and then there is no fix.
    pub fn moved_into(
        &mut self,
        mark: usize,
        string: &Decoded<'_>,
        write: impl Fn(&str) -> Option<String>,
    ) {
        self.moved(mark, |span| string.source_span(span));
        for finding in self.list.iter_mut().skip(mark).map(Finding::parts_mut) {
            let mut edits = finding.fix.iter_mut().flat_map(Fix::edits_mut);
            let writable = edits.all(|edit| {
                let written = write(&edit.text);
                let possible = written.is_some();
                edit.text = written.unwrap_or_default();
                possible
            });
            finding.fix = finding.fix.take().filter(|_| writable);
        }
    }

    /// Names the places of all findings by their JSON Pointers in a text, for a check that saw only
    /// a part of the whole.
    pub fn pointed(&mut self, text: &[u8]) {
        let mut starts: Vec<u32> =
            self.list.iter().filter_map(|finding| Some(finding.span()?.start)).collect();
        sort_by(&mut starts, Ord::cmp);
        starts.dedup();
        let found = pointers(text, &starts);
        for finding in self.list.iter_mut().map(Finding::parts_mut) {
            let place = finding.span.and_then(|span| starts.binary_search(&span.start).ok());
            let pointer = place.and_then(|place| found.get(place));
            finding.pointer = finding.pointer.take().or_else(|| pointer.cloned());
        }
    }

    /// Says that all findings are about another input, at a place in it: what they point at in a
    /// text of their own nobody sees.
    pub fn about(&mut self, source: &'static str, pointer: &str) {
        for finding in self.list.iter_mut().map(Finding::parts_mut) {
            finding.source = Some(source);
            finding.pointer = Some(pointer.to_owned());
            finding.span = None;
            finding.fix = None;
            finding.related.iter_mut().for_each(|(_, span)| *span = None);
        }
    }

    /// Takes the findings of a check that saw only a part of the whole.
    pub fn absorb(&mut self, other: Self) {
        for (total, more) in self.uncounted.iter_mut().zip(other.uncounted) {
            *total = total.saturating_add(more);
        }
        other.list.into_iter().for_each(|finding| self.push(finding));
    }
}
