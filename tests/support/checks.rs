//! Runs the check that an example or a fixture asks for.

use scim_preflight::json::{Document, Limits};
use scim_preflight::okta::{CORE_USER, ROLE_EXTERNAL_NAME};
use scim_preflight::report::Report;
use scim_preflight::{RoleEnumOptions, check_external_name, role_enum};

use super::book::Example;

/// Says whether an input is JSON itself, rather than plain text.
pub fn takes_json(input: &str) -> bool {
    matches!(input, "payload" | "access-key" | "saml" | "role-enum" | "attribute-mapping")
}

/// Runs the check of an example over a text.
///
/// Inputs with several parts are written as one JSON object with the parameter names of the
/// function: `{"accessId": "…", "accessKey": "…"}`.
pub fn check(example: &Example, text: &str) -> Report {
    match example.input() {
        // The text is the external name, or with `field=namespace` the namespace of a right one.
        "external-name" if example.option("field") == Some("namespace") => {
            check_external_name(ROLE_EXTERNAL_NAME, Some(text))
        }
        "external-name" => {
            let namespace = example.option("namespace").unwrap_or(CORE_USER);
            check_external_name(text, (namespace != "none").then_some(namespace))
        }
        "role-enum" => {
            let document = Document::read(text.as_bytes(), Limits::default());
            role_enum(&RoleEnumOptions::from_json(document.root())).report
        }
        input => panic!("{}: no check is called {input}", example.place),
    }
}
