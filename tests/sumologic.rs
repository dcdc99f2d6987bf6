//! Sumo Logic's room from outside: addresses, credentials, SAML.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "helpers of tests may fail"
)]

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

/// Forms of a base URL that are wrong on every deployment: `L.` stands for the label with its dot.
const WRONG_FORMS: &[(&str, &[&str])] = &[
    ("https://api.L.sumologic.com/v1/scim/", &["base-url.missing-api"]),
    ("https://api.L.sumologic.com/api/scim/v1", &["base-url.generic-path"]),
    ("https://api.L.sumologic.com/api/v1/scim/v2", &["base-url.generic-path"]),
    ("https://api.L.sumologic.com/scim/v2/", &["base-url.generic-path"]),
    ("https://api.L.sumologic.com/api/v1/scim/Users", &["base-url.resource-appended"]),
    (
        "https://api.L.sumologic.com/api/v1/scim/Users/00000000000001DF",
        &["base-url.resource-appended"],
    ),
    (
        "https://api.L.sumologic.com/v1/scim/Users",
        &["base-url.missing-api", "base-url.resource-appended"],
    ),
    ("https://service.L.sumologic.com/api/v1/scim/", &["base-url.login-host"]),
    ("https://service.L.sumologic.com/ui/#/home", &["base-url.login-host"]),
    ("https://service.L.sumologic.com/sumo/saml/consume/1234567890", &["base-url.login-host"]),
    ("https://service.L.sumologic.com/v1/scim/", &["base-url.login-host", "base-url.missing-api"]),
    ("https://acme.L.sumologic.com/api/v1/scim/", &["base-url.custom-subdomain"]),
    ("https://acme.L.sumologic.com/", &["base-url.custom-subdomain"]),
    ("https://api.L.sumologic.com/docs/#tag/scimUserManagement", &["base-url.docs-page"]),
    ("https://api.L.sumologic.com/api/v1/", &["base-url.missing-path"]),
    ("https://api.L.sumologic.com/api/", &["base-url.missing-path"]),
    ("https://api.L.sumologic.com", &["base-url.missing-path"]),
    ("https://api.L.sumologic.com/api/v1/collectors", &["base-url.not-scim-path"]),
    ("http://api.L.sumologic.com/api/v1/scim/", &["base-url.http"]),
    ("api.L.sumologic.com/api/v1/scim/", &["base-url.missing-scheme"]),
    ("https//api.L.sumologic.com/api/v1/scim/", &["base-url.scheme"]),
    ("https://https://api.L.sumologic.com/api/v1/scim/", &["base-url.scheme"]),
    ("htps://api.L.sumologic.com/api/v1/scim/", &["base-url.scheme"]),
    ("https://api.L.sumologic.co/api/v1/scim/", &["base-url.misspelled-host"]),
    ("https://api.L.sumologic.net/api/v1/scim/", &["base-url.misspelled-host"]),
    ("https://api.L.sumolgic.com/api/v1/scim/", &["base-url.misspelled-host"]),
    ("https://api.L.sumo1ogic.com/api/v1/scim/", &["base-url.look-alike-host"]),
    ("https://api.L.sum\u{43e}logic.com/api/v1/scim/", &["base-url.look-alike-host"]),
    ("https://api.L.sumologic.com.evil.example/api/v1/scim/", &["base-url.look-alike-host"]),
    ("https://api.L.sumologic.com./api/v1/scim/", &["base-url.trailing-dot"]),
    ("https://api.L.sumologic.com:443/api/v1/scim/", &["base-url.port"]),
    ("https://api.L.sumologic.com:8443/api/v1/scim/", &["base-url.port"]),
    ("https://someone:something@api.L.sumologic.com/api/v1/scim/", &["base-url.userinfo"]),
    ("https://api.L.sumologic.com//api/v1/scim/", &["base-url.double-slash"]),
    ("https://api.L.sumologic.com/api//v1/scim/", &["base-url.double-slash"]),
    ("https://api.L.sumologic.com/api/api/v1/scim/", &["base-url.repeated-segment"]),
    ("https://api.L.sumologic.com/API/V1/SCIM/", &["base-url.letter-case"]),
    ("HTTPS://API.L.SumoLogic.com/api/v1/scim/", &["base-url.letter-case"]),
    ("https://api.L.sumologic.com/api/v1/scim/?x=1", &["base-url.query"]),
    ("https://api.L.sumologic.com/api/v1/scim/#top", &["base-url.query"]),
    ("https://api.L.sumologic.com/api/v1/scim", &["base-url.missing-slash"]),
    ("https://api.L.sumologic.com/api/v1/scim_users/", &["base-url.underscore"]),
    (" https://api.L.sumologic.com/api/v1/scim/ \n", &["base-url.whitespace"]),
    ("https://api.L.sumologic.com/api/v1/scim/\u{200b}", &["base-url.invisible-character"]),
    ("\u{a0}https://api.L.sumo\u{ad}logic.com/api/v1/scim/", &["base-url.invisible-character"]),
    ("\"https://api.L.sumologic.com/api/v1/scim/\"", &["base-url.quotes"]),
    ("<https://api.L.sumologic.com/api/v1/scim/>", &["base-url.quotes"]),
    ("https://api.L.sumologic.com/api/v1/scim/.", &["base-url.quotes"]),
    ("https:\\\\api.L.sumologic.com\\api\\v1\\scim\\", &["base-url.backslash"]),
    ("https://collectors.L.sumologic.com/api/v1/scim/", &["base-url.not-api-host"]),
    ("https://open-collectors.L.sumologic.com", &["base-url.not-api-host"]),
    (
        "https://endpoint4.collection.L.sumologic.com/receiver/v1/http/abc",
        &["base-url.not-api-host"],
    ),
    ("https://mcp.L.sumologic.com/", &["base-url.not-api-host"]),
    (
        "http://service.L.sumologic.com:443/v1/scim/Users?x",
        &[
            "base-url.http",
            "base-url.login-host",
            "base-url.missing-api",
            "base-url.port",
            "base-url.query",
            "base-url.resource-appended",
        ],
    ),
];

fn current() -> impl Iterator<Item = sumologic::Deployment> {
    deployments().into_iter().filter(|one| one.status == DeploymentStatus::Current)
}

fn label(code: &str) -> String {
    if code == "US1" { String::new() } else { code.to_lowercase() + "." }
}

#[test]
fn every_wrong_form_is_recognized_and_mended_on_every_deployment() {
    for deployment in current() {
        let canonical = deployment.scim_base_url.unwrap();
        for (form, expected) in WRONG_FORMS {
            let url = form.replace("L.", &label(deployment.code));
            let found = check_base_url(&url, &BaseUrlOptions::default());
            let mut rules = rules(&found.report);
            rules.sort_unstable();
            assert_eq!(rules, *expected, "{url}");
            assert_eq!(found.canonical.as_ref(), Some(&canonical), "{url}");
            let check = |text: &str| check_base_url(text, &BaseUrlOptions::default()).report;
            assert_eq!(mended(&url, check, true), canonical, "{url}");
        }
    }
}

#[test]
fn the_url_to_enter_has_nothing_to_find() {
    for deployment in current() {
        let canonical = scim_base_url(deployment.code).unwrap();
        for options in [BaseUrlOptions::default(), on(deployment.code)] {
            let found = check_base_url(&canonical, &options);
            assert!(found.report.diagnostics.is_empty(), "{canonical}");
            assert_eq!(found.canonical.as_ref(), Some(&canonical));
        }
    }
}

#[test]
fn every_pair_of_different_deployments_is_told_apart_and_mended() {
    for mine in current() {
        for other in current().filter(|other| other.code != mine.code) {
            let url = other.scim_base_url.unwrap();
            let found = check_base_url(&url, &on(mine.code));
            assert_eq!(rules(&found.report), ["base-url.wrong-deployment"], "{url}");
            assert_eq!(
                found.report.diagnostics[0].message,
                format!(
                    "The base URL belongs to deployment {}, but your account is on {}",
                    other.code, mine.code
                )
            );
            assert_eq!(found.canonical, mine.scim_base_url);
            let check = |text: &str| check_base_url(text, &on(mine.code)).report;
            assert_eq!(Some(mended(&url, check, false)), mine.scim_base_url);
        }
    }
}

#[test]
fn addresses_without_a_usable_deployment_are_named_for_what_they_are() {
    let cases: &[(&str, &[&str], Option<&str>)] = &[
        ("", &["base-url.empty"], None),
        (" \n", &["base-url.empty"], None),
        ("/v1/scim/", &["base-url.missing-host"], None),
        ("v1/scim/", &["base-url.missing-host"], None),
        ("us2", &["base-url.missing-host"], Some("us2")),
        ("<api-endpoint>/v1/scim/", &["base-url.placeholder"], None),
        ("https://api.[region].sumologic.com/api/v1/scim/", &["base-url.placeholder"], None),
        ("https://api.{deployment}.sumologic.com/api/v1/scim/", &["base-url.placeholder"], None),
        ("https://your-company.sumologic.com/api/v1/scim/", &["base-url.placeholder"], None),
        ("https://api.region.sumologic.com/api/v1/scim/", &["base-url.placeholder"], None),
        (
            "https://service.us2.sumologic.com/ui/#/{deployment}",
            &["base-url.login-host"],
            Some("us2"),
        ),
        ("https://help.sumologic.com/endpoints-by-deployment/", &["base-url.website"], None),
        ("https://api.us1.sumologic.com/api/v1/scim/", &["deployment.us1-label"], Some("us1")),
        ("https://api.zrh.sumologic.com/api/v1/scim/", &["deployment.draft-name"], Some("ch")),
        ("https://api.in.sumologic.com/api/v1/scim/", &["deployment.retired"], None),
        ("https://api.us4.sumologic.com/api/v1/scim/", &["deployment.unknown"], None),
        ("https://api.us9.sumologic.com/api/v1/scim/", &["deployment.unknown"], None),
        ("https://stag-api.sumologic.net/api/v1/scim/", &["deployment.internal"], None),
        ("https://us2.api.sumologic.com/api/v1/scim/", &["base-url.host-labels"], Some("us2")),
        ("https://api-us2.sumologic.com/api/v1/scim/", &["base-url.host-labels"], Some("us2")),
        ("https://api_us2.sumologic.com/api/v1/scim/", &["base-url.underscore"], Some("us2")),
        ("https://us2.sumologic.com/api/v1/scim/", &["base-url.host-labels"], Some("us2")),
        ("https://acme.us2.service.sumologic.com/", &["base-url.host-labels"], Some("us2")),
        ("https://help.sumologic.com/docs/", &["base-url.website"], None),
        ("https://www.sumologic.com/help/docs/api/scim-user/", &["base-url.website"], None),
        ("https://example.okta.com/", &["base-url.foreign-host"], None),
        ("https://evilsumologic.com/api/v1/scim/", &["base-url.look-alike-host"], None),
        ("https://api.xn--sumlogic-q5a.com/api/v1/scim/", &["base-url.look-alike-host"], None),
        (
            "http://localhost:8080/scim/v2",
            &["base-url.foreign-host", "base-url.http", "base-url.port"],
            None,
        ),
    ];
    for (url, expected, code) in cases {
        let found = check_base_url(url, &BaseUrlOptions::default());
        let mut rules = rules(&found.report);
        rules.sort_unstable();
        assert_eq!(rules, *expected, "{url}");
        assert_eq!(found.canonical, code.and_then(scim_base_url), "{url}");
    }
}

#[test]
fn with_the_deployment_known_every_address_can_be_mended() {
    let hopeless = [
        "",
        "/v1/scim/",
        "<api-endpoint>/v1/scim/",
        "https://example.okta.com/",
        "https://api.in.sumologic.com/api/v1/scim/",
        "https://api.us9.sumologic.com/v1/scim",
        "https://help.sumologic.com/docs/",
        "https://stag-api.sumologic.net/",
        "https://api.xn--sumlogic-q5a.com/",
        "https://us2.api.sumologic.com/api/v1/scim/",
    ];
    for url in hopeless {
        let check = |text: &str| check_base_url(text, &on("eu")).report;
        assert_eq!(mended(url, check, true), "https://api.eu.sumologic.com/api/v1/scim/", "{url}");
    }
}

#[test]
fn the_place_of_a_finding_is_the_part_that_is_wrong() {
    let url = " https://service.us2.sumologic.com/v1/scim/";
    let found = check_base_url(url, &on("eu")).report;
    let places: Vec<(&str, &str)> = found
        .diagnostics
        .iter()
        .map(|one| {
            (one.rule.as_str(), &url[one.start.unwrap() as usize..one.end.unwrap() as usize])
        })
        .collect();
    assert_eq!(
        places,
        [
            ("base-url.whitespace", " "),
            ("base-url.login-host", "service"),
            ("base-url.wrong-deployment", "us2."),
            ("base-url.missing-api", "/v1/scim/"),
        ]
    );
}

#[test]
fn credentials_in_the_address_are_never_repeated() {
    let secret = "suAb3dEf6hIj9k:0123456789abcdef/ghijkl";
    for url in [
        format!("https://{secret}@api.sumologic.com/api/v1/scim/"),
        format!("{secret}@api.sumologic.com"),
        format!("https://{secret}@example.com/"),
        format!("https://{secret}"),
        secret.to_owned(),
    ] {
        let found = check_base_url(&url, &on("us2"));
        assert!(!found.report.diagnostics.is_empty(), "{url}");
        let said = serde_json::to_string(&found).unwrap();
        for piece in ["suAb3d", "9k:012", "abcdef"] {
            assert!(!said.contains(piece), "{url}: {said}");
        }
    }
}

#[test]
fn an_address_tells_the_deployment_and_its_own_kind() {
    use AddressKind::*;
    let cases = [
        ("https://service.us2.sumologic.com/ui/#/home", Login, "US2"),
        ("service.sumologic.com", Login, "US1"),
        ("https://service.esc.sumologic.com", Login, "ESC"),
        ("https://acme.us2.sumologic.com/", Subdomain, "US2"),
        ("https://acme.sumologic.com/", Subdomain, "US1"),
        ("https://api.de.sumologic.com/api/v1/collectors", Api, "DE"),
        (" HTTPS://API.JP.SUMOLOGIC.COM/api/v1/scim/Users ", Scim, "JP"),
        ("https://api.us2.sumologic.com/docs/#tag/scimUserManagement", Docs, "US2"),
        ("https://service.us2.sumologic.com/sumo/saml/consume/1234567890", Acs, "US2"),
        ("https://service.us2.sumologic.com/sumo/saml/1234567890", EntityId, "US2"),
        ("https://service.sumologic.com/sumo/saml/login/12345", Login, "US1"),
        (
            "https://api.au.sumologic.com/api/v1/saml/identityProviders/00000000000001DF/metadata",
            Metadata,
            "AU",
        ),
        ("collectors.ca.sumologic.com", Collector, "CA"),
        ("open-collectors.kr.sumologic.com", OpenCollector, "KR"),
        ("syslog.collection.us1.sumologic.com:6514", Syslog, "US1"),
        ("https://endpoint9.collection.eu.sumologic.com/receiver/v1/http/x", Endpoint, "EU"),
        ("https://endpoint1.collection.sumologic.com/receiver/v1/http/x", Endpoint, "US1"),
        ("https://mcp.fed.sumologic.com/", Mcp, "FED"),
        ("https://api.zrh.sumologic.com", Api, "ZRH"),
        ("https://api.in.sumologic.com", Api, "IN"),
        ("https://long-api.sumologic.net/", Api, "LONG"),
        ("us2", Code, "US2"),
    ];
    for (url, kind, code) in cases {
        let found = deployment_of(url);
        assert_eq!(found.kind, kind, "{url}");
        assert_eq!(found.deployment.map(|one| one.code), Some(code), "{url}");
    }
}

#[test]
fn an_address_that_does_not_tell_gives_no_guess() {
    let cases = [
        ("", "There is no address here."),
        ("https://example.okta.com/app", "example.okta.com is no address of Sumo Logic."),
        (
            "https://www.sumologic.com/",
            "www.sumologic.com is Sumo Logic's website; it belongs to no deployment.",
        ),
        (
            "https://api.sumolgic.com/",
            "api.sumolgic.com is not Sumo Logic's domain, though it looks like sumologic.com.",
        ),
        (
            "https://api-us2.sumologic.com/",
            "api-us2.sumologic.com is under sumologic.com, but has no form that Sumo Logic documents.",
        ),
        (
            "https://api.us9.sumologic.com/",
            "api.us9.sumologic.com is under sumologic.com, but has no form that Sumo Logic documents.",
        ),
        ("https://suAb3dEf6hIj9k:0123@192.0.2.1/", "This is no address of Sumo Logic."),
    ];
    for (url, message) in cases {
        let found = deployment_of(url);
        assert_eq!(
            (found.kind, found.deployment, found.message.as_str()),
            (AddressKind::Unknown, None, message),
            "{url}"
        );
    }
}

#[test]
fn what_is_recognized_is_said_in_one_sentence() {
    let cases = [
        ("https://service.us2.sumologic.com/", "This is a login address of deployment US2."),
        (
            "https://api.us1.sumologic.com/",
            "This is an API address of deployment US1. The hosts of US1 carry no code: api.sumologic.com.",
        ),
        (
            "https://service.in.sumologic.com/",
            "This is a login address of the retired deployment IN. The Mumbai deployment left Sumo Logic's table in April 2025; its accounts were moved one by one.",
        ),
        (
            "zrh",
            "This is the code ZRH. ZRH was a working name of October 2025; the Zurich deployment is CH.",
        ),
    ];
    for (url, message) in cases {
        assert_eq!(deployment_of(url).message, message, "{url}");
    }
}

#[test]
fn the_table_holds_the_hosts_as_sumo_logic_lists_them() {
    let all = deployments();
    let us1 = all.iter().find(|one| one.code == "US1").unwrap();
    assert_eq!(us1.api_host, "api.sumologic.com");
    assert_eq!(us1.syslog_host.as_deref(), Some("syslog.collection.us1.sumologic.com"));
    assert_eq!(us1.endpoint_host_pattern.as_deref(), Some("endpoint*.collection.sumologic.com"));
    let ch = all.iter().find(|one| one.code == "CH").unwrap();
    assert_eq!(
        (ch.aws_region, ch.docs_url.as_deref()),
        ("eu-central-2", Some("https://api.ch.sumologic.com/docs/"))
    );
    assert_eq!(ch.login_host.as_deref(), Some("service.ch.sumologic.com"));
    let codes: Vec<&str> = current().map(|one| one.code).collect();
    assert_eq!(codes, ["AU", "CA", "CH", "DE", "ESC", "EU", "FED", "JP", "KR", "US1", "US2"]);
    assert_eq!(
        [scim_base_url("in"), scim_base_url("zrh"), scim_base_url("us4"), scim_base_url("")],
        [None, None, None, None]
    );
    assert_eq!(scim_base_url(" Us1 ").as_deref(), Some("https://api.sumologic.com/api/v1/scim/"));
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

/// Every trap, as (token, rules, whether the fixes lead to the right token).
fn traps() -> Vec<(String, &'static [&'static str], bool)> {
    let right = right_token();
    let pair = format!("{ID}:{KEY}");
    let encoded = |plain: String| base64(plain);
    vec![
        (String::new(), &["token.empty"], false),
        (" \n".into(), &["token.empty"], false),
        ("Bearer ".into(), &["token.empty"], false),
        (encoded(format!("{pair}\n")), &["token.trailing-newline"], true),
        (encoded(format!("{pair}\r\n")), &["token.trailing-crlf"], true),
        (encoded(format!("{ID}: {KEY}")), &["token.space-after-colon"], false),
        (encoded(format!("{ID} :{KEY}")), &["token.blank-inside"], false),
        (encoded(format!("{pair} ")), &["token.blank-inside"], true),
        (encoded(format!("\"{pair}\"")), &["token.quotes-inside"], false),
        (encoded(format!("“{ID}”:“{KEY}”")), &["token.quotes-inside"], false),
        (encoded(format!("{ID}{KEY}")), &["token.missing-colon"], false),
        (encoded(format!("{KEY}:{ID}")), &["token.swapped"], false),
        (encoded(format!("<{ID}>:<{KEY}>")), &["token.brackets-inside"], false),
        (encoded(format!("Basic {pair}")), &["token.scheme-inside"], false),
        (encoded(format!("Bearer {pair}")), &["token.scheme-inside"], false),
        (base64(&right), &["token.encoded-twice"], false),
        (base64(utf16(&pair)), &["token.utf-16"], false),
        (base64(utf16(&format!("\u{feff}{pair}"))), &["token.utf-16"], false),
        (encoded(format!("\u{feff}{pair}")), &["token.bom"], false),
        ("Og==".into(), &["token.only-colon"], false),
        (encoded("<access ID>:<access key>".into()), &["token.placeholder-inside"], false),
        ("<token>".into(), &["token.placeholder", "token.quotes"], false),
        (pair.clone(), &["token.not-encoded"], false),
        (KEY.into(), &["token.access-key-alone"], false),
        (ID.into(), &["token.access-id-alone"], false),
        (encoded(KEY.into()), &["token.key-encoded-alone"], false),
        (encoded(ID.into()), &["token.id-encoded-alone"], false),
        (encoded(format!("{ID}:")), &["token.half-empty"], false),
        (encoded(format!(":{KEY}")), &["token.half-empty"], false),
        (encoded("ann@example.com:correct-horse".into()), &["token.email"], false),
        (wrap(&right, 76, "\n"), &["token.wrapped"], true),
        (wrap(&right, 64, "\n"), &["token.wrapped"], true),
        (wrap(&right, 76, "\r\n"), &["token.wrapped"], true),
        (wrap(&right, 40, " "), &["token.wrapped"], true),
        (right.replace('=', ""), &["token.padding"], true),
        (right.replace("==", "="), &["token.padding"], true),
        (format!("{right}="), &["token.padding"], true),
        (right[..90].into(), &["token.cut-off"], false),
        (right[..93].into(), &["token.cut-off"], false),
        (format!("{}…", &right[..30]), &["token.cut-off"], false),
        ("••••••••".into(), &["token.cut-off"], false),
        (format!("Bearer {right}"), &["token.scheme-prefix"], true),
        (format!("basic {right}"), &["token.scheme-prefix"], true),
        (format!("Bearer{right}"), &["token.scheme-prefix"], true),
        (format!("Authorization: Bearer {right}"), &["token.scheme-prefix"], true),
        (format!(" {right}"), &["token.surrounding-whitespace"], true),
        (format!("{right}\n"), &["token.surrounding-whitespace"], true),
        (format!("{right}\u{a0}"), &["token.invisible-character"], true),
        (format!("{}\u{200b}{}", &right[..20], &right[20..]), &["token.invisible-character"], true),
        (format!("\u{feff}{right}"), &["token.invisible-character"], true),
        (format!("“{right}”"), &["token.quotes"], true),
        (format!("\"{right}\""), &["token.quotes"], true),
        (format!("{}!{}", &right[..20], &right[20..]), &["token.not-base64"], false),
        (
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJmYWtlIn0.c2lnbmF0dXJl".into(),
            &["token.other-product"],
            false,
        ),
        ("-_-_8J-YgPCfmIA".into(), &["token.foreign-alphabet"], false),
        ("AAECAwQFBgcICQoLDA0ODw==".into(), &["token.not-a-pair"], false),
        ("QWxhZGRpbjpPcGVuU2VzYW1l".into(), &["token.other-credentials"], false),
        (encoded(format!("suAb3dEf6hIj9:{KEY}")), &["token.id-shape"], false),
        (encoded(format!("{ID}:{}", &KEY[..40])), &["token.key-length"], false),
        (encoded(format!("{ID}:{}-", &KEY[..63])), &["token.key-characters"], false),
    ]
}

#[test]
fn every_trap_is_recognized_from_the_token_alone() {
    for (token, expected, mendable) in traps() {
        let report = check_bearer_token(&token);
        let mut found = rules(&report);
        found.sort_unstable();
        assert_eq!(found, expected, "{token:?}");
        let mended = mended(&token, check_bearer_token, true);
        assert_eq!(mended == right_token(), mendable, "{token:?} became {mended:?}");
    }
}

#[test]
fn a_right_token_has_nothing_to_find() {
    let made = bearer_token(ID, KEY);
    assert_eq!(made.token.as_deref(), Some(right_token().as_str()));
    assert!(made.report.diagnostics.is_empty());
    assert_eq!(right_token().len(), 108);
    assert!(right_token().starts_with("c3VBYjNk") && right_token().ends_with("=="));
    assert!(check_bearer_token(&right_token()).diagnostics.is_empty());
}

#[test]
fn doubtful_lengths_are_warnings_that_name_both_sources() {
    let report = check_bearer_token(&base64(format!("{ID}:{}", &KEY[..40])));
    let found = &report.diagnostics[0];
    assert!(report.ok);
    assert_eq!(found.message, "The access key in the token has 40 characters instead of 64");
    assert_eq!(found.certainty, Certainty::Likely);
    let note = &found.related.as_ref().unwrap()[0].message;
    assert_eq!(
        note,
        "Keys of 64 letters and digits are what is seen; one example in Sumo Logic's API description has 40."
    );
}

#[test]
fn a_wrapped_token_says_which_command_wrapped_it() {
    let said =
        |width| check_bearer_token(&wrap(&right_token(), width, "\n")).diagnostics[0].clone();
    assert_eq!(
        said(76).message,
        "The token is broken after 76 characters, as the command base64 does"
    );
    assert_eq!(said(76).help.as_deref(), Some("Remove the line break; -w0 avoids it."));
    assert_eq!(
        said(64).message,
        "The token is broken after 64 characters, as the command openssl base64 does"
    );
    assert_eq!(said(50).message, "The token is broken by blanks or line breaks");
}

#[test]
fn several_mistakes_are_told_apart() {
    let token = format!(" Bearer \"{}\"\n", base64(format!("'{ID}:{KEY}'\n")));
    let report = check_bearer_token(&token);
    assert_eq!(
        rules(&report),
        [
            "token.surrounding-whitespace",
            "token.scheme-prefix",
            "token.quotes",
            "token.quotes-inside",
            "token.trailing-newline",
            "token.surrounding-whitespace",
        ]
    );
}

/// Wrong pairs, as (access ID, access key, rules).
fn pairs() -> Vec<(String, String, &'static [&'static str])> {
    let (id, key) = (ID.to_owned(), KEY.to_owned());
    let with = |id: &str, key: &str, rules: &'static [&'static str]| {
        (id.to_owned(), key.to_owned(), rules)
    };
    vec![
        with("", KEY, &["access-key.empty"]),
        with(ID, " ", &["access-key.empty"]),
        with("", "", &["access-key.empty", "access-key.empty"]),
        (format!(" {id}"), key.clone(), &["access-key.whitespace"]),
        (id.clone(), format!("{key}\n"), &["access-key.whitespace"]),
        (id.clone(), format!("{key}\u{200b}"), &["access-key.invisible-character"]),
        (format!("\"{id}\""), key.clone(), &["access-key.quotes"]),
        (id.clone(), format!("<{key}>"), &["access-key.quotes"]),
        with("<access ID>", KEY, &["access-key.placeholder"]),
        with("your-access-id", KEY, &["access-key.placeholder"]),
        with(ID, "••••••••••••", &["access-key.cut-off"]),
        (id.clone(), format!("{}…", &KEY[..20]), &["access-key.cut-off"]),
        (format!("{id}:{key}"), key.clone(), &["access-key.pair-in-one-field"]),
        (id.clone(), format!("{id}:{key}"), &["access-key.pair-in-one-field"]),
        (id.clone(), right_token(), &["access-key.encoded"]),
        (id.clone(), format!("Bearer{}", right_token()), &["access-key.encoded"]),
        with(KEY, ID, &["access-key.swapped"]),
        with(ID, ID, &["access-key.same"]),
        with(KEY, KEY, &["access-key.same"]),
        with("ann@example.com", KEY, &["access-key.email"]),
        with("00000000000001DF", KEY, &["access-key.object-id"]),
        with("suAb3dEf6hIj9", KEY, &["access-key.id-shape"]),
        with("SUAb3dEf6hIj9k", KEY, &["access-key.id-shape"]),
        (id.clone(), key[..40].to_owned(), &["access-key.key-length"]),
        (id, format!("{}-", &key[..63]), &["access-key.key-characters"]),
    ]
}

#[test]
fn every_wrong_pair_is_named_and_gives_a_token_only_where_it_may_be_right() {
    for (id, key, expected) in pairs() {
        let made = bearer_token(&id, &key);
        assert_eq!(rules(&made.report), expected, "{id:?} {key:?}");
        assert_eq!(made.token.is_some(), made.report.ok, "{id:?} {key:?}");
    }
    let doubtful = bearer_token(ID, &KEY[..40]);
    assert_eq!(doubtful.token, Some(base64(format!("{ID}:{}", &KEY[..40]))));
}

/// Fails if anything that is said holds six characters in a row of a secret.
fn assert_silent_about(secrets: &[&str], report: &Report) {
    for found in &report.diagnostics {
        let mut said: Vec<&str> = vec![&found.message];
        said.extend(found.help.as_deref());
        said.extend(found.related.iter().flatten().map(|related| related.message.as_str()));
        for fix in &found.fix {
            said.push(&fix.title);
            said.extend(fix.edits.iter().map(|edit| edit.text.as_str()));
        }
        for secret in secrets {
            let pieces: Vec<char> = secret.chars().collect();
            for piece in pieces.windows(6) {
                let piece: String = piece.iter().collect();
                let leaks = said.iter().any(|said| said.contains(&piece));
                assert!(!leaks, "{} says {piece:?} in {said:?}", found.rule);
            }
        }
    }
}

#[test]
fn nothing_that_is_said_repeats_a_secret() {
    for (token, _, _) in traps() {
        let pieces: Vec<&str> = [ID, KEY].into_iter().chain([token.trim()]).collect();
        let words = ["<token>", "Bearer", "ann@example.com"];
        let secrets: Vec<&str> =
            pieces.into_iter().filter(|piece| !words.contains(piece)).collect();
        assert_silent_about(&secrets, &check_bearer_token(&token));
    }
    for (id, key, _) in pairs() {
        assert_silent_about(&[ID, KEY, &right_token()], &check_access_key(&id, &key));
    }
}

const ACS: &str = "https://service.us2.sumologic.com/sumo/saml/consume/1234567890";
const ENTITY: &str = "https://service.us2.sumologic.com/sumo/saml/1234567890";
const BASE: &str = "https://api.us2.sumologic.com/api/v1/scim/";

fn saml(acs: &str, entity: &str) -> Saml {
    Saml { acs_url: Some(acs.to_owned()), entity_id: Some(entity.to_owned()), ..Saml::default() }
}

fn found_in(report: &Report) -> Vec<(&str, &str)> {
    report.diagnostics.iter().map(|one| (one.source.as_str(), one.rule.as_str())).collect()
}

#[test]
fn right_saml_addresses_have_nothing_to_find_on_any_deployment() {
    for deployment in current() {
        let host = deployment.login_host.unwrap();
        let acs = format!("https://{host}/sumo/saml/consume/9483922");
        let all = Saml {
            acs_url: Some(acs.clone()),
            entity_id: Some(format!("https://{host}/sumo/saml/9483922")),
            recipient: Some(acs.clone()),
            destination: Some(acs),
            base_url: deployment.scim_base_url,
        };
        assert_eq!(found_in(&check_saml(&all)), []);
    }
    assert_eq!(found_in(&check_saml(&Saml::default())), []);
    assert_eq!(found_in(&check_saml(&saml("", " "))), []);
}

#[test]
fn each_saml_address_is_judged_alone() {
    // (Assertion Consumer URL, rules, the address after the fixes)
    let cases: &[(&str, &[&str], &str)] = &[
        (ENTITY, &["saml.swapped"], ACS),
        ("http://service.us2.sumologic.com/sumo/saml/consume/1234567890", &["saml.not-https"], ACS),
        ("service.us2.sumologic.com/sumo/saml/consume/1234567890", &["saml.not-https"], ACS),
        ("https://api.us2.sumologic.com/sumo/saml/consume/1234567890", &["saml.wrong-host"], ACS),
        (
            "https://us2.service.sumologic.com/sumo/saml/consume/1234567890",
            &["saml.wrong-host"],
            ACS,
        ),
        ("https://us2.sumologic.com/sumo/saml/consume/1234567890", &["saml.wrong-host"], ACS),
        (
            " https://service.us2.sumologic.com/sumo/saml/consume/1234567890\n",
            &["saml.whitespace"],
            ACS,
        ),
        (
            "https://service.us2.sumologic.com/sumo/saml/consume/1234567890\u{200b}",
            &["saml.invisible-character"],
            ACS,
        ),
        ("https://service.us2.sumologic.com/sumo/saml/consume/1234567890/", &["saml.path"], ACS),
        (
            "https://service.us2.sumologic.com:443/sumo/saml/consume/1234567890?x=1",
            &["saml.extra-part"],
            ACS,
        ),
        (
            "https://service.us2.sumolgic.com/sumo/saml/consume/1234567890",
            &["saml.foreign-host"],
            ACS,
        ),
        ("https://service.us2.sumologic.com/ui/", &["saml.path"], ""),
        ("https://service.us2.sumologic.com", &["saml.path"], ""),
        (
            "https://service.us2.sumologic.com/sumo/saml/consume/00000000000001DF",
            &["saml.configuration-id"],
            "",
        ),
        ("https://service.us2.sumologic.com/sumo/saml/consume/abc", &["saml.path"], ""),
        (
            "https://acme.us2.sumologic.com/sumo/saml/consume/1234567890",
            &["saml.custom-subdomain"],
            "",
        ),
        ("http://example.com/saml/sso/example-okta-com", &["saml.placeholder"], ""),
        (
            "https://service.<deployment>.sumologic.com/sumo/saml/consume/1",
            &["saml.placeholder"],
            "",
        ),
        ("https://example.okta.com/app/sumologic/exk1/sso/saml", &["saml.foreign-host"], ""),
        (
            "https://api.us2.sumologic.com/api/v1/saml/identityProviders/00000000000001DF/metadata",
            &["saml.metadata-url"],
            "",
        ),
        (
            "https://service.in.sumologic.com/sumo/saml/consume/1234567890",
            &["deployment.retired"],
            "",
        ),
    ];
    for (acs, expected, mended_to) in cases {
        let check =
            |acs: &str| check_saml(&Saml { acs_url: Some(acs.to_owned()), ..Saml::default() });
        assert_eq!(rules(&check(acs)), *expected, "{acs}");
        let mended = mended(acs, check, true);
        assert_eq!(&mended, if mended_to.is_empty() { acs } else { mended_to }, "{acs}");
    }
    let entities: &[(&str, &[&str])] = &[
        (ACS, &["saml.swapped"]),
        ("https://service.us2.sumologic.com", &["saml.legacy-entity-id"]),
        ("https://service.sumologic.com/", &["saml.legacy-entity-id"]),
        ("https://acme.us2.sumologic.com", &["saml.legacy-entity-id"]),
        ("https://api.us2.sumologic.com/sumo/saml/1234567890", &["saml.wrong-host"]),
    ];
    for (entity, expected) in entities {
        let one = Saml { entity_id: Some((*entity).to_owned()), ..Saml::default() };
        assert_eq!(rules(&check_saml(&one)), *expected, "{entity}");
    }
}

#[test]
fn saml_addresses_are_held_against_each_other() {
    let all = |acs: &str, entity: &str, recipient: &str, destination: &str, base: &str| Saml {
        acs_url: Some(acs.to_owned()),
        entity_id: Some(entity.to_owned()),
        recipient: Some(recipient.to_owned()),
        destination: Some(destination.to_owned()),
        base_url: Some(base.to_owned()),
    };
    let other = "https://service.us2.sumologic.com/sumo/saml/999";
    let eu = "https://service.eu.sumologic.com/sumo/saml/1234567890";
    let cases: &[(Saml, &[(&str, &str)])] = &[
        (all(ENTITY, ACS, "", "", ""), &[("acsUrl", "saml.swapped"), ("entityId", "saml.swapped")]),
        (all(ACS, other, "", "", ""), &[("entityId", "saml.number-differs")]),
        (all(ACS, eu, "", "", ""), &[("entityId", "saml.deployment-differs")]),
        (all(ACS, ENTITY, ENTITY, ACS, ""), &[("recipient", "saml.recipient-differs")]),
        (
            all(ACS, ENTITY, ACS, "https://example.com/", ""),
            &[("destination", "saml.destination-differs")],
        ),
        (
            all(
                ACS,
                ENTITY,
                " https://service.us2.sumologic.com/sumo/saml/consume/1234567890",
                "",
                "",
            ),
            &[("recipient", "saml.whitespace")],
        ),
        (
            all(ACS, ENTITY, "", "", "https://api.eu.sumologic.com/api/v1/scim/"),
            &[("baseUrl", "saml.base-url-deployment")],
        ),
        (
            all("", ENTITY, "", "", "https://api.sumologic.com/api/v1/scim/"),
            &[("baseUrl", "saml.base-url-deployment")],
        ),
        (all("", "", ENTITY, "", ""), &[("recipient", "saml.swapped")]),
        (all(ACS, ENTITY, ACS, ACS, BASE), &[]),
        (all(ACS, ENTITY, "", "", "https://example.com/"), &[]),
    ];
    for (saml, expected) in cases {
        assert_eq!(found_in(&check_saml(saml)), *expected, "{saml:?}");
    }
    let report = check_saml(&all(ACS, eu, "", "", "https://api.sumologic.com/api/v1/scim/"));
    let said: Vec<&str> = report.diagnostics.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(
        said,
        [
            "The Assertion Consumer URL belongs to deployment US2, the entity ID to EU",
            "People log in on deployment US2, but the SCIM base URL belongs to US1"
        ]
    );
    assert_eq!((report.diagnostics[0].start, report.diagnostics[0].end), (Some(16), Some(19)));
}

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

mod any_text {
    use proptest::prelude::*;

    use super::*;

    /// Texts that come near an address: pieces of good ones between arbitrary characters.
    fn near_url() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("https://".to_owned()),
            Just("http:".to_owned()),
            Just("api.".to_owned()),
            Just("service.".to_owned()),
            Just("us2.".to_owned()),
            Just("sumologic.com".to_owned()),
            Just("/api/v1/scim/".to_owned()),
            Just("/docs/".to_owned()),
            Just("Users".to_owned()),
            "[:/?#@.\\\\<>_ \u{a0}\u{200b}A-Zа]{0,4}",
            any::<String>(),
        ];
        proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
    }

    /// The right address with one or two characters changed, taken out or put in.
    fn nearly_right() -> impl Strategy<Value = String> {
        let slip = (0usize..45, 0u8..3, "[:/?#@.\\\\<>\\[{_ \"'%*a-zA-Z0-9\u{a0}\u{200b}а-я-]");
        (0usize..11, proptest::collection::vec(slip, 1..3)).prop_map(|(which, slips)| {
            let mut url: Vec<char> =
                current().nth(which).unwrap().scim_base_url.unwrap().chars().collect();
            for (place, kind, character) in slips {
                let place = place % url.len();
                let character = character.chars().next().unwrap();
                match kind {
                    0 => url[place] = character,
                    1 => url.insert(place, character),
                    _ => drop(url.remove(place)),
                }
            }
            url.into_iter().collect()
        })
    }

    fn address() -> impl Strategy<Value = String> {
        prop_oneof![near_url(), nearly_right()]
    }

    pub(super) fn assert_in_bounds(text: &str, report: &Report) {
        let length = text.encode_utf16().count() as u32;
        for found in &report.diagnostics {
            let edits = found.fix.iter().flat_map(|fix| &fix.edits);
            let edits = edits.map(|edit| (edit.start, edit.end));
            for (start, end) in found.start.zip(found.end).into_iter().chain(edits) {
                assert!(start <= end && end <= length, "{} {start}..{end} of {length}", found.rule);
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn any_text_gives_a_report_about_its_own_places(text in address()) {
            for options in [BaseUrlOptions::default(), on("us2")] {
                let found = check_base_url(&text, &options);
                assert_in_bounds(&text, &found.report);
                let silent = found.report.diagnostics.is_empty();
                prop_assert!(!silent || found.canonical.as_deref() == Some(text.as_str()), "{text}");
            }
            prop_assert!(deployment_of(&text).message.ends_with('.'));
        }

        #[test]
        fn a_fix_removes_its_own_finding(text in address()) {
            let before = check_base_url(&text, &on("us2")).report;
            for found in &before.diagnostics {
                let Some(fix) = found.fix.clone() else { continue };
                let after = apply_fixes(&text, &[fix], true, Encoding::Utf16);
                prop_assert_eq!(after.applied, 1);
                let left = check_base_url(&after.text, &on("us2")).report;
                prop_assert!(!rules(&left).contains(&found.rule.as_str()), "{} in {text:?} -> {:?}", found.rule, after.text);
            }
        }

        #[test]
        fn all_fixes_together_reach_a_state_that_safe_fixes_leave_alone(text in address()) {
            let check = |text: &str| check_base_url(text, &BaseUrlOptions::default()).report;
            let done = mended(&text, check, false);
            let left = fixes(&check(&done)).iter().filter(|fix| fix.safe).count();
            prop_assert_eq!(left, 0, "{:?} -> {:?}", text, done);
        }
    }

    fn pair() -> impl Strategy<Value = (String, String)> {
        ("su[A-Za-z0-9]{12}", "[A-Za-z0-9]{64}")
    }

    /// A token after some mistakes: the plaintext's, then the pasted text's.
    fn spoilt() -> impl Strategy<Value = (String, String, String)> {
        let inner = prop_oneof![
            Just(("", "", "")),
            Just(("", "", "\n")),
            Just(("", "", "\r\n")),
            Just(("", " ", "")),
            Just(("\"", "", "\"")),
            Just(("<", "", ">")),
            Just(("Bearer ", "", "")),
            Just(("\u{feff}", "", "")),
            Just((" ", "", " ")),
        ];
        let outer = prop_oneof![
            Just(("", "")),
            Just((" ", "\n")),
            Just(("Bearer ", "")),
            Just(("“", "”")),
            Just(("\u{200b}", "")),
            Just(("Basic ", "\u{a0}")),
            Just(("<", ">")),
        ];
        (pair(), inner, outer, 0u8..3).prop_map(|((id, key), inner, outer, way)| {
            let plain = format!("{}{id}:{}{key}{}", inner.0, inner.1, inner.2);
            let token = match way {
                0 => base64(plain),
                1 => base64(base64(plain)),
                _ => base64(utf16(&plain)),
            };
            (id, key, format!("{}{token}{}", outer.0, outer.1))
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn a_token_decodes_to_its_pair_and_has_nothing_to_find((id, key) in pair()) {
            let made = bearer_token(&id, &key);
            prop_assert!(made.report.diagnostics.is_empty());
            let token = made.token.unwrap();
            prop_assert_eq!(STANDARD.decode(&token).unwrap(), format!("{id}:{key}").into_bytes());
            prop_assert!(check_bearer_token(&token).diagnostics.is_empty());
        }

        #[test]
        fn whatever_pair_gives_a_token_is_the_pair_in_it(id in any::<String>(), key in any::<String>()) {
            let made = bearer_token(&id, &key);
            assert_in_bounds(&id, &check_access_key(&id, ""));
            assert_in_bounds(&key, &check_access_key("", &key));
            if let Some(token) = made.token {
                prop_assert_eq!(STANDARD.decode(&token).unwrap(), format!("{id}:{key}").into_bytes());
            }
        }

        #[test]
        fn a_spoilt_token_is_reported_without_its_secrets((id, key, token) in spoilt()) {
            let report = check_bearer_token(&token);
            assert_in_bounds(&token, &report);
            prop_assert_eq!(report.ok, token.trim_matches([' ', '\n']) == base64(format!("{id}:{key}")));
            assert_silent_about(&[&id, &key, &token.replace("Bearer", "").replace("Basic", "")], &report);
        }

        #[test]
        fn any_token_gives_a_report_about_its_own_places(token in "\\PC{0,40}|[ \n\u{a0}A-Za-z0-9+/=:._-]{0,120}") {
            assert_in_bounds(&token, &check_bearer_token(&token));
        }

        #[test]
        fn a_fix_of_a_token_removes_its_own_finding((_, _, token) in spoilt()) {
            let before = check_bearer_token(&token);
            for found in &before.diagnostics {
                let Some(fix) = found.fix.clone() else { continue };
                let after = apply_fixes(&token, &[fix], true, Encoding::Utf16);
                let left = check_bearer_token(&after.text);
                let left = rules(&left);
                // Blanks before a word and behind it are two findings.
                let twice = before.diagnostics.iter().filter(|one| one.rule == found.rule).count();
                prop_assert!(left.iter().filter(|rule| **rule == found.rule).count() < twice, "{}", found.rule);
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn any_saml_addresses_give_a_report(acs in address(), entity in address(), rest in address()) {
            let all = Saml {
                acs_url: Some(acs.clone()),
                entity_id: Some(entity.clone()),
                recipient: Some(rest.clone()),
                destination: Some(acs.clone()),
                base_url: Some(rest.clone()),
            };
            let report = check_saml(&all);
            for (source, text) in [("acsUrl", &acs), ("entityId", &entity), ("recipient", &rest), ("destination", &acs), ("baseUrl", &rest)] {
                let mut part = report.clone();
                part.diagnostics.retain(|found| found.source == source);
                assert_in_bounds(text, &part);
            }
        }
    }
}
