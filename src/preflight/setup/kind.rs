//! What each kind of export is called, which step it is about, and where to go with the others.

use super::{ExportKind, Step};

/// What there is to say of a kind.
pub(super) struct About {
    pub(super) kind: ExportKind,
    /// What one of them is called.
    pub(super) one: &'static str,
    /// What several are called.
    pub(super) many: &'static str,
    /// Where its name stands; empty where it has none.
    pub(super) name: &'static str,
    pub(super) step: Option<Step>,
    /// What to do with it, where it is not read.
    pub(super) advice: Option<&'static str>,
}

const fn read(
    kind: ExportKind,
    step: Step,
    one: &'static str,
    many: &'static str,
    name: &'static str,
) -> About {
    About { kind, one, many, name, step: Some(step), advice: None }
}

const fn other(kind: ExportKind, one: &'static str, advice: &'static str) -> About {
    About { kind, one, many: one, name: "", step: None, advice: Some(advice) }
}

/// The kinds, those that are read first.
pub(super) static KINDS: &[About] = {
    use ExportKind::{
        ApiError, BrokenJson, Credential, Empty, Hcl, Html, OktaAppUser, OktaAppUserSchema,
        OktaApplication, OktaGroupAssignment, OktaMapping, OktaUser, OktaUserSchema, OtherJson,
        SamlConfiguration, ScimPayload, SumoAccessKey, SumoRole, SystemLog, Terraform, Text, Url,
    };
    &[
        read(OktaApplication, Step::App, "Okta application", "Okta applications", "/label"),
        read(OktaUserSchema, Step::Roles, "Okta user schema", "Okta user schemas", ""),
        read(
            OktaAppUserSchema,
            Step::Roles,
            "Okta app user schema",
            "Okta app user schemas",
            "/title",
        ),
        read(
            OktaMapping,
            Step::Mappings,
            "Okta profile mapping to",
            "Okta profile mappings",
            "/target/name",
        ),
        read(
            OktaAppUser,
            Step::Assignment,
            "Okta assignment of a person",
            "Okta assignments of people",
            "",
        ),
        read(
            OktaGroupAssignment,
            Step::Assignment,
            "Okta assignment of a group",
            "Okta assignments of groups",
            "",
        ),
        read(OktaUser, Step::Assignment, "Okta user", "Okta users", ""),
        read(
            SamlConfiguration,
            Step::Prerequisites,
            "Sumo Logic SAML configuration",
            "Sumo Logic SAML configurations",
            "/configurationName",
        ),
        read(SumoRole, Step::Roles, "Sumo Logic role", "Sumo Logic roles", "/name"),
        read(
            SumoAccessKey,
            Step::Prerequisites,
            "Sumo Logic access key",
            "Sumo Logic access keys",
            "/label",
        ),
        read(Terraform, Step::App, "Terraform resource", "Terraform resources", ""),
        other(
            SystemLog,
            "Okta System Log",
            "Read it with “Read my log”: it proves which steps work.",
        ),
        other(ScimPayload, "SCIM message", "Check it with “Check a payload”."),
        other(
            ApiError,
            "error of an API",
            "This is what the API says went wrong, not the export: mend the request and paste its answer.",
        ),
        other(
            Credential,
            "token or access key",
            "Type it into its field under Provisioning > Integration; here it is not looked at.",
        ),
        other(
            Url,
            "address",
            "Type it into its field: login URL, SCIM connector base URL or Single sign-on URL.",
        ),
        other(
            Html,
            "web page",
            "Copy the JSON that the API answers, not the page that shows it; a login page comes where the session has ended.",
        ),
        other(
            Hcl,
            "Terraform configuration",
            "Paste what `terraform show -json` writes: there the references are resolved.",
        ),
        other(
            BrokenJson,
            "JSON that breaks off",
            "Copy it again, from the first bracket to the last.",
        ),
        other(
            OtherJson,
            "JSON of another kind",
            "Paste an export of the app, a schema, a mapping, assignments, roles or a SAML configuration.",
        ),
        other(
            Text,
            "text",
            "Paste JSON: an export of Okta or Sumo Logic, or Terraform's state or plan as JSON.",
        ),
        other(Empty, "nothing", "Paste an export."),
    ]
};

/// What there is to say of a kind.
pub(super) fn about(kind: ExportKind) -> Option<&'static About> {
    KINDS.iter().find(|about| about.kind == kind)
}
