use super::events::{ASSIGN, PUSH, PUSH_PROFILE, done, failed};
use super::{events, read};
use scim_preflight::preflight::SystemLogOptions;
use scim_preflight::{check_system_log, text::Encoding};

#[test]
fn of_many_people_the_first_are_kept_and_all_are_counted() {
    let mut log = Vec::new();
    for number in 0..1500 {
        let login: &str = Box::leak(format!("p{number}@example.com").into_boxed_str());
        log.push(done(ASSIGN, "2026-03-01T00:00:00Z", login));
        log.push(if number % 3 == 0 {
            failed(
                PUSH,
                "2026-03-01T00:00:01Z",
                login,
                "Bad Request. Errors reported by remote server: role",
            )
        } else {
            done(PUSH, "2026-03-01T00:00:01Z", login)
        });
    }
    let text = events::array(&log);
    let report = read(&text);
    assert_eq!((report.people.len(), report.people_total), (1000, 1500));
    let counts: Vec<u32> = report.outcomes.iter().map(|count| count.people).collect();
    assert_eq!(counts, [500, 0, 1000, 0, 0]);
    assert_eq!((report.causes[0].failures, report.causes[0].people), (500, 500));
    assert_eq!(report.report.diagnostics.len(), 1, "one cause is one finding");
    let options = SystemLogOptions { people: Some(3), ..SystemLogOptions::default() };
    let few = check_system_log(text.as_bytes(), &options, Encoding::Utf16);
    assert_eq!((few.people.len(), few.people_total), (3, 1500));
}

#[test]
fn of_many_events_of_a_person_the_last_are_kept() {
    let log: Vec<_> = (0..120)
        .map(|number| {
            done(
                PUSH_PROFILE,
                &format!("2026-03-01T{:02}:{:02}:00Z", number / 60, number % 60),
                "ada@example.com",
            )
        })
        .collect();
    let report = read(&events::array(&log));
    let ada = &report.people[0];
    assert_eq!((ada.entries.len(), ada.entries_total), (50, 120));
    assert_eq!(ada.entries[49].at.as_deref(), Some("2026-03-01T01:59:00Z"));
    assert_eq!(ada.sentence, "ada was updated 120 times; now in Sumo Logic.");
}
