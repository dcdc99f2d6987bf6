use super::{Habits, Key};
use crate::sumologic::deployments::{Row, by_code};

/// A user as Sumo Logic holds them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "`userName` is the name that SCIM gives it")]
pub(crate) struct User {
    /// Sixteen hexadecimal digits.
    pub(crate) id: String,
    pub(crate) user_name: String,
    pub(crate) given_name: String,
    pub(crate) family_name: String,
    pub(crate) email: String,
    pub(crate) roles: Vec<String>,
    pub(crate) active: bool,
    /// When it was created, in seconds since 1970.
    pub(crate) created: i64,
    /// When it was last changed.
    pub(crate) modified: i64,
}

impl User {
    /// Says whether two states of a user differ in nothing but their times.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        let (created, modified) = (other.created, other.modified);
        Self { created, modified, ..self.clone() } == *other
    }

    /// Says whether an account belongs to this person already: by the user name or the address,
    /// in any letter case.
    pub(crate) fn is_same(&self, user_name: &str, email: &str) -> bool {
        self.user_name.eq_ignore_ascii_case(user_name) || self.email.eq_ignore_ascii_case(email)
    }
}

/// A Sumo Logic account: what it holds, and how it answers.
#[derive(Clone, Debug)]
pub(crate) struct Account {
    /// The base URL that Okta has to be given.
    pub(crate) base_url: String,
    pub(crate) users: Vec<User>,
    /// The names of its roles.
    pub(crate) roles: Vec<String>,
    pub(crate) key: Key,
    pub(crate) habits: Habits,
    /// The time, in seconds since 1970.
    pub(crate) now: i64,
    /// How many identifiers have been given.
    given: u64,
}

/// The identifier before the first.
const BEFORE_FIRST: u64 = 0x0fe2_0fe1;

impl Account {
    /// An account without users on a deployment, by its code; on US1 where there is no such code.
    pub(crate) fn on(deployment: &str, roles: Vec<String>, key: Key, habits: Habits) -> Self {
        let rows = [deployment.trim(), "US1"].into_iter().filter_map(by_code);
        let base_url = rows.filter_map(Row::usable).find_map(Row::scim_base_url);
        let (base_url, now) = (base_url.unwrap_or_default(), key.used);
        Self { base_url, users: Vec::new(), roles, key, habits, now, given: 0 }
    }

    /// The host of its API.
    pub(super) fn host(&self) -> &str {
        self.base_url.split('/').nth(2).unwrap_or_default()
    }

    /// Gives the next identifier.
    pub(crate) fn next_id(&mut self) -> String {
        self.given += 1;
        let number = BEFORE_FIRST + self.given;
        let digit = |place: u32| char::from_digit((number >> (4 * place) & 15) as u32, 16);
        (0..16).rev().filter_map(digit).map(|digit| digit.to_ascii_uppercase()).collect()
    }

    /// The account's own name of a role; nothing where there is none of that name.
    pub(crate) fn role(&self, name: &str) -> Option<&String> {
        let same = |known: &&String| {
            *known == name || !self.habits.role_case && known.eq_ignore_ascii_case(name)
        };
        self.roles.iter().find(same)
    }
}
