//! What comes of a setup that is not as the guide has it, and of people who do not fit.

use scim_preflight::preflight::RehearsalOutcome::{Done, Failed, Nothing};
use scim_preflight::preflight::RehearsalStep;
use serde_json::{Value, json};

use crate::{body, traffic, users, with};

/// Assigns the app to Ada under a setup.
fn assigned(setup: Value) -> RehearsalStep {
    let events = json!([{ "event": "assign", "person": "ada@example.com" }]);
    with(events, setup).steps.remove(0)
}

/// Assigns the app to a person with this profile.
fn person(profile: Value, role: &str) -> RehearsalStep {
    let login = profile["login"].clone();
    let people = json!([{ "profile": profile, "role": role }]);
    let events = json!([{ "event": "assign", "person": login }]);
    with(events, json!({ "people": people })).steps.remove(0)
}

fn rules(step: &RehearsalStep) -> Vec<&str> {
    let findings = step.exchanges.iter().flat_map(|one| &one.findings);
    findings.map(|found| found.rule.as_str()).collect()
}

#[test]
fn a_role_that_sumo_logic_does_not_have_is_refused() {
    let ada = json!({ "login": "ada@example.com", "firstName": "Ada", "lastName": "Lovelace" });
    for role in ["user", "analyst", "00000000000001DF"] {
        let step = person(ada.clone(), role);
        assert_eq!((step.outcome, traffic(&step)[1].as_str()), (Failed, "POST /Users 400"));
        assert_eq!(
            step.consequences,
            [
                format!("Sumo Logic does not create Ada Lovelace: Bad Request. Errors reported by remote server: There is no role `{role}`."),
                "Sumo Logic has these roles: Administrator, Analyst. The value in Okta has to be the name of one, letter by letter.".to_owned(),
            ]
        );
        assert!(step.users.is_empty());
    }
}

#[test]
fn a_role_that_is_created_lets_the_task_be_retried() {
    let made = with(
        json!([
            { "event": "assign", "person": "ada@example.com", "role": "user" },
            { "event": "create-role", "role": "user" },
            { "event": "retry", "person": "ada@example.com" },
        ]),
        json!({}),
    );
    assert_eq!(made.steps[1].consequences, ["Sumo Logic has the role `user` now."]);
    assert_eq!(users(&made.steps[2]), ["Ada Lovelace <ada@example.com> user active"]);
}

#[test]
fn without_a_role_nobody_is_created() {
    let ada = json!({ "login": "ada@example.com", "firstName": "Ada", "lastName": "Lovelace" });
    let step = person(ada, "");
    assert_eq!(traffic(&step)[1], "POST /Users 400");
    assert!(body(step.exchanges[1].request_body.as_ref()).get("roles").is_none());
    assert_eq!(rules(&step), ["sumologic.roles-missing"]);
    assert_eq!(
        step.consequences,
        [
            "No role is sent for Ada Lovelace, and Sumo Logic requires one.",
            "Sumo Logic does not create Ada Lovelace: Bad Request. Errors reported by remote server: Sumo Logic requires `roles`: the user has no role.",
        ]
    );
}

#[test]
fn a_wrong_external_name_sends_the_role_elsewhere_or_not_at_all() {
    let core = "urn:ietf:params:scim:schemas:core:2.0:User";
    let cases = [
        ("roles", core, json!({ "roles": "Analyst" })),
        ("roles.value", core, json!({ "roles": { "value": "Analyst" } })),
        ("roles[primary eq \"True\"].value", core, json!({})),
        ("roles.^[primary==true].value", "", json!({})),
        (
            "roles.^[primary==true].value",
            "urn:ietf:params:scim:schemas:core:2.0",
            json!({ "urn:ietf:params:scim:schemas:core:2.0": { "roles": [{ "primary": true, "value": "Analyst" }] } }),
        ),
    ];
    for (name, namespace, sent) in cases {
        let step = assigned(json!({ "externalName": name, "externalNamespace": namespace }));
        let body = body(step.exchanges[1].request_body.as_ref());
        for (member, value) in sent.as_object().unwrap() {
            assert_eq!(&body[member], value, "{name}");
        }
        assert_eq!(body.get("roles").is_some(), sent.get("roles").is_some(), "{name}");
        assert_eq!((step.outcome, step.exchanges[1].status), (Failed, Some(400)), "{name}");
        assert!(!rules(&step).is_empty(), "{name} {namespace}");
    }
}

#[test]
fn a_role_by_type_is_taken_and_noted() {
    let step = assigned(json!({ "externalName": "roles.^[type=='slot1'].value" }));
    assert_eq!(step.outcome, Done);
    assert_eq!(rules(&step), ["sumologic.role-member"]);
}

#[test]
fn mapped_roles_come_from_the_okta_user_and_the_choice_does_not_count() {
    let made = with(
        json!([
            { "event": "assign", "person": "ada@example.com", "role": "Administrator" },
            { "event": "change", "person": "ada@example.com", "profile": { "roles": "Administrator" } },
            { "event": "assign", "person": "eve@example.com", "role": "Analyst" },
        ]),
        json!({
            "mode": "mapped",
            "people": [
                { "profile": { "login": "ada@example.com", "firstName": "Ada", "lastName": "Lovelace", "roles": "Analyst" } },
                { "profile": { "login": "eve@example.com", "firstName": "Eve", "lastName": "Empty" } },
            ],
        }),
    );
    let ignored =
        "The role that is chosen here does not count: `roles` is mapped from the Okta user.";
    assert!(made.steps[0].consequences.iter().any(|said| said == ignored));
    assert_eq!(users(&made.steps[0]), ["Ada Lovelace <ada@example.com> Analyst active"]);
    assert_eq!(users(&made.steps[1]), ["Ada Lovelace <ada@example.com> Administrator active"]);
    // The trap of a mapping whose source is empty.
    assert_eq!(made.steps[2].exchanges[1].status, Some(400));
}

#[test]
fn what_does_not_fit_sumo_logic_is_refused_with_the_rule_that_says_so() {
    let long = format!("{}@example.com", "a".repeat(60));
    let cases = [
        (json!({ "login": long, "firstName": "A", "lastName": "B" }), "sumologic.user-name-length"),
        (
            json!({ "login": "ada", "email": "ada@example.com", "firstName": "A", "lastName": "B" }),
            "sumologic.user-name-email",
        ),
        (json!({ "login": "ada@example.com", "firstName": "Ada" }), "sumologic.name-missing"),
    ];
    for (profile, rule) in cases {
        let step = person(profile, "Analyst");
        assert_eq!(step.exchanges[1].status, Some(400), "{rule}");
        assert!(rules(&step).contains(&rule), "{rule}: {:?}", rules(&step));
        let finding = step.exchanges[1].findings.iter().find(|found| found.rule == rule).unwrap();
        assert_eq!(finding.source, "request");
        let detail = body(step.exchanges[1].response_body.as_ref())["detail"].clone();
        assert_eq!(detail, json!(finding.message), "the answer says what the rule says");
    }
}

#[test]
fn too_few_and_too_many_mappings_show_in_the_body() {
    let step = assigned(json!({ "mapped": ["givenName", "email"] }));
    assert_eq!((rules(&step), step.outcome), (vec!["sumologic.name-missing"], Failed));
    let step = assigned(
        json!({ "mapped": ["givenName", "familyName", "email", "displayName", "title", "emailType"] }),
    );
    let sent = body(step.exchanges[1].request_body.as_ref());
    assert_eq!((&sent["displayName"], &sent["title"]), (&json!("Ada Lovelace"), &json!("Analyst")));
    assert_eq!(
        sent["emails"],
        json!([{ "primary": true, "value": "ada@example.com", "type": "work" }])
    );
    assert_eq!(rules(&step), ["sumologic.extra-attribute", "sumologic.extra-attribute"]);
    assert_eq!(step.outcome, Done);
}

#[test]
fn a_username_format_that_makes_no_address_is_refused() {
    let step = assigned(json!({ "userNameFormat": "email-prefix" }));
    assert!(traffic(&step)[0].contains("userName%20eq%20%22ada%22&"));
    assert_eq!(step.exchanges[1].status, Some(400));
}

#[test]
fn actions_that_are_not_enabled_send_nothing() {
    let made = with(
        json!([
            { "event": "assign", "person": "ada@example.com" },
            { "event": "assign", "person": "bob@example.com" },
            { "event": "change", "person": "ada@example.com", "profile": { "lastName": "King" } },
            { "event": "unassign", "person": "ada@example.com" },
        ]),
        json!({
            "createUsers": false, "updateUserAttributes": false, "deactivateUsers": false,
            "users": [{ "userName": "ada@example.com", "givenName": "Ada", "familyName": "Lovelace", "roles": ["Analyst"] }],
        }),
    );
    assert_eq!(
        made.steps[1].consequences,
        [
            "Okta says: Matching user not found. Create Users is not enabled under Provisioning > To App."
        ]
    );
    assert_eq!(
        made.steps[2].consequences,
        ["Update User Attributes is not enabled under Provisioning > To App: nothing is sent."]
    );
    assert_eq!(
        made.steps[3].consequences,
        [
            "Deactivate Users is not enabled under Provisioning > To App: Ada King stays active in Sumo Logic."
        ]
    );
}

#[test]
fn a_wrong_base_url_shows_at_the_first_request() {
    let cases = [
        ("https://api.eu.sumologic.com/api/v1/scim/", "Moved Permanently", "another deployment"),
        (
            "https://service.us2.sumologic.com/api/v1/scim/",
            "Invalid JSON: Unexpected character ('<' (code 60))",
            "web page",
        ),
        ("https://api.us2.sumologic.example/api/v1/scim/", "null", "Nobody answers"),
        ("http://api.us2.sumologic.com/api/v1/scim/", "null", "Nobody answers"),
        ("https://api.us2.sumologic.com/v1/scim/", "Not Found", "has to be /api/v1/scim/"),
    ];
    for (base, reason, advice) in cases {
        let made = with(json!([{ "event": "test" }]), json!({ "baseUrl": base }));
        let step = &made.steps[0];
        assert_eq!((step.outcome, step.exchanges.len()), (Failed, 1), "{base}");
        let shown = step.consequences.last().unwrap();
        assert!(
            shown.starts_with(&format!("Okta shows: Error authenticating: {reason}")),
            "{shown}"
        );
        assert!(step.advice[0].contains(advice), "{base}: {:?}", step.advice);
    }
    let slashless = with(
        json!([{ "event": "test" }]),
        json!({ "baseUrl": "https://api.us2.sumologic.com/api/v1/scim" }),
    );
    assert_eq!(slashless.steps[0].outcome, Done);
}

#[test]
fn a_path_that_leads_nowhere_looks_like_a_new_user_to_okta() {
    let step = assigned(json!({ "baseUrl": "https://api.us2.sumologic.com/scim/v2" }));
    let statuses: Vec<_> = step.exchanges.iter().map(|one| one.status).collect();
    assert_eq!(statuses, [Some(404), Some(404)], "404 means that nothing was found");
    assert_eq!(step.outcome, Failed);
}

#[test]
fn a_key_that_is_not_used_is_deactivated_and_one_that_is_old_expires() {
    let idle = with(
        json!([
            { "event": "assign", "person": "ada@example.com" },
            { "event": "wait", "days": 29 }, { "event": "import" },
            { "event": "wait", "days": 30 }, { "event": "unassign", "person": "ada@example.com" },
            { "event": "new-key" }, { "event": "test" },
        ]),
        json!({}),
    );
    let outcomes: Vec<_> = idle.steps.iter().map(|step| step.outcome).collect();
    assert_eq!(outcomes, [Done, Nothing, Done, Nothing, Failed, Done, Done]);
    assert_eq!(
        idle.steps[3].consequences,
        [
            "Sumo Logic has deactivated the access key: it was not used for 30 days. A scheduled import, or a policy without that limit, keeps it alive."
        ]
    );
    assert_eq!(
        idle.steps[4].consequences,
        [
            "Sumo Logic does not deactivate Ada Lovelace: Unauthorized. Errors reported by remote server: Credential could not be verified.",
            "The account of Ada Lovelace stays active in Sumo Logic.",
        ]
    );
    assert_eq!(
        (idle.steps[4].time.as_str(), idle.steps[1].title.as_str()),
        ("2026-03-05T09:04:00Z", "29 days pass")
    );
    let old = with(
        json!([{ "event": "wait", "days": 180 }, { "event": "test" }]),
        json!({ "key": { "idleDays": 0 } }),
    );
    assert_eq!(
        old.steps[0].consequences,
        ["The access key has expired: it was made more than 180 days ago."]
    );
    assert_eq!(old.steps[1].exchanges[0].status, Some(401));
    let never = with(
        json!([{ "event": "wait", "days": 4000 }, { "event": "test" }]),
        json!({ "key": { "idleDays": 0, "lifetimeDays": 0 } }),
    );
    assert_eq!(never.steps[1].outcome, Done);
}

#[test]
fn a_key_that_may_only_look_passes_the_test_and_creates_nobody() {
    let made = with(
        json!([{ "event": "test" }, { "event": "assign", "person": "ada@example.com" }]),
        json!({ "key": { "managesUsers": false } }),
    );
    assert_eq!(made.steps[0].outcome, Done);
    assert_eq!(made.steps[1].exchanges[1].status, Some(403));
    assert!(made.steps[1].advice[0].contains("capability to manage users and roles"));
}
