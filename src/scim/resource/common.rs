//! The common attributes `id`, `externalId` and `meta`, and attributes against each other.

use super::judge::Terms;
use super::{Fact, Facts};
use crate::json::{Str, Value, first_member, member_removal, quote};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Severity};
use crate::scim::Direction;
use crate::scim::format;
use crate::scim::http::percent_decoded;
use crate::scim::schema::{Mark, Schema, urn};
use crate::sentence;
use crate::text::{is_invisible, shown};

rules! {
    pub(crate) static RULES;
    ID_EMPTY: "id.empty", Error, Certain, "RFC 7643 §3.1", "`id` is empty", "A server must give every resource an `id`.";
    ID_RESERVED: "id.reserved-bulkid", Error, Certain, "RFC 7643 §3.1",
        "`id` holds the reserved word `bulkId`", "Only references inside a bulk request may use it.";
    ID_UNSAFE: "id.url-unsafe", Warning, Certain, "RFC 3986 §3.3; RFC 7644 §3.4.1",
        "`id` holds characters that break the resource's URL", "Use letters, digits, `-`, `.`, `_` and `~`.";
    EXTERNAL_ID_EMPTY: "externalId.empty", Error, Certain, "RFC 7643 §3.1",
        "`externalId` is empty", "Give it a value, or leave it out.";
    EXTERNAL_ID_SAME: "externalId.equals-id", Info, Certain, "RFC 7643 §3.1",
        "`externalId` is the same as `id`", "It belongs to the client: the server probably made it up.";
    TYPE_MISSING: "meta.resourceType-missing", Warning, Certain, "RFC 7643 §3.1; RFC 7644 §3.3.1",
        "`meta` has no `resourceType`", "";
    TYPE_MISMATCH: "meta.resourceType-mismatch", Error, Certain, "RFC 7643 §3.1",
        "`meta.resourceType` is not the type of the resource", "";
    DATE_FORMAT: "meta.created-format", Error, Certain, "RFC 7643 §3.1, §2.3.5",
        "This is not a dateTime", "";
    DATE_ORDER: "meta.lastModified-before-created", Error, Certain, "RFC 7643 §3.1",
        "The resource was modified before it was created", "The server has mixed up the two.";
    LOCATION_MISSING: "meta.location-missing", Warning, Certain, "RFC 7644 §3.3",
        "`meta` has no `location`", "A server returns the URL of the resource here.";
    LOCATION_SYNTAX: "meta.location-not-url", Error, Certain, "RFC 7643 §3.1",
        "`meta.location` is not a URL", "A server returns the whole URL of the resource here.";
    LOCATION_ID: "meta.location-id-mismatch", Error, Certain, "RFC 7643 §3.1; RFC 7644 §3.4.1",
        "`meta.location` leads to another resource", "The last part of the URL must be the `id`.";
    LOCATION_ENDPOINT: "meta.location-endpoint-mismatch", Warning, Certain, "RFC 7643 §6",
        "`meta.location` leads to the endpoint of another resource type", "";
    LOCATION_EXTRA: "meta.location-extra", Warning, Certain, "RFC 7644 §1.3, §7.1",
        "`meta.location` carries more than the address", "Take the query, fragment or user information away.";
    VERSION: "meta.version-syntax", Warning, Certain, "RFC 7643 §3.1; RFC 9110 §8.8.3",
        "`meta.version` is not an entity tag", "Write it as `W/\"…\"`, quotes included.";
    META_UNKNOWN: "meta.unknown-sub", Warning, Certain, "RFC 7643 §3.1",
        "`meta` has no sub-attribute of this name",
        "It has `resourceType`, `created`, `lastModified`, `location` and `version` only.";
    NICK_NAME: "format.nickName-is-userName", Info, Certain, "RFC 7643 §4.1.1",
        "`nickName` is the same as `userName`", "Leave it out: it is meant for what people call the user.";
    NAME: "format.name-inconsistent", Info, Certain, "RFC 7643 §4.1.1",
        "`name.formatted` does not hold the name's parts", "Make them agree.";
}

/// Judges the common attributes of a resource.
pub(super) fn check(bytes: &[u8], facts: &Facts, terms: &Terms<'_>, findings: &mut Findings) {
    let &Terms { schema, direction, .. } = terms;
    external_id(bytes, facts, direction, findings);
    if direction == Direction::Response {
        id(bytes, facts, findings);
        if let Some(meta) = facts.get(Mark::Meta)
            && matches!(meta.value, Value::Object(_))
        {
            resource_type(bytes, facts, meta, schema, findings);
            dates(bytes, facts, findings);
            location(bytes, facts, meta, terms, findings);
            version(bytes, facts, findings);
        }
    }
    names(bytes, facts, findings);
}

fn external_id(bytes: &[u8], facts: &Facts, direction: Direction, findings: &mut Findings) {
    let Some((fact, text)) =
        facts.get(Mark::ExternalId).and_then(|fact| Some((fact, fact.text(bytes)?)))
    else {
        return;
    };
    if text.is_empty() {
        let fix = Fix::safe("Leave it out").delete(member_removal(bytes, fact.name));
        findings.push(Finding::at(&EXTERNAL_ID_EMPTY, fact.span).fix(fix));
    } else if direction == Direction::Response
        && facts.get(Mark::Id).and_then(|id| id.text(bytes)).is_some_and(|id| id == text)
    {
        findings.push(Finding::at(&EXTERNAL_ID_SAME, fact.span));
    }
}

fn id(bytes: &[u8], facts: &Facts, findings: &mut Findings) {
    let Some((fact, text)) = facts.get(Mark::Id).and_then(|fact| Some((fact, fact.text(bytes)?)))
    else {
        return;
    };
    let safe = |byte: u8| {
        byte.is_ascii_alphanumeric() || byte == b'-' || b"._~!$&'()*+,;=:@".contains(&byte)
    };
    let reserved =
        |text: &str| text.as_bytes().windows(6).any(|part| part.eq_ignore_ascii_case(b"bulkid"));
    // Of blanks around it and of what cannot be seen the rules for any text speak.
    let tidy = || text.trim() == text && !text.contains(is_invisible);
    let odd = || !text.bytes().all(safe) || matches!(&*text, "." | ".." | ".search");
    let rule = if text.is_empty() {
        &ID_EMPTY
    } else if reserved(&text) {
        &ID_RESERVED
    } else if odd() && tidy() {
        &ID_UNSAFE
    } else {
        return;
    };
    findings.push(Finding::at(rule, fact.span));
}

fn resource_type(
    bytes: &[u8],
    facts: &Facts,
    meta: &Fact,
    schema: &Schema<'_>,
    findings: &mut Findings,
) {
    let there = |fact: &&Fact| !matches!(fact.value, Value::Null(_));
    let Some(fact) = facts.get(Mark::MetaResourceType).filter(there) else {
        let finding = Finding::at(&TYPE_MISSING, meta.span);
        // Without a document of the resource type its name is not known.
        findings.push(if schema.endpoint.is_empty() {
            finding
        } else {
            let fix = if let Some(null) = facts.get(Mark::MetaResourceType) {
                Fix::safe("Write it").replace(null.span, quote(schema.name))
            } else {
                let member = sentence!("\"resourceType\": ", quote(schema.name));
                let (place, text) = first_member(bytes, meta.span.start, &member);
                Fix::safe("Insert it").insert(place, text)
            };
            finding.help(sentence!("Here it must be `", schema.name, "`.")).fix(fix)
        });
        return;
    };
    let Some(text) = fact.text(bytes).filter(|text| *text != schema.name) else { return };
    if schema.endpoint.is_empty() {
        return;
    }
    findings.push(
        Finding::at(&TYPE_MISMATCH, fact.span)
            .message(sentence!(
                "`meta.resourceType` must be `",
                schema.name,
                "`, found ",
                shown(&text)
            ))
            .fix(
                Fix::safe(sentence!("Write `", schema.name, "`"))
                    .replace(fact.span, quote(schema.name)),
            ),
    );
}

fn dates(bytes: &[u8], facts: &Facts, findings: &mut Findings) {
    // Instants in UTC and in one layout are in the order of their texts.
    let utc = |mark| {
        let raw = facts.get(mark)?.string()?.raw(bytes);
        raw.ends_with(b"Z").then_some(raw)
    };
    if let (Some(created), Some(modified)) = (utc(Mark::MetaCreated), utc(Mark::MetaLastModified))
        && created.len() == modified.len()
        && created <= modified
    {
        return;
    }
    let instant = |mark| {
        let fact = facts.get(mark)?;
        Some((fact.span, format::instant(&fact.text(bytes)?)?))
    };
    let (Some((created, first)), Some((modified, last))) =
        (instant(Mark::MetaCreated), instant(Mark::MetaLastModified))
    else {
        return;
    };
    if last < first {
        findings.push(Finding::at(&DATE_ORDER, modified).related("It was created here", created));
    }
}

fn location(bytes: &[u8], facts: &Facts, meta: &Fact, terms: &Terms<'_>, findings: &mut Findings) {
    let there = |fact: &&Fact| !matches!(fact.value, Value::Null(_));
    let Some(fact) = facts.get(Mark::MetaLocation).filter(there) else {
        findings.push(Finding::at(&LOCATION_MISSING, meta.span));
        return;
    };
    if is_usual_location(bytes, facts, fact, terms.schema) {
        return;
    }
    let Some(text) = fact.text(bytes) else { return };
    let syntax = || Finding::at(&LOCATION_SYNTAX, fact.span);
    if text.is_empty() || text.contains([' ', '"', '<', '>', '\\']) {
        findings.push(syntax());
        return;
    }
    if !text.contains("://") {
        // The schema documents that RFC 7643 §8.7 prints have relative ones themselves.
        let severity =
            if terms.schema.urn == urn::SCHEMA { Severity::Info } else { Severity::Warning };
        let relative = syntax().message("`meta.location` is a relative URL");
        findings.push(relative.severity(severity));
        return;
    }
    let end = text.find(['?', '#']).unwrap_or(text.len());
    let address = text.get(..end).unwrap_or_default();
    let address = address.strip_suffix('/').unwrap_or(address);
    let authority = address.split('/').nth(2).unwrap_or_default();
    if authority.is_empty() {
        findings.push(syntax());
        return;
    }
    if end < text.len() || authority.contains('@') {
        let fix = Fix::safe("Take it away").replace(fact.span, quote(address));
        let finding = Finding::at(&LOCATION_EXTRA, fact.span);
        findings.push(finding.fix((!authority.contains('@')).then_some(fix)));
        return;
    }
    location_parts(bytes, facts, fact, address, terms, findings);
}

/// Says of most locations at the cost of a glance that they are right: `https`, plain characters,
/// and the endpoint and the `id` at the end.
fn is_usual_location(bytes: &[u8], facts: &Facts, fact: &Fact, schema: &Schema<'_>) -> bool {
    let raw = |fact: &Fact| fact.string().map(|token| token.raw(bytes));
    let (Some(url), Some(id)) = (raw(fact), facts.get(Mark::Id).and_then(raw)) else {
        return false;
    };
    let collection = url.strip_suffix(id).and_then(|rest| rest.strip_suffix(b"/"));
    let base = collection.and_then(|rest| rest.strip_suffix(schema.endpoint.as_bytes()));
    let plain = |byte: &u8| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/' | b':')
    };
    !id.is_empty()
        && base.is_some_and(|base| {
            base.starts_with(b"https://") && base.ends_with(b"/") && base.len() > 9
        })
        && url.iter().all(plain)
}

fn location_parts(
    bytes: &[u8],
    facts: &Facts,
    fact: &Fact,
    address: &str,
    terms: &Terms<'_>,
    findings: &mut Findings,
) {
    let mut parts = address.rsplit('/');
    let last = parts.next().unwrap_or_default();
    let schema = terms.schema;
    let mut others = terms.schemas.types().iter();
    let other = others.any(|of| ends_in(address, of.endpoint)) || terms.schemas.closed;
    if other && !schema.endpoint.is_empty() && !ends_in(address, schema.endpoint) {
        let message = sentence!(
            "`meta.location` of a ",
            schema.name,
            " must lead to `/",
            schema.endpoint,
            "/`"
        );
        findings.push(Finding::at(&LOCATION_ENDPOINT, fact.span).message(message));
        return;
    }
    let Some(id) = facts.get(Mark::Id).and_then(|id| id.text(bytes)) else { return };
    if last != id && percent_decoded(last) != *id && !id.is_empty() {
        findings.push(Finding::at(&LOCATION_ID, fact.span).message(sentence!(
            "`meta.location` ends in ",
            shown(last),
            ", but the `id` is ",
            shown(&id)
        )));
    }
}

/// Says whether a resource of this endpoint has this address. An endpoint may have several parts.
fn ends_in(address: &str, endpoint: &str) -> bool {
    let collection = address.rsplit_once('/').map_or("", |(collection, _)| collection);
    let base = collection.strip_suffix(endpoint);
    !endpoint.is_empty() && base.is_some_and(|base| base.ends_with('/'))
}

/// Says of most entity tags at the cost of a glance that they are right: letters and digits in
/// quotes, which are escaped in JSON.
fn is_usual_version(bytes: &[u8], fact: &Fact) -> bool {
    let raw = fact.string().map(|token| token.raw(bytes)).unwrap_or_default();
    let opaque = raw.strip_prefix(b"W/").unwrap_or(raw);
    let inner = opaque.strip_prefix(b"\\\"").and_then(|rest| rest.strip_suffix(b"\\\""));
    inner.is_some_and(|inner| inner.iter().all(u8::is_ascii_alphanumeric))
}

fn version(bytes: &[u8], facts: &Facts, findings: &mut Findings) {
    let Some(fact) = facts.get(Mark::MetaVersion).filter(|fact| !is_usual_version(bytes, fact))
    else {
        return;
    };
    let Some(text) = fact.text(bytes) else { return };
    if let Err(tag) = entity_tag(&text) {
        let fix = tag.map(|tag| Fix::safe("Make it an entity tag").replace(fact.span, quote(&tag)));
        findings.push(Finding::at(&VERSION, fact.span).fix(fix));
    }
}

/// Says whether a text is an entity tag (RFC 9110 §8.8.3); gives the one that is meant, where
/// that is plain.
pub(crate) fn entity_tag(text: &str) -> Result<(), Option<String>> {
    let opaque = text.strip_prefix("W/").unwrap_or(text);
    let quoted = |text: &str| {
        let inner = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        inner.is_some_and(|inner| !inner.contains(|letter| letter == '"' || letter <= ' '))
    };
    if quoted(opaque) {
        return Ok(());
    }
    let plain = !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte));
    Err(match text.strip_prefix("w/") {
        Some(opaque) if quoted(opaque) => Some(sentence!("W/", opaque)),
        _ => plain.then(|| sentence!("W/\"", text, "\"")),
    })
}

/// Compares the names of a user with each other.
fn names(bytes: &[u8], facts: &Facts, findings: &mut Findings) {
    let token = |mark| facts.get(mark).and_then(Fact::string);
    if let (Some(nick), Some(user)) = (token(Mark::NickName), token(Mark::UserName))
        && nick.raw(bytes) == user.raw(bytes)
        && nick.span.len() > 2
    {
        findings.push(Finding::at(&NICK_NAME, nick.span));
    }
    let Some(formatted) = token(Mark::NameFormatted) else { return };
    let absent = |part: Option<Str>| part.is_some_and(|part| !holds(bytes, formatted, part));
    if formatted.raw(bytes).is_empty() {
        return;
    }
    if absent(token(Mark::NameGiven)) || absent(token(Mark::NameFamily)) {
        findings.push(Finding::at(&NAME, formatted.span));
    }
}

/// Says whether one string holds another, letter case aside.
fn holds(bytes: &[u8], whole: Str, part: Str) -> bool {
    let (whole_raw, part_raw) = (whole.raw(bytes), part.raw(bytes));
    if part_raw.is_empty() || whole_raw.windows(part_raw.len()).any(|window| window == part_raw) {
        return true;
    }
    whole.text(bytes).to_lowercase().contains(&part.text(bytes).to_lowercase())
}
