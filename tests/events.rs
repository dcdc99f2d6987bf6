//! Security event tokens, and the messages of drafts, as `check_payload` reads them.
#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests may fail loudly, as the tests themselves"
)]

use scim_preflight::report::{Diagnostic, Report};
use scim_preflight::scim::filter::{FilterOptions, check_filter};
use scim_preflight::scim::{Kind, PayloadOptions, Target};
use scim_preflight::text::Encoding;
use scim_preflight::{apply_fixes, check_payload};
use serde_json::{Value, json};

const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";

fn check(text: &str) -> Report {
    check_payload(text.as_bytes(), &PayloadOptions::default(), Encoding::Utf16).report
}

fn kind_of(text: &str) -> Option<Kind> {
    check_payload(text.as_bytes(), &PayloadOptions::default(), Encoding::Utf16).kind
}

/// The findings as one line each: severity, rule, JSON Pointer, message.
fn lines(report: &Report) -> Vec<String> {
    let line = |found: &Diagnostic| {
        let severity = format!("{:?}", found.severity).to_lowercase();
        let pointer = found.pointer.as_deref().unwrap();
        format!("{severity} {} {pointer} {}", found.rule, found.message)
    };
    report.diagnostics.iter().map(line).collect()
}

/// A token with one event; its URN and what it carries.
fn token(event: &str, payload: Value) -> Value {
    let mut events = json!({});
    events.as_object_mut().unwrap().insert(urn(event), payload);
    json!({
        "iss": "https://example.com",
        "iat": 1_779_700_000,
        "jti": "4d3559ec",
        "aud": ["https://receiver.example.com"],
        "sub_id": {"format": "scim", "uri": "/Users/2819c223", "externalId": "ann"},
        "events": events,
    })
}

fn urn(event: &str) -> String {
    let whole = event.contains("//") || event.starts_with("urn");
    if whole { event.to_owned() } else { format!("urn:ietf:params:scim:event:{event}") }
}

fn with(mut token: Value, name: &str, value: Value) -> Value {
    let members = token.as_object_mut().unwrap();
    members.shift_remove(name);
    if !value.is_null() {
        members.insert(name.to_owned(), value);
    }
    token
}

#[test]
fn tokens_that_are_right_give_no_finding() {
    let user = json!({"schemas": [USER], "userName": "ann@example.com"});
    let known = json!({
        "schemas": [USER], "id": "2819c223", "userName": "ann@example.com",
        "meta": {"resourceType": "User", "location": "https://example.com/v2/Users/2819c223"}
    });
    let patch = json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
        "Operations": [{"op": "replace", "path": "title", "value": "Guide"}]
    });
    let error = json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"],
        "status": "409", "scimType": "uniqueness", "detail": "There is such a user already"
    });
    let txn = |token: Value| with(token, "txn", "734f".into());
    for token in [
        token("feed:add", json!({})),
        token("feed:remove", json!({"version": "W/\"1\""})),
        token("prov:create:full", json!({"data": user})),
        token("prov:create:full", json!({"data": known, "version": "W/\"1\""})),
        token("prov:put:full", json!({"data": with(known.clone(), "meta", Value::Null)})),
        token("prov:patch:full", json!({"data": patch})),
        token("prov:patch:full", json!({"data": known})),
        token(
            "prov:patch:notice",
            json!({"attributes": ["userName", "name.familyName", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"]}),
        ),
        token("prov:create:notice", json!({"attributes": [], "data": null})),
        token("prov:delete", json!({})),
        token("prov:activate", json!({})),
        token("prov:deactivate", json!({"color": 5})),
        txn(token(
            "misc:asyncresp",
            json!({"method": "POST", "status": "201", "bulkId": "q", "location": "https://example.com/v2/Users/1"}),
        )),
        txn(token("misc:asyncresp", json!({"method": "POST", "status": "409", "response": error}))),
    ] {
        let text = token.to_string();
        assert_eq!(kind_of(&text), Some(Kind::Event), "{text}");
        assert_eq!(lines(&check(&text)), [""; 0], "{text}");
    }
    // Beside them there may be events of others.
    let mut both = token("prov:delete", json!({}));
    both["events"]["https://schemas.openid.net/secevent/risc/event-type/account-purged"] =
        json!({});
    assert_eq!(lines(&check(&both.to_string())), [""; 0]);
}

#[test]
fn tokens_are_known_by_what_only_they_have() {
    for (text, kind) in [
        (r#"{"events": {"urn:ietf:params:scim:event:feed:add": {}}}"#, Some(Kind::Event)),
        (r#"{"events": {"urn:ietf:params:event:SCIM:feed:add": {}}}"#, Some(Kind::Event)),
        (r#"{"jti": "1", "sub_id": {"format": "scim", "uri": "/Users/1"}}"#, Some(Kind::Event)),
        (r#"{"events": ["urn:ietf:params:scim:event:feed:add"]}"#, None),
        (r#"{"events": {"https://example.com/a": {}}}"#, None),
        (r#"{"userName": "a", "events": []}"#, Some(Kind::User)),
    ] {
        assert_eq!(kind_of(text), kind, "{text}");
    }
}

#[test]
fn each_fault_of_the_claims_is_found_where_it_is() {
    let right = token("prov:delete", json!({}));
    let sub_id = |value: Value| with(right.clone(), "sub_id", value);
    for (token, expected) in [
        (sub_id(Value::Null), "error set.sub-id-missing  `sub_id` is missing"),
        (
            with(right.clone(), "sub", "1".into()),
            "error set.sub-present /sub A SCIM event does not use the claim `sub`",
        ),
        (
            with(sub_id(Value::Null), "sub", "1".into()),
            "error set.sub-id-missing /sub `sub_id` is missing, and `sub`, which SCIM events do not use, is there",
        ),
        (
            sub_id("/Users/1".into()),
            "error set.sub-id-format /sub_id `sub_id` must be an object, found a string",
        ),
        (
            sub_id(json!({"uri": "/Users/1"})),
            "error set.sub-id-format /sub_id `sub_id` has no `format`",
        ),
        (
            sub_id(json!({"format": "SCIM", "uri": "/Users/1"})),
            "error set.sub-id-format /sub_id/format The `format` of `sub_id` must be `scim`, found `SCIM`",
        ),
        (
            sub_id(json!({"format": "scim"})),
            "error set.sub-id-format /sub_id `sub_id` has no `uri`",
        ),
        (
            sub_id(json!({"format": "scim", "uri": ""})),
            "error set.sub-id-format /sub_id/uri `sub_id` has no `uri`",
        ),
        (
            sub_id(json!({"format": "scim", "uri": "https://example.com/v2/Users/1"})),
            "error set.sub-id-format /sub_id/uri The `uri` of `sub_id` is a path below the base URL, not a whole address",
        ),
        (
            with(right.clone(), "events", json!({})),
            "error set.events-empty /events The token holds no event",
        ),
        (with(right.clone(), "events", Value::Null), "error set.events-empty  `events` is missing"),
        (
            with(right.clone(), "events", json!(["urn:ietf:params:scim:event:feed:add"])),
            "error set.events-empty /events `events` must be an object, found an array",
        ),
        (
            token("misc:asyncresp", json!({"status": "200"})),
            "error set.txn-missing  `txn` is missing, by which the client knows which request this answers",
        ),
    ] {
        let text = token.to_string();
        assert_eq!(lines(&check(&text)), [expected], "{text}");
    }
}

/// An event, what it carries, and what is found: the rule, the place inside the event, the message.
const FAULTS: &[[&str; 5]] = &[
    [
        "prov:create:full",
        "{}",
        "error set.payload-exclusive",
        "",
        "An event in `:full` carries `data`, which is missing",
    ],
    [
        "prov:put:full",
        r#"{"attributes": ["title"]}"#,
        "error set.payload-exclusive",
        "/attributes",
        "An event in `:full` carries `data`, found `attributes`",
    ],
    [
        "prov:put:notice",
        r#"{"data": {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "a"}}"#,
        "error set.payload-exclusive",
        "/data",
        "An event in `:notice` carries `attributes`, found `data`",
    ],
    [
        "prov:patch:notice",
        r#"{"data": {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "a"}, "attributes": ["a"]}"#,
        "error set.payload-exclusive",
        "/data",
        "An event carries `data` or `attributes`, not both",
    ],
    [
        "prov:delete",
        "[]",
        "error set.payload-exclusive",
        "",
        "An event must be an object, found an array",
    ],
    [
        "prov:patch:notice",
        r#"{"attributes": "title"}"#,
        "warning set.attributes-path",
        "/attributes",
        "`attributes` must be an array, found a string",
    ],
    [
        "prov:patch:notice",
        r#"{"attributes": ["title", "user name"]}"#,
        "warning set.attributes-path",
        "/attributes/1",
        "Each of the `attributes` must be the path of an attribute, found `user name`",
    ],
    [
        "prov:patch:notice",
        r#"{"attributes": [5]}"#,
        "warning set.attributes-path",
        "/attributes/0",
        "Each of the `attributes` must be the path of an attribute, found a number",
    ],
    [
        "prov:create:full",
        r#"{"data": [{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "a"}]}"#,
        "error set.data-invalid",
        "/data",
        "`data` must be an object, found an array",
    ],
    [
        "prov:update",
        r#"{"attributes": ["title"]}"#,
        "warning set.event-unknown",
        "",
        "`urn:ietf:params:scim:event:prov:update` is no event of SCIM",
    ],
    [
        "prov:Patch:notice",
        r#"{"attributes": ["title"]}"#,
        "warning set.event-unknown",
        "",
        "`urn:ietf:params:scim:event:prov:Patch:notice` is no event of SCIM",
    ],
    [
        "prov:delete:notice",
        "{}",
        "error set.delete-suffix",
        "",
        "A deletion has nothing to carry: there is `prov:delete` alone",
    ],
];

#[test]
fn each_fault_of_an_event_is_found_where_it_is() {
    for [event, payload, rule, inside, message] in FAULTS {
        let text = token(event, serde_json::from_str(payload).unwrap()).to_string();
        let expected = format!("{rule} /events/{}{inside} {message}", urn(event));
        assert_eq!(lines(&check(&text)), [expected], "{text}");
    }
}

#[test]
fn what_an_event_carries_is_checked_as_what_it_is_at_its_place_in_the_token() {
    let data = |event: &str, data: Value| token(event, json!({"data": data}));
    let found = |token: Value| lines(&check(&token.to_string()));
    assert_eq!(
        found(data("prov:create:full", json!({"schemas": [USER], "userName": 5}))),
        [
            "error type.string /events/urn:ietf:params:scim:event:prov:create:full/data/userName `userName` must be a string, found a number"
        ]
    );
    let patch = json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
        "Operations": [{"op": "replace", "path": "displayName", "value": "a"}, {"op": "erase", "path": "members"}]
    });
    let mut about_group = data("prov:patch:full", patch);
    about_group["sub_id"]["uri"] = "/Groups/1".into();
    let found_in_patch = found(about_group);
    let [only] = found_in_patch.as_slice() else { panic!("{found_in_patch:?}") };
    assert!(only.starts_with("error patch.op-unknown /events/urn:ietf:params:scim:event:prov:patch:full/data/Operations/1/op "), "{only}");
    let answer = with(
        token(
            "misc:asyncresp",
            json!({"method": "PUT", "status": "404", "response": {"status": 404}}),
        ),
        "txn",
        "1".into(),
    );
    let rules: Vec<String> =
        check(&answer.to_string()).diagnostics.into_iter().map(|found| found.rule).collect();
    assert_eq!(rules, ["schemas.missing", "error.detail-missing", "error.status-type"]);
    for (status, expected) in [
        (
            json!("400"),
            "error set.asyncresp-response /events/urn:ietf:params:scim:event:misc:asyncresp/status The request failed with status `400`, and nothing says why",
        ),
        (
            json!(500),
            "error set.asyncresp-response /events/urn:ietf:params:scim:event:misc:asyncresp/status The request failed with status `500`, and nothing says why",
        ),
    ] {
        let answer = with(token("misc:asyncresp", json!({"status": status})), "txn", "1".into());
        assert_eq!(found(answer), [expected]);
    }
}

#[test]
fn the_event_that_is_meant_is_offered() {
    for (event, payload, meant) in [
        ("prov:update", json!({"attributes": ["title"]}), "prov:patch:notice"),
        ("prov:create", json!({"data": {"schemas": [USER], "userName": "a"}}), "prov:create:full"),
        ("prov:replace:notice", json!({"attributes": ["title"]}), "prov:put:notice"),
        ("misc:asyncResp", json!({"status": "200"}), "misc:asyncresp"),
        ("urn:ietf:params:event:SCIM:prov:delete", json!({}), "prov:delete"),
        ("urn:ietf:params:SCIM:event:prov:activate", json!({}), "prov:activate"),
        ("prov:deactivated", json!({}), "prov:deactivate"),
    ] {
        let text = with(token(event, payload), "txn", "1".into()).to_string();
        let report = check(&text);
        let fixes: Vec<_> = report.diagnostics.into_iter().filter_map(|found| found.fix).collect();
        let done = apply_fixes(&text, &fixes, true, Encoding::Utf16);
        assert!(done.text.contains(&format!("\"{}\"", urn(meant))), "{event}: {}", done.text);
        assert_eq!(lines(&check(&done.text)), [""; 0], "{}", done.text);
    }
    let text = token("urn:example:scim:event:odd", json!({})).to_string();
    assert!(check(&text).diagnostics.iter().all(|found| found.fix.is_none()));
}

#[test]
fn faults_of_the_json_are_noted_once() {
    let text = token("prov:create:full", json!({"data": {"schemas": [USER], "userName": "a"}}))
        .to_string()
        .replace("\"userName\":\"a\"", "\"userName\":\"a\",\"userName\":\"b\"");
    let rules: Vec<String> = check(&text).diagnostics.into_iter().map(|found| found.rule).collect();
    assert_eq!(rules, ["json.duplicate-key"]);
    for end in 1..text.len() {
        let cut = check(text.get(..end).unwrap());
        assert!(cut.diagnostics.iter().all(|found| !found.rule.starts_with("set.")), "{end}");
    }
}

#[test]
fn the_messages_of_the_draft_on_delta_queries_are_held_against_it() {
    let delta = |name: &str, more: &str| {
        format!(r#"{{"schemas": ["urn:ietf:params:scim:api:messages:2.0:delta:{name}"]{more}}}"#)
    };
    let change = |more: &str| {
        delta("response", &format!(r#", "resourceType": "User", "changedResourceId": "1"{more}"#))
    };
    for (text, expected) in [
        (delta("request", r#", "deltaToken": "a", "filter": "userName pr""#), ""),
        (
            delta("request", r#", "filter": "userName pr""#),
            "warning search.delta-token  `deltaToken` is missing",
        ),
        (
            delta("request", r#", "deltaToken": 5"#),
            "warning search.delta-token /deltaToken `deltaToken` must be a string that is not empty, found 5",
        ),
        (delta("token", r#", "value": "a", "expiry": "2026-01-01T00:00:00Z""#), ""),
        (delta("token", ""), "warning delta.shape  `value` is missing"),
        (change(r#", "changeType": "Delete""#), ""),
        (change(r#", "changeType": "create", "data": {"userName": "a"}"#), ""),
        (change(r#", "changeType": "Update", "operations": []"#), ""),
        (
            change(r#", "changeType": "gone""#),
            "warning delta.shape /changeType `changeType` is `Create`, `Update` or `Delete`, found `gone`",
        ),
        (change(""), "warning delta.shape  `changeType` is missing"),
        (
            change(r#", "changeType": "Delete", "operations": []"#),
            "warning delta.shape /operations A deletion carries neither `data` nor `operations`",
        ),
        (
            change(r#", "changeType": "Update", "operations": [], "data": {}"#),
            "warning delta.shape /operations A change carries `data` or `operations`, not both",
        ),
        (
            change(r#", "changeType": "Update""#),
            "warning delta.shape  A change carries `data` or `operations`, and here is neither",
        ),
    ] {
        let expected: &[&str] = if expected.is_empty() { &[] } else { &[expected] };
        assert_eq!(lines(&check(&text)), expected, "{text}");
    }
    let list = format!(
        r#"{{"schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], "totalResults": 1, "Resources": [{}]}}"#,
        change(r#", "changeType": "gone""#)
    );
    assert_eq!(check(&list).diagnostics.first().unwrap().rule, "delta.shape");
}

#[test]
fn soft_deletion_in_a_filter_is_an_info_of_its_own() {
    let rules = |filter: &str| -> Vec<String> {
        let report = check_filter(
            filter,
            &FilterOptions { resource: Some(Target::User), ..FilterOptions::default() },
        );
        report.diagnostics.into_iter().map(|found| found.rule).collect()
    };
    assert_eq!(rules("isDeleted eq true"), ["softdelete.filter"]);
    assert_eq!(rules("userName pr and not(ISDELETED pr)"), ["softdelete.filter"]);
    assert_eq!(rules("deleted eq true"), ["filter.unknown-attribute"]);
}
