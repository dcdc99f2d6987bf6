//! What a preview tells besides the result.

use scim_preflight::scim::Profile;
use scim_preflight::scim::Profiles;
use scim_preflight::scim::patch::{Outcome, PatchOptions, Semantics, apply_patch};

use super::{ENTERPRISE, group, json, patch, preview, reading, user};

const EMAILS: &str = r#""emails": [{"value": "w@x.co", "type": "work", "primary": true}, {"value": "h@x.co", "type": "home"}]"#;

/// Pointer, text before, text after; `-` where there was or is nothing.
fn changes(resource: &str, operation: &str) -> Vec<[String; 3]> {
    let made = preview(resource, operation);
    let first = made.operations.into_iter().next().unwrap();
    let text = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    let list = first.changes.into_iter();
    list.map(|change| [change.pointer, text(change.before), text(change.after)]).collect()
}

#[test]
fn each_change_has_its_pointer_and_its_text_before_and_after() {
    let state = user(EMAILS);
    let operation =
        r#"{"op": "replace", "path": "emails[type eq \"home\"].primary", "value": true}"#;
    assert_eq!(
        changes(&state, operation),
        [["/emails/0/primary", "true", "false"], ["/emails/1/primary", "-", "true"],]
    );
    let operation = r#"{"op": "remove", "path": "emails[type eq \"work\"]"}"#;
    let gone = r#"{"value": "w@x.co", "type": "work", "primary": true}"#;
    assert_eq!(changes(&state, operation), [["/emails/0", gone, "-"]]);
    let operation = r#"{"op": "add", "path": "emails", "value": [{"value": "o@x.co"}]}"#;
    let came = r#"{"value": "o@x.co"}"#;
    assert_eq!(changes(&state, operation), [["/emails/2", "-", came]]);
    let operation = format!(r#"{{"op": "add", "path": "{ENTERPRISE}:department", "value": "R"}}"#);
    assert_eq!(
        changes(&user(""), &operation),
        [
            ["/schemas/1", "-", &format!("\"{ENTERPRISE}\"")],
            [&format!("/{ENTERPRISE}"), "-", r#"{"department": "R"}"#],
        ]
    );
}

#[test]
fn each_operation_is_told_in_a_sentence() {
    let cases = [
        (r#"{"op": "add", "path": "title", "value": "C"}"#, "Sets `title`"),
        (r#"{"op": "remove", "path": "title"}"#, "`title` has no value"),
        (r#"{"op": "remove", "path": "emails"}"#, "Removes 2 values from `emails`"),
        (
            r#"{"op": "remove", "path": "emails[type eq \"fax\"]"}"#,
            "Nothing meets the filter of `emails[type eq \"fax\"]`",
        ),
        (
            r#"{"op": "add", "path": "emails", "value": [{"value": "o@x.co"}, {"value": "h@x.co", "type": "home"}]}"#,
            "Adds one value to `emails`, 1 already there",
        ),
        (
            r#"{"op": "add", "path": "emails", "value": [{"value": "o@x.co", "primary": true}]}"#,
            "Adds one value to `emails`; one value not primary any more",
        ),
        (
            r#"{"op": "replace", "path": "emails.display", "value": "D"}"#,
            "Sets `emails.display` in 2 values",
        ),
        (
            r#"{"op": "replace", "value": {"title": "C", "active": true}}"#,
            "Sets `title`; Sets `active`",
        ),
        (r#"{"op": "replace", "value": {}}"#, "The value names no attribute"),
    ];
    for (operation, sentence) in cases {
        assert_eq!(preview(&user(EMAILS), operation).operations[0].summary, sentence);
    }
}

#[test]
fn behind_a_refused_operation_the_others_are_skipped() {
    let made = preview(
        &user(""),
        r#"{"op": "add", "path": "title", "value": "C"}, {"op": "replace", "path": "emails[type eq \"work\"].value", "value": "w@x.co"}, {"op": "remove", "path": "title"}"#,
    );
    let outcomes: Vec<_> = made.operations.iter().map(|of| of.outcome).collect();
    assert_eq!(outcomes, [Outcome::Changed, Outcome::Refused, Outcome::Skipped]);
    let error = made.operations[1].error.as_ref().unwrap();
    assert_eq!((error.scim_type.name(), error.status), ("noTarget", 400));
    assert_eq!(error.message, "Nothing in `emails` is what the path chooses");
    assert_eq!(made.operations[1].pointer, "/Operations/1");
}

#[test]
fn a_difference_says_what_the_one_does_and_the_other() {
    let operation = r#"{"op": "replace", "path": "name", "value": {"givenName": "Ann"}}"#;
    let made = preview(&user(r#""name": {"givenName": "Ada", "familyName": "King"}"#), operation);
    let of = |semantics| made.readings.iter().find(|of| of.semantics == semantics).unwrap();
    assert!(of(Semantics::Strict).same && of(Semantics::Strict).differences.is_empty());
    assert!(!of(Semantics::Replace).same);
    assert_eq!(of(Semantics::Replace).differences[0].operation, "/Operations/0");

    let operation = r#"{"op": "add", "path": "emails[type eq \"fax\"].value", "value": "f@x.co"}"#;
    let made = preview(&user(EMAILS), operation);
    let entra = made.readings.iter().find(|of| of.semantics == Semantics::Entra).unwrap();
    assert_eq!(
        entra.differences[0].message,
        "Operation 1: by the RFC it is refused with `noTarget` (Nothing in `emails` is what the path chooses); in the reading `entra` “Makes a value for `emails[type eq \"fax\"].value`”"
    );
}

#[test]
fn the_result_is_that_of_the_reading_asked_for() {
    let operation = r#"{"op": "Replace", "path": "active", "value": "False"}"#;
    let options = PatchOptions { semantics: Some(Semantics::Entra), ..PatchOptions::default() };
    let made = apply_patch(&user(r#""active": true"#), &patch(operation), &options);
    assert_eq!((made.applied, made.result), (true, user(r#""active": false"#)));
}

#[test]
fn a_report_has_the_patch_the_resource_and_what_is_new_in_the_result() {
    // The resource has a fault of its own, the PATCH none; the result has one address twice.
    let state = user(
        r#""emails": [{"value": "w@x.co", "type": "work"}, {"value": "w@x.co", "type": "home", "display": "W", "primary": true}], "active": "true""#,
    );
    let operation =
        r#"{"op": "replace", "path": "emails[type eq \"home\"].type", "value": "work"}"#;
    let made = preview(&state, operation);
    assert!(made.applied);
    let found = |source: &str| -> Vec<&str> {
        let of = made.report.diagnostics.iter().filter(|found| found.source == source);
        of.map(|found| found.rule.as_str()).collect()
    };
    assert_eq!(found("patch"), [""; 0]);
    assert_eq!(found("resource"), ["type.boolean-string"]);
    assert_eq!(found("result"), ["multi.duplicate-type-value"]);
}

#[test]
fn a_profile_sees_the_report() {
    let operation = r#"{"op": "replace", "value": {"active": false}}"#;
    let rules = |profile| {
        let profiles = Profiles::default().with(profile);
        let options = PatchOptions { profiles, ..PatchOptions::default() };
        let made = apply_patch(&user(""), &patch(operation), &options);
        made.report.diagnostics.iter().map(|found| found.rule.clone()).collect::<Vec<_>>()
    };
    assert_eq!(rules(Profile::Rfc), ["patch.pathless"]);
    assert_eq!(rules(Profile::Okta), [""; 0]);
    assert_eq!(rules(Profile::Interop), ["interop.path-required"]);
}

#[test]
fn what_a_sender_sends_to_a_group_is_applied() {
    let state = group(r#""id": "g1", "members": [{"value": "1"}, {"value": "2"}]"#);
    let operations = r#"{"op": "replace", "value": {"displayName": "Crew"}},
        {"op": "remove", "path": "members[value eq \"1\"]"},
        {"op": "add", "path": "members", "value": [{"value": "3", "display": "c@x.co"}]}"#;
    let made = preview(&state, operations);
    let result = json(&made.result);
    assert_eq!(result["displayName"], "Crew");
    assert_eq!(result["members"], json(r#"[{"value": "2"}, {"value": "3", "display": "c@x.co"}]"#));
    assert!(made.readings.iter().all(|reading| reading.same));
    let operations = r#"{"op": "replace", "path": "members", "value": []}"#;
    let made = preview(&state, operations);
    assert_eq!(json(&made.result).get("members"), None);
    assert!(reading(&made, Semantics::Strict).is_ok());
}
