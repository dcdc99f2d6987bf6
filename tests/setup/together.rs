//! What takes several inputs to see, and what several inputs say of one thing.

use std::time::{Duration, Instant};

use scim_preflight::preflight::{Step, StepStatus};
use scim_preflight::report::{Certainty, Severity};
use serde_json::{Value, json};

use super::{
    TOKEN, both, change, changed, check, export, exports, forms, found, pasted, rules, step, text,
};

/// The only finding there is: rule, source, pointer, message.
fn only(setup: &Value) -> (String, String, String, String) {
    let report = check(setup);
    let [one] = found(&report) else { panic!("{:#?}", found(&report)) };
    let pointer = one.pointer.clone().unwrap_or_default();
    (one.rule.clone(), one.source.clone(), pointer, one.message.clone())
}

fn is(setup: &Value, rule: &str, source: &str, pointer: &str, message: &str) {
    let (a, b, c, d) = only(setup);
    assert_eq!([&*a, &*b, &*c, &*d], [rule, source, pointer, message]);
}

fn formed(changes: &[(&str, Value)]) -> Value {
    let mut setup = forms();
    for (pointer, value) in changes {
        change(&mut setup, pointer, value.clone());
    }
    setup
}

#[test]
fn the_login_url_contradicts_the_deployment() {
    let setup = json!({ "sumoLogic": { "deployment": "US2", "loginUrl": "https://service.eu.sumologic.com" } });
    is(
        &setup,
        "setup.contradiction",
        "sumoLogic",
        "/loginUrl",
        "The login URL belongs to deployment EU, but US2 is chosen",
    );
}

#[test]
fn okta_sends_people_to_another_deployment_than_the_account_is_on() {
    let setup = json!({
        "sumoLogic": { "loginUrl": "https://acme.us2.sumologic.com/ui" },
        "integration": { "baseUrl": "https://api.us2.sumologic.com/api/v1/scim/" },
        "signOn": { "ssoUrl": "https://service.eu.sumologic.com/sumo/saml/consume/1234567890" }
    });
    is(
        &setup,
        "saml.account-deployment",
        "signOn",
        "/ssoUrl",
        "The Single sign-on URL belongs to deployment EU, but the account is on US2",
    );
    // Nobody says where the account is: then the two addresses are held against each other.
    let mut setup = setup;
    change(&mut setup, "/sumoLogic", Value::Null);
    is(
        &setup,
        "saml.base-url-deployment",
        "integration",
        "/baseUrl",
        "People log in on deployment EU, but the SCIM base URL belongs to US2",
    );
}

#[test]
fn the_form_and_the_export_contradict_each_other() {
    let setup = json!({
        "signOn": { "ssoUrl": "https://service.us2.sumologic.com/sumo/saml/consume/77" },
        "pasted": [{ "text": text("okta-app.json") }]
    });
    is(
        &setup,
        "setup.contradiction",
        "pasted/0",
        "/settings/signOn/ssoAcsUrl",
        "The Single sign-on URL is `https://service.us2.sumologic.com/sumo/saml/consume/1234567890` here, and `https://service.us2.sumologic.com/sumo/saml/consume/77` in the Sign On tab",
    );
    let setup = json!({
        "general": { "appName": "Sumo", "status": "INACTIVE", "signOnMethod": "SAML 2.0" },
        "pasted": [{ "text": text("okta-app.json") }]
    });
    assert_eq!(
        rules(&check(&setup)),
        ["app.inactive", "setup.contradiction", "setup.contradiction"]
    );
    let setup = json!({ "toApp": { "createUsers": true }, "pasted": [{ "text": pretty_app(&["PUSH_NEW_USERS"]) }] });
    is(
        &setup,
        "setup.contradiction",
        "toApp",
        "/createUsers",
        "Create Users is on in the form, and off in the app's export (API: `features`)",
    );
}

/// The app without some of its features.
fn pretty_app(without: &[&str]) -> String {
    let mut app = export("okta-app.json");
    let features = app["features"].as_array().unwrap();
    let kept = features.iter().filter(|one| !without.contains(&one.as_str().unwrap()));
    let kept = Value::from(kept.cloned().collect::<Vec<_>>());
    change(&mut app, "/features", kept);
    app.to_string()
}

#[test]
fn the_api_and_terraform_contradict_each_other() {
    let app = changed("okta-app.json", &[("/label", json!("Sumo Logic (old)"))]);
    let setup = json!({ "pasted": [{ "text": app }, { "text": text("terraform-show.json") }] });
    is(
        &setup,
        "setup.contradiction",
        "pasted/1",
        "/values/root_module/resources/0/values/label",
        "App name is `Sumo Logic (prod)` here, and `Sumo Logic (old)` in pasted text 1",
    );
}

#[test]
fn okta_uses_another_key_than_the_one_described() {
    let setup = formed(&[("/sumoLogic/accessKey/accessId", json!("suZzzzzzzzzzzz"))]);
    is(
        &setup,
        "setup.contradiction",
        "integration",
        "/authorization",
        "Okta uses another access key than the one that is described for Sumo Logic",
    );
    let keys = changed("sumo-access-keys.json", &[("/data/0/id", json!("suZzzzzzzzzzzz"))]);
    let setup = both(forms(), pasted(&[&keys]));
    is(
        &setup,
        "setup.contradiction",
        "integration",
        "/authorization",
        "The access key that Okta uses is not in the list of Sumo Logic's keys",
    );
}

#[test]
fn one_defect_in_two_inputs_is_one_finding() {
    let state = "okta_app_user_schema_property";
    let mut terraform = export("terraform-show.json");
    let resources = terraform.pointer_mut("/values/root_module/resources").unwrap();
    let roles =
        resources.as_array_mut().unwrap().iter_mut().find(|one| one["type"] == state).unwrap();
    roles["values"]["external_name"] = json!("roles");
    let name = "/definitions/custom/properties/roles/externalName";
    let schema = changed("okta-app-user-schema.json", &[(name, json!("roles"))]);
    let report = check(&pasted(&[&schema, &terraform]));
    let [one] = found(&report) else { panic!("{:#?}", found(&report)) };
    assert_eq!((&*one.rule, &*one.source), ("external-name.plain-roles", "pasted/0"));
    assert_eq!(one.pointer.as_deref(), Some(name));
    let related: Vec<_> = one.related.iter().flatten().map(|related| &*related.message).collect();
    assert!(
        related.contains(
            &"The same stands in pasted/1 at /values/root_module/resources/1/values/external_name"
        ),
        "{related:?}"
    );
}

#[test]
fn findings_in_an_export_have_their_place_in_its_text() {
    let pretty = text("okta-app.json").replace("\"ACTIVE\"", "\"INACTIVE\"");
    let report = check(&json!({ "pasted": [{ "text": pretty }] }));
    let one = &found(&report)[0];
    let start = one.start.unwrap() as usize;
    assert_eq!(&pretty[start..one.end.unwrap() as usize], "\"INACTIVE\"");
    assert_eq!((one.line, one.column), (Some(6), Some(13)));
    assert_eq!(one.fix, None);
}

#[test]
fn findings_in_a_form_keep_their_place_and_their_fix() {
    let setup =
        formed(&[("/integration/baseUrl", json!("http://api.us2.sumologic.com/api/v1/scim/"))]);
    let report = check(&setup);
    let one = &found(&report)[0];
    assert_eq!((&*one.rule, &*one.source), ("base-url.http", "integration"));
    assert_eq!((one.pointer.as_deref(), one.start), (Some("/baseUrl"), Some(0)));
    assert_eq!(one.fix.as_ref().unwrap().edits[0].text, "https://");
}

#[test]
fn roles_that_only_the_okta_user_has() {
    let (user, app) =
        (export("okta-user-schema.json"), export("okta-app-user-schema-default.json"));
    let report = check(&pasted(&[&user, &app]));
    let one = &found(&report)[0];
    assert_eq!((&*one.rule, &*one.source), ("roles.only-in-okta-profile", "pasted/0"));
    assert_eq!(one.pointer.as_deref(), Some("/definitions/custom/properties/roles"));
    assert_eq!(step(&report, Step::Roles).status, StepStatus::Wrong);
    // The default attributes are one finding, with the others as further places.
    assert_eq!(rules(&report), ["roles.only-in-okta-profile", "mapping.extra-attribute"]);
    let extra = &found(&report)[1];
    assert_eq!(extra.message, "`Middle name` is left over: Sumo Logic has no use for it");
    let related = extra.related.as_ref().unwrap();
    assert_eq!(related.len(), 20);
    assert_eq!(
        related[0].pointer.as_deref(),
        Some("/definitions/custom/properties/honorificPrefix")
    );
}

#[test]
fn an_app_profile_without_roles() {
    let report = check(&pasted(&[&export("okta-app-user-schema-default.json")]));
    assert_eq!(rules(&report), ["mapping.missing-attribute", "mapping.extra-attribute"]);
    assert_eq!(found(&report)[0].severity, Severity::Error);
}

#[test]
fn two_apps_for_one_account() {
    let other = changed(
        "okta-app.json",
        &[("/id", json!("0oa7testtesttestt5d7")), ("/label", json!("Sumo Logic (test)"))],
    );
    is(
        &pasted(&[&export("okta-app.json"), &other]),
        "app.two-apps",
        "pasted/1",
        "",
        "The app `Sumo Logic (test)` logs people in at the same place, and provisions them too",
    );
    // Of another account, or without provisioning, it may stay.
    let elsewhere = "https://service.us2.sumologic.com/sumo/saml/consume/5";
    let signs_on = ["ssoAcsUrl", "recipient", "destination"];
    let changes = signs_on.map(|name| (format!("/settings/signOn/{name}"), json!(elsewhere)));
    let mut other = other;
    for (pointer, value) in changes {
        change(&mut other, &pointer, value);
    }
    assert_eq!(rules(&check(&pasted(&[&export("okta-app.json"), &other]))), [""; 0]);
    assert_eq!(
        rules(&check(&pasted(&[&export("okta-app-catalog.json"), &export("okta-app.json")]))),
        [""; 0]
    );
}

#[test]
fn exports_of_another_app() {
    let mapping =
        changed("okta-mapping-to-app.json", &[("/target/id", json!("0oa7testtesttestt5d7"))]);
    is(
        &pasted(&[&export("okta-app.json"), &mapping]),
        "setup.other-app",
        "pasted/1",
        "",
        "This export is of another app",
    );
    // Among the mappings of a whole organization that of the app is looked for.
    let mut others = vec![mapping; 20];
    others[7] = export("okta-mapping-to-app.json");
    change(
        &mut others[3],
        "/properties/roles",
        json!({"expression": "user.salesforceRole", "pushStatus": "PUSH"}),
    );
    assert_eq!(rules(&check(&pasted(&[&export("okta-app.json"), &Value::from(others)]))), [""; 0]);
}

#[test]
fn a_mapping_from_an_attribute_that_is_not_there() {
    let mapping = changed(
        "okta-mapping-to-app-mapped.json",
        &[("/properties/roles/expression", json!("user.sumoRole"))],
    );
    is(
        &pasted(&[&export("okta-user-schema.json"), &mapping]),
        "mapping.roles-source-missing",
        "pasted/1",
        "/properties/roles/expression",
        "The role is mapped from `user.sumoRole`, and Okta's users have no attribute `sumoRole`",
    );
}

#[test]
fn a_role_that_is_chosen_for_a_group_while_it_is_mapped() {
    let all = [&export("okta-mapping-to-app-mapped.json"), &export("okta-app-groups.json")];
    is(
        &pasted(&all),
        "mapping.assigned-role-ignored",
        "pasted/0",
        "/properties/roles/expression",
        "A role is chosen at the assignment of a group, but `roles` is mapped, and the mapping counts",
    );
    // Whoever says that the role is to be chosen hears that the mapping has to go.
    let setup = both(pasted(&all), json!({ "mode": "assignment" }));
    assert_eq!(only(&setup).0, "mapping.roles-mapped");
}

#[test]
fn a_key_whose_owner_has_the_app() {
    let setup = formed(&[
        ("/sumoLogic/accessKey/owner", json!("Ada.Lovelace@example.com")),
        ("/sumoLogic/accessKey/ownerKind", json!("user")),
    ]);
    is(
        &both(setup, pasted(&[&export("okta-app-users.json")])),
        "key.owner-assigned",
        "sumoLogic",
        "/accessKey/owner",
        "The owner of the access key is assigned to the app: whoever unassigns them turns all provisioning off",
    );
}

#[test]
fn groups_that_are_sent_with_the_login() {
    let statement = json!([{"type": "GROUP", "name": "Sumo_Role", "namespace": "urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified", "filterType": "REGEX", "filterValue": "Sumo.*"}]);
    let app = changed("okta-app.json", &[("/settings/signOn/attributeStatements", statement)]);
    assert_eq!(only(&pasted(&[&app])).0, "saml.group-statement");
    // Sumo Logic reads no roles from the login.
    assert_eq!(rules(&check(&pasted(&[&app, &export("sumo-saml.json")]))), [""; 0]);
    let setup = json!({ "signOn": { "groupAttributes": ["Sumo_Role"] } });
    assert_eq!(only(&setup).2, "/groupAttributes/0");
}

#[test]
fn lists_of_roles() {
    let roles = "/definitions/custom/properties/roles";
    let list = |file: &str, values: &[&str], titles: &[&str]| {
        let pairs = values.iter().zip(titles);
        let one_of: Vec<_> =
            pairs.map(|(value, title)| json!({"const": value, "title": title})).collect();
        changed(
            file,
            &[
                (&format!("{roles}/enum"), json!(values)),
                (&format!("{roles}/oneOf"), one_of.into()),
            ],
        )
    };
    let (both_roles, user) = (["Administrator", "Analyst"], "okta-user-schema.json");
    let short = list(user, &["Analyst"], &["Analyst"]);
    let setup = pasted(&[&short, &export("okta-app-user-schema.json")]);
    assert_eq!(only(&setup).0, "roles.lists-differ");
    // The order does not matter.
    let turned = list(user, &["Analyst", "Administrator"], &["Analyst", "Administrator"]);
    assert_eq!(rules(&check(&pasted(&[&turned, &export("okta-app-user-schema.json")]))), [""; 0]);
    let app = "okta-app-user-schema.json";
    let mixed = changed(app, &[(&format!("{roles}/enum"), json!(["Analyst", "Administrator"]))]);
    assert_eq!(only(&pasted(&[&mixed])).0, "roles.enum-mismatch");
    let swapped = list(app, &both_roles, &["administrator", "analyst"]);
    assert_eq!(rules(&check(&pasted(&[&swapped]))), ["roles.swapped", "roles.swapped"]);
    // The guide's own table, with and without the list of the account.
    let guide =
        list(app, &["user", "administrator", "analyst"], &["User", "Administrator", "Analyst"]);
    let report = check(&pasted(&[&guide]));
    assert_eq!(rules(&report), ["roles.case-differs", "roles.case-differs", "roles.user-role"]);
    assert!(found(&report).iter().all(|one| one.certainty != Certainty::Certain));
    let report = check(&pasted(&[&guide, &export("sumo-roles.json")]));
    assert_eq!(rules(&report), ["roles.unknown", "roles.case-differs", "roles.case-differs"]);
    assert_eq!(found(&report)[0].message, "No role in Sumo Logic is called `user`");
    assert_eq!(
        found(&report)[1].message,
        "The role in Sumo Logic is `Administrator`, the value is `administrator`"
    );
}

#[test]
fn okta_usernames_count_as_emails_when_they_are() {
    let login = json!("${source.login}");
    let app = changed("okta-app.json", &[("/credentials/userNameTemplate/template", login)]);
    let mapping = export("okta-mapping-to-app.json");
    let report = check(&pasted(&[&app, &mapping]));
    assert_eq!(rules(&report), ["app.username-login"]);
    assert_eq!(
        (found(&report)[0].severity, found(&report)[0].certainty),
        (Severity::Info, Certainty::Possible)
    );
    assert_eq!(step(&report, Step::App).status, StepStatus::Fine);
    assert_eq!(rules(&check(&pasted(&[&app, &mapping, &export("okta-app-users.json")]))), [""; 0]);
}

#[test]
fn who_may_change_their_role_where_no_mapping_is_known() {
    let action = "/definitions/custom/properties/roles/permissions/0/action";
    let schema = changed("okta-user-schema.json", &[(action, json!("READ_WRITE"))]);
    assert_eq!(only(&pasted(&[&schema])).0, "roles.read-write");
    let setup = both(pasted(&[&schema]), json!({ "mode": "mapped" }));
    assert_eq!(only(&setup).0, "mapping.self-service-role");
}

#[test]
fn a_list_of_mappings_without_their_attributes_is_no_mapping_that_was_checked() {
    let mapping = changed("okta-mapping-to-app.json", &[("/properties", Value::Null)]);
    let report = check(&pasted(&[&json!([mapping])]));
    assert!(found(&report).is_empty());
    let left = step(&report, Step::Mappings);
    assert_eq!(left.status, StepStatus::NotYet);
    assert!(left.unchecked.iter().any(|one| one.what == "What is sent to Sumo Logic"));
}

#[test]
fn what_is_typed_of_sumo_logic_alone() {
    let saml = json!({ "entityId": "https://service.us2.sumologic.com/sumo/saml/consume/77" });
    let setup = json!({ "sumoLogic": { "saml": saml } });
    let (rule, source, pointer, _) = only(&setup);
    assert_eq!([&*rule, &*source, &*pointer], ["saml.swapped", "sumoLogic", "/saml/entityId"]);
}

#[test]
fn roles_that_are_typed_against_those_that_sumo_logic_lists() {
    let setup = both(
        json!({ "sumoLogic": { "roles": ["Administrator", "Reader"] } }),
        pasted(&[&export("sumo-roles.json")]),
    );
    is(
        &setup,
        "setup.contradiction",
        "sumoLogic",
        "/roles/1",
        "The role `Reader` is not in the list from Sumo Logic",
    );
}

#[test]
fn a_list_of_roles_that_goes_on_or_that_terraform_made_settles_nothing() {
    let roles = "/definitions/custom/properties/roles";
    let list = json!(["Administrator", "SOC Tier 2"]);
    let one_of = json!([
        { "const": "Administrator", "title": "Administrator" },
        { "const": "SOC Tier 2", "title": "SOC Tier 2" },
    ]);
    let app = changed(
        "okta-app-user-schema.json",
        &[(&format!("{roles}/enum"), list), (&format!("{roles}/oneOf"), one_of)],
    );
    let page = changed("sumo-roles.json", &[("/next", json!("aGVsbG8"))]);
    assert_eq!(rules(&check(&pasted(&[&app, &page]))), ["roles.not-built-in"]);
    assert_eq!(rules(&check(&pasted(&[&app, &export("sumo-roles.json")]))), ["roles.unknown"]);
    let made = json!({ "format_version": "1.0", "terraform_version": "1.9.8", "values": { "root_module": {
        "resources": [{ "type": "sumologic_role_v2", "mode": "managed", "values": { "name": "SOC Tier 2" } }],
    } } });
    assert_eq!(rules(&check(&pasted(&[&app, &made]))), [""; 0]);
}

#[test]
fn people_without_a_role_where_it_is_mapped_and_roles_without_a_list() {
    let ada = json!({
        "id": "00u1abcdeFGHIJ0015d7", "status": "ACTIVE",
        "profile": { "login": "ada@example.com", "email": "ada@example.com", "firstName": "Ada", "lastName": "Lovelace", "roles": null },
        "credentials": { "provider": { "type": "OKTA", "name": "OKTA" } },
    });
    let mapping = export("okta-mapping-to-app-mapped.json");
    is(
        &pasted(&[&mapping, &ada]),
        "assignment.no-role",
        "pasted/1",
        "",
        "`ada@example.com` has the app without a role, and Sumo Logic requires one",
    );
    assert_eq!(rules(&check(&pasted(&[&export("okta-mapping-to-app.json"), &ada]))), [""; 0]);
    let people = changed("okta-app-users.json", &[("/2/profile/roles", json!("Auditor"))]);
    is(
        &pasted(&[&people, &export("sumo-roles.json")]),
        "roles.unknown",
        "pasted/0",
        "/2/profile/roles",
        "No role in Sumo Logic is called `Auditor`",
    );
}

#[test]
fn an_attribute_that_is_required_by_the_schemas_own_list() {
    let required = "/definitions/custom/properties/roles/required";
    let schema = changed("okta-app-user-schema.json", &[(required, Value::Null)]);
    assert_eq!(rules(&check(&pasted(&[&schema]))), [""; 0]);
}

#[test]
fn no_secret_is_ever_told() {
    let secret = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ01";
    let mut setup = formed(&[
        ("/integration/username", json!(secret)),
        ("/integration/password", json!("suAb3dEf6hIj9k")),
        ("/integration/authenticationMode", json!("basic")),
        (
            "/integration/baseUrl",
            json!(format!("https://suAb3dEf6hIj9k:{secret}@api.us2.sumologic.com/")),
        ),
        (
            "/signOn/ssoUrl",
            json!(format!("https://x:{secret}@service.us2.sumologic.com/sumo/saml/consume/1")),
        ),
        ("/sumoLogic/accessKey/accessKey", json!(secret)),
    ]);
    setup["pasted"] =
        json!([{ "text": TOKEN }, { "text": format!("Bearer {TOKEN}") }, { "text": secret }]);
    let report = check(&setup);
    assert!(found(&report).len() >= 3);
    let told = serde_json::to_string(&report).unwrap();
    assert!(
        !told.contains(secret) && !told.contains(&secret[..20]) && !told.contains(TOKEN),
        "{told}"
    );
    change(&mut setup, "/signOn", Value::Null);
    assert!(!format!("{:?}", super::read(&setup)).contains(&secret[..12]));
}

#[test]
fn ten_thousand_people_are_a_moment() {
    let one = &export("okta-app-users.json")[0];
    let people: Vec<Value> = (0..10_000)
        .map(|number| {
            let mut person = one.clone();
            person["profile"]["roles"] =
                if number % 2 == 0 { Value::Null } else { json!("Analyst") };
            person
        })
        .collect();
    let all = exports("okta-mapping-to-app.json");
    let people = Value::from(people);
    let setup = pasted(&[&all[2], &people]);
    let begun = Instant::now();
    let report = check(&setup);
    assert_eq!(rules(&report), ["assignment.no-role"]);
    assert!(report.report.truncated);
    let related = found(&report)[0].related.as_ref().unwrap();
    assert_eq!((related.len(), &*related[20].message), (21, "There are more of them"));
    assert!(begun.elapsed() < Duration::from_secs(10));
}
