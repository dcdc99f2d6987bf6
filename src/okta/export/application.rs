use crate::json::Node;
use crate::report::{Record, Said};

/// What is known of an app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AppField {
    Id,
    Name,
    Label,
    Status,
    SignOnMode,
    Username,
    Acs,
    Audience,
    Recipient,
    Destination,
    NameId,
    NameIdFormat,
    /// The issuer, where it is spelled out.
    Issuer,
}

/// Okta Management API, Application: where each field of the enum stands, in its order.
static API: &[&str] = &[
    "/id",
    "/name",
    "/label",
    "/status",
    "/signOnMode",
    "/credentials/userNameTemplate/template",
    "/settings/signOn/ssoAcsUrl",
    "/settings/signOn/audience",
    "/settings/signOn/recipient",
    "/settings/signOn/destination",
    "/settings/signOn/subjectNameIdTemplate",
    "/settings/signOn/subjectNameIdFormat",
    "",
];

/// Terraform, `okta_app_saml`: the same.
static TERRAFORM: &[&str] = &[
    "/id",
    "/preconfigured_app",
    "/label",
    "/status",
    "/sign_on_mode",
    "/user_name_template",
    "/sso_url",
    "/audience",
    "/recipient",
    "/destination",
    "/subject_name_id_template",
    "/subject_name_id_format",
    "/entity_url",
];

/// An app, as one input describes it.
#[derive(Clone, Debug)]
pub(crate) struct App {
    pub(crate) record: Record,
    /// What provisioning may do: Okta's `features`.
    pub(crate) features: Option<Vec<Said>>,
    /// The names of the group attribute statements.
    pub(crate) group_attributes: Vec<Said>,
}

impl App {
    /// Reads an application of the Management API.
    pub(crate) fn read(node: Node<'_>, input: u32) -> Self {
        Self::of(node, input, API, "/settings/signOn/attributeStatements")
    }

    /// Reads the values of an `okta_app_saml`.
    pub(crate) fn terraform(node: Node<'_>, input: u32) -> Self {
        let mut app = Self::of(node, input, TERRAFORM, "/attribute_statements");
        // Before an apply nobody knows them, and an empty list says as little.
        app.features = app.features.filter(|features| !features.is_empty());
        app
    }

    fn of(node: Node<'_>, input: u32, pointers: &[&str], statements: &str) -> Self {
        let statements = node.pointer(statements).into_iter().flat_map(Node::elements);
        let of_groups = statements.filter(|statement| {
            let kind = statement.member("type").and_then(Node::text);
            kind.is_some_and(|kind| kind.eq_ignore_ascii_case("GROUP"))
        });
        let name = |statement: Node<'_>| Said::read(statement.member("name")?, input);
        Self {
            record: Record::read(node, input, pointers),
            features: Said::list(node.member("features"), input),
            group_attributes: of_groups.filter_map(name).collect(),
        }
    }

    /// What is said of it.
    pub(crate) fn get(&self, field: AppField) -> Option<&Said> {
        self.record.get(field as usize)
    }

    /// Its feature of this name.
    pub(crate) fn feature(&self, name: &str) -> Option<&Said> {
        self.features.as_ref()?.iter().find(|feature| feature.is(name))
    }
}
