use super::options::{Direction, Kind, PayloadOptions};
use super::schema::{GROUP, Schema, USER};
use super::{error, list, message, resource};
use crate::json::{Reader, Value};
use crate::report::{Findings, json_text};
use crate::text::Span;

/// What a payload turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its kind; nothing where that could not be told.
    pub kind: Option<Kind>,
    /// Which way it goes.
    pub direction: Direction,
}

/// Checks a SCIM message.
///
/// One pass over the bytes, besides a glance at the top level to tell what it is; nothing is
/// allocated for a payload without findings.
pub fn check(bytes: &[u8], options: &PayloadOptions, findings: &mut Findings) -> Seen {
    let mut reader = Reader::new(bytes, options.limits);
    reader.check_utf8();
    let mut seen =
        Seen { kind: options.kind, direction: options.direction.unwrap_or(Direction::Create) };
    let value = reader.value();
    match value {
        Value::Object(open) => seen = object(&mut reader, open, options, findings),
        Value::Array(open) => {
            let span = reader.skip(value);
            message::not_object(bytes, Value::Array(open), span, findings);
        }
        _ => message::not_object(bytes, value, value.span(), findings),
    }
    if reader.stopped() {
        // What a text that breaks off would have said of its kind, nobody knows.
        findings.regrade(|rule, severity| {
            (!core::ptr::eq(rule, &message::UNKNOWN)).then_some(severity)
        });
    }
    reader.finish();
    json_text::check(reader.faults(), bytes, findings);
    seen
}

fn object(
    reader: &mut Reader<'_>,
    open: Span,
    options: &PayloadOptions,
    findings: &mut Findings,
) -> Seen {
    let bytes = reader.bytes();
    let glance = message::glance(bytes, open.start);
    let whole = || Reader::from(bytes, open.start).whole_value();
    let expected = message::decide(&glance, options, whole, findings);
    let direction = options.direction.unwrap_or_else(|| glance.direction());
    let seen = Seen { kind: expected.or(glance.kind()), direction };
    match expected {
        Some(Kind::User) => {
            resource::check(reader, open, &USER, direction, false, findings);
        }
        Some(Kind::Group) => {
            resource::check(reader, open, &GROUP, direction, false, findings);
        }
        Some(Kind::List) => list::check(reader, open, findings),
        Some(Kind::Error) => error::check(reader, open, findings),
        _ => {
            reader.skip(Value::Object(open));
        }
    }
    match expected {
        Some(Kind::List | Kind::Error) => Seen { direction: Direction::Response, ..seen },
        Some(Kind::Patch) => Seen { direction: Direction::Patch, ..seen },
        _ => seen,
    }
}

/// The schema of a kind of resource.
#[must_use]
pub fn schema_of(kind: Kind) -> Option<&'static Schema<'static>> {
    match kind {
        Kind::User => Some(&USER),
        Kind::Group => Some(&GROUP),
        _ => None,
    }
}
