use std::borrow::Cow;

use serde::Serialize;

use super::DiagnosticFix;
use super::words::Words;
use crate::text::{Encoding, Span, sort_by};

/// A change to the text that mends a finding. In a box for the reason that a finding is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Fix(Box<FixParts>);

/// What a fix is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FixParts {
    pub(super) title: Cow<'static, str>,
    pub(super) safe: bool,
    pub(super) edits: Vec<Edit>,
}

/// One replacement of a range of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What goes; empty to insert.
    pub span: Span,
    /// What comes; empty to delete.
    pub text: String,
}

impl Fix {
    /// Starts a fix that does not change what the user means.
    pub fn safe(title: impl Words) -> Self {
        let mut fix = Self::new();
        title.put(&mut fix.0.title);
        fix
    }

    /// Starts a fix that guesses, and is applied only on request.
    pub fn guess(title: impl Words) -> Self {
        Self::safe(title).guessed()
    }

    #[cold]
    #[inline(never)]
    fn new() -> Self {
        Self(Box::new(FixParts { title: Cow::Borrowed(""), safe: true, edits: Vec::new() }))
    }

    /// Makes a fix one that guesses.
    pub fn guessed(mut self) -> Self {
        self.0.safe = false;
        self
    }

    /// Puts a text in the place of a range.
    pub fn replace<'a>(self, span: Span, text: impl Into<Cow<'a, str>>) -> Self {
        self.with(span, text.into())
    }

    #[inline(never)]
    fn with(mut self, span: Span, text: Cow<'_, str>) -> Self {
        // Most come in their order, so that this is mostly a push.
        let place = self.0.edits.partition_point(|edit| edit.span <= span);
        self.0.edits.insert(place, Edit { span, text: text.into_owned() });
        self
    }

    /// Puts a text in at a place.
    pub fn insert<'a>(self, place: u32, text: impl Into<Cow<'a, str>>) -> Self {
        self.replace(Span { start: place, end: place }, text)
    }

    /// Takes a range out.
    pub fn delete(self, span: Span) -> Self {
        self.replace(span, "")
    }

    pub(super) fn edits(&self) -> &[Edit] {
        &self.0.edits
    }

    pub(super) fn edits_mut(&mut self) -> &mut [Edit] {
        &mut self.0.edits
    }

    pub(super) fn into_parts(self) -> FixParts {
        *self.0
    }
}

/// Which fixes to apply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct FixOptions {
    /// Apply fixes that guess, too.
    pub r#unsafe: Option<bool>,
}

/// What came of applying fixes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AppliedFixes {
    /// The text with the fixes in it.
    pub text: String,
    /// How many fixes were applied.
    pub applied: u32,
    /// How many fixes were left out because they overlap an earlier one or themselves, reach past
    /// the text, or are not safe and were not asked for.
    pub skipped: u32,
}

/// Applies fixes to the text that they were made for: each whole or not at all, earlier ones
/// first, overlapping ones skipped.
///
/// Twins (the same edits again) count as applied with the first.
///
/// ```
/// use scim_preflight::report::{DiagnosticEdit, DiagnosticFix, apply_fixes};
/// use scim_preflight::text::Encoding;
/// let fix = |start, end, text: &str| DiagnosticFix {
///     title: "…".into(), safe: true,
///     edits: vec![DiagnosticEdit { start, end, text: text.into() }],
/// };
/// let fixes = [fix(0, 1, "A"), fix(0, 2, "x"), fix(2, 3, "C")];
/// let done = apply_fixes("abc", &fixes, false, Encoding::Utf16);
/// assert_eq!((done.text.as_str(), done.applied, done.skipped), ("AbC", 2, 1));
/// ```
#[must_use]
pub fn apply_fixes(
    text: &str,
    fixes: &[DiagnosticFix],
    unsafe_too: bool,
    encoding: Encoding,
) -> AppliedFixes {
    let mut chosen = Chosen::default();
    let (mut applied, mut skipped) = (0, 0);
    let mut bytes = ByteOffsets::new(text, encoding);
    for fix in fixes {
        let edits = Some(fix).filter(|fix| fix.safe || unsafe_too);
        let edits = edits.and_then(|fix| bytes.edits(fix)).filter(|edits| !edits.is_empty());
        if edits.is_some_and(|edits| chosen.takes(edits)) {
            applied += 1;
        } else {
            skipped += 1;
        }
    }
    AppliedFixes { text: chosen.applied_to(text), applied, skipped }
}

/// The edits that are to be made, in the order of their places, none in another's way.
#[derive(Default)]
struct Chosen(Vec<Edit>);

impl Chosen {
    /// Takes the edits of a fix, unless one of them is in the way of another; says whether they are
    /// all among them now.
    fn takes(&mut self, mut edits: Vec<Edit>) -> bool {
        if edits.iter().all(|edit| self.holds(edit)) {
            return true;
        }
        sort_by(&mut edits, |one, other| one.span.cmp(&other.span));
        let apart = edits.is_sorted_by(|one, other| one.span.end <= other.span.start);
        if !apart || edits.iter().any(|edit| self.collides(edit)) {
            return false;
        }
        let first = edits.first().map_or(0, |first| self.place(first));
        let mut behind = self.0.split_off(first).into_iter().peekable();
        for edit in edits {
            while let Some(other) = behind.next_if(|other| other.span < edit.span) {
                self.0.push(other);
            }
            self.0.push(edit);
        }
        self.0.extend(behind);
        true
    }

    /// Says whether this very edit is among them.
    fn holds(&self, edit: &Edit) -> bool {
        let alike = self.0.iter().skip(self.place(edit));
        alike.take_while(|other| other.span == edit.span).any(|other| other == edit)
    }

    /// Says whether an edit touches the same bytes as one of them, or inserts at the same place.
    fn collides(&self, edit: &Edit) -> bool {
        let place = self.place(edit);
        // As these do not overlap, only the neighbors can.
        let neighbors = self.0.iter().skip(place.saturating_sub(1)).take(2);
        neighbors.map(|other| other.span).any(|other| {
            let touch = edit.span.start < other.end && other.start < edit.span.end;
            let empty = edit.span.is_empty() || other.is_empty();
            touch || empty && edit.span.start == other.start
        })
    }

    /// How many of them stand before an edit.
    fn place(&self, edit: &Edit) -> usize {
        self.0.partition_point(|other| other.span < edit.span)
    }

    fn applied_to(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for edit in self.0 {
            out.push_str(Span { start: at, end: edit.span.start }.text(text));
            out.push_str(&edit.text);
            at = edit.span.end;
        }
        out.push_str(Span { start: at, end: text.len() as u32 }.text(text));
        out
    }
}

/// Turns offsets of an encoding into byte offsets on character boundaries.
struct ByteOffsets<'a> {
    text: &'a str,
    encoding: Encoding,
    /// The last answer, as (units, bytes): fixes mostly come in order.
    last: (u32, u32),
}

impl<'a> ByteOffsets<'a> {
    fn new(text: &'a str, encoding: Encoding) -> Self {
        Self { text, encoding, last: (0, 0) }
    }

    /// The edits of a fix in bytes; none where one of them does not lie in the text.
    fn edits(&mut self, fix: &DiagnosticFix) -> Option<Vec<Edit>> {
        let edits = fix.edits.iter().map(|edit| {
            let span = Span { start: self.of(edit.start)?, end: self.of(edit.end)? };
            (span.start <= span.end).then(|| Edit { span, text: edit.text.clone() })
        });
        edits.collect()
    }

    fn of(&mut self, offset: u32) -> Option<u32> {
        if self.encoding == Encoding::Bytes {
            return self.text.is_char_boundary(offset as usize).then_some(offset);
        }
        let (mut units, mut bytes) = if offset < self.last.0 { (0, 0) } else { self.last };
        for character in self.text.get(bytes as usize..)?.chars() {
            if units >= offset {
                break;
            }
            units += character.len_utf16() as u32;
            bytes += character.len_utf8() as u32;
        }
        self.last = (units, bytes);
        (units == offset).then_some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::apply_fixes;
    use crate::report::{DiagnosticEdit, DiagnosticFix};
    use crate::text::Encoding;

    /// The edits of a fix.
    type Edits<'a> = &'a [(u32, u32, &'a str)];

    fn apply(fixes: &[Edits<'_>]) -> (String, u32, u32) {
        let edit = |&(start, end, text): &(u32, u32, &str)| DiagnosticEdit {
            start,
            end,
            text: text.to_owned(),
        };
        let fix = |edits: &&[_]| DiagnosticFix {
            title: String::new(),
            safe: true,
            edits: edits.iter().map(edit).collect(),
        };
        let fixes: Vec<_> = fixes.iter().map(fix).collect();
        let done = apply_fixes("abcdefgh", &fixes, false, Encoding::Utf16);
        (done.text, done.applied, done.skipped)
    }

    #[test]
    fn a_fix_is_skipped_when_any_of_its_edits_is_in_the_way_of_an_earlier_one() {
        let first: Edits<'_> = &[(2, 4, "X"), (6, 6, "Y")];
        let cases: &[(Edits<'_>, &str)] = &[
            (&[(0, 1, "A"), (4, 6, "E")], "AbXEYgh"),
            (&[(7, 8, "H"), (1, 2, "B")], "aBXefYgH"),
            (&[(4, 4, "+")], "abX+efYgh"),
            (&[(2, 4, "X")], "abXefYgh"),
        ];
        for (fix, text) in cases {
            assert_eq!(apply(&[first, fix]), ((*text).to_owned(), 2, 0), "{fix:?}");
        }
        let cases: &[Edits<'_>] = &[
            &[(0, 1, "A"), (3, 5, "D")],
            &[(2, 2, "+")],
            &[(3, 3, "+")],
            &[(6, 6, "+")],
            &[(6, 7, "G")],
            &[(5, 7, "F")],
            &[(0, 8, "")],
            &[(2, 4, "Z")],
            &[(0, 2, "A"), (1, 2, "B")],
            &[(7, 9, "H")],
            &[(1, 0, "A")],
            &[],
        ];
        for fix in cases {
            assert_eq!(apply(&[first, fix]), ("abXefYgh".to_owned(), 1, 1), "{fix:?}");
        }
    }

    #[test]
    fn the_edits_of_a_fix_at_one_place_keep_their_order() {
        assert_eq!(apply(&[&[(2, 2, "1"), (2, 2, "2"), (2, 3, "3")]]).0, "ab123defgh");
    }
}
