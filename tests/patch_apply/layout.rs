//! The text keeps its layout, and what JSON or SCIM is odd in does no harm.

use scim_preflight::scim::patch::{PatchOptions, apply_patch, patch_text};

use super::{ENTERPRISE, employee, group, json, patch, preview, user};

const PRETTY: &str = r#"{
  "schemas": [
    "urn:ietf:params:scim:schemas:core:2.0:User"
  ],
  "userName" : "ada",
  "title":"Countess",
  "emails": [
    { "value": "w@x.co",  "type": "work" },
    { "value": "h@x.co",  "type": "home" }
  ]
}
"#;

#[track_caller]
fn lays_out(state: &str, operations: &str, result: &str) {
    let made = preview(state, operations);
    assert_eq!(made.result, result);
    let lean = patch_text(state, &patch(operations), &PatchOptions::default());
    assert_eq!(lean.unwrap(), result);
}

#[test]
fn a_value_is_replaced_and_nothing_else_moves() {
    let operation = r#"{"op": "replace", "path": "title", "value": "Dr\u0022"}"#;
    lays_out(PRETTY, operation, &PRETTY.replace("Countess", "Dr\\u0022"));
}

#[test]
fn a_new_member_takes_the_layout_of_the_object() {
    let operation = r#"{"op": "add", "path": "active", "value": true}"#;
    let done = PRETTY.replace("  ]\n}", "  ],\n  \"active\": true\n}");
    lays_out(PRETTY, operation, &done);
    lays_out(r#"{"userName":"ada"}"#, operation, r#"{"userName":"ada","active":true}"#);
}

#[test]
fn a_new_element_takes_the_layout_of_the_list() {
    let operation = r#"{"op": "add", "path": "emails", "value": [{"value": "o@x.co"}]}"#;
    let line = r#"    { "value": "h@x.co",  "type": "home" }"#;
    let done = PRETTY.replace(line, &format!("{line},\n    {{\"value\": \"o@x.co\"}}"));
    lays_out(PRETTY, operation, &done);
}

#[test]
fn what_is_removed_goes_with_one_comma() {
    let first = r#"{"op": "remove", "path": "emails[type eq \"work\"]"}"#;
    let done = PRETTY.replace("{ \"value\": \"w@x.co\",  \"type\": \"work\" },\n    ", "");
    lays_out(PRETTY, first, &done);
    let last = r#"{"op": "remove", "path": "emails[type eq \"home\"]"}"#;
    let done = PRETTY.replace(",\n    { \"value\": \"h@x.co\",  \"type\": \"home\" }", "");
    lays_out(PRETTY, last, &done);
    let title = r#"{"op": "remove", "path": "title"}"#;
    lays_out(PRETTY, title, &PRETTY.replace(",\n  \"title\":\"Countess\"", ""));
}

#[test]
fn names_that_mean_something_elsewhere_are_ordinary_text() {
    let state = user(r#""__proto__": {"title": "x"}, "constructor": 1"#);
    let operation = r#"{"op": "replace", "path": "title", "value": "__proto__"}"#;
    let done = user(r#""__proto__": {"title": "x"}, "constructor": 1, "title": "__proto__""#);
    lays_out(&state, operation, &done);
    let unknown = r#"{"op": "add", "path": "__proto__", "value": {"admin": true}}"#;
    let made = preview(&user(""), unknown);
    assert_eq!((made.applied, made.result), (false, user("")));
    let unknown = r#"{"op": "add", "value": {"__proto__": {"admin": true}}}"#;
    assert!(!preview(&user(""), unknown).applied);
}

#[test]
fn what_is_null_or_empty_counts_as_not_there() {
    let state = user(r#""name": {}, "emails": [], "title": null"#);
    let operations = r#"{"op": "add", "path": "name.givenName", "value": "Ada"},
        {"op": "add", "path": "emails", "value": [{"value": "w@x.co", "display": null}]},
        {"op": "add", "path": "title", "value": "C"}"#;
    let done =
        user(r#""name": {"givenName": "Ada"}, "emails": [{"value": "w@x.co"}], "title": "C""#);
    lays_out(&state, operations, &done);
}

#[test]
fn what_only_the_server_writes_is_left_out_of_a_value() {
    let operation = format!(
        r#"{{"op": "add", "path": "{ENTERPRISE}:manager", "value": {{"value": "2", "displayName": "B"}}}}"#
    );
    let done = employee(&format!(r#""{ENTERPRISE}": {{"manager": {{"value": "2"}}}}"#));
    lays_out(&user(""), &operation, &done);
}

#[test]
fn later_operations_see_earlier_ones() {
    let operations = r#"{"op": "add", "path": "emails", "value": [{"value": "a@x.co", "type": "work"}]},
        {"op": "replace", "path": "emails[type eq \"work\"].value", "value": "b@x.co"},
        {"op": "add", "path": "emails[value eq \"b@x.co\"].display", "value": "B"}"#;
    let done = user(r#""emails": [{"value": "b@x.co", "type": "work", "display": "B"}]"#);
    lays_out(&user(""), operations, &done);
}

#[test]
fn a_filter_is_read_with_its_escapes() {
    let state = group(r#""members": [{"value": "a\"]b"}, {"value": "é😀"}, {"value": "c\\d"}]"#);
    for (path, left) in [
        (r#"members[value eq \"a\\\"]b\"]"#, r#"[{"value": "é😀"}, {"value": "c\\d"}]"#),
        (r#"members[value eq \"é\ud83d\ude00\"]"#, r#"[{"value": "a\"]b"}, {"value": "c\\d"}]"#),
        (r#"members[value eq \"c\\\\d\"]"#, r#"[{"value": "a\"]b"}, {"value": "é😀"}]"#),
    ] {
        let operation = format!(r#"{{"op": "remove", "path": "{path}"}}"#);
        lays_out(&state, &operation, &group(&format!(r#""members": {left}"#)));
    }
}

#[test]
fn every_operator_of_a_filter_chooses() {
    let list = r#"[{"value": "10", "display": "Ada", "$ref": "../Users/10"}, {"value": "20", "display": "Bob"}]"#;
    let state = group(&format!(r#""members": {list}"#));
    for (filter, left) in [
        (r#"display co \"D\""#, "20"),
        (r#"display sw \"a\""#, "20"),
        (r#"display ew \"OB\""#, "10"),
        (r#"value gt \"10\""#, "10"),
        (r#"value ge \"20\""#, "10"),
        (r#"value lt \"20\""#, "20"),
        (r#"value le \"10\""#, "20"),
        (r#"value ne \"10\""#, "10"),
        ("$ref pr", "20"),
        ("not ($ref pr)", "10"),
        (r#"value eq \"10\" and display eq \"ada\""#, "20"),
        (r#"value eq \"30\" or display eq \"bob\""#, "10"),
        (r#"display eq \"x\" or not (value eq \"20\")"#, "20"),
    ] {
        let operation = format!(r#"{{"op": "remove", "path": "members[{filter}]"}}"#);
        let made = preview(&state, &operation);
        assert!(made.applied, "{filter}: {:?}", made.operations);
        assert_eq!(json(&made.result)["members"][0]["value"], left, "{filter}");
        assert_eq!(json(&made.result)["members"].as_array().unwrap().len(), 1, "{filter}");
    }
}

#[test]
fn a_password_is_written_and_not_shown() {
    let operation = r#"{"op": "replace", "path": "password", "value": "s3cret-Pass"}"#;
    let made = preview(&user(r#""id": "1""#), operation);
    assert_eq!((made.applied, &made.result), (true, &user(r#""id": "1""#)));
    assert_eq!(made.operations[0].summary, "Sets `password`, which is never shown");
}

#[test]
fn any_text_is_answered() {
    let sound = patch(r#"{"op": "add", "path": "title", "value": "x"}"#);
    for resource in
        ["", "[", "{", "null", "[]", "{}", r#"{"userName": "a"} x"#, r#"{"a": 1,}"#, "\u{feff}{}"]
    {
        let made = apply_patch(resource, &sound, &PatchOptions::default());
        assert_eq!(made.applied, resource == "{}", "{resource}");
        assert!(made.applied || made.result == resource);
    }
    for bad in [
        "",
        "{",
        "null",
        "[]",
        "{}",
        r#"{"Operations": 1}"#,
        r#"{"Operations": []}"#,
        r#"{"Operations": [1]}"#,
        r#"{"Operations": [{}]}"#,
    ] {
        let made = apply_patch(&user(""), bad, &PatchOptions::default());
        assert!(!made.applied && made.result == user(""), "{bad}");
        assert!(!made.report.ok, "{bad}");
    }
}

#[test]
fn a_group_of_ten_thousand_takes_a_thousand_members_in_time() {
    let member = |number: usize| format!(r#"{{"value": "{number}"}}"#);
    let list = |range: std::ops::Range<usize>| range.map(member).collect::<Vec<_>>().join(", ");
    let state = group(&format!(r#""members": [{}]"#, list(0..10_000)));
    let operation =
        format!(r#"{{"op": "add", "path": "members", "value": [{}]}}"#, list(9_500..10_500));
    let done = patch_text(&state, &patch(&operation), &PatchOptions::default()).unwrap();
    assert_eq!(done, group(&format!(r#""members": [{}]"#, list(0..10_500))));
}
