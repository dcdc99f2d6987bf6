//! What holds whatever happens to whom.

use std::collections::BTreeSet;

use proptest::prelude::*;
use scim_preflight::preflight::{RehearsalEventKind, RehearsalOutcome, RehearsalStep};
use serde_json::{Value, json};

use crate::run;

const LOGINS: &[&str] = &["ada@example.com", "bob@example.com", "eve@example.com"];

fn event() -> impl Strategy<Value = Value> {
    let kinds: Vec<&str> = RehearsalEventKind::ALL.iter().map(|kind| kind.name()).collect();
    let roles = ["Analyst", "Administrator", "analyst", "user", ""];
    let attributes = ["firstName", "lastName", "email", "login", "roles"];
    let values = ["", "King", "king@example.com", "bob@example.com", "O'Hara \"x\"", "Zoë\u{200b}"];
    (
        prop::sample::select(kinds),
        prop::sample::select(LOGINS),
        prop::option::of(prop::sample::select(roles.to_vec())),
        prop::option::of((
            prop::sample::select(attributes.to_vec()),
            prop::sample::select(values.to_vec()),
        )),
        0..200_u32,
    )
        .prop_map(|(kind, person, role, change, days)| {
            let mut event = json!({ "event": kind, "person": person, "days": days });
            if let Some(role) = role {
                event["role"] = role.into();
            }
            if let Some((attribute, value)) = change {
                event["profile"] = json!({ attribute: value });
            }
            event
        })
}

fn rehearsal() -> impl Strategy<Value = Value> {
    let flags = prop::collection::vec(any::<bool>(), 11);
    (prop::collection::vec(event(), 0..24), flags, any::<bool>()).prop_map(
        |(events, flags, mapped)| {
            let people: Vec<Value> = LOGINS
                .iter()
                .map(|login| {
                    let profile = json!({ "login": login, "firstName": "A", "lastName": login });
                    json!({ "profile": profile, "role": "Analyst" })
                })
                .collect();
            json!({
                "people": people, "events": events, "mode": if mapped { "mapped" } else { "assignment" },
                "createUsers": flags[0], "updateUserAttributes": flags[1],
                "deactivateUsers": flags[2], "provisioning": flags[3],
                "switches": {
                    "listHidesInactive": flags[4], "roleCaseMatters": flags[5],
                    "userNameFilter": flags[6], "unknownMembersTolerated": flags[7],
                    "emailCanChange": flags[8], "wrongDeploymentMoved": flags[9],
                    "redirectFollowed": flags[10],
                },
            })
        },
    )
}

/// A write about a user comes right behind the reading of that very user.
fn reads_before_it_writes(step: &RehearsalStep) -> bool {
    let pairs = step.exchanges.windows(2);
    let puts = step.exchanges.iter().filter(|one| one.method == "PUT").count();
    let read = pairs.filter(|pair| pair[1].method == "PUT" && pair[0].method == "GET");
    puts == read.filter(|pair| pair[0].url == pair[1].url).count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_rehearsal_keeps_to_what_okta_and_sumo_logic_do(given in rehearsal()) {
        let made = run(&given);
        let mut before = Vec::new();
        for step in &made.steps {
            prop_assert!(!step.title.trim().is_empty());
            prop_assert!(reads_before_it_writes(step), "{}", step.title);
            for one in &step.exchanges {
                prop_assert!(["GET", "POST", "PUT"].contains(&one.method));
                prop_assert!(one.curl.matches("$SCIM_TOKEN").count() == 1);
                for text in [&one.request_body, &one.response_body].into_iter().flatten() {
                    prop_assert!(serde_json::from_str::<Value>(text).is_ok(), "{text}");
                }
            }
            // Of an address there is one account, and no role that Sumo Logic does not know.
            let addresses: BTreeSet<String> =
                step.users.iter().map(|user| user.email.to_lowercase()).collect();
            prop_assert_eq!(addresses.len(), step.users.len());
            prop_assert!(step.users.iter().all(|user| !user.roles.is_empty()));
            // Whoever was deleted was so by hand: Okta never does.
            let gone = before.iter().filter(|id| step.users.iter().all(|user| &&user.id != id)).count();
            prop_assert!(gone == 0 || step.event == RehearsalEventKind::DeleteInSumoLogic);
            let changed = step.users.iter().any(|user| user.changed) || gone > 0;
            prop_assert!(!changed || step.outcome != RehearsalOutcome::Nothing, "{}", step.title);
            prop_assert!(!changed || !step.consequences.is_empty());
            before = step.users.iter().map(|user| user.id.clone()).collect::<Vec<_>>();
        }
    }
}
