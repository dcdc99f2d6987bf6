use proptest::prelude::*;
use scim_preflight::json::{Document, Limits};
use scim_preflight::okta::{RoleRow, UserPermission};
use scim_preflight::preflight::RoleEnum;
use scim_preflight::report::{Certainty, Severity};
use scim_preflight::{RoleEnumOptions, role_enum};
use serde_json::{Value, json};

use super::contract::Contract;

fn of(options: &Value) -> RoleEnum {
    let text = options.to_string();
    let document = Document::read(text.as_bytes(), Limits::default());
    role_enum(&RoleEnumOptions::from_json(document.root()))
}

/// Rule and pointer of each finding.
fn found(made: &RoleEnum) -> Vec<(&str, &str)> {
    let diagnostics = made.report.diagnostics.iter();
    diagnostics
        .map(|found| (found.rule.as_str(), found.pointer.as_deref().unwrap_or("none")))
        .collect()
}

#[test]
fn the_default_is_the_table_of_the_guide_with_its_doubts_told() {
    let made = of(&json!({}));
    let rows = [("User", "user"), ("Administrator", "administrator"), ("Analyst", "analyst")];
    assert_eq!(made.rows, rows.map(|(name, value)| RoleRow::new(name, value)));
    assert_eq!(
        found(&made),
        [
            ("roles.case-differs", "/roles/1/value"),
            ("roles.case-differs", "/roles/2/value"),
            ("roles.user-role", "/roles/0/value"),
        ]
    );
    assert!(made.report.ok);
    let case = &made.report.diagnostics[0];
    assert_eq!((case.severity, case.certainty), (Severity::Warning, Certainty::Likely));
    assert_eq!(
        case.message,
        "Sumo Logic's built-in role is `Administrator`, the value is `administrator`"
    );
    let sources: Vec<_> =
        case.related.iter().flatten().map(|related| related.message.as_str()).collect();
    assert_eq!(
        sources,
        [
            "Sumo Logic's guide for Okta has the values `user`, `administrator` and `analyst`",
            "Sumo Logic's API wants names that match a role exactly; its guides for Microsoft Entra ID and OneLogin write `Administrator`",
        ]
    );
    assert_eq!(made.report.diagnostics[2].message, "Sumo Logic has no built-in role `user`");
}

#[test]
fn people_cannot_change_their_own_role_unless_asked_for() {
    let made = of(&json!({"roles": ["Analyst"]}));
    assert_eq!(made.user_permission.action, UserPermission::ReadOnly);
    assert_eq!(made.user_permission.guide, UserPermission::ReadWrite);
    assert!(made.report.diagnostics.is_empty());
    let open = of(&json!({"roles": ["Analyst"], "userPermission": "READ_WRITE"}));
    assert_eq!(found(&open), [("roles.read-write", "/userPermission")]);
    let body = serde_json::to_value(&open.user_schema).unwrap();
    let permissions = &body["definitions"]["custom"]["properties"]["roles"]["permissions"];
    assert_eq!(permissions, &json!([{"principal": "SELF", "action": "READ_WRITE"}]));
}

#[test]
fn the_bodies_are_those_of_okta_s_management_api() {
    let made = of(&json!({"roles": [{"displayName": "Admin", "value": "Administrator"}]}));
    assert_eq!(
        serde_json::to_value(&made.user_schema).unwrap(),
        json!({"definitions": {"custom": {"id": "#custom", "type": "object", "properties": {"roles": {
            "title": "Roles",
            "description": "The person's role in Sumo Logic",
            "type": "string",
            "enum": ["Administrator"],
            "oneOf": [{"const": "Administrator", "title": "Admin"}],
            "scope": "NONE",
            "required": false,
            "permissions": [{"principal": "SELF", "action": "READ_ONLY"}],
            "master": {"type": "PROFILE_MASTER"},
        }}}}})
    );
    assert_eq!(
        serde_json::to_value(&made.app_user_schema).unwrap(),
        json!({"definitions": {"custom": {"id": "#custom", "type": "object", "properties": {"roles": {
            "title": "Roles",
            "description": "The person's role in Sumo Logic",
            "type": "string",
            "externalName": "roles.^[primary==true].value",
            "externalNamespace": "urn:ietf:params:scim:schemas:core:2.0:User",
            "enum": ["Administrator"],
            "oneOf": [{"const": "Administrator", "title": "Admin"}],
            "scope": "NONE",
            "required": true,
            "master": {"type": "PROFILE_MASTER"},
        }}}}})
    );
}

#[test]
fn each_fault_of_a_row_is_told_once_at_its_place() {
    let long = "x".repeat(129);
    let just_right = "x".repeat(128);
    let cases = [
        (json!([]), vec![("roles.none", "/roles")]),
        (json!(["Analyst", ""]), vec![("roles.empty-value", "/roles/1/value")]),
        (json!(["Analyst", 7]), vec![("roles.empty-value", "/roles/1/value")]),
        (json!(["Analyst", {}]), vec![("roles.empty-value", "/roles/1/value")]),
        (json!(["Analyst\t"]), vec![("roles.blanks", "/roles/0/value")]),
        (json!(["\u{a0}Analyst"]), vec![("roles.blanks", "/roles/0/value")]),
        (json!(["Ana\u{7}lyst"]), vec![("roles.invisible-character", "/roles/0/value")]),
        (json!([long]), vec![("roles.too-long", "/roles/0/value")]),
        (json!([just_right]), vec![("roles.not-built-in", "/roles/0/value")]),
        (json!(["00000000000001df"]), vec![("roles.id-instead-of-name", "/roles/0/value")]),
        (json!(["USER"]), vec![("roles.user-role", "/roles/0/value")]),
        (json!(["Analyst", "Analyst"]), vec![("roles.duplicate-value", "/roles/1/value")]),
        (json!(["Analyst", "analyst"]), vec![("roles.case-collision", "/roles/1/value")]),
        (json!(["analyst", "Analyst"]), vec![("roles.case-collision", "/roles/1/value")]),
        (
            json!([{"displayName": "analyst", "value": "Analyst"}]),
            vec![("roles.swapped", "/roles/0/value")],
        ),
        (
            json!([{"displayName": "Analyst", "value": "Reader"}]),
            vec![("roles.swapped", "/roles/0/value")],
        ),
        (
            json!([{"displayName": "", "value": "Analyst"}]),
            vec![("roles.empty-name", "/roles/0/displayName")],
        ),
        (
            json!([
                {"displayName": "A", "value": "Analyst"},
                {"displayName": "A", "value": "Administrator"},
            ]),
            vec![("roles.duplicate-name", "/roles/1/displayName")],
        ),
    ];
    for (roles, expected) in cases {
        let made = of(&json!({"roles": roles}));
        assert_eq!(found(&made), expected, "{roles}");
    }
}

#[test]
fn a_role_of_your_own_is_no_warning() {
    let made = of(&json!({"roles": ["Security Team"]}));
    let [only] = made.report.diagnostics.as_slice() else { panic!("{:#?}", made.report) };
    assert_eq!(only.severity, Severity::Info);
    assert_eq!(
        only.message,
        "`Security Team` is none of Sumo Logic's built-in roles, `Administrator` and `Analyst`"
    );
}

#[test]
fn messages_show_what_cannot_be_seen() {
    let made = of(&json!({"roles": ["Ana\u{200b}lyst"]}));
    assert_eq!(
        made.report.diagnostics[0].message,
        "The value holds a character that cannot be seen: `AnaU+200Blyst`"
    );
}

/// Values near to roles, and any others.
fn value() -> impl Strategy<Value = String> {
    let known = ["Administrator", "administrator", "Analyst", "user", " Analyst", "", "A\u{200b}"];
    prop_oneof![prop::sample::select(known.to_vec()).prop_map(str::to_owned), ".{0,20}"]
}

proptest! {
    #[test]
    fn any_list_gives_a_report_and_valid_bodies_where_there_is_no_error(
        rows in prop::collection::vec((value(), value()), 0..8)
    ) {
        let rows: Vec<_> = rows.iter().map(|(name, value)| RoleRow::new(name, value)).collect();
        let options = RoleEnumOptions { roles: Some(rows.clone()), ..RoleEnumOptions::default() };
        let made = role_enum(&options);
        prop_assert_eq!(&made.rows, &rows);
        if !made.report.ok {
            return Ok(());
        }
        let contract = Contract::read();
        for body in [&made.user_schema, &made.app_user_schema] {
            let body = serde_json::to_value(body).unwrap();
            let complaints = contract.complaints("UserSchema", &body);
            prop_assert!(complaints.is_empty(), "{:?}", complaints);
            let roles = &body["definitions"]["custom"]["properties"]["roles"];
            let values = roles["enum"].as_array().unwrap();
            let again = roles["oneOf"].as_array().unwrap().iter().map(|entry| &entry["const"]);
            prop_assert!(values.iter().eq(again), "enum and oneOf differ");
            let unique = values.iter().enumerate().all(|(at, value)| !values[..at].contains(value));
            prop_assert!(unique && !values.is_empty(), "{:?}", values);
        }
    }
}

#[test]
fn a_list_without_measure_is_answered_in_time() {
    let started = std::time::Instant::now();
    let made = of(&json!({"roles": vec!["administrator"; 50_000]}));
    assert!(made.report.truncated);
    assert_eq!(made.report.errors, 49_999);
    assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
}
