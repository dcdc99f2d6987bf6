//! The setup as a Terraform configuration.
//!
//! It is applied twice: SCIM can only be enabled by hand, and what needs it waits for a variable.
//!
//! Sources: the documentation of the Terraform providers okta/okta and SumoLogic/sumologic.

use super::hcl::{Attribute, Hcl, list, plain, text};
use super::plan::{Address, Plan};
use crate::okta::{
    CORE_USER, MappingBody, ROLE_EXTERNAL_NAME, application::EMAIL_NAME_ID,
    application::EMAIL_USERNAME, application::PASSWORD_CONTEXT, application::SUBJECT,
};
use crate::sentence;

const HEAD: &[&str] = &[
    "Provisions Sumo Logic from Okta.",
    "",
    "1. Create a SAML configuration in Sumo Logic by hand, with any issuer and certificate: its",
    "   addresses are needed here, and those of Okta only exist afterwards.",
    "2. terraform apply: creates the app, and gives Sumo Logic its issuer and certificate.",
    "3. By hand in Okta, since no API does it: General > Provisioning > SCIM, the settings under",
    "   Provisioning > Integration, and the three actions under Provisioning > To App.",
    "4. terraform apply -var scim_is_enabled=true: adds roles, trims the mappings, assigns groups.",
    "5. Delete the attributes that are left over in the app's profile: the provider cannot.",
    "",
    "Credentials come from the environment: OKTA_ORG_NAME, OKTA_BASE_URL and OKTA_API_TOKEN;",
    "SUMOLOGIC_ACCESSID and SUMOLOGIC_ACCESSKEY.",
];

const APP: &str = "okta_app_saml.sumo_logic.id";
const USER: &str = "data.okta_user_profile_mapping_source.user.id";
const ONCE_ENABLED: &str = "var.scim_is_enabled ? 1 : 0";

pub(super) fn terraform(plan: &Plan) -> String {
    let mut hcl = Hcl::default();
    for line in HEAD {
        hcl.comment(line);
    }
    hcl.gap();
    providers(plan, &mut hcl);
    variables(plan, &mut hcl);
    sumo_logic(plan, &mut hcl);
    app(plan, &mut hcl);
    user_property(plan, &mut hcl);
    app_property(plan, &mut hcl);
    mappings(plan, &mut hcl);
    assignment(plan, &mut hcl);
    hcl.finish()
}

fn providers(plan: &Plan, hcl: &mut Hcl) {
    hcl.block("terraform", |hcl| {
        hcl.attributes(&[("required_version", text(">= 1.6"))]).gap();
        hcl.block("required_providers", |hcl| {
            hcl.block("okta =", |hcl| {
                hcl.attributes(&[("source", text("okta/okta"))]);
            });
            hcl.block("sumologic =", |hcl| {
                hcl.attributes(&[("source", text("SumoLogic/sumologic"))]);
            });
        });
    });
    hcl.gap().block("provider \"okta\"", |_| {}).gap();
    let code = plan.deployment.as_ref().map(|deployment| deployment.code.to_ascii_lowercase());
    let environment = code.map_or_else(|| plain("var.deployment"), |code| text(&code));
    hcl.block("provider \"sumologic\"", |hcl| {
        hcl.attributes(&[("environment", environment)]);
    });
}

fn variables(plan: &Plan, hcl: &mut Hcl) {
    let mut variable = |name: &str, description: &str, more: &[Attribute<'_>]| {
        hcl.gap().block(&sentence!("variable \"", name, "\""), |hcl| {
            let mut attributes = vec![("description", text(description))];
            attributes.extend_from_slice(more);
            hcl.attributes(&attributes);
        });
    };
    let string = || ("type", plain("string"));
    if plan.deployment.is_none() {
        variable("deployment", "Sumo Logic deployment, such as us2", &[string()]);
    }
    for (address, name, description) in open_addresses(plan) {
        if !address.known {
            variable(name, description, &[string()]);
        }
    }
    variable(
        "saml_configuration_id",
        "ID of the SAML configuration in Sumo Logic, 16 hexadecimal digits",
        &[string()],
    );
    variable(
        "scim_is_enabled",
        "Whether SCIM has been enabled and set up in Okta, which no API does",
        &[("type", plain("bool")), ("default", plain("false"))],
    );
    if plan.mapped() {
        variable(
            "groups",
            "IDs of the Okta groups that get the app",
            &[("type", plain("set(string)")), ("default", plain("[]"))],
        );
    } else {
        variable(
            "role_of_group",
            "The role of each Okta group that gets the app, by the group's ID",
            &[("type", plain("map(string)")), ("default", plain("{}"))],
        );
    }
}

/// The addresses with the variables that stand for them where they are not known.
fn open_addresses(plan: &Plan) -> [(&Address, &'static str, &'static str); 2] {
    [
        (
            &plan.assertion_consumer_url,
            "assertion_consumer_url",
            "Assertion Consumer URL of the SAML configuration in Sumo Logic",
        ),
        (&plan.entity_id, "entity_id", "Entity ID of the SAML configuration in Sumo Logic"),
    ]
}

fn sumo_logic(plan: &Plan, hcl: &mut Hcl) {
    hcl.gap().comment("Fails where Sumo Logic has no role of exactly this name.");
    let roles = list(plan.roles.rows.iter().map(|row| row.value.as_str()));
    hcl.block("data \"sumologic_role_v2\" \"roles\"", |hcl| {
        let names = sentence!("toset(", roles, ")");
        hcl.attributes(&[("for_each", names), ("name", plain("each.value"))]);
    });
    hcl.gap().block("import", |hcl| {
        hcl.attributes(&[
            ("to", plain("sumologic_saml_configuration.okta")),
            ("id", plain("var.saml_configuration_id")),
        ]);
    });
    hcl.gap().comment(
        "Neither On Demand Provisioning nor a roles attribute: both would work against SCIM.",
    );
    hcl.block("resource \"sumologic_saml_configuration\" \"okta\"", |hcl| {
        hcl.attributes(&[
            ("configuration_name", text(&plan.app)),
            ("issuer", plain("okta_app_saml.sumo_logic.entity_url")),
            ("x509cert1", plain("okta_app_saml.sumo_logic.certificate")),
        ]);
    });
}

fn app(plan: &Plan, hcl: &mut Hcl) {
    let [acs, audience] = open_addresses(plan).map(|(address, name, _)| {
        if address.known { text(&address.text) } else { sentence!("var.", name) }
    });
    hcl.gap().block("resource \"okta_app_saml\" \"sumo_logic\"", |hcl| {
        hcl.attributes(&[
            ("label", text(&plan.app)),
            ("sso_url", acs.clone()),
            ("recipient", acs.clone()),
            ("destination", acs.clone()),
            ("audience", audience.clone()),
            ("subject_name_id_template", text(SUBJECT)),
            ("subject_name_id_format", text(EMAIL_NAME_ID)),
            ("user_name_template", text(EMAIL_USERNAME)),
            ("user_name_template_type", text("BUILT_IN")),
            ("user_name_template_push_status", text("PUSH")),
            ("response_signed", plain("true")),
            ("assertion_signed", plain("true")),
            ("signature_algorithm", text("RSA_SHA256")),
            ("digest_algorithm", text("SHA256")),
            ("honor_force_authn", plain("true")),
            ("authn_context_class_ref", text(PASSWORD_CONTEXT)),
        ]);
    });
}

fn user_property(plan: &Plan, hcl: &mut Hcl) {
    hcl.gap();
    if !plan.mapped() {
        hcl.comment("Nothing reads it when roles are chosen at the assignment; the guide adds it.");
    }
    hcl.block("resource \"okta_user_schema_property\" \"roles\"", |hcl| {
        let mut attributes = property(plan);
        attributes.push(("permissions", text("READ_ONLY")));
        hcl.attributes(&attributes);
        one_of(plan, hcl);
    });
}

fn app_property(plan: &Plan, hcl: &mut Hcl) {
    hcl.gap().comment("Only after SCIM is enabled: before, Okta would leave the namespace out.");
    hcl.block("resource \"okta_app_user_schema_property\" \"roles\"", |hcl| {
        let mut attributes = vec![("count", plain(ONCE_ENABLED)), ("app_id", plain(APP))];
        attributes.extend(property(plan));
        attributes.extend([
            ("external_name", text(ROLE_EXTERNAL_NAME)),
            ("external_namespace", text(CORE_USER)),
            ("scope", text("NONE")),
            ("required", plain("true")),
        ]);
        hcl.attributes(&attributes);
        one_of(plan, hcl);
    });
}

fn property(plan: &Plan) -> Vec<Attribute<'static>> {
    vec![
        ("index", text("roles")),
        ("title", text("Roles")),
        ("type", text("string")),
        ("description", text("The person's role in Sumo Logic")),
        ("master", text("PROFILE_MASTER")),
        ("enum", list(plan.roles.rows.iter().map(|row| row.value.as_str()))),
    ]
}

fn one_of(plan: &Plan, hcl: &mut Hcl) {
    for row in &plan.roles.rows {
        hcl.gap().block("one_of", |hcl| {
            hcl.attributes(&[("const", text(&row.value)), ("title", text(&row.display_name))]);
        });
    }
}

fn mappings(plan: &Plan, hcl: &mut Hcl) {
    hcl.gap().block("data \"okta_user_profile_mapping_source\" \"user\"", |_| {});
    mapping("to_app", USER, APP, &plan.mapping.to_app, hcl);
    mapping("to_okta", APP, USER, &plan.mapping.to_okta, hcl);
}

/// What is not named here is removed by `delete_when_absent`.
fn mapping(name: &str, source: &str, target: &str, body: &MappingBody, hcl: &mut Hcl) {
    let header = sentence!("resource \"okta_profile_mapping\" \"", name, "\"");
    hcl.gap().block(&header, |hcl| {
        hcl.attributes(&[
            ("count", plain(ONCE_ENABLED)),
            ("source_id", plain(source)),
            ("target_id", plain(target)),
            ("delete_when_absent", plain("true")),
        ]);
        for (attribute, property) in &body.properties.0 {
            let Some(expression) = property.expression.as_deref() else { continue };
            hcl.gap().block("mappings", |hcl| {
                hcl.attributes(&[
                    ("id", text(attribute)),
                    ("expression", text(expression)),
                    ("push_status", text("PUSH")),
                ]);
            });
        }
        // The mapping of roles needs the attribute to be there.
        if plan_maps_roles(body) {
            hcl.gap().attributes(&[("depends_on", plain("[okta_app_user_schema_property.roles]"))]);
        }
    });
}

fn plan_maps_roles(body: &MappingBody) -> bool {
    body.properties
        .0
        .iter()
        .any(|(name, property)| name == "roles" && property.expression.is_some())
}

fn assignment(plan: &Plan, hcl: &mut Hcl) {
    let (groups, group, empty) = if plan.mapped() {
        ("var.groups", "each.value", "[]")
    } else {
        ("var.role_of_group", "each.key", "{}")
    };
    hcl.gap().block("resource \"okta_app_group_assignment\" \"groups\"", |hcl| {
        let mut attributes = vec![
            ("for_each", sentence!("var.scim_is_enabled ? ", groups, " : ", empty)),
            ("app_id", plain(APP)),
            ("group_id", plain(group)),
        ];
        if !plan.mapped() {
            attributes.push(("profile", plain("jsonencode({ roles = each.value })")));
        }
        hcl.attributes(&attributes).gap();
        hcl.attributes(&[(
            "depends_on",
            plain("[okta_app_user_schema_property.roles, okta_profile_mapping.to_app]"),
        )]);
    });
}
