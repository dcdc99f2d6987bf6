//! What a PATCH makes of a resource (RFC 7644 §3.5.2): the operations applied to its text.
//!
//! Nothing is parsed into a tree and printed again. Each operation looks up where in the text its
//! target stands, collects a few splices and puts them in, so that whatever it
//! does not touch keeps its layout; the next operation sees the new text. [`engine`] decides what
//! happens to an attribute, [`place`] where it stands, and [`list`] what happens to the values of a list, [`tidy`] says how a
//! value is kept, [`select`] which values of a list a filter chooses, [`run`] goes through the
//! operations, [`preview`] compares how different servers read them.
//!
//! Where the RFC leaves a choice, [`Semantics`] names the readings.

mod account;
mod consequences;
mod draft;
mod engine;
mod items;
mod list;
mod place;
mod plan;
mod preview;
mod refusal;
mod run;
mod select;
mod semantics;
#[cfg(test)]
mod tests;
mod tidy;

pub use account::{Change, OperationAccount, Outcome};
pub use preview::{Difference, PatchOptions, PatchPreview, Reading, apply_patch, patch_text};
pub use refusal::{PatchError, ScimType};
pub use semantics::Semantics;

pub(crate) use consequences::consequences;
pub(crate) use preview::type_of;
