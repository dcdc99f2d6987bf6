use proptest::prelude::*;
use scim_preflight::okta::{CORE_USER, ROLE_EXTERNAL_NAME};
use scim_preflight::report::{Diagnostic, DiagnosticFix, Report};
use scim_preflight::text::Encoding;
use scim_preflight::{apply_fixes, check_external_name};

const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

fn rules(report: &Report) -> Vec<&str> {
    let found = report.diagnostics.iter().map(|found| found.rule.as_str());
    found.map(|rule| rule.strip_prefix("external-name.").unwrap_or(rule)).collect()
}

fn fixed(text: &str, found: &Diagnostic) -> Option<String> {
    let fix: DiagnosticFix = found.fix.clone()?;
    Some(apply_fixes(text, &[fix], true, Encoding::Utf16).text)
}

/// All fixes of one field, over and over until nothing changes.
fn mended(text: &str, source: &str, check: impl Fn(&str) -> Report) -> String {
    let mut text = text.to_owned();
    for _ in 0..12 {
        let report = check(&text);
        let of_field = report.diagnostics.into_iter().filter(|found| found.source == source);
        let fixes: Vec<_> = of_field.filter_map(|found| found.fix).collect();
        if fixes.is_empty() {
            break;
        }
        text = apply_fixes(&text, &fixes, true, Encoding::Utf16).text;
    }
    text
}

/// Each mistake: the text, the rules that it breaks, the place of the first finding.
const MISTAKES: &[(&str, &[&str], (u32, u32))] = &[
    ("", &["empty"], (0, 0)),
    (" \t", &["empty"], (0, 2)),
    (r#"roles[primary eq "True"].value"#, &["entra-syntax"], (5, 23)),
    (r#"roles[primary eq "true"].value"#, &["entra-syntax"], (5, 23)),
    ("roles[primary==true].value", &["no-dot-caret"], (5, 6)),
    ("roles^[primary==true].value", &["no-dot"], (5, 7)),
    ("roles.[primary==true].value", &["no-caret"], (5, 7)),
    ("roles..^[primary==true].value", &["syntax"], (5, 9)),
    ("roles.^[primary=true].value", &["single-equals"], (15, 16)),
    ("roles.^[primary eq true].value", &["eq-operator"], (15, 19)),
    ("roles.^[primary EQ true].value", &["eq-operator"], (15, 19)),
    ("roles.^[primary!=true].value", &["syntax"], (15, 17)),
    ("roles.^[primary==\"true\"].value", &["boolean-literal"], (17, 23)),
    ("roles.^[primary=='true'].value", &["boolean-literal"], (17, 23)),
    ("roles.^[primary==True].value", &["boolean-literal"], (17, 21)),
    ("roles.^[primary==“true”].value", &["boolean-literal"], (17, 23)),
    ("roles.^[primary==1].value", &["boolean-literal"], (17, 18)),
    ("roles.^[primary==true].values", &["values"], (23, 29)),
    ("roles.^[primary==true].display", &["display"], (23, 30)),
    ("roles.^[primary==true].Value", &["letter-case"], (23, 28)),
    ("roles.^[primary==true].type", &["roles.external-name"], (23, 27)),
    ("roles.^[primary==true]", &["no-value"], (22, 22)),
    ("roles.^[primary==true].", &["no-value"], (22, 23)),
    ("roles.^[Primary==true].value", &["letter-case"], (8, 15)),
    ("Roles.^[primary==true].value", &["letter-case"], (0, 5)),
    ("role.^[primary==true].value", &["singular"], (0, 4)),
    ("Role.^[primary==true].value", &["singular"], (0, 4)),
    ("roles", &["plain-roles"], (0, 5)),
    ("roles.value", &["no-selector"], (5, 5)),
    ("roles.^[primary==false].value", &["primary-false"], (17, 22)),
    ("roles.^[type=='Administrator'].value", &["type-selector"], (8, 29)),
    ("roles.^[value=='Administrator'].value", &["roles.external-name"], (8, 30)),
    ("photos.^[type==photo].value", &["quotes"], (15, 20)),
    ("photos.^[type==\"photo\"].value", &["quotes"], (15, 22)),
    ("photos.^[type==‘photo’].value", &["smart-quotes"], (15, 22)),
    ("photos.^[type==&#39;photo&#39;].value", &["html-escaped"], (15, 20)),
    ("photos.^[type==&amp;#39;photo&amp;#39;].value", &["html-escaped"], (15, 24)),
    ("roles.^[primary==true].value ", &["blanks"], (28, 29)),
    ("\u{feff}roles.^[primary==true].value", &["blanks"], (0, 1)),
    ("roles.^[primary==true].\nvalue", &["blanks"], (23, 24)),
    ("roles.^[primary==true].va\u{200b}lue", &["blanks"], (25, 26)),
    ("roles.^[ primary == true ].value", &["blanks"], (8, 9)),
    ("`roles.^[primary==true].value`", &["extra-punctuation"], (0, 1)),
    ("\"roles.^[primary==true].value\".", &["extra-punctuation"], (0, 1)),
    ("roles.^[primary==true].value.", &["extra-punctuation"], (28, 29)),
    (CORE_USER, &["namespace-pasted"], (0, 42)),
    (
        "urn:ietf:params:scim:schemas:core:2.0:User:roles.^[primary==true].value",
        &["namespace-pasted"],
        (0, 43),
    ),
    ("roles.^[primary==true.value", &["syntax"], (27, 27)),
    ("roles.^(primary==true).value", &["syntax"], (6, 28)),
    ("rоles.^[primary==true].value", &["syntax"], (1, 28)),
];

#[test]
fn each_known_mistake_in_an_external_name_has_its_own_rule_and_place() {
    for &(text, expected, place) in MISTAKES {
        let report = check_external_name(text, Some(CORE_USER));
        assert_eq!(rules(&report), expected, "{text:?}: {:#?}", report.diagnostics);
        let first = &report.diagnostics[0];
        assert_eq!((first.start, first.end), (Some(place.0), Some(place.1)), "{text:?}");
        assert_eq!(first.source, "externalName");
    }
}

#[test]
fn the_fixes_lead_every_mistaken_role_to_the_name_of_the_guide() {
    for &(text, ..) in MISTAKES {
        let lookalike = text.starts_with("rоles");
        let undecided = text.contains("!=");
        if !text.to_lowercase().starts_with("photos") && !lookalike && !undecided {
            let done =
                mended(text, "externalName", |text| check_external_name(text, Some(CORE_USER)));
            assert_eq!(done, ROLE_EXTERNAL_NAME, "{text:?}");
        }
    }
}

#[test]
fn a_text_selector_is_mended_without_losing_its_text() {
    for text in ["type==photo", "type==\"photo\"", "type==‘photo’", "type==&#39;photo&#39;"] {
        let text = format!("photos.^[{text}].value");
        let done = mended(&text, "externalName", |text| check_external_name(text, Some(CORE_USER)));
        assert_eq!(done, "photos.^[type=='photo'].value", "{text}");
    }
    let entra = "emails[type eq \"work\"].value";
    let done = mended(entra, "externalName", |text| check_external_name(text, Some(CORE_USER)));
    assert_eq!(done, "emails.^[type=='work'].value");
}

#[test]
fn the_external_names_of_okta_s_default_attributes_yield_nothing() {
    let core = [
        ROLE_EXTERNAL_NAME,
        "userName",
        "name.givenName",
        "name.familyName",
        "emails.^[primary==true].value",
        "emails.^[primary==true].type",
        "emails.^[primary==false].value",
        "phoneNumbers.^[primary==true].value",
        "phoneNumbers.^[primary==true].type",
        "photos.^[type=='photo'].value",
        "photos.^[type=='my photo'].value",
        "entitlements.^[type=='license'].value",
        "displayName",
        "profileUrl",
    ];
    for name in core {
        let report = check_external_name(name, Some(CORE_USER));
        assert!(report.diagnostics.is_empty(), "{name}: {:#?}", report.diagnostics);
    }
    let elsewhere = [
        ("manager.value", ENTERPRISE),
        ("department", ENTERPRISE),
        ("sentryOrgRole", "urn:example:sentry:2.0:User"),
        ("employeeNumber", CORE_USER),
    ];
    for (name, namespace) in elsewhere {
        let report = check_external_name(name, Some(namespace));
        assert!(report.diagnostics.is_empty(), "{name}: {:#?}", report.diagnostics);
    }
}

/// Each mistake in the namespace of a role, with its rule and what the fix makes of it.
const NAMESPACES: &[(&str, &str, &str)] = &[
    ("", "namespace-missing", CORE_USER),
    ("  ", "namespace-missing", CORE_USER),
    ("urn:ietf:params:scim:schemas:core:2.0", "namespace-no-user", CORE_USER),
    ("urn:ietf:params:scim:schemas:core:2.0:", "namespace-no-user", CORE_USER),
    ("urn:ietf:params:scim:schemas:core:2.0:Users", "namespace-users", CORE_USER),
    ("rn:ietf:params:scim:schemas:core:2.0:User", "namespace-cut", CORE_USER),
    ("urn:ietf:params:scim:schemas:core:2.0:user", "namespace-case", CORE_USER),
    (ENTERPRISE, "namespace-enterprise", CORE_USER),
    ("urn:scim:schemas:core:1.0", "namespace-scim-1", CORE_USER),
    ("urn:ietf:params:scim:schemas:core:2.0:Group", "namespace-other", CORE_USER),
    ("core", "namespace-other", CORE_USER),
    (ROLE_EXTERNAL_NAME, "name-in-namespace", CORE_USER),
    ("roles", "name-in-namespace", CORE_USER),
    ("urn:ietf:params:scim:schemas: core:2.0:User", "blanks", CORE_USER),
    ("urn:ietf:params:scim:schemas:core:2.0:User\n", "blanks", CORE_USER),
    ("urn:ietf:params:scim:schemas:core:2.0:User.", "extra-punctuation", CORE_USER),
    ("'urn:ietf:params:scim:schemas:core:2.0:User'", "extra-punctuation", CORE_USER),
];

#[test]
fn each_known_mistake_in_a_namespace_has_its_own_rule_and_fix() {
    for &(namespace, rule, right) in NAMESPACES {
        let report = check_external_name(ROLE_EXTERNAL_NAME, Some(namespace));
        assert_eq!(rules(&report), [rule], "{namespace:?}");
        let found = &report.diagnostics[0];
        assert_eq!(found.source, "externalNamespace");
        assert_eq!(fixed(namespace, found).as_deref(), Some(right), "{namespace:?}");
    }
}

#[test]
fn a_namespace_that_was_not_given_is_missing_and_has_nothing_to_fix() {
    let report = check_external_name(ROLE_EXTERNAL_NAME, None);
    let [found] = report.diagnostics.as_slice() else { panic!("{report:#?}") };
    assert_eq!(found.rule, "external-name.namespace-missing");
    assert_eq!(
        found.message,
        "There is no external namespace, and without one Okta does not send the attribute"
    );
    assert!(found.start.is_none() && found.fix.is_none());
}

#[test]
fn a_blank_is_named_by_what_it_is() {
    for (end, message) in [
        (" ", "The field holds a blank that does not belong to the value"),
        ("\r\n", "The field holds a line break"),
        ("\u{200b}", "The field holds a character that cannot be seen: U+200B"),
        ("\u{a0}", "The field holds a character that cannot be seen: U+00A0"),
    ] {
        let name = check_external_name(&format!("{ROLE_EXTERNAL_NAME}{end}"), Some(CORE_USER));
        let space = check_external_name(ROLE_EXTERNAL_NAME, Some(&format!("{CORE_USER}{end}")));
        for report in [name, space] {
            let [only] = report.diagnostics.as_slice() else { panic!("{report:#?}") };
            assert_eq!(only.message, message);
        }
    }
}

#[test]
fn the_main_mistakes_are_told_in_plain_sentences() {
    for (text, message, help) in [
        (
            r#"roles[primary eq "True"].value"#,
            "This is how Microsoft Entra ID writes the attribute; Okta writes `.^[`, `==` and a bare `true`",
            "Enter `roles.^[primary==true].value` for a role.",
        ),
        (
            "roles",
            "Plain `roles` makes Okta send the role as a bare string, and Sumo Logic takes a list",
            "Enter `roles.^[primary==true].value`.",
        ),
        (
            "Roles.^[primary==true].value",
            "A capital letter stands where Sumo Logic's name has a small one",
            "Write `roles`.",
        ),
        (
            "role.^[primary==true].value",
            "The attribute is called `roles`, with an s",
            "Write `roles`.",
        ),
        (
            "rоles",
            "A character that no attribute name has stands here: U+043E",
            "A role needs exactly `roles.^[primary==true].value`.",
        ),
    ] {
        let report = check_external_name(text, Some(CORE_USER));
        let found = &report.diagnostics[0];
        assert_eq!(
            (found.message.as_str(), found.help.as_deref()),
            (message, Some(help)),
            "{text}"
        );
    }
}

#[test]
fn swapped_fields_are_told_in_both() {
    let report = check_external_name(CORE_USER, Some(ROLE_EXTERNAL_NAME));
    assert_eq!(rules(&report), ["namespace-pasted", "name-in-namespace"]);
}

#[test]
fn doubtful_findings_are_warnings_that_are_only_likely() {
    use scim_preflight::report::{Certainty, Severity};
    for text in ["roles.^[type=='Administrator'].value", "roles.^[primary==false].value"] {
        let report = check_external_name(text, Some(CORE_USER));
        let found = &report.diagnostics[0];
        assert_eq!((found.severity, found.certainty), (Severity::Warning, Certainty::Likely));
    }
    let plain = check_external_name("roles", Some(CORE_USER));
    let related = plain.diagnostics[0].related.as_ref().unwrap();
    assert!(related[0].message.contains("string array"), "{related:?}");
}

/// Texts near to external names: their parts in any order.
fn near_names() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "roles",
        "Roles",
        "role",
        "emails",
        ".",
        "^",
        "[",
        "]",
        "primary",
        "type",
        "==",
        "=",
        " eq ",
        "true",
        "True",
        "\"true\"",
        "'x y'",
        "‘x’",
        "false",
        "value",
        "values",
        "display",
        " ",
        "\n",
        "\u{200b}",
        "&#39;",
        "&amp;",
        "&quot;",
        "urn:ietf:params:scim:schemas:core:2.0:User",
        ":",
        "`",
        "'",
        "\"",
        ",",
        "é",
        "😀",
        "rn:",
        ":user:",
        "s",
    ]);
    prop::collection::vec(part, 0..9).prop_map(|parts| parts.concat())
}

fn promises(name: &str, namespace: &str) -> Result<(), TestCaseError> {
    let report = check_external_name(name, Some(namespace));
    for found in &report.diagnostics {
        let text = if found.source == "externalName" { name } else { namespace };
        let units = text.encode_utf16().count() as u32;
        let (start, end) = (found.start.unwrap(), found.end.unwrap());
        prop_assert!(start <= end && end <= units, "{found:?} in {text:?}");
        let Some(done) = fixed(text, found) else { continue };
        prop_assert_ne!(&done, text, "{:?} changes nothing", found.rule);
        let again = if found.source == "externalName" {
            check_external_name(&done, Some(namespace))
        } else {
            check_external_name(name, Some(&done))
        };
        let still = again
            .diagnostics
            .iter()
            .filter(|other| other.source == found.source && other.rule == found.rule)
            .count();
        let before = report
            .diagnostics
            .iter()
            .filter(|other| other.source == found.source && other.rule == found.rule)
            .count();
        prop_assert!(still < before, "{} stays: {text:?} -> {done:?}", found.rule);
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_gives_a_report_with_places_inside_and_fixes_that_mend(
        name in near_names(), namespace in near_names()
    ) {
        promises(&name, &namespace)?;
    }

    #[test]
    fn any_unicode_text_gives_a_report(name in ".{0,40}", namespace in ".{0,40}") {
        promises(&name, &namespace)?;
    }

    #[test]
    fn mending_comes_to_an_end(name in near_names()) {
        let check = |text: &str| check_external_name(text, Some(CORE_USER));
        let done = mended(&name, "externalName", check);
        prop_assert!(check(&done).diagnostics.iter().all(|found| found.fix.is_none()), "{done:?}");
    }
}

#[test]
fn a_text_without_measure_is_answered_in_time() {
    let started = std::time::Instant::now();
    let long = " roles".repeat(200_000);
    let report = check_external_name(&long, Some(&long));
    let messages: Vec<_> = report.diagnostics.iter().map(|found| found.message.as_str()).collect();
    assert_eq!(
        messages,
        ["This is longer than any external name", "This is longer than any namespace"]
    );
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
}
