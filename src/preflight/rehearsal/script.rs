//! Plays one event.
#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "a method of `Client<'_>` by its path is for one lifetime only"
)]

use super::people;
use super::stage::Stage;
use super::told::{self, Told};
use super::{RehearsalEvent, RehearsalEventKind, RehearsalOutcome};
use crate::sentence;
use crate::sumologic::server::{DAY, KeyState};
use crate::text::digits;

/// Plays an event that happens to one of the people, or to nobody.
pub(super) fn play(stage: &mut Stage<'_>, event: &RehearsalEvent, who: Option<usize>) -> Told {
    let mut told = Told::default();
    let Some(kind) = event.event else { return told };
    let scene = match kind {
        RehearsalEventKind::Test => test,
        RehearsalEventKind::EnableProvisioning => enable_provisioning,
        RehearsalEventKind::ForceSync => force_sync,
        RehearsalEventKind::Import => import,
        RehearsalEventKind::Wait => wait,
        RehearsalEventKind::NewKey => new_key,
        RehearsalEventKind::CreateRole => create_role,
        _ => {
            if let Some(who) = who {
                play_for(kind)(stage, event, who, &mut told);
            }
            return told;
        }
    };
    scene(stage, event, &mut told);
    told
}

type PersonalScene = fn(&mut Stage<'_>, &RehearsalEvent, usize, &mut Told);

fn play_for(kind: RehearsalEventKind) -> PersonalScene {
    match kind {
        RehearsalEventKind::Assign => people::assign,
        RehearsalEventKind::Change => people::change,
        RehearsalEventKind::Unassign => people::unassign,
        RehearsalEventKind::Deactivate => people::deactivate,
        RehearsalEventKind::Activate => people::activate,
        RehearsalEventKind::DeleteInSumoLogic => people::delete_in_sumo_logic,
        RehearsalEventKind::ReactivateInSumoLogic => people::reactivate_in_sumo_logic,
        _ => people::provision,
    }
}

fn test(stage: &mut Stage<'_>, _: &RehearsalEvent, told: &mut Told) {
    match stage.talk(told, |okta| okta.test()) {
        Ok(()) => {
            told.outcome = RehearsalOutcome::Done;
            told.say("The connector works: base URL and credentials are right. Whether roles are right and users may be written it does not try.");
        }
        Err(failure) => {
            told.failed(None, "", &failure);
            told.say(sentence!("Okta shows: Error authenticating: ", failure.reason()));
        }
    }
}

fn enable_provisioning(stage: &mut Stage<'_>, _: &RehearsalEvent, told: &mut Told) {
    stage.provisioning = true;
    for actor in stage.actors.iter().filter(|actor| actor.assigned && actor.link.is_none()) {
        told.say(sentence!(
            actor.profile.person(),
            " was assigned before and is not provisioned by this: click Provision User."
        ));
    }
}

fn force_sync(stage: &mut Stage<'_>, _: &RehearsalEvent, told: &mut Told) {
    for who in 0..stage.actors.len() {
        let Some(actor) = stage.actors.get(who).filter(|actor| actor.assigned) else { continue };
        if actor.link.is_some() {
            people::update(stage, who, told);
        } else {
            told.say(sentence!(
                "Nothing is sent for ",
                actor.profile.person(),
                ", who was never provisioned: Force Sync is for those who are. Click Provision User."
            ));
        }
    }
}

fn import(stage: &mut Stage<'_>, _: &RehearsalEvent, told: &mut Told) {
    let imported = match stage.talk(told, |okta| okta.import()) {
        Ok(imported) => imported,
        Err(failure) => return told.failed(None, "", &failure),
    };
    told.outcome = RehearsalOutcome::Done;
    for user in &imported {
        let known = stage.actors.iter().find(|actor| {
            actor.link.as_ref() == Some(&user.id)
                || stage.app_user(actor).user_name().eq_ignore_ascii_case(&user.user_name)
        });
        told.say(match known {
            Some(actor) => sentence!(user.user_name, " is ", actor.profile.person(), "."),
            None => sentence!(
                user.user_name,
                " is nobody in Okta: the Import tab shows the user, and to confirm it creates a new Okta user."
            ),
        });
    }
    if imported.is_empty() {
        told.say("Sumo Logic shows no users.");
    }
}

fn wait(stage: &mut Stage<'_>, event: &RehearsalEvent, told: &mut Told) {
    let before = stage.account.key.state(stage.account.now);
    stage.account.now += i64::from(event.days.unwrap_or(1)) * DAY;
    let key = &stage.account.key;
    match (before, key.state(stage.account.now)) {
        (KeyState::Valid, KeyState::Expired) => told.say(sentence!(
            "The access key has expired: it was made more than ",
            digits(key.lifetime_days.into()),
            " days ago."
        )),
        (KeyState::Valid, KeyState::Deactivated) => told.say(sentence!(
            "Sumo Logic has deactivated the access key: it was not used for ",
            digits(key.idle_days.into()),
            " days. A scheduled import, or a policy without that limit, keeps it alive."
        )),
        (_, KeyState::Valid) => told.say("The access key is still valid."),
        _ => told.say("The access key does not work."),
    }
}

fn new_key(stage: &mut Stage<'_>, _: &RehearsalEvent, told: &mut Told) {
    let now = stage.account.now;
    (stage.account.key.made, stage.account.key.used) = (now, now);
    told.outcome = RehearsalOutcome::Done;
    told.say("What failed before has to be retried: Okta does not do so by itself.");
}

fn create_role(stage: &mut Stage<'_>, event: &RehearsalEvent, told: &mut Told) {
    let Some(role) = event.role.clone().filter(|role| !role.is_empty()) else { return };
    told.outcome = RehearsalOutcome::Done;
    told.say(sentence!("Sumo Logic has ", told::role(&role), " now."));
    stage.account.roles.push(role);
}
