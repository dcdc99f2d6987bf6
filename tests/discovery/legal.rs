//! Documents as servers answer them, and random ones: what breaks no rule is not refused.

use proptest::prelude::*;
use scim_preflight::report::{Report, Severity};
use scim_preflight::scim::Kind;
use serde_json::{Value, json};

use super::generator::{Random, random_config, random_list, random_resource_type, random_schema};
use super::{check, kind_of, lines, rules};

fn serious(report: &Report) -> Vec<&str> {
    let found = report.diagnostics.iter().filter(|found| found.severity != Severity::Info);
    found.map(|found| found.rule.as_str()).collect()
}

/// A configuration as sync servers for Entra ID answer it.
fn entra_like() -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
        "documentationUri": "https://docs.example.com/scim",
        "patch": {"supported": true},
        "bulk": {"supported": false, "maxOperations": 0, "maxPayloadSize": 0},
        "filter": {"supported": true, "maxResults": 1000},
        "changePassword": {"supported": false},
        "sort": {"supported": false},
        "etag": {"supported": false},
        "authenticationSchemes": [{
            "name": "OAuth Bearer Token",
            "description": "Authentication scheme using the OAuth Bearer Token Standard",
            "specUri": "https://www.rfc-editor.org/info/rfc6750",
            "documentationUri": "https://docs.example.com/scim/auth",
            "type": "oauthbearertoken",
            "primary": true
        }],
        "meta": {"location": "https://example.com/scim/ServiceProviderConfig", "resourceType": "ServiceProviderConfig"}
    })
}

/// With an `id`, paging and events.
fn modern() -> Value {
    let mut config = entra_like();
    config["id"] = "ServiceProviderConfig".into();
    config["pagination"] = json!({
        "cursor": true, "index": true, "defaultPaginationMethod": "index",
        "defaultPageSize": 100, "maxPageSize": 250, "cursorTimeout": 3600
    });
    config["securityEvents"] = json!({
        "asyncRequest": "none",
        "eventUris": ["urn:ietf:params:scim:event:prov:create:notice", "urn:ietf:params:scim:event:prov:delete"]
    });
    config["interopProfileConformant"] = true.into();
    config["RolesAndEntitlements"] = json!({
        "roles": {"supported": true, "multipleRolesSupported": true, "primarySupported": false, "types": []},
        "entitlements": {"enabled": false}
    });
    config
}

#[test]
fn configurations_of_servers_are_not_refused() {
    let text = entra_like().to_string();
    assert_eq!(rules(&check(&text)), [""; 0]);
    let text = modern().to_string();
    assert_eq!(
        lines(&text, &check(&text)),
        ["info spc.id-present [\"id\"] A ServiceProviderConfig needs no `id`"]
    );
    // Types of authentication are compared without regard to letter case, ids may be anything.
    let mut config = entra_like();
    config["authenticationSchemes"][0]["type"] = "OAuthBearerToken".into();
    config["id"] = Value::Null;
    config["documentationUri"] = Value::Null;
    let found = check(&config.to_string());
    assert_eq!(rules(&found), ["null.single", "null.single"]);
}

#[test]
fn resource_types_of_servers_are_not_refused() {
    for document in [
        json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
            "name": "User", "endpoint": "Users",
            "schema": "urn:ietf:params:scim:schemas:core:2.0:User",
            "schemaExtensions": []
        }),
        json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
            "id": "Device", "name": "Device", "endpoint": "/Devices",
            "schema": "urn:ietf:params:scim:schemas:core:2.0:Device",
            "schemaExtensions": [
                {"schema": "urn:ietf:params:scim:schemas:extension:ble:2.0:Device", "required": false},
                {"schema": "urn:example:params:scim:schemas:2.0:Lock", "required": true}
            ],
            "meta": {"resourceType": "ResourceType", "location": "https://example.com/v2/ResourceTypes/Device"}
        }),
        json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
            "id": "Policy", "name": "Policy", "endpoint": "/access/Policies/",
            "schema": "urn:example:policy"
        }),
        json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
            "id": "Schema", "name": "Schema", "endpoint": "/Schemas",
            "schema": "urn:ietf:params:scim:schemas:core:2.0:Schema"
        }),
    ] {
        let text = document.to_string();
        assert_eq!(lines(&text, &check(&text)), [""; 0], "{text}");
    }
}

#[test]
fn schemas_of_servers_are_not_refused() {
    // Only what is required, and lists that are empty where they say nothing.
    let document = json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
        "id": "urn:example:params:scim:schemas:extension:acme:2.0:User",
        "name": "Acme",
        "attributes": [
            {"name": "badge", "type": "string", "multiValued": false, "subAttributes": [], "referenceTypes": [], "canonicalValues": []},
            {"name": "score", "type": "decimal", "multiValued": true, "caseExact": false, "uniqueness": "none"},
            {"name": "seal", "type": "binary", "multiValued": false, "caseExact": true},
            {"name": "site", "type": "reference", "multiValued": false, "referenceTypes": ["external"], "caseExact": true},
            {"name": "cost_center$2", "type": "integer", "multiValued": false, "mutability": "immutable"},
            {"name": "lamp", "type": "complex", "multiValued": true, "subAttributes": [
                {"name": "value", "type": "integer", "multiValued": false},
                {"name": "primary", "type": "boolean", "multiValued": false},
                {"name": "$ref", "type": "reference", "multiValued": false, "referenceTypes": ["User"]}
            ]}
        ],
        "meta": {"resourceType": "Schema", "location": "https://example.com/v2/Schemas/urn:example:params:scim:schemas:extension:acme:2.0:User"}
    });
    let text = document.to_string();
    assert_eq!(lines(&text, &check(&text)), [""; 0], "{text}");
}

#[test]
fn documents_are_known_by_their_urn_or_by_their_shape_in_any_order() {
    for (text, kind) in [
        (r#"{"attributes": [{"name": "a"}], "name": "A"}"#, Kind::Schema),
        (r#"{"name": "A", "attributes": [{}], "description": "x"}"#, Kind::Schema),
        (r#"{"attributes": [], "id": "urn:example:a"}"#, Kind::Schema),
        (
            r#"{"sort": {"supported": true}, "filter": {"supported": true}}"#,
            Kind::ServiceProviderConfig,
        ),
        (r#"{"ETag": {}, "changePassword": {}}"#, Kind::ServiceProviderConfig),
        (r#"{"schema": "urn:x:y", "name": "A", "endpoint": "/As"}"#, Kind::ResourceType),
        (r#"{"filter": "userName pr", "attributes": ["id"]}"#, Kind::Search),
        (
            r#"{"id": "1", "schemas": ["urn:ietf:params:scim:schemas:core:2.0:schema"]}"#,
            Kind::Schema,
        ),
    ] {
        assert_eq!(kind_of(text), Some(kind), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn random_documents_that_break_no_rule_are_not_refused(seed: u64) {
        let mut random = Random::new(seed);
        for document in [random_config(&mut random), random_resource_type(&mut random), random_schema(&mut random), random_list(&mut random)] {
            let text = document.to_string();
            let report = check(&text);
            prop_assert!(serious(&report).is_empty(), "{text}\n{:#?}", lines(&text, &report));
        }
    }
}
