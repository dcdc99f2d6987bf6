//! Values that are compared with each other across a whole text: as hashes with their places, so
//! that a list of a hundred thousand resources takes a few megabytes, and no copy.

use crate::json::Str;
use crate::text::{Span, sort_by};

/// How values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// Letter by letter.
    Exact,
    /// In any letter case.
    Folded,
}

/// A value and where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key {
    hash: u64,
    /// The number of the resource or operation that it belongs to.
    pub(crate) owner: u32,
    /// The string's token.
    pub(crate) span: Span,
}

/// Values of one attribute, in the order of the text until they are sorted.
#[derive(Debug)]
pub(crate) struct Keys {
    case: Case,
    list: Vec<Key>,
}

impl Keys {
    pub(crate) fn new(case: Case) -> Self {
        Self { case, list: Vec::new() }
    }

    /// Takes a string; an empty one stands for no value.
    pub(crate) fn take(&mut self, bytes: &[u8], string: Str, owner: u32) {
        let text = string.text(bytes);
        if !text.is_empty() {
            self.list.push(Key { hash: hash(&text, self.case), owner, span: string.span });
        }
    }

    /// Sorts the values, so that equal ones stand together in the order of the text.
    pub(crate) fn sort(&mut self) {
        sort_by(&mut self.list, |one, other| {
            (one.hash, one.span.start).cmp(&(other.hash, other.span.start))
        });
    }

    /// Every value, once sorted, that stood before, behind the one before it.
    pub(crate) fn repeated<'k>(&'k self, bytes: &'k [u8]) -> impl Iterator<Item = (Key, Key)> + 'k {
        self.list.windows(2).filter_map(move |pair| match pair {
            [first, second]
                if first.hash == second.hash && self.same(bytes, first.span, second.span) =>
            {
                Some((*first, *second))
            }
            _ => None,
        })
    }

    /// The first of the values, once sorted, that are the same as a text.
    pub(crate) fn find(&self, text: &str) -> Option<Key> {
        let hash = hash(text, self.case);
        let first = self.list.partition_point(|key| key.hash < hash);
        self.list.get(first).copied().filter(|key| key.hash == hash)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Hashes may agree by chance: the texts tell.
    fn same(&self, bytes: &[u8], first: Span, second: Span) -> bool {
        let text = |span| Str::quoted(span, bytes).text(bytes);
        match self.case {
            Case::Exact => text(first) == text(second),
            Case::Folded => text(first).to_lowercase() == text(second).to_lowercase(),
        }
    }
}

/// FNV-1a, over the letters in lower case where case does not matter.
fn hash(text: &str, case: Case) -> u64 {
    let step = |hash: u64, byte: u32| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    let start = 0xcbf2_9ce4_8422_2325;
    if case == Case::Exact {
        return text.chars().map(u32::from).fold(start, step);
    }
    text.chars().flat_map(char::to_lowercase).map(u32::from).fold(start, step)
}
