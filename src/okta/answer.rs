//! What Okta looks for in an answer about a user, beyond what the RFCs require.

use crate::json::{Document, Node};
use crate::report::rule::rules;
use crate::report::{Finding, Findings};
use crate::scim::{Direction, Kind};
use crate::sentence;

rules! {
    pub(crate) static RULES;
    ATTRIBUTES: "okta.answer-attributes", Warning, Likely, "Okta: build a SCIM provisioning integration",
        "Okta looks for further attributes in this answer",
        "Return what Okta sent: it puts the next PUT together from what it was answered.";
}

/// What Okta looks for besides `id` and `userName`, which the RFC requires: the way to it.
static WANTED: &[&[&str]] =
    &[&["active"], &["name", "givenName"], &["name", "familyName"], &["emails"]];

/// Checks an answer, or each of the users in it.
pub(crate) fn check(
    document: &Document<'_>,
    kind: Kind,
    direction: Direction,
    findings: &mut Findings,
) {
    let root = document.root();
    match kind {
        Kind::User if direction == Direction::Response => user(root, findings),
        Kind::List => {
            let resources = root.member_any_case("Resources");
            let users = resources.into_iter().flat_map(Node::elements);
            users
                .filter(|one| one.member_any_case("userName").is_some())
                .for_each(|one| user(one, findings));
        }
        _ => {}
    }
}

fn user(user: Node<'_>, findings: &mut Findings) {
    let there = |path: &[&str]| {
        let found = path.iter().try_fold(user, |node, name| node.member_any_case(name));
        found.is_some_and(|node| !node.is_null() && node.source() != b"[]")
    };
    let missing = WANTED.iter().filter(|path| !there(path)).fold(String::new(), |list, path| {
        let comma = if list.is_empty() { "`" } else { ", `" };
        sentence!(list, comma, path.join("."), "`")
    });
    if !missing.is_empty() {
        let message = sentence!("Okta looks for ", missing, " in this answer");
        findings.push(Finding::at(&ATTRIBUTES, user.opening()).message(message));
    }
}
