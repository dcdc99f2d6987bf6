//! What is generated, our own checks accept: the part-checks of each field, and `checkSetup`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use scim_preflight::json::{Document, Limits};
use scim_preflight::okta::{MappingOptions, PresentAttributes};
use scim_preflight::preflight::{RowAction, Setup, SetupKit};
use scim_preflight::sumologic::{
    BaseUrlOptions, DeploymentStatus, Saml, check_base_url, check_saml, deployments,
};
use scim_preflight::{attribute_mapping, check_external_name, check_setup};
use serde_json::{Value, json};

use super::{of, row};

/// Every combination of deployment, mode and authentication mode.
fn combinations() -> impl Iterator<Item = Value> {
    let current = deployments().into_iter().filter(|one| one.status == DeploymentStatus::Current);
    current.flat_map(|deployment| {
        let host = deployment.login_host.unwrap();
        [
            ("assignment", "http-header"),
            ("assignment", "basic"),
            ("mapped", "http-header"),
            ("mapped", "basic"),
        ]
        .map(|(mode, authentication)| {
            json!({
                "deployment": deployment.code, "mode": mode,
                "authenticationMode": authentication, "appName": "Sumo Logic",
                "saml": {
                    "assertionConsumerUrl": format!("https://{host}/sumo/saml/consume/1234567890"),
                    "entityId": format!("https://{host}/sumo/saml/1234567890"),
                },
            })
        })
    })
}

fn value(made: &SetupKit, field: &str) -> String {
    row(&made.rows, field).value.clone()
}

#[test]
fn all_combinations_are_accepted_by_check_setup() {
    for options in combinations() {
        let made = of(&options);
        assert!(made.report.diagnostics.is_empty(), "{options}: {:#?}", made.report.diagnostics);
        let found = check_setup(&made.setup).report.diagnostics;
        assert!(found.is_empty(), "{options}: {found:#?}");
    }
}

#[test]
fn all_values_are_accepted_by_the_checks_of_their_fields() {
    for options in combinations() {
        let made = of(&options);
        let deployment = options["deployment"].as_str().map(str::to_owned);
        let base_url = value(&made, "SCIM connector base URL");
        let found = check_base_url(&base_url, &BaseUrlOptions { deployment });
        assert!(found.report.diagnostics.is_empty(), "{base_url}");
        let saml = check_saml(&Saml {
            acs_url: Some(value(&made, "Single sign-on URL")),
            entity_id: Some(value(&made, "Audience URI (SP Entity ID)")),
            base_url: Some(base_url),
            ..Saml::default()
        });
        assert!(saml.diagnostics.is_empty(), "{options}");
        let (name, namespace) = (value(&made, "External name"), value(&made, "External namespace"));
        assert!(check_external_name(&name, Some(&namespace)).diagnostics.is_empty());
    }
}

/// The attributes that a screen shows after what is to be deleted has been.
fn left(made: &SetupKit, screen: &str) -> Vec<String> {
    let rows = made.rows.iter().filter(|row| row.screen.ends_with(screen));
    let left = rows.filter(|row| matches!(row.action, RowAction::Keep | RowAction::Add));
    left.map(|row| row.field.split(" (").next().unwrap().to_owned()).collect()
}

#[test]
fn what_is_left_on_the_screens_is_what_the_mapping_wants() {
    for options in combinations() {
        let made = of(&options);
        let mut profile = left(&made, "Profile Editor > Sumo Logic User");
        profile.push("Roles".to_owned());
        let mapping = attribute_mapping(&MappingOptions {
            mode: Some(made.setup.mode.unwrap()),
            present: Some(PresentAttributes {
                to_app: Some(left(&made, "Sumo Logic Attribute Mappings")),
                to_okta: Some(left(&made, "Okta Attribute Mappings")),
                profile: Some(profile),
            }),
            ..MappingOptions::default()
        });
        assert!(mapping.report.diagnostics.is_empty(), "{:#?}", mapping.report.diagnostics);
    }
}

/// An export of Okta as it is before anything has been set up.
fn export(name: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/setup");
    serde_json::from_str(&fs::read_to_string(folder.join(name)).unwrap()).unwrap()
}

/// Does to a resource what a partial update does: members are taken over, nulls remove.
fn update(resource: &mut Value, body: &Value) {
    let (Value::Object(members), Value::Object(changes)) = (&mut *resource, body) else {
        *resource = body.clone();
        return;
    };
    for (name, change) in changes {
        if change.is_null() {
            members.remove(name);
        } else {
            update(members.entry(name).or_insert(Value::Null), change);
        }
    }
    // A mapping whose parts are all null is gone.
    members.retain(|_, member| member != &json!({}));
}

fn updated(name: &str, bodies: &[&Value]) -> Value {
    let mut resource = export(name);
    for body in bodies {
        update(&mut resource, body);
    }
    resource
}

/// A mapping as it is before it is trimmed: every attribute that the body names is mapped.
fn trimmed(name: &str, body: &Value) -> Value {
    let mut resource = export(name);
    for attribute in body["properties"].as_object().unwrap().keys() {
        resource["properties"][attribute] =
            json!({"expression": format!("user.{attribute}"), "pushStatus": "DONT_PUSH"});
    }
    update(&mut resource, body);
    resource
}

/// What Okta exports once all requests have been sent.
fn exports(made: &SetupKit) -> Vec<Value> {
    let body = |title: &str| {
        let request = made.requests.iter().find(|request| request.title == title).unwrap();
        serde_json::to_value(&request.body).unwrap()
    };
    let roles = body("Add roles to the app's profile");
    let gone = body("Remove the attributes that nobody needs from the app's profile");
    vec![
        updated("okta-app.json", &[&body("Create the app")]),
        updated("okta-user-schema.json", &[&body("Add roles to the Okta user profile")]),
        updated("okta-app-user-schema-default.json", &[&roles, &gone]),
        trimmed("okta-mapping-to-app.json", &body("Trim the mapping to the app")),
        trimmed("okta-mapping-to-okta.json", &body("Trim the mapping to Okta")),
    ]
}

fn check(made: &SetupKit, exports: &[Value]) -> Vec<(String, String)> {
    let mut setup = serde_json::to_value(&made.setup).unwrap();
    setup["pasted"] = exports.iter().map(|export| json!({"text": export.to_string()})).collect();
    let text = setup.to_string();
    let setup = Setup::from_json(Document::read(text.as_bytes(), Limits::default()).root());
    let found = check_setup(&setup).report.diagnostics.into_iter();
    found.map(|found| (found.rule, found.message)).collect()
}

#[test]
fn what_okta_exports_after_the_requests_is_accepted_by_check_setup() {
    for options in combinations() {
        let made = of(&options);
        assert_eq!(check(&made, &exports(&made)), [], "{options}");
    }
}

#[test]
fn what_okta_exports_when_a_request_was_left_out_is_not() {
    let made = of(&combinations().next().unwrap());
    let mut untrimmed = exports(&made);
    untrimmed[2] = export("okta-app-user-schema-default.json");
    let found: BTreeSet<String> =
        check(&made, &untrimmed).into_iter().map(|(rule, _)| rule).collect();
    assert!(found.contains("mapping.extra-attribute"), "{found:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    /// Roles of the account's own are accepted as well: the setup says that they exist.
    #[test]
    fn roles_of_any_plain_name_are_accepted(
        roles in prop::collection::btree_set("[A-Z][a-z]{2,8}( [A-Z][a-z]{2,8})?", 1..6),
        index in 0_usize..44,
    ) {
        let mut options = combinations().nth(index).unwrap();
        options["roles"] = roles.into_iter().filter(|role| role != "User").collect();
        let made = of(&options);
        prop_assert_eq!(check(&made, &exports(&made)), [], "{}", options);
    }
}
