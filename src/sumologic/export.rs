//! What Sumo Logic's API and Terraform's Sumo Logic provider say of an account: read by tables of
//! JSON Pointers. Nothing is judged here.

use crate::json::Node;
use crate::report::{Record, Said};

/// What is known of a SAML configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SamlField {
    Acs,
    EntityId,
    Issuer,
    OnDemand,
    RolesAttribute,
    /// Whether people have to log in by SAML.
    Lockdown,
}

/// Sumo Logic API, `SamlIdentityProvider`: where each field of the enum stands, in its order.
pub(crate) static SAML_API: &[&str] = &[
    "/assertionConsumerUrl",
    "/entityId",
    "/issuer",
    "/onDemandProvisioningEnabled",
    "/rolesAttribute",
];

/// Terraform, `sumologic_saml_configuration`: the same.
pub(crate) static SAML_TERRAFORM: &[&str] = &[
    "/assertion_consumer_url",
    "/entity_id",
    "/issuer",
    "/on_demand_provisioning_enabled/0",
    "/roles_attribute",
];

/// What is known of an access key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyField {
    Id,
    Created,
    LastUsed,
    Disabled,
    ExpiresOn,
}

/// Sumo Logic API, `AccessKeyPublic`: the same.
static KEY_API: &[&str] = &["/id", "/createdAt", "/lastUsed", "/disabled", "/expiresOn"];

/// A SAML configuration, as one input describes it.
#[derive(Clone, Debug)]
pub(crate) struct SamlSide(pub(crate) Record);

impl SamlSide {
    /// Reads one by one of the tables.
    pub(crate) fn read(node: Node<'_>, input: u32, pointers: &[&str]) -> Self {
        Self(Record::read(node, input, pointers))
    }

    /// What is said of it. Nothing stands for an empty text.
    pub(crate) fn get(&self, field: SamlField) -> Option<&Said> {
        self.0.get(field as usize).filter(|said| !said.text.trim().is_empty())
    }
}

/// An access key, as one input describes it.
#[derive(Clone, Debug)]
pub(crate) struct Key {
    pub(crate) record: Record,
    /// What it may do; empty for all that its owner may.
    pub(crate) scopes: Option<Vec<Said>>,
}

impl Key {
    /// Reads an access key of the API.
    pub(crate) fn read(node: Node<'_>, input: u32) -> Self {
        let scopes = node.member("effectiveScopes").or(node.member("scopes"));
        Self { record: Record::read(node, input, KEY_API), scopes: Said::list(scopes, input) }
    }

    /// What is said of it.
    pub(crate) fn get(&self, field: KeyField) -> Option<&Said> {
        self.record.get(field as usize)
    }
}
