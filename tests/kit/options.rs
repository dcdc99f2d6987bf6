use scim_preflight::preflight::SetupKit;
use serde_json::{Value, json};

use super::{of, sound, with};

/// What is said of options: pointer, message.
fn said(options: &Value) -> Vec<(String, String)> {
    let diagnostics = of(options).report.diagnostics;
    let said = diagnostics.into_iter().map(|found| {
        assert_eq!(found.source, "options");
        (found.pointer.unwrap(), found.message)
    });
    said.collect()
}

fn pair(pointer: &str, message: &str) -> (String, String) {
    (pointer.to_owned(), message.to_owned())
}

fn found(made: &SetupKit) -> Vec<&str> {
    made.report.diagnostics.iter().map(|found| found.rule.as_str()).collect()
}

#[test]
fn nothing_is_said_of_options_that_leave_nothing_open() {
    assert_eq!(said(&sound()), []);
    assert_eq!(said(&with("mode", "mapped")), []);
    assert_eq!(said(&with("authenticationMode", "basic")), []);
    assert_eq!(said(&with("roles", Value::Null)), []);
}

#[test]
fn what_is_left_open_is_said() {
    assert_eq!(
        said(&json!({})),
        [
            pair(
                "/deployment",
                "The deployment is not known, so the SCIM connector base URL is left open"
            ),
            pair(
                "/saml/assertionConsumerUrl",
                "The Single sign-on URL (Assertion Consumer URL) is not known and is left open"
            ),
            pair("/saml/entityId", "The Audience URI (SP Entity ID) is not known and is left open"),
        ]
    );
}

#[test]
fn a_deployment_has_to_be_one_that_can_be_used() {
    let about = |deployment: &str| {
        let mut said = said(&with("deployment", deployment));
        assert_eq!(said.len(), 1, "{said:?}");
        said.remove(0)
    };
    assert_eq!(about("us9"), pair("/deployment", "`us9` names no deployment of Sumo Logic"));
    assert_eq!(about("in"), pair("/deployment", "The deployment IN cannot be used"));
    assert_eq!(about("ZRH"), pair("/deployment", "The deployment ZRH cannot be used"));
    assert_eq!(
        about("https://acme.okta.com"),
        pair("/deployment", "`https://acme.okta.com` names no deployment of Sumo Logic")
    );
    let made = of(&with("deployment", "ZRH"));
    assert_eq!(
        made.report.diagnostics[0].related.as_ref().unwrap()[0].message,
        "ZRH was a working name of October 2025; the Zurich deployment is CH."
    );
    // The SAML addresses still tell a deployment.
    assert_eq!(made.setup.sumo_logic.unwrap().deployment.as_deref(), Some("US2"));
}

#[test]
fn addresses_of_another_deployment_are_found() {
    assert_eq!(
        said(&with("deployment", "eu")),
        [pair(
            "/deployment",
            "People log in on deployment US2, but the SCIM base URL belongs to EU"
        )]
    );
    let mut options = sound();
    options["saml"]["entityId"] = "https://service.eu.sumologic.com/sumo/saml/1234567890".into();
    assert_eq!(
        said(&options),
        [pair(
            "/saml/entityId",
            "The Assertion Consumer URL belongs to deployment US2, the entity ID to EU"
        )]
    );
}

#[test]
fn a_finding_about_an_address_says_where_in_it() {
    let mut options = sound();
    options["saml"]["assertionConsumerUrl"] =
        "https://api.us2.sumologic.com/sumo/saml/consume/1234567890".into();
    let made = of(&options);
    let finding = &made.report.diagnostics[0];
    assert_eq!(finding.rule, "saml.wrong-host");
    assert_eq!((finding.start, finding.end), (Some(8), Some(11)));
    assert_eq!(finding.pointer.as_deref(), Some("/saml/assertionConsumerUrl"));
}

#[test]
fn names_that_cannot_be_and_names_that_take_care_are_told_apart() {
    assert_eq!(
        said(&with("appName", "Sumo\nLogic")),
        [pair("/appName", "The app name holds a character that cannot be seen: `Sumo␊Logic`")]
    );
    assert_eq!(
        said(&with("appName", "Sumo ${x}")),
        [pair(
            "/appName",
            "The app name holds `${`, which scripts and templates read as their own"
        )]
    );
    assert_eq!(
        said(&with("appName", "Sumo `x`")),
        [pair(
            "/appName",
            "The app name holds a backtick, which scripts and templates read as their own"
        )]
    );
    let roles =
        json!(["Administrator", "Ops \"EU\"", "O\nps", {"displayName": "a|b", "value": "Analyst"}]);
    let made = of(&with("roles", roles));
    assert_eq!(
        found(&made),
        ["kit.risky-signs", "kit.risky-signs", "roles.invisible-character", "roles.not-built-in"]
    );
    let pointers: Vec<_> =
        made.report.diagnostics.iter().map(|found| found.pointer.as_deref().unwrap()).collect();
    assert_eq!(
        pointers,
        ["/roles/1/value", "/roles/3/displayName", "/roles/2/value", "/roles/1/value"]
    );
}

#[test]
fn roles_that_cannot_be_are_those_of_the_role_list() {
    let long = "x".repeat(129);
    let made = of(&with("roles", json!(["", "Analyst", "Analyst", long])));
    assert_eq!(found(&made), ["roles.duplicate-value", "roles.empty-value", "roles.too-long"]);
    assert_eq!(found(&of(&with("roles", json!([])))), ["roles.none"]);
}

#[test]
fn a_word_that_an_option_does_not_know_is_not_passed_over() {
    let made = of(&with("authenticationMode", "oauth2"));
    let finding = &made.report.diagnostics[0];
    assert_eq!(
        finding.message,
        "`authenticationMode` is `oauth2`, and can be `http-header` or `basic`"
    );
    assert_eq!(
        finding.help.as_deref(),
        Some(
            "Write `http-header` or `basic`; the first of them is taken as long as it is neither."
        )
    );
    assert!(!made.report.ok);
    assert_eq!(
        said(&with("mode", "both")),
        [pair("/mode", "`mode` is `both`, and can be `assignment` or `mapped`")]
    );
}

#[test]
fn options_of_the_wrong_types_count_as_absent() {
    let odd = json!({"deployment": 2, "appName": [], "roles": "Analyst", "mode": 1, "saml": "x"});
    let absent: Vec<_> = said(&json!({}));
    assert_eq!(said(&odd), absent);
    assert_eq!(said(&json!(null)), absent);
}
