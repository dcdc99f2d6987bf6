//! PATCH requests (RFC 7644 §3.5.2): the envelope, each operation, and operations against each
//! other.
//!
//! The members of an operation come in any order, so `parts` scouts where they are; then the
//! path is resolved, and the value is walked by the definition of the attribute that the path
//! leads to.

mod apply;
mod envelope;
mod operation;
mod packs;
mod parts;
mod pathless;
mod rewrite;
mod rules;
mod sequence;
mod value;

pub use apply::{
    Change, Difference, OperationAccount, Outcome, PatchError, PatchOptions, PatchPreview, Reading,
    ScimType, Semantics, apply_patch, patch_text,
};

pub(crate) use envelope::{check, check_bare, resource_type};
pub(crate) use rules::BARE_ARRAY;

use crate::report::Rule;

/// The rules of this room.
pub(crate) static RULES: &[&[&Rule]] = &[rules::RULES, packs::RULES];
