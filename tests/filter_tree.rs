//! Filters as plain data, and written again.

#![expect(clippy::unwrap_used, reason = "a test stops where its own table is wrong")]

use proptest::prelude::*;
use scim_preflight::scim::filter::FilterEndpoint;
use scim_preflight::{FilterOptions, check_filter, parse_filter, print_filter};
use serde_json::{Value, json};

fn data(filter: &str) -> Value {
    serde_json::to_value(parse_filter(filter).unwrap()).unwrap()
}

/// The data without offsets and the spelling of strings: what a filter means.
fn meaning(filter: &str) -> Value {
    fn stripped(value: Value) -> Value {
        match value {
            Value::Object(members) => {
                let string = members.get("kind") == Some(&"string".into());
                let left_out =
                    |name: &str| matches!(name, "start" | "end") || string && name == "text";
                let kept = members.into_iter().filter(|(name, _)| !left_out(name));
                kept.map(|(name, value)| (name, stripped(value))).collect()
            }
            Value::Array(elements) => elements.into_iter().map(stripped).collect(),
            value => value,
        }
    }
    stripped(data(filter))
}

fn printed(filter: &str) -> String {
    print_filter(&parse_filter(filter).unwrap())
}

#[test]
fn every_part_of_a_filter_is_data_with_its_place_in_utf_16_units() {
    assert_eq!(
        data(r#"name.givenName CO "é😀" and (urn:x:y:n gt -1.50e1 or not(a pr))"#),
        json!({
            "op": "and", "start": 0, "end": 63,
            "filters": [
                {
                    "op": "co", "start": 0, "end": 23,
                    "path": {"attribute": "name", "sub": "givenName"},
                    "literal":
                        {"kind": "string", "value": "é😀", "text": "\"é😀\"", "start": 18, "end": 23}
                },
                {
                    "op": "or", "start": 29, "end": 62,
                    "filters": [
                        {
                            "op": "gt", "start": 29, "end": 49,
                            "path": {"urn": "urn:x:y", "attribute": "n"},
                            "literal":
                                {"kind": "number", "value": -15.0, "text": "-1.50e1", "start": 42, "end": 49}
                        },
                        {
                            "op": "not", "start": 53, "end": 62,
                            "filter":
                                {"op": "pr", "start": 57, "end": 61, "path": {"attribute": "a"}}
                        }
                    ]
                }
            ]
        })
    );
    assert_eq!(
        data("emails[a eq null and b ne TRUE]".replace("TRUE", "true").as_str()),
        json!({
            "op": "valuePath", "start": 0, "end": 31, "path": {"attribute": "emails"},
            "filter": {
                "op": "and", "start": 7, "end": 30,
                "filters": [
                    {
                        "op": "eq", "start": 7, "end": 16, "path": {"attribute": "a"},
                        "literal":
                            {"kind": "null", "value": null, "text": "null", "start": 12, "end": 16}
                    },
                    {
                        "op": "ne", "start": 21, "end": 30, "path": {"attribute": "b"},
                        "literal":
                            {"kind": "boolean", "value": true, "text": "true", "start": 26, "end": 30}
                    }
                ]
            }
        })
    );
}

#[test]
fn a_filter_with_mistakes_gives_the_report_that_its_check_gives() {
    for filter in ["", "userName", "a eq 'x' and b = 1", "(a pr"] {
        let report = parse_filter(filter).unwrap_err();
        assert_eq!(report, check_filter(filter, &FilterOptions::default()), "{filter}");
        assert!(!report.ok);
    }
}

#[test]
fn filters_are_written_in_one_way() {
    for (filter, expected) in [
        ("((a  PR))", "a pr"),
        ("(a pr and b pr) and (c pr)", "a pr and b pr and c pr"),
        ("a pr OR (b pr And c pr)", "a pr or b pr and c pr"),
        ("(a pr or b pr) and c pr", "(a pr or b pr) and c pr"),
        ("not ((a pr or b pr))", "not(a pr or b pr)"),
        ("not(not(a pr))", "not(not(a pr))"),
        (
            r#"Emails[type eq "work"].Value eq "\u0041\/\u000a""#,
            r#"Emails[type eq "work" and Value eq "A/\n"]"#,
        ),
        ("e[a pr or b pr].c pr", "e[(a pr or b pr) and c pr]"),
        ("a eq 1.50E+01 and b eq -0", "a eq 1.50E+01 and b eq -0"),
        ("urn:x:2.0:Y:a.b eq null", "urn:x:2.0:Y:a.b eq null"),
    ] {
        assert_eq!(printed(filter), expected);
        assert_eq!(printed(expected), expected);
    }
}

fn name() -> impl Strategy<Value = String> {
    let part = "[a-zA-Z][a-zA-Z0-9_-]{0,6}";
    let urn = prop::option::of("urn:[a-z]{1,4}:[0-9]\\.[0-9]:[A-Z]");
    (urn, part, prop::option::of(part)).prop_map(|(urn, attribute, sub)| {
        let urn = urn.map_or(String::new(), |urn| urn + ":");
        let sub = sub.map_or(String::new(), |sub| format!(".{sub}"));
        format!("{urn}{attribute}{sub}")
    })
}

fn literal() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>().prop_map(|text| Value::from(text).to_string()),
        "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,5})?([eE][+-]?[0-9]{1,2})?",
        Just("true".to_owned()),
        Just("false".to_owned()),
        Just("null".to_owned()),
    ]
}

fn condition(name: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let operator = prop::sample::select(vec!["eq", "NE", "co", "sw", "Ew", "gt", "ge", "lt", "lE"]);
    prop_oneof![
        1 => (name, operator, literal()).prop_map(|(name, operator, literal)| format!("{name} {operator} {literal}")),
        1 => Just("a pr".to_owned()),
    ]
}

/// Conditions joined, negated and put in more parentheses than they need.
fn joined(leaf: BoxedStrategy<String>) -> impl Strategy<Value = String> {
    leaf.prop_recursive(4, 24, 4, |inner| {
        let words = prop::sample::select(vec![" and ", " or ", " AND ", " Or "]);
        prop_oneof![
            (prop::collection::vec(inner.clone(), 2..4), words)
                .prop_map(|(parts, word)| parts.join(word)),
            inner.clone().prop_map(|inner| format!("({inner})")),
            inner.prop_map(|inner| format!("not({inner})")),
        ]
    })
}

fn filter() -> impl Strategy<Value = String> {
    let inside = joined(condition("[a-z]{1,5}").boxed());
    let value_path = (name(), inside).prop_map(|(name, inside)| format!("{name}[{inside}]"));
    joined(prop_oneof![4 => condition(name()), 1 => value_path].boxed())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_means_the_same_and_is_written_the_same_again(filter in filter()) {
        let once = printed(&filter);
        prop_assert_eq!(meaning(&once), meaning(&filter));
        prop_assert_eq!(printed(&once), once.as_str());
        prop_assert!(once.len() <= filter.len() + 6 * filter.matches('\\').count() + 64);
    }

    #[test]
    fn legal_filters_of_every_make_are_taken_without_errors_and_warnings(filter in filter()) {
        // Among resources of all types no name has a type of its own.
        let root = FilterOptions { endpoint: Some(FilterEndpoint::Root), ..FilterOptions::default() };
        let report = check_filter(&filter, &root);
        prop_assert_eq!((report.errors, report.warnings), (0, 0), "{:#?}", report.diagnostics);
    }
}
