//! The cases in which servers are known to differ, with what RFC 7644 §3.5.2 makes of each, and
//! what the other readings make of it where that is something else.

use scim_preflight::scim::patch::Semantics::{self, Entra, Replace, Strict};

use super::{ENTERPRISE, employee, group, json, preview, reading, user};

const W: &str = r#"{"type": "work", "value": "w@x.co"}"#;
const H: &str = r#"{"type": "home", "value": "h@x.co"}"#;

#[derive(Clone)]
enum Expected {
    /// The resource is this afterwards.
    Is(String),
    /// The PATCH is refused with this `scimType`.
    Refused(&'static str),
}

use Expected::{Is, Refused};

/// Runs a case; readings that are not named come to the same as the RFC.
#[track_caller]
fn case(state: &str, operations: &str, rfc: &Expected, others: &[(Semantics, Expected)]) {
    let made = preview(state, operations);
    for &semantics in Semantics::ALL {
        let other = others.iter().find(|(other, _)| *other == semantics);
        let expected = other.map_or(rfc, |(_, expected)| expected);
        let found = reading(&made, semantics);
        match expected {
            Is(text) => assert_eq!(found, Ok(json(text)), "{semantics:?} {operations}"),
            Refused(kind) => assert_eq!(found, Err(*kind), "{semantics:?} {operations}"),
        }
        let of = made.readings.iter().find(|reading| reading.semantics == semantics).unwrap();
        assert_eq!(of.same, other.is_none(), "{semantics:?} {operations}");
        assert_eq!(of.differences.is_empty(), other.is_none(), "{:?}", of.differences);
    }
    match rfc {
        Is(text) => assert!(made.applied && json(&made.result) == json(text), "{}", made.result),
        Refused(_) => assert!(!made.applied && made.result == state, "{}", made.result),
    }
}

/// All readings agree on the result.
#[track_caller]
fn agreed(state: &str, operations: &str, result: &str) {
    case(state, operations, &Is(result.to_owned()), &[]);
}

/// All readings refuse.
#[track_caller]
fn refused(state: &str, operations: &str, kind: &'static str) {
    case(state, operations, &Refused(kind), &[]);
}

/// A user with these email addresses.
fn emails(list: &[&str]) -> String {
    user(&format!(r#""emails": [{}]"#, list.join(", ")))
}

fn op(op: &str, path: &str, value: &str) -> String {
    let path = serde_json::Value::from(path);
    format!(r#"{{"op": "{op}", "path": {path}, "value": {value}}}"#)
}

fn remove(path: &str) -> String {
    format!(r#"{{"op": "remove", "path": {}}}"#, serde_json::Value::from(path))
}

fn pathless(op: &str, value: &str) -> String {
    format!(r#"{{"op": "{op}", "value": {value}}}"#)
}

#[test]
fn row_1_add_sets_a_single_value_that_is_there_or_not() {
    let done = user(r#""title": "B""#);
    agreed(&user(""), &op("add", "title", r#""B""#), &done);
    agreed(&user(r#""title": "A""#), &op("add", "title", r#""B""#), &done);
}

#[test]
fn row_2_add_of_the_same_value_changes_nothing() {
    let state = user(r#""title": "A""#);
    agreed(&state, &op("add", "title", r#""A""#), &state);
    let made = preview(&state, &op("add", "title", r#""A""#));
    assert_eq!(made.operations[0].summary, "`title` is so already");
}

#[test]
fn row_3_add_appends_a_list() {
    agreed(&emails(&[W]), &op("add", "emails", &format!("[{H}]")), &emails(&[W, H]));
    agreed(&user(""), &op("add", "emails", &format!("[{H}]")), &emails(&[H]));
}

#[test]
fn row_4_add_appends_an_object_to_a_list() {
    agreed(&emails(&[W]), &op("add", "emails", H), &emails(&[W, H]));
    agreed(&user(""), &op("add", "emails", H), &emails(&[H]));
}

#[test]
fn row_5_add_of_a_value_that_the_list_has_changes_nothing() {
    agreed(&emails(&[W]), &op("add", "emails", &format!("[{W}]")), &emails(&[W]));
    let other_order = r#"[{"value": "w@x.co", "display": null, "type": "work"}]"#;
    agreed(&emails(&[W]), &op("add", "emails", other_order), &emails(&[W]));
    agreed(&emails(&[W]), &op("add", "emails", &format!("[{H}, {H}]")), &emails(&[W, H]));
}

#[test]
fn row_6_add_of_the_same_address_with_another_type_appends() {
    let other = r#"{"type": "home", "value": "w@x.co"}"#;
    agreed(&emails(&[W]), &op("add", "emails", &format!("[{other}]")), &emails(&[W, other]));
}

#[test]
fn row_7_add_of_a_primary_value_takes_that_from_the_one_that_has_it() {
    let before = r#"{"value": "w@x.co", "primary": true}"#;
    let after = r#"{"value": "w@x.co", "primary": false}"#;
    let new = r#"{"value": "h@x.co", "primary": true}"#;
    agreed(&emails(&[before]), &op("add", "emails", &format!("[{new}]")), &emails(&[after, new]));
}

#[test]
fn row_8_add_of_an_object_merges() {
    let state = user(r#""name": {"givenName": "Ada"}"#);
    let done = user(r#""name": {"givenName": "Ada", "familyName": "King"}"#);
    agreed(&state, &op("add", "name", r#"{"familyName": "King"}"#), &done);
}

#[test]
fn row_9_add_without_a_path_appends_to_a_list() {
    let value = format!(r#"{{"emails": [{H}], "title": "B"}}"#);
    let done = user(&format!(r#""emails": [{W}, {H}], "title": "B""#));
    agreed(&emails(&[W]), &pathless("add", &value), &done);
}

#[test]
fn row_10_add_without_a_path_merges_an_object() {
    let state = user(r#""name": {"givenName": "Ada"}"#);
    let done = user(r#""name": {"givenName": "Ada", "familyName": "King"}"#);
    agreed(&state, &pathless("add", r#"{"name": {"familyName": "King"}}"#), &done);
}

#[test]
fn row_11_add_to_a_part_of_a_chosen_value_sets_it() {
    let done = emails(&[r#"{"type": "work", "value": "n@x.co"}"#, H]);
    let operation = op("add", r#"emails[type eq "work"].value"#, r#""n@x.co""#);
    agreed(&emails(&[W, H]), &operation, &done);
}

#[test]
fn row_12_add_to_a_part_of_a_value_that_is_not_there_has_no_target() {
    let operation = op("add", r#"emails[type eq "work"].value"#, r#""w@x.co""#);
    let both = [(Entra, Is(emails(&[H, W])))];
    case(&emails(&[H]), &operation, &Refused("noTarget"), &both);
    case(&user(""), &operation, &Refused("noTarget"), &[(Entra, Is(emails(&[W])))]);
    // A value is made of equalities only.
    refused(&emails(&[H]), &op("add", r#"emails[type sw "w"].value"#, r#""w@x.co""#), "noTarget");
    let operation = op("add", r#"emails[type eq "work" and primary eq true].value"#, r#""w@x.co""#);
    let made = r#"{"type": "work", "primary": true, "value": "w@x.co"}"#;
    case(&user(""), &operation, &Refused("noTarget"), &[(Entra, Is(emails(&[made])))]);
}

#[test]
fn row_13_add_of_an_object_to_a_chosen_value_merges() {
    let done = emails(&[r#"{"type": "work", "value": "w@x.co", "display": "W"}"#]);
    agreed(&emails(&[W]), &op("add", r#"emails[type eq "work"]"#, r#"{"display": "W"}"#), &done);
}

#[test]
fn row_15_what_only_the_server_writes_is_refused() {
    let state = user(r#""id": "1", "meta": {"created": "2020-01-01T00:00:00Z"}"#);
    for word in ["add", "replace"] {
        refused(&state, &op(word, "id", r#""2""#), "mutability");
        refused(&state, &op(word, "meta.created", r#""2021-01-01T00:00:00Z""#), "mutability");
        refused(&state, &op(word, "groups", r#"[{"value": "1"}]"#), "mutability");
        refused(&state, &pathless(word, r#"{"ID": "2"}"#), "mutability");
    }
    refused(&state, &remove("meta"), "mutability");
}

#[test]
fn row_16_add_of_an_extension_attribute_makes_container_and_urn() {
    let path = format!("{ENTERPRISE}:department");
    let done = employee(&format!(r#""{ENTERPRISE}": {{"department": "R"}}"#));
    agreed(&user(""), &op("add", &path, r#""R""#), &done);
    agreed(&user(""), &op("add", &path.to_uppercase(), r#""R""#), &done);
}

#[test]
fn row_17_add_of_a_part_of_an_extension_attribute_nests() {
    let path = format!("{ENTERPRISE}:manager.value");
    let done = employee(&format!(r#""{ENTERPRISE}": {{"manager": {{"value": "2"}}}}"#));
    agreed(&user(""), &op("add", &path, r#""2""#), &done);
}

#[test]
fn row_18_add_without_a_path_takes_a_container() {
    let container = format!(r#"{{"{ENTERPRISE}": {{"department": "R", "division": "D"}}}}"#);
    let done = employee(&format!(r#""{ENTERPRISE}": {{"department": "R", "division": "D"}}"#));
    agreed(&user(""), &pathless("add", &container), &done);
}

#[test]
fn row_19_a_urn_with_an_attribute_is_no_name() {
    let operation = pathless("add", &format!(r#"{{"{ENTERPRISE}:department": "R"}}"#));
    let done = employee(&format!(r#""{ENTERPRISE}": {{"department": "R"}}"#));
    case(&user(""), &operation, &Refused("invalidPath"), &[(Entra, Is(done))]);
}

#[test]
fn row_20_a_name_with_a_dot_is_no_name() {
    let operation = pathless("add", r#"{"name.givenName": "Ada"}"#);
    let done = user(r#""name": {"givenName": "Ada"}"#);
    case(&user(""), &operation, &Refused("invalidPath"), &[(Entra, Is(done))]);
}

#[test]
fn row_21_a_name_with_a_filter_is_no_name() {
    let operation = pathless("replace", r#"{"emails[type eq \"work\"].value": "n@x.co"}"#);
    let done = emails(&[r#"{"type": "work", "value": "n@x.co"}"#]);
    case(&emails(&[W]), &operation, &Refused("invalidPath"), &[(Entra, Is(done))]);
}

#[test]
fn row_22_replace_sets_a_single_value() {
    let done = user(r#""title": "B""#);
    agreed(&user(r#""title": "A""#), &op("replace", "title", r#""B""#), &done);
}

#[test]
fn row_23_replace_of_what_is_not_there_is_an_add() {
    agreed(&user(""), &op("replace", "title", r#""B""#), &user(r#""title": "B""#));
    agreed(&user(r#""title": null"#), &op("replace", "title", r#""B""#), &user(r#""title": "B""#));
    let done = user(r#""name": {"givenName": "Ada"}"#);
    agreed(&user(""), &op("replace", "name.givenName", r#""Ada""#), &done);
}

#[test]
fn row_24_replace_by_null_unassigns() {
    agreed(&user(r#""title": "A""#), &op("replace", "title", "null"), &user(""));
}

#[test]
fn row_25_replace_by_an_empty_string_sets_it() {
    let done = user(r#""title": """#);
    agreed(&user(r#""title": "A""#), &op("replace", "title", r#""""#), &done);
}

#[test]
fn row_26_replace_of_a_list_is_exact() {
    agreed(&emails(&[W]), &op("replace", "emails", &format!("[{H}]")), &emails(&[H]));
}

#[test]
fn row_27_replace_of_a_list_by_an_empty_one_unassigns() {
    agreed(&emails(&[W]), &op("replace", "emails", "[]"), &user(""));
}

#[test]
fn row_28_replace_of_a_list_by_null_unassigns() {
    agreed(&emails(&[W]), &op("replace", "emails", "null"), &user(""));
}

#[test]
fn row_29_replace_of_an_object_merges_or_replaces_the_whole() {
    let state = user(r#""name": {"givenName": "Ada", "familyName": "King"}"#);
    let merged = user(r#""name": {"givenName": "Ann", "familyName": "King"}"#);
    let whole = user(r#""name": {"givenName": "Ann"}"#);
    let operation = op("replace", "name", r#"{"givenName": "Ann"}"#);
    case(&state, &operation, &Is(merged), &[(Replace, Is(whole))]);
}

#[test]
fn row_30_replace_without_a_path_merges_an_object_or_replaces_the_whole() {
    let state = user(r#""name": {"givenName": "Ada", "familyName": "King"}"#);
    let merged = user(r#""name": {"givenName": "Ann", "familyName": "King"}"#);
    let whole = user(r#""name": {"givenName": "Ann"}"#);
    let operation = pathless("replace", r#"{"name": {"givenName": "Ann"}}"#);
    case(&state, &operation, &Is(merged), &[(Replace, Is(whole))]);
}

#[test]
fn row_31_replace_without_a_path_replaces_a_list() {
    let operation = pathless("replace", &format!(r#"{{"emails": [{H}]}}"#));
    agreed(&emails(&[W]), &operation, &emails(&[H]));
}

#[test]
fn row_32_replace_of_a_chosen_value_merges_or_replaces_the_whole() {
    let operation = op("replace", r#"emails[type eq "work"]"#, r#"{"value": "n@x.co"}"#);
    let merged = emails(&[r#"{"type": "work", "value": "n@x.co"}"#, H]);
    let whole = emails(&[r#"{"value": "n@x.co"}"#, H]);
    case(&emails(&[W, H]), &operation, &Is(merged), &[(Replace, Is(whole))]);
}

#[test]
fn row_33_replace_of_a_value_that_is_not_there_has_no_target() {
    let operation = op("replace", r#"emails[type eq "work"]"#, r#"{"value": "w@x.co"}"#);
    let made = [(Entra, Is(emails(&[H, W])))];
    case(&emails(&[H]), &operation, &Refused("noTarget"), &made);
}

#[test]
fn row_34_replace_of_a_part_of_a_chosen_value_sets_it() {
    let operation = op("replace", r#"emails[type eq "work"].value"#, r#""n@x.co""#);
    let done = emails(&[H, r#"{"type": "work", "value": "n@x.co"}"#]);
    agreed(&emails(&[H, W]), &operation, &done);
}

#[test]
fn row_35_all_values_that_a_filter_chooses_are_set() {
    let other = r#"{"type": "work", "value": "v@x.co"}"#;
    let operation = op("replace", r#"emails[type eq "work"].display"#, r#""W""#);
    let done = emails(&[
        r#"{"type": "work", "value": "w@x.co", "display": "W"}"#,
        H,
        r#"{"type": "work", "value": "v@x.co", "display": "W"}"#,
    ]);
    agreed(&emails(&[W, H, other]), &operation, &done);
}

#[test]
fn row_36_replace_of_a_part_of_a_value_that_is_not_there_has_no_target() {
    let operation = op("replace", r#"emails[type eq "work"].value"#, r#""w@x.co""#);
    let made = [(Entra, Is(emails(&[H, W])))];
    case(&emails(&[H]), &operation, &Refused("noTarget"), &made);
}

#[test]
fn row_37_a_part_of_a_list_without_a_filter_is_one_of_all_values() {
    let done = emails(&[
        r#"{"type": "work", "value": "w@x.co", "display": "D"}"#,
        r#"{"type": "home", "value": "h@x.co", "display": "D"}"#,
    ]);
    agreed(&emails(&[W, H]), &op("replace", "emails.display", r#""D""#), &done);
}

#[test]
fn row_38_a_filter_ignores_letter_case_where_the_attribute_does() {
    let operation = op("replace", r#"emails[TYPE EQ "WORK"].value"#, r#""n@x.co""#);
    agreed(&emails(&[W]), &operation, &emails(&[r#"{"type": "work", "value": "n@x.co"}"#]));
}

#[test]
fn row_39_a_path_ignores_letter_case() {
    let done = user(r#""title": "B""#);
    agreed(&user(r#""title": "A""#), &op("replace", "TITLE", r#""B""#), &done);
    agreed(&user(r#""Title": "A""#), &op("replace", "title", r#""B""#), &user(r#""Title": "B""#));
}

#[test]
fn row_40_a_path_may_begin_with_the_core_urn() {
    let path = "urn:ietf:params:scim:schemas:core:2.0:User:title";
    agreed(&user(r#""title": "A""#), &op("replace", path, r#""B""#), &user(r#""title": "B""#));
    let path = "urn:ietf:params:scim:schemas:core:2.0:User:name.givenName";
    let done = user(r#""name": {"givenName": "Ada"}"#);
    agreed(&user(""), &op("replace", path, r#""Ada""#), &done);
}

#[test]
fn row_41_replace_of_an_extension_merges_or_replaces_the_whole() {
    let state = employee(&format!(r#""{ENTERPRISE}": {{"department": "R", "division": "D"}}"#));
    let merged = employee(&format!(r#""{ENTERPRISE}": {{"department": "S", "division": "D"}}"#));
    let whole = employee(&format!(r#""{ENTERPRISE}": {{"department": "S"}}"#));
    let operation = op("replace", ENTERPRISE, r#"{"department": "S"}"#);
    case(&state, &operation, &Is(merged), &[(Replace, Is(whole))]);
}

#[test]
fn row_42_making_a_value_primary_takes_that_from_the_others() {
    let state = emails(&[
        r#"{"type": "work", "value": "w@x.co", "primary": true}"#,
        H,
        r#"{"type": "other", "value": "o@x.co", "primary": false}"#,
    ]);
    let done = emails(&[
        r#"{"type": "work", "value": "w@x.co", "primary": false}"#,
        r#"{"type": "home", "value": "h@x.co", "primary": true}"#,
        r#"{"type": "other", "value": "o@x.co", "primary": false}"#,
    ]);
    agreed(&state, &op("replace", r#"emails[type eq "home"].primary"#, "true"), &done);
    // One of several cannot be told.
    let two = emails(&[W, r#"{"type": "work", "value": "v@x.co"}"#]);
    refused(&two, &op("replace", r#"emails[type eq "work"].primary"#, "true"), "invalidValue");
}

#[test]
fn row_43_a_boolean_is_no_string() {
    let operation = op("replace", "active", r#""False""#);
    let done = [(Entra, Is(user(r#""active": false"#)))];
    case(&user(r#""active": true"#), &operation, &Refused("invalidValue"), &done);
}

#[test]
fn row_44_a_manager_is_no_string() {
    let operation = op("replace", &format!("{ENTERPRISE}:manager"), r#""2""#);
    let state = employee(&format!(r#""{ENTERPRISE}": {{"manager": {{"value": "1"}}}}"#));
    let done = employee(&format!(r#""{ENTERPRISE}": {{"manager": {{"value": "2"}}}}"#));
    case(&state, &operation, &Refused("invalidValue"), &[(Entra, Is(done))]);
}

#[test]
fn row_46_the_value_of_a_member_does_not_change() {
    let state = group(r#""members": [{"value": "1"}]"#);
    refused(&state, &op("replace", r#"members[value eq "1"].value"#, r#""2""#), "mutability");
    let operation = op("replace", r#"members[value eq "1"]"#, r#"{"value": "2"}"#);
    let other = [(Replace, Is(group(r#""members": [{"value": "2"}]"#)))];
    case(&state, &operation, &Refused("mutability"), &other);
}

#[test]
fn row_47_a_removal_without_a_path_has_no_target() {
    refused(&user(""), r#"{"op": "remove"}"#, "noTarget");
}

#[test]
fn row_48_a_single_value_is_removed_where_it_is_there() {
    agreed(&user(r#""title": "A""#), &remove("title"), &user(""));
    agreed(&user(""), &remove("title"), &user(""));
}

#[test]
fn row_49_a_list_is_removed_with_all_its_values() {
    agreed(&emails(&[W, H]), &remove("emails"), &user(""));
}

#[test]
fn row_50_a_chosen_value_is_removed_and_the_list_with_its_last() {
    agreed(&emails(&[W, H]), &remove(r#"emails[type eq "work"]"#), &emails(&[H]));
    agreed(&emails(&[W, H]), &remove(r#"emails[type eq "home"]"#), &emails(&[W]));
    agreed(&emails(&[W]), &remove(r#"emails[type eq "work"]"#), &user(""));
    let members = group(r#""members": [{"value": "1"}, {"value": "2"}, {"value": "3"}]"#);
    let path = r#"members[value eq "1" or value eq "3"]"#;
    agreed(&members, &remove(path), &group(r#""members": [{"value": "2"}]"#));
}

#[test]
fn row_51_a_removal_that_finds_nothing_changes_nothing_or_has_no_target() {
    let operation = remove(r#"emails[type eq "fax"]"#);
    case(&emails(&[W]), &operation, &Is(emails(&[W])), &[(Strict, Refused("noTarget"))]);
    case(&user(""), &operation, &Is(user("")), &[(Strict, Refused("noTarget"))]);
}

#[test]
fn row_52_a_part_of_a_chosen_value_is_removed() {
    let state = emails(&[r#"{"type": "work", "display": "W", "value": "w@x.co"}"#]);
    agreed(&state, &remove(r#"emails[type eq "work"].display"#), &emails(&[W]));
}

#[test]
fn row_53_a_value_goes_with_its_last_part() {
    let state = emails(&[r#"{"value": "w@x.co"}"#, H]);
    agreed(&state, &remove(r#"emails[value eq "w@x.co"].value"#), &emails(&[H]));
    let state = emails(&[r#"{"value": "w@x.co", "display": null}"#]);
    agreed(&state, &remove(r#"emails[value eq "w@x.co"].value"#), &user(""));
}

#[test]
fn row_54_an_object_goes_with_its_last_part() {
    agreed(&user(r#""name": {"givenName": "Ada"}"#), &remove("name.givenName"), &user(""));
}

#[test]
fn row_55_a_required_attribute_is_not_removed() {
    refused(&user(""), &remove("userName"), "mutability");
    refused(&user(""), &op("replace", "userName", "null"), "mutability");
    refused(&group(r#""externalId": "1""#), &remove("displayName"), "mutability");
}

#[test]
fn row_56_a_removal_with_a_value_is_not_defined() {
    let state = group(r#""members": [{"value": "1", "display": "A"}, {"value": "2"}]"#);
    let operation = op("Remove", "members", r#"[{"$ref": null, "value": "1"}]"#);
    let listed = group(r#""members": [{"value": "2"}]"#);
    case(&state, &operation, &Refused("invalidValue"), &[(Entra, Is(listed))]);
}

#[test]
fn row_57_an_extension_goes_with_its_last_attribute() {
    let state = employee(&format!(r#""{ENTERPRISE}": {{"department": "R"}}"#));
    agreed(&state, &remove(&format!("{ENTERPRISE}:department")), &user(""));
    let state = employee(&format!(r#""{ENTERPRISE}": {{"manager": {{"value": "1"}}}}"#));
    agreed(&state, &remove(&format!("{ENTERPRISE}:manager.value")), &user(""));
    let two = employee(&format!(r#""{ENTERPRISE}": {{"department": "R", "division": "D"}}"#));
    let one = employee(&format!(r#""{ENTERPRISE}": {{"division": "D"}}"#));
    agreed(&two, &remove(&format!("{ENTERPRISE}:department")), &one);
}

#[test]
fn row_58_an_extension_is_removed_by_its_urn() {
    let state = employee(&format!(r#""{ENTERPRISE}": {{"department": "R", "division": "D"}}"#));
    agreed(&state, &remove(ENTERPRISE), &user(""));
    agreed(&user(""), &remove(ENTERPRISE), &user(""));
    agreed(&state, &op("replace", ENTERPRISE, "null"), &user(""));
}

#[test]
fn row_59_schemas_may_change_but_for_the_urn_of_the_resource() {
    let add = op("add", "schemas", &format!(r#"["{ENTERPRISE}"]"#));
    agreed(&user(""), &add, &employee(""));
    let later = format!("{add}, {}", remove(&format!(r#"schemas[value eq "{ENTERPRISE}"]"#)));
    agreed(&user(""), &later, &user(""));
    refused(&user(""), &remove("schemas"), "mutability");
    let base = r#"schemas[value eq "urn:ietf:params:scim:schemas:core:2.0:User"]"#;
    refused(&user(""), &remove(base), "mutability");
    let other = op("replace", "schemas", &format!(r#"["{ENTERPRISE}"]"#));
    refused(&user(""), &other, "mutability");
}

#[test]
fn row_60_when_one_operation_is_refused_nothing_is_applied() {
    let operations =
        format!("{}, {}", op("replace", "title", r#""B""#), op("replace", "id", r#""2""#));
    refused(&user(r#""title": "A""#), &operations, "mutability");
}

#[test]
fn row_61_a_boolean_in_a_filter_is_no_string() {
    let operation = op("add", r#"roles[primary eq "True"].value"#, r#""Admin""#);
    let made = user(r#""roles": [{"primary": true, "value": "Admin"}]"#);
    case(&user(""), &operation, &Refused("invalidFilter"), &[(Entra, Is(made))]);
    let state = user(r#""roles": [{"primary": true, "value": "User"}]"#);
    let set = user(r#""roles": [{"primary": true, "value": "Admin"}]"#);
    case(&state, &operation, &Refused("invalidFilter"), &[(Entra, Is(set))]);
}

#[test]
fn row_62_other_operations_are_not_known() {
    for word in ["move", "copy", "test"] {
        refused(&user(""), &op(word, "title", r#""A""#), "invalidSyntax");
    }
}
