//! Step 2: the connection, and what Okta may do through it.

use super::app::{is_of_another_kind, plain};
use super::case::Case;
use super::form::Integration;
use super::found::Found;
use crate::okta::export::App;
use crate::report::rule::rules;
use crate::report::{Certainty, Finding, Rule, Spot};
use crate::sentence;
use crate::sumologic::{BaseUrlOptions, check_access_key, check_base_url, check_bearer_token};
use crate::text::shown;

rules! {
    pub(crate) static RULES;
    NOT_SCIM: "provisioning.not-scim", Error, Certain, "Sumo Logic, Provision with Okta, step 2",
        "Provisioning is not set to SCIM, so the app has no Provisioning tab",
        "Choose SCIM for Provisioning in the App Settings of the General tab.";
    MODE: "provisioning.authentication-mode", Error, Certain, "Sumo Logic, Provision with Okta, step 2",
        "Sumo Logic takes Basic Auth or HTTP Header, no other Authentication Mode",
        "Choose Basic Auth with access ID and access key, or HTTP Header with the token.";
    UNIQUE: "provisioning.unique-identifier", Error, Likely, "Sumo Logic, Provision with Okta, step 2",
        "The unique identifier field is not `userName`", "Enter exactly `userName`.";
    ACTION: "provisioning.action-missing", Warning, Likely, "Sumo Logic, Provision with Okta, step 2",
        "A provisioning action that the guide ticks is missing", "";
    OFF: "provisioning.to-app-off", Error, Likely, "Sumo Logic, Provision with Okta, step 2; Okta Management API, ApplicationFeature",
        "Something that the guide enables under To App is not enabled", "Enable it under Provisioning > To App.";
    GROUPS: "provisioning.groups", Warning, Likely, "Sumo Logic SCIM API, scimUserManagement",
        "Okta is to send or fetch groups, and Sumo Logic's SCIM API has none",
        "Untick it: Okta would ask for an address that does not exist.";
    PASSWORD: "provisioning.password", Warning, Likely, "Sumo Logic SCIM API, SCIMUpdateUserDefinition",
        "Okta is to send passwords, and Sumo Logic's SCIM API has no place for them",
        "Turn Sync Password off under Provisioning > To App.";
    SOURCE: "provisioning.profile-source", Warning, Likely, "Sumo Logic, Provision with Okta, step 4; Okta Management API, ApplicationFeature",
        "Sumo Logic is set as a source of Okta profiles, so that its names overwrite those in Okta",
        "Turn off Profile & Lifecycle Sourcing under Provisioning > To Okta (API: the feature `PROFILE_MASTERING`).";
    CONFIRM: "provisioning.auto-confirm", Warning, Likely, "Okta, Import users from an app",
        "An import creates an Okta user for everybody in Sumo Logic who matches nobody",
        "Untick the automatic confirmation of new users, and confirm them by hand.";
}

const FORM: &str = "integration";

const fn at(pointer: &'static str) -> Spot {
    Spot::Field(FORM, pointer, None)
}

/// The connection: address, credentials, and the field that people are told apart by.
pub(super) fn connection(case: &Case<'_>, found: &mut Found) {
    let chosen = case.setup.general.as_ref().and_then(|screen| screen.provisioning.as_deref());
    if chosen.is_some_and(|chosen| !plain(chosen).is_empty() && plain(chosen) != "scim") {
        found.push(Spot::Field("general", "/provisioning", None), Finding::of(&NOT_SCIM));
    }
    let Some(screen) = &case.setup.integration else { return };
    if let Some(url) = &screen.base_url {
        let deployment = case.deployment().map(|(code, _)| code.to_owned());
        let report = check_base_url(url, &BaseUrlOptions { deployment }).report;
        found.take(report, &|_| Some(at("/baseUrl")));
    }
    if let Some(field) =
        screen.unique_identifier.as_ref().filter(|field| field.trim() != "userName")
    {
        let message =
            sentence!("The unique identifier field is ", shown(field), ", not `userName`");
        found.push(at("/uniqueIdentifier"), Finding::of(&UNIQUE).message(message));
    }
    credentials(screen, found);
}

fn credentials(screen: &Integration, found: &mut Found) {
    let mode = screen.authentication_mode.as_deref().map(plain).unwrap_or_default();
    let header = screen.authorization.as_ref();
    let basic = screen.username.as_ref().or(screen.password.as_ref());
    match &*mode {
        "httpheader" | "basic" | "basicauth" | "" => {}
        _ => return found.push(at("/authenticationMode"), Finding::of(&MODE)),
    }
    if let Some(token) = header.filter(|_| !mode.starts_with("basic")) {
        found.take(check_bearer_token(token), &|_| Some(at("/authorization")));
    }
    if basic.is_some() && mode != "httpheader" {
        let text = |field: &Option<String>| field.clone().unwrap_or_default();
        let report = check_access_key(&text(&screen.username), &text(&screen.password));
        found.take(report, &|finding| {
            Some(at(if finding.source == "accessId" { "/username" } else { "/password" }))
        });
    }
}

/// Something that Okta may do: its feature, and where it is on the screens.
struct Wanted {
    features: &'static [&'static str],
    screen: &'static str,
    place: &'static str,
    without: &'static str,
    rule: &'static Rule,
}

static WANTED: &[Wanted] = &[
    Wanted {
        features: &["IMPORT_NEW_USERS", "IMPORT_PROFILE_UPDATES"],
        screen: "Import New Users and Profile Updates",
        place: "Provisioning > Integration",
        without: "Okta cannot find those who are in Sumo Logic already",
        rule: &ACTION,
    },
    Wanted {
        features: &["PUSH_NEW_USERS"],
        screen: "Create Users",
        place: "Provisioning > To App",
        without: "nobody new gets to Sumo Logic",
        rule: &OFF,
    },
    Wanted {
        features: &["PUSH_PROFILE_UPDATES"],
        screen: "Update User Attributes",
        place: "Provisioning > To App",
        without: "changed names, emails and roles do not get to Sumo Logic",
        rule: &OFF,
    },
    Wanted {
        features: &["PUSH_USER_DEACTIVATION"],
        screen: "Deactivate Users",
        place: "Provisioning > To App",
        without: "who leaves keeps the account in Sumo Logic",
        rule: &OFF,
    },
];

/// What Okta should not do.
static UNWANTED: &[(&str, &Rule)] = &[
    ("GROUP_PUSH", &GROUPS),
    ("PUSH_PASSWORD_UPDATES", &PASSWORD),
    ("PROFILE_MASTERING", &SOURCE),
];

/// What an export says that Okta may do. What the forms say of the same is held against it
/// elsewhere.
pub(super) fn features(case: &Case<'_>, found: &mut Found) {
    for app in case.apps().filter(|app| app.features.is_some()) {
        let lacks = |wanted: &&Wanted| wanted.lacking(app).is_some();
        if WANTED.iter().all(|wanted| lacks(&wanted)) {
            // In an app of another kind it could not be set up, which has been told.
            if !is_of_another_kind(app) {
                nothing(app, found);
            }
        } else {
            let missing = WANTED.iter().filter(lacks).filter(|wanted| wanted.typed(case).is_none());
            missing.for_each(|wanted| {
                found.push(app.record.spot, wanted.missing(app).certainty(Certainty::Likely));
            });
        }
        for (feature, rule) in UNWANTED {
            if let Some(said) = app.feature(feature) {
                found.push(said.spot, Finding::of(rule));
            }
        }
    }
}

/// Says that an app may do nothing of what provisioning takes.
fn nothing(app: &App, found: &mut Found) {
    let message =
        "The app's `features` hold nothing of what provisioning takes, so SCIM is not set up in it";
    let finding = Finding::of(&NOT_SCIM).message(message).certainty(Certainty::Likely);
    found.push(
        app.record.spot,
        finding.note("Okta documents no complete list of the features of such an app"),
    );
}

impl Wanted {
    /// The feature of it that an app does not have.
    fn lacking(&self, app: &App) -> Option<&'static str> {
        self.features.iter().copied().find(|feature| app.feature(feature).is_none())
    }

    /// What the forms say of it.
    fn typed(&self, case: &Case<'_>) -> Option<(bool, Spot)> {
        self.features.iter().find_map(|feature| typed(case, feature))
    }

    fn missing(&self, app: &App) -> Finding {
        self.without(self.lacking(app).unwrap_or_default())
    }

    fn without(&self, feature: &str) -> Finding {
        let Self { screen, place, without, rule, .. } = self;
        Finding::of(rule)
            .message(sentence!(screen, " is not enabled (API: `", feature, "`), so ", without))
            .help(sentence!("Enable ", screen, " under ", place, "."))
    }
}

/// What the forms say of a feature.
pub(super) fn typed(case: &Case<'_>, feature: &str) -> Option<(bool, Spot)> {
    let to_app = case.setup.to_app.as_ref();
    let switch = |flag: Option<bool>, pointer| Some((flag?, Spot::Field("toApp", pointer, None)));
    match feature {
        "PUSH_NEW_USERS" => switch(to_app?.create_users, "/createUsers"),
        "PUSH_PROFILE_UPDATES" => switch(to_app?.update_user_attributes, "/updateUserAttributes"),
        "PUSH_USER_DEACTIVATION" => switch(to_app?.deactivate_users, "/deactivateUsers"),
        "PUSH_PASSWORD_UPDATES" => switch(to_app?.sync_password, "/syncPassword"),
        _ => None,
    }
}

/// Which of an app's features an export can show, for those who compare.
pub(super) static FEATURES: &[(&str, &str)] = &[
    ("PUSH_NEW_USERS", "Create Users"),
    ("PUSH_PROFILE_UPDATES", "Update User Attributes"),
    ("PUSH_USER_DEACTIVATION", "Deactivate Users"),
];

/// Whether an app may do something, where it says.
pub(super) fn does(app: &App, feature: &str) -> Option<bool> {
    app.features.as_ref().map(|_| app.feature(feature).is_some())
}

/// What is ticked on the screens.
pub(super) fn screens(case: &Case<'_>, found: &mut Found) {
    for wanted in WANTED {
        if let Some((false, spot)) = wanted.typed(case) {
            let feature = wanted.features.first().copied().unwrap_or_default();
            found.push(spot, wanted.without(feature).certainty(Certainty::Certain));
        }
    }
    if let Some((true, spot)) = typed(case, "PUSH_PASSWORD_UPDATES") {
        found.push(spot, Finding::of(&PASSWORD));
    }
    if let Some(actions) =
        case.setup.integration.as_ref().and_then(|screen| screen.supported_actions.as_ref())
    {
        supported(actions, found);
    }
    let Some(to_okta) = &case.setup.to_okta else { return };
    for (flag, pointer, rule) in [
        (to_okta.profile_sourcing, "/profileSourcing", &SOURCE),
        (to_okta.auto_confirm_new_users, "/autoConfirmNewUsers", &CONFIRM),
    ] {
        if flag == Some(true) {
            found.push(Spot::Field("toOkta", pointer, None), Finding::of(rule));
        }
    }
}

/// Supported provisioning actions that the guide ticks.
static ACTIONS: &[&str] =
    &["Import New Users and Profile Updates", "Push New Users", "Push Profile Updates"];

fn supported(actions: &[String], found: &mut Found) {
    for action in ACTIONS {
        if !actions.iter().any(|ticked| plain(ticked) == plain(action)) {
            let message = sentence!(action, " is not ticked under Supported provisioning actions");
            let help = sentence!("Tick ", action, " under Provisioning > Integration.");
            found.push(at("/supportedActions"), Finding::of(&ACTION).message(message).help(help));
        }
    }
    for (index, action) in (0..).zip(actions) {
        if plain(action).contains("groups") {
            let message =
                sentence!(shown(action), " is ticked, and Sumo Logic's SCIM API has no groups");
            let spot = Spot::Field(FORM, "/supportedActions", Some(index));
            found.push(spot, Finding::of(&GROUPS).message(message));
        }
    }
}
