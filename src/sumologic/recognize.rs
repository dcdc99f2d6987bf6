use serde::Serialize;

use super::cleaned::Cleaned;
use super::deployments::{Deployment, DeploymentStatus, Row, by_code};
use super::host::{Domain, Host, Role, is_showable, is_sumologic};
use super::url::Url;
use crate::report::Certainty;
use crate::sentence;
use crate::text::Span;

/// What kind of address something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum AddressKind {
    /// A page of the web interface.
    Login,
    /// A page of the web interface under the account's own name.
    Subdomain,
    /// The API, other than SCIM.
    Api,
    /// The SCIM API.
    Scim,
    /// The documentation of the API.
    Docs,
    /// The Assertion Consumer URL of a SAML configuration.
    Acs,
    /// The entity ID of a SAML configuration.
    EntityId,
    /// The metadata of a SAML configuration.
    Metadata,
    /// What installed collectors talk to.
    Collector,
    /// What OpenTelemetry collectors talk to.
    OpenCollector,
    /// What takes syslog.
    Syslog,
    /// An HTTP source.
    Endpoint,
    /// The MCP server.
    Mcp,
    /// No address at all but a deployment's code.
    Code,
    /// Nothing that this library knows.
    Unknown,
}

/// What an address says about the deployment.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct DeploymentMatch {
    /// What kind of address it is.
    pub kind: AddressKind,
    /// The deployment; absent where the address does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deployment: Option<Deployment>,
    /// The host, in lower case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// How sure the answer is.
    pub certainty: Certainty,
    /// What was recognized, in one sentence.
    pub message: String,
}

/// Tells the deployment and the kind of any address of Sumo Logic: login, custom subdomain, API,
/// SCIM, API documentation, SAML, collectors, syslog, HTTP source. A bare code will do as well.
///
/// The scheme may be absent, blanks and a path may be there. An unknown host gives kind
/// `unknown` and no deployment, never a guess.
///
/// Source: Sumo Logic, "API endpoints by deployment" and "Custom subdomain".
///
/// ```
/// use scim_preflight::sumologic::{AddressKind, deployment_of};
/// let found = deployment_of("https://acme.us2.sumologic.com/ui/");
/// assert_eq!(found.kind, AddressKind::Subdomain);
/// assert_eq!(found.deployment.map(|deployment| deployment.code), Some("US2"));
/// ```
#[must_use]
pub fn deployment_of(url: &str) -> DeploymentMatch {
    let text = Cleaned::of(url, Span::new(0, url.len())).text.replace('\\', "/");
    if let Some(row) = by_code(&text) {
        return answer(AddressKind::Code, row, None);
    }
    let parts = Url::split(&text, is_sumologic);
    let name = parts.host.text(&text).to_ascii_lowercase();
    let host = Host::read(&text, parts.host);
    if host.domain == Domain::Internal {
        let code = if name.contains("long") { "LONG" } else { "STAG" };
        if let Some(row) = by_code(code) {
            return answer(AddressKind::Api, row, Some(name));
        }
    }
    let kind = kind(host.role, parts.path.text(&text));
    match host.known() {
        Some(row) if kind != AddressKind::Unknown => answer(kind, row, Some(name)),
        _ => unknown(&name, &host),
    }
}

fn answer(kind: AddressKind, row: &'static Row, host: Option<String>) -> DeploymentMatch {
    let inferred =
        kind == AddressKind::Subdomain || row.code == "ESC" && kind == AddressKind::Login;
    let sure = row.is_current() && !inferred;
    let dot = if row.note.is_empty() { "." } else { ". " };
    DeploymentMatch {
        kind,
        deployment: Some(row.deployment()),
        host,
        certainty: if sure { Certainty::Certain } else { Certainty::Likely },
        message: sentence!("This is ", words(kind), relation(kind, row), row.code, dot, row.note),
    }
}

fn relation(kind: AddressKind, row: &Row) -> &'static str {
    match row.status {
        _ if kind == AddressKind::Code => " ",
        DeploymentStatus::Current | DeploymentStatus::Label => " of deployment ",
        DeploymentStatus::Retired => " of the retired deployment ",
        _ => " with the code ",
    }
}

fn words(kind: AddressKind) -> &'static str {
    match kind {
        AddressKind::Login => "a login address",
        AddressKind::Subdomain => "an account's own login address",
        AddressKind::Api => "an API address",
        AddressKind::Scim => "a SCIM address",
        AddressKind::Docs => "the API documentation",
        AddressKind::Acs => "the Assertion Consumer URL of a SAML configuration",
        AddressKind::EntityId => "the entity ID of a SAML configuration",
        AddressKind::Metadata => "the metadata of a SAML configuration",
        AddressKind::Collector => "the address of installed collectors",
        AddressKind::OpenCollector => "the address of OpenTelemetry collectors",
        AddressKind::Syslog => "the syslog address",
        AddressKind::Endpoint => "the address of an HTTP source",
        AddressKind::Mcp => "the address of the MCP server",
        AddressKind::Code => "the code",
        AddressKind::Unknown => "an address",
    }
}

fn unknown(name: &str, host: &Host) -> DeploymentMatch {
    let shown = if is_showable(name) { name } else { "This" };
    let message = match (host.domain, host.role) {
        _ if name.is_empty() => String::from("There is no address here."),
        (Domain::Exact, Role::Website) => {
            sentence!(shown, " is Sumo Logic's website; it belongs to no deployment.")
        }
        (Domain::Exact, _) => {
            sentence!(shown, " is under sumologic.com, but has no form that Sumo Logic documents.")
        }
        (Domain::Misspelled | Domain::LookAlike, _) => {
            sentence!(shown, " is not Sumo Logic's domain, though it looks like sumologic.com.")
        }
        _ => sentence!(shown, " is no address of Sumo Logic."),
    };
    DeploymentMatch {
        kind: AddressKind::Unknown,
        deployment: None,
        host: is_showable(name).then(|| name.to_owned()),
        certainty: Certainty::Certain,
        message,
    }
}

fn kind(role: Role, path: &str) -> AddressKind {
    let path = path.to_ascii_lowercase();
    let mut segments = path.split('/').filter(|segment| !segment.is_empty());
    match role {
        Role::Api if segments.clone().any(|segment| segment == "scim") => AddressKind::Scim,
        Role::Api if path.starts_with("/docs") => AddressKind::Docs,
        Role::Api if path.ends_with("/metadata") => AddressKind::Metadata,
        Role::Api => AddressKind::Api,
        Role::Login | Role::Subdomain if path.starts_with("/sumo/saml/") => match segments.nth(2) {
            Some("consume") => AddressKind::Acs,
            Some(number) if number.bytes().all(|byte| byte.is_ascii_digit()) => {
                AddressKind::EntityId
            }
            _ => AddressKind::Login,
        },
        Role::Login => AddressKind::Login,
        Role::Subdomain => AddressKind::Subdomain,
        Role::Collector => AddressKind::Collector,
        Role::OpenCollector => AddressKind::OpenCollector,
        Role::Endpoint => AddressKind::Endpoint,
        Role::Syslog => AddressKind::Syslog,
        Role::Mcp => AddressKind::Mcp,
        Role::Website | Role::Missing | Role::Swapped | Role::Odd => AddressKind::Unknown,
    }
}
