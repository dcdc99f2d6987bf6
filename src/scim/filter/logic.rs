//! The rules about conditions that are joined: those that exclude each other, and those that two
//! values may meet.

use super::matching::meets;
use super::meaning::{CASE, Terms, attribute};
use super::{Comparison, Filter, Joined, LiteralKind, Operator};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};
use crate::scim::schema::{Attribute, Returned, Type};
use crate::sentence;
use crate::text::{Span, shown, sort_by};

rules! {
    pub(crate) static RULES;
    CONTRADICTION: "filter.contradiction", Info, Certain, "RFC 7644 §3.4.2.2",
        "Two conditions on one value exclude each other", "Check whether `or` was meant, or another value.";
    MULTI_AND: "filter.multi-and", Info, Certain, "RFC 7644 §3.4.2.2 table 5",
        "Two conditions on a list may be met by two different values",
        "Where one and the same value is meant, put both in brackets.";
}

/// A comparison that stands directly among those that are joined.
#[derive(Clone, Copy)]
struct Told<'f, 's> {
    place: usize,
    filter: &'f Filter,
    comparison: Option<&'f Comparison>,
    /// What is compared: the attribute, and its sub-attribute or itself.
    owner: &'s Attribute<'s>,
    target: &'s Attribute<'s>,
}

/// Looks at all conditions that are joined. The tree is at most 50 deep.
pub(super) fn check(text: &str, filter: &Filter, terms: Terms<'_>, findings: &mut Findings) {
    match filter {
        Filter::And(parts) | Filter::Or(parts) => {
            let or = matches!(filter, Filter::Or(_));
            joined(text, parts, or, terms, findings);
            for part in parts.iter() {
                check(text, part, terms, findings);
            }
        }
        Filter::Not { inner, .. } => check(text, inner, terms, findings),
        Filter::ValuePath { name, inner, .. } => {
            if let Some((found, _)) = attribute(text, *name, terms, &mut Findings::new()) {
                check(text, inner, Terms::Element(found), findings);
            }
        }
        Filter::Present { .. } | Filter::Compare(_) => {}
    }
}

fn joined(text: &str, parts: &Joined, or: bool, terms: Terms<'_>, findings: &mut Findings) {
    let mut told: Vec<Told<'_, '_>> = parts
        .iter()
        .enumerate()
        .filter_map(|(place, filter)| tell(text, place, filter, terms))
        .collect();
    let address = |attribute: &Attribute<'_>| core::ptr::from_ref(attribute).addr();
    sort_by(&mut told, |one, other| {
        address(one.owner).cmp(&address(other.owner)).then(one.place.cmp(&other.place))
    });
    for pair in told.windows(2) {
        let [one, other] = pair else { continue };
        if !core::ptr::eq(one.owner, other.owner) {
            continue;
        }
        if core::ptr::eq(one.target, other.target) {
            exclusive(text, *one, *other, or, findings);
        } else if !or && one.owner.multi {
            two_values(text, *one, *other, findings);
        }
    }
}

fn tell<'f, 's>(
    text: &str,
    place: usize,
    filter: &'f Filter,
    terms: Terms<'s>,
) -> Option<Told<'f, 's>> {
    let (name, comparison) = match filter {
        Filter::Compare(comparison) => (comparison.name, Some(comparison)),
        Filter::Present { name, .. } => (*name, None),
        Filter::Not { inner, .. } => match &**inner {
            Filter::Present { name, .. } => (*name, None),
            _ => return None,
        },
        _ => return None,
    };
    let mut scratch = Findings::new();
    let (target, _) = attribute(text, name, terms, &mut scratch)?;
    let whole = super::Name { sub: None, ..name };
    let owner = match terms {
        Terms::Resource(_) => attribute(text, whole, terms, &mut scratch)?.0,
        Terms::Element(_) => target,
    };
    Some(Told { place, filter, comparison, owner, target })
}

/// Two conditions on the same single value: by `and` no value may meet both, by `or` every one may
/// meet one of them.
fn exclusive(
    text: &str,
    one: Told<'_, '_>,
    other: Told<'_, '_>,
    or: bool,
    findings: &mut Findings,
) {
    let single = !one.owner.multi && !one.target.multi;
    if !single || one.target.kind == Type::Complex || one.target.returned == Returned::Never {
        return;
    }
    if let (Some(first), Some(second)) = (one.comparison, other.comparison)
        && or
        && (first.operator, second.operator) == (Operator::Eq, Operator::Eq)
        && comparable(first, second)
        && first.literal.span.text(text) != second.literal.span.text(text)
        && meets(text, first.literal, Operator::Eq, second.literal, one.target)
    {
        let message = sentence!(
            "Letter case does not count in `",
            one.target.name,
            "`, so that this is asked twice"
        );
        let finding = Finding::at(&CASE, second.literal.span).message(message);
        findings.push(finding.help("Leave one of the two out."));
        return;
    }
    let odd = match (one.comparison, other.comparison) {
        (Some(one_is), Some(other_is)) if or => fills(text, one_is, other_is, one.target),
        (Some(one_is), Some(other_is)) => excludes(text, one_is, other_is, one.target),
        (None, None) => {
            let negated = |told: &Told<'_, '_>| matches!(told.filter, Filter::Not { .. });
            negated(&one) != negated(&other)
        }
        _ => false,
    };
    if odd {
        let verdict = if or { "Every resource meets " } else { "No resource meets both " };
        let word = if or { " or " } else { " and " };
        let (one, other) = (one.filter.span(), other.filter.span());
        let message = sentence!(verdict, shown(one.text(text)), word, shown(other.text(text)));
        findings.push(Finding::at(&CONTRADICTION, one.to(other)).message(message));
    }
}

/// Says whether no value meets both.
fn excludes(text: &str, one: &Comparison, other: &Comparison, attribute: &Attribute<'_>) -> bool {
    use Operator::{Eq, Ge, Gt, Le, Lt};
    if !comparable(one, other) {
        return false;
    }
    let meets = |value: &Comparison, operator, of: &Comparison| {
        meets(text, value.literal, operator, of.literal, attribute)
    };
    match (one.operator, other.operator) {
        (Eq, operator) => !meets(one, operator, other),
        (operator, Eq) => !meets(other, operator, one),
        (Gt | Ge, Lt | Le) => {
            !meets(one, if one.operator == Ge { other.operator } else { Lt }, other)
        }
        (Lt | Le, Gt | Ge) => {
            !meets(one, if one.operator == Le { other.operator } else { Gt }, other)
        }
        _ => false,
    }
}

/// Says whether every value meets one of them.
fn fills(text: &str, one: &Comparison, other: &Comparison, attribute: &Attribute<'_>) -> bool {
    use Operator::{Eq, Ne};
    let same = || meets(text, one.literal, Eq, other.literal, attribute);
    comparable(one, other)
        && match (one.operator, other.operator) {
            (Eq, Ne) | (Ne, Eq) => same(),
            (Ne, Ne) => !same(),
            _ => false,
        }
}

fn comparable(one: &Comparison, other: &Comparison) -> bool {
    let kind = |comparison: &Comparison| core::mem::discriminant(&comparison.literal.kind);
    kind(one) == kind(other) && one.literal.kind != LiteralKind::Null
}

/// Two conditions on two parts of a list's values.
fn two_values(text: &str, one: Told<'_, '_>, other: Told<'_, '_>, findings: &mut Findings) {
    let (Some(first), Some(second)) = (one.comparison, other.comparison) else { return };
    let (Some(sub), Some(other_sub)) = (first.name.sub, second.name.sub) else { return };
    let span = first.span().to(second.span());
    let message = sentence!(
        shown(first.name.span.text(text)),
        " and ",
        shown(second.name.span.text(text)),
        " may be met by two different values"
    );
    let finding = Finding::at(&MULTI_AND, span).message(message);
    let list = Span { end: first.name.attribute.end, ..first.name.span };
    let part = |sub: Span, comparison: &Comparison| {
        Span { start: sub.start, end: comparison.literal.span.end }.text(text)
    };
    let brackets =
        sentence!(list.text(text), "[", part(sub, first), " and ", part(other_sub, second), "]");
    // Those between the two would be lost.
    let adjacent = other.place == one.place + 1;
    let fix = Fix::guess("Ask for one value that meets both").replace(span, brackets);
    findings.push(finding.fix(adjacent.then_some(fix)));
}
