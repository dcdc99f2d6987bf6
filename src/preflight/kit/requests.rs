//! The requests to Okta's Management API, in the order in which they work.

use serde::Serialize;

use super::plan::Plan;
use super::{RequestBody, SetupRequest, quote};
use crate::okta::{ApplicationBody, AssignmentBody, AssignmentProfile};
use crate::preflight::setup::Step;
use crate::sentence;

/// A request before its body is made.
struct Outline {
    step: Step,
    title: &'static str,
    method: &'static str,
    path: &'static str,
    body: fn(&Plan) -> Option<RequestBody>,
    note: &'static str,
}

static OUTLINES: &[Outline] = &[
    Outline {
        step: Step::App,
        title: "Create the app",
        method: "POST",
        path: "/api/v1/apps",
        body: application,
        note: "The id in the answer is {appId}. Then do by hand what is marked so: enable SCIM, enter the integration settings, enable the three actions.",
    },
    Outline {
        step: Step::Roles,
        title: "Add roles to the Okta user profile",
        method: "POST",
        path: "/api/v1/meta/schemas/user/default",
        body: |plan| Some(RequestBody::Roles(plan.roles.user_schema.clone())),
        note: "Where roles are chosen at the assignment nothing reads this attribute; the guide adds it in any case.",
    },
    Outline {
        step: Step::Roles,
        title: "Add roles to the app's profile",
        method: "POST",
        path: "/api/v1/meta/schemas/apps/{appId}/default",
        body: |plan| Some(RequestBody::Roles(plan.roles.app_user_schema.clone())),
        note: "Only after SCIM is enabled: an attribute from before has no external namespace and is not sent.",
    },
    Outline {
        step: Step::Mappings,
        title: "Find the mapping to the app",
        method: "GET",
        path: "/api/v1/mappings?targetId={appId}",
        body: |_| None,
        note: "The id in the answer is {toAppMappingId}.",
    },
    Outline {
        step: Step::Mappings,
        title: "Trim the mapping to the app",
        method: "POST",
        path: "/api/v1/mappings/{toAppMappingId}",
        body: |plan| Some(RequestBody::Mapping(plan.mapping.to_app.clone())),
        note: "Null removes a mapping. Which attributes there are varies with the app: leave out what the mapping does not have.",
    },
    Outline {
        step: Step::Mappings,
        title: "Find the mapping to Okta",
        method: "GET",
        path: "/api/v1/mappings?sourceId={appId}",
        body: |_| None,
        note: "The id in the answer is {toOktaMappingId}.",
    },
    Outline {
        step: Step::Mappings,
        title: "Trim the mapping to Okta",
        method: "POST",
        path: "/api/v1/mappings/{toOktaMappingId}",
        body: |plan| Some(RequestBody::Mapping(plan.mapping.to_okta.clone())),
        note: "Null removes a mapping. Leave out what the mapping does not have.",
    },
    Outline {
        step: Step::Mappings,
        title: "Remove the attributes that nobody needs from the app's profile",
        method: "POST",
        path: "/api/v1/meta/schemas/apps/{appId}/default",
        body: |plan| Some(RequestBody::Removals(plan.mapping.profile_removals.clone())),
        note: "After the mappings: an attribute that is mapped cannot be removed.",
    },
    Outline {
        step: Step::Assignment,
        title: "Assign the app to a group",
        method: "PUT",
        path: "/api/v1/apps/{appId}/groups/{groupId}",
        body: assignment,
        note: "Once for each group. Okta provisions the members at once.",
    },
    Outline {
        step: Step::Verification,
        title: "Look for the users that were pushed",
        method: "GET",
        path: "/api/v1/logs?filter=eventType%20eq%20%22application.provision.user.push%22",
        body: |_| None,
        note: "Each event should have outcome.result SUCCESS.",
    },
];

/// The names in the braces of a path, and the variables of the commands.
static VARIABLES: [(&str, &str); 4] = [
    ("{appId}", "$APP_ID"),
    ("{groupId}", "$GROUP_ID"),
    ("{toAppMappingId}", "$TO_APP_MAPPING_ID"),
    ("{toOktaMappingId}", "$TO_OKTA_MAPPING_ID"),
];

pub(super) fn requests(plan: &Plan) -> Vec<SetupRequest> {
    OUTLINES.iter().map(|outline| outline.request(plan)).collect()
}

impl Outline {
    fn request(&self, plan: &Plan) -> SetupRequest {
        let body = (self.body)(plan);
        let text = body.as_ref().map(compact);
        SetupRequest {
            step: self.step,
            title: self.title,
            method: self.method,
            path: self.path,
            note: self.note,
            curl: self.curl(text.as_deref()),
            powershell: self.powershell(text.as_deref()),
            body,
        }
    }

    /// The address, with variables that both shells fill in between double quotes.
    fn url(&self) -> String {
        let path = VARIABLES
            .iter()
            .fold(self.path.to_owned(), |path, (name, variable)| path.replace(name, variable));
        sentence!("\"https://$OKTA_DOMAIN", path, "\"")
    }

    fn curl(&self, body: Option<&str>) -> String {
        let body = body.map(|body| {
            let body = quote::shell(body);
            sentence!(" \\\n    --header 'Content-Type: application/json' --data ", body)
        });
        sentence!(
            "printf 'header = \"Authorization: SSWS %s\"\\n' \"$OKTA_TOKEN\" |\n  curl --config - --request ",
            self.method,
            " ",
            self.url(),
            body.unwrap_or_default(),
            "\n"
        )
    }

    fn powershell(&self, body: Option<&str>) -> String {
        let body = body.map(|body| {
            let body = quote::powershell(body);
            sentence!(" `\n  -ContentType 'application/json; charset=utf-8' -Body ", body)
        });
        sentence!(
            "Invoke-RestMethod -Method ",
            self.method,
            " -Uri ",
            self.url(),
            " -Headers @{ Authorization = \"SSWS $OKTA_TOKEN\" }",
            body.unwrap_or_default(),
            "\n"
        )
    }
}

/// A value as JSON without blanks.
pub(super) fn compact(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[expect(clippy::unnecessary_wraps, reason = "other requests have no body")]
fn application(plan: &Plan) -> Option<RequestBody> {
    let (single_sign_on_url, audience) = (&plan.assertion_consumer_url, &plan.entity_id);
    let body = ApplicationBody::saml(&plan.app, &single_sign_on_url.text, &audience.text);
    Some(RequestBody::Application(body))
}

#[expect(clippy::unnecessary_wraps, reason = "other requests have no body")]
fn assignment(plan: &Plan) -> Option<RequestBody> {
    let roles = (!plan.mapped()).then(|| plan.first_role().to_owned());
    Some(RequestBody::Assignment(AssignmentBody { profile: AssignmentProfile { roles } }))
}
