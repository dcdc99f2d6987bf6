use proptest::prelude::*;
use scim_preflight::attribute_mapping;
use scim_preflight::json::{Document, Limits};
use scim_preflight::okta::{AttributeMapping, MappingOptions};
use scim_preflight::report::Severity;
use serde_json::{Value, json};

use super::contract::Contract;

fn of(options: &Value) -> AttributeMapping {
    let text = options.to_string();
    let document = Document::read(text.as_bytes(), Limits::default());
    attribute_mapping(&MappingOptions::from_json(document.root()))
}

fn wire(made: &AttributeMapping) -> Value {
    serde_json::to_value(made).unwrap()
}

fn found(made: &AttributeMapping) -> Vec<(&str, &str)> {
    let diagnostics = made.report.diagnostics.iter();
    diagnostics
        .map(|found| (found.rule.as_str(), found.pointer.as_deref().unwrap_or("none")))
        .collect()
}

/// The names of the rows of a screen with an action.
fn rows(made: &AttributeMapping, screen: usize, action: &str) -> Vec<String> {
    let wire = wire(made);
    let rows = wire["screens"][screen]["rows"].as_array().unwrap();
    let rows = rows.iter().filter(|row| row["action"] == action);
    rows.map(|row| row["attribute"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_guide_keeps_four_attributes_on_each_screen_and_the_roles_in_the_profile() {
    let made = of(&json!({}));
    assert_eq!(rows(&made, 0, "keep"), ["userName", "givenName", "familyName", "email"]);
    assert_eq!(rows(&made, 1, "keep"), ["login", "firstName", "lastName", "email"]);
    assert_eq!(rows(&made, 2, "keep"), ["userName", "givenName", "familyName", "email"]);
    assert_eq!(rows(&made, 0, "add"), [""; 0]);
    assert_eq!(rows(&made, 1, "add"), [""; 0]);
    assert_eq!(rows(&made, 2, "add"), ["roles"]);
    assert!(rows(&made, 0, "delete").contains(&"emailType".to_owned()));
    assert!(rows(&made, 1, "delete").contains(&"zipCode".to_owned()));
    assert!(!rows(&made, 1, "delete").contains(&String::new()));
    assert!(made.report.diagnostics.is_empty());
}

#[test]
fn the_screens_are_named_with_the_way_to_them() {
    let wire = wire(&of(&json!({"appName": "Sumo Logic (prod)"})));
    let of = |member: &str| {
        let screens = wire["screens"].as_array().unwrap().iter();
        screens.map(|screen| screen[member].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(of("screen"), ["To App", "To Okta", "App profile"]);
    assert_eq!(
        of("where"),
        [
            "Applications > Applications > Sumo Logic (prod) > Provisioning > To App > Sumo Logic (prod) Attribute Mappings",
            "Applications > Applications > Sumo Logic (prod) > Provisioning > To Okta > Okta Attribute Mappings",
            "Directory > Profile Editor > Sumo Logic (prod) User",
        ]
    );
}

#[test]
fn the_username_row_leads_to_the_sign_on_settings() {
    let wire = wire(&of(&json!({})));
    let row = &wire["screens"][0]["rows"][0];
    assert_eq!(row["displayName"], "Username");
    assert_eq!(
        row["why"],
        "Comes from the username format in the Sign On settings of the app; there is no mapping to edit."
    );
    assert!(row.get("expression").is_none());
    assert!(wire["toApp"]["properties"].get("userName").is_none());
}

#[test]
fn removals_are_explicit_nulls_and_the_rest_is_pushed_at_every_change() {
    let present = json!({
        "toApp": ["userName", "givenName", "familyName", "email", "title"],
        "toOkta": ["login", "firstName", "lastName", "email", "mobilePhone"],
        "profile": ["userName", "givenName", "familyName", "email", "roles", "title"],
    });
    let made = of(&json!({"present": present}));
    let wire = wire(&made);
    let push = |expression: &str| json!({"expression": expression, "pushStatus": "PUSH"});
    let gone = json!({"expression": null, "pushStatus": null});
    assert_eq!(
        wire["toApp"],
        json!({"properties": {
            "givenName": push("user.firstName"),
            "familyName": push("user.lastName"),
            "email": push("user.email"),
            "title": gone,
        }})
    );
    assert_eq!(
        wire["toOkta"],
        json!({"properties": {
            "login": push("appuser.userName"),
            "firstName": push("appuser.givenName"),
            "lastName": push("appuser.familyName"),
            "email": push("appuser.email"),
            "mobilePhone": gone,
        }})
    );
    assert_eq!(
        wire["profileRemovals"],
        json!({"definitions": {"custom": {
            "id": "#custom", "type": "object", "properties": {"title": null},
        }}})
    );
    assert_eq!(
        found(&made),
        [
            ("mapping.extra-attribute", "/present/profile/5"),
            ("mapping.extra-attribute", "/present/toApp/4"),
            ("mapping.extra-attribute", "/present/toOkta/4"),
        ]
    );
    assert_eq!(
        made.report.diagnostics[0].message,
        "`Title` is left over: Sumo Logic has no use for it"
    );
}

#[test]
fn the_names_on_the_screens_count_as_well_as_the_variable_names() {
    let made = of(&json!({"present": {
        "toApp": ["Username", "Given name", "FAMILY NAME", "Email"],
        "toOkta": ["User name", "First name", "Last name", "Primary email"],
        "profile": ["User name", "Given name", "Family name", "Primary email", "Roles"],
    }}));
    assert!(made.report.diagnostics.is_empty(), "{:#?}", made.report.diagnostics);
}

#[test]
fn each_screen_has_the_display_names_of_the_guide() {
    let wire = wire(&of(&json!({})));
    let kept = |screen: usize| {
        let rows = wire["screens"][screen]["rows"].as_array().unwrap().iter();
        rows.filter(|row| row["action"] != "delete")
            .map(|row| row["displayName"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(kept(0), ["Username", "Given name", "Family name", "Email"]);
    assert_eq!(kept(1), ["User name", "First name", "Last name", "Primary email"]);
    assert_eq!(kept(2), ["User name", "Given name", "Family name", "Primary email", "Roles"]);
}

#[test]
fn what_is_missing_is_told_with_how_to_bring_it_back() {
    let made = of(&json!({"present": {
        "toApp": ["givenName", "email"],
        "toOkta": ["login", "firstName", "lastName"],
        "profile": ["givenName", "familyName", "email"],
    }}));
    assert_eq!(
        found(&made),
        [
            ("mapping.missing-attribute", "/present/profile"),
            ("mapping.missing-attribute", "/present/toApp"),
            ("mapping.missing-attribute", "/present/toOkta"),
        ]
    );
    let [profile, to_app, to_okta] = made.report.diagnostics.as_slice() else {
        panic!("{:#?}", made.report)
    };
    assert_eq!(profile.message, "`roles` (Roles) is missing in the app's profile");
    assert_eq!(to_app.message, "`familyName` (Family name) is missing in the mapping to the app");
    assert_eq!(to_app.help.as_deref(), Some("Map it again, from `user.lastName`."));
    assert_eq!(to_app.severity, Severity::Error);
    assert_eq!(to_okta.message, "`email` (Primary email) is missing in the mapping to Okta");
    assert_eq!(to_okta.severity, Severity::Warning);
    assert_eq!(rows(&made, 0, "add"), ["familyName"]);
}

#[test]
fn a_mapping_of_roles_overrules_the_choice_at_the_assignment() {
    let to_app = json!(["userName", "givenName", "familyName", "email", "Roles"]);
    let assigned = of(&json!({"present": {"toApp": to_app}}));
    assert_eq!(found(&assigned), [("mapping.roles-mapped", "/present/toApp/4")]);
    assert!(!assigned.report.ok);
    assert_eq!(
        wire(&assigned)["toApp"]["properties"]["roles"],
        json!({"expression": null, "pushStatus": null})
    );
    let mapped = of(&json!({"mode": "mapped", "present": {"toApp": to_app}}));
    assert!(mapped.report.diagnostics.is_empty(), "{:#?}", mapped.report.diagnostics);
}

#[test]
fn in_the_mapped_mode_the_role_comes_from_the_okta_user() {
    let made = of(&json!({"mode": "mapped"}));
    assert_eq!(
        wire(&made)["toApp"]["properties"]["roles"],
        json!({"expression": "user.roles", "pushStatus": "PUSH"})
    );
    assert_eq!(rows(&made, 0, "add"), ["roles"]);
    let without = of(&json!({"mode": "mapped", "present": {
        "toApp": ["userName", "givenName", "familyName", "email"],
    }}));
    assert_eq!(found(&without), [("mapping.missing-attribute", "/present/toApp")]);
}

#[test]
fn a_role_that_people_can_give_themselves_is_an_error_once_it_is_mapped() {
    let mapped = of(&json!({"mode": "mapped", "userPermission": "READ_WRITE"}));
    assert_eq!(found(&mapped), [("mapping.self-service-role", "/userPermission")]);
    assert_eq!(mapped.report.diagnostics[0].severity, Severity::Error);
    let assigned = of(&json!({"userPermission": "READ_WRITE"}));
    assert_eq!(found(&assigned), [("mapping.self-service-role", "/userPermission")]);
    assert_eq!(assigned.report.diagnostics[0].severity, Severity::Info);
    for safe in ["READ_ONLY", "HIDE"] {
        let made = of(&json!({"mode": "mapped", "userPermission": safe}));
        assert!(made.report.diagnostics.is_empty(), "{safe}");
    }
}

#[test]
fn options_of_another_type_count_as_absent() {
    let made = of(&json!({"mode": 1, "present": {"toApp": "all"}, "appName": []}));
    assert_eq!(wire(&made), wire(&of(&json!({}))));
}

/// What is wrong with the bodies in the eyes of Okta's description.
///
/// It describes `properties` of a mapping as if it were one property, and asks for `expression` and
/// `pushStatus` beside it; Okta's own clients send a map of such properties, and null to remove
/// one. So each property is validated by itself, without its nulls.
fn complaints(made: &AttributeMapping) -> Vec<String> {
    let contract = Contract::read();
    let wire = wire(made);
    let mut wrong = contract.complaints("UserSchema", &wire["profileRemovals"]);
    for body in ["toApp", "toOkta"] {
        for (name, property) in wire[body]["properties"].as_object().unwrap() {
            let mut property = property.clone();
            let members = property.as_object_mut().unwrap();
            if members.len() != 2
                || members["expression"].is_null() != members["pushStatus"].is_null()
            {
                wrong.push(format!("{body}/{name}: {members:?}"));
            }
            members.retain(|_, value| !value.is_null());
            wrong.extend(contract.complaints("ProfileMappingProperty", &property));
        }
    }
    wrong
}

#[test]
fn okta_still_describes_the_mapping_s_properties_as_one_property() {
    let body = json!({"properties": {"email": {"expression": "user.email", "pushStatus": "PUSH"}}});
    assert_eq!(
        Contract::read().complaints("ProfileMappingRequest", &body),
        [
            "ProfileMappingRequest: \"expression\" is missing",
            "ProfileMappingRequest: \"pushStatus\" is missing",
            "ProfileMappingRequest/properties/email: unknown member",
        ],
        "when this fails, the bodies can be validated as a whole"
    );
}

#[test]
fn the_bodies_are_valid_for_okta_in_both_modes() {
    for mode in ["assignment", "mapped"] {
        let made = of(&json!({"mode": mode}));
        assert!(complaints(&made).is_empty(), "{:?}", complaints(&made));
    }
}

fn listed() -> impl Strategy<Value = Value> {
    let known =
        ["userName", "Username", "givenName", "email", "roles", "Roles", "title", "Title", ""];
    let name = prop_oneof![prop::sample::select(known.to_vec()).prop_map(str::to_owned), ".{0,12}"];
    prop::collection::vec(name, 0..8).prop_map(|names| json!(names))
}

proptest! {
    #[test]
    fn any_screens_give_valid_bodies_that_lead_to_the_screens_of_the_guide(
        lists in (listed(), listed(), listed()), mapped: bool
    ) {
        let (to_app, to_okta, profile) = lists;
        let mode = if mapped { "mapped" } else { "assignment" };
        let present = json!({"toApp": to_app, "toOkta": to_okta, "profile": profile});
        let made = of(&json!({"mode": mode, "present": present}));
        let complaints = complaints(&made);
        prop_assert!(complaints.is_empty(), "{:?}", complaints);
        // What stays and comes is the guide's; nothing stands on a screen twice.
        let done = |screen: usize| [rows(&made, screen, "keep"), rows(&made, screen, "add")].concat();
        let mut left = done(0);
        left.sort();
        let mut expected = vec!["email", "familyName", "givenName", "userName"];
        if mapped {
            expected.insert(3, "roles");
        }
        prop_assert_eq!(left, expected);
        for screen in 0..3 {
            let mut all = [done(screen), rows(&made, screen, "delete")].concat();
            let count = all.len();
            all.sort();
            all.dedup();
            prop_assert_eq!(all.len(), count);
        }
    }
}
