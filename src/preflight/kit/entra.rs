//! The same in Microsoft Entra ID.
//!
//! Sources: Sumo Logic, "Provision with Microsoft Entra ID"; Microsoft, "Customize application
//! attributes".

use super::screen::{
    Part, Screen, Value, choose, delete, enter, expect, fill, pick, press, tick, untick,
};
use crate::preflight::setup::Step;

const NEEDED: &str = "Sumo Logic requires it.";
const MAPPINGS: &str = "Enterprise applications > {app} > Provisioning > Mappings > Provision Microsoft Entra ID Users";

pub(super) static SCREENS: &[Screen] = &[
    Screen {
        step: Step::App,
        way: "Enterprise applications > New application > Create your own application",
        manual: false,
        parts: &[
            enter("Name", Value::App, ""),
            choose(
                "What are you looking to do with your application?",
                "Integrate any other application you don't find in the gallery (Non-gallery)",
                "",
            ),
        ],
    },
    Screen {
        step: Step::App,
        way: "Enterprise applications > {app} > Single sign-on > SAML > Basic SAML Configuration",
        manual: false,
        parts: &[
            enter("Identifier (Entity ID)", Value::EntityId, ""),
            enter("Reply URL (Assertion Consumer Service URL)", Value::AssertionConsumerUrl, ""),
        ],
    },
    Screen {
        step: Step::App,
        way: "Sumo Logic > Administration > Security > SAML",
        manual: false,
        parts: &[
            tick(
                "Disable Requested Authentication Context",
                "Entra ID decides how people sign in.",
            ),
            untick("On Demand Provisioning", "SCIM creates the users."),
        ],
    },
    Screen {
        step: Step::Roles,
        way: "App registrations > {app} > App roles > Create app role",
        manual: false,
        parts: &[
            choose(
                "Allowed member types",
                "Both (Users/Groups + Applications)",
                "For each of the roles.",
            ),
            Part::Roles("Display name and Value: the value is the name of the role in Sumo Logic."),
        ],
    },
    Screen {
        step: Step::Provisioning,
        way: "Enterprise applications > {app} > Provisioning > Admin Credentials",
        manual: false,
        parts: &[
            choose("Provisioning Mode", "Automatic", ""),
            enter("Tenant URL", Value::BaseUrl, ""),
            fill(
                "Secret Token",
                "access ID, colon and access key in Base64",
                "The same token as for Okta.",
            ),
            press("Test Connection", ""),
        ],
    },
    Screen {
        step: Step::Mappings,
        way: MAPPINGS,
        manual: false,
        parts: &[
            enter(
                "userName",
                Value::Text("userPrincipalName"),
                "Take mail where it is the address that people log in with.",
            ),
            enter(
                "active",
                Value::Text("Switch([IsSoftDeleted], , \"False\", \"True\", \"True\", \"False\")"),
                "Deactivates who is taken out.",
            ),
            enter("emails[type eq \"work\"].value", Value::Text("mail"), NEEDED),
            enter("name.givenName", Value::Text("givenName"), NEEDED),
            enter("name.familyName", Value::Text("surname"), NEEDED),
            enter(
                "roles[primary eq \"True\"].value",
                Value::Text("SingleAppRoleAssignment([appRoleAssignments])"),
                "Sumo Logic's guide writes AppRoleAssignments, which is not among the functions that Microsoft describes. If this one does not send the role, try that one.",
            ),
            delete("All other attributes", "Sumo Logic has no use for them."),
        ],
    },
    Screen {
        step: Step::Mappings,
        way: "Enterprise applications > {app} > Provisioning > Mappings > Provision Microsoft Entra ID Groups",
        manual: false,
        parts: &[choose("Enabled", "No", "Sumo Logic has no SCIM groups.")],
    },
    Screen {
        step: Step::Assignment,
        way: "Enterprise applications > {app} > Users and groups > Add user/group",
        manual: false,
        parts: &[pick(
            "Select a role",
            Value::FirstRole,
            "Or another of the list. One for each person: Sumo Logic gets one.",
        )],
    },
    Screen {
        step: Step::Verification,
        way: "Enterprise applications > {app} > Provisioning > Provisioning logs",
        manual: false,
        parts: &[
            choose("Provisioning Status", "On", ""),
            expect("Action Create", "Success", "Entra ID works in cycles of about 40 minutes."),
        ],
    },
];

pub(super) static NOTES: &[&str] = &[
    "Who is taken out is deactivated in Sumo Logic. Before you assign the same person again, delete the user in Sumo Logic, or activate it there.",
    "Do not map appRoleAssignments itself: it sends a text that is no role.",
];
