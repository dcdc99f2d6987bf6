use crate::text::{Span, is_invisible};

/// A character of a field with its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    pub(super) character: char,
    pub(super) span: Span,
}

/// The text of a form field, freed of what copying puts around and into it.
///
/// What was taken off is noted, so that a check can say so.
#[derive(Debug, Default)]
pub(super) struct Field {
    /// What is left.
    pub(super) letters: Vec<Letter>,
    /// HTML escapes, with the characters that stand in `letters` in their place.
    pub(super) escapes: Vec<Letter>,
    /// Blanks at both ends.
    pub(super) blanks: Vec<Span>,
    /// Quotes around the whole and the punctuation of a sentence behind it.
    pub(super) wrapping: Vec<Span>,
}

/// Longer than any external name or namespace.
pub(super) const LIMIT: usize = 1000;

impl Field {
    pub(super) fn read(text: &str) -> Self {
        let letters = text.char_indices().map(|(start, character)| Letter {
            character,
            span: Span::new(start, start + character.len_utf8()),
        });
        let mut field = Self { letters: letters.collect(), ..Self::default() };
        field.unescape();
        field.unwrap();
        field
    }

    /// The letters that are no blanks, as a text.
    pub(super) fn dense(&self) -> String {
        self.letters
            .iter()
            .map(|letter| letter.character)
            .filter(|&character| !is_blank(character))
            .collect()
    }

    /// The blanks between the letters.
    pub(super) fn inner_blanks(&self) -> Vec<Span> {
        let blanks = self.letters.iter().filter(|letter| is_blank(letter.character));
        blanks.map(|letter| letter.span).collect()
    }

    /// Reads HTML escapes, also those that were escaped again (`&amp;#39;`).
    fn unescape(&mut self) {
        let letters = core::mem::take(&mut self.letters);
        let mut rest = letters.as_slice();
        while let Some((&first, behind)) = rest.split_first() {
            if let Some((character, length)) = escape(rest) {
                let last = rest.get(length - 1).map_or(first.span, |last| last.span);
                let letter = Letter { character, span: first.span.to(last) };
                self.escapes.push(letter);
                self.letters.push(letter);
                rest = rest.get(length..).unwrap_or_default();
            } else {
                self.letters.push(first);
                rest = behind;
            }
        }
    }

    fn unwrap(&mut self) {
        let letters = core::mem::take(&mut self.letters);
        let mut rest = letters.as_slice();
        while let (Some((first, behind)), Some((last, before))) =
            (rest.split_first(), rest.split_last())
        {
            let quoted = quote_kind(first.character).is_some();
            rest = if is_blank(first.character) {
                self.blanks.push(first.span);
                behind
            } else if is_blank(last.character) {
                self.blanks.push(last.span);
                before
            } else if ends_sentence(last.character, before) {
                self.wrapping.push(last.span);
                before
            } else if quoted && !behind.is_empty() && quote_kind(last.character).is_some() {
                self.wrapping.extend([first.span, last.span]);
                behind.split_last().map_or(behind, |(_, inside)| inside)
            } else if quoted {
                self.wrapping.push(first.span);
                behind
            } else {
                break;
            };
        }
        self.letters = rest.to_vec();
    }
}

/// Says whether a letter is the end of the sentence that the field's text was copied from.
///
/// A dot behind a selector is not: there, the rest of the external name is missing.
fn ends_sentence(letter: char, before: &[Letter]) -> bool {
    let behind_selector = before.last().is_some_and(|letter| letter.character == ']');
    matches!(letter, ',' | ';') || letter == '.' && !behind_selector
}

const ESCAPES: &[(&str, char)] = &[
    ("#39;", '\''),
    ("#039;", '\''),
    ("#x27;", '\''),
    ("apos;", '\''),
    ("quot;", '\''),
    ("#34;", '\''),
    ("lt;", '<'),
    ("gt;", '>'),
    ("nbsp;", '\u{a0}'),
];

/// The character that an HTML escape at the start means, and how many letters it takes.
///
/// Escaped double quotes count as single ones, which is what an external name needs.
fn escape(letters: &[Letter]) -> Option<(char, usize)> {
    let mut length = 1;
    if letters.first()?.character != '&' {
        return None;
    }
    let starts = |at: usize, word: &str| {
        let found = letters.iter().skip(at).map(|letter| letter.character.to_ascii_lowercase());
        found.take(word.len()).eq(word.chars())
    };
    while starts(length, "amp;") {
        length += 4;
    }
    let known = ESCAPES.iter().find(|(name, _)| starts(length, name));
    match known {
        Some((name, character)) => Some((*character, length + name.len())),
        None => (length > 1).then_some(('&', length)),
    }
}

/// How a quoted text is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quotes {
    Single,
    Double,
    Typographic,
}

pub(super) fn quote_kind(character: char) -> Option<Quotes> {
    match character {
        '\'' => Some(Quotes::Single),
        '"' | '`' => Some(Quotes::Double),
        '\u{2018}'..='\u{201f}' | '«' | '»' | '´' => Some(Quotes::Typographic),
        _ => None,
    }
}

pub(super) fn is_blank(character: char) -> bool {
    character == ' ' || is_invisible(character)
}
