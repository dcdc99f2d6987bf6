//! The table of deployments, and what an address says.

use super::*;

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
