use super::record::Record;
use super::report::PersonOutcome;
use crate::okta::LogOperation as Of;

/// What the events of a person come to.
pub(super) struct Story<'r> {
    pub(super) person: u32,
    pub(super) app: u32,
    pub(super) events: &'r [Record],
    pub(super) outcome: PersonOutcome,
    pub(super) successes: u32,
    pub(super) failures: u32,
}

/// The stories of all people, from events that are sorted by person and time.
pub(super) fn stories(records: &[Record]) -> impl Iterator<Item = Story<'_>> {
    let same = |one: &Record, other: &Record| one.person == other.person;
    records.chunk_by(same).filter_map(Story::of)
}

impl<'r> Story<'r> {
    fn of(events: &'r [Record]) -> Option<Self> {
        let first = events.first()?;
        let sent = events.iter().filter(|event| event.provisions());
        let count = |wanted: fn(&&Record) -> bool| sent.clone().filter(wanted).count() as u32;
        Some(Self {
            person: first.person?,
            app: first.app,
            events,
            outcome: events.iter().fold(PersonOutcome::Unknown, outcome),
            successes: count(|event| event.succeeded()),
            failures: count(|event| event.failed()),
        })
    }

    /// The last failure, where it was not made good.
    pub(super) fn open_failure(&self) -> Option<&'r Record> {
        let failed = self.events.iter().rev().find(|event| event.failed());
        failed.filter(|_| self.outcome == PersonOutcome::Failed)
    }
}

/// Where a person stands after one more event.
fn outcome(before: PersonOutcome, event: &Record) -> PersonOutcome {
    use PersonOutcome as Is;
    if event.failed() {
        let beside = matches!(event.operation, Of::PushPassword | Of::PushGroup | Of::Map);
        return if beside { before } else { Is::Failed };
    }
    match event.operation {
        _ if !event.succeeded() => before,
        Of::Assign if matches!(before, Is::Unknown | Is::Deactivated) => Is::Waiting,
        Of::Unassign if before == Is::Waiting => Is::Unknown,
        Of::Push | Of::PushProfile | Of::Reactivate | Of::ImportProfile => Is::Provisioned,
        Of::Sync if before != Is::Deactivated => Is::Provisioned,
        Of::Deactivate => Is::Deactivated,
        _ => before,
    }
}
