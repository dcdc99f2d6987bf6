use crate::report::Edit;
use crate::scim::filter::{self, Fault, FaultKind, Filter, Name, Operator, is_blank, run};
use crate::text::Span;

/// A path; every span is one of the path's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// URN and attribute; the sub-attribute too, where no brackets stand between them.
    pub name: Name,
    /// The brackets.
    pub brackets: Option<Span>,
    /// What the brackets ask of the elements.
    pub filter: Option<Filter>,
    /// The sub-attribute, with or without brackets before it.
    pub sub: Option<Span>,
}

/// Something that the grammar of paths does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathFault {
    /// What it is.
    pub kind: PathFaultKind,
    /// Where it is.
    pub span: Span,
    /// What is wrong, where the kind alone does not say it.
    pub words: &'static str,
    /// The edits that make a path of it; empty where it is not plain which.
    pub repair: Vec<Edit>,
}

/// The ways in which a path can leave the grammar, in the order of the rules about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathFaultKind {
    /// Nothing but blanks.
    Empty,
    /// Anything else; `words` tells.
    Syntax,
    /// A JSON Pointer.
    JsonPointer,
    /// An element by its number.
    ArrayIndex,
    /// More than `attribute.subAttribute`.
    TooDeep,
    /// Blanks outside the brackets.
    Whitespace,
    /// A comparison in the place of a path.
    AttrExpression,
}

/// Reads a path: what could be made of it, what it read over, and the same for the filter in it.
///
/// ```
/// use scim_preflight::scim::path::parse_path;
/// let text = r#"emails[type eq "work"].value"#;
/// let (path, faults, filter_faults) = parse_path(text);
/// let path = path.unwrap();
/// assert_eq!(path.name.attribute.text(text), "emails");
/// assert_eq!(path.sub.unwrap().text(text), "value");
/// assert!(faults.is_empty() && filter_faults.is_empty());
/// ```
///
/// Source: RFC 7644 §3.5.2, figure 7.
#[must_use]
pub fn parse_path(text: &str) -> (Option<Path>, Vec<PathFault>, Vec<Fault>) {
    let mut parser = Parser { text, faults: Vec::new(), filter_faults: Vec::new() };
    let path = parser.path();
    (path, parser.faults, parser.filter_faults)
}

struct Parser<'a> {
    text: &'a str,
    faults: Vec<PathFault>,
    filter_faults: Vec<Fault>,
}

impl Parser<'_> {
    #[cold]
    fn fault(&mut self, kind: PathFaultKind, span: Span, words: &'static str) -> &mut Self {
        self.faults.push(PathFault { kind, span, words, repair: Vec::new() });
        self
    }

    fn syntax<T>(&mut self, span: Span, words: &'static str) -> Option<T> {
        self.fault(PathFaultKind::Syntax, span, words);
        None
    }

    fn repair(&mut self, span: Span, text: &str) -> &mut Self {
        if let Some(fault) = self.faults.last_mut() {
            fault.repair.push(Edit { span, text: text.to_owned() });
        }
        self
    }

    /// The text from a place on.
    fn from(&self, place: usize) -> &str {
        self.text.get(place..).unwrap_or_default()
    }

    fn path(&mut self) -> Option<Path> {
        let all = Span::new(0, self.text.len());
        let span = trimmed(self.text);
        if span.is_empty() {
            self.fault(PathFaultKind::Empty, all, "");
            return None;
        }
        if span != all {
            let (before, behind) = (Span { start: 0, ..span }, Span { end: all.end, ..span });
            let before = Span { end: span.start, ..before };
            let behind = Span { start: span.end, ..behind };
            self.fault(
                PathFaultKind::Whitespace,
                if before.is_empty() { behind } else { before },
                "",
            );
            for blanks in [before, behind].into_iter().filter(|blanks| !blanks.is_empty()) {
                self.repair(blanks, "");
            }
        }
        if span.text(self.text).starts_with('/') {
            return self.json_pointer(span);
        }
        let in_name = |c| !is_blank(c) && !matches!(c, '[' | ']' | '(' | ')' | '"' | '\'');
        let end = span.start as usize + run(span.text(self.text), in_name);
        let name = Name::split(self.text, Span::new(span.start as usize, end));
        match self.from(end).chars().next() {
            None => self.plain(name),
            Some('[') => self.selection(name, end, span.end as usize),
            Some(_) if end == span.end as usize => self.plain(name),
            Some(']') => self.unbalanced(end),
            Some(blank) if is_blank(blank) => self.blank(span, end),
            Some(_) => self.syntax(Span::new(end, end + 1), "This cannot stand in a path"),
        }
    }

    fn plain(&mut self, name: Name) -> Option<Path> {
        self.name(name)?;
        Some(Path { name, brackets: None, filter: None, sub: name.sub })
    }

    /// Looks at the name alone.
    fn name(&mut self, name: Name) -> Option<()> {
        let text = name.span.text(self.text);
        let rest = Span { start: name.attribute.start, ..name.span };
        let is_urn = text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("urn:"));
        let numbers =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        match name.fault(self.text) {
            // A URN alone ends in whatever it likes; whether it is known is asked later.
            _ if is_urn && name.urn.is_some() && !text.ends_with(['.', ':']) => Some(()),
            Some(FaultKind::AttrName) if text.contains(',') => {
                self.syntax(name.span, "A path names one attribute, not several")
            }
            Some(FaultKind::AttrName) if rest.text(self.text).split('.').skip(1).any(numbers) => {
                self.fault(PathFaultKind::ArrayIndex, rest, "");
                None
            }
            Some(FaultKind::AttrName) => {
                self.syntax(rest, "This cannot be the name of an attribute")
            }
            Some(FaultKind::AttrTooDeep) => {
                self.fault(PathFaultKind::TooDeep, rest, "");
                None
            }
            Some(kind) => {
                self.filter_fault(kind, rest);
                Some(())
            }
            None => Some(()),
        }
    }

    fn filter_fault(&mut self, kind: FaultKind, span: Span) {
        self.filter_faults.push(Fault { kind, span, words: "", repair: Vec::new() });
    }

    /// Notes a `]` that closes nothing.
    fn unbalanced(&mut self, place: usize) -> Option<Path> {
        self.filter_fault(FaultKind::Unbalanced, Span::new(place, place + 1));
        None
    }

    /// Finds out why a blank follows the name.
    fn blank(&mut self, span: Span, end: usize) -> Option<Path> {
        let rest = Span { start: end as u32, ..span };
        let blanks = rest.text(self.text);
        if compares(blanks) {
            return self.expression(span);
        }
        if let Some(bracket) = blanks.find(']').filter(|_| !blanks.contains('[')) {
            return self.unbalanced(end + bracket);
        }
        self.whitespace(end, rest)
    }

    fn whitespace(&mut self, start: usize, rest: Span) -> Option<Path> {
        let text = rest.text(self.text);
        let blanks = Span::new(start, start + run(text, is_blank));
        self.fault(PathFaultKind::Whitespace, blanks, "");
        if !text.contains(['[', '"']) {
            let joined: String = text.chars().filter(|&c| !is_blank(c)).collect();
            self.repair(rest, &joined);
        }
        None
    }

    /// Notes a comparison in the place of a path, and how brackets make a path of it.
    fn expression(&mut self, span: Span) -> Option<Path> {
        self.fault(PathFaultKind::AttrExpression, span, "");
        let (parsed, faults) = filter::parse(span.text(self.text));
        if let (Some(Filter::Compare(comparison)), true) = (parsed, faults.is_empty())
            && let Some(sub) = comparison.name.sub
        {
            let sub = sub.shifted(span.start);
            self.repair(Span { start: sub.start - 1, end: sub.start }, "[");
            self.repair(Span::at(span.end as usize), "]");
        }
        None
    }

    fn json_pointer(&mut self, span: Span) -> Option<Path> {
        self.fault(PathFaultKind::JsonPointer, span, "");
        let tokens = span.text(self.text).get(1..).unwrap_or_default();
        let tokens = tokens.strip_suffix("/-").unwrap_or(tokens);
        let dotted = tokens.replace('/', ".");
        let name = Name::split(&dotted, Span::new(0, dotted.len()));
        if name.fault(&dotted).is_none() {
            self.repair(span, &dotted);
        }
        None
    }

    /// Reads `[…]` and what stands behind it.
    fn selection(&mut self, name: Name, open: usize, end: usize) -> Option<Path> {
        let inside = self.from(open + 1);
        let number = inside.split(']').next().unwrap_or_default().trim();
        let is_number = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        if !number.is_empty() && (is_number || number == "*") {
            let close = open + 1 + inside.find(']').map_or(inside.len(), |at| at + 1);
            self.fault(PathFaultKind::ArrayIndex, Span::new(open, close), "");
            return None;
        }
        self.name(name)?;
        if let Some(sub) = name.sub {
            return self.syntax(sub, "Brackets follow the attribute, not its sub-attribute");
        }
        let (filter, close, faults) = filter::parse_inside(self.text, open);
        self.filter_faults.extend(faults);
        let close = close?;
        let brackets = Some(Span::new(open, close));
        let rest = Span::new(close.min(end), end);
        let tail = rest.text(self.text);
        let sub = match tail.chars().next() {
            None => None,
            Some('.') => Some(self.sub(Span { start: rest.start + 1, ..rest })?),
            Some('[') => return self.syntax(rest, "A path has one pair of brackets"),
            Some(blank) if is_blank(blank) => return self.whitespace(close, rest),
            Some(_) => {
                return self.syntax(
                    rest,
                    "Behind the brackets stands nothing, or a dot and a sub-attribute",
                );
            }
        };
        filter.map(|filter| Path { name, brackets, filter: Some(filter), sub })
    }

    /// Reads the sub-attribute behind brackets.
    fn sub(&mut self, span: Span) -> Option<Span> {
        let text = span.text(self.text);
        let at = run(text, |c| !is_blank(c));
        if at < text.len() {
            if compares(text.get(at..).unwrap_or_default()) {
                self.fault(PathFaultKind::AttrExpression, span, "");
                return None;
            }
            let start = span.start as usize + at;
            self.whitespace(start, Span { start: start as u32, ..span });
            return None;
        }
        let name = Name::split(self.text, span);
        match name.fault(self.text) {
            Some(FaultKind::AttrName) => {
                self.syntax(span, "This cannot be the name of a sub-attribute")
            }
            _ if name.sub.is_some() => {
                self.fault(PathFaultKind::TooDeep, span, "");
                None
            }
            Some(kind) => {
                self.filter_fault(kind, span);
                Some(span)
            }
            None => Some(span),
        }
    }
}

/// Says whether an operator stands behind the blanks.
fn compares(text: &str) -> bool {
    let behind = text.get(run(text, is_blank)..).unwrap_or_default();
    let word = behind.get(..run(behind, |c| !is_blank(c))).unwrap_or_default();
    Operator::named(word).is_some() || word.eq_ignore_ascii_case("pr")
}

fn trimmed(text: &str) -> Span {
    let start = run(text, is_blank);
    Span::new(start, text.trim_end_matches(is_blank).len().max(start))
}
