//! Bulk requests and responses (RFC 7644 §3.7).
//!
//! Operations are read one at a time, each as a small tree of its own, so that a hundred thousand
//! of them take no more memory than one. What has to be compared across them (names, references,
//! what is deleted) is kept as hashes and places.

mod address;
mod data;
mod operation;
mod references;
mod request;
mod response;
mod rules;

use super::given::Given;
use super::options::Kind;
use crate::json::{Document, Reader, Value};
use crate::report::{Findings, Rule};
use crate::text::Span;

/// The rules of this room.
pub(crate) static RULES: &[&[&Rule]] = &[rules::RULES];

/// Checks a message whose `{` has been read.
pub(crate) fn check(
    reader: &mut Reader<'_>,
    open: Span,
    kind: Kind,
    options: &Given<'_>,
    findings: &mut Findings,
) {
    reader.skip(Value::Object(open));
    // Of a text that breaks off nobody knows what would have come.
    if reader.stopped() {
        return;
    }
    let envelope = Document::inside(reader.bytes(), open.start, 1);
    if kind == Kind::BulkRequest {
        request::check(envelope.root(), options, findings);
    } else {
        response::check(envelope.root(), options, findings);
    }
}
