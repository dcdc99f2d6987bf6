//! The exchange as an option beside the payload.

use super::{check, mended, place, rules, serious};

const ERROR: &str = r#"{"schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"], "status": "404", "detail": "There is no such user"}"#;
const USER: &str =
    r#"{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "ann"}"#;
const RETURNED: &str = r#"{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "id": "2819", "userName": "ann", "meta": {"resourceType": "User", "location": "https://a.example/v2/Users/2819"}}"#;

fn with(text: &str, http: &str) -> Vec<String> {
    let report = check(text, &format!("{{\"http\": {http}}}"));
    rules(&report).into_iter().map(str::to_owned).collect()
}

#[test]
fn a_finding_about_the_option_names_its_member() {
    let http = r#"{"http": {"method": "POST", "url": "http://a.example/v2/users",
        "headers": {"Content-Type": "text/html", "User-Agent": "a"}}}"#;
    let report = check(USER, http);
    let found: Vec<_> = report
        .report
        .diagnostics
        .iter()
        .map(|found| {
            (found.rule.as_str(), found.source.as_str(), found.pointer.as_deref(), found.start)
        })
        .collect();
    assert_eq!(
        found,
        [
            ("http.content-type", "http", Some("/headers/Content-Type"), None),
            ("http.endpoint-case", "http", Some("/url"), None),
            ("http.insecure", "http", Some("/url"), None),
        ]
    );
    let message = &report.report.diagnostics[0].message;
    assert_eq!(message, "The `Content-Type` is `text/html`, not that of SCIM");
    assert!(report.report.diagnostics.iter().all(|found| found.fix.is_none()));
    let pairs = r#"{"status": 404, "headers": [["Date", "x"], ["Host", "a.example"]]}"#;
    let report = check(ERROR, &format!("{{\"http\": {pairs}}}"));
    let pointers: Vec<_> =
        report.report.diagnostics.iter().map(|found| found.pointer.as_deref()).collect();
    assert_eq!(pointers, [Some("/headers/1/1"), Some("")], "{report:#?}");
}

#[test]
fn the_exchange_tells_what_the_payload_must_be() {
    let post = r#"{"method": "POST", "url": "/Groups"}"#;
    assert_eq!(with(USER, post), ["msg.kind-conflict"]);
    assert_eq!(
        with(RETURNED, r#"{"method": "GET", "url": "/Users/2819", "status": 200}"#),
        [""; 0]
    );
    assert_eq!(with(RETURNED, r#"{"method": "GET", "url": "/Users/2819"}"#), [""; 0]);
    // In small letters as in `fetch`.
    assert_eq!(with(USER, r#"{"method": "post", "url": "/Users"}"#), [""; 0]);
    assert_eq!(with(USER, r#"{"method": "PATCH", "url": "/Users/1"}"#), ["msg.kind-conflict"]);
    assert_eq!(with(USER, r#"{"status": 409}"#), ["msg.kind-conflict"]);
}

#[test]
fn what_is_not_known_is_not_reported() {
    let created = r#"{"method": "POST", "url": "/Users", "status": 201}"#;
    assert_eq!(with(RETURNED, created), [""; 0]);
    let none = r#"{"method": "POST", "url": "/Users", "status": 201, "headers": {}}"#;
    assert_eq!(with(RETURNED, none), ["http.201-location", "http.content-type"]);
    assert_eq!(with("", r#"{"status": 401}"#), ["http.error-body-missing"]);
}

#[test]
fn a_message_may_have_no_body() {
    let answer = |method: &str, status: u32| {
        with("", &format!(r#"{{"method": "{method}", "url": "/Users/1", "status": {status}}}"#))
    };
    assert_eq!(answer("DELETE", 204), [""; 0]);
    assert_eq!(answer("PATCH", 204), [""; 0]);
    assert_eq!(answer("PUT", 200), ["http.put-body-missing"]);
    assert_eq!(answer("DELETE", 200), ["http.delete-status"]);
    assert_eq!(answer("GET", 404), ["http.error-body-missing"]);
    assert_eq!(with("", r#"{"method": "DELETE", "url": "/Users/1"}"#), [""; 0]);
    // Of one that should not be there nothing more is said.
    assert_eq!(
        with("{}", r#"{"method": "DELETE", "url": "/Users/1", "status": 204}"#),
        ["http.204-body"]
    );
    assert_eq!(with("{}", r#"{"method": "DELETE", "url": "/Users/1"}"#), ["http.get-body"]);
    // A request that must have one is no empty message.
    assert_eq!(with("", r#"{"method": "POST", "url": "/Users"}"#), ["json.syntax"]);
}

#[test]
fn every_method_is_held_against_its_endpoint() {
    let wrong = [
        ("PUT", "/Users"),
        ("PATCH", "/Users"),
        ("DELETE", "/Groups"),
        ("POST", "/Users/1"),
        ("GET", "/Bulk"),
        ("PUT", "/Bulk"),
        ("DELETE", "/Schemas"),
        ("POST", "/ResourceTypes"),
        ("PATCH", "/ServiceProviderConfig"),
        ("PUT", "/Schemas/urn:x"),
        ("FETCH", "/Users"),
    ];
    for (method, url) in wrong {
        let http =
            format!(r#"{{"http": {{"method": "{method}", "url": "{url}", "status": 405}}}}"#);
        let text = ERROR.replace("404", "405");
        assert_eq!(rules(&check(&text, &http)), ["http.method-endpoint"], "{method} {url}");
    }
    let right = [
        ("GET", "/Users"),
        ("GET", "/Users/1"),
        ("PUT", "/Groups/1"),
        ("DELETE", "/Groups/1"),
        ("PATCH", "/Me"),
        ("POST", "/Me"),
        ("HEAD", "/Users/1"),
        ("OPTIONS", "/Bulk"),
        ("GET", "/Schemas"),
        ("GET", "/ResourceTypes/User"),
        ("POST", "/v2/.search"),
        ("PUT", "/Widgets"),
        ("POST", "/oauth/token"),
    ];
    for (method, url) in right {
        let http =
            format!(r#"{{"http": {{"method": "{method}", "url": "{url}", "status": 400}}}}"#);
        let report = check(&ERROR.replace("404", "400"), &http);
        assert_eq!(rules(&report), [""; 0], "{method} {url}");
    }
}

#[test]
fn resource_types_of_the_server_are_endpoints_too() {
    let text = ERROR.replace("404", "405");
    let devices = r#"{"http": {"method": "PUT", "url": "/v2/Widgets", "status": 405}, "schemas": [{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"], "name": "Widget", "endpoint": "/Widgets", "schema": "urn:example:Widget"}, {"id": "urn:example:Widget", "name": "Widget", "attributes": [{"name": "color", "type": "string"}]}]}"#;
    assert_eq!(rules(&check(&text, devices)), ["http.method-endpoint"]);
}

#[test]
fn base_paths_of_any_form_are_legal() {
    let bases = [
        "",
        "/scim",
        "/scim/v2",
        "/api/v1/scim",
        "/api/scim/v2",
        "/scim/v2/",
        "/v2",
        "/tenants/7/scim/v2",
        "https://api.us2.example.com/api/v1/scim",
        "https://a.example:8443/scim/v2",
        "https://[::1]/x",
    ];
    for base in bases {
        let url = format!("{}/Users/2819", base.trim_end_matches('/'));
        let http = format!(r#"{{"http": {{"method": "GET", "url": "{url}", "status": 200}}}}"#);
        assert!(serious(&check(RETURNED, &http)).is_empty(), "{url}");
    }
    for (base, expected) in [
        ("/scim/v1", "Warning"),
        ("/v2.1", "Warning"),
        ("/V2", "Warning"),
        ("/scim/v2/acme", "Info"),
    ] {
        let http = format!(
            r#"{{"http": {{"method": "GET", "url": "{base}/Users/2819", "status": 200}}}}"#
        );
        let report = check(RETURNED, &http);
        let found = &report.report.diagnostics[0];
        assert_eq!(
            (found.rule.as_str(), format!("{:?}", found.severity).as_str()),
            ("http.version-segment", expected),
            "{base}"
        );
    }
}

#[test]
fn the_body_of_a_search_says_what_was_asked_as_well_as_a_url() {
    let list = r#"{"schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], "totalResults": 1, "Resources": [RETURNED]}"#
        .replace("RETURNED", &RETURNED.replace("\"userName\"", "\"title\": \"x\", \"userName\""));
    let http = |body: &str| {
        format!(
            r#"{{"method": "POST", "url": "/Users/.search", "status": 200, "request": {{"body": {body}}}}}"#
        )
    };
    assert_eq!(
        with(&list, &http(r#"{"attributes": ["userName", "meta"]}"#)),
        ["ret.not-requested"]
    );
    assert_eq!(
        with(&list, &http(r#"{"excludedAttributes": ["TITLE"]}"#)),
        ["ret.excluded-present"]
    );
    assert_eq!(with(&list, &http(r#"{"count": 0}"#)), ["list.count-exceeded"]);
}

#[test]
fn who_asks_for_no_resources_gets_none() {
    let list =
        r#"{"schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], "totalResults": 7}"#;
    let http = |url: &str| format!(r#"{{"method": "GET", "url": "{url}", "status": 200}}"#);
    assert_eq!(with(list, &http("/Users?count=0")), [""; 0]);
    assert_eq!(with(list, &http("/Users?count=5")), ["list.resources-missing"]);
}

#[test]
fn names_of_attributes_are_compared_as_scim_compares_them() {
    let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    let text = RETURNED
        .replace("core:2.0:User\"]", &format!("core:2.0:User\", \"{enterprise}\"]"))
        .replace("\"userName\"", &format!(r#""name": {{"familyName": "B", "givenName": "A"}}, "{enterprise}": {{"department": "x", "division": "y"}}, "emails": [{{"value": "a@b.example", "type": "work", "display": "d"}}], "userName""#));
    // That a name carries its URN is worth a word of another rule.
    let asked = |names: &str| -> Vec<String> {
        let all = with(
            &text,
            &format!(
                r#"{{"method": "GET", "url": "/Users/2819?attributes={names}", "status": 200}}"#
            ),
        );
        all.into_iter().filter(|rule| !rule.starts_with("path.")).collect()
    };
    let core = "urn:ietf:params:scim:schemas:core:2.0:User";
    assert_eq!(asked(&format!("meta,USERNAME,name,emails,{enterprise}")), [""; 0]);
    assert_eq!(
        asked(&format!(
            "meta,{core}:userName,name.familyName,name.givenName,emails,{enterprise}:department,{enterprise}:division"
        )),
        [""; 0]
    );
    assert_eq!(
        asked(&format!("meta,userName,name.familyName,emails.value,{enterprise}:department")),
        ["ret.not-requested"; 3]
    );
}

#[test]
fn the_query_is_judged_where_it_stands() {
    let text = "GET /v2/Users?filter=userName%20eq%20ann&sortOrder=asc&startindex=1 HTTP/1.1\nUser-Agent: x\n";
    let report = check(text, "");
    let found = rules(&report);
    assert_eq!(
        found,
        ["filter.unquoted-value", "query.sortOrder", "query.name-case"],
        "{report:#?}"
    );
    assert_eq!(place(text, &report, "query.name-case"), "startindex");
    assert_eq!(place(text, &report, "query.sortOrder"), "asc");
    assert!(mended(text, &report).contains("&startIndex=1 HTTP"), "{report:#?}");
    let http = r#"{"http": {"method": "GET", "url": "/v2/Users?startindex=1", "status": 200}}"#;
    let list =
        r#"{"schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], "totalResults": 0}"#;
    let report = check(list, http);
    let found = &report.report.diagnostics[0];
    assert_eq!(
        (found.rule.as_str(), found.pointer.as_deref(), found.start),
        ("query.name-case", Some("/url"), None)
    );
    assert_eq!(found.source, "http");
}

#[test]
fn a_blank_or_a_bare_sign_in_a_url_is_one_finding() {
    let cases = [
        ("/v2/Users?filter=userName eq \\\"ann\\\"", &["filter.url-encoding"][..]),
        ("/v2/Users?filter=title%20eq%20\\\"a#b\\\"", &["filter.url-encoding"]),
        ("/v2/Users?sortBy=userName&count=1 0", &["query.count-type"]),
        ("/v2/Users/a b", &["http.encoding"]),
        ("/v2/Users/%C3%A9", &[]),
        ("/v2/Users/é", &["http.encoding"]),
        ("/v2/Users/100%", &["http.encoding"]),
        ("/v2/Users#top", &["http.base-query"]),
        ("/v2?aadOptscim062020", &["http.base-query"]),
        ("/v2/Users?filter=userName%20eq%20%22ann%22&startIndex=1&count=100", &[]),
    ];
    let list = r#"{"schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"], "status": "400", "detail": "x"}"#;
    for (url, expected) in cases {
        let http = format!(r#"{{"http": {{"method": "GET", "url": "{url}", "status": 400}}}}"#);
        assert_eq!(rules(&check(list, &http)), expected, "{url}");
    }
}

#[test]
fn a_patch_of_an_unknown_type_has_attributes_of_its_own() {
    let patch = r#"{"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [{"op": "replace", "path": "color", "value": "red"}]}"#;
    assert_eq!(with(patch, r#"{"method": "PATCH", "url": "/v2/Widgets/1"}"#), [""; 0]);
    assert_eq!(
        with(patch, r#"{"method": "PATCH", "url": "/v2/Users/1"}"#),
        ["path.unknown-attribute"]
    );
}

#[test]
fn a_page_on_the_way_to_another_address_is_no_message() {
    let http = r#"{"method": "GET", "url": "/v2/Users/1", "status": 302, "headers": {"Location": "https://a.example", "Content-Type": "text/html"}}"#;
    assert_eq!(with("<html>Moved</html>", http), [""; 0]);
}
