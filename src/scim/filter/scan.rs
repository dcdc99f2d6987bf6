use super::{Fault, FaultKind, Operator};
use crate::report::Edit;
use crate::text::Span;

/// Of what the operators of other languages are made.
pub(super) const SIGNS: [char; 7] = ['=', '!', '<', '>', '&', '|', '~'];

pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    /// How many brackets and negations are open.
    pub(super) depth: u32,
    /// Whether this is inside the brackets of a value path.
    pub(super) inside: bool,
    pub(super) faults: Vec<Fault>,
}

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at, depth: 0, inside: false, faults: Vec::new() }
    }

    #[cold]
    pub(super) fn fault(&mut self, kind: FaultKind, span: Span) -> &mut Self {
        self.faults.push(Fault { kind, span, words: "", repair: Vec::new() });
        self
    }

    /// Adds an edit to the last fault.
    pub(super) fn repair(&mut self, span: Span, text: impl Into<String>) -> &mut Self {
        if let Some(fault) = self.faults.last_mut() {
            fault.repair.push(Edit { span, text: text.into() });
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

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The next character and its place.
    pub(super) fn here(&self) -> Span {
        Span::new(self.at, self.at + self.peek().map_or(0, char::len_utf8))
    }

    /// The blanks that come next.
    pub(super) fn blanks(&self) -> Span {
        let run = self.rest().trim_start_matches(is_blank);
        Span::new(self.at, self.text.len() - run.len())
    }

    /// Reads blanks: one where one is wanted, else none.
    pub(super) fn blank(&mut self, wanted: bool) {
        let run = self.blanks();
        self.at = run.end as usize;
        let proper = if wanted { " " } else { "" };
        if run.text(self.text) == proper {
            return;
        }
        let kind = if run.is_empty() { FaultKind::MissingSpace } else { FaultKind::ExtraSpace };
        self.fault(kind, run).repair(run, proper);
    }

    /// The word that stands behind the blanks at `from`.
    pub(super) fn word_from(&self, from: usize) -> Span {
        let rest = self.text.get(from..).unwrap_or_default();
        let start = from + (rest.len() - rest.trim_start_matches(is_blank).len());
        let word = self.text.get(start..).unwrap_or_default();
        let end = if word.starts_with(SIGNS) {
            word.find(|c| !SIGNS.contains(&c))
        } else {
            word.find(|c| SIGNS.contains(&c) || ends_word(c))
        };
        Span::new(start, start + end.unwrap_or(word.len()))
    }

    pub(super) fn next_word(&self) -> Span {
        self.word_from(self.at)
    }
}

pub(super) fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{a0}')
}

pub(super) fn is_connective(word: &str) -> bool {
    word.eq_ignore_ascii_case("and") || word.eq_ignore_ascii_case("or")
}

/// Says whether a name is that of an operator.
pub(crate) fn is_keyword(word: &str) -> bool {
    let others = ["pr", "not", "and", "or"];
    Operator::named(word).is_some() || others.iter().any(|other| other.eq_ignore_ascii_case(word))
}

pub(super) fn is_smart(character: char) -> bool {
    matches!(character, '‘' | '’' | '“' | '”' | '„' | '‟' | '«' | '»')
}

pub(super) fn is_quote(character: char) -> bool {
    matches!(character, '"' | '\'') || is_smart(character)
}

fn ends_word(character: char) -> bool {
    is_blank(character) || matches!(character, '(' | ')' | '[' | ']') || is_quote(character)
}
