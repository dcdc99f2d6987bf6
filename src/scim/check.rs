use super::options::{Direction, Kind, PayloadOptions};
use super::schema::{GROUP, Mark, Schema, USER};
use super::{bulk, discovery, error, event, http, list, message, patch, query, recognition};
use super::{resource, unread};
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
        Seen { kind: options.kind, direction: direction(options).unwrap_or(Direction::Create) };
    let value = reader.value();
    match value {
        Value::Object(open) => seen = object(&mut reader, open, options, findings),
        Value::Array(open) => {
            let span = reader.skip(value);
            let patch = options.kind.is_none_or(|kind| kind == Kind::Patch);
            if patch && patch::check_bare(bytes, span, findings) {
                seen = Seen { kind: Some(Kind::Patch), direction: Direction::Patch };
            } else if !reader.stopped() {
                // Of a text that breaks off that is said, and no more.
                message::not_object(bytes, Value::Array(open), span, findings);
            }
        }
        _ => message::not_object(bytes, value, value.span(), findings),
    }
    if reader.stopped() {
        // What a text that breaks off would have said of its kind, nobody knows.
        findings.regrade(|rule, severity, _| (!rule.is(&message::UNKNOWN)).then_some(severity));
    }
    reader.finish();
    json_text::check(reader.faults(), bytes, findings);
    if options.context.http.is_some() {
        http::check_around(bytes, seen, options, findings);
    }
    seen
}

/// Which way the message goes: by the caller's word, or by the HTTP exchange around it.
fn direction(options: &PayloadOptions) -> Option<Direction> {
    options.direction.or_else(|| options.context.direction())
}

fn object(
    reader: &mut Reader<'_>,
    open: Span,
    options: &PayloadOptions,
    findings: &mut Findings,
) -> Seen {
    let opening = recognition::opening(reader.bytes(), open.start);
    let expected =
        options.kind.or((direction(options) == Some(Direction::Patch)).then_some(Kind::Patch));
    let (kind, found, guess) = match opening {
        Some((kind, guess)) if expected.is_none_or(|expected| expected == kind) => {
            (Some(kind), Some(kind), guess)
        }
        _ => {
            let glance = recognition::glance(reader.bytes(), open.start);
            let whole = || Reader::from(reader.bytes(), open.start).whole_value();
            let kind = message::decide(reader.bytes(), &glance, expected, whole, findings);
            (kind, glance.kind(), glance.direction())
        }
    };
    let mut seen = Seen { kind: kind.or(found), direction: direction(options).unwrap_or(guess) };
    let goes = |kind, findings: &mut Findings| {
        let direction = direction(options).filter(|_| options.kind.is_none());
        direction.is_none_or(|direction| message::fits(kind, direction, open, findings))
    };
    match kind.filter(|&kind| goes(kind, findings)) {
        Some(Kind::User) => resource(reader, open, &USER, options, &mut seen, findings),
        Some(Kind::Group) => resource(reader, open, &GROUP, options, &mut seen, findings),
        Some(Kind::List) => {
            seen.direction = Direction::Response;
            list::check(reader, open, findings);
        }
        Some(Kind::Error) => {
            seen.direction = Direction::Response;
            error::check(reader, open, findings);
        }
        Some(Kind::Patch) => {
            seen.direction = Direction::Patch;
            patch::check(reader, open, options.target, findings);
        }
        Some(Kind::Search) => query::check(reader, open, Kind::Search, options, findings),
        Some(kind @ (Kind::BulkRequest | Kind::BulkResponse)) => {
            bulk::check(reader, open, kind, options, findings);
        }
        Some(kind @ (Kind::ServiceProviderConfig | Kind::ResourceType | Kind::Schema)) => {
            discovery::check(reader, open, kind, findings);
        }
        Some(Kind::Event) => event::check(reader, open, Kind::Event, options, findings),
        Some(kind @ (Kind::Resource | Kind::Exchange)) => {
            unread::check(reader, open, kind, findings);
        }
        None => {
            reader.skip(Value::Object(open));
        }
    }
    seen
}

/// Walks a resource in the direction that it most likely goes; where the walk shows that it goes
/// the other way, walks it again.
fn resource(
    reader: &mut Reader<'_>,
    open: Span,
    schema: &Schema<'_>,
    options: &PayloadOptions,
    seen: &mut Seen,
    findings: &mut Findings,
) {
    let start = reader.clone();
    let mark = findings.mark();
    let facts = resource::check(reader, open, schema, seen.direction, false, findings);
    let has = |mark| facts.get(mark).is_some();
    let shown = recognition::direction(has(Mark::Id) && has(Mark::Meta), has(Mark::Password));
    if direction(options).is_none() && shown != seen.direction {
        seen.direction = shown;
        *reader = start;
        findings.forget(mark);
        resource::check(reader, open, schema, shown, false, findings);
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
