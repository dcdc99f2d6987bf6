//! Groups that are members of each other (RFC 7643 §4.2).

use super::cycles;
use super::keys::Keys;
use crate::json::{Reader, Str, Value};
use crate::report::rule::rules;
use crate::report::{Finding, Findings};
use crate::text::{Span, sort_by};

rules! {
    pub(crate) static RULES;
    CYCLE: "group.member-cycle", Info, Certain, "RFC 7643 §4.2; RFC 7644 §3.7.1",
        "Groups are members of each other in a circle",
        "That is allowed; clients that follow members to the end need a way to stop.";
}

/// Shows the `value` of each of the members of a group that are not said to be users.
pub(crate) fn members(bytes: &[u8], span: Span, see: &mut dyn FnMut(Str)) {
    let mut reader = Reader::from(bytes, span.start);
    if !matches!(reader.value(), Value::Array(_)) {
        return;
    }
    while reader.next_element() {
        let element = reader.value();
        if !matches!(element, Value::Object(_)) {
            reader.pass(element);
            continue;
        }
        let (mut value, mut user) = (None, false);
        while let Some(name) = reader.next_member() {
            let name = name.text(bytes);
            let given = reader.value();
            reader.pass(given);
            let Value::String(string) = given else { continue };
            if name.eq_ignore_ascii_case("value") {
                value = Some(string);
            }
            user |= name.eq_ignore_ascii_case("type") && string.raw(bytes) == b"User";
        }
        if let Some(value) = value.filter(|_| !user) {
            see(value);
        }
    }
}

/// Reports the circles that members make among groups, one finding each: `ids` are those of the
/// groups, sorted, and `members` the ids of what is in them.
pub(crate) fn judge_cycles(
    bytes: &[u8],
    ids: &Keys,
    members: &[(u32, Str)],
    findings: &mut Findings,
) {
    let edge = |&(group, member): &(u32, Str)| {
        Some((group, ids.find(&member.text(bytes))?.owner, member.span))
    };
    let mut edges: Vec<(u32, u32, Span)> = members.iter().filter_map(edge).collect();
    sort_by(&mut edges, Ord::cmp);
    for (_, _, span) in cycles::closing(&edges) {
        findings.push(Finding::at(&CYCLE, span));
    }
}
