use super::causes;
use super::findings::{self, Tally, findings, tallies, time};
use super::gather::{Gathered, Read, gather};
use super::known::Known;
use super::person::{Story, stories};
use super::record::Record;
use super::redact::redacted;
use super::report::{LogApp, LogEntry, LoggedPerson, OutcomeCount, PersonOutcome, SystemLogReport};
use super::{judge, proof, told};
use crate::json::Node;
use crate::okta::system_log::LogResult;
use crate::report::{Finding, ReportBuilder};
use crate::text::{Encoding, sort_by};

/// How many people are kept unless the caller says otherwise.
const PEOPLE: usize = 1000;
/// How many events of a person are kept.
const ENTRIES: usize = 50;

/// How a log is to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct SystemLogOptions {
    /// The app, by its id or its label. When absent: those with Sumo in their label, or where there
    /// is none, all apps that are provisioned.
    pub app: Option<String>,
    /// How many people are kept: 1000 when absent.
    pub people: Option<u32>,
}

impl SystemLogOptions {
    /// Reads the options from a JSON object.
    #[must_use]
    pub fn from_json(node: Node<'_>) -> Self {
        let number = |node: Node<'_>| node.number()?.as_i64(node.bytes())?.try_into().ok();
        Self {
            app: node.member("app").and_then(Node::text).map(Into::into),
            people: node.member("people").and_then(number),
        }
    }
}

/// Reads an export of Okta's System Log: what happened to whom, why requests failed and where that
/// is mended, and which steps of the guide the log proves.
///
/// The log may be a JSON array, an object with `events`, one event, one event a line, a CSV export,
/// or sentences copied from Okta's pages. Events may come in any order and more than once; times
/// may have any zone, and without one are UTC. Findings have the source `log`; they name nobody,
/// the report names people.
///
/// ```
/// use scim_preflight::check_system_log;
/// use scim_preflight::preflight::SystemLogOptions;
/// use scim_preflight::text::Encoding;
/// let log = "Automatic provisioning of user Ada Lovelace to app Sumo Logic failed: \
///     Error while creating user ada@example.com: Unauthorized";
/// let report = check_system_log(log.as_bytes(), &SystemLogOptions::default(), Encoding::Utf16);
/// assert_eq!(report.report.diagnostics[0].rule, "log.unauthorized");
/// assert_eq!(report.people[0].login, "ada@example.com");
/// ```
///
/// Sources: Okta, System Log API, catalog of event types, Provisioning Integration Error Events;
/// Sumo Logic, API troubleshooting, access keys, Provision with Okta.
#[must_use]
pub fn check_system_log(
    bytes: &[u8],
    options: &SystemLogOptions,
    encoding: Encoding,
) -> SystemLogReport {
    let (mut gathered, read) = gather(bytes);
    let access = judge::apps(&mut gathered);
    judge::people(&mut gathered, &access);
    let mut apps = apps(&gathered);
    choose(&mut apps, options);
    let checked: Vec<bool> = apps.iter().map(|app| app.checked).collect();
    let tallies = tallies(&gathered, &access, &checked);
    let titles: Vec<_> = gathered.directory.apps.iter().map(super::known::App::title).collect();
    let mut findings = findings(&read, &tallies, &titles, bytes);
    if findings.is_clean() && !apps.iter().any(|app| app.checked && app.events > 0) {
        findings.push(Finding::of(&causes::QUIET));
    }
    let report = ReportBuilder::new(encoding).text("log", bytes, findings).finish();
    let is_checked = |app: u32| checked.get(app as usize).copied().unwrap_or_default();
    let mine = || gathered.records.iter().filter(|record| is_checked(record.app));
    let timed = || mine().filter(|record| record.timed);
    let mut people: Vec<Story<'_>> =
        stories(&gathered.records).filter(|story| is_checked(story.app)).collect();
    let outcomes = outcomes(&people);
    sort_by(&mut people, |one, other| {
        let login = |story: &Story<'_>| {
            gathered.directory.people.get(story.person as usize).map(|it| &it.login)
        };
        one.outcome.cmp(&other.outcome).then(login(one).cmp(&login(other)))
    });
    SystemLogReport {
        report,
        shape: read.shape,
        events: read.events,
        provisioning: mine().count() as u32,
        duplicates: gathered.duplicates,
        unreadable: read.unreadable,
        from: timed().min_by_key(|record| record.at).and_then(time),
        to: timed().max_by_key(|record| record.at).and_then(time),
        causes: tallies.iter().map(findings::wire).collect(),
        outcomes,
        people_total: people.len() as u32,
        people: people
            .iter()
            .take(options.people.map_or(PEOPLE, |people| people as usize))
            .filter_map(|story| {
                let known = gathered.directory.people.get(story.person as usize)?;
                Some(person(known, story, &tallies, &read, bytes))
            })
            .collect(),
        steps: proof::steps(mine(), &tallies),
        apps,
    }
}

/// The apps with what they have.
fn apps(gathered: &Gathered) -> Vec<LogApp> {
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let known = gathered.directory.apps.iter();
    let mut apps: Vec<LogApp> = known
        .map(|app| LogApp {
            id: text(&app.id),
            label: text(&app.label),
            events: 0,
            successes: 0,
            failures: 0,
            people: 0,
            checked: false,
        })
        .collect();
    for record in &gathered.records {
        let Some(app) = apps.get_mut(record.app as usize) else { continue };
        app.events += 1;
        app.successes += u32::from(record.provisions() && record.succeeded());
        app.failures += u32::from(record.failed());
    }
    for person in &gathered.directory.people {
        if let Some(app) = apps.get_mut(person.app as usize) {
            app.people += 1;
        }
    }
    apps
}

/// Marks the apps that the report is about: the one asked for; else, of those that are provisioned,
/// the ones that are called after Sumo Logic, since what is said holds for no other product; else
/// all that are provisioned; else all.
fn choose(apps: &mut [LogApp], options: &SystemLogOptions) {
    let provisioned = |app: &LogApp| app.successes + app.failures > 0;
    // Events that name no app may be anyone's.
    let may_be_sumo = |app: &LogApp| provisioned(app) && app.label.as_deref().is_none_or(is_sumo);
    let any_sumo = |app: &LogApp| provisioned(app) && app.label.as_deref().is_some_and(is_sumo);
    let (named, any) = (apps.iter().any(any_sumo), apps.iter().any(provisioned));
    for app in apps {
        let is = |name: &Option<String>, wanted: &str| {
            name.as_ref().is_some_and(|name| name.eq_ignore_ascii_case(wanted))
        };
        app.checked = match &options.app {
            Some(wanted) => is(&app.id, wanted) || is(&app.label, wanted),
            None if named => may_be_sumo(app),
            None => !any || provisioned(app),
        };
    }
}

/// Whether an app's label says that it is Sumo Logic.
fn is_sumo(label: &str) -> bool {
    label.to_lowercase().contains("sumo")
}

fn outcomes(people: &[Story<'_>]) -> Vec<OutcomeCount> {
    let count = |outcome: PersonOutcome| {
        people.iter().filter(|story| story.outcome == outcome).count() as u32
    };
    PersonOutcome::ALL
        .iter()
        .map(|&outcome| OutcomeCount { outcome, people: count(outcome) })
        .collect()
}

fn person(
    known: &Known,
    story: &Story<'_>,
    tallies: &[Tally],
    read: &Read,
    bytes: &[u8],
) -> LoggedPerson {
    let skipped = story.events.len().saturating_sub(ENTRIES);
    let entries = story.events.iter().skip(skipped);
    LoggedPerson {
        login: known.login.clone(),
        name: Some(known.name.clone()).filter(|name| !name.is_empty()),
        app: story.app,
        outcome: story.outcome,
        sentence: told::sentence(known, story),
        successes: story.successes,
        failures: story.failures,
        entries: entries.map(|event| entry(event, tallies, read, bytes)).collect(),
        entries_total: story.events.len() as u32,
    }
}

fn entry(event: &Record, tallies: &[Tally], read: &Read, bytes: &[u8]) -> LogEntry {
    let of = |tally: &Tally| event.means(tally.rule) && tally.app == event.app;
    let reason = || redacted(&read.spelling.text(event.reason, bytes));
    LogEntry {
        at: time(event),
        operation: event.operation,
        ok: match event.result {
            LogResult::Success => Some(true),
            LogResult::Failure | LogResult::Throttled => Some(false),
            LogResult::Neither => None,
        },
        cause: tallies.iter().position(of).map(|at| at as u32),
        reason: event.failed().then(reason).filter(|reason| !reason.is_empty()),
    }
}
