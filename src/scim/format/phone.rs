//! Telephone numbers (RFC 3966) and instant-messaging addresses.

use super::Text;
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Severity};
use crate::sentence;

rules! {
    pub(super) static RULES;
    PHONE: "format.phone", Info, Certain, "RFC 7643 §4.1.2; RFC 3966 §3",
        "The phone number is no `tel:` URI; most servers take it all the same",
        "The full form is `tel:+1-201-555-0123`.";
    TEL: "format.phone-tel-syntax", Warning, Certain, "RFC 3966 §3, §5",
        "This is not a `tel:` URI", "The full form is `tel:+1-201-555-0123`.";
    IMS: "format.ims", Info, Certain, "RFC 7643 §4.1.2",
        "The address has blanks or capital letters, which servers take out to compare it",
        "Write it in lower case and without blanks.";
}

/// Checks a telephone number.
pub(super) fn check(value: &Text<'_>, findings: &mut Findings) {
    let text = value.text();
    if let Some((scheme, number)) = text.split_once(':')
        && scheme.eq_ignore_ascii_case("tel")
    {
        if let Some(why) = tel_fault(number) {
            let message = sentence!("This is not a `tel:` URI: ", why);
            findings.push(Finding::at(&TEL, value.span()).message(message));
        }
        return;
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let finding = Finding::at(&PHONE, value.span());
    let international = text
        .strip_prefix('+')
        .is_some_and(|number| number.bytes().all(|byte| byte == b' ' || is_phone_digit(byte)));
    findings.push(if international && (7..=15).contains(&digits) {
        let uri = sentence!("tel:", text.replace(' ', "-"));
        finding.fix(value.replaced(Fix::guess("Write it as a `tel:` URI"), &uri))
    } else if digits == 0 && text.is_ascii() {
        finding.message("The phone number has no digits").severity(Severity::Warning)
    } else {
        finding
    });
}

/// Checks an instant-messaging address.
pub(super) fn check_ims(value: &Text<'_>, findings: &mut Findings) {
    let text = value.text();
    let loose = |character: char| character.is_whitespace() || character.is_ascii_uppercase();
    if text.contains(loose) {
        let tight: String = text.split_whitespace().collect();
        let fix = value.replaced(Fix::guess("Use lower case"), &tight.to_ascii_lowercase());
        findings.push(Finding::at(&IMS, value.span()).fix(fix));
    }
}

fn is_phone_digit(byte: u8) -> bool {
    byte.is_ascii_digit() || b"-.()".contains(&byte)
}

/// What is wrong with a `tel:` URI, from behind the colon.
fn tel_fault(number: &str) -> Option<&'static str> {
    let (number, parameters) = number.split_once(';').unwrap_or((number, ""));
    let global = number.strip_prefix('+');
    let allowed = |byte: u8| {
        is_phone_digit(byte)
            || global.is_none() && (byte.is_ascii_hexdigit() || matches!(byte, b'*' | b'#'))
    };
    let digits = global.unwrap_or(number);
    if !digits.bytes().all(allowed) || !digits.bytes().any(|byte| !b"-.()".contains(&byte)) {
        return Some("the number may hold digits and `-.()` only");
    }
    let list = || parameters.split(';').filter(|_| !parameters.is_empty());
    let names = || list().map(|parameter| parameter.split('=').next().unwrap_or_default());
    let is_word = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let is_value = |parameter: &str| {
        parameter.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte))
            && !parameter.ends_with('=')
    };
    let same = |one: &str, other: &str| one.eq_ignore_ascii_case(other);
    let rank = |name: &str| match name {
        _ if same(name, "ext") || same(name, "isub") => 0,
        _ if same(name, "phone-context") => 1,
        _ => 2,
    };
    let twice =
        names().enumerate().any(|(at, name)| names().take(at).any(|other| same(name, other)));
    [
        (!names().all(is_word) || !list().all(is_value), "a parameter is not well formed"),
        (twice, "a parameter stands twice"),
        (!names().is_sorted_by_key(rank), "`ext` comes first, then `phone-context`, then the rest"),
        (
            global.is_none() && !names().any(|name| same(name, "phone-context")),
            "a number without `+` needs `;phone-context=+1` or the like",
        ),
    ]
    .into_iter()
    .find_map(|(wrong, why)| wrong.then_some(why))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_clean, found_in};
    use crate::json::quote;
    use crate::scim::schema::{Format, Type};

    fn found(format: Format, text: &str) -> Vec<String> {
        found_in(Type::String, format, &quote(text))
    }

    #[test]
    fn every_tel_uri_is_clean() {
        let numbers = [
            "tel:+1-201-555-0123",
            "TEL:+12015550123",
            "tel:+1-(201)-555.0123;ext=12",
            "tel:7042;phone-context=example.com",
            "tel:863-1234;ext=5;phone-context=+1-914-555",
            "tel:*21#;phone-context=+1",
            "tel:+358-555-1234567;a;b=%20",
        ];
        assert_clean(Type::String, Format::Phone, &numbers);
    }

    #[test]
    fn a_plain_number_is_worth_an_info() {
        let no_uri = "The phone number is no `tel:` URI; most servers take it all the same";
        for (text, fixed) in [
            ("555-555-8377", ""),
            ("(201) 555-0123", ""),
            ("+1 201", ""),
            ("+1 (201) 555-0123", " ?> \"tel:+1-(201)-555-0123\""),
            ("+12015550123", " ?> \"tel:+12015550123\""),
            ("٠٤-٥٥٥", ""),
        ] {
            let expected = format!("info format.phone [\"{text}\"] {no_uri}{fixed}");
            assert_eq!(found(Format::Phone, text), [expected]);
        }
        let expected = "warning format.phone [\"call me\"] The phone number has no digits";
        assert_eq!(found(Format::Phone, "call me"), [expected]);
    }

    #[test]
    fn what_breaks_the_grammar_of_tel_is_named() {
        for (text, why) in [
            ("tel:5550123", "a number without `+` needs `;phone-context=+1` or the like"),
            ("tel:+1-800-FLOWERS", "the number may hold digits and `-.()` only"),
            ("tel:+1 201 5550123", "the number may hold digits and `-.()` only"),
            ("tel:", "the number may hold digits and `-.()` only"),
            ("tel:+--", "the number may hold digits and `-.()` only"),
            ("tel:+1201;ext=1;ext=2", "a parameter stands twice"),
            ("tel:+1201;ext=", "a parameter is not well formed"),
            ("tel:+1201;;a", "a parameter is not well formed"),
            (
                "tel:201;phone-context=+1;ext=2",
                "`ext` comes first, then `phone-context`, then the rest",
            ),
        ] {
            let expected = format!(
                "warning format.phone-tel-syntax [\"{text}\"] This is not a `tel:` URI: {why}"
            );
            assert_eq!(found(Format::Phone, text), [expected]);
        }
    }

    #[test]
    fn messaging_addresses_are_lowered_and_freed_of_blanks() {
        assert_clean(Type::String, Format::Ims, &["someaimhandle", "live:.cid.1", "ünïcode"]);
        for (text, fixed) in [(" Foo ", "foo"), ("Some Handle", "somehandle"), ("A", "a")] {
            let expected = format!(
                "info format.ims [\"{text}\"] The address has blanks or capital letters, \
                 which servers take out to compare it ?> \"{fixed}\""
            );
            assert_eq!(found(Format::Ims, text), [expected]);
        }
    }
}
