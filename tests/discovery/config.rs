//! Faults of configurations.

use serde_json::{Value, json};

use super::{Faults, assert_found, changed, check, lines};
use crate::rfc::config;

/// A place in the RFC's configuration, what stands there instead (nothing: it goes), what is found.
const FAULTS: Faults = &[
    ("/etag", "", &["error spc.section-missing [{] `etag` is missing"]),
    ("/sort", "null", &["error spc.section-missing [null] `sort` is null"]),
    (
        "/patch",
        "true",
        &["error spc.section-missing [true] `patch` must be an object, found a boolean"],
    ),
    (
        "/filter",
        "[]",
        &["error spc.section-missing [[]] `filter` must be an object, found an array"],
    ),
    ("/changePassword", "{}", &["error spc.supported-missing [{] `supported` is missing"]),
    (
        "/sort/supported",
        r#""True""#,
        &[
            "error spc.supported-missing [\"True\"] `supported` must be `true` or `false`, found a string",
        ],
    ),
    (
        "/sort/supported",
        "1",
        &["error spc.supported-missing [1] `supported` must be `true` or `false`, found 1"],
    ),
    ("/sort/supported", "null", &["error spc.supported-missing [null] `supported` is null"]),
    (
        "/bulk/maxOperations",
        r#""1000""#,
        &[
            "error spc.bulk-limits [\"1000\"] `maxOperations` must be an integer, 0 or more, found a string",
        ],
    ),
    (
        "/bulk/maxPayloadSize",
        "1.5",
        &["error spc.bulk-limits [1.5] `maxPayloadSize` must be an integer, 0 or more, found 1.5"],
    ),
    ("/bulk/maxPayloadSize", "", &["error spc.bulk-limits [{] `maxPayloadSize` is missing"]),
    ("/filter/maxResults", "", &["error spc.filter-limit [{] `maxResults` is missing"]),
    (
        "/filter/maxResults",
        "-1",
        &["error spc.filter-limit [-1] `maxResults` must be an integer, 0 or more, found -1"],
    ),
    (
        "/filter/maxResults",
        "0",
        &["info spc.limit-zero [0] `maxResults` is 0, but `supported` is true"],
    ),
    (
        "/bulk/supported",
        "false",
        &[
            "info spc.limit-zero [1000] `maxOperations` is not 0, but `supported` is false",
            "info spc.limit-zero [1048576] `maxPayloadSize` is not 0, but `supported` is false",
        ],
    ),
    (
        "/authenticationSchemes",
        "",
        &["error spc.auth-missing [{] `authenticationSchemes` is missing"],
    ),
    (
        "/authenticationSchemes",
        "[]",
        &["error spc.auth-missing [[]] The configuration names no authentication scheme"],
    ),
    (
        "/authenticationSchemes",
        "null",
        &["error spc.auth-missing [null] `authenticationSchemes` is null"],
    ),
    (
        "/authenticationSchemes",
        r#"{"type": "oauth2", "name": "a", "description": "b"}"#,
        &[
            "error type.array-expected [{\"type\":\"oauth2\",\"name\":\"a\",\"description] A multi-valued attribute must be an array",
        ],
    ),
    (
        "/authenticationSchemes/0",
        r#""oauth2""#,
        &[
            "error spc.auth-fields [\"oauth2\"] An authentication scheme must be an object, found a string",
        ],
    ),
    ("/authenticationSchemes/0/type", "", &["error spc.auth-fields [{] `type` is missing"]),
    (
        "/authenticationSchemes/1/name",
        r#""""#,
        &[
            "error spc.auth-fields [\"\"] `name` must be a string that is not empty, found an empty string",
        ],
    ),
    (
        "/authenticationSchemes/1/description",
        "null",
        &["error spc.auth-fields [null] `description` is null"],
    ),
    (
        "/authenticationSchemes/1/type",
        r#""apikey""#,
        &["warning spc.auth-type [\"apikey\"] The type of authentication `apikey` is not known"],
    ),
    (
        "/authenticationSchemes/1/primary",
        "true",
        &["error spc.auth-primary [true] Two authentication schemes are primary"],
    ),
    (
        "/authenticationSchemes/1/primary",
        r#""true""#,
        &["error type.boolean [\"true\"] `primary` must be `true` or `false`, found a string"],
    ),
    (
        "/authenticationSchemes/0/specUri",
        r#""RFC 6750""#,
        &[
            "warning spc.uri [\"RFC 6750\"] `specUri` must be the address of a web page, found `RFC 6750`",
        ],
    ),
    (
        "/authenticationSchemes/0/apiKey",
        r#""x""#,
        &[
            "warning attr.unknown-sub [\"apiKey\"] `authenticationSchemes` has no attribute `apiKey`",
        ],
    ),
    (
        "/documentationUri",
        r#""""#,
        &["warning spc.uri [\"\"] `documentationUri` must be the address of a web page, found ``"],
    ),
    (
        "/documentationUri",
        r#""example.com/help""#,
        &[
            "warning spc.uri [\"example.com/help\"] `documentationUri` must be the address of a web page, found `example.com/help`",
        ],
    ),
    (
        "/documentationUri",
        "5",
        &["warning spc.uri [5] `documentationUri` must be a string, found 5"],
    ),
    (
        "/documentationUrl",
        r#""https://example.com""#,
        &[
            "warning attr.unknown [\"documentationUrl\"] `ServiceProviderConfig` has no attribute `documentationUrl`",
        ],
    ),
    (
        "/xmlDataFormat",
        r#"{"supported": false}"#,
        &[
            "warning attr.unknown [\"xmlDataFormat\"] `ServiceProviderConfig` has no attribute `xmlDataFormat`",
        ],
    ),
    (
        "/urn:example:ext",
        r#"{"a": 1}"#,
        &[
            "warning attr.unknown-container [\"urn:example:ext\"] The extension `urn:example:ext` is not known here",
        ],
    ),
    ("/id", r#""1""#, &["info spc.id-present [\"id\"] A ServiceProviderConfig needs no `id`"]),
    (
        "/pagination",
        "true",
        &["error spc.pagination-fields [true] `pagination` must be an object, found a boolean"],
    ),
    ("/pagination", r#"{"cursor": true}"#, &["error spc.pagination-fields [{] `index` is missing"]),
    (
        "/pagination",
        r#"{"cursor": "yes", "index": true}"#,
        &[
            "error spc.pagination-fields [\"yes\"] `cursor` must be `true` or `false`, found a string",
        ],
    ),
    (
        "/pagination",
        r#"{"cursor": false, "index": true, "defaultPaginationMethod": "cursor"}"#,
        &[
            "error spc.pagination-method [\"cursor\"] The default method of paging is `cursor`, which is not supported",
        ],
    ),
    (
        "/pagination",
        r#"{"cursor": true, "index": true, "maxPageSize": 0}"#,
        &["error spc.pagination-sizes [0] `maxPageSize` must be an integer, 1 or more, found 0"],
    ),
    (
        "/pagination",
        r#"{"cursor": true, "index": true, "defaultPageSize": 3, "maxPageSize": 2}"#,
        &["error spc.pagination-sizes [3] `defaultPageSize` is above `maxPageSize`"],
    ),
    (
        "/pagination",
        r#"{"cursor": false, "index": false}"#,
        &["warning spc.pagination-none [{] `pagination` offers no method at all"],
    ),
    (
        "/securityEvents",
        r#"{"asyncRequest": "Long"}"#,
        &[
            "warning spc.securityEvents [\"Long\"] `asyncRequest` is `none`, `long` or `request`, found `Long`",
        ],
    ),
    (
        "/securityEvents",
        r#"{"eventUris": ["urn:ietf:params:scim:event:feed:add", "feed:add", 1]}"#,
        &[
            "warning spc.securityEvents [\"feed:add\"] Each of the `eventUris` must be a string with a URN in it",
            "warning spc.securityEvents [1] Each of the `eventUris` must be a string with a URN in it",
        ],
    ),
    (
        "/interopProfileConformant",
        r#""true""#,
        &[
            "warning spc.interop-flag [\"true\"] `interopProfileConformant` must be `true` or `false`, found a string",
        ],
    ),
    (
        "/RolesAndEntitlements",
        r#"{"roles": {"supported": "true"}}"#,
        &[
            "info spc.roles-extension [\"true\"] `supported` must be `true` or `false`, found a string",
        ],
    ),
    ("/schemas", "", &["error schemas.missing [{] `schemas` is missing"]),
    (
        "/meta/resourceType",
        r#""User""#,
        &[
            "error meta.resourceType-mismatch [\"User\"] `meta.resourceType` must be `ServiceProviderConfig`, found `User`",
        ],
    ),
    (
        "/meta/lastModified",
        r#""2009-05-13T04:42:34Z""#,
        &[
            "error meta.lastModified-before-created [\"2009-05-13T04:42:34Z\"] The resource was modified before it was created",
        ],
    ),
];

#[test]
fn each_fault_of_a_configuration_is_found_where_it_is() {
    assert_found(&config(), FAULTS);
}

#[test]
fn a_flag_of_conformance_is_held_against_the_sections() {
    let mut document = config();
    document["interopProfileConformant"] = true.into();
    document["bulk"]["supported"] = false.into();
    for limit in ["maxOperations", "maxPayloadSize"] {
        document["bulk"][limit] = 0.into();
    }
    let text = document.to_string();
    assert_eq!(lines(&text, &check(&text)), [""; 0]);
    for section in ["patch", "filter"] {
        let text = changed(&document, &format!("/{section}/supported"), Some(false.into()));
        let found = lines(&text, &check(&text));
        let expected = format!(
            "warning spc.interop-flag [true] `interopProfileConformant` is true, but `{section}` is not supported, which the profile asks for"
        );
        assert!(found.contains(&expected), "{found:?}");
    }
}

#[test]
fn names_in_another_letter_case_are_noted_and_read_and_twice_is_said_once() {
    let text = config().to_string().replace("\"specUri\"", "\"specURI\"");
    assert_eq!(
        lines(&text, &check(&text)),
        ["info attr.name-case [\"specURI\"] `specURI` is spelled `specUri` in the schema"; 2]
    );
    let text = config().to_string().replacen('{', "{\"sort\":{\"supported\":true},", 1);
    assert_eq!(
        lines(&text, &check(&text)),
        ["error json.duplicate-key [\"sort\"] `sort` stands twice in one object"]
    );
    let text = config().to_string().replacen('{', "{\"Sort\":{\"supported\":true},", 1);
    assert_eq!(
        lines(&text, &check(&text)),
        ["error json.duplicate-key-case [\"sort\"] `sort` stands twice, in different letter case"]
    );
}

#[test]
fn what_is_meant_is_offered() {
    let fixed = |document: Value, pointer: &str| {
        let text = document.to_string();
        let report = check(&text);
        let fixes: Vec<_> = report.diagnostics.into_iter().filter_map(|found| found.fix).collect();
        let done =
            scim_preflight::apply_fixes(&text, &fixes, true, scim_preflight::text::Encoding::Utf16);
        let done: Value = serde_json::from_str(&done.text).unwrap();
        done.pointer(pointer).cloned()
    };
    for (kind, meant) in [
        ("Bearer", "oauthbearertoken"),
        ("bearer token", "oauthbearertoken"),
        ("Basic", "httpbasic"),
        ("oauth2.0", "oauth2"),
        ("http-basic", "httpbasic"),
    ] {
        let mut document = config();
        document["authenticationSchemes"][0]["type"] = kind.into();
        assert_eq!(fixed(document, "/authenticationSchemes/0/type"), Some(meant.into()), "{kind}");
    }
    let mut document = config();
    document.as_object_mut().unwrap().shift_remove("bulk");
    document["patch"]["supported"] = "TRUE".into();
    document["sort"] = Value::Null;
    assert_eq!(
        fixed(document.clone(), "/bulk"),
        Some(json!({"supported": false, "maxOperations": 0, "maxPayloadSize": 0}))
    );
    assert_eq!(fixed(document.clone(), "/patch/supported"), Some(true.into()));
    assert_eq!(fixed(document, "/sort"), Some(json!({"supported": false})));
}
