//! What holds of every report.

use scim_preflight::check_payload;
use scim_preflight::report::{Diagnostic, Report};
use scim_preflight::scim::PayloadOptions;
use scim_preflight::text::Encoding;

/// The places that a finding names.
fn places(found: &Diagnostic) -> impl Iterator<Item = (u32, u32)> {
    let own = found.start.zip(found.end);
    let related = found.related.iter().flatten().filter_map(|other| other.start.zip(other.end));
    let edits = found.fix.iter().flat_map(|fix| &fix.edits).map(|edit| (edit.start, edit.end));
    own.into_iter().chain(related).chain(edits)
}

fn report(report: &Report, inside: impl Fn(u32) -> bool) {
    let kept = [report.errors, report.warnings, report.infos].iter().sum::<u32>() as usize;
    assert!(report.truncated || kept == report.diagnostics.len());
    assert_eq!(report.ok, report.errors == 0);
    for found in &report.diagnostics {
        assert!(!found.message.is_empty() && !found.message.ends_with('.'), "{found:#?}");
        for (start, end) in places(found) {
            assert!(start <= end && inside(start) && inside(end), "{found:#?}");
        }
        let edits = found.fix.iter().flat_map(|fix| fix.edits.windows(2));
        for pair in edits {
            assert!(pair[0].end <= pair[1].start, "edits overlap: {found:#?}");
        }
    }
}

/// Checks the report of a text: its places lie on characters, and it comes out the same again.
pub(crate) fn text(text: &str, check: impl Fn() -> Report) {
    let first = check();
    let mut at = 0;
    let mut starts: Vec<u32> = Vec::new();
    for character in text.chars() {
        starts.push(at);
        at += character.len_utf16() as u32;
    }
    starts.push(at);
    report(&first, |offset| starts.binary_search(&offset).is_ok());
    assert_eq!(first, check());
}

/// Checks the reports of a payload in both units.
pub(crate) fn payload(bytes: &[u8], options: &PayloadOptions) {
    let check = |encoding| check_payload(bytes, options, encoding).report;
    let in_bytes = check(Encoding::Bytes);
    match core::str::from_utf8(bytes) {
        Ok(valid) => {
            report(&in_bytes, |offset| valid.is_char_boundary(offset as usize));
            text(valid, || check(Encoding::Utf16));
            agree(valid, &in_bytes, &check(Encoding::Utf16));
        }
        Err(_) => report(&in_bytes, |offset| offset as usize <= bytes.len()),
    }
}

/// The same findings at the same places, counted otherwise.
fn agree(text: &str, in_bytes: &Report, in_units: &Report) {
    assert_eq!(in_bytes.diagnostics.len(), in_units.diagnostics.len());
    for (one, other) in in_bytes.diagnostics.iter().zip(&in_units.diagnostics) {
        assert_eq!((&one.rule, &one.pointer, one.line), (&other.rule, &other.pointer, other.line));
        for ((start, _), (units, _)) in places(one).zip(places(other)) {
            let before = text.get(..start as usize).expect("a character starts here");
            assert_eq!(before.encode_utf16().count() as u32, units, "{one:#?}");
        }
    }
}
