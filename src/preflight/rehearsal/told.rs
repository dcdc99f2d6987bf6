//! What happened at an event, in words.

use super::{RehearsalOutcome, RehearsedLogEntry};
use crate::okta::requests::{Failure, ProvisioningOperation};
use crate::scim::conversation::{Answer, Call};
use crate::sentence;
use crate::sumologic::server::User;
use crate::text::shown;

/// What there is to tell of an event.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) outcome: RehearsalOutcome,
    /// Sentences.
    pub(super) said: Vec<String>,
    /// What to do where it failed.
    pub(super) advice: Vec<&'static str>,
    pub(super) log: Vec<RehearsedLogEntry>,
    pub(super) exchanges: Vec<(Call, Option<Answer>)>,
}

impl Told {
    pub(super) fn say(&mut self, sentence: impl Into<String>) {
        self.said.push(sentence.into());
    }

    /// It was done, and the System Log says so.
    pub(super) fn done(&mut self, operation: ProvisioningOperation) {
        self.outcome = self.outcome.max(RehearsalOutcome::Done);
        self.log.push(RehearsedLogEntry::of(operation, None));
    }

    /// Okta could not do what it wanted to.
    pub(super) fn failed(
        &mut self,
        operation: Option<ProvisioningOperation>,
        person: &str,
        failure: &Failure,
    ) {
        self.outcome = RehearsalOutcome::Failed;
        let reason = failure.reason();
        let (before, behind) = match operation {
            Some(ProvisioningOperation::Verify) => ("Okta cannot look for ", ": "),
            Some(ProvisioningOperation::Push) => ("Sumo Logic does not create ", ": "),
            Some(ProvisioningOperation::PushProfile) => ("Sumo Logic does not update ", ": "),
            Some(ProvisioningOperation::Deactivate) => ("Sumo Logic does not deactivate ", ": "),
            None => ("Okta cannot read the users of Sumo Logic", ": "),
        };
        self.say(sentence!(
            before,
            person,
            behind,
            reason,
            if reason.ends_with('.') { "" } else { "." }
        ));
        let advice = ADVICE.iter().find(|(status, _)| *status == failure.status);
        self.advice.extend(advice.iter().flat_map(|(_, advice)| advice.iter()));
        if let Some(operation) = operation {
            self.log.push(RehearsedLogEntry::of(operation, Some(reason)));
        }
    }
}

/// What to do, by the status that was answered; nothing where nobody answered.
///
/// Sources: Sumo Logic, Provision with Okta, Syncing; Deactivate a User; Delete a User; Access
/// Keys; Troubleshooting APIs.
static ADVICE: &[(Option<u32>, &[&str])] = &[
    (
        None,
        &[
            "Nobody answers at the SCIM connector base URL: enter https://, the API host of your deployment, and /api/v1/scim/.",
        ],
    ),
    (
        Some(200),
        &[
            "A web page answers at the SCIM connector base URL: enter the API host of your deployment instead of the address that you log in at.",
        ],
    ),
    (
        Some(301),
        &[
            "Your account is on another deployment: enter the base URL of the one in your login address.",
        ],
    ),
    (
        Some(400),
        &[
            "Correct what the answer names, then retry the task in Okta, on the dashboard under Tasks.",
        ],
    ),
    (
        Some(401),
        &[
            "See to the access key in Sumo Logic: one that was deactivated can be activated again, one that has expired needs a new one.",
            "Enter it in Okta under Provisioning > Integration, test the connector, and retry the failed tasks.",
        ],
    ),
    (
        Some(403),
        &[
            "Give the owner of the access key a role with the capability to manage users and roles, and the key itself that scope: the test of the connector only reads and does not notice.",
        ],
    ),
    (
        Some(404),
        &[
            "Check the end of the SCIM connector base URL, which has to be /api/v1/scim/. Where it is right, the user was deleted in Sumo Logic: unassign the app in Okta and assign it again.",
        ],
    ),
    (
        Some(409),
        &[
            "One way out: delete the old account in Sumo Logic, handing its content to somebody else, then retry the task in Okta.",
            "The other: reactivate the old account in Sumo Logic, then retry; Okta finds it and brings it up to date.",
        ],
    ),
];

/// Tells how an account has changed, in one sentence for each difference.
pub(super) fn differences(before: &[User], after: &[User], said: &mut Vec<String>) {
    for new in after {
        match before.iter().find(|old| old.id == new.id) {
            None => {
                said.push(sentence!(name(new), " is created in Sumo Logic ", with_roles(new), "."));
            }
            Some(old) => changes(old, new, said),
        }
    }
    for old in before.iter().filter(|old| after.iter().all(|new| new.id != old.id)) {
        said.push(sentence!(name(old), " is deleted from Sumo Logic."));
    }
}

fn changes(old: &User, new: &User, said: &mut Vec<String>) {
    if name(old) != name(new) {
        said.push(sentence!(name(old), " is called ", name(new), " in Sumo Logic now."));
    }
    match (old.active, new.active) {
        (true, false) => said.push(sentence!(
            name(new),
            " is deactivated in Sumo Logic: dashboards, scheduled searches and access keys of the account stop, and the account stays."
        )),
        (false, true) => said.push(sentence!(name(new), " is active in Sumo Logic again.")),
        _ => {}
    }
    if old.roles != new.roles {
        let before = old.roles.join(", ");
        let noun = if new.roles.len() == 1 { " has the role " } else { " has the roles " };
        let after = new.roles.join(", ");
        said.push(sentence!(name(new), noun, after, " instead of ", before, "."));
    }
    for (what, before, after) in
        [("user name", &old.user_name, &new.user_name), ("email address", &old.email, &new.email)]
    {
        if before != after {
            said.push(sentence!(
                "The ",
                what,
                " of ",
                name(new),
                " is ",
                after,
                " instead of ",
                before,
                "."
            ));
        }
    }
}

/// What a sentence calls a user.
pub(super) fn name(user: &User) -> String {
    let names = sentence!(user.given_name, " ", user.family_name);
    if names.trim().is_empty() { user.user_name.clone() } else { names.trim().to_owned() }
}

fn with_roles(user: &User) -> String {
    let noun = if user.roles.len() == 1 { "with the role " } else { "with the roles " };
    sentence!(noun, user.roles.join(", "))
}

/// A role in a sentence.
pub(super) fn role(role: &str) -> String {
    sentence!("the role ", shown(role))
}
