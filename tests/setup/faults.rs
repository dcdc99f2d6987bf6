//! Every misconfiguration, one at a time in a setup that is sound otherwise, from every input that
//! can show it: exactly one rule is found, in the right step. `fixtures/setup/faults.json` has the
//! faults: `in` is `form`, the file of an export, or the type of a Terraform resource; `null` as
//! a value takes the member away; `message` is how the message begins.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use scim_preflight::preflight::StepStatus;
use scim_preflight::report::Severity;
use serde_json::{Value, json};

use super::{EXPORTS, both, change, check, export, exports, forms, found, pasted};

fn setup_of(fault: &Value) -> Value {
    let (pointer, value) = (fault["pointer"].as_str().unwrap(), fault["value"].clone());
    match fault["in"].as_str().unwrap() {
        "form" => {
            let mut setup = forms();
            change(&mut setup, pointer, value);
            setup
        }
        kind if kind.contains('_') => {
            let mut state = export("terraform-show.json");
            let place = format!("{}{pointer}", values_of(kind, &state));
            change(&mut state, &place, value);
            pasted(&[&state])
        }
        file => {
            let mapped = fault["mode"] == "mapped";
            let to_app = ["okta-mapping-to-app.json", "okta-mapping-to-app-mapped.json"];
            let mut all = exports(to_app[usize::from(mapped)]);
            let index = EXPORTS.iter().position(|name| *name == file);
            let index =
                index.unwrap_or_else(|| EXPORTS.iter().position(|name| name.is_empty()).unwrap());
            change(&mut all[index], pointer, value);
            let all: Vec<&Value> = all.iter().collect();
            both(json!({ "now": "2026-10-15T12:00:00Z" }), pasted(&all))
        }
    }
}

/// The pointer to the values of the first resource of a type.
fn values_of(kind: &str, state: &Value) -> String {
    let lists = ["/values/root_module/resources", "/values/root_module/child_modules/0/resources"];
    let place = lists.iter().find_map(|list| {
        let resources = state.pointer(list)?.as_array()?;
        let index = resources.iter().position(|one| one["type"] == kind)?;
        Some(format!("{list}/{index}/values"))
    });
    place.unwrap()
}

#[test]
fn one_fault_is_one_rule_in_its_step() {
    let mut wrong = String::new();
    let faults = export("faults.json");
    for fault in faults.as_array().unwrap() {
        let report = check(&setup_of(fault));
        let one = found(&report).first();
        let (rule, message) = (fault["rule"].as_str().unwrap(), fault["message"].as_str().unwrap());
        let told = one.is_some_and(|one| one.rule == rule && one.message.starts_with(message));
        let step = report.steps.iter().find(|step| json!(step.step) == fault["step"]).unwrap();
        let status = match one.map(|one| one.severity) {
            Some(Severity::Error) => StepStatus::Wrong,
            Some(Severity::Warning) => StepStatus::Look,
            _ => StepStatus::Fine,
        };
        let alone = found(&report).len() == 1 && step.findings == [0];
        if !told || !alone || step.status != status {
            writeln!(wrong, "{fault}\n{:?} {:#?}", step.status, found(&report)).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_faults_are_shown_by_every_kind_of_input() {
    let faults = export("faults.json");
    let faults = faults.as_array().unwrap();
    let inputs: BTreeSet<&str> = faults.iter().map(|fault| fault["in"].as_str().unwrap()).collect();
    assert!(EXPORTS.iter().all(|name| name.is_empty() || inputs.contains(name)), "{inputs:?}");
    assert!(inputs.iter().filter(|input| input.contains('_')).count() > 6, "{inputs:?}");
}
