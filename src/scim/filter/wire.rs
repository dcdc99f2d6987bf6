//! A filter as plain data, as it leaves the crate and comes back.

use serde::Serialize;

use super::matching::approximate;
use super::{Comparison, Filter, Literal, LiteralKind, Name, Operator, parse, rules};
use crate::json::Str;
use crate::report::{Findings, Report, ReportBuilder};
use crate::scim::options::named;
use crate::text::{Encoding, Places, Span};

/// A filter as plain data; `op` tells which it is. Offsets count UTF-16 units of the filter.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(untagged)]
pub enum FilterTree {
    /// `and`, `or`
    Joined(JoinedFilters),
    /// `not`
    Negated(NegatedFilter),
    /// `pr`
    Present(PresenceFilter),
    /// `eq` and the other comparisons.
    Compared(ComparisonFilter),
    /// `emails[…]`
    ValuePath(ValuePathFilter),
}

/// Declares the kinds of filters as data.
macro_rules! filters {
    ($($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $field:ident: $type:ty,)+ })+) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Debug, PartialEq, Serialize)]
            #[cfg_attr(test, derive(ts_rs::TS))]
            pub struct $name {
                $($(#[$doc])* pub $field: $type,)+
                /// Where it begins.
                pub start: u32,
                /// Where it ends.
                pub end: u32,
            }
        )+
    };
}

filters! {
    /// Several filters joined by one word.
    JoinedFilters {
        /// The word.
        op: Joint,
        /// What is joined: two or more, of which none is joined by the same word.
        filters: Vec<FilterTree>,
    }
    /// A filter that must not hold.
    NegatedFilter {
        /// `not`
        op: Negation,
        /// What must not hold.
        filter: Box<FilterTree>,
    }
    /// An attribute that must have a value.
    PresenceFilter {
        /// `pr`
        op: Presence,
        /// The attribute.
        path: FilterPath,
    }
    /// An attribute compared with a literal.
    ComparisonFilter {
        /// How.
        op: Operator,
        /// The attribute.
        path: FilterPath,
        /// With what.
        literal: FilterLiteral,
    }
    /// A list of which one element must meet a filter.
    ValuePathFilter {
        /// `valuePath`
        op: Selection,
        /// The list.
        path: FilterPath,
        /// What the element must meet; its attributes are sub-attributes of the list.
        filter: Box<FilterTree>,
    }
}

named! {
    /// How filters are joined.
    pub enum Joint {
        /// All of them hold.
        And = "and",
        /// One of them holds.
        Or = "or",
    }
}

named! {
    /// The word of a negation.
    pub enum Negation {
        /// It does not hold.
        Not = "not",
    }
}

named! {
    /// The operator that takes no value.
    pub enum Presence {
        /// There is a value.
        Pr = "pr",
    }
}

named! {
    /// The mark of a value path.
    pub enum Selection {
        /// Elements are chosen from a list.
        ValuePath = "valuePath",
    }
}

/// An attribute as a filter names it, in the filter's own letter case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct FilterPath {
    /// The URN of the schema.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub urn: Option<String>,
    /// The attribute; inside the brackets of a value path, the sub-attribute of its elements.
    pub attribute: String,
    /// The sub-attribute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub: Option<String>,
}

/// What an attribute is compared with.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FilterLiteral {
    /// What it is.
    pub kind: FilterLiteralKind,
    /// The value; of a number of many digits, the nearest that JavaScript has, or one beside it.
    #[cfg_attr(test, ts(type = "string | number | boolean | null"))]
    pub value: LiteralValue,
    /// The literal as the filter spells it.
    pub text: String,
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

named! {
    /// The kinds of literals.
    pub enum FilterLiteralKind {
        /// A string.
        String = "string",
        /// A number.
        Number = "number",
        /// `true` or `false`.
        Boolean = "boolean",
        /// `null`
        Null = "null",
    }
}

/// The value of a literal.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum LiteralValue {
    /// A string.
    String(String),
    /// A number.
    Number(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// `null`
    Null,
}

/// Reads a filter as plain data, or says what is wrong with it.
///
/// ```
/// use scim_preflight::parse_filter;
/// use scim_preflight::scim::filter::FilterTree;
/// let tree = parse_filter(r#"userName eq "ann""#).unwrap();
/// let FilterTree::Compared(comparison) = tree else { panic!() };
/// assert_eq!(comparison.path.attribute, "userName");
/// assert_eq!(parse_filter("userName").unwrap_err().errors, 1);
/// ```
///
/// # Errors
///
/// Gives the report of a filter that leaves the grammar.
///
/// Source: RFC 7644 §3.4.2.2, figure 1.
pub fn parse_filter(filter: &str) -> Result<FilterTree, Report> {
    let (tree, faults) = parse(filter);
    let grave = faults.iter().any(|fault| fault.kind.grave());
    if let Some(tree) = tree.filter(|_| !grave) {
        return Ok(written(filter, &tree));
    }
    let mut findings = Findings::new();
    rules::report(faults, filter, &mut findings);
    Err(ReportBuilder::new(Encoding::Utf16).text("filter", filter.as_bytes(), findings).finish())
}

fn written(text: &str, filter: &Filter) -> FilterTree {
    let mut offsets = Vec::new();
    gather(filter, &mut offsets);
    let places = Places::find(text.as_bytes(), offsets, Encoding::Utf16);
    Writer { text, places }.tree(filter)
}

/// Collects all offsets that the data will hold.
fn gather(filter: &Filter, offsets: &mut Vec<u32>) {
    let span = filter.span();
    offsets.extend([span.start, span.end]);
    match filter {
        Filter::And(parts) | Filter::Or(parts) => {
            for part in parts.iter() {
                gather(part, offsets);
            }
        }
        Filter::Not { inner, .. } | Filter::ValuePath { inner, .. } => gather(inner, offsets),
        Filter::Compare(comparison) => {
            offsets.extend([comparison.literal.span.start, comparison.literal.span.end]);
        }
        Filter::Present { .. } => {}
    }
}

struct Writer<'w> {
    text: &'w str,
    places: Places,
}

impl Writer<'_> {
    fn tree(&self, filter: &Filter) -> FilterTree {
        let (start, end) = self.offsets(filter.span());
        let all = |parts: &[Filter]| parts.iter().map(|part| self.tree(part)).collect();
        match filter {
            Filter::And(parts) => {
                let filters = all(parts);
                FilterTree::Joined(JoinedFilters { op: Joint::And, filters, start, end })
            }
            Filter::Or(parts) => {
                let filters = all(parts);
                FilterTree::Joined(JoinedFilters { op: Joint::Or, filters, start, end })
            }
            Filter::Not { inner, .. } => {
                let filter = Box::new(self.tree(inner));
                FilterTree::Negated(NegatedFilter { op: Negation::Not, filter, start, end })
            }
            Filter::Present { name, .. } => {
                let path = self.path(*name);
                FilterTree::Present(PresenceFilter { op: Presence::Pr, path, start, end })
            }
            Filter::Compare(Comparison { name, operator, literal, .. }) => {
                FilterTree::Compared(ComparisonFilter {
                    op: *operator,
                    path: self.path(*name),
                    literal: self.literal(*literal),
                    start,
                    end,
                })
            }
            Filter::ValuePath { name, inner, .. } => FilterTree::ValuePath(ValuePathFilter {
                op: Selection::ValuePath,
                path: self.path(*name),
                filter: Box::new(self.tree(inner)),
                start,
                end,
            }),
        }
    }

    fn offsets(&self, span: Span) -> (u32, u32) {
        let (start, end) = self.places.range(span);
        (start.offset, end.offset)
    }

    fn path(&self, name: Name) -> FilterPath {
        let part = |span: Span| span.text(self.text).to_owned();
        FilterPath {
            urn: name.urn.map(part),
            attribute: part(name.attribute),
            sub: name.sub.map(part),
        }
    }

    fn literal(&self, literal: Literal) -> FilterLiteral {
        let text = literal.span.text(self.text);
        let (kind, value) = match literal.kind {
            LiteralKind::Null => (FilterLiteralKind::Null, LiteralValue::Null),
            LiteralKind::Bool(value) => (FilterLiteralKind::Boolean, LiteralValue::Boolean(value)),
            LiteralKind::Number => {
                (FilterLiteralKind::Number, LiteralValue::Number(approximate(text)))
            }
            LiteralKind::String => {
                let bytes = self.text.as_bytes();
                let string = Str::quoted(literal.span, bytes).text(bytes).into_owned();
                (FilterLiteralKind::String, LiteralValue::String(string))
            }
        };
        let (start, end) = self.offsets(literal.span);
        FilterLiteral { kind, value, text: text.to_owned(), start, end }
    }
}
