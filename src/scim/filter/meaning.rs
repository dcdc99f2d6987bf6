//! The rules about what a filter compares: a tree held against a schema.

use super::matching::lacks;
use super::{Comparison, Filter, Literal, LiteralKind, Name, Operator};
use crate::json::{Str, quote};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Severity};
use crate::scim::path::{FILTER_UNKNOWN_SUB, Place, chooses, misnamed, resolve};
use crate::scim::schema::{Attribute, KNOWN, Mark, Returned, Schema, Type};
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
    NEVER_RETURNED: "filter.never-returned", Warning, Certain, "RFC 7643 §4.1.1, §7; RFC 7644 §7.5.2",
        "The filter feels its way to a value that is never returned", "Compare it with `eq`, or better not at all.";
    CASE: "filter.case-sensitivity", Info, Certain, "RFC 7643 §2.2",
        "Letter case counts in this attribute, and this one is unusual", "Check the letter case.";
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
            if let Some((attribute, _)) = attribute(text, *name, terms, findings) {
                never_returned(attribute, None, name.span, findings);
            }
        }
        Filter::Compare(comparison) => {
            if let Some((attribute, direct)) = attribute(text, comparison.name, terms, findings) {
                compare(text, comparison, attribute, direct, findings);
                never_returned(
                    attribute,
                    Some(comparison.operator),
                    comparison.name.span,
                    findings,
                );
            }
        }
        Filter::ValuePath { span, name, inner } => {
            let brackets = Span { start: name.span.end, ..*span };
            if let Some((attribute, _)) = attribute(text, *name, terms, findings)
                && chooses(attribute, brackets, findings)
            {
                check(text, inner, Terms::Element(attribute), findings);
            }
        }
    }
}

/// Finds the attribute that a name stands for; says also whether it is named without a
/// sub-attribute.
pub(super) fn attribute<'s>(
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
    } else if kind == Type::DateTime {
        match no_moment(text, comparison.literal, attribute) {
            Some(finding) => finding,
            None => return,
        }
    } else if let Some(usual) = usual_case(text, comparison, attribute) {
        let message =
            sentence!("Letter case counts in `", attribute.name, "`, where `", usual, "` is usual");
        let fix = Fix::guess(sentence!("Write `", usual, "`"));
        let span = comparison.literal.span;
        Finding::at(&CASE, span).message(message).fix(fix.replace(span, quote(&usual)))
    } else {
        return;
    };
    findings.push(finding);
}

/// Says what is wrong with a text that is compared with a moment.
fn no_moment(text: &str, literal: Literal, attribute: &Attribute<'_>) -> Option<Finding> {
    let string = string(text, literal);
    let whole = match lacks(&string) {
        None => {
            let message =
                sentence!("`", attribute.name, "` is a dateTime string, and this is none");
            let help = "Write it as in `2020-01-31T13:45:00Z`.";
            return Some(Finding::at(&TYPE, literal.span).message(message).help(help));
        }
        Some("") => return None,
        Some(missing) => sentence!("\"", string, missing, "\""),
    };
    let fix = Fix::guess("Take it as UTC").replace(literal.span, whole);
    Some(
        Finding::at(&TYPE, literal.span)
            .severity(Severity::Warning)
            .message("The moment is not complete, and servers differ in how they take it")
            .help("Write date, time and zone, as in `2020-01-31T13:45:00Z`.")
            .fix(fix),
    )
}

fn string(text: &str, literal: Literal) -> String {
    let bytes = text.as_bytes();
    Str::quoted(literal.span, bytes).text(bytes).into_owned()
}

/// The usual letter case of a value, where it is known and the filter has another.
fn usual_case(text: &str, comparison: &Comparison, attribute: &Attribute<'_>) -> Option<String> {
    if !matches!(comparison.operator, Operator::Eq | Operator::Ne) {
        return None;
    }
    let value = string(text, comparison.literal);
    let known = |of: fn(&Schema<'static>) -> &'static str| {
        let same =
            KNOWN.iter().map(|schema| of(schema)).find(|name| name.eq_ignore_ascii_case(&value));
        same.map(str::to_owned)
    };
    let usual = match attribute.mark {
        Mark::MetaResourceType => known(|schema| schema.name),
        Mark::Schemas => known(|schema| schema.urn),
        Mark::Id if is_uuid(&value) => Some(value.to_ascii_lowercase()),
        _ => None,
    };
    usual.filter(|usual| *usual != value)
}

fn is_uuid(text: &str) -> bool {
    let parts = text.split('-').map(str::len);
    parts.eq([8, 4, 4, 4, 12]) && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

fn never_returned(
    attribute: &Attribute<'_>,
    operator: Option<Operator>,
    span: Span,
    findings: &mut Findings,
) {
    if attribute.returned == Returned::Never && operator != Some(Operator::Eq) {
        let message = sentence!(
            "`",
            attribute.name,
            "` is never returned, and the filter feels its way to it"
        );
        findings.push(Finding::at(&NEVER_RETURNED, span).message(message));
    }
}

/// Notes a URN that stands where an attribute should, where no schema is asked about names.
pub(super) fn urn_alone(text: &str, name: Name, findings: &mut Findings) {
    let whole = name.span.text(text);
    if KNOWN.iter().any(|schema| schema.urn.eq_ignore_ascii_case(whole)) {
        findings.push(Finding::at(&URN_ALONE, name.span));
    }
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
        .severity(Severity::Info)
        .help("Most servers compare `value` then: better write so.")
        .fix(Fix::safe("Add `.value`").insert(name.end, ".value"))
}
