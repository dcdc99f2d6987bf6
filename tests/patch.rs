//! PATCH requests, from the envelope to operations against each other.

#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test stops where its own table is wrong"
)]

use scim_preflight::report::Severity::{self, Error, Info, Warning};
use scim_preflight::report::{DiagnosticFix, Report};
use scim_preflight::scim::{Kind, PayloadOptions, Profile, Profiles, Target};
use scim_preflight::text::Encoding;
use scim_preflight::{apply_fixes, check_payload};

const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

fn report(payload: &str, target: Option<Target>, profile: Option<Profile>) -> Report {
    let profiles = profile.map_or(Profiles::default(), |profile| Profiles::default().with(profile));
    let options =
        PayloadOptions { kind: Some(Kind::Patch), target, profiles, ..PayloadOptions::default() };
    check_payload(payload.as_bytes(), &options, Encoding::Bytes).report
}

fn of_user(payload: &str) -> Report {
    report(payload, Some(Target::User), None)
}

fn of_group(payload: &str) -> Report {
    report(payload, Some(Target::Group), None)
}

/// A PATCH with these operations.
fn patch(operations: &str) -> String {
    format!(
        r#"{{"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [{operations}]}}"#
    )
}

/// The rules that a text yields, each with the part of the text that it is about.
fn found<'t>(text: &'t str, report: &Report) -> Vec<(String, &'t str)> {
    let found = report.diagnostics.iter();
    found
        .map(|found| {
            let part = &text[found.start.unwrap() as usize..found.end.unwrap() as usize];
            (found.rule.clone(), part)
        })
        .collect()
}

fn rules(report: &Report) -> Vec<&str> {
    report.diagnostics.iter().map(|found| found.rule.as_str()).collect()
}

/// The text with the fix of one rule applied.
fn fixed(text: &str, report: &Report, rule: &str) -> Option<String> {
    let fixes: Vec<DiagnosticFix> = report
        .diagnostics
        .iter()
        .filter(|found| found.rule == rule)
        .filter_map(|found| found.fix.clone())
        .collect();
    (!fixes.is_empty()).then(|| apply_fixes(text, &fixes, true, Encoding::Bytes).text)
}

/// Operations, rule, what it is about, message, the operations with its fix applied.
type Case = (&'static str, &'static str, &'static str, &'static str, Option<&'static str>);

const USER: &[Case] = &[
    ("", "patch.operations-empty", "[]", "`Operations` is empty", None),
    (r#""x""#, "patch.operation-type", r#""x""#, "Each operation must be an object", None),
    (
        r#"{"path": "title", "value": "x"}"#,
        "patch.op-missing",
        "{",
        "The operation does not say what to do",
        None,
    ),
    (
        r#"{"op": 1, "path": "title", "value": "x"}"#,
        "patch.op-type",
        "1",
        "`op` must be a string, found a number",
        None,
    ),
    (
        r#"{"op": "move", "path": "title", "value": "x"}"#,
        "patch.op-unknown",
        r#""move""#,
        "SCIM has no operation `move`",
        None,
    ),
    (
        r#"{"op": "update", "path": "title", "value": "x"}"#,
        "patch.op-unknown",
        r#""update""#,
        "SCIM has no operation `update`",
        Some(r#"{"op": "replace", "path": "title", "value": "x"}"#),
    ),
    (
        r#"{"op": "Replace", "path": "title", "value": "x"}"#,
        "patch.op-case",
        r#""Replace""#,
        "`op` is not in lower case",
        Some(r#"{"op": "replace", "path": "title", "value": "x"}"#),
    ),
    (
        r#"{"name": "a", "op": "replace", "path": "title", "value": "x"}"#,
        "patch.unknown-member",
        r#""name""#,
        "An operation has no member `name`",
        Some(r#"{"op": "replace", "path": "title", "value": "x"}"#),
    ),
    (
        r#"{"op": "replace", "path": ["title"], "value": "x"}"#,
        "patch.path-type",
        r#"["title"]"#,
        "`path` must be a string, found an array",
        None,
    ),
    (
        r#"{"op": "replace", "path": "", "value": {"title": "x"}}"#,
        "patch.path-empty",
        r#""""#,
        "The path is empty",
        Some(r#"{"op": "replace", "value": {"title": "x"}}"#),
    ),
    (
        r#"{"op": "remove"}"#,
        "patch.remove-path-missing",
        r#""remove""#,
        "The operation does not say what to remove",
        None,
    ),
    (
        r#"{"op": "add", "path": "title"}"#,
        "patch.add-value-missing",
        r#""add""#,
        "The operation does not say what to add",
        None,
    ),
    (
        r#"{"op": "replace", "path": "title"}"#,
        "patch.replace-value-missing",
        r#""replace""#,
        "The operation does not say what to put in the place of the old value",
        Some(r#"{"op": "remove", "path": "title"}"#),
    ),
    (
        r#"{"op": "replace", "path": "title", "value": null}"#,
        "patch.value-null",
        "null",
        "null as a value means that there is none",
        Some(r#"{"op": "remove", "path": "title"}"#),
    ),
    (
        r#"{"op": "replace", "value": {"active": false, "title": "x"}}"#,
        "patch.pathless",
        r#""replace""#,
        "The operation has no `path`",
        Some(
            r#"{"op": "replace", "path": "active", "value": false}, {"op": "replace", "path": "title", "value": "x"}"#,
        ),
    ),
    (
        r#"{"op": "replace", "value": "x"}"#,
        "patch.pathless-not-object",
        r#""x""#,
        "Without a `path` the value must be an object with attributes, found a string",
        None,
    ),
    (
        r#"{"op": "add", "value": {}}"#,
        "patch.pathless-empty",
        "{}",
        "The operation changes nothing",
        Some(""),
    ),
    (
        r#"{"op": "remove", "path": "userName"}"#,
        "patch.remove-required",
        r#""userName""#,
        "`userName` is required and cannot be removed",
        None,
    ),
    (
        r#"{"op": "replace", "path": "userName", "value": ""}"#,
        "patch.remove-required",
        r#""""#,
        "`userName` is required and cannot be left empty",
        None,
    ),
    (
        r#"{"op": "replace", "path": "userName", "value": null}"#,
        "patch.remove-required",
        "null",
        "`userName` is required and cannot be left empty",
        None,
    ),
    (
        r#"{"op": "replace", "path": "id", "value": "1"}"#,
        "patch.readonly",
        "id",
        "Only the service provider changes `id`",
        None,
    ),
    (
        r#"{"op": "replace", "path": "emails", "value": "x"}"#,
        "patch.value-shape",
        r#""x""#,
        "`emails` is multi-valued: an array is expected, found a string",
        Some(r#"{"op": "replace", "path": "emails", "value": [{"value": "x"}]}"#),
    ),
    (
        r#"{"op": "replace", "path": "title", "value": ["x"]}"#,
        "patch.value-shape",
        r#"["x"]"#,
        "`title` is single-valued, found an array",
        Some(r#"{"op": "replace", "path": "title", "value": "x"}"#),
    ),
    (
        r#"{"op": "replace", "path": "name", "value": "Ann Lee"}"#,
        "patch.value-shape",
        r#""Ann Lee""#,
        "`name` must be an object, found a string",
        Some(r#"{"op": "replace", "path": "name", "value": {"formatted": "Ann Lee"}}"#),
    ),
    (
        r#"{"op": "replace", "path": "emails[type eq \"work\"].value", "value": {"value": "a@example.com"}}"#,
        "patch.value-shape",
        r#"{"value": "a@example.com"}"#,
        "`value` must be a string, found an object",
        Some(
            r#"{"op": "replace", "path": "emails[type eq \"work\"].value", "value": "a@example.com"}"#,
        ),
    ),
    (
        r#"{"op": "replace", "path": "active", "value": "False"}"#,
        "type.boolean-string",
        r#""False""#,
        "`active` must be a boolean, found a string",
        Some(r#"{"op": "replace", "path": "active", "value": false}"#),
    ),
    (
        r#"{"op": "replace", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager", "value": "26"}"#,
        "enterprise.manager-string",
        r#""26""#,
        "`manager` must be an object, found a string",
        Some(
            r#"{"op": "replace", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager", "value": {"value": "26"}}"#,
        ),
    ),
    (
        r#"{"op": "replace", "path": "title", "value": [{"value": "x"}]}"#,
        "patch.value-wrapped",
        r#"[{"value": "x"}]"#,
        "`title` is a plain value, but comes in an array of objects",
        Some(r#"{"op": "replace", "path": "title", "value": "x"}"#),
    ),
    (
        r#"{"op": "add", "path": "emails", "value": {"value": "a@example.com", "type": "work"}}"#,
        "patch.value-object-for-multi",
        "{",
        "A single object is sent for the list `emails`",
        Some(
            r#"{"op": "add", "path": "emails", "value": [{"value": "a@example.com", "type": "work"}]}"#,
        ),
    ),
    (
        r#"{"op": "replace", "path": "emails", "value": [{"value": "a@example.com", "type": "work", "primary": true}, {"value": "b@example.com", "type": "home", "primary": true}]}"#,
        "patch.primary-multiple",
        "true",
        "More than one element of `emails` is primary",
        Some(
            r#"{"op": "replace", "path": "emails", "value": [{"value": "a@example.com", "type": "work", "primary": true}, {"value": "b@example.com", "type": "home", "primary": false}]}"#,
        ),
    ),
    (
        r#"{"op": "add", "path": "emails", "value": [{"value": "a@example.com", "primary": true}]}"#,
        "patch.primary-demotes",
        "true",
        "Whatever is primary in `emails` now, this takes its place",
        None,
    ),
    (
        r#"{"op": "replace", "path": "emails[type eq \"work\"].primary", "value": true}"#,
        "patch.primary-demotes",
        "true",
        "Whatever is primary in `emails` now, this takes its place",
        None,
    ),
    (
        r#"{"op": "replace", "path": "emails[type eq \"work\"]", "value": {"value": "a@example.com"}}"#,
        "patch.filter-element-partial",
        r#""emails[type eq \"work\"]""#,
        "An object takes the place of a value in a list",
        None,
    ),
    (
        r#"{"op": "remove", "path": "emails[type eq \"work\"]"}"#,
        "patch.filter-target-element",
        r#""emails[type eq \"work\"]""#,
        "The path leads to a whole value of a list",
        None,
    ),
    (
        r#"{"op": "add", "path": "emails[type eq \"work\"].value", "value": "a@example.com"}"#,
        "patch.add-valuepath",
        r#""emails[type eq \"work\"].value""#,
        "The path of an add chooses among values that may not be there",
        Some(
            r#"{"op": "add", "path": "emails", "value": [{"type": "work", "value": "a@example.com"}]}"#,
        ),
    ),
    (
        r#"{"op": "replace", "path": "title", "value": "x"}, {"op": "replace", "path": "title", "value": "y"}"#,
        "patch.redundant",
        r#""title""#,
        "A later operation undoes an earlier one",
        Some(r#"{"op": "replace", "path": "title", "value": "y"}"#),
    ),
    (
        r#"{"op": "add", "path": "emails", "value": [{"type": "home", "value": "a@example.com"}]}, {"op": "replace", "path": "emails[type eq \"home\"].value", "value": "b@example.com"}"#,
        "patch.order-dependency",
        r#""emails[type eq \"home\"].value""#,
        "The filter finds what an earlier operation adds",
        None,
    ),
    (
        r#"{"op": "remove", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"}"#,
        "patch.extension-removed",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
        "A whole extension is removed",
        None,
    ),
    (
        r#"{"op": "replace", "path": "department", "value": "x"}"#,
        "patch.missing-extension-urn",
        "department",
        "`department` belongs to an extension, and its URN is missing",
        Some(
            r#"{"op": "replace", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "value": "x"}"#,
        ),
    ),
    (
        r#"{"op": "remove", "path": "title", "value": "x"}"#,
        "patch.remove-value",
        r#""value""#,
        "A remove operation carries a value",
        Some(r#"{"op": "remove", "path": "title"}"#),
    ),
    (
        r#"{"op": "replace", "path": "emails[type eq 'say \"work\"']", "value": {"value": "a@example.com"}}"#,
        "filter.single-quotes",
        r#"'say \"work\"'"#,
        "A string stands in single quotes",
        Some(
            r#"{"op": "replace", "path": "emails[type eq \"say \\\"work\\\"\"]", "value": {"value": "a@example.com"}}"#,
        ),
    ),
    (
        r#"{"op": "replace", "path": "emails[type eq \"work\" and vaule pr].display", "value": "x"}"#,
        "path.filter-unknown-sub",
        "vaule",
        "`emails` has no attribute `vaule`",
        Some(
            r#"{"op": "replace", "path": "emails[type eq \"work\" and value pr].display", "value": "x"}"#,
        ),
    ),
];

const PATHLESS: &[Case] = &[
    (
        r#"{"op": "replace", "value": {"name.givenName": "Ann"}}"#,
        "patch.pathless-dotted-key",
        r#""name.givenName""#,
        "`name.givenName` is a path, not the name of an attribute",
        Some(r#"{"op": "replace", "path": "name.givenName", "value": "Ann"}"#),
    ),
    (
        r#"{"op": "replace", "value": {"title": "x", "name.givenName": "Ann"}}"#,
        "patch.pathless-dotted-key",
        r#""name.givenName""#,
        "`name.givenName` is a path, not the name of an attribute",
        Some(
            r#"{"op": "replace", "value": {"title": "x"}}, {"op": "replace", "path": "name.givenName", "value": "Ann"}"#,
        ),
    ),
    (
        r#"{"op": "add", "value": {"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department": "x"}}"#,
        "patch.pathless-urn-key",
        r#""urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department""#,
        "`urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department` is a path, not the name of an attribute",
        Some(
            r#"{"op": "add", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "value": "x"}"#,
        ),
    ),
    (
        r#"{"op": "replace", "value": {"emails[type eq \"work\"].value": "a@example.com"}}"#,
        "patch.pathless-filter-key",
        r#""emails[type eq \"work\"].value""#,
        "`emails[type eq \"work\"].value` is a path, not the name of an attribute",
        Some(
            r#"{"op": "replace", "path": "emails[type eq \"work\"].value", "value": "a@example.com"}"#,
        ),
    ),
    (
        r#"{"op": "replace", "value": {"id": "1", "displayName": "x"}}"#,
        "patch.pathless-readonly",
        r#""id""#,
        "Only the service provider changes `id`",
        Some(r#"{"op": "replace", "value": {"displayName": "x"}}"#),
    ),
    (
        r#"{"op": "replace", "value": {"dispalyName": "x"}}"#,
        "patch.pathless-unknown",
        "dispalyName",
        "`User` has no attribute `dispalyName`",
        Some(r#"{"op": "replace", "value": {"displayName": "x"}}"#),
    ),
    (
        r#"{"op": "replace", "value": {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "title": "x"}}"#,
        "patch.pathless-schemas",
        r#""schemas""#,
        "`schemas` stands in the value",
        Some(r#"{"op": "replace", "value": {"title": "x"}}"#),
    ),
    (
        r#"{"op": "replace", "value": {"department": "x"}}"#,
        "patch.missing-extension-urn",
        "department",
        "`department` belongs to an extension, and its URN is missing",
        Some(
            r#"{"op": "replace", "value": {"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department": "x"}}"#,
        ),
    ),
    (
        r#"{"op": "replace", "value": {"userName": null}}"#,
        "patch.remove-required",
        "null",
        "`userName` is required and cannot be left empty",
        None,
    ),
    (
        r#"{"op": "replace", "value": {"title": null}}"#,
        "patch.value-null",
        "null",
        "null as a value means that there is none",
        None,
    ),
    (
        r#"{"op": "replace", "value": {"active": "true"}}"#,
        "type.boolean-string",
        r#""true""#,
        "`active` must be a boolean, found a string",
        Some(r#"{"op": "replace", "value": {"active": true}}"#),
    ),
];

const GROUP: &[Case] = &[
    (
        r#"{"op": "remove", "path": "members", "value": [{"value": "1"}, {"value": "2"}]}"#,
        "patch.remove-value",
        r#""value""#,
        "A remove operation carries a value",
        Some(
            r#"{"op": "remove", "path": "members[value eq \"1\"]"}, {"op": "remove", "path": "members[value eq \"2\"]"}"#,
        ),
    ),
    (
        r#"{"op": "remove", "path": "members", "value": []}"#,
        "patch.remove-value",
        r#""value""#,
        "A remove operation carries a value",
        None,
    ),
    (
        r#"{"op": "replace", "path": "members[value eq \"1\"].value", "value": "2"}"#,
        "mut.member-immutable",
        r#""members[value eq \"1\"].value""#,
        "`value` of a value in `members` is immutable",
        Some(
            r#"{"op": "remove", "path": "members[value eq \"1\"]"}, {"op": "add", "path": "members", "value": [{"value": "2"}]}"#,
        ),
    ),
    (
        r#"{"op": "remove", "path": "members[value eq \"1\"].type"}"#,
        "patch.immutable",
        r#""members[value eq \"1\"].type""#,
        "`type` of a value in `members` is immutable",
        None,
    ),
    (
        r#"{"op": "remove", "path": "displayName"}"#,
        "patch.remove-required",
        r#""displayName""#,
        "`displayName` is required and cannot be removed",
        None,
    ),
];

/// Says where a table and the check disagree. A path-less operation yields its own rule besides.
fn complaints(cases: &[Case], also: &[&str], check: fn(&str) -> Report) -> Vec<String> {
    let mut wrong = Vec::new();
    for &(operations, rule, part, message, mended) in cases {
        let text = patch(operations);
        let report = check(&text);
        let mut others = found(&text, &report);
        others.retain(|(other, _)| !also.contains(&other.as_str()) || other == rule);
        if others != [(rule.to_owned(), part)] {
            wrong.push(format!("{operations}: {others:?}"));
            continue;
        }
        let own = report.diagnostics.iter().find(|found| found.rule == rule).unwrap();
        if own.message != message {
            wrong.push(format!("{operations}: {}", own.message));
        }
        let done = fixed(&text, &report, rule);
        if done != mended.map(patch) {
            wrong.push(format!("{operations}: the fix makes {done:?}"));
        }
        if done.is_some_and(|done| rules(&check(&done)).contains(&rule)) {
            wrong.push(format!("{operations}: the fix leaves the finding"));
        }
    }
    wrong
}

#[test]
fn each_mistake_in_an_operation_is_one_finding_at_its_place() {
    let wrong = complaints(USER, &["patch.filter-element-partial"], of_user);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_mistake_in_a_value_without_a_path_is_one_finding_at_its_place() {
    let wrong = complaints(PATHLESS, &["patch.pathless"], of_user);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_mistake_with_the_members_of_a_group_is_one_finding_at_its_place() {
    let wrong = complaints(GROUP, &[], of_group);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_envelope_is_judged_before_its_operations() {
    let urn = r#""schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"]"#;
    let operation = r#"{"op": "remove", "path": "title"}"#;
    for (text, expected) in [
        (format!("{{{urn}}}"), vec!["patch.operations-missing"]),
        (format!("{{{urn}, \"Operations\": {operation}}}"), vec!["patch.operations-type"]),
        (format!("{{{urn}, \"Operations\": null}}"), vec!["patch.operations-type"]),
        (format!("{{{urn}, \"operations\": [{operation}]}}"), vec!["patch.operations-case"]),
        (format!("{{\"Operations\": [{operation}]}}"), vec!["schemas.missing"]),
        (format!("[{operation}]"), vec!["patch.bare-array"]),
        (format!("{{{urn}, \"Operations\": [{operation}"), vec!["json.syntax"]),
    ] {
        assert_eq!(rules(&of_user(&text)), expected, "{text}");
    }
    let bare = format!("[{operation}]");
    let done = fixed(&bare, &of_user(&bare), "patch.bare-array").unwrap();
    assert_eq!(rules(&of_user(&done)), [] as [&str; 0], "{done}");
    let many = patch(&vec![r#"{"op": "add", "path": "emails", "value": []}"#; 101].join(","));
    assert_eq!(rules(&of_user(&many)), ["patch.too-many"]);
}

#[test]
fn members_of_an_operation_may_come_in_any_order() {
    for operation in [
        r#"{"op": "replace", "path": "active", "value": true}"#,
        r#"{"value": true, "path": "active", "op": "replace"}"#,
        r#"{"value": true, "op": "replace", "path": "active"}"#,
    ] {
        assert_eq!(rules(&of_user(&patch(operation))), [] as [&str; 0], "{operation}");
        let wrong = patch(&operation.replace("true", "\"true\""));
        assert_eq!(rules(&of_user(&wrong)), ["type.boolean-string"], "{operation}");
    }
}

#[test]
fn a_patch_that_is_right_yields_nothing() {
    for operations in [
        r#"{"op": "replace", "path": "name", "value": {"givenName": "Ann"}}"#,
        r#"{"op": "add", "path": "emails", "value": [{"value": "a@example.com", "type": "work"}]}"#,
        r#"{"op": "replace", "path": "emails[type eq \"work\"].value", "value": "a@example.com"}"#,
        r#"{"op": "remove", "path": "nickName"}, {"op": "replace", "path": "title", "value": "x"}"#,
        r#"{"op": "add", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value", "value": "26"}"#,
        r#"{"op": "replace", "path": "roles", "value": []}"#,
    ] {
        let text = patch(operations);
        assert_eq!(rules(&of_user(&text)), [] as [&str; 0], "{operations}");
    }
    let group =
        patch(r#"{"op": "add", "path": "members", "value": [{"value": "1"}, {"value": "2"}]}"#);
    let found = of_group(&group);
    assert!(found.ok && found.warnings == 0, "{found:#?}");
}

#[test]
fn an_operation_is_held_against_the_earlier_ones_however_it_names_the_attribute() {
    let core = "urn:ietf:params:scim:schemas:core:2.0:User:title";
    let qualified = format!(r#"{{"op": "replace", "path": "{core}", "value": "y"}}"#);
    let first = r#"{"op": "replace", "path": "Title", "value": "x"}"#;
    for (second, expected) in [
        (qualified.as_str(), &["patch.redundant", "path.core-urn-prefix"][..]),
        (r#"{"op": "replace", "value": {"title": "y"}}"#, &["patch.pathless", "patch.redundant"]),
        (r#"{"op": "replace", "path": "nickName", "value": "y"}"#, &[]),
    ] {
        let payload = patch(&format!("{first}, {second}"));
        assert_eq!(rules(&of_user(&payload)), expected, "{second}");
    }
    // Attributes beside each other in one value have nothing to do with each other.
    let payload = patch(r#"{"op": "replace", "value": {"title": "x", "nickName": "y"}}"#);
    assert_eq!(rules(&of_user(&payload)), ["patch.pathless"]);
    let filter =
        r#"{"op": "replace", "path": "emails[type eq \"HOME\"].value", "value": "b@example.com"}"#;
    let added = r#"{"value": "a@example.com", "type": "home"}"#;
    let by_path = format!(r#"{{"op": "add", "path": "emails", "value": [{added}]}}, {filter}"#);
    assert_eq!(rules(&of_user(&patch(&by_path))), ["patch.order-dependency"]);
    let without = format!(r#"{{"op": "add", "value": {{"emails": [{added}]}}}}, {filter}"#);
    assert_eq!(rules(&of_user(&patch(&without))), ["patch.pathless", "patch.order-dependency"]);
}

#[test]
fn a_removal_with_null_as_its_path_removes_nothing_that_is_named() {
    let payload = patch(r#"{"op": "remove", "path": null}"#);
    assert_eq!(rules(&of_user(&payload)), ["patch.remove-path-missing", "patch.path-type"]);
}

#[test]
fn the_urn_of_the_resource_stays_in_its_schemas() {
    let of = |urn: &str| {
        let payload =
            patch(&format!(r#"{{"op": "remove", "path": "schemas[value eq \"{urn}\"]"}}"#));
        let report = of_user(&payload);
        let found = report.diagnostics.iter().find(|found| found.rule == "patch.schemas-path");
        found.map(|found| found.severity)
    };
    assert_eq!(of("urn:ietf:params:scim:schemas:core:2.0:USER"), Some(Error));
    assert_eq!(of(ENTERPRISE), Some(Warning));
}

#[test]
fn null_for_an_extension_unassigns_it() {
    let payload = patch(&format!(r#"{{"op": "replace", "path": "{ENTERPRISE}", "value": null}}"#));
    assert_eq!(rules(&of_user(&payload)), ["path.urn-only", "patch.value-null"]);
}

#[test]
fn members_tell_that_a_group_is_patched_where_nobody_says_so() {
    let text = patch(r#"{"op": "replace", "path": "members", "value": []}"#);
    assert_eq!(rules(&report(&text, None, None)), [] as [&str; 0]);
}

/// Operations as a sender makes them (`@Ent` is the Enterprise User's URN), what they are applied
/// to, and every finding with its severity in the eyes of that sender.
type Sent = (&'static str, Target, &'static [(&'static str, Severity)]);

const OKTA: &[Sent] = &[
    // Deactivation in the apps of the catalog.
    (r#"{"op": "replace", "value": {"active": false}}"#, Target::User, &[]),
    // A group is renamed, its `id` beside the name; and before each change of its members.
    (
        r#"{"op": "replace", "value": {"id": "abf4dd94", "displayName": "Test"}}"#,
        Target::Group,
        &[("patch.pathless-readonly", Info)],
    ),
    (
        r#"{"op": "replace", "value": {"id": "abf4dd94", "displayName": "Test"}}, {"op": "add", "path": "members", "value": [{"value": "23a35c27", "display": "ann@example.com"}]}"#,
        Target::Group,
        &[
            ("patch.pathless-readonly", Info),
            ("group.member-type-missing", Info),
            ("group.member-display", Info),
        ],
    ),
    (
        r#"{"op": "replace", "path": "displayName", "value": "a"}, {"op": "replace", "path": "displayName", "value": "a"}"#,
        Target::Group,
        &[],
    ),
    // Members go one by one, come together, or are all set at once.
    (r#"{"op": "remove", "path": "members[value eq \"23a35c27\"]"}"#, Target::Group, &[]),
    (
        r#"{"op": "add", "path": "members", "value": [{"value": "23a35c27", "display": "ann@example.com"}, {"value": "23a35c28", "display": null}]}"#,
        Target::Group,
        &[("group.member-type-missing", Info), ("group.member-display", Info)],
    ),
    (r#"{"op": "replace", "path": "members", "value": []}"#, Target::Group, &[]),
    // Of other attributes, and of what others send, it thinks as the RFC does.
    (
        r#"{"op": "replace", "value": {"meta": {}, "title": "x"}}"#,
        Target::User,
        &[("patch.pathless-readonly", Error)],
    ),
    (
        r#"{"op": "replace", "value": {"groups": [], "title": "x"}}"#,
        Target::User,
        &[("patch.pathless-readonly", Error)],
    ),
    (
        r#"{"op": "Replace", "path": "active", "value": "False"}"#,
        Target::User,
        &[("patch.op-case", Info), ("type.boolean-string", Error)],
    ),
    (
        r#"{"op": "remove", "path": "members", "value": [{"value": "1"}]}"#,
        Target::Group,
        &[("patch.remove-value", Warning)],
    ),
    (
        r#"{"op": "add", "path": "emails[type eq \"work\"].value", "value": "a@example.com"}"#,
        Target::User,
        &[("patch.add-valuepath", Warning)],
    ),
    (
        r#"{"op": "replace", "path": "@Ent:manager", "value": "26"}"#,
        Target::User,
        &[("enterprise.manager-string", Error)],
    ),
];

const ENTRA: &[Sent] = &[
    // Operations with a capital letter.
    (r#"{"op": "Add", "path": "title", "value": "x"}"#, Target::User, &[]),
    (r#"{"op": "Replace", "path": "title", "value": "x"}"#, Target::User, &[]),
    (r#"{"op": "Remove", "path": "title"}"#, Target::User, &[]),
    (r#"{"op": "Replace", "path": "active", "value": false}"#, Target::User, &[]),
    // Booleans as strings.
    (
        r#"{"op": "Replace", "path": "active", "value": "False"}"#,
        Target::User,
        &[("type.boolean-string", Info)],
    ),
    (
        r#"{"op": "Replace", "value": {"active": "True"}}"#,
        Target::User,
        &[("patch.pathless", Info), ("type.boolean-string", Info)],
    ),
    // Members are removed by a list, and have a `$ref` that is null.
    (
        r#"{"op": "Remove", "path": "members", "value": [{"$ref": null, "value": "1"}]}"#,
        Target::Group,
        &[("patch.remove-value", Info)],
    ),
    (
        r#"{"op": "Add", "path": "members", "value": [{"$ref": null, "value": "1"}]}"#,
        Target::Group,
        &[("group.member-type-missing", Info), ("group.member-ref-null", Info)],
    ),
    // Each attribute has an operation, whether or not its value is there.
    (
        r#"{"op": "Add", "path": "emails[type eq \"work\"].value", "value": "a@example.com"}"#,
        Target::User,
        &[("patch.add-valuepath", Info)],
    ),
    (
        r#"{"op": "Replace", "path": "emails[type eq \"work\"].value", "value": "a@example.com"}"#,
        Target::User,
        &[],
    ),
    // Paths in the place of names.
    (
        r#"{"op": "replace", "value": {"name.givenName": "Ann"}}"#,
        Target::User,
        &[("patch.pathless", Info), ("patch.pathless-dotted-key", Info)],
    ),
    (
        r#"{"op": "add", "value": {"@Ent:department": "y"}}"#,
        Target::User,
        &[("patch.pathless", Info), ("patch.pathless-urn-key", Info)],
    ),
    // The manager.
    (
        r#"{"op": "Add", "path": "@Ent:manager", "value": "26"}"#,
        Target::User,
        &[("enterprise.manager-string", Info)],
    ),
    (
        r#"{"op": "add", "value": {"@Ent:manager": "26"}}"#,
        Target::User,
        &[
            ("patch.pathless", Info),
            ("patch.pathless-urn-key", Info),
            ("enterprise.manager-string", Info),
        ],
    ),
    (r#"{"op": "Remove", "path": "@Ent:manager"}"#, Target::User, &[]),
    // Roles of an app, depending on the mapping.
    (
        r#"{"op": "Add", "path": "roles[primary eq \"True\"].value", "value": "Analyst"}"#,
        Target::User,
        &[("patch.add-valuepath", Info), ("filter.type-mismatch", Warning)],
    ),
    (
        r#"{"op": "Add", "path": "roles", "value": [{"value": "Analyst", "primary": "True"}]}"#,
        Target::User,
        &[("multi.primary-string", Warning)],
    ),
    (
        r#"{"op": "Add", "path": "roles", "value": "{\"value\": \"Analyst\"}"}"#,
        Target::User,
        &[("json.double-encoded", Warning)],
    ),
    // A dot before the attribute, as it was until 2018.
    (
        r#"{"op": "Replace", "path": "@Ent.department", "value": "x"}"#,
        Target::User,
        &[("attr.enterprise-urn-truncated", Warning)],
    ),
    (
        r#"{"op": "Replace", "path": "title", "value": [{"value": "x"}]}"#,
        Target::User,
        &[("patch.value-wrapped", Warning)],
    ),
    // The sample code.
    (
        r#"{"name": "addMember", "op": "add", "path": "members", "value": [{"displayName": "Ann", "value": "1"}]}"#,
        Target::Group,
        &[
            ("patch.unknown-member", Info),
            ("group.member-type-missing", Info),
            ("group.member-displayName", Info),
        ],
    ),
    // Of what others send it thinks as the RFC does.
    (
        r#"{"op": "add", "path": "members", "value": [{"nickName": "Ann", "value": "1"}]}"#,
        Target::Group,
        &[("group.member-type-missing", Info), ("attr.unknown-sub", Warning)],
    ),
    (
        r#"{"op": "replace", "value": {"id": "1", "displayName": "x"}}"#,
        Target::Group,
        &[("patch.pathless", Info), ("patch.pathless-readonly", Error)],
    ),
];

#[test]
fn what_okta_and_entra_send_is_judged_as_their_profiles_say() {
    for (profile, table) in [(Profile::Okta, OKTA), (Profile::Entra, ENTRA)] {
        for (operations, target, expected) in table {
            let text = patch(&operations.replace("@Ent", ENTERPRISE));
            let found = report(&text, Some(*target), Some(profile)).diagnostics;
            let found: Vec<(&str, Severity)> =
                found.iter().map(|found| (found.rule.as_str(), found.severity)).collect();
            assert_eq!(found, *expected, "{operations}");
        }
    }
}

mod any_text {
    use super::{Encoding, apply_fixes, of_group, of_user, patch};
    use proptest::prelude::*;

    fn operation() -> impl Strategy<Value = String> {
        let op = prop::sample::select(vec![
            "\"add\"",
            "\"remove\"",
            "\"Replace\"",
            "\"x\"",
            "1",
            "null",
        ]);
        let path = prop::sample::select(vec![
            "",
            "\"title\"",
            "\"emails\"",
            "\"members\"",
            "\"emails[type eq \\\"work\\\"].value\"",
            "\"members[value eq \\\"1\\\"]\"",
            "\"\"",
            "null",
            "\"id\"",
            "\"userName\"",
            "\"a b\"",
            "\"emails[type eq 'w\\u00e9']\"",
            "\"schemas\"",
            "\"department\"",
            "\"/name/givenName\"",
            "\"members[value eq \\\"1\\\"].value\"",
        ]);
        let value = prop::sample::select(vec![
            "",
            "\"x\"",
            "null",
            "true",
            "[]",
            "{}",
            "[{\"value\": \"1\"}]",
            "[null, 1, [2]]",
            "{\"value\": \"a@example.com\", \"primary\": true}",
            "{\"name.givenName\": \"x\"}",
            "{\"id\": \"1\", \"title\": null}",
            "{\"emails[0]\": 1, \"urn:a:b\": 2, \"foo\": 3}",
            "\"{\\\"title\\\": \\\"x\\\"}\"",
        ]);
        (op, path, value).prop_map(|(op, path, value)| {
            let member = |name: &str, value: &str| {
                (!value.is_empty()).then(|| format!("\"{name}\": {value}"))
            };
            let members = [member("op", op), member("path", path), member("value", value)];
            format!("{{{}}}", members.into_iter().flatten().collect::<Vec<_>>().join(", "))
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn gives_a_report_whose_fixes_leave_json_and_remove_their_findings(
            operations in prop::collection::vec(operation(), 0..4)
        ) {
            let text = patch(&operations.join(", "));
            for check in [of_user, of_group] {
                let report = check(&text);
                for found in &report.diagnostics {
                    prop_assert!(text.get(found.start.unwrap() as usize..found.end.unwrap() as usize).is_some());
                    let Some(fix) = found.fix.clone() else { continue };
                    let done = apply_fixes(&text, &[fix], true, Encoding::Bytes);
                    prop_assert_eq!(done.applied, 1);
                    let json = serde_json::from_str::<serde_json::Value>(&done.text);
                    prop_assert!(json.is_ok(), "{}: {} became {}", found.rule, text, done.text);
                    let count = |report: &scim_preflight::Report| {
                        report.diagnostics.iter().filter(|other| other.rule == found.rule).count()
                    };
                    // Of three operations on one path, the first is void only once the second is gone.
                    let shorter = found.rule == "patch.redundant" && done.text.len() < text.len();
                    let left = shorter || count(&check(&done.text)) < count(&report);
                    prop_assert!(left, "{}: {} became {}", found.rule, text, done.text);
                }
            }
        }

        #[test]
        fn gives_a_report_for_any_cut_of_a_patch(operations in prop::collection::vec(operation(), 1..4), cut in 0..400_usize) {
            let text = patch(&operations.join(", "));
            let cut: String = text.chars().take(cut).collect();
            of_user(&cut);
        }
    }
}
