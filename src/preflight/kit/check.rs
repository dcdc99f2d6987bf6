//! What is wrong with the options.

use crate::okta::RoleRow;
use crate::preflight::roles::{RoleEnumOptions, role_enum};
use crate::report::rule::rules;
use crate::report::{Diagnostic, Finding, Findings, Report, ReportBuilder};
use crate::sentence;
use crate::sumologic::{DeploymentStatus, Saml, check_saml, deployment_of};
use crate::text::{Encoding, digits, is_invisible, shown};

use super::SetupOptions;
use super::plan::{AUTHENTICATIONS, MODES, Plan, current, named};

rules! {
    pub(crate) static RULES;
    DEPLOYMENT: "kit.unknown-deployment", Error, Certain, "Sumo Logic, API endpoints by deployment",
        "This names no deployment of Sumo Logic that can be used",
        "Give the code of your deployment, such as US2, or the address at which you log in.";
    NO_DEPLOYMENT: "kit.no-deployment", Warning, Certain, "Sumo Logic, Provision with Okta, step 2",
        "The deployment is not known, so the SCIM connector base URL is left open",
        "Give the code of your deployment, such as US2, or the address at which you log in.";
    NO_ADDRESS: "kit.no-saml-address", Info, Certain, "Sumo Logic, Provision with Okta, prerequisites",
        "An address of the SAML configuration is left open",
        "Create the SAML configuration in Sumo Logic first, and copy both addresses from it.";
    APP_NAME: "kit.app-name", Warning, Certain, "Okta Management API, Application",
        "The app name holds a character that cannot be seen",
        "Type the name by hand: Okta shows it wherever the app is named.";
    SIGNS: "kit.risky-signs", Warning, Possible, "Terraform, strings and templates; Okta Expression Language",
        "The name holds signs that scripts and templates read as their own",
        "Everything here is written so that it holds. A plainer name spares you the care when you write scripts yourself; a role has to be renamed in Sumo Logic as well.";
    WORD: "kit.unknown-choice", Error, Certain, "Sumo Logic, Provision with Okta",
        "This option has a value that it does not know", "";
}

/// What shells, templates and tables read as their own.
const RISKY: [&str; 6] = ["\"", "`", "${", "%{", "|", "\\"];

/// All that is to be said of the options.
pub(super) fn check(options: &SetupOptions, plan: &Plan) -> Report {
    let mut findings = Findings::new();
    deployment(options, plan, &mut findings);
    addresses(plan, &mut findings);
    app_name(options, &mut findings);
    role_signs(options.roles.as_deref(), &mut findings);
    let words = |pairs: &[&str]| pairs.join("` or `");
    let mode = MODES.map(|(word, _)| word);
    let mode_known = named(&MODES, options.mode.as_deref()).is_some();
    choice("mode", options.mode.as_deref(), mode_known, &words(&mode), &mut findings);
    let authentication = AUTHENTICATIONS.map(|(word, _)| word);
    let given = options.authentication_mode.as_deref();
    let known = named(&AUTHENTICATIONS, given).is_some();
    choice("authenticationMode", given, known, &words(&authentication), &mut findings);

    let mut reports =
        vec![ReportBuilder::new(Encoding::Utf16).text("options", b"", findings).finish()];
    if options.roles.is_some() {
        let roles = RoleEnumOptions { roles: options.roles.clone(), user_permission: None };
        reports.push(role_enum(&roles).report);
    }
    reports.push(saml(options, plan));
    let truncated = reports.iter().any(|report| report.truncated);
    let found = reports.into_iter().flat_map(|report| report.diagnostics);
    Report::of(found.map(about_options).collect(), truncated)
}

fn deployment(options: &SetupOptions, plan: &Plan, findings: &mut Findings) {
    let given = options.deployment.as_deref().filter(|given| !given.trim().is_empty());
    match given {
        Some(given) if current(given).is_none() => {
            let finding = Finding::of(&DEPLOYMENT).pointer("/deployment");
            let named = deployment_of(given).deployment;
            findings.push(match named {
                None => {
                    finding.message(sentence!(shown(given), " names no deployment of Sumo Logic"))
                }
                Some(row) if row.status == DeploymentStatus::Label => finding
                    .message("The hosts of US1 carry no code")
                    .help("Write US1, or https://service.sumologic.com."),
                Some(row) => finding
                    .message(sentence!("The deployment ", row.code, " cannot be used"))
                    .note(row.note.unwrap_or("")),
            });
        }
        None if plan.deployment.is_none() => {
            findings.push(Finding::of(&NO_DEPLOYMENT).pointer("/deployment"));
        }
        _ => {}
    }
}

fn addresses(plan: &Plan, findings: &mut Findings) {
    for (address, name, pointer) in [
        (
            &plan.assertion_consumer_url,
            "Single sign-on URL (Assertion Consumer URL)",
            "/saml/assertionConsumerUrl",
        ),
        (&plan.entity_id, "Audience URI (SP Entity ID)", "/saml/entityId"),
    ] {
        if !address.known {
            let message = sentence!("The ", name, " is not known and is left open");
            findings.push(Finding::of(&NO_ADDRESS).message(message).pointer(pointer));
        }
    }
}

fn app_name(options: &SetupOptions, findings: &mut Findings) {
    let Some(name) = options.app_name.as_deref().map(str::trim) else { return };
    if name.chars().any(is_invisible) {
        let message =
            sentence!("The app name holds a character that cannot be seen: ", shown(name));
        findings.push(Finding::of(&APP_NAME).message(message).pointer("/appName"));
    }
    if let Some(finding) = signs("The app name", name) {
        findings.push(finding.pointer("/appName"));
    }
}

fn role_signs(rows: Option<&[RoleRow]>, findings: &mut Findings) {
    for (index, row) in rows.unwrap_or_default().iter().enumerate() {
        let value = signs("The role", &row.value).map(|finding| (finding, "value"));
        let name =
            || signs("The display name", &row.display_name).map(|finding| (finding, "displayName"));
        if let Some((finding, part)) = value.or_else(name) {
            let at = sentence!("/roles/", digits(index as u64), "/", part);
            findings.push(finding.pointer(at));
        }
    }
}

fn signs(what: &str, name: &str) -> Option<Finding> {
    let sign = RISKY.into_iter().find(|sign| name.contains(sign))?;
    // A backtick cannot stand in backticks.
    let sign = if sign == "`" { "a backtick".to_owned() } else { shown(sign) };
    Some(Finding::of(&SIGNS).message(sentence!(
        what,
        " holds ",
        sign,
        ", which scripts and templates read as their own"
    )))
}

fn choice(name: &str, given: Option<&str>, known: bool, words: &str, findings: &mut Findings) {
    let Some(given) = given.filter(|_| !known) else { return };
    let message = sentence!("`", name, "` is ", shown(given), ", and can be `", words, "`");
    let help =
        sentence!("Write `", words, "`; the first of them is taken as long as it is neither.");
    findings.push(Finding::of(&WORD).message(message).help(help).pointer(sentence!("/", name)));
}

fn saml(options: &SetupOptions, plan: &Plan) -> Report {
    let saml = options.saml.clone().unwrap_or_default();
    let base_url = plan.base_url.known.then(|| plan.base_url.text.clone());
    check_saml(&Saml {
        acs_url: saml.assertion_consumer_url,
        entity_id: saml.entity_id,
        base_url,
        ..Saml::default()
    })
}

/// Where in the options the inputs of other checks stand.
static INPUTS: [(&str, &str); 3] = [
    ("acsUrl", "/saml/assertionConsumerUrl"),
    ("entityId", "/saml/entityId"),
    ("baseUrl", "/deployment"),
];

/// A finding of another check, as one about the options.
fn about_options(mut found: Diagnostic) -> Diagnostic {
    let place = INPUTS.iter().find(|(source, _)| *source == found.source);
    if let Some((source, pointer)) = place {
        found.pointer = Some((*pointer).to_owned());
        if *source == "baseUrl" {
            forget_places(&mut found);
        }
    }
    "options".clone_into(&mut found.source);
    found
}

/// The base URL is made, not given: nobody can look there.
fn forget_places(found: &mut Diagnostic) {
    (found.start, found.end, found.line, found.column, found.fix) = (None, None, None, None, None);
}
