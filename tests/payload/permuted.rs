//! The order of members has no meaning, and neither has the time of day.

use std::collections::BTreeSet;

use proptest::prelude::*;
use scim_preflight::report::Report;
use scim_preflight::scim::Direction;
use serde_json::{Map, Value};

use super::check;
use super::faults::{COUNT, faulty};
use super::generator::Generator;

/// The value with the members of every object in another order.
fn permuted(value: Value, random: &mut Generator) -> Value {
    match value {
        Value::Object(members) => {
            let mut left: Vec<(String, Value)> = members.into_iter().collect();
            let mut turned = Map::new();
            while !left.is_empty() {
                let (name, value) = left.swap_remove(random.below(left.len()));
                turned.insert(name, permuted(value, random));
            }
            Value::Object(turned)
        }
        Value::Array(elements) => {
            elements.into_iter().map(|element| permuted(element, random)).collect()
        }
        value => value,
    }
}

/// The rules as a set: which of two equal names is the second one, the order does tell.
fn rules(report: &Report) -> BTreeSet<&str> {
    report.diagnostics.iter().map(|found| found.rule.as_str()).collect()
}

#[test]
fn an_attribute_that_stands_twice_is_one_finding_whichever_spelling_comes_first() {
    let names = |first, second| {
        format!(
            r#"{{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"{first}":"ann","{second}":"bob"}}"#
        )
    };
    for (first, second) in
        [("userName", "USERNAME"), ("USERNAME", "userName"), ("username", "UserName")]
    {
        let report = check(&names(first, second), Direction::Create);
        assert_eq!(super::rules(&report), ["json.duplicate-key-case"], "{first}, {second}");
    }
    let list = r#"{"SCHEMAS":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":0}"#;
    let report = check(list, Direction::Response);
    assert_eq!(super::rules(&report), ["json.duplicate-key-case"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn members_in_another_order_give_the_same_rules(
        seed: u64,
        index in 0..COUNT,
        order: u64,
    ) {
        let (_, text, direction) = faulty(seed, index);
        // A name that stands twice is lost to the one who turns it.
        let Ok(value) = serde_json::from_str::<Value>(&text) else { return Ok(()) };
        let printed = value.to_string();
        prop_assume!(printed == text);
        let turned = permuted(value, &mut Generator::new(order)).to_string();
        let (before, after) = (check(&text, direction), check(&turned, direction));
        prop_assert_eq!(rules(&before), rules(&after), "{}\n{}", text, turned);
    }
}
