//! The words of a shell command, with the way back from each to where it stands.
//!
//! Enough of the shells' rules for commands that programs write and people paste: quotes, escapes,
//! and lines that go on. Variables and substitutions stay as they stand.

use super::part::{Part, Quoting};
use super::pieces::Pieces;
use crate::text::Span;

/// A word of a command.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pieces: Pieces,
    quoting: Option<Quoting>,
    pub(super) span: Span,
}

impl Word {
    pub(super) fn text(&self) -> &str {
        self.pieces.text()
    }

    pub(super) fn part<'a>(self) -> Part<'a> {
        Part::read(self.pieces.decoded(), self.quoting.unwrap_or(Quoting::Mixed))
    }

    /// The word from an offset of its text on.
    pub(super) fn behind_word(&self, offset: usize) -> Self {
        Self { pieces: self.pieces.behind(offset), ..*self }
    }

    pub(super) fn pieces(&self) -> &Pieces {
        &self.pieces
    }
}

/// Which shell's rules a command follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shell {
    Posix,
    /// The prompt of Windows: `^` escapes, and `\"` is a quote.
    Cmd,
    /// PowerShell: a backtick escapes, and a quote stands twice.
    Power,
}

/// Reads the words of the command at an offset; gives them and where the command ends.
pub(super) fn words(source: &str, at: usize) -> (Vec<Word>, usize) {
    let mut reader =
        Reader { source, at, shell: shell_of(source.get(at..).unwrap_or_default()), word: None };
    let mut words = Vec::new();
    while reader.step(&mut words) {}
    reader.end_word(&mut words);
    (words, reader.at)
}

/// The shell whose escape makes a line of the command go on, or quotes a quote.
fn shell_of(command: &str) -> Shell {
    let first = command.lines().next().unwrap_or_default().trim_end();
    if first.ends_with('^') || command.contains("^\"") {
        Shell::Cmd
    } else if first.ends_with('`') {
        Shell::Power
    } else {
        Shell::Posix
    }
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
    shell: Shell,
    word: Option<Word>,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn starts(&self, text: &str) -> bool {
        self.rest().starts_with(text)
    }

    /// Reads what comes next; says whether the command goes on.
    fn step(&mut self, words: &mut Vec<Word>) -> bool {
        let Some(letter) = self.rest().chars().next() else { return false };
        match letter {
            ' ' | '\t' => {
                self.end_word(words);
                self.at += 1;
            }
            '\n' | '\r' => return false,
            // What comes behind these is another command, or where the answer goes.
            ';' | '|' | '&' | '>' | '<' if self.word.is_none() => {
                self.at += self.rest().find('\n').unwrap_or(self.rest().len());
                return false;
            }
            ';' | '|' => {
                self.end_word(words);
            }
            '\'' if self.shell != Shell::Cmd => self.single(),
            '"' => self.double(),
            '$' if self.shell == Shell::Posix && self.starts("$'") => self.ansi(),
            '\\' if self.shell == Shell::Posix => self.escape(words),
            '^' if self.shell == Shell::Cmd => self.escape(words),
            '`' if self.shell == Shell::Power => self.escape(words),
            _ => self.take(letter, Quoting::Plain),
        }
        true
    }

    fn end_word(&mut self, words: &mut Vec<Word>) {
        if let Some(mut word) = self.word.take() {
            word.span.end = self.at as u32;
            words.push(word);
        }
    }

    /// The word that is being read, which a piece in some quotes goes to.
    fn word(&mut self, quoting: Quoting) -> &mut Word {
        let start = self.at as u32;
        let quoting = if self.shell == Shell::Posix { quoting } else { Quoting::Mixed };
        let word = self.word.get_or_insert_with(|| Word {
            pieces: Pieces::default(),
            quoting: None,
            span: Span { start, end: start },
        });
        word.quoting = Some(match word.quoting {
            Some(other) if other != quoting => Quoting::Mixed,
            // What stands bare is written with other rules than a text may need.
            _ if quoting == Quoting::Plain => Quoting::Mixed,
            _ => quoting,
        });
        word
    }

    fn take(&mut self, letter: char, quoting: Quoting) {
        let (source, at) = (self.source, self.at);
        self.word(quoting).pieces.take(source, Span::new(at, at + letter.len_utf8()));
        self.at += letter.len_utf8();
    }

    fn mean(&mut self, text: &str, length: usize, quoting: Quoting) {
        let at = self.at;
        self.word(quoting).pieces.mean(text, Span::new(at, at + length));
        self.at += length;
    }

    /// An escape outside of quotes: a line that goes on, or a letter that stands for itself.
    fn escape(&mut self, words: &mut Vec<Word>) {
        let behind = self.rest().get(1..).unwrap_or_default();
        let line = behind.strip_prefix('\r').unwrap_or(behind);
        if let Some(next) = line.strip_prefix('\n') {
            let next = self.source.len() - next.len();
            self.end_word(words);
            self.at = next;
            return;
        }
        let Some(letter) = behind.chars().next() else {
            self.at += 1;
            return;
        };
        if self.shell == Shell::Cmd && letter == '"' {
            self.at += 1;
            self.double();
            return;
        }
        // `'it'\''s'` is one text in single quotes.
        let inside = self.word.as_ref().is_some_and(|word| word.quoting == Some(Quoting::Single));
        let apostrophe = letter == '\'' && inside && behind.starts_with("''");
        let quoting = if apostrophe { Quoting::Single } else { Quoting::Mixed };
        let mut text = [0; 4];
        self.mean(letter.encode_utf8(&mut text), 1 + letter.len_utf8(), quoting);
    }

    fn single(&mut self) {
        self.word(Quoting::Single);
        self.at += 1;
        let source = self.source;
        loop {
            let length = self.rest().find('\'').unwrap_or(self.rest().len());
            let span = Span::new(self.at, self.at + length);
            self.word(Quoting::Single).pieces.take(source, span);
            self.at += length;
            // PowerShell writes the quote twice.
            if self.shell == Shell::Power && self.starts("''") {
                self.mean("'", 2, Quoting::Single);
                continue;
            }
            self.at += usize::from(self.starts("'"));
            return;
        }
    }

    fn double(&mut self) {
        self.word(Quoting::Double);
        self.at += 1;
        loop {
            let length = self.rest().find(['"', '\\', '^', '`']).unwrap_or(self.rest().len());
            let (source, span) = (self.source, Span::new(self.at, self.at + length));
            self.word(Quoting::Double).pieces.take(source, span);
            self.at += length;
            let Some(mark) = self.rest().chars().next() else { return };
            let next = self.rest().chars().nth(1);
            match (self.shell, mark, next) {
                (_, '"', _) => {
                    self.at += 1;
                    return;
                }
                (Shell::Posix, '\\', Some('\n')) => self.at += 2,
                (Shell::Posix, '\\', Some('"' | '\\' | '$' | '`'))
                | (Shell::Cmd, '\\', Some('"' | '\\'))
                | (Shell::Power, '`', Some(_)) => {
                    let mut text = [0; 4];
                    let next = next.unwrap_or_default();
                    self.mean(next.encode_utf8(&mut text), 1 + next.len_utf8(), Quoting::Double);
                }
                // The prompt takes its own escapes away first.
                (Shell::Cmd, '^', Some('"')) => {
                    self.at += 2;
                    return;
                }
                (Shell::Cmd, '^', Some('\\')) if self.starts("^\\^\"") => {
                    self.mean("\"", 4, Quoting::Double);
                }
                (Shell::Cmd, '^', Some(next)) => {
                    let mut text = [0; 4];
                    self.mean(next.encode_utf8(&mut text), 1 + next.len_utf8(), Quoting::Double);
                }
                _ => self.take(mark, Quoting::Double),
            }
        }
    }

    /// `$'…'`, with the escapes of C.
    fn ansi(&mut self) {
        self.word(Quoting::Ansi);
        self.at += 2;
        loop {
            let length = self.rest().find(['\'', '\\']).unwrap_or(self.rest().len());
            let (source, span) = (self.source, Span::new(self.at, self.at + length));
            self.word(Quoting::Ansi).pieces.take(source, span);
            self.at += length;
            let mut letters = self.rest().chars();
            let (Some('\\'), Some(next)) = (letters.next(), letters.next()) else {
                self.at += usize::from(!self.rest().is_empty());
                return;
            };
            let (letter, length) = match next {
                'n' => ('\n', 2),
                't' => ('\t', 2),
                'r' => ('\r', 2),
                'u' | 'x' => self.code(next),
                _ => (next, 1 + next.len_utf8()),
            };
            let mut text = [0; 4];
            self.mean(letter.encode_utf8(&mut text), length, Quoting::Ansi);
        }
    }

    /// The letter that `\uXXXX` or `\xXX` names, and how long the escape is.
    fn code(&self, mark: char) -> (char, usize) {
        let most = if mark == 'u' { 4 } else { 2 };
        let digits = self.rest().get(2..).unwrap_or_default();
        let digits: String =
            digits.chars().take(most).take_while(char::is_ascii_hexdigit).collect();
        let letter = u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32);
        (letter.unwrap_or('\u{fffd}'), 2 + digits.len())
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    fn read(command: &str) -> Vec<String> {
        words(command, 0).0.iter().map(|word| word.text().to_owned()).collect()
    }

    #[test]
    fn quotes_are_read_as_the_shell_reads_them() {
        assert_eq!(read(r#"a 'b c'\''d' "e\"\\f\g" h\ i"#), ["a", "b c'd", "e\"\\f\\g", "h i"]);
        assert_eq!(read(r"$'it\'s\n\u00e9' ''"), ["it's\né", ""]);
        assert_eq!(read("a \\\n  b \\\r\n c\nd"), ["a", "b", "c"]);
        assert_eq!(read("a 'b|c' | jq . \nd"), ["a", "b|c"]);
        assert_eq!(read("a 'unclosed"), ["a", "unclosed"]);
    }

    #[test]
    fn the_shells_of_windows_escape_otherwise() {
        assert_eq!(read("a ^\n  \"b \\\"c\\\"\" ^\r\n d"), ["a", "b \"c\"", "d"]);
        assert_eq!(
            read("curl ^\"https://a^\" --data-raw ^\"^{^\\^\"b^\\^\":1^}^\""),
            ["curl", "https://a", "--data-raw", "{\"b\":1}"]
        );
        assert_eq!(read("a `\n  'it''s' \"b`\"c\""), ["a", "it's", "b\"c"]);
    }

    #[test]
    fn every_letter_leads_back_to_where_it_stands() {
        let command = r#"curl -d '{"a": "it'\''s"}'"#;
        let word = words(command, 0).0.pop().unwrap().part();
        assert_eq!(word.text(), r#"{"a": "it's"}"#);
        for (at, letter) in word.text().char_indices() {
            let span = word.span(crate::text::Span::new(at, at + 1)).unwrap();
            assert!(span.text(command).contains(letter), "{letter} at {span:?}");
        }
    }
}
