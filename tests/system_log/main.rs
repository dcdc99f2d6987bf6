//! What a System Log says of people, causes and steps.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests may fail loudly, as the tests themselves"
)]

mod causes;
mod events;
mod over;
mod people;
mod shapes;
mod size;

use events::Event;
use scim_preflight::check_system_log;
use scim_preflight::preflight::{LoggedPerson, SystemLogOptions, SystemLogReport};
use scim_preflight::text::Encoding;

/// Reads a log as JavaScript would hand it over as a string.
fn read(log: &str) -> SystemLogReport {
    check_system_log(log.as_bytes(), &SystemLogOptions::default(), Encoding::Utf16)
}

/// Reads events as the API gives them.
fn events(events: &[Event]) -> SystemLogReport {
    read(&events::array(events))
}

/// The rules that were found, each once by the nature of the report.
fn rules(report: &SystemLogReport) -> Vec<&str> {
    report.report.diagnostics.iter().map(|found| found.rule.as_str()).collect()
}

fn person<'r>(report: &'r SystemLogReport, login: &str) -> &'r LoggedPerson {
    report.people.iter().find(|person| person.login == login).unwrap()
}
