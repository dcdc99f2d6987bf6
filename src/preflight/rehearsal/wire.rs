use serde::Serialize;

use super::RehearsalEventKind;
use crate::okta::requests::ProvisioningOperation;
use crate::report::{Diagnostic, Report};
use crate::sumologic::server::User;

/// How a rehearsal went. The report is about the rehearsal as it was given; what is wrong with a
/// request or an answer stands beside it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RehearsalReport {
    /// What is wrong with the people and the events.
    #[serde(flatten)]
    pub report: Report,
    /// The events, those of a group once for each member.
    pub steps: Vec<RehearsalStep>,
    /// What the papers leave in doubt, and what would happen otherwise.
    pub doubts: Vec<RehearsalDoubt>,
}

/// An event and what came of it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct RehearsalStep {
    /// What happened.
    pub event: RehearsalEventKind,
    /// Its place among the events that were given, from 0.
    pub number: usize,
    /// The login of the person that it happened to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// The event in words.
    pub title: String,
    /// When it happened.
    pub time: String,
    /// How it ended.
    pub outcome: RehearsalOutcome,
    /// What came of it, in sentences.
    pub consequences: Vec<String>,
    /// What to do where it failed, in sentences.
    pub advice: Vec<&'static str>,
    /// What Okta's System Log says of it.
    pub log: Vec<RehearsedLogEntry>,
    /// The requests of Okta and the answers of Sumo Logic.
    pub exchanges: Vec<RehearsedExchange>,
    /// Who is in Sumo Logic afterwards.
    pub users: Vec<RehearsedUser>,
}

/// How an event ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum RehearsalOutcome {
    /// Okta sent nothing, and nothing changed.
    #[default]
    Nothing,
    /// What was wanted was done.
    Done,
    /// It failed.
    Failed,
}

/// An entry of Okta's System Log.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct RehearsedLogEntry {
    /// The type of the event.
    pub event_type: ProvisioningOperation,
    /// What the log shows for it.
    pub display_message: &'static str,
    /// `SUCCESS` or `FAILURE`.
    pub result: &'static str,
    /// The reason of a failure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A request of Okta and the answer to it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct RehearsedExchange {
    /// What it is for, in a few words.
    pub purpose: &'static str,
    /// The method.
    pub method: &'static str,
    /// The whole URL.
    pub url: String,
    /// The headers of the request; the credentials are the variable `$SCIM_TOKEN`.
    pub request_headers: Vec<(String, String)>,
    /// The body of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_body: Option<String>,
    /// The status of the answer; nothing where nobody answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u32>,
    /// The headers of the answer.
    pub response_headers: Vec<(String, String)>,
    /// The body of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response_body: Option<String>,
    /// The request as a command for a POSIX shell, with the credentials in `$SCIM_TOKEN`.
    pub curl: String,
    /// What the rules of payloads say of the request (source `request`) and the answer
    /// (`response`).
    pub findings: Vec<Diagnostic>,
}

/// A user in Sumo Logic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RehearsedUser {
    /// Sixteen hexadecimal digits.
    pub id: String,
    /// The user name.
    pub user_name: String,
    /// The given name.
    pub given_name: String,
    /// The family name.
    pub family_name: String,
    /// The email address.
    pub email: String,
    /// The names of the roles.
    pub roles: Vec<String>,
    /// Whether the account is active.
    pub active: bool,
    /// Whether the step created or changed it.
    pub changed: bool,
}

/// Something that the papers leave in doubt.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct RehearsalDoubt {
    /// The name of its switch.
    pub switch: &'static str,
    /// What is in doubt, as a statement.
    pub statement: &'static str,
    /// Whether the rehearsal took it to be true.
    pub holds: bool,
    /// Where the default comes from, and what speaks against it.
    pub source: &'static str,
    /// What would happen otherwise; nothing where it makes no difference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<RehearsalOtherwise>,
}

/// Where the story would go another way.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RehearsalOtherwise {
    /// The first step that would end otherwise, from 0.
    pub step: usize,
    /// How it would end.
    pub outcome: RehearsalOutcome,
    /// What would come of it, in sentences.
    pub consequences: Vec<String>,
}

impl RehearsedLogEntry {
    /// The entry of an operation that failed for a reason, or succeeded.
    pub(super) fn of(operation: ProvisioningOperation, reason: Option<String>) -> Self {
        Self {
            event_type: operation,
            display_message: operation.display_message(),
            result: if reason.is_some() { "FAILURE" } else { "SUCCESS" },
            reason,
        }
    }
}

impl RehearsedUser {
    pub(super) fn of(user: &User, before: &[User]) -> Self {
        Self {
            id: user.id.clone(),
            user_name: user.user_name.clone(),
            given_name: user.given_name.clone(),
            family_name: user.family_name.clone(),
            email: user.email.clone(),
            roles: user.roles.clone(),
            active: user.active,
            changed: !before.iter().any(|old| old.is_like(user)),
        }
    }
}
