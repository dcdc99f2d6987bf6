//! The bodies that add the `roles` attribute to a profile by Okta's Management API.

use serde::Serialize;

use super::role_list::RoleRow;
use super::{CORE_USER, ROLE_EXTERNAL_NAME};
use crate::json::Node;

/// A request body that changes a profile schema. What it does not name stays as it is.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SchemaBody<Properties> {
    /// The parts of the profile schema.
    pub definitions: SchemaDefinitions<Properties>,
}

/// The parts of a profile schema.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SchemaDefinitions<Properties> {
    /// The attributes that are not Okta's own.
    pub custom: CustomSchema<Properties>,
}

/// The attributes of a profile that are not Okta's own.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CustomSchema<Properties> {
    /// The name of this part: `#custom`.
    pub id: &'static str,
    /// `object`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The attributes by their variable names.
    pub properties: Properties,
}

impl<Properties> SchemaBody<Properties> {
    /// A body that changes these attributes.
    ///
    /// `id` and `type` are read-only in Okta's API description, but stand in Okta's own examples.
    #[must_use]
    pub fn of(properties: Properties) -> Self {
        let custom = CustomSchema { id: "#custom", kind: "object", properties };
        Self { definitions: SchemaDefinitions { custom } }
    }
}

/// The one attribute that is added.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RolesProperty {
    /// The attribute with the variable name `roles`.
    pub roles: SchemaProperty,
}

/// An attribute as Okta's Add Attribute dialog describes it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct SchemaProperty {
    /// Display name.
    pub title: &'static str,
    /// Description.
    pub description: &'static str,
    /// Data type: `string`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// External name; in the app's profile only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_name: Option<&'static str>,
    /// External namespace; in the app's profile only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_namespace: Option<&'static str>,
    /// The values to choose from.
    #[serde(rename = "enum")]
    pub values: Vec<String>,
    /// The same values in the same order, with their display names.
    pub one_of: Vec<EnumEntry>,
    /// Attribute type: `NONE` is Group, `SELF` would be Personal.
    pub scope: &'static str,
    /// Attribute required.
    pub required: bool,
    /// User permission; in the Okta user profile only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions: Option<Vec<Permission>>,
    /// Where the value comes from.
    pub master: Master,
}

/// A value with its display name.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EnumEntry {
    /// The value.
    #[serde(rename = "const")]
    pub value: String,
    /// The display name.
    pub title: String,
}

/// What the people themselves may do with an attribute.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Permission {
    /// Whom it is about: `SELF`.
    pub principal: &'static str,
    /// What they may do.
    pub action: UserPermission,
}

/// Where the value of an attribute comes from.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Master {
    /// `PROFILE_MASTER`: from wherever the profile comes from.
    #[serde(rename = "type")]
    pub kind: &'static str,
}

/// What people may do with an attribute of their own Okta profile ("User permission").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum UserPermission {
    /// See it.
    #[default]
    ReadOnly,
    /// See and change it. The guide chooses this; for a role it is a trap.
    ReadWrite,
    /// Neither.
    Hide,
}

impl UserPermission {
    /// Reads the option `userPermission`; nothing where it is none of Okta's words.
    #[must_use]
    pub fn from_json(node: Node<'_>) -> Option<Self> {
        match &*node.text()? {
            "READ_ONLY" => Some(Self::ReadOnly),
            "READ_WRITE" => Some(Self::ReadWrite),
            "HIDE" => Some(Self::Hide),
            _ => None,
        }
    }
}

/// The body for `POST /api/v1/meta/schemas/user/default`: `roles` in the Okta user profile.
#[must_use]
pub fn user_schema(rows: &[RoleRow], action: UserPermission) -> SchemaBody<RolesProperty> {
    let permissions = Some(vec![Permission { principal: "SELF", action }]);
    SchemaBody::of(RolesProperty { roles: SchemaProperty { permissions, ..property(rows) } })
}

/// The body for `POST /api/v1/meta/schemas/apps/{appId}/default`: `roles` in the app's profile.
///
/// The attribute is required, which the guide leaves open: Sumo Logic refuses a person without
/// a role, and Okta then asks for one at the assignment.
#[must_use]
pub fn app_user_schema(rows: &[RoleRow]) -> SchemaBody<RolesProperty> {
    let roles = SchemaProperty {
        external_name: Some(ROLE_EXTERNAL_NAME),
        external_namespace: Some(CORE_USER),
        required: true,
        ..property(rows)
    };
    SchemaBody::of(RolesProperty { roles })
}

fn property(rows: &[RoleRow]) -> SchemaProperty {
    let entry =
        |row: &RoleRow| EnumEntry { value: row.value.clone(), title: row.display_name.clone() };
    SchemaProperty {
        title: "Roles",
        description: "The person's role in Sumo Logic",
        kind: "string",
        external_name: None,
        external_namespace: None,
        values: rows.iter().map(|row| row.value.clone()).collect(),
        one_of: rows.iter().map(entry).collect(),
        scope: "NONE",
        required: false,
        permissions: None,
        master: Master { kind: "PROFILE_MASTER" },
    }
}
