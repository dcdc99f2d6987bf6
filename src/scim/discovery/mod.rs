//! The server's own documents (RFC 7643 §5–§7): the rules about them, and what they say of the
//! server when another message is checked.

mod known;

pub use known::{Discovery, Features, ResourceType};

use super::options::Kind;
use super::unread;
use crate::json::Reader;
use crate::report::{Findings, Rule};
use crate::text::Span;

/// The rules of this room.
pub(crate) static RULES: &[&[&Rule]] = &[];

/// Checks a document whose `{` has been read.
pub(crate) fn check(reader: &mut Reader<'_>, open: Span, kind: Kind, findings: &mut Findings) {
    unread::check(reader, open, kind, findings);
}
