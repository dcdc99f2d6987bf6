use crate::okta::{AttributeMapping, MappingMode, MappingOptions, RoleRow, attribute_mapping};
use crate::preflight::roles::{RoleEnum, RoleEnumOptions, role_enum};
use crate::sentence;
use crate::sumologic::roles::BUILT_IN_ROLES;
use crate::sumologic::{Deployment, DeploymentStatus, deployment_of};

use super::SetupOptions;

/// How Okta authenticates to Sumo Logic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Authentication {
    HttpHeader,
    Basic,
}

/// The words of the option `mode`.
pub(super) static MODES: [(&str, MappingMode); 2] =
    [("assignment", MappingMode::Assignment), ("mapped", MappingMode::Mapped)];

/// The words of the option `authenticationMode`.
pub(super) static AUTHENTICATIONS: [(&str, Authentication); 2] =
    [("http-header", Authentication::HttpHeader), ("basic", Authentication::Basic)];

/// An address, known or left open.
#[derive(Debug)]
pub(super) struct Address {
    /// The address, or one with brackets where it is not known.
    pub(super) text: String,
    pub(super) known: bool,
}

/// What follows from the options.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) app: String,
    /// The deployment, where it is known and current.
    pub(super) deployment: Option<Deployment>,
    pub(super) base_url: Address,
    pub(super) assertion_consumer_url: Address,
    pub(super) entity_id: Address,
    pub(super) mode: MappingMode,
    pub(super) authentication: Authentication,
    pub(super) roles: RoleEnum,
    pub(super) mapping: AttributeMapping,
}

impl Plan {
    pub(super) fn of(options: &SetupOptions) -> Self {
        let app = options.app_name.as_deref().map(str::trim).filter(|app| !app.is_empty());
        let app = app.unwrap_or("Sumo Logic").to_owned();
        let saml = options.saml.clone().unwrap_or_default();
        let given = [&options.deployment, &saml.assertion_consumer_url, &saml.entity_id];
        let deployment = given.into_iter().flatten().find_map(|text| current(text));
        let mode = named(&MODES, options.mode.as_deref()).unwrap_or_default();
        let authentication = named(&AUTHENTICATIONS, options.authentication_mode.as_deref());
        let label = deployment.as_ref().map(|deployment| deployment.api_host.as_str());
        let host = label.and_then(|host| host.strip_prefix("api.")).unwrap_or(UNKNOWN_HOST);
        let base_url = deployment.as_ref().and_then(|deployment| deployment.scim_base_url.clone());
        let saml_address = |given: Option<String>, path: &str| {
            address(given, || sentence!("https://service.", host, path))
        };
        Self {
            base_url: address(base_url, || sentence!("https://api.", host, "/api/v1/scim/")),
            assertion_consumer_url: saml_address(
                saml.assertion_consumer_url,
                "/sumo/saml/consume/<number>",
            ),
            entity_id: saml_address(saml.entity_id, "/sumo/saml/<number>"),
            deployment,
            mode,
            authentication: authentication.unwrap_or(Authentication::HttpHeader),
            roles: roles(options.roles.as_deref()),
            mapping: attribute_mapping(&MappingOptions {
                mode: Some(mode),
                app_name: Some(app.clone()),
                ..MappingOptions::default()
            }),
            app,
        }
    }

    /// Whether a person's role comes from the Okta user.
    pub(super) fn mapped(&self) -> bool {
        self.mode == MappingMode::Mapped
    }

    /// The name of the first role in the list.
    pub(super) fn first_role(&self) -> &str {
        self.roles.rows.first().map_or("", |row| row.value.as_str())
    }
}

/// Stands for the hosts of a deployment that is not known; no checker takes it for one.
const UNKNOWN_HOST: &str = "<deployment>.sumologic.com";

fn address(known: Option<String>, open: impl FnOnce() -> String) -> Address {
    let text = known.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    Address { known: text.is_some(), text: text.unwrap_or_else(open) }
}

/// The current deployment that a code or an address names.
pub(super) fn current(text: &str) -> Option<Deployment> {
    let named = deployment_of(text).deployment?;
    (named.status == DeploymentStatus::Current).then_some(named)
}

/// What a word stands for.
pub(super) fn named<T: Copy>(words: &[(&str, T)], word: Option<&str>) -> Option<T> {
    let word = word?.trim();
    words.iter().find(|(name, _)| *name == word).map(|(_, meant)| *meant)
}

/// The list of roles: those that are given and have a value, else the two that every account has.
fn roles(given: Option<&[RoleRow]>) -> RoleEnum {
    let filled = given.unwrap_or_default().iter().filter(|row| !row.value.trim().is_empty());
    let mut rows: Vec<RoleRow> = filled.cloned().collect();
    if rows.is_empty() {
        rows = BUILT_IN_ROLES.iter().map(|role| RoleRow::plain(role)).collect();
    }
    role_enum(&RoleEnumOptions { roles: Some(rows), ..RoleEnumOptions::default() })
}
