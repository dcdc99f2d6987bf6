//! The fixes of names and schemas on resources of every make: they leave JSON, and no name twice.

use proptest::prelude::*;
use scim_preflight::report::{Diagnostic, DiagnosticFix};
use scim_preflight::scim::PayloadOptions;
use scim_preflight::text::Encoding;
use scim_preflight::{apply_fixes, check_payload};

const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const TRUNCATED: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0";

fn check(text: &str) -> Vec<Diagnostic> {
    check_payload(text.as_bytes(), &PayloadOptions::default(), Encoding::Utf16).report.diagnostics
}

fn repeats(text: &str) -> bool {
    check(text).iter().any(|found| found.rule.starts_with("json.duplicate-key"))
}

/// Members of an object, each as its text.
fn members(inner: bool) -> impl Strategy<Value = Vec<String>> {
    let mut names = vec![
        "title",
        "department",
        "division",
        "manager",
        "managerId",
        "name",
        "name.givenName",
        "name.familyName",
        "name.x",
        "emails",
        "emails.value",
        "firstName",
        "lastName",
        "givenName",
        "dispalyName",
        "displayName",
        "members",
        "Operations",
        "__proto__",
        "a b",
        "apiKey",
        "urn:example:x",
        "manager.value",
        "employeenumber",
        "costcentre",
        "[x]",
        "Errors",
        "urn:scim:schemas:extension:enterprise:1.0",
        TRUNCATED,
    ];
    let urns = [
        format!("{ENTERPRISE}:department"),
        format!("{ENTERPRISE}:manager.value"),
        format!("{ENTERPRISE}.division"),
        format!("{USER}:title"),
        format!("{TRUNCATED}:Usr"),
    ];
    if inner {
        names.push("userName");
    }
    let names: Vec<String> = names.into_iter().map(str::to_owned).chain(urns).collect();
    let values = ["\"x\"", "1", "true", "null", "[]", "{}", "{\"value\": \"x\"}", "[{\"a\": 1}]"];
    let member = (prop::sample::select(names), prop::sample::select(values.to_vec()))
        .prop_map(|(name, value)| format!("\"{name}\": {value}"));
    prop::collection::vec(member, 0..6)
}

fn resource() -> impl Strategy<Value = String> {
    let urns = vec![
        "null".to_owned(),
        "\"\"".to_owned(),
        "\"User\"".to_owned(),
        "\"urn:scim:schemas:core:1.0\"".to_owned(),
        "\"urn:x:y\"".to_owned(),
        format!("\"{USER}\""),
        format!("\"{}\"", USER.to_uppercase()),
        format!("\"{GROUP}\""),
        format!("\"{ENTERPRISE}\""),
        format!("\"{TRUNCATED}\""),
    ];
    let schemas = prop::collection::vec(prop::sample::select(urns), 0..4);
    let container = prop::option::of(members(true));
    let layout = prop::sample::select(vec![", ", ",", ",\n  "]);
    (schemas, members(false), container, any::<bool>(), layout).prop_map(
        |(schemas, mut all, container, last, comma)| {
            if let Some(inside) = container {
                all.push(format!("\"{ENTERPRISE}\": {{{}}}", inside.join(comma)));
            }
            all.push("\"userName\": \"ann@example.com\"".to_owned());
            let schemas = format!("\"schemas\": [{}]", schemas.join(comma));
            let at = if last { all.len() } else { 0 };
            all.insert(at, schemas);
            format!("{{{}}}", all.join(comma))
        },
    )
}

fn applied(text: &str, fixes: &[DiagnosticFix]) -> String {
    apply_fixes(text, fixes, true, Encoding::Utf16).text
}

#[test]
fn no_fix_gives_a_group_an_extension_of_users() {
    for name in
        ["urn:scim:schemas:extension:enterprise:1.0", TRUNCATED, &format!("{TRUNCATED}:department")]
    {
        let text =
            format!(r#"{{"schemas": ["{GROUP}"], "displayName": "Analysts", "{name}": {{}}}}"#);
        let fixes: Vec<_> = check(&text).into_iter().filter_map(|found| found.fix).collect();
        assert_eq!(fixes, [], "{text}");
        // Of a user it is what is meant.
        let user = text.replace(GROUP, USER).replace("displayName", "userName");
        assert!(check(&user).iter().any(|found| found.fix.is_some()), "{user}");
    }
}

proptest! {
    #[test]
    fn every_fix_alone_leaves_json_and_no_name_twice(text in resource()) {
        let twice = repeats(&text);
        for found in check(&text) {
            let Some(fix) = found.fix else { continue };
            let mended = applied(&text, std::slice::from_ref(&fix));
            let read = serde_json::from_str::<serde_json::Value>(&mended);
            prop_assert!(read.is_ok(), "{} makes\n{mended}\nof\n{text}", found.rule);
            prop_assert!(twice || !repeats(&mended), "{} makes\n{mended}\nof\n{text}", found.rule);
        }
    }

    #[test]
    fn fixes_round_after_round_come_to_an_end(text in resource()) {
        let mut text = text;
        for _ in 0..8 {
            let fixes: Vec<_> = check(&text).into_iter().filter_map(|found| found.fix).collect();
            let mended = applied(&text, &fixes);
            let read = serde_json::from_str::<serde_json::Value>(&mended);
            prop_assert!(read.is_ok(), "{mended}\nof\n{text}");
            if mended == text {
                return Ok(());
            }
            text = mended;
        }
        prop_assert!(false, "no end in sight:\n{text}");
    }
}
