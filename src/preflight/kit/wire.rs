use serde::Serialize;

use crate::okta::{
    ApplicationBody, AssignmentBody, MappingBody, Removals, RolesProperty, SchemaBody,
};
use crate::preflight::setup::{Setup, Step};
use crate::report::Report;

/// Everything that it takes to provision Sumo Logic from Okta.
///
/// Texts from the options are escaped wherever they stand, so all of it is valid whatever the
/// options hold. No secret is in it: what needs one has a variable in its place.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SetupKit {
    /// Every field of every screen, in the order in which they are to be filled.
    pub rows: Vec<SetupRow>,
    /// What neither Okta's API nor Terraform can do.
    pub manual: Vec<ManualStep>,
    /// The requests to Okta's Management API, in their order.
    pub requests: Vec<SetupRequest>,
    /// The same as a Terraform configuration for the providers `okta` and `sumologic`.
    pub terraform: String,
    /// What tests the base URL and the access key.
    pub commands: Commands,
    /// All of it as a Markdown document.
    pub runbook: String,
    /// The same setup in Microsoft Entra ID.
    pub entra: ProviderSetup,
    /// The same setup in OneLogin.
    pub onelogin: ProviderSetup,
    /// What is to be said of the options; `source` is `options`, pointers lead into them.
    pub report: Report,
    /// What `checkSetup` takes, as if all of it had been entered.
    pub setup: Setup,
}

/// One field of one screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SetupRow {
    /// The step of the guide.
    pub step: Step,
    /// The way to the screen, in the words of its menus.
    pub screen: String,
    /// The field, button or attribute, as the screen calls it.
    pub field: String,
    /// What to do with it.
    pub action: RowAction,
    /// The value, where there is one; for `fill`, what value of your own belongs there.
    pub value: String,
    /// Why; empty where it goes without saying.
    pub why: &'static str,
    /// Whether neither Okta's API nor Terraform can do it.
    pub manual: bool,
}

/// What to do with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum RowAction {
    /// Enter the value.
    Enter,
    /// Choose the value.
    Choose,
    /// Tick it, or enable it.
    Tick,
    /// Leave it without a tick.
    Untick,
    /// Press it.
    Press,
    /// Enter a value of your own, such as a secret.
    Fill,
    /// Leave it empty.
    Empty,
    /// Add it to the list.
    Add,
    /// Leave it in the list.
    Keep,
    /// Delete it.
    Delete,
    /// Look whether it shows the value.
    Expect,
}

/// Something that has to be done by hand.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ManualStep {
    /// The step of the guide.
    pub step: Step,
    /// What to do.
    pub what: &'static str,
    /// Why no request does it.
    pub why: &'static str,
}

/// A request to Okta's Management API.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct SetupRequest {
    /// The step of the guide.
    pub step: Step,
    /// What it does.
    pub title: &'static str,
    /// The method.
    pub method: &'static str,
    /// The path, with the names of what is to be filled in in braces: `{appId}`.
    pub path: &'static str,
    /// The body, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<RequestBody>,
    /// What has to be done or known before, or what to take from the answer.
    pub note: &'static str,
    /// The request for a POSIX shell.
    pub curl: String,
    /// The request for PowerShell.
    pub powershell: String,
}

/// The body of a request.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(untagged)]
pub enum RequestBody {
    /// An app.
    Application(ApplicationBody),
    /// The attribute `roles`.
    Roles(SchemaBody<RolesProperty>),
    /// A mapping.
    Mapping(MappingBody),
    /// Attributes that go.
    Removals(SchemaBody<Removals>),
    /// An assignment.
    Assignment(AssignmentBody),
}

/// What reads two users, as Okta's connector test does. Asks for the access key without showing it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Commands {
    /// For a POSIX shell.
    pub curl: String,
    /// For PowerShell.
    pub powershell: String,
}

/// The setup at another identity provider.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProviderSetup {
    /// Every field of every screen. `manual` says nothing here: there are no requests beside them.
    pub rows: Vec<SetupRow>,
    /// What to know beside.
    pub notes: Vec<&'static str>,
}
