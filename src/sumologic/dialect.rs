//! What Sumo Logic's SCIM API asks of a payload beyond the RFCs, or grants in spite of them.
//!
//! Source: the tag `scimUserManagement` of Sumo Logic's published API contract. Where the contract
//! is silent (unknown attributes), findings are held for possible only.

use std::borrow::Cow;

use super::roles::LONGEST_ROLE_NAME;
use crate::json::{Document, Node, NodeKind};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};
use crate::scim::{Direction, Kind};
use crate::sentence;
use crate::text::{Span, digits, shown};

rules! {
    pub(crate) static RULES;
    GROUP: "sumologic.groups-unsupported", Error, Likely, "Sumo Logic API: scimUserManagement",
        "Sumo Logic takes no SCIM groups", "Switch Push Groups and Import Groups off in Okta: the API has Users only.";
    USER_NAME_LENGTH: "sumologic.user-name-length", Error, Certain, "Sumo Logic API: SCIMCreateUserDefinition",
        "`userName` is longer than the 64 characters that Sumo Logic takes", "Give this user a shorter user name in Okta.";
    USER_NAME_EMAIL: "sumologic.user-name-email", Error, Likely, "Sumo Logic API: SCIMCreateUserDefinition",
        "Sumo Logic wants an email address as `userName`",
        "In Okta, on the app's Sign On tab, set the application username format to Email.";
    NAME: "sumologic.name-missing", Error, Certain, "Sumo Logic API: SCIMCreateUserDefinition",
        "Sumo Logic requires `name.givenName` and `name.familyName`",
        "Keep the mappings of Given name and Family name in Okta, and fill both in for this user.";
    EMAILS: "sumologic.emails-missing", Error, Certain, "Sumo Logic API: SCIMCreateUserDefinition",
        "Sumo Logic requires an email address", "Keep the mapping of Email in Okta.";
    EMAILS_MANY: "sumologic.emails-several", Warning, Likely, "Sumo Logic API: SCIMCreateUserDefinition",
        "Sumo Logic takes one email address only", "Delete the mapping of the second one in Okta.";
    EMAIL_DIFFERS: "sumologic.email-differs", Warning, Likely, "Sumo Logic API; Sumo Logic: set up SAML",
        "`userName` and the email address are not the same",
        "Sign-on goes by the email address: map both from the same Okta attribute.";
    ROLES: "sumologic.roles-missing", Error, Certain, "Sumo Logic API: SCIMCreateUserDefinition",
        "Sumo Logic requires `roles`: the user has no role",
        "Choose a role when you assign the app, and check the attribute's external name and namespace in Okta.";
    ROLE_VALUE: "sumologic.role-value", Error, Certain, "Sumo Logic API: SCIMRoles",
        "A role has no name", "Send the name of a Sumo Logic role as its `value`.";
    ROLE_LENGTH: "sumologic.role-name-length", Error, Certain, "Sumo Logic API: roles",
        "A role name has 1 to 128 characters", "";
    ROLE_PRIMARY: "sumologic.role-not-primary", Warning, Likely, "Sumo Logic API: SCIMRoles",
        "To Sumo Logic every role is primary", "Use the external name `roles.^[primary==true].value` in Okta.";
    ROLE_MEMBER: "sumologic.role-member", Warning, Possible, "Sumo Logic API: SCIMRoles",
        "A role of Sumo Logic has `value` and `primary` only", "";
    ROLES_MIXED: "sumologic.roles-mixed", Error, Likely, "Sumo Logic API: SCIMCreateUserDefinition",
        "The roles are partly strings, partly objects", "Send them all in one form.";
    ACTIVE: "sumologic.active-missing", Error, Certain, "Sumo Logic API: SCIMUpdateUserDefinition",
        "Sumo Logic requires `active` in an update", "Send `\"active\": true` or `false`.";
    EXTRA: "sumologic.extra-attribute", Info, Possible, "Sumo Logic API: SCIMCreateUserDefinition",
        "Sumo Logic's API does not know this attribute",
        "Whether it is ignored or refused is not documented: delete its mapping in Okta.";
}

/// The attributes of Sumo Logic's API, and those that Okta sends in any case.
const KNOWN: &[&str] = &[
    "schemas",
    "id",
    "meta",
    "username",
    "name",
    "emails",
    "roles",
    "active",
    "externalid",
    "groups",
    "password",
];

/// Checks a message that a client sends to Sumo Logic; what it answers is its own affair.
pub(crate) fn check(
    document: &Document<'_>,
    kind: Kind,
    direction: Direction,
    findings: &mut Findings,
) {
    let user = document.root();
    if user.kind() != NodeKind::Object || !document.complete() {
        return;
    }
    let open = first_byte(user);
    match (kind, direction) {
        (Kind::Group, _) => findings.push(Finding::at(&GROUP, open)),
        (Kind::User, Direction::Create | Direction::Replace) => {
            user_name(user, findings);
            names(user, open, findings);
            emails(user, open, findings);
            roles(user, open, findings);
            if direction == Direction::Replace && user.member_any_case("active").is_none() {
                findings.push(Finding::at(&ACTIVE, open));
            }
            extras(user, findings);
        }
        _ => {}
    }
}

/// Says of findings of the RFC's rules that they are not to be made here: Sumo Logic's API takes
/// roles as plain strings; and of a request, roles without a value are findings of its own.
pub(crate) fn overruled(
    document: &Document<'_>,
    direction: Direction,
) -> impl Fn(&Finding) -> bool {
    let roles = document.root().member_any_case("roles").map(Node::span);
    let request = matches!(direction, Direction::Create | Direction::Replace);
    move |finding| {
        let about = match finding.rule().id {
            "type.element-type" | "type.string" => true,
            "multi.value-missing" | "null.multi" | "null.empty-array" => request,
            _ => false,
        };
        match (about, roles, finding.span()) {
            (true, Some(roles), Some(place)) => {
                roles.start <= place.start && place.end <= roles.end
            }
            _ => false,
        }
    }
}

fn first_byte(node: Node<'_>) -> Span {
    let start = node.span().start;
    Span { start, end: start + 1 }
}

/// The text of a string member, where there is something in it.
fn filled<'d>(node: Node<'d>, name: &str) -> Option<Cow<'d, str>> {
    node.member_any_case(name)?.text().filter(|text| !text.trim().is_empty())
}

fn user_name(user: Node<'_>, findings: &mut Findings) {
    let Some(node) = user.member_any_case("userName") else { return };
    let Some(name) = node.text().filter(|name| !name.trim().is_empty()) else { return };
    let length = name.chars().count();
    if length > 64 {
        let message = sentence!(
            "`userName` has ",
            digits(length as u64),
            " characters; Sumo Logic takes 64 at most"
        );
        findings.push(Finding::at(&USER_NAME_LENGTH, node.span()).message(message));
    }
    if !looks_like_email(&name) {
        let message =
            sentence!(shown(&name), " is no email address, which Sumo Logic wants as `userName`");
        findings.push(Finding::at(&USER_NAME_EMAIL, node.span()).message(message));
    }
}

/// Says whether a text has the outline of an email address.
pub(super) fn looks_like_email(text: &str) -> bool {
    let parts = text.rsplit_once('@');
    parts.is_some_and(|(local, domain)| {
        !local.is_empty() && domain.contains('.') && !text.contains(char::is_whitespace)
    })
}

fn names(user: Node<'_>, open: Span, findings: &mut Findings) {
    let Some(name) = user.member_any_case("name") else {
        findings.push(Finding::at(&NAME, open));
        return;
    };
    match name.kind() {
        NodeKind::Object => {}
        NodeKind::Null => return findings.push(Finding::at(&NAME, name.span())),
        // A `name` of another type has been reported by the rules of the RFC.
        _ => return,
    }
    for part in ["givenName", "familyName"] {
        if filled(name, part).is_some() {
            continue;
        }
        let place = name.member_any_case(part).map_or(first_byte(name), Node::span);
        let message = sentence!("Sumo Logic requires `name.", part, "`, which is missing or empty");
        findings.push(Finding::at(&NAME, place).message(message));
    }
}

fn emails(user: Node<'_>, open: Span, findings: &mut Findings) {
    let Some(emails) = user.member_any_case("emails") else {
        findings.push(Finding::at(&EMAILS, open));
        return;
    };
    let mut elements = emails.elements();
    match (elements.next(), elements.next()) {
        (None, _) if matches!(emails.kind(), NodeKind::Array | NodeKind::Null) => {
            findings.push(Finding::at(&EMAILS, emails.span()));
        }
        (Some(_), Some(second)) => findings.push(Finding::at(&EMAILS_MANY, second.span())),
        (Some(only), None) => {
            let address = only.member_any_case("value");
            let text = address.and_then(Node::text);
            let (Some(node), Some(text), Some(name)) = (address, text, filled(user, "userName"))
            else {
                return;
            };
            if !text.eq_ignore_ascii_case(&name) && looks_like_email(&name) {
                findings.push(Finding::at(&EMAIL_DIFFERS, node.span()));
            }
        }
        _ => {}
    }
}

fn roles(user: Node<'_>, open: Span, findings: &mut Findings) {
    let Some(roles) = user.member_any_case("roles") else {
        findings.push(Finding::at(&ROLES, open));
        return;
    };
    if roles.kind() == NodeKind::Null
        || roles.kind() == NodeKind::Array && roles.elements().next().is_none()
    {
        findings.push(Finding::at(&ROLES, roles.span()));
    }
    let strings = roles.elements().filter(|role| role.kind() == NodeKind::String).count();
    if strings > 0 && strings < roles.elements().count() {
        findings.push(Finding::at(&ROLES_MIXED, roles.span()));
    }
    for role in roles.elements() {
        match role.kind() {
            NodeKind::String => role_name(role, findings),
            NodeKind::Object => role_object(role, findings),
            _ => {}
        }
    }
}

fn role_object(role: Node<'_>, findings: &mut Findings) {
    match role.member_any_case("value") {
        Some(value) if value.kind() == NodeKind::String => role_name(value, findings),
        Some(_) => {}
        None => findings.push(Finding::at(&ROLE_VALUE, first_byte(role))),
    }
    if let Some(primary) = role.member_any_case("primary")
        && primary.boolean() == Some(false)
    {
        let fix = Fix::guess("Write `true`").replace(primary.span(), "true");
        findings.push(Finding::at(&ROLE_PRIMARY, primary.span()).fix(fix));
    }
    for (name, member) in role.members() {
        let lower = name.to_ascii_lowercase();
        if !matches!(lower.as_str(), "value" | "primary") {
            let message = sentence!("A role of Sumo Logic has no ", shown(&name));
            let span = member.name_span().unwrap_or(member.span());
            findings.push(Finding::at(&ROLE_MEMBER, span).message(message));
        }
    }
}

fn role_name(node: Node<'_>, findings: &mut Findings) {
    let length = node.text().map_or(0, |name| name.trim().chars().count());
    if length == 0 {
        findings.push(Finding::at(&ROLE_VALUE, node.span()));
    } else if length > LONGEST_ROLE_NAME {
        findings.push(Finding::at(&ROLE_LENGTH, node.span()));
    }
}

fn extras(user: Node<'_>, findings: &mut Findings) {
    for (name, member) in user.members() {
        if KNOWN.contains(&name.to_ascii_lowercase().as_str()) {
            continue;
        }
        let span = member.name_span().unwrap_or(member.span());
        let message = sentence!("Sumo Logic's API does not know ", shown(&name));
        findings.push(Finding::at(&EXTRA, span).message(message));
    }
}
