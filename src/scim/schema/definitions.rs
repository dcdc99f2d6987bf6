use std::borrow::Cow;

use super::{Mutability, Returned, Type, Uniqueness};
use crate::json::Node;

/// A schema as a `/Schemas` document defines it (RFC 7643 §7).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Definition {
    /// The URN: the document's `id`.
    pub urn: String,
    /// The name.
    pub name: String,
    /// The attributes, required ones first.
    pub attributes: Vec<AttributeDefinition>,
}

/// An attribute of a [`Definition`]. What the document does not say is as in RFC 7643 §2.2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttributeDefinition {
    /// The name.
    pub name: String,
    /// The type of the value, or of each value.
    pub kind: Type,
    /// Whether it is multi-valued.
    pub multi: bool,
    /// Whether it must be present.
    pub required: bool,
    /// Whether letter case of the value matters.
    pub case_exact: bool,
    /// Who may write it.
    pub mutability: Mutability,
    /// When it is returned.
    pub returned: Returned,
    /// Among what the value stands once.
    pub uniqueness: Uniqueness,
    /// The suggested values.
    pub canonical: Vec<String>,
    /// The sub-attributes.
    pub subs: Vec<Self>,
}

impl Definition {
    /// Reads a Schema document. What is not as it should be in it is passed over.
    #[must_use]
    pub fn read(document: Node<'_>) -> Self {
        Self {
            urn: text(document, "id").unwrap_or_default().into_owned(),
            name: text(document, "name").unwrap_or_default().into_owned(),
            attributes: attributes(document, "attributes", true),
        }
    }
}

fn text<'d>(node: Node<'d>, name: &str) -> Option<Cow<'d, str>> {
    node.member_any_case(name)?.text()
}

/// Reads definitions; those of sub-attributes have none themselves (RFC 7643 §2.3.8).
fn attributes(node: Node<'_>, member: &str, with_subs: bool) -> Vec<AttributeDefinition> {
    let mut found: Vec<AttributeDefinition> = Vec::new();
    let elements = node.member_any_case(member).into_iter().flat_map(Node::elements);
    for definition in elements.filter_map(|element| attribute(element, with_subs)) {
        if !found.iter().any(|known| known.name.eq_ignore_ascii_case(&definition.name)) {
            found.push(definition);
        }
    }
    let (mut first, rest): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|definition| definition.required);
    first.extend(rest);
    first
}

fn attribute(node: Node<'_>, with_subs: bool) -> Option<AttributeDefinition> {
    let flag = |name: &str| node.member_any_case(name).and_then(Node::boolean).unwrap_or_default();
    let word = |name: &str| text(node, name).unwrap_or_default().to_ascii_lowercase();
    let list = |name: &str| {
        let elements = node.member_any_case(name).into_iter().flat_map(Node::elements);
        elements.filter_map(Node::text).map(Cow::into_owned).collect::<Vec<_>>()
    };
    let subs = if with_subs { attributes(node, "subAttributes", false) } else { Vec::new() };
    let kind = match word("type").as_str() {
        "boolean" => Type::Boolean,
        "decimal" => Type::Decimal,
        "integer" => Type::Integer,
        "datetime" => Type::DateTime,
        "binary" => Type::Binary,
        "reference" if list("referenceTypes") == ["external"] => Type::ExternalReference,
        "reference" => Type::Reference,
        "complex" => Type::Complex,
        _ if !subs.is_empty() => Type::Complex,
        _ => Type::String,
    };
    let by_bytes = matches!(kind, Type::Binary | Type::Reference | Type::ExternalReference);
    Some(AttributeDefinition {
        name: text(node, "name").filter(|name| !name.is_empty())?.into_owned(),
        kind,
        multi: flag("multiValued"),
        required: flag("required"),
        // RFC 7643 §2.3.6, §2.3.7, whatever the document says.
        case_exact: flag("caseExact") || by_bytes,
        mutability: match word("mutability").as_str() {
            "readonly" => Mutability::ReadOnly,
            "immutable" => Mutability::Immutable,
            "writeonly" => Mutability::WriteOnly,
            _ => Mutability::ReadWrite,
        },
        returned: match word("returned").as_str() {
            "always" => Returned::Always,
            "never" => Returned::Never,
            "request" => Returned::Request,
            _ => Returned::Default,
        },
        uniqueness: match word("uniqueness").as_str() {
            "server" => Uniqueness::Server,
            "global" => Uniqueness::Global,
            _ => Uniqueness::None,
        },
        canonical: list("canonicalValues"),
        subs,
    })
}
