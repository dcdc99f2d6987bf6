//! When a cause is over, and when it is not although something works.

use super::events::{
    APP, DEACTIVATE, Event, PUSH, PUSH_PROFILE, SYNC, VERIFY, array, done, failed,
};
use super::{events, read, rules};
use scim_preflight::preflight::{Step, StepStatus, SystemLogReport};
use scim_preflight::report::Severity;

const ADA: &str = "ada@example.com";
const BOB: &str = "bob@example.com";
const IMPORT: &str = "application.provision.user.import";
const GROUP: &str = "application.provision.group_push.push_memberships";
const PASSWORD: &str = "application.provision.user.push_password";
const IN_OKTA: &str = "user.lifecycle.deactivate";

/// The rule of the only cause, and whether it is over.
fn only(report: &SystemLogReport) -> (&str, bool) {
    assert_eq!(report.causes.len(), 1, "{:?}", rules(report));
    (report.causes[0].rule, report.causes[0].resolved)
}

/// An event about nobody.
fn nobodys(event: Event) -> Event {
    Event { login: "", ..event }
}

#[test]
fn users_that_are_pushed_do_not_mend_groups_and_passwords() {
    let groups = events(&[
        nobodys(failed(GROUP, "2026-03-02T09:00:00Z", "", "Not Found")),
        done(PUSH, "2026-03-02T09:05:00Z", ADA),
    ]);
    assert_eq!(only(&groups), ("log.group-push", false));
    let step = groups.steps.iter().find(|step| step.step == Step::Provisioning).unwrap();
    assert_eq!(step.status, StepStatus::Wrong);
    let password = events(&[
        failed(PASSWORD, "2026-03-02T09:00:00Z", ADA, "Bad Request"),
        done(PUSH_PROFILE, "2026-03-02T09:05:00Z", ADA),
    ]);
    assert_eq!(only(&password), ("log.password-push", false));
    assert_eq!(password.report.diagnostics[0].severity, Severity::Error);
}

#[test]
fn reading_does_not_prove_that_the_key_may_write() {
    let log = |last: Event| {
        events(&[
            done(VERIFY, "2026-03-02T09:00:00Z", ADA),
            failed(PUSH, "2026-03-02T09:00:01Z", ADA, "Forbidden"),
            last,
        ])
    };
    let imported = log(nobodys(done(IMPORT, "2026-03-02T10:00:00Z", "")));
    assert_eq!(only(&imported), ("log.key-cannot-write", false));
    let created = log(done(PUSH, "2026-03-02T10:00:00Z", BOB));
    assert_eq!(only(&created), ("log.forbidden", true));
}

#[test]
fn other_products_are_not_judged_by_what_sumo_logic_does() {
    let chat = |event: Event| Event { app: ("0oa9other8APP7other6", "Chat"), ..event };
    let sumo = |event: Event| Event { app: (APP.0, "Sumo Logic (prod)"), ..event };
    let report = events(&[
        sumo(done(PUSH, "2026-03-02T09:00:00Z", ADA)),
        chat(nobodys(failed(GROUP, "2026-03-02T09:00:00Z", "", "Not Found"))),
        chat(failed(PUSH, "2026-03-02T09:00:00Z", ADA, "Unauthorized")),
    ]);
    assert_eq!(rules(&report), [""; 0]);
    assert_eq!(report.people_total, 1);
    let unlike = |event: Event| Event { app: (APP.0, "SIEM"), ..event };
    let report = events(&[
        unlike(done(PUSH, "2026-03-02T09:00:00Z", ADA)),
        chat(failed(PUSH, "2026-03-02T09:00:00Z", ADA, "Unauthorized")),
    ]);
    assert_eq!(rules(&report), ["log.unauthorized"], "either may be Sumo Logic");
}

#[test]
fn a_job_without_a_reason_does_not_fail_for_that_of_another_app() {
    let other = ("0oa9other8APP7other6", "SIEM");
    let report = events(&[
        nobodys(Event { app: other, ..failed(IMPORT, "2026-03-02T09:00:00Z", "", "Unauthorized") }),
        nobodys(Event { app: ("0oa1", "Logs"), ..failed(IMPORT, "2026-03-02T09:00:01Z", "", "") }),
    ]);
    assert_eq!(rules(&report), ["log.unauthorized", "log.no-reason"]);
    let alone = events(&[failed(SYNC, "2026-03-02T09:00:01Z", ADA, "")]);
    assert_eq!(only(&alone), ("log.no-reason", false));
}

#[test]
fn a_key_may_be_missed_only_hours_after_its_owner_has_gone() {
    let left = |at: &str, result| Event { result, ..done(IN_OKTA, at, "owner@example.com") };
    let log = |gone: Event, last_success: &str| {
        events(&[
            done(PUSH, "2026-01-10T08:00:00Z", ADA),
            gone,
            done(PUSH_PROFILE, last_success, ADA),
            failed(PUSH, "2026-01-10T15:00:00Z", BOB, "Unauthorized"),
        ])
    };
    let owner = log(left("2026-01-10T09:00:00Z", "SUCCESS"), "2026-01-10T09:05:00Z");
    assert_eq!(only(&owner), ("log.key-owner-deactivated", false));
    let outlived = log(left("2026-01-10T09:00:00Z", "SUCCESS"), "2026-01-10T14:00:00Z");
    assert_eq!(only(&outlived), ("log.unauthorized", false));
    let stayed = log(left("2026-01-10T09:00:00Z", "FAILURE"), "2026-01-10T09:05:00Z");
    assert_eq!(only(&stayed), ("log.unauthorized", false));
}

#[test]
fn a_user_is_missing_where_the_address_has_worked_for_others() {
    let report = events(&[
        done(PUSH, "2026-01-02T09:00:00Z", ADA),
        failed(PUSH_PROFILE, "2026-01-03T09:00:00Z", BOB, "Not Found"),
        done(DEACTIVATE, "2026-01-04T09:00:00Z", ADA),
    ]);
    assert_eq!(only(&report), ("log.user-gone", false));
    let alone = events(&[failed(PUSH_PROFILE, "2026-01-03T09:00:00Z", BOB, "Not Found")]);
    assert_eq!(only(&alone), ("log.not-found", false));
}

#[test]
fn people_whose_name_okta_does_not_know_are_not_one() {
    let unknown = |id: &'static str, event: Event| {
        let mut json = Event { user: Some(id), ..event }.json(id.len());
        for target in json["target"].as_array_mut().unwrap() {
            if target["type"] == "AppUser" {
                target["id"] = "unknown".into();
            }
        }
        json["uuid"] = id.into();
        json
    };
    let log = serde_json::Value::from(vec![
        unknown("00u1aaaa", done(PUSH, "2026-01-02T09:00:00Z", "unknown")),
        unknown("00u1bbbb", failed(PUSH, "2026-01-02T10:00:00Z", "unknown", "Bad Request")),
    ]);
    assert_eq!(read(&log.to_string()).people_total, 2);
    let named = array(&[done(PUSH, "2026-01-02T09:00:00Z", ADA)]);
    assert_eq!(read(&named).people_total, 1);
}

#[test]
fn a_request_that_was_too_much_is_no_riddle() {
    let report =
        events(&[Event { result: "RATE_LIMIT", ..done(PUSH, "2026-01-02T09:00:00Z", ADA) }]);
    assert_eq!(only(&report), ("log.throttled", false));
    assert_eq!(report.report.diagnostics[0].severity, Severity::Warning);
}
