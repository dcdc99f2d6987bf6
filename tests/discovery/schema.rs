//! Faults of schema documents.

use serde_json::{Value, json};

use super::{Faults, assert_found, changed, check, check_with, lines};
use crate::rfc::schema;

/// A schema with a simple and a complex attribute.
fn badge() -> Value {
    let table = "badge: string\nlocks: complex many\n  value: string\n  primary: boolean\n";
    let mut document = schema("urn:example:Badge", table);
    document["schemas"] = json!(["urn:ietf:params:scim:schemas:core:2.0:Schema"]);
    document["meta"]["location"] = "https://example.com/v2/Schemas/urn:example:Badge".into();
    document
}

const DOCUMENT: Faults = &[
    ("/id", "", &["error schema.id [{] `id` is missing"]),
    ("/id", r#""""#, &["error schema.id [\"\"] `` is not the URN of a schema"]),
    (
        "/id",
        r#""Badge""#,
        &[
            "error schema.id [\"Badge\"] `Badge` is not the URN of a schema",
            "error meta.location-id-mismatch [\"https://example.com/v2/Schemas/urn:exam] `meta.location` ends in `urn:example:Badge`, but the `id` is `Badge`",
        ],
    ),
    ("/id", "5", &["error id.type [5] `id` must be a string, found a number"]),
    ("/attributes", "", &["error schema.attributes [{] `attributes` is missing"]),
    (
        "/attributes",
        "{}",
        &["error schema.attributes [{}] `attributes` must be an array, found an object"],
    ),
    ("/attributes", "[]", &["error schema.attributes [[]] A schema must define attributes"]),
    (
        "/attributes/0",
        r#""badge""#,
        &[
            "error schema.attributes [\"badge\"] An attribute definition must be an object, found a string",
        ],
    ),
    ("/name", "5", &["error type.string [5] `name` must be a string, found 5"]),
    (
        "/attribute",
        "1",
        &["warning attr.unknown [\"attribute\"] `Schema` has no attribute `attribute`"],
    ),
    (
        "/description",
        "null",
        &[
            "info schema.description-null [null] `description` is null, which means the same as leaving it out",
        ],
    ),
];

#[test]
fn each_fault_of_a_document_is_found_where_it_is() {
    let text = badge().to_string();
    assert_eq!(lines(&text, &check(&text)), [""; 0]);
    assert_found(&badge(), DOCUMENT);
}

const DEFINITION: Faults = &[
    ("/attributes/0/name", "", &["error schema.attr-field-missing [{] `name` is missing"]),
    ("/attributes/0/type", "", &["error schema.attr-field-missing [{] `type` is missing"]),
    (
        "/attributes/0/multiValued",
        "null",
        &["error schema.attr-field-missing [null] `multiValued` is null"],
    ),
    (
        "/attributes/1/subAttributes/0/type",
        "",
        &["error schema.attr-field-missing [{] `type` is missing"],
    ),
    (
        "/attributes/0/name",
        r#""1 a""#,
        &["error schema.attr-name [\"1 a\"] `1 a` cannot be the name of an attribute"],
    ),
    (
        "/attributes/0/name",
        r#""a.b""#,
        &["error schema.attr-name [\"a.b\"] `a.b` cannot be the name of an attribute"],
    ),
    (
        "/attributes/0/name",
        r#""$value""#,
        &["error schema.attr-name [\"$value\"] `$value` cannot be the name of an attribute"],
    ),
    (
        "/attributes/0/name",
        r#""bädge""#,
        &["error schema.attr-name [\"bädge\"] `bädge` cannot be the name of an attribute"],
    ),
    (
        "/attributes/0/name",
        r#""badge-no""#,
        &["info schema.attr-name [\"badge-no\"] A hyphen in a name is allowed, but hard to use"],
    ),
    (
        "/attributes/0/name",
        r#""LOCKS""#,
        &["error schema.attr-duplicate [\"locks\"] The attribute `locks` stands twice"],
    ),
    (
        "/attributes/1/subAttributes/1/name",
        r#""Value""#,
        &["error schema.attr-duplicate [\"Value\"] The attribute `Value` stands twice"],
    ),
    ("/attributes/0/type", r#""bool""#, &["error schema.type [\"bool\"] `type` cannot be `bool`"]),
    (
        "/attributes/0/type",
        r#""datetime""#,
        &["warning schema.type [\"datetime\"] `type` is spelled `dateTime`, found `datetime`"],
    ),
    (
        "/attributes/0/type",
        r#""anything""#,
        &["error schema.type [\"anything\"] `type` cannot be `anything`"],
    ),
    (
        "/attributes/0/type",
        r#"["string"]"#,
        &["error schema.attr-field-missing [[\"string\"]] `type` must be a string, found an array"],
    ),
    (
        "/attributes/0/mutability",
        r#""read-only""#,
        &[
            "error schema.mutability [\"read-only\"] `mutability` is spelled `readOnly`, found `read-only`",
        ],
    ),
    (
        "/attributes/0/returned",
        r#""DEFAULT""#,
        &["error schema.returned [\"DEFAULT\"] `returned` is spelled `default`, found `DEFAULT`"],
    ),
    (
        "/attributes/0/returned",
        r#""sometimes""#,
        &["error schema.returned [\"sometimes\"] `returned` cannot be `sometimes`"],
    ),
    (
        "/attributes/0/uniqueness",
        r#""tenant""#,
        &["error schema.uniqueness [\"tenant\"] `uniqueness` cannot be `tenant`"],
    ),
    (
        "/attributes/0/uniqueness",
        "true",
        &["error schema.uniqueness [true] `uniqueness` must be a string, found a boolean"],
    ),
    (
        "/attributes/0/required",
        r#""false""#,
        &[
            "error schema.boolean-fields [\"false\"] `required` must be `true` or `false`, found a string",
        ],
    ),
    (
        "/attributes/0/caseExact",
        "0",
        &["error schema.boolean-fields [0] `caseExact` must be `true` or `false`, found 0"],
    ),
    (
        "/attributes/0/canonicalvalue",
        "[]",
        &[
            "warning attr.unknown-sub [\"canonicalvalue\"] `attributes` has no attribute `canonicalvalue`",
        ],
    ),
    (
        "/attributes/0/canonicalValues",
        r#""a""#,
        &[
            "warning schema.canonical-type [\"a\"] `canonicalValues` must be an array, found a string",
        ],
    ),
    (
        "/attributes/0/canonicalValues",
        r#"["a", {}, "a"]"#,
        &[
            "warning schema.canonical-type [{}] A canonical value must be a string, found an object",
            "warning schema.canonical-type [\"a\"] The canonical value `a` stands twice",
        ],
    ),
    (
        "/attributes/1/subAttributes/1/canonicalValues",
        r#"["true"]"#,
        &[
            "warning schema.canonical-type [\"true\"] A boolean has no canonical values but `true` and `false`",
        ],
    ),
];

#[test]
fn each_fault_of_a_definition_is_found_where_it_is() {
    assert_found(&badge(), DEFINITION);
}

const CONTRADICTIONS: Faults = &[
    (
        "/attributes/1/subAttributes",
        "",
        &[
            "warning schema.complex-without-sub [\"complex\"] `locks`: a complex attribute has no `subAttributes`",
        ],
    ),
    (
        "/attributes/1/subAttributes",
        "[]",
        &[
            "warning schema.complex-without-sub [\"complex\"] `locks`: a complex attribute has no `subAttributes`",
        ],
    ),
    (
        "/attributes/1/type",
        r#""string""#,
        &[
            "error schema.sub-on-simple [\"string\"] `locks`: only a complex attribute has `subAttributes`",
        ],
    ),
    (
        "/attributes/1/subAttributes/0",
        r#"{"name": "a", "type": "complex", "multiValued": false, "subAttributes": [{"name": "b", "type": "string", "multiValued": false}]}"#,
        &[
            "error schema.nested-complex [\"complex\"] `a`: a complex attribute stands inside a complex attribute",
        ],
    ),
    (
        "/attributes/0",
        r#"{"name": "a", "type": "reference", "multiValued": false}"#,
        &[
            "warning schema.referenceTypes-missing [\"reference\"] `a`: a reference must say what it leads to",
        ],
    ),
    (
        "/attributes/0/referenceTypes",
        r#"["User"]"#,
        &[
            "warning schema.referenceTypes-missing [[\"User\"]] `badge`: only a reference has `referenceTypes`",
        ],
    ),
    (
        "/attributes/0",
        r#"{"name": "a", "type": "string", "multiValued": false, "mutability": "writeOnly", "returned": "request"}"#,
        &[
            "error schema.writeonly-returned [\"request\"] `a`: what is only written cannot be returned",
        ],
    ),
    (
        "/attributes/0",
        r#"{"name": "a", "type": "string", "multiValued": false, "mutability": "readOnly", "returned": "never"}"#,
        &[
            "warning schema.readonly-never [\"never\"] `a`: nobody can ever write this attribute, nor see it",
        ],
    ),
    (
        "/attributes/0",
        r#"{"name": "a", "type": "string", "multiValued": false, "mutability": "readOnly", "required": true}"#,
        &[
            "warning schema.readonly-required [true] `a`: clients must send this attribute, and may not",
        ],
    ),
    (
        "/attributes/1/uniqueness",
        r#""server""#,
        &[
            "warning schema.boolean-uniqueness [\"server\"] `locks`: values of this type are not unique",
        ],
    ),
    (
        "/attributes/1/caseExact",
        "true",
        &["info schema.boolean-uniqueness [true] `locks`: values of this type have no letter case"],
    ),
    (
        "/attributes/0",
        r#"{"name": "a", "type": "Binary", "multiValued": false, "caseExact": false}"#,
        &[
            "warning schema.type [\"Binary\"] `type` is spelled `binary`, found `Binary`",
            "warning schema.binary-caseExact [false] `a`: letter case matters in values of this type",
        ],
    ),
    (
        "/attributes/1/subAttributes/1/type",
        r#""string""#,
        &[
            "warning schema.primary-shape [\"string\"] `primary`: the sub-attribute has a meaning of its own, and another type with it",
        ],
    ),
    (
        "/attributes/1/subAttributes/0/name",
        r#""$ref""#,
        &[
            "warning schema.primary-shape [\"string\"] `$ref`: the sub-attribute has a meaning of its own, and another type with it",
        ],
    ),
];

#[test]
fn characteristics_that_contradict_each_other_are_found() {
    assert_found(&badge(), CONTRADICTIONS);
}

#[test]
fn common_attributes_are_held_against_the_rfc() {
    let common = |name: &str, kind: &str, multi: bool, more: &str| -> Value {
        serde_json::from_str(&format!(
            r#"{{"name": "{name}", "type": "{kind}", "multiValued": {multi}{more}}}"#
        ))
        .unwrap()
    };
    let conflict = |name: &str, right: &str, part: &str| {
        format!(
            "warning schema.common-attr-conflict [{part}] `{name}` is a common attribute, for which the RFC has {right} here"
        )
    };
    for (attribute, expected) in [
        (
            common(
                "id",
                "string",
                false,
                r#", "required": true, "caseExact": true, "mutability": "readOnly", "returned": "always", "uniqueness": "server""#,
            ),
            None,
        ),
        (
            common(
                "externalId",
                "string",
                false,
                r#", "mutability": "readWrite", "returned": "default""#,
            ),
            None,
        ),
        (
            common("schemas", "string", true, r#", "required": true, "mutability": "readWrite""#),
            None,
        ),
        (common("id", "integer", false, ""), Some(conflict("id", "\"string\"", "\"integer\""))),
        (
            common("ID", "string", false, r#", "mutability": "readWrite""#),
            Some(conflict("id", "\"readOnly\"", "\"readWrite\"")),
        ),
        (
            common("id", "string", false, r#", "returned": "default""#),
            Some(conflict("id", "\"always\"", "\"default\"")),
        ),
        (
            common("externalId", "string", false, r#", "mutability": "readOnly""#),
            Some(conflict("externalId", "\"readWrite\"", "\"readOnly\"")),
        ),
        (common("externalId", "string", true, ""), Some(conflict("externalId", "false", "true"))),
        (common("meta", "string", false, ""), Some(conflict("meta", "\"complex\"", "\"string\""))),
        (common("schemas", "string", false, ""), Some(conflict("schemas", "true", "false"))),
    ] {
        let text = changed(&badge(), "/attributes/0", Some(attribute));
        let found = lines(&text, &check(&text));
        assert_eq!(found, Vec::from_iter(expected), "{text}");
    }
}

#[test]
fn a_copy_of_a_core_schema_is_held_against_the_rfc() {
    let differs = |name: &str, what: &str, right: &str, given: &str| {
        format!(
            "info schema.core-weakened [{given}] The RFC's `{name}` has `{what}` as `{right}`, this copy has `{}`",
            given.trim_matches('"')
        )
    };
    for (urn, table, expected) in [
        (
            "core:2.0:User",
            "password: string never",
            vec![differs("password", "mutability", "writeOnly", "\"readWrite\"")],
        ),
        ("core:2.0:User", "password: string writeOnly never", vec![]),
        (
            "core:2.0:User",
            "userName: integer",
            vec![differs("userName", "type", "string", "\"integer\"")],
        ),
        (
            "CORE:2.0:user",
            "title: string many",
            vec![differs("title", "multiValued", "false", "true")],
        ),
        (
            "core:2.0:User",
            "emails: complex many\n  value: reference to=external exact",
            vec![differs("value", "type", "string", "\"reference\"")],
        ),
        (
            "core:2.0:Group",
            "members: complex many\n  value: string\n  display: string immutable",
            vec![differs("value", "mutability", "immutable", "\"readWrite\"")],
        ),
        (
            "extension:enterprise:2.0:User",
            "manager: complex\n  displayName: string",
            vec![differs("displayName", "mutability", "readOnly", "\"readWrite\"")],
        ),
        ("core:2.0:User", "shoeSize: integer", vec![]),
    ] {
        let urn = format!("urn:ietf:params:scim:schemas:{urn}");
        let mut document = schema(&urn, table);
        document["schemas"] = json!(["urn:ietf:params:scim:schemas:core:2.0:Schema"]);
        document.as_object_mut().unwrap().shift_remove("meta");
        let text = document.to_string();
        assert_eq!(lines(&text, &check(&text)), expected, "{text}");
    }
}

#[test]
fn many_nulls_are_one_finding() {
    let mut document = badge();
    for name in ["canonicalValues", "referenceTypes", "subAttributes"] {
        document["attributes"][0][name] = Value::Null;
    }
    let text = document.to_string();
    assert_eq!(
        lines(&text, &check(&text)),
        [
            "info schema.description-null [null] `canonicalValues` and 2 more are null, which means the same as leaving them out"
        ]
    );
}

#[test]
fn types_that_references_lead_to_are_known_from_the_server() {
    let reference = json!({"name": "a", "type": "reference", "multiValued": false, "referenceTypes": ["Badge", 1]});
    let text = changed(&badge(), "/attributes/0", Some(reference));
    let number =
        "error schema.reference-type-unknown [1] A reference type must be a string, found a number";
    assert_eq!(
        lines(&text, &check(&text)),
        [
            "info schema.reference-type-unknown [\"Badge\"] No resource type `Badge` is known here",
            number
        ]
    );
    let types = json!({"schemas": r#"[{"name": "Badge", "endpoint": "/Badges", "schema": "urn:example:Badge"}]"#});
    assert_eq!(lines(&text, &check_with(&text, &types.to_string())), [number]);
}

#[test]
fn a_deep_or_long_document_is_checked_all_the_same() {
    let mut inner = json!({"name": "a", "type": "complex", "multiValued": false});
    for _ in 0..28 {
        inner =
            json!({"name": "a", "type": "complex", "multiValued": false, "subAttributes": [inner]});
    }
    let text = changed(&badge(), "/attributes/0", Some(inner));
    let nested = check(&text)
        .diagnostics
        .iter()
        .filter(|found| found.rule == "schema.nested-complex")
        .count();
    assert_eq!(nested, 28);
    let many: Vec<Value> = (0..20_000).map(|index| json!({"name": format!("a{}", index % 10_000), "type": "string", "multiValued": false})).collect();
    let text = changed(&badge(), "/attributes", Some(many.into()));
    assert_eq!(check(&text).errors, 10_000);
}

#[test]
fn an_extension_may_not_mean_something_else_by_a_name_of_the_rfc() {
    let extension = |table: &str| {
        let mut document = badge();
        document["id"] = "urn:example:params:scim:schemas:extension:acme:2.0:User".into();
        document["attributes"] = schema("urn:example:Badge", table)["attributes"].clone();
        document["meta"].as_object_mut().unwrap().remove("location");
        let document = document.to_string();
        let found = lines(&document, &check(&document));
        found.into_iter().filter(|line| !line.contains("meta.")).collect::<Vec<_>>()
    };
    assert_eq!(
        extension("groups: string\n"),
        [
            "warning attr.reserved-redefinition [\"groups\"] `groups` is an attribute of every User (complex, a list), and the extension means something else by it"
        ]
    );
    assert_eq!(
        extension("DisplayName: boolean\n"),
        [
            "warning attr.reserved-redefinition [\"DisplayName\"] `DisplayName` is an attribute of every User (string), and the extension means something else by it"
        ]
    );
    // The same meaning, a name of its own, and a resource type of its own.
    assert_eq!(extension("title: string\n"), [""; 0]);
    assert_eq!(extension("badge: boolean\n"), [""; 0]);
    let mut own = badge();
    own["attributes"] = schema("urn:example:Badge", "name: string\n")["attributes"].clone();
    assert_eq!(lines(&own.to_string(), &check(&own.to_string())), [""; 0]);
}
