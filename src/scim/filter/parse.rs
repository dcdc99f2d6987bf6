use super::scan::{Parser, is_blank, is_connective, is_operator, is_sign, run};
use super::{Fault, FaultKind, Filter, Joined, Name};
use crate::text::Span;

/// How deep brackets and `not` may nest.
const DEPTH: u32 = 50;

/// Reads a filter. What it read over is among the faults; where nothing could be made of the
/// text, there is no tree.
///
/// ```
/// use scim_preflight::scim::filter::{Filter, parse};
/// let (filter, faults) = parse(r#"userName eq "ann" and not (active eq false)"#);
/// assert!(matches!(filter, Some(Filter::And(parts)) if parts.len() == 2));
/// assert_eq!(faults.len(), 1); // `not (` with a blank, as RFC 7644 writes it itself
/// ```
///
/// Source: RFC 7644 §3.4.2.2, figure 1.
#[must_use]
pub fn parse(text: &str) -> (Option<Filter>, Vec<Fault>) {
    let (filter, mut faults) = read(text);
    // A stray bracket ends the reading, so it is the last fault; taking it away is worth offering
    // where a filter is left.
    if filter.is_none()
        && let Some(stray) = faults.last_mut().filter(|fault| fault.kind == FaultKind::Unbalanced)
        && let Some(edit) = stray.repair.first()
    {
        let part = |start, end| Span { start, end }.text(text);
        let (before, behind) = (part(0, edit.span.start), part(edit.span.end, text.len() as u32));
        if read(&crate::sentence!(before, &*edit.text, behind)).0.is_none() {
            stray.repair.clear();
        }
    }
    (filter, faults)
}

fn read(text: &str) -> (Option<Filter>, Vec<Fault>) {
    let mut parser = Parser::new(text, 0);
    if text.bytes().all(|byte| byte.is_ascii_whitespace()) {
        parser.fault(FaultKind::Empty, Span::new(0, text.len()));
        return (None, parser.faults);
    }
    parser.parameter();
    parser.blank(false);
    let filter = parser.level(true).filter(|_| parser.close(None));
    (filter, parser.faults)
}

/// Reads what stands between the `[` at `open` and its `]`, inside a longer text; gives the place
/// behind the `]`, where one was reached.
pub(crate) fn parse_inside(text: &str, open: usize) -> (Option<Filter>, Option<usize>, Vec<Fault>) {
    let mut parser = Parser::new(text, open);
    let read = parser.brackets();
    let end = matches!(read, Brackets::Empty | Brackets::Hold(_)).then_some(parser.at);
    let filter = if let Brackets::Hold(filter) = read { Some(filter) } else { None };
    (filter, end, parser.faults)
}

/// What was found in the brackets of a value path.
enum Brackets {
    Empty,
    Hold(Filter),
    /// Reading cannot go on.
    Broken,
}

impl Parser<'_> {
    /// Reads over the name of the parameter that a filter stands in.
    fn parameter(&mut self) {
        let start = self.text.trim_start_matches(['?', '&']);
        let name = start.get(..7).filter(|name| name.eq_ignore_ascii_case("filter="));
        let Some(name) = name else { return };
        let span = Span::new(0, self.text.len() - start.len() + name.len());
        self.fault(FaultKind::Syntax, span).repair(span, "");
        self.stop::<()>("The name of the parameter is no part of the filter");
        self.at = span.end as usize;
    }

    /// `and`s (or, inside, `or`s) of the level below.
    fn level(&mut self, or: bool) -> Option<Filter> {
        // The operands that are several conditions by themselves, without parentheses.
        let mut bare = Vec::new();
        let start = self.at;
        let first = self.operand(or, &mut bare)?;
        let mut rest = Vec::new();
        while self.connective(or)? {
            rest.push(self.operand(or, &mut bare)?);
        }
        if or && !rest.is_empty() {
            self.precedence(&bare);
        }
        self.joined = !rest.is_empty();
        if rest.is_empty() {
            return Some(first);
        }
        rest.insert(0, first);
        let joined = Joined::new(Span::new(start, self.at), rest, or);
        Some(if or { Filter::Or(joined) } else { Filter::And(joined) })
    }

    fn operand(&mut self, or: bool, bare: &mut Vec<Span>) -> Option<Filter> {
        if !or {
            return self.unit();
        }
        let start = self.at;
        let filter = self.level(false)?;
        if self.joined {
            bare.push(Span::new(start, self.at));
        }
        Some(filter)
    }

    /// Notes `and` beside `or` without parentheses.
    fn precedence(&mut self, bare: &[Span]) {
        let Some(&first) = bare.first() else { return };
        self.fault(FaultKind::Precedence, first);
        for span in bare {
            self.repair(Span { end: span.start, ..*span }, "(");
            self.repair(Span { start: span.end, ..*span }, ")");
        }
    }

    /// Reads `and` or `or`; says whether it came next, and nothing where reading cannot go on.
    fn connective(&mut self, or: bool) -> Option<bool> {
        let span = self.next_word();
        let word = span.text(self.text);
        let (name, sign) = if or { ("or", "||") } else { ("and", "&&") };
        let behind = self.word_from(span.end as usize).start;
        let known = word.eq_ignore_ascii_case(name);
        if !known && word != sign {
            return Some(false);
        }
        if self.ends_at(behind as usize) {
            self.fault(FaultKind::Connective, span);
            return self.stop("Nothing stands behind this word");
        }
        if known {
            self.blank(true);
            self.at = span.end as usize;
            self.blank(true);
        } else {
            let whole = Span { start: self.at as u32, end: behind };
            self.fault(FaultKind::Connective, span)
                .repair(whole, &crate::sentence!(" ", name, " "))
                .stop::<()>("This is no filter word");
            self.at = behind as usize;
        }
        Some(true)
    }

    fn unit(&mut self) -> Option<Filter> {
        match self.peek() {
            Some('(') => return self.group(),
            None | Some(')' | ']') => {
                self.fault(FaultKind::Connective, self.here());
                return self.stop("A condition is missing here");
            }
            Some(_) => {}
        }
        let span = self.next_word();
        let word = span.text(self.text);
        if word.eq_ignore_ascii_case("not") && !self.is_attribute(span) {
            return self.negation(span);
        }
        if is_connective(word) && !self.is_attribute(span) {
            self.fault(FaultKind::Connective, span);
            return self.stop("Nothing stands before this word");
        }
        if is_operator(word) && !self.is_attribute(span) {
            self.fault(FaultKind::Syntax, span);
            return self.stop("No attribute stands before this operator");
        }
        let name = self.name()?;
        let blanks = self.blanks();
        if self.char_at(blanks.end as usize) == Some('[') {
            if !blanks.is_empty() {
                self.fault(FaultKind::Syntax, blanks).repair(blanks, "");
                self.stop::<()>("A blank stands between an attribute and its brackets");
            }
            self.at = blanks.end as usize;
            return self.value_path(name);
        }
        if self.inside && (name.sub.is_some() || name.urn.is_some()) {
            let end = name.sub.unwrap_or(name.attribute);
            let last = end.text(self.text).rfind('.').map_or(0, |dot| dot as u32 + 1);
            let last = Span { start: end.start + last, end: end.end };
            let prefix = Span { start: name.span.start, end: last.start };
            self.fault(FaultKind::ValuePathDotted, name.span).repair(prefix, "");
            return self.comparison(Name::split(self.text, last));
        }
        if let Some(kind) = name.fault(self.text) {
            self.fault(kind, name.span);
        }
        self.comparison(name)
    }

    /// Says whether a keyword stands here as the name of an attribute: an operator follows it.
    fn is_attribute(&self, word: Span) -> bool {
        is_operator(self.word_from(word.end as usize).text(self.text))
    }

    fn deeper(&mut self) -> Option<()> {
        self.depth += 1;
        if self.depth > DEPTH {
            self.fault(FaultKind::TooComplex, self.here());
            return None;
        }
        Some(())
    }

    fn group(&mut self) -> Option<Filter> {
        let open = self.here();
        self.deeper()?;
        self.at += 1;
        self.blank(false);
        let filter = self.level(true)?;
        if !self.close(Some((')', open))) {
            return None;
        }
        self.depth -= 1;
        Some(filter)
    }

    /// Reads the closing bracket of what was opened, or the end of the text.
    fn close(&mut self, opened: Option<(char, Span)>) -> bool {
        let closer = opened.map(|(closer, _)| closer);
        let next = self.next_word().start as usize;
        let found = self.char_at(next);
        let place = Span::new(next, next + found.map_or(0, char::len_utf8));
        if found == closer {
            self.blank(false);
            self.at += usize::from(found.is_some());
            return true;
        }
        match (found, opened) {
            (None, Some((closer, open))) => {
                let end = Span::at(self.text.trim_end_matches(is_blank).len());
                self.fault(FaultKind::Unbalanced, open)
                    .repair(end, if closer == ')' { ")" } else { "]" });
                self.at = self.text.len();
                return true;
            }
            (Some(')' | ']'), None) => {
                let end = next + run(self.from(next), |c| matches!(c, ')' | ']') || is_blank(c));
                let blank = if self.char_at(end).is_some() { " " } else { "" };
                let gone = Span::new(self.at, end);
                self.fault(FaultKind::Unbalanced, place).repair(gone, blank);
            }
            (Some(')' | ']'), Some(_)) => {
                self.fault(FaultKind::Unbalanced, place);
            }
            _ => {
                self.fault(FaultKind::Connective, place);
                self.stop::<()>("`and` or `or` is missing before this");
            }
        }
        false
    }

    fn negation(&mut self, word: Span) -> Option<Filter> {
        self.deeper()?;
        let mut words = 1;
        let mut last = word;
        loop {
            let next = self.word_from(last.end as usize);
            if !next.text(self.text).eq_ignore_ascii_case("not") || self.is_attribute(next) {
                break;
            }
            last = next;
            words += 1;
        }
        self.at = last.end as usize;
        let blanks = self.blanks();
        if words > 1 {
            let left = if words % 2 == 0 { "" } else { "not " };
            let gone = Span { start: word.start, end: blanks.end };
            self.fault(FaultKind::DoubleNot, word.to(last)).repair(gone, left);
        } else if !blanks.is_empty() && self.char_at(blanks.end as usize) == Some('(') {
            match blanks.text(self.text) {
                " " => {
                    self.fault(FaultKind::NotSpace, word);
                }
                _ => self.blank(false),
            }
        }
        self.at = blanks.end as usize;
        let bare = self.peek() != Some('(');
        let start = self.at;
        let noted = self.faults.len();
        let inner = self.unit()?;
        if bare && words == 1 {
            let clean = self.faults.len() == noted;
            self.fault(FaultKind::NotWithoutParens, Span::new(word.start as usize, self.at));
            if clean {
                let end = Span::at(self.at);
                self.repair(Span::at(start), "(").repair(end, ")");
            }
        }
        self.depth -= 1;
        let span = Span::new(word.start as usize, self.at);
        Some(if words % 2 == 0 { inner } else { Filter::Not { span, inner: Box::new(inner) } })
    }

    /// Reads the name of an attribute.
    fn name(&mut self) -> Option<Name> {
        let span = self.next_word();
        let signs = self.peek().is_some_and(is_sign);
        if span.is_empty() || signs {
            let kind = if signs { FaultKind::Connective } else { FaultKind::Syntax };
            self.fault(kind, if signs { span } else { self.here() });
            return self.stop("The name of an attribute has to stand here");
        }
        self.at = span.end as usize;
        Some(Name::split(self.text, span))
    }

    fn value_path(&mut self, name: Name) -> Option<Filter> {
        if self.inside {
            self.fault(FaultKind::ValuePathNested, name.span);
            return None;
        }
        let noted = self.faults.len();
        if let Some(kind) = name.fault(self.text) {
            self.fault(kind, name.span);
        }
        let inner = match self.brackets() {
            Brackets::Hold(inner) => inner,
            Brackets::Empty => return Some(Filter::Present { span: name.span, name }),
            Brackets::Broken => return None,
        };
        let start = name.span.start as usize;
        if self.peek() != Some('.') {
            let span = Span::new(start, self.at);
            return Some(Filter::ValuePath { span, name, inner: Box::new(inner) });
        }
        let close = Span::new(self.at - 1, self.at + 1);
        self.at += 1;
        let sub = self.name()?;
        let deep = sub.sub.is_some().then_some(FaultKind::AttrTooDeep);
        if let Some(kind) = sub.fault(self.text).or(deep) {
            self.fault(kind, sub.span);
        }
        let compared = self.comparison(sub)?;
        let span = Span::new(start, self.at);
        let read = self.faults.get(noted..).unwrap_or_default();
        let clean = read.is_empty();
        if read.iter().all(|fault| !fault.kind.grave()) {
            self.fault(FaultKind::ValuePathSubCompare, Span { start: close.start + 1, ..span });
        }
        if clean && !matches!(inner, Filter::Or(_)) {
            let end = Span::at(self.at);
            self.repair(close, " and ").repair(end, "]");
        }
        let parts =
            Joined::new(Span { start: inner.span().start, ..span }, vec![inner, compared], false);
        let inner = Box::new(Filter::And(parts));
        Some(Filter::ValuePath { span, name, inner })
    }

    /// Reads the brackets of a value path.
    fn brackets(&mut self) -> Brackets {
        let open = self.here();
        self.at += 1;
        let empty = self.blanks();
        if self.char_at(empty.end as usize) == Some(']') {
            self.at = empty.end as usize + 1;
            self.fault(FaultKind::ValuePathEmpty, Span::new(open.start as usize, self.at));
            return Brackets::Empty;
        }
        self.inside = true;
        let inner = self.deeper().and_then(|()| {
            self.blank(false);
            self.level(true)
        });
        self.inside = false;
        match inner {
            Some(inner) if self.close(Some((']', open))) => {
                self.depth -= 1;
                Brackets::Hold(inner)
            }
            _ => Brackets::Broken,
        }
    }
}
