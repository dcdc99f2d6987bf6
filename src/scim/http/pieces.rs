//! A text that is put together of pieces of another, with the way back.

use crate::json::Decoded;
use crate::text::Span;

/// A text that is put together of pieces of a source.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pieces {
    text: String,
    base: Option<u32>,
    /// Where the pieces begin: in the text, and in the source behind its first piece.
    shifts: Vec<(u32, u32)>,
    /// Where the last piece ends in the source.
    end: u32,
}

impl Pieces {
    /// Appends a piece of the source as it stands there.
    pub(crate) fn take(&mut self, source: &str, span: Span) {
        self.meet(span.start);
        self.text.push_str(span.text(source));
        self.end = span.end;
    }

    /// Appends what a piece of the source means.
    pub(crate) fn mean(&mut self, text: &str, span: Span) {
        self.meet(span.start);
        self.text.push_str(text);
        self.end = span.end;
        if text.len() != span.len() {
            self.jump(span.end);
        }
    }

    /// Goes on at a place in the source.
    fn meet(&mut self, start: u32) {
        if self.base.is_none() {
            self.base = Some(start);
        } else if start != self.end {
            self.jump(self.end);
            self.jump(start);
        }
    }

    fn jump(&mut self, source: u32) {
        let base = self.base.unwrap_or_default();
        let shift = (self.text.len() as u32, source.saturating_sub(base));
        match self.shifts.as_mut_slice() {
            // Of several pieces without a text the last one counts.
            [.., first, last] if first.0 == shift.0 && last.0 == shift.0 => *last = shift,
            [.., last] if *last == shift => {}
            _ => self.shifts.push(shift),
        }
    }

    /// Appends other pieces of the same source.
    pub(crate) fn append(&mut self, other: &Self) {
        let Some(base) = other.base else { return };
        self.meet(base);
        let (start, own) = (self.text.len() as u32, self.base.unwrap_or_default());
        let moved = other
            .shifts
            .iter()
            .map(|(text, source)| (start + text, (base + source).wrapping_sub(own)));
        self.shifts.extend(moved);
        self.text.push_str(&other.text);
        self.end = other.end;
    }

    /// The pieces from an offset of the text on.
    pub(crate) fn behind(&self, offset: usize) -> Self {
        let decoded = self.clone().decoded();
        let base = decoded.source(offset as u32);
        let old = self.base.unwrap_or_default();
        let behind = self.shifts.iter().filter(|(text, _)| *text as usize > offset);
        Self {
            text: self.text.get(offset..).unwrap_or_default().to_owned(),
            base: Some(base),
            shifts: behind
                .map(|(text, source)| (text - offset as u32, old + source - base))
                .collect(),
            end: self.end,
        }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text with the way back to the source.
    pub(crate) fn decoded<'a>(self) -> Decoded<'a> {
        Decoded::of(self.text.into(), self.base.unwrap_or_default(), self.shifts)
    }
}

#[cfg(test)]
mod tests {
    use super::Pieces;
    use crate::text::Span;

    #[test]
    fn every_place_leads_back() {
        let source = "> ab\n> c\\ne";
        let mut pieces = Pieces::default();
        pieces.take(source, Span::new(2, 5));
        pieces.take(source, Span::new(7, 8));
        pieces.mean("\n", Span::new(8, 10));
        pieces.take(source, Span::new(10, 11));
        assert_eq!(pieces.text(), "ab\nc\ne");
        let decoded = pieces.decoded();
        let back: Vec<u32> = (0..=6).map(|offset| decoded.source(offset)).collect();
        assert_eq!(back, [2, 3, 4, 7, 8, 10, 11]);
        assert_eq!(decoded.source_span(Span::new(0, 3)), Span::new(2, 5));
        assert_eq!(decoded.source_span(Span::new(3, 5)), Span::new(7, 10));
        assert_eq!(decoded.source_span(Span::new(3, 3)), Span::new(7, 7));
    }
}
