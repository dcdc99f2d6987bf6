//! Attributes of an extension that are called as one of the resource's own (RFC 7643 §3.3).

use super::characteristics::Definition;
use super::core_copy::keyword;
use crate::report::rule::rules;
use crate::report::{Finding, Findings};
use crate::scim::schema::{GROUP, Mark, USER};
use crate::sentence;
use crate::text::shown;

rules! {
    pub(super) static RULES;
    REDEFINED: "attr.reserved-redefinition", Warning, Likely, "RFC 7643 §3.3",
        "An attribute of the extension has the name of one of the RFC's, and another meaning",
        "Call it otherwise: in filters and paths without a URN the RFC's attribute is meant.";
}

/// Compares a definition with the attributes of a User or a Group that it is called like.
pub(super) fn check(definition: &Definition<'_>, findings: &mut Findings) {
    let outer = definition.outer;
    let Some(node) = definition.members.get("name").filter(|_| outer.extension) else { return };
    let named = |schema: &'static crate::scim::schema::Schema<'static>| {
        let (_, attribute) = schema.attributes.find(definition.name.as_bytes())?;
        // Of the common attributes a rule of their own speaks.
        let common =
            matches!(attribute.mark, Mark::Schemas | Mark::Id | Mark::ExternalId | Mark::Meta);
        let same = definition.kind == keyword(attribute.kind)
            && definition.flag("multiValued").unwrap_or_default() == attribute.multi;
        (!common && !same && !definition.kind.is_empty()).then_some((schema, attribute))
    };
    if outer.parent.is_none()
        && let Some((schema, attribute)) = [&USER, &GROUP].into_iter().find_map(named)
    {
        let list = if attribute.multi { ", a list" } else { "" };
        let message = sentence!(
            shown(&definition.name),
            " is an attribute of every ",
            schema.name,
            " (",
            keyword(attribute.kind),
            list,
            "), and the extension means something else by it"
        );
        findings.push(Finding::at(&REDEFINED, node.span()).message(message));
    }
}
