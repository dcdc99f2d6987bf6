//! The same in OneLogin.
//!
//! Source: Sumo Logic, "Provision with OneLogin".

use super::screen::{Part, Screen, Value, choose, enter, expect, fill, press, tick};
use crate::preflight::setup::Step;

/// The body that OneLogin sends, with its variables in braces.
pub(super) const JSON_TEMPLATE: &str = r#"{
  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
  "userName": "{$parameters.scimusername}",
  "name": {"givenName": "{$user.firstname}", "familyName": "{$user.lastname}"},
  "emails": [{"value": "{$user.email}", "type": "work", "primary": true}],
  "roles": [{"value": "{$user.custom_fields.roles}", "primary": true}]
}"#;

const HEADERS: &str = "Accept: application/scim+json\nContent-Type: application/scim+json";
const CONFIGURATION: &str = "Applications > {app} > Configuration";

pub(super) static SCREENS: &[Screen] = &[
    Screen {
        step: Step::App,
        way: "Applications > Add App",
        manual: false,
        parts: &[
            choose("App", "SCIM Provisioner with SAML (SCIM v2 Enterprise)", ""),
            enter("Display Name", Value::App, ""),
        ],
    },
    Screen {
        step: Step::Provisioning,
        way: CONFIGURATION,
        manual: false,
        parts: &[
            enter("SAML Audience URL", Value::EntityId, "Sumo Logic calls it the Entity ID."),
            enter(
                "SAML Consumer URL",
                Value::AssertionConsumerUrl,
                "Sumo Logic calls it the Assertion Consumer URL.",
            ),
            enter("SCIM Base URL", Value::BaseUrl, ""),
            enter(
                "SCIM JSON Template",
                Value::JsonTemplate,
                "One role for each person: a list with commas would be sent as one name.",
            ),
            enter("Custom Headers", Value::Text(HEADERS), ""),
            fill(
                "SCIM Bearer Token",
                "access ID, colon and access key in Base64",
                "The same token as for Okta.",
            ),
            press("Enable", "API Connection has to show Enabled."),
        ],
    },
    Screen {
        step: Step::Roles,
        way: "Users > Custom User Fields > New User Field",
        manual: false,
        parts: &[
            enter("Name", Value::Text("Roles"), ""),
            enter("Shortname", Value::Text("roles"), "The template asks for custom_fields.roles."),
        ],
    },
    Screen {
        step: Step::Roles,
        way: "Users > Users > each person > Roles",
        manual: false,
        parts: &[Part::Roles("One of these, exactly as Sumo Logic calls the role.")],
    },
    Screen {
        step: Step::Mappings,
        way: "Applications > {app} > Parameters",
        manual: false,
        parts: &[
            choose("scimusername", "Email", ""),
            choose("roles", "roles (Custom)", ""),
            tick("Include in SAML assertion", "For roles."),
        ],
    },
    Screen {
        step: Step::Provisioning,
        way: "Applications > {app} > Provisioning",
        manual: false,
        parts: &[
            tick("Enable provisioning", ""),
            choose(
                "When users are deleted in OneLogin, or the user's app access is removed",
                "Suspend",
                "Sumo Logic then deactivates the user.",
            ),
        ],
    },
    Screen {
        step: Step::Verification,
        way: "Applications > {app} > Users",
        manual: false,
        parts: &[expect(
            "Provisioning State",
            "Provisioned",
            "Pending waits for your approval: open it and press Approve.",
        )],
    },
];

pub(super) static NOTES: &[&str] = &[
    "Who is taken out is deactivated in Sumo Logic. Before you assign the same person again, delete the user in Sumo Logic, or activate it there.",
];
