//! What comes of pressing "apply all safe fixes".

use std::collections::BTreeSet;

use proptest::prelude::*;
use scim_preflight::apply_fixes;
use scim_preflight::report::{DiagnosticFix, Report};
use scim_preflight::scim::Direction;
use scim_preflight::text::Encoding;
use serde_json::Value;

use super::check;
use super::faults::{COUNT, faulty};

fn safe_fixes(report: &Report) -> Vec<DiagnosticFix> {
    let fixes = report.diagnostics.iter().filter_map(|found| found.fix.clone());
    fixes.filter(|fix| fix.safe).collect()
}

fn rules(report: &Report) -> BTreeSet<&str> {
    report.diagnostics.iter().map(|found| found.rule.as_str()).collect()
}

/// Applies all safe fixes, once.
fn mended(text: &str, direction: Direction) -> String {
    let fixes = safe_fixes(&check(text, direction));
    apply_fixes(text, &fixes, false, Encoding::Utf16).text
}

/// The lines that no safe fix touches.
fn untouched<'a>(text: &'a str, fixes: &[DiagnosticFix]) -> Vec<&'a str> {
    let mut offset = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let (start, end) = (offset, offset + line.encode_utf16().count() as u32);
        offset = end;
        let touched = |fix: &DiagnosticFix| {
            fix.edits.iter().any(|edit| edit.start <= end && start <= edit.end)
        };
        if !fixes.iter().any(touched) {
            lines.push(line);
        }
    }
    lines
}

#[test]
fn several_faults_are_mended_and_the_layout_stays() {
    let text = r#"{
	"schemas" : [ "urn:ietf:params:scim:schemas:core:2.0:User" ],
    "userName" : "ann@example.com"  ,
  "active":"True", "title" :5,
  "emails": [null,
     { "value" : "ann@example.com" , "primary": "true", "type": "Work" } ],

	"nickName": null, "roles": { "value" : "Analyst" }
}
"#;
    let mended = mended(text, Direction::Create);
    let expected = r#"{
	"schemas" : [ "urn:ietf:params:scim:schemas:core:2.0:User" ],
    "userName" : "ann@example.com"  ,
  "active":true, "title" :"5",
  "emails": [{ "value" : "ann@example.com" , "primary": true, "type": "work" } ], "roles": [{ "value" : "Analyst" }]
}
"#;
    assert_eq!(mended, expected);
    assert_eq!(check(&mended, Direction::Create).diagnostics, []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn after_all_safe_fixes_nothing_is_left_to_fix_and_nothing_is_new(seed: u64, index in 0..COUNT, pretty: bool) {
        let (_, mut text, direction) = faulty(seed, index);
        if let Some(value) = pretty.then(|| serde_json::from_str::<Value>(&text).ok()).flatten() {
            text = serde_json::to_string_pretty(&value).unwrap();
        }
        let before = check(&text, direction);
        let fixes = safe_fixes(&before);
        let once = apply_fixes(&text, &fixes, false, Encoding::Utf16).text;
        let mut rest = once.as_str();
        for line in untouched(&text, &fixes) {
            let found = rest.find(line);
            prop_assert!(found.is_some(), "{line:?} has changed:\n{text}\n{once}");
            rest = &rest[found.unwrap_or_default() + line.len()..];
        }
        let after = check(&once, direction);
        prop_assert!(safe_fixes(&after).is_empty(), "{text}\n{once}\n{:#?}", after.diagnostics);
        prop_assert!(rules(&after).is_subset(&rules(&before)), "{text}\n{once}\n{:#?}", after.diagnostics);
    }
}
