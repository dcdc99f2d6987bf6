//! Documents in a `ListResponse` and in bare arrays.

use scim_preflight::apply_fixes;
use scim_preflight::scim::Kind;
use scim_preflight::text::Encoding;
use serde_json::{Value, json};

use super::{check, kind_of, lines, rules};
use crate::rfc::{config, resource_type, schemas};

fn list(resources: &[Value]) -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
        "totalResults": resources.len(),
        "Resources": resources,
    })
}

#[test]
fn the_documents_of_a_list_are_checked_each_by_itself() {
    let types = [resource_type("User"), resource_type("Group")];
    let text = list(&types).to_string();
    assert_eq!(lines(&text, &check(&text)), [""; 0]);
    let mut types = types;
    types[1].as_object_mut().unwrap().shift_remove("endpoint");
    let text = list(&types).to_string();
    let report = check(&text);
    assert_eq!(rules(&report), ["rt.field-missing"]);
    assert_eq!(report.diagnostics[0].pointer.as_deref(), Some("/Resources/1"));
    let mut schema = schemas()[1].clone();
    schema["attributes"][0]["type"] = "text".into();
    let text = list(&[schema]).to_string();
    assert!(rules(&check(&text)).contains(&"schema.type"));
}

#[test]
fn resource_types_of_a_list_are_compared_and_each_pair_is_said_once() {
    let mut other = resource_type("User");
    other["name"] = "user".into();
    other["id"] = "user".into();
    other["endpoint"] = "Users/".into();
    other.as_object_mut().unwrap().shift_remove("meta");
    let text = list(&[resource_type("User"), other.clone()]).to_string();
    assert_eq!(
        lines(&text, &check(&text)),
        ["error rt.duplicate [\"user\"] The resource type `user` stands twice"]
    );
    other["name"] = "Person".into();
    other["id"] = "Person".into();
    let text = list(&[resource_type("User"), other]).to_string();
    assert_eq!(
        lines(&text, &check(&text)),
        ["error rt.duplicate [\"Users/\"] The endpoint `Users/` stands twice"]
    );
}

#[test]
fn a_schema_that_stands_twice_in_a_list_is_found_by_its_id() {
    let [_, group, ..] = schemas();
    let text = list(&[group.clone(), group]).to_string();
    let found = check(&text);
    assert!(rules(&found).contains(&"list.duplicate-id"), "{found:#?}");
}

#[test]
fn a_bare_array_is_wrapped_into_a_list_and_its_documents_are_checked() {
    for (documents, rule, kind) in [
        (json!([resource_type("User")]), "rt.list-form", Kind::ResourceType),
        (json!([schemas()[1], schemas()[2]]), "schema.list-form", Kind::Schema),
    ] {
        let text = documents.to_string();
        let report = check(&text);
        assert_eq!(kind_of(&text), Some(kind));
        assert_eq!(report.errors, 1, "{report:#?}");
        let found = report.diagnostics.iter().find(|found| found.rule == rule).unwrap();
        assert_eq!((found.start, found.end), (Some(0), Some(1)));
        let fixes = [found.fix.clone().unwrap()];
        let done = apply_fixes(&text, &fixes, false, Encoding::Utf16);
        assert_eq!((done.applied, check(&done.text).errors), (1, 0), "{}", done.text);
        assert_eq!(kind_of(&done.text), Some(Kind::List));
    }
    let text = r#"[{"endpoint": "/Users", "schema": "x"}]"#;
    assert_eq!(
        rules(&check(text)),
        ["rt.list-form", "rt.field-missing", "schemas.missing", "rt.schema-uri"]
    );
}

#[test]
fn a_configuration_comes_alone() {
    let text = json!([config()]).to_string();
    let report = check(&text);
    assert_eq!(
        lines(&text, &report),
        ["error spc.id-present [[] A ServiceProviderConfig comes alone, not in a list"]
    );
    let fix = report.diagnostics.into_iter().find_map(|found| found.fix).unwrap();
    let done = apply_fixes(&text, &[fix], false, Encoding::Utf16);
    assert_eq!(done.text, config().to_string());
    let text = list(&[config()]).to_string();
    assert_eq!(
        lines(&text, &check(&text)),
        ["warning spc.id-present [{] A ServiceProviderConfig comes alone, not in a list"]
    );
}

#[test]
fn arrays_of_other_things_and_texts_that_break_off_are_what_they_were() {
    assert_eq!(rules(&check("[]")), ["json.not-object"]);
    assert_eq!(
        rules(&check(r#"[1, {"endpoint": "/a", "schema": "urn:x:y"}]"#)),
        ["json.not-object"]
    );
    assert_eq!(rules(&check(r#"[{"userName": "a"}]"#)), ["json.not-object"]);
    let whole = list(&schemas()).to_string();
    for end in (0..whole.len()).step_by(97) {
        let found = check(&whole[..end]);
        let wrong = found.diagnostics.iter().find(|found| {
            found.rule.starts_with("schema.")
                && found.severity == scim_preflight::report::Severity::Error
        });
        assert!(wrong.is_none(), "{end}: {wrong:#?}");
    }
}
