use super::events::{self, PUSH, done, failed};
use super::{person, read, rules};
use proptest::prelude::*;
use scim_preflight::okta::LogShape;
use scim_preflight::preflight::{PersonOutcome, SystemLogOptions};
use scim_preflight::{check_system_log, text::Encoding};

const ADA: &str = "ada@example.com";

fn two() -> Vec<events::Event> {
    vec![
        done(PUSH, "2026-03-02T09:00:00Z", ADA),
        failed(
            PUSH,
            "2026-03-02T09:00:01Z",
            "bob@example.com",
            "Error while creating user \"bob\": Conflict",
        ),
    ]
}

#[test]
fn every_shape_of_json_gives_the_same_events() {
    let values: Vec<_> = two().iter().enumerate().map(|(at, event)| event.json(at)).collect();
    let lines = format!("{}\n{}\n", values[0], values[1]);
    let pretty = serde_json::to_string_pretty(&values).unwrap();
    for (log, shape) in [
        (pretty.clone(), LogShape::Array),
        (format!("\u{feff}{pretty}"), LogShape::Array),
        (format!("{{\"events\": {pretty}}}"), LogShape::Events),
        (lines.clone(), LogShape::Lines),
        (lines.replace('\n', "\r\n"), LogShape::Lines),
    ] {
        let report = read(&log);
        assert_eq!((report.shape, report.events, report.people_total), (shape, 2, 2));
        assert_eq!(rules(&report), ["log.already-exists"]);
        let bob = person(&report, "bob@example.com");
        assert_eq!(
            bob.entries[0].reason.as_deref(),
            Some("Error while creating user \"bob\": Conflict")
        );
        let found = &report.report.diagnostics[0];
        let (start, end) = (found.start.unwrap() as usize, found.end.unwrap() as usize);
        let units: Vec<u16> = log.encode_utf16().collect();
        assert_eq!(
            String::from_utf16_lossy(&units[start..end]),
            r#""Error while creating user \"bob\": Conflict""#
        );
    }
    let one = read(&values[0].to_string());
    assert_eq!((one.shape, one.people_total), (LogShape::Event, 1));
}

#[test]
fn a_line_that_is_damaged_costs_that_line() {
    let values: Vec<_> = two().iter().enumerate().map(|(at, event)| event.json(at)).collect();
    let half = values[0].to_string();
    let log = format!("{}\n{}\n{}\n", values[0], half.split_at(half.len() / 2).0, values[1]);
    let report = read(&log);
    assert_eq!((report.events, report.unreadable), (2, 1));
}

#[test]
fn what_stands_before_a_cut_counts_and_the_cut_is_said() {
    let whole = events::array(&two());
    let (cut, _) = whole.split_at(whole.len() - 200);
    let report = read(cut);
    assert_eq!(rules(&report), ["log.cut-short"]);
    assert_eq!(
        report.report.diagnostics[0].message,
        "The log breaks off in the middle of an event; before the cut, one event could be read"
    );
    assert_eq!(person(&report, ADA).outcome, PersonOutcome::Provisioned);
}

#[test]
fn a_table_is_read_whatever_its_columns_are_called() {
    let dotted = "\u{feff}published,eventType,displayMessage,outcome.result,outcome.reason,uuid,target0.type,target0.alternateId,target0.displayName,target1.type,target1.id,target1.displayName\r\n\
2026-03-02 09:00:00,application.provision.user.push,Push new user to external application,SUCCESS,,u1,AppUser,ada@example.com,Ada Lovelace,AppInstance,0oa1,Sumo Logic\r\n\
2026-03-02 09:00:01,application.provision.user.push,Push new user to external application,FAILURE,\"Bad Request. Errors reported by remote server: \n\"\"roles\"\" is required\",u2,AppUser,bob@example.com,\"Byte, Bob\",AppInstance,0oa1,Sumo Logic\r\n\
2026-03-02 09:00:02,user.session.start,User login to Okta,SUCCESS,,u3,AppInstance,x,x,User,00u1,Eve\r\n";
    let spaced = "Timestamp;Event Type;Outcome Result;Outcome Reason;UUID;Target 0 Type;Target 0 Alternate ID;Target 1 Type;Target 1 Display Name\n\
02.03.2026 09:00:00;application.provision.user.push;SUCCESS;;u1;User;ada@example.com;AppInstance;Sumo Logic\n\
02.03.2026 09:00:01;application.provision.user.push;FAILURE;\"Bad Request. Errors reported by remote server: role; unknown\";u2;User;bob@example.com;AppInstance;Sumo Logic\n";
    let tabs = "TARGETS[0].TYPE\ttargets[0].alternate_id\tevent_type\toutcome_result\toutcome_reason\tpublished\n\
AppUser\tada@example.com\tapplication.provision.user.push\tSUCCESS\t\tMar 02, 2026 09:00:00 AM\n\
AppUser\tbob@example.com\tapplication.provision.user.push\tFAILURE\tBad Request. Errors reported by remote server: role\tMar 02, 2026 09:00:01 AM";
    for log in [dotted, spaced, tabs] {
        let report = read(log);
        assert_eq!((report.shape, report.people_total), (LogShape::Table, 2), "{log}");
        assert_eq!(rules(&report), ["log.role-refused"], "{log}");
        assert_eq!(report.from.as_deref(), Some("2026-03-02T09:00:00Z"));
        assert_eq!(report.to.as_deref(), Some("2026-03-02T09:00:01Z"));
        assert_eq!(person(&report, "bob@example.com").failures, 1);
    }
    let report = read(dotted);
    assert_eq!((report.events, report.provisioning), (3, 2));
    let bob = person(&report, "bob@example.com");
    assert_eq!(bob.name.as_deref(), Some("Byte, Bob"));
    assert_eq!(
        bob.entries[0].reason.as_deref(),
        Some("Bad Request. Errors reported by remote server: ␊\"roles\" is required")
    );
    assert_eq!(report.report.diagnostics[0].line, Some(3));
}

#[test]
fn a_table_without_results_has_them_in_what_it_shows() {
    let report = read(
        "Time,Event Info,Target Type,Target Alternate ID\n\
         2026-03-02 09:00:00,Push new user to external application SUCCESS,User,ada@example.com\n\
         2026-03-02 09:00:01,\"Push new user to external application FAILURE: Conflict\",User,bob@example.com\n",
    );
    assert_eq!(report.shape, LogShape::Table);
    assert_eq!(rules(&report), ["log.already-exists"]);
    assert_eq!(
        (person(&report, ADA).successes, person(&report, "bob@example.com").failures),
        (1, 1)
    );
}

#[test]
fn the_words_of_a_name_are_not_those_of_a_failure() {
    let report = read(
        "Automatic provisioning of user Elif User O'Brien, 2nd: \"Zoë\" to app Sumo Logic (prod, EU) failed: \
         Matching user not found",
    );
    let elif = &report.people[0];
    assert_eq!(elif.login, "", "the sentence gives none");
    assert_eq!(elif.name.as_deref(), Some("Elif User O'Brien, 2nd: \"Zoë\""));
    assert_eq!(report.apps[0].label.as_deref(), Some("Sumo Logic (prod, EU)"));
}

#[test]
fn tables_one_after_another_are_read_each_by_its_own_header() {
    let commas = "published,eventType,outcome.result,uuid,target0.type,target0.alternateId\r\n\
2026-03-02 09:00:00,application.provision.user.push,SUCCESS,u1,AppUser,ada@example.com\r\n";
    let other_order = "\u{feff}target0.alternateId,target0.type,outcome.reason,outcome.result,eventType,uuid,published\r\n\
bob@example.com,AppUser,\"Conflict, said Sumo Logic\",FAILURE,application.provision.user.push,u2,2026-03-02 09:00:01\r\n";
    let semicolons = "Timestamp;Event Type;Outcome Result;UUID;Target 0 Type;Target 0 Alternate ID\n\
02.03.2026 09:00:02;application.provision.user.push;SUCCESS;u3;User;eve@example.com";
    for tables in [
        [commas, other_order, semicolons],
        [other_order, semicolons, commas],
        [semicolons, commas, other_order],
    ] {
        let report = read(&tables.join("\n"));
        assert_eq!((report.shape, report.events, report.unreadable), (LogShape::Table, 3, 0));
        assert_eq!(rules(&report), ["log.already-exists"]);
        let people: Vec<_> =
            report.people.iter().map(|one| (one.login.as_str(), one.outcome)).collect();
        assert_eq!(
            people,
            [
                ("bob@example.com", PersonOutcome::Failed),
                (ADA, PersonOutcome::Provisioned),
                ("eve@example.com", PersonOutcome::Provisioned),
            ]
        );
        assert_eq!(report.to.as_deref(), Some("2026-03-02T09:00:02Z"));
    }
    // The same file twice is one log, and its header is no event.
    let twice = read(&[commas, commas].join("\n"));
    assert_eq!((twice.events, twice.provisioning, twice.duplicates), (2, 1, 1));
}

#[test]
fn sentences_of_the_pages_are_read_line_by_line() {
    let log = "Tasks\n\
Automatic provisioning of user Ada Lovelace to app Sumo Logic failed: Error while creating user ada@example.com: Bad Request. Errors reported by remote server: roles is required\n\
Automatic profile push of Bob Byte to app Sumo Logic failed: Error while trying to push profile update for bob@example.com: Not Found. Errors reported by remote server: null\n\
Automatic provisioning of user Eve to app Sumo Logic failed: Error while verifying if user eve@example.com exists: Unauthorized\n\
Push new user to external application SUCCESS\n\
Push new user to external application FAILURE: Conflict. Errors reported by remote server: uniqueness\n";
    let report = read(log);
    assert_eq!((report.shape, report.events, report.provisioning), (LogShape::Sentences, 6, 5));
    let mut found = rules(&report);
    found.sort_unstable();
    assert_eq!(
        found,
        ["log.already-exists", "log.not-found", "log.role-refused", "log.unauthorized"]
    );
    let logins: Vec<_> = report.people.iter().map(|person| person.login.as_str()).collect();
    assert_eq!(logins, [ADA, "bob@example.com", "eve@example.com"]);
    assert_eq!(person(&report, ADA).name.as_deref(), Some("Ada Lovelace"));
    let lines: Vec<_> = report.report.diagnostics.iter().map(|found| found.line).collect();
    assert_eq!(lines, [Some(2), Some(3), Some(4), Some(6)]);
}

#[test]
fn what_is_no_log_is_called_what_it_is() {
    for (text, message) in [
        ("", "There is nothing here"),
        (" \n\t", "There is nothing here"),
        ("<!DOCTYPE html><html><title>Sign in</title>", "This is a web page, and no System Log"),
        (
            r#"{"id": "0oa1", "label": "Sumo Logic", "signOnMode": "SAML_2_0"}"#,
            "This is JSON without an event of the System Log",
        ),
        (
            r#"[{"id": "0oa1", "label": "Sumo Logic"}]"#,
            "This is JSON without an event of the System Log",
        ),
        ("[{\"actor\": {\"id\"", "The JSON breaks off before its first event"),
        ("dear all, it does not work", "This is no System Log"),
        ("name,login\nAda,ada@example.com\n", "This is no System Log"),
    ] {
        let report = read(text);
        assert_eq!(rules(&report), ["log.not-a-log"], "{text}");
        assert_eq!(report.report.diagnostics[0].message, message);
        assert_eq!(report.people_total, 0);
    }
    let utf16 =
        check_system_log(b"\xff\xfep\0u\0b\0", &SystemLogOptions::default(), Encoding::Bytes);
    assert_eq!(
        utf16.report.diagnostics[0].message,
        "The text is in UTF-16, and is read in UTF-8 only"
    );
}

#[test]
fn a_log_of_a_quiet_time_is_no_mistake() {
    for log in [
        "[]",
        r#"{"events": []}"#,
        r#"[{"eventType": "user.session.start", "uuid": "1", "published": "2026-01-01T00:00:00Z", "outcome": {"result": "SUCCESS"}}]"#,
    ] {
        let report = read(log);
        assert_eq!(rules(&report), ["log.no-provisioning"], "{log}");
        assert!(report.report.ok);
    }
}

proptest! {
    #[test]
    fn any_text_gives_a_report(text in "\\PC{0,200}|[\\[\\]{}\",:;\\\\a-z0-9\n\t ]{0,200}") {
        let report = read(&text);
        prop_assert_eq!(report.report.version, 1);
    }

    #[test]
    fn a_log_cut_anywhere_gives_what_stands_before(at in 0_usize..4000) {
        let whole = events::array(&two());
        let cut = whole.get(..at.min(whole.len())).unwrap_or("");
        let report = read(cut);
        prop_assert!(report.events <= 2);
        let sound = report.events == 2 || !report.report.diagnostics.is_empty();
        prop_assert!(sound, "nothing is said of a cut at {}", at);
    }
}
