//! What happens to people, with a setup as the guide has it.

use scim_preflight::preflight::RehearsalOutcome;
use serde_json::json;

use crate::{body, of, traffic, users, with};

const ID: &str = "000000000FE20FE2";

#[test]
fn a_person_who_gets_the_app_is_looked_for_and_created() {
    let made = of(json!([{ "event": "assign", "person": "ada@example.com" }]));
    assert!(made.report.diagnostics.is_empty());
    let step = &made.steps[0];
    assert_eq!(step.title, "Assign the app to Ada Lovelace with the role Analyst");
    assert_eq!(step.outcome, RehearsalOutcome::Done);
    assert_eq!(step.consequences, ["Ada Lovelace is created in Sumo Logic with the role Analyst."]);
    assert_eq!(
        traffic(step),
        [
            "GET /Users?filter=userName%20eq%20%22ada%40example.com%22&startIndex=1&count=100 200",
            "POST /Users 201"
        ]
    );
    assert_eq!(
        body(step.exchanges[1].request_body.as_ref()),
        json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
            "userName": "ada@example.com",
            "name": { "givenName": "Ada", "familyName": "Lovelace" },
            "emails": [{ "primary": true, "value": "ada@example.com" }],
            "roles": [{ "primary": true, "value": "Analyst" }],
            "externalId": "00u1abcd2EFGHIJKL345",
            "groups": [],
            "password": "placeholder",
            "active": true,
        })
    );
    assert_eq!(
        body(step.exchanges[1].response_body.as_ref()),
        json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
            "id": ID,
            "userName": "ada@example.com",
            "name": { "givenName": "Ada", "familyName": "Lovelace" },
            "emails": [{ "value": "ada@example.com", "primary": true }],
            "roles": [{ "value": "Analyst", "primary": true }],
            "active": true,
            "meta": {
                "resourceType": "User",
                "created": "2026-01-05T09:00:00Z", "lastModified": "2026-01-05T09:00:00Z",
            },
        })
    );
    assert_eq!(users(step), ["Ada Lovelace <ada@example.com> Analyst active"]);
    assert_eq!(step.log[0].display_message, "Push new user to external application");
    assert_eq!(step.log[0].result, "SUCCESS");
}

#[test]
fn a_sound_setup_gets_no_finding_in_any_exchange() {
    let made = of(json!([
        { "event": "test" },
        { "event": "assign", "person": "ada@example.com" },
        { "event": "assign", "person": "bob@example.com" },
        { "event": "change", "person": "ada@example.com", "profile": { "lastName": "King" } },
        { "event": "force-sync" },
        { "event": "import" },
        { "event": "unassign", "person": "ada@example.com" },
        { "event": "assign", "person": "ada@example.com" },
        { "event": "delete-in-sumo-logic", "person": "ada@example.com" },
        { "event": "retry", "person": "ada@example.com" },
    ]));
    for step in &made.steps {
        for one in &step.exchanges {
            let findings: Vec<_> = one.findings.iter().map(|found| &found.message).collect();
            assert!(
                findings.is_empty(),
                "{}: {} {}: {findings:?}",
                step.title,
                one.method,
                one.url
            );
        }
    }
}

#[test]
fn a_change_is_what_is_there_with_what_is_mapped_put_over_it() {
    let made = of(json!([
        { "event": "assign", "person": "ada@example.com" },
        {
            "event": "change", "person": "ada@example.com", "role": "Administrator",
            "profile": { "lastName": "King", "email": "king@example.com", "login": "king@example.com" },
        },
    ]));
    let step = &made.steps[1];
    assert_eq!(step.title, "Change Ada Lovelace in Okta: lastName, email, login, role");
    assert_eq!(traffic(step), [format!("GET /Users/{ID} 200"), format!("PUT /Users/{ID} 200")]);
    let put = body(step.exchanges[1].request_body.as_ref());
    assert_eq!(put["id"], ID);
    assert_eq!(put["meta"]["created"], "2026-01-05T09:00:00Z");
    assert_eq!(put["name"], json!({ "givenName": "Ada", "familyName": "King" }));
    assert_eq!(put["roles"], json!([{ "value": "Administrator", "primary": true }]));
    assert_eq!(put["active"], true);
    assert_eq!(
        step.consequences,
        [
            "Ada Lovelace is called Ada King in Sumo Logic now.",
            "Ada King has the role Administrator instead of Analyst.",
            "The user name of Ada King is king@example.com instead of ada@example.com.",
            "The email address of Ada King is king@example.com instead of ada@example.com.",
        ]
    );
    assert_eq!(users(step), ["Ada King <king@example.com> Administrator active"]);
}

#[test]
fn only_get_post_and_put_are_ever_sent() {
    let made = of(json!([
        { "event": "assign", "group": "Everyone" },
        { "event": "change", "person": "bob@example.com", "profile": { "firstName": "Rob" } },
        { "event": "deactivate", "person": "bob@example.com" },
        { "event": "delete-in-sumo-logic", "person": "bob@example.com" },
        { "event": "unassign", "person": "ada@example.com" },
        { "event": "import" },
    ]));
    let methods: Vec<_> = made.steps.iter().flat_map(|step| &step.exchanges).collect();
    assert!(methods.len() > 8);
    assert!(methods.iter().all(|one| ["GET", "POST", "PUT"].contains(&one.method)));
}

#[test]
fn whoever_loses_the_app_is_deactivated_with_what_sumo_logic_holds() {
    for event in ["unassign", "deactivate"] {
        let made = of(json!([
            { "event": "assign", "person": "ada@example.com" },
            { "event": event, "person": "ada@example.com" },
        ]));
        let step = &made.steps[1];
        assert_eq!(traffic(step), [format!("GET /Users/{ID} 200"), format!("PUT /Users/{ID} 200")]);
        let mut held = body(step.exchanges[0].response_body.as_ref());
        held["active"] = false.into();
        assert_eq!(body(step.exchanges[1].request_body.as_ref()), held, "{event}");
        assert_eq!(users(step), ["Ada Lovelace <ada@example.com> Analyst inactive"]);
        assert_eq!(
            step.consequences,
            [
                "Ada Lovelace is deactivated in Sumo Logic: dashboards, scheduled searches and access keys of the account stop, and the account stays.",
                "Okta forgets the link to the account.",
            ]
        );
    }
}

/// The guide: "If you later try to reassign that same user to the app, it will result in an error".
#[test]
fn a_deactivated_person_who_gets_the_app_again_is_refused() {
    let made = of(json!([
        { "event": "assign", "person": "ada@example.com" },
        { "event": "unassign", "person": "ada@example.com" },
        { "event": "assign", "person": "ada@example.com" },
    ]));
    let step = &made.steps[2];
    assert_eq!(step.outcome, RehearsalOutcome::Failed);
    assert!(traffic(step)[0].ends_with(" 200") && traffic(step)[1] == "POST /Users 409");
    let answer = body(step.exchanges[1].response_body.as_ref());
    assert_eq!((&answer["status"], &answer["scimType"]), (&json!(409), &json!("uniqueness")));
    assert_eq!(
        step.consequences,
        [
            "Sumo Logic does not create Ada Lovelace: Conflict. Errors reported by remote server: A user with this email address exists already.",
            "The old account is still there, deactivated: Okta does not find it, and Sumo Logic takes no second one.",
        ]
    );
    assert_eq!(
        step.advice,
        [
            "One way out: delete the old account in Sumo Logic, handing its content to somebody else, then retry the task in Okta.",
            "The other: reactivate the old account in Sumo Logic, then retry; Okta finds it and brings it up to date.",
        ]
    );
    let reason = step.log[0].reason.as_deref().unwrap();
    assert!(reason.starts_with("Conflict. Errors reported by remote server: "));
}

#[test]
fn both_ways_out_of_it_work() {
    let ways = [
        ("delete-in-sumo-logic", "000000000FE20FE3", "POST /Users 201"),
        ("reactivate-in-sumo-logic", ID, "PUT /Users/000000000FE20FE2 200"),
    ];
    for (way, id, last) in ways {
        let made = of(json!([
            { "event": "assign", "person": "ada@example.com" },
            { "event": "unassign", "person": "ada@example.com" },
            { "event": "assign", "person": "ada@example.com", "role": "Administrator" },
            { "event": way, "person": "ada@example.com" },
            { "event": "retry", "person": "ada@example.com" },
        ]));
        let step = &made.steps[4];
        assert_eq!(step.outcome, RehearsalOutcome::Done, "{way}");
        assert_eq!(traffic(step).last().unwrap(), last);
        assert_eq!(users(step), ["Ada Lovelace <ada@example.com> Administrator active"]);
        assert_eq!(step.users[0].id, id);
    }
}

#[test]
fn a_deactivation_that_failed_can_be_retried() {
    let made = of(json!([
        { "event": "assign", "person": "ada@example.com" },
        { "event": "wait", "days": 31 },
        { "event": "unassign", "person": "ada@example.com" },
        { "event": "new-key" },
        { "event": "retry", "person": "ada@example.com" },
        { "event": "retry", "person": "ada@example.com" },
    ]));
    let [_, _, failed, _, retried, again] = &made.steps[..] else { panic!() };
    assert_eq!(users(failed), ["Ada Lovelace <ada@example.com> Analyst active"]);
    assert_eq!(retried.outcome, RehearsalOutcome::Done);
    assert_eq!(
        traffic(retried),
        ["GET /Users/000000000FE20FE2 200", "PUT /Users/000000000FE20FE2 200"]
    );
    assert_eq!(users(retried), ["Ada Lovelace <ada@example.com> Analyst inactive"]);
    assert_eq!(again.consequences, ["Ada Lovelace does not have the app: nothing is sent."]);
}

#[test]
fn whoever_was_assigned_before_provisioning_needs_provision_user() {
    let made = with(
        json!([
            { "event": "assign", "person": "ada@example.com" },
            { "event": "enable-provisioning" },
            { "event": "force-sync" },
            { "event": "provision-user", "person": "ada@example.com" },
            { "event": "force-sync" },
        ]),
        json!({ "provisioning": false }),
    );
    let [assigned, enabled, forced, clicked, again] = &made.steps[..] else { panic!() };
    assert_eq!(
        assigned.consequences,
        [
            "Provisioning is not enabled for the app: nothing is sent, and Ada Lovelace is not provisioned later by itself."
        ]
    );
    assert_eq!(
        enabled.consequences,
        ["Ada Lovelace was assigned before and is not provisioned by this: click Provision User."]
    );
    assert_eq!(
        forced.consequences,
        [
            "Nothing is sent for Ada Lovelace, who was never provisioned: Force Sync is for those who are. Click Provision User."
        ]
    );
    for nothing in [assigned, enabled, forced] {
        assert_eq!((nothing.outcome, nothing.exchanges.len()), (RehearsalOutcome::Nothing, 0));
    }
    assert_eq!(traffic(clicked)[1], "POST /Users 201");
    assert_eq!(traffic(again)[1], format!("PUT /Users/{ID} 200"));
    assert_eq!(again.consequences, ["Sumo Logic has all of it already: nothing changes."]);
}

#[test]
fn a_group_is_assigned_member_by_member() {
    let made = of(json!([{ "event": "assign", "group": "Everyone", "role": "Analyst" }]));
    let titles: Vec<_> = made.steps.iter().map(|step| step.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Assign the app to Ada Lovelace with the role Analyst, through the group Everyone",
            "Assign the app to Bob Byte with the role Analyst, through the group Everyone",
        ]
    );
    assert_eq!(users(&made.steps[1]).len(), 2);
    assert_eq!((made.steps[0].number, made.steps[1].number), (0, 0));
}

#[test]
fn an_account_that_was_there_before_is_taken_over() {
    let made = with(
        json!([{ "event": "import" }, { "event": "assign", "person": "bob@example.com" }]),
        json!({ "users": [
            { "userName": "Bob@example.com", "givenName": "B.", "familyName": "Byte", "roles": ["Analyst"] },
            { "userName": "old@example.com", "givenName": "Old", "familyName": "Hand", "roles": ["Analyst"] },
        ] }),
    );
    assert_eq!(
        made.steps[0].consequences,
        [
            "Bob@example.com is Bob Byte.",
            "old@example.com is nobody in Okta: the Import tab shows the user, and to confirm it creates a new Okta user.",
        ]
    );
    let step = &made.steps[1];
    assert_eq!(traffic(step).len(), 3);
    assert_eq!(
        users(step),
        [
            "Bob Byte <bob@example.com> Administrator active",
            "Old Hand <old@example.com> Analyst active"
        ]
    );
}

#[test]
fn an_import_turns_page_after_page() {
    let users: Vec<_> = (0..230)
        .map(|number| json!({ "userName": format!("u{number}@example.com"), "roles": ["Analyst"] }))
        .collect();
    let made = with(json!([{ "event": "import" }]), json!({ "users": users }));
    assert_eq!(
        traffic(&made.steps[0]),
        [
            "GET /Users?startIndex=1&count=100 200",
            "GET /Users?startIndex=101&count=100 200",
            "GET /Users?startIndex=201&count=100 200"
        ]
    );
    assert_eq!(made.steps[0].consequences.len(), 230);
}

#[test]
fn two_people_with_one_user_name_share_an_account() {
    let made = with(
        json!([{ "event": "assign", "group": "both" }]),
        json!({
            "userNameFormat": "email",
            "people": [
                { "profile": { "login": "ada", "email": "team@example.com", "firstName": "Ada", "lastName": "L" }, "role": "Analyst", "groups": ["both"] },
                { "profile": { "login": "bob", "email": "Team@example.com", "firstName": "Bob", "lastName": "B" }, "role": "Analyst", "groups": ["both"] },
            ],
        }),
    );
    let step = &made.steps[1];
    assert_eq!(step.consequences[0], "Ada L is called Bob B in Sumo Logic now.");
    let shared = "This is the account of Ada L, who has the same user name: from now on both are one user of Sumo Logic, and whoever is pushed last counts.";
    assert!(step.consequences.iter().any(|said| said == shared), "{:?}", step.consequences);
    assert_eq!(step.users.len(), 1);
}

#[test]
fn two_people_with_one_address_and_two_user_names_do_not_both_fit() {
    let made = with(
        json!([{ "event": "assign", "group": "both" }]),
        json!({ "people": [
            { "profile": { "login": "ada@example.com", "email": "team@example.com", "firstName": "Ada", "lastName": "L" }, "role": "Analyst", "groups": ["both"] },
            { "profile": { "login": "bob@example.com", "email": "team@example.com", "firstName": "Bob", "lastName": "B" }, "role": "Analyst", "groups": ["both"] },
        ] }),
    );
    let step = &made.steps[1];
    assert_eq!(traffic(step)[1], "POST /Users 409");
    assert_eq!(
        step.consequences[1],
        "The address belongs to Ada L, whose user name is ada@example.com: two users of Sumo Logic cannot share one."
    );
    assert_eq!(step.advice, ["Give one of the two another email address in Okta."]);
}

#[test]
fn nothing_is_sent_for_whoever_has_no_app() {
    let made = of(json!([
        { "event": "change", "person": "ada@example.com", "role": "Administrator" },
        { "event": "unassign", "person": "ada@example.com" },
        { "event": "deactivate", "person": "ada@example.com" },
        { "event": "assign", "person": "ada@example.com" },
        { "event": "activate", "person": "ada@example.com" },
        { "event": "provision-user", "person": "ada@example.com" },
        { "event": "reactivate-in-sumo-logic", "person": "ada@example.com" },
    ]));
    assert!(made.steps.iter().all(|step| step.outcome == RehearsalOutcome::Nothing));
    assert!(
        made.steps.iter().all(|step| step.exchanges.is_empty() && !step.consequences.is_empty())
    );
    assert_eq!(
        made.steps[3].consequences,
        ["Ada Lovelace is deactivated in Okta, so no app can be assigned."]
    );
}
