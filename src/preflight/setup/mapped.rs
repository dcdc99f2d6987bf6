//! Step 4: the mappings in both directions, and the attributes of the app's profile.

use super::SetupMapping;
use super::case::{Case, is_role, source_of};
use super::found::Found;
use super::role_attribute::only_in_okta;
use crate::okta::export::{Attribute, Mapping, Person, PersonField, PersonKind, Profile};
use crate::okta::{
    MappingMode, MappingOptions, PresentAttributes, UserPermission, attribute_mapping,
};
use crate::report::rule::rules;
use crate::report::{Finding, Said, Spot};
use crate::sentence;
use crate::text::shown;

rules! {
    pub(crate) static RULES;
    CREATE_ONLY: "mapping.create-only", Warning, Certain, "Okta Management API, ProfileMappingPropertyPushStatus; Sumo Logic, Provision with Okta, Syncing",
        "An attribute is sent when a person is created and never again",
        "Let it apply on create and update (API: `pushStatus` `PUSH`).";
    NO_SOURCE: "mapping.roles-source-missing", Error, Certain, "Okta, Usage of Group Type Attributes for Assignments in Okta",
        "The role is mapped from an attribute that Okta's users do not have",
        "Add the attribute to the Okta user profile and fill it, or delete the mapping and choose the role at the assignment.";
    OVERRULED: "mapping.assigned-role-ignored", Error, Likely, "Okta, Usage of Group Type Attributes for Assignments in Okta",
        "A role is chosen at the assignment of a group, but `roles` is mapped, and the mapping counts",
        "Delete the mapping of `roles` under Provisioning > To App, or fill `roles` of the Okta users and leave the choice at the assignment alone.";
}

/// One of the screens: what it shows, and where.
struct Shown<'a> {
    /// What its list is called in the options.
    list: &'static str,
    names: Vec<(String, Spot)>,
    /// Where something is missing.
    spot: Spot,
    permission: Option<&'a Said>,
}

/// The three screens, as far as exports show them whole.
fn all_shown<'a>(case: &Case<'a>) -> Vec<Shown<'a>> {
    let permission = case.user_role_attributes().find_map(|one| one.permission.as_ref());
    let of_mapping = |mapping: &'a Mapping| {
        let name = |row: &crate::okta::export::Row| {
            let role = mapping.to_app && case.is_role_row(row);
            (if role { "roles".to_owned() } else { row.name.text.clone() }, row.name.spot)
        };
        Some(Shown {
            list: if mapping.to_app { "toApp" } else { "toOkta" },
            names: mapping.rows.as_ref()?.iter().map(name).collect(),
            spot: mapping.spot,
            permission: permission.filter(|_| mapping.to_app),
        })
    };
    let of_profile = |profile: &'a Profile| {
        let name = |attribute: &Attribute| {
            (
                if is_role(attribute) { "roles" } else { &attribute.name.text }.to_owned(),
                attribute.name.spot,
            )
        };
        let names = profile.attributes.iter().map(name).collect();
        Shown { list: "profile", names, spot: profile.spot, permission: None }
    };
    let mappings = case.mappings().filter(|mapping| mapping.whole).filter_map(of_mapping);
    mappings.chain(case.profiles().filter(|profile| profile.whole).map(of_profile)).collect()
}

/// Holds what exports show against what the screens are to hold.
pub(super) fn screens(case: &Case<'_>, found: &mut Found) {
    for mut shown in all_shown(case) {
        if shown.list == "profile" && only_in_okta(case) {
            // That the role is missing has been told where it stands instead.
            shown.names.push(("roles".to_owned(), shown.spot));
        }
        screen(case, &shown, found);
    }
}

/// What exports show of the mappings; nothing where none shows any of it.
pub(super) fn as_shown(case: &Case<'_>) -> Option<SetupMapping> {
    let mut present = PresentAttributes::default();
    for shown in all_shown(case) {
        let list = present.list(shown.list);
        list.get_or_insert_with(|| shown.names.into_iter().map(|(name, _)| name).collect());
    }
    let any =
        [&present.to_app, &present.to_okta, &present.profile].into_iter().any(Option::is_some);
    any.then_some(SetupMapping { mode: case.mode, present })
}

fn screen(case: &Case<'_>, shown: &Shown<'_>, found: &mut Found) {
    let mut present = PresentAttributes::default();
    *present.list(shown.list) = Some(shown.names.iter().map(|(name, _)| name.clone()).collect());
    let writable = shown.permission.filter(|permission| permission.is("READ_WRITE"));
    let report = attribute_mapping(&MappingOptions {
        mode: case.mode,
        present: Some(present),
        user_permission: writable.map(|_| UserPermission::ReadWrite),
        app_name: None,
    })
    .report;
    found.take(report, &|finding| {
        let pointer = finding.pointer.as_deref().unwrap_or_default();
        if pointer == "/userPermission" {
            return writable.map(|permission| permission.spot);
        }
        let index = pointer.split('/').nth(3).and_then(|index| index.parse::<usize>().ok());
        let name = index.and_then(|index| shown.names.get(index));
        Some(name.map_or(shown.spot, |(_, spot)| *spot))
    });
}

/// The rows of the mapping to the app.
pub(super) fn rows(case: &Case<'_>, found: &mut Found) {
    for row in case.to_app().filter_map(|mapping| mapping.rows.as_ref()).flatten() {
        if let Some(push) = row.push.as_ref().filter(|push| push.is("DONT_PUSH")) {
            let message = sentence!(
                shown(&row.name.text),
                " is sent when a person is created and never again"
            );
            found.push(push.spot, Finding::of(&CREATE_ONLY).message(message));
        }
        if case.is_role_row(row) {
            role_row(case, &row.expression, found);
        }
    }
}

fn role_row(case: &Case<'_>, expression: &Said, found: &mut Found) {
    let mut whole = case.facts.user_profiles.iter().filter(|profile| profile.whole).peekable();
    if let Some(source) = source_of(&expression.text)
        && whole.peek().is_some()
        && !whole.any(|profile| profile.attribute(source).is_some())
    {
        let message = sentence!(
            "The role is mapped from ",
            shown(&expression.text),
            ", and Okta's users have no attribute ",
            shown(source)
        );
        found.push(expression.spot, Finding::of(&NO_SOURCE).message(message));
    }
    let chosen = |person: &&Person| {
        person.kind == PersonKind::Group && person.get(PersonField::Role).is_some()
    };
    // A mode that was asked for is held against the mapping elsewhere.
    if case.setup.mode != Some(MappingMode::Assignment)
        && case.people().any(|person| chosen(&person))
    {
        found.push(expression.spot, Finding::of(&OVERRULED));
    }
}

/// Whether people may change their own role, where no mapping is known that makes it worse.
pub(super) fn self_service(case: &Case<'_>, found: &mut Found) {
    let known = |mapping: &Mapping| mapping.whole && mapping.rows.is_some();
    if case.to_app().any(known) {
        return;
    }
    for attribute in case.user_role_attributes() {
        if let Some(permission) = attribute.permission.as_ref().filter(|said| said.is("READ_WRITE"))
        {
            let finding = if case.mode == Some(MappingMode::Mapped) {
                Finding::of(&crate::okta::SELF_SERVICE)
            } else {
                Finding::of(&crate::okta::role_list::READ_WRITE)
            };
            found.push(permission.spot, finding);
        }
    }
}
