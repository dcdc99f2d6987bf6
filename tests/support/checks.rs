//! Runs the check that an example or a fixture asks for.

use scim_preflight::json::{Document, Limits};
use scim_preflight::okta::{CORE_USER, MappingOptions, ROLE_EXTERNAL_NAME};
use scim_preflight::preflight::{Rehearsal, Setup, SystemLogOptions};
use scim_preflight::report::Report;
use scim_preflight::scim::path::PathPlace;
use scim_preflight::scim::{PayloadOptions, Target};
use scim_preflight::sumologic::{
    AccessKey, BaseUrlOptions, Saml, check_access_key, check_base_url, check_bearer_token,
    check_saml,
};
use scim_preflight::text::Encoding;
use scim_preflight::{
    FilterOptions, LinesOptions, PathOptions, RoleEnumOptions, SetupOptions, attribute_mapping,
    check_external_name, check_filter, check_lines, check_path, check_payload, check_query,
    check_setup, check_system_log, generate_setup, rehearse, role_enum,
};

use super::book::Example;

/// Says whether an input is JSON itself, rather than plain text.
pub(crate) fn takes_json(input: &str) -> bool {
    matches!(
        input,
        "payload"
            | "access-key"
            | "saml"
            | "role-enum"
            | "attribute-mapping"
            | "rehearsal"
            | "setup"
            | "kit"
    )
}

/// Says whether an input is a JSON object of several texts, each an input of its own.
pub(crate) fn has_parts(input: &str) -> bool {
    matches!(input, "access-key" | "saml")
}

/// The text that an example hands to its check.
pub(crate) fn input(example: &Example) -> String {
    let quoted = match example.language.as_str() {
        "string" => true,
        "json" => !takes_json(example.input()),
        _ => false,
    };
    if quoted {
        serde_json::from_str(&example.text)
            .unwrap_or_else(|error| panic!("{}: not a JSON string: {error}", example.place))
    } else {
        example.text.clone()
    }
}

/// Runs the check of an example over a text.
///
/// Inputs with several parts are written as one JSON object with the parameter names of the
/// function: `{"accessId": "…", "accessKey": "…"}`.
pub(crate) fn check(example: &Example, text: &str) -> Report {
    match example.input() {
        "access-key" => {
            let document = Document::read(text.as_bytes(), Limits::default());
            let pair = AccessKey::from_json(document.root());
            check_access_key(&pair.access_id, &pair.access_key)
        }
        "saml" => {
            let document = Document::read(text.as_bytes(), Limits::default());
            check_saml(&Saml::from_json(document.root()))
        }
        "token" => check_bearer_token(text),
        "base-url" => check_base_url(text, &base_url_options(example)).report,
        // The text is the external name, or with `field=namespace` the namespace of a right one.
        "external-name" if example.option("field") == Some("namespace") => {
            check_external_name(ROLE_EXTERNAL_NAME, Some(text))
        }
        "external-name" => {
            let namespace = example.option("namespace").unwrap_or(CORE_USER);
            check_external_name(text, (namespace != "none").then_some(namespace))
        }
        "attribute-mapping" => {
            let document = Document::read(text.as_bytes(), Limits::default());
            attribute_mapping(&MappingOptions::from_json(document.root())).report
        }
        "role-enum" => {
            let document = Document::read(text.as_bytes(), Limits::default());
            role_enum(&RoleEnumOptions::from_json(document.root())).report
        }
        "rehearsal" => {
            let document = Document::read(text.as_bytes(), Limits::default());
            rehearse(&Rehearsal::from_json(document.root())).report
        }
        "setup" => {
            let setup = setup(text).to_string();
            let document = Document::read(setup.as_bytes(), Limits::default());
            check_setup(&Setup::from_json(document.root())).report
        }
        "kit" => {
            let document = Document::read(text.as_bytes(), Limits::default());
            generate_setup(&SetupOptions::from_json(document.root())).report
        }
        "payload" => payload(example, text),
        "lines" => lines(example, text),
        "log" => {
            check_system_log(text.as_bytes(), &SystemLogOptions::default(), Encoding::Utf16).report
        }
        "filter" => {
            let document = filter_options_json(example);
            let document = Document::read(document.as_bytes(), Limits::default());
            check_filter(text, &FilterOptions::from_json(document.root()))
        }
        "query" => check_query(text, &payload_options(example)),
        "path" => {
            let target = example.option("target").and_then(Target::named);
            let place = example.option("place").and_then(PathPlace::named);
            check_path(text, &PathOptions { target, place })
        }
        input => panic!("{}: no check is called {input}", example.place),
    }
}

/// The setup of an example, in which pasted texts may stand as the JSON that they are.
pub(crate) fn setup(text: &str) -> serde_json::Value {
    let mut setup: serde_json::Value = serde_json::from_str(text).unwrap();
    let pasted = setup.get_mut("pasted").and_then(serde_json::Value::as_array_mut);
    for text in pasted.into_iter().flatten().filter_map(|entry| entry.get_mut("text")) {
        if !text.is_string() {
            *text = text.to_string().into();
        }
    }
    setup
}

/// The report of lines without its counts of lines.
fn lines(example: &Example, text: &str) -> Report {
    let given = options_json(example, &["direction", "profile", "unique"]);
    let document = Document::read(given.as_bytes(), Limits::default());
    let options = LinesOptions::from_json(document.root());
    let found = check_lines(text.as_bytes(), &options, Encoding::Utf16);
    Report {
        version: found.version,
        ok: found.ok,
        errors: found.errors,
        warnings: found.warnings,
        infos: found.infos,
        truncated: found.truncated,
        diagnostics: found.diagnostics,
    }
}

/// With `encoding=latin-1` the text is encoded so, to have bytes that are no UTF-8.
fn payload(example: &Example, text: &str) -> Report {
    let options = payload_options(example);
    match example.option("encoding") {
        Some("latin-1") => {
            let bytes: Vec<u8> = text.chars().map(|character| character as u8).collect();
            check_payload(&bytes, &options, Encoding::Utf16).report
        }
        _ => check_payload(text.as_bytes(), &options, Encoding::Utf16).report,
    }
}

fn payload_options(example: &Example) -> PayloadOptions {
    let options = payload_options_json(example);
    let document = Document::read(options.as_bytes(), Limits::default());
    PayloadOptions::from_json(document.root())
}

/// The options of a payload or a query as the JSON object that JavaScript would hand over.
pub(crate) fn payload_options_json(example: &Example) -> String {
    with_context(example, &options_json(example, &["kind", "direction", "target", "profile"]))
}

/// The options of an example as the JSON object that JavaScript would hand over: a comma makes
/// a list, and `true` is no text.
pub(crate) fn options_json(example: &Example, names: &[&str]) -> String {
    let members = names.iter().filter_map(|name| Some((*name, example.option(name)?)));
    let object: serde_json::Map<String, serde_json::Value> = members
        .map(|(name, value)| {
            let value = match value.split_once(',') {
                Some(_) => value.split(',').collect(),
                None if value == "true" => true.into(),
                None => value.into(),
            };
            (name.to_owned(), value)
        })
        .collect();
    serde_json::Value::Object(object).to_string()
}

/// The options of a filter as the JSON object that JavaScript would hand over.
pub(crate) fn filter_options_json(example: &Example) -> String {
    with_context(example, &options_json(example, &["resource", "endpoint", "profile", "encoded"]))
}

/// The options of an example with its long ones, as the JSON object that JavaScript would hand over.
fn with_context(example: &Example, short: &str) -> String {
    let mut options: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(short).unwrap();
    for (name, text) in &example.context {
        let value = match name.as_str() {
            "http" => serde_json::from_str(text)
                .unwrap_or_else(|error| panic!("{}: {error}", example.place)),
            _ => serde_json::Value::from(text.as_str()),
        };
        options.insert(name.clone(), value);
    }
    serde_json::Value::Object(options).to_string()
}

fn base_url_options(example: &Example) -> BaseUrlOptions {
    BaseUrlOptions { deployment: example.option("deployment").map(str::to_owned) }
}
