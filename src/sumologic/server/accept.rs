//! Reads the users that a client sends, or says why they are refused.

use super::Habits;
use crate::json::{Document, Limits, Node, NodeKind};
use crate::report::{Finding, Findings, Severity};
use crate::scim::{Direction, Kind};
use crate::sentence;
use crate::sumologic::dialect::{self, EXTRA, looks_like_email};

/// What a request wants a user to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) user_name: String,
    pub(super) given_name: String,
    pub(super) family_name: String,
    pub(super) email: String,
    pub(super) roles: Vec<String>,
    pub(super) active: bool,
}

/// Reads a user. What this project's rules call an error of a request to Sumo Logic is refused,
/// with the rule's own sentence.
pub(super) fn read(body: &str, direction: Direction, habits: Habits) -> Result<Wanted, String> {
    let document = Document::read(body.as_bytes(), Limits::default());
    let root = document.root();
    if !document.complete() || root.kind() != NodeKind::Object {
        return Err("The body is no JSON object".to_owned());
    }
    let mut findings = Findings::new();
    dialect::check(&document, Kind::User, direction, &mut findings);
    let refused = |found: &&Finding| {
        found.grade() == Severity::Error || !habits.unknown_members && found.rule().is(&EXTRA)
    };
    if let Some(found) = findings.iter().find(refused) {
        return Err(found.text().to_owned());
    }
    let text = |node: Option<Node<'_>>| {
        node.and_then(Node::text).map(|text| text.trim().to_owned()).unwrap_or_default()
    };
    let name = root.member("name");
    let wanted = Wanted {
        user_name: text(root.member("userName")),
        given_name: text(name.and_then(|name| name.member("givenName"))),
        family_name: text(name.and_then(|name| name.member("familyName"))),
        email: text(root.pointer("/emails/0/value")),
        roles: roles(root)?,
        active: root.member("active").and_then(Node::boolean).unwrap_or(true),
    };
    if !looks_like_email(&wanted.email) {
        return Err(sentence!("`", wanted.email, "` is no email address"));
    }
    Ok(wanted)
}

/// The names of the roles, which are strings or objects with a `value`.
fn roles(user: Node<'_>) -> Result<Vec<String>, String> {
    let Some(roles) = user.member("roles") else { return Ok(Vec::new()) };
    if roles.kind() != NodeKind::Array {
        return Err(sentence!("`roles` is ", roles.kind().name(), ", and has to be a list"));
    }
    let value = |role: Node<'_>| match role.member("value") {
        Some(value) => value.text().map(Into::into),
        None => role.text().map(Into::into),
    };
    Ok(roles.elements().filter_map(value).collect())
}
