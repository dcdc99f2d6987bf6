//! Goes through all events.

use super::stage::Stage;
use super::told::{Told, differences};
use super::{
    Rehearsal, RehearsalEvent, RehearsalEventKind, RehearsalOutcome, RehearsalSwitches, script,
};
use crate::sentence;
use crate::sumologic::server::User;
use crate::text::digits;

/// An event that has been played.
pub(super) struct Played {
    pub(super) event: RehearsalEventKind,
    /// The place of the event among those that were given.
    pub(super) number: usize,
    /// The login of the person that it happened to.
    pub(super) person: Option<String>,
    pub(super) title: String,
    /// In seconds since 1970.
    pub(super) time: i64,
    pub(super) told: Told,
    /// Who is in Sumo Logic afterwards.
    pub(super) users: Vec<User>,
}

/// How many events are taken at most.
pub(super) const MOST_EVENTS: usize = 200;
/// How many events are played at most, those of each member of a group counted.
pub(super) const MOST_STEPS: usize = 400;
/// The seconds between two events.
const PAUSE: i64 = 60;

/// Plays the events that can be played; of more than [`MOST_STEPS`] the first ones.
pub(super) fn play(given: &Rehearsal, switches: RehearsalSwitches) -> Vec<Played> {
    let mut stage = Stage::set(given, switches);
    let mut played: Vec<Played> = Vec::new();
    for (number, event) in given.events.iter().take(MOST_EVENTS).enumerate() {
        for who in cast(&stage, event) {
            if played.len() == MOST_STEPS {
                return played;
            }
            played.extend(play_one(&mut stage, event, number, who));
        }
    }
    played
}

/// Whom an event happens to: a person, the members of a group, or once to nobody.
pub(super) fn cast(stage: &Stage<'_>, event: &RehearsalEvent) -> Vec<Option<usize>> {
    let actors = || stage.actors.iter().enumerate();
    let places = |chosen: &dyn Fn(&super::stage::Actor) -> bool| {
        actors().filter(|(_, actor)| chosen(actor)).map(|(place, _)| Some(place)).collect()
    };
    match (&event.person, &event.group) {
        (Some(login), _) => places(&|actor| &actor.login == login),
        (None, Some(group)) => places(&|actor| actor.groups.contains(group)),
        (None, None) => vec![None],
    }
}

fn play_one(
    stage: &mut Stage<'_>,
    event: &RehearsalEvent,
    number: usize,
    who: Option<usize>,
) -> Option<Played> {
    let kind = event.event?;
    if kind.needs_person() != who.is_some() {
        return None;
    }
    let (title, before) = (title(stage, event, kind, who), stage.account.users.clone());
    let time = stage.account.now;
    let mut told = script::play(stage, event, who);
    let mut said = Vec::new();
    differences(&before, &stage.account.users, &mut said);
    said.append(&mut told.said);
    if said.is_empty() && told.outcome == RehearsalOutcome::Done {
        said.push("Sumo Logic has all of it already: nothing changes.".to_owned());
    }
    told.said = said;
    stage.account.now += PAUSE;
    let person = who.and_then(|who| stage.actors.get(who)).map(|actor| actor.login.clone());
    Some(Played {
        event: kind,
        number,
        person,
        title,
        time,
        told,
        users: stage.account.users.clone(),
    })
}

fn title(
    stage: &Stage<'_>,
    event: &RehearsalEvent,
    kind: RehearsalEventKind,
    who: Option<usize>,
) -> String {
    let found = super::event::TITLES.iter().find(|(known, ..)| *known == kind);
    let (_, before, behind) = found.copied().unwrap_or((kind, "", ""));
    let actor = who.and_then(|who| stage.actors.get(who));
    let person = actor.map(|actor| actor.profile.person()).unwrap_or_default();
    let usual = actor.filter(|_| !stage.is_mapped()).and_then(|actor| actor.usual_role.as_ref());
    let detail = match (kind, event.role.as_ref().or(usual)) {
        (RehearsalEventKind::Wait, _) => {
            let days = event.days.unwrap_or(1);
            sentence!(digits(days.into()), if days == 1 { " day passes" } else { " days pass" })
        }
        (RehearsalEventKind::Assign, Some(role)) => sentence!(" with the role ", role),
        (RehearsalEventKind::Change, _) => changing(event),
        (RehearsalEventKind::CreateRole, Some(role)) => sentence!(": ", role),
        _ => String::new(),
    };
    let group = event.group.as_ref().filter(|_| event.person.is_none());
    let group = group.map(|group| sentence!(", through the group ", group)).unwrap_or_default();
    sentence!(before, person, behind, detail, group)
}

/// What changes, by name.
fn changing(event: &RehearsalEvent) -> String {
    let names = event.profile.iter().map(|(name, _)| name.as_str());
    let names: Vec<&str> = names.chain(event.role.as_ref().map(|_| "role")).collect();
    if names.is_empty() { String::new() } else { sentence!(": ", names.join(", ")) }
}
