//! `xsd:dateTime` (XML Schema 2 §3.2.7), and what is mistaken for it.

use super::{Text, layouts};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};
use crate::sentence;

rules! {
    pub(super) static RULES;
    DATE_TIME: "type.datetime", Error, Certain, "RFC 7643 §2.3.5; XML Schema 2 §3.2.7",
        "This is not a date and time", "Write it as in `2020-01-31T13:45:00Z`.";
    DATE_ONLY: "type.datetime-date-only", Error, Certain, "RFC 7643 §2.3.5",
        "The date has no time", "Add time and zone, such as `T00:00:00Z`.";
    SEPARATOR: "type.datetime-separator", Error, Certain, "XML Schema 2 §3.2.7.1",
        "A blank or a small letter stands where a capital `T` or `Z` belongs", "";
    NO_ZONE: "type.datetime-no-zone", Warning, Certain, "XML Schema 2 §3.2.7.3",
        "The time has no zone, so that every reader takes another one",
        "Add `Z` for UTC, or an offset such as `+01:00`.";
    RANGE: "type.datetime-range", Error, Certain, "XML Schema 2 §3.2.7",
        "There is no such date or time", "Correct the date or the time.";
    BASIC: "type.datetime-basic", Error, Certain, "RFC 7643 §2.3.5; XML Schema 2 §3.2.7",
        "The date and time are written in another layout",
        "Write it as in `2020-01-31T13:45:00Z`.";
}

/// Checks a dateTime.
pub(super) fn check(value: &Text<'_>, findings: &mut Findings) {
    let text = value.text();
    let Some(stamp) = Stamp::read(text) else {
        return findings.push(foreign(value));
    };
    if let Some(field) = stamp.impossible() {
        findings.push(Finding::at(&RANGE, value.span()).message(sentence!(
            value.shown(),
            " does not exist: there is no such ",
            field
        )));
    }
    let Some(separator) = stamp.separator else {
        return findings.push(Finding::at(&DATE_ONLY, value.span()));
    };
    let misspelled = [Some(separator), stamp.z].into_iter().flatten();
    let misspelled =
        misspelled.filter_map(|at| Some((at, right_letter(*text.as_bytes().get(at)?)?)));
    let mut fix = Fix::safe("Write capital letters");
    let mut first = None;
    for (at, letter) in misspelled {
        fix = fix.replace(value.part(at, at + 1), letter);
        first = first.or(Some(at));
    }
    if let Some(at) = first {
        findings.push(Finding::at(&SEPARATOR, value.part(at, at + 1)).fix(fix));
    }
    if !stamp.zoned {
        let end = value.part(text.len(), text.len()).start;
        let fix = Fix::guess("Take it as UTC").insert(end, "Z");
        findings.push(Finding::at(&NO_ZONE, value.span()).fix(fix));
    }
}

/// The instant that a dateTime with a zone names, in seconds since 1970.
pub(crate) fn instant(text: &str) -> Option<i64> {
    let stamp = Stamp::read(text).filter(|stamp| stamp.zoned && stamp.impossible().is_none())?;
    let [month, day, hour, minute, second, zone_hour, zone_minute] = stamp.fields.map(i64::from);
    // Years that begin in March have the leap day at their end.
    let (year, month) =
        if month > 2 { (stamp.year, month - 3) } else { (stamp.year - 1, month + 9) };
    let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    let days = 365 * year + leaps + (153 * month + 2) / 5 + day - 719_469;
    let offset = (zone_hour * 60 + zone_minute) * 60 * if stamp.west { -1 } else { 1 };
    Some(days * 86_400 + hour * 3600 + minute * 60 + second - offset)
}

/// What separator or zone letter should stand in the place of this one.
fn right_letter(byte: u8) -> Option<&'static str> {
    match byte {
        b't' | b' ' => Some("T"),
        b'z' => Some("Z"),
        _ => None,
    }
}

/// Says of a text that has not the layout of a dateTime what it is instead.
fn foreign(value: &Text<'_>) -> Finding {
    let text = value.text();
    if let Some(rewritten) = layouts::from_epoch(text) {
        let fix = Fix::guess(layouts::EPOCH);
        return Finding::at(&DATE_TIME, value.span())
            .message("A bare number stands where a date and time belong")
            .fix(value.replaced(fix, &rewritten));
    }
    match layouts::rewritten(text) {
        Some(text) => {
            let fix = value.replaced(Fix::safe(sentence!("Write `", text, "`")), &text);
            Finding::at(&BASIC, value.span()).fix(fix)
        }
        // As in the headers of a mail (RFC 1123).
        None if text.ends_with(" GMT") => Finding::at(&BASIC, value.span()),
        None => Finding::at(&DATE_TIME, value.span())
            .message(sentence!(value.shown(), " is not a date and time")),
    }
}

/// A text in the layout of a dateTime, whatever its numbers.
pub(super) struct Stamp {
    year: i64,
    /// Month, day, hour, minute, second, hours and minutes of the offset.
    fields: [u32; 7],
    fraction_zero: bool,
    /// Where the letter between date and time stands.
    separator: Option<usize>,
    /// Where the letter of the zone stands.
    z: Option<usize>,
    zoned: bool,
    /// Whether the offset is behind UTC.
    west: bool,
}

impl Stamp {
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut at = Cursor { bytes: text.as_bytes(), at: 0 };
        let before_christ = at.eat(b'-');
        let year = at.run();
        let long = year.len() > 4 && year.first() == Some(&b'0');
        if !(4..=9).contains(&year.len()) || long || !at.eat(b'-') {
            return None;
        }
        let number = year.iter().fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
        let mut stamp = Self {
            year: if before_christ { -number } else { number },
            fields: [0; 7],
            fraction_zero: true,
            separator: None,
            z: None,
            zoned: false,
            west: false,
        };
        let month = at.number()?;
        let day = at.eat(b'-').then(|| at.number())??;
        stamp.fields = [month, day, 0, 0, 0, 0, 0];
        if matches!(at.peek(), Some(b'T' | b't' | b' ')) {
            stamp.separator = Some(at.at);
            at.at += 1;
            let hour = at.number()?;
            let minute = at.eat(b':').then(|| at.number())??;
            let second = at.eat(b':').then(|| at.number())??;
            stamp.fields = [month, day, hour, minute, second, 0, 0];
            if at.eat(b'.') {
                let fraction = at.run();
                stamp.fraction_zero = fraction.iter().all(|&digit| digit == b'0');
                (!fraction.is_empty()).then_some(())?;
            }
        }
        stamp.zone(&mut at)?;
        at.peek().is_none().then_some(stamp)
    }

    fn zone(&mut self, at: &mut Cursor<'_>) -> Option<()> {
        self.zoned = at.peek().is_some();
        if matches!(at.peek(), Some(b'Z' | b'z')) {
            self.z = Some(at.at);
            at.at += 1;
        } else if matches!(at.peek(), Some(b'+' | b'-')) {
            self.west = at.eat(b'-') || !at.eat(b'+');
            let hours = at.number()?;
            let minutes = at.eat(b':').then(|| at.number())??;
            let [.., hour, minute] = &mut self.fields;
            (*hour, *minute) = (hours, minutes);
        }
        Some(())
    }

    /// Names the first field that no calendar or clock shows.
    fn impossible(&self) -> Option<&'static str> {
        let [month, day, hour, minute, second, zone_hour, zone_minute] = self.fields;
        let days = layouts::days_of_month(self.year.unsigned_abs(), month.into());
        let midnight = hour == 24 && minute == 0 && second == 0 && self.fraction_zero;
        let far = zone_hour > 14 || zone_minute > 59 || zone_hour == 14 && zone_minute > 0;
        [
            (self.year == 0, "year"),
            (month == 0 || month > 12, "month"),
            (day == 0 || u64::from(day) > days, "day"),
            (hour > 23 && !midnight, "hour"),
            (minute > 59, "minute"),
            (second > 59, "second"),
            (far, "offset"),
        ]
        .into_iter()
        .find_map(|(wrong, field)| wrong.then_some(field))
    }
}

/// Reads fields of digits.
struct Cursor<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl<'t> Cursor<'t> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    /// The digits from here on.
    fn run(&mut self) -> &'t [u8] {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// Two digits.
    fn number(&mut self) -> Option<u32> {
        let &[tens, ones] = self.bytes.get(self.at..)?.first_chunk()?;
        self.at += 2;
        let digit = |byte: u8| char::from(byte).to_digit(10);
        Some(digit(tens)? * 10 + digit(ones)?)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_clean, found_in};
    use super::instant;
    use crate::json::quote;
    use crate::scim::schema::{Format, Type};

    fn found(text: &str) -> Vec<String> {
        found_in(Type::DateTime, Format::Text, &quote(text))
    }

    #[test]
    fn every_spelling_of_xsd_datetime_is_clean() {
        let spellings = [
            "2008-01-23T04:56:22Z",
            "2011-05-13T04:42:34.123456789Z",
            "2020-02-29T24:00:00Z",
            "2000-02-29T00:00:00+14:00",
            "2020-12-31T23:59:59.0-00:00",
            "12020-01-01T00:00:00Z",
            "-0044-03-15T12:00:00Z",
        ];
        assert_clean(Type::DateTime, Format::Text, &spellings);
    }

    #[test]
    fn what_is_missing_or_misspelled_is_named() {
        for date in ["2020-01-01", "2020-01-01Z", "2020-01-01-08:00"] {
            let expected =
                format!("error type.datetime-date-only [\"{date}\"] The date has no time");
            assert_eq!(found(date), [expected]);
        }
        for (text, marked) in [
            ("2020-01-01 00:00:00z", " "),
            ("2020-01-01t00:00:00Z", "t"),
            ("2020-01-01T00:00:00z", "z"),
        ] {
            let expected = format!(
                "error type.datetime-separator [{marked}] A blank or a small letter stands \
                 where a capital `T` or `Z` belongs -> \"2020-01-01T00:00:00Z\""
            );
            assert_eq!(found(text), [expected]);
        }
        let mail = "Fri, 31 Jan 2020 13:45:00 GMT";
        let expected = format!(
            "error type.datetime-basic [\"{mail}\"] \
             The date and time are written in another layout"
        );
        assert_eq!(found(mail), [expected]);
        let expected = "warning type.datetime-no-zone [\"2020-01-01T00:00:00\"] The time has no \
                        zone, so that every reader takes another one ?> \"2020-01-01T00:00:00Z\"";
        assert_eq!(found("2020-01-01T00:00:00"), [expected]);
    }

    #[test]
    fn what_no_calendar_and_no_clock_shows_is_named() {
        for (text, field) in [
            ("0000-01-01T00:00:00Z", "year"),
            ("2020-00-01T00:00:00Z", "month"),
            ("2020-13-01T00:00:00Z", "month"),
            ("2020-02-30T00:00:00Z", "day"),
            ("2019-02-29T00:00:00Z", "day"),
            ("1900-02-29T00:00:00Z", "day"),
            ("2020-04-31T00:00:00Z", "day"),
            ("2020-01-00T00:00:00Z", "day"),
            ("2020-01-01T24:00:01Z", "hour"),
            ("2020-01-01T24:00:00.1Z", "hour"),
            ("2020-01-01T25:00:00Z", "hour"),
            ("2020-01-01T00:60:00Z", "minute"),
            ("2020-01-01T00:00:60Z", "second"),
            ("2020-01-01T00:00:00+14:01", "offset"),
            ("2020-01-01T00:00:00-15:00", "offset"),
        ] {
            let expected = format!(
                "error type.datetime-range [\"{text}\"] \
                 `{text}` does not exist: there is no such {field}"
            );
            assert_eq!(found(text), [expected]);
        }
    }

    #[test]
    fn what_is_no_date_is_said_to_be_none() {
        for text in [
            "yesterday",
            "01/31/2020",
            "2020-1-1T00:00:00Z",
            "20-01-01T00:00:00Z",
            "02020-01-01T00:00:00Z",
            "--2020-01-01T00:00:00Z",
            "+2020-01-01T00:00:00Z",
            "2020-01-01T00:00Z",
            "2020-01-01T00:00:00.Z",
            "2020-01-01T00:00:00Zx",
            "2020-01-01T00:00:00+1",
            "2020\u{2013}01\u{2013}01",
            "123",
            "1é0000000",
        ] {
            let expected =
                format!("error type.datetime [\"{text}\"] `{text}` is not a date and time");
            assert_eq!(found(text), [expected]);
        }
    }

    #[test]
    fn instants_count_from_1970_in_utc() {
        for (text, seconds) in [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("1969-12-31T23:59:59Z", Some(-1)),
            ("2000-02-29T00:00:00Z", Some(951_782_400)),
            ("2000-03-01T00:00:00Z", Some(951_868_800)),
            ("2019-12-31T24:00:00Z", Some(1_577_836_800)),
            ("2020-01-01T01:30:00+01:30", Some(1_577_836_800)),
            ("2019-12-31T16:00:00.9-08:00", Some(1_577_836_800)),
            ("2020-01-01T00:00:00", None),
            ("2020-02-30T00:00:00Z", None),
            ("2020-01-01", None),
            ("soon", None),
        ] {
            assert_eq!(instant(text), seconds, "{text}");
        }
    }
}
