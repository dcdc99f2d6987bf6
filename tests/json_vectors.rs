//! Runs the vectors of `tests/vectors/json` through the reader, and through `serde_json` where
//! the two have to agree.
#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests may fail loudly, as the tests themselves"
)]

use std::fs;
use std::path::Path;

use scim_preflight::json::{Document, FaultKind, Limits};

/// A line of the vectors.
struct Vector {
    place: String,
    verdict: String,
    text: Vec<u8>,
}

fn vectors() -> Vec<Vector> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/json");
    let mut found = Vec::new();
    for name in ["numbers", "strings", "structure", "encodings"] {
        let lines = fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap();
        for (number, line) in lines.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let (verdict, text) = line.split_once(' ').unwrap();
            found.push(Vector {
                place: format!("{name}.txt:{}: {line}", number + 1),
                verdict: verdict.to_owned(),
                text: bytes(text),
            });
        }
    }
    found
}

/// The bytes that the notation of the vectors stands for.
fn bytes(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((plain, (named, behind))) =
        rest.split_once('<').and_then(|(plain, rest)| Some((plain, rest.split_once('>')?)))
    {
        out.extend(plain.bytes());
        let (named, times) = named.split_once('*').unwrap_or((named, "1"));
        let named: Vec<u8> =
            named.split(' ').map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect();
        out.extend(named.repeat(times.parse().unwrap()));
        rest = behind;
    }
    out.extend(rest.bytes());
    out
}

/// What plain JSON may hold and is noted all the same: other readers lose it.
fn legal(kind: FaultKind) -> bool {
    matches!(
        kind,
        FaultKind::UnsafeInteger | FaultKind::DuplicateKey { .. } | FaultKind::LoneSurrogate
    )
}

fn accepts(text: &[u8]) -> bool {
    let document = Document::read(text, Limits::default());
    document.complete() && document.faults().iter().all(|fault| legal(fault.kind))
}

#[test]
fn every_text_gets_the_verdict_of_rfc_8259() {
    let wrong: Vec<String> = vectors()
        .into_iter()
        .filter(|vector| {
            let wanted = match vector.verdict.as_str() {
                "accept" | "either+" => true,
                "reject" | "either-" => false,
                verdict => panic!("{}: what is {verdict}?", vector.place),
            };
            accepts(&vector.text) != wanted
        })
        .map(|vector| vector.place)
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn where_the_rfc_decides_serde_json_decides_the_same() {
    let decided = |vector: &Vector| !vector.verdict.starts_with("either");
    let wrong: Vec<String> = vectors()
        .into_iter()
        .filter(decided)
        .filter(|vector| {
            let theirs = serde_json::from_slice::<serde::de::IgnoredAny>(&vector.text).is_ok()
                // Of what it ignores it does not look at the encoding.
                && core::str::from_utf8(&vector.text).is_ok();
            theirs != (vector.verdict == "accept")
        })
        .map(|vector| vector.place)
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn there_are_some_hundred_vectors_and_none_twice() {
    let mut texts: Vec<Vec<u8>> = vectors().into_iter().map(|vector| vector.text).collect();
    let all = texts.len();
    texts.sort();
    texts.dedup();
    assert!(all > 400, "only {all}");
    // A few stand in two files, where they belong to both.
    assert!(all - texts.len() < 12, "{} of {all} stand there twice", all - texts.len());
}

fn faults(text: &[u8]) -> Vec<(FaultKind, u32, u32)> {
    let document = Document::read(text, Limits::default());
    document.faults().iter().map(|fault| (fault.kind, fault.span.start, fault.span.end)).collect()
}

#[test]
fn bytes_that_are_no_utf8_are_noted_run_by_run() {
    let text = b"[\"\xe9a\xf0\x9f\x98\",\"\xff\"]";
    let runs =
        [(FaultKind::NotUtf8, 2, 3), (FaultKind::NotUtf8, 4, 7), (FaultKind::NotUtf8, 10, 11)];
    assert_eq!(faults(text), runs);
    // A character that breaks off with the text goes to its end.
    assert!(faults(b"\"ab\xf0\x9f").contains(&(FaultKind::NotUtf8, 3, 5)));
}

#[test]
fn nothing_is_another_fault_than_a_text_that_breaks_off() {
    assert_eq!(faults(b" "), [(FaultKind::Empty, 1, 1)]);
    assert_eq!(faults(b"[ "), [(FaultKind::Truncated, 2, 2)]);
    assert_eq!(faults(b"{\"a\":"), [(FaultKind::Truncated, 5, 5)]);
}

#[test]
fn a_value_is_missing_only_inside_of_something() {
    assert_eq!(faults(b"{\"a\":}"), [(FaultKind::MissingValue, 5, 5)]);
    assert_eq!(faults(b"{\"a\":,\"b\":1}"), [(FaultKind::MissingValue, 5, 5)]);
    for text in ["]", "}", ","] {
        let kinds: Vec<FaultKind> =
            faults(text.as_bytes()).into_iter().map(|(kind, ..)| kind).collect();
        assert!(!kinds.contains(&FaultKind::MissingValue), "{text}: {kinds:?}");
        assert!(!kinds.is_empty(), "{text}");
    }
}

#[test]
fn faults_name_a_place_in_the_text() {
    for vector in vectors() {
        for fault in Document::read(&vector.text, Limits::default()).faults() {
            let inside =
                fault.span.start <= fault.span.end && fault.span.end as usize <= vector.text.len();
            assert!(inside, "{}: {fault:?}", vector.place);
        }
    }
}
