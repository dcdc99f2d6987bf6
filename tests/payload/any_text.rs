//! Any bytes give a report: no panic, no place outside the text, the same again the second time.

use proptest::prelude::*;
use scim_preflight::check_payload;
use scim_preflight::report::Report;
use scim_preflight::scim::{Direction, Kind, PayloadOptions, Profile, Profiles};
use scim_preflight::text::Encoding;

use super::faults::{COUNT, faulty};
use super::generator::{Generator, random_list};

fn all_profiles() -> Profiles {
    Profile::ALL.iter().fold(Profiles::default(), |set, profile| set.with(*profile))
}

fn sound(report: &Report, length: u32) -> Result<(), TestCaseError> {
    for found in &report.diagnostics {
        let fix = found.fix.iter().flat_map(|fix| &fix.edits).map(|edit| (edit.start, edit.end));
        let related = found.related.iter().flatten();
        let related = related.filter_map(|related| Some((related.start?, related.end?)));
        let own = found.start.zip(found.end);
        for (start, end) in own.into_iter().chain(fix).chain(related) {
            prop_assert!(start <= end && end <= length, "{start}..{end} of {length}: {found:#?}");
        }
        prop_assert!(!found.message.is_empty() && !found.message.ends_with('.'), "{found:#?}");
    }
    Ok(())
}

/// Checks the bytes in every direction and as every kind.
fn holds(bytes: &[u8]) -> Result<(), TestCaseError> {
    let directions = Direction::ALL.iter().map(|direction| (Some(*direction), None));
    let kinds = Kind::ALL.iter().map(|kind| (None, Some(*kind)));
    for (direction, kind) in directions.chain(kinds).chain([(None, None)]) {
        let options = PayloadOptions {
            direction,
            kind,
            profiles: all_profiles(),
            ..PayloadOptions::default()
        };
        let run = || check_payload(bytes, &options, Encoding::Bytes).report;
        let report = run();
        sound(&report, bytes.len() as u32)?;
        prop_assert_eq!(&report, &run());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_bytes_give_a_report(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        holds(&bytes)?;
    }

    #[test]
    fn any_json_like_text_gives_a_report(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "{", "}", "[", "]", ",", ":", "\"schemas\"", "\"userName\"", "\"emails\"", "null",
                "\"urn:ietf:params:scim:schemas:core:2.0:User\"", "\"value\"", "1e400", "-0", "true",
                "\"\\ud800\"", "\"meta\"", "\"Resources\"", "\"totalResults\"", "9223372036854775807",
                "\"status\"", "\"Operations\"", "\"op\"", "\"path\"", "\"id\"", " ", "\u{feff}", "'x'",
            ]),
            0..60,
        )
    ) {
        holds(pieces.concat().as_bytes())?;
    }

    #[test]
    fn a_payload_with_a_byte_changed_or_cut_off_gives_a_report(
        seed: u64,
        index in 0..COUNT,
        place: prop::sample::Index,
        byte: u8,
        cut: bool,
    ) {
        let mut bytes = faulty(seed, index).1.into_bytes();
        let place = place.index(bytes.len());
        if cut {
            bytes.truncate(place);
        } else {
            bytes[place] = byte;
        }
        holds(&bytes)?;
    }

    #[test]
    fn a_list_with_a_byte_changed_gives_a_report(seed: u64, place: prop::sample::Index, byte: u8) {
        let mut bytes = random_list(&mut Generator::new(seed)).to_string().into_bytes();
        let place = place.index(bytes.len());
        bytes[place] = byte;
        holds(&bytes)?;
    }
}

#[test]
fn the_same_text_as_a_string_counts_utf16() {
    let text = r#"{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "😀", "title": 5}"#;
    let report = check_payload(text.as_bytes(), &PayloadOptions::default(), Encoding::Utf16).report;
    let found = report.diagnostics.iter().find(|found| found.rule == "type.string").unwrap();
    let units = text[..text.find('5').unwrap()].encode_utf16().count() as u32;
    assert_eq!((found.start, found.end, found.column), (Some(87), Some(88), Some(88)));
    assert_eq!(units, 87);
}
