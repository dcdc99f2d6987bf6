//! Internet-Drafts that some servers follow: delta queries, soft deletion. They oblige nobody, so
//! what is said of them is a warning at most.

use super::shape::{Member, Members, Shape, read};
use crate::json::{Document, Node, Reader, Value};
use crate::report::rule::rules;
use crate::report::{Finding, Findings};
use crate::sentence;
use crate::text::{Span, shown};

rules! {
    pub(crate) static RULES;
    DELTA: "delta.shape", Warning, Certain, "draft-sehgal-scim-delta-query",
        "The message is not as the draft on delta queries has it",
        "A change has `resourceType`, `changeType` and `changedResourceId`, and either `data` or `operations`; a deletion has neither.";
    TOKEN: "search.delta-token", Warning, Certain, "draft-sehgal-scim-delta-query",
        "The delta query carries no `deltaToken`", "Send the token that the server gave with the last page.";
    SOFT_DELETE: "softdelete.filter", Info, Certain, "expired Internet-Draft on soft deletion",
        "`isDeleted` comes from a draft of 2015 that has expired", "No server has to know it: ask for `active` instead.";
}

/// What the URNs of the draft's messages begin with.
const PREFIX: &str = "urn:ietf:params:scim:api:messages:2.0:delta:";

static REQUEST: &[Member] = &[Member::required("deltaToken", Shape::Word, &TOKEN)];
static GIVEN_TOKEN: &[Member] = &[
    Member::required("value", Shape::Word, &DELTA),
    Member::optional("expiry", Shape::Text, &DELTA),
];
static CHANGE: &[Member] = &[
    Member::required("resourceType", Shape::Word, &DELTA),
    Member::required("changeType", Shape::Word, &DELTA),
    Member::required("changedResourceId", Shape::Word, &DELTA),
    Member::optional("data", Shape::Object, &DELTA),
    Member::optional("operations", Shape::Array, &DELTA),
];

/// Says whether a URN is that of one of the draft's messages.
pub(crate) fn is_delta(urn: &[u8]) -> bool {
    let start = urn.get(..PREFIX.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(PREFIX.as_bytes()))
}

/// Says whether a filter asks for what the draft on soft deletion adds.
pub(crate) fn is_soft_delete(name: &str) -> bool {
    name.eq_ignore_ascii_case("isDeleted")
}

/// Checks a message of the draft whose `{` has been read; says whether it was one, otherwise the
/// reader stands where it stood.
pub(crate) fn check(reader: &mut Reader<'_>, open: Span, findings: &mut Findings) -> bool {
    let bytes = reader.bytes();
    let document = Document::inside(bytes, open.start, 2);
    let message = document.root();
    let Some(name) = message.member_any_case("schemas").and_then(own_name) else { return false };
    reader.skip(Value::Object(open));
    if reader.stopped() {
        return true;
    }
    let members = |table, findings: &mut Findings| read(message, table, findings, |_, _, _| {});
    match name.as_str() {
        "request" => {
            members(REQUEST, findings);
        }
        "token" => {
            members(GIVEN_TOKEN, findings);
        }
        "response" => {
            let change = members(CHANGE, findings);
            changes(message, &change, findings);
        }
        _ => {}
    }
    true
}

/// The last word of the draft's URN, where the `schemas` hold it.
fn own_name(schemas: Node<'_>) -> Option<String> {
    let name = |node: Node<'_>| {
        let text = node.text()?;
        is_delta(text.as_bytes()).then(|| text.get(PREFIX.len()..).map(str::to_ascii_lowercase))?
    };
    name(schemas).or_else(|| schemas.elements().find_map(name))
}

/// The draft's text has these in small letters, its examples with a capital.
static CHANGES: &[&str] = &["create", "update", "delete"];

fn changes(message: Node<'_>, change: &Members<'_>, findings: &mut Findings) {
    let Some(kind) = change.get("changeType") else { return };
    let text = kind.text().unwrap_or_default();
    if !CHANGES.iter().any(|known| known.eq_ignore_ascii_case(&text)) {
        let message =
            sentence!("`changeType` is `Create`, `Update` or `Delete`, found ", shown(&text));
        findings.push(Finding::at(&DELTA, kind.span()).message(message));
        return;
    }
    let there = |name: &str| change.given(name).filter(|node| !node.is_null());
    let (data, operations) = (there("data"), there("operations"));
    let stray = data.or(operations).and_then(Node::name_span);
    let both = data.and(operations).and_then(Node::name_span);
    let (place, message) = match (text.eq_ignore_ascii_case("delete"), stray, both) {
        (true, Some(stray), _) => (stray, "A deletion carries neither `data` nor `operations`"),
        (false, _, Some(both)) => (both, "A change carries `data` or `operations`, not both"),
        (false, None, _) => {
            (message.opening(), "A change carries `data` or `operations`, and here is neither")
        }
        _ => return,
    };
    findings.push(Finding::at(&DELTA, place).message(message));
}
