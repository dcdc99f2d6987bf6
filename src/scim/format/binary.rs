//! Base64 (RFC 4648 §4), read byte by byte so that nothing is allocated.

use super::{Text, certificate};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Severity};
use crate::scim::schema::Format;
use crate::sentence;
use crate::text::visible;

rules! {
    pub(super) static RULES;
    BINARY: "type.binary", Error, Certain, "RFC 7643 §2.3.6; RFC 4648 §4",
        "This is not base64", "Encode the bytes again, as one line of base64.";
    URL_ALPHABET: "type.binary-url-alphabet", Warning, Certain, "RFC 7643 §2.3.6; RFC 4648 §5",
        "`-` and `_` stand in this base64, as only URLs have it", "Use `+` and `/`.";
}

/// Checks a binary value, and whether it is a certificate where it should be one.
pub(super) fn check(format: Format, value: &Text<'_>, findings: &mut Findings) {
    let certificate = format == Format::Certificate;
    if certificate && certificate::is_armoured(value, findings) {
        return;
    }
    let text = value.text();
    let seen = Seen::of(text);
    if let Some(finding) = seen.fault(value) {
        return findings.push(finding);
    }
    if seen.blank.is_some() {
        let fix = value.replaced(Fix::safe("Join the lines"), &kept(text));
        let finding = Finding::at(&BINARY, value.span())
            .message("Blanks or line breaks stand inside the base64")
            .severity(Severity::Warning);
        findings.push(finding.fix(fix));
    } else if let Some(at) = seen.url_letter {
        let fix = value.replaced(
            Fix::safe("Use `+` and `/`"),
            &kept(text).replace('-', "+").replace('_', "/"),
        );
        findings.push(Finding::at(&URL_ALPHABET, value.part(at, at + 1)).fix(fix));
    }
    if certificate {
        certificate::check(value, findings);
    }
}

/// What kinds of characters there are in a text that should be base64.
#[derive(Default)]
struct Seen {
    letters: usize,
    padding: usize,
    foreign: Option<usize>,
    url_letter: Option<usize>,
    blank: Option<usize>,
}

impl Seen {
    fn of(text: &str) -> Self {
        let mut seen = Self::default();
        for (at, byte) in text.bytes().enumerate() {
            let first = match byte {
                b' ' | b'\n' | b'\r' | b'\t' => &mut seen.blank,
                b'=' => {
                    seen.padding += 1;
                    continue;
                }
                _ if six_bits(byte).is_none() || seen.padding > 0 => &mut seen.foreign,
                b'-' | b'_' => {
                    seen.letters += 1;
                    &mut seen.url_letter
                }
                _ => {
                    seen.letters += 1;
                    continue;
                }
            };
            first.get_or_insert(at);
        }
        seen
    }

    fn fault(&self, value: &Text<'_>) -> Option<Finding> {
        if let Some(at) = self.foreign {
            let text = value.text();
            let character = text.get(at..)?.chars().next()?;
            let width = character.len_utf8();
            let shown = visible(character.encode_utf8(&mut [0; 4]));
            let finding = Finding::at(&BINARY, value.part(at, at + width));
            return Some(finding.message(if self.padding > 0 {
                "There is more text behind the end of the base64".into()
            } else {
                sentence!("This is not base64: `", shown, "` does not belong in it")
            }));
        }
        let length = self.letters + self.padding;
        let cut = self.letters % 4 == 1;
        let padded = self.padding == 0 || self.padding < 3 && length.is_multiple_of(4);
        let message = match (cut, padded) {
            (true, _) => "The base64 is cut off: a character is missing or one too many",
            (_, false) => "The base64 has the wrong number of `=` at its end",
            _ => return None,
        };
        Some(Finding::at(&BINARY, value.span()).message(message))
    }
}

/// The bytes that a base64 text means, without regard to blanks and padding.
pub(super) fn bytes(text: &str) -> impl Iterator<Item = u8> {
    let mut buffer = 0;
    let mut bits = 0;
    text.bytes().filter_map(six_bits).filter_map(move |six| {
        buffer = (buffer << 6 | u32::from(six)) & 0xffff;
        bits += 6;
        (bits >= 8).then(|| {
            bits -= 8;
            (buffer >> bits) as u8
        })
    })
}

/// The value of a letter of either alphabet.
fn six_bits(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    }
}

/// The text without blanks.
pub(super) fn kept(text: &str) -> String {
    text.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_clean, found_in};
    use super::bytes;
    use crate::json::quote;
    use crate::scim::schema::{Format, Type};

    #[test]
    fn base64_is_clean_with_and_without_padding() {
        let texts = ["Zg==", "Zg", "Zm8=", "Zm8", "Zm9v", "+/+/"];
        assert_clean(Type::Binary, Format::Text, &texts);
    }

    #[test]
    fn what_is_not_base64_is_named() {
        for (text, expected) in [
            ("not*base64", "error type.binary [*] This is not base64: `*` does not belong in it"),
            ("Zg==Zg==", "error type.binary [Z] There is more text behind the end of the base64"),
            (
                "Zm9vZ",
                "error type.binary [\"Zm9vZ\"] \
                 The base64 is cut off: a character is missing or one too many",
            ),
            (
                "Zg=",
                "error type.binary [\"Zg=\"] The base64 has the wrong number of `=` at its end",
            ),
            (
                "Zm9v====",
                "error type.binary [\"Zm9v====\"] \
                 The base64 has the wrong number of `=` at its end",
            ),
            (
                "Zm9v\nZm9v\n",
                "warning type.binary [\"Zm9v\\nZm9v\\n\"] \
                 Blanks or line breaks stand inside the base64 -> \"Zm9vZm9v\"",
            ),
            (
                "_-8=",
                "warning type.binary-url-alphabet [_] \
                 `-` and `_` stand in this base64, as only URLs have it -> \"/+8=\"",
            ),
        ] {
            assert_eq!(found_in(Type::Binary, Format::Text, &quote(text)), [expected]);
        }
    }

    #[test]
    fn bytes_come_out_as_they_went_in() {
        let decoded = |text: &str| bytes(text).collect::<Vec<u8>>();
        assert_eq!(decoded("Zm9vYmFy"), b"foobar");
        assert_eq!(decoded("Zm9vYg=="), b"foob");
        assert_eq!(decoded("/+8"), [0xff, 0xef]);
    }
}
