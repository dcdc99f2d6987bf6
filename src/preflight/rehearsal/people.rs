//! Plays what happens to one of the people.

use super::stage::Stage;
use super::told::{self, Told};
use super::{RehearsalEvent, RehearsalEventKind, RehearsalOutcome};
use crate::okta::requests::{Failure, ProvisioningOperation};
use crate::sentence;

pub(super) fn assign(stage: &mut Stage<'_>, event: &RehearsalEvent, who: usize, told: &mut Told) {
    let (mapped, provisioning) = (stage.is_mapped(), stage.provisioning);
    let Some(actor) = stage.actors.get_mut(who) else { return };
    let person = actor.profile.person();
    if !actor.active {
        return told.say(sentence!(person, " is deactivated in Okta, so no app can be assigned."));
    }
    if actor.assigned {
        return told.say(sentence!(person, " has the app already: nothing is sent."));
    }
    (actor.assigned, actor.leaving) = (true, None);
    actor.role = event.role.clone().or_else(|| actor.usual_role.clone());
    if mapped && event.role.is_some() {
        told.say(
            "The role that is chosen here does not count: `roles` is mapped from the Okta user.",
        );
    }
    if !provisioning {
        return told.say(sentence!(
            "Provisioning is not enabled for the app: nothing is sent, and ",
            person,
            " is not provisioned later by itself."
        ));
    }
    push(stage, who, told);
}

/// Looks for the user, then creates it, or links it and brings it up to date.
fn push(stage: &mut Stage<'_>, who: usize, told: &mut Told) {
    let Some(actor) = stage.actors.get(who) else { return };
    let (person, user) = (actor.profile.person(), stage.app_user(actor));
    if stage.role_of(actor).is_none() {
        told.say(sentence!("No role is sent for ", person, ", and Sumo Logic requires one."));
    } else if user.lacks_role() {
        told.say("The role does not reach Sumo Logic: Okta sends nothing for the external name and namespace that are entered.");
    }
    let creates = stage.given.create_users.unwrap_or(true);
    let found = match stage.talk(told, |okta| okta.find(&user)) {
        Ok(found) => found,
        Err(failure) => {
            told.failed(Some(ProvisioningOperation::Verify), &person, &failure);
            return stage.remember(who, None, told);
        }
    };
    match found {
        Some(id) => {
            shared(stage, who, &id, told);
            let updated = stage.talk(told, |okta| okta.update(&id, &user));
            match updated {
                Ok(()) => told.done(ProvisioningOperation::PushProfile),
                Err(failure) => {
                    told.failed(Some(ProvisioningOperation::PushProfile), &person, &failure);
                }
            }
            stage.remember(who, Some(id), told);
        }
        None if creates => {
            let made = stage.talk(told, |okta| okta.create(&user));
            match &made {
                Ok(_) => told.done(ProvisioningOperation::Push),
                Err(failure) => {
                    told.failed(Some(ProvisioningOperation::Push), &person, failure);
                    explain_refusal(stage, who, failure, told);
                }
            }
            stage.remember(who, made.ok(), told);
        }
        None => {
            told.outcome = RehearsalOutcome::Failed;
            told.say("Okta says: Matching user not found. Create Users is not enabled under Provisioning > To App.");
            stage.remember(who, None, told);
        }
    }
}

/// Says of a user who was not created what stands in the way.
fn explain_refusal(stage: &Stage<'_>, who: usize, failure: &Failure, told: &mut Told) {
    let Some(actor) = stage.actors.get(who) else { return };
    let held = stage.held_by(actor).and_then(|place| stage.account.users.get(place));
    let unknown = stage.role_of(actor).filter(|role| stage.account.role(role).is_none());
    match (failure.status, held, unknown) {
        (Some(409), Some(user), _) if user.active => {
            told.advice = vec!["Give one of the two another email address in Okta."];
            told.say(sentence!(
                "The address belongs to ",
                told::name(user),
                ", whose user name is ",
                user.user_name,
                ": two users of Sumo Logic cannot share one."
            ));
        }
        (Some(409), Some(_), _) => told.say("The old account is still there, deactivated: Okta does not find it, and Sumo Logic takes no second one."),
        (Some(400), _, Some(_)) => told.say(sentence!(
            "Sumo Logic has these roles: ",
            stage.account.roles.join(", "),
            ". The value in Okta has to be the name of one, letter by letter."
        )),
        _ => {}
    }
}

/// Says so where an account that was found belongs to another of the people.
fn shared(stage: &Stage<'_>, who: usize, id: &str, told: &mut Told) {
    let others = stage.actors.iter().enumerate().filter(|&(index, _)| index != who);
    let mut others = others.filter(|(_, other)| other.link.as_deref() == Some(id));
    match others.next() {
        Some((_, other)) => told.say(sentence!(
            "This is the account of ",
            other.profile.person(),
            ", who has the same user name: from now on both are one user of Sumo Logic, and whoever is pushed last counts."
        )),
        None => told.say("There is an account with this user name already: Okta links it and brings it up to date."),
    }
}

pub(super) fn change(stage: &mut Stage<'_>, event: &RehearsalEvent, who: usize, told: &mut Told) {
    let mapped = stage.is_mapped();
    let Some(actor) = stage.actors.get_mut(who) else { return };
    for (name, value) in &event.profile {
        actor.profile.set(name, value);
    }
    if let Some(role) = &event.role {
        if mapped {
            actor.profile.set("roles", role);
        } else {
            actor.role = Some(role.clone());
        }
    }
    let person = actor.profile.person();
    match (actor.assigned, &actor.link) {
        (false, _) => told.say(sentence!(person, " does not have the app: nothing is sent.")),
        (true, None) => told
            .say(sentence!(person, " is not provisioned: nothing is sent before that is mended.")),
        (true, Some(_)) if !stage.given.update_user_attributes.unwrap_or(true) => {
            told.say("Update User Attributes is not enabled under Provisioning > To App: nothing is sent.");
        }
        (true, Some(_)) => update(stage, who, told),
    }
}

/// Pushes the profile of somebody who is linked.
pub(super) fn update(stage: &mut Stage<'_>, who: usize, told: &mut Told) {
    let Some(actor) = stage.actors.get(who) else { return };
    let Some(id) = actor.link.clone() else { return };
    let (person, user) = (actor.profile.person(), stage.app_user(actor));
    match stage.talk(told, |okta| okta.update(&id, &user)) {
        Ok(()) => told.done(ProvisioningOperation::PushProfile),
        Err(failure) => told.failed(Some(ProvisioningOperation::PushProfile), &person, &failure),
    }
    stage.remember(who, Some(id), told);
}

pub(super) fn unassign(stage: &mut Stage<'_>, _: &RehearsalEvent, who: usize, told: &mut Told) {
    let Some(actor) = stage.actors.get_mut(who) else { return };
    let person = actor.profile.person();
    if !actor.assigned {
        return told.say(sentence!(person, " does not have the app: nothing is sent."));
    }
    (actor.assigned, actor.failed, actor.role) = (false, false, None);
    let Some(id) = actor.link.take() else {
        return told.say(sentence!(person, " was not provisioned: nothing is sent."));
    };
    if !stage.given.deactivate_users.unwrap_or(true) {
        return told.say(sentence!(
            "Deactivate Users is not enabled under Provisioning > To App: ",
            person,
            " stays active in Sumo Logic."
        ));
    }
    leave(stage, who, id, told);
}

/// Deactivates the account of somebody who does not have the app any more.
fn leave(stage: &mut Stage<'_>, who: usize, id: String, told: &mut Told) {
    let left = stage.talk(told, |okta| okta.deactivate(&id));
    let Some(actor) = stage.actors.get_mut(who) else { return };
    let person = actor.profile.person();
    match left {
        Ok(()) => {
            actor.leaving = None;
            told.done(ProvisioningOperation::Deactivate);
            told.say("Okta forgets the link to the account.");
        }
        Err(failure) => {
            actor.leaving = Some(id);
            told.failed(Some(ProvisioningOperation::Deactivate), &person, &failure);
            told.say(sentence!("The account of ", person, " stays active in Sumo Logic."));
        }
    }
}

pub(super) fn deactivate(
    stage: &mut Stage<'_>,
    event: &RehearsalEvent,
    who: usize,
    told: &mut Told,
) {
    if let Some(actor) = stage.actors.get_mut(who) {
        actor.active = false;
    }
    unassign(stage, event, who, told);
}

pub(super) fn activate(stage: &mut Stage<'_>, _: &RehearsalEvent, who: usize, told: &mut Told) {
    let Some(actor) = stage.actors.get_mut(who) else { return };
    actor.active = true;
    told.say(sentence!(
        actor.profile.person(),
        " lost the app when the account in Okta was deactivated: assign it again."
    ));
}

/// Provision User, and the retry of a failed task: both push whoever is not provisioned yet, and
/// the retry deactivates who could not be deactivated.
pub(super) fn provision(
    stage: &mut Stage<'_>,
    event: &RehearsalEvent,
    who: usize,
    told: &mut Told,
) {
    let Some(actor) = stage.actors.get(who) else { return };
    if let (Some(RehearsalEventKind::Retry), Some(id)) = (event.event, &actor.leaving) {
        return leave(stage, who, id.clone(), told);
    }
    let person = actor.profile.person();
    match (actor.assigned, actor.link.is_some(), actor.failed) {
        (false, ..) => told.say(sentence!(person, " does not have the app: nothing is sent.")),
        (true, ..) if !stage.provisioning => {
            told.say("Provisioning is not enabled for the app: nothing is sent.");
        }
        (true, true, true) => update(stage, who, told),
        (true, true, false) => told.say(sentence!(person, " is provisioned: nothing is sent.")),
        (true, false, _) => push(stage, who, told),
    }
}

pub(super) fn delete_in_sumo_logic(
    stage: &mut Stage<'_>,
    _: &RehearsalEvent,
    who: usize,
    told: &mut Told,
) {
    let Some(actor) = stage.actors.get(who) else { return };
    let Some(place) = stage.held_by(actor) else {
        return told.say(sentence!(actor.profile.person(), " is not in Sumo Logic."));
    };
    stage.account.users.remove(place);
    told.outcome = RehearsalOutcome::Done;
    told.say("Dashboards and searches go to the user who is chosen for them when the account is deleted.");
}

pub(super) fn reactivate_in_sumo_logic(
    stage: &mut Stage<'_>,
    _: &RehearsalEvent,
    who: usize,
    told: &mut Told,
) {
    let Some(actor) = stage.actors.get(who) else { return };
    let place = stage.held_by(actor);
    let person = actor.profile.person();
    match place.and_then(|place| stage.account.users.get_mut(place)) {
        Some(user) => {
            user.active = true;
            told.outcome = RehearsalOutcome::Done;
        }
        None => told.say(sentence!(person, " is not in Sumo Logic.")),
    }
}
