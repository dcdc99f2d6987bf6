use scim_preflight::preflight::{RowAction, SetupRow, Step};
use serde_json::json;

use super::{of, row, sound, with};

/// The screens in their order, each once.
fn screens(rows: &[SetupRow]) -> Vec<(Step, &str, bool)> {
    let mut screens: Vec<_> =
        rows.iter().map(|row| (row.step, row.screen.as_str(), row.manual)).collect();
    screens.dedup();
    screens
}

#[test]
fn the_screens_come_in_the_order_in_which_they_work() {
    let made = of(&sound());
    let apps = "Applications > Applications > ";
    let app = "Applications > Applications > Sumo Logic (prod) > ";
    let expected = [
        (Step::Prerequisites, "Sumo Logic > Administration > Security > Access Keys".into(), true),
        (Step::Prerequisites, "Sumo Logic > Administration > Security > SAML".into(), true),
        (Step::App, format!("{apps}Create App Integration"), false),
        (Step::App, "Create SAML Integration > Configure SAML".into(), false),
        (Step::App, "Sumo Logic > Administration > Security > SAML".into(), false),
        (Step::Provisioning, format!("{app}General > App Settings > Edit"), true),
        (Step::Provisioning, format!("{app}Provisioning > Integration"), true),
        (Step::Provisioning, format!("{app}Provisioning > To App"), true),
        (Step::Provisioning, format!("{app}Provisioning > To Okta"), true),
        (
            Step::Roles,
            "Directory > Profile Editor > Okta User (default) > Add Attribute".into(),
            false,
        ),
        (
            Step::Roles,
            "Directory > Profile Editor > Sumo Logic (prod) User > Add Attribute".into(),
            false,
        ),
        (
            Step::Mappings,
            format!("{app}Provisioning > To App > Sumo Logic (prod) Attribute Mappings"),
            false,
        ),
        (Step::Mappings, format!("{app}Provisioning > To Okta > Okta Attribute Mappings"), false),
        (Step::Mappings, "Directory > Profile Editor > Sumo Logic (prod) User".into(), false),
        (Step::Assignment, format!("{app}Assignments > Assign"), false),
        (Step::Verification, "Reports > System Log".into(), false),
        (Step::Verification, "Sumo Logic > Administration > Users and Roles > Users".into(), true),
        (Step::Syncing, format!("{app}Assignments"), false),
    ];
    let expected: Vec<(Step, &str, bool)> =
        expected.iter().map(|(step, screen, manual)| (*step, screen.as_str(), *manual)).collect();
    assert_eq!(screens(&made.rows), expected);
}

#[test]
fn the_integration_screen_is_that_of_the_guide() {
    let made = of(&sound());
    let integration = made.rows.iter().filter(|row| row.screen.ends_with("> Integration"));
    let shown: Vec<_> =
        integration.map(|row| (row.field.as_str(), row.action, row.value.as_str())).collect();
    assert_eq!(
        shown,
        [
            (
                "SCIM connector base URL",
                RowAction::Enter,
                "https://api.us2.sumologic.com/api/v1/scim/"
            ),
            ("Unique identifier field for users", RowAction::Enter, "userName"),
            ("Import New Users and Profile Updates", RowAction::Tick, ""),
            ("Push New Users", RowAction::Tick, ""),
            ("Push Profile Updates", RowAction::Tick, ""),
            ("Push Groups", RowAction::Untick, ""),
            ("Import Groups", RowAction::Untick, ""),
            ("Authentication Mode", RowAction::Choose, "HTTP Header"),
            (
                "Authorization",
                RowAction::Fill,
                "the token: access ID, colon and access key in Base64"
            ),
            ("Test Connector Configuration", RowAction::Press, ""),
        ]
    );
}

#[test]
fn basic_auth_has_two_fields_instead_of_the_token() {
    let made = of(&with("authenticationMode", "basic"));
    assert_eq!(row(&made.rows, "Authentication Mode").value, "Basic Auth");
    assert_eq!(row(&made.rows, "Username").value, "the access ID");
    assert_eq!(row(&made.rows, "Password").value, "the access key");
    assert!(made.rows.iter().all(|row| row.field != "Authorization"));
}

#[test]
fn the_role_is_chosen_at_the_assignment_or_taken_from_the_okta_user() {
    let to_app = |made: &scim_preflight::preflight::SetupKit| {
        let rows = made.rows.iter().filter(|row| row.screen.ends_with("(prod) Attribute Mappings"));
        let kept = rows.filter(|row| row.action != RowAction::Delete);
        kept.map(|row| (row.field.clone(), row.value.clone())).collect::<Vec<_>>()
    };
    let pairs = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect()
    };
    let four = [
        ("Username (userName)", ""),
        ("Given name (givenName)", "user.firstName"),
        ("Family name (familyName)", "user.lastName"),
        ("Email (email)", "user.email"),
    ];
    let assigned = of(&sound());
    assert_eq!(to_app(&assigned), pairs(&four));
    let choice = row(&assigned.rows, "Roles");
    assert_eq!((choice.action, choice.value.as_str()), (RowAction::Choose, "Administrator"));

    let mapped = of(&with("mode", "mapped"));
    let mut five = four.to_vec();
    five.push(("Roles (roles)", "user.roles"));
    assert_eq!(to_app(&mapped), pairs(&five));
    let filled = row(&mapped.rows, "Roles in the profile of each person");
    assert_eq!(filled.action, RowAction::Fill);
    assert!(mapped.rows.iter().all(|row| row.field != "Roles"));
}

#[test]
fn the_roles_stand_in_both_profiles_in_their_order() {
    let roles = json!([{"displayName": "Read only", "value": "Analyst"}, "Administrator"]);
    let made = of(&with("roles", roles));
    let added: Vec<_> = made
        .rows
        .iter()
        .filter(|row| row.action == RowAction::Add && row.step == Step::Roles)
        .map(|row| (row.field.as_str(), row.value.as_str()))
        .collect();
    let twice = [("Read only", "Analyst"), ("Administrator", "Administrator")].repeat(2);
    assert_eq!(added, twice);
}

#[test]
fn without_options_the_setup_has_open_places_and_the_roles_that_every_account_has() {
    let made = of(&json!({}));
    assert_eq!(
        row(&made.rows, "SCIM connector base URL").value,
        "https://api.<deployment>.sumologic.com/api/v1/scim/"
    );
    assert_eq!(
        row(&made.rows, "Single sign-on URL").value,
        "https://service.<deployment>.sumologic.com/sumo/saml/consume/<number>"
    );
    assert_eq!(row(&made.rows, "App name").value, "Sumo Logic");
    assert_eq!(made.setup.sumo_logic.unwrap().roles.unwrap(), ["Administrator", "Analyst"]);
    assert!(made.setup.integration.unwrap().base_url.is_none());
}

#[test]
fn the_deployment_is_told_by_a_code_an_address_or_the_saml_addresses() {
    let base_url = |options| row(&of(&options).rows, "SCIM connector base URL").value.clone();
    let expected = "https://api.us2.sumologic.com/api/v1/scim/";
    assert_eq!(base_url(json!({"deployment": "us2"})), expected);
    assert_eq!(base_url(json!({"deployment": "https://acme.us2.sumologic.com/ui/"})), expected);
    assert_eq!(base_url(json!({"saml": sound()["saml"]})), expected);
    let first = json!({"deployment": "US1"});
    assert_eq!(base_url(first), "https://api.sumologic.com/api/v1/scim/");
}

#[test]
fn what_no_request_can_do_is_said() {
    let made = of(&sound());
    let manual: Vec<_> = made.manual.iter().map(|manual| (manual.step, manual.what)).collect();
    assert_eq!(
        manual,
        [
            (Step::Prerequisites, "Create the access key."),
            (
                Step::Prerequisites,
                "Create the SAML configuration in Sumo Logic, with any issuer and certificate for now."
            ),
            (Step::Provisioning, "Enable SCIM on the tab General."),
            (
                Step::Provisioning,
                "Enter the settings under Integration, and enable the actions under To App."
            ),
        ]
    );
}
