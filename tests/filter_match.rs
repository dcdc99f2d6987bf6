//! Filters held against resources.

use scim_preflight::match_filter;
use scim_preflight::scim::filter::{FilterOutcome, Matcher};

const ANN: &str = r#"{
  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User",
              "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
  "id": "2819c223", "externalId": "00uAnn", "userName": "ann@example.com", "active": true,
  "name": {"familyName": "O'Malley", "givenName": "Ann", "middleName": null},
  "title": "Chief \"X\" Officer ]", "nickName": "", "userType": "Employee", "ims": [],
  "emails": [{"value": "ann@example.com", "type": "work", "primary": true},
             {"value": "ann@home.example.org", "type": "home"}],
  "addresses": [{"type": "work", "country": "DE", "locality": "Köln"}],
  "meta": {"resourceType": "User", "created": "2020-01-01T00:00:00.5+02:00",
           "lastModified": "2023-05-13T04:42:34Z", "version": "W/\"a1\""},
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
    {"department": "R&D", "manager": {"value": "26118915", "displayName": "Jo"}, "costCenter": "4130"},
  "x-number": 10, "x-big": 12345678901234567890, "x-flags": [1, 2.50, 3e1], "x-words": ["Red", "blue"]
}"#;

/// A second user, of whom little is known.
const BOB: &str = r#"{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
  "USERNAME": "BOB", "active": false, "emails": null, "groups": [{"value": "g1", "display": "Admins"}]}"#;

fn matches(filter: &str, resource: &str) -> bool {
    let answer = match_filter(filter, resource);
    assert!(answer.report.ok, "{filter}: {:#?}", answer.report.diagnostics);
    assert_eq!(Matcher::new(filter).matches(resource.as_bytes()), answer.matches, "{filter}");
    answer.matches
}

/// Filter, whether Ann matches, whether Bob does.
const EXPECTED: &[(&str, bool, bool)] = &[
    // Letter case: of names never, of values where the schema says so.
    (r#"userName eq "ANN@example.com""#, true, false),
    (r#"username eq "bob""#, false, true),
    (r#"UserName Sw "B""#, false, true),
    (r#"id eq "2819C223""#, false, false),
    (r#"id eq "2819c223""#, true, false),
    (r#"externalId eq "00uann""#, false, false),
    (r#"meta.resourceType eq "user""#, false, false),
    (r#"addresses.locality eq "KÖLN""#, true, false),
    (r#"schemas eq "urn:ietf:params:scim:schemas:core:2.0:user""#, false, false),
    (r#"schemas eq "urn:ietf:params:scim:schemas:core:2.0:User""#, true, true),
    // Parts of text.
    (r#"name.familyName co "o'm""#, true, false),
    (r#"title co "\"x\" o""#, true, false),
    (r#"title ew "]""#, true, false),
    (r#"title ew "[""#, false, false),
    (r#"emails.value ew "@HOME.example.org""#, true, false),
    // `value` is the default of lists of complex values, and any element will do.
    (r#"emails co "home.example""#, true, false),
    (r#"groups eq "g1""#, false, true),
    (r#"emails.type eq "home""#, true, false),
    (r#"emails.type eq "other""#, false, false),
    (r#"emails.type eq "work" and emails.value co "home""#, true, false),
    (r#"emails[type eq "work" and value co "home"]"#, false, false),
    (r#"emails[type eq "home" and value co "home"]"#, true, false),
    (r#"emails[not(type eq "work")]"#, true, false),
    ("emails[primary eq true]", true, false),
    (r#"emails[type eq "work"].value eq "ann@example.com""#, true, false),
    (r#"schemas[value ew "enterprise:2.0:User"]"#, true, false),
    (r#"x-words[value eq "RED"]"#, true, false),
    // Extensions, with and without their URN.
    (
        r#"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "r&d""#,
        true,
        false,
    ),
    (
        r#"URN:ietf:params:scim:schemas:extension:Enterprise:2.0:user:MANAGER.Value eq "26118915""#,
        true,
        false,
    ),
    (r#"department eq "R&D""#, true, false),
    (r#"manager eq "26118915""#, true, false),
    (r#"urn:ietf:params:scim:schemas:core:2.0:User:userName sw "ann""#, true, false),
    (r#"urn:ietf:params:scim:schemas:core:2.0:User:name.givenName eq "ann""#, true, false),
    ("urn:example:other:userName pr", false, false),
    // Presence: null, empty lists and complex values of nothing are none.
    ("title pr", true, false),
    ("name pr", true, false),
    ("name.middleName pr", false, false),
    ("ims pr", false, false),
    ("emails pr", true, false),
    ("groups pr", false, true),
    ("emails.display pr", false, false),
    ("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager pr", true, false),
    ("nickName pr", false, false),
    ("title eq null", false, true),
    ("title ne null", true, false),
    ("emails eq null", false, true),
    // Booleans and numbers; values of two kinds are never equal.
    ("active eq true", true, false),
    ("active ne true", false, true),
    (r#"active eq "true""#, false, false),
    ("x-number eq 10.0", true, false),
    ("x-number eq 1E1", true, false),
    ("x-number gt 9", true, false),
    (r#"x-number eq "10""#, false, false),
    ("x-big eq 12345678901234567891", false, false),
    ("x-big lt 12345678901234567891", true, false),
    ("x-flags eq 2.5", true, false),
    ("x-flags ge 31", false, false),
    // Times are moments, whatever their zone.
    (r#"meta.created eq "2019-12-31T22:00:00.500Z""#, true, false),
    (r#"meta.created gt "2019-12-31T22:00:00.4999Z""#, true, false),
    (r#"meta.created lt "2020-01-01T00:00:00Z""#, true, false),
    (r#"meta.lastModified ge "2011-05-13T04:42:34Z""#, true, false),
    (r#"meta.created ge "2019-12-31""#, true, false),
    (r#"meta.created sw "2020""#, true, false),
    // `ne`, as the RFC's words have it.
    (r#"userType ne "Employee""#, false, true),
    (r#"emails.type ne "work""#, true, true),
    (r#"not(emails.type eq "work")"#, false, true),
    // Order of text is that of code points, case apart.
    (r#"userName gt "AMY""#, true, true),
    (r#"userName le "ann@example.com""#, true, false),
    // Logic.
    (r#"title pr and userType eq "Intern""#, false, false),
    (r#"title pr or userType eq "Intern""#, true, false),
    (r#"userName sw "b" or userName sw "a" and active eq false"#, false, true),
    (r#"(userName sw "b" or userName sw "a") and active eq true"#, true, false),
    ("not(title pr) and not(active eq true)", false, true),
    (r#"unknown eq "x" or unknown.sub pr"#, false, false),
];

#[test]
fn filters_are_met_by_whom_rfc_7644_says() {
    let mut wrong = Vec::new();
    for &(filter, ann, bob) in EXPECTED {
        let found = (matches(filter, ANN), matches(filter, BOB));
        if found != (ann, bob) {
            wrong.push(format!("{filter}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_explanation_names_what_decides() {
    for (filter, explanation) in [
        (
            r#"userName eq "ann@example.com""#,
            r#"The resource matches: `userName eq "ann@example.com"` holds for `"ann@example.com"` at /userName"#,
        ),
        (
            r#"active eq true and userType eq "Intern""#,
            r#"The resource does not match: `userType eq "Intern"` does not hold for `"Employee"` at /userType"#,
        ),
        (
            r#"emails.type eq "other""#,
            r#"The resource does not match: `emails.type eq "other"` does not hold for `"work"` at /emails/0/type, nor for the other values"#,
        ),
        (
            r#"emails[type eq "home"]"#,
            r#"The resource matches: `emails[type eq "home"]` holds for /emails/1"#,
        ),
        (
            r#"phoneNumbers.value sw "+49""#,
            r#"The resource does not match: `phoneNumbers.value sw "+49"` finds no value"#,
        ),
        ("title pr and active eq true", "The resource matches: all 2 conditions hold"),
        ("ims pr or groups pr", "The resource does not match: none of the 2 conditions holds"),
        (
            "not(active eq true)",
            "The resource does not match: `not(active eq true)` does not hold, since `active eq true` holds for `true` at /active",
        ),
        (
            "department pr",
            r#"The resource matches: `department pr` holds for `"R&D"` at /urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/department"#,
        ),
    ] {
        assert_eq!(match_filter(filter, ANN).reason.explanation, explanation);
    }
}

#[test]
fn every_condition_says_what_it_was_held_against() {
    let filter = r#"title pr and emails.type eq "home""#;
    let outcome = match_filter(filter, ANN).reason.outcome.unwrap();
    let told = |outcome: &FilterOutcome| -> Vec<(String, Option<String>, bool)> {
        let values = outcome.compared.iter().cloned();
        values.map(|value| (value.pointer, value.value, value.holds)).collect()
    };
    let [title, emails] = outcome.parts.as_slice() else { panic!("{outcome:#?}") };
    assert_eq!((title.start, title.end, title.condition.as_str()), (0, 8, "title pr"));
    assert_eq!(told(title), [("/title".into(), Some(r#""Chief \"X\" Officer ]""#.into()), true)]);
    assert_eq!((emails.start, emails.end), (13, filter.len() as u32));
    assert_eq!(
        told(emails),
        [
            ("/emails/0/type".into(), Some("\"work\"".into()), false),
            ("/emails/1/type".into(), Some("\"home\"".into()), true),
        ]
    );
}

#[test]
fn where_the_rfc_is_open_and_it_decides_the_other_reading_is_told() {
    for (filter, resource, matches, note) in [
        (
            r#"title ne "x""#,
            BOB,
            true,
            "An attribute without a value is taken as unequal to every value; servers that take `ne` as not met there do not match",
        ),
        (
            r#"emails.type ne "work""#,
            ANN,
            true,
            "`ne` is met by a list as soon as one value differs; servers that ask that no value is equal do not match",
        ),
        (
            "nickName pr",
            ANN,
            false,
            "`pr` is not met by an empty string; servers that take it as a value match",
        ),
        (
            r#"x-words eq "red""#,
            ANN,
            true,
            "No schema known here has the attribute, so that letter case is ignored; servers that heed it do not match",
        ),
        (
            r#"meta.created gt "2019-01-01""#,
            ANN,
            true,
            "A date without time or zone is taken as midnight or UTC; servers that ask for all of it do not match",
        ),
        (
            "title eq null",
            BOB,
            true,
            "`null` is taken as no value; servers that compare nothing with it do not match",
        ),
        (
            r#"emails co "home""#,
            ANN,
            true,
            "Without a sub-attribute, `value` is compared; servers that ask for one do not match",
        ),
    ] {
        let answer = match_filter(filter, resource);
        assert_eq!(
            (answer.matches, answer.reason.notes.as_slice()),
            (matches, [note.to_owned()].as_slice()),
            "{filter}"
        );
    }
    for filter in ["title pr or nickName pr", r#"userName eq "x" and emails co "home""#] {
        assert_eq!(match_filter(filter, ANN).reason.notes, [] as [&str; 0], "{filter}");
    }
}

#[test]
fn a_secret_is_in_no_answer() {
    let resource = r#"{"password": "hunter2-of-ann", "userName": "ann"}"#;
    for filter in [
        r#"password eq "hunter2-of-ann""#,
        r#"password sw "hunter2" and userName eq "ann""#,
        r#"not(password co "hunter2")"#,
        "password pr",
    ] {
        let answer = match_filter(filter, resource);
        let told = format!("{:?}", answer.reason);
        assert!(!told.contains("hunter2"), "{told}");
    }
}

#[test]
fn faults_of_either_text_are_reported_and_nothing_is_guessed() {
    let rules = |filter: &str, resource: &str| {
        let answer = match_filter(filter, resource);
        let found = answer.report.diagnostics.into_iter();
        let found =
            found.map(|found| format!("{} {}", found.source, found.rule)).collect::<Vec<_>>();
        (answer.matches, answer.reason.explanation, found.join(", "))
    };
    let nothing = "The filter has mistakes, so that nothing was compared".to_owned();
    assert_eq!(rules("active eq True", BOB), (false, nothing, "filter filter.bool-case".into()));
    let (matches, _, found) = rules("active eq true", r#"{"active": true,}"#);
    assert_eq!((matches, found.as_str()), (true, "resource json.syntax"));
    let (matches, why, found) = rules("active eq true", r#"{"active": true"#);
    assert!(!matches && found.starts_with("resource json."), "{found}");
    assert_eq!(why, "The resource breaks off, so that nothing was compared");
    let (matches, why, found) = rules("active eq true", "[1]");
    assert!(!matches && found.starts_with("resource "), "{found}");
    assert_eq!(why, "There is no resource to compare with");
}

#[test]
fn a_long_filter_over_a_long_list_is_given_up_in_good_time() {
    let list = r#"{"value": "x", "type": "work"}, "#.repeat(20_000);
    let resource = format!(r#"{{"emails": [{}]}}"#, list.trim_end_matches(", "));
    let filter = vec![r#"emails[type eq "home"]"#; 20_000].join(" or ");
    let start = std::time::Instant::now();
    let answer = match_filter(&filter, &resource);
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
    assert!(!answer.matches);
    assert_eq!(answer.reason.explanation, "Comparing the two would take too long");
    assert_eq!(answer.report.diagnostics.first().unwrap().rule, "filter.too-complex");
}
