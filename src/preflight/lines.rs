//! NDJSON: one payload a line, in chunks of any size, in the memory of one line.

use std::rc::Rc;

use serde::Serialize;

use super::payload::{Check, Unchecked, findings, report_payload, unchecked, with_check};
use super::repeats::Repeats;
use crate::json::{Limits, Node};
use crate::report::{Diagnostic, Findings, ReportBuilder, Rule};
use crate::scim::{self, PayloadOptions, Seen};
use crate::text::{Encoding, line_end, units};

/// The longest line that is checked unless the caller says otherwise, in bytes.
const LONGEST: usize = 16 << 20;
/// How many findings of one line are told apart by their rules.
const OF_A_LINE: u32 = 1000;
/// How many findings of the stream are kept unless the caller says otherwise.
const KEPT: u32 = 1000;

/// How lines are to be checked: as payloads are, and against each other.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct LinesOptions {
    /// How each line is checked. `limits.bytes` is of one line (16 MiB when absent),
    /// `limits.findings` of the whole stream (1000 when absent).
    #[cfg_attr(test, ts(flatten))]
    pub payload: PayloadOptions,
    /// Whether a `userName`, `id` or `externalId` that an earlier line has is a finding. Of each
    /// value a 64-bit hash is kept, which takes about 100 bytes a line.
    #[cfg_attr(test, ts(optional, as = "Option<bool>"))]
    pub unique: bool,
}

impl Default for LinesOptions {
    fn default() -> Self {
        let limits = Limits { bytes: LONGEST, ..Limits::default() };
        Self { payload: PayloadOptions { limits, ..PayloadOptions::default() }, unique: false }
    }
}

impl LinesOptions {
    /// Reads the options as they come from JavaScript: those of a payload, and `unique`.
    #[must_use]
    pub fn from_json(node: Node<'_>) -> Self {
        let mut payload = PayloadOptions::from_json(node);
        if node.member("limits").and_then(|limits| limits.member("bytes")).is_none() {
            payload.limits.bytes = LONGEST;
        }
        let unique = node.member("unique").and_then(Node::boolean).unwrap_or_default();
        Self { payload, unique }
    }
}

/// What was found in a stream of payloads, one a line (wire version 1).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LinesReport {
    /// The version of this shape: 1.
    pub version: u32,
    /// Whether there are no errors.
    pub ok: bool,
    /// How many lines hold something; blank lines are none.
    pub lines: u32,
    /// How many of them have neither errors nor warnings.
    pub clean: u32,
    /// How many of them have errors or warnings.
    pub faulty: u32,
    /// How many errors there are, kept or not.
    pub errors: u32,
    /// How many warnings there are, kept or not.
    pub warnings: u32,
    /// How many infos there are, kept or not.
    pub infos: u32,
    /// How often each rule was broken, the most frequent first; of a line with more than a
    /// thousand findings the first thousand count.
    pub rules: Vec<RuleCount>,
    /// Whether there are more findings than `diagnostics` holds.
    pub truncated: bool,
    /// The first findings. `line`, `start` and `end` are those of the stream, the others those of
    /// the line; offsets past 4 GiB stay at the most that 32 bits hold.
    pub diagnostics: Vec<Diagnostic>,
    /// What was not checked in the lines, and what it would take to check it.
    pub unchecked: Vec<Unchecked>,
}

/// How often a rule was broken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RuleCount {
    /// The rule's id.
    pub rule: &'static str,
    /// How often.
    pub count: u32,
}

/// How far a stream has been checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LinesProgress {
    /// How many bytes have been taken.
    #[cfg_attr(test, ts(type = "number"))]
    pub bytes: u64,
    /// How many lines with something in them have been checked.
    pub lines: u32,
    /// How many findings there are so far.
    pub findings: u32,
}

/// Checks payloads, one a line, as they come in.
///
/// Lines end with LF or CR LF; the last one needs no end. Only an unfinished line is held, up to
/// the limit of its length; past that, a finding takes the place of the line.
///
/// ```
/// use scim_preflight::{Lines, LinesOptions, text::Encoding};
/// let mut lines = Lines::new(LinesOptions::default(), Encoding::Bytes);
/// lines.push(b"{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:User\"], \"user");
/// lines.push(b"Name\": \"ann\"}\n[]\n");
/// let report = lines.finish();
/// assert_eq!((report.lines, report.clean, report.faulty), (2, 1, 1));
/// assert_eq!(report.diagnostics[0].line, Some(2));
/// ```
#[derive(Debug)]
pub struct Lines {
    options: Rc<PayloadOptions>,
    encoding: Encoding,
    keep: usize,
    report: LinesReport,
    progress: LinesProgress,
    counts: Vec<(&'static Rule, u32)>,
    repeats: Option<Repeats>,
    /// One of each kind and direction that has been seen.
    seen: Vec<Seen>,
    /// The line that has begun, up to one byte more than the limit.
    begun: Vec<u8>,
    /// The number of that line in the stream, from 1, and where it starts.
    line: u32,
    start: u64,
    /// The offset of the next byte.
    offset: u64,
}

impl Lines {
    /// Starts a stream whose offsets are in the units of an encoding.
    #[must_use]
    pub fn new(mut options: LinesOptions, encoding: Encoding) -> Self {
        let keep = options.payload.keep.replace(OF_A_LINE).unwrap_or(KEPT) as usize;
        let mut lines = Self {
            keep,
            encoding,
            report: LinesReport { version: 1, ..LinesReport::default() },
            progress: LinesProgress::default(),
            counts: Vec::new(),
            repeats: options.unique.then(Repeats::default),
            seen: Vec::new(),
            begun: Vec::new(),
            line: 1,
            start: 0,
            offset: 0,
            options: Rc::new(options.payload),
        };
        lines.check_options();
        lines
    }

    /// Says what is wrong with the options themselves, once and of no line.
    fn check_options(&mut self) {
        let mut found = findings(&self.options);
        scim::check_options(&self.options, &mut found);
        if !found.is_clean() {
            self.count(&found);
            let report = ReportBuilder::new(self.encoding).text("schemas", b"", found).finish();
            self.report.truncated |= report.diagnostics.len() > self.keep;
            self.report.diagnostics.extend(report.diagnostics.into_iter().take(self.keep));
        }
    }

    /// Takes the next bytes, cut anywhere.
    pub fn push(&mut self, chunk: &[u8]) -> LinesProgress {
        let options = Rc::clone(&self.options);
        with_check(&options, &mut |check| self.take(chunk, check));
        self.progress
    }

    fn take(&mut self, chunk: &[u8], check: Check<'_>) {
        let mut rest = chunk;
        while let Some((line, behind)) = line_end(rest).and_then(|end| rest.split_at_checked(end)) {
            if self.begun.is_empty() {
                self.check(line, check);
            } else {
                self.begin(line);
                self.check_begun(check);
            }
            self.offset += self.length(line) + 1;
            self.start = self.offset;
            self.line = self.line.saturating_add(1);
            rest = behind.get(1..).unwrap_or_default();
        }
        self.begin(rest);
        self.offset += self.length(rest);
        self.progress.bytes += chunk.len() as u64;
    }

    /// Ends the stream: checks the line that has no end, and freezes the report.
    #[must_use]
    pub fn finish(mut self) -> LinesReport {
        let options = Rc::clone(&self.options);
        with_check(&options, &mut |check| self.check_begun(check));
        crate::text::sort_by(&mut self.counts, |(one, often), (other, times)| {
            times.cmp(often).then(one.id.cmp(other.id))
        });
        let rules = self.counts.iter().map(|&(rule, count)| RuleCount { rule: rule.id, count });
        self.report.rules = rules.collect();
        self.report.ok = self.report.errors == 0;
        for seen in self.seen {
            for each in unchecked(seen.kind, seen.direction, &self.options) {
                if !self.report.unchecked.contains(&each) {
                    self.report.unchecked.push(each);
                }
            }
        }
        self.report
    }

    /// How long a text is in the units of the offsets; of no account once no more are given out.
    fn length(&self, text: &[u8]) -> u64 {
        match self.encoding {
            Encoding::Utf16 if self.report.diagnostics.len() < self.keep => units(text),
            _ => text.len() as u64,
        }
    }

    /// Holds a piece of a line until the rest of it comes.
    fn begin(&mut self, piece: &[u8]) {
        let room = self.options.limits.bytes.saturating_add(1) - self.begun.len();
        self.begun.extend_from_slice(piece.get(..room).unwrap_or(piece));
    }

    fn check_begun(&mut self, check: Check<'_>) {
        let mut line = core::mem::take(&mut self.begun);
        self.check(&line, check);
        line.clear();
        self.begun = line;
    }

    /// Checks one line; a blank one is none.
    fn check(&mut self, line: &[u8], check: Check<'_>) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r')) {
            return;
        }
        let mut findings = findings(&self.options);
        let seen = check(line, &mut findings);
        if let Some(repeats) = &mut self.repeats {
            repeats.check(line, seen.kind, self.line, &mut findings);
        }
        if !self.seen.contains(&seen) {
            self.seen.push(seen);
        }
        self.report.lines += 1;
        self.progress.lines += 1;
        if findings.is_clean() {
            self.report.clean += 1;
            return;
        }
        let [errors, warnings, _] = findings.totals();
        let faulty = errors + warnings > 0;
        self.report.faulty += u32::from(faulty);
        self.report.clean += u32::from(!faulty);
        self.count(&findings);
        self.keep(line, seen, findings);
    }

    fn count(&mut self, findings: &Findings) {
        let [errors, warnings, infos] = findings.totals();
        self.report.errors += errors;
        self.report.warnings += warnings;
        self.report.infos += infos;
        self.progress.findings += errors + warnings + infos;
        for rule in findings.iter().map(crate::report::Finding::rule) {
            match self.counts.iter_mut().find(|(known, _)| known.is(rule)) {
                Some((_, count)) => *count += 1,
                None => self.counts.push((rule, 1)),
            }
        }
    }

    /// Keeps as many findings as there is room for, with their places in the stream.
    fn keep(&mut self, line: &[u8], seen: Seen, findings: Findings) {
        let room = self.keep - self.report.diagnostics.len();
        let [errors, warnings, infos] = findings.totals();
        self.report.truncated |= (errors + warnings + infos) as usize > room;
        if room == 0 {
            return;
        }
        let checked = report_payload(line, seen, findings, &self.options, self.encoding);
        let kept = checked.report.diagnostics.into_iter().take(room);
        let (number, start) = (self.line, self.start);
        self.report.diagnostics.extend(kept.map(|found| moved(found, number, start)));
    }
}

/// A finding about a line, with its places in the stream.
fn moved(mut found: Diagnostic, line: u32, start: u64) -> Diagnostic {
    let place = |at: &mut u32| *at = u32::try_from(u64::from(*at) + start).unwrap_or(u32::MAX);
    found.line = Some(line);
    found.start.iter_mut().chain(&mut found.end).for_each(place);
    for related in found.related.iter_mut().flatten() {
        related.start.iter_mut().chain(&mut related.end).for_each(place);
    }
    for edit in found.fix.iter_mut().flat_map(|fix| &mut fix.edits) {
        place(&mut edit.start);
        place(&mut edit.end);
    }
    found
}

/// Checks a text with one payload a line.
///
/// The same as [`Lines`] where everything is there at once.
///
/// ```
/// use scim_preflight::{LinesOptions, check_lines, text::Encoding};
/// let report = check_lines(b"[]\n\n[]", &LinesOptions::default(), Encoding::Utf16);
/// assert_eq!(report.lines, 2);
/// ```
#[must_use]
pub fn check_lines(bytes: &[u8], options: &LinesOptions, encoding: Encoding) -> LinesReport {
    let mut lines = Lines::new(options.clone(), encoding);
    lines.push(bytes);
    lines.finish()
}
