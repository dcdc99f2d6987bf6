//! Floor 5: Sumo Logic. Knows nothing of Okta.
//!
//! [`deployments`] is the table of regions and hosts, [`deployment_of`] reads any address,
//! [`check_base_url`] the one to enter in Okta, [`check_saml`] those of single sign-on;
//! [`check_access_key`], [`bearer_token`] and [`check_bearer_token`] see to the credentials.

mod access_key;
mod base_url;
mod cleaned;
mod credential;
mod deployment_rules;
mod deployments;
pub(crate) mod dialect;
mod domain;
pub(crate) mod export;
mod host;
mod recognize;
pub mod roles;
mod saml;
pub(crate) mod server;
mod token;
mod url;

pub use access_key::{AccessKey, BearerToken, bearer_token, check_access_key};
pub use base_url::{BaseUrlOptions, BaseUrlReport, check_base_url};
pub(crate) use credential::{access_id_of, is_access_id, looks_like_credential};
pub use deployments::{Deployment, DeploymentStatus, deployments, scim_base_url};
pub use recognize::{AddressKind, DeploymentMatch, deployment_of};
pub use saml::{Saml, check_saml};
pub use token::check_bearer_token;

use crate::report::Rule;

/// The rules of this room, for the registry.
pub(crate) static RULES: &[&[&Rule]] = &[
    deployment_rules::RULES,
    base_url::CHECK_RULES,
    base_url::HOST_RULES,
    base_url::PATH_RULES,
    access_key::RULES,
    dialect::RULES,
    token::TEXT_RULES,
    token::PLAINTEXT_RULES,
    saml::ADDRESS_RULES,
    saml::CHECK_RULES,
];
