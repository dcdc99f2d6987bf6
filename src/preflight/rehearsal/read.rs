//! Reads a rehearsal from JSON. What is absent or of another type counts as absent.

use super::{
    HeldUser, KeyPolicy, Person, Rehearsal, RehearsalAuthentication, RehearsalEvent,
    RehearsalEventKind, RehearsalSwitches,
};
use crate::json::{Node, NodeKind};
use crate::okta::{MappingMode, UserNameFormat};

/// The text of a member that has to be a string.
fn text(node: Node<'_>, name: &str) -> Option<String> {
    node.member(name).and_then(Node::text).map(Into::into)
}

fn flag(node: Node<'_>, name: &str) -> Option<bool> {
    node.member(name).and_then(Node::boolean)
}

fn number(node: Node<'_>, name: &str) -> Option<u32> {
    let number = node.member(name)?.number()?.as_i64(node.bytes())?;
    number.try_into().ok()
}

/// The elements of a member that is a list.
fn elements<T>(node: Node<'_>, name: &str, read: fn(Node<'_>) -> T) -> Option<Vec<T>> {
    let list = node.member(name).filter(|list| list.kind() == NodeKind::Array)?;
    Some(list.elements().map(read).collect())
}

/// The elements that are strings; one string stands for a list of its own.
fn texts(node: Node<'_>, name: &str) -> Option<Vec<String>> {
    let own = |node: Node<'_>| node.text().unwrap_or_default().into_owned();
    elements(node, name, own).or_else(|| text(node, name).map(|only| vec![only]))
}

/// The members of an object that are strings.
fn attributes(node: Node<'_>, name: &str) -> Vec<(String, String)> {
    let members = node.member(name).into_iter().flat_map(Node::members);
    let pair = |(name, value): (std::borrow::Cow<'_, str>, Node<'_>)| {
        Some((name.into_owned(), value.text()?.into_owned()))
    };
    members.filter_map(pair).collect()
}

impl Rehearsal {
    /// Reads a rehearsal from a JSON object.
    #[must_use]
    pub fn from_json(node: Node<'_>) -> Self {
        Self {
            people: elements(node, "people", Person::from_json).unwrap_or_default(),
            events: elements(node, "events", RehearsalEvent::from_json).unwrap_or_default(),
            deployment: text(node, "deployment"),
            base_url: text(node, "baseUrl"),
            mode: text(node, "mode").and_then(|mode| match mode.as_str() {
                "mapped" => Some(MappingMode::Mapped),
                "assignment" => Some(MappingMode::Assignment),
                _ => None,
            }),
            user_name_format: text(node, "userNameFormat")
                .and_then(|format| UserNameFormat::named(&format)),
            external_name: text(node, "externalName"),
            external_namespace: text(node, "externalNamespace"),
            mapped: texts(node, "mapped"),
            create_users: flag(node, "createUsers"),
            update_user_attributes: flag(node, "updateUserAttributes"),
            deactivate_users: flag(node, "deactivateUsers"),
            provisioning: flag(node, "provisioning"),
            authentication_mode: text(node, "authenticationMode")
                .and_then(|mode| RehearsalAuthentication::named(&mode)),
            roles: texts(node, "roles"),
            users: elements(node, "users", HeldUser::from_json).unwrap_or_default(),
            key: node.member("key").map(KeyPolicy::from_json),
            switches: node.member("switches").map(RehearsalSwitches::from_json).unwrap_or_default(),
            now: text(node, "now"),
        }
    }
}

impl Person {
    fn from_json(node: Node<'_>) -> Self {
        Self {
            id: text(node, "id"),
            profile: attributes(node, "profile"),
            role: text(node, "role"),
            groups: texts(node, "groups"),
        }
    }
}

impl RehearsalEvent {
    fn from_json(node: Node<'_>) -> Self {
        Self {
            event: text(node, "event").and_then(|event| RehearsalEventKind::named(&event)),
            person: text(node, "person"),
            group: text(node, "group"),
            role: text(node, "role"),
            profile: attributes(node, "profile"),
            days: number(node, "days"),
        }
    }
}

impl HeldUser {
    fn from_json(node: Node<'_>) -> Self {
        Self {
            user_name: text(node, "userName"),
            given_name: text(node, "givenName"),
            family_name: text(node, "familyName"),
            roles: texts(node, "roles"),
            active: flag(node, "active"),
        }
    }
}

impl KeyPolicy {
    fn from_json(node: Node<'_>) -> Self {
        Self {
            lifetime_days: number(node, "lifetimeDays"),
            idle_days: number(node, "idleDays"),
            manages_users: flag(node, "managesUsers"),
        }
    }
}

impl RehearsalSwitches {
    fn from_json(node: Node<'_>) -> Self {
        let mut switches = Self::default();
        for (doubt, value) in switches.all() {
            *value = flag(node, doubt.name).unwrap_or(*value);
        }
        switches
    }
}
