//! All places lie on characters of the text, and are the same in bytes and in UTF-16 units.

use proptest::prelude::*;
use scim_preflight::check_payload;
use scim_preflight::report::{Diagnostic, Report};
use scim_preflight::scim::{Direction, PayloadOptions};
use scim_preflight::text::Encoding;

use super::faults::{COUNT, faulty};

/// Every offset that a finding names.
fn offsets(found: &Diagnostic) -> Vec<u32> {
    let related = found.related.iter().flatten().flat_map(|other| [other.start, other.end]);
    let edits = found.fix.iter().flat_map(|fix| &fix.edits);
    let edits = edits.flat_map(|edit| [Some(edit.start), Some(edit.end)]);
    [found.start, found.end].into_iter().chain(related).chain(edits).flatten().collect()
}

fn agree(text: &str, direction: Direction) -> Result<(), TestCaseError> {
    let options = PayloadOptions { direction: Some(direction), ..PayloadOptions::default() };
    let check = |encoding| -> Report { check_payload(text.as_bytes(), &options, encoding).report };
    let (bytes, units) = (check(Encoding::Bytes), check(Encoding::Utf16));
    prop_assert_eq!(bytes.diagnostics.len(), units.diagnostics.len());
    for (one, other) in bytes.diagnostics.iter().zip(&units.diagnostics) {
        prop_assert_eq!((&one.rule, one.line, one.column), (&other.rule, other.line, other.column));
        let (ours, theirs) = (offsets(one), offsets(other));
        prop_assert_eq!(ours.len(), theirs.len());
        for (byte, unit) in ours.into_iter().zip(theirs) {
            let before = text.get(..byte as usize);
            prop_assert!(before.is_some(), "{byte} is inside a character: {text}\n{one:#?}");
            let counted = before.unwrap_or_default().encode_utf16().count();
            prop_assert_eq!(counted, unit as usize, "{}\n{:#?}", text, one);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn bytes_and_units_name_the_same_places(seed: u64, index in 0..COUNT, wide: bool) {
        let (_, mut text, direction) = faulty(seed, index);
        if wide {
            text = text.replace('a', "é").replace('o', "😀");
        }
        agree(&text, direction)?;
    }

    #[test]
    fn they_do_so_in_what_breaks_off_and_in_what_is_no_json(
        seed: u64,
        index in 0..COUNT,
        place: prop::sample::Index,
        put in prop::sample::select(vec!["", "😀", "é\"", "“", "\u{feff}", "{", "}", ",", "\n"]),
        cut: bool,
    ) {
        let (_, text, direction) = faulty(seed, index);
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let at = *place.get(&starts);
        let rest = if cut { "" } else { &text[at..] };
        agree(&format!("{}{put}{rest}", &text[..at]), direction)?;
    }
}
