//! `check_lines` and the stream behind it: one payload a line, cut anywhere.
#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test stops where its own table is wrong"
)]

use std::collections::BTreeMap;
use std::time::Instant;

use proptest::prelude::*;
use scim_preflight::json::{Document, Limits};
use scim_preflight::preflight::LinesReport;
use scim_preflight::scim::{Direction, PayloadOptions};
use scim_preflight::text::Encoding;
use scim_preflight::{Lines, LinesOptions, check_lines, check_payload};

const ANN: &str =
    r#"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ann@example.com"}"#;
const NO_NAME: &str = r#"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"]}"#;
const SMILE: &str = r#"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ann@example.com","displayName":"é😀","title":5}"#;

fn check(text: &str) -> LinesReport {
    check_lines(text.as_bytes(), &LinesOptions::default(), Encoding::Utf16)
}

fn rules(report: &LinesReport) -> Vec<(&str, u32)> {
    report.diagnostics.iter().map(|found| (found.rule.as_str(), found.line.unwrap())).collect()
}

fn in_chunks(text: &[u8], size: usize, options: &LinesOptions, encoding: Encoding) -> LinesReport {
    let mut lines = Lines::new(options.clone(), encoding);
    for chunk in text.chunks(size) {
        lines.push(chunk);
    }
    lines.finish()
}

#[test]
fn every_line_is_counted_and_blank_ones_are_none() {
    let report = check(&format!("{ANN}\n\n{NO_NAME}\r\n  \t\n{ANN}"));
    assert_eq!((report.version, report.ok), (1, false));
    assert_eq!((report.lines, report.clean, report.faulty), (3, 2, 1));
    assert_eq!((report.errors, report.warnings, report.infos), (1, 0, 0));
    assert_eq!(rules(&report), [("required.userName", 3)]);
    assert_eq!((report.rules[0].rule, report.rules[0].count), ("required.userName", 1));
    assert!(!report.truncated);
    assert!(report.unchecked.iter().any(|left| left.needs == "http"));
}

#[test]
fn nothing_and_blanks_are_no_lines() {
    for text in ["", "\n", "\r\n\r\n", " \n\t"] {
        let report = check(text);
        assert_eq!((report.lines, report.ok, report.diagnostics.len()), (0, true, 0), "{text:?}");
        assert_eq!(report.unchecked, []);
    }
}

#[test]
fn places_are_those_of_the_stream_in_the_units_of_the_input() {
    let text = format!("{SMILE}\n{SMILE}\n");
    for encoding in [Encoding::Utf16, Encoding::Bytes] {
        let report = check_lines(text.as_bytes(), &LinesOptions::default(), encoding);
        assert_eq!(rules(&report), [("type.string", 1), ("type.string", 2)]);
        let found = &report.diagnostics[1];
        let at = text.rfind('5').unwrap();
        let before = &text[..at];
        let start = match encoding {
            Encoding::Utf16 => before.encode_utf16().count(),
            Encoding::Bytes => at,
        } as u32;
        assert_eq!((found.start, found.end), (Some(start), Some(start + 1)));
        let edit = &found.fix.as_ref().unwrap().edits[0];
        assert_eq!((edit.start, edit.end), (start, start + 1));
        let column = SMILE[..SMILE.rfind('5').unwrap()].encode_utf16().count() as u32 + 1;
        assert_eq!((found.column, found.pointer.as_deref()), (Some(column), Some("/title")));
    }
}

#[test]
fn the_other_place_of_a_finding_moves_along() {
    let twice = r#"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ann@example.com","title":"a","title":"b"}"#;
    let text = format!("{ANN}\n{twice}");
    let report = check(&text);
    assert_eq!(rules(&report), [("json.duplicate-key", 2)]);
    let first = report.diagnostics[0].related.as_ref().unwrap()[0].start;
    assert_eq!(first, Some(text.find(r#""title""#).unwrap() as u32));
}

#[test]
fn a_byte_order_mark_is_said_of_the_first_line_only() {
    let report = check(&format!("\u{feff}{ANN}\n{ANN}\n"));
    assert_eq!(rules(&report), [("json.bom", 1)]);
    assert_eq!((report.clean, report.faulty), (1, 1));
}

#[test]
fn a_line_past_the_limit_is_one_finding_and_the_next_line_is_checked() {
    let mut options = LinesOptions::default();
    options.payload.limits.bytes = 200;
    let long = ANN.replace("ann@", &"a".repeat(500));
    let text = format!("{ANN}\n{long}\n{NO_NAME}\n");
    for size in [1, 7, 300, 10_000] {
        let report = in_chunks(text.as_bytes(), size, &options, Encoding::Bytes);
        assert_eq!(rules(&report), [("json.limits", 2), ("required.userName", 3)], "by {size}");
        assert_eq!(report.diagnostics[0].start, Some(ANN.len() as u32 + 1));
        let start = (ANN.len() + 1 + long.len() + 1) as u32;
        assert!(report.diagnostics[1].start >= Some(start));
    }
}

#[test]
fn as_many_findings_are_kept_as_asked_for_and_all_are_counted() {
    let mut options = LinesOptions::default();
    options.payload.keep = Some(3);
    let text = format!("{NO_NAME}\n").repeat(5);
    let report = check_lines(text.as_bytes(), &options, Encoding::Utf16);
    assert_eq!((report.errors, report.faulty, report.diagnostics.len()), (5, 5, 3));
    assert!(report.truncated);
    assert_eq!((report.rules[0].rule, report.rules[0].count), ("required.userName", 5));
    options.payload.keep = Some(5);
    assert!(!check_lines(text.as_bytes(), &options, Encoding::Utf16).truncated);
}

#[test]
fn a_line_that_is_no_json_does_not_spoil_its_neighbors() {
    let report = check(&format!("{ANN}\n{{\"schemas\": [\n{ANN}\nplain text\n{ANN}"));
    assert_eq!((report.lines, report.clean, report.faulty), (5, 3, 2));
    let lines: Vec<u32> = report.diagnostics.iter().map(|found| found.line.unwrap()).collect();
    assert_eq!(lines, [2, 4]);
}

#[test]
fn the_options_are_those_of_a_payload() {
    let mut options = LinesOptions::default();
    options.payload.direction = Some(Direction::Response);
    let report = check_lines(ANN.as_bytes(), &options, Encoding::Utf16);
    assert!(rules(&report).contains(&("required.id", 1)), "{report:#?}");
}

fn user(number: u32) -> String {
    ANN.replace("ann@", &format!("ann{number}@"))
}

#[test]
fn a_value_of_an_earlier_line_is_found_among_ten_thousand() {
    let mut lines: Vec<String> = (0..10_000).map(user).collect();
    lines[9_000] = user(17).replace("ann17@", "ANN17@");
    let text = lines.join("\n");
    let options = LinesOptions { unique: true, ..LinesOptions::default() };
    let report = check_lines(text.as_bytes(), &options, Encoding::Bytes);
    assert_eq!(rules(&report), [("unique.userName", 9_001)]);
    assert_eq!(report.diagnostics[0].message, "`userName` is that of line 18");
    assert_eq!(report.diagnostics[0].pointer.as_deref(), Some("/userName"));
    assert_eq!(check(&text).diagnostics, [], "only where it is asked for");
}

#[test]
fn what_has_an_escape_is_the_same_value() {
    let escaped = ANN.replace("ann", "\\u0061nn").replace("userName", "USERNAME");
    let options = LinesOptions { unique: true, ..LinesOptions::default() };
    let report = check_lines(format!("{ANN}\n{escaped}").as_bytes(), &options, Encoding::Bytes);
    assert!(rules(&report).contains(&("unique.userName", 2)), "{report:#?}");
}

#[test]
fn ten_times_the_lines_take_ten_times_as_long() {
    let time = |count| {
        let text = (0..count).map(user).collect::<Vec<_>>().join("\n");
        let options = LinesOptions { unique: true, ..LinesOptions::default() };
        let run = |_| {
            let start = Instant::now();
            assert!(check_lines(text.as_bytes(), &options, Encoding::Utf16).ok);
            start.elapsed()
        };
        (0..2).map(run).min().unwrap()
    };
    let (small, large) = (time(2_000), time(20_000));
    assert!(large < small * 35, "{small:?} for 2000, {large:?} for 20000");
}

#[test]
fn what_is_wrong_with_the_callers_own_documents_is_said_once_and_of_no_line() {
    let documents = r#"{"schemas": [
        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"], "name": "Badge",
         "endpoint": "/Badges", "schema": "urn:example:Badge"},
        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"], "name": "Lock",
         "endpoint": "/Locks", "schema": "urn:example:Lock"},
        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"], "id": "urn:example:Lock",
         "attributes": [{"name": "bolts", "type": "integer", "multiValued": false}]}]}"#;
    let document = Document::read(documents.as_bytes(), Limits::default());
    let options = LinesOptions::from_json(document.root());
    let lock = r#"{"schemas":["urn:example:Lock"],"bolts":"two"}"#;
    let text = format!("{ANN}\n{lock}\n{ANN}\n{lock}\n");
    for size in [1, 40, text.len()] {
        let report = in_chunks(text.as_bytes(), size, &options, Encoding::Utf16);
        let found = report.diagnostics.iter();
        let found: Vec<_> =
            found.map(|found| (found.rule.as_str(), &*found.source, found.line)).collect();
        assert_eq!(
            found,
            [
                ("xref.type-schema", "schemas", None),
                ("type.integer", "payload", Some(2)),
                ("type.integer", "payload", Some(4)),
            ]
        );
        assert_eq!((report.lines, report.faulty, report.errors), (4, 2, 3));
    }
}

/// Lines that are sound, faulty, blank or anything.
fn stream() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just(ANN.to_owned()),
        Just(NO_NAME.to_owned()),
        Just(SMILE.to_owned()),
        Just(format!("{SMILE}{ANN}")),
        Just(String::new()),
        Just(" \r".to_owned()),
        "[ -~é😀{}\",:]{0,12}",
    ];
    let end = prop::sample::select(vec!["\n", "\r\n", "\n\n"]);
    (prop::collection::vec((line, end), 0..8), any::<bool>()).prop_map(|(lines, ended)| {
        let mut text: String =
            lines.into_iter().flat_map(|(line, end)| [line, end.to_owned()]).collect();
        if !ended {
            text.truncate(text.trim_end_matches('\n').len());
        }
        text
    })
}

/// The reports of the lines by themselves, added up.
fn one_by_one(text: &str) -> ([u32; 3], BTreeMap<String, u32>) {
    let mut totals = [0; 3];
    let mut counts = BTreeMap::new();
    let lines = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    for line in lines.filter(|line| !line.trim_matches([' ', '\t', '\r']).is_empty()) {
        let report =
            check_payload(line.as_bytes(), &PayloadOptions::default(), Encoding::Bytes).report;
        let found = [report.errors, report.warnings, report.infos];
        totals.iter_mut().zip(found).for_each(|(total, count)| *total += count);
        for found in report.diagnostics {
            *counts.entry(found.rule).or_default() += 1;
        }
    }
    (totals, counts)
}

proptest! {
    #[test]
    fn chunks_of_any_size_give_the_report_of_the_whole(text in stream(), size in 1..40_usize) {
        for encoding in [Encoding::Utf16, Encoding::Bytes] {
            let options = LinesOptions { unique: true, ..LinesOptions::default() };
            let whole = check_lines(text.as_bytes(), &options, encoding);
            prop_assert_eq!(&in_chunks(text.as_bytes(), size, &options, encoding), &whole);
        }
    }

    #[test]
    fn the_totals_are_those_of_the_lines_by_themselves(text in stream()) {
        let report = check(&text);
        let (totals, counts) = one_by_one(&text);
        prop_assert_eq!([report.errors, report.warnings, report.infos], totals);
        let listed: BTreeMap<String, u32> =
            report.rules.iter().map(|each| (each.rule.to_owned(), each.count)).collect();
        prop_assert_eq!(listed, counts);
        prop_assert_eq!(report.clean + report.faulty, report.lines);
    }
}
