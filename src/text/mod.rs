//! Floor 1: bytes and the places in them. Knows nobody.
//!
//! Inside the crate every place is a [`Span`] of UTF-8 bytes. [`Places`] turns them, all at
//! once and in one pass, into what an editor wants: UTF-16 offsets, lines and columns.

mod clock;
mod lines;
mod order;
mod places;
mod same;
mod span;

pub use clock::date_time;
pub use lines::{line_end, units};
pub(crate) use order::sort_by;
pub use places::{Encoding, Place, Places};
pub(crate) use same::same;
pub use span::Span;

/// Joins pieces of a sentence; the crate's small substitute for `format!`, which costs the wasm
/// several kilobytes of formatting code.
///
/// The literal pieces become one template at compile time, with a mark where each of the others
/// goes: a call then hands over one text and the values, instead of every piece by itself.
///
/// ```
/// let name = "roles";
/// assert_eq!(scim_preflight::sentence!("`", name, "` is required"), "`roles` is required");
/// ```
#[macro_export]
#[doc(hidden)]
macro_rules! sentence {
    (@ [$($template:literal)*] [$($value:expr,)*]) => {
        $crate::text::filled(
            concat!($($template),*),
            &[$(::core::convert::AsRef::<str>::as_ref(&$value)),*],
        )
    };
    (@ [$($template:literal)*] [$($value:expr,)*] $piece:literal $(, $($rest:tt)*)?) => {
        $crate::sentence!(@ [$($template)* $piece] [$($value,)*] $($($rest)*)?)
    };
    (@ [$($template:literal)*] [$($value:expr,)*] $piece:expr $(, $($rest:tt)*)?) => {
        $crate::sentence!(@ [$($template)* "\u{1}"] [$($value,)* $piece,] $($($rest)*)?)
    };
    ($($pieces:tt)+) => { $crate::sentence!(@ [] [] $($pieces)+) };
}

/// Puts the values into the places of a template that U+0001 marks.
///
/// Hundreds of sentences call it, so it is compiled once.
#[doc(hidden)]
#[must_use]
#[cold]
#[inline(never)]
pub fn filled(template: &str, values: &[&str]) -> String {
    let mut sentence = String::with_capacity(template.len() + 32);
    let mut values = values.iter();
    for (index, piece) in template.split('\u{1}').enumerate() {
        if index > 0 {
            sentence.push_str(values.next().copied().unwrap_or_default());
        }
        sentence.push_str(piece);
    }
    sentence
}

/// Writes a number in decimal digits.
#[must_use]
pub fn digits(mut number: u64) -> String {
    let mut reversed = Vec::with_capacity(20);
    loop {
        reversed.push(b'0' + (number % 10) as u8);
        number /= 10;
        if number == 0 {
            break;
        }
    }
    reversed.into_iter().rev().map(char::from).collect()
}

/// Makes characters that cannot be seen visible, for use in a message: `␊`, `U+200B`.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' => out.push('␊'),
            '\r' => out.push('␍'),
            '\t' => out.push('␉'),
            '\0'..='\u{1f}' => {
                out.extend(char::from_u32(0x2400 + u32::from(character)));
            }
            _ if is_invisible(character) => out.push_str(&code_point(character)),
            _ => out.push(character),
        }
    }
    out
}

/// How much of a text from the input a message repeats, in characters: every URN of the RFCs.
const SHOWN: usize = 80;

/// A text from the input as a message shows it: in backticks, cut short, with what cannot be seen
/// made visible.
#[must_use]
pub fn shown(text: &str) -> String {
    let cut = text.char_indices().nth(SHOWN).map(|(at, _)| at);
    let start = text.get(..cut.unwrap_or(text.len())).unwrap_or_default();
    crate::sentence!("`", visible(start), if cut.is_some() { "…`" } else { "`" })
}

/// Names a character by its code point: `U+200B`.
#[must_use]
pub fn code_point(character: char) -> String {
    let value = u32::from(character);
    let mut out = String::from("U+");
    let width = if value > 0xf_ffff {
        6
    } else if value > 0xffff {
        5
    } else {
        4
    };
    for place in (0..width).rev() {
        let digit = (value >> (4 * place)) & 0xf;
        out.extend(char::from_digit(digit, 16).map(|digit| digit.to_ascii_uppercase()));
    }
    out
}

/// Says whether a character takes no ink of its own: controls, blanks other than the space,
/// zero-width and direction characters, the byte order mark.
#[must_use]
pub fn is_invisible(character: char) -> bool {
    matches!(character,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{a0}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}'
        | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}'
        | '\u{3000}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::{code_point, digits, shown, visible};

    #[test]
    fn a_message_shows_eighty_characters_of_a_text() {
        assert_eq!(shown("a\tb"), "`a␉b`");
        assert_eq!(shown(&"é".repeat(80)), format!("`{}`", "é".repeat(80)));
        assert_eq!(shown(&"é".repeat(81)), format!("`{}…`", "é".repeat(80)));
    }

    #[test]
    fn invisible_characters_become_visible() {
        assert_eq!(visible("a\nb\u{200b}c\u{feff}\r\u{0}"), "a␊bU+200BcU+FEFF␍␀");
        assert_eq!(code_point('\u{1f600}'), "U+1F600");
    }

    #[test]
    fn numbers_are_written_in_decimal() {
        assert_eq!([digits(0), digits(7), digits(1_020)], ["0", "7", "1020"]);
        assert_eq!(digits(u64::MAX), "18446744073709551615");
    }
}
