use super::given::{Dialect, Given};
use super::options::{Direction, Kind, PayloadOptions};
use super::resource::{self, Facts, Terms};
use super::schema::{GROUP, Mark, Schema, USER, with_schemas, xref};
use super::unread;
use super::{bulk, discovery, draft, error, event, http, list, message, patch, query, recognition};
use crate::json::{Reader, Value};
use crate::report::{Findings, View, json_text};
use crate::text::Span;

/// What a payload turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its kind; nothing where that could not be told.
    pub kind: Option<Kind>,
    /// Which way it goes.
    pub direction: Direction,
}

/// Calls a function with what all checks by the same options share: the tables of the schemas that
/// the documents among them define.
pub fn with_given(
    options: &PayloadOptions,
    dialect: Option<&dyn Dialect>,
    run: &mut dyn FnMut(&Given<'_>),
) {
    with_schemas(options.context.discovery.as_ref(), &mut |schemas| {
        run(&Given { options, schemas, dialect });
    });
}

/// Checks the options themselves: the server's own documents against each other.
pub fn check_options(options: &PayloadOptions, findings: &mut Findings) {
    if let Some(discovery) = &options.context.discovery {
        xref::check(discovery, findings);
    }
}

/// Checks a SCIM message.
///
/// One pass over the bytes, besides a glance at the top level to tell what it is; nothing is
/// allocated for a payload without findings.
pub fn check(bytes: &[u8], given: &Given<'_>, findings: &mut Findings) -> Seen {
    let context = &given.context;
    let seen = if http::is_pasted(bytes, given) {
        http::check_pasted(bytes, given, findings)
    } else if context.http.is_some() || context.discovery.is_some() {
        http::check_within(bytes, given, findings)
    } else {
        check_body(bytes, given, findings)
    };
    // Of an exchange each body has been looked at by itself.
    if let Some(dialect) = given.dialect.filter(|_| seen.kind != Some(Kind::Exchange)) {
        dialect.look(bytes, seen, findings);
    }
    seen
}

/// Checks a message for itself, whatever is around it.
pub(crate) fn check_body(bytes: &[u8], options: &Given<'_>, findings: &mut Findings) -> Seen {
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
            } else if let Some(kind) = (!reader.stopped())
                .then(|| discovery::check_bare(bytes, span, options, findings))
                .flatten()
            {
                seen = Seen { kind: Some(kind), direction: Direction::Response };
            } else if !reader.stopped() {
                // Of a text that breaks off that is said, and no more.
                message::not_object(bytes, Value::Array(open), span, findings);
            }
        }
        _ => message::not_object(bytes, value, value.span(), findings),
    }
    if reader.stopped() {
        // What a text that breaks off would have said of its kind, nobody knows.
        findings.regrade(|rule, _, _| rule.is(&message::UNKNOWN).then_some(View::Silent));
    }
    reader.finish();
    json_text::check(reader.faults(), bytes, findings);
    resource::check_around(bytes, seen, options, findings);
    seen
}

/// Which way the message goes: by the caller's word, or by the HTTP exchange around it.
fn direction(options: &PayloadOptions) -> Option<Direction> {
    options.direction.or_else(|| options.context.direction())
}

fn object(
    reader: &mut Reader<'_>,
    open: Span,
    options: &Given<'_>,
    findings: &mut Findings,
) -> Seen {
    let expected =
        options.kind.or((direction(options) == Some(Direction::Patch)).then_some(Kind::Patch));
    let (kind, found, guess) =
        message::tell(reader.bytes(), open.start, expected, options.schemas, findings);
    let mut seen = Seen { kind: kind.or(found), direction: direction(options).unwrap_or(guess) };
    let goes = |kind, findings: &mut Findings| {
        let direction = direction(options).filter(|_| options.kind.is_none());
        direction.is_none_or(|direction| message::fits(kind, direction, open, findings))
    };
    let Some(kind) = kind.filter(|&kind| goes(kind, findings)) else {
        reader.skip(Value::Object(open));
        return seen;
    };
    seen.direction = message::way(kind).unwrap_or(seen.direction);
    let message = Part { kind, direction: seen.direction, schema: None, in_list: false };
    let start = reader.clone();
    let mark = findings.mark();
    let facts = part(reader, open, message, options, findings);
    // A resource is walked in the direction that it most likely goes; where the walk shows that
    // it goes the other way, it is walked again.
    let has = |facts: &Facts, mark| facts.get(mark).is_some();
    let shown = facts.filter(|_| direction(options).is_none()).map(|facts| {
        let returned = has(&facts, Mark::Id) && has(&facts, Mark::Meta);
        recognition::direction(returned, has(&facts, Mark::Password))
    });
    if let Some(direction) = shown.filter(|&shown| shown != seen.direction) {
        seen.direction = direction;
        *reader = start;
        findings.forget(mark);
        part(reader, open, Part { direction, ..message }, options, findings);
    }
    seen
}

/// What is known of a message, or of a part of one that is a message itself: the `data` of a bulk
/// operation, an entry of a list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part<'p> {
    /// What it is.
    pub(crate) kind: Kind,
    /// Which way it goes.
    pub(crate) direction: Direction,
    /// The URN of the resource that it is or changes, where its place tells that.
    pub(crate) schema: Option<&'p str>,
    /// It is an entry of a list, where the URNs may be missing.
    pub(crate) in_list: bool,
}

/// Checks a message whose `{` has been read; of a resource gives what was seen of it.
///
/// The reader notes what is wrong with the text as JSON. Whoever has read that part of the text
/// before hands over a reader of its own, [`Reader::from`] the start of the part, and forgets it.
pub(crate) fn part(
    reader: &mut Reader<'_>,
    open: Span,
    part: Part<'_>,
    options: &Given<'_>,
    findings: &mut Findings,
) -> Option<Facts> {
    match part.kind {
        Kind::User | Kind::Group | Kind::Resource => {
            let schemas = options.schemas;
            let Some(schema) = resource::schema(reader.bytes(), open.start, part, schemas) else {
                if !draft::check(reader, open, findings) {
                    resource::unknown(reader, schemas, findings);
                }
                return None;
            };
            let Part { direction, in_list, .. } = part;
            let terms = Terms { schemas, schema, direction, in_list };
            return Some(resource::check(reader, open, &terms, findings));
        }
        Kind::List => list::check(reader, open, options, findings),
        Kind::Error => error::check(reader, open, findings),
        Kind::Patch => match patch::resource_type(reader.bytes(), part.schema, options) {
            Some(resource) => patch::check(reader, open, resource, options, findings),
            None => unread::check(reader, open, part.kind, findings),
        },
        Kind::Search => query::check(reader, open, options, findings),
        Kind::BulkRequest | Kind::BulkResponse => {
            bulk::check(reader, open, part.kind, options, findings);
        }
        Kind::ServiceProviderConfig | Kind::ResourceType | Kind::Schema => {
            discovery::check(reader, open, part.kind, options, findings);
        }
        Kind::Event => event::check(reader, open, options, findings),
        Kind::Exchange => {
            reader.skip(Value::Object(open));
            http::check_har(reader.bytes(), options, findings);
        }
    }
    None
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
