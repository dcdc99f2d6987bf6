//! What follows from the facts together, and what several checks ask for.

use super::facts::Facts;
use super::form::Setup;
use super::username::{Username, username};
use crate::okta::MappingMode;
use crate::okta::export::{
    App, AppField, Attribute, AttributeField, Mapping, Person, Profile, Row,
};
use crate::report::{Said, Spot};
use crate::sumologic::deployment_of;
use crate::sumologic::export::{SamlField, SamlSide};
use crate::text::sort_by;

/// A setup that is being checked.
#[derive(Debug)]
pub(super) struct Case<'a> {
    pub(super) setup: &'a Setup,
    pub(super) facts: &'a Facts,
    /// The exported app that the setup is about.
    likely: Option<&'a App>,
    /// Its id, where it is known.
    pub(super) subject: Option<&'a str>,
    /// The ids of exported apps where that of this setup is not known, sorted.
    others: Vec<&'a str>,
    /// The mode that was asked for, or that the mapping shows.
    pub(super) mode: Option<MappingMode>,
    /// The variable names of the attributes that hold the role, sorted, in small letters.
    role_names: Vec<String>,
}

impl<'a> Case<'a> {
    pub(super) fn of(setup: &'a Setup, facts: &'a Facts) -> Self {
        let (others, role_names) = (Vec::new(), Vec::new());
        let mut case =
            Self { setup, facts, likely: None, subject: None, others, mode: None, role_names };
        case.likely = case.likely_app();
        case.subject = case.likely.and_then(id_of);
        if case.subject.is_none() {
            let others = facts.apps.iter().filter(|app| !case.is_our_app(app)).filter_map(id_of);
            case.others = others.collect();
            sort_by(&mut case.others, Ord::cmp);
        }
        let names = case.role_attributes().map(|one| one.name.text.trim().to_ascii_lowercase());
        case.role_names = names.collect();
        sort_by(&mut case.role_names, Ord::cmp);
        case.mode = setup.mode.or_else(|| case.mode_of_mapping());
        case
    }

    /// The mode that the mapping to the app shows.
    fn mode_of_mapping(&self) -> Option<MappingMode> {
        let rows = |mapping: &'a Mapping| Some((mapping.rows.as_ref()?, mapping.whole));
        self.to_app().filter_map(rows).find_map(|(rows, whole)| {
            if rows.iter().any(|row| self.is_role_row(row)) {
                return Some(MappingMode::Mapped);
            }
            whole.then_some(MappingMode::Assignment)
        })
    }

    /// Of several exported apps the one that the other inputs are most likely about.
    fn likely_app(&self) -> Option<&'a App> {
        let typed = |field: AppField| self.facts.typed_app.as_ref()?.get(field);
        let same = |app: &App, field: AppField| {
            typed(field).zip(app.get(field)).is_some_and(|(one, other)| one.text == other.text)
        };
        let score = |app: &App| {
            let of_catalog = app.get(AppField::Name).is_some_and(|name| name.is("sumologic"));
            let acs = app.get(AppField::Acs).is_some_and(|acs| acs.text.contains("sumologic"));
            let id = app.get(AppField::Id);
            let named = id.is_some_and(|id| {
                let of_profile = self.facts.app_profiles.iter().map(|profile| &profile.app);
                let of_mapping = self.facts.mappings.iter().map(|mapping| &mapping.app);
                of_profile.chain(of_mapping).flatten().any(|app| *app == id.text)
            });
            let label = app.get(AppField::Label);
            let label = label.is_some_and(|label| label.text.to_lowercase().contains("sumo"));
            // Of many apps in one export, that of Sumo Logic counts before what names an app.
            32 * u32::from(same(app, AppField::Label))
                + 16 * u32::from(same(app, AppField::Acs))
                + 16 * u32::from(acs)
                + 8 * u32::from(label)
                + 4 * u32::from(named)
                + u32::from(!of_catalog)
        };
        // The first of those with the highest score.
        self.facts.apps.iter().rev().max_by_key(|app| score(app))
    }

    /// Whether something that names an app, or none, belongs to the app of this setup, or may.
    fn is_ours(&self, app: Option<&str>) -> bool {
        let Some(app) = app else { return true };
        match self.subject {
            Some(subject) => subject == app,
            // A new app has no id yet; one that is known by it is another.
            None => self.others.binary_search(&app).is_err(),
        }
    }

    /// Whether an exported app is that of this setup: by its id, or by what it is called and where
    /// it leads, since a plan knows no ids.
    pub(super) fn is_our_app(&self, app: &App) -> bool {
        let Some(likely) = self.likely else { return true };
        let alike = |field: AppField| {
            likely.get(field).zip(app.get(field)).is_some_and(|(one, other)| same(one, other))
        };
        match (id_of(likely), id_of(app)) {
            (Some(one), Some(other)) => one == other,
            _ => core::ptr::eq(likely, app) || alike(AppField::Label) || alike(AppField::Acs),
        }
    }

    /// What is said of the app, the form first.
    pub(super) fn apps(&self) -> impl Iterator<Item = &'a App> {
        let facts = self.facts;
        let exported = facts.apps.iter().filter(|app| self.is_our_app(app));
        facts.typed_app.iter().chain(exported)
    }

    /// The people and groups that have the app, and those of Okta.
    pub(super) fn people(&self) -> impl Iterator<Item = &'a Person> {
        let facts = self.facts;
        facts.people.iter().filter(|person| self.is_ours(person.app.as_deref()))
    }

    /// The profiles of the app's users.
    pub(super) fn profiles(&self) -> impl Iterator<Item = &'a Profile> {
        let facts = self.facts;
        facts.app_profiles.iter().filter(|profile| self.is_ours(profile.app.as_deref()))
    }

    /// The mappings from or to the app.
    pub(super) fn mappings(&self) -> impl Iterator<Item = &'a Mapping> {
        let facts = self.facts;
        facts.mappings.iter().filter(|mapping| self.is_ours(mapping.app.as_deref()))
    }

    pub(super) fn to_app(&self) -> impl Iterator<Item = &'a Mapping> {
        self.mappings().filter(|mapping| mapping.to_app)
    }

    /// The attributes of the app's profile that hold the role.
    pub(super) fn role_attributes(&self) -> impl Iterator<Item = &'a Attribute> {
        self.profiles().flat_map(|profile| &profile.attributes).filter(|one| is_role(one))
    }

    /// The attributes of the Okta user profile that hold the role: those that are mapped, or those
    /// that are called like it.
    pub(super) fn user_role_attributes(&self) -> impl Iterator<Item = &'a Attribute> {
        let mapped = self.role_source();
        let all = self.facts.user_profiles.iter().flat_map(|profile| &profile.attributes);
        all.filter(move |one| match &mapped {
            Some(name) => one.name.is(name),
            None => one.name.is("roles") || one.name.is("role"),
        })
    }

    /// The attribute of the Okta user that the role is mapped from.
    pub(super) fn role_source(&self) -> Option<String> {
        let rows = self.to_app().filter_map(|mapping| mapping.rows.as_ref()).flatten();
        let mut rows = rows.filter(|row| self.is_role_row(row));
        rows.find_map(|row| source_of(&row.expression.text)).map(str::to_owned)
    }

    /// Whether a row of a mapping fills the role.
    pub(super) fn is_role_row(&self, row: &Row) -> bool {
        let name = row.name.text.trim().to_ascii_lowercase();
        name == "roles" || self.role_names.binary_search(&name).is_ok()
    }

    /// What the email attribute of the app is mapped from.
    pub(super) fn email_source(&self) -> Option<Username> {
        let mut rows = self.to_app().filter_map(|mapping| mapping.rows.as_ref()).flatten();
        let row = rows.find(|row| row.name.is("email"))?;
        Some(username(&row.expression.text))
    }

    /// The code of the deployment that the account is on, as the form says.
    pub(super) fn deployment(&self) -> Option<(&'static str, Spot)> {
        let side = self.setup.sumo_logic.as_ref()?;
        let typed = |text: &Option<String>, pointer| {
            Some((code_of(text.as_deref()?)?, Spot::Field("sumoLogic", pointer, None)))
        };
        typed(&side.deployment, "/deployment").or_else(|| typed(&side.login_url, "/loginUrl"))
    }

    /// The SAML configurations that this app uses: those with its address, else all.
    pub(super) fn saml(&self) -> Vec<&'a SamlSide> {
        let acs = self.apps().find_map(|app| app.get(AppField::Acs));
        let matches = |side: &&SamlSide| {
            acs.zip(side.get(SamlField::Acs)).is_some_and(|(one, other)| same(one, other))
        };
        let used: Vec<&SamlSide> = self.facts.saml.iter().filter(matches).collect();
        if used.is_empty() { self.facts.saml.iter().collect() } else { used }
    }

    /// The first text that is said of the app in a field.
    pub(super) fn app(&self, field: AppField) -> Option<&'a Said> {
        self.apps().find_map(|app| app.get(field))
    }
}

fn id_of(app: &App) -> Option<&str> {
    app.get(AppField::Id).map(|id| &*id.text)
}

/// Whether two texts are the same but for blanks around them.
pub(super) fn same(one: &Said, other: &Said) -> bool {
    one.text.trim() == other.text.trim()
}

/// The deployment that an address or a code names.
pub(super) fn code_of(text: &str) -> Option<&'static str> {
    deployment_of(text).deployment.map(|deployment| deployment.code)
}

/// Whether an attribute holds the role: by its name, or by where it is sent.
pub(super) fn is_role(attribute: &Attribute) -> bool {
    let external = attribute.get(AttributeField::ExternalName);
    let sent =
        external.is_some_and(|name| name.text.trim().to_ascii_lowercase().starts_with("role"));
    sent || attribute.name.is("roles") || attribute.name.is("role")
}

/// The attribute of the Okta user that an expression takes its value from.
pub(super) fn source_of(expression: &str) -> Option<&str> {
    let (_, rest) =
        expression.split_once("user.").filter(|(before, _)| !before.ends_with("app"))?;
    rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next()
}
