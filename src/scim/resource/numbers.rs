//! Integers and decimals: their type, and how they are written.

use super::walk::Walk;
use crate::json::Value;
use crate::report::rule::rules;
use crate::report::{Finding, Fix, Rule};
use crate::scim::schema::{Attribute, Type};
use crate::text::Span;

rules! {
    pub(crate) static RULES;
    INTEGER: "type.integer", Error, Certain, "RFC 7643 §2.3.4",
        "An integer is expected here", "Send digits, without quotes.";
    INTEGER_FRACTION: "type.integer-fraction", Error, Certain, "RFC 7643 §2.3.4",
        "An integer has neither a fraction nor an exponent", "Send digits only.";
    DECIMAL: "type.decimal", Error, Certain, "RFC 7643 §2.3.3",
        "A number is expected here", "Send a number, without quotes.";
    DECIMAL_FORM: "type.decimal-form", Info, Certain, "RFC 7643 §2.3.3",
        "A decimal has a digit on both sides of its point", "Servers take it mostly as it is.";
}

/// Judges how a number is written.
pub(super) fn number(walk: &mut Walk<'_, '_>, attribute: &Attribute<'_>, value: Value) -> Span {
    let span = walk.reader.skip(value);
    let source = String::from_utf8_lossy(span.slice(walk.bytes()));
    let (rule, fix) = match (attribute.kind, source.split_once(['.', 'e', 'E'])) {
        (Type::Integer, Some((whole, rest))) => {
            let integral = source.contains('.') && rest.bytes().all(|digit| digit == b'0');
            let fix = Fix::safe("Leave the fraction out").replace(span, whole.to_owned());
            (&INTEGER_FRACTION, integral.then_some(fix))
        }
        (Type::Decimal, None) => {
            (&DECIMAL_FORM, Some(Fix::safe("Write `.0`").insert(span.end, ".0")))
        }
        (Type::Decimal, Some(_)) if source.contains(['e', 'E']) => (&DECIMAL_FORM, None),
        _ => return span,
    };
    walk.findings.push(Finding::at(rule, span).fix(fix));
    span
}

/// The rule about something else where a number belongs, and the fix of one in quotes.
pub(super) fn expected(kind: Type, value: Value, bytes: &[u8]) -> (&'static Rule, Option<Fix>) {
    let rule = if kind == Type::Integer { &INTEGER } else { &DECIMAL };
    (rule, bare_number(value, bytes, kind))
}

/// Takes the quotes off a number.
fn bare_number(value: Value, bytes: &[u8], kind: Type) -> Option<Fix> {
    let Value::String(token) = value else { return None };
    let text = token.text(bytes).trim().to_owned();
    let digits = text.strip_prefix('-').unwrap_or(&text);
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let whole = digits
        .split('.')
        .next()
        .is_some_and(|whole| plain(whole) && (whole == "0" || !whole.starts_with('0')));
    let legal = match digits.split_once('.') {
        None => true,
        Some((_, fraction)) => kind == Type::Decimal && plain(fraction),
    };
    (whole && legal).then(|| Fix::safe("Remove the quotes").replace(token.span, text))
}
