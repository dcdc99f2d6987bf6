const EVERY: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// Finds the next line feed, eight bytes a step.
///
/// ```
/// assert_eq!(scim_preflight::text::line_end(b"one line\ntwo\n"), Some(8));
/// assert_eq!(scim_preflight::text::line_end(b"no end"), None);
/// ```
#[must_use]
pub fn line_end(text: &[u8]) -> Option<usize> {
    let steps = text.chunks_exact(8);
    let tail = steps.remainder();
    for (step, chunk) in steps.enumerate() {
        // A byte that was a line feed is zero now; only of such a byte does the borrow take the
        // high bit where it was not set before, and below the first one there is no borrow.
        let bytes = word(chunk) ^ (u64::from(b'\n') * EVERY);
        let feeds = bytes.wrapping_sub(EVERY) & !bytes & HIGH;
        if feeds != 0 {
            return Some(step * 8 + feeds.trailing_zeros() as usize / 8);
        }
    }
    let found = tail.iter().position(|byte| *byte == b'\n')?;
    Some(text.len() - tail.len() + found)
}

/// How many UTF-16 units a text takes, or a piece of it that is cut anywhere: each character
/// counts where it starts.
///
/// ```
/// assert_eq!(scim_preflight::text::units("é😀".as_bytes()), 3);
/// ```
#[must_use]
pub fn units(text: &[u8]) -> u64 {
    if text.is_ascii() {
        return text.len() as u64;
    }
    let units = |byte: &u8| match byte {
        0x80..=0xbf => 0,
        0xf0..=0xff => 2,
        _ => 1_u64,
    };
    text.iter().map(units).sum()
}

fn word(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

#[cfg(test)]
mod tests {
    use super::{line_end, units};

    #[test]
    fn the_first_line_feed_is_found_wherever_it_stands() {
        for length in 0..40 {
            for at in 0..length {
                for other in [b'a', 0, 0x0b, 0x8a, 0xff] {
                    let mut text = vec![other; length];
                    text[at] = b'\n';
                    if at + 1 < length {
                        text[at + 1] = b'\n';
                    }
                    assert_eq!(line_end(&text), Some(at), "{text:?}");
                }
            }
            assert_eq!(line_end(&vec![0x0b; length]), None);
        }
    }

    #[test]
    fn pieces_count_together_what_the_whole_counts() {
        let text = "a\u{e9}\u{20ac}\u{1f600}\u{fffd}z";
        let expected = text.encode_utf16().count() as u64;
        for cut in 0..=text.len() {
            let (one, other) = text.as_bytes().split_at(cut);
            assert_eq!(units(one) + units(other), expected, "cut at {cut}");
        }
    }
}
