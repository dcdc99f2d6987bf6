use crate::scim::named;

named! {
    /// What can happen in a rehearsal.
    pub enum RehearsalEventKind {
        /// Test Connector Configuration is clicked.
        Test = "test",
        /// The app is assigned to a person or to a group; again, too.
        Assign = "assign",
        /// The profile or the role of a person changes in Okta.
        Change = "change",
        /// The app is taken from a person.
        Unassign = "unassign",
        /// A person is deactivated in Okta.
        Deactivate = "deactivate",
        /// A person who was deactivated in Okta is activated again.
        Activate = "activate",
        /// Provisioning is switched on for the app.
        EnableProvisioning = "enable-provisioning",
        /// Provision User is clicked for a person.
        ProvisionUser = "provision-user",
        /// Force Sync is clicked.
        ForceSync = "force-sync",
        /// The failed task of a person is retried.
        Retry = "retry",
        /// Import Now is clicked.
        Import = "import",
        /// Days pass.
        Wait = "wait",
        /// A new access key is entered in Okta.
        NewKey = "new-key",
        /// A person's account is deleted in Sumo Logic, its content going to somebody else.
        DeleteInSumoLogic = "delete-in-sumo-logic",
        /// A person's account is reactivated in Sumo Logic.
        ReactivateInSumoLogic = "reactivate-in-sumo-logic",
        /// A role is created in Sumo Logic.
        CreateRole = "create-role",
    }
}

/// Something that happens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename_all = "camelCase"))]
pub struct RehearsalEvent {
    /// What happens.
    #[cfg_attr(test, ts(optional = false, as = "RehearsalEventKind"))]
    pub event: Option<RehearsalEventKind>,
    /// To whom: the login of one of the people.
    pub person: Option<String>,
    /// To which group: everybody of the people who is in it.
    pub group: Option<String>,
    /// The role that is chosen at the assignment, that changes, or that is created.
    pub role: Option<String>,
    /// The attributes of the Okta profile that change: `lastName`, `email`, `login`, …
    #[cfg_attr(test, ts(optional, type = "Record<string, string>"))]
    pub profile: Vec<(String, String)>,
    /// How many days pass.
    #[cfg_attr(test, ts(optional, type = "number"))]
    pub days: Option<u32>,
}

/// How an event is told: what stands before the name of the person, and behind it.
pub(super) static TITLES: &[(RehearsalEventKind, &str, &str)] = &[
    (RehearsalEventKind::Test, "Test Connector Configuration", ""),
    (RehearsalEventKind::Assign, "Assign the app to ", ""),
    (RehearsalEventKind::Change, "Change ", " in Okta"),
    (RehearsalEventKind::Unassign, "Unassign ", " from the app"),
    (RehearsalEventKind::Deactivate, "Deactivate ", " in Okta"),
    (RehearsalEventKind::Activate, "Activate ", " in Okta"),
    (RehearsalEventKind::EnableProvisioning, "Enable provisioning for the app", ""),
    (RehearsalEventKind::ProvisionUser, "Click Provision User for ", ""),
    (RehearsalEventKind::ForceSync, "Click Force Sync", ""),
    (RehearsalEventKind::Retry, "Retry the failed task of ", ""),
    (RehearsalEventKind::Import, "Click Import Now", ""),
    (RehearsalEventKind::Wait, "", ""),
    (RehearsalEventKind::NewKey, "Enter a new access key in Okta", ""),
    (RehearsalEventKind::DeleteInSumoLogic, "Delete ", " in Sumo Logic"),
    (RehearsalEventKind::ReactivateInSumoLogic, "Reactivate ", " in Sumo Logic"),
    (RehearsalEventKind::CreateRole, "Create a role in Sumo Logic", ""),
];

impl RehearsalEventKind {
    /// Whether it happens to a person.
    pub(super) fn needs_person(self) -> bool {
        TITLES.iter().any(|&(kind, before, _)| kind == self && before.ends_with(' '))
    }
}
