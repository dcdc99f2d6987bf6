use super::scan::{Parser, is_blank, is_connective, is_smart, run};
use super::{FaultKind, Literal, LiteralKind};
use crate::json::quote;
use crate::text::Span;

impl Parser<'_> {
    /// Reads the value of a comparison.
    pub(super) fn literal(&mut self) -> Option<Literal> {
        match self.peek() {
            Some('"') => self.string(),
            Some('\'') => self.quoted(FaultKind::SingleQuotes, |c| c == '\''),
            Some(quote) if is_smart(quote) => {
                self.quoted(FaultKind::SmartQuotes, |c| is_smart(c) || c == '"')
            }
            Some('[' | '{') => self.composite(),
            Some('(' | ',' | '=') | None => {
                self.fault(FaultKind::Syntax, self.here());
                self.stop("This cannot stand where a value has to be")
            }
            Some(_) => Some(self.word()),
        }
    }

    fn string(&mut self) -> Option<Literal> {
        let start = self.at;
        let mut escaped = false;
        let inside = self.text.get(start + 1..).unwrap_or_default();
        for (at, character) in inside.char_indices() {
            let place = start + 1 + at;
            if core::mem::take(&mut escaped) {
                if !is_escape(character, self.text.get(place + 1..place + 5)) {
                    self.fault(FaultKind::StringEscape, Span::new(place - 1, place))
                        .repair(Span::at(place), "\\");
                }
                continue;
            }
            match character {
                '\\' => escaped = true,
                '"' => {
                    self.at = place + 1;
                    let span = Span::new(start, self.at);
                    return Some(Literal { kind: LiteralKind::String, span });
                }
                '\0'..='\u{1f}' => {
                    let span = Span::new(place, place + 1);
                    let quoted = quote(span.text(self.text));
                    self.fault(FaultKind::StringEscape, span)
                        .repair(span, quoted.trim_matches('"'));
                }
                _ => {}
            }
        }
        self.unterminated(start)
    }

    /// Notes a string without an end, and offers one before the brackets that end the text.
    fn unterminated(&mut self, start: usize) -> Option<Literal> {
        let text = self.text;
        let closers = text.bytes().rev().take(self.depth as usize);
        let closers = closers.take_while(|byte| matches!(byte, b')' | b']')).count();
        let end = (text.len() - closers).max(start + 1);
        let span = Span::new(start, end);
        let word = span.text(text);
        if word.starts_with('"') && word.ends_with(is_smart) {
            let inside = word.get(1..).unwrap_or_default().trim_end_matches(is_smart);
            let quoted = quote(inside);
            self.fault(FaultKind::SmartQuotes, span).repair(span, &quoted);
            self.at = end;
            return Some(Literal { kind: LiteralKind::String, span });
        }
        self.fault(FaultKind::StringUnterminated, span);
        let Some(inside) = word.strip_prefix('"') else {
            // No straight quote closes what another one opened.
            let inside = word.get(self.here().len()..).unwrap_or_default();
            self.repair(span, &quote(inside));
            return None;
        };
        let slashes = inside.bytes().rev().take_while(|&byte| byte == b'\\').count();
        // A lone backslash at the end would escape the closing quote.
        self.repair(Span::at(end), if slashes % 2 == 0 { "\"" } else { "\\\"" });
        None
    }

    /// Reads a string in quotes of another kind.
    fn quoted(&mut self, kind: FaultKind, closes: impl Fn(char) -> bool) -> Option<Literal> {
        let start = self.at;
        let open = self.here();
        let inside = self.text.get(open.end as usize..).unwrap_or_default();
        let Some((end, last)) = inside.char_indices().find(|&(_, found)| closes(found)) else {
            return self.unterminated(start);
        };
        let content = inside.get(..end).unwrap_or_default();
        self.at = open.end as usize + end + last.len_utf8();
        let span = Span::new(start, self.at);
        self.fault(kind, span).repair(span, &quote(content));
        Some(Literal { kind: LiteralKind::String, span })
    }

    /// Reads over an array or object.
    fn composite(&mut self) -> Option<Literal> {
        let start = self.at;
        let mut depth = 0_u32;
        let mut string = false;
        let mut escaped = false;
        for (at, byte) in self.text.bytes().enumerate().skip(start) {
            match byte {
                _ if escaped => escaped = false,
                b'\\' if string => escaped = true,
                b'"' => string = !string,
                b'[' | b'{' if !string => depth += 1,
                b']' | b'}' if !string => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                self.at = at + 1;
                break;
            }
        }
        let end = if depth == 0 { self.at } else { self.text.len() };
        let span = Span::new(start, end);
        self.fault(FaultKind::ValueComposite, span);
        None
    }

    /// Reads a literal or number, or what should have been in quotes.
    fn word(&mut self) -> Literal {
        let span = self.value_word(self.at);
        let word = span.text(self.text);
        self.at = span.end as usize;
        for (name, kind) in [
            ("true", LiteralKind::Bool(true)),
            ("false", LiteralKind::Bool(false)),
            ("null", LiteralKind::Null),
        ] {
            if word == name {
                return Literal { kind, span };
            }
            if word.eq_ignore_ascii_case(name) {
                self.fault(FaultKind::BoolCase, span).repair(span, name);
                return Literal { kind, span };
            }
        }
        if is_number(word) {
            return Literal { kind: LiteralKind::Number, span };
        }
        if looks_like_number(word) {
            self.fault(FaultKind::Number, span);
            let plain = plain_number(word);
            if is_number(&plain) {
                self.repair(span, &plain);
            }
            return Literal { kind: LiteralKind::Number, span };
        }
        self.unquoted(span)
    }

    /// Takes all words up to the next `and`, `or` or bracket for one text.
    fn unquoted(&mut self, first: Span) -> Literal {
        let mut span = first;
        loop {
            let blanks = run(self.from(span.end as usize), is_blank);
            let next = self.value_word(span.end as usize + blanks);
            if blanks == 0 || next.is_empty() || is_connective(next.text(self.text)) {
                break;
            }
            span.end = next.end;
        }
        self.at = span.end as usize;
        let quoted = quote(span.text(self.text));
        self.fault(FaultKind::UnquotedValue, span).repair(span, &quoted);
        Literal { kind: LiteralKind::String, span }
    }

    fn value_word(&self, start: usize) -> Span {
        let inside = |c| !is_blank(c) && !matches!(c, '(' | ')' | ']');
        Span::new(start, start + run(self.from(start), inside))
    }
}

fn is_escape(character: char, behind: Option<&str>) -> bool {
    match character {
        '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' => true,
        'u' => behind.is_some_and(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit())),
        _ => false,
    }
}

/// Says whether JSON would take the word for a number (RFC 8259 §6).
fn is_number(word: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    let word = word.strip_prefix('-').unwrap_or(word);
    let (number, exponent) = word.split_once(['e', 'E']).unwrap_or((word, "0"));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    digits(whole) && !leading_zero && digits(fraction) && digits(exponent)
}

/// Says whether a number was meant, in a spelling of another language.
fn looks_like_number(word: &str) -> bool {
    let bare = word.strip_prefix(['+', '-']).unwrap_or(word);
    if ["NaN", "Infinity"].iter().any(|name| name.eq_ignore_ascii_case(bare)) {
        return true;
    }
    let hex = bare.strip_prefix("0x").or_else(|| bare.strip_prefix("0X"));
    if let Some(hex) = hex {
        return !hex.is_empty() && hex.bytes().all(|digit| digit.is_ascii_hexdigit());
    }
    let (number, power) = bare.split_once(['e', 'E']).unwrap_or((bare, ""));
    let power = power.strip_prefix(['+', '-']).unwrap_or(power);
    let points = number.bytes().filter(|byte| b".,".contains(byte)).count();
    points < 2
        && number.bytes().any(|byte| byte.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_digit() || b".,_".contains(&byte))
        && power.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number without a plus sign, leading zeros and bare dots.
fn plain_number(word: &str) -> String {
    let minus = if word.starts_with('-') { "-" } else { "" };
    let bare = word.trim_start_matches(['+', '-']);
    let (whole, fraction) = bare.split_once('.').unwrap_or((bare, ""));
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let dot = if fraction.is_empty() { "" } else { "." };
    crate::sentence!(minus, whole, dot, fraction)
}
