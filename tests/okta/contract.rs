//! Validates request bodies against Okta's own description of its Management API.
//!
//! Stricter than JSON Schema in one point: a member that the description does not know is wrong,
//! so that a misspelled one shows.

use serde_json::{Map, Value};

const VENDOR: &str = include_str!("../fixtures/vendor/okta-schemas.json");

pub(crate) struct Contract(Value);

impl Contract {
    pub(crate) fn read() -> Self {
        Self(serde_json::from_str(VENDOR).unwrap())
    }

    /// What is wrong with a value in the eyes of a schema; nothing when it is valid.
    pub(crate) fn complaints(&self, schema: &str, value: &Value) -> Vec<String> {
        let mut wrong = Vec::new();
        self.check(&self.0["schemas"][schema], value, schema, &mut wrong);
        wrong
    }

    fn check(&self, schema: &Value, value: &Value, at: &str, wrong: &mut Vec<String>) {
        assert!(schema.is_object(), "{at}: no schema");
        let nullable = ["nullable", "x-okta-allow-null-property-value-for-updates"];
        if value.is_null() && nullable.iter().any(|word| schema[word] == true) {
            return;
        }
        if let Some(name) = schema["$ref"].as_str() {
            let name = name.rsplit('/').next().unwrap();
            return self.check(&self.0["schemas"][name], value, at, wrong);
        }
        for part in schema["allOf"].as_array().into_iter().flatten() {
            self.check(part, value, at, wrong);
        }
        for word in ["anyOf", "oneOf"] {
            let Some(choices) = schema[word].as_array() else { continue };
            let fits = |choice: &Value| {
                let mut wrong = Vec::new();
                self.check(choice, value, at, &mut wrong);
                wrong.is_empty()
            };
            if !choices.iter().any(fits) {
                wrong.push(format!("{at}: none of {word}"));
            }
        }
        if schema["enum"].as_array().is_some_and(|values| !values.contains(value)) {
            wrong.push(format!("{at}: {value} is not in {}", schema["enum"]));
        }
        let right_type = match schema["type"].as_str() {
            Some("object") => value.is_object(),
            Some("array") => value.is_array(),
            Some("string") => value.is_string(),
            Some("boolean") => value.is_boolean(),
            Some("integer") => value.is_i64(),
            Some("number") => value.is_number(),
            Some(other) => panic!("{at}: type {other}"),
            None => true,
        };
        if !right_type {
            wrong.push(format!("{at}: {value} is no {}", schema["type"]));
        }
        if let (Some(least), Some(text)) = (schema["minLength"].as_u64(), value.as_str())
            && (text.chars().count() as u64) < least
        {
            wrong.push(format!("{at}: too short"));
        }
        for (index, item) in value.as_array().into_iter().flatten().enumerate() {
            if schema["items"].is_object() {
                self.check(&schema["items"], item, &format!("{at}/{index}"), wrong);
            }
        }
        if let (Some(members), true) = (value.as_object(), schema["type"] == "object") {
            self.check_members(schema, members, at, wrong);
        }
    }

    fn check_members(
        &self,
        schema: &Value,
        members: &Map<String, Value>,
        at: &str,
        wrong: &mut Vec<String>,
    ) {
        for name in schema["required"].as_array().into_iter().flatten() {
            if !members.contains_key(name.as_str().unwrap()) {
                wrong.push(format!("{at}: {name} is missing"));
            }
        }
        for (name, member) in members {
            let at = format!("{at}/{name}");
            match (&schema["properties"][name], &schema["additionalProperties"]) {
                (known @ Value::Object(_), _) => self.check(known, member, &at, wrong),
                (_, other @ Value::Object(_)) => self.check(other, member, &at, wrong),
                _ => wrong.push(format!("{at}: unknown member")),
            }
        }
    }
}

#[test]
fn the_contract_refuses_what_okta_does_not_know() {
    let contract = Contract::read();
    let refuses = |text: &str| {
        let property = serde_json::from_str(text).unwrap();
        contract.complaints("UserSchemaAttribute", &property)
    };
    for (property, complaint) in [
        (r#"{"scope": "GROUP"}"#, "/scope: \"GROUP\" is not in [\"NONE\",\"SELF\"]"),
        (r#"{"required": "true"}"#, "/required: \"true\" is no \"boolean\""),
        (r#"{"external_name": "roles"}"#, "/external_name: unknown member"),
        (r#"{"title": ""}"#, "/title: too short"),
        (r#"{"oneOf": [{"const": 1}]}"#, "/oneOf/0/const: 1 is no \"string\""),
        (r#"{"enum": [true]}"#, "/enum/0: none of anyOf"),
    ] {
        assert_eq!(refuses(property), [format!("UserSchemaAttribute{complaint}")], "{property}");
    }
    assert!(refuses(r#"{"title": "Roles", "type": "string", "enum": null}"#).is_empty());
}
