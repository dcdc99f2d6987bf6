use super::deployments::{DeploymentStatus, Row, by_region};
use super::host::Host;
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};
use crate::sentence;
use crate::text::Span;

rules! {
    pub(crate) static RULES;
    RETIRED: "deployment.retired", Error, Likely, "Sumo Logic documentation, changes of April 2025",
        "The deployment IN (Mumbai) has been shut down",
        "Log in and read your deployment from the address: the accounts were moved one by one.";
    DRAFT: "deployment.draft-name", Error, Likely, "Sumo Logic, API endpoints by deployment",
        "zrh was a working name; the hosts of the Zurich deployment are called ch", "Write ch.";
    US1_LABEL: "deployment.us1-label", Warning, Likely, "Sumo Logic, API endpoints by deployment",
        "The hosts of US1 carry no code", "Leave us1 out.";
    UNKNOWN: "deployment.unknown", Warning, Likely, "Sumo Logic, API endpoints by deployment",
        "The host names a deployment that is not in Sumo Logic's table",
        "Log in and compare: the code stands before sumologic.com, and US1 has none.";
    INTERNAL: "deployment.internal", Error, Likely, "Sumo Logic, Terraform modules",
        "This is one of Sumo Logic's own test systems", "Enter the API address of your deployment.";
}

/// Judges the deployment that a host under Sumo Logic's domain names.
pub(super) fn check(
    text: &str,
    host: &Host,
    expected: Option<&'static Row>,
    findings: &mut Findings,
) {
    let span = host.label_span;
    let use_row = |row: &Row| Fix::guess(sentence!("Use ", row.code)).replace(span, row.dotted());
    let guess = expected.map(use_row);
    let Some(row) = host.row else {
        let label = span.text(text).trim_end_matches('.');
        let message = sentence!("`", label, "` is no deployment in Sumo Logic's table");
        let near = by_region(&label.to_ascii_lowercase());
        let finding = Finding::at(&UNKNOWN, span).fix(guess.or_else(|| near.map(use_row)));
        let finding = if label.len() <= 14 { finding.message(message) } else { finding };
        findings.push(match near {
            Some(row) => finding.note(sentence!("The deployment there is ", row.code, ".")),
            None => finding,
        });
        return;
    };
    let meant = row.usable().map(use_row);
    match row.status {
        DeploymentStatus::Current => {}
        DeploymentStatus::Retired => {
            let other = "Sumo Logic's Terraform provider still lists its API host.";
            findings.push(Finding::at(&RETIRED, span).note(other).fix(guess));
        }
        DeploymentStatus::Draft => findings.push(Finding::at(&DRAFT, span).fix(meant)),
        DeploymentStatus::Label => {
            let fix = Fix::safe("Leave us1 out").delete(span);
            let other = "Sumo Logic's API description reads as if us1 could stand there.";
            findings.push(Finding::at(&US1_LABEL, span).note(other).fix(fix));
        }
        DeploymentStatus::Unlisted | DeploymentStatus::Internal => {
            findings.push(Finding::at(&UNKNOWN, span).note(row.note).fix(guess));
        }
    }
}

/// The finding about a host under `sumologic.net`.
pub(super) fn internal(host: Span) -> Finding {
    Finding::at(&INTERNAL, host)
}
