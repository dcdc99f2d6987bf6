use scim_preflight::preflight::{SetupKit, SetupRequest, Step};
use serde_json::{Value, json};

use super::contract::Contract;
use super::{of, sound, with};

/// What the contract calls the body of a request.
fn schema(request: &SetupRequest) -> Option<&'static str> {
    match request.path {
        "/api/v1/apps" => Some("SamlApplication"),
        path if path.starts_with("/api/v1/meta/schemas/") => Some("UserSchema"),
        _ => None,
    }
}

fn body(request: &SetupRequest) -> Value {
    serde_json::to_value(&request.body).unwrap()
}

fn complaints(made: &SetupKit) -> Vec<String> {
    let contract = Contract::read();
    let mut wrong = Vec::new();
    for request in &made.requests {
        let body = body(request);
        if let Some(schema) = schema(request) {
            wrong.extend(contract.complaints(schema, &body));
        }
        let properties = body["properties"].as_object().into_iter().flatten();
        // What is removed is null in Okta's prose, and not in its schema.
        for (_, property) in properties.filter(|(_, property)| !property["expression"].is_null()) {
            wrong.extend(contract.complaints("ProfileMappingProperty", property));
        }
    }
    wrong
}

#[test]
fn okta_s_contract_takes_every_body() {
    for options in [sound(), with("mode", "mapped"), json!({}), with("appName", "a \"b\" ${c}")] {
        assert_eq!(complaints(&of(&options)), [""; 0], "{options}");
    }
}

#[test]
fn the_contract_knows_the_settings_of_a_saml_app() {
    let mut app = body(&of(&sound()).requests[0]);
    app["settings"]["signOn"]["ssoAcsUrll"] = "x".into();
    app["settings"]["signOn"]["digestAlgorithm"] = "SHA512".into();
    let wrong = Contract::read().complaints("SamlApplication", &app);
    assert_eq!(
        wrong,
        [
            "SamlApplication/settings/signOn/digestAlgorithm: \"SHA512\" is not in [\"SHA1\",\"SHA256\"]",
            "SamlApplication/settings/signOn/ssoAcsUrll: unknown member",
        ]
    );
}

#[test]
fn the_requests_come_in_the_order_in_which_they_work() {
    let made = of(&sound());
    let sent: Vec<_> = made
        .requests
        .iter()
        .map(|request| (request.step, request.method, request.path, request.body.is_some()))
        .collect();
    assert_eq!(
        sent,
        [
            (Step::App, "POST", "/api/v1/apps", true),
            (Step::Roles, "POST", "/api/v1/meta/schemas/user/default", true),
            (Step::Roles, "POST", "/api/v1/meta/schemas/apps/{appId}/default", true),
            (Step::Mappings, "GET", "/api/v1/mappings?targetId={appId}", false),
            (Step::Mappings, "POST", "/api/v1/mappings/{toAppMappingId}", true),
            (Step::Mappings, "GET", "/api/v1/mappings?sourceId={appId}", false),
            (Step::Mappings, "POST", "/api/v1/mappings/{toOktaMappingId}", true),
            (Step::Mappings, "POST", "/api/v1/meta/schemas/apps/{appId}/default", true),
            (Step::Assignment, "PUT", "/api/v1/apps/{appId}/groups/{groupId}", true),
            (
                Step::Verification,
                "GET",
                "/api/v1/logs?filter=eventType%20eq%20%22application.provision.user.push%22",
                false
            ),
        ]
    );
}

#[test]
fn the_app_has_both_addresses_and_the_email_as_its_username() {
    let app = body(&of(&sound()).requests[0]);
    assert_eq!(app["label"], "Sumo Logic (prod)");
    assert_eq!(app["credentials"]["userNameTemplate"]["template"], "${source.email}");
    let sign_on = &app["settings"]["signOn"];
    let consume = "https://service.us2.sumologic.com/sumo/saml/consume/1234567890";
    for name in ["ssoAcsUrl", "recipient", "destination"] {
        assert_eq!(sign_on[name], consume, "{name}");
    }
    assert_eq!(sign_on["audience"], "https://service.us2.sumologic.com/sumo/saml/1234567890");
    assert!(sign_on.get("attributeStatements").is_none());
}

#[test]
fn mappings_and_attributes_that_go_are_null() {
    let made = of(&sound());
    let to_app = body(&made.requests[4]);
    assert_eq!(to_app["properties"]["emailType"], json!({"expression": null, "pushStatus": null}));
    assert!(to_app["properties"].get("roles").is_none());
    let removed = body(&made.requests[7]);
    let removed = &removed["definitions"]["custom"]["properties"];
    assert!(removed.as_object().unwrap().values().all(Value::is_null));
    assert!(removed.get("email").is_none());
    let mapped = body(&of(&with("mode", "mapped")).requests[4]);
    let roles = json!({"expression": "user.roles", "pushStatus": "PUSH"});
    assert_eq!(mapped["properties"]["roles"], roles);
}

#[test]
fn a_group_gets_its_role_with_the_assignment_unless_roles_are_mapped() {
    let assigned = body(&of(&sound()).requests[8]);
    assert_eq!(assigned, json!({"profile": {"roles": "Administrator"}}));
    assert_eq!(body(&of(&with("mode", "mapped")).requests[8]), json!({"profile": {}}));
}

#[test]
fn the_commands_have_variables_where_secrets_and_identifiers_belong() {
    let made = of(&sound());
    assert_eq!(
        made.requests[8].curl,
        concat!(
            "printf 'header = \"Authorization: SSWS %s\"\\n' \"$OKTA_TOKEN\" |\n",
            "  curl --config - --request PUT \"https://$OKTA_DOMAIN/api/v1/apps/$APP_ID/groups/$GROUP_ID\" \\\n",
            "    --header 'Content-Type: application/json' --data '{\"profile\":{\"roles\":\"Administrator\"}}'\n",
        )
    );
    assert_eq!(
        made.requests[3].powershell,
        concat!(
            "Invoke-RestMethod -Method GET -Uri \"https://$OKTA_DOMAIN/api/v1/mappings?targetId=$APP_ID\"",
            " -Headers @{ Authorization = \"SSWS $OKTA_TOKEN\" }\n",
        )
    );
}

#[test]
fn the_test_of_the_connection_asks_what_okta_asks() {
    let made = of(&sound());
    let url = "'https://api.us2.sumologic.com/api/v1/scim/Users?startIndex=1&count=2'";
    for command in [&made.commands.curl, &made.commands.powershell] {
        assert!(command.contains(url), "{command}");
    }
    assert!(made.commands.curl.contains("Authorization: Bearer %s"));
    assert!(made.commands.powershell.contains("Authorization = \"Bearer $token\""));
    let basic = of(&with("authenticationMode", "basic")).commands;
    assert!(
        basic
            .curl
            .contains("printf 'user = \"%s:%s\"\\n' \"$SUMO_ACCESS_ID\" \"$SUMO_ACCESS_KEY\"")
    );
    assert!(basic.powershell.contains("Authorization = \"Basic $token\""));
}
