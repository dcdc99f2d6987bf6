//! What a message looks like: the URNs of its `schemas`, and the shape that its members give it.

use super::draft;
use super::options::{Direction, Kind};
use super::schema::urn;
use crate::json::{Reader, Value};
use crate::text::{Span, same};

/// What a glance at the top level shows.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that was seen or not")]
pub(crate) struct Glance {
    /// The kinds that URNs in `schemas` name: a message, a resource, another resource.
    message: Option<Kind>,
    base: Option<Kind>,
    other_base: Option<Kind>,
    /// There is the URN of the Enterprise User extension.
    enterprise: bool,
    /// There are `schemas` that name something unknown.
    pub(super) foreign: bool,
    /// The name of the `schemas`.
    pub(super) schemas: Option<Span>,
    /// The kind that the member names suggest.
    pub(super) by_shape: Option<Kind>,
    /// There are `Operations` or `Resources`, or what an Error has and nothing else, as only
    /// messages have it.
    envelope: bool,
    /// There are `id` and `meta`, as a server returns them.
    returned: bool,
    /// There is a `password`, as only clients send it.
    password: bool,
}

impl Glance {
    pub(super) fn by_urn(&self) -> Option<Kind> {
        self.message.or(self.base).or(self.enterprise.then_some(Kind::User))
    }

    /// The kinds that URNs name contradict each other.
    fn divided(&self) -> bool {
        self.other_base.is_some() || self.message.is_some() && self.base.is_some()
    }

    /// What it most likely is. A URN tells, unless the text is an envelope of another kind; of
    /// several URNs the one that the member names agree with.
    pub(crate) fn kind(&self) -> Option<Kind> {
        let urn = self.by_urn();
        match self.by_shape {
            Some(shape) if self.envelope && urn.is_some_and(|urn| !same_envelope(urn, shape)) => {
                Some(shape)
            }
            Some(shape) if self.divided() && self.names(shape) => Some(shape),
            shape => urn.or(shape),
        }
    }

    fn names(&self, kind: Kind) -> bool {
        [self.message, self.base, self.other_base].contains(&Some(kind))
    }

    fn take(&mut self, urn: &[u8]) {
        let Some(kind) = kind_of_urn(urn) else {
            self.foreign = true;
            return;
        };
        if urn.eq_ignore_ascii_case(urn::ENTERPRISE_USER.as_bytes()) {
            self.enterprise = true;
        } else if !is_resource(kind) {
            self.message = self.message.or(Some(kind));
        } else if self.base.is_none_or(|base| base == kind) {
            self.base = Some(kind);
        } else {
            self.other_base = Some(kind);
        }
    }

    /// Which way a resource most likely goes.
    pub(crate) fn direction(&self) -> Direction {
        direction(self.returned, self.password)
    }
}

pub(super) fn is_resource(kind: Kind) -> bool {
    use Kind::{Group, Resource, ResourceType, Schema, ServiceProviderConfig, User};
    matches!(kind, User | Group | Resource | ServiceProviderConfig | ResourceType | Schema)
}

/// PATCH and bulk requests and their answers have `Operations`, lists have `Resources`.
fn same_envelope(one: Kind, other: Kind) -> bool {
    let operations = |kind| matches!(kind, Kind::Patch | Kind::BulkRequest | Kind::BulkResponse);
    one == other || operations(one) && operations(other)
}

/// Which way a resource most likely goes: a server returns `id` and `meta`, and never a password.
pub(crate) fn direction(returned: bool, password: bool) -> Direction {
    match (returned, password) {
        (true, false) => Direction::Response,
        (true, true) => Direction::Replace,
        _ => Direction::Create,
    }
}

/// `status`, and `detail` or `scimType`.
const ERROR: u32 = 1 << 3 | 1 << 2;

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
    ("name", 1 << 17),
    ("emails", 1 << 17),
    ("sortby", 1 << 18),
    ("count", 1 << 18),
    ("errors", 1 << 19),
    ("sub_id", EVENT),
    ("log", LOG),
    ("request", 1 << 24),
    ("response", 1 << 25),
];

/// There are several sections of a service provider's configuration.
const SECTIONS: u32 = 1 << 15;
/// There are `attributes` that are definitions, as a schema has them.
const DEFINITIONS: u32 = 1 << 16;
/// There are events, or what they are about.
const EVENT: u32 = 1 << 20;

/// There is the `log` of a HAR.
const LOG: u32 = 1 << 23;
/// There are the `request` and the `response` of one of its entries.
const ENTRY: u32 = 1 << 24 | 1 << 25;

/// The sections of a service provider's configuration.
static SECTION_NAMES: &[&str] =
    &["patch", "bulk", "filter", "changePassword", "sort", "etag", "authenticationSchemes"];

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
    let kind = glance.by_urn().filter(|_| !glance.divided())?;
    let Some(next) = reader.next_member() else { return Some((kind, Direction::Create)) };
    let next = next.raw(bytes);
    // An envelope under another URN takes a second look.
    let is = |name: &str| name.as_bytes().eq_ignore_ascii_case(next);
    let envelope = if is("resources") || is("totalResults") {
        Some(Kind::List)
    } else if is("status") || is("scimType") || is("detail") {
        Some(Kind::Error)
    } else {
        is("operations").then_some(Kind::Patch)
    };
    if envelope.is_some_and(|envelope| !same_envelope(kind, envelope)) {
        return None;
    }
    Some((kind, if next == b"id" { Direction::Response } else { Direction::Create }))
}

/// Glances at the object that begins at an offset.
pub(crate) fn glance(bytes: &[u8], start: u32) -> Glance {
    let mut reader = Reader::from(bytes, start);
    let mut glance = Glance::default();
    let mut seen = 0;
    let mut operation = None;
    let mut others = false;
    let mut sections = 0;
    if !matches!(reader.value(), Value::Object(_)) {
        return glance;
    }
    while let Some(name) = reader.next_member() {
        let text = name.text(bytes);
        let raw = text.as_bytes();
        let bit = NAMES.iter().find(|(known, _)| known.as_bytes().eq_ignore_ascii_case(raw));
        let of_error = bit.is_some_and(|(_, bit)| bit & ERROR != 0);
        let value = reader.value();
        if raw.eq_ignore_ascii_case(b"schemas") {
            glance.schemas = Some(name.span);
            urns(&mut reader, value, &mut glance);
            continue;
        }
        others |= !of_error;
        let span = reader.skip(value);
        if let Some((_, bit)) = bit {
            seen |= bit;
            if *bit == 1 {
                operation = Some(span);
            }
        }
        let is = |name: &str| name.as_bytes().eq_ignore_ascii_case(raw);
        let container = matches!(value, Value::Object(_) | Value::Array(_));
        sections += u32::from(container && SECTION_NAMES.iter().copied().any(is));
        if is("attributes") && begins_with_object(bytes, span) {
            seen |= DEFINITIONS;
        }
        if is("events") && names_event(span.slice(bytes)) {
            seen |= EVENT;
        }
    }
    if sections > 1 {
        seen |= SECTIONS;
    }
    let has = |bits: u32| seen & bits != 0;
    glance.returned = has(1 << 7) && has(1 << 8);
    glance.password = has(1 << 9);
    glance.envelope = has(1 | 1 << 1) || !others && seen == ERROR;
    glance.by_shape = shape(bytes, seen, operation);
    glance
}

/// Reads the `schemas` for URNs that name a kind.
fn urns(reader: &mut Reader<'_>, value: Value, glance: &mut Glance) {
    let bytes = reader.bytes();
    let take = |value: Value, glance: &mut Glance| {
        if let Value::String(token) = value {
            glance.take(token.text(bytes).as_bytes());
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
    let exact = URNS.iter().find(|(urn, _)| same(urn.as_bytes(), raw));
    let found =
        exact.or_else(|| URNS.iter().find(|(urn, _)| urn.as_bytes().eq_ignore_ascii_case(raw)));
    // The messages of a draft are nothing that the RFCs know.
    found.map(|&(_, kind)| kind).or_else(|| draft::is_delta(raw).then_some(Kind::Resource))
}

/// The kind that the member names suggest (cataloged in the order of their certainty).
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
    } else if has(EVENT) {
        Kind::Event
    } else if has(SECTIONS) {
        Kind::ServiceProviderConfig
    } else if has(1 << 4) {
        Kind::User
    } else if has(1 << 5) {
        Kind::Group
    } else if has(DEFINITIONS) || has(1 << 11) && has(1 << 7) {
        Kind::Schema
    } else if has(1 << 14 | 1 << 18) {
        Kind::Search
    } else if has(1 << 10) {
        Kind::Patch
    } else if has(1 << 17) {
        Kind::User
    } else if has(1 << 6) {
        Kind::Group
    } else if seen == LOG || seen & ENTRY == ENTRY {
        Kind::Exchange
    } else {
        return None;
    };
    Some(kind)
}

/// Says whether a value is an array whose first element is an object.
fn begins_with_object(bytes: &[u8], value: Span) -> bool {
    let mut reader = Reader::from(bytes, value.start);
    matches!(reader.value(), Value::Array(_))
        && reader.next_element()
        && matches!(reader.value(), Value::Object(_))
}

/// Says whether the URN of a SCIM event stands in an object; earlier drafts had the two words the
/// other way round.
fn names_event(text: &[u8]) -> bool {
    let words: [&[u8]; 2] = [b":scim:event:", b":event:scim:"];
    let event = |part: &[u8]| words.iter().any(|word| part.eq_ignore_ascii_case(word));
    text.first() == Some(&b'{') && text.windows(words[0].len()).any(event)
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
