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
    [without_zone_colon, compact, internet_message, script]
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
    let (date, rest) = text.split_at_checked(8)?;
    let (time, rest) = rest.strip_prefix(['T', 't', ' ']).unwrap_or(rest).split_at_checked(6)?;
    if !date.bytes().chain(time.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let zone = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
    let (fraction, zone) = rest.split_at_checked(zone)?;
    let part = |text: &'_ str, start, end| Span::new(start, end).text(text).to_owned();
    let (year, month, day) = (part(date, 0, 4), part(date, 4, 6), part(date, 6, 8));
    let (hour, minute, second) = (part(time, 0, 2), part(time, 2, 4), part(time, 4, 6));
    let date = sentence!(year, "-", month, "-", day, "T");
    Some(sentence!(date, hour, ":", minute, ":", second, fraction, offset(zone)?))
}

/// `Fri, 31 Jan 2020 13:45:00 GMT` (RFC 1123)
fn internet_message(text: &str) -> Option<String> {
    const MONTHS: &str = "janfebmaraprmayjunjulaugsepoctnovdec";
    let text = text.split_once(", ").map_or(text, |(_, text)| text);
    let mut words = text.split(' ');
    let [day, month, year, time, zone] = core::array::from_fn(|_| words.next().unwrap_or_default());
    let found = MONTHS.find(&month.to_ascii_lowercase());
    let month = found.filter(|at| at.is_multiple_of(3) && month.len() == 3)?;
    let month = digits(month as u64 / 3 + 1);
    let two = |number: &str| sentence!(if number.len() == 1 { "0" } else { "" }, number);
    let zone = if matches!(zone, "GMT" | "UTC" | "UT") { "Z".to_owned() } else { offset(zone)? };
    Some(sentence!(year, "-", two(&month), "-", two(day), "T", time, zone))
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
    let (days, clock) = (seconds / 86_400, seconds % 86_400);
    // The calendar of years that begin in March, in cycles of 400 years.
    let day = days + 719_468;
    let (era, day) = (day / 146_097, day % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, late) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let two = |number: u64| sentence!(if number < 10 { "0" } else { "" }, digits(number));
    let year = digits(era * 400 + year + late);
    let (hour, minute, second) = (two(clock / 3600), two(clock / 60 % 60), two(clock % 60));
    Some(sentence!(year, "-", two(month), "-", two(day), "T", hour, ":", minute, ":", second, "Z"))
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
            ("Fri, 31 Jan 2020 13:45:00 GMT", "2020-01-31T13:45:00Z"),
            ("1 Feb 2020 13:45:00 -0800", "2020-02-01T13:45:00-08:00"),
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
