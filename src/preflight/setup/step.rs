use serde::Serialize;

/// A step of Sumo Logic's guide, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// Access key and SAML configuration in Sumo Logic.
    Prerequisites,
    /// Step 1: the SAML 2.0 app in Okta.
    App,
    /// Step 2: SCIM, the integration settings, and what Okta may do.
    Provisioning,
    /// Step 3: the `roles` attribute in both profiles.
    Roles,
    /// Step 4: the mappings in both directions and the attributes of the app's profile.
    Mappings,
    /// Step 5: who is assigned, with which role.
    Assignment,
    /// Step 6: what the System Log and Sumo Logic show.
    Verification,
    /// What happens to people later on.
    Syncing,
}

impl Step {
    /// All steps, in the order of the guide.
    pub const ALL: [Self; 8] = [
        Self::Prerequisites,
        Self::App,
        Self::Provisioning,
        Self::Roles,
        Self::Mappings,
        Self::Assignment,
        Self::Verification,
        Self::Syncing,
    ];

    /// What the guide calls it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Prerequisites => "Prerequisites",
            Self::App => "Create the app",
            Self::Provisioning => "Set up provisioning",
            Self::Roles => "Set up roles",
            Self::Mappings => "Set up attribute mappings",
            Self::Assignment => "Assign the app to people",
            Self::Verification => "Verify provisioning",
            Self::Syncing => "Syncing between Okta and Sumo Logic",
        }
    }
}
