use serde::Serialize;

use super::Step;
use crate::okta::{MappingMode, PresentAttributes};
use crate::report::Report;

/// What was found in a setup, step by step (wire version 1).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct SetupReport {
    /// The findings, in the order of the guide. `source` says which input each is about: a screen
    /// (`integration`, `signOn`) or a pasted text (`pasted/0`); `pointer` says where in it. Offsets
    /// are those of the typed text or of the pasted one.
    #[serde(flatten)]
    pub report: Report,
    /// The steps of the guide, all of them, in its order.
    pub steps: Vec<StepReport>,
    /// What the pasted texts turned out to be.
    pub recognized: Vec<Recognized>,
    /// What exports show of the attribute mappings; absent where none shows any of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mapping: Option<SetupMapping>,
}

/// What exports show of the attribute mappings, as `attributeMapping` takes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct SetupMapping {
    /// Where a person's role comes from, as far as that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<MappingMode>,
    /// The attributes that the screens show.
    pub present: PresentAttributes,
}

/// One step of the guide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct StepReport {
    /// Which step it is.
    pub step: Step,
    /// What the guide calls it.
    pub title: &'static str,
    /// How it stands.
    pub status: StepStatus,
    /// The findings about it, by their indices in `diagnostics`.
    pub findings: Vec<u32>,
    /// What could not be checked, and what would allow it.
    pub unchecked: Vec<Missing>,
}

/// How a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum StepStatus {
    /// Nothing about it was given.
    NotYet,
    /// There is neither an error nor a warning in what was given.
    Fine,
    /// There are warnings, or doubts about an error.
    Look,
    /// There are errors.
    Wrong,
}

/// Something that could not be checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Missing {
    /// What was not checked, in one sentence.
    pub what: &'static str,
    /// What to paste, type or look at to get it checked.
    pub give: &'static str,
}

/// A part of a pasted text, and what it turned out to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct Recognized {
    /// Which of the pasted texts it is in, from 0.
    pub input: u32,
    /// The file's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it is.
    pub kind: ExportKind,
    /// What it is, with its name: `Okta application: Sumo Logic (prod)`.
    pub title: String,
    /// How many of them there are, where several stand side by side.
    pub count: u32,
    /// The step that it is about, where `checkSetup` reads it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<Step>,
    /// Where in the text it begins.
    pub start: u32,
    /// The findings that come from it, by their indices in `diagnostics`.
    pub findings: Vec<u32>,
    /// What to do with it, where `checkSetup` does not read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advice: Option<&'static str>,
}

/// What a pasted thing can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ExportKind {
    /// Okta: `GET /api/v1/apps/{id}`.
    OktaApplication,
    /// Okta: `GET /api/v1/meta/schemas/user/default`.
    OktaUserSchema,
    /// Okta: `GET /api/v1/meta/schemas/apps/{appId}/default`.
    OktaAppUserSchema,
    /// Okta: `GET /api/v1/mappings/{id}`.
    OktaMapping,
    /// Okta: `GET /api/v1/apps/{id}/users`.
    OktaAppUser,
    /// Okta: `GET /api/v1/apps/{id}/groups`.
    OktaGroupAssignment,
    /// Okta: `GET /api/v1/users`.
    OktaUser,
    /// Sumo Logic: `GET /api/v1/saml/identityProviders`.
    SamlConfiguration,
    /// Sumo Logic: `GET /api/v2/roles`.
    SumoRole,
    /// Sumo Logic: `GET /api/v1/accessKeys`.
    SumoAccessKey,
    /// Terraform: state or plan as JSON, or one of its resources.
    Terraform,
    /// Okta's System Log.
    SystemLog,
    /// A SCIM message.
    ScimPayload,
    /// The answer of an API that something went wrong.
    ApiError,
    /// A token or an access key.
    Credential,
    /// An address.
    Url,
    /// A web page.
    Html,
    /// Terraform's own language.
    Hcl,
    /// JSON that breaks off or is damaged.
    BrokenJson,
    /// JSON of no kind that is known.
    OtherJson,
    /// Anything else.
    Text,
    /// Nothing.
    Empty,
}
