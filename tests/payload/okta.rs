//! What Okta really sends: no error, no warning, and nothing beyond what is good to know.

use scim_preflight::check_payload;
use scim_preflight::report::Severity;
use scim_preflight::scim::{Direction, Kind, Profile};
use scim_preflight::text::Encoding;

use super::{options, rules};

/// A new user with Okta's default set of attributes.
const CREATE: &str = r#"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ann@example.com","name":{"givenName":"Ann","familyName":"Smith"},"emails":[{"primary":true,"value":"ann@example.com","type":"work"}],"displayName":"Ann Smith","locale":"en-US","externalId":"00u1a2b3c4d5e6f7g8h9","groups":[],"password":"OpenSesame","active":true}"#;

/// The same with the four attributes that Sumo Logic's guide leaves, and the role.
const MAPPED: &str = r#"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ann@example.com","name":{"givenName":"Ann","familyName":"Smith"},"emails":[{"primary":true,"value":"ann@example.com"}],"externalId":"00u1a2b3c4d5e6f7g8h9","groups":[],"password":"OpenSesame","active":true,"roles":[{"primary":true,"value":"Administrator"}]}"#;

/// An update: what Okta got, with its own values put in. The server's formatted name stays.
const UPDATE: &str = r#"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"000000000FE20FE2","meta":{"resourceType":"User","created":"2024-05-01T09:30:00Z","lastModified":"2024-05-01T09:30:00Z"},"userName":"ann@example.com","name":{"formatted":"Ann Smith","givenName":"Ann","familyName":"Jones"},"emails":[{"primary":true,"value":"ann@example.com","type":"work"}],"externalId":"00u1a2b3c4d5e6f7g8h9","groups":[],"active":true,"roles":[{"primary":true,"value":"Analyst"}]}"#;

/// A deactivation: the server's copy, switched off.
const DEACTIVATE: &str = r#"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"000000000FE20FE2","meta":{"resourceType":"User"},"userName":"ann@example.com","name":{"givenName":"Ann","familyName":"Smith"},"emails":[{"primary":true,"value":"ann@example.com"}],"externalId":"00u1a2b3c4d5e6f7g8h9","groups":[],"active":false,"roles":[{"primary":true,"value":"Analyst"}]}"#;

/// Everything with the infos that it gives.
const BODIES: &[(&str, &[&str])] = &[
    (CREATE, &["secret.password-in-request"]),
    (MAPPED, &["secret.password-in-request"]),
    (UPDATE, &["format.name-inconsistent"]),
    (DEACTIVATE, &[]),
];

#[test]
fn what_okta_sends_gives_infos_at_most_whichever_request_it_is() {
    for (text, infos) in BODIES {
        for direction in [Direction::Create, Direction::Replace] {
            let options = options(direction, Profile::Okta);
            let report = check_payload(text.as_bytes(), &options, Encoding::Utf16).report;
            assert_eq!(rules(&report), *infos, "{direction:?} {text}");
            assert!(report.diagnostics.iter().all(|found| found.severity == Severity::Info));
        }
    }
}

#[test]
fn a_password_is_pointed_at_and_not_repeated() {
    let options = options(Direction::Create, Profile::Okta);
    let report = check_payload(CREATE.as_bytes(), &options, Encoding::Utf16).report;
    let [found] = report.diagnostics.as_slice() else { panic!("{report:#?}") };
    assert_eq!(found.message, "The request carries a password in clear text");
    let start = CREATE.find("\"OpenSesame\"").unwrap() as u32;
    assert_eq!((found.start, found.end), (Some(start), Some(start + 12)));
    assert_eq!((found.line, found.column), (Some(1), Some(start + 1)));
    assert_eq!(found.pointer.as_deref(), Some("/password"));
    assert!(!serde_json::to_string(&report).unwrap().contains("OpenSesame"));
}

#[test]
fn an_answer_to_okta_is_right_without_the_password() {
    let answer = UPDATE.replace(
        "\"lastModified\":\"2024-05-01T09:30:00Z\"",
        "\"location\":\"https://example.com/Users/000000000FE20FE2\"",
    );
    let answer = answer.replace("\"groups\":[],", "").replace("Jones", "Smith");
    let options = options(Direction::Response, Profile::Okta);
    let report = check_payload(answer.as_bytes(), &options, Encoding::Utf16).report;
    assert_eq!(rules(&report), [""; 0]);
}

#[test]
fn direction_and_kind_are_told_from_the_body() {
    for (text, direction) in [
        (CREATE, Direction::Create),
        (MAPPED, Direction::Create),
        (UPDATE, Direction::Response),
        (DEACTIVATE, Direction::Response),
    ] {
        let checked = check_payload(
            text.as_bytes(),
            &scim_preflight::scim::PayloadOptions::default(),
            Encoding::Utf16,
        );
        assert_eq!((checked.kind, checked.direction), (Some(Kind::User), direction), "{text}");
    }
}

#[test]
fn a_deactivation_without_a_path_is_fine() {
    let text = r#"{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","value":{"active":false}}]}"#;
    let report =
        check_payload(text.as_bytes(), &options(Direction::Patch, Profile::Okta), Encoding::Utf16);
    assert_eq!(rules(&report.report), [""; 0]);
}

#[test]
fn roles_without_a_value_in_an_answer_stay_what_the_rfc_says_of_them() {
    let answer = r#"{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "id": "1", "userName": "a@example.com", "roles": null, "meta": {"resourceType": "User", "location": "https://example.com/Users/1"}}"#;
    let checked = check_payload(
        answer.as_bytes(),
        &options(Direction::Response, Profile::SumoLogic),
        Encoding::Utf16,
    );
    let rules: Vec<_> =
        checked.report.diagnostics.iter().map(|found| found.rule.as_str()).collect();
    assert_eq!(rules, ["null.multi"]);
}
