use serde::Serialize;

use crate::okta::{LogOperation, LogShape};
use crate::preflight::{Step, StepStatus};
use crate::report::{Certainty, Report, Severity};
use crate::scim::named;

/// What a System Log says of the setup (wire version 1).
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct SystemLogReport {
    /// The findings: one for each cause in each app. They name nobody.
    #[serde(flatten)]
    pub report: Report,
    /// What the log turned out to be.
    pub shape: LogShape,
    /// How many events it holds, of any kind.
    pub events: u32,
    /// How many of them are about provisioning, each once, in the apps asked for.
    pub provisioning: u32,
    /// How many stood there before.
    pub duplicates: u32,
    /// How many rows or lines could not be read.
    pub unreadable: u32,
    /// When the first event about provisioning was published (RFC 3339, UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// When the last one was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The apps, in the order in which they appear.
    pub apps: Vec<LogApp>,
    /// Why requests failed, what fails most first.
    pub causes: Vec<LogCause>,
    /// How many people there are by outcome, kept or not.
    pub outcomes: Vec<OutcomeCount>,
    /// The people: those with failures first, then by login. `peopleTotal` counts them all.
    pub people: Vec<LoggedPerson>,
    /// How many people there are.
    pub people_total: u32,
    /// What the log says of each step of the guide.
    pub steps: Vec<LogStep>,
}

/// An app of the log.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct LogApp {
    /// Its id, `0oa…`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// How many events about provisioning it has.
    pub events: u32,
    /// How many of them are successes of requests.
    pub successes: u32,
    /// How many are failures.
    pub failures: u32,
    /// How many people it has.
    pub people: u32,
    /// Whether the rest of the report is about it.
    pub checked: bool,
}

/// Why requests failed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct LogCause {
    /// The rule of its finding.
    pub rule: &'static str,
    /// What it is, in one sentence.
    pub summary: &'static str,
    /// What to do.
    pub fix: &'static str,
    /// How bad it is; an info where it has worked since.
    pub severity: Severity,
    /// How sure it is.
    pub certainty: Certainty,
    /// The app, by its index in `apps`.
    pub app: u32,
    /// The field of a setup where it is mended, such as `integration.baseUrl`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<&'static str>,
    /// The step of the guide.
    pub step: Step,
    /// How many failures it explains.
    pub failures: u32,
    /// How many people it happened to.
    pub people: u32,
    /// When it happened first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
    /// When it happened last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
    /// Whether what failed has succeeded since.
    pub resolved: bool,
}

named! {
    /// Where a person stands at the end of the log.
    #[derive(PartialOrd, Ord)]
    pub enum PersonOutcome {
        /// The last thing that Okta tried has failed.
        Failed = "failed",
        /// They were assigned, and nothing was sent.
        Waiting = "waiting",
        /// They are in Sumo Logic.
        Provisioned = "provisioned",
        /// They were deactivated in Sumo Logic.
        Deactivated = "deactivated",
        /// The log does not say.
        Unknown = "unknown",
    }
}

/// How many people have an outcome.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OutcomeCount {
    /// The outcome.
    pub outcome: PersonOutcome,
    /// How many people have it.
    pub people: u32,
}

/// A person of the log, in one app.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct LoggedPerson {
    /// The login; empty where the log gives but a name.
    pub login: String,
    /// The name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The app, by its index in `apps`.
    pub app: u32,
    /// Where they stand at the end.
    pub outcome: PersonOutcome,
    /// What happened in which order, in one sentence.
    pub sentence: String,
    /// How many requests succeeded.
    pub successes: u32,
    /// How many failed.
    pub failures: u32,
    /// The last events, in the order of time.
    pub entries: Vec<LogEntry>,
    /// How many events there are.
    pub entries_total: u32,
}

/// An event of a person.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct LogEntry {
    /// When it was published (RFC 3339, UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// What it was about.
    pub operation: LogOperation,
    /// Whether it succeeded; nothing where it was skipped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ok: Option<bool>,
    /// The cause of a failure, by its index in `causes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<u32>,
    /// The reason as the log gives it, without anything that looks like a secret.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What the log says of a step of the guide.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LogStep {
    /// The step.
    pub step: Step,
    /// What the guide calls it.
    pub title: &'static str,
    /// `fine` where the log proves it, `not-yet` where it shows nothing of it.
    pub status: StepStatus,
    /// What the log shows of it, in one sentence.
    pub says: String,
}
