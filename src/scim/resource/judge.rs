use super::walk::Walk;
use super::{Facts, common, declared, required};
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
    let mut walk = Walk::new(reader, findings, terms.direction);
    walk.resource(open, terms.schema);
    let facts = walk.facts;
    // Of a text that breaks off nobody knows what would have come.
    if !reader.stopped() {
        let bytes = reader.bytes();
        declared::check(bytes, &facts, terms, findings);
        required::check(bytes, &facts, terms, findings);
        common::check(bytes, &facts, terms, findings);
    }
    facts
}
