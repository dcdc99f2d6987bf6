//! A resource against what is known around it: the time, and what it was before. This is asked for
//! rarely, and looked at in a tree.

use std::borrow::Cow;

use super::claim::schema;
use super::mutability::IMMUTABLE_CHANGED;
use crate::json::{Document, Node, NodeKind};
use crate::report::rule::rules;
use crate::report::{Certainty, Finding, Findings, Fix};
use crate::scim::Direction;
use crate::scim::check::{Part, Seen};
use crate::scim::format::{self, not_after};
use crate::scim::given::Given;
use crate::scim::options::Kind;
use crate::scim::schema::{Attribute, Attributes, Mutability, Type};
use crate::sentence;
use crate::text::{Span, shown};

rules! {
    pub(crate) static RULES;
    FUTURE: "meta.time-future", Info, Certain, "RFC 7643 §3.1",
        "This lies in the future", "Look whether the server's clock is right.";
    EXPIRED: "format.x509-expired", Info, Certain, "RFC 5280 §4.1.2.5",
        "The certificate has expired", "Send the one that took its place, or remove it.";
    ID_CHANGED: "id.changed", Error, Certain, "RFC 7643 §3.1",
        "The `id` has changed", "A resource keeps its `id` as long as it is there, letter case counted in.";
    EXTERNAL_ID: "externalId.server-set", Warning, Likely, "RFC 7643 §3.1",
        "The server has set or changed `externalId`", "It belongs to the client: a server returns what the client sent, letter by letter.";
    DISPLAY: "multi.display-changed", Info, Certain, "RFC 7643 §2.4, §8.7.1",
        "The `display` of an element has changed",
        "RFC 7643 calls it immutable in one place and writable in another: a server may ignore that.";
}

/// Longer objects are compared by their texts.
const COMPARED: usize = 64;
/// How far clocks may be apart, in seconds.
const SKEW: i64 = 300;

/// Checks resources against the time and the earlier state, where these are given.
pub(crate) fn check_around(bytes: &[u8], seen: Seen, options: &Given<'_>, findings: &mut Findings) {
    let context = &options.context;
    let now = context.now.as_deref().and_then(format::instant);
    let resource = matches!(seen.kind, Some(Kind::User | Kind::Group | Kind::Resource));
    let list = seen.kind == Some(Kind::List);
    if now.is_none() && context.previous.is_none() || !resource && !list {
        return;
    }
    let document = Document::read(bytes, options.limits);
    let root = document.root();
    if let Some(now) = now {
        let resources = root.member_any_case("Resources").filter(|_| list);
        match resources {
            Some(resources) => {
                resources.elements().for_each(|one| by_time(one, now, seen, findings));
            }
            None => by_time(root, now, seen, findings),
        }
    }
    if let (Some(text), true, Some(kind)) = (&context.previous, resource, seen.kind) {
        let earlier = Document::read(text.as_bytes(), options.limits);
        let part = Part { kind, direction: seen.direction, schema: None, in_list: false };
        let of = schema(bytes, root.span().start, part, options.schemas);
        match seen.direction {
            Direction::Response => response(root, earlier.root(), findings),
            Direction::Replace => {
                let Some(of) = of else { return };
                replaced(root, earlier.root(), of.attributes, findings);
                for extension in of.extensions {
                    let before = earlier.root().member_any_case(extension.urn);
                    if let (Some(now), Some(before)) = (root.member_any_case(extension.urn), before)
                    {
                        replaced(now, before, extension.attributes, findings);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Judges dates and certificates by the time.
fn by_time(resource: Node<'_>, now: i64, seen: Seen, findings: &mut Findings) {
    let meta = resource.member_any_case("meta").filter(|_| seen.direction == Direction::Response);
    for name in ["created", "lastModified"] {
        let Some(node) = meta.and_then(|meta| meta.member_any_case(name)) else { continue };
        let instant = node.text().and_then(|text| format::instant(&text));
        if instant.is_some_and(|instant| instant > now + SKEW) {
            let message = sentence!("`meta.", name, "` lies in the future");
            findings.push(Finding::at(&FUTURE, node.span()).message(message));
        }
    }
    let certificates = resource.member_any_case("x509Certificates");
    for certificate in certificates.into_iter().flat_map(Node::elements) {
        let Some(node) = certificate.member_any_case("value") else { continue };
        if node.text().and_then(|text| not_after(&text)).is_some_and(|end| end < now) {
            findings.push(Finding::at(&EXPIRED, node.span()));
        }
    }
}

fn value<'d>(node: Node<'d>, name: &str) -> Option<(Span, Cow<'d, str>)> {
    let value = node.member_any_case(name)?;
    Some((value.span(), value.text()?))
}

/// Compares an answer with the resource before it.
fn response(now: Node<'_>, before: Node<'_>, findings: &mut Findings) {
    if let (Some((span, id)), Some((_, known))) = (value(now, "id"), value(before, "id"))
        && id != known
    {
        let message = sentence!("The `id` was ", shown(&known), ", and is ", shown(&id), " now");
        findings.push(Finding::at(&ID_CHANGED, span).message(message));
    }
    let Some((span, id)) = value(now, "externalId") else { return };
    let finding = Finding::at(&EXTERNAL_ID, span);
    findings.push(match value(before, "externalId") {
        Some((_, known)) if known == id => return,
        Some((_, known)) => finding.certainty(Certainty::Certain).message(sentence!(
            "`externalId` was ",
            shown(&known),
            ", and is ",
            shown(&id),
            " now"
        )),
        None => finding.message("The server returns an `externalId` that was not there before"),
    });
}

/// Compares what a PUT sends with what was there: of single values, and of elements that have the
/// same `value`.
fn replaced(now: Node<'_>, before: Node<'_>, attributes: &Attributes<'_>, findings: &mut Findings) {
    for attribute in attributes.list() {
        let (Some(now), Some(before)) =
            (now.member_any_case(attribute.name), before.member_any_case(attribute.name))
        else {
            continue;
        };
        if attribute.mutability == Mutability::Immutable {
            immutable(attribute, now, before, findings);
        } else if attribute.kind == Type::Complex && !attribute.multi {
            replaced(now, before, attribute.subs, findings);
        } else if attribute.kind == Type::Complex {
            displays(now, before, findings);
        }
    }
}

fn immutable(attribute: &Attribute<'_>, now: Node<'_>, before: Node<'_>, findings: &mut Findings) {
    let unset =
        before.is_null() || before.kind() == NodeKind::Array && before.elements().next().is_none();
    if unset || same(now, before) {
        return;
    }
    let message =
        sentence!("`", attribute.name, "` is immutable, and has another value than before");
    let source = String::from_utf8_lossy(before.source()).into_owned();
    let fix = Fix::guess("Keep the value").replace(now.span(), source);
    findings.push(Finding::at(&IMMUTABLE_CHANGED, now.span()).message(message).fix(fix));
}

fn displays(now: Node<'_>, before: Node<'_>, findings: &mut Findings) {
    let text = |node: Node<'_>, name: &str| value(node, name).map(|(_, text)| text.into_owned());
    let mut known: Vec<(String, String)> = before
        .elements()
        .filter_map(|element| Some((text(element, "value")?, text(element, "display")?)))
        .collect();
    crate::text::sort_by(&mut known, Ord::cmp);
    for element in now.elements() {
        let (Some(value), Some(display)) =
            (text(element, "value"), element.member_any_case("display"))
        else {
            continue;
        };
        let at = known.partition_point(|(other, _)| *other < value);
        let earlier = known.get(at).filter(|(other, _)| *other == value);
        if let Some((_, earlier)) = earlier
            && display.text().is_some_and(|text| text != *earlier)
        {
            findings.push(Finding::at(&DISPLAY, display.span()));
        }
    }
}

/// Says whether two values are the same, whatever the order of their members.
fn same(one: Node<'_>, other: Node<'_>) -> bool {
    match (one.kind(), other.kind()) {
        (NodeKind::Object, NodeKind::Object) if one.members().count() <= COMPARED => {
            one.members().count() == other.members().count()
                && one.members().all(|(name, value)| {
                    other.member_any_case(&name).is_some_and(|known| same(value, known))
                })
        }
        (NodeKind::Array, NodeKind::Array) => {
            one.elements().count() == other.elements().count()
                && one.elements().zip(other.elements()).all(|(one, other)| same(one, other))
        }
        _ => match (one.text(), other.text()) {
            (Some(one), Some(other)) => one == other,
            _ => one.source() == other.source(),
        },
    }
}
