//! A sound setup gets no finding, however it is given.

use scim_preflight::preflight::StepStatus;
use serde_json::{Value, json};

use super::{both, check, export, exports, forms, found, pasted, text};

fn assert_clean(what: &str, setup: &Value) {
    let report = check(setup);
    assert!(found(&report).is_empty(), "{what}: {:#?}", found(&report));
}

#[test]
fn a_sound_setup_that_is_typed() {
    assert_clean("forms", &forms());
}

#[test]
fn sound_exports_of_both_modes() {
    let all = exports("okta-mapping-to-app.json");
    assert_clean("assignment", &pasted(&all.iter().collect::<Vec<_>>()));
    let all = exports("okta-mapping-to-app-mapped.json");
    assert_clean("mapped", &pasted(&all.iter().collect::<Vec<_>>()));
}

#[test]
fn sound_forms_and_exports_together() {
    for (mode, mapping) in
        [("assignment", "okta-mapping-to-app.json"), ("mapped", "okta-mapping-to-app-mapped.json")]
    {
        let all = exports(mapping);
        let setup = both(forms(), pasted(&all.iter().collect::<Vec<_>>()));
        let setup = both(setup, json!({ "mode": mode }));
        assert_clean(mode, &setup);
        let report = check(&setup);
        for step in report.steps.iter().take(6) {
            assert_eq!(step.status, StepStatus::Fine, "{}", step.title);
        }
        let left: Vec<_> = report.steps.iter().flat_map(|step| &step.unchecked).collect();
        // What nobody can paste here: whether the key is genuine, and what has happened since.
        assert_eq!(left.len(), 4, "{left:#?}");
    }
}

#[test]
fn a_group_assigned_with_a_role() {
    let mut all = exports("okta-mapping-to-app.json");
    all.push(export("okta-app-groups.json"));
    assert_clean("groups", &pasted(&all.iter().collect::<Vec<_>>()));
}

#[test]
fn sound_terraform_as_state_and_as_plan() {
    for name in [
        "terraform-show.json",
        "terraform-show-mapped.json",
        "terraform-plan.json",
        "terraform.tfstate.json",
    ] {
        assert_clean(name, &json!({ "pasted": [{ "name": name, "text": text(name) }] }));
        let setup = both(forms(), json!({ "pasted": [{ "text": text(name) }] }));
        assert_clean(name, &setup);
    }
}

#[test]
fn exports_in_one_array_as_lines_and_in_wrappers() {
    let all = exports("okta-mapping-to-app.json");
    let array = Value::from(all.clone());
    assert_clean("array", &pasted(&[&array]));
    let lines: Vec<String> = all.iter().map(Value::to_string).collect();
    let lines = lines.join("\n");
    assert_clean("lines", &json!({ "pasted": [{ "text": lines }] }));
    let wrapped = json!({ "exported": "2026-10-12", "tenant": { "okta": all } });
    assert_clean("wrapped", &pasted(&[&wrapped]));
    let reversed: Vec<&Value> = all.iter().rev().collect();
    assert_clean("the other way round", &pasted(&reversed));
}

#[test]
fn nothing_at_all() {
    let report = check(&json!({}));
    assert!(found(&report).is_empty());
    assert!(report.steps.iter().all(|step| step.status == StepStatus::NotYet));
    assert!(report.steps.iter().all(|step| !step.unchecked.is_empty()));
}
