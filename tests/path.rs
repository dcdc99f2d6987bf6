//! Attribute paths, from grammar to what they change.

use scim_preflight::report::{DiagnosticFix, Report};
use scim_preflight::scim::Target;
use scim_preflight::scim::path::PathPlace;
use scim_preflight::text::Encoding;
use scim_preflight::{PathOptions, apply_fixes, check_path};

const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0";

fn rules(text: &str, target: Target) -> Vec<String> {
    let report = check_path(text, &PathOptions { target: Some(target), place: None });
    report.diagnostics.into_iter().map(|found| found.rule).collect()
}

fn of_user(text: &str) -> Report {
    check_path(text, &PathOptions::default())
}

#[test]
fn paths_that_are_right_yield_nothing() {
    for path in [
        "title",
        "TITLE",
        "name.givenName",
        "emails",
        r#"addresses[type eq "work"]"#,
        r#"emails[type eq "work" and value ew "@x.co"].display"#,
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager",
        r#"emails[value eq "a]b"].type"#,
        r#"emails[value eq "a\"b"]"#,
        r#"emails[value eq "é😀"]"#,
        r#"emails[value eq "x\u0041"]"#,
        r#"emails[not(type eq "work")].value"#,
    ] {
        assert_eq!(rules(path, Target::User), [] as [&str; 0], "{path}");
    }
    for path in ["displayName", "members", r#"members[value eq "1"]"#, "externalId"] {
        assert_eq!(rules(path, Target::Group), [] as [&str; 0], "{path}");
    }
}

/// Paths into a user, each with the one rule that it yields.
const VECTORS: &[(&str, &str)] = &[
    ("x509Certificates.value", "path.multi-without-filter"),
    ("emails.value", "path.multi-without-filter"),
    ("urn:ietf:params:scim:schemas:core:2.0:User:name.givenName", "path.core-urn-prefix"),
    ("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", "path.urn-only"),
    ("emails[]", "filter.valuepath-empty"),
    ("emails[type]", "filter.op-missing"),
    ("emails[type eq]", "filter.syntax"),
    (r#"emails[type eq "work""#, "filter.unbalanced"),
    (r#"emails type eq "work"]"#, "filter.unbalanced"),
    ("emails[type eq 'work']", "filter.single-quotes"),
    ("emails[type eq work]", "filter.unquoted-value"),
    (r#"emails[type eq"work"]"#, "filter.missing-space"),
    (r#"emails[emails.type eq "work"]"#, "filter.valuepath-dotted"),
    (r#"emails[addresses[type eq "x"]]"#, "filter.valuepath-nested"),
    (r#"emails[type eq "work"].value.x"#, "path.too-deep"),
    ("name.a.b", "path.too-deep"),
    (r#"emails[type eq "work"][primary eq true]"#, "path.syntax"),
    (r#"emails[type eq "work"]value"#, "path.syntax"),
    (r#"emails.value[type eq "work"]"#, "path.syntax"),
    (r#"name[givenName eq "x"].familyName"#, "path.filter-on-singular"),
    (r#"emails[foo eq "x"]"#, "path.filter-unknown-sub"),
    ("emails[0]", "path.array-index"),
    ("emails.0", "path.array-index"),
    ("emails[0].value", "path.array-index"),
    ("emails.0.value", "path.array-index"),
    ("emails[*]", "path.array-index"),
    ("/emails/0/value", "path.json-pointer"),
    ("/title", "path.json-pointer"),
    ("", "patch.path-empty"),
    (" ", "patch.path-empty"),
    (".title", "path.syntax"),
    ("title.", "path.syntax"),
    ("title,nickName", "path.syntax"),
    ("na me", "path.whitespace"),
    (" title", "path.whitespace"),
    ("name. givenName", "path.whitespace"),
    (r#"emails[type eq "work"] .value"#, "path.whitespace"),
    (r#"emails.value eq "1""#, "path.attr-expression"),
    (r#"emails[type eq "work"].value eq "x""#, "path.attr-expression"),
    ("department", "patch.missing-extension-urn"),
    (
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.department",
        "attr.enterprise-urn-truncated",
    ),
    (
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:department",
        "attr.enterprise-urn-truncated",
    ),
    ("urn:ietf:params:scim:schemas:extension:enterprise:2.0", "attr.enterprise-urn-truncated"),
    ("id", "patch.readonly"),
    ("meta.created", "patch.readonly"),
    ("groups", "patch.readonly"),
    (r#"groups[value eq "1"]"#, "patch.readonly"),
    ("groups.value", "patch.readonly"),
    ("schemas", "patch.schemas-path"),
    ("foo", "path.unknown-attribute"),
    ("members", "path.unknown-attribute"),
    ("name.foo", "path.unknown-sub"),
    ("title.x", "path.sub-of-simple"),
    ("urn:x:y:a", "path.urn-unknown"),
    ("urn:ietf:params:scim:schemas:core:2.0:Group:members", "path.urn-unknown"),
    ("URN:ietf:params:scim:schemas:extension:enterprise:2.0:user:Department", "path.urn-case"),
    ("pr", "path.operator-in-name"),
];

#[test]
fn each_path_vector_yields_its_rule_and_no_other() {
    for &(path, rule) in VECTORS {
        assert_eq!(rules(path, Target::User), [rule], "{path}");
    }
    for (path, rule) in [
        ("members.$ref", "filter.ref-attribute"),
        (r#"members[$ref eq "https://x.co/Users/1"]"#, "filter.ref-attribute"),
        (r#"members.value eq "1""#, "path.attr-expression"),
    ] {
        assert_eq!(rules(path, Target::Group), [rule], "{path}");
    }
    assert_eq!(
        rules(r#"schemas[value eq "x"]"#, Target::User),
        ["patch.schemas-path", "path.filter-on-simple-multi"]
    );
}

#[test]
fn a_query_names_attributes_and_chooses_no_values() {
    let of_query = |text: &str| {
        let options = PathOptions { target: None, place: Some(PathPlace::Query) };
        check_path(text, &options).diagnostics
    };
    for path in ["userName", "emails.value", "id", "meta.lastModified", "schemas"] {
        assert_eq!(of_query(path), [], "{path}");
    }
    let path = r#"emails[type eq "work"].value"#;
    let found = of_query(path);
    let [only] = found.as_slice() else { panic!("{found:#?}") };
    assert_eq!(
        (only.rule.as_str(), only.start, only.end),
        ("path.not-allowed-here", Some(6), Some(22))
    );
    let fixes = [only.fix.clone().unwrap()];
    assert_eq!(apply_fixes(path, &fixes, true, Encoding::Utf16).text, "emails.value");
}

#[test]
fn each_fix_writes_the_path_that_was_meant() {
    let cases = [
        ("/name/givenName".to_owned(), "name.givenName".to_owned()),
        ("/emails/-".to_owned(), "emails".to_owned()),
        (" title ".to_owned(), "title".to_owned()),
        ("name. givenName".to_owned(), "name.givenName".to_owned()),
        (r#"members.value eq "1""#.to_owned(), r#"members[value eq "1"]"#.to_owned()),
        ("title.x".to_owned(), "title".to_owned()),
        ("dispalyName".to_owned(), "displayName".to_owned()),
        ("name.givename".to_owned(), "name.givenName".to_owned()),
        ("emails[tpye eq \"work\"]".to_owned(), "emails[type eq \"work\"]".to_owned()),
        ("urn:ietf:params:scim:schemas:core:2.0:User:title".to_owned(), "title".to_owned()),
        ("department".to_owned(), format!("{ENTERPRISE}:User:department")),
        (format!("{ENTERPRISE}:User.department"), format!("{ENTERPRISE}:User:department")),
        (format!("{ENTERPRISE}:department"), format!("{ENTERPRISE}:User:department")),
        (ENTERPRISE.to_owned(), format!("{ENTERPRISE}:User")),
        (
            format!("{}:user:Department", ENTERPRISE.to_uppercase()),
            format!("{ENTERPRISE}:User:department"),
        ),
        ("emails[type eq 'work]".to_owned(), r#"emails[type eq "work"]"#.to_owned()),
        (r"emails[type eq 'work'].value".to_owned(), r#"emails[type eq "work"].value"#.to_owned()),
    ];
    for (path, expected) in cases {
        let report = of_user(&path);
        let fixes: Vec<DiagnosticFix> =
            report.diagnostics.iter().filter_map(|found| found.fix.clone()).collect();
        let done = apply_fixes(&path, &fixes, true, Encoding::Utf16).text;
        assert_eq!(done, expected, "{path}");
    }
}

#[test]
fn messages_name_what_is_wrong_and_where() {
    let cases = [
        ("name.foo", "`name` has no attribute `foo`", 5, 8),
        ("title.x", "`title` is a string and has no sub-attributes", 6, 7),
        (
            r#"name[givenName eq "x"]"#,
            "`name` has a single value: there is nothing to choose from",
            4,
            22,
        ),
        ("emails.value", "The path names `value` of every value in `emails`", 0, 12),
        ("urn:x:y:a", "The schema `urn:x:y` is not known here", 0, 7),
        ("department", "`department` belongs to an extension, and its URN is missing", 0, 10),
        ("meta.created", "Only the service provider changes `meta`", 0, 12),
        ("emails[0]", "Values of a list have no numbers in SCIM", 6, 9),
        ("é[x eq 1]", "This cannot be the name of an attribute", 0, 1),
    ];
    for (path, message, start, end) in cases {
        let report = of_user(path);
        let [found] = report.diagnostics.as_slice() else { panic!("{path}: {report:#?}") };
        assert_eq!(found.message, message, "{path}");
        assert_eq!((found.start, found.end), (Some(start), Some(end)), "{path}");
        assert_eq!(found.source, "path");
    }
}

mod any_text {
    use super::{Encoding, apply_fixes, of_user};
    use proptest::prelude::*;

    fn pieces() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "emails",
            "name",
            "givenName",
            "title",
            ".",
            "[",
            "]",
            " ",
            "type eq \"work\"",
            "value",
            "/",
            "0",
            ",",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0",
            ":User",
            ":",
            "department",
            "é",
            "$ref",
            "\"",
            "eq",
            "-",
            "members",
            "schemas",
            "id",
        ]);
        prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn gives_a_report_whose_fixes_remove_their_findings(text in prop_oneof![".{0,40}", pieces()]) {
            let length = text.encode_utf16().count() as u32;
            for found in of_user(&text).diagnostics {
                prop_assert!(found.start <= found.end && found.end.unwrap() <= length);
                let Some(fix) = found.fix else { continue };
                let done = apply_fixes(&text, &[fix], true, Encoding::Utf16);
                prop_assert_eq!(done.applied, 1);
                let left = of_user(&done.text).diagnostics;
                let same = left.iter().any(|other| other.rule == found.rule && other.start == found.start);
                prop_assert!(!same, "{}: `{}` became `{}`", found.rule, text, done.text);
            }
        }
    }
}
