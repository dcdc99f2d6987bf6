use super::{Reader, Str, Value};
use crate::text::{Span, sort_by};

/// Reading over what is of no interest.
impl Reader<'_> {
    /// Reads the rest of a value that is of no interest; returns its whole range.
    ///
    /// Member names that stand twice in an object on the way are noted.
    pub fn skip(&mut self, value: Value) -> Span {
        let start = value.span().start as usize;
        match value {
            Value::Object(_) | Value::Array(_) => self.skip_container(),
            _ => return value.span(),
        }
        Span::new(start, self.at)
    }

    /// Reads the rest of a value that will be read again: like [`Reader::skip`], but names that
    /// stand twice are not looked for, and nothing is allocated.
    pub fn pass(&mut self, value: Value) -> Span {
        let span = value.span();
        if !matches!(value, Value::Object(_) | Value::Array(_)) {
            return span;
        }
        let bottom = self.depth.saturating_sub(1);
        while self.depth > bottom && !self.stopped {
            let more = if self.objects & 1 == 1 {
                self.next_member().is_some()
            } else {
                self.next_element()
            };
            if more {
                self.value();
            }
        }
        Span { start: span.start, end: self.place() }
    }

    fn skip_container(&mut self) {
        let bottom = self.depth - 1;
        let mut names = Vec::new();
        // Where the names of each open container begin.
        let mut begins = vec![0];
        while self.depth > bottom && !self.stopped {
            let name = if self.objects & 1 == 1 {
                self.next_member().map(Some)
            } else {
                self.next_element().then_some(None)
            };
            let Some(name) = name else {
                self.leave(&mut names, &mut begins);
                continue;
            };
            names.extend(name.map(|name| (0, name)));
            if let Value::Object(_) | Value::Array(_) = self.value() {
                begins.push(names.len());
            }
        }
        while !begins.is_empty() {
            self.leave(&mut names, &mut begins);
        }
    }

    /// Looks through the names of the innermost container and forgets them.
    fn leave(&mut self, names: &mut Vec<(u32, Str)>, begins: &mut Vec<usize>) {
        let begin = begins.pop().unwrap_or_default();
        self.note_duplicates(names.get_mut(begin..).unwrap_or_default());
        names.truncate(begin);
    }

    /// Notes the names that stand twice in one container.
    pub(crate) fn note_duplicates(&mut self, names: &mut [(u32, Str)]) {
        /// So many names are compared each with each, which costs no memory.
        const FEW: usize = 8;
        let bytes = self.bytes;
        let order = |one: &(u32, Str), other: &(u32, Str)| {
            one.0.cmp(&other.0).then_with(|| one.1.cmp_text(other.1, bytes))
        };
        if names.len() <= FEW {
            for (index, second) in names.iter().enumerate() {
                let mut earlier = names.iter().take(index).rev();
                if let Some(first) = earlier.find(|first| order(first, second).is_eq()) {
                    self.note_duplicate(second.1.span, first.1.span);
                }
            }
            return;
        }
        sort_by(names, order);
        for pair in names.windows(2) {
            if let [first, second] = pair
                && order(first, second).is_eq()
            {
                self.note_duplicate(second.1.span, first.1.span);
            }
        }
    }
}
