//! What the three kinds of documents have in common: how their members are read, and what is said
//! of those that they do not have.

use crate::json::{Node, NodeKind, member_removal, quote};
use crate::report::{Finding, Findings, Fix, Rule};
use crate::scim::nearest::nearest;
use crate::scim::resource::{NULL_SINGLE, UNKNOWN_ATTRIBUTE, UNKNOWN_CONTAINER, UNKNOWN_SUB};
use crate::scim::schema::Schema;
use crate::scim::shape::{Member, Members, read};
use crate::sentence;
use crate::text::{Span, shown, sort_by};

/// Reads the members of a document besides those that every resource has.
pub(super) fn members<'d>(
    document: Node<'d>,
    schema: &Schema<'_>,
    table: &'static [Member],
    findings: &mut Findings,
) -> Members<'d> {
    read(document, table, findings, |name, node, findings| {
        if schema.attributes.find(name.as_bytes()).is_some() {
            return;
        }
        if name.contains(':') {
            let message = sentence!("The extension ", shown(name), " is not known here");
            findings.push(at_name(&UNKNOWN_CONTAINER, node).message(message));
            return;
        }
        stranger(&UNKNOWN_ATTRIBUTE, schema.name, table, name, node, findings);
    })
}

/// Reads the members of an object inside a document.
pub(super) fn parts<'d>(
    object: Node<'d>,
    of: &str,
    table: &'static [Member],
    findings: &mut Findings,
) -> Members<'d> {
    read(object, table, findings, |name, node, findings| {
        stranger(&UNKNOWN_SUB, of, table, name, node, findings);
    })
}

fn stranger(
    rule: &'static Rule,
    of: &str,
    table: &'static [Member],
    name: &str,
    node: Node<'_>,
    findings: &mut Findings,
) {
    let message = sentence!("`", of, "` has no attribute ", shown(name));
    let finding = at_name(rule, node).message(message);
    let near = nearest(name, table.iter().map(|member| member.name));
    let free =
        |near: &&str| node.parent().is_none_or(|object| object.member_any_case(near).is_none());
    findings.push(match near.filter(free) {
        Some(near) => {
            let place = node.name_span().unwrap_or_default();
            let fix = Fix::guess(sentence!("Write `", near, "`")).replace(place, quote(near));
            finding.help(sentence!("Did you mean `", near, "`?")).fix(fix)
        }
        None => finding,
    });
}

/// Starts a finding about the name of a member.
pub(super) fn at_name(rule: &'static Rule, node: Node<'_>) -> Finding {
    Finding::at(rule, node.name_span().unwrap_or(node.span()))
}

/// Notes the members that are null and may be missing, which means the same (RFC 7643 §2.5),
/// where nothing has been said of them.
pub(super) fn nulls(object: Node<'_>, table: &'static [Member], findings: &mut Findings) {
    for (name, node) in object.members() {
        let optional =
            |member: &Member| member.missing.is_none() && member.name.eq_ignore_ascii_case(&name);
        let (NodeKind::Null, Some(place)) = (node.kind(), node.name_span()) else { continue };
        if table.iter().any(optional) && !findings.covers(node.span()) {
            let gone = member_removal(node.bytes(), place);
            let fix = Fix::safe("Leave it out").delete(gone);
            findings.push(Finding::at(&NULL_SINGLE, node.span()).fix(fix));
        }
    }
}

/// Reports what stands twice, by texts that are to be compared; gives where the second ones are,
/// in ascending order.
pub(super) fn twins(
    bytes: &[u8],
    mut texts: Vec<(String, Span)>,
    rule: &'static Rule,
    what: &str,
    findings: &mut Findings,
) -> Vec<u32> {
    let mut places = Vec::new();
    sort_by(&mut texts, Ord::cmp);
    for pair in texts.windows(2) {
        if let [(text, first), (other, second)] = pair
            && text == other
        {
            let text = String::from_utf8_lossy(second.inner().slice(bytes));
            let message = sentence!(what, shown(&text), " stands twice");
            let finding = Finding::at(rule, *second).message(message);
            findings.push(finding.related("It stood here first", *first));
            places.push(second.start);
        }
    }
    sort_by(&mut places, Ord::cmp);
    places
}

/// Says whether a text is the address of a web page.
pub(super) fn is_web_address(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['/', '?', '#', ':']))
        && text.chars().all(is_uri_character)
}

/// Says whether a text is an absolute URI, such as a URN.
pub(super) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let inside = |letter: char| letter.is_ascii_alphanumeric() || "+-.".contains(letter);
    scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && scheme.chars().all(inside)
        && !rest.is_empty()
        && text.chars().all(is_uri_character)
}

/// Says whether a text is a URN with a namespace and something in it.
pub(super) fn is_urn(text: &str) -> bool {
    let mut parts = text.splitn(3, ':');
    let scheme = parts.next().unwrap_or_default();
    scheme.eq_ignore_ascii_case("urn")
        && parts.clone().count() == 2
        && parts.all(|part| !part.is_empty())
        && is_uri(text)
}

fn is_uri_character(character: char) -> bool {
    character.is_ascii_graphic() && !"\"<>\\^`{|}".contains(character)
}
