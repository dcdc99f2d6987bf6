//! The base URL: a table of wrong forms on every deployment.

use super::*;

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
    ("https://api.L.sumologic.com/api/v1/scim/v1/scim/", &["base-url.repeated-segment"]),
    (
        "https://api.L.sumologic.com/api/api/v1/scim/Users",
        &["base-url.repeated-segment", "base-url.resource-appended"],
    ),
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
        ("https://<API endpoint>/v1/scim/ ", &["base-url.placeholder"], None),
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
        ("http://localhost:8080/scim/v2", &["base-url.foreign-host"], None),
        ("https://\u{430}pi.us2.sumologic.com/api/v1/scim/", &["base-url.host-labels"], None),
        ("https://api.us-west-2.sumologic.com/api/v1/scim/", &["deployment.unknown"], None),
        ("https://api.us-east-1.sumologic.com/api/v1/scim/", &["deployment.unknown"], None),
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
fn an_aws_region_in_the_place_of_the_code_leads_to_its_only_deployment() {
    let check = |url: &str| check_base_url(url, &BaseUrlOptions::default()).report;
    let url = |label: &str| format!("https://api.{label}.sumologic.com/api/v1/scim/");
    let cases =
        [("us-west-2", "us2"), ("eu-west-1", "eu"), ("us-2", "us2"), ("EU-CENTRAL-2", "ch")];
    for (label, code) in cases {
        assert_eq!(Some(mended(&url(label), check, true)), scim_base_url(code), "{label}");
    }
    // US1 and FED share this region.
    assert_eq!(mended(&url("us-east-1"), check, true), url("us-east-1"));
}
