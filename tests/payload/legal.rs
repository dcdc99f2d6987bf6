//! Resources that break no rule, in whatever order and letter case.

use proptest::prelude::*;
use scim_preflight::scim::Direction;
use serde_json::{Map, Value};

use super::generator::{Generator, random_list, random_resource};
use super::samples::{FULL_USER, GROUP, MINIMAL_ANSWER, MINIMAL_USER, answered};
use super::{check, rules, serious};

const REQUESTS: [Direction; 2] = [Direction::Create, Direction::Replace];

/// All samples with the directions in which they are right.
fn samples() -> Vec<(String, Direction)> {
    let mut samples = vec![
        (MINIMAL_ANSWER.to_owned(), Direction::Response),
        (answered(FULL_USER, "User"), Direction::Response),
        (answered(GROUP, "Group"), Direction::Response),
    ];
    for direction in REQUESTS {
        for text in [MINIMAL_USER, FULL_USER, GROUP] {
            samples.push((text.to_owned(), direction));
        }
    }
    samples
}

#[test]
fn the_examples_of_the_rfc_set_right_give_no_finding_at_all() {
    for (text, direction) in samples() {
        let report = check(&text, direction);
        assert!(report.diagnostics.is_empty(), "{direction:?} {text}: {:#?}", report.diagnostics);
    }
}

/// Turns the members of all objects round, and applies a change to their names.
fn turned(value: Value, rename: &dyn Fn(&str) -> String) -> Value {
    match value {
        Value::Object(members) => {
            let mut members: Vec<(String, Value)> = members.into_iter().collect();
            members.reverse();
            let turned =
                members.into_iter().map(|(name, value)| (rename(&name), turned(value, rename)));
            Value::Object(turned.collect::<Map<_, _>>())
        }
        Value::Array(elements) => {
            elements.into_iter().map(|element| turned(element, rename)).collect()
        }
        value => value,
    }
}

#[test]
fn the_order_of_the_members_does_not_matter() {
    for (text, direction) in samples() {
        let turned = turned(serde_json::from_str(&text).unwrap(), &str::to_owned).to_string();
        assert_eq!(rules(&check(&turned, direction)), [""; 0], "{turned}");
    }
    let faulty = r#"{"userName": 5, "active": "true", "emails": [{"type": "work"}], "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"]}"#;
    let turned = turned(serde_json::from_str(faulty).unwrap(), &str::to_owned).to_string();
    let sorted = |text: &str| {
        let report = check(text, Direction::Create);
        let mut rules: Vec<String> = rules(&report).into_iter().map(str::to_owned).collect();
        rules.sort();
        rules
    };
    assert_eq!(sorted(faulty), ["multi.value-missing", "type.boolean-string", "type.string"]);
    assert_eq!(sorted(&turned), sorted(faulty));
}

#[test]
fn names_in_another_letter_case_are_noted_and_read_all_the_same() {
    let upper = |name: &str| {
        if name.contains(':') { name.to_owned() } else { name.to_uppercase() }
    };
    for (text, direction) in samples() {
        let shouted = turned(serde_json::from_str(&text).unwrap(), &upper).to_string();
        let report = check(&shouted, direction);
        assert!(rules(&report).iter().all(|rule| *rule == "attr.name-case"), "{report:#?}");
        assert!(report.ok && report.warnings == 0 && report.infos > 1);
    }
}

#[test]
fn another_letter_case_is_shown_where_it_stands() {
    let text = r#"{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "username": "ann@example.com"}"#;
    let report = check(text, Direction::Create);
    let [found] = report.diagnostics.as_slice() else { panic!("{report:#?}") };
    assert_eq!(found.message, "`username` is spelled `userName` in the schema");
    assert_eq!((found.line, found.column), (Some(1), Some(61)));
    assert_eq!((found.start, found.end), (Some(60), Some(70)));
    assert_eq!(found.pointer.as_deref(), Some("/username"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_the_schemas_allow_is_never_refused(seed: u64) {
        let mut random = Generator::new(seed);
        for direction in [Direction::Create, Direction::Replace, Direction::Response] {
            for user in [true, false] {
                let text = random_resource(&mut random, user, direction).to_string();
                let report = check(&text, direction);
                prop_assert!(serious(&report).is_empty(), "{text}\n{:#?}", serious(&report));
            }
        }
    }

    #[test]
    fn a_list_of_such_resources_is_never_refused(seed: u64) {
        let text = random_list(&mut Generator::new(seed)).to_string();
        let report = check(&text, Direction::Response);
        prop_assert!(serious(&report).is_empty(), "{text}\n{:#?}", serious(&report));
    }
}
