//! What is said of any text: emptiness, blanks around it, line breaks, length.

use super::Text;
use crate::json::{member_name, member_removal};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Rule, Severity};
use crate::scim::schema::{Format, Type};

/// The number of characters that many servers keep.
pub(super) const LONGEST: usize = 255;

rules! {
    pub(super) static RULES;
    EMPTY: "value.empty-string", Warning, Certain, "RFC 7643 §2.5, §3.1",
        "The text is empty, which is not the same as no value",
        "Leave the attribute out, or fill it in.";
    PADDED: "value.padded", Warning, Certain, "RFC 8265 §3.1",
        "A blank stands before or behind the text",
        "Remove it: with the blank it is another text, and nobody sees why it does not match.";
    LENGTH: "value.length", Info, Possible, "no RFC sets a limit; 255 is a common one",
        "The text is longer than 255 characters",
        "Check what the receiver takes: many cut or refuse a longer text.";
    USER_NAME_EMPTY: "required.userName-empty", Error, Certain, "RFC 7643 §4.1.1; RFC 8265 §3.3",
        "`userName` is empty", "Fill in the name that the user logs in with.";
    KIND_EMPTY: "multi.type-empty", Warning, Certain, "RFC 7643 §2.4",
        "`type` is empty", "Leave `type` out, or name the kind, such as `work`.";
    NEWLINE: "format.newline", Info, Certain, "RFC 7643 §4.1.2",
        "A line break stands in a text of one line",
        "Remove it: only the formatted and the street address may have several lines.";
}

/// Says what there is to say of an empty text; then there is nothing else to check.
pub(super) fn is_empty(
    kind: Type,
    format: Format,
    value: &Text<'_>,
    findings: &mut Findings,
) -> bool {
    if !value.text().trim_start().is_empty() {
        return false;
    }
    let rule: &'static Rule = match format {
        Format::UserName => &USER_NAME_EMPTY,
        Format::Kind => &KIND_EMPTY,
        _ => &EMPTY,
    };
    let mut finding = Finding::at(rule, value.span());
    if !matches!(format, Format::UserName | Format::Identifier) {
        finding = finding.fix(removal(value));
    }
    if format == Format::Identifier || kind == Type::DateTime {
        finding = finding.severity(Severity::Error);
    }
    findings.push(finding);
    true
}

/// Takes the whole member out; not a `value`, without which its element or operation means
/// something else.
fn removal(value: &Text<'_>) -> Option<Fix> {
    let name = member_name(value.bytes(), value.span().start)?;
    let removable = !name.inner().slice(value.bytes()).eq_ignore_ascii_case(b"value");
    removable.then(|| Fix::guess("Leave it out").delete(member_removal(value.bytes(), name)))
}

/// Notes blanks around a text and hands out the text without them, for all further checks.
pub(super) fn trimmed<'a>(
    format: Format,
    value: &Text<'a>,
    findings: &mut Findings,
) -> Option<Text<'a>> {
    let text = value.text();
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len().max(start);
    let whole = start == 0 && end == text.len();
    // Several lines may end with a line break; of blanks in an IM address its own rule speaks.
    if whole || matches!(format, Format::Lines | Format::Ims) {
        return None;
    }
    let (before, behind) = (value.part(0, start), value.part(end, text.len()));
    let mut fix = Fix::safe("Remove the blanks");
    for blanks in [before, behind] {
        if !blanks.is_empty() {
            fix = fix.delete(blanks);
        }
    }
    let mut finding = Finding::at(&PADDED, if start > 0 { before } else { behind }).fix(fix);
    if format == Format::Text {
        finding = finding.severity(Severity::Info);
    }
    findings.push(finding);
    Some(value.narrowed(start, end))
}

/// Notes line breaks where there is one line, and a text that is very long.
pub(super) fn check(format: Format, value: &Text<'_>, findings: &mut Findings) {
    let text = value.text();
    let one_line = matches!(format, Format::Text | Format::Kind);
    if let Some(start) = text.find(['\n', '\r']).filter(|_| one_line) {
        findings.push(Finding::at(&NEWLINE, value.part(start, start + 1)));
    }
    let long = text.len() > LONGEST && text.chars().count() > LONGEST;
    if long && format != Format::Email {
        findings.push(Finding::at(&LENGTH, value.span()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_clean, assert_found, found_in};
    use crate::json::quote;
    use crate::scim::schema::{Format, Type};

    #[test]
    fn an_empty_text_is_said_once_by_the_rule_that_knows_the_attribute() {
        for (kind, format, text, start) in [
            (Type::String, Format::Text, "", "warning value.empty-string"),
            (Type::String, Format::Email, "", "warning value.empty-string"),
            (Type::String, Format::Country, "  ", "warning value.empty-string"),
            (Type::ExternalReference, Format::PhotoUrl, "", "warning value.empty-string"),
            (Type::Binary, Format::Certificate, "", "warning value.empty-string"),
            (Type::DateTime, Format::Text, "", "error value.empty-string"),
            (Type::String, Format::Kind, "", "warning multi.type-empty"),
            (Type::String, Format::Kind, "\t", "warning multi.type-empty"),
        ] {
            let found = found_in(kind, format, &quote(text));
            assert_eq!(found.len(), 1, "{format:?}: {found:?}");
            assert!(found[0].starts_with(start) && found[0].ends_with("?> {}"), "{found:?}");
        }
    }

    #[test]
    fn an_empty_identifier_is_an_error_that_no_fix_can_mend() {
        let message = "The text is empty, which is not the same as no value";
        assert_eq!(
            found_in(Type::String, Format::Identifier, "\"\""),
            [format!("error value.empty-string [\"\"] {message}")]
        );
        for blank in ["", " ", "\u{a0}\u{3000}"] {
            let token = quote(blank);
            assert_eq!(
                found_in(Type::String, Format::UserName, &token),
                [format!("error required.userName-empty [{token}] `userName` is empty")]
            );
        }
    }

    #[test]
    fn blanks_around_a_text_are_cut_off() {
        for (format, token, start, fixed) in [
            (Format::Identifier, "\" bob \"", "warning value.padded [ ]", "\"bob\""),
            (Format::Value, "\" 701984\"", "warning value.padded [ ]", "\"701984\""),
            (Format::UserName, "\"bob\\n\"", "warning value.padded [\\n]", "\"bob\""),
            (Format::Text, "\"Dr.\u{a0}\"", "info value.padded [\u{a0}]", "\"Dr.\""),
        ] {
            let message = "A blank stands before or behind the text";
            let expected = format!("{start} {message} -> {fixed}");
            assert_eq!(found_in(Type::String, format, token), [expected]);
        }
        assert_clean(Type::String, Format::Lines, &["1 Main St\nTown\n"]);
    }

    #[test]
    fn a_line_break_is_noted_where_one_line_is_expected() {
        let found = "info format.newline [\\r] A line break stands in a text of one line";
        assert_found(Type::String, Format::Text, &[("a\r\nb", &[found])]);
        assert_clean(Type::String, Format::Lines, &["a\r\nb"]);
    }

    #[test]
    fn the_length_is_counted_in_characters() {
        assert_clean(Type::String, Format::Text, &[&"x".repeat(255), &"é".repeat(255)]);
        for long in ["x".repeat(256), "é".repeat(256)] {
            let found = found_in(Type::String, Format::Text, &quote(&long));
            assert_eq!(found.len(), 1);
            assert!(found[0].starts_with("info value.length"), "{found:?}");
        }
    }

    #[test]
    fn ordinary_texts_are_clean() {
        assert_clean(Type::String, Format::Text, &["x", "O'Brien", "José", "李", "a  b", "😀"]);
        assert_clean(Type::String, Format::Kind, &["work", "x"]);
        assert_clean(Type::String, Format::Identifier, &["701984", "00u1/äb c", "a\\b\"c"]);
    }
}
