use super::events::{
    ASSIGN, AUTHENTICATION, DEACTIVATE, Event, IMPORT_PROFILE, PUSH, PUSH_PROFILE, SYNC, VERIFY,
    done, failed,
};
use super::{events, read, rules};
use scim_preflight::report::{Certainty, Severity};

const ADA: &str = "ada@example.com";

/// The rule, field and certainty that one failure comes to.
fn cause(event: Event) -> (String, Option<&'static str>, Certainty) {
    let report = events(&[event]);
    assert_eq!(report.causes.len(), 1, "{:?}", rules(&report));
    let cause = &report.causes[0];
    (cause.rule.to_owned(), cause.field, cause.certainty)
}

#[test]
fn each_failure_leads_to_the_field_that_causes_it() {
    let remote = |phrase: &str, detail: &str| {
        format!("{phrase}. Errors reported by remote server: {detail}")
    };
    let cases = [
        (VERIFY, remote("Moved Permanently", "{\"status\":301,\"code\":\"moved\",\"message\":\"The requested resource SHOULD be accessed through returned URI in Location Header.\"}"), "log.wrong-deployment", Some("integration.baseUrl")),
        (VERIFY, remote("Unauthorized", "Full authentication is required to access this resource"), "log.no-credentials", Some("integration.baseUrl")),
        (VERIFY, remote("Unauthorized", "Credential could not be verified."), "log.unauthorized", Some("integration.authorization")),
        (VERIFY, "Not Found".to_owned(), "log.not-found", Some("integration.baseUrl")),
        (VERIFY, "Invalid JSON: Unexpected character ('<' (code 60)): expected a valid value".to_owned(), "log.web-page", Some("integration.baseUrl")),
        (VERIFY, "Method Not Allowed".to_owned(), "log.not-scim", Some("integration.baseUrl")),
        (PUSH, remote("Forbidden", "This operation is not allowed for your account type"), "log.forbidden", Some("sumoLogic.accessKey.scopes")),
        (PUSH, remote("Bad Request", "{\"detail\":\"roles must not be empty\"}"), "log.role-refused", Some("sumoLogic.roles")),
        (PUSH, remote("Bad Request", "name.familyName may not be null"), "log.name-refused", None),
        (PUSH, remote("Bad Request", "Request is unparsable, syntactically incorrect: invalidSyntax"), "log.payload-refused", None),
        (PUSH, "Bad Request".to_owned(), "log.bad-request", Some("sumoLogic.roles")),
        (PUSH, remote("Conflict", "{\"scimType\":\"uniqueness\"}"), "log.already-exists", Some("signOn.applicationUsername")),
        (PUSH, "Matching user not found".to_owned(), "log.user-not-found", Some("toApp.createUsers")),
        (PUSH, "Create new user returned empty user.".to_owned(), "log.empty-answer", Some("integration.baseUrl")),
        (IMPORT_PROFILE, "Error setting property, appUser=x property=roles error=[invalidValueTypeForProperty Invalid value data type]".to_owned(), "log.import-type", None),
        ("application.provision.group_push.create", "Not Found".to_owned(), "log.group-push", Some("integration.supportedActions")),
        ("application.provision.user.push_password", "Bad Request".to_owned(), "log.password-push", Some("toApp.syncPassword")),
        ("application.appuser.mapping.invalid.expression", String::new(), "log.mapping-expression", None),
        (PUSH, "Too Many Requests".to_owned(), "log.throttled", None),
        (PUSH, "Service Unavailable".to_owned(), "log.server-trouble", None),
        (SYNC, String::new(), "log.no-reason", None),
        (PUSH, "The moon was full".to_owned(), "log.unknown-reason", None),
    ];
    for (kind, reason, rule, field) in cases {
        let (found, place, _) = cause(failed(kind, "2026-03-06T09:00:00Z", ADA, &reason));
        assert_eq!((found.as_str(), place), (rule, field), "{kind}: {reason}");
    }
    let (_, _, certainty) = cause(failed(PUSH, "2026-03-06T09:00:00Z", ADA, "Bad Request"));
    assert_eq!(certainty, Certainty::Possible, "nobody knows what a bare 400 means");
}

#[test]
fn a_failed_test_of_the_connector_is_understood() {
    let report = events(&[Event {
        login: "",
        ..failed(
            AUTHENTICATION,
            "2026-03-06T09:00:00Z",
            "",
            "Error authenticating: null. The connector configuration could not be tested. Make sure that the URL, Authentication Parameters are correct and that there is an implementation available at the URL provided.",
        )
    }]);
    assert_eq!(rules(&report), ["log.no-answer"]);
    assert_eq!(
        report.report.diagnostics[0].message,
        "Okta got no answer that it can read: once, at 2026-03-06T09:00:00Z"
    );
    assert_eq!(report.people_total, 0);
}

#[test]
fn a_key_that_slept_for_thirty_days_is_told_from_one_that_never_worked() {
    let asleep = events(&[
        done(PUSH, "2026-01-02T09:00:00Z", ADA),
        failed(PUSH_PROFILE, "2026-02-03T09:00:00Z", ADA, "Unauthorized"),
        failed(PUSH_PROFILE, "2026-03-20T09:00:00Z", ADA, "Unauthorized"),
    ]);
    assert_eq!(rules(&asleep), ["log.key-stopped"]);
    assert_eq!(asleep.causes[0].failures, 2);
    let awake = events(&[
        done(PUSH, "2026-01-02T09:00:00Z", ADA),
        failed(PUSH_PROFILE, "2026-01-05T09:00:00Z", ADA, "Unauthorized"),
        // Refused for weeks since, which is no pause of a key that worked.
        failed(PUSH_PROFILE, "2026-03-05T09:00:00Z", ADA, "Unauthorized"),
    ]);
    assert_eq!(rules(&awake), ["log.unauthorized"]);
    let never = events(&[failed(VERIFY, "2026-02-03T09:00:00Z", ADA, "Unauthorized")]);
    assert_eq!(rules(&never), ["log.unauthorized"]);
}

#[test]
fn a_key_that_goes_with_its_owner_is_suspected() {
    let report = events(&[
        done(PUSH, "2026-01-02T09:00:00Z", ADA),
        done(DEACTIVATE, "2026-01-10T09:00:00Z", "owner@example.com"),
        failed(PUSH_PROFILE, "2026-01-10T09:10:00Z", ADA, "Unauthorized"),
        failed(PUSH_PROFILE, "2026-01-11T09:10:00Z", ADA, "Unauthorized"),
    ]);
    assert_eq!(rules(&report), ["log.key-owner-deactivated"]);
    assert_eq!(report.causes[0].certainty, Certainty::Possible);
    let works_again = events(&[
        done(DEACTIVATE, "2026-01-10T09:00:00Z", "owner@example.com"),
        failed(PUSH_PROFILE, "2026-01-10T09:20:00Z", ADA, "Unauthorized"),
        done(PUSH_PROFILE, "2026-01-12T09:10:00Z", ADA),
    ]);
    assert_eq!(rules(&works_again), ["log.unauthorized"]);
}

#[test]
fn a_key_that_may_only_read_is_told_from_one_that_may_nothing() {
    let reads = events(&[
        done(VERIFY, "2026-01-02T09:00:00Z", ADA),
        failed(PUSH, "2026-01-02T09:00:01Z", ADA, "Forbidden"),
    ]);
    assert_eq!(rules(&reads), ["log.key-cannot-write"]);
    let nothing = events(&[failed(VERIFY, "2026-01-02T09:00:01Z", ADA, "Forbidden")]);
    assert_eq!(rules(&nothing), ["log.forbidden"]);
}

#[test]
fn refusals_among_successes_are_a_matter_of_speed() {
    let mut burst = Vec::new();
    for second in 10..49 {
        let at = format!("2026-01-02T09:00:{second}Z");
        let login: &str = Box::leak(format!("p{second}@example.com").into_boxed_str());
        burst.push(if second % 7 == 0 {
            failed(
                PUSH,
                &at,
                login,
                "Unauthorized. Errors reported by remote server: Credential could not be verified.",
            )
        } else {
            done(PUSH, &at, login)
        });
    }
    let report = events(&burst);
    assert_eq!(rules(&report), ["log.throttled"]);
    assert_eq!(report.report.diagnostics[0].severity, Severity::Warning);
    assert_eq!(report.causes[0].failures, 5);
}

#[test]
fn somebody_who_came_back_is_told_from_somebody_who_was_there() {
    let back = events(&[
        done(PUSH, "2026-01-02T09:00:00Z", ADA),
        done(DEACTIVATE, "2026-01-03T09:00:00Z", ADA),
        done(ASSIGN, "2026-01-04T09:00:00Z", ADA),
        failed(
            PUSH,
            "2026-01-04T09:00:05Z",
            ADA,
            "Conflict. Errors reported by remote server: uniqueness",
        ),
        failed(SYNC, "2026-01-04T09:00:06Z", ADA, ""),
    ]);
    assert_eq!(rules(&back), ["log.deactivated-reassigned"]);
    assert_eq!(back.causes[0].failures, 2, "the job has failed for the same reason");
    let there = events(&[failed(PUSH, "2026-01-04T09:00:05Z", ADA, "Conflict")]);
    assert_eq!(rules(&there), ["log.already-exists"]);
}

#[test]
fn somebody_who_is_gone_is_told_from_a_wrong_address() {
    let gone = events(&[
        done(PUSH, "2026-01-02T09:00:00Z", ADA),
        failed(PUSH_PROFILE, "2026-01-03T09:00:00Z", ADA, "Not Found"),
    ]);
    assert_eq!(rules(&gone), ["log.user-gone"]);
}

#[test]
fn an_update_that_fails_with_a_new_login_is_about_the_login() {
    let ada = |event: Event| Event { user: Some("00uada00000000000000"), ..event };
    let report = events(&[
        ada(done(PUSH, "2026-01-02T09:00:00Z", ADA)),
        ada(failed(PUSH_PROFILE, "2026-01-03T09:00:00Z", "ada.byron@example.com", "Bad Request")),
    ]);
    assert_eq!(rules(&report), ["log.email-change"]);
    assert_eq!(report.causes[0].field, Some("sumoLogic.saml.requireSignIn"));
}

#[test]
fn people_for_whom_nothing_was_sent_are_found_once_there_was_time() {
    let assigned = done(ASSIGN, "2026-01-02T09:00:00Z", "eve@example.com");
    let alone = events(&[assigned.clone(), done(PUSH, "2026-01-02T09:30:00Z", ADA)]);
    assert_eq!(rules(&alone), ["log.nothing-pushed"]);
    let just_now = events(&[assigned, done(PUSH, "2026-01-02T09:01:00Z", ADA)]);
    assert_eq!(rules(&just_now), [""; 0]);
}

#[test]
fn a_job_without_a_reason_has_that_of_what_failed_beside_it() {
    for (job, push) in [("09:00:05", "09:00:06"), ("09:00:06", "09:00:05")] {
        let report = events(&[
            failed(SYNC, &format!("2026-01-04T{job}Z"), ADA, ""),
            failed(
                PUSH,
                &format!("2026-01-04T{push}Z"),
                ADA,
                "Bad Request. Errors reported by remote server: role",
            ),
        ]);
        assert_eq!(rules(&report), ["log.role-refused"], "{job} {push}");
    }
}

#[test]
fn former_types_of_events_mean_what_present_ones_do() {
    let report = read(
        r#"[{"eventType": "app.api.error.create_user", "uuid": "1", "published": "2017-03-01T00:00:00Z",
        "outcome": {"result": "FAILURE", "reason": "Conflict"},
        "target": [{"type": "AppUser", "alternateId": "ada@example.com"}]},
        {"eventType": "app.user_management.push_new_user_success", "uuid": "2", "published": "2017-03-02T00:00:00Z",
        "target": [{"type": "AppUser", "alternateId": "bob@example.com"}]}]"#,
    );
    assert_eq!(rules(&report), ["log.already-exists"]);
    assert_eq!(
        report.people[1].sentence,
        "bob@example.com was created in Sumo Logic; now in Sumo Logic."
    );
}
