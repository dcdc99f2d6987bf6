//! What failures mean together with what came before and after them.

use super::causes as is;
use super::gather::Gathered;
use super::record::Record;
use crate::okta::LogOperation as Of;
use crate::report::Rule;
use crate::text::sort_by;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// After how long without use Sumo Logic deactivates a key.
const UNUSED: i64 = 30 * DAY;
/// How long a key may work on after its owner was deactivated.
const LAST_GASP: i64 = 30 * MINUTE;
/// How long after somebody was deactivated the next request may come that the key is missed in.
const MISSED: i64 = DAY;
/// How near successes are around a refusal that is but a matter of speed.
const BURST: i64 = 5 * MINUTE;
/// How near a failure is that a job without a reason reports on.
const JOB: i64 = 10 * MINUTE;

/// When credentials were good, in every app.
#[derive(Default)]
pub(super) struct Access {
    /// Times of successes, ascending, by app.
    good: Vec<Vec<i64>>,
    /// When a user was last changed with success, by app.
    written: Vec<Option<i64>>,
}

impl Access {
    /// Whether anything has succeeded in an app after an instant.
    pub(super) fn after(&self, app: u32, at: i64) -> bool {
        self.good.get(app as usize).and_then(|times| times.last()).is_some_and(|last| *last > at)
    }

    /// Whether anything has succeeded in an app before an instant.
    fn before(&self, app: u32, at: i64) -> bool {
        self.good.get(app as usize).and_then(|times| times.first()).is_some_and(|first| *first < at)
    }

    /// Whether a user was changed in an app after an instant.
    pub(super) fn wrote_after(&self, app: u32, at: i64) -> bool {
        self.written.get(app as usize).copied().flatten().is_some_and(|last| last > at)
    }
}

/// Brings the events of each app into the order of time and finds what concerns all of it.
pub(super) fn apps(gathered: &mut Gathered) -> Access {
    let down = gathered.downward;
    sort_by(&mut gathered.records, |one, other| {
        one.app.cmp(&other.app).then(in_time(one, other, down))
    });
    let apps = gathered.directory.apps.len();
    let mut access = Access { good: vec![Vec::new(); apps], written: vec![None; apps] };
    for events in gathered.records.chunk_by_mut(|one, other| one.app == other.app) {
        let good = app(events, &gathered.deactivations);
        let last = events.iter().rev().find(|event| event.succeeded() && event.writes());
        let (last, place) = (last.map(|event| event.at), events.first().map(|first| first.app));
        let place = place.unwrap_or_default() as usize;
        if let Some((times, written)) =
            access.good.get_mut(place).zip(access.written.get_mut(place))
        {
            (*times, *written) = (good, last);
        }
    }
    access
}

/// The order of time; where times are the same, that of the text.
fn in_time(one: &Record, other: &Record, down: bool) -> core::cmp::Ordering {
    let by_place = one.index.cmp(&other.index);
    one.at.cmp(&other.at).then(if down { by_place.reverse() } else { by_place })
}

fn app(events: &mut [Record], deactivations: &[i64]) -> Vec<i64> {
    let times = |wanted: &dyn Fn(&Record) -> bool| -> Vec<i64> {
        events.iter().filter(|event| wanted(event)).map(|event| event.at).collect()
    };
    let good = times(&Record::proves_access);
    let refused = times(&refused);
    let gone = times(&|event| event.succeeded() && event.operation == Of::Deactivate);
    let written = events.iter().any(|event| event.succeeded() && event.writes());
    for event in events {
        if self::refused(event) {
            let refusal = Refusal::of(event.at, &good, &refused);
            let owner =
                || [deactivations, gone.as_slice()].iter().any(|gone| refusal.follows(gone));
            if let Some(rule) = refusal.meaning(event.timed, owner) {
                event.cause = Some(rule);
            }
        } else if event.means(&is::FORBIDDEN) && event.writes() && !good.is_empty() && !written {
            event.cause = Some(&is::KEY_CANNOT_WRITE);
        }
    }
    good
}

fn refused(event: &Record) -> bool {
    event.means(&is::UNAUTHORIZED) || event.means(&is::NO_CREDENTIALS)
}

/// A refusal of credentials among the successes around it.
struct Refusal {
    at: i64,
    /// The last success before it.
    before: Option<i64>,
    /// The first success after it.
    after: Option<i64>,
    /// The first refusal since that last success.
    first: i64,
}

impl Refusal {
    fn of(at: i64, good: &[i64], refused: &[i64]) -> Self {
        let split = good.partition_point(|time| *time <= at);
        let before = split.checked_sub(1).and_then(|last| good.get(last)).copied();
        let since = before.map_or(0, |before| refused.partition_point(|time| *time <= before));
        Self {
            at,
            before,
            after: good.get(split).copied(),
            first: refused.get(since).copied().unwrap_or(at),
        }
    }

    /// Whether one of these times is before credentials were first refused, and none of the
    /// successes is so long after it that the key cannot have gone with it.
    fn follows(&self, times: &[i64]) -> bool {
        let split = times.partition_point(|time| *time <= self.first);
        let last = split.checked_sub(1).and_then(|last| times.get(last));
        last.is_some_and(|&last| {
            let outlived = self.before.is_some_and(|before| before - last > LAST_GASP);
            self.first - last <= MISSED && !outlived
        })
    }

    fn meaning(&self, timed: bool, owner: impl Fn() -> bool) -> Option<&'static Rule> {
        let before = self.before.filter(|_| timed)?;
        let soon = |after: i64| after - self.at <= BURST && self.at - before <= BURST;
        if self.after.is_some_and(soon) {
            return Some(&is::THROTTLED);
        }
        if self.first - before >= UNUSED {
            return Some(&is::KEY_STOPPED);
        }
        (self.after.is_none() && owner()).then_some(&is::KEY_OWNER)
    }
}

/// Brings the events of each person into the order of time and finds what concerns only them.
pub(super) fn people(gathered: &mut Gathered, access: &Access) {
    let down = gathered.downward;
    let whose = |record: &Record| (record.person, record.app);
    sort_by(&mut gathered.records, |one, other| {
        whose(one).cmp(&whose(other)).then(in_time(one, other, down))
    });
    for events in gathered.records.chunk_by_mut(|one, other| whose(one) == whose(other)) {
        if events.first().is_some_and(|first| first.person.is_some()) {
            History::default().read(events, access);
        }
        explain_jobs(events);
    }
}

/// What has happened to a person so far.
#[derive(Default)]
struct History {
    exists: bool,
    left: bool,
    login: u32,
}

impl History {
    fn read(&mut self, events: &mut [Record], access: &Access) {
        for event in events {
            if let Some(rule) = self.meaning(event, access) {
                event.cause = Some(rule);
            }
            if event.succeeded() {
                self.take(event.operation);
                self.login = if event.login == 0 { self.login } else { event.login };
            }
        }
    }

    fn take(&mut self, operation: Of) {
        match operation {
            Of::Push | Of::PushProfile | Of::Reactivate | Of::ImportProfile => {
                (self.exists, self.left) = (true, false);
            }
            Of::Deactivate | Of::Unassign => self.left = true,
            _ => {}
        }
    }

    /// What a failure means after all that.
    fn meaning(&self, event: &Record, access: &Access) -> Option<&'static Rule> {
        let cause = event.cause?;
        let is = |rules: &[&Rule]| rules.iter().any(|rule| cause.is(rule));
        if is(&[&is::CONFLICT]) && self.left {
            return Some(&is::REASSIGNED);
        }
        let later = matches!(event.operation, Of::PushProfile | Of::Deactivate | Of::Reactivate);
        // Where the address was right before, it is the user that is missing.
        let known = self.exists || access.before(event.app, event.at);
        if is(&[&is::NOT_FOUND]) && later && known {
            return Some(&is::USER_GONE);
        }
        let renamed = event.login != 0 && self.login != 0 && event.login != self.login;
        let refused =
            is(&[&is::BAD_REQUEST, &is::FORBIDDEN, &is::CONFLICT, &is::USER_NAME, &is::UNKNOWN]);
        (event.operation == Of::PushProfile && renamed && refused).then_some(&is::EMAIL_CHANGE)
    }
}

/// A job that gives no reason has failed for that of the failure before it, or right after it.
fn explain_jobs(events: &mut [Record]) {
    let mut near: Option<(i64, &'static Rule)> = None;
    for event in events.iter_mut() {
        adopt(event, near);
        if event.succeeded() && event.provisions() {
            near = None;
        }
        near = event.cause.map(|cause| (event.at, cause)).or(near);
    }
    near = None;
    for event in events.iter_mut().rev() {
        adopt(event, near.filter(|(at, _)| at - event.at <= JOB));
        near = event.cause.map(|cause| (event.at, cause));
    }
}

fn adopt(event: &mut Record, near: Option<(i64, &'static Rule)>) {
    if let Some((_, cause)) = near
        && event.means(&is::NO_REASON)
    {
        event.cause = Some(cause);
    }
}
