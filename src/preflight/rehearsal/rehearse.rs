use super::doubts::doubts;
use super::exchange::written;
use super::play::{MOST_EVENTS, MOST_STEPS, Played, cast, play};
use super::stage::{MOST_PEOPLE, Stage};
use super::{Rehearsal, RehearsalReport, RehearsalStep, RehearsedUser};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, ReportBuilder, Rule};
use crate::sentence;
use crate::sumologic::server::User;
use crate::text::{Encoding, date_time, digits, shown};

rules! {
    pub(crate) static RULES;
    LOGIN: "rehearsal.login", Error, Certain, "Okta Management API: Users",
        "A person has no login of their own", "Give every person of the rehearsal a `login`, and each another one, as in Okta.";
    UNKNOWN_EVENT: "rehearsal.unknown-event", Error, Certain, "rehearse",
        "An event is not known, so it was left out", "";
    UNKNOWN_PERSON: "rehearsal.unknown-person", Error, Certain, "rehearse",
        "An event happens to nobody of the people, so it was left out",
        "Name the `login` that one of the people has from the start, or a group that somebody is in.";
    TOO_LONG: "rehearsal.too-long", Warning, Certain, "rehearse",
        "The rehearsal is longer than can be played", "Rehearse the rest by itself.";
}

/// Rehearses what Okta sends to Sumo Logic when things happen to people: the exact requests, the
/// answers that Sumo Logic's contract gives, and who is in Sumo Logic after each event.
///
/// Nothing is sent anywhere. Times and identifiers are made up, and the same every time. Where the
/// vendors' papers leave in doubt how a server behaves, the default is what they say, and `doubts`
/// says what would happen otherwise. Findings about the rehearsal have the source `rehearsal`.
///
/// ```
/// use scim_preflight::preflight::{RehearsalEventKind, Person, Rehearsal, RehearsalEvent};
/// use scim_preflight::rehearse;
/// let text = |text: &str| text.to_owned();
/// let ada = Person {
///     profile: vec![
///         (text("login"), text("ada@example.com")),
///         (text("firstName"), text("Ada")),
///         (text("lastName"), text("Lovelace")),
///     ],
///     role: Some(text("Analyst")),
///     ..Person::default()
/// };
/// let assigned = RehearsalEvent {
///     event: Some(RehearsalEventKind::Assign),
///     person: Some(text("ada@example.com")),
///     ..RehearsalEvent::default()
/// };
/// let made = rehearse(&Rehearsal { people: vec![ada], events: vec![assigned], ..Rehearsal::default() });
/// let step = &made.steps[0];
/// assert_eq!(step.consequences, ["Ada Lovelace is created in Sumo Logic with the role Analyst."]);
/// assert_eq!(step.exchanges.iter().map(|one| one.method).collect::<Vec<_>>(), ["GET", "POST"]);
/// ```
///
/// Sources: Okta, "Okta and SCIM Version 2.0", and recorded requests; Sumo Logic's SCIM User
/// Management API; "Provision with Okta".
#[must_use]
pub fn rehearse(rehearsal: &Rehearsal) -> RehearsalReport {
    let mut findings = Findings::new();
    for (what, length, most) in [
        ("people", rehearsal.people.len(), MOST_PEOPLE),
        ("events", rehearsal.events.len(), MOST_EVENTS),
    ] {
        if length > most {
            findings.push(too_long(&sentence!("/", what), most, what));
        }
    }
    check(rehearsal, &mut findings);
    let played = play(rehearsal, rehearsal.switches);
    if played.len() == MOST_STEPS {
        findings.push(too_long("/events", MOST_STEPS, "steps"));
    }
    RehearsalReport {
        doubts: doubts(rehearsal, &played),
        steps: steps(rehearsal, &played),
        report: ReportBuilder::new(Encoding::Utf16).text("rehearsal", b"", findings).finish(),
    }
}

fn too_long(pointer: &str, most: usize, what: &str) -> Finding {
    let message = sentence!("Only the first ", digits(most as u64), " ", what, " are rehearsed");
    Finding::of(&TOO_LONG).message(message).pointer(pointer)
}

/// Checks that people can be told apart and events happen to somebody.
fn check(given: &Rehearsal, findings: &mut Findings) {
    let stage = Stage::set(given, given.switches);
    for (index, actor) in stage.actors.iter().enumerate() {
        let mut earlier = stage.actors.iter().take(index);
        let at = |message: String| {
            let pointer = sentence!("/people/", digits(index as u64), "/profile/login");
            Finding::of(&LOGIN).message(message).pointer(pointer)
        };
        if actor.login.is_empty() {
            findings.push(at("A person has no login".to_owned()));
        } else if earlier.any(|other| other.login == actor.login) {
            findings.push(at(sentence!("Two people have the login ", shown(&actor.login))));
        }
    }
    for (index, event) in given.events.iter().take(MOST_EVENTS).enumerate() {
        let at = |rule: &'static Rule, member: &str| {
            Finding::of(rule).pointer(sentence!("/events/", digits(index as u64), member))
        };
        let Some(kind) = event.event else {
            findings.push(at(&UNKNOWN_EVENT, "/event").help(sentence!(
                    "Known are: ",
                    super::RehearsalEventKind::ALL
                        .iter()
                        .map(|kind| kind.name())
                        .collect::<Vec<_>>()
                        .join(", "),
                    "."
                )));
            continue;
        };
        let cast = cast(&stage, event);
        if kind.needs_person() && cast.iter().all(Option::is_none) {
            let member = if event.person.is_some() { "/person" } else { "" };
            findings.push(at(&UNKNOWN_PERSON, member));
        }
    }
}

fn steps(given: &Rehearsal, played: &[Played]) -> Vec<RehearsalStep> {
    let stage = Stage::set(given, given.switches);
    let mut before: &[User] = &stage.account.users;
    let mut steps = Vec::with_capacity(played.len());
    for one in played {
        steps.push(step(one, before, stage.authorization()));
        before = &one.users;
    }
    steps
}

fn step(played: &Played, before: &[User], authorization: &str) -> RehearsalStep {
    let (told, time) = (&played.told, date_time(played.time));
    let exchanges = told.exchanges.iter();
    RehearsalStep {
        event: played.event,
        number: played.number,
        person: played.person.clone(),
        title: played.title.clone(),
        outcome: told.outcome,
        consequences: told.said.clone(),
        advice: told.advice.clone(),
        log: told.log.clone(),
        exchanges: exchanges
            .map(|(call, answer)| written(call, answer.as_ref(), authorization, &time))
            .collect(),
        users: played.users.iter().map(|user| RehearsedUser::of(user, before)).collect(),
        time,
    }
}
