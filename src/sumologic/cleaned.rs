use crate::report::{Finding, Findings, Fix, Rule};
use crate::sentence;
use crate::text::{Span, code_point, is_invisible};

/// A pasted text without blanks and invisible characters, and the way back to where it stood.
#[derive(Debug)]
pub(super) struct Cleaned {
    /// The characters that can be seen.
    pub(super) text: String,
    /// For each byte of `text`, where it stood.
    places: Vec<u32>,
    /// Where the text ended, blanks behind it not counted.
    end: u32,
    dropped: Vec<Dropped>,
}

/// A run of characters that were left out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dropped {
    /// Where they stood.
    pub(super) span: Span,
    /// Whether they are others than space, tab and line break.
    pub(super) invisible: bool,
    /// Whether they stood before or behind everything that can be seen.
    pub(super) outer: bool,
}

impl Cleaned {
    /// Cleans a part of a text.
    pub(super) fn of(text: &str, part: Span) -> Self {
        let mut cleaned =
            Self { text: String::new(), places: Vec::new(), end: part.start, dropped: Vec::new() };
        for (at, character) in part.text(text).char_indices() {
            let span = Span::new(at, at + character.len_utf8()).shifted(part.start);
            if !is_blank(character) {
                cleaned.text.push(character);
                cleaned.places.extend(span.start..span.end);
                cleaned.end = span.end;
                continue;
            }
            let invisible = !matches!(character, ' ' | '\t' | '\n' | '\r');
            match cleaned.dropped.last_mut() {
                Some(run) if run.span.end == span.start && run.invisible == invisible => {
                    run.span.end = span.end;
                }
                _ => cleaned.dropped.push(Dropped { span, invisible, outer: false }),
            }
        }
        let first = cleaned.places.first().copied().unwrap_or(part.end);
        for run in &mut cleaned.dropped {
            run.outer = run.span.start < first || run.span.start >= cleaned.end;
        }
        cleaned
    }

    /// Where a range of the cleaned text stood.
    pub(super) fn place(&self, span: Span) -> Span {
        let start = self.places.get(span.start as usize).copied().unwrap_or(self.end);
        let last = span.end.checked_sub(1).and_then(|last| self.places.get(last as usize));
        match last {
            Some(&last) if !span.is_empty() => Span { start, end: last + 1 },
            _ => Span { start, end: start },
        }
    }

    /// The runs that were left out and satisfy a condition.
    pub(super) fn dropped(&self, which: impl Fn(&Dropped) -> bool) -> Vec<Span> {
        self.dropped.iter().filter(|run| which(run)).map(|run| run.span).collect()
    }

    /// Reports blanks by one rule and invisible characters by another, with fixes.
    pub(super) fn report(
        &self,
        text: &str,
        blanks: &'static Rule,
        invisible: &'static Rule,
        findings: &mut Findings,
    ) {
        if let Some(finding) = removal(blanks, &self.dropped(|run| !run.invisible)) {
            findings.push(finding);
        }
        self.report_invisible(text, invisible, findings);
    }

    /// Reports invisible characters, naming the first.
    pub(super) fn report_invisible(
        &self,
        text: &str,
        rule: &'static Rule,
        findings: &mut Findings,
    ) {
        let runs = self.dropped(|run| run.invisible);
        let first = runs.first().and_then(|span| span.text(text).chars().next());
        if let (Some(finding), Some(first)) = (removal(rule, &runs), first) {
            findings.push(finding.message(sentence!(rule.summary, " (", code_point(first), ")")));
        }
    }
}

/// A finding about some ranges that have to go.
pub(super) fn removal(rule: &'static Rule, runs: &[Span]) -> Option<Finding> {
    let fix = runs.iter().fold(Fix::safe("Remove it"), |fix, run| fix.delete(*run));
    runs.first().map(|first| Finding::at(rule, *first).fix(fix))
}

/// Says whether a character is left out of a pasted address, ID, key or token.
pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace() || is_invisible(character)
}

#[cfg(test)]
mod tests {
    use super::Cleaned;
    use crate::text::Span;

    #[test]
    fn a_cleaned_text_knows_where_it_stood() {
        let text = " a\u{200b}bc \n";
        let cleaned = Cleaned::of(text, Span::new(0, text.len()));
        assert_eq!(cleaned.text, "abc");
        assert_eq!(cleaned.place(Span::new(0, 1)), Span::new(1, 2));
        assert_eq!(cleaned.place(Span::new(1, 3)), Span::new(5, 7));
        assert_eq!(cleaned.place(Span::at(3)), Span::at(7));
        assert_eq!(cleaned.dropped(|run| run.outer), [Span::new(0, 1), Span::new(7, 9)]);
        assert_eq!(cleaned.dropped(|run| run.invisible), [Span::new(2, 5)]);
    }
}
