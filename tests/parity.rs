//! Writes down what every example of the rule book yields natively, as calls that JavaScript
//! repeats through the package: `tests/js/parity.test.mjs` compares.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests may fail loudly, as the tests themselves"
)]

#[expect(dead_code, reason = "the rule book's own test uses the rest")]
mod support;

use std::fs;
use std::path::Path;

use scim_preflight::okta::{CORE_USER, ROLE_EXTERNAL_NAME};
use serde_json::{Value, json};
use support::book::{self, Example};
use support::checks::{
    check, filter_options_json, input, options_json, payload_options_json, setup,
};

/// The call that JavaScript makes for an example: a function's name and its arguments.
fn call(example: &Example, text: &str) -> (&'static str, Vec<Value>) {
    let parsed = || serde_json::from_str::<Value>(text).unwrap_or_default();
    let options = |names| serde_json::from_str(&options_json(example, names)).unwrap();
    let long = |options: &str| serde_json::from_str(options).unwrap();
    match example.input() {
        "access-key" => {
            let pair = parsed();
            ("checkAccessKey", vec![pair["accessId"].clone(), pair["accessKey"].clone()])
        }
        "saml" => ("checkSaml", vec![parsed()]),
        "token" => ("checkBearerToken", vec![json!(text)]),
        "base-url" => ("checkBaseUrl", vec![json!(text), options(&["deployment"])]),
        "external-name" if example.option("field") == Some("namespace") => {
            ("checkExternalName", vec![json!(ROLE_EXTERNAL_NAME), json!(text)])
        }
        "external-name" => match example.option("namespace").unwrap_or(CORE_USER) {
            "none" => ("checkExternalName", vec![json!(text)]),
            namespace => ("checkExternalName", vec![json!(text), json!(namespace)]),
        },
        "attribute-mapping" => ("attributeMapping", vec![parsed()]),
        "rehearsal" => ("rehearse", vec![parsed()]),
        "kit" => ("generateSetup", vec![parsed()]),
        "role-enum" => ("roleEnum", vec![parsed()]),
        "payload" => ("checkPayload", vec![json!(text), long(&payload_options_json(example))]),
        "query" => ("checkQuery", vec![json!(text), long(&payload_options_json(example))]),
        "lines" => ("checkLines", vec![json!(text), options(&["direction", "profile", "unique"])]),
        "log" => ("checkSystemLog", vec![json!(text)]),
        "filter" => ("checkFilter", vec![json!(text), long(&filter_options_json(example))]),
        "setup" => ("checkSetup", vec![setup(text)]),
        "path" => ("checkPath", vec![json!(text), options(&["target", "place"])]),
        other => panic!("{}: say here how JavaScript checks {other}", example.place),
    }
}

#[test]
fn what_the_examples_yield_is_written_down_for_javascript() {
    let examples = book::read().into_iter().flat_map(|section| section.examples);
    let calls: Vec<Value> = examples
        // Bytes that are no UTF-8 have other offsets in JavaScript than the book's UTF-16 ones.
        .filter(|example| !matches!(&*example.role, "" | "with"))
        .filter(|example| example.option("encoding").is_none())
        .map(|example| {
            let text = input(&example);
            let (function, arguments) = call(&example, &text);
            let report = check(&example, &text);
            json!({
                "place": example.place, "function": function, "arguments": arguments,
                "report": report,
            })
        })
        .collect();
    assert!(calls.len() > 100, "the book has only {} examples", calls.len());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("parity.json"), serde_json::to_string_pretty(&calls).unwrap()).unwrap();
}
