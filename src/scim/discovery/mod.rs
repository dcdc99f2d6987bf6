//! The server's own documents (RFC 7643 §5–§7): the rules about them, and what they say of the
//! server when another message is checked.
//!
//! What a document has in common with every resource is walked as that of any resource; the rest
//! is looked at on a tree, by tables of members.

mod characteristics;
mod config;
mod core_copy;
mod document;
mod keywords;
mod known;
mod list;
mod namesake;
mod resource_type;
mod schema;

pub use known::{Discovery, Features, ResourceType};

pub(crate) use list::{Entries, check_bare};

use super::given::Given;
use super::options::Kind;
use super::resource::{self, Facts};
use super::schema::{RESOURCE_TYPE, SCHEMA, SERVICE_PROVIDER_CONFIG, Schema};
use crate::json::{Document, Reader, Value};
use crate::report::{Findings, Rule};
use crate::text::Span;

/// The rules of this room.
pub(crate) static RULES: &[&[&Rule]] = &[
    config::RULES,
    resource_type::RULES,
    schema::RULES,
    keywords::RULES,
    characteristics::RULES,
    core_copy::RULES,
    namesake::RULES,
];

/// The schema of a kind of document.
fn schema_of(kind: Kind) -> Option<&'static Schema<'static>> {
    match kind {
        Kind::ServiceProviderConfig => Some(&SERVICE_PROVIDER_CONFIG),
        Kind::ResourceType => Some(&RESOURCE_TYPE),
        Kind::Schema => Some(&SCHEMA),
        _ => None,
    }
}

/// Checks a document whose `{` has been read.
pub(crate) fn check(
    reader: &mut Reader<'_>,
    open: Span,
    kind: Kind,
    options: &Given<'_>,
    findings: &mut Findings,
) {
    reader.skip(Value::Object(open));
    if !reader.stopped() {
        check_one(reader.bytes(), open, kind, false, options, &mut Entries::default(), findings);
    }
}

/// Checks a document that has been read before; gives what it has in common with every resource.
fn check_one(
    bytes: &[u8],
    open: Span,
    kind: Kind,
    in_list: bool,
    options: &Given<'_>,
    entries: &mut Entries,
    findings: &mut Findings,
) -> Option<Facts> {
    let schema = schema_of(kind)?;
    let document = Document::inside(bytes, open.start, u32::MAX);
    let root = document.root();
    // The schema documents that RFC 7643 §8.7 prints have no `schemas` themselves.
    let lenient = in_list || kind == Kind::Schema;
    let facts = resource::check_document(bytes, open, schema, lenient, findings);
    match kind {
        Kind::ServiceProviderConfig => config::check(root, findings),
        Kind::ResourceType => {
            resource_type::check(root, &options.context, findings);
            entries.types.take(root);
        }
        _ => schema::check(root, &options.context, findings),
    }
    // The `id` of a resource type is mostly its name, which is compared by itself.
    Some(facts).filter(|_| kind == Kind::Schema)
}
