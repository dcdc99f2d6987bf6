//! How exchanges are written down, and how far a rehearsal goes.

use std::process::Command;

use serde_json::{Value, json};

use crate::{of, run, with};

#[test]
fn every_exchange_is_a_curl_command_without_a_secret() {
    let made = of(json!([{ "event": "assign", "person": "ada@example.com" }]));
    assert_eq!(
        made.steps[0].exchanges[0].curl,
        "curl --compressed -X GET 'https://api.us2.sumologic.com/api/v1/scim/Users?filter=userName%20eq%20%22ada%40example.com%22&startIndex=1&count=100' \\\n  \
         -H \"Authorization: Bearer $SCIM_TOKEN\" \\\n  \
         -H 'Accept: application/scim+json' \\\n  \
         -H 'Accept-Charset: utf-8' \\\n  \
         -H 'User-Agent: Okta SCIM Client 1.0.0'"
    );
    let post = &made.steps[0].exchanges[1];
    assert!(
        post.curl.contains(
            "-H 'Content-Type: application/scim+json; charset=utf-8' \\\n  --data-raw '{"
        )
    );
    let headers: Vec<_> = post.request_headers.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        headers,
        [
            "Authorization",
            "Accept",
            "Accept-Charset",
            "Accept-Encoding",
            "User-Agent",
            "Content-Type"
        ]
    );
    let basic = with(json!([{ "event": "test" }]), json!({ "authenticationMode": "basic" }));
    assert!(basic.steps[0].exchanges[0].curl.contains("\"Authorization: Basic $SCIM_TOKEN\""));
}

/// A shell takes the command apart as it was put together, whatever a name holds.
#[test]
fn a_shell_reads_the_command_as_it_is_meant() {
    let name = "O'Hara $(touch /nowhere) `id` \"quoted\" \\ !";
    let made = with(
        json!([{ "event": "assign", "person": "mia@example.com" }]),
        json!({ "people": [{ "profile": { "login": "mia@example.com", "firstName": "Mia", "lastName": name }, "role": "Analyst" }] }),
    );
    let post = &made.steps[0].exchanges[1];
    let script = post.curl.replacen("curl", "printf '%s\\0'", 1);
    let output =
        Command::new("sh").args(["-c", &script]).env("SCIM_TOKEN", "c3VBYjNk").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let words: Vec<&str> = text.split('\0').collect();
    assert!(words.contains(&post.url.as_str()));
    assert!(words.contains(&"Authorization: Bearer c3VBYjNk"));
    assert!(words.contains(&post.request_body.as_deref().unwrap()));
}

#[test]
fn a_rehearsal_is_the_same_every_time_and_begins_when_it_is_told_to() {
    let given = json!({
        "now": "2024-02-28T23:59:00+01:00",
        "people": crate::people(),
        "events": [{ "event": "assign", "group": "Everyone" }, { "event": "wait" }, { "event": "test" }],
    });
    let text = |given: &Value| serde_json::to_string(&run(given)).unwrap();
    assert_eq!(text(&given), text(&given));
    let times: Vec<_> = run(&given).steps.into_iter().map(|step| step.time).collect();
    assert_eq!(
        times,
        [
            "2024-02-28T22:59:00Z",
            "2024-02-28T23:00:00Z",
            "2024-02-28T23:01:00Z",
            "2024-02-29T23:02:00Z"
        ]
    );
}

#[test]
fn what_cannot_be_rehearsed_is_said() {
    let made = run(&json!({
        "people": [{ "profile": { "login": "ada@example.com" } }, { "profile": {} }, { "profile": { "login": "ada@example.com" } }],
        "events": [
            { "event": "assign", "person": "eve@example.com" },
            { "event": "fire", "person": "ada@example.com" },
            { "event": "unassign" },
            { "event": "assign", "group": "Nobody" },
        ],
    }));
    let found: Vec<_> = made
        .report
        .diagnostics
        .iter()
        .map(|one| (one.rule.as_str(), one.source.as_str(), one.pointer.as_deref().unwrap()))
        .collect();
    assert_eq!(
        found,
        [
            ("rehearsal.login", "rehearsal", "/people/1/profile/login"),
            ("rehearsal.login", "rehearsal", "/people/2/profile/login"),
            ("rehearsal.unknown-event", "rehearsal", "/events/1/event"),
            ("rehearsal.unknown-person", "rehearsal", "/events/0/person"),
            ("rehearsal.unknown-person", "rehearsal", "/events/2"),
            ("rehearsal.unknown-person", "rehearsal", "/events/3"),
        ]
    );
    assert!(made.steps.is_empty());
}

#[test]
fn a_rehearsal_has_an_end() {
    let people: Vec<_> = (0..150)
        .map(|number| json!({ "profile": { "login": format!("u{number}@example.com") }, "groups": ["all"] }))
        .collect();
    let events = vec![json!({ "event": "assign", "group": "all" }); 300];
    let made = run(&json!({ "people": people, "events": events }));
    let messages: Vec<_> = made.report.diagnostics.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "Only the first 200 events are rehearsed",
            "Only the first 400 steps are rehearsed",
            "Only the first 100 people are rehearsed",
        ]
    );
    assert_eq!(made.steps.len(), 400);
}

#[test]
fn anything_gives_a_report() {
    for given in [
        json!(null),
        json!([]),
        json!("x"),
        json!({ "people": 1, "events": { "a": [] } }),
        json!({ "events": [1, null, "test", { "event": "wait", "days": 4_000_000_000_u32 }] }),
    ] {
        let made = run(&given);
        assert!(made.steps.len() <= 1);
    }
}
