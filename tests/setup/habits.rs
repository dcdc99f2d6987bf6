//! What real exports look like: other apps beside this one, whole Terraform configurations, usernames
//! of one's own making, texts copied with what stood around them.

use scim_preflight::preflight::ExportKind;
use scim_preflight::report::Severity;
use serde_json::{Value, json};

use super::{TOKEN, both, changed, check, export, exports, forms, found, pasted, rules, text};

/// A setup whose app has another application username.
fn named(template: &str) -> Value {
    let pointer = "/credentials/userNameTemplate/template";
    let app = changed("okta-app.json", &[(pointer, json!(template))]);
    pasted(&[&app, &export("okta-mapping-to-app.json")])
}

#[test]
fn a_username_with_a_domain_behind_it_is_an_email_address() {
    for sound in [
        r#"String.substringBefore(user.email, "@") + "@example.com""#,
        r"substringBefore(user.login, '@') + '@' + 'example.com'",
        r#"${fn:substringBefore(source.login, "@")}@example.com"#,
        r#"user.firstName + "." + user.lastName + "@example.com""#,
    ] {
        assert_eq!(rules(&check(&named(sound))), [""; 0], "{sound}");
    }
    for wrong in [
        r#"String.substringBefore(user.email, "@")"#,
        r#"${fn:substringBefore(source.login, "@")}"#,
        r#"user.firstName + "." + user.lastName"#,
    ] {
        assert_eq!(rules(&check(&named(wrong))), ["app.username-not-email"], "{wrong}");
    }
}

fn resource(kind: &str, values: &Value) -> Value {
    json!({ "address": format!("{kind}.wiki"), "mode": "managed", "type": kind, "name": "wiki", "values": values })
}

/// Another app that Terraform manages, with everything that would be wrong in this one.
fn another_app(id: &Value) -> Vec<Value> {
    vec![
        resource(
            "okta_app_saml",
            &json!({ "id": id, "label": "Wiki", "status": "INACTIVE", "sso_url": "https://wiki.example.com/saml", "audience": "wiki", "user_name_template": "${fn:substringBefore(source.login, \"@\")}" }),
        ),
        resource(
            "okta_app_user",
            &json!({ "app_id": id, "user_id": "00u1", "username": "ada", "profile": "{}" }),
        ),
        resource(
            "okta_app_group_assignments",
            &json!({ "app_id": id, "group": [{ "id": "00g1", "profile": "{}" }] }),
        ),
        resource(
            "okta_profile_mapping",
            &json!({ "source_id": "oty1", "target_id": id, "delete_when_absent": true, "mappings": [{ "id": "nick", "expression": "user.login", "push_status": "DONT_PUSH" }] }),
        ),
    ]
}

#[test]
fn other_apps_of_a_terraform_configuration_are_left_alone() {
    for (name, part) in
        [("terraform-show.json", "values"), ("terraform-plan.json", "planned_values")]
    {
        let mut whole = export(name);
        let pointer = format!("/{part}/root_module/resources");
        let resources = whole.pointer_mut(&pointer).unwrap().as_array_mut().unwrap();
        resources.splice(0..0, another_app(&json!("0oa1wikiWIKIwiki15d7")));
        assert_eq!(rules(&check(&pasted(&[&whole]))), [""; 0], "{name}");
    }
    // In a plan that makes both, neither has an id.
    let mut plan = export("terraform-plan.json");
    let resources = plan.pointer_mut("/planned_values/root_module/resources").unwrap();
    resources.as_array_mut().unwrap().push(another_app(&Value::Null).swap_remove(0));
    assert_eq!(rules(&check(&pasted(&[&plan]))), [""; 0]);
}

#[test]
fn people_of_another_app_are_told_of_once_and_not_checked() {
    let (app, people) = (text("okta-app.json"), text("okta-app-users.json"));
    let other = people.replace("0oa1gxk2pvPzXqf7h5d7", "0oa1wikiWIKIwiki15d7");
    let other = other.replace("ada.lovelace@example.com", "ada");
    let setup = json!({ "pasted": [{ "text": app }, { "text": other }] });
    let report = check(&setup);
    assert_eq!(rules(&report), ["setup.other-app"]);
    assert_eq!(found(&report)[0].message, "This export is of another app");
    assert_eq!(found(&report)[0].source, "pasted/1");
    let setup = json!({ "pasted": [{ "text": app }, { "text": other }, { "text": people }] });
    assert_eq!(rules(&check(&setup)), [""; 0]);
}

#[test]
fn sumo_logics_own_answer_tells_the_deployment() {
    let saml = export("sumo-saml.json");
    let base_url =
        json!({ "integration": { "baseUrl": "https://api.eu.sumologic.com/api/v1/scim/" } });
    let report = check(&both(base_url, pasted(&[&saml])));
    assert_eq!(rules(&report), ["saml.base-url-deployment"]);
    assert_eq!(
        found(&report)[0].message,
        "People log in on deployment US2, but the SCIM base URL belongs to EU"
    );
    let login = json!({ "sumoLogic": { "loginUrl": "https://service.eu.sumologic.com/ui/" } });
    let report = check(&both(login, pasted(&[&saml])));
    assert_eq!(rules(&report), ["saml.account-deployment"]);
    assert_eq!(
        found(&report)[0].message,
        "The Assertion Consumer URL belongs to deployment US2, but the account is on EU"
    );
}

#[test]
fn an_app_of_another_kind_is_one_finding() {
    let catalog = changed("okta-app-catalog.json", &[("/features", json!([]))]);
    assert_eq!(rules(&check(&pasted(&[&catalog]))), ["app.catalog-app"]);
    let oidc = json!({
        "id": "0oa1oidcOIDCoidc15d7", "name": "oidc_client", "label": "Sumo Logic", "status": "ACTIVE",
        "signOnMode": "OPENID_CONNECT", "features": [],
        "credentials": { "userNameTemplate": { "template": "${source.login}", "type": "BUILT_IN" } }
    });
    assert_eq!(rules(&check(&pasted(&[&oidc]))), ["app.not-saml"]);
}

#[test]
fn a_list_under_the_plain_name_is_in_doubt_and_no_error() {
    let roles = "/definitions/custom/properties/roles";
    let mut schema = export("okta-app-user-schema.json");
    let attribute = schema.pointer_mut(roles).unwrap();
    let (values, shown) = (attribute["enum"].take(), attribute["oneOf"].take());
    attribute["items"] = json!({ "type": "string", "enum": values, "oneOf": shown });
    attribute["type"] = json!("array");
    attribute["externalName"] = json!("roles");
    let report = check(&pasted(&[&schema]));
    assert_eq!(rules(&report), ["roles.data-type"]);
    assert_eq!(found(&report)[0].severity, Severity::Warning);
    assert_eq!(found(&report)[0].message, "The data type is `array`, not string");
}

#[test]
fn a_key_or_a_token_in_another_field_is_not_told() {
    let key = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ01";
    let bearer = format!("Bearer {TOKEN}");
    for secret in [key, TOKEN, &bearer] {
        let mut setup = forms();
        for pointer in ["/general/appName", "/general/status", "/integration/uniqueIdentifier"] {
            super::change(&mut setup, pointer, json!(secret));
        }
        super::change(&mut setup, "/sumoLogic/roles/0", json!(secret));
        let app =
            changed("okta-app.json", &[("/label", json!(secret)), ("/status", json!("ACTIVE"))]);
        let report = check(&both(setup, pasted(&[&app, &export("sumo-roles.json")])));
        let messages: Vec<&str> = found(&report).iter().map(|found| &*found.message).collect();
        assert!(
            messages.contains(&"The unique identifier field is `[hidden]`, not `userName`"),
            "{messages:#?}"
        );
        let told = serde_json::to_string(&report).unwrap();
        assert!(!told.contains(&key[..20]) && !told.contains(&TOKEN[..20]), "{told}");
    }
    let setup = json!({ "integration": { "uniqueIdentifier": "supportanalyst" } });
    assert_eq!(
        found(&check(&setup))[0].message,
        "The unique identifier field is `supportanalyst`, not `userName`"
    );
}

#[test]
fn texts_around_and_between_exports_hide_none_of_them() {
    let all = exports("okta-mapping-to-app.json");
    let written: Vec<String> =
        all.iter().map(|one| serde_json::to_string_pretty(one).unwrap()).collect();
    let headed: Vec<String> =
        written.iter().map(|one| format!("# GET https://…\n{one}\n")).collect();
    for whole in [
        written.join(",\n"),
        written.join("\n---\n"),
        headed.join("\n"),
        headed.join("\n").replace('\n', "\r\n"),
        format!("```json\n{}\n```\n", written.join("\n```\n\n```json\n")),
        format!("HTTP/2 200 \r\ncontent-type: application/json\r\n\r\n{}", written.join("\n")),
    ] {
        let report = check(&json!({ "pasted": [{ "text": whole }] }));
        let kinds: Vec<ExportKind> = report.recognized.iter().map(|row| row.kind).collect();
        assert_eq!(kinds.len(), 8, "{kinds:?}");
        assert_eq!(rules(&report), [""; 0]);
    }
}

#[test]
fn an_export_knows_which_findings_come_from_it() {
    let mut all = exports("okta-mapping-to-app.json");
    let mut short = all[0]["features"].clone();
    short.as_array_mut().unwrap().retain(|feature| feature != "PUSH_NEW_USERS");
    super::change(&mut all[0], "/features", short);
    super::change(&mut all[0], "/label", json!("Sumo Logic 📈 (prod)"));
    super::change(&mut all[3], "/properties/email/pushStatus", json!("DONT_PUSH"));
    let report = check(&pasted(&[&Value::from(all)]));
    assert_eq!(rules(&report), ["provisioning.to-app-off", "mapping.create-only"]);
    let rows: Vec<(&str, &[u32])> =
        report.recognized.iter().map(|row| (row.title.as_str(), &*row.findings)).collect();
    assert_eq!(rows[0], ("Okta application: Sumo Logic 📈 (prod)", &[0][..]));
    assert_eq!(rows[3], ("Okta profile mappings: 2", &[1][..]));
    assert!(
        rows.iter().enumerate().all(|(index, row)| [0, 3].contains(&index) || row.1.is_empty())
    );
}

#[test]
fn what_two_exports_show_comes_from_both() {
    let rows = |export: &Value, other: &Value| {
        let report = check(&pasted(&[export, other]));
        assert_eq!(rules(&report), ["app.inactive"]);
        report.recognized.into_iter().map(|row| row.findings).collect::<Vec<_>>()
    };
    let app = changed("okta-app.json", &[("/status", json!("INACTIVE"))]);
    assert_eq!(rows(&app, &app), [[0], [0]]);
    assert_eq!(rows(&app, &export("sumo-roles.json")), [vec![0], vec![]]);
}
