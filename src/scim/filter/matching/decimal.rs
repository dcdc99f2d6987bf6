//! Numbers of any size compared by their decimal digits, so that none is rounded.

use core::cmp::Ordering;

struct Decimal<'t> {
    negative: bool,
    whole: &'t str,
    fraction: &'t str,
    exponent: i64,
}

impl<'t> Decimal<'t> {
    /// Takes a number in JSON's spelling apart.
    fn read(number: &'t str) -> Self {
        let bare = number.strip_prefix('-');
        let (digits, power) =
            bare.unwrap_or(number).split_once(['e', 'E']).unwrap_or((bare.unwrap_or(number), "0"));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let small = power.starts_with('-');
        // An exponent past all measure makes the number as good as infinite, or as zero.
        let size = power.trim_start_matches(['+', '-']).parse().unwrap_or(i64::MAX / 4);
        Self {
            negative: bare.is_some(),
            whole,
            fraction,
            exponent: if small { -size } else { size },
        }
    }

    /// The digits from the first one that is not zero on.
    fn digits(&self) -> impl Iterator<Item = u8> {
        self.whole.bytes().chain(self.fraction.bytes()).skip_while(|&digit| digit == b'0')
    }

    /// The place of the first digit that is not zero, counted from the decimal point; nothing for
    /// zero.
    fn magnitude(&self) -> Option<i64> {
        let left = length(self.digits().count());
        let zero = self.digits().all(|digit| digit == b'0');
        (!zero)
            .then(|| left - length(self.fraction.len()) + self.exponent.clamp(-(1 << 60), 1 << 60))
    }
}

fn length(digits: usize) -> i64 {
    i64::try_from(digits).unwrap_or(i64::MAX / 4)
}

/// Compares two numbers in JSON's spelling.
pub(super) fn compare(one: &str, other: &str) -> Ordering {
    let (one, other) = (Decimal::read(one), Decimal::read(other));
    let sign = |number: &Decimal<'_>| match number.magnitude() {
        None => 0,
        Some(_) if number.negative => -1,
        Some(_) => 1,
    };
    let sizes = || one.magnitude().cmp(&other.magnitude()).then_with(|| digits(&one, &other));
    sign(&one).cmp(&sign(&other)).then_with(|| match sign(&one) {
        0 => Ordering::Equal,
        1 => sizes(),
        _ => sizes().reverse(),
    })
}

/// The number as JavaScript would read it; one of more than 15 digits or 22 places may come out
/// beside it. The table that reads every number right would take 10 kB of the wasm.
pub(in super::super) fn approximate(number: &str) -> f64 {
    const MOST: usize = 20;
    let decimal = Decimal::read(number);
    let digits = decimal.digits().take(MOST);
    let sum = digits.fold(0.0, |sum, digit| sum * 10.0 + f64::from(digit - b'0'));
    let dropped = length(decimal.digits().count().saturating_sub(MOST));
    let places = decimal.exponent.saturating_sub(length(decimal.fraction.len())) + dropped;
    let places = places.clamp(-700, 700);
    let power = (0..places.unsigned_abs()).fold(1.0, |power, _| power * 10.0);
    let size = if places < 0 { sum / power } else { sum * power };
    if decimal.negative { -size } else { size }
}

/// Compares the digits of two numbers of the same magnitude.
fn digits(one: &Decimal<'_>, other: &Decimal<'_>) -> Ordering {
    let (mut one, mut other) = (one.digits(), other.digits());
    loop {
        let order = match (one.next(), other.next()) {
            (None, None) => return Ordering::Equal,
            (one, other) => one.unwrap_or(b'0').cmp(&other.unwrap_or(b'0')),
        };
        if order.is_ne() {
            return order;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{approximate, compare};
    use core::cmp::Ordering::{Equal, Greater, Less};

    #[test]
    #[expect(clippy::float_cmp, reason = "these are exact")]
    fn numbers_of_usual_size_are_read_exactly() {
        for text in ["0", "-1", "1.5", "0.1", "123456789.25", "1e22", "2.5E-3", "-12.75e1", "1e-7"]
        {
            assert_eq!(approximate(text), text.parse::<f64>().unwrap(), "{text}");
        }
        let long = format!("1{}e-400", "0".repeat(400));
        assert!((approximate(&long) - 1.0).abs() < 1e-12);
        assert_eq!(approximate("1e9999999999"), f64::INFINITY);
        assert_eq!(approximate("1e-9999999999"), 0.0);
    }

    #[test]
    fn numbers_are_compared_by_what_they_are_worth() {
        for (one, other, order) in [
            ("1", "1.0", Equal),
            ("1", "10e-1", Equal),
            ("0.001e3", "1", Equal),
            ("0", "-0.0e7", Equal),
            ("-1", "1", Less),
            ("-2", "-1", Less),
            ("9", "10", Less),
            ("0.1", "0.09", Greater),
            ("1e2", "99.999", Greater),
            ("0", "1e-400", Less),
            ("-1e400", "0", Less),
            ("12345678901234567890", "12345678901234567891", Less),
            ("1e99999999999999999999", "2", Greater),
            ("1e-99999999999999999999", "2", Less),
        ] {
            assert_eq!(compare(one, other), order, "{one} {other}");
            assert_eq!(compare(other, one), order.reverse(), "{other} {one}");
        }
    }
}
