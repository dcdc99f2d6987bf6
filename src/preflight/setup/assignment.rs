//! Step 5: who has the app, with which role, and how they are called.

use super::case::Case;
use super::found::Found;
use super::role_names::Names;
use super::username::is_email;
use crate::okta::MappingMode;
use crate::okta::export::{Person, PersonField, PersonKind};
use crate::report::rule::rules;
use crate::report::{Finding, Said};
use crate::sentence;
use crate::text::{is_invisible, shown, sort_by};

rules! {
    pub(crate) static RULES;
    NO_ROLE: "assignment.no-role", Error, Likely, "Sumo Logic SCIM API, SCIMCreateUserDefinition; Sumo Logic, Provision with Okta, step 5",
        "Somebody has the app without a role, and Sumo Logic requires one", "";
    NOT_LISTED: "assignment.role-not-in-list", Error, Likely, "Sumo Logic, Provision with Okta, step 3",
        "Somebody has a role that is not in the app's list of roles",
        "Choose one of the list at the assignment, or add the role to the list in both profiles.";
    NOT_PROVISIONED: "assignment.not-provisioned", Warning, Likely, "Okta, Troubleshoot provisioning; Okta Management API, AppUser",
        "Somebody has the app, but was not created in Sumo Logic",
        "Whoever was assigned before provisioning was on is passed over: press Provision User on the Assignments tab.";
    SYNC: "assignment.sync-error", Error, Certain, "Okta Management API, AppUserSyncState",
        "Okta could not bring somebody to Sumo Logic (API: `syncState` `ERROR`)",
        "Look for their name under Dashboard > Tasks or in the System Log, and paste that into “Read my log”.";
    NO_EMAIL: "assignment.username-not-email", Error, Likely, "Sumo Logic SCIM API, SCIMCreateUserDefinition",
        "Somebody's username is not an email address, and Sumo Logic requires one",
        "Choose Email under Sign On > Application username format, then update the usernames.";
    TOO_LONG: "assignment.username-too-long", Error, Certain, "Sumo Logic SCIM API, SCIMCreateUserDefinition",
        "Somebody's username is longer than the 64 characters that Sumo Logic takes", "Give the person a shorter address.";
    DIFFER: "assignment.username-email-differ", Warning, Likely, "Sumo Logic, Set up SAML",
        "Somebody's username is another address than their email, so that they may log in as somebody who is not provisioned",
        "Choose Email under Sign On > Application username format.";
    NAMELESS: "assignment.name-missing", Error, Likely, "Sumo Logic SCIM API, NameInfo",
        "Somebody has no first or no last name, and Sumo Logic requires both",
        "Fill it in Okta, or map an expression that gives something where it is empty.";
    INVISIBLE: "assignment.invisible-character", Error, Likely, "Sumo Logic SCIM API, SCIMCreateUserDefinition",
        "A name or address holds a character that cannot be seen", "Type it anew in Okta.";
}

/// The longest username, in characters.
const LONGEST: usize = 64;

/// Everybody whom the app is assigned to, and every group.
pub(super) fn people(case: &Case<'_>, found: &mut Found) {
    let names = Names::of(case);
    let mut listed: Option<Vec<&str>> = None;
    for attribute in case.role_attributes() {
        let values = attribute.values.iter().flatten().map(|value| value.text.as_str());
        listed.get_or_insert_default().extend(values);
    }
    let mut listed = listed.filter(|values| !values.is_empty());
    if let Some(listed) = &mut listed {
        sort_by(listed, Ord::cmp);
    }
    let assigned = case.people().any(|person| person.kind != PersonKind::OktaUser);
    for person in case.people() {
        match person.kind {
            PersonKind::OktaUser if assigned || case.mode != Some(MappingMode::Mapped) => {}
            PersonKind::Group if case.mode == Some(MappingMode::Mapped) => {}
            _ => role(case, person, listed.as_deref(), &names, found),
        }
        if person.kind == PersonKind::Assigned {
            state(person, found);
        }
        if person.kind != PersonKind::Group {
            called(person, found);
        }
    }
}

/// How a message calls somebody.
fn who(person: &Person) -> String {
    let name = person.get(PersonField::UserName);
    match name {
        Some(name) => shown(&name.text),
        None if person.kind == PersonKind::Group => "A group".to_owned(),
        None => "Somebody".to_owned(),
    }
}

fn role(
    case: &Case<'_>,
    person: &Person,
    listed: Option<&[&str]>,
    names: &Names<'_>,
    found: &mut Found,
) {
    let Some(role) = person.get(PersonField::Role) else {
        if person.profile {
            found.push(person.record.spot, no_role(case, person));
        }
        return;
    };
    match listed {
        Some(listed) if listed.binary_search(&&*role.text).is_err() => {
            let message = sentence!(
                who(person),
                " has the role ",
                shown(&role.text),
                ", which is not in the app's list of roles"
            );
            found.push(role.spot, Finding::of(&NOT_LISTED).message(message));
        }
        // What is in the list is judged there.
        Some(_) => {}
        None => {
            if let Some(finding) = names.defect(&role.text) {
                found.push(role.spot, finding);
            }
        }
    }
}

fn no_role(case: &Case<'_>, person: &Person) -> Finding {
    let message =
        sentence!(who(person), " has the app without a role, and Sumo Logic requires one");
    let finding = Finding::of(&NO_ROLE).message(message);
    match case.mode {
        Some(MappingMode::Mapped) => finding.help("The role is mapped: fill the attribute of the Okta user that it is mapped from."),
        _ => finding.help("Choose a role on the Assignments tab; tick Attribute required for `roles` in the app's profile, so that nobody can leave it out."),
    }
}

/// States in which somebody need not be in Sumo Logic.
static GONE: &[&str] = &["INACTIVE", "DEPROVISIONED", "SUSPENDED", "REVOKED", "DELETED", "PENDING"];

fn state(person: &Person, found: &mut Found) {
    let sync = person.get(PersonField::SyncState);
    if let Some(sync) = sync.filter(|sync| sync.is("ERROR")) {
        let message = sentence!(
            "Okta could not bring ",
            who(person),
            " to Sumo Logic (API: `syncState` `ERROR`)"
        );
        return found.push(sync.spot, Finding::of(&SYNC).message(message));
    }
    let Some(status) = person.get(PersonField::Status) else { return };
    let gone = GONE.iter().any(|word| status.is(word));
    if person.get(PersonField::ExternalId).is_none() && !gone {
        let message = sentence!(
            who(person),
            " has the app, but was not created in Sumo Logic (API: `status` ",
            shown(&status.text),
            ", no `externalId`)"
        );
        found.push(status.spot, Finding::of(&NOT_PROVISIONED).message(message));
    }
}

/// How somebody is called.
fn called(person: &Person, found: &mut Found) {
    let said = |field| person.get(field);
    let texts = [
        PersonField::UserName,
        PersonField::Email,
        PersonField::GivenName,
        PersonField::FamilyName,
    ];
    for text in texts.into_iter().filter_map(said) {
        if text.text.chars().any(is_invisible) {
            let message = sentence!(shown(&text.text), " holds a character that cannot be seen");
            found.push(text.spot, Finding::of(&INVISIBLE).message(message));
        }
    }
    if person.kind == PersonKind::OktaUser {
        return;
    }
    if let Some(name) = said(PersonField::UserName) {
        username(name, said(PersonField::Email), found);
    }
    let missing = [(PersonField::GivenName, "first name"), (PersonField::FamilyName, "last name")];
    // Where there is no email either, the profile says nothing of the person.
    if said(PersonField::Email).is_some() {
        for (_, what) in missing.into_iter().filter(|(field, _)| said(*field).is_none()) {
            let message = sentence!(who(person), " has no ", what, ", and Sumo Logic requires one");
            found.push(person.record.spot, Finding::of(&NAMELESS).message(message));
        }
    }
}

fn username(name: &Said, email: Option<&Said>, found: &mut Found) {
    let text = name.text.trim();
    if !is_email(text) {
        let message = sentence!(
            "The username ",
            shown(text),
            " is not an email address, and Sumo Logic requires one"
        );
        found.push(name.spot, Finding::of(&NO_EMAIL).message(message));
    } else if text.chars().count() > LONGEST {
        let message = sentence!(
            "The username ",
            shown(text),
            " is longer than the 64 characters that Sumo Logic takes"
        );
        found.push(name.spot, Finding::of(&TOO_LONG).message(message));
    } else if let Some(email) = email.filter(|email| !email.is(text)) {
        let message = sentence!(
            "The username is ",
            shown(text),
            ", the email ",
            shown(&email.text),
            ": they may log in as somebody who is not provisioned"
        );
        found.push(name.spot, Finding::of(&DIFFER).message(message));
    }
}
