//! Collects the findings of all checks, step by step, and makes the report of them.

use super::Step;
use super::form::Setup;
use crate::preflight::registry;
use crate::report::{Diagnostic, Finding, Findings, Related, Report, ReportBuilder, Spot};
use crate::sentence;
use crate::sumologic::looks_like_credential;
use crate::text::{Encoding, digits, sort_by};

/// Rules of which several findings in one input are told together, since there may be one for
/// each person or attribute.
static TOGETHER: &[&str] = &["assignment.", "mapping.extra-attribute", "mapping.create-only"];

/// How many further places such a finding names.
const NAMED: usize = 20;

/// The findings so far.
#[derive(Debug)]
pub(super) struct Found {
    /// The step whose checks are running.
    pub(super) step: Step,
    typed: Vec<(Step, Diagnostic)>,
    pasted: Vec<(Step, u32, Findings)>,
}

/// What is known of a finding of the report besides.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) step: Step,
    /// The pasted texts that show it, each with the place in it.
    pub(super) places: Vec<(u32, u32)>,
}

impl Found {
    pub(super) fn new() -> Self {
        Self { step: Step::Prerequisites, typed: Vec::new(), pasted: Vec::new() }
    }

    /// Takes a finding about what stands at a spot.
    pub(super) fn push(&mut self, spot: Spot, finding: Finding) {
        match spot {
            Spot::Text(input, span) => self.pasted(input, finding.over(span)),
            Spot::Field(form, pointer, index) => {
                let mut findings = Findings::new();
                findings.push(finding.pointer(field(pointer, index)));
                let report = ReportBuilder::new(Encoding::Utf16).text(form, b"", findings).finish();
                let step = self.step;
                self.typed.extend(report.diagnostics.into_iter().map(|found| (step, found)));
            }
        }
    }

    /// Takes what another check has found, where a spot is known for it. In a form its places
    /// and fixes are those of the field's text; in a pasted text it is about the whole value.
    pub(super) fn take(&mut self, report: Report, spot: &dyn Fn(&Diagnostic) -> Option<Spot>) {
        for mut found in report.diagnostics {
            match spot(&found) {
                Some(Spot::Field(form, pointer, index)) => {
                    form.clone_into(&mut found.source);
                    found.pointer = Some(field(pointer, index));
                    self.typed.push((self.step, found));
                }
                Some(place @ Spot::Text(..)) => {
                    if let Some(finding) = again(found) {
                        self.push(place, finding);
                    }
                }
                None => {}
            }
        }
    }

    fn pasted(&mut self, input: u32, finding: Finding) {
        let step = self.step;
        let mut known = self.pasted.iter_mut();
        if let Some((_, _, findings)) = known.find(|(of, text, _)| *of == step && *text == input) {
            findings.push(finding);
        } else {
            let mut findings = Findings::new();
            findings.push(finding);
            self.pasted.push((step, input, findings));
        }
    }

    /// Freezes the report, in the order of the guide; says of each finding which step it is of, and
    /// what shows it.
    pub(super) fn finish(self, setup: &Setup) -> (Report, Vec<Kept>) {
        let mut truncated = false;
        let kept = |step, places| Kept { step, places };
        let mut all: Vec<(Kept, Diagnostic)> =
            self.typed.into_iter().map(|(step, found)| (kept(step, Vec::new()), found)).collect();
        for (step, input, findings) in self.pasted {
            let text = setup.pasted.get(input as usize).map_or("", |pasted| pasted.text.as_str());
            let source = sentence!("pasted/", digits(input.into()));
            let report = ReportBuilder::new(Encoding::Utf16)
                .json(&source, text.as_bytes(), findings)
                .finish();
            truncated |= report.truncated;
            all.extend(report.diagnostics.into_iter().map(|found| {
                let place = found.start.map(|start| (input, start));
                (kept(step, place.into_iter().collect()), found)
            }));
        }
        for (_, found) in &mut all {
            found.message = without_secrets(&found.message);
        }
        sort_by(&mut all, |(kept, one), (other_kept, other)| {
            (kept.step, one.severity, &one.rule).cmp(&(
                other_kept.step,
                other.severity,
                &other.rule,
            ))
        });
        let mut told: Vec<(Kept, Diagnostic)> = Vec::new();
        for (kept, found) in all {
            let mut alike = told.iter_mut().rev().take_while(|(_, last)| last.rule == found.rule);
            match alike.find(|(_, last)| says_the_same(last, &found)) {
                Some((first, last)) => {
                    first.places.extend(kept.places);
                    relate(last, found);
                }
                None => told.push((kept, found)),
            }
        }
        let (kept, diagnostics): (Vec<Kept>, Vec<Diagnostic>) = told.into_iter().unzip();
        (Report::of(diagnostics, truncated), kept)
    }
}

/// From how many characters on what is quoted may be a secret: access IDs are none.
const SECRET: usize = 24;

/// Whether a text is a key or a token, as far as it is there: messages cut what is long.
pub(super) fn is_secret(text: &str) -> bool {
    text.len() >= SECRET && looks_like_credential(text.trim_end_matches('…'))
}

/// A message without the keys and tokens that were typed where something else belongs.
fn without_secrets(message: &str) -> String {
    let mut out = String::with_capacity(message.len());
    for (index, part) in message.split('`').enumerate() {
        out.push_str(if index == 0 { "" } else { "`" });
        out.push_str(if is_secret(part) { "[hidden]" } else { part });
    }
    out
}

/// The pointer to a field of a form, or to an entry of a list in one.
fn field(pointer: &str, index: Option<u32>) -> String {
    index.map_or_else(|| pointer.to_owned(), |at| sentence!(pointer, "/", digits(at.into())))
}

/// Makes a finding again of what has left another check.
fn again(found: Diagnostic) -> Option<Finding> {
    let rule = registry::rule(&found.rule)?;
    let finding = Finding::of(rule)
        .message(found.message)
        .help(found.help.unwrap_or_default())
        .severity(found.severity)
        .certainty(found.certainty);
    let notes = found.related.into_iter().flatten().filter(|related| related.start.is_none());
    Some(notes.fold(finding, |finding, note| finding.note(note.message)))
}

/// Whether two findings of one rule are one defect: told in the same words, or of a rule that is
/// told once for each input.
fn says_the_same(one: &Diagnostic, other: &Diagnostic) -> bool {
    let together = TOGETHER.iter().any(|rule| one.rule.starts_with(rule));
    one.message == other.message || together && one.source == other.source
}

/// Adds a finding to one that says the same.
fn relate(last: &mut Diagnostic, found: Diagnostic) {
    let related = last.related.get_or_insert_default();
    let here = last.source == found.source;
    if related.len() > NAMED || here && last.pointer == found.pointer {
        return;
    }
    if related.len() == NAMED {
        let message = "There are more of them".to_owned();
        return related.push(Related { message, pointer: None, start: None, end: None });
    }
    related.push(if here {
        let Diagnostic { message, pointer, start, end, .. } = found;
        Related { message, pointer, start, end }
    } else {
        let pointer = found.pointer.unwrap_or_default();
        let message = sentence!("The same stands in ", found.source, " at ", pointer);
        Related { message, pointer: None, start: None, end: None }
    });
}
