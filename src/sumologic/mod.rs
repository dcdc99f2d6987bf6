//! Floor 5: Sumo Logic. Knows nothing of Okta.
//!
//! [`deployments`] is the table of regions and hosts, [`deployment_of`] reads any address,
//! [`check_base_url`] the one to enter in Okta, [`check_saml`] those of single sign-on;
//! [`check_access_key`], [`bearer_token`] and [`check_bearer_token`] see to the credentials.

mod cleaned;
mod deployments;
mod host;
mod recognize;
mod url;

pub use deployments::{Deployment, DeploymentStatus, deployments, scim_base_url};
pub use recognize::{AddressKind, DeploymentMatch, deployment_of};
