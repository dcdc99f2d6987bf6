//! The server's own documents as `check_payload` reads them: what the RFC prints, what servers
//! answer, every kind of fault, and random documents that break no rule.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "helpers of tests may fail loudly, as the tests themselves"
)]

mod config;
mod generator;
mod legal;
mod lists;
mod resource_type;
mod rfc;
mod schema;

use scim_preflight::check_payload;
use scim_preflight::json::{Document, Limits};
use scim_preflight::report::Report;
use scim_preflight::scim::{Kind, PayloadOptions};
use scim_preflight::text::Encoding;
use serde_json::Value;

fn check(text: &str) -> Report {
    check_payload(text.as_bytes(), &PayloadOptions::default(), Encoding::Utf16).report
}

fn kind_of(text: &str) -> Option<Kind> {
    check_payload(text.as_bytes(), &PayloadOptions::default(), Encoding::Utf16).kind
}

/// The same with options as JavaScript hands them over.
fn check_with(text: &str, context: &str) -> Report {
    let document = Document::read(context.as_bytes(), Limits::default());
    let context = scim_preflight::scim::Context::from_json(document.root());
    let options = PayloadOptions { context, ..PayloadOptions::default() };
    check_payload(text.as_bytes(), &options, Encoding::Utf16).report
}

/// The findings as one line each: severity, rule, what it is about, message.
fn lines(text: &str, report: &Report) -> Vec<String> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let line = |found: &scim_preflight::report::Diagnostic| {
        let (start, end) = (found.start.unwrap() as usize, found.end.unwrap() as usize);
        let part = String::from_utf16_lossy(units.get(start..end).unwrap());
        let part: String = part.chars().take(40).collect();
        let severity = format!("{:?}", found.severity).to_lowercase();
        format!("{severity} {} [{part}] {}", found.rule, found.message)
    };
    report.diagnostics.iter().map(line).collect()
}

fn rules(report: &Report) -> Vec<&str> {
    report.diagnostics.iter().map(|found| found.rule.as_str()).collect()
}

/// Changes of a document and what is found then: a JSON Pointer, the new value as JSON (nothing: it
/// goes), the findings.
type Faults = &'static [(&'static str, &'static str, &'static [&'static str])];

fn assert_found(document: &Value, faults: Faults) {
    for (pointer, value, expected) in faults {
        let value = (!value.is_empty()).then(|| serde_json::from_str(value).unwrap());
        let text = changed(document, pointer, value);
        assert_eq!(lines(&text, &check(&text)), *expected, "{text}");
    }
}

/// A document with one value changed: at a JSON Pointer another, or nothing.
fn changed(document: &Value, pointer: &str, value: Option<Value>) -> String {
    let mut document = document.clone();
    let (outer, name) = pointer.rsplit_once('/').unwrap();
    match (document.pointer_mut(outer).unwrap(), value) {
        (Value::Object(members), Some(value)) => {
            members.insert(name.to_owned(), value);
        }
        (Value::Object(members), None) => {
            members.shift_remove(name).unwrap_or_else(|| panic!("no {pointer}"));
        }
        (Value::Array(elements), Some(value)) => match name {
            "-" => elements.push(value),
            _ => elements[name.parse::<usize>().unwrap()] = value,
        },
        _ => panic!("nothing at {pointer}"),
    }
    document.to_string()
}
