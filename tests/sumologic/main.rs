//! Sumo Logic's room from outside: addresses, credentials, SAML.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "helpers of tests may fail"
)]

mod any_text;
mod base_url;
mod credentials;
mod deployments;
mod saml;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use scim_preflight::json::{Document, Limits};
use scim_preflight::report::{Certainty, DiagnosticFix, Report};
use scim_preflight::sumologic::{
    AccessKey, AddressKind, BaseUrlOptions, DeploymentStatus, Saml, bearer_token, check_access_key,
    check_base_url, check_bearer_token, check_saml, deployment_of, deployments, scim_base_url,
};
use scim_preflight::text::Encoding;
use scim_preflight::{apply_fixes, sumologic};

fn rules(report: &Report) -> Vec<&str> {
    report.diagnostics.iter().map(|found| found.rule.as_str()).collect()
}

fn fixes(report: &Report) -> Vec<DiagnosticFix> {
    report.diagnostics.iter().filter_map(|found| found.fix.clone()).collect()
}

fn on(code: &str) -> BaseUrlOptions {
    BaseUrlOptions { deployment: Some(code.to_owned()) }
}

/// Applies the fixes of a check again and again, as somebody does who clicks them all.
fn mended(text: &str, check: impl Fn(&str) -> Report, guesses: bool) -> String {
    let mut text = text.to_owned();
    for _ in 0..5 {
        text = apply_fixes(&text, &fixes(&check(&text)), guesses, Encoding::Utf16).text;
    }
    text
}

fn current() -> impl Iterator<Item = sumologic::Deployment> {
    deployments().into_iter().filter(|one| one.status == DeploymentStatus::Current)
}

const ID: &str = "suAb3dEf6hIj9k";
const KEY: &str = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ01";

fn base64(plain: impl AsRef<[u8]>) -> String {
    STANDARD.encode(plain)
}

fn right_token() -> String {
    base64(format!("{ID}:{KEY}"))
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn wrap(token: &str, width: usize, end: &str) -> String {
    let lines: Vec<&str> =
        token.as_bytes().chunks(width).map(|line| str::from_utf8(line).unwrap()).collect();
    lines.join(end)
}

/// The base URL of the examples.
const BASE: &str = "https://api.us2.sumologic.com/api/v1/scim/";

/// What the vendors' papers contradict each other on, or what is only seen and nowhere promised.
const DOUBTFUL: &[&str] = &[
    "access-key.id-shape",
    "access-key.key-characters",
    "access-key.key-length",
    "base-url.letter-case",
    "base-url.missing-slash",
    "base-url.too-long",
    "base-url.whitespace",
    "deployment.draft-name",
    "deployment.retired",
    "deployment.unknown",
    "deployment.us1-label",
    "saml.custom-subdomain",
    "saml.legacy-entity-id",
    "saml.number-differs",
    "token.id-shape",
    "token.key-characters",
    "token.key-length",
    "token.padding",
    "token.surrounding-whitespace",
];

#[test]
fn what_is_doubtful_is_never_a_certain_error() {
    let all = scim_preflight::rules();
    for doubtful in DOUBTFUL {
        let rule = all.iter().find(|rule| rule.id == *doubtful).expect(doubtful);
        assert_ne!(rule.certainty, Certainty::Certain, "{doubtful}");
    }
    let esc = deployment_of("https://service.esc.sumologic.com/");
    assert_eq!(esc.certainty, Certainty::Likely);
    assert!(esc.message.ends_with("the login host follows from the pattern of the others."));
}

#[test]
fn options_are_read_from_json_and_wrong_types_count_as_absent() {
    let text = br#"{"deployment": "eu", "accessId": "suAb3dEf6hIj9k", "accessKey": 1, "acsUrl": "x", "entityId": null, "other": {}}"#;
    let document = Document::read(text, Limits::default());
    let root = document.root();
    assert_eq!(BaseUrlOptions::from_json(root).deployment.as_deref(), Some("eu"));
    let pair = AccessKey::from_json(root);
    assert_eq!((pair.access_id.as_str(), pair.access_key.as_str()), (ID, ""));
    let saml = Saml::from_json(root);
    assert_eq!((saml.acs_url.as_deref(), saml.entity_id), (Some("x"), None));
    assert_eq!(format!("{pair:?}"), "AccessKey");
    assert!(!format!("{:?}", bearer_token(ID, KEY)).contains(&right_token()[..6]));
}

#[test]
fn answers_serialize_to_plain_objects_with_the_names_of_the_contract() {
    let found = serde_json::to_value(check_base_url(BASE, &on("us2"))).unwrap();
    assert_eq!(
        found,
        serde_json::json!({
            "version": 1, "ok": true, "errors": 0, "warnings": 0, "infos": 0,
            "truncated": false, "diagnostics": [], "canonical": BASE,
        })
    );
    let found = serde_json::to_value(deployment_of("open-collectors.ch.sumologic.com")).unwrap();
    assert_eq!(found["kind"], "open-collector");
    assert_eq!(found["certainty"], "certain");
    assert_eq!(found["deployment"]["awsRegion"], "eu-central-2");
    assert_eq!(found["deployment"]["scimBaseUrl"], "https://api.ch.sumologic.com/api/v1/scim/");
    assert_eq!(found["deployment"]["status"], "current");
    assert!(found["deployment"].get("note").is_none());
}
