use std::borrow::Cow;

use crate::json::{Document, Limits, Node, NodeKind};
use crate::scim::schema::Definition;

/// What the server's own documents say of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Discovery {
    /// The documents as they were given, as JSON text.
    pub text: String,
    /// From `/ServiceProviderConfig`.
    pub features: Option<Features>,
    /// From `/ResourceTypes`.
    pub resource_types: Vec<ResourceType>,
    /// The ids of the documents from `/Schemas`.
    pub schemas: Vec<String>,
    /// What these documents define.
    pub definitions: Vec<Definition>,
}

/// What a server supports (RFC 7643 §5); what its configuration does not say is nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Features {
    /// `patch.supported`
    pub patch: Option<bool>,
    /// `bulk.supported`
    pub bulk: Option<bool>,
    /// `bulk.maxOperations`
    pub max_operations: Option<i64>,
    /// `bulk.maxPayloadSize`, in bytes
    pub max_payload_size: Option<i64>,
    /// `filter.supported`
    pub filter: Option<bool>,
    /// `filter.maxResults`
    pub max_results: Option<i64>,
    /// `changePassword.supported`
    pub change_password: Option<bool>,
    /// `sort.supported`
    pub sort: Option<bool>,
    /// `etag.supported`
    pub etag: Option<bool>,
    /// `pagination.cursor` (RFC 9865 §4)
    pub cursor: Option<bool>,
    /// `pagination.index`
    pub index: Option<bool>,
    /// `pagination.maxPageSize`
    pub max_page_size: Option<i64>,
    /// `securityEvents.asyncRequest` (RFC 9967 §4) is other than `none`.
    pub async_request: Option<bool>,
}

/// A resource type (RFC 7643 §6).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResourceType {
    /// The name, such as `User`.
    pub name: String,
    /// The endpoint without a slash before it, such as `Users`.
    pub endpoint: String,
    /// The URN of the schema.
    pub schema: String,
    /// The URNs of the extensions, and whether each is required.
    pub extensions: Vec<(String, bool)>,
}

impl Discovery {
    /// Reads documents from their JSON text: one, several in an array, or in a `ListResponse`,
    /// and those in each other. What is something else is passed over.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let document = Document::read(text.as_bytes(), Limits::default());
        let mut discovery = Self { text: text.to_owned(), ..Self::default() };
        discovery.take(document.root());
        discovery
    }

    /// Takes what a node holds; nesting is as deep as the reader allows at most.
    fn take(&mut self, node: Node<'_>) {
        let has = |name: &str| node.member_any_case(name);
        if node.kind() == NodeKind::Array {
            for element in node.elements() {
                self.take(element);
            }
        } else if let Some(resources) = has("Resources") {
            self.take(resources);
        } else if let (Some(endpoint), Some(schema)) = (has("endpoint"), has("schema")) {
            self.resource_types.push(resource_type(node, endpoint, schema));
        } else if let (Some(id), Some(_)) = (has("id"), has("attributes")) {
            self.schemas.extend(id.text().map(Cow::into_owned));
            self.definitions.push(Definition::read(node));
        } else if ["patch", "bulk", "filter", "sort", "etag"]
            .into_iter()
            .any(|name| has(name).is_some())
        {
            self.features = Some(features(node));
        }
    }
}

fn resource_type(node: Node<'_>, endpoint: Node<'_>, schema: Node<'_>) -> ResourceType {
    let text = |node: Node<'_>| node.text().map(Cow::into_owned).unwrap_or_default();
    let extension = |extension: Node<'_>| {
        let required = extension.member_any_case("required").and_then(Node::boolean);
        Some((text(extension.member_any_case("schema")?), required.unwrap_or_default()))
    };
    ResourceType {
        name: node.member_any_case("name").map(text).unwrap_or_default(),
        endpoint: text(endpoint).trim_matches('/').to_owned(),
        schema: text(schema),
        extensions: node
            .member_any_case("schemaExtensions")
            .map(|list| list.elements().filter_map(extension).collect())
            .unwrap_or_default(),
    }
}

fn features(node: Node<'_>) -> Features {
    let of = |section: &str, name: &str| node.member_any_case(section)?.member_any_case(name);
    let flag = |section: &str, name: &str| of(section, name).and_then(Node::boolean);
    let number = |section: &str, name: &str| {
        let node = of(section, name)?;
        node.number()?.as_i64(node.bytes())
    };
    let asynchronous = of("securityEvents", "asyncRequest").and_then(Node::text);
    Features {
        patch: flag("patch", "supported"),
        bulk: flag("bulk", "supported"),
        max_operations: number("bulk", "maxOperations"),
        max_payload_size: number("bulk", "maxPayloadSize"),
        filter: flag("filter", "supported"),
        max_results: number("filter", "maxResults"),
        change_password: flag("changePassword", "supported"),
        sort: flag("sort", "supported"),
        etag: flag("etag", "supported"),
        cursor: flag("pagination", "cursor"),
        index: flag("pagination", "index"),
        max_page_size: number("pagination", "maxPageSize"),
        async_request: asynchronous.map(|word| !word.eq_ignore_ascii_case("none")),
    }
}
