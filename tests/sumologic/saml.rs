//! The SAML addresses, alone and together.

use super::*;

const ACS: &str = "https://service.us2.sumologic.com/sumo/saml/consume/1234567890";
const ENTITY: &str = "https://service.us2.sumologic.com/sumo/saml/1234567890";

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

/// (Assertion Consumer URL, rules, the address after the fixes)
const ALONE: &[(&str, &[&str], &str)] = &[
    (ENTITY, &["saml.swapped"], ACS),
    ("http://service.us2.sumologic.com/sumo/saml/consume/1234567890", &["saml.not-https"], ACS),
    ("service.us2.sumologic.com/sumo/saml/consume/1234567890", &["saml.not-https"], ACS),
    ("https://api.us2.sumologic.com/sumo/saml/consume/1234567890", &["saml.wrong-host"], ACS),
    ("https://us2.service.sumologic.com/sumo/saml/consume/1234567890", &["saml.wrong-host"], ACS),
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
    ("https://service.us2.sumolgic.com/sumo/saml/consume/1234567890", &["saml.foreign-host"], ACS),
    ("https://service.us2.sumologic.com/ui/", &["saml.path"], ""),
    ("https://service.us2.sumologic.com", &["saml.path"], ""),
    (
        "https://service.us2.sumologic.com/sumo/saml/consume/00000000000001DF",
        &["saml.configuration-id"],
        "",
    ),
    ("https://service.us2.sumologic.com/sumo/saml/consume/abc", &["saml.path"], ""),
    ("https://acme.us2.sumologic.com/sumo/saml/consume/1234567890", &["saml.custom-subdomain"], ""),
    ("http://example.com/saml/sso/example-okta-com", &["saml.placeholder"], ""),
    ("https://service.<deployment>.sumologic.com/sumo/saml/consume/1", &["saml.placeholder"], ""),
    ("https://example.okta.com/app/sumologic/exk1/sso/saml", &["saml.foreign-host"], ""),
    (
        "https://api.us2.sumologic.com/api/v1/saml/identityProviders/00000000000001DF/metadata",
        &["saml.metadata-url"],
        "",
    ),
    ("https://service.in.sumologic.com/sumo/saml/consume/1234567890", &["deployment.retired"], ""),
];

#[test]
fn each_saml_address_is_judged_alone() {
    for (acs, expected, mended_to) in ALONE {
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
