//! Which message is this? By the caller's word, by URN, by shape, in that order of trust.

use super::options::{Direction, Kind};
use super::resource::without;
use super::schema::urn;
use crate::json::{Reader, Value};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Rule};
use crate::sentence;
use crate::text::Span;

rules! {
    pub(crate) static RULES;
    UNKNOWN: "msg.kind-unknown", Error, Certain, "RFC 7644 §3.1, §8.2",
        "Nothing here says what kind of SCIM message this is",
        "Add `schemas` with the URN of the resource or message.";
    CONFLICT: "msg.kind-conflict", Error, Certain, "RFC 7644 §3.5, §3.4.3",
        "This is another kind of message than the one expected here", "";
    NOT_OBJECT: "json.not-object", Error, Certain, "RFC 7644 §3.1",
        "A SCIM message is a JSON object", "";
}

/// What a glance at the top level shows.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Glance {
    /// The kind that a URN in `schemas` names.
    by_urn: Option<Kind>,
    /// The kind that the member names suggest.
    by_shape: Option<Kind>,
    /// There are `id` and `meta`, as a server returns them.
    returned: bool,
    /// There is a `password`, as only clients send it.
    password: bool,
    /// There are `schemas` that name something unknown.
    pub(crate) foreign: bool,
}

impl Glance {
    /// What it most likely is.
    pub(crate) fn kind(&self) -> Option<Kind> {
        self.by_urn.or(self.by_shape)
    }

    /// Which way a resource most likely goes.
    pub(crate) fn direction(&self) -> Direction {
        direction(self.returned, self.password)
    }
}

/// Which way a resource most likely goes: a server returns `id` and `meta`, and never a password.
pub(crate) fn direction(returned: bool, password: bool) -> Direction {
    match (returned, password) {
        (true, false) => Direction::Response,
        (true, true) => Direction::Replace,
        _ => Direction::Create,
    }
}

/// The names that suggest a kind, as bits.
static NAMES: &[(&str, u32)] = &[
    ("operations", 1),
    ("resources", 1 << 1),
    ("totalresults", 1 << 1),
    ("detail", 1 << 2),
    ("scimtype", 1 << 2),
    ("status", 1 << 3),
    ("username", 1 << 4),
    ("members", 1 << 5),
    ("displayname", 1 << 6),
    ("id", 1 << 7),
    ("meta", 1 << 8),
    ("password", 1 << 9),
    ("op", 1 << 10),
    ("attributes", 1 << 11),
    ("endpoint", 1 << 12),
    ("schema", 1 << 13),
    ("filter", 1 << 14),
    ("patch", 1 << 15),
    ("bulk", 1 << 16),
    ("name", 1 << 17),
    ("emails", 1 << 17),
    ("sortby", 1 << 18),
    ("count", 1 << 18),
    ("errors", 1 << 19),
    ("etag", 1 << 15),
    ("authenticationschemes", 1 << 15),
];

/// Tells kind and direction from the first member or two, where `schemas` comes first, as it
/// mostly does: the direction is a guess that the walk has to confirm.
pub(crate) fn opening(bytes: &[u8], start: u32) -> Option<(Kind, Direction)> {
    let mut reader = Reader::from(bytes, start);
    let mut glance = Glance::default();
    if !matches!(reader.value(), Value::Object(_)) {
        return None;
    }
    let first = reader.next_member()?;
    if first.raw(bytes) != b"schemas" {
        return None;
    }
    let value = reader.value();
    urns(&mut reader, value, &mut glance);
    let kind = glance.by_urn?;
    let returned = reader.next_member().is_some_and(|name| name.raw(bytes) == b"id");
    Some((kind, if returned { Direction::Response } else { Direction::Create }))
}

/// Glances at the object that begins at an offset.
pub(crate) fn glance(bytes: &[u8], start: u32) -> Glance {
    let mut reader = Reader::from(bytes, start);
    let mut glance = Glance::default();
    let mut seen = 0;
    let mut operation = None;
    if !matches!(reader.value(), Value::Object(_)) {
        return glance;
    }
    while let Some(name) = reader.next_member() {
        let raw = name.raw(bytes);
        let bit = NAMES.iter().find(|(known, _)| known.as_bytes().eq_ignore_ascii_case(raw));
        let value = reader.value();
        if raw.eq_ignore_ascii_case(b"schemas") {
            urns(&mut reader, value, &mut glance);
            continue;
        }
        let span = reader.skip(value);
        if let Some((_, bit)) = bit {
            seen |= bit;
            if *bit == 1 {
                operation = Some(span);
            }
        }
    }
    let has = |bits: u32| seen & bits != 0;
    glance.returned = has(1 << 7) && has(1 << 8);
    glance.password = has(1 << 9);
    glance.by_shape = shape(bytes, seen, operation);
    glance
}

/// Reads the `schemas` for URNs that name a kind.
fn urns(reader: &mut Reader<'_>, value: Value, glance: &mut Glance) {
    let bytes = reader.bytes();
    let take = |value: Value, glance: &mut Glance| {
        if let Value::String(token) = value {
            match kind_of_urn(token.raw(bytes)) {
                Some(kind) => glance.by_urn = glance.by_urn.or(Some(kind)),
                None => glance.foreign = true,
            }
        }
    };
    if matches!(value, Value::Array(_)) {
        while reader.next_element() {
            let element = reader.value();
            reader.skip(element);
            take(element, glance);
        }
    } else {
        reader.skip(value);
        take(value, glance);
    }
}

/// The kind that a URN names, in any letter case.
pub(crate) fn kind_of_urn(raw: &[u8]) -> Option<Kind> {
    static URNS: &[(&str, Kind)] = &[
        (urn::USER, Kind::User),
        (urn::ENTERPRISE_USER, Kind::User),
        (urn::GROUP, Kind::Group),
        (urn::PATCH_OP, Kind::Patch),
        (urn::LIST_RESPONSE, Kind::List),
        (urn::ERROR, Kind::Error),
        (urn::SEARCH_REQUEST, Kind::Search),
        (urn::BULK_REQUEST, Kind::BulkRequest),
        (urn::BULK_RESPONSE, Kind::BulkResponse),
        (urn::SERVICE_PROVIDER_CONFIG, Kind::ServiceProviderConfig),
        (urn::RESOURCE_TYPE, Kind::ResourceType),
        (urn::SCHEMA, Kind::Schema),
    ];
    let found = URNS.iter().find(|(urn, _)| urn.as_bytes().eq_ignore_ascii_case(raw));
    found.map(|&(_, kind)| kind)
}

/// The kind that the member names suggest (catalogued in the order of their certainty).
fn shape(bytes: &[u8], seen: u32, operations: Option<Span>) -> Option<Kind> {
    let has = |bits: u32| seen & bits != 0;
    let kind = if has(1) {
        bulk_or_patch(bytes, operations)
    } else if has(1 << 1) {
        Kind::List
    } else if has(1 << 19) || has(1 << 3) && has(1 << 2) || seen == 1 << 2 || seen == 1 << 3 {
        Kind::Error
    } else if has(1 << 12) && has(1 << 13) {
        Kind::ResourceType
    } else if has(1 << 15) && has(1 << 16 | 1 << 14) {
        Kind::ServiceProviderConfig
    } else if has(1 << 4) {
        Kind::User
    } else if has(1 << 5) {
        Kind::Group
    } else if has(1 << 11) && has(1 << 7) {
        Kind::Schema
    } else if has(1 << 14 | 1 << 18) {
        Kind::Search
    } else if has(1 << 10) {
        Kind::Patch
    } else if has(1 << 17) {
        Kind::User
    } else if has(1 << 6) {
        Kind::Group
    } else {
        return None;
    };
    Some(kind)
}

/// Looks into the first of the `Operations`: those of a PATCH have an `op`, those of a bulk
/// message a `method`.
fn bulk_or_patch(bytes: &[u8], operations: Option<Span>) -> Kind {
    let Some(span) = operations else { return Kind::Patch };
    let mut reader = Reader::from(bytes, span.start);
    let inside = matches!(reader.value(), Value::Array(_)) && reader.next_element();
    if !inside || !matches!(reader.value(), Value::Object(_)) {
        return Kind::Patch;
    }
    let (mut method, mut answered) = (false, false);
    while let Some(name) = reader.next_member() {
        let raw = name.raw(bytes);
        method |= raw == b"method";
        answered |= raw == b"status" || raw == b"location";
        let value = reader.value();
        reader.skip(value);
    }
    match (method, answered) {
        (true, true) => Kind::BulkResponse,
        (true, false) => Kind::BulkRequest,
        _ => Kind::Patch,
    }
}

/// Names a kind in a sentence.
pub(crate) fn article(kind: Kind) -> &'static str {
    match kind {
        Kind::User => "a User",
        Kind::Group => "a Group",
        Kind::Patch => "a PatchOp",
        Kind::List => "a ListResponse",
        Kind::Search => "a SearchRequest",
        Kind::BulkRequest => "a BulkRequest",
        Kind::BulkResponse => "a BulkResponse",
        Kind::Error => "an Error",
        Kind::ServiceProviderConfig => "a ServiceProviderConfig",
        Kind::ResourceType => "a ResourceType",
        Kind::Schema => "a Schema",
        Kind::Resource => "a resource",
    }
}

/// Decides between what the caller says and what the text shows; nothing when they contradict
/// each other or neither says anything, which is reported.
pub(crate) fn decide(
    glance: &Glance,
    expected: Option<Kind>,
    whole: impl Fn() -> Span,
    findings: &mut Findings,
) -> Option<Kind> {
    let place = || Span::new(whole().start as usize, whole().start as usize + 1);
    let found = glance.kind();
    match (expected, found) {
        (None, None) if glance.foreign => Some(Kind::Resource),
        (None, None) => {
            findings.push(Finding::at(&UNKNOWN, place()));
            None
        }
        (None, found) => Some(found?),
        (Some(expected), Some(found))
            if found != expected && contradicts(glance, expected, found) =>
        {
            let fix = (expected == Kind::Patch && matches!(found, Kind::User | Kind::Group))
                .then(|| flat_to_patch(whole()));
            findings.push(
                Finding::at(&CONFLICT, place())
                    .message(sentence!(
                        article(expected),
                        " is expected here, but this is ",
                        article(found)
                    ))
                    .help("Check that the payload belongs to this request.")
                    .fix(fix),
            );
            None
        }
        (expected, _) => expected,
    }
}

/// A shape is a guess: only a URN, or a clear shape of a message, speaks against the caller.
fn contradicts(glance: &Glance, expected: Kind, found: Kind) -> bool {
    if expected == Kind::Resource {
        return false;
    }
    let resources = |kind: Kind| matches!(kind, Kind::User | Kind::Group);
    glance.by_urn.is_some() || !(resources(expected) && resources(found))
}

/// Wraps a flat resource body into a PATCH operation without a path.
fn flat_to_patch(whole: Span) -> Fix {
    let open = sentence!(
        "{\"schemas\": [\"",
        urn::PATCH_OP,
        "\"], \"Operations\": [{\"op\": \"replace\", \"value\": "
    );
    Fix::guess("Make it a PATCH").insert(whole.start, open).insert(whole.end, "}]}")
}

/// Reports a text that is no object at all.
pub(crate) fn not_object(bytes: &[u8], value: Value, span: Span, findings: &mut Findings) {
    if matches!(value, Value::Broken(_)) {
        return;
    }
    let place = value.span();
    let finding = Finding::at(&NOT_OBJECT, place);
    let resources = matches!(value, Value::Array(_)) && holds_resources(bytes, span);
    findings.push(if resources {
        let open = sentence!("{\"schemas\": [\"", urn::LIST_RESPONSE, "\"], \"Resources\": ");
        finding
            .message("A bare array of resources is no SCIM message")
            .help("A list of resources comes as the `Resources` of a ListResponse.")
            .fix(
                Fix::guess("Make it a ListResponse").insert(span.start, open).insert(span.end, "}"),
            )
    } else {
        finding.help("Send an object with `schemas`.")
    });
}

fn holds_resources(bytes: &[u8], array: Span) -> bool {
    let mut reader = Reader::from(bytes, array.start);
    reader.value();
    if !reader.next_element() {
        return false;
    }
    matches!(glance(bytes, reader.place_of_value()).kind(), Some(Kind::User | Kind::Group))
}

/// A finding about a member that should not be there, with the fix that takes it away.
pub(crate) fn unwanted(rule: &'static Rule, bytes: &[u8], name: Span) -> Finding {
    Finding::at(rule, name).fix(without(bytes, name))
}
