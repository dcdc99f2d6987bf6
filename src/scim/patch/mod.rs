//! PATCH requests (RFC 7644 §3.5.2): the envelope, each operation, and operations against each
//! other.
//!
//! The members of an operation come in any order, so [`parts`] scouts where they are; then the
//! path is resolved, and the value is walked by the definition of the attribute that the path
//! leads to.

mod envelope;
mod operation;
mod parts;
mod pathless;
mod rewrite;
mod rules;
mod sequence;
mod value;

pub(crate) use envelope::{check, check_bare};
pub(crate) use rules::BARE_ARRAY;

use crate::report::Rule;

/// The rules of this room.
pub(crate) static RULES: &[&[&Rule]] = &[rules::RULES];
