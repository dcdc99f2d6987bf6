//! Runs the rule book: registry, book and what the examples really yield are the same set.
#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests may fail loudly, as the tests themselves"
)]

mod support;

use std::collections::BTreeSet;

use scim_preflight::report::{DiagnosticFix, Report};
use scim_preflight::text::Encoding;
use scim_preflight::{apply_fixes, rules};
use support::book::{self, Example, Section};
use support::checks::{check, input};

fn run(example: &Example) -> Report {
    check(example, &input(example))
}

fn found(report: &Report) -> BTreeSet<&str> {
    report.diagnostics.iter().map(|found| found.rule.as_str()).collect()
}

/// A text after the fixes of a rule. Where the input has parts, each fix is for the part that its
/// finding names.
fn mended(bad: &Example, report: &Report, rule: &str) -> String {
    let fixes = |source: Option<&str>| -> Vec<DiagnosticFix> {
        let of_rule = report.diagnostics.iter().filter(|found| found.rule == rule);
        let here = of_rule.filter(|found| source.is_none_or(|source| found.source == source));
        here.filter_map(|found| found.fix.clone()).collect()
    };
    let text = input(bad);
    if !support::checks::has_parts(bad.input()) {
        return apply_fixes(&text, &fixes(None), true, Encoding::Utf16).text;
    }
    let parts: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&text).unwrap();
    let mended = parts.iter().map(|(name, part)| {
        let part = part.as_str().unwrap();
        let part = apply_fixes(part, &fixes(Some(name)), true, Encoding::Utf16).text;
        format!("\"{name}\": {}", serde_json::Value::from(part))
    });
    format!("{{{}}}", mended.collect::<Vec<_>>().join(", "))
}

/// Says what is wrong with a section; nothing when its examples keep their word.
fn complaints(section: &Section) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut bad: Option<(&Example, Report)> = None;
    for example in &section.examples {
        let mut say =
            |what: String| wrong.push(format!("{} ({}): {what}", example.place, section.rule));
        match example.role.as_str() {
            "bad" => {
                let report = run(example);
                let mut expected: BTreeSet<&str> = [section.rule.as_str()].into();
                expected
                    .extend(example.option("also").into_iter().flat_map(|also| also.split(',')));
                if found(&report) != expected {
                    say(format!("yields {:#?}", report.diagnostics));
                }
                bad = Some((example, report));
            }
            "good" => {
                let report = run(example);
                if !report.diagnostics.is_empty() {
                    say(format!("the good example yields {:#?}", report.diagnostics));
                }
            }
            "fixed" => match &bad {
                Some((bad, report)) => {
                    let done = mended(bad, report, &section.rule);
                    if done != input(example) {
                        say(format!("the fix makes\n{done}"));
                    }
                    let again = check(bad, &done);
                    if found(&again).contains(section.rule.as_str()) {
                        say("the fixed text yields the rule again".to_owned());
                    }
                }
                None => say("a fixed example without a bad one".to_owned()),
            },
            "" | "with" => {}
            role => say(format!("what is `{role}`?")),
        }
    }
    wrong.extend(shape_complaints(section));
    wrong
}

/// A section has prose, a bad and a good example, and shows its fix where there is one.
fn shape_complaints(section: &Section) -> Vec<String> {
    let has = |role: &str| section.examples.iter().any(|example| example.role == role);
    let fixable = section.examples.iter().filter(|example| example.role == "bad").any(|example| {
        run(example)
            .diagnostics
            .iter()
            .any(|found| found.rule == section.rule && found.fix.is_some())
    });
    let mut wrong = Vec::new();
    for (missing, what) in [
        (section.prose.trim().len() < 80, "has hardly any prose"),
        (!has("bad"), "has no bad example"),
        (!has("good"), "has no good example"),
        (fixable && !has("fixed"), "has a fix that the book does not show"),
    ] {
        if missing {
            wrong.push(format!("{}.md: {} {what}", section.group, section.rule));
        }
    }
    wrong
}

#[test]
fn every_example_keeps_its_word() {
    let wrong: Vec<String> = book::read().iter().flat_map(complaints).collect();
    assert!(wrong.is_empty(), "{} complaints:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn registry_and_book_are_the_same_set() {
    let registered: BTreeSet<String> = rules().into_iter().map(|rule| rule.id.to_owned()).collect();
    let written: BTreeSet<String> = book::read().into_iter().map(|section| section.rule).collect();
    let unwritten: Vec<_> = registered.difference(&written).collect();
    let unknown: Vec<_> = written.difference(&registered).collect();
    assert!(
        unwritten.is_empty() && unknown.is_empty(),
        "not in the book: {unwritten:?}\nno such rule: {unknown:?}"
    );
}

#[test]
fn every_section_stands_in_the_file_of_its_group() {
    for section in book::read() {
        let group = section.rule.split('.').next().unwrap();
        assert_eq!(section.group, group, "{} stands in {}.md", section.rule, section.group);
    }
}

#[test]
fn every_rule_has_an_id_of_its_own() {
    let mut seen = BTreeSet::new();
    for rule in rules() {
        assert!(seen.insert(rule.id), "{} is declared twice", rule.id);
        assert!(!rule.summary.is_empty() && !rule.summary.ends_with('.'), "{}", rule.id);
        assert!(!rule.authority.is_empty(), "{} names no source", rule.id);
    }
    assert!(!seen.is_empty());
}
