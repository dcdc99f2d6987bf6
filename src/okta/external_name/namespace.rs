//! Judges an external namespace.

use super::field::{Field, LIMIT};
use super::name::check_copying;
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Rule};
use crate::sentence;
use crate::text::Span;

/// The namespace of a SCIM user's own attributes, roles among them.
pub const CORE_USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";

const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

rules! {
    pub(crate) static RULES;
    MISSING: "external-name.namespace-missing", Error, Certain, "Okta, Custom Schema Attribute is Not Being Sent to Provisioning Servers",
        "There is no external namespace, and without one Okta does not send the attribute",
        "Enter `urn:ietf:params:scim:schemas:core:2.0:User`; where the field does not show, remove the attribute and add it again now that provisioning is on.";
    NAME_PASTED: "external-name.name-in-namespace", Error, Certain, "Sumo Logic, Provision with Okta, step 3",
        "An external name stands in the External namespace field",
        "Put it in the External name field, and enter `urn:ietf:params:scim:schemas:core:2.0:User` here.";
    NO_U: "external-name.namespace-cut", Error, Certain, "Sumo Logic, Provision with Okta, step 3",
        "The u of `urn:` is missing at the start", "Enter `urn:ietf:params:scim:schemas:core:2.0:User`.";
    NO_USER: "external-name.namespace-no-user", Error, Certain, "Sumo Logic, Provision with Okta, step 3",
        "`:User` is missing at the end of the namespace", "Enter `urn:ietf:params:scim:schemas:core:2.0:User`.";
    USERS: "external-name.namespace-users", Error, Certain, "Sumo Logic, Provision with Okta, step 3",
        "The namespace ends with `:Users`", "Write `:User`, without an s.";
    CASE: "external-name.namespace-case", Error, Likely, "Sumo Logic, Provision with Okta, step 3",
        "The namespace has other capital letters than it should", "Enter `urn:ietf:params:scim:schemas:core:2.0:User`.";
    SCIM_1: "external-name.namespace-scim-1", Error, Certain, "Sumo Logic SCIM API, SCIMCreateUserDefinition",
        "This is a namespace of SCIM 1.1, and Sumo Logic speaks SCIM 2.0", "Enter `urn:ietf:params:scim:schemas:core:2.0:User`.";
    EXTENSION: "external-name.namespace-enterprise", Error, Likely, "RFC 7643 §4.1, §4.3; Okta, Custom Schema Attribute is Not Being Sent to Provisioning Servers",
        "This attribute does not belong to the enterprise extension; Okta would send it inside that",
        "Enter `urn:ietf:params:scim:schemas:core:2.0:User`.";
    OTHER: "external-name.namespace-other", Error, Likely, "Sumo Logic, Provision with Okta, step 3",
        "This is not the namespace of a SCIM user, so Okta would send the attribute elsewhere",
        "Enter `urn:ietf:params:scim:schemas:core:2.0:User`.";
}

/// Where an attribute is at home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Home {
    /// In SCIM's own User schema (RFC 7643 §4.1).
    Core,
    /// In an extension, or unknown.
    Elsewhere,
}

const CORE_ATTRIBUTES: &[&str] = &[
    "userName",
    "name",
    "displayName",
    "nickName",
    "profileUrl",
    "title",
    "userType",
    "preferredLanguage",
    "locale",
    "timezone",
    "active",
    "emails",
    "phoneNumbers",
    "ims",
    "photos",
    "addresses",
    "entitlements",
    "roles",
    "x509Certificates",
];

pub(super) fn home(attribute: &str) -> Home {
    let known = CORE_ATTRIBUTES.iter().any(|core| core.eq_ignore_ascii_case(attribute));
    if known { Home::Core } else { Home::Elsewhere }
}

/// Says whether a text is a schema's name, complete or cut, rather than an attribute's.
pub(super) fn is_urn(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    text.starts_with("urn:") || text.starts_with("rn:")
}

/// Checks the namespace of an attribute that is at home in `home`.
pub(super) fn check(text: Option<&str>, home: Home, findings: &mut Findings) {
    let Some(text) = text else { return findings.push(Finding::of(&MISSING)) };
    let whole = Span::new(0, text.len());
    if text.len() > LIMIT {
        let fix = Fix::guess(TITLE).replace(whole, CORE_USER);
        let finding = Finding::at(&OTHER, whole).message("This is longer than any namespace");
        return findings.push(finding.fix(fix));
    }
    let field = Field::read(text);
    let (Some(first), Some(last)) = (field.letters.first(), field.letters.last()) else {
        let fix = Fix::guess(TITLE).replace(whole, CORE_USER);
        return findings.push(Finding::at(&MISSING, whole).fix(fix));
    };
    check_copying(text, &field, &field.inner_blanks(), findings);
    if let Some(Mistake { rule, right, sure }) = mistake(&field.dense(), home) {
        let span = first.span.to(last.span);
        let fix = if sure { Fix::safe(TITLE) } else { Fix::guess(TITLE) };
        findings.push(Finding::at(rule, span).fix(fix.replace(span, right)));
    }
}

const TITLE: &str = "Write the right namespace";

struct Mistake {
    rule: &'static Rule,
    right: String,
    sure: bool,
}

/// Says what is wrong with a namespace, and what it should be.
fn mistake(namespace: &str, home: Home) -> Option<Mistake> {
    let small = namespace.to_ascii_lowercase();
    let core = |rule, sure| Some(Mistake { rule, right: CORE_USER.to_owned(), sure });
    let known = [CORE_USER, ENTERPRISE].into_iter().find(|urn| urn.eq_ignore_ascii_case(&small));
    match known {
        Some(urn) if urn != namespace => {
            return Some(Mistake { rule: &CASE, right: urn.to_owned(), sure: true });
        }
        Some(ENTERPRISE) if home == Home::Core => return core(&EXTENSION, false),
        Some(_) => return None,
        None => {}
    }
    if small.starts_with("rn:") {
        return Some(Mistake { rule: &NO_U, right: sentence!("u", namespace), sure: true });
    }
    if small.trim_end_matches(':') == "urn:ietf:params:scim:schemas:core:2.0" {
        return core(&NO_USER, true);
    }
    if let (true, Some(right)) = (small.ends_with(":users"), namespace.strip_suffix(['s', 'S'])) {
        return Some(Mistake { rule: &USERS, right: right.to_owned(), sure: true });
    }
    if small.starts_with("urn:scim:") {
        return core(&SCIM_1, false);
    }
    if is_name(namespace) {
        return core(&NAME_PASTED, false);
    }
    if home == Home::Core { core(&OTHER, false) } else { None }
}

/// Says whether a text is an external name rather than a schema's.
fn is_name(text: &str) -> bool {
    let attribute = text.split('.').next().unwrap_or_default();
    text.contains(['[', '^']) || home(attribute) == Home::Core
}
