//! What a query says, wherever it stands.

use crate::json::{Decoded, member_removal, quote, removal};
use crate::report::Findings;
use crate::sentence;
use crate::text::{Span, digits};

/// The parameters of RFC 7644 §3.4.2 and RFC 9865 §2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Filter,
    Attributes,
    ExcludedAttributes,
    SortBy,
    SortOrder,
    StartIndex,
    Count,
    Cursor,
}

impl Name {
    /// All of them.
    pub(super) const ALL: [(Self, &'static str); 8] = [
        (Self::Filter, "filter"),
        (Self::Attributes, "attributes"),
        (Self::ExcludedAttributes, "excludedAttributes"),
        (Self::SortBy, "sortBy"),
        (Self::SortOrder, "sortOrder"),
        (Self::StartIndex, "startIndex"),
        (Self::Count, "count"),
        (Self::Cursor, "cursor"),
    ];

    /// Says whether it holds a list of attributes.
    pub(super) fn is_list(self) -> bool {
        matches!(self, Self::Attributes | Self::ExcludedAttributes)
    }
}

/// Where a query stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// In a JSON text.
    Message,
    /// In a URL.
    Url,
}

/// A text in a query, with the way back to where it stands.
#[derive(Clone, Debug)]
pub(super) struct Text<'t> {
    pub(super) decoded: Decoded<'t>,
    /// How it is written; of a JSON string with its quotes.
    pub(super) span: Span,
}

/// A parameter that is there.
#[derive(Clone, Debug)]
pub(super) struct Parameter<'t> {
    pub(super) name: Span,
    pub(super) value: Span,
    /// Its text, or those of its list.
    pub(super) texts: Vec<Text<'t>>,
    /// Its number.
    pub(super) number: Option<i64>,
}

impl Parameter<'_> {
    /// The text, where it is not a list.
    pub(super) fn text(&self) -> Option<&str> {
        self.texts.first().map(|text| &*text.decoded.text)
    }

    /// What it says, for comparing.
    fn said(&self) -> String {
        let texts: Vec<&str> = self.texts.iter().map(|text| &*text.decoded.text).collect();
        let number = self.number.map(|number| digits(number.unsigned_abs())).unwrap_or_default();
        let minus = if self.number.is_some_and(|number| number < 0) { "-" } else { "" };
        sentence!(texts.join(","), minus, number)
    }
}

/// The parameters of a query.
#[derive(Debug)]
pub(super) struct Parameters<'t> {
    pub(super) origin: Origin,
    /// The text that they stand in.
    pub(super) bytes: &'t [u8],
    given: [Option<Parameter<'t>>; 8],
}

impl<'t> Parameters<'t> {
    pub(super) fn new(origin: Origin, bytes: &'t [u8]) -> Self {
        Self { origin, bytes, given: [const { None }; 8] }
    }

    pub(super) fn get(&self, name: Name) -> Option<&Parameter<'t>> {
        self.given.get(name as usize)?.as_ref()
    }

    pub(super) fn set(&mut self, name: Name, parameter: Parameter<'t>) {
        if let Some(slot) = self.given.get_mut(name as usize) {
            *slot = Some(parameter);
        }
    }

    /// Those that are there.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Name, &Parameter<'t>)> {
        Name::ALL.iter().filter_map(|&(name, _)| Some((name, self.get(name)?)))
    }

    /// Says whether another query says something else with a parameter; gives both.
    pub(super) fn differs(&self, other: &Parameters<'_>, name: Name) -> Option<(String, String)> {
        let said = |parameter: Option<String>| parameter.unwrap_or_default();
        let (one, other) =
            (said(self.get(name).map(Parameter::said)), said(other.get(name).map(Parameter::said)));
        (one != other).then_some((one, other))
    }

    /// What goes with a parameter that is taken away.
    pub(super) fn without(&self, parameter: &Parameter<'_>) -> Span {
        match self.origin {
            Origin::Message => member_removal(self.bytes, parameter.name),
            Origin::Url => {
                let byte = |at: Option<u32>| at.and_then(|at| self.bytes.get(at as usize));
                let Span { start, .. } = parameter.name;
                let end = parameter.value.end;
                if byte(start.checked_sub(1)) == Some(&b'&') {
                    Span { start: start - 1, end }
                } else if byte(Some(end)) == Some(&b'&') {
                    Span { start, end: end + 1 }
                } else if byte(start.checked_sub(1)) == Some(&b'?') {
                    Span { start: start - 1, end }
                } else {
                    Span { start, end }
                }
            }
        }
    }

    /// What goes with one of several texts of a list that is taken away.
    pub(super) fn without_text(&self, parameter: &Parameter<'_>, text: Span) -> Span {
        if parameter.texts.len() < 2 {
            return self.without(parameter);
        }
        removal(self.bytes, text.start, text.end)
    }

    /// A text as it is written here.
    pub(super) fn written(&self, text: &str) -> String {
        match self.origin {
            Origin::Message => quote(text),
            Origin::Url => encoded(text),
        }
    }

    /// Runs a check of a text that knows nothing of where it stands.
    pub(super) fn within(
        &self,
        text: &Text<'_>,
        findings: &mut Findings,
        check: &mut dyn FnMut(&str, &mut Findings),
    ) {
        let mark = findings.mark();
        check(&text.decoded.text, findings);
        match self.origin {
            Origin::Message => findings.moved_into_string(mark, &text.decoded),
            Origin::Url => findings.moved_into(mark, &text.decoded, |text| Some(encoded(text))),
        }
    }
}

/// Writes a text as a part of a URL's query, where commas, colons and slashes may stand as they
/// are.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~,:/$()".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for digit in [byte >> 4, byte & 0xf] {
                let digit = char::from_digit(u32::from(digit), 16);
                out.extend(digit.map(|digit| digit.to_ascii_uppercase()));
            }
        }
    }
    out
}
