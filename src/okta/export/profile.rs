use crate::json::{Node, NodeKind};
use crate::report::{Record, Said, Spot};

/// What is known of an attribute of a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AttributeField {
    DataType,
    ExternalName,
    ExternalNamespace,
    Scope,
    Required,
}

/// Okta Management API, schemas: where each field of the enum stands, in its order.
static API: &[&str] = &["/type", "/externalName", "/externalNamespace", "/scope", "/required"];

/// Terraform, `okta_app_user_schema_property` and its kin: the same.
static TERRAFORM: &[&str] =
    &["/type", "/external_name", "/external_namespace", "/scope", "/required"];

/// An attribute of a profile.
#[derive(Clone, Debug)]
pub(crate) struct Attribute {
    /// Its variable name.
    pub(crate) name: Said,
    pub(crate) record: Record,
    /// The list of values, where there is one: `enum`.
    pub(crate) values: Option<Vec<Said>>,
    /// The same with display names, in their order: `oneOf`.
    pub(crate) shown: Option<Vec<(Said, String)>>,
    /// Whether the schema's own list of required attributes has it.
    pub(crate) required: bool,
    /// What people may do with it: `READ_WRITE` and the like.
    pub(crate) permission: Option<Said>,
}

impl Attribute {
    /// What is said of it.
    pub(crate) fn get(&self, field: AttributeField) -> Option<&Said> {
        self.record.get(field as usize)
    }

    fn read(name: Said, node: Node<'_>, input: u32) -> Self {
        let part = node.parent().and_then(Node::parent);
        let list = part.and_then(|part| part.member("required"));
        // A list that is longer is no schema, and would be looked through for each attribute.
        let mut list = list.into_iter().flat_map(Node::elements).take(100);
        let required = list.any(|one| one.text().is_some_and(|text| *text == name.text));
        let permissions = node.member("permissions").into_iter().flat_map(Node::elements);
        let of_self = permissions.filter_map(|one| Said::read(one.member("action")?, input));
        Self {
            name,
            record: Record::read(node, input, API),
            values: Said::list(node.member("enum").or(node.pointer("/items/enum")), input),
            shown: shown(node.member("oneOf").or(node.pointer("/items/oneOf")), input),
            required,
            permission: of_self.last(),
        }
    }

    fn terraform(name: Said, node: Node<'_>, input: u32) -> Self {
        let list = |name: &str, array: &str| {
            let filled = |node: &Node<'_>| node.elements().next().is_some();
            node.member(name).filter(filled).or(node.member(array).filter(filled))
        };
        Self {
            name,
            record: Record::read(node, input, TERRAFORM),
            values: Said::list(list("enum", "array_enum"), input),
            shown: shown(list("one_of", "array_one_of"), input),
            required: false,
            permission: node.member("permissions").and_then(|node| Said::read(node, input)),
        }
    }
}

fn shown(node: Option<Node<'_>>, input: u32) -> Option<Vec<(Said, String)>> {
    let list = node.filter(|node| node.kind() == NodeKind::Array)?;
    let entry = |entry: Node<'_>| {
        let title = entry.member("title").and_then(Node::text).unwrap_or_default();
        Some((Said::read(entry.member("const")?, input)?, title.into_owned()))
    };
    Some(list.elements().filter_map(entry).collect())
}

/// The attributes of a profile, as one input describes them.
#[derive(Clone, Debug)]
pub(crate) struct Profile {
    pub(crate) spot: Spot,
    /// The id of the app whose profile it is, where that is known.
    pub(crate) app: Option<String>,
    /// Whether attributes that are not here do not exist.
    pub(crate) whole: bool,
    pub(crate) attributes: Vec<Attribute>,
}

impl Profile {
    /// Whether a schema is that of an app's users rather than of Okta's.
    pub(crate) fn is_of_app(node: Node<'_>) -> bool {
        let named = |pointer: &str, part: &str| {
            node.pointer(pointer).and_then(Node::text).is_some_and(|text| text.contains(part))
        };
        let has = |pointer: &str| node.pointer(pointer).is_some();
        let external =
            properties(node).any(|(_, property)| property.member("externalName").is_some());
        let of_okta = has("/definitions/base/properties/login");
        !of_okta
            && (named("/id", "/apps/") || external || has("/definitions/base/properties/userName"))
    }

    /// Reads a schema of the Management API, or the body of a request that changes one.
    pub(crate) fn read(node: Node<'_>, input: u32) -> Self {
        let id = node.member("id").and_then(Node::text);
        let app = id.as_deref().and_then(app_in).map(str::to_owned);
        let attribute = |(name, property): (String, Node<'_>)| {
            let spot = Spot::Text(input, property.name_span().unwrap_or(property.opening()));
            Attribute::read(Said { text: name, spot }, property, input)
        };
        Self {
            spot: Spot::Text(input, node.opening()),
            app,
            whole: node.pointer("/definitions/base/properties").is_some(),
            attributes: properties(node).map(attribute).collect(),
        }
    }

    /// The profile that an attribute of Terraform's belongs to; others may be known elsewhere.
    pub(crate) fn terraform(node: Node<'_>, input: u32) -> Self {
        let name = node.member("index").and_then(|index| Said::read(index, input));
        let app = node.member("app_id").and_then(Node::text).map(Into::into);
        let attribute = name.map(|name| Attribute::terraform(name, node, input));
        Self {
            spot: Spot::Text(input, node.opening()),
            app,
            whole: false,
            attributes: attribute.into_iter().collect(),
        }
    }

    /// The attribute with this variable name.
    pub(crate) fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name.is(name))
    }
}

/// The id of the app that an address of the Management API is about.
pub(super) fn app_in(address: &str) -> Option<&str> {
    address.split_once("/apps/")?.1.split('/').next()
}

/// The attributes of a schema, base ones first; those that are `null` are being removed.
fn properties(node: Node<'_>) -> impl Iterator<Item = (String, Node<'_>)> {
    let parts = ["/definitions/base/properties", "/definitions/custom/properties"];
    let objects = parts.into_iter().filter_map(move |part| node.pointer(part));
    let members = objects.flat_map(Node::members);
    members.filter(|(_, node)| !node.is_null()).map(|(name, node)| (name.into_owned(), node))
}
