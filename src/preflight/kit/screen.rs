//! Tables of screens, and how they are filled.

use crate::okta::{CORE_USER, MappingAction, MappingRow, ROLE_EXTERNAL_NAME, ScreenName};
use crate::preflight::setup::Step;
use crate::sentence;

use super::onelogin::JSON_TEMPLATE;
use super::plan::{Authentication, Plan};
use super::{RowAction, SetupRow};

/// A screen with its fields.
pub(super) struct Screen {
    pub(super) step: Step,
    /// The way there; `{app}` stands for the app's name.
    pub(super) way: &'static str,
    /// Whether neither Okta's API nor Terraform can do it.
    pub(super) manual: bool,
    pub(super) parts: &'static [Part],
}

/// What a screen shows.
pub(super) enum Part {
    /// A field.
    Field { when: When, field: &'static str, action: RowAction, value: Value, why: &'static str },
    /// The roles to choose from, each a row.
    Roles(&'static str),
    /// The attributes of one of Okta's screens, each a row.
    Attributes(ScreenName),
}

/// When a field is there.
#[derive(Clone, Copy)]
pub(super) enum When {
    Always,
    /// Authentication by this mode.
    By(Authentication),
    /// The role is chosen at the assignment.
    Assigned,
    /// The role comes from the Okta user.
    Mapped,
}

/// What belongs in a field.
#[derive(Clone, Copy)]
pub(super) enum Value {
    Text(&'static str),
    App,
    BaseUrl,
    AssertionConsumerUrl,
    EntityId,
    FirstRole,
    RoleExternalName,
    CoreUser,
    /// The body that OneLogin sends.
    JsonTemplate,
}

impl Part {
    /// The same field, only then.
    pub(super) const fn when(self, when: When) -> Self {
        match self {
            Self::Field { field, action, value, why, .. } => {
                Self::Field { when, field, action, value, why }
            }
            other => other,
        }
    }
}

const fn field(field: &'static str, action: RowAction, value: Value, why: &'static str) -> Part {
    Part::Field { when: When::Always, field, action, value, why }
}

pub(super) const fn enter(name: &'static str, value: Value, why: &'static str) -> Part {
    field(name, RowAction::Enter, value, why)
}

pub(super) const fn choose(name: &'static str, value: &'static str, why: &'static str) -> Part {
    field(name, RowAction::Choose, Value::Text(value), why)
}

/// A choice that depends on the options.
pub(super) const fn pick(name: &'static str, value: Value, why: &'static str) -> Part {
    field(name, RowAction::Choose, value, why)
}

pub(super) const fn tick(name: &'static str, why: &'static str) -> Part {
    field(name, RowAction::Tick, Value::Text(""), why)
}

pub(super) const fn untick(name: &'static str, why: &'static str) -> Part {
    field(name, RowAction::Untick, Value::Text(""), why)
}

pub(super) const fn press(name: &'static str, why: &'static str) -> Part {
    field(name, RowAction::Press, Value::Text(""), why)
}

pub(super) const fn fill(name: &'static str, value: &'static str, why: &'static str) -> Part {
    field(name, RowAction::Fill, Value::Text(value), why)
}

pub(super) const fn empty(name: &'static str, why: &'static str) -> Part {
    field(name, RowAction::Empty, Value::Text(""), why)
}

pub(super) const fn delete(name: &'static str, why: &'static str) -> Part {
    field(name, RowAction::Delete, Value::Text(""), why)
}

pub(super) const fn expect(name: &'static str, value: &'static str, why: &'static str) -> Part {
    field(name, RowAction::Expect, Value::Text(value), why)
}

/// All rows of some screens.
pub(super) fn rows(screens: &[Screen], plan: &Plan) -> Vec<SetupRow> {
    screens.iter().flat_map(|screen| screen.rows(plan)).collect()
}

impl Screen {
    fn rows(&self, plan: &Plan) -> Vec<SetupRow> {
        let row = |field: &str, action, value: &str, why| SetupRow {
            step: self.step,
            screen: named(self.way, plan),
            field: field.to_owned(),
            action,
            value: value.to_owned(),
            why,
            manual: self.manual,
        };
        let mut rows = Vec::new();
        for part in self.parts {
            match part {
                Part::Field { when, field, action, value, why } if when.holds(plan) => {
                    rows.push(row(&named(field, plan), *action, value.text(plan), *why));
                }
                Part::Field { .. } => {}
                Part::Roles(why) => rows.extend(
                    plan.roles
                        .rows
                        .iter()
                        .map(|role| row(&role.display_name, RowAction::Add, &role.value, *why)),
                ),
                Part::Attributes(name) => {
                    let screen = plan.mapping.screens.iter().find(|screen| screen.screen == *name);
                    let attributes = screen.into_iter().flat_map(|screen| &screen.rows);
                    // The roles of a profile are the screen before.
                    let others = attributes.filter(|attribute| {
                        *name != ScreenName::Profile || attribute.action != MappingAction::Add
                    });
                    rows.extend(others.map(|attribute| {
                        let label = label(attribute);
                        let value = attribute.expression.as_deref().unwrap_or_default();
                        row(&label, attribute.action.into(), value, attribute.why)
                    }));
                }
            }
        }
        rows
    }
}

/// A text of the tables with the app's name in its place.
fn named(text: &str, plan: &Plan) -> String {
    text.replace("{app}", &plan.app)
}

/// An attribute as its screen shows it, with its variable name.
fn label(attribute: &MappingRow) -> String {
    sentence!(attribute.display_name, " (", attribute.attribute, ")")
}

impl From<MappingAction> for RowAction {
    fn from(action: MappingAction) -> Self {
        match action {
            MappingAction::Keep => Self::Keep,
            MappingAction::Delete => Self::Delete,
            MappingAction::Add => Self::Add,
        }
    }
}

impl When {
    fn holds(self, plan: &Plan) -> bool {
        match self {
            Self::Always => true,
            Self::By(authentication) => plan.authentication == authentication,
            Self::Assigned => !plan.mapped(),
            Self::Mapped => plan.mapped(),
        }
    }
}

impl Value {
    fn text(self, plan: &Plan) -> &str {
        match self {
            Self::Text(text) => text,
            Self::App => &plan.app,
            Self::BaseUrl => &plan.base_url.text,
            Self::AssertionConsumerUrl => &plan.assertion_consumer_url.text,
            Self::EntityId => &plan.entity_id.text,
            Self::FirstRole => plan.first_role(),
            Self::RoleExternalName => ROLE_EXTERNAL_NAME,
            Self::CoreUser => CORE_USER,
            Self::JsonTemplate => JSON_TEMPLATE,
        }
    }
}
