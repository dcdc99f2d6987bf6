use super::walk::Walk;
use super::{Facts, common, declared, demands, enterprise, group, newer, required};
use crate::json::Reader;
use crate::report::Findings;
use crate::scim::Direction;
use crate::scim::schema::{Schema, Schemas};
use crate::text::Span;

/// What a resource is checked as.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terms<'s> {
    /// All schemas that there are.
    pub(crate) schemas: &'s Schemas<'s>,
    /// The resource type.
    pub(crate) schema: &'s Schema<'s>,
    /// Which way it goes.
    pub(crate) direction: Direction,
    /// It is one of the resources of a list.
    pub(crate) in_list: bool,
}

/// Checks a resource whose `{` has been read; gives what was seen of it.
pub(crate) fn check(
    reader: &mut Reader<'_>,
    open: Span,
    terms: &Terms<'_>,
    findings: &mut Findings,
) -> Facts {
    let mark = findings.mark();
    let mut walk = Walk::new(reader, findings, terms.direction);
    walk.schemas = terms.schemas;
    walk.resource(open, terms.schema);
    let facts = walk.facts;
    // Of a text that breaks off nobody knows what would have come.
    if !reader.stopped() {
        let bytes = reader.bytes();
        declared::check(bytes, &facts, terms, findings);
        required::check(bytes, &facts, terms, findings);
        common::check(bytes, &facts, terms, findings);
        group::check(bytes, &facts, terms.direction, findings);
        enterprise::check(bytes, &facts, terms.direction, findings);
        demands::check(bytes, &facts, terms, findings);
        newer::check(bytes, facts.span, terms.schema, mark, findings);
    }
    facts
}

/// Checks what a document of the server, whose `{` stands at `open`, has in common with every
/// resource: `schemas`, `id`, `externalId` and `meta`. The text has been read before.
pub(crate) fn check_document(
    bytes: &[u8],
    open: Span,
    schema: &Schema<'_>,
    in_list: bool,
    findings: &mut Findings,
) -> Facts {
    let mut reader = Reader::from(bytes, open.start);
    reader.value();
    let mut walk = Walk::new(&mut reader, findings, Direction::Response);
    walk.document(open, schema);
    let facts = walk.facts;
    let direction = Direction::Response;
    let terms = Terms { schemas: &Schemas::BUILT_IN, schema, direction, in_list };
    declared::check(bytes, &facts, &terms, findings);
    common::check(bytes, &facts, &terms, findings);
    facts
}
