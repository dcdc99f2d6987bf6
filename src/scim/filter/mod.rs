//! The filter language (RFC 7644 §3.4.2.2): a parser that never judges, and the rules about it.
//!
//! [`parse`] reads a filter in one pass and gives a [`Filter`] with spans, together with every
//! [`Fault`] it read over; brackets may nest 50 deep. `rules` turns faults into findings, `meaning`
//! holds the tree against a schema.

mod check;
mod condition;
mod fault;
mod literal;
mod meaning;
mod name;
mod parse;
mod rules;
mod scan;
mod tree;

pub use check::{FilterOptions, check_filter};
pub use fault::{Fault, FaultKind};
pub use parse::parse;
pub use tree::{Comparison, Filter, Literal, LiteralKind, Name, Operator};

pub(crate) use meaning::{Terms, check as check_meaning};
pub(crate) use parse::parse_inside;
pub(crate) use rules::report;
pub(crate) use scan::{is_blank, is_keyword, run};

use crate::report::Rule;

/// The rules of this room.
pub(crate) static RULES: &[&[&Rule]] = &[rules::RULES, meaning::RULES];
