use crate::scim::named;
use LogOperation as Of;

named! {
    /// What an event of the System Log is about, as far as provisioning goes.
    #[derive(PartialOrd, Ord)]
    pub enum LogOperation {
        /// Somebody was assigned the app.
        Assign = "assign",
        /// Somebody was unassigned.
        Unassign = "unassign",
        /// An assignment was changed.
        ChangeAssignment = "change-assignment",
        /// Okta looked for the user.
        Verify = "verify",
        /// Okta created the user.
        Push = "push",
        /// Okta updated the user.
        PushProfile = "push-profile",
        /// A job of several requests ended.
        Sync = "sync",
        /// Okta deactivated the user.
        Deactivate = "deactivate",
        /// Okta activated the user again.
        Reactivate = "reactivate",
        /// Okta asked for all users.
        Import = "import",
        /// Okta took over the profile of a user.
        ImportProfile = "import-profile",
        /// Okta pushed a password.
        PushPassword = "push-password",
        /// Okta pushed a group.
        PushGroup = "push-group",
        /// Okta used its credentials.
        Authenticate = "authenticate",
        /// Okta called the app's API.
        Call = "call",
        /// The app's API wanted Okta to go slower.
        RateLimit = "rate-limit",
        /// Okta evaluated a mapping.
        Map = "map",
        /// Somebody was deactivated in Okta itself.
        DeactivateInOkta = "deactivate-in-okta",
    }
}

/// Types of events, present and former ones.
static EVENT_TYPES: &[(&str, Of)] = &[
    ("application.provision.user.push", Of::Push),
    ("application.provision.user.push_profile", Of::PushProfile),
    ("application.provision.user.verify_exists", Of::Verify),
    ("application.provision.user.sync", Of::Sync),
    ("application.provision.user.deactivate", Of::Deactivate),
    ("application.provision.user.deprovision", Of::Deactivate),
    ("application.provision.user.reactivate", Of::Reactivate),
    ("application.provision.user.activate", Of::Reactivate),
    ("application.provision.user.import", Of::Import),
    ("application.provision.user.import_profile", Of::ImportProfile),
    ("application.provision.user.password", Of::PushPassword),
    ("application.provision.user.push_password", Of::PushPassword),
    ("application.provision.user.push_okta_password", Of::PushPassword),
    ("application.provision.integration.call_api", Of::Call),
    ("application.user_membership.add", Of::Assign),
    ("application.user_membership.remove", Of::Unassign),
    ("application.user_membership.update", Of::ChangeAssignment),
    ("application.configuration.update", Of::Authenticate),
    ("application.integration.authentication_failure", Of::Authenticate),
    ("application.integration.api_query", Of::Call),
    ("application.integration.general_failure", Of::Call),
    ("application.integration.rate_limit_exceeded", Of::RateLimit),
    ("application.appuser.mapping.invalid.expression", Of::Map),
    ("user.lifecycle.deactivate", Of::DeactivateInOkta),
    ("app.user_management.push_new_user_success", Of::Push),
    ("app.user_management.push_new_user", Of::Push),
    ("app.api.error.create_user", Of::Push),
    ("app.api.error.check_user_exists", Of::Verify),
    ("app.api.error.push_profile_update", Of::PushProfile),
    ("app.user_management.provision_user.user_inactive", Of::PushProfile),
    ("app.api.error.auth", Of::Authenticate),
    ("app.auth_error.INVALID_CREDENTIALS", Of::Authenticate),
    ("app.api.error.api.validation", Of::Authenticate),
    ("app.user_management.provision_user", Of::Sync),
    ("app.user_management.provision_user_failed", Of::Sync),
];

/// All events about groups, which have many names.
const GROUPS: &str = "application.provision.group";

/// What the log shows for types of events, in small letters, those that begin alike the longer first.
static MESSAGES: &[(&str, Of)] = &[
    ("push new user to external application", Of::Push),
    ("successfully pushed new user account to app", Of::Push),
    ("push user's profile to external application", Of::PushProfile),
    ("verify user exists in external application", Of::Verify),
    ("sync user in external application", Of::Sync),
    ("push user deactivation to external application", Of::Deactivate),
    ("deprovision user from external application", Of::Deactivate),
    ("push user reactivation to external application", Of::Reactivate),
    ("import profile from external application", Of::ImportProfile),
    ("add user to application membership", Of::Assign),
    ("remove user's application membership", Of::Unassign),
    ("could not verify api credentials", Of::Authenticate),
];

/// The sentences of the page Tasks, in small letters, the more telling ones first.
static SENTENCES: &[(&str, Of)] = &[
    ("error while trying to import user profile for", Of::ImportProfile),
    ("error while trying to push profile update for", Of::PushProfile),
    ("automatic profile push of", Of::PushProfile),
    ("automatic deactivation of", Of::Deactivate),
    ("automatic deprovisioning of", Of::Deactivate),
    ("error while verifying if user", Of::Verify),
    ("error while creating user", Of::Push),
    ("automatic provisioning of", Of::Push),
    ("matching user not found", Of::Push),
    ("before provisioning was enabled", Of::Assign),
    ("error authenticating", Of::Authenticate),
    ("the credentials used to connect to the api were invalid", Of::Authenticate),
];

impl LogOperation {
    /// The operation of a type of event, present or former.
    pub(super) fn of_type(name: &str) -> Option<Self> {
        if name.starts_with(GROUPS) {
            return Some(Self::PushGroup);
        }
        EVENT_TYPES.iter().find(|(known, _)| *known == name).map(|&(_, operation)| operation)
    }

    /// The operation that the log shows such a message for.
    pub(super) fn of_message(message: &str) -> Option<Self> {
        let message = message.to_lowercase();
        Self::first_in(&message, MESSAGES).map(|(operation, _)| operation)
    }

    /// The operation that a sentence in small letters is about, and where it is named.
    pub(super) fn of_sentence(sentence: &str) -> Option<(Self, usize)> {
        Self::first_in(sentence, MESSAGES).or_else(|| Self::first_in(sentence, SENTENCES))
    }

    fn first_in(text: &str, table: &[(&str, Self)]) -> Option<(Self, usize)> {
        table.iter().find_map(|&(words, operation)| Some((operation, text.find(words)?)))
    }

    /// Whether an event of the type is the report of a failure by itself.
    pub(super) fn always_fails(name: &str) -> bool {
        ["_failure", "rate_limit_exceeded", "invalid.expression", "_failed", "INVALID_CREDENTIALS"]
            .iter()
            .any(|end| name.ends_with(end))
            || name.starts_with("app.api.error.")
    }
}

#[cfg(test)]
mod tests {
    use super::LogOperation;

    #[test]
    fn present_and_former_types_are_known_and_others_are_not() {
        let known = |name| LogOperation::of_type(name);
        assert_eq!(known("application.provision.user.push"), Some(LogOperation::Push));
        assert_eq!(known("app.api.error.create_user"), Some(LogOperation::Push));
        assert_eq!(
            known("application.provision.group_push.removed"),
            Some(LogOperation::PushGroup)
        );
        assert_eq!(known("application.provision.user.pushed"), None);
        assert_eq!(known("user.session.start"), None);
    }
}
