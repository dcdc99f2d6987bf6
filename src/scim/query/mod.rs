//! Queries (RFC 7644 §3.4.2, §3.4.3): the parameters of a URL and the members of a
//! `SearchRequest` are the same, and so are the rules about them.
//!
//! `url` and `search` read `Parameters` from the one and from the other, with the way back from
//! decoded texts to the source; `judge` and `attributes` look at them and do not know which it was.

mod attributes;
mod check;
mod judge;
mod parameters;
mod rules;
mod search;
mod subject;
mod url;

pub(crate) use check::check;
pub use check::check_query;
pub(crate) use check::check_url;
pub(crate) use subject::Subject;

use crate::report::Rule;

/// The rules of this room.
pub(crate) static RULES: &[&[&Rule]] = &[rules::RULES];
