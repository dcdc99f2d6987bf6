//! Dates and times in other layouts than that of `xsd:dateTime`, rewritten.

use super::datetime::Stamp;
use crate::report::Fix;
use crate::sentence;
use crate::text::{Span, digits};

/// A fix for a number where a dateTime belongs: most often the seconds or milliseconds since 1970.
pub(crate) fn epoch_fix(number: Span, bytes: &[u8]) -> Option<Fix> {
    let text = core::str::from_utf8(number.slice(bytes)).ok().and_then(from_epoch)?;
    Some(Fix::guess(EPOCH).replace(number, sentence!("\"", text, "\"")))
}

/// The title of the fix that takes a number so.
pub(super) const EPOCH: &str = "Take it as time since 1970";

/// Writes another layout of date and time as a dateTime.
pub(super) fn rewritten(text: &str) -> Option<String> {
    [without_zone_colon, compact, script]
        .into_iter()
        .filter_map(|layout| layout(text))
        .find(|text| Stamp::read(text).is_some())
}

/// `2020-01-31T13:45:00+0100` and `+01`
fn without_zone_colon(text: &str) -> Option<String> {
    let sign = text.rfind(['+', '-'])?;
    let (stamp, zone) = text.split_at_checked(sign)?;
    Some(sentence!(stamp, offset(zone)?)).filter(|_| stamp.len() > 11)
}

/// `+0100` and `+01` with a colon, `Z` and nothing as they are.
fn offset(zone: &str) -> Option<String> {
    match zone.len() {
        0 | 1 | 6 => Some(zone.to_ascii_uppercase()),
        3 => Some(sentence!(zone, ":00")),
        5 => zone.split_at_checked(3).map(|(hours, minutes)| sentence!(hours, ":", minutes)),
        _ => None,
    }
}

/// `20200131T134500Z`, and `20200131134500.0Z` as directories write it
fn compact(text: &str) -> Option<String> {
    let mut rest = text.chars();
    let mut out = String::new();
    for place in "0000-00-00T00:00:00".chars() {
        if place == '0' {
            out.push(rest.next().filter(char::is_ascii_digit)?);
            continue;
        }
        out.push(place);
        if place == 'T' && rest.as_str().starts_with(['T', 't', ' ']) {
            rest.next();
        }
    }
    let rest = rest.as_str();
    let zone = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
    let (fraction, zone) = rest.split_at_checked(zone)?;
    Some(sentence!(out, fraction, offset(zone)?))
}

/// `/Date(1580478300000)/`
fn script(text: &str) -> Option<String> {
    from_epoch(text.strip_prefix("/Date(")?.strip_suffix(")/")?)
}

/// Seconds (9 or 10 digits) or milliseconds (12 or 13) since 1970 as a dateTime.
pub(super) fn from_epoch(number: &str) -> Option<String> {
    let scale = match number.len() {
        9 | 10 => 1,
        12 | 13 => 1000,
        _ => return None,
    };
    let all_digits = number.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = number.parse::<u64>().ok().filter(|_| all_digits)? / scale;
    let (mut days, clock) = (seconds / 86_400, seconds % 86_400);
    let mut year = 1970;
    while days >= days_of_year(year) {
        days -= days_of_year(year);
        year += 1;
    }
    let mut month = 1;
    while days >= days_of_month(year, month) {
        days -= days_of_month(year, month);
        month += 1;
    }
    let fields = [month, days + 1, clock / 3600, clock / 60 % 60, clock % 60];
    let mut text = digits(year);
    for (mark, field) in ["-", "-", "T", ":", ":"].into_iter().zip(fields) {
        text.push_str(mark);
        if field < 10 {
            text.push('0');
        }
        text.push_str(&digits(field));
    }
    Some(text + "Z")
}

fn days_of_year(year: u64) -> u64 {
    337 + days_of_month(year, 2)
}

/// The days of a month in a year that is not negative; of a month that is none, 31.
pub(super) fn days_of_month(year: u64, month: u64) -> u64 {
    let divides = |years| year.is_multiple_of(years);
    match month {
        2 => 28 + u64::from(divides(4) && (!divides(100) || divides(400))),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::found_in;
    use super::epoch_fix;
    use crate::json::quote;
    use crate::scim::schema::{Format, Type};
    use crate::text::Span;

    fn found(text: &str) -> Vec<String> {
        found_in(Type::DateTime, Format::Text, &quote(text))
    }

    #[test]
    fn other_layouts_are_rewritten() {
        for (text, rewritten) in [
            ("20200131T134500Z", "2020-01-31T13:45:00Z"),
            ("20200131134500.0Z", "2020-01-31T13:45:00.0Z"),
            ("20200131T134500+0100", "2020-01-31T13:45:00+01:00"),
            ("2020-01-31T13:45:00+0100", "2020-01-31T13:45:00+01:00"),
            ("2020-01-31T13:45:00-08", "2020-01-31T13:45:00-08:00"),
            ("/Date(1580478300000)/", "2020-01-31T13:45:00Z"),
        ] {
            let expected = format!(
                "error type.datetime-basic [\"{text}\"] \
                 The date and time are written in another layout -> \"{rewritten}\""
            );
            assert_eq!(found(text), [expected]);
        }
    }

    #[test]
    fn time_since_1970_is_turned_into_a_date() {
        for (text, rewritten) in [
            ("1577836800", "2020-01-01T00:00:00Z"),
            ("1577836800000", "2020-01-01T00:00:00Z"),
            ("951782400", "2000-02-29T00:00:00Z"),
            ("4107542399", "2100-02-28T23:59:59Z"),
        ] {
            let expected = format!(
                "error type.datetime [\"{text}\"] \
                 A bare number stands where a date and time belong ?> \"{rewritten}\""
            );
            assert_eq!(found(text), [expected]);
        }
        let fix = epoch_fix(Span::new(6, 16), b"{\"a\": 1577836800}");
        assert!(fix.is_some());
        assert!(epoch_fix(Span::new(0, 4), b"12.5").is_none());
    }
}
