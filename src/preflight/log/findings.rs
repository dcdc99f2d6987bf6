use super::causes::{self, Cause};
use super::gather::{Gathered, Read};
use super::judge::Access;
use super::person::{Story, stories};
use super::record::Record;
use super::report::{LogCause, PersonOutcome};
use crate::okta::LogShape;
use crate::report::{Finding, Findings, Rule, Severity};
use crate::sentence;
use crate::text::{date_time, digits, sort_by};

/// How long after an assignment a push may be on its way, in milliseconds.
const ON_ITS_WAY: i64 = 10 * 60_000;

/// The failures of one cause in one app.
pub(super) struct Tally {
    pub(super) rule: &'static Rule,
    pub(super) app: u32,
    pub(super) failures: u32,
    pub(super) people: u32,
    pub(super) first: Record,
    pub(super) last: Record,
    /// Whether what failed has not succeeded since.
    pub(super) open: bool,
    /// The last of the people that was counted.
    counted: Option<u32>,
}

impl Tally {
    /// How bad it is: what works again is but worth knowing.
    pub(super) fn severity(&self) -> Severity {
        if self.open { self.rule.severity } else { Severity::Info }
    }
}

/// What has to succeed so that a cause that concerns all of an app is over.
#[derive(Clone, Copy)]
enum Over {
    /// Any request.
    Answer,
    /// A request that changes a user; those that only read prove nothing.
    Write,
    /// Nothing: what Okta sends besides goes well whether or not this is mended.
    Never,
}

/// The causes that are not over for each person by themselves.
static OVER: &[(&Rule, Over)] = &[
    (&causes::WRONG_DEPLOYMENT, Over::Answer),
    (&causes::NO_CREDENTIALS, Over::Answer),
    (&causes::UNAUTHORIZED, Over::Answer),
    (&causes::KEY_STOPPED, Over::Answer),
    (&causes::KEY_OWNER, Over::Answer),
    (&causes::NO_ANSWER, Over::Answer),
    (&causes::WEB_PAGE, Over::Answer),
    (&causes::NOT_JSON, Over::Answer),
    (&causes::NOT_FOUND, Over::Answer),
    (&causes::NOT_SCIM, Over::Answer),
    (&causes::FORBIDDEN, Over::Write),
    (&causes::KEY_CANNOT_WRITE, Over::Write),
    (&causes::EXPRESSION, Over::Write),
    (&causes::GROUPS, Over::Never),
    (&causes::PASSWORD, Over::Never),
];

/// Sums up the failures by cause, what is worst first.
pub(super) fn tallies(gathered: &Gathered, access: &Access, checked: &[bool]) -> Vec<Tally> {
    let mut tallies: Vec<Tally> = Vec::new();
    let is_checked = |app: u32| checked.get(app as usize).copied().unwrap_or_default();
    let end = gathered.records.iter().map(|record| record.at).max().unwrap_or_default();
    let nobodys = gathered.records.iter().filter(|record| record.person.is_none());
    for event in nobodys.filter(|event| is_checked(event.app)) {
        count(&mut tallies, event.cause, event, !access.after(event.app, event.at));
    }
    for story in stories(&gathered.records).filter(|story| is_checked(story.app)) {
        for event in story.events {
            count(&mut tallies, event.cause, event, story.outcome == PersonOutcome::Failed);
        }
        if let Some(assigned) = left_alone(&story, end) {
            count(&mut tallies, Some(&causes::NOTHING_PUSHED), assigned, true);
        }
    }
    for tally in &mut tallies {
        let (app, last) = (tally.app, tally.last.at);
        tally.open = match OVER.iter().find(|(rule, _)| rule.is(tally.rule)) {
            Some((_, Over::Answer)) => !access.after(app, last),
            Some((_, Over::Write)) => !access.wrote_after(app, last),
            Some((_, Over::Never)) => true,
            None => tally.open,
        };
    }
    sort_by(&mut tallies, |one, other| {
        one.severity()
            .cmp(&other.severity())
            .then(other.failures.cmp(&one.failures))
            .then(one.first.index.cmp(&other.first.index))
    });
    tallies
}

fn count(tallies: &mut Vec<Tally>, rule: Option<&'static Rule>, event: &Record, open: bool) {
    let Some(rule) = rule else { return };
    let known = tallies.iter_mut().find(|tally| tally.rule.is(rule) && tally.app == event.app);
    let Some(tally) = known else {
        tallies.push(Tally {
            rule,
            app: event.app,
            failures: 1,
            people: u32::from(event.person.is_some()),
            first: *event,
            last: *event,
            open,
            counted: event.person,
        });
        return;
    };
    tally.failures += 1;
    tally.people += u32::from(event.person.is_some() && tally.counted != event.person);
    tally.counted = event.person;
    tally.open |= open;
    if event.at < tally.first.at {
        tally.first = *event;
    }
    if event.at >= tally.last.at {
        tally.last = *event;
    }
}

/// The assignment of somebody for whom nothing was sent, though there was time.
fn left_alone<'r>(story: &Story<'r>, end: i64) -> Option<&'r Record> {
    let assigned = story.events.iter().rev().find(|event| event.succeeded())?;
    let waiting = story.outcome == PersonOutcome::Waiting && assigned.timed;
    (waiting && end - assigned.at >= ON_ITS_WAY).then_some(assigned)
}

/// The findings: one for each cause, and what is to be said of the log itself.
pub(super) fn findings(
    read: &Read,
    tallies: &[Tally],
    titles: &[Option<String>],
    bytes: &[u8],
) -> Findings {
    let mut findings = Findings::new();
    for tally in tallies {
        findings.push(of_tally(tally, read, titles));
    }
    of_text(read, bytes, &mut findings);
    findings
}

fn of_tally(tally: &Tally, read: &Read, titles: &[Option<String>]) -> Finding {
    let place = if tally.first.reason.is_empty() { tally.first.start } else { tally.first.reason };
    let several = titles.iter().flatten().count() > 1;
    let title = titles.get(tally.app as usize).cloned().flatten().filter(|_| several);
    let app = title.map_or_else(String::new, |title| sentence!(" (app ", title, ")"));
    let finding = Finding::at(tally.rule, place).severity(tally.severity()).message(sentence!(
        tally.rule.summary,
        app,
        ": ",
        extent(tally)
    ));
    let Some(before) = read.pointers else { return finding };
    let member = if tally.first.reason.is_empty() { "" } else { "/outcome/reason" };
    finding.pointer(sentence!(before, digits(tally.first.index.into()), member))
}

/// How often it happened, to how many, when; and whether it is over.
fn extent(tally: &Tally) -> String {
    let often = counted(tally.failures, "once", " times");
    let whom = match tally.people {
        0 => String::new(),
        people => sentence!(", for ", counted(people, "one person", " people")),
    };
    let when = match (time(&tally.first), time(&tally.last)) {
        (Some(first), Some(last)) if first != last => {
            sentence!(", from ", first, " to ", last)
        }
        (Some(first), _) => sentence!(", at ", first),
        _ => String::new(),
    };
    let over = if tally.open { "" } else { "; it has worked since" };
    sentence!(often, whom, when, over)
}

fn counted(number: u32, one: &str, many: &str) -> String {
    match number {
        1 => one.to_owned(),
        number => sentence!(digits(number.into()), many),
    }
}

/// When an event was published, where it says so.
pub(super) fn time(event: &Record) -> Option<String> {
    event.timed.then(|| date_time(event.at.div_euclid(1000)))
}

fn of_text(read: &Read, bytes: &[u8], findings: &mut Findings) {
    let foreign = match read.shape {
        LogShape::Empty => Some("There is nothing here"),
        LogShape::Html => Some("This is a web page, and no System Log"),
        LogShape::OtherJson if read.cut => Some("The JSON breaks off before its first event"),
        LogShape::OtherJson => Some("This is JSON without an event of the System Log"),
        LogShape::Utf16 => Some("The text is in UTF-16, and is read in UTF-8 only"),
        LogShape::Text => Some("This is no System Log"),
        _ => None,
    };
    if let Some(message) = foreign {
        findings.push(Finding::of(&causes::UNREADABLE).message(message));
        return;
    }
    if read.cut {
        let before = counted(read.events, "one event", " events");
        let message = sentence!(
            "The log breaks off in the middle of an event; before the cut, ",
            before,
            " could be read"
        );
        findings
            .push(Finding::at(&causes::CUT, crate::text::Span::at(bytes.len())).message(message));
    } else if read.too_long {
        findings.push(
            Finding::of(&causes::CUT)
                .message("The log is longer than 256 MiB; what stands before that has been read"),
        );
    }
}

/// A cause as it leaves the crate.
pub(super) fn wire(tally: &Tally) -> LogCause {
    let cause = Cause::of(tally.rule);
    LogCause {
        rule: tally.rule.id,
        summary: tally.rule.summary,
        fix: tally.rule.help,
        severity: tally.severity(),
        certainty: tally.rule.certainty,
        app: tally.app,
        field: Some(cause.field).filter(|field| !field.is_empty()),
        step: cause.step,
        failures: tally.failures,
        people: tally.people,
        first: time(&tally.first),
        last: time(&tally.last),
        resolved: !tally.open,
    }
}
