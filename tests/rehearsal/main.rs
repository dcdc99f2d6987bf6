//! The rehearsal: what Okta sends, what Sumo Logic answers, who is there afterwards.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    reason = "helpers of tests may fail loudly, and take JSON as it is written"
)]

mod any;
mod contract;
mod doubts;
mod exchanges;
mod people;
mod setups;

use scim_preflight::json::{Document, Limits};
use scim_preflight::preflight::{Rehearsal, RehearsalReport, RehearsalStep};
use scim_preflight::rehearse;
use serde_json::{Value, json};

/// Rehearses what is written as JSON, as JavaScript would hand it over.
fn run(given: &Value) -> RehearsalReport {
    let text = given.to_string();
    let document = Document::read(text.as_bytes(), Limits::default());
    rehearse(&Rehearsal::from_json(document.root()))
}

/// Ada and Bob, two people as Okta has them.
fn people() -> Value {
    json!([
        {
            "id": "00u1abcd2EFGHIJKL345",
            "profile": {
                "login": "ada@example.com", "email": "ada@example.com",
                "firstName": "Ada", "lastName": "Lovelace", "displayName": "Ada Lovelace",
                "title": "Analyst", "mobilePhone": "+1 555 0100",
            },
            "role": "Analyst",
            "groups": ["Everyone", "Observability"],
        },
        {
            "profile": { "login": "bob@example.com", "firstName": "Bob", "lastName": "Byte" },
            "role": "Administrator",
            "groups": ["Everyone"],
        },
    ])
}

/// A rehearsal with those two and further members.
fn with(events: Value, more: Value) -> RehearsalReport {
    let mut given = json!({ "deployment": "US2", "people": people() });
    given["events"] = events;
    for (name, value) in more.as_object().unwrap() {
        given[name] = value.clone();
    }
    run(&given)
}

/// A rehearsal of events with a setup as the guide has it.
fn of(events: Value) -> RehearsalReport {
    with(events, json!({}))
}

/// How the exchanges of a step go: method, end of the URL, status.
fn traffic(step: &RehearsalStep) -> Vec<String> {
    let line = |one: &scim_preflight::preflight::RehearsedExchange| {
        let path = one.url.split_once("/scim").map_or(one.url.as_str(), |(_, path)| path);
        let status = one.status.map_or("silence".to_owned(), |status| status.to_string());
        format!("{} {path} {status}", one.method)
    };
    step.exchanges.iter().map(line).collect()
}

fn body(text: Option<&String>) -> Value {
    serde_json::from_str(text.unwrap()).unwrap()
}

/// The users after a step: name, roles, whether active.
fn users(step: &RehearsalStep) -> Vec<String> {
    let line = |user: &scim_preflight::preflight::RehearsedUser| {
        let state = if user.active { "active" } else { "inactive" };
        format!(
            "{} {} <{}> {} {state}",
            user.given_name,
            user.family_name,
            user.email,
            user.roles.join("+")
        )
    };
    step.users.iter().map(line).collect()
}
