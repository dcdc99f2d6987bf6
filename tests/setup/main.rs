//! The setup as a whole, from forms, from exports and from Terraform.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "helpers of tests may fail loudly, as the tests themselves"
)]

mod clean;
mod contract;
mod faults;
mod habits;
mod recognition;
mod together;

use std::fs;
use std::path::Path;

use scim_preflight::json::{Document, Limits};
use scim_preflight::preflight::{Setup, SetupReport, Step, StepReport};
use scim_preflight::{check_setup, report::Diagnostic};
use serde_json::{Value, json};

/// An export as it stands in the fixtures.
fn text(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/setup");
    fs::read_to_string(folder.join(name)).unwrap()
}

fn export(name: &str) -> Value {
    serde_json::from_str(&text(name)).unwrap()
}

/// An export with another value at a pointer; `null` takes the member away.
fn changed(name: &str, changes: &[(&str, Value)]) -> Value {
    let mut whole = export(name);
    for (pointer, value) in changes {
        change(&mut whole, pointer, value.clone());
    }
    whole
}

fn change(whole: &mut Value, pointer: &str, value: Value) {
    let (parent, last) = pointer.rsplit_once('/').unwrap();
    let last = last.replace("~1", "/");
    match whole.pointer_mut(parent).unwrap_or_else(|| panic!("{parent}")) {
        Value::Object(members) if value.is_null() => {
            members.remove(&last).unwrap_or_else(|| panic!("{pointer}"));
        }
        Value::Object(members) => drop(members.insert(last, value)),
        Value::Array(entries) => entries[last.parse::<usize>().unwrap()] = value,
        other => panic!("{pointer}: {other}"),
    }
}

/// A setup of nothing but pasted texts.
fn pasted(texts: &[&Value]) -> Value {
    let texts = texts.iter().map(|text| json!({ "text": pretty(text) }));
    json!({ "pasted": texts.collect::<Vec<_>>() })
}

fn pretty(value: &Value) -> String {
    value.as_str().map_or_else(|| serde_json::to_string_pretty(value).unwrap(), str::to_owned)
}

fn read(setup: &Value) -> Setup {
    let text = setup.to_string();
    Setup::from_json(Document::read(text.as_bytes(), Limits::default()).root())
}

fn check(setup: &Value) -> SetupReport {
    check_setup(&read(setup))
}

fn found(report: &SetupReport) -> &[Diagnostic] {
    &report.report.diagnostics
}

fn rules(report: &SetupReport) -> Vec<&str> {
    found(report).iter().map(|found| found.rule.as_str()).collect()
}

fn step(report: &SetupReport, step: Step) -> &StepReport {
    report.steps.iter().find(|one| one.step == step).unwrap()
}

/// A sound setup as it is typed, with all that can be known.
fn forms() -> Value {
    export("forms.json")
}

/// The token of the made-up access key.
const TOKEN: &str = "c3VBYjNkRWY2aElqOWs6MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMQ==";

/// The exports of a sound setup; the mapping to the app is one of two.
const EXPORTS: &[&str] = &[
    "okta-app.json",
    "okta-user-schema.json",
    "okta-app-user-schema.json",
    "",
    "okta-mapping-to-okta.json",
    "okta-app-users.json",
    "sumo-saml.json",
    "sumo-roles.json",
    "sumo-access-keys.json",
];

/// The exports with the mapping of a mode.
fn exports(mapping: &str) -> Vec<Value> {
    EXPORTS.iter().map(|name| export(if name.is_empty() { mapping } else { name })).collect()
}

/// Two setups in one.
fn both(mut one: Value, other: Value) -> Value {
    let (Value::Object(members), Value::Object(more)) = (&mut one, other) else {
        panic!("no setups")
    };
    members.extend(more);
    one
}
