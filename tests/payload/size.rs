//! Large payloads: the time grows with the text, not with its square.

use std::fmt::Write;
use std::time::{Duration, Instant};

use scim_preflight::scim::{Direction, PayloadOptions, Profile};
use scim_preflight::text::Encoding;
use scim_preflight::{apply_fixes, check_payload};

use super::{check, options, rules};

fn list(users: usize) -> String {
    let mut text = format!(
        r#"{{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":{users},"itemsPerPage":{users},"startIndex":1,"Resources":["#
    );
    for number in 0..users {
        let comma = if number == 0 { "" } else { "," };
        write!(
            text,
            r#"{comma}{{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"{number}","userName":"ann{number}@example.com","name":{{"givenName":"Ann","familyName":"Smith"}},"emails":[{{"value":"ann{number}@example.com","type":"work","primary":true}}],"active":true,"meta":{{"resourceType":"User","location":"https://example.com/v2/Users/{number}"}}}}"#
        )
        .unwrap();
    }
    text + "]}"
}

fn group(member: impl Fn(usize) -> String) -> String {
    let members: Vec<String> =
        (0..100_000).map(|number| format!(r#"{{"value":"{}"}}"#, member(number))).collect();
    format!(
        r#"{{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"All","members":[{}]}}"#,
        members.join(",")
    )
}

/// The better of two, so that a busy machine does not count.
fn time(text: &str) -> Duration {
    let run = |_| {
        let start = Instant::now();
        assert_eq!(rules(&check(text, Direction::Response)), [""; 0]);
        start.elapsed()
    };
    (0..2).map(run).min().unwrap()
}

#[test]
fn ten_thousand_users_take_ten_times_as_long_as_a_thousand() {
    let (small, large) = (time(&list(1_000)), time(&list(10_000)));
    // A quadratic check would take a hundred times as long.
    assert!(large < small * 35, "{small:?} for a thousand, {large:?} for ten thousand");
}

#[test]
fn a_hundred_thousand_members_are_read_and_each_double_counted() {
    assert_eq!(
        rules(&check(&group(|number| number.to_string()), Direction::Create)),
        ["group.member-type-missing"]
    );
    let report = check(&group(|_| "same".to_owned()), Direction::Create);
    assert_eq!((report.warnings, report.diagnostics.len()), (99_999, 1000));
    assert!(report.truncated && report.ok);
}

#[test]
fn a_hundred_thousand_equal_addresses_are_each_reported_once() {
    let text = group(|_| "ann@example.com".to_owned())
        .replace("2.0:Group", "2.0:User")
        .replace("\"displayName\"", "\"userName\"")
        .replace("\"members\"", "\"emails\"");
    let report = check(&text, Direction::Create);
    // One more for the list, of which no element is primary.
    assert_eq!((report.errors, report.warnings, report.infos), (0, 0, 100_000));
}

#[test]
fn a_very_long_text_is_an_info_at_most() {
    let text = format!(
        r#"{{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ann@example.com","title":"{}"}}"#,
        "x".repeat(200 * 1024)
    );
    let report = check(&text, Direction::Create);
    assert!(report.ok && report.warnings == 0 && report.infos <= 1, "{report:#?}");
}

#[test]
fn a_name_that_stands_there_fifty_thousand_times_does_not_hang() {
    let long = "x".repeat(200_000);
    let again = r#","title":"a""#.repeat(50_000);
    let text = format!(
        r#"{{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"emails":[{{"value":"ann@example.com","display":"{long}"}}],"userName":"ann@example.com"{again}}}"#
    );
    assert_eq!(check(&text, Direction::Create).errors, 49_999);
}

#[test]
fn of_a_name_that_stands_there_fifty_times_only_the_first_is_called_unknown() {
    let again = r#","x":1"#.repeat(50);
    let text = format!(
        r#"{{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ann@example.com"{again}}}"#
    );
    let report = check(&text, Direction::Create);
    assert_eq!((report.errors, report.warnings), (49, 1), "{:?}", rules(&report));
}

#[test]
fn a_finding_with_a_hundred_thousand_edits_is_made_and_mended_in_no_time() {
    let address = r#"{"value":"ann@example.com","primary":true}"#;
    let text = format!(
        r#"{{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ann{}@example.com","emails":[{}]}}"#,
        "x\u{200b}".repeat(50_000),
        vec![address; 100_000].join(","),
    );
    let report = check(&text, Direction::Create);
    let edits = |rule: &str| {
        let found = report.diagnostics.iter().find(|found| found.rule == rule).unwrap();
        found.fix.as_ref().unwrap().edits.len()
    };
    assert_eq!(edits("json.control-character"), 50_000);
    assert_eq!(edits("multi.primary-multiple"), 99_999);
    let fixes: Vec<_> = report.diagnostics.iter().filter_map(|found| found.fix.clone()).collect();
    let twice = [fixes.as_slice(), fixes.as_slice()].concat();
    let mended = apply_fixes(&text, &twice, true, Encoding::Utf16);
    assert!(mended.text.len() < text.len());
}

#[test]
fn ipsie_allows_a_thousand_resources_on_a_page_and_no_more() {
    let check = |users: usize| {
        // Each user lacks something that IPSIE expects, which is found, too.
        let keep = Some(5000);
        let options = PayloadOptions { keep, ..options(Direction::Response, Profile::Ipsie) };
        let report = check_payload(list(users).as_bytes(), &options, Encoding::Utf16).report;
        let found = report.diagnostics.into_iter().filter(|found| found.rule == "ipsie.page-size");
        found.map(|found| (found.pointer, found.start)).collect::<Vec<_>>()
    };
    assert_eq!(check(1000), []);
    let bracket = list(1001).find("\"Resources\":[").unwrap() + 12;
    assert_eq!(check(1001), [(Some("/Resources".to_owned()), Some(bracket as u32))]);
}
