use super::RehearsalEvent;
use crate::okta::requests::Habits as OktaHabits;
use crate::okta::{MappingMode, UserNameFormat};
use crate::scim::conversation::Doubt;
use crate::scim::named;
use crate::sumologic::server::Habits as ServerHabits;

/// What is to be rehearsed: people, what happens, and how Okta and Sumo Logic are set up. What is
/// absent is as the guide has it.
#[derive(Clone, Debug, Default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename_all = "camelCase"))]
pub struct Rehearsal {
    /// The people in Okta; a hundred at most.
    #[cfg_attr(test, ts(optional, type = "readonly Person[]"))]
    pub people: Vec<Person>,
    /// What happens, in its order; two hundred events at most.
    #[cfg_attr(test, ts(optional, type = "readonly RehearsalEvent[]"))]
    pub events: Vec<RehearsalEvent>,
    /// The code of the deployment that the account is on; `US1` when absent.
    pub deployment: Option<String>,
    /// The SCIM connector base URL as it is entered in Okta; that of the deployment when absent.
    pub base_url: Option<String>,
    /// Where a person's role comes from; `assignment` when absent.
    pub mode: Option<MappingMode>,
    /// The application username format; `okta-username` when absent, as in Okta.
    pub user_name_format: Option<UserNameFormat>,
    /// The external name of the app's attribute `roles`.
    pub external_name: Option<String>,
    /// Its external namespace.
    pub external_namespace: Option<String>,
    /// The attributes of the app that are mapped, by their variable names; `givenName`,
    /// `familyName` and `email` when absent.
    pub mapped: Option<Vec<String>>,
    /// Whether Create Users is enabled; `true` when absent.
    pub create_users: Option<bool>,
    /// Whether Update User Attributes is enabled; `true` when absent.
    pub update_user_attributes: Option<bool>,
    /// Whether Deactivate Users is enabled; `true` when absent.
    pub deactivate_users: Option<bool>,
    /// Whether provisioning is on from the start; `true` when absent.
    pub provisioning: Option<bool>,
    /// How Okta sends the access key; `http-header` when absent.
    pub authentication_mode: Option<RehearsalAuthentication>,
    /// The names of the roles in Sumo Logic; the built-in ones when absent.
    pub roles: Option<Vec<String>>,
    /// Who is in Sumo Logic already.
    #[cfg_attr(test, ts(optional, type = "readonly HeldUser[]"))]
    pub users: Vec<HeldUser>,
    /// What the access key may do, and for how long.
    pub key: Option<KeyPolicy>,
    /// What the papers leave in doubt, where it is to be otherwise than by default.
    #[cfg_attr(
        test,
        ts(
            optional,
            type = "{ listHidesInactive?: boolean, roleCaseMatters?: boolean, userNameFilter?: boolean, unknownMembersTolerated?: boolean, emailCanChange?: boolean, wrongDeploymentMoved?: boolean, redirectFollowed?: boolean }"
        )
    )]
    pub switches: RehearsalSwitches,
    /// The time of the first event, as an ISO 8601 dateTime; `2026-01-05T09:00:00Z` when absent.
    pub now: Option<String>,
}

/// A person in Okta.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename_all = "camelCase"))]
pub struct Person {
    /// The `id` of the Okta user; made up when absent.
    pub id: Option<String>,
    /// The Okta profile: `login`, `email`, `firstName`, `lastName`, and any other attribute.
    #[cfg_attr(test, ts(type = "{ login: string, [attribute: string]: string }"))]
    pub profile: Vec<(String, String)>,
    /// The role: in the mode `mapped` the `roles` of the profile, else what is chosen at the
    /// assignment where the event names none.
    pub role: Option<String>,
    /// The names of the person's groups in Okta.
    pub groups: Option<Vec<String>>,
}

/// Somebody who is in Sumo Logic before the rehearsal begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename_all = "camelCase"))]
pub struct HeldUser {
    /// The user name and email address.
    #[cfg_attr(test, ts(optional = false, as = "String"))]
    pub user_name: Option<String>,
    /// The given name.
    pub given_name: Option<String>,
    /// The family name.
    pub family_name: Option<String>,
    /// The roles.
    pub roles: Option<Vec<String>>,
    /// Whether the account is active; `true` when absent.
    pub active: Option<bool>,
}

/// What the access key may do, and for how long.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename_all = "camelCase"))]
pub struct KeyPolicy {
    /// After how many days it expires, 0 for never; 180 when absent.
    pub lifetime_days: Option<u32>,
    /// After how many days without use it is deactivated, 0 for never; 30 when absent.
    pub idle_days: Option<u32>,
    /// Whether it may manage users and roles; `true` when absent.
    pub manages_users: Option<bool>,
}

named! {
    /// How Okta sends the access key.
    pub enum RehearsalAuthentication {
        /// As a bearer token.
        HttpHeader = "http-header",
        /// As user name and password.
        Basic = "basic",
    }
}

/// What the papers leave in doubt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RehearsalSwitches {
    pub(super) server: ServerHabits,
    pub(super) okta: OktaHabits,
}

impl RehearsalSwitches {
    /// All switches, each with what it is about.
    pub(super) fn all(&mut self) -> Vec<(&'static Doubt, &mut bool)> {
        let doubts = ServerHabits::DOUBTS.iter().chain(OktaHabits::DOUBTS);
        doubts.zip(self.server.values().into_iter().chain(self.okta.values())).collect()
    }
}

#[cfg(test)]
mod tests {
    use ts_rs::{Config, TS};

    use super::{Rehearsal, RehearsalSwitches};

    #[test]
    fn the_type_has_every_switch() {
        let declared = Rehearsal::decl(&Config::default());
        let mut switches = RehearsalSwitches::default();
        for (doubt, _) in switches.all() {
            assert!(declared.contains(&format!("{}?: boolean", doubt.name)), "{}", doubt.name);
        }
    }
}
