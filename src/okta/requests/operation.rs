use crate::scim::named;

named! {
    /// What Okta does in the app, as its System Log names it.
    pub enum ProvisioningOperation {
        /// Looking for the user.
        Verify = "application.provision.user.verify_exists",
        /// Creating the user.
        Push = "application.provision.user.push",
        /// Updating the user.
        PushProfile = "application.provision.user.push_profile",
        /// Deactivating the user.
        Deactivate = "application.provision.user.deactivate",
    }
}

impl ProvisioningOperation {
    /// What the System Log shows for it.
    ///
    /// Source: Okta, catalog of event types.
    pub(crate) fn display_message(self) -> &'static str {
        match self {
            Self::Verify => "Verify user exists in external application",
            Self::Push => "Push new user to external application",
            Self::PushProfile => "Push user's profile to external application",
            Self::Deactivate => "Push user deactivation to external application",
        }
    }
}
