use super::scan::{Parser, is_connective, is_quote};
use super::{Comparison, FaultKind, Filter, Name, Operator};
use crate::text::Span;

/// Words and signs of other languages, and the operators that are meant by them.
const FOREIGN: &[(&str, &str)] = &[
    ("=", "eq"),
    ("==", "eq"),
    ("===", "eq"),
    ("equals", "eq"),
    ("is", "eq"),
    ("!=", "ne"),
    ("<>", "ne"),
    ("neq", "ne"),
    ("~", "co"),
    ("like", "co"),
    ("contains", "co"),
    ("startsWith", "sw"),
    ("beginsWith", "sw"),
    ("endsWith", "ew"),
    (">", "gt"),
    (">=", "ge"),
    ("gte", "ge"),
    ("<", "lt"),
    ("<=", "le"),
    ("lte", "le"),
    ("present", "pr"),
    ("exists", "pr"),
];

impl Parser<'_> {
    /// Reads operator and value behind a name.
    pub(super) fn comparison(&mut self, name: Name) -> Option<Filter> {
        let span = self.next_word();
        let word = span.text(self.text);
        let here = Span::at(self.at);
        if self.ends_at(span.start as usize) || is_connective(word) || matches!(word, "&&" | "||") {
            self.op_missing(name, here, " pr");
            return Some(Filter::Present { span: name.span, name });
        }
        if word.is_empty() {
            self.op_missing(name, here, " eq");
            return self.value(name, Operator::Eq, Span::at(self.at));
        }
        if word.eq_ignore_ascii_case("pr") {
            self.blank(true);
            self.at = span.end as usize;
            return self.present(name);
        }
        if let Some(operator) = Operator::named(word) {
            self.blank(true);
            self.at = span.end as usize;
            return self.value(name, operator, span);
        }
        self.foreign(name, span)
    }

    /// Notes that no operator stands behind a name, unless it is no name either.
    fn op_missing(&mut self, name: Name, place: Span, operator: &str) {
        let known = self.faults.last().is_some_and(|last| last.span == name.span);
        if !known {
            self.fault(FaultKind::OpMissing, name.span).repair(place, operator);
        }
    }

    /// Reads on behind a word that is no operator, where it is known what was meant.
    fn foreign(&mut self, name: Name, span: Span) -> Option<Filter> {
        let word = span.text(self.text);
        self.fault(FaultKind::OpUnknown, span);
        let (_, meant) = FOREIGN.iter().find(|(foreign, _)| foreign.eq_ignore_ascii_case(word))?;
        let behind = self.word_from(span.end as usize).start;
        let last = self.ends_at(behind as usize);
        let written = crate::sentence!(" ", meant, if last { "" } else { " " });
        let whole = Span::new(self.at, if last { span.end as usize } else { behind as usize });
        self.repair(whole, &written);
        self.at = whole.end as usize;
        match Operator::named(meant) {
            Some(operator) => self.value_here(name, operator, span),
            None => Some(Filter::Present { span: name.span.to(span), name }),
        }
    }

    fn present(&mut self, name: Name) -> Option<Filter> {
        let end = self.at;
        let noted = self.faults.len();
        let mut value: Option<Span> = None;
        while self.literal_follows() {
            self.at = self.blanks().end as usize;
            let start = self.at;
            let read = self.literal();
            self.faults.truncate(noted);
            read?;
            let span = Span::new(start, self.at);
            value = Some(value.map_or(span, |first| first.to(span)));
        }
        if let Some(value) = value {
            let gone = Span::new(end, self.at);
            self.fault(FaultKind::PrWithValue, value).repair(gone, "");
        }
        Some(Filter::Present { span: Span { end: end as u32, ..name.span }, name })
    }

    /// Says whether something comes next that can only be a value.
    fn literal_follows(&self) -> bool {
        let first = self.char_at(self.blanks().end as usize);
        let word = self.next_word().text(self.text);
        first.is_some_and(|c| c.is_ascii_digit() || is_quote(c) || c == '-')
            || ["true", "false", "null"].iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    fn value(&mut self, name: Name, operator: Operator, operator_span: Span) -> Option<Filter> {
        if self.ends_at(self.blanks().end as usize) {
            self.fault(FaultKind::Syntax, operator_span);
            return self.stop("There is no value behind the operator");
        }
        self.blank(true);
        let again = self.next_word();
        let behind = self.word_from(again.end as usize);
        if Operator::named(again.text(self.text)).is_some()
            && !self.ends_at(behind.start as usize)
            && !is_connective(behind.text(self.text))
        {
            let gone = Span { end: behind.start, ..again };
            self.fault(FaultKind::Syntax, again).repair(gone, "");
            self.stop::<()>("An operator stands twice in a row");
            self.at = behind.start as usize;
        }
        self.value_here(name, operator, operator_span)
    }

    fn value_here(
        &mut self,
        name: Name,
        operator: Operator,
        operator_span: Span,
    ) -> Option<Filter> {
        let word = self.next_word().text(self.text);
        if self.ends_at(self.at) || is_connective(word) {
            self.fault(FaultKind::Syntax, operator_span);
            return self.stop("There is no value behind the operator");
        }
        let literal = self.literal()?;
        Some(Filter::Compare(Comparison { name, operator, operator_span, literal }))
    }
}
