use super::walk::Walk;
use super::{Facts, common, declared, required};
use crate::json::Reader;
use crate::report::Findings;
use crate::scim::Direction;
use crate::scim::schema::Schema;
use crate::text::Span;

/// Checks a resource whose `{` has been read; gives what was seen of it.
pub(crate) fn check(
    reader: &mut Reader<'_>,
    open: Span,
    schema: &Schema<'_>,
    direction: Direction,
    in_list: bool,
    findings: &mut Findings,
) -> Facts {
    let mut walk = Walk::new(reader, findings, direction);
    walk.resource(open, schema);
    let facts = walk.facts;
    // Of a text that breaks off nobody knows what would have come.
    if !reader.stopped() {
        let bytes = reader.bytes();
        declared::check(bytes, &facts, schema, in_list, findings);
        required::check(bytes, &facts, schema, direction, in_list, findings);
        common::check(bytes, &facts, schema, direction, findings);
    }
    facts
}
