use super::{Fault, FaultKind, Operator};
use crate::report::Edit;
use crate::text::Span;

pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    /// How many brackets and negations are open.
    pub(super) depth: u32,
    /// Whether this is inside the brackets of a value path.
    pub(super) inside: bool,
    /// Whether the last level that was read joined several conditions.
    pub(super) joined: bool,
    pub(super) faults: Vec<Fault>,
}

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at, depth: 0, inside: false, joined: false, faults: Vec::new() }
    }

    #[cold]
    pub(super) fn fault(&mut self, kind: FaultKind, span: Span) -> &mut Self {
        self.faults.push(Fault { kind, span, words: "", repair: Vec::new() });
        self
    }

    /// Adds an edit to the last fault.
    pub(super) fn repair(&mut self, span: Span, text: &str) -> &mut Self {
        if let Some(fault) = self.faults.last_mut() {
            fault.repair.push(Edit { span, text: text.to_owned() });
        }
        self
    }

    /// Says what is wrong where the last fault is, and reads no further.
    pub(super) fn stop<T>(&mut self, words: &'static str) -> Option<T> {
        if let Some(fault) = self.faults.last_mut() {
            fault.words = words;
        }
        None
    }

    /// The text from a place on.
    pub(super) fn from(&self, place: usize) -> &'a str {
        self.text.get(place..).unwrap_or_default()
    }

    #[inline(never)]
    pub(super) fn char_at(&self, place: usize) -> Option<char> {
        match self.text.as_bytes().get(place) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            _ => self.from(place).chars().next(),
        }
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.char_at(self.at)
    }

    /// Says whether brackets or the text end here.
    pub(super) fn ends_at(&self, place: usize) -> bool {
        matches!(self.char_at(place), None | Some(')' | ']'))
    }

    /// The next character and its place.
    pub(super) fn here(&self) -> Span {
        Span::new(self.at, self.at + self.peek().map_or(0, char::len_utf8))
    }

    /// The blanks that come next.
    pub(super) fn blanks(&self) -> Span {
        Span::new(self.at, self.at + run(self.from(self.at), is_blank))
    }

    /// Reads blanks: one where one is wanted, else none.
    pub(super) fn blank(&mut self, wanted: bool) {
        let run = self.blanks();
        self.at = run.end as usize;
        let proper = if wanted { " " } else { "" };
        if run.text(self.text) == proper {
            return;
        }
        let kind = match run.text(self.text) {
            "" => FaultKind::MissingSpace,
            blanks if blanks.is_ascii() => FaultKind::ExtraSpace,
            _ => FaultKind::Syntax,
        };
        self.fault(kind, run).repair(run, proper);
        if kind == FaultKind::Syntax {
            self.stop::<()>("A blank of another kind than the space stands here");
        }
    }

    /// The word that stands behind the blanks at `from`.
    pub(super) fn word_from(&self, from: usize) -> Span {
        let start = from + run(self.from(from), is_blank);
        let signs = self.char_at(start).is_some_and(is_sign);
        let kind = if signs { is_sign } else { in_word };
        Span::new(start, start + run(self.from(start), kind))
    }

    pub(super) fn next_word(&self) -> Span {
        self.word_from(self.at)
    }
}

/// How many bytes at the start of a text are characters of a kind.
#[inline(never)]
pub(crate) fn run(text: &str, kind: fn(char) -> bool) -> usize {
    // Nearly all of it is ASCII, which needs no decoding.
    let plain = |byte: &&u8| byte.is_ascii() && kind(char::from(**byte));
    let start = text.as_bytes().iter().take_while(plain).count();
    let rest = text.get(start..).unwrap_or_default();
    if rest.as_bytes().first().is_none_or(u8::is_ascii) {
        return start;
    }
    let stranger = rest.char_indices().find(|&(_, found)| !kind(found));
    start + stranger.map_or(rest.len(), |(at, _)| at)
}

pub(crate) fn is_blank(character: char) -> bool {
    let spaces = matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{a0}' | '\u{3000}' | '\u{feff}');
    spaces || matches!(character, '\u{2000}'..='\u{200b}' | '\u{202f}' | '\u{205f}')
}

pub(super) fn is_connective(word: &str) -> bool {
    word.eq_ignore_ascii_case("and") || word.eq_ignore_ascii_case("or")
}

/// Says whether a word is an operator, `pr` among them.
pub(super) fn is_operator(word: &str) -> bool {
    Operator::named(word).is_some() || word.eq_ignore_ascii_case("pr")
}

/// Says whether a name is that of an operator.
pub(crate) fn is_keyword(word: &str) -> bool {
    is_operator(word) || is_connective(word) || word.eq_ignore_ascii_case("not")
}

pub(super) fn is_smart(character: char) -> bool {
    matches!(character, '‘' | '’' | '“' | '”' | '„' | '‟' | '«' | '»')
}

pub(super) fn is_quote(character: char) -> bool {
    matches!(character, '"' | '\'') || is_smart(character)
}

/// Says whether the operators of other languages are made of it.
pub(super) fn is_sign(character: char) -> bool {
    matches!(character, '=' | '!' | '<' | '>' | '&' | '|' | '~')
}

fn in_word(character: char) -> bool {
    let bracket = matches!(character, '(' | ')' | '[' | ']' | '{' | '}');
    !(bracket || is_blank(character) || is_quote(character) || is_sign(character))
}
