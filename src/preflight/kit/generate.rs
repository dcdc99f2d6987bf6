use super::commands::commands;
use super::plan::Plan;
use super::requests::requests;
use super::runbook::{Parts, runbook};
use super::screen::rows;
use super::terraform::terraform;
use super::typed::typed;
use super::{
    ManualStep, ProviderSetup, RowAction, SetupKit, SetupOptions, check, entra, okta, onelogin,
};
use crate::preflight::setup::Step;

/// What neither Okta's Management API nor Terraform can do.
///
/// Source: Okta Management API: the connections and features of an app cover a short list of
/// catalog apps only.
static MANUAL: &[ManualStep] = &[
    ManualStep {
        step: Step::Prerequisites,
        what: "Create the access key.",
        why: "A key of a service account is made by an administrator who is logged in; it is shown once.",
    },
    ManualStep {
        step: Step::Prerequisites,
        what: "Create the SAML configuration in Sumo Logic, with any issuer and certificate for now.",
        why: "Its addresses are needed for the app, and the app's issuer and certificate only exist afterwards.",
    },
    ManualStep {
        step: Step::Provisioning,
        what: "Enable SCIM on the tab General.",
        why: "Okta's API does not offer it for apps of this kind.",
    },
    ManualStep {
        step: Step::Provisioning,
        what: "Enter the settings under Integration, and enable the actions under To App.",
        why: "Okta's API offers connections and features for a few apps of the catalog only.",
    },
];

/// Makes everything that it takes to provision Sumo Logic from Okta: the fields of every screen in
/// order, the requests to Okta's API, a Terraform configuration, commands that test the connection,
/// a runbook, and the fields at Microsoft Entra ID and OneLogin.
///
/// Whatever the options hold, what is made is valid: their texts are escaped wherever they stand.
/// What is not known is left open, with brackets in its place, and the report says so.
///
/// ```
/// use scim_preflight::{SetupOptions, generate_setup};
/// let made = generate_setup(&SetupOptions {
///     deployment: Some("us2".to_owned()),
///     ..SetupOptions::default()
/// });
/// let url = made.rows.iter().find(|row| row.field == "SCIM connector base URL");
/// assert_eq!(url.map(|row| &*row.value), Some("https://api.us2.sumologic.com/api/v1/scim/"));
/// ```
///
/// Sources: Sumo Logic, Provision with Okta, with Microsoft Entra ID, with OneLogin; Okta
/// Management API; the Terraform providers of Okta and Sumo Logic.
#[must_use]
pub fn generate_setup(options: &SetupOptions) -> SetupKit {
    let plan = Plan::of(options);
    let report = check::check(options, &plan);
    let rows = |screens| rows(screens, &plan);
    let (okta, requests) = (rows(okta::SCREENS), requests(&plan));
    let (terraform, commands) = (terraform(&plan), commands(&plan));
    let parts = Parts {
        rows: &okta,
        manual: MANUAL,
        requests: &requests,
        terraform: &terraform,
        commands: &commands,
    };
    SetupKit {
        runbook: runbook(&plan, &parts),
        entra: ProviderSetup { rows: rows(entra::SCREENS), notes: entra::NOTES.to_vec() },
        onelogin: ProviderSetup { rows: rows(onelogin::SCREENS), notes: onelogin::NOTES.to_vec() },
        setup: typed(&plan),
        rows: okta,
        manual: MANUAL.to_vec(),
        requests,
        terraform,
        commands,
        report,
    }
}

impl RowAction {
    /// What to do, as an imperative.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Enter => "Enter",
            Self::Choose => "Choose",
            Self::Tick => "Tick",
            Self::Untick => "Leave off",
            Self::Press => "Press",
            Self::Fill => "Enter your own",
            Self::Empty => "Leave empty",
            Self::Add => "Add",
            Self::Keep => "Keep",
            Self::Delete => "Delete",
            Self::Expect => "Look for",
        }
    }
}
