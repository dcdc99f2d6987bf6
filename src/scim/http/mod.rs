//! The HTTP exchange around a message (RFC 7644 §3): method, URL, headers, status.

use super::check::Seen;
use super::options::PayloadOptions;
use crate::report::{Findings, Rule};

/// The rules of this room.
pub(crate) static RULES: &[&[&Rule]] = &[];

/// Holds a message against the exchange that the caller says it is a body of.
pub(crate) fn check_around(
    _bytes: &[u8],
    _seen: Seen,
    _options: &PayloadOptions,
    _findings: &mut Findings,
) {
}
