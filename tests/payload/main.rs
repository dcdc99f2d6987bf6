//! `check_payload` as its users meet it: what real senders send, what the RFCs show, every kind of
//! fault, and any bytes at all.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "helpers of tests may fail loudly, as the tests themselves"
)]

mod any_text;
mod anywhere;
mod documents;
mod faults;
mod fixes;
mod generator;
mod legal;
mod okta;
mod patches;
mod permuted;
mod places;
mod samples;
mod size;
mod variants;

use scim_preflight::check_payload;
use scim_preflight::report::{Diagnostic, Report, Severity};
use scim_preflight::scim::{Direction, PayloadOptions, Profile, Profiles};
use scim_preflight::text::Encoding;

/// The options of a check that goes one way, in the eyes of one profile.
fn options(direction: Direction, profile: Profile) -> PayloadOptions {
    PayloadOptions {
        direction: Some(direction),
        profiles: Profiles::default().with(profile),
        ..PayloadOptions::default()
    }
}

fn check(text: &str, direction: Direction) -> Report {
    check_payload(text.as_bytes(), &options(direction, Profile::Rfc), Encoding::Utf16).report
}

/// What people act on: errors and warnings.
fn serious(report: &Report) -> Vec<&Diagnostic> {
    let serious = |found: &&Diagnostic| found.severity != Severity::Info;
    report.diagnostics.iter().filter(serious).collect()
}

/// The rules in the order of their places.
fn rules(report: &Report) -> Vec<&str> {
    report.diagnostics.iter().map(|found| found.rule.as_str()).collect()
}
