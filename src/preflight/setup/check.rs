use super::case::Case;
use super::facts::Facts;
use super::found::{Found, Kept};
use super::unchecked::{begun, unchecked};
use super::{
    ExportKind, Recognized, Setup, SetupReport, Step, StepReport, StepStatus, app, assignment,
    contradictions, mapped, prerequisites, provisioning, role_attribute, syncing,
};
use crate::report::rule::rules;
use crate::report::{Finding, Report, Severity, Spot};
use crate::sentence;
use crate::text::Span;

rules! {
    pub(crate) static RULES;
    NOT_READ: "setup.not-read", Warning, Certain, "RFC 8259; Okta Management API; Sumo Logic API",
        "This is no export, so nothing in it was checked", "";
}

type Check = fn(&Case<'_>, &mut Found);

/// All checks, each with the step of the guide that its findings are about.
static CHECKS: &[(Step, &[Check])] = &[
    (
        Step::Prerequisites,
        &[
            prerequisites::key,
            prerequisites::saml,
            app::sumo_logic_side,
            contradictions::account,
            contradictions::key,
            unread,
        ],
    ),
    (Step::App, &[app::kind, app::addresses, app::names, app::others, contradictions::app]),
    (
        Step::Provisioning,
        &[provisioning::connection, provisioning::screens, provisioning::features],
    ),
    (
        Step::Roles,
        &[
            role_attribute::in_app,
            role_attribute::in_okta,
            mapped::self_service,
            contradictions::roles,
        ],
    ),
    (Step::Mappings, &[mapped::screens, mapped::rows, contradictions::other_app]),
    (Step::Assignment, &[assignment::people]),
    (Step::Syncing, &[syncing::lockdown]),
];

/// Checks a setup as a whole: what is typed on Okta's and Sumo Logic's screens, and exports of
/// either, recognized by their shape.
///
/// Any part may be absent. Each step of the guide has a status, and says what could not be checked
/// and what to give for it. Where several inputs show one defect, it is one finding with the
/// others related to it; where they contradict each other, that is a finding too. Offsets are
/// UTF-16 units of the typed or pasted text. No message ever holds a secret.
///
/// ```
/// use scim_preflight::preflight::{Integration, Setup};
/// use scim_preflight::check_setup;
/// let integration = Integration {
///     base_url: Some("https://api.us2.sumologic.com/v1/scim/".into()),
///     unique_identifier: Some("email".into()),
///     ..Integration::default()
/// };
/// let report = check_setup(&Setup { integration: Some(integration), ..Setup::default() });
/// let rules: Vec<_> = report.report.diagnostics.iter().map(|found| &*found.rule).collect();
/// assert_eq!(rules, ["base-url.missing-api", "provisioning.unique-identifier"]);
/// ```
///
/// Sources: Sumo Logic, Provision with Okta; Okta Management API; Sumo Logic API; Terraform's Okta
/// and Sumo Logic providers.
#[must_use]
pub fn check_setup(setup: &Setup) -> SetupReport {
    let facts = Facts::of(setup);
    let case = Case::of(setup, &facts);
    let mut found = Found::new();
    for (step, checks) in CHECKS {
        found.step = *step;
        checks.iter().for_each(|check| check(&case, &mut found));
    }
    let (report, kept) = found.finish(setup);
    let steps = Step::ALL.map(|step| step_report(&case, step, &report, &kept)).into();
    let mapping = mapped::as_shown(&case);
    let mut recognized = facts.recognized;
    trace(&report, &kept, &mut recognized);
    SetupReport { report, steps, recognized, mapping }
}

/// Says of what was recognized which findings come from it. The rows are in the order of their
/// places.
fn trace(report: &Report, kept: &[Kept], rows: &mut [Recognized]) {
    for (index, (kept, found)) in (0..).zip(kept.iter().zip(&report.diagnostics)) {
        if found.rule == NOT_READ.id {
            continue;
        }
        for (input, start) in &kept.places {
            let behind = rows.partition_point(|row| (row.input, row.start) <= (*input, *start));
            let row = behind.checked_sub(1).and_then(|at| rows.get_mut(at));
            if let Some(row) = row.filter(|row| row.input == *input)
                && row.findings.last() != Some(&index)
            {
                row.findings.push(index);
            }
        }
    }
}

fn step_report(case: &Case<'_>, step: Step, report: &Report, kept: &[Kept]) -> StepReport {
    let all = (0..).zip(kept.iter().zip(&report.diagnostics));
    let ours = all.filter(|(_, (kept, found))| kept.step == step && found.rule != NOT_READ.id);
    let (findings, severities): (Vec<u32>, Vec<Severity>) =
        ours.map(|(index, (_, found))| (index, found.severity)).unzip();
    let status = match severities.iter().min() {
        Some(Severity::Error) => StepStatus::Wrong,
        Some(Severity::Warning) => StepStatus::Look,
        None if !begun(case, step) => StepStatus::NotYet,
        _ => StepStatus::Fine,
    };
    StepReport { step, title: step.title(), status, findings, unchecked: unchecked(case, step) }
}

/// What was meant to be an export and is none.
fn unread(case: &Case<'_>, found: &mut Found) {
    let unread = [ExportKind::BrokenJson, ExportKind::Html, ExportKind::ApiError];
    for Recognized { input, kind, title, advice, .. } in &case.facts.recognized {
        if unread.contains(kind) {
            let message = sentence!("This is ", article(*kind), title, ", so it was not checked");
            let finding = Finding::of(&NOT_READ).message(message).help(advice.unwrap_or_default());
            found.push(Spot::Text(*input, Span::at(0)), finding);
        }
    }
}

fn article(kind: ExportKind) -> &'static str {
    match kind {
        ExportKind::Html => "a ",
        ExportKind::ApiError => "the ",
        _ => "",
    }
}
