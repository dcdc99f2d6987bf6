use crate::json::Str;
use crate::text::Span;

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

    /// Calls `twin` with each element that has the same key as an earlier one, and the earlier
    /// one. Few elements are compared pairwise; many are sorted, so that the time stays near linear.
    pub(crate) fn twins<K: Ord>(
        &self,
        key: impl Fn(&Element) -> Option<K>,
        mut twin: impl FnMut(&Element, &Element),
    ) {
        if self.count < 2 {
            return;
        }
        let mut keyed: Vec<(K, &Element)> = Vec::new();
        if self.many.is_empty() {
            for (index, element) in self.iter().enumerate() {
                let Some(own) = key(element) else { continue };
                let earlier =
                    self.iter().take(index).find(|other| key(other).as_ref() == Some(&own));
                if let Some(earlier) = earlier {
                    twin(element, earlier);
                }
            }
            return;
        }
        keyed.extend(self.iter().filter_map(|element| Some((key(element)?, element))));
        keyed.sort_by(|(one, first), (other, second)| {
            one.cmp(other).then(first.span.start.cmp(&second.span.start))
        });
        for pair in keyed.windows(2) {
            if let [(one, first), (other, second)] = pair
                && one == other
            {
                twin(second, first);
            }
        }
    }
}
