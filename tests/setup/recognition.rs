//! What was pasted is recognized by its shape, wherever it stands and whatever is around it.

use scim_preflight::okta::MappingMode;
use scim_preflight::preflight::ExportKind;
use serde_json::{Value, json};

use super::{TOKEN, check, export, found, pasted, rules, text};

fn kinds(text: &str) -> Vec<(ExportKind, String)> {
    let report = check(&json!({ "pasted": [{ "name": "file", "text": text }] }));
    report.recognized.into_iter().map(|row| (row.kind, row.title)).collect()
}

fn is(text: &str, kind: ExportKind, title: &str) {
    assert_eq!(kinds(text), [(kind, title.to_owned())]);
}

#[test]
fn every_export_is_recognized() {
    for (name, kind, title) in [
        ("okta-app.json", ExportKind::OktaApplication, "Okta application: Sumo Logic (prod)"),
        ("okta-app-catalog.json", ExportKind::OktaApplication, "Okta application: Sumo Logic"),
        ("okta-user-schema.json", ExportKind::OktaUserSchema, "Okta user schema"),
        (
            "okta-app-user-schema.json",
            ExportKind::OktaAppUserSchema,
            "Okta app user schema: Sumo Logic (prod) User",
        ),
        (
            "okta-mapping-to-app.json",
            ExportKind::OktaMapping,
            "Okta profile mapping to: example_sumologicprod_1",
        ),
        ("okta-mapping-to-okta.json", ExportKind::OktaMapping, "Okta profile mapping to: user"),
        ("okta-app-users.json", ExportKind::OktaAppUser, "Okta assignments of people: 4"),
        ("okta-app-groups.json", ExportKind::OktaGroupAssignment, "Okta assignment of a group"),
        (
            "sumo-saml.json",
            ExportKind::SamlConfiguration,
            "Sumo Logic SAML configuration: Okta (prod)",
        ),
        ("sumo-roles.json", ExportKind::SumoRole, "Sumo Logic roles: 3"),
        ("sumo-access-keys.json", ExportKind::SumoAccessKey, "Sumo Logic access key: okta-scim"),
        ("terraform-show.json", ExportKind::Terraform, "Terraform resources: 11"),
        ("terraform-plan.json", ExportKind::Terraform, "Terraform resources: 11"),
        ("terraform.tfstate.json", ExportKind::Terraform, "Terraform resources: 11"),
    ] {
        is(&text(name), kind, title);
        let minified = export(name).to_string();
        is(&format!("\u{feff}\r\n {minified}\n\n"), kind, title);
        is(&json!({ "ok": true, "result": export(name) }).to_string(), kind, title);
    }
}

#[test]
fn what_is_no_export_is_said_to_be_what_it_is() {
    let event = json!([{"eventType": "application.provision.user.push", "published": "2026-10-12T10:02:11Z", "outcome": {"result": "SUCCESS"}}]);
    let payload = json!({"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "ada@example.com"});
    let error = json!({"errorCode": "E0000007", "errorSummary": "Not found: Resource not found: me (App)", "errorLink": "E0000007", "errorId": "oae", "errorCauses": []});
    let denied = json!({"id": "IUUQI-DGH5I-TJ045", "errors": [{"code": "auth1:invalid", "message": "Credential could not be verified."}]});
    for (text, kind) in [
        (event.to_string(), ExportKind::SystemLog),
        (
            "actor.id,event_type,outcome.result\n00u1,application.provision.user.push,SUCCESS\n"
                .into(),
            ExportKind::SystemLog,
        ),
        (payload.to_string(), ExportKind::ScimPayload),
        (error.to_string(), ExportKind::ApiError),
        (denied.to_string(), ExportKind::ApiError),
        (TOKEN.into(), ExportKind::Credential),
        (format!("Bearer {TOKEN}\n"), ExportKind::Credential),
        ("suAb3dEf6hIj9k".into(), ExportKind::Credential),
        (
            "suAb3dEf6hIj9k:0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ01"
                .into(),
            ExportKind::Credential,
        ),
        ("https://api.us2.sumologic.com/api/v1/scim/".into(), ExportKind::Url),
        ("service.eu.sumologic.com".into(), ExportKind::Url),
        ("<!DOCTYPE html>\n<html><body>Sign in</body></html>".into(), ExportKind::Html),
        (
            "resource \"okta_app_saml\" \"sumologic\" {\n  label = \"Sumo Logic\"\n}\n".into(),
            ExportKind::Hcl,
        ),
        ("{\"id\": 1}".into(), ExportKind::OtherJson),
        ("[]".into(), ExportKind::OtherJson),
        ("The users do not arrive".into(), ExportKind::Text),
        (" \n".into(), ExportKind::Empty),
    ] {
        let seen = kinds(&text);
        assert_eq!(seen.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), [kind], "{text}");
        let report = check(&json!({ "pasted": [{ "text": text }] }));
        assert!(report.recognized[0].advice.is_some(), "{text}");
    }
}

#[test]
fn what_was_meant_as_an_export_and_is_none_is_a_finding() {
    let whole = text("okta-app.json");
    let report =
        check(&json!({ "pasted": [{ "text": "<html>" }, { "text": &whole[..whole.len() - 40] }] }));
    assert_eq!(rules(&report), ["setup.not-read", "setup.not-read"]);
    assert_eq!(found(&report)[0].message, "This is a web page, so it was not checked");
    assert_eq!(found(&report)[1].source, "pasted/1");
    assert_eq!(found(&report)[1].message, "This is JSON that breaks off, so it was not checked");
    assert!(report.steps.iter().all(|step| step.findings.is_empty()));
}

#[test]
fn what_can_still_be_read_of_a_truncated_list_is_checked() {
    let people = text("okta-app-users.json");
    let cut = people.find("00u1abcdeFGHIJ0035d7").unwrap();
    let kinds: Vec<_> = kinds(&people[..cut]).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, [ExportKind::OktaAppUser, ExportKind::BrokenJson]);
}

#[test]
fn names_of_files_are_kept_and_several_texts_counted() {
    let setup = json!({ "pasted": [
        { "name": "app.json", "text": text("okta-app.json") },
        { "text": export("sumo-roles.json") },
    ] });
    let report = check(&setup);
    let rows: Vec<_> =
        report.recognized.iter().map(|row| (row.input, row.name.as_deref(), row.count)).collect();
    assert_eq!(rows, [(0, Some("app.json"), 1), (1, None, 3)]);
}

#[test]
fn anything_gives_a_report() {
    let deep = "[".repeat(5000);
    let wide = format!("[{}]", "{\"a\":[{}]},".repeat(5000));
    for text in
        [deep, wide, "{".into(), "\"".into(), "\u{0}".into(), "{}{}[]]".into(), "nul".into()]
    {
        let report = check(&json!({ "pasted": [{ "text": text }] }));
        assert_eq!(report.steps.len(), 8);
    }
    // Wrong types everywhere.
    let odd = json!({ "pasted": 1, "integration": [], "sumoLogic": { "roles": [1, null], "accessKey": { "scopes": {} } }, "signOn": { "ssoUrl": 3 } });
    assert_eq!(check(&odd).steps.len(), 8);
    for name in [
        "okta-app.json",
        "okta-user-schema.json",
        "okta-mapping-to-app.json",
        "okta-app-users.json",
        "terraform-show.json",
    ] {
        let mut whole = export(name);
        for value in [json!(7), json!([]), json!({}), Value::Null] {
            twist(&mut whole, &value);
            check(&pasted(&[&whole]));
        }
    }
}

#[test]
fn an_export_may_break_off_anywhere() {
    for name in ["okta-app.json", "okta-app-user-schema.json", "terraform-show-mapped.json"] {
        let whole = text(name);
        for cut in (0..whole.len()).step_by(61).filter(|cut| whole.is_char_boundary(*cut)) {
            let report = check(&json!({ "pasted": [{ "text": &whole[..cut] }] }));
            let broken = report.recognized.iter().any(|row| row.kind == ExportKind::BrokenJson);
            assert!(broken || cut == 0, "{name} up to {cut}");
            for found in found(&report) {
                assert!(found.end.is_none_or(|end| end as usize <= cut), "{found:?}");
            }
        }
    }
}

/// Puts another value in the place of every third one.
fn twist(node: &mut Value, value: &Value) {
    let children: Vec<&mut Value> = match node {
        Value::Object(members) => members.values_mut().collect(),
        Value::Array(list) => list.iter_mut().collect(),
        _ => return,
    };
    for (index, child) in children.into_iter().enumerate() {
        if index % 3 == 2 { *child = value.clone() } else { twist(child, value) }
    }
}

#[test]
fn what_exports_show_of_the_mappings_is_handed_on_for_the_picture() {
    let whole = check(&pasted(&[
        &export("okta-app-user-schema.json"),
        &export("okta-mapping-to-app.json"),
        &export("okta-mapping-to-okta.json"),
    ]));
    let mapping = serde_json::to_value(whole.mapping.unwrap()).unwrap();
    let list = |name: &str| {
        let mut list: Vec<String> =
            serde_json::from_value(mapping["present"][name].clone()).unwrap();
        list.sort();
        list
    };
    assert_eq!(mapping["mode"], "assignment");
    assert_eq!(list("toApp"), ["email", "familyName", "givenName"]);
    assert_eq!(list("toOkta"), ["email", "firstName", "lastName", "login"]);
    assert_eq!(list("profile"), ["email", "familyName", "givenName", "roles", "userName"]);
    // One screen says nothing of the others, and other exports nothing of any.
    let one = check(&pasted(&[&export("okta-mapping-to-app-mapped.json")])).mapping.unwrap();
    assert_eq!(one.mode, Some(MappingMode::Mapped));
    assert!(one.present.to_app.unwrap().contains(&"roles".to_owned()));
    assert_eq!((one.present.to_okta, one.present.profile), (None, None));
    assert_eq!(check(&pasted(&[&export("sumo-roles.json")])).mapping, None);
}
