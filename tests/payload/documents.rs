//! Resources by the user's own documents: schemas and resource types.

use scim_preflight::check_payload;
use scim_preflight::report::{Report, Severity};
use scim_preflight::scim::{Direction, Discovery, PayloadOptions};
use scim_preflight::text::Encoding;
use serde_json::{Value, json};

use super::rules;

const BADGE: &str = "urn:example:acme:2.0:Badge";
const DOOR: &str = "urn:example:acme:2.0:Door";
const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

fn attribute(name: &str, kind: &str, others: Value) -> Value {
    let mut attribute = json!({"name": name, "type": kind, "multiValued": false});
    let others: Value = others;
    attribute.as_object_mut().unwrap().extend(others.as_object().unwrap().clone());
    attribute
}

fn badge() -> Value {
    json!({
        "id": BADGE,
        "name": "Badge",
        "attributes": [
            attribute("code", "string", json!({"required": true, "uniqueness": "server"})),
            attribute("level", "integer", json!({})),
            attribute("weight", "decimal", json!({})),
            attribute("printed", "dateTime", json!({})),
            attribute("photo", "binary", json!({})),
            attribute("pin", "string", json!({"mutability": "writeOnly", "returned": "never"})),
            attribute("color", "string", json!({"canonicalValues": ["red", "blue"]})),
            attribute("status", "string", json!({"returned": "always", "mutability": "readOnly"})),
            attribute("history", "string", json!({"returned": "request"})),
            attribute("doors", "string", json!({"multiValued": true})),
            attribute("holder", "complex", json!({"subAttributes": [
                attribute("value", "string", json!({"required": true})),
                attribute("since", "dateTime", json!({})),
            ]})),
            attribute("marks", "complex", json!({"multiValued": true, "subAttributes": [
                attribute("value", "string", json!({"required": true})),
                attribute("primary", "boolean", json!({})),
            ]})),
        ],
    })
}

fn door() -> Value {
    json!({"id": DOOR, "name": "Door", "attributes": [attribute("floor", "integer", json!({"required": true}))]})
}

fn resource_type() -> Value {
    json!({
        "name": "Badge",
        "endpoint": "/Badges",
        "schema": BADGE,
        "schemaExtensions": [{"schema": DOOR, "required": true}],
    })
}

fn check_with(documents: &Value, payload: &Value, direction: Direction) -> Report {
    let mut options = PayloadOptions { direction: Some(direction), ..PayloadOptions::default() };
    options.context.discovery = Some(Discovery::read(&documents.to_string()));
    check_payload(payload.to_string().as_bytes(), &options, Encoding::Utf16).report
}

fn create(payload: &Value) -> Report {
    check_with(&json!([badge()]), payload, Direction::Create)
}

#[test]
fn a_resource_of_a_type_of_ones_own_is_checked_by_its_own_schema() {
    let whole = json!({
        "schemas": [BADGE], "code": "A1", "level": 3, "weight": 1.5, "color": "red",
        "printed": "2024-05-01T09:30:00Z", "photo": "/+8=", "doors": ["a", "b"], "pin": "1234",
        "holder": {"value": "1"}, "marks": [{"value": "x", "primary": true}, {"value": "y"}],
    });
    assert_eq!(rules(&create(&whole)), [""; 0]);
    let faults = [
        ("/code", json!(null), "null.required"),
        ("/code", json!(5), "type.string"),
        ("/level", json!("3"), "type.integer"),
        ("/level", json!(true), "type.integer"),
        ("/level", json!(3.5), "type.integer-fraction"),
        ("/level", json!(3.0), "type.integer-fraction"),
        ("/weight", json!("1.5"), "type.decimal"),
        ("/weight", json!(2), "type.decimal-form"),
        ("/printed", json!("yesterday"), "type.datetime"),
        ("/photo", json!("not base64!!"), "type.binary"),
        ("/color", json!("Red"), "canon.case"),
        ("/color", json!("green"), "canon.unknown"),
        ("/doors", json!("a"), "type.array-expected"),
        ("/doors", json!([1]), "type.string"),
        ("/doors", json!([null]), "type.element-null"),
        ("/doors", json!([["a"]]), "type.nested-array"),
        ("/doors", json!([{"value": "a"}]), "type.object-unexpected"),
        ("/doors", json!(["a", "a"]), "multi.duplicate-element"),
        ("/holder", json!("1"), "type.object-expected"),
        ("/holder", json!({"since": "2024-05-01T09:30:00Z"}), "required.sub-attribute"),
        ("/holder", json!({"value": "1", "sicne": "x"}), "attr.unknown-sub"),
        ("/holder", json!({"value": "1", "x": {"y": 1}}), "type.nested-complex"),
        ("/marks", json!([{"primary": true}]), "required.sub-attribute"),
        (
            "/marks",
            json!([{"value": "x", "primary": true}, {"value": "y", "primary": true}]),
            "multi.primary-multiple",
        ),
        ("/status", json!("new"), "mut.readonly-ignored"),
        ("/codes", json!("x"), "attr.unknown"),
    ];
    for (place, value, rule) in faults {
        let mut wrong = whole.clone();
        wrong.as_object_mut().unwrap().insert(place[1..].to_owned(), value.clone());
        assert_eq!(rules(&create(&wrong)), [rule], "{place} {value}");
    }
    let mut wrong = whole.clone();
    wrong.as_object_mut().unwrap().remove("code");
    let report = create(&wrong);
    assert_eq!(rules(&report), ["required.attribute"]);
    assert_eq!(report.diagnostics[0].message, "`code` is required, but missing");
}

#[test]
fn an_answer_holds_what_is_always_returned_and_nothing_that_is_not() {
    let answer = |others: Value| {
        let mut answer = json!({
            "schemas": [BADGE], "id": "1", "code": "A1", "status": "new",
            "meta": {"resourceType": "Badge", "location": "https://example.com/v2/Badges/1"},
        });
        answer.as_object_mut().unwrap().extend(others.as_object().unwrap().clone());
        check_with(&json!([badge()]), &answer, Direction::Response)
    };
    assert_eq!(rules(&answer(json!({}))), [""; 0]);
    assert_eq!(rules(&answer(json!({"pin": "1234"}))), ["mut.writeonly-returned"]);
    assert_eq!(rules(&answer(json!({"history": "x"}))), ["ret.request-only"]);
    let bare = json!({"schemas": [BADGE], "id": "1", "code": "A1", "meta": {"resourceType": "Badge", "location": "https://example.com/v2/Badges/1"}});
    let report = check_with(&json!([badge()]), &bare, Direction::Response);
    assert_eq!(rules(&report), ["ret.always-missing"]);
}

#[test]
fn the_resource_type_says_which_extensions_and_which_endpoint_there_are() {
    let documents = json!({"Resources": [badge(), door(), resource_type()]});
    let check = |payload: Value, direction| check_with(&documents, &payload, direction);
    let whole = json!({"schemas": [BADGE, DOOR], "code": "A1", DOOR: {"floor": 2}});
    assert_eq!(rules(&check(whole, Direction::Create)), [""; 0]);
    let missing = check(json!({"schemas": [BADGE], "code": "A1"}), Direction::Create);
    assert_eq!(rules(&missing), ["required.extension"]);
    assert_eq!(
        missing.diagnostics[0].message,
        "Every Badge must carry the extension `urn:example:acme:2.0:Door`"
    );
    let inside = json!({"schemas": [BADGE, DOOR], "code": "A1", DOOR: {"floor": "2"}});
    assert_eq!(rules(&check(inside, Direction::Create)), ["type.integer"]);
    let undeclared = json!({"schemas": [BADGE], "code": "A1", DOOR: {"floor": 2}});
    assert_eq!(rules(&check(undeclared, Direction::Create)), ["schemas.extension-undeclared"]);
    let foreign = json!({"schemas": [BADGE, DOOR, ENTERPRISE], "code": "A1", DOOR: {"floor": 2}});
    assert_eq!(rules(&check(foreign, Direction::Create)), ["schemas.not-allowed-for-type"]);
    let on_user = json!({"schemas": [USER, DOOR], "userName": "ann"});
    assert_eq!(rules(&check(on_user, Direction::Create)), ["schemas.not-allowed-for-type"]);
    let at_root = json!({"schemas": [BADGE, DOOR], "code": "A1", "floor": 2, DOOR: {"floor": 1}});
    assert_eq!(rules(&check(at_root, Direction::Create)), ["attr.extension-at-root"]);
    let answer = json!({
        "schemas": [BADGE, DOOR], "id": "1", "code": "A1", "status": "new", DOOR: {"floor": 2},
        "meta": {"resourceType": "badge", "location": "https://example.com/v2/Doors/1"},
    });
    assert_eq!(
        rules(&check(answer, Direction::Response)),
        ["meta.resourceType-mismatch", "meta.location-endpoint-mismatch"]
    );
}

#[test]
fn with_documents_every_other_schema_is_an_error() {
    let payload = json!({"schemas": [BADGE, "urn:example:acme:2.0:Nobody"], "code": "A1"});
    let report = create(&payload);
    assert_eq!(rules(&report), ["schemas.unknown"]);
    assert_eq!(report.diagnostics[0].severity, Severity::Error);
    let other = json!({"schemas": ["urn:example:other:2.0:Thing"], "code": "A1"});
    let report = create(&other);
    assert_eq!(rules(&report), ["schemas.unknown"]);
    assert_eq!(report.diagnostics[0].severity, Severity::Error);
    let open =
        check_payload(other.to_string().as_bytes(), &PayloadOptions::default(), Encoding::Utf16);
    assert_eq!(rules(&open.report), ["schemas.unknown"]);
    assert_eq!(open.report.diagnostics[0].severity, Severity::Warning);
}

#[test]
fn an_extension_of_ones_own_is_checked_on_a_user_without_a_resource_type() {
    let user = |inside: Value| json!({"schemas": [USER, DOOR], "userName": "ann", DOOR: inside});
    let check = |payload| check_with(&door(), &payload, Direction::Create);
    assert_eq!(rules(&check(user(json!({"floor": 2})))), [""; 0]);
    assert_eq!(rules(&check(user(json!({"floor": "2"})))), ["type.integer"]);
    assert_eq!(
        rules(&check(user(json!({"flor": 2, "floor": 1})))),
        ["attr.unknown-extension-attr"]
    );
    let both = json!({"schemas": [USER, DOOR, ENTERPRISE], "userName": "ann", DOOR: {"floor": 1}, ENTERPRISE: {"department": "x"}});
    assert_eq!(rules(&check(both)), [""; 0]);
}

#[test]
fn a_user_schema_of_ones_own_wins_and_keeps_the_rules_of_the_rfc() {
    let documents = json!({"id": USER, "name": "User", "attributes": [
        attribute("userName", "string", json!({"required": true})),
        attribute("title", "string", json!({"required": true})),
        attribute("badge", "string", json!({})),
        attribute("emails", "complex", json!({"multiValued": true, "subAttributes": [
            attribute("value", "string", json!({})),
            attribute("type", "string", json!({"canonicalValues": ["work", "home"]})),
        ]})),
    ]});
    let check = |payload| check_with(&documents, &payload, Direction::Create);
    let user = json!({"schemas": [USER], "userName": "ann", "title": "x", "badge": "5", "externalId": "7",
        "emails": [{"value": "ann@example.com", "type": "work", "primary": true}]});
    assert_eq!(rules(&check(user.clone())), [""; 0]);
    let with = |name: &str, value: Value| {
        let mut changed = user.clone();
        changed.as_object_mut().unwrap().insert(name.to_owned(), value);
        changed
    };
    assert_eq!(rules(&check(with("badge", json!(5)))), ["type.string"]);
    assert_eq!(rules(&check(with("nickName", json!("Ann")))), ["attr.unknown"]);
    assert_eq!(rules(&check(with("emails", json!([{"value": "no address"}])))), ["format.email"]);
    assert_eq!(rules(&check(json!({"schemas": [USER], "title": "x"}))), ["required.userName"]);
    // Groups are those of the RFC, since no document speaks of them.
    assert_eq!(rules(&check(json!({"schemas": [GROUP], "displayName": "x"}))), [""; 0]);
}

#[test]
fn the_resources_of_a_list_are_checked_by_the_same_schemas() {
    let list = json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
        "totalResults": 2,
        "Resources": [
            {"schemas": [BADGE], "id": "1", "code": 5, "status": "new", "meta": {"resourceType": "Badge", "location": "https://example.com/v2/Badges/1"}},
            {"schemas": ["urn:example:none"], "id": "2"},
        ],
    });
    let report = check_with(&badge(), &list, Direction::Response);
    assert_eq!(rules(&report), ["type.string", "schemas.unknown"]);
    assert_eq!(report.diagnostics[0].pointer.as_deref(), Some("/Resources/0/code"));
}

#[test]
fn a_resource_type_without_its_schema_document_is_a_fault_of_the_documents() {
    let documents = json!([badge(), resource_type()]);
    let payload = json!({"schemas": [BADGE, DOOR], "code": "A1", DOOR: {"anything": 5}});
    let report = check_with(&documents, &payload, Direction::Create);
    assert_eq!(rules(&report), ["xref.type-schema"]);
    let found = &report.diagnostics[0];
    assert_eq!(found.source, "schemas");
    assert_eq!(found.pointer.as_deref(), Some("/1/schemaExtensions/0/schema"));
}

#[test]
fn two_types_with_one_schema_are_told_apart_by_their_name() {
    let of = |name: &str, endpoint: &str, extension: &str| {
        json!({"name": name, "endpoint": endpoint, "schema": BADGE,
            "schemaExtensions": [{"schema": extension, "required": false}]})
    };
    let documents =
        json!([badge(), door(), of("Badge", "/Badges", DOOR), of("Pass", "/Passes", ENTERPRISE)]);
    let answer = |name: &str, endpoint: &str| {
        let location = format!("https://example.com/v2/{endpoint}/1");
        json!({"schemas": [BADGE], "id": "1", "code": "A1", "status": "new", "meta": {"resourceType": name, "location": location}})
    };
    let check = |payload| check_with(&documents, &payload, Direction::Response);
    assert_eq!(rules(&check(answer("Badge", "Badges"))), [""; 0]);
    assert_eq!(rules(&check(answer("Pass", "Passes"))), [""; 0]);
    assert_eq!(rules(&check(answer("Pass", "Badges"))), ["meta.location-endpoint-mismatch"]);
}

#[test]
fn a_schema_with_more_attributes_than_bits_is_checked_all_the_same() {
    let names: Vec<String> = (0..200).map(|number| format!("attribute{number}")).collect();
    let attributes: Vec<Value> = names
        .iter()
        .map(|name| attribute(name, "string", json!({"required": name == "attribute150"})))
        .collect();
    let documents = json!({"id": BADGE, "name": "Badge", "attributes": attributes});
    let mut all = json!({"schemas": [BADGE]});
    for name in &names {
        all[name] = json!("x");
    }
    let check = |payload: &Value| check_with(&documents, payload, Direction::Create);
    assert_eq!(rules(&check(&all)), [""; 0]);
    let text = all.to_string().replacen("\"attribute190\"", "\"Attribute190\"", 1);
    assert_eq!(rules(&check(&serde_json::from_str(&text).unwrap())), ["attr.name-case"]);
    all.as_object_mut().unwrap().remove("attribute150");
    assert_eq!(rules(&check(&all)), ["required.attribute"]);
}

#[test]
fn what_is_given_is_not_left_unchecked() {
    let user = format!(r#"{{"schemas": ["{USER}"], "userName": "ann"}}"#);
    let left = |options: &PayloadOptions| -> Vec<&str> {
        let checked = check_payload(user.as_bytes(), options, Encoding::Utf16);
        checked.unchecked.iter().map(|left| left.needs).collect()
    };
    let mut options = PayloadOptions::default();
    assert_eq!(left(&options), ["http", "now", "schemas"]);
    options.direction = Some(Direction::Replace);
    assert_eq!(left(&options), ["http", "previous", "now", "schemas"]);
    options.context.discovery = Some(Discovery::read(&badge().to_string()));
    options.context.now = Some("2025-01-01T00:00:00Z".to_owned());
    options.context.previous = Some("{}".to_owned());
    assert_eq!(left(&options), ["http"]);
}

#[test]
fn devices_roles_and_entitlements_are_known_without_documents() {
    let check = |payload: Value| {
        check_payload(payload.to_string().as_bytes(), &PayloadOptions::default(), Encoding::Utf16)
            .report
    };
    let device = "urn:ietf:params:scim:schemas:core:2.0:Device";
    let zigbee = "urn:ietf:params:scim:schemas:extension:zigbee:2.0:Device";
    let with = |address: &str| {
        json!({"schemas": [device, zigbee], "active": true,
            zigbee: {"versionSupport": ["3.0"], "deviceEui64Address": address}})
    };
    assert_eq!(rules(&check(with("50:32:5F:FF:FE:E7:67:28"))), [""; 0]);
    let short = check(with("50:32:5F:FF:FE:E7"));
    assert_eq!(rules(&short), ["device.mac"]);
    assert_eq!(short.diagnostics[0].message, "`50:32:5F:FF:FE:E7` is not a hardware address");
    let pointer = format!("/{zigbee}/deviceEui64Address");
    assert_eq!(short.diagnostics[0].pointer.as_deref(), Some(pointer.as_str()));
    let wrong = json!({"schemas": [device], "active": "true", "displayNam": "x"});
    assert_eq!(rules(&check(wrong)), ["type.boolean-string", "attr.unknown"]);
    let entitlement = json!({"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Entitlement"],
        "value": "logs", "totalAssignmentsUsed": "5"});
    assert_eq!(rules(&check(entitlement)), ["type.integer"]);
    let on_group = json!({"schemas": [GROUP, zigbee], "displayName": "x"});
    assert_eq!(rules(&check(on_group)), ["schemas.not-allowed-for-type"]);
}
