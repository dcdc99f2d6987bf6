use crate::okta::attributes::{Attribute, DELETED, KEPT};
use crate::okta::external_name::{CORE_USER, Place};
use crate::scim::named;

named! {
    /// The application username format of the Sign On settings.
    pub enum UserNameFormat {
        /// The login of the Okta user.
        OktaUsername = "okta-username",
        /// The email address of the Okta user.
        Email = "email",
        /// The login up to the `@`.
        OktaUsernamePrefix = "okta-username-prefix",
        /// The email address up to the `@`.
        EmailPrefix = "email-prefix",
    }
}

/// The profile of an Okta user, by the variable names of its attributes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Profile(pub(crate) Vec<(String, String)>);

impl Profile {
    /// The value of an attribute; nothing where it is empty.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// Sets an attribute.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => value.clone_into(old),
            None => self.0.push((name.to_owned(), value.to_owned())),
        }
    }

    /// The person as a sentence calls them: by their name, else by their login.
    pub(crate) fn person(&self) -> String {
        let names: Vec<&str> =
            ["firstName", "lastName"].iter().filter_map(|name| self.get(name)).collect();
        if names.is_empty() {
            return self.get("login").unwrap_or("somebody").to_owned();
        }
        names.join(" ")
    }

    fn user_name(&self, format: UserNameFormat) -> String {
        use UserNameFormat::{Email, EmailPrefix, OktaUsername, OktaUsernamePrefix};
        let whole = match format {
            OktaUsername | OktaUsernamePrefix => self.get("login"),
            Email | EmailPrefix => self.get("email"),
        };
        let whole = whole.unwrap_or_default();
        let user_name = match format {
            OktaUsername | Email => whole,
            OktaUsernamePrefix | EmailPrefix => whole.split('@').next().unwrap_or_default(),
        };
        user_name.to_owned()
    }
}

/// Where the role goes.
#[derive(Clone, Debug)]
pub(crate) struct RoleAttribute {
    pub(crate) external_name: String,
    pub(crate) external_namespace: String,
}

/// A person as the app knows them: what is sent.
#[derive(Clone, Debug)]
pub(crate) struct AppUser {
    pub(super) user_name: String,
    /// The `id` of the Okta user.
    pub(super) external_id: String,
    /// What is mapped, each with its place, in the order of the screen.
    pub(super) attributes: Vec<(Place, String)>,
    has_role: bool,
}

impl AppUser {
    /// Makes the app user of a profile: the mapped attributes, then the role.
    pub(crate) fn of(
        profile: &Profile,
        external_id: &str,
        format: UserNameFormat,
        mapped: &[String],
        role: Option<(&RoleAttribute, &str)>,
    ) -> Self {
        let attributes = mapped.iter().filter_map(|name| {
            let attribute = KEPT.iter().chain(DELETED).find(|known| known.app == name)?;
            let place = Place::of(attribute.external_name, CORE_USER)?;
            Some((place, value(attribute, profile)?.to_owned()))
        });
        let role = role.and_then(|(attribute, role)| {
            let place = Place::of(&attribute.external_name, &attribute.external_namespace)?;
            Some((place, role.to_owned()))
        });
        Self {
            user_name: profile.user_name(format),
            external_id: external_id.to_owned(),
            has_role: role.is_some(),
            attributes: attributes.chain(role).collect(),
        }
    }

    /// Whether no role is among what is sent.
    pub(crate) fn lacks_role(&self) -> bool {
        !self.has_role
    }

    /// The name that Okta looks the user up by.
    pub(crate) fn user_name(&self) -> &str {
        &self.user_name
    }
}

/// The value of a mapped attribute. Okta's default expressions make the types of addresses `work`.
fn value<'p>(attribute: &Attribute, profile: &'p Profile) -> Option<&'p str> {
    match (attribute.okta, attribute.app) {
        ("", "emailType") => profile.get("email").map(|_| "work"),
        ("", _) => None,
        (name, _) => profile.get(name),
    }
}
