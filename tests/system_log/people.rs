use super::events::{
    APP, ASSIGN, DEACTIVATE, Event, IMPORT_PROFILE, PUSH, PUSH_PROFILE, SYNC, UNASSIGN, VERIFY,
    array, done, failed,
};
use super::{events, person, read, rules};
use scim_preflight::preflight::{PersonOutcome, Step, StepStatus, SystemLogOptions};
use scim_preflight::{check_system_log, text::Encoding};

/// A quiet week: Ada is created and updated, Bob comes and goes.
fn sound() -> Vec<Event> {
    vec![
        done(ASSIGN, "2026-03-02T09:00:00.000Z", "ada@example.com"),
        done(VERIFY, "2026-03-02T09:00:01.000Z", "ada@example.com"),
        done(PUSH, "2026-03-02T09:00:02.000Z", "ada@example.com"),
        done(SYNC, "2026-03-02T09:00:03.000Z", "ada@example.com"),
        done(PUSH_PROFILE, "2026-03-03T09:00:00.000Z", "ada@example.com"),
        done(PUSH_PROFILE, "2026-03-04T09:00:00.000Z", "ada@example.com"),
        done(ASSIGN, "2026-03-02T10:00:00.000Z", "bob@example.com"),
        done(PUSH, "2026-03-02T10:00:02.000Z", "bob@example.com"),
        done(UNASSIGN, "2026-03-05T10:00:00.000Z", "bob@example.com"),
        done(DEACTIVATE, "2026-03-05T10:00:01.000Z", "bob@example.com"),
    ]
}

#[test]
fn a_sound_log_has_no_finding_and_tells_what_happened_to_whom() {
    let report = events(&sound());
    assert_eq!(rules(&report), [""; 0]);
    assert!(report.report.ok);
    assert_eq!((report.events, report.provisioning, report.duplicates), (10, 10, 0));
    assert_eq!(report.from.as_deref(), Some("2026-03-02T09:00:00Z"));
    assert_eq!(report.to.as_deref(), Some("2026-03-05T10:00:01Z"));
    let ada = person(&report, "ada@example.com");
    assert_eq!(ada.outcome, PersonOutcome::Provisioned);
    assert_eq!(
        ada.sentence,
        "ada was assigned the app, was created in Sumo Logic and was updated twice; now in Sumo Logic."
    );
    assert_eq!((ada.successes, ada.failures, ada.entries_total), (5, 0, 6));
    assert_eq!(
        person(&report, "bob@example.com").sentence,
        "bob was assigned the app, was created in Sumo Logic, was unassigned and was deactivated; \
         now deactivated in Sumo Logic."
    );
}

#[test]
fn the_line_of_the_guide_proves_its_steps() {
    let report = events(&sound());
    let step = |wanted| report.steps.iter().find(|step| step.step == wanted).unwrap();
    assert_eq!(step(Step::Verification).status, StepStatus::Fine);
    assert_eq!(
        step(Step::Verification).says,
        "The log shows “Push new user to external application”, SUCCESS, 2 times."
    );
    assert_eq!(step(Step::Syncing).status, StepStatus::Fine);
    assert_eq!(step(Step::App).status, StepStatus::NotYet);
    assert_eq!(step(Step::App).says, "The log does not show whether people can log in with SAML.");
    let guide: Vec<Step> = report.steps.iter().map(|step| step.step).collect();
    assert_eq!(guide, Step::ALL);
}

#[test]
fn the_order_of_events_and_their_zones_make_no_difference() {
    let told = |log: &[Event]| {
        let report = events(log);
        let mut told: Vec<String> =
            report.people.iter().map(|person| person.sentence.clone()).collect();
        told.push(format!("{:?} {:?}", report.from, report.to));
        told
    };
    let expected = told(&sound());
    let mut backwards = sound();
    backwards.reverse();
    assert_eq!(told(&backwards), expected);
    let mut shuffled = sound();
    shuffled.swap(0, 7);
    shuffled.swap(3, 9);
    shuffled.swap(1, 4);
    assert_eq!(told(&shuffled), expected);
    let mut zones = sound();
    zones[1].at = "2026-03-02T11:00:01.000+02:00".to_owned();
    zones[9].at = "2026-03-05T05:00:01-05:00".to_owned();
    assert_eq!(told(&zones), expected);
}

#[test]
fn an_event_that_stands_there_twice_counts_once() {
    let once = array(&sound());
    let twice = format!("{once}\n{once}");
    let report = read(&twice);
    assert_eq!((report.events, report.provisioning, report.duplicates), (20, 10, 10));
    assert_eq!(person(&report, "ada@example.com").entries_total, 6);
}

#[test]
fn who_failed_comes_first_and_is_told_why() {
    let mut log = sound();
    let reason = "Error while creating user zoe@example.com: Bad Request. Errors reported by remote server: Role user does not exist";
    log.push(done(ASSIGN, "2026-03-06T09:00:00Z", "zoe@example.com"));
    log.push(failed(PUSH, "2026-03-06T09:00:02Z", "zoe@example.com", reason));
    log.push(failed(PUSH, "2026-03-06T09:05:02Z", "zoe@example.com", reason));
    let report = events(&log);
    let zoe = &report.people[0];
    assert_eq!((zoe.login.as_str(), zoe.outcome), ("zoe@example.com", PersonOutcome::Failed));
    assert_eq!(
        zoe.sentence,
        "zoe was assigned the app and could not be created in Sumo Logic twice; \
         the last attempt failed: Sumo Logic did not take the role."
    );
    assert_eq!(zoe.entries[1].reason.as_deref(), Some(reason));
    let cause = &report.causes[zoe.entries[1].cause.unwrap() as usize];
    assert_eq!((cause.rule, cause.failures, cause.people), ("log.role-refused", 2, 1));
    assert_eq!(cause.field, Some("sumoLogic.roles"));
    let finding = &report.report.diagnostics[0];
    assert_eq!(
        finding.message,
        "Sumo Logic did not take the role: 2 times, for one person, from 2026-03-06T09:00:02Z to 2026-03-06T09:05:02Z"
    );
    assert_eq!(finding.pointer.as_deref(), Some("/11/outcome/reason"));
    assert!(!finding.message.contains("zoe"), "findings name nobody");
    let roles = report.steps.iter().find(|step| step.step == Step::Roles).unwrap();
    assert_eq!(roles.status, StepStatus::Wrong);
}

#[test]
fn what_has_worked_since_is_but_worth_knowing() {
    let report = events(&[
        failed(
            PUSH,
            "2026-03-06T09:00:02Z",
            "zoe@example.com",
            "Bad Request. Errors reported by remote server: roles is required",
        ),
        done(PUSH, "2026-03-06T10:00:02Z", "zoe@example.com"),
    ]);
    assert_eq!(rules(&report), ["log.role-refused"]);
    assert!(report.report.ok && report.causes[0].resolved);
    assert!(report.report.diagnostics[0].message.ends_with("; it has worked since"));
    assert_eq!(report.people[0].outcome, PersonOutcome::Provisioned);
}

#[test]
fn a_person_is_one_whatever_the_events_call_them() {
    let renamed = Event {
        user: Some("00uzoe00000000000000"),
        ..done(PUSH, "2026-03-01T00:00:00Z", "zoe@example.com")
    };
    let later = Event {
        login: "zoe.new@example.com",
        at: "2026-03-02T00:00:00Z".to_owned(),
        kind: PUSH_PROFILE,
        ..renamed.clone()
    };
    let report = events(&[renamed, later]);
    assert_eq!(report.people_total, 1);
    assert_eq!(report.people[0].entries_total, 2);
    let shouted = events(&[
        done(PUSH, "2026-03-01T00:00:00Z", "ada@example.com"),
        Event {
            user: Some("00uother000000000000"),
            ..done(PUSH_PROFILE, "2026-03-01T01:00:00Z", "ADA@example.com")
        },
    ]);
    assert_eq!(shouted.people_total, 1);
}

#[test]
fn apps_are_told_apart_and_one_can_be_chosen() {
    let other = ("0oa9other8APP7other6", "Chat");
    let mut log = sound();
    log.push(Event {
        app: other,
        ..failed(PUSH, "2026-03-06T09:00:00Z", "ada@example.com", "Unauthorized")
    });
    // An app that is only logged in to is not provisioned, so that its people are nobody's concern.
    log.push(Event {
        app: ("0oa0login0only000000", "Wiki"),
        ..done(ASSIGN, "2026-03-01T09:00:00Z", "eve@example.com")
    });
    let log = array(&log);
    let report = read(&log);
    let apps: Vec<_> = report
        .apps
        .iter()
        .map(|app| (app.label.as_deref().unwrap(), app.failures, app.checked))
        .collect();
    assert_eq!(apps, [("Sumo Logic", 0, true), ("Chat", 1, false), ("Wiki", 0, false)]);
    assert!(report.report.ok, "what is said of Sumo Logic holds for no other product");
    assert_eq!(report.people_total, 2);
    let choose = |wanted: &str| {
        let options =
            SystemLogOptions { app: Some(wanted.to_owned()), ..SystemLogOptions::default() };
        check_system_log(log.as_bytes(), &options, Encoding::Utf16)
    };
    for wanted in ["sumo logic", APP.0] {
        let report = choose(wanted);
        assert!(report.report.ok, "{wanted}");
        assert_eq!((report.people_total, report.provisioning), (2, 10));
    }
    assert!(
        choose("chat").report.diagnostics[0]
            .message
            .starts_with("Sumo Logic has refused Okta's credentials (app `Chat`): once")
    );
}

#[test]
fn a_secret_in_a_reason_is_hidden_everywhere() {
    let key = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ01";
    let reason =
        format!("Unauthorized. Errors reported by remote server: bad key suAb3dEf6hIj9k:{key}");
    let report =
        events(&[failed(IMPORT_PROFILE, "2026-03-06T09:00:00Z", "ada@example.com", &reason)]);
    let text = serde_json::to_string(&report).unwrap();
    assert!(!text.contains("suAb3dEf6hIj9k") && !text.contains("ABCDEFG"), "{text}");
    assert_eq!(
        report.people[0].entries[0].reason.as_deref(),
        Some("Unauthorized. Errors reported by remote server: bad key [hidden]:[hidden]")
    );
}
