use super::digits;

/// Writes an instant in seconds since 1970 as a date and time in UTC.
///
/// ```
/// assert_eq!(scim_preflight::text::date_time(1_767_225_600), "2026-01-01T00:00:00Z");
/// ```
#[must_use]
pub fn date_time(instant: i64) -> String {
    let (days, seconds) = (instant.div_euclid(86_400), instant.rem_euclid(86_400));
    // Years that begin in March have the leap day at their end; 400 of them are an era.
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (year, month) = match month {
        0..10 => (era * 400 + year, month + 3),
        _ => (era * 400 + year + 1, month - 9),
    };
    let two = |number: i64| {
        let text = digits(number.unsigned_abs());
        crate::sentence!(if number < 10 { "0" } else { "" }, text)
    };
    let date = crate::sentence!(digits(year.unsigned_abs()), "-", two(month), "-", two(day), "T");
    let (hour, minute) = (seconds / 3600, seconds / 60 % 60);
    crate::sentence!(date, two(hour), ":", two(minute), ":", two(seconds % 60), "Z")
}

#[cfg(test)]
mod tests {
    use super::date_time;

    #[test]
    fn instants_are_written_in_utc() {
        assert_eq!(date_time(0), "1970-01-01T00:00:00Z");
        assert_eq!(date_time(951_827_696), "2000-02-29T12:34:56Z");
        assert_eq!(date_time(1_798_761_599), "2026-12-31T23:59:59Z");
        assert_eq!(date_time(4_107_542_400), "2100-03-01T00:00:00Z");
    }
}
