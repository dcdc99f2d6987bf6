//! What is typed on the screens of the guide, and what is pasted beside it.

use serde::Serialize;

use crate::okta::MappingMode;

/// A setup, as far as it is known: any part may be absent, and is then not checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct Setup {
    /// The time of the check (RFC 3339), for the age of the access key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<String>,
    /// Where a person's role is to come from; when absent, the mapping tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<MappingMode>,
    /// What is set up in Sumo Logic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sumo_logic: Option<SumoLogicSide>,
    /// Okta: the app's General tab.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub general: Option<General>,
    /// Okta: Provisioning > Integration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub integration: Option<Integration>,
    /// Okta: Provisioning > To App.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_app: Option<ToApp>,
    /// Okta: Provisioning > To Okta.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_okta: Option<ToOkta>,
    /// Okta: the app's Sign On tab and SAML settings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign_on: Option<SignOn>,
    /// Exports, in any order; what each is, is recognized.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(optional, as = "Option<Vec<Pasted>>"))]
    pub pasted: Vec<Pasted>,
}

/// What is set up in Sumo Logic.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct SumoLogicSide {
    /// Where people log in: any address of the account's web pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_url: Option<String>,
    /// The code of the deployment, such as `US2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deployment: Option<String>,
    /// The names of the roles there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<String>>,
    /// The SAML configuration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saml: Option<SamlConfiguration>,
    /// The access key that Okta uses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_key: Option<KeyFacts>,
}

/// A SAML configuration in Sumo Logic.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct SamlConfiguration {
    /// Assertion Consumer URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assertion_consumer_url: Option<String>,
    /// Entity ID.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity_id: Option<String>,
    /// Issuer: that of the app in Okta.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// Whether On Demand Provisioning is ticked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_demand_provisioning: Option<bool>,
    /// Roles Attribute; empty where it is not used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles_attribute: Option<String>,
    /// Whether Require SAML Sign In is on, which locks login addresses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require_sign_in: Option<bool>,
}

/// What is known of the access key.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct KeyFacts {
    /// The access ID.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_id: Option<String>,
    /// The access key itself; only for its own form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_key: Option<String>,
    /// Whose key it is: an email address or the name of a service account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// What the owner is: `service-account` or `user`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(type = "\"service-account\" | \"user\""))]
    pub owner_kind: Option<String>,
    /// When it was created or last rotated (RFC 3339).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<String>,
    /// When it was last used (RFC 3339).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_used: Option<String>,
    /// Its scopes, such as `manageUsersAndRoles`; empty for all that its owner may do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<String>>,
    /// The account's policy: after how many days a key expires; 0 for never.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lifetime_days: Option<u32>,
    /// The account's policy: after how many unused days a key is deactivated; 0 for never.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unused_days: Option<u32>,
}

/// Shows that there is one, and nothing of it.
impl core::fmt::Debug for KeyFacts {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.write_str("KeyFacts")
    }
}

/// The app's General tab.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct General {
    /// App name (API: `label`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app_name: Option<String>,
    /// Sign-on method, as on the screen or as in the API: `SAML 2.0` or `SAML_2_0`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign_on_method: Option<String>,
    /// Provisioning, as on the screen: `None`, `On-Premises Provisioning` or `SCIM`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provisioning: Option<String>,
    /// Whether the app is active: `ACTIVE` or `INACTIVE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

/// Provisioning > Integration.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct Integration {
    /// SCIM connector base URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// Unique identifier field for users.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unique_identifier: Option<String>,
    /// Supported provisioning actions that are ticked, as the screen calls them: `Import New Users
    /// and Profile Updates`, `Push New Users`, `Push Profile Updates`, `Push Groups`, `Import
    /// Groups`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supported_actions: Option<Vec<String>>,
    /// Authentication Mode: `basic`, `http-header` or `oauth2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(type = "\"basic\" | \"http-header\" | \"oauth2\""))]
    pub authentication_mode: Option<String>,
    /// Basic Auth: Username, the access ID.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// Basic Auth: Password, the access key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    /// HTTP Header: Authorization, the token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorization: Option<String>,
}

/// Shows that there is one, and nothing of it.
impl core::fmt::Debug for Integration {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.write_str("Integration")
    }
}

/// Provisioning > To App: what is enabled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct ToApp {
    /// Create Users.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_users: Option<bool>,
    /// Update User Attributes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub update_user_attributes: Option<bool>,
    /// Deactivate Users.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deactivate_users: Option<bool>,
    /// Sync Password.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sync_password: Option<bool>,
}

/// Provisioning > To Okta.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct ToOkta {
    /// Schedule import: whether one is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheduled_import: Option<bool>,
    /// Auto-confirm new users.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_confirm_new_users: Option<bool>,
    /// Allow the app to source Okta users (Profile & Lifecycle Sourcing).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile_sourcing: Option<bool>,
}

/// The app's Sign On tab, and its SAML settings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct SignOn {
    /// Single sign-on URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sso_url: Option<String>,
    /// Audience URI (SP Entity ID).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience_uri: Option<String>,
    /// Recipient URL, where it is not the single sign-on URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipient: Option<String>,
    /// Destination URL, where it is not the single sign-on URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination: Option<String>,
    /// Name ID format, as on the screen or as a URN.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_id_format: Option<String>,
    /// Application username, as on the screen (`Email`, `Okta username`) or as in the API
    /// (`${source.email}`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application_username: Option<String>,
    /// The names of the group attribute statements.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_attributes: Option<Vec<String>>,
}

/// A pasted text, or a file that was dropped.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct Pasted {
    /// The file's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The text. From JavaScript it may be the parsed JSON as well.
    pub text: String,
}

/// Shows that there is one, and nothing of it: anything may have been pasted.
impl core::fmt::Debug for Pasted {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.write_str("Pasted")
    }
}
