//! What must hold of any input, one function a target. Each panics where it does not.

mod choice;
mod sound;

use choice::Choice;
use scim_preflight::json::{Document, FaultKind, Limits};
use scim_preflight::preflight::{Pasted, Setup, SetupReport, Step, SystemLogOptions};
use scim_preflight::report::{DiagnosticFix, Report};
use scim_preflight::scim::path::PathPlace;
use scim_preflight::scim::{Kind, PayloadOptions, Target};
use scim_preflight::text::Encoding;
use scim_preflight::{
    FilterOptions, Lines, LinesOptions, PatchOptions, PathOptions, apply_fixes, apply_patch,
    check_filter, check_lines, check_path, check_payload, check_setup, check_system_log,
    match_filter, parse_filter, patch_text, print_filter,
};

/// The reader takes what `serde_json` takes, and nothing else without a fault.
pub fn reader(data: &[u8]) {
    let document = Document::read(data, Limits::default());
    for fault in document.faults() {
        assert!(fault.span.start <= fault.span.end && fault.span.end as usize <= data.len());
    }
    let legal = |kind: FaultKind| {
        matches!(
            kind,
            FaultKind::UnsafeInteger | FaultKind::DuplicateKey { .. } | FaultKind::LoneSurrogate
        )
    };
    let ours = document.complete() && document.faults().iter().all(|fault| legal(fault.kind));
    let deep = document.faults().iter().any(|fault| fault.kind == FaultKind::TooDeep);
    if !deep && let Ok(text) = core::str::from_utf8(data) {
        let theirs = serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
        assert_eq!(ours, theirs, "{:?}", document.faults());
    }
}

/// A payload gives a report whose places lie in it, the same one again, in bytes and in UTF-16.
pub fn payload(data: &[u8]) {
    let (options, text) = Choice::payload(data);
    sound::payload(text, &options);
}

/// So does an HTTP exchange pasted as text.
pub fn exchange(data: &[u8]) {
    let (options, text) = Choice::payload(data);
    sound::payload(text, &PayloadOptions { kind: Some(Kind::Exchange), ..options });
}

/// A filter gives such a report too, whatever it is for; what is printed of its tree is the same
/// filter again, and to be held against a resource it is not to stop.
pub fn filter(data: &[u8]) {
    let Ok(text) = core::str::from_utf8(data) else { return };
    for resource in [None, Some(Target::User), Some(Target::Group)] {
        sound::text(text, || {
            check_filter(text, &FilterOptions { resource, ..FilterOptions::default() })
        });
    }
    if let Ok(tree) = parse_filter(text) {
        let printed = print_filter(&tree);
        let again = parse_filter(&printed).expect("what is printed is a filter");
        assert_eq!(print_filter(&again), printed);
    }
    let _ = match_filter(text, USER);
    // As good a resource as any is the filter itself.
    let _ = match_filter("userName eq \"a\"", text);
}

const USER: &str = r#"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ann","active":true,"emails":[{"value":"a@example.com","type":"work"}],"meta":{"created":"2024-05-01T08:30:00Z"}}"#;

/// So does a path.
pub fn path(data: &[u8]) {
    let Ok(text) = core::str::from_utf8(data) else { return };
    for target in [None, Some(Target::User), Some(Target::Group)] {
        for place in [None, Some(PathPlace::Patch), Some(PathPlace::Query)] {
            sound::text(text, || check_path(text, &PathOptions { target, place }));
        }
    }
}

/// So does a PATCH, for users and groups.
pub fn patch(data: &[u8]) {
    for target in [Target::User, Target::Group] {
        let options = PayloadOptions {
            kind: Some(Kind::Patch),
            target: Some(target),
            ..PayloadOptions::default()
        };
        sound::payload(data, &options);
    }
}

/// A PATCH, behind the resource and a line of its own with `---`, is applied in whole or not at
/// all, and the quick way comes to the same text.
pub fn apply(data: &[u8]) {
    let Ok(text) = core::str::from_utf8(data) else { return };
    let (resource, patch) = text.split_once("\n---\n").unwrap_or((USER, text));
    let options = PatchOptions::default();
    let preview = apply_patch(resource, patch, &options);
    if !preview.applied {
        assert_eq!(preview.result, resource);
    }
    let quick = patch_text(resource, patch, &options).ok();
    assert_eq!(quick, preview.applied.then_some(preview.result), "{resource}\n{patch}");
}

/// Whatever is taken for a System Log gives a report, the same one again.
pub fn log(data: &[u8]) {
    let options = SystemLogOptions::default();
    for encoding in [Encoding::Utf16, Encoding::Bytes] {
        let report = check_system_log(data, &options, encoding);
        assert_eq!(report.report, check_system_log(data, &options, encoding).report);
    }
}

/// Safe fixes come to an end, and what comes of them has no more errors and warnings than there
/// were. It may have others: of a value of the wrong type nothing can be said but that.
pub fn fixes(data: &[u8]) {
    let (options, text) = Choice::payload(data);
    let Ok(text) = core::str::from_utf8(text) else { return };
    let check = |text: &str| check_payload(text.as_bytes(), &options, Encoding::Utf16).report;
    let before = check(text);
    // Of what is no JSON the mending only begins to show the rest.
    if before.diagnostics.iter().any(|found| found.rule.starts_with("json.")) {
        return;
    }
    let (mut mended, mut after) = (text.to_owned(), before.clone());
    for round in 0.. {
        let fixes = safe_fixes(&after);
        if fixes.is_empty() {
            break;
        }
        assert!(round < 8, "the fixes do not end:\n{text}\n{mended}\n{:#?}", after.diagnostics);
        mended = apply_fixes(&mended, &fixes, false, Encoding::Utf16).text;
        after = check(&mended);
    }
    let serious = |report: &Report| report.errors + report.warnings;
    assert!(serious(&after) <= serious(&before), "{text}\n{mended}\n{before:#?}\n{after:#?}");
}

fn safe_fixes(report: &Report) -> Vec<DiagnosticFix> {
    let fixes = report.diagnostics.iter().filter_map(|found| found.fix.as_ref());
    fixes.filter(|fix| fix.safe).cloned().collect()
}

/// A stream of lines, cut anywhere, gives the report of the whole.
pub fn lines(data: &[u8]) {
    let (payload, text) = Choice::payload(data);
    let size = usize::from(data.first().copied().unwrap_or_default() >> 2) + 1;
    let options = LinesOptions { payload, unique: size % 2 == 0 };
    for encoding in [Encoding::Utf16, Encoding::Bytes] {
        let whole = check_lines(text, &options, encoding);
        assert_eq!(whole.lines, whole.clean + whole.faulty);
        let mut lines = Lines::new(options.clone(), encoding);
        for chunk in text.chunks(size) {
            lines.push(chunk);
        }
        assert_eq!(lines.finish(), whole, "in pieces of {size}");
    }
}

/// Anything pasted into a setup, or taken for one, gives a report whose indices and offsets hold.
pub fn setup(data: &[u8]) {
    let text = String::from_utf8_lossy(data).into_owned();
    let units = text.encode_utf16().count();
    let pasted = vec![Pasted { name: None, text: text.clone() }];
    let read = Setup::from_json(Document::read(text.as_bytes(), Limits::default()).root());
    for setup in [Setup { pasted, ..Setup::default() }, read] {
        let SetupReport { report, steps, recognized, .. } = check_setup(&setup);
        assert_eq!(steps.len(), Step::ALL.len());
        assert_eq!(recognized.is_empty(), setup.pasted.is_empty());
        let mut indices: Vec<u32> = steps.iter().flat_map(|step| step.findings.clone()).collect();
        indices.dedup();
        assert!(indices.iter().all(|index| (*index as usize) < report.diagnostics.len()));
        let told = report.diagnostics.iter().filter(|found| found.rule != "setup.not-read");
        assert_eq!(told.count(), indices.len(), "each finding is of one step");
        let inside = |end: Option<u32>| end.is_none_or(|end| end as usize <= units);
        assert!(report.diagnostics.iter().all(|found| inside(found.end)));
    }
}
