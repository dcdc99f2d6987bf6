//! What could not be checked, step by step, and what would allow it.

use super::case::Case;
use super::{Missing, Step};
use crate::okta::export::{AppField, PersonKind};

/// Something that a check may need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    Account,
    BaseUrl,
    Credentials,
    UniqueIdentifier,
    Actions,
    ToApp,
    ToOkta,
    KeyDates,
    KeyOwner,
    KeyScopes,
    SamlSide,
    Roles,
    App,
    Addresses,
    UsernameTemplate,
    UserSchema,
    AppSchema,
    MappingToApp,
    MappingToOkta,
    People,
    /// Nothing that could be pasted here.
    Never,
}

/// A check, what it needs, and what to give; a step is told of it once it has begun.
struct Row {
    step: Step,
    needs: Need,
    missing: Missing,
}

const fn row(step: Step, needs: Need, what: &'static str, give: &'static str) -> Row {
    Row { step, needs, missing: Missing { what, give } }
}

static ROWS: &[Row] = {
    use Need::{
        Account, Actions, AppSchema, BaseUrl, Credentials, KeyDates, KeyOwner, KeyScopes,
        MappingToApp, MappingToOkta, Never, People, Roles, SamlSide, ToApp, ToOkta,
        UniqueIdentifier, UserSchema, UsernameTemplate,
    };
    &[
        row(
            Step::Prerequisites,
            KeyOwner,
            "Whose access key it is: a person's dies with the account",
            "What kind of account owns the key (accessKey.ownerKind)",
        ),
        row(
            Step::Prerequisites,
            KeyScopes,
            "Whether the key may manage users",
            "The key's scopes, or Sumo Logic's answer to GET /api/v1/accessKeys",
        ),
        row(
            Step::Prerequisites,
            KeyDates,
            "Whether the key has expired or soon will",
            "When the key was created, and the time of the check (accessKey.created, now)",
        ),
        row(
            Step::Prerequisites,
            SamlSide,
            "Whether Okta has the addresses of Sumo Logic's SAML configuration, and whether that creates people or sets roles too",
            "Sumo Logic's SAML configuration, such as its answer to GET /api/v1/saml/identityProviders",
        ),
        row(
            Step::Prerequisites,
            Never,
            "Whether the key is genuine and active",
            "Test Connector Configuration in Okta",
        ),
        row(
            Step::App,
            Need::App,
            "Whether the app is active, and what Okta may do",
            "The app, as GET /api/v1/apps/{id} answers",
        ),
        row(
            Step::App,
            Need::Addresses,
            "The addresses of single sign-on",
            "Single sign-on URL and Audience URI, or the app as GET /api/v1/apps/{id} answers",
        ),
        row(
            Step::App,
            UsernameTemplate,
            "Whether the application username is an email address",
            "The Application username format of the Sign On tab, or the app as GET /api/v1/apps/{id} answers",
        ),
        row(
            Step::Provisioning,
            BaseUrl,
            "The SCIM connector base URL: no export has it",
            "The field, typed or copied from Provisioning > Integration",
        ),
        row(
            Step::Provisioning,
            Account,
            "Whether the base URL is that of your account",
            "Your login URL for Sumo Logic, or the code of the deployment",
        ),
        row(
            Step::Provisioning,
            UniqueIdentifier,
            "The unique identifier field: no export has it",
            "The field, typed or copied from Provisioning > Integration",
        ),
        row(
            Step::Provisioning,
            Credentials,
            "The credentials: no export has them",
            "Username and Password, or the token, from Provisioning > Integration; they stay in this page",
        ),
        row(
            Step::Provisioning,
            Actions,
            "Which provisioning actions are supported",
            "The ticks under Provisioning > Integration",
        ),
        row(
            Step::Provisioning,
            ToApp,
            "Whether Okta creates, updates and deactivates people",
            "The switches under Provisioning > To App, or the app as GET /api/v1/apps/{id} answers",
        ),
        row(
            Step::Provisioning,
            ToOkta,
            "What an import does to Okta's users",
            "The settings under Provisioning > To Okta",
        ),
        row(
            Step::Roles,
            Roles,
            "Whether the roles exist in Sumo Logic",
            "The names of the roles, or Sumo Logic's answer to GET /api/v2/roles",
        ),
        row(
            Step::Roles,
            AppSchema,
            "The roles attribute of the app's profile",
            "The app's schema, as GET /api/v1/meta/schemas/apps/{appId}/default answers",
        ),
        row(
            Step::Roles,
            UserSchema,
            "The roles attribute of the Okta user profile",
            "The user schema, as GET /api/v1/meta/schemas/user/default answers",
        ),
        row(
            Step::Mappings,
            MappingToApp,
            "What is sent to Sumo Logic",
            "The mapping to the app, as GET /api/v1/mappings/{mappingId} answers: the list of mappings leaves the attributes out",
        ),
        row(
            Step::Mappings,
            MappingToOkta,
            "What an import changes in Okta",
            "The mapping to Okta, as GET /api/v1/mappings/{mappingId} answers",
        ),
        row(
            Step::Mappings,
            AppSchema,
            "Which attributes the app's profile has",
            "The app's schema, as GET /api/v1/meta/schemas/apps/{appId}/default answers",
        ),
        row(
            Step::Assignment,
            People,
            "Who has the app, and with which role",
            "The assignments, as GET /api/v1/apps/{id}/users answers",
        ),
        row(
            Step::Verification,
            Never,
            "Whether people arrive: refused calls, redirects, errors about roles, conflicts, too many requests",
            "Okta's System Log, in “Read my log”",
        ),
        row(
            Step::Verification,
            Never,
            "What exactly Okta sends",
            "A payload, in “Check a payload”",
        ),
        row(
            Step::Syncing,
            Never,
            "What comes of somebody who is unassigned and assigned again: Sumo Logic keeps the old account",
            "Okta's System Log, in “Read my log”",
        ),
    ]
};

impl Need {
    /// Whether it is there.
    fn is_met(self, case: &Case<'_>) -> bool {
        let (setup, facts) = (case.setup, case.facts);
        let integration = setup.integration.as_ref();
        let key = setup.sumo_logic.as_ref().and_then(|side| side.access_key.as_ref());
        let features = || case.apps().any(|app| app.features.is_some());
        let mapping = |to_app: bool| {
            case.mappings().any(|mapping| mapping.to_app == to_app && mapping.rows.is_some())
        };
        let people = |kind: PersonKind| case.people().any(|person| person.kind == kind);
        match self {
            Self::Account => case.deployment().is_some(),
            Self::BaseUrl => integration.is_some_and(|screen| screen.base_url.is_some()),
            Self::Credentials => integration
                .is_some_and(|screen| screen.authorization.is_some() || screen.password.is_some()),
            Self::UniqueIdentifier => {
                integration.is_some_and(|screen| screen.unique_identifier.is_some())
            }
            Self::Actions => {
                integration.is_some_and(|screen| screen.supported_actions.is_some()) || features()
            }
            Self::ToApp => setup.to_app.is_some() || features(),
            Self::ToOkta => setup.to_okta.is_some() || features(),
            Self::KeyDates => setup.now.is_some() && key.is_some_and(|key| key.created.is_some()),
            Self::KeyOwner => key.is_some_and(|key| key.owner_kind.is_some()),
            Self::KeyScopes => {
                key.is_some_and(|key| key.scopes.is_some())
                    || facts.keys.iter().any(|key| key.scopes.is_some())
            }
            Self::SamlSide => !facts.saml.is_empty(),
            Self::Roles => facts.all_roles,
            Self::App => !facts.apps.is_empty(),
            Self::Addresses => {
                case.app(AppField::Acs).is_some() && case.app(AppField::Audience).is_some()
            }
            Self::UsernameTemplate => case.app(AppField::Username).is_some(),
            Self::UserSchema => !facts.user_profiles.is_empty(),
            Self::AppSchema => case.profiles().next().is_some(),
            Self::MappingToApp => mapping(true),
            Self::MappingToOkta => mapping(false),
            Self::People => people(PersonKind::Assigned) || people(PersonKind::Group),
            Self::Never => false,
        }
    }
}

/// What could not be checked of a step.
pub(super) fn unchecked(case: &Case<'_>, step: Step) -> Vec<Missing> {
    let rows = ROWS.iter().filter(|row| row.step == step && !row.needs.is_met(case));
    rows.map(|row| row.missing.clone()).collect()
}

/// Whether anything at all was given about a step.
pub(super) fn begun(case: &Case<'_>, step: Step) -> bool {
    let met = |row: &Row| row.step == step && row.needs.is_met(case);
    ROWS.iter().any(met)
}
