use super::known::Directory;
use super::record::Record;
use super::{causes, clues};
use crate::okta::LogOperation;
use crate::okta::system_log::{LogEvent, LogResult, Reading, read};
use crate::preflight::hashes::{Hashes, hash};
use crate::text::sort_by;

/// What a log holds, once it has been read.
pub(super) struct Gathered {
    pub(super) directory: Directory,
    /// The events about provisioning, in the order of the text.
    pub(super) records: Vec<Record>,
    /// When people were deactivated in Okta, in milliseconds since 1970, ascending.
    pub(super) deactivations: Vec<i64>,
    pub(super) duplicates: u32,
    /// Whether later events stand above earlier ones.
    pub(super) downward: bool,
}

/// Takes events in as they are read.
#[derive(Default)]
struct Gatherer {
    directory: Directory,
    records: Vec<Record>,
    deactivations: Vec<i64>,
    seen: Hashes,
    duplicates: u32,
    /// The time of the last event that had one.
    at: i64,
}

/// Reads a log in one pass.
pub(super) fn gather(bytes: &[u8]) -> (Gathered, Read) {
    let mut gatherer = Gatherer::default();
    let mut take = |event: LogEvent<'_>| gatherer.take(bytes, &event);
    let read = Read::of(&read(bytes, &mut take));
    let Gatherer { mut directory, mut records, mut deactivations, duplicates, .. } = gatherer;
    unite(&mut directory, &mut records);
    sort_by(&mut deactivations, Ord::cmp);
    let downward = match (records.first(), records.last()) {
        (Some(first), Some(last)) => first.at > last.at,
        _ => false,
    };
    (Gathered { directory, records, deactivations, duplicates, downward }, read)
}

/// How the reading went.
pub(super) struct Read {
    pub(super) shape: crate::okta::LogShape,
    pub(super) spelling: crate::okta::system_log::Spelling,
    pub(super) events: u32,
    pub(super) unreadable: u32,
    pub(super) cut: bool,
    pub(super) too_long: bool,
    /// What stands before the number of an event in its pointer.
    pub(super) pointers: Option<&'static str>,
}

impl Read {
    fn of(reading: &Reading<'_>) -> Self {
        Self {
            shape: reading.shape,
            spelling: reading.spelling,
            events: reading.events,
            unreadable: reading.unreadable,
            cut: reading.cut,
            too_long: reading.too_long,
            pointers: reading.pointers(),
        }
    }
}

impl Gatherer {
    fn take(&mut self, bytes: &[u8], event: &LogEvent<'_>) {
        let known = hash(event.uuid.bytes());
        if !event.uuid.is_empty() && self.seen.first(known, 1).is_some() {
            self.duplicates += 1;
            return;
        }
        self.at = event.at.unwrap_or(self.at);
        if event.operation == LogOperation::DeactivateInOkta {
            if event.result == LogResult::Success {
                self.deactivations.push(self.at);
            }
            return;
        }
        let app = self.directory.app(&event.app);
        let cause = match event.result {
            LogResult::Failure => {
                let reason = event.spelling.text(event.reason, bytes);
                Some(clues::meaning(event.operation, &reason))
            }
            LogResult::Throttled => Some(&causes::THROTTLED),
            LogResult::Success | LogResult::Neither => None,
        };
        self.records.push(Record {
            at: self.at,
            index: event.index,
            app,
            person: self.directory.person(app, &event.user, &event.app_user),
            operation: event.operation,
            result: event.result,
            timed: event.at.is_some(),
            login: Directory::login_mark(&event.user.alternate_id),
            cause,
            reason: event.reason,
            start: event.start,
        });
    }
}

/// Events that name no app belong to the only one that is named, where there is but one.
fn unite(directory: &mut Directory, records: &mut [Record]) {
    let unnamed = directory.apps.iter().position(|app| app.title().is_none());
    let (2, Some(unnamed)) = (directory.apps.len(), unnamed) else { return };
    directory.apps.remove(unnamed);
    let apps = directory.people.iter_mut().map(|person| &mut person.app);
    for app in apps.chain(records.iter_mut().map(|record| &mut record.app)) {
        *app = 0;
    }
}
