//! The check of a PATCH that knows the resource before it, and what packs of rules demand.

use scim_preflight::check_payload;
use scim_preflight::report::Severity::{self, Error, Info, Warning};
use scim_preflight::scim::{Context, Kind, PayloadOptions, Profile, Profiles};
use scim_preflight::text::Encoding;

use super::{ENTERPRISE, employee, group, patch, user};

/// The rules that operations yield on a resource, each with its severity and place.
fn found(
    previous: Option<&str>,
    operations: &str,
    profiles: &[Profile],
) -> Vec<(String, Severity, String)> {
    let profiles = profiles.iter().fold(Profiles::default(), |set, &profile| set.with(profile));
    let options = PayloadOptions {
        kind: Some(Kind::Patch),
        profiles,
        context: Context { previous: previous.map(str::to_owned), ..Context::default() },
        ..PayloadOptions::default()
    };
    let report = check_payload(patch(operations).as_bytes(), &options, Encoding::Utf16).report;
    let list = report.diagnostics.into_iter();
    list.map(|found| (found.rule, found.severity, found.pointer.unwrap_or_default())).collect()
}

#[track_caller]
fn yields(previous: &str, operations: &str, expected: &[(&str, Severity, &str)]) {
    let found = found(Some(previous), operations, &[]);
    let found: Vec<(&str, Severity, &str)> =
        found.iter().map(|(rule, severity, at)| (rule.as_str(), *severity, at.as_str())).collect();
    assert_eq!(found, expected, "{operations}");
}

const EMAILS: &str = r#""emails": [{"value": "w@x.co", "type": "work", "primary": true}, {"value": "v@x.co", "type": "work"}, {"value": "h@x.co", "type": "home"}]"#;

#[test]
fn a_filter_that_matches_nothing_is_noted() {
    let path = "/Operations/0/path";
    let state = user(EMAILS);
    let of = |op: &str| format!(r#"{{{op}, "path": "emails[type eq \"fax\"].value"}}"#);
    let replace = of(r#""op": "replace", "value": "f@x.co""#);
    yields(&state, &replace, &[("patch.filter-no-match", Warning, path)]);
    yields(&state, &of(r#""op": "remove""#), &[("patch.filter-no-match", Info, path)]);
    yields(
        &state,
        &of(r#""op": "add", "value": "f@x.co""#),
        &[("patch.add-valuepath", Warning, path)],
    );
    yields(&user(""), &replace, &[("patch.filter-no-match", Warning, path)]);
    let entra = found(Some(&state), &replace, &[Profile::Entra]);
    assert_eq!(entra, [("patch.filter-no-match".to_owned(), Info, path.to_owned())]);
}

#[test]
fn what_the_state_settles_is_not_left_open() {
    let state = user(EMAILS);
    let add = r#"{"op": "add", "path": "emails[type eq \"home\"].display", "value": "H"}"#;
    yields(&state, add, &[]);
    let primary =
        r#"{"op": "add", "path": "emails", "value": [{"value": "o@x.co", "primary": true}]}"#;
    yields(&state, primary, &[("patch.primary-demotes", Info, "/Operations/0/value/0/primary")]);
    yields(&user(""), primary, &[]);
}

#[test]
fn a_filter_that_matches_several_values_is_noted() {
    let operation =
        r#"{"op": "replace", "path": "emails[type eq \"work\"].display", "value": "W"}"#;
    yields(&user(EMAILS), operation, &[("patch.filter-many", Info, "/Operations/0/path")]);
}

#[test]
fn an_operation_that_changes_nothing_is_noted() {
    let state = user(r#""title": "C", "active": true, "name": {"givenName": "Ada"}"#);
    let path = "/Operations/0/path";
    for operation in [
        r#"{"op": "replace", "path": "title", "value": "C"}"#,
        r#"{"op": "add", "path": "name", "value": {"givenName": "Ada"}}"#,
        r#"{"op": "remove", "path": "nickName"}"#,
    ] {
        yields(&state, operation, &[("patch.redundant", Info, path)]);
    }
    yields(&state, r#"{"op": "replace", "path": "title", "value": "D"}"#, &[]);
    yields(
        &state,
        r#"{"op": "replace", "path": "password", "value": "s3cret-Pass-1"}"#,
        &[("secret.password-in-request", Info, "/Operations/0/value")],
    );
    // Of the second operation it is known only behind the first.
    let twice = r#"{"op": "replace", "path": "active", "value": false}, {"op": "replace", "path": "emails[value eq \"x@x.co\"].type", "value": "work"}"#;
    yields(&state, twice, &[("patch.filter-no-match", Warning, "/Operations/1/path")]);
}

#[test]
fn an_immutable_value_does_not_change() {
    let state = group(r#""members": [{"value": "1", "type": "User"}]"#);
    let operation = r#"{"op": "add", "path": "members[value eq \"1\"]", "value": {"value": "2", "type": "User"}}"#;
    yields(
        &state,
        operation,
        &[
            ("mut.immutable-changed", Error, "/Operations/0/path"),
            ("patch.filter-target-element", Info, "/Operations/0/path"),
        ],
    );
}

#[test]
fn what_operations_leave_is_checked_as_a_resource() {
    let state = user(EMAILS);
    let operation =
        r#"{"op": "replace", "path": "emails[type eq \"work\"].primary", "value": true}"#;
    yields(
        &state,
        operation,
        &[
            ("xref.patch-result", Error, "/Operations/0/path"),
            ("patch.primary-demotes", Info, "/Operations/0/value"),
        ],
    );
    // An address twice is new, the address that was no address before is not.
    let state = user(
        r#""emails": [{"value": "w@x.co", "type": "work", "primary": true}, {"value": "nonsense"}]"#,
    );
    let operation = r#"{"op": "add", "path": "emails", "value": [{"value": "w@x.co", "type": "work", "display": "W"}]}"#;
    yields(&state, operation, &[("xref.patch-result", Info, "/Operations")]);
    let state = employee(&format!(r#""{ENTERPRISE}": {{"department": "R"}}"#));
    let operation = format!(r#"{{"op": "remove", "path": "{ENTERPRISE}:department"}}"#);
    yields(&state, &operation, &[]);
}

#[test]
fn a_state_that_cannot_be_read_does_no_harm() {
    let operation = r#"{"op": "replace", "path": "title", "value": "C"}"#;
    for previous in ["", "{", "[]", "null", "{}"] {
        yields(previous, operation, &[]);
    }
}

#[test]
fn the_state_tells_what_is_patched() {
    let operation =
        r#"{"op": "add", "path": "members", "value": [{"value": "1", "type": "User"}]}"#;
    yields(&group(r#""id": "1""#), operation, &[]);
    let userish = r#"{"op": "add", "path": "userName", "value": "ann"}"#;
    let rules = found(Some(&group(r#""id": "1""#)), userish, &[]);
    assert_eq!(
        rules,
        [("path.unknown-attribute".to_owned(), Warning, "/Operations/0/path".to_owned())]
    );
}

#[track_caller]
fn in_pack(profiles: &[Profile], operations: &str, expected: &[&str]) {
    let found =
        found(Some(&group(r#""members": [{"value": "9"}, {"value": "8"}]"#)), operations, profiles);
    let found: Vec<&str> = found.iter().map(|(rule, _, _)| rule.as_str()).collect();
    assert_eq!(found, expected, "{operations}");
}

#[test]
fn ipsie_knows_two_ways_to_change_members() {
    let ipsie = &[Profile::Ipsie][..];
    let member = r#"{"value": "1", "type": "User"}"#;
    in_pack(ipsie, &format!(r#"{{"op": "add", "path": "Members", "value": [{member}]}}"#), &[]);
    in_pack(ipsie, r#"{"op": "remove", "path": "members"}"#, &[]);
    in_pack(ipsie, r#"{"op": "remove", "path": "members[value eq \"9\"]"}"#, &[]);
    for operation in [
        format!(r#"{{"op": "replace", "path": "members", "value": [{member}]}}"#),
        format!(r#"{{"op": "add", "path": "members", "value": {member}}}"#),
        r#"{"op": "remove", "path": "members", "value": [{"value": "9"}]}"#.to_owned(),
        r#"{"op": "remove", "path": "members[value sw \"9\"]"}"#.to_owned(),
        r#"{"op": "remove", "path": "members[value eq \"9\"].display"}"#.to_owned(),
    ] {
        let found = found(None, &operation, ipsie);
        let rules: Vec<&str> = found.iter().map(|(rule, _, _)| rule.as_str()).collect();
        assert_eq!(rules, ["ipsie.member-op"], "{operation}");
    }
    // What IPSIE prescribes is right under the interoperability profile as well.
    let remove = r#"{"op": "remove", "path": "members[value eq \"9\"]"}"#;
    in_pack(&[Profile::Interop], remove, &["interop.filter-needs-sub"]);
    in_pack(&[Profile::Interop, Profile::Ipsie], remove, &[]);
}

#[test]
fn fastfed_counts_the_changes_of_members() {
    let fastfed = &[Profile::FastFed][..];
    let add = |from: usize, to: usize| {
        let list: Vec<String> =
            (from..to).map(|id| format!(r#"{{"value": "m{id}", "type": "User"}}"#)).collect();
        format!(r#"{{"op": "add", "path": "members", "value": [{}]}}"#, list.join(", "))
    };
    in_pack(fastfed, &add(0, 100), &[]);
    in_pack(fastfed, &add(0, 101), &["fastfed.member-changes"]);
    in_pack(fastfed, &format!("{}, {}", add(0, 60), add(50, 90)), &["fastfed.member-changes"; 10]);
    in_pack(fastfed, &format!(r#"{{"op": "remove", "path": "members"}}, {}"#, add(0, 2)), &[]);
    in_pack(&[Profile::Rfc], &add(0, 101), &[]);
}

#[test]
fn the_interoperability_profile_has_rules_of_its_own() {
    for (operation, rule) in [
        (r#"{"op": "replace", "value": {"active": false}}"#, "interop.path-required"),
        (
            r#"{"op": "replace", "value": {"active": false, "title": "x"}}"#,
            "interop.one-op-per-path",
        ),
        (r#"{"op": "add", "path": "emails", "value": {"value": "a@x.co"}}"#, "interop.array-value"),
        (r#"{"op": "remove", "path": "emails[type eq \"work\"]"}"#, "interop.filter-needs-sub"),
        (
            r#"{"op": "replace", "path": "emails[type eq \"work\"]", "value": {"value": "a@x.co"}}"#,
            "interop.filter-needs-sub",
        ),
        (r#"{"op": "add", "path": "shoeSize", "value": 1}"#, "interop.unknown-attribute"),
        (r#"{"op": "add", "path": "name.nick", "value": "x"}"#, "interop.unknown-attribute"),
        (
            r#"{"op": "add", "path": "emails", "value": [{"value": "a@x.co", "type": "private"}]}"#,
            "interop.canonical-type",
        ),
        (
            r#"{"op": "replace", "path": "name", "value": {"givenName": "x"}}"#,
            "interop.complex-replace",
        ),
    ] {
        let rules = found(None, operation, &[Profile::Interop]);
        let names: Vec<&str> = rules.iter().map(|(rule, _, _)| rule.as_str()).collect();
        assert_eq!(names, [rule], "{operation}");
        let plain = found(None, operation, &[]);
        assert!(plain.iter().all(|(rule, ..)| !rule.starts_with("interop.")), "{operation}");
    }
}
