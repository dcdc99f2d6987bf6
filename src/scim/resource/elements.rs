use core::cmp::Ordering;

use crate::json::Str;
use crate::text::{Span, sort_by};

/// What was seen of one element of a multi-valued attribute.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Element {
    /// The whole element.
    pub(crate) span: Span,
    /// `value`, or the element itself where it is a string.
    pub(crate) value: Option<Str>,
    /// `type`
    pub(crate) kind: Option<Str>,
    /// `primary`, where it is a boolean.
    pub(crate) primary: Option<(Span, bool)>,
}

/// The elements of one multi-valued attribute; a few are kept without allocating.
#[derive(Debug)]
pub(crate) struct Elements {
    few: [Option<Element>; 8],
    many: Vec<Element>,
    count: usize,
}

impl Elements {
    pub(crate) fn new() -> Self {
        Self { few: [None; 8], many: Vec::new(), count: 0 }
    }

    pub(crate) fn push(&mut self, element: Element) {
        match self.few.get_mut(self.count) {
            Some(slot) => *slot = Some(element),
            None => self.many.push(element),
        }
        self.count += 1;
    }

    pub(crate) fn len(&self) -> usize {
        self.count
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Element> + Clone {
        self.few.iter().flatten().chain(self.many.iter())
    }

    /// Calls `twin` with each element that is equal to an earlier one, and the earlier one. Few
    /// elements are compared pairwise; many are sorted, so that the time stays near linear.
    ///
    /// `order` compares two elements, or says nothing where one of them does not take part.
    pub(crate) fn twins(
        &self,
        order: impl Fn(&Element, &Element) -> Option<Ordering>,
        mut twin: impl FnMut(&Element, &Element),
    ) {
        if self.many.is_empty() {
            for (index, element) in self.iter().enumerate() {
                let equal = |earlier: &&Element| order(earlier, element) == Some(Ordering::Equal);
                if let Some(earlier) = self.iter().take(index).find(equal) {
                    twin(element, earlier);
                }
            }
            return;
        }
        let takes_part = |element: &&Element| order(element, element).is_some();
        let mut sorted: Vec<&Element> = self.iter().filter(takes_part).collect();
        sort_by(&mut sorted, |one, other| order(one, other).unwrap_or(Ordering::Equal));
        for pair in sorted.windows(2) {
            if let [first, second] = pair
                && order(first, second) == Some(Ordering::Equal)
            {
                twin(second, first);
            }
        }
    }
}

/// Compares bytes with letter case of ASCII taken out.
pub(crate) fn cmp_any_case(one: &[u8], other: &[u8]) -> Ordering {
    one.iter().map(u8::to_ascii_lowercase).cmp(other.iter().map(u8::to_ascii_lowercase))
}
