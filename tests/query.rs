//! Queries in URLs and in `SearchRequest`s: variants of each fault, and what is legal and looks odd.

use scim_preflight::report::{Diagnostic, apply_fixes};
use scim_preflight::scim::{Context, Discovery, PayloadOptions, Target};
use scim_preflight::text::Encoding;
use scim_preflight::{check_payload, check_query};

fn found(query: &str) -> Vec<Diagnostic> {
    check_query(query, &PayloadOptions::default()).diagnostics
}

fn search(members: &str) -> Vec<Diagnostic> {
    let text = format!(
        r#"{{"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], {members}}}"#
    );
    check_payload(text.as_bytes(), &PayloadOptions::default(), Encoding::Utf16).report.diagnostics
}

fn rules(found: &[Diagnostic]) -> Vec<&str> {
    found.iter().map(|found| found.rule.as_str()).collect()
}

#[test]
fn what_the_rfcs_and_senders_ask_for_is_sound() {
    for query in [
        "",
        "/Users",
        "/Users/2819c223?attributes=userName",
        "?filter=userName%20eq%20%22bjensen%22",
        "filter=userName%20eq%20%22bjensen%22&startIndex=1&count=100",
        "https://example.com/scim/v2/Users?startIndex=1&count=10",
        "https://example.com/v2?filter=title%20pr%20and%20userType%20eq%20%22Employee%22",
        "/Users?filter=title%20pr%20or%20userType%20eq%20%22Intern%22&attributes=title,userType",
        "/Groups?excludedAttributes=members&filter=displayName%20eq%20%22Tours%22",
        "/Groups?filter=members%5Bvalue%20eq%20%221%22%5D",
        "/Groups?attributes=id,displayName",
        "/Users?count=0",
        "/Users?cursor",
        "/Users?cursor=&count=10",
        "/Users?cursor=VZUTiyhEQJ94IR&count=10",
        "/Users?attributes=urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
        "/Users?attributes=emails.value&sortBy=name.familyName&sortOrder=descending",
        "/Users?sortBy=meta.lastModified",
        "/Printers?filter=serialNumber%20eq%20%22x%22&attributes=serialNumber",
        "/Schemas",
    ] {
        let mut found = found(query);
        // That URLs end up in logs is a remark about the value, not about the query.
        found.retain(|found| found.rule != "filter.sensitive-in-url");
        assert_eq!(found, [], "{query}");
    }
}

#[test]
fn each_fault_is_found_in_its_variants() {
    let cases = [
        ("/Users?startIndex=", "query.startIndex-type"),
        ("/Users?startIndex=1.0", "query.startIndex-type"),
        ("/Users?startIndex=%221%22", "query.startIndex-type"),
        ("/Users?startIndex=-5", "query.startIndex-low"),
        ("/Users?count=ten", "query.count-type"),
        ("/Users?count=1e2", "query.count-type"),
        ("/Users?Count=1", "query.name-case"),
        ("/Users?sort_by=userName", "query.unknown"),
        ("/Users?sortBy=userName&sortOrder=Ascending", "query.sortOrder"),
        ("/Users?sortBy=addresses", "query.sortBy-complex"),
        ("/Users?sortBy=name.family", "query.sortBy-unknown"),
        ("/Users?attributes=userName,%20", "query.attributes-blank"),
        ("/Users?attributes=+userName", "query.attributes-blank"),
        ("/Users?attributes=emails%5Btype%20eq%20%22work%22%5D", "path.not-allowed-here"),
        ("/Users?attributes=password", "query.attributes-never"),
        ("/Users?excludedAttributes=schemas", "query.excluded-always"),
        ("/Users?attributes=emails.value,emails", "query.attributes-duplicate"),
        ("/Groups?attributes=userName", "query.attributes-unknown"),
        ("/Users?cursor=a%20b", "query.cursor-charset"),
        ("/ServiceProviderConfig?sortBy=id", "query.paging-on-discovery"),
        ("/v2/ResourceTypes?filter=name%20pr", "query.filter-on-discovery"),
        ("/Users?filter=userName%20eq%20'ann'", "filter.single-quotes"),
        ("/Users?filter=userNmae%20eq%20%22ann%22", "filter.unknown-attribute"),
    ];
    for (query, rule) in cases {
        assert_eq!(rules(&found(query)), [rule], "{query}");
    }
}

#[test]
fn places_are_those_of_the_encoded_text() {
    let query = "/Users?filter=title%20pr%20and%20userNmae%20pr";
    let found = found(query);
    let (start, end) = (found[0].start.unwrap() as usize, found[0].end.unwrap() as usize);
    assert_eq!(query.get(start..end).unwrap(), "userNmae");
    assert_eq!(found[0].source, "query");
}

#[test]
fn a_fix_is_encoded_for_the_url() {
    let query = "/Users?filter=userName%20eq%20'ann%20b'&count=1";
    let found = found(query);
    let fixes: Vec<_> = found.into_iter().filter_map(|found| found.fix).collect();
    let mended = apply_fixes(query, &fixes, false, Encoding::Utf16).text;
    assert_eq!(mended, "/Users?filter=userName%20eq%20%22ann%20b%22&count=1");
}

#[test]
fn members_of_a_message_are_the_parameters_of_a_url() {
    assert_eq!(search(r#""filter": "title pr", "startIndex": 1, "count": 10"#), []);
    assert_eq!(search(r#""attributes": [], "excludedAttributes": ["emails"]"#), []);
    assert_eq!(search(r#""attributes": null, "sortOrder": null, "filter": "title pr""#), []);
    let cases = [
        (r#""startIndex": 0"#, "query.startIndex-low"),
        (r#""startIndex": 1.5"#, "query.startIndex-type"),
        (r#""count": true"#, "query.count-type"),
        (r#""count": -1"#, "query.count-negative"),
        (r#""sortBy": "name""#, "query.sortBy-complex"),
        (r#""sortOrder": "descending""#, "query.sortOrder-alone"),
        (r#""attributes": ["userName,emails"]"#, "query.attributes-path"),
        (r#""attributes": [1]"#, "query.attributes-type"),
        (r#""excludedAttributes": {"a": 1}"#, "query.attributes-type"),
        (r#""attributes": ["title", "title"]"#, "query.attributes-duplicate"),
        (r#""cursor": "a+b""#, "query.cursor-charset"),
        (r#""cursor": "ab", "startIndex": 1"#, "query.cursor-with-startIndex"),
        (r#""filter": 5"#, "filter.syntax"),
        (r#""Filter": "title pr""#, "attr.name-case"),
    ];
    for (members, rule) in cases {
        assert_eq!(rules(&search(members)), [rule], "{members}");
    }
}

#[test]
fn a_filter_in_a_message_is_judged_at_its_place_in_the_json_string() {
    let text = r#"{"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], "filter": "title eq \"a\" and userNmae eq \"b\""}"#;
    let found = check_payload(text.as_bytes(), &PayloadOptions::default(), Encoding::Utf16);
    let found = &found.report.diagnostics;
    assert_eq!(rules(found), ["filter.unknown-attribute"]);
    let (start, end) = (found[0].start.unwrap() as usize, found[0].end.unwrap() as usize);
    assert_eq!(text.get(start..end).unwrap(), "userNmae");
    assert_eq!(found[0].pointer.as_deref(), Some("/filter"));
}

#[test]
fn the_target_says_what_is_asked_for_where_no_url_does() {
    let with = |target| {
        let options = PayloadOptions { target, ..PayloadOptions::default() };
        check_query("?attributes=members", &options).diagnostics
    };
    assert_eq!(with(None), []);
    assert_eq!(with(Some(Target::Group)), []);
    assert_eq!(rules(&with(Some(Target::User))), ["query.attributes-unknown"]);
}

#[test]
fn the_first_page_may_be_a_message_or_a_url() {
    for first in ["?count=10&filter=title+pr", r#"{"filter": "title pr", "count": 10}"#] {
        let context = Context { previous: Some(first.to_owned()), ..Context::default() };
        let options = PayloadOptions { context, ..PayloadOptions::default() };
        let check = |query| check_query(query, &options).diagnostics;
        assert_eq!(check("/Users?filter=title%20pr&count=10&cursor=ab"), [], "{first}");
        let found = check("/Users?filter=title%20pr&count=50&cursor=ab");
        assert_eq!(found[0].message, "`count` is `50`, and was `10` for the first page");
        let found = check("/Users?count=10&cursor=ab");
        assert_eq!(
            found[0].message,
            "`filter` is not there, and was `title pr` for the first page"
        );
    }
}

#[test]
fn the_configuration_says_what_the_server_does() {
    let document = r#"{"sort": {"supported": false}, "filter": {"supported": true, "maxResults": 50},
        "pagination": {"cursor": true, "index": true, "maxPageSize": 20}}"#;
    let context = Context { discovery: Some(Discovery::read(document)), ..Context::default() };
    let options = PayloadOptions { context, ..PayloadOptions::default() };
    let check = |query| check_query(query, &options).diagnostics;
    assert_eq!(check("/Users?count=50"), []);
    assert_eq!(check("/Users?count=20&cursor=ab"), []);
    let found = check("/Users?count=21&cursor=ab");
    assert_eq!(found[0].message, "`count` is 21; the server returns 20 at once");
    assert_eq!(rules(&check("/Users?sortBy=userName")), ["query.sort-unsupported"]);
}

#[test]
fn a_long_query_takes_linear_time() {
    let names: Vec<_> = (0..60_000).map(|number| format!("name{number}")).collect();
    let query = format!("/Devices?attributes={}&{}", names.join(","), "a=b&".repeat(20_000));
    let report = check_query(&query, &PayloadOptions::default());
    assert_eq!(report.infos, 20_000);
}
