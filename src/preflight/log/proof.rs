use super::causes::Cause;
use super::findings::Tally;
use super::record::Record;
use super::report::LogStep;
use crate::okta::LogOperation as Of;
use crate::preflight::{Step, StepStatus};
use crate::report::Severity;
use crate::sentence;
use crate::text::digits;

/// How often things succeeded.
#[derive(Default)]
struct Successes {
    answers: u64,
    assigned: u64,
    created: u64,
    updated: u64,
    deactivated: u64,
}

/// What the log says of each step of the guide.
pub(super) fn steps<'r>(
    records: impl Iterator<Item = &'r Record>,
    tallies: &[Tally],
) -> Vec<LogStep> {
    let mut seen = Successes::default();
    for event in records.filter(|event| event.succeeded()) {
        seen.answers += u64::from(event.proves_access());
        match event.operation {
            Of::Assign => seen.assigned += 1,
            Of::Push => seen.created += 1,
            Of::PushProfile => seen.updated += 1,
            Of::Deactivate => seen.deactivated += 1,
            _ => {}
        }
    }
    Step::ALL.map(|step| said(step, &seen, tallies)).into()
}

fn said(step: Step, seen: &Successes, tallies: &[Tally]) -> LogStep {
    let open = tallies.iter().find(|tally| tally.open && Cause::of(tally.rule).step == step);
    let (status, says) = match open {
        Some(tally) if tally.rule.severity == Severity::Error => {
            (StepStatus::Wrong, tally.rule.summary.to_owned())
        }
        Some(tally) => (StepStatus::Look, tally.rule.summary.to_owned()),
        None => match proof(step, seen) {
            Ok(proof) => (StepStatus::Fine, proof),
            Err(missing) => (StepStatus::NotYet, missing.to_owned()),
        },
    };
    LogStep { step, title: step.title(), status, says: sentence!(says, ".") }
}

/// What proves a step, or what the log does not show of it.
fn proof(step: Step, seen: &Successes) -> Result<String, &'static str> {
    let times = |number: u64, words: &'static str| match number {
        0 => None,
        1 => Some(sentence!(words, " once")),
        number => Some(sentence!(words, " ", digits(number), " times")),
    };
    match step {
        Step::Prerequisites => times(seen.answers, "The access key was accepted")
            .ok_or("The log shows no request that Sumo Logic accepted"),
        Step::App => Err("The log does not show whether people can log in with SAML"),
        Step::Provisioning => {
            times(seen.answers, "Okta reached Sumo Logic and could use the answer")
                .ok_or("The log shows no request that Sumo Logic accepted")
        }
        Step::Roles => times(seen.created, "Sumo Logic created a user, which takes a role,")
            .ok_or("The log shows no user who was created, which takes a role"),
        Step::Mappings => {
            times(seen.created, "Sumo Logic created a user, which takes names and an address,")
                .ok_or("The log shows no user who was created, which takes names and an address")
        }
        Step::Assignment => times(seen.assigned, "Somebody was assigned the app")
            .ok_or("The log shows nobody who was assigned the app"),
        Step::Verification => {
            times(seen.created, "The log shows “Push new user to external application”, SUCCESS,")
                .ok_or("The log does not show “Push new user to external application” with SUCCESS")
        }
        Step::Syncing => match (seen.updated, seen.deactivated) {
            (0, 0) => Err("The log shows neither an update nor a deactivation"),
            (_, 0) => Err("The log shows an update and no deactivation"),
            (0, _) => Err("The log shows a deactivation and no update"),
            _ => Ok("The log shows updates and deactivations that succeeded".to_owned()),
        },
    }
}
