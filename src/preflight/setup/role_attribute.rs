//! Step 3: the attribute that holds the role, in the app's profile and in the Okta user's.

use super::ExportKind;
use super::case::Case;
use super::found::Found;
use super::role_names::{Names, check_list};
use crate::okta::check_external_name;
use crate::okta::export::{Attribute, AttributeField, Profile};
use crate::report::rule::rules;
use crate::report::{Certainty, Finding, Said};
use crate::sentence;
use crate::text::{shown, sort_by};

rules! {
    pub(crate) static RULES;
    ONLY_USER: "roles.only-in-okta-profile", Error, Certain, "Sumo Logic, Provision with Okta, step 3",
        "`roles` is an attribute of the Okta user, but not of the app's profile, so no role can be chosen or sent",
        "Add it under Directory > Profile Editor to the app's own profile, with its External name and External namespace.";
    PERSONAL: "roles.personal", Error, Likely, "Sumo Logic, Provision with Okta, step 3; Terraform, okta_app_user_schema_property",
        "The attribute type is Personal (API: `scope` `SELF`), so that a group cannot be assigned with a role",
        "Choose Group as Attribute type (API: `scope` `NONE`).";
    ARRAY: "roles.data-type", Warning, Likely, "Sumo Logic, Provision with Okta, step 3; Okta, How to Add Multi-value Roles in SCIM Cloud Integration",
        "The data type is not string", "Remove the attribute, and add it again with the data type string.";
    NOT_REQUIRED: "roles.not-required", Info, Likely, "Sumo Logic SCIM API, SCIMCreateUserDefinition",
        "Attribute required is not ticked, so that the app can be assigned without the role that Sumo Logic requires",
        "Tick Attribute required for it in the app's profile (API: `required`).";
    DIFFER: "roles.lists-differ", Warning, Certain, "Sumo Logic, Provision with Okta, step 3",
        "The Okta user profile and the app's profile have different lists of roles",
        "Give both the same list.";
    MISMATCH: "roles.enum-mismatch", Error, Certain, "Okta Management API, UserSchemaAttribute",
        "`enum` and `oneOf` do not hold the same values in the same order",
        "Write them alike: Okta takes no other pair.";
    VARIABLE: "roles.variable-name", Info, Certain, "Sumo Logic, Provision with Okta, step 3",
        "The variable name is not `roles`, as in the guide", "That does no harm; only mappings and scripts have to use this name.";
    DUPLICATE: "roles.duplicate-selector", Error, Likely, "Okta, How to Pass Multivalued Attributes in SCIM User Object",
        "Two attributes of the app's profile go to the same place", "Remove one of them: there is no telling which of the two Okta sends.";
}

/// What is said of `roles` as External name.
const PLAIN: &str = "external-name.plain-roles";

/// The attribute in the app's profile.
pub(super) fn in_app(case: &Case<'_>, found: &mut Found) {
    let names = Names::of(case);
    for attribute in case.role_attributes() {
        external_name(attribute, found);
        shape(attribute, found);
        list(attribute, &names, found);
    }
    for profile in case.profiles() {
        duplicates(profile, found);
    }
}

/// The attribute in the Okta user profile.
pub(super) fn in_okta(case: &Case<'_>, found: &mut Found) {
    let names = Names::of(case);
    let known = case.role_attributes().next();
    for attribute in case.user_role_attributes() {
        list(attribute, &names, found);
        if let (Some(ours), Some(theirs)) =
            (&attribute.values, known.and_then(|one| one.values.as_ref()))
        {
            if !same_values(ours, theirs) {
                found.push(attribute.name.spot, Finding::of(&DIFFER));
            }
        } else if known.is_none() && case.profiles().any(|profile| profile.whole) {
            found.push(attribute.name.spot, Finding::of(&ONLY_USER));
        } else if known.is_none()
            && case.facts.has(ExportKind::Terraform)
            && case.apps().next().is_some()
        {
            let finding = Finding::of(&ONLY_USER).certainty(Certainty::Possible);
            found.push(attribute.name.spot, finding.note("Terraform has no `okta_app_user_schema_property` for it; it may have been added by hand"));
        }
    }
}

/// Whether an attribute of the Okta user is all there is of the role: the missing one has been
/// told of then.
pub(super) fn only_in_okta(case: &Case<'_>) -> bool {
    case.role_attributes().next().is_none() && case.user_role_attributes().next().is_some()
}

fn external_name(attribute: &Attribute, found: &mut Found) {
    let name = attribute.get(AttributeField::ExternalName);
    let namespace = attribute.get(AttributeField::ExternalNamespace);
    let text = name.map_or("", |name| &*name.text);
    let report = check_external_name(text, namespace.map(|namespace| &*namespace.text));
    // Where both are missing, that the namespace is says it all.
    let bare = name.is_none() && namespace.is_none();
    // A list under the plain name is sent as a list; that it is one has a rule of its own.
    let list = attribute.get(AttributeField::DataType).is_some_and(|kind| kind.is("array"));
    found.take(report, &|finding| {
        if list && finding.rule == PLAIN {
            return None;
        }
        let (of_name, spot) = match &*finding.source {
            "externalName" => (true, name),
            _ => (false, namespace),
        };
        (!(bare && of_name)).then(|| spot.unwrap_or(&attribute.name).spot)
    });
}

fn shape(attribute: &Attribute, found: &mut Found) {
    let said = |field| attribute.get(field);
    if let Some(kind) = said(AttributeField::DataType).filter(|kind| !kind.is("string")) {
        let message = sentence!("The data type is ", shown(&kind.text), ", not string");
        found.push(kind.spot, Finding::of(&ARRAY).message(message));
    }
    if let Some(scope) = said(AttributeField::Scope).filter(|scope| scope.is("SELF")) {
        found.push(scope.spot, Finding::of(&PERSONAL));
    }
    let required = said(AttributeField::Required);
    if !required.map_or(attribute.required, |required| required.is("true")) {
        found.push(required.unwrap_or(&attribute.name).spot, Finding::of(&NOT_REQUIRED));
    }
    if attribute.name.text != "roles" {
        let message = sentence!(
            "The variable name is ",
            shown(&attribute.name.text),
            ", not `roles` as in the guide"
        );
        found.push(attribute.name.spot, Finding::of(&VARIABLE).message(message));
    }
}

fn list(attribute: &Attribute, names: &Names<'_>, found: &mut Found) {
    let shown = attribute.shown.as_ref().filter(|shown| !shown.is_empty());
    if let (Some(values), Some(shown)) = (&attribute.values, shown) {
        let consts = shown.iter().map(|(value, _)| &value.text);
        if !values.iter().map(|value| &value.text).eq(consts) {
            found.push(attribute.name.spot, Finding::of(&MISMATCH));
        }
    }
    let rows: Vec<(&Said, &str)> = match (shown, &attribute.values) {
        (Some(shown), _) => shown.iter().map(|(value, title)| (value, title.as_str())).collect(),
        (None, Some(values)) => values.iter().map(|value| (value, value.text.as_str())).collect(),
        (None, None) => return,
    };
    check_list(&rows, names, found);
}

fn same_values(one: &[Said], other: &[Said]) -> bool {
    let sorted = |list: &[Said]| {
        let mut texts: Vec<String> = list.iter().map(|said| said.text.clone()).collect();
        sort_by(&mut texts, Ord::cmp);
        texts.dedup();
        texts
    };
    sorted(one) == sorted(other)
}

/// Attributes with the same external name and namespace.
fn duplicates(profile: &Profile, found: &mut Found) {
    let place = |attribute: &Attribute| {
        let name = attribute.get(AttributeField::ExternalName)?;
        let namespace = attribute.get(AttributeField::ExternalNamespace);
        let namespace = namespace.map_or("", |namespace| namespace.text.trim());
        let name = name.text.trim();
        (!name.is_empty()).then(|| (name.to_owned(), namespace.to_owned()))
    };
    let named = profile.attributes.iter().filter_map(|one| Some((place(one)?, one)));
    let mut sorted: Vec<((String, String), &Attribute)> = named.collect();
    sort_by(&mut sorted, |one, other| one.0.cmp(&other.0));
    for pair in sorted.windows(2) {
        if let [(one, first), (other, second)] = pair
            && one == other
        {
            let message = sentence!(
                shown(&first.name.text),
                " and ",
                shown(&second.name.text),
                " both go to ",
                shown(&one.0)
            );
            found.push(second.name.spot, Finding::of(&DUPLICATE).message(message));
        }
    }
}
