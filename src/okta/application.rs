//! The bodies that create the app and assign it, by Okta's Management API.

use serde::Serialize;

/// The body for `POST /api/v1/apps`: a SAML 2.0 app, as the App Integration Wizard makes it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ApplicationBody {
    /// The name of the app.
    pub label: String,
    /// `SAML_2_0`.
    pub sign_on_mode: &'static str,
    /// Where the application username comes from.
    pub credentials: ApplicationCredentials,
    /// The SAML settings.
    pub settings: ApplicationSettings,
}

/// Where the application username comes from.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ApplicationCredentials {
    /// The application username.
    pub user_name_template: UserNameTemplate,
}

/// The application username.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct UserNameTemplate {
    /// `${source.email}`: Email.
    pub template: &'static str,
    /// `BUILT_IN`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// `PUSH`: at creation and at every change.
    pub push_status: &'static str,
}

/// The settings of an app.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ApplicationSettings {
    /// The SAML settings.
    pub sign_on: SamlSignOn,
}

/// The SAML settings of an app.
#[expect(clippy::struct_excessive_bools, reason = "Okta's settings are as they are")]
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SamlSignOn {
    /// Single sign-on URL.
    pub sso_acs_url: String,
    /// Recipient URL: the single sign-on URL.
    pub recipient: String,
    /// Destination URL: the single sign-on URL.
    pub destination: String,
    /// Audience URI (SP Entity ID).
    pub audience: String,
    /// `${user.userName}`: the application username.
    pub subject_name_id_template: &'static str,
    /// Name ID format: an email address.
    pub subject_name_id_format: &'static str,
    /// Whether the response is signed.
    pub response_signed: bool,
    /// Whether the assertion is signed.
    pub assertion_signed: bool,
    /// `RSA_SHA256`.
    pub signature_algorithm: &'static str,
    /// `SHA256`.
    pub digest_algorithm: &'static str,
    /// Whether people log in anew when Sumo Logic asks for it.
    pub honor_force_authn: bool,
    /// What is said of how people log in.
    pub authn_context_class_ref: &'static str,
    /// Whether requests are compressed.
    pub request_compressed: bool,
    /// Whether there are further single sign-on URLs.
    pub allow_multiple_acs_endpoints: bool,
}

/// The application username Email, as the API writes it.
pub(crate) const EMAIL_USERNAME: &str = "${source.email}";
/// The subject of assertions: the application username.
pub(crate) const SUBJECT: &str = "${user.userName}";
/// The Name ID format for email addresses.
pub(crate) const EMAIL_NAME_ID: &str = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
/// What Okta says of a login by default.
pub(crate) const PASSWORD_CONTEXT: &str =
    "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";

impl ApplicationBody {
    /// An app of this name with these addresses, and Okta's defaults for what is left.
    #[must_use]
    pub fn saml(label: &str, single_sign_on_url: &str, audience: &str) -> Self {
        let user_name_template =
            UserNameTemplate { template: EMAIL_USERNAME, kind: "BUILT_IN", push_status: "PUSH" };
        let sign_on = SamlSignOn {
            sso_acs_url: single_sign_on_url.to_owned(),
            recipient: single_sign_on_url.to_owned(),
            destination: single_sign_on_url.to_owned(),
            audience: audience.to_owned(),
            subject_name_id_template: SUBJECT,
            subject_name_id_format: EMAIL_NAME_ID,
            response_signed: true,
            assertion_signed: true,
            signature_algorithm: "RSA_SHA256",
            digest_algorithm: "SHA256",
            honor_force_authn: true,
            authn_context_class_ref: PASSWORD_CONTEXT,
            request_compressed: false,
            allow_multiple_acs_endpoints: false,
        };
        Self {
            label: label.to_owned(),
            sign_on_mode: "SAML_2_0",
            credentials: ApplicationCredentials { user_name_template },
            settings: ApplicationSettings { sign_on },
        }
    }
}

/// The body for `PUT /api/v1/apps/{appId}/groups/{groupId}`.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AssignmentBody {
    /// What the members of the group get in the app's profile.
    pub profile: AssignmentProfile,
}

/// What the members of a group get in the app's profile.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct AssignmentProfile {
    /// The role; absent where it comes from the Okta user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<String>,
}
