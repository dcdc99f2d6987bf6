//! X.509 certificates in DER: the outer shape only, which tells a certificate from all the other
//! things that are pasted in its place.

use super::{Text, binary};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};

rules! {
    pub(super) static RULES;
    DER: "format.x509-der", Error, Certain, "RFC 7643 §4.1.2; RFC 5280 §4",
        "This base64 holds no certificate",
        "Send one certificate in DER, as base64 without the lines of dashes.";
}

const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
const END: &str = "-----END CERTIFICATE-----";

/// Notes PEM armour; then there is nothing else to check.
pub(super) fn is_armoured(value: &Text<'_>, findings: &mut Findings) -> bool {
    let text = value.text().trim();
    if !text.starts_with("-----BEGIN") {
        return false;
    }
    // Of a private key the check of secrets speaks.
    if text.contains("PRIVATE KEY") {
        return true;
    }
    let inner = text.strip_prefix(BEGIN).and_then(|rest| rest.strip_suffix(END));
    let message = match inner {
        Some(inner) if !inner.contains("-----") => "The certificate stands in PEM armour",
        Some(_) => "Several certificates stand in one value",
        None if text.contains("PRIVATE KEY") => {
            "A private key stands in the place of a certificate"
        }
        None => "The PEM text is not one certificate",
    };
    let fix = inner
        .filter(|inner| !inner.contains("-----"))
        .map(|inner| value.replaced(Fix::safe("Remove the armour"), &binary::kept(inner)));
    findings.push(Finding::at(&DER, value.span()).message(message).fix(fix));
    true
}

/// Checks that a value is one DER sequence, as long as it says, that begins like a certificate.
pub(super) fn check(value: &Text<'_>, findings: &mut Findings) {
    if let Some(message) = fault(&mut binary::bytes(value.text())) {
        findings.push(Finding::at(&DER, value.span()).message(message));
    }
}

fn fault(bytes: &mut impl Iterator<Item = u8>) -> Option<&'static str> {
    const SEQUENCE: u8 = 0x30;
    match bytes.next() {
        Some(SEQUENCE) => {}
        // `-----BEGIN` and `MII…` again.
        Some(b'-' | b'M') => return Some("The certificate was encoded in base64 twice"),
        _ => return Some(DER.summary),
    }
    let Some(length) = length(bytes) else { return Some(DER.summary) };
    let first = bytes.next();
    let rest = bytes.count() + usize::from(first.is_some());
    match first {
        _ if rest < length => Some("The certificate is cut off"),
        // A PKCS#7 begins with its kind, a PKCS#12 or a private key with its version.
        Some(0x06) => Some("This is a PKCS#7 container, not a certificate"),
        Some(0x02) => Some("This is a private key or a key store, not a certificate"),
        _ if rest > length => {
            Some("More bytes, perhaps a second certificate, follow the first one")
        }
        Some(SEQUENCE) => None,
        _ => Some(DER.summary),
    }
}

/// A DER length: one byte, or the number of its bytes and these.
fn length(bytes: &mut impl Iterator<Item = u8>) -> Option<usize> {
    let first = bytes.next()?;
    if first < 0x80 {
        return Some(first.into());
    }
    let count = first & 0x7f;
    // More than three bytes would mean a certificate of 16 MB.
    (1..=3).contains(&count).then_some(())?;
    (0..count).try_fold(0, |length, _| Some(length << 8 | usize::from(bytes.next()?)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_clean, found_in};
    use crate::json::quote;
    use crate::scim::schema::{Format, Type};

    // A sequence that holds a sequence that holds a null: 30 04 30 02 05 00.
    const SMALLEST: &str = "MAQwAgUA";

    fn found(text: &str) -> Vec<String> {
        found_in(Type::Binary, Format::Certificate, &quote(text))
    }

    #[test]
    fn one_sequence_as_long_as_it_says_is_clean() {
        // 30 81 80 is a length of two bytes; 30 7e and 126 bytes of zero follow.
        let long = format!("MIGAMH4A{}", "A".repeat(167));
        assert_clean(Type::Binary, Format::Certificate, &[SMALLEST, &long]);
    }

    #[test]
    fn what_is_pasted_in_the_place_of_a_certificate_is_named() {
        for (text, message) in [
            ("aGVsbG8=", "This base64 holds no certificate"),
            ("MA==", "This base64 holds no certificate"),
            ("MIQ=", "This base64 holds no certificate"),
            // 30 04 30 02 05
            ("MAQwAgU=", "The certificate is cut off"),
            // 30 03 06 01 00 begins with an object identifier.
            ("MAMGAQA=", "This is a PKCS#7 container, not a certificate"),
            // 30 03 02 01 00 begins with a version.
            ("MAMCAQA=", "This is a private key or a key store, not a certificate"),
            ("MAQwAgUAMAQwAgUA", "More bytes, perhaps a second certificate, follow the first one"),
            // `MAQwAgUA` and `-----BEGIN` in base64 once more.
            ("TUFRd0FnVUE=", "The certificate was encoded in base64 twice"),
            ("LS0tLS1CRUdJTg==", "The certificate was encoded in base64 twice"),
        ] {
            assert_eq!(found(text), [format!("error format.x509-der [\"{text}\"] {message}")]);
        }
    }

    #[test]
    fn armour_is_removed_from_one_certificate_only() {
        let armoured = |kind: &str, text: &str| {
            format!("-----BEGIN {kind}-----\n{text}\n-----END {kind}-----\n")
        };
        let one = armoured("CERTIFICATE", SMALLEST);
        for (text, message) in [
            (one.clone(), "The certificate stands in PEM armour -> \"MAQwAgUA\""),
            ([&*one, &one].concat(), "Several certificates stand in one value"),
            (armoured("PKCS7", "MAMGAQA="), "The PEM text is not one certificate"),
        ] {
            let token = quote(&text);
            assert_eq!(found(&text), [format!("error format.x509-der [{token}] {message}")]);
        }
    }
}
