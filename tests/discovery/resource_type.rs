//! Faults of resource types.

use scim_preflight::check_payload;
use scim_preflight::report::Severity;
use scim_preflight::scim::{PayloadOptions, Profile, Profiles};
use scim_preflight::text::Encoding;
use serde_json::json;

use super::{Faults, assert_found, check, check_with, lines, rules};
use crate::rfc::resource_type;

/// A place in the RFC's type `User`, what stands there instead (nothing: it goes), what is found.
const FAULTS: Faults = &[
    ("/name", "", &["error rt.field-missing [{] `name` is missing"]),
    (
        "/endpoint",
        r#""""#,
        &[
            "error rt.field-missing [\"\"] `endpoint` must be a string that is not empty, found an empty string",
        ],
    ),
    ("/schema", "null", &["error rt.field-missing [null] `schema` is null"]),
    (
        "/schema",
        r#"["urn:x:y"]"#,
        &[
            "error rt.field-missing [[\"urn:x:y\"]] `schema` must be a string that is not empty, found an array",
        ],
    ),
    ("/schema", r#""User""#, &["error rt.schema-uri [\"User\"] `User` is not the URN of a schema"]),
    (
        "/schema",
        r#""urn:example: user""#,
        &[
            "error rt.schema-uri [\"urn:example: user\"] `urn:example: user` is not the URN of a schema",
        ],
    ),
    (
        "/endpoint",
        r#""https://example.com/v2/Users""#,
        &[
            "warning rt.endpoint-syntax [\"https://example.com/v2/Users\"] `endpoint` is a path below the base URL, found `https://example.com/v2/Users`",
        ],
    ),
    (
        "/endpoint",
        r#""/Users?active=true""#,
        &[
            "warning rt.endpoint-syntax [\"/Users?active=true\"] `endpoint` is a path below the base URL, found `/Users?active=true`",
        ],
    ),
    (
        "/endpoint",
        r#""/All Users""#,
        &[
            "warning rt.endpoint-syntax [\"/All Users\"] `endpoint` is a path below the base URL, found `/All Users`",
        ],
    ),
    (
        "/endpoint",
        r#""/users""#,
        &[
            "info rt.name-convention [\"/users\"] The usual endpoint of a User is `/Users`, found `/users`",
        ],
    ),
    (
        "/id",
        r#""u1""#,
        &[
            "info rt.id-name [\"u1\"] `id` is `u1`, but `name` is `User`",
            "error meta.location-id-mismatch [\"https://example.com/v2/ResourceTypes/Us] `meta.location` ends in `User`, but the `id` is `u1`",
        ],
    ),
    (
        "/description",
        "false",
        &["error type.string [false] `description` must be a string, found a boolean"],
    ),
    (
        "/description",
        "null",
        &["info null.single [null] null means the same as leaving the attribute out"],
    ),
    (
        "/schemaExtensions",
        r#"{"schema": "urn:x:y", "required": true}"#,
        &[
            "error type.array-expected [{\"schema\":\"urn:x:y\",\"required\":true}] `schemaExtensions` must be an array, found an object",
        ],
    ),
    (
        "/schemaExtensions/0",
        r#""urn:x:y""#,
        &["error rt.extension-fields [\"urn:x:y\"] An extension must be an object, found a string"],
    ),
    ("/schemaExtensions/0/required", "", &["error rt.extension-fields [{] `required` is missing"]),
    (
        "/schemaExtensions/0/required",
        r#""false""#,
        &[
            "error rt.extension-fields [\"false\"] `required` must be `true` or `false`, found a string",
        ],
    ),
    ("/schemaExtensions/0/schema", "", &["error rt.extension-fields [{] `schema` is missing"]),
    (
        "/schemaExtensions/0/schema",
        r#""Enterprise""#,
        &["error rt.schema-uri [\"Enterprise\"] `Enterprise` is not the URN of a schema"],
    ),
    (
        "/schemaExtensions/0/schema",
        r#""urn:ietf:params:scim:schemas:core:2.0:user""#,
        &[
            "error rt.extension-equals-base [\"urn:ietf:params:scim:schemas:core:2.0:u] An extension is the resource type's own schema",
        ],
    ),
    (
        "/schemaExtensions/-",
        r#"{"schema": "URN:IETF:PARAMS:SCIM:SCHEMAS:EXTENSION:ENTERPRISE:2.0:USER", "required": true}"#,
        &[
            "error rt.extension-equals-base [\"URN:IETF:PARAMS:SCIM:SCHEMAS:EXTENSION:] The extension `URN:IETF:PARAMS:SCIM:SCHEMAS:EXTENSION:ENTERPRISE:2.0:USER` stands twice",
        ],
    ),
    (
        "/endPoints",
        r#""x""#,
        &["warning attr.unknown [\"endPoints\"] `ResourceType` has no attribute `endPoints`"],
    ),
];

#[test]
fn each_fault_of_a_resource_type_is_found_where_it_is() {
    assert_found(&resource_type("User"), FAULTS);
}

#[test]
fn the_interoperability_profile_asks_for_an_id_like_the_name() {
    let mut document = resource_type("Group");
    document["id"] = "g".into();
    document.as_object_mut().unwrap().shift_remove("meta");
    let profiles = Profiles::default().with(Profile::Interop);
    let options = PayloadOptions { profiles, ..PayloadOptions::default() };
    let report = check_payload(document.to_string().as_bytes(), &options, Encoding::Utf16).report;
    assert_eq!(rules(&report), ["rt.id-name"]);
    assert_eq!(report.diagnostics[0].severity, Severity::Error);
}

#[test]
fn a_schema_that_the_server_does_not_list_is_found_where_its_schemas_are_given() {
    let schemas =
        json!({"schemas": json!([{"id": "urn:example:badge", "attributes": []}]).to_string()});
    let mut document = resource_type("User");
    document["schemaExtensions"] = json!([
        {"schema": "URN:example:badge", "required": false},
        {"schema": "urn:example:other", "required": false}
    ]);
    let text = document.to_string();
    assert_eq!(
        lines(&text, &check_with(&text, &schemas.to_string())),
        [
            "warning rt.schema-unknown [\"urn:example:other\"] The server has no schema `urn:example:other`"
        ]
    );
    assert_eq!(lines(&text, &check(&text)), [""; 0]);
    // Without them the report says that this was not checked.
    let left = check_payload(text.as_bytes(), &PayloadOptions::default(), Encoding::Utf16);
    let left: Vec<_> = left.unchecked.iter().map(|left| (left.needs, left.message)).collect();
    assert_eq!(
        left,
        [("schemas", "Whether the server has the schemas and resource types that are named")]
    );
}
