//! Terraform's state and plan as JSON: the resources of both providers, wherever they stand.

use crate::json::{Node, NodeKind};

/// Hands each resource of Okta's and Sumo Logic's providers over: its type and its values.
///
/// A state file has them under `resources[].instances[].attributes`, `terraform show -json` under
/// `values` or `planned_values` with modules inside modules. What a plan says of changes repeats
/// the values, and is passed over.
pub(super) fn resources(root: Node<'_>, sink: &mut dyn FnMut(&str, Node<'_>)) {
    let parts = ["resources", "values", "planned_values"];
    for part in parts.into_iter().filter_map(|part| root.member(part)) {
        for node in part.all().filter(|node| node.kind() == NodeKind::Object) {
            let text = |name: &str| node.member(name).and_then(Node::text);
            let Some(kind) = text("type").filter(|kind| is_ours(kind)) else { continue };
            if text("mode").is_some_and(|mode| mode == "data") {
                continue;
            }
            let instances = node.member("instances").into_iter().flat_map(Node::elements);
            let attributes = instances.filter_map(|instance| instance.member("attributes"));
            node.member("values")
                .into_iter()
                .chain(attributes)
                .for_each(|values| sink(&kind, values));
        }
    }
}

fn is_ours(kind: &str) -> bool {
    kind.starts_with("okta_") || kind.starts_with("sumologic_")
}
