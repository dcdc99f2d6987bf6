//! The filter language (RFC 7644 §3.4.2.2): a parser that never judges, and the rules about it.
//!
//! [`parse`] reads a filter in one pass and gives a [`Filter`] with spans, together with every
//! [`Fault`] it read over; brackets may nest 50 deep. `rules` turns faults into findings, `meaning`
//! holds the tree against a schema.

mod check;
mod condition;
mod fault;
mod literal;
mod logic;
mod matching;
mod meaning;
mod name;
mod parse;
mod print;
mod rules;
mod scan;
mod surroundings;
mod tree;
mod url;
mod wire;

pub use check::{FilterEndpoint, FilterOptions, check_filter};
pub use fault::{Fault, FaultKind};
pub use matching::{
    ComparedValue, FilterMatch, FilterOutcome, FilterReason, Matcher, match_filter,
};
pub use parse::parse;
pub use print::print_filter;
pub use tree::{Comparison, Filter, Joined, Literal, LiteralKind, Name, Operator};
pub use wire::{
    ComparisonFilter, FilterLiteral, FilterLiteralKind, FilterPath, FilterTree, JoinedFilters,
    Joint, LiteralValue, NegatedFilter, Negation, Presence, PresenceFilter, Selection,
    ValuePathFilter, parse_filter,
};

pub(crate) use check::{Setting, judge};
pub(crate) use matching::holds;
pub(crate) use meaning::{Terms, check as check_meaning};
pub(crate) use parse::parse_inside;
pub(crate) use rules::{SYNTAX, report};
pub(crate) use scan::{is_blank, is_keyword, run};
pub(crate) use url::{check_raw, value_end};

use crate::report::Rule;

/// The rules of this room.
pub(crate) static RULES: &[&[&Rule]] =
    &[rules::RULES, meaning::RULES, logic::RULES, surroundings::RULES, url::RULES];
