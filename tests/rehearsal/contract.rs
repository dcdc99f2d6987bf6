//! Every exchange against Sumo Logic's own description of its API: what is asked, what is answered,
//! and that nothing is sent that the description has no operation for.

use scim_preflight::preflight::RehearsedExchange;
use serde_json::{Value, json};

use crate::{body, of, with};

const VENDOR: &str = include_str!("../fixtures/vendor/sumo-logic-scim.json");

/// What is wrong with a value in the eyes of a schema. Members that the schema does not have are
/// allowed, as the description does not forbid them.
fn complaints(vendor: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap();
        return complaints(vendor, &vendor["schemas"][name], value, at);
    }
    let mut wrong = Vec::new();
    for part in schema["allOf"].as_array().into_iter().flatten() {
        wrong.extend(complaints(vendor, part, value, at));
    }
    let right = match schema["type"].as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_i64(),
        _ => true,
    };
    if !right {
        wrong.push(format!("{at}: {value} is no {}", schema["type"]));
    }
    let length = value.as_str().map_or(0, |text| text.chars().count() as u64);
    if schema["maxLength"].as_u64().is_some_and(|most| length > most) {
        wrong.push(format!("{at}: too long"));
    }
    for name in schema["required"].as_array().into_iter().flatten() {
        if value.get(name.as_str().unwrap()).is_none() {
            wrong.push(format!("{at}: {name} is missing"));
        }
    }
    for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
        if let Some(member) = value.get(name) {
            wrong.extend(complaints(vendor, inner, member, &format!("{at}/{name}")));
        }
    }
    for item in value.as_array().into_iter().flatten() {
        wrong.extend(complaints(vendor, &schema["items"], item, &format!("{at}/items")));
    }
    wrong
}

fn vendor() -> Value {
    serde_json::from_str(VENDOR).unwrap()
}

/// The operation that an exchange is one of.
fn operation<'v>(vendor: &'v Value, one: &RehearsedExchange) -> &'v Value {
    let path = one.url.strip_prefix("https://api.us2.sumologic.com/api").unwrap();
    let path = path.split('?').next().unwrap();
    let path = if path.ends_with("/Users") { "/v1/scim/Users" } else { "/v1/scim/Users/{id}" };
    let mut all = vendor["operations"].as_array().unwrap().iter();
    all.find(|it| it["method"] == one.method && it["path"] == path).unwrap()
}

fn check(vendor: &Value, schema: &Value, text: Option<&String>) -> Vec<String> {
    let name = schema.as_str().unwrap();
    complaints(vendor, &vendor["schemas"][name], &body(text), name)
}

#[test]
fn what_is_sent_and_answered_is_as_the_contract_has_it() {
    let made = of(json!([
        { "event": "test" },
        { "event": "assign", "person": "ada@example.com" },
        { "event": "assign", "person": "bob@example.com", "role": "user" },
        { "event": "change", "person": "ada@example.com", "profile": { "lastName": "King" } },
        { "event": "import" },
        { "event": "unassign", "person": "ada@example.com" },
        { "event": "assign", "person": "ada@example.com" },
        { "event": "reactivate-in-sumo-logic", "person": "ada@example.com" },
        { "event": "retry", "person": "ada@example.com" },
    ]));
    let vendor = vendor();
    let (mut answered, mut refused) = (0, 0);
    for one in made.steps.iter().flat_map(|step| &step.exchanges) {
        let operation = operation(&vendor, one);
        if one.status == operation["status"].as_u64().map(|status| status as u32) {
            answered += 1;
            assert_eq!(check(&vendor, &operation["response"], one.response_body.as_ref()), [""; 0]);
            if let Some(sent) = &one.request_body {
                assert_eq!(check(&vendor, &operation["request"], Some(sent)), [""; 0]);
            }
        } else {
            refused += 1;
            assert_eq!(check(&vendor, &operation["error"], one.response_body.as_ref()), [""; 0]);
        }
    }
    assert_eq!((answered, refused), (13, 2));
}

#[test]
fn what_the_contract_does_not_take_is_refused() {
    let vendor = vendor();
    let long = format!("{}@example.com", "a".repeat(60));
    let cases = [
        json!({ "mapped": ["givenName", "email"] }),
        json!({ "mapped": ["givenName", "familyName"] }),
        json!({ "externalNamespace": "" }),
        json!({ "externalName": "roles" }),
        json!({ "people": [{ "profile": { "login": long, "firstName": "A", "lastName": "B" }, "role": "Analyst" }] }),
    ];
    for given in cases {
        let login = given["people"][0]["profile"]["login"].as_str().unwrap_or("ada@example.com");
        let step =
            with(json!([{ "event": "assign", "person": login }]), given.clone()).steps.remove(0);
        let post = &step.exchanges[1];
        let wrong =
            check(&vendor, &operation(&vendor, post)["request"], post.request_body.as_ref());
        assert!(!wrong.is_empty() && post.status == Some(400), "{given}: {wrong:?}");
    }
}
