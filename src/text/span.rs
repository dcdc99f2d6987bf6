#![expect(
    clippy::inline_always,
    reason = "the wasm is built for size and inlines little by itself; these stand in every token's way"
)]

/// A half-open range of bytes: `start` is in it, `end` is not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte of the range.
    pub start: u32,
    /// The byte behind the range.
    pub end: u32,
}

impl Span {
    /// Makes a range from byte offsets; offsets past `u32::MAX` are held at it.
    ///
    /// ```
    /// use scim_preflight::text::Span;
    /// assert_eq!(Span::new(2, 5).slice(b"abcdefg"), b"cde");
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: offset(start), end: offset(end.max(start)) }
    }

    /// Makes the empty range at a place, for text that is missing there.
    #[must_use]
    pub fn at(place: usize) -> Self {
        Self::new(place, place)
    }

    /// The range without its first and last byte, such as the inside of a quoted string.
    #[must_use]
    #[inline(always)]
    pub fn inner(self) -> Self {
        let start = self.start.saturating_add(1).min(self.end);
        Self { start, end: self.end.saturating_sub(1).max(start) }
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The range moved to the right.
    #[must_use]
    pub fn shifted(self, by: u32) -> Self {
        Self { start: self.start.saturating_add(by), end: self.end.saturating_add(by) }
    }

    /// How many bytes are in the range.
    #[must_use]
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Says whether the range holds nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The bytes of the range; empty where the range does not lie in the text.
    #[must_use]
    #[inline(always)]
    pub fn slice(self, bytes: &[u8]) -> &[u8] {
        bytes.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// The text of the range; empty where the range does not lie in the text.
    #[must_use]
    pub fn text(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

#[inline(always)]
fn offset(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
