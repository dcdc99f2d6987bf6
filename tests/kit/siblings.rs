use scim_preflight::check_payload;
use scim_preflight::json::{Document, Limits};
use scim_preflight::preflight::RowAction;
use scim_preflight::scim::PayloadOptions;
use scim_preflight::text::Encoding;

use super::{of, row, sound};

#[test]
fn entra_gets_the_same_addresses_and_six_mappings() {
    let made = of(&sound());
    let rows = &made.entra.rows;
    let value = |field| row(rows, field).value.as_str();
    assert_eq!(value("Tenant URL"), "https://api.us2.sumologic.com/api/v1/scim/");
    assert_eq!(
        value("Identifier (Entity ID)"),
        "https://service.us2.sumologic.com/sumo/saml/1234567890"
    );
    assert_eq!(
        value("Reply URL (Assertion Consumer Service URL)"),
        "https://service.us2.sumologic.com/sumo/saml/consume/1234567890"
    );
    assert_eq!(
        value("roles[primary eq \"True\"].value"),
        "SingleAppRoleAssignment([appRoleAssignments])"
    );
    assert_eq!(row(rows, "Secret Token").action, RowAction::Fill);
    let mappings = rows.iter().filter(|row| row.screen.ends_with("Entra ID Users"));
    assert_eq!(mappings.filter(|row| row.action == RowAction::Enter).count(), 6);
    let roles: Vec<_> = rows
        .iter()
        .filter(|row| row.action == RowAction::Add)
        .map(|row| row.value.as_str())
        .collect();
    assert_eq!(roles, ["Administrator", "Analyst"]);
}

#[test]
fn doubt_about_entra_s_function_names_both_sources() {
    let made = of(&sound());
    let why = row(&made.entra.rows, "roles[primary eq \"True\"].value").why;
    assert!(why.contains("Sumo Logic's guide writes AppRoleAssignments"), "{why}");
    assert!(why.contains("Microsoft"), "{why}");
}

#[test]
fn onelogin_gets_the_same_addresses_and_two_headers() {
    let made = of(&sound());
    let value = |field| row(&made.onelogin.rows, field).value.as_str();
    assert_eq!(value("SCIM Base URL"), "https://api.us2.sumologic.com/api/v1/scim/");
    assert_eq!(
        value("SAML Audience URL"),
        "https://service.us2.sumologic.com/sumo/saml/1234567890"
    );
    assert_eq!(
        value("SAML Consumer URL"),
        "https://service.us2.sumologic.com/sumo/saml/consume/1234567890"
    );
    assert_eq!(
        value("Custom Headers"),
        "Accept: application/scim+json\nContent-Type: application/scim+json"
    );
}

#[test]
fn the_template_of_onelogin_makes_users_that_sumo_logic_takes() {
    let made = of(&sound());
    let template = &row(&made.onelogin.rows, "SCIM JSON Template").value;
    let filled = [
        ("{$parameters.scimusername}", "jane@example.com"),
        ("{$user.email}", "jane@example.com"),
        ("{$user.firstname}", "Jane"),
        ("{$user.lastname}", "Doe"),
        ("{$user.custom_fields.roles}", "Analyst"),
    ];
    let user =
        filled.iter().fold(template.clone(), |user, (name, value)| user.replace(name, value));
    assert!(!user.contains("{$"), "{user}");
    let options = Document::read(br#"{"profile": "sumologic"}"#, Limits::default());
    let options = PayloadOptions::from_json(options.root());
    let report = check_payload(user.as_bytes(), &options, Encoding::Utf16);
    assert!(report.report.diagnostics.is_empty(), "{:#?}", report.report.diagnostics);
}
