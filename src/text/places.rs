use super::Span;

/// In which units offsets leave the crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-16 code units, as JavaScript counts strings.
    #[default]
    Utf16,
    /// Bytes, for callers that handed bytes in.
    Bytes,
}

/// A place as an editor names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The offset in the units of the [`Encoding`].
    pub offset: u32,
    /// The line, from 1. Lines end with LF, CR LF or CR.
    pub line: u32,
    /// The column in UTF-16 units, from 1.
    pub column: u32,
}

/// Byte offsets of one text, looked up as [`Place`]s.
///
/// One pass over the text serves all offsets that were asked for, however many.
#[derive(Debug)]
pub struct Places {
    known: Vec<(u32, Place)>,
}

impl Places {
    /// Finds the places of byte offsets, given in any order.
    ///
    /// An offset inside a character is taken as the start of that character; one past the end as
    /// the end. A byte that is no UTF-8 counts as one unit.
    ///
    /// ```
    /// use scim_preflight::text::{Encoding, Places};
    /// let places = Places::find("é\n😀x".as_bytes(), vec![7], Encoding::Utf16);
    /// let place = places.get(7);
    /// assert_eq!((place.offset, place.line, place.column), (4, 2, 3));
    /// ```
    #[must_use]
    pub fn find(bytes: &[u8], mut offsets: Vec<u32>, encoding: Encoding) -> Self {
        super::sort_by(&mut offsets, Ord::cmp);
        offsets.dedup();
        let mut cursor = Cursor { bytes, at: 0, place: Place { offset: 0, line: 1, column: 1 } };
        let known = offsets
            .into_iter()
            .map(|offset| {
                cursor.advance(offset as usize);
                let mut place = cursor.place;
                if encoding == Encoding::Bytes {
                    place.offset = (offset as usize).min(bytes.len()) as u32;
                }
                (offset, place)
            })
            .collect();
        Self { known }
    }

    /// The place of an offset that was asked for in [`Places::find`]; the start of the text for
    /// any other.
    #[must_use]
    pub fn get(&self, offset: u32) -> Place {
        self.known
            .binary_search_by_key(&offset, |&(known, _)| known)
            .ok()
            .and_then(|index| self.known.get(index))
            .map_or(Place { offset: 0, line: 1, column: 1 }, |&(_, place)| place)
    }

    /// The places of a range.
    #[must_use]
    pub fn range(&self, span: Span) -> (Place, Place) {
        (self.get(span.start), self.get(span.end))
    }
}

struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
    place: Place,
}

impl Cursor<'_> {
    fn advance(&mut self, to: usize) {
        while self.at < to {
            self.pass_plain(to);
            let Some(&byte) = self.bytes.get(self.at).filter(|_| self.at < to) else { return };
            let (width, units) = match byte {
                0xc2..=0xdf if self.continues(1) => (2, 1),
                0xe0..=0xef if self.continues(2) => (3, 1),
                0xf0..=0xf4 if self.continues(3) => (4, 2),
                _ => (1, 1),
            };
            if self.at + width > to {
                return;
            }
            self.at += width;
            self.place.offset += units;
            self.place.column += units;
            let ends_line =
                byte == b'\n' || byte == b'\r' && self.bytes.get(self.at) != Some(&b'\n');
            if ends_line {
                self.place.line += 1;
                self.place.column = 1;
            }
        }
    }

    /// Passes bytes of printable ASCII, each of them a unit of the line, eight at a time.
    fn pass_plain(&mut self, to: usize) {
        let start = self.at;
        let rest = self.bytes.get(start..to).unwrap_or_default();
        let (words, _) = rest.as_chunks::<8>();
        let plain = words.iter().take_while(|word| is_plain(u64::from_le_bytes(**word)));
        let passed = plain.count() * 8;
        self.at += passed;
        self.place.offset += passed as u32;
        self.place.column += passed as u32;
    }

    fn continues(&self, count: usize) -> bool {
        (1..=count)
            .all(|ahead| self.bytes.get(self.at + ahead).is_some_and(|byte| byte & 0xc0 == 0x80))
    }
}

/// Says whether none of eight bytes is a control character or no ASCII.
fn is_plain(word: u64) -> bool {
    const TOPS: u64 = 0x8080_8080_8080_8080;
    const BLANKS: u64 = 0x2020_2020_2020_2020;
    (word | word.wrapping_sub(BLANKS)) & TOPS == 0
}

#[cfg(test)]
mod tests {
    use super::{Encoding, Place, Places};

    fn all(text: &[u8], encoding: Encoding) -> Vec<Place> {
        let offsets: Vec<u32> = (0..=text.len() as u32).collect();
        let places = Places::find(text, offsets.clone(), encoding);
        offsets.into_iter().map(|offset| places.get(offset)).collect()
    }

    #[test]
    fn every_line_ending_starts_a_line_once() {
        let lines: Vec<u32> =
            all(b"a\r\nb\rc\nd", Encoding::Utf16).iter().map(|place| place.line).collect();
        assert_eq!(lines, [1, 1, 1, 2, 2, 3, 3, 4, 4]);
    }

    #[test]
    fn a_character_outside_the_first_plane_counts_two_units() {
        let place = all("😀x".as_bytes(), Encoding::Utf16)[5];
        assert_eq!(place, Place { offset: 3, line: 1, column: 4 });
    }

    #[test]
    fn byte_input_keeps_byte_offsets() {
        let place = all("é\nx".as_bytes(), Encoding::Bytes)[3];
        assert_eq!(place, Place { offset: 3, line: 2, column: 1 });
    }

    #[test]
    fn broken_utf8_counts_a_unit_a_byte() {
        let place = all(b"\xff\xe9x", Encoding::Utf16)[3];
        assert_eq!(place, Place { offset: 3, line: 1, column: 4 });
    }
}
