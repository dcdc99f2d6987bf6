//! Who answers at an address.

use super::Account;
use crate::sentence;
use crate::sumologic::deployments::SCIM_PATH;
use crate::sumologic::host::is_sumologic;
use crate::sumologic::recognize::{AddressKind, deployment_of};
use crate::sumologic::url::Url;

/// Who answers at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Front {
    /// The SCIM API of the account: what comes behind `/Users`, and the query.
    Users { rest: String, query: String },
    /// The API of the account, which has nothing at this path.
    NoSuchPath,
    /// The API of another deployment: where the account is.
    Elsewhere(String),
    /// The web interface.
    Pages,
    /// Nobody.
    Nobody,
}

impl Front {
    pub(super) fn of(account: &Account, url: &str) -> Self {
        let Some(rest) = url.strip_prefix("https://") else { return Self::Nobody };
        let parts = Url::split(url, is_sumologic);
        let found = deployment_of(url);
        let (Some(deployment), None, None) = (found.deployment, parts.userinfo, parts.port) else {
            return Self::Nobody;
        };
        let path = parts.path.text(url);
        match found.kind {
            AddressKind::Api | AddressKind::Scim | AddressKind::Docs => {}
            AddressKind::Login
            | AddressKind::Subdomain
            | AddressKind::Acs
            | AddressKind::EntityId => return Self::Pages,
            _ => return Self::Nobody,
        }
        let own = account.host();
        if rest.split('/').next() != Some(own) {
            let current = deployment.scim_base_url.is_some();
            let tail = parts.tail().text(url);
            return if current {
                Self::Elsewhere(sentence!("https://", own, tail))
            } else {
                Self::Nobody
            };
        }
        let users = path.strip_prefix(SCIM_PATH).and_then(|rest| rest.strip_prefix("Users"));
        match users.filter(|rest| rest.is_empty() || rest.starts_with('/')) {
            None => Self::NoSuchPath,
            Some(rest) => Self::Users {
                rest: rest.trim_matches('/').to_owned(),
                query: parts
                    .query
                    .map(|query| query.text(url).trim_start_matches('?').to_owned())
                    .unwrap_or_default(),
            },
        }
    }
}
