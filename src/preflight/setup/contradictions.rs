//! Inputs that contradict each other, and exports of another app.

use super::app::plain;
use super::case::{Case, code_of};
use super::found::Found;
use super::prerequisites::used_key;
use super::provisioning::{FEATURES, does, typed};
use super::username::{Username, username};
use crate::okta::export::AppField;
use crate::report::rule::rules;
use crate::report::{Finding, Said, Spot};
use crate::sentence;
use crate::sumologic::export::{KeyField, SamlField};
use crate::text::{digits, shown, sort_by};

rules! {
    pub(crate) static RULES;
    CONTRADICTION: "setup.contradiction", Warning, Certain, "Two inputs of this check",
        "Two inputs contradict each other", "Look in Okta which of the two holds, and correct the other one.";
    OTHER_APP: "setup.other-app", Warning, Likely, "Okta Management API, identifiers",
        "This export is of another app", "Export it again for the app that is being set up.";
}

/// How a message calls the fields that two inputs may say otherwise of.
static FIELDS: &[(AppField, &str)] = &[
    (AppField::Label, "App name"),
    (AppField::Status, "The status of the app"),
    (AppField::SignOnMode, "The sign-on method"),
    (AppField::Username, "The application username"),
    (AppField::Acs, "The Single sign-on URL"),
    (AppField::Audience, "The Audience URI"),
    (AppField::Recipient, "The Recipient URL"),
    (AppField::Destination, "The Destination URL"),
];

/// What is said of the app more than once.
pub(super) fn app(case: &Case<'_>, found: &mut Found) {
    for (field, name) in FIELDS {
        // Where Sumo Logic's side is known, each is held against that.
        let judge = match field {
            AppField::Acs => Some(SamlField::Acs),
            AppField::Audience => Some(SamlField::EntityId),
            _ => None,
        };
        if judge.is_some_and(|judge| case.facts.saml.iter().any(|side| side.get(judge).is_some())) {
            continue;
        }
        let mut said = case.apps().filter_map(|app| app.get(*field));
        let Some(first) = said.next() else { continue };
        for other in said.filter(|other| !alike(*field, first, other)) {
            differ(name, first, other, found);
        }
    }
    for (feature, screen) in FEATURES {
        let Some((on, spot)) = typed(case, feature) else { continue };
        for exported in case.apps().filter_map(|app| does(app, feature)).filter(|one| *one != on) {
            let (here, there) = if exported { ("off", "on") } else { ("on", "off") };
            let message = sentence!(
                screen,
                " is ",
                here,
                " in the form, and ",
                there,
                " in the app's export (API: `features`)"
            );
            found.push(spot, Finding::of(&CONTRADICTION).message(message));
        }
    }
}

/// Whether two texts mean the same for a field.
fn alike(field: AppField, one: &Said, other: &Said) -> bool {
    let (one, other) = (one.text.trim(), other.text.trim());
    match field {
        AppField::SignOnMode | AppField::Status => plain(one) == plain(other),
        AppField::Username => {
            one == other || username(one) == username(other) && username(one) != Username::Other
        }
        _ => one == other,
    }
}

/// Says that two inputs differ, without a word of what may be secret.
fn differ(name: &str, first: &Said, other: &Said, found: &mut Found) {
    let message = sentence!(
        name,
        " is ",
        shown(other.text.trim()),
        " here, and ",
        shown(first.text.trim()),
        " in ",
        place(first.spot)
    );
    found.push(other.spot, Finding::of(&CONTRADICTION).message(message));
}

/// How a message calls an input.
fn place(spot: Spot) -> String {
    match spot {
        Spot::Field(form, _, _) => {
            let known = FORMS.iter().find(|(name, _)| *name == form);
            known.map_or("the form", |(_, screen)| screen).to_owned()
        }
        Spot::Text(input, _) => sentence!("pasted text ", digits(u64::from(input) + 1)),
    }
}

static FORMS: &[(&str, &str)] = &[
    ("general", "the General tab"),
    ("signOn", "the Sign On tab"),
    ("sumoLogic", "the fields about Sumo Logic"),
];

/// What is said of Sumo Logic's side more than once.
pub(super) fn account(case: &Case<'_>, found: &mut Found) {
    let Some(side) = &case.setup.sumo_logic else { return };
    let named = side.deployment.as_deref().and_then(code_of);
    let login = side.login_url.as_deref().and_then(code_of);
    if let (Some(named), Some(login)) = (named, login)
        && named != login
    {
        let message =
            sentence!("The login URL belongs to deployment ", login, ", but ", named, " is chosen");
        found.push(
            Spot::Field("sumoLogic", "/loginUrl", None),
            Finding::of(&CONTRADICTION).message(message),
        );
    }
}

/// Roles that are typed, against a whole list of those that there are.
pub(super) fn roles(case: &Case<'_>, found: &mut Found) {
    let facts = case.facts;
    let listed = |said: &&Said| matches!(said.spot, Spot::Text(..));
    let mut names: Vec<&str> =
        facts.roles.iter().filter(listed).map(|said| said.text.as_str()).collect();
    if !facts.listed_roles {
        return;
    }
    sort_by(&mut names, Ord::cmp);
    for typed in facts.roles.iter().filter(|said| !listed(said)) {
        if names.binary_search(&typed.text.trim()).is_err() {
            let message =
                sentence!("The role ", shown(&typed.text), " is not in the list from Sumo Logic");
            found.push(typed.spot, Finding::of(&CONTRADICTION).message(message));
        }
    }
}

/// The access key that Okta uses, against those that Sumo Logic lists and the one described.
pub(super) fn key(case: &Case<'_>, found: &mut Found) {
    let Some(used) = used_key(case) else { return };
    let key = case.setup.sumo_logic.as_ref().and_then(|side| side.access_key.as_ref());
    let described = key.and_then(|key| key.access_id.as_deref()).map(str::trim);
    if described.is_some_and(|id| !id.is_empty() && id != used.text) {
        let message = "Okta uses another access key than the one that is described for Sumo Logic";
        found.push(used.spot, Finding::of(&CONTRADICTION).message(message));
    }
    let keys = &case.facts.keys;
    let listed =
        keys.iter().any(|key| key.get(KeyField::Id).is_some_and(|id| id.text == used.text));
    if case.facts.all_keys && !listed {
        let message = "The access key that Okta uses is not in the list of Sumo Logic's keys";
        let help = "Paste the list of the account that owns it; if it is gone there, enter another key in Okta.";
        found.push(used.spot, Finding::of(&CONTRADICTION).message(message).help(help));
    }
}

/// Exports that are all of another app than the one that is set up.
pub(super) fn other_app(case: &Case<'_>, found: &mut Found) {
    if case.subject.is_none() {
        return;
    }
    let facts = case.facts;
    if case.profiles().next().is_none() {
        for profile in &facts.app_profiles {
            found.push(profile.spot, Finding::of(&OTHER_APP));
        }
    }
    if case.mappings().next().is_none() {
        for mapping in &facts.mappings {
            found.push(mapping.spot, Finding::of(&OTHER_APP));
        }
    }
    // Once for the whole list of them.
    if let Some(first) = facts.people.first().filter(|_| case.people().next().is_none()) {
        found.push(first.record.spot, Finding::of(&OTHER_APP));
    }
}
