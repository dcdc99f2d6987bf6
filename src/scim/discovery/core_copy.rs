//! A server's copy of a core schema against the RFC's (RFC 7643 §8.7).

use super::characteristics::Definition;
use crate::json::Node;
use crate::report::rule::rules;
use crate::report::{Finding, Findings};
use crate::scim::schema::{Attribute, Mutability, Returned, Type};
use crate::sentence;
use crate::text::shown;

rules! {
    pub(super) static RULES;
    WEAKENED: "schema.core-weakened", Info, Certain, "RFC 7643 §8.7",
        "The copy of a core schema differs from the RFC", "Clients that know the RFC's schema go by that one.";
}

/// Compares a definition with the RFC's of the same name; what the RFC does not have is passed over.
pub(super) fn check(definition: &Definition<'_>, findings: &mut Findings) {
    let Some(core) = definition.outer.core else { return };
    let find = |name: &str| core.attributes.find(name.as_bytes()).map(|(_, found)| found);
    let attribute = match definition.outer.parent {
        None => find(&definition.name),
        Some(parent) if parent.outer.parent.is_none() => find(&parent.name)
            .and_then(|attribute| attribute.subs.find(definition.name.as_bytes()))
            .map(|(_, found)| found),
        Some(_) => None,
    };
    let Some(attribute) = attribute else { return };
    let flag = |flag: bool| if flag { "true" } else { "false" };
    let multi = definition.flag("multiValued").map(flag).unwrap_or_default();
    let rows = [
        ("type", definition.kind, keyword(attribute.kind)),
        ("multiValued", multi, flag(attribute.multi)),
        ("mutability", definition.mutability, mutability(attribute)),
        (
            "returned",
            definition.returned,
            if attribute.returned == Returned::Never { "never" } else { "" },
        ),
    ];
    for (name, given, right) in rows {
        let differs = !given.is_empty() && !right.is_empty() && given != right;
        // RFC 7643 §2.4 has `display` immutable, §8.7.1 not.
        let undecided = attribute.name == "display" && given == "immutable";
        if differs
            && !undecided
            && let Some(node) = definition.members.get(name)
        {
            findings.push(difference(definition, node, name, right));
        }
    }
}

fn difference(definition: &Definition<'_>, node: Node<'_>, name: &str, right: &str) -> Finding {
    let message = sentence!(
        "The RFC's ",
        shown(&definition.name),
        " has `",
        name,
        "` as `",
        right,
        "`, this copy has ",
        shown(String::from_utf8_lossy(node.source()).trim_matches('"'))
    );
    Finding::at(&WEAKENED, node.span()).message(message)
}

/// The word for a type in a schema document.
pub(super) fn keyword(kind: Type) -> &'static str {
    match kind {
        Type::String => "string",
        Type::Boolean => "boolean",
        Type::Decimal => "decimal",
        Type::Integer => "integer",
        Type::DateTime => "dateTime",
        Type::Binary => "binary",
        Type::Reference | Type::ExternalReference => "reference",
        Type::Complex => "complex",
    }
}

fn mutability(attribute: &Attribute<'_>) -> &'static str {
    match attribute.mutability {
        Mutability::ReadWrite => "readWrite",
        Mutability::ReadOnly => "readOnly",
        Mutability::Immutable => "immutable",
        Mutability::WriteOnly => "writeOnly",
    }
}
