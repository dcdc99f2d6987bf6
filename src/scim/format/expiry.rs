//! The validity of a certificate (RFC 5280 §4.1.2.5).

use super::{binary, datetime};

const SEQUENCE: u8 = 0x30;
/// The version, which older certificates leave out.
const VERSION: u8 = 0xa0;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;

/// The instant in seconds since 1970 after which a certificate in base64 is not valid any more.
pub(crate) fn not_after(text: &str) -> Option<i64> {
    let bytes: Vec<u8> = binary::bytes(text).collect();
    let (_, certificate, _) = element(&bytes)?;
    let (_, signed, _) = element(certificate)?;
    let (tag, _, behind) = element(signed)?;
    let rest = if tag == VERSION { element(behind)?.2 } else { behind };
    // The serial number has been read; the algorithm and the issuer come before the validity.
    let (_, _, rest) = element(rest)?;
    let (_, _, rest) = element(rest)?;
    let (tag, validity, _) = element(rest)?;
    (tag == SEQUENCE).then_some(())?;
    let (_, _, rest) = element(validity)?;
    let (tag, time, _) = element(rest)?;
    instant(tag, core::str::from_utf8(time).ok()?)
}

/// A DER element: its tag, its content, and what comes behind it.
fn element(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&tag, rest) = bytes.split_first()?;
    let (&first, rest) = rest.split_first()?;
    let count = if first < 0x80 { 0 } else { usize::from(first & 0x7f) };
    (count <= 3).then_some(())?;
    let (length, rest) = rest.split_at_checked(count)?;
    let long = length.iter().fold(0, |length, &byte| length << 8 | usize::from(byte));
    let (content, behind) = rest.split_at_checked(if count == 0 { first.into() } else { long })?;
    Some((tag, content, behind))
}

/// `YYMMDDhhmmssZ`, of this century below 50, or the same with four digits of the year.
fn instant(tag: u8, time: &str) -> Option<i64> {
    let century = if time < "5" { "20" } else { "19" };
    let digits = match tag {
        UTC_TIME => crate::sentence!(century, time),
        GENERALIZED_TIME => time.to_owned(),
        _ => return None,
    };
    let part = |start: usize, end: usize| digits.get(start..end);
    let date = crate::sentence!(part(0, 4)?, "-", part(4, 6)?, "-", part(6, 8)?);
    let clock = crate::sentence!(part(8, 10)?, ":", part(10, 12)?, ":", part(12, 14)?);
    datetime::instant(&crate::sentence!(date, "T", clock, "Z"))
}

#[cfg(test)]
mod tests {
    use super::not_after;

    // version, serial number, algorithm, issuer, validity of two times: 2018-01-01 to 2019-01-01.
    const EXPIRED: &str = "MC4wLKADAgECAgEBMAAwADAeFw0xODAxMDEwMDAwMDBaFw0xOTAxMDEwMDAwMDBa";

    #[test]
    fn the_end_of_a_certificate_is_read_from_its_validity() {
        assert_eq!(not_after(EXPIRED), Some(1_546_300_800));
        for text in ["", "MAQwAgUA", "aGVsbG8=", "MC4wLKADAgECAgEBMAAwADAeFw0xODAxMDEwMDAw"] {
            assert_eq!(not_after(text), None, "{text}");
        }
    }
}
