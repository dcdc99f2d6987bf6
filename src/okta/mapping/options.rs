use serde::Serialize;

use crate::json::{Node, NodeKind};
use crate::okta::UserPermission;

/// Where a person's role comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum MappingMode {
    /// It is chosen when the app is assigned, as in the guide: the role must not be mapped.
    #[default]
    Assignment,
    /// It comes from the attribute `roles` of the Okta user, which then has to be filled.
    Mapped,
}

impl MappingMode {
    /// Reads a mode; nothing where it is neither of the two words.
    #[must_use]
    pub fn from_json(node: Node<'_>) -> Option<Self> {
        match &*node.text()? {
            "assignment" => Some(Self::Assignment),
            "mapped" => Some(Self::Mapped),
            _ => None,
        }
    }
}

/// What the attribute mapping is to be.
#[derive(Clone, Debug, Default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename_all = "camelCase"))]
pub struct MappingOptions {
    /// Where a person's role comes from; `assignment` when absent.
    pub mode: Option<MappingMode>,
    /// The attributes that the screens show now. A screen that is absent has Okta's default ones.
    pub present: Option<PresentAttributes>,
    /// What people may do with `roles` in their own Okta profile; `READ_ONLY` when absent.
    pub user_permission: Option<UserPermission>,
    /// The name of the app in Okta.
    pub app_name: Option<String>,
}

/// The attributes that Okta's screens show, by variable name or display name.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct PresentAttributes {
    /// Provisioning > To App.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_app: Option<Vec<String>>,
    /// Provisioning > To Okta.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_okta: Option<Vec<String>>,
    /// Profile Editor, the app's user profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<Vec<String>>,
}

impl MappingOptions {
    /// Reads the options from a JSON object.
    #[must_use]
    pub fn from_json(node: Node<'_>) -> Self {
        Self {
            mode: node.member("mode").and_then(MappingMode::from_json),
            present: node.member("present").map(PresentAttributes::from_json),
            user_permission: node.member("userPermission").and_then(UserPermission::from_json),
            app_name: node.member("appName").and_then(Node::text).map(Into::into),
        }
    }
}

impl PresentAttributes {
    /// One of the lists by its name in JSON: `toApp`, `toOkta`, else `profile`.
    pub(crate) fn list(&mut self, name: &str) -> &mut Option<Vec<String>> {
        match name {
            "toApp" => &mut self.to_app,
            "toOkta" => &mut self.to_okta,
            _ => &mut self.profile,
        }
    }

    fn from_json(node: Node<'_>) -> Self {
        let list = |name: &str| {
            let list = node.member(name).filter(|list| list.kind() == NodeKind::Array)?;
            // What is no string keeps its place, so that the pointers of the others are right.
            let name = |name: Node<'_>| name.text().unwrap_or_default().into_owned();
            Some(list.elements().map(name).collect())
        };
        Self { to_app: list("toApp"), to_okta: list("toOkta"), profile: list("profile") }
    }
}
