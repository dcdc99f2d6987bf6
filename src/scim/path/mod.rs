//! Attribute paths (RFC 7644 §3.5.2 figure 7, §3.10): `name.givenName`,
//! `emails[type eq "work"].value`, `urn:…:User:department`.
//!
//! [`parse_path`] reads a path and never judges, `resolve` finds what a name stands for in the
//! schemas, `judge` says what is wrong with changing it.

mod check;
mod judge;
mod parse;
mod resolve;
mod rules;

pub use check::{PathOptions, PathPlace, check_path};
pub use parse::{Path, PathFault, PathFaultKind, parse_path};

pub(crate) use check::{Purpose, check, check_grammar};
pub(crate) use judge::{NOT_ALLOWED_HERE, chooses};
pub(crate) use resolve::{Meaning, Place, misnamed, resolve};
pub(crate) use rules::{
    CORE_URN, EMPTY, EXTENSION_URN, FILTER_UNKNOWN_SUB, SUB_OF_SIMPLE, UNKNOWN, UNKNOWN_SUB,
    URN_CASE, URN_ONLY, URN_UNKNOWN,
};

use crate::report::Rule;

/// The rules of this room.
pub(crate) static RULES: &[&[&Rule]] = &[rules::RULES, judge::RULES];
