//! HTTP exchanges as people have them: beside a payload, pasted raw, as a `curl` command, as a HAR.
#![expect(
    clippy::panic,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "helpers of tests may fail loudly, as the tests themselves"
)]

mod any_text;
mod curl;
mod har;
mod option;
mod raw;
mod senders;

use scim_preflight::json::{Document, Limits};
use scim_preflight::preflight::PayloadReport;
use scim_preflight::report::{Diagnostic, Severity};
use scim_preflight::scim::PayloadOptions;
use scim_preflight::text::Encoding;
use scim_preflight::{apply_fixes, check_payload};

const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";

/// Checks a text with options as JavaScript would hand them over.
fn check(text: &str, options: &str) -> PayloadReport {
    let document = Document::read(options.as_bytes(), Limits::default());
    assert!(options.is_empty() || document.faults().is_empty(), "{options}");
    let options = PayloadOptions::from_json(document.root());
    check_payload(text.as_bytes(), &options, Encoding::Bytes)
}

fn rules(report: &PayloadReport) -> Vec<&str> {
    report.report.diagnostics.iter().map(|found| found.rule.as_str()).collect()
}

/// What people act on: errors and warnings.
fn serious(report: &PayloadReport) -> Vec<&Diagnostic> {
    let serious = |found: &&Diagnostic| found.severity != Severity::Info;
    report.report.diagnostics.iter().filter(serious).collect()
}

/// The text that the only finding of a rule points at.
fn place<'t>(text: &'t str, report: &PayloadReport, rule: &str) -> &'t str {
    let mut of_rule = report.report.diagnostics.iter().filter(|found| found.rule == rule);
    let found = of_rule.next().unwrap_or_else(|| panic!("no {rule} in {report:#?}"));
    assert!(of_rule.next().is_none(), "{rule} twice in {report:#?}");
    &text[found.start.expect("a place") as usize..found.end.expect("a place") as usize]
}

/// The text with all fixes applied.
fn mended(text: &str, report: &PayloadReport) -> String {
    let fixes: Vec<_> =
        report.report.diagnostics.iter().filter_map(|found| found.fix.clone()).collect();
    apply_fixes(text, &fixes, true, Encoding::Bytes).text
}
