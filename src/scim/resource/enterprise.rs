//! The manager of a user.

use super::names::MANAGER_ID;
use super::reference::{Address, is_there};
use super::walk::Walk;
use super::{Fact, Facts};
use crate::json::{first_member, quote};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};
use crate::scim::Direction;
use crate::scim::schema::{Mark, urn};
use crate::sentence;
use crate::text::{Span, shown};

rules! {
    pub(crate) static RULES;
    VALUE_MISSING: "enterprise.manager-value-missing", Warning, Likely, "RFC 7643 §4.3, §8.7.1",
        "`manager` has no `value`", "Give the id of the manager's user at the server.";
    REF_MISSING: "enterprise.manager-ref-missing", Info, Certain, "RFC 7643 §4.3, §8.7.1",
        "`manager` has no `$ref`", "RFC 7643 recommends one. The `value` is enough for servers.";
    REF_VALUE: "enterprise.manager-ref-value", Warning, Certain, "RFC 7643 §4.3",
        "`$ref` and `value` of `manager` name two resources", "The last part of `$ref` must be the `value`.";
    SELF: "enterprise.manager-self", Warning, Certain, "RFC 7643 §4.3",
        "The user is their own manager", "Leave `manager` out for whoever has none.";
    NUMBER: "enterprise.employeeNumber-type", Error, Certain, "RFC 7643 §4.3",
        "`employeeNumber` must be a string", "Put it in double quotes: it may have letters and leading zeros.";
}

/// Judges the manager that has been read; the findings about its members begin at the mark.
pub(super) fn manager(walk: &mut Walk<'_, '_>, span: Span, mark: usize) {
    let bytes = walk.bytes();
    let reference = Address::of(walk, Mark::ManagerRef);
    if !is_there(walk, Mark::ManagerValue) {
        // A PATCH may set the rest of what is there.
        let is_misnamed = |finding: &Finding| finding.rule().is(&MANAGER_ID);
        let misnamed = walk.findings.iter().skip(mark).any(is_misnamed);
        if walk.direction != Direction::Patch && !misnamed {
            let fix = reference.map(|reference| {
                let member = sentence!("\"value\": ", quote(&reference.id()));
                let (place, text) = first_member(bytes, span.start, &member);
                Fix::guess("Take it from `$ref`").insert(place, text)
            });
            walk.findings.push(Finding::at(&VALUE_MISSING, span).fix(fix));
        }
        return;
    }
    let value = walk.facts.get(Mark::ManagerValue).and_then(|fact| fact.text(bytes));
    let Some(reference) = reference else {
        // A client seldom knows the address; the server does.
        if walk.direction == Direction::Response && !is_there(walk, Mark::ManagerRef) {
            walk.findings.push(Finding::at(&REF_MISSING, span));
        }
        return;
    };
    let place = walk.facts.get(Mark::ManagerRef).map_or(span, |fact| fact.span);
    let other = reference.type_of(walk).filter(|of| of.urn != urn::USER);
    let message = match (other, value) {
        (Some(of), _) => sentence!("`$ref` of `manager` leads to a ", of.name),
        (None, Some(value)) if !value.is_empty() && !reference.names(&value) => sentence!(
            "`$ref` of `manager` leads to ",
            shown(&reference.id()),
            ", but `value` is ",
            shown(&value)
        ),
        _ => return,
    };
    walk.findings.push(Finding::at(&REF_VALUE, place).message(message));
}

/// Compares the manager with the user.
pub(super) fn check(bytes: &[u8], facts: &Facts, direction: Direction, findings: &mut Findings) {
    let token = |mark| facts.get(mark).and_then(Fact::string);
    // The `id` of a create is not the one that the user will have.
    if let (Some(id), Some(value)) = (token(Mark::Id), token(Mark::ManagerValue))
        && id.text(bytes) == value.text(bytes)
        && direction != Direction::Create
    {
        findings.push(Finding::at(&SELF, value.span));
    }
}
