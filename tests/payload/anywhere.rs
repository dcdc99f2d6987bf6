//! One change to a sound resource, wherever the schema says that it is one fault: it is found, and
//! found there.

use proptest::prelude::*;
use scim_preflight::report::Diagnostic;
use scim_preflight::scim::Direction;
use scim_preflight::scim::schema::{Attribute, ENTERPRISE_USER, GROUP, Type, USER, urn};
use serde_json::{Value, json};

use super::generator::{Generator, random_resource};
use super::{check, serious};

/// A value that stands in a resource: its pointer, its attribute, whether it is one element.
struct Standing<'a> {
    pointer: String,
    attribute: &'a Attribute<'a>,
    element: bool,
}

/// All values of a resource that its schema knows.
fn standing(resource: &Value, user: bool) -> Vec<Standing<'static>> {
    let mut found = Vec::new();
    let schema = if user { &USER } else { &GROUP };
    gather(resource, "", schema.attributes.list(), &mut found);
    if let Some(extension) = resource.get(urn::ENTERPRISE_USER) {
        let pointer = format!("/{}", urn::ENTERPRISE_USER);
        gather(extension, &pointer, ENTERPRISE_USER.attributes.list(), &mut found);
    }
    found
}

fn gather(
    object: &Value,
    pointer: &str,
    attributes: &'static [Attribute<'static>],
    found: &mut Vec<Standing<'static>>,
) {
    for attribute in attributes {
        let Some(value) = object.get(attribute.name) else { continue };
        let pointer = format!("{pointer}/{}", attribute.name);
        found.push(Standing { pointer: pointer.clone(), attribute, element: false });
        match value {
            Value::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    let pointer = format!("{pointer}/{index}");
                    gather(element, &pointer, attribute.subs.list(), found);
                    found.push(Standing { pointer, attribute, element: true });
                }
            }
            _ => gather(value, &pointer, attribute.subs.list(), found),
        }
    }
}

/// A value of a type that the attribute does not take. Strings stay out where text would do.
fn wrong(standing: &Standing<'_>, choice: usize) -> Value {
    let all = [
        json!(5),
        json!(-0.5),
        json!(true),
        json!({}),
        json!({"value": "x"}),
        json!([]),
        json!(["x"]),
        json!("neither true nor false"),
    ];
    let attribute = standing.attribute;
    let many = attribute.multi && !standing.element;
    let allowed = |value: &Value| match value {
        // Nothing at all is said by an empty list or object, whatever the type.
        Value::Array(elements) => many || elements.is_empty(),
        Value::Object(members) => {
            attribute.kind == Type::Complex && !many || members.is_empty() && !attribute.required
        }
        Value::Bool(_) => attribute.kind == Type::Boolean && !many,
        Value::String(_) => !matches!(attribute.kind, Type::Boolean | Type::Complex) && !many,
        _ => false,
    };
    let wrong: Vec<Value> = all.into_iter().filter(|value| !allowed(value)).collect();
    wrong[choice % wrong.len()].clone()
}

fn is_about(found: &Diagnostic, pointer: &str) -> bool {
    let there = found.pointer.as_deref().unwrap_or_default();
    there == pointer || there.strip_prefix(pointer).is_some_and(|rest| rest.starts_with('/'))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_value_of_the_wrong_type_is_found_where_it_stands(
        seed: u64,
        user: bool,
        answer: bool,
        place: prop::sample::Index,
        choice: prop::sample::Index,
    ) {
        let direction = if answer { Direction::Response } else { Direction::Create };
        let mut resource = random_resource(&mut Generator::new(seed), user, direction);
        let all = standing(&resource, user);
        let standing = place.get(&all);
        let value = wrong(standing, choice.index(1000));
        *resource.pointer_mut(&standing.pointer).unwrap() = value.clone();
        let text = resource.to_string();
        let report = check(&text, direction);
        let found = serious(&report);
        prop_assert!(
            found.iter().any(|found| is_about(found, &standing.pointer)),
            "{value} at {}: {text}\n{found:#?}", standing.pointer
        );
    }

    #[test]
    fn a_name_that_no_schema_has_is_found_at_every_level(
        seed: u64,
        user: bool,
        place: prop::sample::Index,
    ) {
        let direction = Direction::Create;
        let mut resource = random_resource(&mut Generator::new(seed), user, direction);
        let mut objects: Vec<String> = standing(&resource, user)
            .into_iter()
            .map(|standing| standing.pointer)
            .filter(|pointer| resource.pointer(pointer).unwrap().is_object())
            .collect();
        objects.push(String::new());
        let pointer = place.get(&objects);
        resource.pointer_mut(pointer).unwrap()["zyx"] = json!("x");
        let text = resource.to_string();
        let report = check(&text, direction);
        let wanted = format!("{pointer}/zyx");
        prop_assert!(
            report.diagnostics.iter().any(|found| is_about(found, &wanted)),
            "{wanted}: {text}\n{:#?}", report.diagnostics
        );
    }

    #[test]
    fn a_member_that_stands_twice_is_found_at_every_level(
        seed: u64,
        user: bool,
        place: prop::sample::Index,
    ) {
        let resource = random_resource(&mut Generator::new(seed), user, Direction::Create);
        let text = resource.to_string();
        let ends: Vec<usize> = standing(&resource, user)
            .iter()
            .filter_map(|standing| {
                let object = resource.pointer(&standing.pointer)?.as_object()?;
                let (name, value) = object.iter().next()?;
                let member = format!("{}:{value}", json!(name));
                Some(text.find(&member)? + member.len())
            })
            .collect();
        prop_assume!(!ends.is_empty());
        let end = *place.get(&ends);
        let start = text[..end].rfind("{\"").unwrap();
        let again = &text[start + 1..end];
        prop_assume!(serde_json::from_str::<Value>(&format!("{{{again}}}")).is_ok());
        let twice = format!("{},{again}{}", &text[..end], &text[end..]);
        let report = check(&twice, Direction::Create);
        prop_assert!(
            report.diagnostics.iter().any(|found| found.rule == "json.duplicate-key"),
            "{twice}\n{:#?}", report.diagnostics
        );
    }
}
