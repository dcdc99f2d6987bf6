//! The rules about what a filter compares: a tree held against a schema.

use super::{Comparison, Filter, LiteralKind, Name, Operator};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};
use crate::scim::path::{FILTER_UNKNOWN_SUB, Place, misnamed, resolve};
use crate::scim::schema::{Attribute, Schema, Type};
use crate::sentence;
use crate::text::Span;

rules! {
    pub(crate) static RULES;
    UNKNOWN: "filter.unknown-attribute", Warning, Certain, "RFC 7644 §3.4.2.1",
        "The schema has no attribute of this name", "Use a name from the schema.";
    URN_ALONE: "filter.urn-as-attribute", Warning, Certain, "RFC 7644 §3.4.2.2 figure 1",
        "A URN stands in the place of an attribute", "Put a colon and the attribute behind it.";
    WITHOUT_SUB: "filter.complex-without-sub", Error, Certain, "RFC 7644 §3.4.2.2",
        "The attribute has parts, and none is named", "Name the part to compare, such as `name.familyName`.";
    TYPE: "filter.type-mismatch", Error, Certain, "RFC 7644 §3.4.2.2, §3.12 table 9",
        "The value is of another type than the attribute", "";
    ORDER: "filter.order-on-boolean-binary", Error, Certain, "RFC 7644 §3.4.2.2 table 3",
        "Booleans and binary values have no order", "Use `eq` or `ne`.";
    SUBSTRING: "filter.substring-on-nonstring", Warning, Certain, "RFC 7644 §3.4.2.2 table 3",
        "The attribute is no text to search in", "Use `eq`, or `ge` and `le` for a range.";
    NULL: "filter.null-literal", Info, Certain, "RFC 7644 §3.4.2.2 figure 1; RFC 7643 §2.5",
        "Servers differ in what comparing with `null` means", "To ask whether there is a value, use `pr`.";
}

/// What the names of a filter are names of.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Terms<'s> {
    /// Attributes of a resource.
    Resource(&'s Schema<'s>),
    /// Sub-attributes of the values of a multi-valued attribute.
    Element(&'s Attribute<'s>),
}

/// Holds a filter against the schema. The tree is at most 50 deep.
pub(crate) fn check(text: &str, filter: &Filter, terms: Terms<'_>, findings: &mut Findings) {
    match filter {
        Filter::And(parts) | Filter::Or(parts) => {
            for part in parts.iter() {
                check(text, part, terms, findings);
            }
        }
        Filter::Not { inner, .. } => check(text, inner, terms, findings),
        Filter::Present { name, .. } => {
            attribute(text, *name, terms, findings);
        }
        Filter::Compare(comparison) => {
            if let Some((attribute, direct)) = attribute(text, comparison.name, terms, findings) {
                compare(text, comparison, attribute, direct, findings);
            }
        }
        Filter::ValuePath { name, inner, .. } => {
            if let Some((attribute, _)) = attribute(text, *name, terms, findings) {
                check(text, inner, Terms::Element(attribute), findings);
            }
        }
    }
}

/// Finds the attribute that a name stands for; says also whether it is named without a
/// sub-attribute.
fn attribute<'s>(
    text: &str,
    name: Name,
    terms: Terms<'s>,
    findings: &mut Findings,
) -> Option<(&'s Attribute<'s>, bool)> {
    match terms {
        Terms::Resource(schema) => {
            let place = Place::Filter(&UNKNOWN, &URN_ALONE);
            let meaning = resolve(text, name, name.sub, schema, place, findings)?;
            Some((meaning.target()?, meaning.sub.is_none()))
        }
        Terms::Element(attribute) => {
            let word = name.attribute.text(text);
            if attribute.kind != Type::Complex && word.eq_ignore_ascii_case("value") {
                return Some((attribute, false));
            }
            if let Some((_, sub)) = attribute.subs.find(word.as_bytes()) {
                return Some((sub, false));
            }
            let names = attribute.subs.list().iter().map(|sub| sub.name);
            let rule = &FILTER_UNKNOWN_SUB;
            findings.push(misnamed(rule, attribute.name, word, name.attribute, names));
            None
        }
    }
}

fn compare(
    text: &str,
    comparison: &Comparison,
    attribute: &Attribute<'_>,
    direct: bool,
    findings: &mut Findings,
) {
    let operator = comparison.operator;
    let kind = attribute.kind;
    let finding = if comparison.literal.kind == LiteralKind::Null {
        null(text, comparison)
    } else if kind == Type::Complex {
        without_sub(attribute, comparison.name.span, direct)
    } else if operator.orders() && matches!(kind, Type::Boolean | Type::Binary) {
        let message = sentence!("`", attribute.name, "` is ", kind.name(), " and has no order");
        Finding::at(&ORDER, comparison.operator_span).message(message)
    } else if operator.searches() && matches!(kind, Type::Boolean | Type::DateTime | Type::Binary) {
        let message =
            sentence!("`", attribute.name, "` is ", kind.name(), ", no text to search in");
        Finding::at(&SUBSTRING, comparison.operator_span).message(message)
    } else if !fits(kind, comparison.literal.kind) {
        mismatch(text, comparison, attribute)
    } else {
        return;
    };
    findings.push(finding);
}

fn fits(kind: Type, literal: LiteralKind) -> bool {
    match kind {
        Type::Boolean => matches!(literal, LiteralKind::Bool(_)),
        _ => literal == LiteralKind::String,
    }
}

#[cold]
fn mismatch(text: &str, comparison: &Comparison, attribute: &Attribute<'_>) -> Finding {
    let literal = comparison.literal;
    let written = literal.span.text(text);
    let bare = written.trim_matches('"');
    let is = match literal.kind {
        LiteralKind::String => "a string",
        LiteralKind::Number => "a number",
        _ => "a boolean",
    };
    let lower = bare.to_ascii_lowercase();
    let meant = match (attribute.kind, literal.kind) {
        (Type::Boolean, LiteralKind::String) if lower == "true" || lower == "false" => Some(lower),
        (Type::Boolean, _) => None,
        _ => Some(sentence!("\"", bare, "\"")),
    };
    let title =
        if literal.kind == LiteralKind::String { "Remove the quotes" } else { "Put it in quotes" };
    Finding::at(&TYPE, literal.span)
        .message(sentence!(
            "`",
            attribute.name,
            "` is ",
            attribute.kind.name(),
            ", but is compared with ",
            is
        ))
        .fix(meant.map(|meant| Fix::safe(title).replace(literal.span, meant)))
}

#[cold]
fn null(text: &str, comparison: &Comparison) -> Finding {
    let name = comparison.name.span.text(text);
    let written = match comparison.operator {
        Operator::Eq => Some(sentence!("not (", name, " pr)")),
        Operator::Ne => Some(sentence!(name, " pr")),
        _ => None,
    };
    Finding::at(&NULL, comparison.span())
        .fix(written.map(|text| Fix::safe("Use `pr`").replace(comparison.span(), text)))
}

#[cold]
fn without_sub(attribute: &Attribute<'_>, name: Span, direct: bool) -> Finding {
    let value = attribute.multi && direct && attribute.subs.find(b"value").is_some();
    let message = sentence!("`", attribute.name, "` has parts, and none is named");
    let finding = Finding::at(&WITHOUT_SUB, name).message(message);
    if !value {
        return finding;
    }
    finding
        .severity(crate::report::Severity::Info)
        .help("Most servers compare `value` then: better write so.")
        .fix(Fix::safe("Add `.value`").insert(name.end, ".value"))
}
