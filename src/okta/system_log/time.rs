/// The months in the letters that English names begin with.
static MONTHS: &[&str] =
    &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A number in the spelling of an instant.
#[derive(Clone, Copy, Default)]
struct Number {
    value: i64,
    digits: usize,
    /// What stands before it.
    before: u8,
}

/// The parts of an instant as they are read.
#[derive(Default)]
struct Parts {
    numbers: [Number; 9],
    count: usize,
    month: Option<i64>,
    afternoon: Option<bool>,
}

/// Reads an instant, in milliseconds since 1970: RFC 3339 with any zone, and the spellings of
/// spreadsheets as far as they can be read in one way only. Without a zone it is UTC, which
/// Okta's exports are in.
pub(super) fn instant(text: &str) -> Option<i64> {
    let text = text.trim();
    if text.len() > 64 {
        return None;
    }
    let parts = Parts::read(text);
    if let [number] = parts.read_numbers() {
        return match number.digits {
            10 => Some(number.value * 1000),
            13 => Some(number.value),
            _ => None,
        };
    }
    let (date, rest) = parts.date()?;
    let (time, zone) = parts.time(rest)?;
    Some((days(date)? * 86_400 - zone) * 1000 + time)
}

impl Parts {
    fn read(text: &str) -> Self {
        let mut parts = Self::default();
        let mut rest = text.as_bytes();
        let mut before = b' ';
        while let Some(&byte) = rest.first() {
            let run = |of: fn(&u8) -> bool| rest.iter().take_while(|byte| of(byte)).count();
            let length = if byte.is_ascii_digit() {
                let length = run(u8::is_ascii_digit);
                parts.number(rest.get(..length).unwrap_or_default(), before);
                length
            } else if byte.is_ascii_alphabetic() {
                let length = run(u8::is_ascii_alphabetic);
                parts.word(rest.get(..length).unwrap_or_default());
                length
            } else {
                1
            };
            before = byte;
            rest = rest.get(length..).unwrap_or_default();
        }
        parts
    }

    fn number(&mut self, digits: &[u8], before: u8) {
        let kept = digits.iter().take(13);
        let value = kept.fold(0, |value, digit| value * 10 + i64::from(digit - b'0'));
        if let Some(place) = self.numbers.get_mut(self.count) {
            *place = Number { value, digits: digits.len(), before };
            self.count += 1;
        }
    }

    fn word(&mut self, word: &[u8]) {
        let word = word.to_ascii_lowercase();
        match word.as_slice() {
            b"am" => self.afternoon = Some(false),
            b"pm" => self.afternoon = Some(true),
            _ => {
                let mut months = MONTHS.iter().zip(1..);
                let month = months.find(|(month, _)| word.starts_with(month.as_bytes()));
                self.month = self.month.or(month.map(|(_, number)| number));
            }
        }
    }

    fn read_numbers(&self) -> &[Number] {
        self.numbers.get(..self.count).unwrap_or_default()
    }

    /// Year, month and day, where their order is beyond doubt; and the numbers behind them.
    fn date(&self) -> Option<([i64; 3], &[Number])> {
        let numbers = self.read_numbers();
        if let Some(month) = self.month {
            let (date, rest) = numbers.split_at_checked(2)?;
            return match date {
                [year, day] if year.digits == 4 => Some(([year.value, month, day.value], rest)),
                [day, year] if year.digits == 4 => Some(([year.value, month, day.value], rest)),
                _ => None,
            };
        }
        let (date, rest) = numbers.split_at_checked(3)?;
        let [one, two, three] = date else { return None };
        let date = match (one.digits, three.digits, two.before) {
            (4, _, _) => [one.value, two.value, three.value],
            (_, 4, b'.') => [three.value, two.value, one.value],
            (_, 4, _) if one.value > 12 => [three.value, two.value, one.value],
            (_, 4, _) if two.value > 12 => [three.value, one.value, two.value],
            _ => return None,
        };
        Some((date, rest))
    }

    /// The time of the day in milliseconds, and how far its zone is before UTC, in seconds.
    fn time(&self, numbers: &[Number]) -> Option<(i64, i64)> {
        let mut numbers = numbers.iter().peekable();
        let mut part = |most: i64| -> Option<i64> {
            let next = numbers.next_if(|next| !matches!(next.before, b'+' | b'-' | b'.'));
            next.map_or(Some(0), |next| (next.value <= most).then_some(next.value))
        };
        let (hour, minute, second) = (part(24)?, part(59)?, part(60)?);
        let fraction = numbers.next_if(|next| matches!(next.before, b'.' | b','));
        let milliseconds = fraction.map_or(0, |fraction| match fraction.digits {
            1 => fraction.value * 100,
            2 => fraction.value * 10,
            digits => fraction.value / 10_i64.pow(digits.clamp(3, 12) as u32 - 3),
        });
        let hour = match self.afternoon {
            Some(true) if hour < 12 => hour + 12,
            Some(false) if hour == 12 => 0,
            _ => hour,
        };
        let zone = numbers.next().map_or(0, |zone| {
            let (hours, minutes) = match zone.digits {
                4 => (zone.value / 100, zone.value % 100),
                _ => (zone.value, numbers.next().map_or(0, |minutes| minutes.value)),
            };
            let ahead = hours * 3600 + minutes * 60;
            if zone.before == b'-' { -ahead } else { ahead }
        });
        Some(((hour * 3600 + minute * 60 + second) * 1000 + milliseconds, zone))
    }
}

/// The days from 1970 to a date, where there is one.
fn days([year, month, day]: [i64; 3]) -> Option<i64> {
    if !(1970..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // Years that begin in March have the leap day at their end.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let of_year = (153 * month + 2) / 5 + day - 1;
    Some(365 * year + year / 4 - year / 100 + year / 400 + of_year - 719_468)
}

#[cfg(test)]
mod tests {
    use super::instant;
    use crate::text::date_time;

    fn read(text: &str) -> Option<String> {
        instant(text).map(|at| date_time(at.div_euclid(1000)))
    }

    #[test]
    fn an_instant_is_read_in_every_spelling_that_means_one_thing() {
        for text in [
            "2026-03-01T10:00:05.000Z",
            "2026-03-01T12:00:05+02:00",
            "2026-03-01T05:00:05-0500",
            "2026-03-01 10:00:05",
            "2026-03-01 10:00:05.123 UTC",
            "2026/03/01 10:00:05",
            "01.03.2026 10:00:05",
            "Mar 01, 2026 10:00:05 AM",
            "March 1, 2026 10:00:05 am UTC",
            "01 Mar 2026 10:00:05",
            "1772359205000",
            "1772359205",
        ] {
            assert_eq!(read(text).as_deref(), Some("2026-03-01T10:00:05Z"), "{text}");
        }
        assert_eq!(read("Mar 13, 2026 12:30 AM").as_deref(), Some("2026-03-13T00:30:00Z"));
        assert_eq!(read("3/13/2026 1:30 PM").as_deref(), Some("2026-03-13T13:30:00Z"));
        assert_eq!(read("13/3/2026 13:30").as_deref(), Some("2026-03-13T13:30:00Z"));
        assert_eq!(instant("2026-03-01T10:00:05.25Z"), Some(1_772_359_205_250));
    }

    #[test]
    fn what_means_two_things_or_none_is_not_read() {
        for text in ["", "yesterday", "03/04/2026 10:00", "2026-13-01T00:00:00Z", "2026", "12:30"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
