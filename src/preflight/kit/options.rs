use crate::json::{Node, NodeKind};
use crate::okta::RoleRow;

/// What a setup is to be. What is absent has the guide's way or a sound default; what cannot be
/// known is left open in what is made, and said.
#[derive(Clone, Debug, Default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename_all = "camelCase"))]
pub struct SetupOptions {
    /// The code of the Sumo Logic deployment, or any address of the account. When absent: that of
    /// the SAML addresses.
    pub deployment: Option<String>,
    /// The name of the app in Okta; `Sumo Logic` when absent.
    pub app_name: Option<String>,
    /// The roles to choose from, a plain string for a role that is shown as it is called. When
    /// absent: `Administrator` and `Analyst`, which every account has.
    #[cfg_attr(test, ts(as = "Option<Vec<crate::preflight::roles::RoleEntry>>"))]
    pub roles: Option<Vec<RoleRow>>,
    /// Where a person's role comes from: `assignment`, as in the guide and when absent, or
    /// `mapped`.
    #[cfg_attr(test, ts(type = "\"assignment\" | \"mapped\""))]
    pub mode: Option<String>,
    /// How Okta authenticates: `http-header`, also when absent, or `basic`.
    #[cfg_attr(test, ts(type = "\"http-header\" | \"basic\""))]
    pub authentication_mode: Option<String>,
    /// The addresses that Sumo Logic shows for the SAML configuration.
    pub saml: Option<SamlAddresses>,
}

/// The addresses of a SAML configuration in Sumo Logic.
#[derive(Clone, Debug, Default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename_all = "camelCase"))]
pub struct SamlAddresses {
    /// Assertion Consumer URL.
    pub assertion_consumer_url: Option<String>,
    /// Entity ID.
    pub entity_id: Option<String>,
}

impl SetupOptions {
    /// Reads the options from a JSON object; what is of another type counts as absent.
    #[must_use]
    pub fn from_json(node: Node<'_>) -> Self {
        let roles = node.member("roles").filter(|roles| roles.kind() == NodeKind::Array);
        let saml = node.member("saml").map(|saml| SamlAddresses {
            assertion_consumer_url: text(saml, "assertionConsumerUrl"),
            entity_id: text(saml, "entityId"),
        });
        Self {
            deployment: text(node, "deployment"),
            app_name: text(node, "appName"),
            roles: roles.map(|roles| roles.elements().map(RoleRow::from_json).collect()),
            mode: text(node, "mode"),
            authentication_mode: text(node, "authenticationMode"),
            saml,
        }
    }
}

fn text(node: Node<'_>, name: &str) -> Option<String> {
    Some(node.member(name)?.text()?.into_owned())
}
