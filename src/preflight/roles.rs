//! The list of roles: Okta's attribute, filled with Sumo Logic's names.

use serde::Serialize;

use crate::json::{Node, NodeKind};
use crate::okta::{
    RoleRow, RolesProperty, SchemaBody, UserPermission, app_user_schema, role_list, user_schema,
};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Report, ReportBuilder};
use crate::sentence;
use crate::sumologic::roles::{BUILT_IN_ROLES, LONGEST_ROLE_NAME, looks_like_id};
use crate::text::{Encoding, shown};

use role_list::pointer;

rules! {
    pub(crate) static RULES;
    TOO_LONG: "roles.too-long", Error, Certain, "Sumo Logic API, CreateRoleDefinition",
        "The value is longer than 128 characters, and no role in Sumo Logic has such a name",
        "Enter the name of the role as Sumo Logic shows it.";
    ID: "roles.id-instead-of-name", Error, Likely, "Sumo Logic SCIM API, SCIMCreateUserDefinition",
        "The value looks like the identifier of a role, and Sumo Logic takes the name",
        "Enter the name of the role as Sumo Logic shows it.";
    CASE: "roles.case-differs", Warning, Likely, "Sumo Logic SCIM API, SCIMCreateUserDefinition; Sumo Logic, Provision with Okta, step 3",
        "Sumo Logic's built-in role is spelled with other capital letters", "";
    USER: "roles.user-role", Warning, Likely, "Sumo Logic, Create and Manage Roles; Provision with Okta, step 3",
        "Sumo Logic has no built-in role `User`",
        "Create a role of exactly this name in Sumo Logic first, or take the row out.";
    SWAPPED: "roles.swapped", Warning, Possible, "Sumo Logic, Provision with Okta, step 3",
        "Display name and value look swapped", "Okta sends the value: it has to be the name of the role in Sumo Logic.";
    CUSTOM: "roles.not-built-in", Info, Certain, "Sumo Logic, Create and Manage Roles",
        "This is none of Sumo Logic's built-in roles, `Administrator` and `Analyst`",
        "Make sure that a role of exactly this name exists in Sumo Logic.";
}

/// What the list of roles is to be.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct RoleEnumOptions {
    /// The roles in their order, a plain string for a role that is shown as it is called. When
    /// absent: the table of Sumo Logic's guide.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(as = "Option<Vec<RoleEntry>>"))]
    pub roles: Option<Vec<RoleRow>>,
    /// What people may do with the attribute of their own Okta profile. When absent: `READ_ONLY`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_permission: Option<UserPermission>,
}

/// How a role may be written in the options.
#[cfg(test)]
#[derive(ts_rs::TS)]
#[ts(untagged)]
#[expect(dead_code, reason = "it lives for its TypeScript type")]
pub(crate) enum RoleEntry {
    Plain(String),
    Row(RoleRow),
}

impl RoleEnumOptions {
    /// Reads the options from a JSON object.
    #[must_use]
    pub fn from_json(node: Node<'_>) -> Self {
        let roles = node.member("roles").filter(|roles| roles.kind() == NodeKind::Array);
        Self {
            roles: roles.map(|roles| roles.elements().map(RoleRow::from_json).collect()),
            user_permission: node.member("userPermission").and_then(UserPermission::from_json),
        }
    }
}

/// The `roles` attribute for both profiles.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RoleEnum {
    /// The table for "Define enumerated list of values".
    pub rows: Vec<RoleRow>,
    /// The user permission of the attribute in the Okta user profile.
    pub user_permission: PermissionChoice,
    /// The body for `POST /api/v1/meta/schemas/user/default`.
    pub user_schema: SchemaBody<RolesProperty>,
    /// The body for `POST /api/v1/meta/schemas/apps/{appId}/default`.
    pub app_user_schema: SchemaBody<RolesProperty>,
    /// What is to be said of the list; pointers lead into the options (`/roles/1/value`), for the
    /// guide's table as if it had been given.
    pub report: Report,
}

/// A user permission with its reason.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PermissionChoice {
    /// What is chosen.
    pub action: UserPermission,
    /// What Sumo Logic's guide chooses.
    pub guide: UserPermission,
    /// Why this is chosen, or what it means.
    pub why: &'static str,
}

/// Makes the list of roles for Okta: the table to type, the two API bodies, and what is wrong.
///
/// The default is the table of Sumo Logic's guide. Its lower-case values get a warning: Sumo
/// Logic's API wants the exact names. The bodies are valid for Okta whenever the report has no
/// errors. User permission is `READ_ONLY` unless asked otherwise, where the guide says Read-Write:
/// with that, people could give themselves a role as soon as the attribute is mapped.
///
/// ```
/// use scim_preflight::okta::RoleRow;
/// use scim_preflight::{RoleEnumOptions, role_enum};
/// let roles = Some(vec![RoleRow::plain("Administrator"), RoleRow::plain("Analyst")]);
/// let made = role_enum(&RoleEnumOptions { roles, ..RoleEnumOptions::default() });
/// assert!(made.report.diagnostics.is_empty());
/// let property = &made.app_user_schema.definitions.custom.properties.roles;
/// assert_eq!(property.values, ["Administrator", "Analyst"]);
/// assert_eq!(property.external_name, Some("roles.^[primary==true].value"));
/// ```
///
/// Sources: Sumo Logic, Provision with Okta, step 3; Sumo Logic, Create and Manage Roles; Okta
/// Management API, Schemas.
#[must_use]
pub fn role_enum(options: &RoleEnumOptions) -> RoleEnum {
    let rows = options.roles.clone().unwrap_or_else(guide_table);
    let action = options.user_permission.unwrap_or_default();
    let mut findings = Findings::new();
    role_list::check(&rows, &mut findings);
    let spelled: Vec<&str> = BUILT_IN_ROLES
        .iter()
        .copied()
        .filter(|role| rows.iter().any(|row| row.value == *role))
        .collect();
    for (index, row) in rows.iter().enumerate() {
        if let Some(finding) = row_finding(row, &spelled) {
            findings.push(finding.pointer(pointer(index, "value")));
        }
    }
    if action == UserPermission::ReadWrite {
        findings.push(role_list::read_write());
    }
    let why = match action {
        UserPermission::ReadOnly => {
            "The guide says Read-Write, with which people can change their own role. Read-Only is enough."
        }
        UserPermission::ReadWrite => "As in the guide: people can change their own role.",
        UserPermission::Hide => "People neither see nor change their role.",
    };
    RoleEnum {
        user_permission: PermissionChoice { action, guide: UserPermission::ReadWrite, why },
        user_schema: user_schema(&rows, action),
        app_user_schema: app_user_schema(&rows),
        rows,
        report: ReportBuilder::new(Encoding::Utf16).text("roles", b"", findings).finish(),
    }
}

/// The table of step 3 of Sumo Logic's guide.
fn guide_table() -> Vec<RoleRow> {
    [("User", "user"), ("Administrator", "administrator"), ("Analyst", "analyst")]
        .map(|(name, value)| RoleRow::new(name, value))
        .into()
}

/// The one thing to say of a row's value. The roles in `spelled` stand in the list as they are
/// called.
fn row_finding(row: &RoleRow, spelled: &[&str]) -> Option<Finding> {
    let value = row.value.as_str();
    if let Some(finding) = role_list::value_defect(value) {
        return Some(finding);
    }
    if value.chars().count() > LONGEST_ROLE_NAME {
        return Some(Finding::of(&TOO_LONG));
    }
    if looks_like_id(value) {
        return Some(Finding::of(&ID));
    }
    if let Some(built_in) = built_in(value) {
        return if built_in == value {
            swapped_spelling(row)
        } else {
            other_case(built_in, value, spelled)
        };
    }
    if value.eq_ignore_ascii_case("user") {
        return Some(user_role(value));
    }
    let name = row.display_name.trim();
    if BUILT_IN_ROLES.contains(&name) {
        let message = sentence!(
            "The display name `",
            name,
            "` is a role of Sumo Logic, the value ",
            shown(value),
            " is not: they look swapped"
        );
        return Some(Finding::of(&SWAPPED).message(message));
    }
    Some(Finding::of(&CUSTOM).message(sentence!(
        shown(value),
        " is none of Sumo Logic's built-in roles, `Administrator` and `Analyst`"
    )))
}

fn built_in(value: &str) -> Option<&'static str> {
    BUILT_IN_ROLES.iter().copied().find(|role| role.eq_ignore_ascii_case(value))
}

/// The guide's row with its two halves in each other's place. The value happens to be right.
fn swapped_spelling(row: &RoleRow) -> Option<Finding> {
    let other = row.display_name.as_str();
    let small = other != row.value && other == row.value.to_lowercase();
    let message = || {
        sentence!(
            "`",
            row.value,
            "` is shown as ",
            shown(other),
            ": display name and value look swapped"
        )
    };
    small.then(|| {
        Finding::of(&SWAPPED)
            .message(message())
            .help("Leave the value if that is how Sumo Logic shows the role, and change the display name.")
    })
}

fn other_case(built_in: &str, value: &str, spelled: &[&str]) -> Option<Finding> {
    // Where the list holds the right spelling too, that they collide says it all.
    if spelled.contains(&built_in) {
        return None;
    }
    let finding = Finding::of(&CASE)
        .message(sentence!(
            "Sumo Logic's built-in role is `",
            built_in,
            "`, the value is `",
            value,
            "`"
        ))
        .help(sentence!(
            "Enter `",
            built_in,
            "`; if people arrive with the right role as it is, leave it."
        ));
    Some(sources_disagree(finding))
}

fn user_role(value: &str) -> Finding {
    let message = sentence!("Sumo Logic has no built-in role `", value, "`");
    sources_disagree(Finding::of(&USER).message(message))
}

fn sources_disagree(finding: Finding) -> Finding {
    finding
        .note("Sumo Logic's guide for Okta has the values `user`, `administrator` and `analyst`")
        .note("Sumo Logic's API wants names that match a role exactly; its guides for Microsoft Entra ID and OneLogin write `Administrator`")
}
