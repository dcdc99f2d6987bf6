//! What is generated, our own checks accept: the part-checks of each field, and `checkSetup`.

use scim_preflight::okta::{MappingOptions, PresentAttributes};
use scim_preflight::preflight::{RowAction, SetupKit};
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
