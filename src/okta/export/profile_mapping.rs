use crate::json::{Node, NodeKind};
use crate::report::{Said, Spot};

/// A row of a mapping.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// The attribute that is filled.
    pub(crate) name: Said,
    /// What it is filled from.
    pub(crate) expression: Said,
    /// `PUSH` or `DONT_PUSH`, where it is said.
    pub(crate) push: Option<Said>,
}

/// A mapping between an app's profile and Okta's, as one input describes it.
#[derive(Clone, Debug)]
pub(crate) struct Mapping {
    pub(crate) spot: Spot,
    /// Whether it is from Okta to the app.
    pub(crate) to_app: bool,
    /// The id of the app, where that is known.
    pub(crate) app: Option<String>,
    /// Whether rows that are not here do not exist.
    pub(crate) whole: bool,
    /// The rows; a list of mappings has none.
    pub(crate) rows: Option<Vec<Row>>,
}

impl Mapping {
    /// Reads a mapping of the Management API.
    pub(crate) fn read(node: Node<'_>, input: u32) -> Self {
        let kind = |pointer: &str| node.pointer(pointer).and_then(Node::text);
        let to_app = kind("/target/type").is_some_and(|kind| &*kind == "appuser");
        let app = kind(if to_app { "/target/id" } else { "/source/id" });
        let row = |(name, row): (std::borrow::Cow<'_, str>, Node<'_>)| {
            let spot = Spot::Text(input, row.name_span().unwrap_or(row.opening()));
            Some(Row {
                name: Said { text: name.into_owned(), spot },
                expression: Said::read(row.member("expression")?, input)?,
                push: row.member("pushStatus").and_then(|push| Said::read(push, input)),
            })
        };
        let rows = node.member("properties").filter(|rows| rows.kind() == NodeKind::Object);
        Self {
            spot: Spot::Text(input, node.opening()),
            to_app,
            app: app.map(Into::into),
            whole: true,
            rows: rows.map(|rows| rows.members().filter_map(row).collect()),
        }
    }

    /// Reads the values of an `okta_profile_mapping`. Ids are unknown before an apply; then the
    /// expressions tell the direction.
    pub(crate) fn terraform(node: Node<'_>, input: u32) -> Self {
        let text = |name: &str| node.member(name).and_then(Node::text);
        let is_app = |id: &str| id.starts_with("0oa");
        let (source, target) = (text("source_id"), text("target_id"));
        let row = |row: Node<'_>| {
            Some(Row {
                name: Said::read(row.member("id")?, input)?,
                expression: Said::read(row.member("expression")?, input)?,
                push: row.member("push_status").and_then(|push| Said::read(push, input)),
            })
        };
        let rows: Vec<Row> =
            node.member("mappings").into_iter().flat_map(Node::elements).filter_map(row).collect();
        let from_app = rows.iter().any(|row| row.expression.text.contains("appuser."));
        let to_app = match (&source, &target) {
            (_, Some(target)) if is_app(target) => true,
            (Some(source), _) if is_app(source) => false,
            _ => !from_app,
        };
        let absent_go = node.member("delete_when_absent").and_then(Node::boolean);
        Self {
            spot: Spot::Text(input, node.opening()),
            to_app,
            app: if to_app { target } else { source }.map(Into::into),
            whole: absent_go == Some(true),
            rows: Some(rows),
        }
    }
}
