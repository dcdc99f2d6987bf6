use super::field::{Letter, Quotes, is_blank, quote_kind};
use crate::text::Span;

/// An external name, as far as it could be read.
///
/// ```text
/// name     = attribute [ "." sub / selector "." sub ]
/// selector = ".^[" sub "==" literal "]"
/// literal  = "true" / "false" / "'" text "'"
/// ```
///
/// The openings, operators and literals of neighboring notations are read as well; whether they
/// are right is not judged here.
#[derive(Debug, Default)]
pub(super) struct ExternalName {
    pub(super) attribute: Part,
    pub(super) selector: Option<Selector>,
    /// What stands behind the last dot.
    pub(super) sub: Option<Part>,
    /// The place behind the selector or the attribute, where `sub` is missing; a dot that stands
    /// there already is in the range.
    pub(super) tail: Span,
    /// Blanks between the parts, and invisible characters in them.
    pub(super) blanks: Vec<Span>,
    /// From here on the text could not be read.
    pub(super) rest: Option<Span>,
}

/// A part of the text; `text` is without the blanks in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    pub(super) text: String,
    pub(super) span: Span,
}

#[derive(Debug)]
pub(super) struct Selector {
    /// `.^[`, or what stands for it.
    pub(super) opening: Part,
    /// The sub-attribute that is compared.
    pub(super) sub: Part,
    /// `==`, or what stands for it; blanks around a word are in the range.
    pub(super) operator: Part,
    pub(super) literal: Literal,
}

#[derive(Debug)]
pub(super) struct Literal {
    /// The text without its quotes.
    pub(super) text: String,
    /// The range with its quotes.
    pub(super) span: Span,
    pub(super) quotes: Option<Quotes>,
}

pub(super) fn parse(letters: &[Letter]) -> ExternalName {
    let mut parser = Parser { letters, at: 0, name: ExternalName::default() };
    parser.name();
    parser.name
}

struct Parser<'a> {
    letters: &'a [Letter],
    at: usize,
    name: ExternalName,
}

impl Parser<'_> {
    fn name(&mut self) {
        let Some(attribute) = self.word() else { return self.stop() };
        self.name.tail = Span { start: attribute.span.end, end: attribute.span.end };
        self.name.attribute = attribute;
        if let Some(opening) = self.opening() {
            let Some(selector) = self.selector(opening) else { return self.stop() };
            self.name.selector = Some(selector);
        }
        self.blanks();
        if self.take('.') {
            self.name.tail.end = self.place();
            self.blanks();
            self.name.sub = self.word();
        }
        self.blanks();
        if self.peek().is_some() {
            self.stop();
        }
    }

    fn selector(&mut self, opening: Part) -> Option<Selector> {
        self.blanks();
        let sub = self.word()?;
        let operator = self.operator(sub.span.end)?;
        let literal = self.literal()?;
        self.blanks();
        if !self.take(']') {
            return None;
        }
        self.name.tail = Span { start: self.place(), end: self.place() };
        Some(Selector { opening, sub, operator, literal })
    }

    /// Reads `.^[` or another run of these characters that ends with a bracket.
    fn opening(&mut self) -> Option<Part> {
        let (at, blanks) = (self.at, self.name.blanks.len());
        let mut part = Part::default();
        loop {
            self.blanks();
            match self.peek() {
                Some(letter) if matches!(letter.character, '.' | '^' | '[') => {
                    self.add(&mut part, letter);
                    if letter.character == '[' {
                        return Some(part);
                    }
                }
                _ => {
                    self.at = at;
                    self.name.blanks.truncate(blanks);
                    return None;
                }
            }
        }
    }

    /// Reads `==`, another run of signs, or a word between blanks such as `eq`.
    fn operator(&mut self, from: u32) -> Option<Part> {
        let blanks = self.name.blanks.len();
        self.blanks();
        let mut part = Part::default();
        while let Some(letter) = self.peek().filter(|letter| "=!<>:~".contains(letter.character)) {
            self.add(&mut part, letter);
        }
        if part.text.is_empty() {
            part = self.word()?;
            self.blanks();
            self.name.blanks.truncate(blanks);
            part.span = Span { start: from, end: self.next_place() };
        } else {
            self.blanks();
        }
        Some(part)
    }

    /// Reads what stands between the operator and the closing bracket.
    fn literal(&mut self) -> Option<Literal> {
        let open = self.peek()?;
        let quotes = quote_kind(open.character);
        let mut literal = Literal { text: String::new(), span: open.span, quotes };
        if quotes.is_some() {
            self.at += 1;
        }
        // Spaces at the end of a bare word do not belong to it.
        let mut spaces: Vec<Letter> = Vec::new();
        while let Some(letter) = self.peek() {
            let closes = quote_kind(letter.character).filter(|_| quotes.is_some());
            if let Some(kind) = closes {
                self.at += 1;
                literal.span = literal.span.to(letter.span);
                literal.quotes =
                    Some(if quotes == Some(kind) { kind } else { worse(quotes, kind) });
                return Some(literal);
            }
            match letter.character {
                ']' => break,
                ' ' => spaces.push(letter),
                character if is_blank(character) => self.name.blanks.push(letter.span),
                character => {
                    literal.text.extend(spaces.drain(..).map(|_| ' '));
                    literal.text.push(character);
                    literal.span = literal.span.to(letter.span);
                }
            }
            self.at += 1;
        }
        self.name.blanks.extend(spaces.iter().map(|space| space.span));
        (!literal.text.is_empty()).then_some(literal)
    }

    /// Reads a name. Invisible characters in it, line breaks too, are noted and left out.
    fn word(&mut self) -> Option<Part> {
        let mut part = Part::default();
        let mut unsure: Vec<Span> = Vec::new();
        let mut end = self.at;
        for letter in self.letters.iter().skip(self.at) {
            let character = letter.character;
            if character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '$') {
                self.name.blanks.append(&mut unsure);
                self.add(&mut part, *letter);
                end = self.at;
            } else if character != ' ' && is_blank(character) {
                unsure.push(letter.span);
                self.at += 1;
            } else {
                break;
            }
        }
        self.at = end;
        (!part.text.is_empty()).then_some(part)
    }

    fn add(&mut self, part: &mut Part, letter: Letter) {
        part.span = if part.text.is_empty() { letter.span } else { part.span.to(letter.span) };
        part.text.push(letter.character);
        self.at += 1;
    }

    fn take(&mut self, character: char) -> bool {
        let found = self.peek().is_some_and(|letter| letter.character == character);
        self.at += usize::from(found);
        found
    }

    fn blanks(&mut self) {
        while let Some(letter) = self.peek().filter(|letter| is_blank(letter.character)) {
            self.name.blanks.push(letter.span);
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<Letter> {
        self.letters.get(self.at).copied()
    }

    /// The place behind the last letter that was read.
    fn place(&self) -> u32 {
        let last = self.at.checked_sub(1).and_then(|last| self.letters.get(last));
        last.map_or(0, |letter| letter.span.end)
    }

    /// The place of the next letter.
    fn next_place(&self) -> u32 {
        self.peek().map_or(self.place(), |letter| letter.span.start)
    }

    fn stop(&mut self) {
        let end = self.letters.last().map_or(0, |letter| letter.span.end);
        self.name.rest = Some(Span { start: self.next_place(), end });
    }
}

/// The kind that a text between two different quotes counts as.
fn worse(open: Option<Quotes>, close: Quotes) -> Quotes {
    let typographic = open == Some(Quotes::Typographic) || close == Quotes::Typographic;
    if typographic { Quotes::Typographic } else { Quotes::Double }
}
