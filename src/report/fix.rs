use std::borrow::Cow;

use serde::Serialize;

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
        self.0.edits.push(Edit { span, text: text.into_owned() });
        sort_by(&mut self.0.edits, |one, other| one.span.cmp(&other.span));
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
    /// How many fixes were left out because they overlap an earlier one, reach past the text, or
    /// are not safe and were not asked for.
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
    fixes: &[super::DiagnosticFix],
    unsafe_too: bool,
    encoding: Encoding,
) -> AppliedFixes {
    let mut chosen: Vec<Edit> = Vec::new();
    let (mut applied, mut skipped) = (0, 0);
    let mut bytes = ByteOffsets::new(text, encoding);
    for fix in fixes {
        let edits: Option<Vec<Edit>> = fix
            .edits
            .iter()
            .map(|edit| {
                let span = Span { start: bytes.of(edit.start)?, end: bytes.of(edit.end)? };
                (span.start <= span.end).then(|| Edit { span, text: edit.text.clone() })
            })
            .collect();
        let fits = |edits: &Vec<Edit>| {
            edits.iter().all(|edit| !chosen.iter().any(|other| collide(edit, other)))
        };
        match edits {
            Some(edits) if !fix.safe && !unsafe_too || edits.is_empty() => skipped += 1,
            Some(edits) if edits.iter().all(|edit| chosen.contains(edit)) => applied += 1,
            Some(edits) if fits(&edits) => {
                chosen.extend(edits);
                applied += 1;
            }
            _ => skipped += 1,
        }
    }
    AppliedFixes { text: edited(text, chosen), applied, skipped }
}

/// Two edits collide when they touch the same bytes, or insert at the same place.
fn collide(one: &Edit, other: &Edit) -> bool {
    let (a, b) = (one.span, other.span);
    a.start < b.end && b.start < a.end || a.start == b.start && (a.is_empty() || b.is_empty())
}

fn edited(text: &str, mut edits: Vec<Edit>) -> String {
    sort_by(&mut edits, |one, other| one.span.cmp(&other.span));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(Span { start: at, end: edit.span.start }.text(text));
        out.push_str(&edit.text);
        at = edit.span.end;
    }
    out.push_str(Span { start: at, end: text.len() as u32 }.text(text));
    out
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
