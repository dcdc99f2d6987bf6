//! The elements of a multi-valued attribute against each other, and suggested values.

use super::elements::{Element, Elements, cmp_any_case};
use super::walk::Walk;
use crate::json::{Str, Value, quote, removal};
use crate::report::rule::rules;
use crate::report::{Finding, Fix, Rule, Severity};
use crate::scim::Direction;
use crate::scim::packs::PRIMARY;
use crate::scim::schema::{Attribute, Format, Mark};
use crate::sentence;
use crate::text::{Span, shown};

rules! {
    pub(crate) static RULES;
    PRIMARY_MULTIPLE: "multi.primary-multiple", Error, Certain, "RFC 7643 §2.4",
        "More than one element is primary", "Set `primary` to true on one of them only.";
    PATCH_PRIMARY: "patch.primary-multiple", Error, Certain, "RFC 7643 §2.4; RFC 7644 §3.5.2",
        "More than one element of the value is primary", "Set `primary` to true on one of them only.";
    PRIMARY_NONE: "multi.primary-none", Info, Certain, "RFC 7643 §2.4",
        "Several elements, and none is primary", "Set `primary` to true on the one that counts.";
    DUPLICATE_TYPE_VALUE: "multi.duplicate-type-value", Info, Certain, "RFC 7643 §2.4",
        "Two elements have the same type and value", "Remove one of them.";
    DUPLICATE_VALUE: "multi.duplicate-value", Warning, Certain, "RFC 7643 §2.4, §4.2",
        "Two elements have the same value", "Remove one of them.";
    DUPLICATE_ELEMENT: "multi.duplicate-element", Warning, Certain, "RFC 7643 §2.4",
        "An element stands twice", "Remove one of them.";
    DUPLICATE_TYPE: "multi.duplicate-type", Info, Certain, "RFC 7643 §2.4; Microsoft Entra ID",
        "Two elements have the same type",
        "Give each a type of its own: a PATCH cannot tell them apart by their type.";
    VALUE_MISSING: "multi.value-missing", Warning, Certain, "RFC 7643 §2.4",
        "An element has no `value`", "Give it a `value`, or remove it.";
    UNKNOWN: "canon.unknown", Info, Certain, "RFC 7643 §2.3.1, §7",
        "The value is not among the suggested ones", "It is allowed, but a server may know the suggested ones only.";
    CASE: "canon.case", Info, Certain, "RFC 7643 §2.2",
        "The value has another letter case than the suggested one", "";
}

/// Compares the elements of one attribute.
pub(super) fn check(walk: &mut Walk<'_, '_>, attribute: &Attribute<'_>, elements: &Elements) {
    // Of attributes of the user's own, their definition says whether it is required.
    let wanted = |value: &Attribute<'_>| !value.required && value.format != Format::Lines;
    if attribute.mark != Mark::Members
        && attribute.subs.find(b"value").is_some_and(|(_, value)| wanted(value))
    {
        values_missing(walk, attribute, elements);
    }
    primaries(walk, attribute, elements);
    if elements.len() > 1 {
        duplicates(walk, attribute, elements);
    }
}

fn values_missing(walk: &mut Walk<'_, '_>, attribute: &Attribute<'_>, elements: &Elements) {
    let bytes = walk.bytes();
    for element in elements.iter().filter(|element| element.value.is_none()) {
        if !has_value(bytes, element) {
            let message = sentence!("An element of `", attribute.name, "` has no `value`");
            walk.findings.push(Finding::at(&VALUE_MISSING, element.span).message(message));
        }
    }
}

/// Says whether there is a `value` after all, though of the wrong type, which was reported.
fn has_value(bytes: &[u8], element: &Element) -> bool {
    let mut reader = crate::json::Reader::from(bytes, element.span.start);
    reader.value();
    while let Some(name) = reader.next_member() {
        let value = reader.value();
        if name.text(bytes).eq_ignore_ascii_case("value") {
            return !matches!(value, Value::Null(_));
        }
        reader.skip(value);
    }
    false
}

fn primaries(walk: &mut Walk<'_, '_>, attribute: &Attribute<'_>, elements: &Elements) {
    if attribute.subs.find(b"primary").is_none() {
        return;
    }
    let mut primary = elements.iter().filter_map(|element| element.primary.filter(|(_, set)| *set));
    match (primary.next(), primary.next()) {
        (Some((first, _)), Some((second, _))) => {
            let fix = Fix::guess("Keep the first one").replace(second, "false");
            let fix = primary.fold(fix, |fix, (span, _)| fix.replace(span, "false"));
            let patch = walk.direction == Direction::Patch;
            let rule = if patch { &PATCH_PRIMARY } else { &PRIMARY_MULTIPLE };
            walk.findings.push(
                Finding::at(rule, second)
                    .message(sentence!(
                        "More than one element of `",
                        attribute.name,
                        "` is primary"
                    ))
                    .related("The first one", first)
                    .fix(fix),
            );
        }
        (None, _) if elements.len() > 1 && walk.direction != Direction::Patch => {
            if let Some(first) = elements.iter().next() {
                let message = sentence!("None of the `", attribute.name, "` is primary");
                let told = matches!(attribute.name, "emails" | "phoneNumbers" | "addresses");
                let strict = told && walk.findings.in_force(&PRIMARY);
                let rule = if strict { &PRIMARY } else { &PRIMARY_NONE };
                walk.findings.push(Finding::at(rule, first.span).message(message));
            }
        }
        _ => {}
    }
}

/// A rule, the element that it is about, and the earlier one that it repeats.
type Twin = (&'static Rule, Element, Element);

fn duplicates(walk: &mut Walk<'_, '_>, attribute: &Attribute<'_>, elements: &Elements) {
    let bytes = walk.bytes();
    let mut found = same_elements(bytes, attribute, elements);
    if matches!(attribute.name, "emails" | "phoneNumbers" | "addresses") {
        same_types(bytes, elements, &mut found);
    }
    for (rule, twin, first) in found {
        let finding = Finding::at(rule, twin.span).related("The first one", first.span);
        let same = |other: &'static Rule| rule.is(other);
        let graver = same(&DUPLICATE_TYPE_VALUE) && walk.direction == Direction::Response;
        let finding = if graver { finding.severity(Severity::Warning) } else { finding };
        let fix = Fix::safe("Remove the second one").delete(removal(
            bytes,
            twin.span.start,
            twin.span.end,
        ));
        // Where the second one says more than the first, something would be lost.
        let equal = twin.span.slice(bytes) == first.span.slice(bytes);
        let fix = if equal { fix } else { fix.guessed() };
        walk.findings.push(finding.fix((!same(&DUPLICATE_TYPE)).then_some(fix)));
    }
}

/// Finds the elements that say the same as an earlier one.
fn same_elements(bytes: &[u8], attribute: &Attribute<'_>, elements: &Elements) -> Vec<Twin> {
    let mut found = Vec::new();
    let raw = |token: Str| token.raw(bytes);
    let Some((_, value)) = attribute.subs.find(b"value") else {
        elements.twins(
            |one, other| Some(one.span.slice(bytes).cmp(other.span.slice(bytes))),
            |twin, first| found.push((&DUPLICATE_ELEMENT, *twin, *first)),
        );
        return found;
    };
    let value_only = matches!(attribute.mark, Mark::Members | Mark::Groups)
        || matches!(attribute.name, "roles" | "entitlements");
    if value_only {
        let members = attribute.mark == Mark::Members;
        let rule = if members { &super::group::DUPLICATE } else { &DUPLICATE_VALUE };
        elements.twins(
            |one, other| Some(raw(one.value?).cmp(raw(other.value?))),
            |twin, first| found.push((rule, *twin, *first)),
        );
        return found;
    }
    let kind = |element: &Element| element.kind.map(raw).unwrap_or_default();
    let order = if value.case_exact { <[u8]>::cmp } else { cmp_any_case };
    elements.twins(
        |one, other| {
            let values = order(raw(one.value?), raw(other.value?));
            Some(values.then_with(|| cmp_any_case(kind(one), kind(other))))
        },
        |twin, first| found.push((&DUPLICATE_TYPE_VALUE, *twin, *first)),
    );
    found
}

/// Adds the elements that have the same type as an earlier one, and another value.
fn same_types(bytes: &[u8], elements: &Elements, found: &mut Vec<Twin>) {
    let mut known: Vec<Span> = found.iter().map(|(_, twin, _)| twin.span).collect();
    known.sort_unstable();
    elements.twins(
        |one, other| Some(cmp_any_case(one.kind?.raw(bytes), other.kind?.raw(bytes))),
        |twin, first| {
            if known.binary_search(&twin.span).is_err() {
                found.push((&DUPLICATE_TYPE, *twin, *first));
            }
        },
    );
}

/// Compares a value with the suggested ones.
pub(super) fn canonical(walk: &mut Walk<'_, '_>, attribute: &Attribute<'_>, token: Str) {
    let raw = token.raw(walk.reader.bytes());
    if attribute.canonical.iter().any(|name| name.as_bytes() == raw) {
        return;
    }
    // Blanks around it have a rule of their own.
    let text = token.text(walk.reader.bytes());
    let text = text.trim();
    if text.is_empty() || attribute.canonical.contains(&text) {
        return;
    }
    let same = attribute.canonical.iter().find(|name| name.eq_ignore_ascii_case(text));
    let shown = shown(text);
    let finding = if let Some(name) = same {
        let finding = Finding::at(&CASE, token.span)
            .message(sentence!(shown, " is suggested as `", name, "`"))
            .fix(Fix::safe(sentence!("Write `", name, "`")).replace(token.span, quote(name)));
        if attribute.case_exact {
            finding.help("Letter case matters here.").severity(Severity::Warning)
        } else {
            finding
                .help("Letter case does not matter here, but some servers compare it all the same.")
        }
    } else {
        let list = attribute.canonical.join("`, `");
        Finding::at(&UNKNOWN, token.span)
            .message(sentence!(shown, " is not among the suggested values"))
            .help(sentence!("The suggested ones are `", list, "`."))
    };
    walk.findings.push(finding);
}
