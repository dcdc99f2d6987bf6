use super::known::Known;
use super::person::Story;
use super::record::Record;
use super::report::PersonOutcome;
use crate::okta::LogOperation as Of;
use crate::sentence;
use crate::text::{digits, visible};

/// How many things are told of a person one by one.
const TOLD: usize = 6;
/// How many of them at the end.
const LAST: usize = 3;

/// What happened to a person, and what could not happen.
fn phrase(operation: Of, failed: bool) -> &'static str {
    let (done, not_done) = match operation {
        Of::Assign => ("was assigned the app", "was assigned the app and not created"),
        Of::Unassign => ("was unassigned", "could not be unassigned"),
        Of::ChangeAssignment => {
            ("had the assignment changed", "could not have the assignment changed")
        }
        Of::Verify => ("was looked up in Sumo Logic", "could not be looked up in Sumo Logic"),
        Of::Push => ("was created in Sumo Logic", "could not be created in Sumo Logic"),
        Of::PushProfile => ("was updated", "could not be updated"),
        Of::Sync => ("was synced", "could not be synced"),
        Of::Deactivate | Of::DeactivateInOkta => ("was deactivated", "could not be deactivated"),
        Of::Reactivate => ("was activated again", "could not be activated again"),
        Of::Import | Of::ImportProfile => ("was imported", "could not be imported"),
        Of::PushPassword => ("got a password", "could not get a password"),
        Of::PushGroup => ("was pushed with a group", "could not be pushed with a group"),
        Of::Authenticate | Of::Call | Of::RateLimit => ("was asked for", "could not be asked for"),
        Of::Map => ("was mapped", "could not be mapped"),
    };
    if failed { not_done } else { done }
}

/// Whether an event is worth a word beside others that are.
fn telling(event: &Record) -> bool {
    let routine = matches!(event.operation, Of::Verify | Of::Sync | Of::Call | Of::Authenticate);
    event.failed() || event.succeeded() && !routine
}

/// What happened to a person in which order, in one sentence, and where they stand.
pub(super) fn sentence(known: &Known, story: &Story<'_>) -> String {
    let mut told: Vec<(&'static str, u64)> = Vec::new();
    let events = story.events.iter();
    let telling_ones = events.clone().filter(|event| telling(event));
    let any = telling_ones.clone().next().is_some();
    for event in events.filter(|event| !any || telling(event)) {
        let phrase = phrase(event.operation, event.failed());
        match told.last_mut() {
            Some((last, times)) if *last == phrase => *times += 1,
            _ => told.push((phrase, 1)),
        }
    }
    let who = if known.name.is_empty() { &known.login } else { &known.name };
    sentence!(visible(who), " ", joined(&told), state(story), ".")
}

fn joined(told: &[(&'static str, u64)]) -> String {
    let one = |&(phrase, times): &(&'static str, u64)| match times {
        1 => phrase.to_owned(),
        2 => sentence!(phrase, " twice"),
        times => sentence!(phrase, " ", digits(times), " times"),
    };
    let mut parts: Vec<String> = told.iter().map(one).collect();
    if parts.len() > TOLD {
        let left_out = parts.len() - TOLD;
        let further = sentence!("went through ", digits(left_out as u64), " further changes");
        parts.splice(TOLD - LAST..parts.len() - LAST, [further]);
    }
    match parts.split_last() {
        Some((last, before)) if !before.is_empty() => {
            sentence!(before.join(", "), " and ", last)
        }
        _ => parts.concat(),
    }
}

fn state(story: &Story<'_>) -> String {
    match story.outcome {
        PersonOutcome::Failed => {
            let cause = story.open_failure().and_then(|failure| failure.cause);
            sentence!("; the last attempt failed: ", cause.map_or("", |cause| cause.summary))
        }
        PersonOutcome::Waiting => "; nothing has been sent since".to_owned(),
        PersonOutcome::Provisioned => "; now in Sumo Logic".to_owned(),
        PersonOutcome::Deactivated => "; now deactivated in Sumo Logic".to_owned(),
        PersonOutcome::Unknown => String::new(),
    }
}
