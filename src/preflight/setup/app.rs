//! Step 1: the app in Okta, its addresses, and who is who in it.

use super::case::{Case, code_of, same};
use super::found::Found;
use super::username::{Username, username};
use crate::okta::export::{App, AppField, PersonField, PersonKind};
use crate::report::rule::rules;
use crate::report::{Diagnostic, Finding, Said, Spot};
use crate::sentence;
use crate::sumologic::export::SamlField;
use crate::sumologic::{Saml, check_saml};
use crate::text::shown;

rules! {
    pub(crate) static RULES;
    CATALOG: "app.catalog-app", Error, Likely, "Sumo Logic, Provision with Okta, step 1; Integrate Sumo Logic with Okta",
        "This is the app from Okta's catalog, which logs people in but does not provision them",
        "Create a new app integration with SAML 2.0 in Okta, as the guide does, and turn SCIM on in that.";
    NOT_SAML: "app.not-saml", Error, Likely, "Sumo Logic, Provision with Okta, step 1",
        "The app is not a SAML 2.0 app", "Create a new app integration in Okta, and choose SAML 2.0: the sign-on method of an app cannot be changed.";
    INACTIVE: "app.inactive", Error, Certain, "Okta Management API, ApplicationLifecycleStatus",
        "The app is not active, so Okta sends nothing for it", "Activate it in Okta under Applications > Applications.";
    TWO: "app.two-apps", Warning, Likely, "Sumo Logic, Provision with Okta",
        "Two apps in Okta log people in at the same place and both provision them",
        "Keep one of them: each undoes what the other has done.";
    USERNAME: "app.username-not-email", Error, Likely, "Sumo Logic SCIM API, SCIMCreateUserDefinition; Okta Management API, ApplicationCredentialsUsernameTemplate",
        "The application username is not an email address, and Sumo Logic requires one",
        "Choose Email under Sign On > Application username format.";
    LOGIN: "app.username-login", Info, Possible, "Okta Management API, ApplicationCredentialsUsernameTemplate; Sumo Logic, Set up SAML",
        "The application username is the Okta username, while the email attribute is the email: whoever has two different ones is two people for Sumo Logic",
        "Choose Email under Sign On > Application username format, unless every Okta username is the person's email.";
    NAME_ID: "app.name-id", Warning, Likely, "Sumo Logic, Set up SAML; Okta Management API, SamlApplicationSettingsSignOn",
        "SAML names people otherwise than SCIM does, so that they log in as somebody who is not provisioned",
        "Let Name ID be the application username (API: `subjectNameIdTemplate` `${user.userName}`).";
    TRANSIENT: "app.name-id-format", Error, Likely, "Sumo Logic, Set up SAML",
        "The Name ID is new at every login, so Sumo Logic cannot know who it is",
        "Choose EmailAddress or Unspecified as Name ID format.";
    OTHER_CONFIGURATION: "saml.other-configuration", Error, Certain, "Sumo Logic, Provision with Okta, step 1; Set up SAML",
        "The address in Okta is not that of the SAML configuration in Sumo Logic",
        "Copy it again from the SAML configuration in Sumo Logic.";
    ACCOUNT: "saml.account-deployment", Error, Certain, "Sumo Logic, API endpoints by deployment",
        "People are sent to another deployment than the account is on",
        "Copy the address from the SAML configuration of the account.";
    ISSUER: "saml.issuer-differs", Error, Likely, "Sumo Logic, Set up SAML; Terraform, okta_app_saml",
        "The issuer in Sumo Logic's SAML configuration is not this app's, so logins from it are refused",
        "Copy Issuer and certificate from the app's Sign On tab in Okta: each app has its own.";
}

/// What Okta's catalog calls its app for Sumo Logic.
const CATALOG_NAME: &str = "sumologic";

/// What kind of app it is, and whether it is on.
pub(super) fn kind(case: &Case<'_>, found: &mut Found) {
    for app in case.apps() {
        if let Some(name) = of_catalog(app) {
            found.push(name.spot, Finding::of(&CATALOG));
        } else if let Some(mode) = not_saml(app) {
            let message =
                sentence!("The app's sign-on method is ", shown(&mode.text), ", not SAML 2.0");
            found.push(mode.spot, Finding::of(&NOT_SAML).message(message));
        }
        if let Some(status) = app.get(AppField::Status).filter(|status| !status.is("ACTIVE")) {
            let message =
                sentence!("The app is ", shown(&status.text), ", so Okta sends nothing for it");
            found.push(status.spot, Finding::of(&INACTIVE).message(message));
        }
        let transient = app.get(AppField::NameIdFormat);
        if let Some(format) =
            transient.filter(|format| format.text.to_ascii_lowercase().contains("transient"))
        {
            found.push(format.spot, Finding::of(&TRANSIENT));
        }
    }
}

fn of_catalog(app: &App) -> Option<&Said> {
    app.get(AppField::Name).filter(|name| name.is(CATALOG_NAME))
}

fn not_saml(app: &App) -> Option<&Said> {
    app.get(AppField::SignOnMode).filter(|mode| !plain(&mode.text).starts_with("saml"))
}

/// Whether an app is none that the guide makes.
pub(super) fn is_of_another_kind(app: &App) -> bool {
    of_catalog(app).or(not_saml(app)).is_some()
}

/// A text in small letters and digits alone: `SAML 2.0` and `SAML_2_0` are the same.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}

/// Apps beside this one that provision the same account.
pub(super) fn others(case: &Case<'_>, found: &mut Found) {
    let Some(acs) = case.app(AppField::Acs) else { return };
    let provisions = |app: &App| app.feature("PUSH_NEW_USERS").is_some();
    let ours = case.apps().any(provisions);
    let others = case.facts.apps.iter().filter(|app| {
        !case.is_our_app(app)
            && provisions(app)
            && app.get(AppField::Acs).is_some_and(|one| same(one, acs))
    });
    for other in others.filter(|_| ours) {
        let name = other.get(AppField::Label).map_or("", |label| &*label.text);
        let message = sentence!(
            "The app ",
            shown(name),
            " logs people in at the same place, and provisions them too"
        );
        found.push(other.record.spot, Finding::of(&TWO).message(message));
    }
}

/// How the parts of [`Saml`] are called in findings, and where they stand.
static ADDRESSES: &[(&str, AppField)] = &[
    ("acsUrl", AppField::Acs),
    ("entityId", AppField::Audience),
    ("recipient", AppField::Recipient),
    ("destination", AppField::Destination),
];

/// The addresses of single sign-on: alone, together, and against Sumo Logic's side.
pub(super) fn addresses(case: &Case<'_>, found: &mut Found) {
    for app in case.apps() {
        let text = |field| app.get(field).map(|said| said.text.clone());
        let report = check_saml(&Saml {
            acs_url: text(AppField::Acs),
            entity_id: text(AppField::Audience),
            recipient: text(AppField::Recipient),
            destination: text(AppField::Destination),
            base_url: base_url(case),
        });
        let wrong: Vec<String> =
            report.diagnostics.iter().map(|finding| finding.source.clone()).collect();
        let spot = |finding: &Diagnostic| match &*finding.source {
            "baseUrl" => Some(Spot::Field("integration", "/baseUrl", None)),
            source => {
                let (_, field) = ADDRESSES.iter().find(|(name, _)| *name == source)?;
                app.get(*field).map(|said| said.spot)
            }
        };
        found.take(report, &spot);
        let sound = |source: &str| !wrong.iter().any(|of| of == source);
        if sound("acsUrl") {
            let acs = app.get(AppField::Acs).map(|acs| ("Single sign-on URL", acs));
            let said = acs.or_else(|| Some(("Audience URI", app.get(AppField::Audience)?)));
            against_account(case, said, found);
            against_sumo_logic(case, app.get(AppField::Acs), SamlField::Acs, found);
        }
        if sound("entityId") {
            against_sumo_logic(case, app.get(AppField::Audience), SamlField::EntityId, found);
        }
    }
}

fn against_account(case: &Case<'_>, said: Option<(&str, &Said)>, found: &mut Found) {
    let (Some((name, said)), Some((account, _))) = (said, case.deployment()) else { return };
    if let Some(code) = code_of(&said.text).filter(|code| *code != account) {
        let message = sentence!(
            "The ",
            name,
            " belongs to deployment ",
            code,
            ", but the account is on ",
            account
        );
        found.push(said.spot, Finding::of(&ACCOUNT).message(message));
    }
}

/// What is known of Sumo Logic's own side, as long as there is nothing of Okta's to hold against it.
pub(super) fn sumo_logic_side(case: &Case<'_>, found: &mut Found) {
    if case.app(AppField::Acs).or(case.app(AppField::Audience)).is_some() {
        return;
    }
    for side in &case.facts.saml {
        let text = |field| side.get(field).map(|said| said.text.clone());
        let report = check_saml(&Saml {
            acs_url: text(SamlField::Acs),
            entity_id: text(SamlField::EntityId),
            base_url: base_url(case),
            ..Saml::default()
        });
        let sound = report.diagnostics.is_empty();
        found.take(report, &|finding| {
            let field = match &*finding.source {
                "acsUrl" => SamlField::Acs,
                "entityId" => SamlField::EntityId,
                _ => return Some(Spot::Field("integration", "/baseUrl", None)),
            };
            side.get(field).map(|said| said.spot)
        });
        if sound {
            let acs = side.get(SamlField::Acs).map(|acs| ("Assertion Consumer URL", acs));
            against_account(case, acs, found);
        }
    }
}

/// The base URL, where there is no deployment of the account that it is held against instead.
fn base_url(case: &Case<'_>) -> Option<String> {
    let typed = case.setup.integration.as_ref()?.base_url.clone();
    typed.filter(|_| case.deployment().is_none())
}

fn against_sumo_logic(case: &Case<'_>, ours: Option<&Said>, field: SamlField, found: &mut Found) {
    let Some(ours) = ours else { return };
    let mut theirs = case.facts.saml.iter().filter_map(|side| side.get(field)).peekable();
    let Some(&first) = theirs.peek() else { return };
    if theirs.any(|said| same(said, ours)) {
        return;
    }
    let (okta, sumo_logic) = match field {
        SamlField::Acs => ("Single sign-on URL", "Assertion Consumer URL"),
        _ => ("Audience URI", "entity ID"),
    };
    let message = sentence!(
        "The ",
        okta,
        " in Okta is ",
        shown(ours.text.trim()),
        ", the ",
        sumo_logic,
        " in Sumo Logic ",
        shown(first.text.trim())
    );
    found.push(ours.spot, Finding::of(&OTHER_CONFIGURATION).message(message));
}

/// What people are called: an email address, the same one everywhere.
pub(super) fn names(case: &Case<'_>, found: &mut Found) {
    for app in case.apps() {
        let Some(template) = app.get(AppField::Username) else { continue };
        let kind = username(&template.text);
        if kind == Username::NoEmail {
            let message = sentence!(
                "The application username ",
                shown(&template.text),
                " is not an email address, and Sumo Logic requires one"
            );
            found.push(template.spot, Finding::of(&USERNAME).message(message));
        } else if let Some(email) = case.email_source()
            && kind.differs(email)
            && !usernames_are_emails(case)
        {
            let finding = Finding::of(&LOGIN);
            found.push(template.spot, if kind == Username::Login { finding } else {
                finding.message("The application username is the email, while the email attribute is mapped from the Okta username: whoever has two different ones is two people for Sumo Logic")
            });
        }
        if let Some(name_id) = app.get(AppField::NameId)
            && !name_id.text.contains("userName")
            && username(&name_id.text).differs(kind)
        {
            let message = sentence!(
                "SAML names people by ",
                shown(&name_id.text),
                ", SCIM by ",
                shown(&template.text)
            );
            found.push(name_id.spot, Finding::of(&NAME_ID).message(message));
        }
    }
}

/// Whether people are known, and each has their email as username.
fn usernames_are_emails(case: &Case<'_>) -> bool {
    let people = case.people().filter(|person| person.kind != PersonKind::Group);
    let mut pairs = people
        .filter_map(|person| person.get(PersonField::UserName).zip(person.get(PersonField::Email)))
        .peekable();
    pairs.peek().is_some() && pairs.all(|(name, email)| name.is(&email.text))
}
