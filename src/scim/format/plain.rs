//! What most values look like, told from their bytes alone: nothing is decoded, and nothing that
//! is doubtful is let through. Whatever is not plain goes the long way.

use crate::scim::schema::{Format, Type};

use super::general;

/// Says of a value of printable ASCII without escapes that there is nothing to say of it.
pub(crate) fn is_clean(kind: Type, format: Format, raw: &[u8]) -> bool {
    let ([first, .., last] | [first @ last]) = raw else { return false };
    if *first <= b' ' || *last <= b' ' || raw.len() > general::LONGEST {
        return false;
    }
    match (kind, format) {
        (Type::DateTime, _) => is_date_time(raw),
        (Type::Reference | Type::ExternalReference, _) => is_address(raw),
        (
            Type::String,
            Format::Text | Format::Lines | Format::Kind | Format::Identifier | Format::Value,
        ) => true,
        (Type::String, Format::UserName) => {
            is_email(raw) || !raw.iter().any(|byte| matches!(byte, b'@' | b'>'))
        }
        (Type::String, Format::Email) => is_email(raw),
        (Type::String, Format::Phone) => is_telephone(raw),
        (Type::String, Format::TimeZone) => is_american(raw),
        (Type::String, Format::Locale | Format::Languages) => matches!(raw, b"en-US" | b"en"),
        (Type::String, Format::Country) => raw == b"US",
        _ => false,
    }
}

/// `local@sub.domain` of letters, digits and `._+-`, the domain in lower case.
fn is_email(raw: &[u8]) -> bool {
    let mut at = None;
    let mut before = b'.';
    let mut dots = 0;
    for (index, &byte) in raw.iter().enumerate() {
        let legal = match byte {
            b'a'..=b'z' | b'0'..=b'9' => true,
            b'A'..=b'Z' | b'_' | b'+' => at.is_none(),
            b'-' => at.is_none() || before != b'.',
            b'.' => before != b'.' && (at.is_none() || before != b'-'),
            b'@' => at.is_none() && before != b'.',
            _ => false,
        };
        if !legal {
            return false;
        }
        dots += u32::from(byte == b'.' && at.is_some());
        if byte == b'@' {
            at = Some(index);
            before = b'.';
        } else {
            before = byte;
        }
    }
    let ends = before.is_ascii_lowercase();
    ends && dots > 0 && at.is_some_and(|at| at <= 64) && raw.len() <= 254
}

/// `tel:+` and digits with hyphens between them.
fn is_telephone(raw: &[u8]) -> bool {
    let number = raw.strip_prefix(b"tel:+").unwrap_or_default();
    (7..=20).contains(&number.len())
        && number.iter().all(|byte| byte.is_ascii_digit() || *byte == b'-')
        && number.first().is_some_and(u8::is_ascii_digit)
        && number.last().is_some_and(u8::is_ascii_digit)
}

/// `2024-05-01T08:30:00Z`, with or without milliseconds, on a day that every month has.
fn is_date_time(raw: &[u8]) -> bool {
    const LAYOUT: &[u8] = b"dddd-dd-ddTdd:dd:dd";
    let Some((stamp, rest)) = raw.split_at_checked(LAYOUT.len()) else { return false };
    let fits = |(byte, like): (&u8, &u8)| {
        if *like == b'd' { byte.is_ascii_digit() } else { byte == like }
    };
    let number = |at: usize| match stamp.get(at..at + 2) {
        Some([tens, ones]) => (tens & 15) * 10 + (ones & 15),
        _ => u8::MAX,
    };
    let milliseconds = matches!(rest, [b'.', a, b, c, b'Z'] if [a, b, c].iter().all(|digit| digit.is_ascii_digit()));
    stamp.iter().zip(LAYOUT).all(fits)
        && (rest == b"Z" || milliseconds)
        && !stamp.starts_with(b"0000")
        && (1..=12).contains(&number(5))
        && (1..=28).contains(&number(8))
        && number(11) < 24
        && number(14) < 60
        && number(17) < 60
}

/// `https://` and a host and path of letters, digits and `-._~/`; none that may be a web page where
/// an image is expected, nor a port.
fn is_address(raw: &[u8]) -> bool {
    let Some(rest) = raw.strip_prefix(b"https://") else { return false };
    let plain = |byte: &u8| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/')
    };
    rest.first().is_some_and(u8::is_ascii_alphanumeric)
        && rest.iter().all(plain)
        && !matches!(rest.last(), Some(b'l' | b'L' | b'm' | b'M'))
}

/// The time zones of the United States' mainland, which most samples and many users have.
fn is_american(raw: &[u8]) -> bool {
    matches!(
        raw,
        b"America/Los_Angeles" | b"America/New_York" | b"America/Chicago" | b"America/Denver"
    )
}

#[cfg(test)]
mod tests {
    use super::is_clean;
    use crate::report::Findings;
    use crate::scim::format::{Text, check_thoroughly};
    use crate::scim::schema::{Format, Type};

    const KINDS: &[(Type, Format)] = &[
        (Type::DateTime, Format::Text),
        (Type::Reference, Format::Text),
        (Type::ExternalReference, Format::Text),
        (Type::ExternalReference, Format::PhotoUrl),
        (Type::ExternalReference, Format::ProfileUrl),
        (Type::String, Format::Text),
        (Type::String, Format::Identifier),
        (Type::String, Format::Value),
        (Type::String, Format::UserName),
        (Type::String, Format::Email),
        (Type::String, Format::Phone),
        (Type::String, Format::TimeZone),
        (Type::String, Format::Locale),
        (Type::String, Format::Languages),
        (Type::String, Format::Country),
    ];

    fn thorough(kind: Type, format: Format, text: &str) -> usize {
        let source = crate::json::quote(text);
        let mut findings = Findings::new();
        let mut reader = crate::json::Reader::from(source.as_bytes(), 0);
        if let crate::json::Value::String(token) = reader.value() {
            check_thoroughly(kind, format, &Text::new(token, source.as_bytes()), &mut findings);
        }
        findings.mark()
    }

    #[test]
    fn common_values_are_plain() {
        for (kind, format, text) in [
            (Type::DateTime, Format::Text, "2024-05-01T08:30:00Z"),
            (Type::DateTime, Format::Text, "2024-05-01T08:30:00.123Z"),
            (Type::String, Format::UserName, "ann.smith@example.com"),
            (Type::String, Format::Email, "a+b@mail-1.example.org"),
            (Type::String, Format::Phone, "tel:+1-201-555-0123"),
            (Type::ExternalReference, Format::PhotoUrl, "https://example.com/photos/ann_1.jpg"),
            (Type::Reference, Format::Text, "https://example.com/v2/Users/26118915-6090"),
        ] {
            assert!(is_clean(kind, format, text.as_bytes()), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_is_called_plain_has_no_findings(
            text in "[a-zA-Z0-9@.:+_/ -]{0,24}|[a-z.@-]{1,12}|https?://[a-z0-9./?#:@~-]{0,16}(html?)?|tel:\\+[0-9-]{1,12}|[0-2][0-9]{3}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{1,3})?Z"
        ) {
            for &(kind, format) in KINDS {
                if is_clean(kind, format, text.as_bytes()) {
                    proptest::prop_assert_eq!(thorough(kind, format, &text), 0, "{:?} {:?} {}", kind, format, text);
                }
            }
        }
    }
}
