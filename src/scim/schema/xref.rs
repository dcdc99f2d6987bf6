//! The user's own documents against each other.

use super::KNOWN;
use crate::json::{Document, Limits, Node, pointers};
use crate::report::rule::rules;
use crate::report::{Finding, Findings};
use crate::scim::discovery::Discovery;
use crate::sentence;
use crate::text::shown;

rules! {
    pub(crate) static RULES;
    TYPE_SCHEMA: "xref.type-schema", Error, Certain, "RFC 7643 §6",
        "A resource type names a schema that is not among the documents",
        "Bring the document from `/Schemas` along, or mend the resource type.";
}

/// Reports the schemas that the resource types name and that no document defines.
pub(crate) fn check(discovery: &Discovery, findings: &mut Findings) {
    if discovery.schemas.is_empty() {
        return;
    }
    let known = |urn: &str| {
        let mut ids = discovery.schemas.iter().map(String::as_str);
        let mut built_in = KNOWN.iter().map(|known| known.urn);
        ids.any(|id| id.eq_ignore_ascii_case(urn))
            || built_in.any(|id| id.eq_ignore_ascii_case(urn))
    };
    for of in &discovery.resource_types {
        let extensions = of.extensions.iter().map(|(urn, _)| urn);
        for urn in core::iter::once(&of.schema).chain(extensions).filter(|urn| !known(urn)) {
            let message = sentence!(
                "The resource type ",
                shown(&of.name),
                " names the schema ",
                shown(urn),
                ", which is not among the documents"
            );
            let finding = Finding::of(&TYPE_SCHEMA).message(message).source("schemas");
            findings.push(match place(&discovery.text, urn) {
                Some(pointer) => finding.pointer(pointer),
                None => finding,
            });
        }
    }
}

/// Where the documents name a schema.
fn place(text: &str, urn: &str) -> Option<String> {
    let document = Document::read(text.as_bytes(), Limits::default());
    let offset = find(document.root(), urn)?;
    pointers(text.as_bytes(), &[offset]).pop()
}

fn find(node: Node<'_>, urn: &str) -> Option<u32> {
    let schema = node.member_any_case("schema");
    let own = schema.filter(|schema| schema.text().is_some_and(|text| text == urn));
    own.map(|schema| schema.span().start)
        .or_else(|| node.children().find_map(|child| find(child, urn)))
}
