use super::profile::app_in;
use crate::json::{Document, Limits, Node, NodeKind};
use crate::report::{Record, Said, Spot};

/// What is known of somebody who has the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PersonField {
    UserName,
    Status,
    SyncState,
    ExternalId,
    Email,
    GivenName,
    FamilyName,
    /// The role, under whatever name the attribute has.
    Role,
}

/// Okta Management API, application users: where each field stands; a role is looked for.
static APP_USER: &[&str] = &[
    "/credentials/userName",
    "/status",
    "/syncState",
    "/externalId",
    "/profile/email",
    "/profile/givenName",
    "/profile/familyName",
];

/// Okta Management API, users: the same.
static OKTA_USER: &[&str] = &[
    "/profile/login",
    "/status",
    "",
    "",
    "/profile/email",
    "/profile/firstName",
    "/profile/lastName",
];

/// Terraform, `okta_app_user`: the same. The profile is a text of its own.
static TERRAFORM: &[&str] = &["/username"];

/// In which capacity somebody is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PersonKind {
    /// Somebody whom the app is assigned to.
    Assigned,
    /// A group that the app is assigned to.
    Group,
    /// A user of Okta.
    OktaUser,
}

/// A person or a group, as one input describes them.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub(crate) kind: PersonKind,
    pub(crate) record: Record,
    /// The id of the app that they have, where that is known.
    pub(crate) app: Option<String>,
    /// Whether the profile is known at all.
    pub(crate) profile: bool,
    role: Option<Said>,
}

impl Person {
    /// Reads an application user, a group assignment or a user of the Management API.
    pub(crate) fn read(node: Node<'_>, input: u32, kind: PersonKind) -> Self {
        let pointers = if kind == PersonKind::OktaUser { OKTA_USER } else { APP_USER };
        let profile = node.member("profile").filter(|node| node.kind() == NodeKind::Object);
        let link = node.pointer("/_links/app/href").and_then(Node::text);
        Self {
            kind,
            record: Record::read(node, input, pointers),
            app: link.as_deref().and_then(app_in).map(str::to_owned),
            profile: profile.is_some(),
            role: profile.and_then(role).and_then(|role| Said::read(role, input)),
        }
    }

    /// Reads the values of an `okta_app_user` or an `okta_app_group_assignment`.
    pub(crate) fn terraform(node: Node<'_>, input: u32, kind: PersonKind) -> Self {
        let text = node.member("profile").filter(|node| node.kind() == NodeKind::String);
        let spot = |node: Node<'_>| Spot::Text(input, node.span());
        let role = text.and_then(|node| {
            let profile = node.text()?;
            let document = Document::read(profile.as_bytes(), Limits::default());
            let said = Said::read(role(document.root())?, input)?;
            Some(Said { spot: spot(node), ..said })
        });
        let record = Record::read(node, input, TERRAFORM);
        let app = node.member("app_id").and_then(Node::text).map(Into::into);
        Self { kind, record, app, profile: text.is_some(), role }
    }

    /// What is said of them. Nothing stands for an empty text.
    pub(crate) fn get(&self, field: PersonField) -> Option<&Said> {
        let said = match field {
            PersonField::Role => self.role.as_ref(),
            _ => self.record.get(field as usize),
        };
        said.filter(|said| !said.text.trim().is_empty())
    }
}

/// The member of a profile that holds the role; of a list its first entry.
fn role(profile: Node<'_>) -> Option<Node<'_>> {
    let named = |name: &str| name.to_ascii_lowercase().contains("role");
    let exact = profile.member("roles");
    let found = exact.or(profile.members().find(|(name, _)| named(name)).map(|(_, node)| node))?;
    match found.kind() {
        NodeKind::Array => found.elements().next(),
        _ => Some(found),
    }
}
