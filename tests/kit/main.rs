//! The setup that is generated: what it says, that vendors' contracts and tools take it, that no
//! text breaks out of its quotes, and that our own checks accept it.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests may fail loudly, as the tests themselves"
)]

#[path = "../okta/contract.rs"]
mod contract;
mod options;
mod quoting;
mod requests;
mod round_trip;
mod rows;
mod siblings;
mod terraform;

use scim_preflight::json::{Document, Limits};
use scim_preflight::preflight::{SetupKit, SetupRow};
use scim_preflight::{SetupOptions, generate_setup};
use serde_json::{Value, json};

/// Options that leave nothing open.
fn sound() -> Value {
    json!({
        "deployment": "US2",
        "appName": "Sumo Logic (prod)",
        "roles": ["Administrator", "Analyst"],
        "saml": {
            "assertionConsumerUrl": "https://service.us2.sumologic.com/sumo/saml/consume/1234567890",
            "entityId": "https://service.us2.sumologic.com/sumo/saml/1234567890",
        },
    })
}

/// The sound options with one of them changed.
fn with(name: &str, value: impl Into<Value>) -> Value {
    let mut options = sound();
    options[name] = value.into();
    options
}

fn of(options: &Value) -> SetupKit {
    let text = options.to_string();
    let document = Document::read(text.as_bytes(), Limits::default());
    generate_setup(&SetupOptions::from_json(document.root()))
}

/// The only row of a field.
fn row<'a>(rows: &'a [SetupRow], field: &str) -> &'a SetupRow {
    let mut found = rows.iter().filter(|row| row.field == field);
    let row = found.next().unwrap_or_else(|| panic!("no row is about {field}"));
    assert!(found.next().is_none(), "several rows are about {field}");
    row
}
