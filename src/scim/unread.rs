//! The messages whose inside is not checked: their `schemas` are.

use super::envelope::Names;
use super::options::Kind;
use super::resource::{SchemasList, check_foreign_schemas, check_message_schemas, read_schemas};
use super::schema::urn;
use crate::json::Reader;
use crate::report::Findings;
use crate::text::Span;

/// Checks the `schemas` of a message whose `{` has been read.
pub(crate) fn check(reader: &mut Reader<'_>, open: Span, kind: Kind, findings: &mut Findings) {
    let bytes = reader.bytes();
    let mut schemas = SchemasList::default();
    let mut names = Names::new(&["schemas"]);
    while let Some(name) = reader.next_member() {
        let known = names.read(reader, name, findings);
        let value = reader.value();
        if known.is_some() {
            schemas = read_schemas(reader, name, value).0;
        } else {
            reader.skip(value);
        }
    }
    names.finish(reader);
    if reader.stopped() {
        return;
    }
    let object = Span { start: open.start, end: reader.place() };
    match urn_of(kind) {
        Some(urn) => check_message_schemas(bytes, &schemas, urn, object, findings),
        None => check_foreign_schemas(bytes, &schemas, false, findings),
    }
}

fn urn_of(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Search => urn::SEARCH_REQUEST,
        Kind::BulkRequest => urn::BULK_REQUEST,
        Kind::BulkResponse => urn::BULK_RESPONSE,
        Kind::ServiceProviderConfig => urn::SERVICE_PROVIDER_CONFIG,
        Kind::ResourceType => urn::RESOURCE_TYPE,
        Kind::Schema => urn::SCHEMA,
        _ => return None,
    })
}
