//! The operations of a PATCH, and which of them a server refuses whatever the resource is.

use super::items::{Item, items, member};
use super::refusal::{PatchError, ScimType};
use super::semantics::Semantics;
use crate::json::{Reader, Value};
use crate::report::{Finding, Findings, Severity, View};
use crate::scim::patch::parts::Parts;
use crate::scim::profile::{Profile, Profiles};
use crate::text::Span;

/// The operations of a PATCH.
#[derive(Debug)]
pub(super) struct Plan<'p> {
    pub(super) bytes: &'p [u8],
    pub(super) steps: Vec<Step>,
    /// Why the PATCH as a whole is refused.
    pub(super) error: Option<PatchError>,
}

/// An operation.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) span: Span,
    /// Its parts; nothing where it is no object.
    pub(super) parts: Option<Parts>,
    /// Why it is refused.
    pub(super) error: Option<PatchError>,
}

impl<'p> Plan<'p> {
    /// Reads the operations. What the check of the PATCH has found an error refuses the operation
    /// that it is about, or all of them, unless the reading takes it.
    pub(super) fn read(bytes: &'p [u8], findings: &Findings, semantics: Semantics) -> Self {
        let root = Reader::from(bytes, 0).place_of_value();
        let list = member(bytes, root, "Operations");
        let elements = list.map(|list| items(bytes, list.span.start)).unwrap_or_default();
        let step = |item: &Item| {
            let object = matches!(item.value, Value::Object(_));
            let parts = object.then(|| Parts::scout(bytes, item.span.start)).flatten();
            Step { span: item.span, parts, error: None }
        };
        let mut plan = Self { bytes, steps: elements.iter().map(step).collect(), error: None };
        for finding in findings.iter().filter(|finding| refuses(finding, bytes, semantics)) {
            plan.refuse(finding);
        }
        if plan.steps.is_empty() && plan.error.is_none() {
            plan.error =
                Some(PatchError::new(ScimType::InvalidSyntax, "The PATCH has no operations"));
        }
        plan
    }

    fn refuse(&mut self, finding: &Finding) {
        let place = finding.span().unwrap_or_default().start;
        let index = self.steps.partition_point(|step| step.span.end <= place);
        let step = self.steps.get_mut(index).filter(|step| step.span.start <= place);
        let id = finding.rule().id;
        let slot = match step {
            Some(step) => &mut step.error,
            // What is wrong with the envelope's `schemas` does not keep anybody from reading on.
            None if id.starts_with("schemas.") => return,
            None => &mut self.error,
        };
        slot.get_or_insert_with(|| PatchError::of(finding));
    }
}

/// Says whether a finding makes a server refuse, by a reading.
fn refuses(finding: &Finding, bytes: &[u8], semantics: Semantics) -> bool {
    let sender = if semantics.is_loose() { Profile::Entra } else { Profile::Rfc };
    let part = finding.span().unwrap_or_default().slice(bytes);
    let view = Profiles::default().with(sender).view(finding.rule(), part);
    let grade = view.map_or(Some(finding.grade()), View::severity);
    grade == Some(Severity::Error)
}
