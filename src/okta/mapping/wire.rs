use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::MappingMode;
use crate::okta::SchemaBody;
use crate::report::Report;

/// The attribute mapping of an app that provisions Sumo Logic.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AttributeMapping {
    /// Where a person's role comes from.
    pub mode: MappingMode,
    /// What to do on each screen, in the order of the guide.
    pub screens: Vec<MappingScreen>,
    /// The body for `POST /api/v1/mappings/{mappingId}` of the mapping from Okta user to app.
    pub to_app: MappingBody,
    /// The body for `POST /api/v1/mappings/{mappingId}` of the mapping from app to Okta user.
    pub to_okta: MappingBody,
    /// The body for `POST /api/v1/meta/schemas/apps/{appId}/default` that removes attributes from
    /// the app's profile. Send it after the mappings.
    pub profile_removals: SchemaBody<Removals>,
    /// What is to be said; pointers lead into the options (`/present/toApp/3`).
    pub report: Report,
}

/// One of Okta's screens.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MappingScreen {
    /// Its name.
    pub screen: ScreenName,
    /// The way there, in the words of Okta's menus.
    #[serde(rename = "where")]
    pub way: String,
    /// What to do with each attribute.
    pub rows: Vec<MappingRow>,
    /// What to know before.
    pub notes: Vec<&'static str>,
}

/// The screens with attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ScreenName {
    /// Provisioning > To App.
    #[serde(rename = "To App")]
    ToApp,
    /// Provisioning > To Okta.
    #[serde(rename = "To Okta")]
    ToOkta,
    /// Profile Editor, the app's user profile.
    #[serde(rename = "App profile")]
    Profile,
}

/// What to do with one attribute on one screen.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct MappingRow {
    /// Variable name.
    pub attribute: String,
    /// Display name.
    pub display_name: String,
    /// External name, in the app's profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_name: Option<&'static str>,
    /// What the mapping takes the value from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expression: Option<String>,
    /// What to do.
    pub action: MappingAction,
    /// Why.
    pub why: &'static str,
}

/// What to do with an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum MappingAction {
    /// Leave it.
    Keep,
    /// Delete it.
    Delete,
    /// Add it.
    Add,
}

/// A request body that changes a profile mapping. Properties that it does not name stay.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MappingBody {
    /// The mapped attributes by the variable names of the target.
    #[cfg_attr(test, ts(as = "std::collections::BTreeMap<String, MappingProperty>"))]
    pub properties: MappingProperties,
}

/// Attributes of a mapping in their order; an object on the wire.
#[derive(Clone, Debug)]
pub struct MappingProperties(pub Vec<(String, MappingProperty)>);

/// How one attribute is mapped. Both members null: the mapping of this attribute is removed, so
/// the nulls have to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MappingProperty {
    /// An expression of Okta's Expression Language.
    pub expression: Option<String>,
    /// When the value is sent.
    pub push_status: Option<PushStatus>,
}

/// When a mapped value is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum PushStatus {
    /// At creation and at every change.
    #[serde(rename = "PUSH")]
    Push,
}

/// Variable names of attributes that go; an object of nulls on the wire.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(as = "std::collections::BTreeMap<String, ()>"))]
pub struct Removals(pub Vec<String>);

impl Serialize for MappingProperties {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, property) in &self.0 {
            map.serialize_entry(name, property)?;
        }
        map.end()
    }
}

impl Serialize for Removals {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for name in &self.0 {
            map.serialize_entry(name, &None::<&str>)?;
        }
        map.end()
    }
}
