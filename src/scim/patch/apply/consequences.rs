//! What is to be said of a PATCH when the resource that it is for is known.

use super::engine::Engine;
use super::items::Source;
use super::plan::{Plan, Step};
use super::preview::{is_old, look};
use super::refusal::{PatchError, ScimType};
use super::run::Runner;
use super::semantics::Semantics;
use crate::report::{Finding, Findings, Rule, Severity};
use crate::scim::given::Given;
use crate::scim::patch::parts::Op;
use crate::scim::patch::rules;
use crate::scim::resource::IMMUTABLE_CHANGED;
use crate::scim::schema::{Schema, Schemas};
use crate::sentence;
use crate::text::{Span, digits};

/// Applies the operations to the earlier state of the resource, where that is known, and reports
/// what comes of them. `name` is that of the `Operations`.
pub(crate) fn consequences(
    patch: &[u8],
    name: Span,
    schema: &Schema<'_>,
    options: &Given<'_>,
    findings: &mut Findings,
) {
    let previous = options.context.previous.as_deref().map(str::as_bytes);
    if let Some(previous) = previous
        && let Ok(source) = Source::read(previous)
    {
        let result = tried(patch, source, schema, findings);
        let Some(result) = result else { return };
        for found in introduced(&result, previous, options.schemas, findings).iter() {
            let message = sentence!("After the operations: ", found.text());
            let finding = Finding::at(&rules::PATCH_RESULT, name).message(message);
            findings.push(finding.severity(found.grade()));
        }
    }
}

/// What is wrong with the result of a PATCH that was not wrong before.
pub(super) fn introduced(
    result: &[u8],
    previous: &[u8],
    schemas: &Schemas<'_>,
    patch: &Findings,
) -> Findings {
    let (before, direction) = look(previous, None, schemas, Findings::new());
    let (mut after, _) = look(result, Some(direction), schemas, Findings::new());
    after.drop_where(|finding| is_old(finding, &before, patch));
    after
}

/// Tries the operations, reports what each of them does, and gives the result where none is
/// refused.
pub(super) fn tried(
    patch: &[u8],
    previous: Source<'_>,
    schema: &Schema<'_>,
    findings: &mut Findings,
) -> Option<Vec<u8>> {
    let plan = Plan::read(patch, findings, Semantics::Rfc);
    let engine = Engine::new(schema, Semantics::Rfc, previous, false);
    let mut runner = Runner::new(engine, patch, false);
    let mut refused = plan.error.is_some();
    for step in &plan.steps {
        let done = runner.step(step);
        match done {
            _ if step.error.is_some() => refused = true,
            Ok(()) => told(step, &runner, findings),
            Err(error) => {
                refused = true;
                failed(step, &error, findings);
            }
        }
    }
    (!refused).then(|| runner.engine.bytes().to_vec())
}

/// Reports an operation that is refused for the state that the resource is in.
fn failed(step: &Step, error: &PatchError, findings: &mut Findings) {
    let (op, place) = place(step);
    let rule: &'static Rule = match error.scim_type {
        // That an add may find nothing has been reported.
        ScimType::NoTarget if op == Some(Op::Add) => return,
        ScimType::NoTarget => &rules::FILTER_NO_MATCH,
        ScimType::Mutability => &IMMUTABLE_CHANGED,
        ScimType::InvalidValue if op != Some(Op::Remove) => &rules::PATCH_RESULT,
        // The rest lies in the PATCH itself.
        _ => return,
    };
    if rule.is(&IMMUTABLE_CHANGED) {
        findings.drop_where(|finding| finding.rule().is(&rules::IMMUTABLE) && is_in(finding, step));
    }
    findings.push(Finding::at(rule, place).message(error.message.clone()));
}

/// Says whether a finding is about an operation.
fn is_in(finding: &Finding, step: &Step) -> bool {
    finding.span().is_some_and(|span| step.span.start <= span.start && span.end <= step.span.end)
}

/// Reports what there is to know of an operation that is applied.
fn told(step: &Step, runner: &Runner<'_, '_>, findings: &mut Findings) {
    let (op, place) = place(step);
    let inside = |finding: &Finding| {
        finding
            .span()
            .is_some_and(|span| step.span.start <= span.start && span.end <= step.span.end)
    };
    let total = &runner.total;
    // What the check of the PATCH had to leave open is known now.
    findings.drop_where(|finding| {
        let rule = finding.rule();
        let settled = rule.is(&rules::ADD_VALUEPATH)
            || rule.is(&rules::IMMUTABLE)
            || rule.is(&rules::PRIMARY_DEMOTES) && total.demoted == 0;
        settled && inside(finding)
    });
    let filter = runner.engine.tally.chosen.filter(|_| runner.filtered);
    match filter {
        Some(0) => {
            let message = "The filter matches nothing, and nothing is removed";
            let finding = Finding::at(&rules::FILTER_NO_MATCH, place).message(message);
            findings.push(finding.severity(Severity::Info));
        }
        Some(count) if count > 1 => {
            let count = digits(count as u64);
            let message = sentence!("The filter matches ", count, " values, and all are changed");
            findings.push(Finding::at(&rules::FILTER_MANY, place).message(message));
        }
        _ => {}
    }
    let known =
        findings.iter().any(|finding| finding.rule().is(&rules::REDUNDANT) && inside(finding));
    if op.is_some() && filter != Some(0) && !total.changes() && !total.hidden && !known {
        let finding = Finding::at(&rules::REDUNDANT, place);
        let finding =
            finding.message("The resource is this way already: the operation changes nothing");
        findings.push(finding.help("Leave it out."));
    }
}

/// What an operation does, and the place that stands for it.
fn place(step: &Step) -> (Option<Op>, Span) {
    let Some(parts) = &step.parts else { return (None, step.span) };
    let member = parts.path.or(parts.op);
    (parts.meant, member.map_or(step.span, |member| member.span))
}
