//! What the tests of all formats share, and the properties that hold for all of them.

use proptest::prelude::*;

use super::{Text, check};
use crate::json::{Limits, Reader, Str, Value, quote};
use crate::report::{Diagnostic, Findings, ReportBuilder, apply_fixes};
use crate::scim::schema::{Format, Type};
use crate::text::{Encoding, Span};

/// The findings about a token in a JSON text.
fn diagnostics(kind: Type, format: Format, source: &str, token: Span) -> Vec<Diagnostic> {
    let token = Str::quoted(token, source.as_bytes());
    let mut findings = Findings::new();
    check(kind, format, &Text::new(token, source.as_bytes()), &mut findings);
    ReportBuilder::new(Encoding::Bytes)
        .json("payload", source.as_bytes(), findings)
        .finish()
        .diagnostics
}

fn member(token: &str) -> (String, Span) {
    (["{\"a\":", token, "}"].concat(), Span::new(5, 5 + token.len()))
}

/// The findings about a value, each as `severity rule [marked text] message`, and ` -> ` with the
/// text that its fix makes.
pub(super) fn found_in(kind: Type, format: Format, token: &str) -> Vec<String> {
    let (source, span) = member(token);
    let shown = |found: Diagnostic| {
        let severity = format!("{:?}", found.severity).to_lowercase();
        let marked = Span { start: found.start.unwrap(), end: found.end.unwrap() }.text(&source);
        let fixed = found.fix.map_or(String::new(), |fix| {
            let safe = if fix.safe { " -> " } else { " ?> " };
            let text = apply_fixes(&source, &[fix], true, Encoding::Bytes).text;
            let value = text.strip_prefix("{\"a\":").and_then(|text| text.strip_suffix('}'));
            [safe, value.unwrap_or(&text)].concat()
        });
        format!("{severity} {} [{marked}] {}{fixed}", found.rule, found.message)
    };
    diagnostics(kind, format, &source, span).into_iter().map(shown).collect()
}

/// Asserts what is found in each value of a table.
pub(super) fn assert_found(kind: Type, format: Format, table: &[(&str, &[&str])]) {
    for (value, expected) in table {
        assert_eq!(found_in(kind, format, &quote(value)), *expected, "{value:?}");
    }
}

/// Asserts that nothing is found in any of the values.
pub(super) fn assert_clean(kind: Type, format: Format, values: &[&str]) {
    for value in values {
        let found = found_in(kind, format, &quote(value));
        assert!(found.is_empty(), "{value:?}: {found:#?}");
    }
}

const FORMATS: [(Type, Format); 20] = [
    (Type::String, Format::Text),
    (Type::String, Format::Lines),
    (Type::String, Format::Identifier),
    (Type::String, Format::Value),
    (Type::String, Format::UserName),
    (Type::String, Format::Password),
    (Type::String, Format::Email),
    (Type::String, Format::Phone),
    (Type::String, Format::Ims),
    (Type::String, Format::Country),
    (Type::String, Format::Locale),
    (Type::String, Format::Languages),
    (Type::String, Format::TimeZone),
    (Type::String, Format::Kind),
    (Type::DateTime, Format::Text),
    (Type::Binary, Format::Text),
    (Type::Binary, Format::Certificate),
    (Type::Reference, Format::Text),
    (Type::ExternalReference, Format::PhotoUrl),
    (Type::ExternalReference, Format::ProfileUrl),
];

/// Texts near the ones that mean something, which plain random texts never are.
fn near_misses() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("2020-01-31".to_owned()),
        Just("T13:45:00".to_owned()),
        Just("+01:00".to_owned()),
        Just("20200131".to_owned()),
        Just("ada@example.com".to_owned()),
        Just("mailto:".to_owned()),
        Just("https://[::1]:80/".to_owned()),
        Just("urn:a:".to_owned()),
        Just("tel:+1;ext=".to_owned()),
        Just("en-US;q=0.5,".to_owned()),
        Just("America/".to_owned()),
        Just("-----BEGIN CERTIFICATE-----".to_owned()),
        Just("MAQwAgUA".to_owned()),
        Just("\\u00e9\\n\\ud83d".to_owned()),
        Just("e\u{301}\u{ff21}\u{1112}\u{1161}\u{11ab}".to_owned()),
        "[ -~]{0,3}",
        "\\PC{0,3}",
        ".{0,3}",
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_gives_findings_whose_places_and_fixes_lie_inside_it(
        text in near_misses(), index in 0..FORMATS.len(), escaped in any::<bool>(),
    ) {
        let (kind, format) = FORMATS[index];
        // Unescaped, so that what stands there may also break the token's grammar.
        let token = if escaped { quote(&text) } else { format!("\"{text}\"") };
        let (source, span) = member(&token);
        for found in diagnostics(kind, format, &source, span) {
            let (start, end) = (found.start.unwrap(), found.end.unwrap());
            prop_assert!(start <= end && end <= span.end && start >= span.start, "{found:?}");
            prop_assert!(source.is_char_boundary(start as usize), "{found:?}");
            prop_assert!(source.is_char_boundary(end as usize), "{found:?}");
            prop_assert!(!found.message.is_empty() && !found.message.ends_with('.'));
            if let Some(fix) = found.fix {
                prop_assert_eq!(apply_fixes(&source, &[fix], true, Encoding::Bytes).applied, 1);
            }
        }
    }

    #[test]
    fn bytes_that_are_no_text_give_places_inside_the_token(
        bytes in prop::collection::vec(any::<u8>(), 0..40), index in 0..FORMATS.len(),
    ) {
        let (kind, format) = FORMATS[index];
        let source = [b"\"".as_slice(), &bytes, b"\""].concat();
        let span = Span::new(0, source.len());
        let token = Str::quoted(span, &source);
        let mut findings = Findings::new();
        check(kind, format, &Text::new(token, &source), &mut findings);
        let report = ReportBuilder::new(Encoding::Bytes).json("payload", &source, findings).finish();
        for found in report.diagnostics {
            prop_assert!(found.start <= found.end && found.end <= Some(span.end), "{:?}", found);
        }
    }

    #[test]
    fn a_fixed_value_has_the_same_defect_no_more(text in near_misses(), index in 0..FORMATS.len()) {
        let (kind, format) = FORMATS[index];
        let (source, span) = member(&quote(&text));
        for found in diagnostics(kind, format, &source, span) {
            let Some(fix) = found.fix.clone() else { continue };
            let done = apply_fixes(&source, &[fix], true, Encoding::Bytes).text;
            if !done.starts_with("{\"a\":") {
                continue;
            }
            let again = diagnostics(kind, format, &done, Span::new(5, done.len() - 1));
            let repeated = again.iter().any(|again| {
                again.rule == found.rule && again.message == found.message && again.fix.is_some()
                    // Of several items in a list each has its own fix.
                    && format != Format::Languages
            });
            prop_assert!(!repeated, "{text:?}: {found:?} again: {again:?}");
        }
    }
}

#[test]
fn every_value_of_the_full_user_of_rfc_7643_is_clean_or_gives_an_info() {
    let rows = [
        (Type::String, Format::UserName, "bjensen@example.com"),
        (Type::String, Format::Identifier, "2819c223-7f76-453a-919d-413861904646"),
        (Type::String, Format::Identifier, "701984"),
        (Type::String, Format::Text, "Ms. Barbara J Jensen, III"),
        (Type::ExternalReference, Format::ProfileUrl, "https://login.example.com/bjensen"),
        (Type::String, Format::Email, "bjensen@example.com"),
        (Type::String, Format::Email, "babs@jensen.org"),
        (Type::String, Format::Lines, "100 Universal City Plaza\nHollywood, CA 91608 USA"),
        (Type::String, Format::Text, "91608"),
        (Type::String, Format::Ims, "someaimhandle"),
        (
            Type::ExternalReference,
            Format::PhotoUrl,
            "https://photos.example.com/profilephoto/72930000000Ccne/F",
        ),
        (Type::String, Format::Kind, "thumbnail"),
        (Type::String, Format::Languages, "en-US"),
        (Type::String, Format::Locale, "en-US"),
        (Type::String, Format::TimeZone, "America/Los_Angeles"),
        (Type::String, Format::Password, "t1meMa$heen"),
        (
            Type::Reference,
            Format::Text,
            "https://example.com/v2/Groups/e9e30dba-f08f-4109-8486-d5c6a331660a",
        ),
        (Type::DateTime, Format::Text, "2010-01-23T04:56:22Z"),
    ];
    for (kind, format, value) in rows {
        assert_clean(kind, format, &[value]);
    }
    assert_found(
        Type::String,
        Format::Phone,
        &[(
            "555-555-8377",
            &["info format.phone [\"555-555-8377\"] \
         The phone number is no `tel:` URI; most servers take it all the same"],
        )],
    );
}

#[test]
fn blanks_around_a_value_do_not_hide_what_else_is_wrong_with_it() {
    assert_found(
        Type::String,
        Format::Country,
        &[(
            " USA",
            &[
                "error format.country [\" USA\"] `USA` is not a country code of two letters -> \" US\"",
                "warning value.padded [ ] A blank stands before or behind the text -> \"USA\"",
            ],
        )],
    );
}

#[test]
fn a_text_that_breaks_off_is_not_judged() {
    let source = b"\"ann.sm\n";
    let Value::String(token) = Reader::new(source, Limits::default()).value() else {
        panic!("a string that breaks off is a string");
    };
    let mut findings = Findings::new();
    check(Type::String, Format::Email, &Text::new(token, source), &mut findings);
    assert!(findings.is_empty());
}
