//! What the papers leave in doubt: each switch changes the story where it matters, and the report
//! says how.

use scim_preflight::preflight::{RehearsalOutcome, RehearsalReport};
use serde_json::{Value, json};

use crate::{of, traffic, users, with};

fn reassigned() -> Value {
    json!([
        { "event": "assign", "person": "ada@example.com" },
        { "event": "unassign", "person": "ada@example.com" },
        { "event": "assign", "person": "ada@example.com" },
    ])
}

fn otherwise(made: &RehearsalReport, switch: &str) -> Option<(usize, RehearsalOutcome)> {
    let doubt = made.doubts.iter().find(|doubt| doubt.switch == switch).unwrap();
    assert!(!doubt.source.is_empty() && !doubt.statement.is_empty());
    doubt.otherwise.as_ref().map(|other| (other.step, other.outcome))
}

#[test]
fn a_lookup_that_shows_inactive_users_makes_the_reassignment_work() {
    assert_eq!(
        otherwise(&of(reassigned()), "listHidesInactive"),
        Some((2, RehearsalOutcome::Done))
    );
    let made = with(reassigned(), json!({ "switches": { "listHidesInactive": false } }));
    assert_eq!(users(&made.steps[2]), ["Ada Lovelace <ada@example.com> Analyst active"]);
    assert_eq!(traffic(&made.steps[2]).len(), 3);
    assert_eq!(otherwise(&made, "listHidesInactive"), Some((2, RehearsalOutcome::Failed)));
}

#[test]
fn roles_may_be_compared_without_letter_case() {
    let events = json!([{ "event": "assign", "person": "ada@example.com", "role": "analyst" }]);
    assert_eq!(
        otherwise(&of(events.clone()), "roleCaseMatters"),
        Some((0, RehearsalOutcome::Done))
    );
    let made = with(events, json!({ "switches": { "roleCaseMatters": false } }));
    assert_eq!(users(&made.steps[0]), ["Ada Lovelace <ada@example.com> Analyst active"]);
}

#[test]
fn without_the_filter_nobody_can_be_looked_up() {
    let events = json!([{ "event": "assign", "person": "ada@example.com" }]);
    let made = with(events, json!({ "switches": { "userNameFilter": false } }));
    assert_eq!(made.steps[0].outcome, RehearsalOutcome::Failed);
    assert_eq!(
        made.steps[0].consequences,
        [
            "Okta cannot look for Ada Lovelace: Bad Request. Errors reported by remote server: Only `emails.value eq` is supported."
        ]
    );
    assert_eq!(made.steps[0].log[0].display_message, "Verify user exists in external application");
}

#[test]
fn members_that_the_api_does_not_know_may_be_refused() {
    let events = json!([{ "event": "assign", "person": "ada@example.com" }]);
    let strict = json!({ "unknownMembersTolerated": false });
    let guide = with(events.clone(), json!({ "switches": strict }));
    assert_eq!(
        guide.steps[0].outcome,
        RehearsalOutcome::Done,
        "what Okta always sends must be tolerated"
    );
    let left = json!(["givenName", "familyName", "email", "title"]);
    let made = with(events, json!({ "switches": strict, "mapped": left }));
    assert_eq!(made.steps[0].exchanges[1].status, Some(400));
}

#[test]
fn an_address_may_be_locked() {
    let events = json!([
        { "event": "assign", "person": "ada@example.com" },
        { "event": "change", "person": "ada@example.com", "profile": { "lastName": "King" } },
        { "event": "change", "person": "ada@example.com", "profile": { "email": "king@example.com" } },
        { "event": "change", "person": "ada@example.com", "profile": { "login": "king@example.com" } },
    ]);
    let made = with(events, json!({ "switches": { "emailCanChange": false } }));
    let outcomes: Vec<_> = made.steps.iter().map(|step| step.outcome).collect();
    assert_eq!(
        outcomes,
        [
            RehearsalOutcome::Done,
            RehearsalOutcome::Done,
            RehearsalOutcome::Failed,
            RehearsalOutcome::Failed
        ]
    );
}

#[test]
fn the_wrong_deployment_may_say_401_and_okta_may_follow_301_without_the_key() {
    let wrong = json!("https://api.eu.sumologic.com/api/v1/scim/");
    let events = json!([{ "event": "test" }]);
    let plain = with(events.clone(), json!({ "baseUrl": wrong }));
    let first = &plain.steps[0].exchanges[0];
    assert_eq!(first.status, Some(301));
    let location = first.response_headers.iter().find(|(name, _)| name == "Location").unwrap();
    assert_eq!(location.1, "https://api.us2.sumologic.com/api/v1/scim/Users?startIndex=1&count=2");
    let denied = with(
        events.clone(),
        json!({ "baseUrl": wrong, "switches": { "wrongDeploymentMoved": false } }),
    );
    assert_eq!(denied.steps[0].exchanges[0].status, Some(401));
    let followed =
        with(events, json!({ "baseUrl": wrong, "switches": { "redirectFollowed": true } }));
    let [_, second] = &followed.steps[0].exchanges[..] else { panic!() };
    assert_eq!((second.status, second.url.as_str()), (Some(401), location.1.as_str()));
    assert!(second.request_headers.iter().all(|(name, _)| name != "Authorization"));
    assert!(!second.curl.contains("SCIM_TOKEN"));
}

#[test]
fn a_doubt_that_makes_no_difference_says_so() {
    let made = of(json!([{ "event": "import" }]));
    assert_eq!(made.doubts.len(), 7);
    assert!(made.doubts.iter().all(|doubt| doubt.otherwise.is_none()));
}
