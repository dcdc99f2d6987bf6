//! Queries (RFC 7644 §3.4.2, §3.4.3): the parameters of a URL are the members of a `SearchRequest`.

use super::options::{Kind, PayloadOptions};
use super::unread;
use crate::json::Reader;
use crate::report::{Findings, Rule};
use crate::text::Span;

/// The rules of this room.
pub(crate) static RULES: &[&[&Rule]] = &[];

/// Checks a message whose `{` has been read.
pub(crate) fn check(
    reader: &mut Reader<'_>,
    open: Span,
    kind: Kind,
    _options: &PayloadOptions,
    findings: &mut Findings,
) {
    unread::check(reader, open, kind, findings);
}
