//! The events of RFC 9967 §7 by their URNs.

use crate::json::{Node, quote};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};
use crate::scim::nearest::nearest;
use crate::scim::schema::urn;
use crate::sentence;
use crate::text::shown;

rules! {
    pub(super) static RULES;
    UNKNOWN: "set.event-unknown", Warning, Certain, "RFC 9967 §2.3–§2.5, §7",
        "This is no event of SCIM", "Check the URN, letter by letter: receivers pass over what they do not know.";
    DELETE: "set.delete-suffix", Error, Certain, "RFC 9967 §2.4.4",
        "A deletion has nothing to carry, so there is one event for it", "Write `urn:ietf:params:scim:event:prov:delete`.";
}

/// What an event carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// Nothing that would have to be checked.
    Bare,
    /// The resource, or what changed it, as `data`.
    Full,
    /// The names of `attributes`.
    Notice,
    /// The answer to an asynchronous request.
    Answer,
}

static EVENTS: &[(&str, Event)] = &[
    ("feed:add", Event::Bare),
    ("feed:remove", Event::Bare),
    ("prov:create:notice", Event::Notice),
    ("prov:create:full", Event::Full),
    ("prov:patch:notice", Event::Notice),
    ("prov:patch:full", Event::Full),
    ("prov:put:notice", Event::Notice),
    ("prov:put:full", Event::Full),
    ("prov:delete", Event::Bare),
    ("prov:activate", Event::Bare),
    ("prov:deactivate", Event::Bare),
    ("misc:asyncresp", Event::Answer),
];

/// What the changes are called elsewhere.
static OTHER_NAMES: &[(&str, &str)] = &[
    ("create", "prov:create:"),
    ("patch", "prov:patch:"),
    ("update", "prov:patch:"),
    ("modify", "prov:patch:"),
    ("put", "prov:put:"),
    ("replace", "prov:put:"),
];

/// Says whether a URN is meant for an event of SCIM; earlier drafts had the two words the other
/// way round.
pub(super) fn is_scim(uri: &str) -> bool {
    let lower = uri.to_ascii_lowercase();
    lower.starts_with("urn:")
        && [":scim:event:", ":event:scim:"].iter().any(|part| lower.contains(part))
}

/// Finds an event; reports a URN that is none, and gives what it was meant for, where that is
/// plain.
pub(super) fn read(uri: &str, node: Node<'_>, findings: &mut Findings) -> Option<Event> {
    let place = node.name_span().unwrap_or_default();
    let known = |name: &str| EVENTS.iter().find(|(event, _)| *event == name);
    if let Some((_, event)) = uri.strip_prefix(urn::EVENT).and_then(known) {
        return Some(*event);
    }
    let written = |name: &str| {
        let full = sentence!(urn::EVENT, name);
        Fix::guess(sentence!("Write `", full, "`")).replace(place, quote(&full))
    };
    let lower = uri.to_ascii_lowercase();
    let name = lower.split_once(":event:").map_or("", |(_, name)| name);
    let name = name.strip_prefix("scim:").unwrap_or(name);
    if name.strip_prefix("prov:delete:").is_some_and(|end| matches!(end, "full" | "notice")) {
        let message = "A deletion has nothing to carry: there is `prov:delete` alone";
        let fix = written("prov:delete");
        findings.push(Finding::at(&DELETE, place).message(message).fix(fix));
        return Some(Event::Bare);
    }
    let meant = meant(name, node);
    let message = sentence!(shown(uri), " is no event of SCIM");
    let finding = Finding::at(&UNKNOWN, place).message(message);
    findings.push(finding.fix(meant.as_deref().map(written)));
    meant.as_deref().and_then(known).map(|(_, event)| *event)
}

/// The event that a name is meant for.
fn meant(name: &str, node: Node<'_>) -> Option<String> {
    let names = || EVENTS.iter().map(|(event, _)| *event);
    if let Some(same) = names().find(|event| *event == name) {
        return Some(same.to_owned());
    }
    let verb = name.strip_prefix("prov:").unwrap_or(name);
    let (verb, end) = verb.split_once(':').unwrap_or((verb, ""));
    if let Some((_, prefix)) = OTHER_NAMES.iter().find(|(other, _)| *other == verb) {
        let full = if end.is_empty() { node.member("data").is_some() } else { end == "full" };
        return Some(sentence!(*prefix, if full { "full" } else { "notice" }));
    }
    nearest(name, names()).map(str::to_owned)
}
