use super::told::Told;
use super::{HeldUser, Rehearsal, RehearsalAuthentication, RehearsalOutcome, RehearsalSwitches};
use crate::okta::requests::{AppUser, Client, Profile, RoleAttribute};
use crate::okta::{CORE_USER, MappingMode, ROLE_EXTERNAL_NAME, UserNameFormat};
use crate::scim::conversation::{Answer, Call};
use crate::scim::format::instant;
use crate::sentence;
use crate::sumologic::deployment_of;
use crate::sumologic::roles::BUILT_IN_ROLES;
use crate::sumologic::server::{Account, Key, User};
use crate::text::digits;

/// How many people are taken at most.
pub(super) const MOST_PEOPLE: usize = 100;
/// When a rehearsal begins whose time nobody names: 2026-01-05T09:00:00Z.
const START: i64 = 1_767_603_600;
/// What the guide leaves mapped, the user name aside, which is in no mapping.
const MAPPED: &[&str] = &["givenName", "familyName", "email"];

/// A person in Okta, and how the app stands with them.
#[derive(Debug)]
pub(super) struct Actor {
    /// What the events call them by.
    pub(super) login: String,
    /// The `id` of the Okta user.
    pub(super) id: String,
    pub(super) profile: Profile,
    pub(super) groups: Vec<String>,
    /// The role that is chosen where an assignment names none.
    pub(super) usual_role: Option<String>,
    /// The role that was chosen at the assignment.
    pub(super) role: Option<String>,
    pub(super) assigned: bool,
    /// Whether the account in Okta is active.
    pub(super) active: bool,
    /// The `id` in Sumo Logic, as long as Okta knows it.
    pub(super) link: Option<String>,
    /// Whether a failed task waits for somebody to retry it.
    pub(super) failed: bool,
    /// The `id` of the account that was to be deactivated when that failed.
    pub(super) leaving: Option<String>,
}

/// Everything that a rehearsal goes on in.
pub(super) struct Stage<'r> {
    pub(super) given: &'r Rehearsal,
    pub(super) actors: Vec<Actor>,
    pub(super) account: Account,
    pub(super) provisioning: bool,
    pub(super) base: String,
    switches: RehearsalSwitches,
    mapped: Vec<String>,
    role: RoleAttribute,
}

impl<'r> Stage<'r> {
    pub(super) fn set(given: &'r Rehearsal, switches: RehearsalSwitches) -> Self {
        let now = given.now.as_deref().and_then(instant).unwrap_or(START);
        let policy = given.key.unwrap_or_default();
        let key = Key {
            made: now,
            used: now,
            lifetime_days: policy.lifetime_days.unwrap_or(180),
            idle_days: policy.idle_days.unwrap_or(30),
            manages_users: policy.manages_users.unwrap_or(true),
        };
        let built_in = || BUILT_IN_ROLES.iter().map(|&role| role.to_owned()).collect();
        let roles = given.roles.clone().unwrap_or_else(built_in);
        let base = given.base_url.clone().filter(|base| !base.trim().is_empty());
        let named =
            || deployment_of(base.as_deref()?).deployment.map(|found| found.code.to_owned());
        let deployment = given.deployment.clone().or_else(named).unwrap_or_default();
        let mut account = Account::on(&deployment, roles, key, switches.server);
        account.users = given.users.iter().map(|user| held(user, &mut account)).collect();
        Self {
            actors: given.people.iter().take(MOST_PEOPLE).enumerate().map(actor).collect(),
            provisioning: given.provisioning.unwrap_or(true),
            base: base.unwrap_or_else(|| account.base_url.clone()),
            mapped: given
                .mapped
                .clone()
                .unwrap_or_else(|| MAPPED.iter().map(|&name| name.to_owned()).collect()),
            role: RoleAttribute {
                external_name: given
                    .external_name
                    .clone()
                    .unwrap_or_else(|| ROLE_EXTERNAL_NAME.to_owned()),
                external_namespace: given
                    .external_namespace
                    .clone()
                    .unwrap_or_else(|| CORE_USER.to_owned()),
            },
            given,
            account,
            switches,
        }
    }

    /// Whether the role comes from the Okta user.
    pub(super) fn is_mapped(&self) -> bool {
        self.given.mode == Some(MappingMode::Mapped)
    }

    /// The role that is sent for a person.
    pub(super) fn role_of(&self, actor: &Actor) -> Option<String> {
        if self.is_mapped() {
            actor.profile.get("roles").map(str::to_owned)
        } else {
            actor.role.clone().filter(|role| !role.is_empty())
        }
    }

    /// What the app sends of a person.
    pub(super) fn app_user(&self, actor: &Actor) -> AppUser {
        let format = self.given.user_name_format.unwrap_or(UserNameFormat::OktaUsername);
        let role = self.role_of(actor);
        let role = role.as_deref().map(|role| (&self.role, role));
        AppUser::of(&actor.profile, &actor.id, format, &self.mapped, role)
    }

    /// Lets Okta talk to Sumo Logic, and writes down what they say.
    pub(super) fn talk<T>(&mut self, told: &mut Told, act: impl FnOnce(&mut Client<'_>) -> T) -> T {
        let account = &mut self.account;
        let exchanges = &mut told.exchanges;
        let mut line = |call: Call| -> Option<Answer> {
            let answer = account.answer(&call);
            exchanges.push((call, answer.clone()));
            answer
        };
        act(&mut Client { base: &self.base, habits: self.switches.okta, line: &mut line })
    }

    /// Keeps what Okta knows of a person after a push.
    pub(super) fn remember(&mut self, who: usize, link: Option<String>, told: &Told) {
        if let Some(actor) = self.actors.get_mut(who) {
            actor.link = link;
            actor.failed = told.outcome == RehearsalOutcome::Failed;
        }
    }

    /// The place of somebody's account in Sumo Logic: by the link, else by name and address.
    pub(super) fn held_by(&self, actor: &Actor) -> Option<usize> {
        let user = self.app_user(actor);
        let email = actor.profile.get("email").unwrap_or_default();
        let users = &self.account.users;
        let linked = users.iter().position(|held| Some(&held.id) == actor.link.as_ref());
        linked.or_else(|| users.iter().position(|held| held.is_same(user.user_name(), email)))
    }

    /// How the access key stands in a header.
    pub(super) fn authorization(&self) -> &'static str {
        match self.given.authentication_mode {
            Some(RehearsalAuthentication::Basic) => "Basic $SCIM_TOKEN",
            _ => "Bearer $SCIM_TOKEN",
        }
    }
}

fn actor((index, person): (usize, &super::Person)) -> Actor {
    let mut profile = Profile(person.profile.clone());
    let login = profile.get("login").unwrap_or_default().to_owned();
    if profile.get("email").is_none() {
        profile.set("email", &login);
    }
    if let (None, Some(role)) = (profile.get("roles"), &person.role) {
        profile.set("roles", role);
    }
    let number = digits(index as u64 + 1);
    let zeros = "00000000".get(number.len().min(8)..).unwrap_or_default();
    Actor {
        login,
        id: person.id.clone().unwrap_or_else(|| sentence!("00u1rehearsa", zeros, number)),
        profile,
        groups: person.groups.clone().unwrap_or_default(),
        usual_role: person.role.clone(),
        role: None,
        assigned: false,
        active: true,
        link: None,
        failed: false,
        leaving: None,
    }
}

fn held(user: &HeldUser, account: &mut Account) -> User {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    User {
        id: account.next_id(),
        user_name: text(&user.user_name),
        given_name: text(&user.given_name),
        family_name: text(&user.family_name),
        email: text(&user.user_name),
        roles: user.roles.clone().unwrap_or_default(),
        active: user.active.unwrap_or(true),
        created: account.now,
        modified: account.now,
    }
}
