//! The screens of Sumo Logic and Okta, in the order in which they are to be gone through.
//!
//! Source: Sumo Logic, "Provision with Okta"; where a row departs from it, its reason says so. Which
//! rows are manual follows from what Okta's Management API and its Terraform provider leave out.

use super::plan::Authentication;
use super::screen::{
    Part, Screen, Value, When, choose, empty, enter, expect, fill, pick, press, tick, untick,
};
use crate::okta::ScreenName;
use crate::preflight::setup::Step;

const SUMO_SAML: &str = "Sumo Logic > Administration > Security > SAML";
const OKTA_USER: &str = "Directory > Profile Editor > Okta User (default) > Add Attribute";
const OWN_CERTIFICATE: &str = "Those of this very app: every app in Okta has its own.";
const SAME_ROLE: &str = "The display name is what people read in Okta; the value is sent, and has to be the name of a role in Sumo Logic.";

pub(super) static SCREENS: &[Screen] = &[
    Screen {
        step: Step::Prerequisites,
        way: "Sumo Logic > Administration > Security > Access Keys",
        manual: true,
        parts: &[
            fill("Owner", "a service account whose role may manage users and roles", "The key of a person stops working when the person is deactivated."),
            fill("Scopes", "the default, or at least manageUsersAndRoles", "With less, the connector test passes and creating users is refused."),
            press("Add Access Key", "Keep the access ID and the access key where you keep passwords: the key is shown once."),
        ],
    },
    Screen {
        step: Step::Prerequisites,
        way: SUMO_SAML,
        manual: true,
        parts: &[
            enter("Configuration Name", Value::App, ""),
            untick("On Demand Provisioning", "Okta creates the users; two ways at once make users twice."),
            empty("Roles Attribute", "Otherwise each login would overwrite the role that Okta has sent."),
            expect("Assertion Consumer URL", "the address to enter in Okta below", ""),
            expect("Entity ID", "the address to enter in Okta below", ""),
        ],
    },
    Screen {
        step: Step::App,
        way: "Applications > Applications > Create App Integration",
        manual: false,
        parts: &[
            choose("Sign-in method", "SAML 2.0", "The app of the catalog and OIDC apps have no SCIM."),
            enter("App name", Value::App, ""),
        ],
    },
    Screen {
        step: Step::App,
        way: "Create SAML Integration > Configure SAML",
        manual: false,
        parts: &[
            enter("Single sign-on URL", Value::AssertionConsumerUrl, "Sumo Logic calls it the Assertion Consumer URL."),
            tick("Use this for Recipient URL and Destination URL", ""),
            enter("Audience URI (SP Entity ID)", Value::EntityId, "Sumo Logic calls it the Entity ID."),
            choose("Name ID format", "EmailAddress", "Sumo Logic knows people by their email address."),
            choose("Application username", "Email", "It becomes userName, which Sumo Logic takes as the email address."),
            choose("Update application username on", "Create and update", ""),
            empty("Attribute Statements", "Roles come by SCIM."),
        ],
    },
    Screen {
        step: Step::App,
        way: SUMO_SAML,
        manual: false,
        parts: &[
            fill("Issuer", "the Issuer under Sign On > View SAML setup instructions", OWN_CERTIFICATE),
            fill("X.509 Certificate", "the certificate on the same page", OWN_CERTIFICATE),
        ],
    },
    Screen {
        step: Step::Provisioning,
        way: "Applications > Applications > {app} > General > App Settings > Edit",
        manual: true,
        parts: &[choose("Provisioning", "SCIM", "The tab Provisioning appears.")],
    },
    Screen {
        step: Step::Provisioning,
        way: "Applications > Applications > {app} > Provisioning > Integration",
        manual: true,
        parts: &[
            enter("SCIM connector base URL", Value::BaseUrl, "The API address of your deployment; Okta adds /Users itself."),
            enter("Unique identifier field for users", Value::Text("userName"), "Exactly so, with the capital N."),
            tick("Import New Users and Profile Updates", ""),
            tick("Push New Users", ""),
            tick("Push Profile Updates", ""),
            untick("Push Groups", "Sumo Logic has no SCIM groups."),
            untick("Import Groups", "Sumo Logic has no SCIM groups."),
            choose("Authentication Mode", "HTTP Header", "").when(When::By(Authentication::HttpHeader)),
            fill("Authorization", "the token: access ID, colon and access key in Base64", "The token alone: Okta puts Bearer before it.")
                .when(When::By(Authentication::HttpHeader)),
            choose("Authentication Mode", "Basic Auth", "").when(When::By(Authentication::Basic)),
            fill("Username", "the access ID", "").when(When::By(Authentication::Basic)),
            fill("Password", "the access key", "As it is: nothing is encoded in this mode.").when(When::By(Authentication::Basic)),
            press("Test Connector Configuration", "It reads two users. That it passes does not prove that the key may create any."),
        ],
    },
    Screen {
        step: Step::Provisioning,
        way: "Applications > Applications > {app} > Provisioning > To App",
        manual: true,
        parts: &[
            tick("Create Users", ""),
            tick("Update User Attributes", ""),
            tick("Deactivate Users", ""),
            untick("Sync Password", "Sumo Logic takes no password."),
        ],
    },
    Screen {
        step: Step::Provisioning,
        way: "Applications > Applications > {app} > Provisioning > To Okta",
        manual: true,
        parts: &[
            choose("Schedule import", "Every 24 hours", "Keeps the access key in use: Sumo Logic deactivates keys that rest for 30 days, unless its policy says otherwise."),
            untick("Auto-confirm new users", "Otherwise an import creates people in Okta that nobody asked for."),
            untick("Allow {app} to source Okta users", "Okta is the source; Sumo Logic would overwrite it."),
        ],
    },
    Screen {
        step: Step::Roles,
        way: OKTA_USER,
        manual: false,
        parts: &[
            choose("Data type", "string", "Nothing reads this attribute when roles are chosen at the assignment; the guide adds it in any case.").when(When::Assigned),
            choose("Data type", "string", "").when(When::Mapped),
            enter("Display name", Value::Text("Roles"), ""),
            enter("Variable name", Value::Text("roles"), ""),
            tick("Define enumerated list of values", ""),
            Part::Roles(SAME_ROLE),
            choose("User permission", "Read Only", "The guide says Read-Write, with which people can give themselves a role."),
        ],
    },
    Screen {
        step: Step::Roles,
        way: "Directory > Profile Editor > {app} User > Add Attribute",
        manual: false,
        parts: &[
            choose("Data type", "string", "Only after SCIM is enabled: before, this dialog has no external namespace."),
            enter("Display name", Value::Text("Roles"), ""),
            enter("Variable name", Value::Text("roles"), ""),
            enter("External name", Value::RoleExternalName, "Sends the role as an object that is marked as primary."),
            enter("External namespace", Value::CoreUser, "Without it Okta does not send the attribute at all."),
            tick("Define enumerated list of values", ""),
            Part::Roles(SAME_ROLE),
            tick("Attribute required", "The guide leaves it open; Sumo Logic refuses a person without a role."),
            choose("Attribute type", "Group", "Personal cannot be set where a group is assigned."),
        ],
    },
    Screen {
        step: Step::Mappings,
        way: "Applications > Applications > {app} > Provisioning > To App > {app} Attribute Mappings",
        manual: false,
        parts: &[Part::Attributes(ScreenName::ToApp)],
    },
    Screen {
        step: Step::Mappings,
        way: "Applications > Applications > {app} > Provisioning > To Okta > Okta Attribute Mappings",
        manual: false,
        parts: &[Part::Attributes(ScreenName::ToOkta)],
    },
    Screen {
        step: Step::Mappings,
        way: "Directory > Profile Editor > {app} User",
        manual: false,
        parts: &[Part::Attributes(ScreenName::Profile)],
    },
    Screen {
        step: Step::Assignment,
        way: "Applications > Applications > {app} > Assignments > Assign",
        manual: false,
        parts: &[
            pick("Roles", Value::FirstRole, "Or another of the list. It is chosen for each person or group.").when(When::Assigned),
            fill("Roles in the profile of each person", "one of the list, before you assign the app", "The mapping takes the role from there; where it is empty, Sumo Logic refuses the person.")
                .when(When::Mapped),
            press("Save and Go Back", "Okta provisions at once."),
        ],
    },
    Screen {
        step: Step::Verification,
        way: "Reports > System Log",
        manual: false,
        parts: &[
            enter("Search", Value::Text("eventType eq \"application.provision.user.push\""), ""),
            expect("Event Info", "Push new user to external application SUCCESS", ""),
        ],
    },
    Screen {
        step: Step::Verification,
        way: "Sumo Logic > Administration > Users and Roles > Users",
        manual: true,
        parts: &[expect("The people you assigned", "each with the role you gave", "")],
    },
    Screen {
        step: Step::Syncing,
        way: "Applications > Applications > {app} > Assignments",
        manual: false,
        parts: &[expect(
            "A person you take out",
            "is deactivated in Sumo Logic",
            "Before you assign the same person again, delete the user in Sumo Logic, or activate it there: otherwise Sumo Logic refuses.",
        )],
    },
];
