//! Bulk requests and responses: the examples of RFC 7644 §3.7, corrected and as printed, variants
//! of each fault, and what is legal and looks odd.

use scim_preflight::check_payload;
use scim_preflight::report::Diagnostic;
use scim_preflight::scim::{Context, Discovery, Kind, PayloadOptions};
use scim_preflight::text::Encoding;

const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
const PATCH_OP: &str = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

fn found_with(text: &str, kind: Kind, context: Context) -> Vec<Diagnostic> {
    let options = PayloadOptions { kind: Some(kind), context, ..PayloadOptions::default() };
    check_payload(text.as_bytes(), &options, Encoding::Utf16).report.diagnostics
}

fn request(operations: &str) -> String {
    format!(
        r#"{{"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [{operations}]}}"#
    )
}

fn response(operations: &str) -> String {
    request(operations).replace("BulkRequest", "BulkResponse")
}

fn found(operations: &str) -> Vec<Diagnostic> {
    found_with(&request(operations), Kind::BulkRequest, Context::default())
}

fn answered(operations: &str) -> Vec<Diagnostic> {
    found_with(&response(operations), Kind::BulkResponse, Context::default())
}

fn rules(found: &[Diagnostic]) -> Vec<&str> {
    found.iter().map(|found| found.rule.as_str()).collect()
}

fn post(endpoint: &str, name: &str, data: &str) -> String {
    format!(r#"{{"method": "POST", "path": "{endpoint}", "bulkId": "{name}", "data": {data}}}"#)
}

fn user(name: &str) -> String {
    format!(r#"{{"schemas": ["{USER}"], "userName": "{name}"}}"#)
}

fn group(name: &str, members: &str) -> String {
    format!(r#"{{"schemas": ["{GROUP}"], "displayName": "{name}", "members": [{members}]}}"#)
}

#[test]
fn the_request_of_the_rfc_is_sound_once_its_patch_is_json_and_its_urns_are_right() {
    // RFC 7644 §3.7.3, with the data of the PATCH as its prose asks for it.
    let operations = format!(
        r#"{}, {}, {{"method": "PATCH", "path": "/Users/5d8d29d3-342c-4b5f-8683-a3cb6763ffcc",
        "version": "W/\"edac3253e2c0ef2\"", "data": {{"schemas": ["{PATCH_OP}"], "Operations": [
        {{"op": "remove", "path": "nickName"}},
        {{"op": "replace", "path": "userName", "value": "Dave"}}]}}}},
        {{"method": "DELETE", "path": "/Users/e9025315-6bea-44e1-899c-1e07454e468b",
        "version": "W/\"0ee8add0a938e1a\""}}"#,
        post("/Users", "qwerty", &user("Alice")),
        r#"{"method": "PUT", "path": "/Users/b7c14771-226c-4d05-8860-134711653041",
        "version": "W/\"3694e05e9dff591\"", "data": {"schemas":
        ["urn:ietf:params:scim:schemas:core:2.0:User"],
        "id": "b7c14771-226c-4d05-8860-134711653041", "userName": "Bob"}}"#,
    );
    let found = found(&operations);
    // The `id` in the PUT is legal, and a remark.
    assert_eq!(rules(&found), ["id.client-supplied"]);
}

#[test]
fn the_urn_of_the_rfcs_example_belongs_to_a_message() {
    let data = user("Alice").replace("schemas:core:2.0:User", "api:messages:2.0:User");
    let found = found(&post("/Users", "qwerty", &data));
    assert_eq!(rules(&found), ["schemas.message-urn-in-resource"]);
    assert_eq!(found[0].pointer.as_deref(), Some("/Operations/0/data/schemas/0"));
    assert_eq!(
        found[0].fix.as_ref().map(|fix| fix.edits[0].text.clone()),
        Some(format!("\"{USER}\""))
    );
}

#[test]
fn the_patch_of_the_rfcs_example_lacks_its_envelope() {
    let found = found(
        r#"{"method": "PATCH", "path": "/Users/1", "data": [{"op": "remove", "path": "nickName"}]}"#,
    );
    assert_eq!(rules(&found), ["bulk.data-patch-bare"]);
    assert_eq!(found[0].message, "The operations of a PATCH stand alone");
}

#[test]
fn the_first_answer_of_the_rfc_has_a_status_with_a_code() {
    let result = r#"{"method": "POST", "location": "https://example.com/v2/Users/92b725cd",
        "bulkId": "qwerty", "version": "W/\"4weymrEsh5O6cAEK\"", "status": {"code": "201"}}"#;
    let found = answered(result);
    assert_eq!(rules(&found), ["bulkresp.status-shape"]);
    assert_eq!(found[0].message, "`status` must be a string, found an object");
    assert_eq!(answered(&result.replace(r#"{"code": "201"}"#, "\"201\"")), []);
    let number = answered(&result.replace(r#"{"code": "201"}"#, "201"));
    assert_eq!(number[0].message, "`status` must be a string, found a number");
}

#[test]
fn inner_findings_stand_at_their_place_in_the_whole() {
    let found = found(&post(
        "/Users",
        "q",
        r#"{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"]}"#,
    ));
    assert_eq!(rules(&found), ["required.userName"]);
    assert_eq!(found[0].pointer.as_deref(), Some("/Operations/0/data"));
}

#[test]
fn what_is_wrong_as_json_is_said_once() {
    let found = found(&post(
        "/Users",
        "q",
        &user("ann").replace(r#""userName""#, r#""userName": "bob", "userName""#),
    ));
    assert_eq!(rules(&found), ["json.duplicate-key"]);
}

#[test]
fn a_resource_at_the_endpoint_of_another_type_is_another_kind() {
    let found = found(&post("/Groups", "q", &user("ann")));
    assert_eq!(rules(&found), ["msg.kind-conflict"]);
    assert_eq!(found[0].message, "Expected a Group, but this is a User");
}

#[test]
fn paths_are_judged_by_what_is_wrong_with_them() {
    let operation = |method: &str, path: &str| {
        let rest = if method == "DELETE" {
            String::new()
        } else {
            format!(r#", "bulkId": "q", "data": {}"#, user("ann"))
        };
        found(&format!(r#"{{"method": "{method}", "path": "{path}"{rest}}}"#))
    };
    let cases = [
        ("POST", "Users", "The path does not begin with a slash"),
        ("POST", "/Users/", "The path ends in a slash"),
        ("POST", "/v2/Users", "The path repeats a part of the base URL"),
        ("DELETE", "https://example.com/scim/v2/Users/1", "The path is a whole URL"),
        ("DELETE", "/Users/1?attributes=id", "The path carries a query or a fragment"),
        ("DELETE", "/Users//1", "Two slashes stand in a row"),
        ("DELETE", "/Users/1/name", "The path goes on behind the resource"),
        ("DELETE", "/Users/ 1", "A blank or backslash stands in the path"),
        ("DELETE", "/", "The path names nothing"),
        ("DELETE", "/Users/", "The path leads to all resources at `/Users`"),
        ("DELETE", "/User/1", "The endpoint `User` is called `Users`"),
        ("DELETE", "/groups/1", "The endpoint `groups` is called `Groups`"),
        ("DELETE", "/Me", "An operation cannot be about `/Me`"),
        ("POST", "/Users/.search", "A query cannot be an operation"),
    ];
    for (method, path, message) in cases {
        let found = operation(method, path);
        assert_eq!(found.len(), 1, "{path}: {found:#?}");
        assert_eq!(found[0].message, message, "{path}");
        assert_eq!(found[0].pointer.as_deref(), Some("/Operations/0/path"), "{path}");
    }
    for path in ["/Users/1", "/Devices/1", "/Users/a%20b", "/Groups/e9e30dba-f08f"] {
        assert_eq!(operation("DELETE", path), [], "{path}");
    }
}

#[test]
fn the_resource_types_of_the_server_say_which_endpoints_there_are() {
    let types = r#"[{"name": "Device", "endpoint": "/Devices", "schema": "urn:example:Device"}]"#;
    let context = || Context { discovery: Some(Discovery::read(types)), ..Context::default() };
    let check = |path: &str| {
        let text = request(&format!(r#"{{"method": "DELETE", "path": "{path}"}}"#));
        found_with(&text, Kind::BulkRequest, context())
    };
    assert_eq!(check("/Devices/1"), []);
    let found = check("/Users/1");
    assert_eq!(rules(&found), ["bulk.path-unknown-endpoint"]);
    assert_eq!(found[0].message, "The server has no endpoint `Users`");
}

#[test]
fn references_are_found_wherever_they_stand() {
    let places = [
        r#"{"type": "User", "value": "bulkId:zzz"}"#,
        r#"{"type": "User", "value": "1", "$ref": "../Users/bulkId:zzz"}"#,
        r#"{"type": "User", "value": "bulk\u0049d:zzz"}"#,
    ];
    for member in places {
        let found = found(&post("/Groups", "g", &group("Team", member)));
        let found: Vec<_> = found.iter().filter(|found| found.rule.starts_with("bulk.")).collect();
        assert_eq!(found.len(), 1, "{member}: {found:#?}");
        assert_eq!(found[0].rule, "bulk.ref-unresolved", "{member}");
        assert_eq!(found[0].message, "No POST of this request has the `bulkId` `zzz`");
    }
    let patch = format!(
        r#"{{"method": "PATCH", "path": "/Groups/bulkId:zzz", "data": {{"schemas": ["{PATCH_OP}"],
        "Operations": [{{"op": "remove", "path": "members[value eq \"bulkId:yyy\"]"}}]}}}}"#
    );
    let found = found(&patch);
    assert_eq!(rules(&found)[..2], ["bulk.ref-unresolved", "bulk.ref-unresolved"]);
    assert_eq!(found[0].pointer.as_deref(), Some("/Operations/0/path"));
    assert_eq!(found[1].pointer.as_deref(), Some("/Operations/0/data/Operations/0/path"));
}

#[test]
fn a_reference_to_a_post_that_stands_before_it_is_all_right() {
    let operations = format!(
        r#"{}, {}, {{"method": "PATCH", "path": "/Users/bulkId:ann", "data": {{"schemas":
        ["{PATCH_OP}"], "Operations": [{{"op": "replace", "path": "active", "value": true}}]}}}}"#,
        post("/Users", "ann", &user("ann")),
        post("/Groups", "team", &group("Team", r#"{"type": "User", "value": "bulkId:ann"}"#)),
    );
    assert_eq!(found(&operations), []);
}

#[test]
fn a_reference_of_another_type_is_reported_with_both() {
    let operations = format!(
        r#"{}, {{"method": "DELETE", "path": "/Users/bulkId:team"}}"#,
        post("/Groups", "team", &group("Team", r#"{"type": "User", "value": "1"}"#)),
    );
    let found = found(&operations);
    assert_eq!(rules(&found), ["bulk.ref-type"]);
    assert_eq!(found[0].message, "Expected a User, but the POST creates a Group");
}

#[test]
fn a_circle_is_one_finding_however_long_it_is() {
    let member = |name: &str| format!(r#"{{"type": "Group", "value": "bulkId:{name}"}}"#);
    let operations = [("a", "b"), ("b", "c"), ("c", "a")]
        .map(|(name, next)| post("/Groups", name, &group(&format!("Group {name}"), &member(next))));
    let found = found(&operations.join(","));
    assert_eq!(rules(&found), ["bulk.ref-cycle"]);
    assert_eq!(found[0].pointer.as_deref(), Some("/Operations/0/data/members/0/value"));
}

#[test]
fn what_is_deleted_is_gone_for_operations_behind_it() {
    let delete = r#"{"method": "DELETE", "path": "/Users/1"}"#;
    let team = post("/Groups", "team", &group("Team", r#"{"type": "User", "value": "1"}"#));
    let found = found(&format!("{delete}, {team}"));
    assert_eq!(rules(&found), ["bulk.ref-to-deleted"]);
    assert_eq!(found[0].pointer.as_deref(), Some("/Operations/1/data/members/0/value"));
    assert_eq!(self::found(&format!("{team}, {delete}")), []);
}

#[test]
fn posts_of_one_request_are_held_against_each_other() {
    let operations = [post("/Users", "a", &user("Ann")), post("/Users", "b", &user("ann"))];
    let found = found(&operations.join(","));
    assert_eq!(rules(&found), ["unique.userName"]);
    assert_eq!(found[0].message, "A `userName` belongs to two users: `ann`");
    assert_eq!(
        found[0].related.as_ref().map(|related| related[0].pointer.clone()),
        Some(Some("/Operations/0/data/userName".to_owned()))
    );
}

#[test]
fn an_error_inside_an_answer_is_checked_as_one() {
    let result = |inner: &str| {
        answered(&format!(
            r#"{{"method": "POST", "bulkId": "q", "status": "409", "response": {inner}}}"#
        ))
    };
    let error = r#"{"schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"], "status": "409", "scimType": "uniqueness", "detail": "bulkId:q is taken"}"#;
    assert_eq!(result(error), []);
    assert_eq!(rules(&result(&error.replace("uniqueness", "Uniqueness"))), ["error.scimType-case"]);
    let other = result(&error.replace("\"409\"", "\"400\""));
    assert!(rules(&other).contains(&"bulkresp.error-body"), "{other:#?}");
    let word = result("\"taken\"");
    assert_eq!(rules(&word), ["bulkresp.error-body"]);
}

#[test]
fn results_are_held_against_the_request() {
    let asked = request(&format!(
        r#"{}, {{"method": "DELETE", "path": "/Users/7"}}"#,
        post("/Users", "q", &user("ann"))
    ));
    let context = |text: &str| Context { previous: Some(text.to_owned()), ..Context::default() };
    let check = |asked: &str, results: &str| {
        found_with(&response(results), Kind::BulkResponse, context(asked))
    };
    let created = r#"{"method": "POST", "bulkId": "q", "location": "https://example.com/v2/Users/8", "status": "201"}"#;
    let deleted =
        r#"{"method": "DELETE", "location": "https://example.com/v2/Users/7", "status": "204"}"#;
    assert_eq!(check(&asked, &format!("{created}, {deleted}")), []);
    let few = check(&asked, created);
    assert_eq!(few[0].message, "The request has 2 operations, and there are 1 results");
    let other = check(&asked, &format!("{created}, {}", deleted.replace("Users/7", "Users/9")));
    assert_eq!(rules(&other), ["bulkresp.unmatched"]);
    assert_eq!(other[0].pointer.as_deref(), Some("/Operations/1/location"));
    let failed = r#"{"method": "POST", "bulkId": "q", "status": "400", "response": {"schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"], "status": "400", "detail": "no"}}"#;
    let limited = asked.replace("\"Operations\"", "\"failOnErrors\": 1, \"Operations\"");
    assert_eq!(check(&limited, failed), []);
}

#[test]
fn a_hundred_thousand_operations_take_linear_time() {
    let operations = |count: usize| {
        let one =
            |index: usize| post("/Users", &format!("u{index}"), &user(&format!("user{index}")));
        request(&(0..count).map(one).collect::<Vec<_>>().join(","))
    };
    let time = |count| {
        let text = operations(count);
        let start = std::time::Instant::now();
        assert_eq!(found_with(&text, Kind::BulkRequest, Context::default()), []);
        start.elapsed().as_secs_f64() / f64::from(count as u32)
    };
    let (few, many) = (time(2_000), time(20_000));
    assert!(many < few * 4.0, "{few} seconds an operation, then {many}");
}
