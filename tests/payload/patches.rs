//! Random PATCH requests that break no rule, made of what random resources hold.

use proptest::prelude::*;
use scim_preflight::check_payload;
use scim_preflight::report::Report;
use scim_preflight::scim::schema::urn;
use scim_preflight::scim::{Direction, Kind, PayloadOptions, Target};
use scim_preflight::text::Encoding;
use serde_json::{Value, json};

use super::generator::{Generator, random_resource};
use super::serious;

/// The operations that may be done with a member: each with a path and a value of its type.
fn operations(name: &str, value: &Value, prefix: &str, random: &mut Generator) -> Vec<Value> {
    let path = format!("{prefix}{name}");
    let op = ["add", "replace"][random.below(2)];
    let mut made = vec![json!({"op": op, "path": path, "value": value})];
    match value {
        Value::Object(subs) => made.extend(subs.iter().map(|(sub, value)| {
            json!({"op": "replace", "path": format!("{path}.{sub}"), "value": value})
        })),
        Value::Array(elements) => made.extend(elements.iter().filter_map(|element| {
            let known = element.get("value")?.as_str()?;
            let path = format!("{path}[value eq {}]", json!(known));
            Some(json!({"op": "remove", "path": path}))
        })),
        _ => {}
    }
    made
}

fn random_patch(random: &mut Generator, user: bool) -> Value {
    let resource = random_resource(random, user, Direction::Create);
    let mut all = Vec::new();
    for (name, value) in resource.as_object().unwrap().iter().filter(|(name, _)| *name != "schemas")
    {
        match value {
            Value::Object(members) if name == urn::ENTERPRISE_USER => {
                let prefix = format!("{name}:");
                let made = members
                    .iter()
                    .flat_map(|(name, value)| operations(name, value, &prefix, random));
                all.extend(made);
            }
            _ => all.extend(operations(name, value, "", random)),
        }
    }
    let chosen = all.swap_remove(random.below(all.len()));
    json!({"schemas": [urn::PATCH_OP], "Operations": [chosen]})
}

fn check(patch: &Value, user: bool) -> Report {
    let options = PayloadOptions {
        kind: Some(Kind::Patch),
        target: Some(if user { Target::User } else { Target::Group }),
        ..PayloadOptions::default()
    };
    check_payload(patch.to_string().as_bytes(), &options, Encoding::Utf16).report
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_the_schemas_allow_to_change_is_never_refused(seed: u64, user: bool) {
        let patch = random_patch(&mut Generator::new(seed), user);
        let report = check(&patch, user);
        prop_assert!(serious(&report).is_empty(), "{patch}\n{:#?}", serious(&report));
    }

    #[test]
    fn a_fault_in_such_a_request_is_found(seed: u64, user: bool, fault in 0..8_usize) {
        let mut patch = random_patch(&mut Generator::new(seed), user);
        let operation = &mut patch["Operations"][0];
        match fault {
            0 => operation["op"] = json!("delete"),
            1 => operation["op"] = json!(1),
            2 => {
                operation.as_object_mut().unwrap().shift_remove("op");
            }
            3 => operation["path"] = json!("emails[type eq"),
            4 => operation["path"] = json!("zyx"),
            5 => operation["path"] = json!(5),
            6 => patch["Operations"] = json!({}),
            _ => patch["schemas"] = json!([urn::USER]),
        }
        let report = check(&patch, user);
        prop_assert!(!serious(&report).is_empty(), "{patch}\n{:#?}", report.diagnostics);
    }
}
