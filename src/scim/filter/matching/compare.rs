//! Single values compared with literals.

use core::cmp::Ordering;
use std::borrow::Cow;

use super::super::{Literal, LiteralKind, Operator};
use super::condition::{Nature, Operand, nature, operand};
use super::decimal;
use crate::json::{Number, Str, Value};
use crate::scim::format::instant;
use crate::scim::schema::{Attribute, Type};

/// What came of comparing a value with a literal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Outcome {
    pub(super) holds: bool,
    /// The literal is a date that is not complete.
    pub(super) partial_date: bool,
    /// Letter case was ignored, and would have told the two apart.
    pub(super) by_case: bool,
}

/// A point in time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moment {
    seconds: i64,
    /// The digits of the fraction, without zeros at the end.
    fraction: String,
    /// Whether time or zone are missing.
    partial: bool,
}

/// The moment that a dateTime names. A date alone is taken as its midnight, a time without a zone
/// as UTC.
pub(super) fn moment(text: &str) -> Option<Moment> {
    let starts =
        text.as_bytes().first().is_some_and(|first| first.is_ascii_digit() || *first == b'-');
    if !starts {
        return None;
    }
    let completed = |end: &str| instant(&crate::sentence!(text, end));
    let whole = instant(text);
    let seconds = whole.or_else(|| completed("Z")).or_else(|| completed("T00:00:00Z"))?;
    let behind = text.split_once('.').map_or("", |(_, behind)| behind);
    let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
    let fraction = behind.get(..digits).unwrap_or_default().trim_end_matches('0').to_owned();
    Some(Moment { seconds, fraction, partial: whole.is_none() })
}

/// What a date lacks to be a dateTime: its zone, its time too, or an empty text; nothing of what is
/// no date either.
pub(in super::super) fn lacks(date: &str) -> Option<&'static str> {
    Some(match moment(date)? {
        Moment { partial: false, .. } => "",
        _ if date.contains(':') => "Z",
        _ => "T00:00:00Z",
    })
}

/// Says whether the value of one literal meets a comparison with another.
pub(in super::super) fn meets(
    text: &str,
    value: Literal,
    operator: Operator,
    literal: Literal,
    attribute: &Attribute<'_>,
) -> bool {
    let bytes = text.as_bytes();
    let token = match value.kind {
        LiteralKind::String => Value::String(Str::quoted(value.span, bytes)),
        LiteralKind::Number => Value::Number(Number { span: value.span, integer: false }),
        LiteralKind::Bool(is) => Value::Bool(value.span, is),
        LiteralKind::Null => Value::Null(value.span),
    };
    compare(bytes, token, operator, &operand(text, literal), nature(Some(attribute))).holds
}

/// A text with letter case taken out.
pub(super) fn fold(text: &str) -> Cow<'_, str> {
    if !text.is_ascii() {
        Cow::Owned(text.to_lowercase())
    } else if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(text.to_ascii_lowercase())
    } else {
        Cow::Borrowed(text)
    }
}

/// Compares a scalar with a literal.
pub(super) fn compare(
    bytes: &[u8],
    value: Value,
    operator: Operator,
    operand: &Operand,
    nature: Nature,
) -> Outcome {
    let plain = |holds| Outcome { holds, ..Outcome::default() };
    match (operand, value) {
        (Operand::Bool(wanted), Value::Bool(_, value)) => plain(match operator {
            Operator::Eq => value == *wanted,
            Operator::Ne => value != *wanted,
            _ => false,
        }),
        (Operand::Number(wanted), Value::Number(number)) => {
            let number = core::str::from_utf8(number.span.slice(bytes)).unwrap_or_default();
            plain(ordered(operator, decimal::compare(number, wanted)))
        }
        (Operand::Text { text, folded, moment: wanted }, Value::String(string)) => {
            let value = string.text(bytes);
            let in_time = nature.kind == Type::DateTime && !operator.searches();
            let moments =
                wanted.as_ref().filter(|_| in_time).zip(moment(&value).filter(|_| in_time));
            if let Some((wanted, value)) = moments {
                let order =
                    (value.seconds, &value.fraction).cmp(&(wanted.seconds, &wanted.fraction));
                return Outcome { partial_date: wanted.partial, ..plain(ordered(operator, order)) };
            }
            let exactly = in_text(operator, &value, text);
            if nature.exact {
                return plain(exactly);
            }
            let holds = in_text(operator, &fold(&value), folded);
            Outcome { by_case: holds != exactly, ..plain(holds) }
        }
        // Values of two kinds are never identical.
        _ => plain(operator == Operator::Ne),
    }
}

fn ordered(operator: Operator, order: Ordering) -> bool {
    match operator {
        Operator::Eq => order.is_eq(),
        Operator::Ne => order.is_ne(),
        Operator::Gt => order.is_gt(),
        Operator::Ge => order.is_ge(),
        Operator::Lt => order.is_lt(),
        Operator::Le => order.is_le(),
        _ => false,
    }
}

fn in_text(operator: Operator, value: &str, wanted: &str) -> bool {
    match operator {
        Operator::Co => value.contains(wanted),
        Operator::Sw => value.starts_with(wanted),
        Operator::Ew => value.ends_with(wanted),
        _ => ordered(operator, value.cmp(wanted)),
    }
}
