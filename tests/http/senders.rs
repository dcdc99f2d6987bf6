//! What identity providers really send, under their profiles and without one.

use super::{check, place, rules, serious};

fn clean(text: &str, profile: &str) {
    let report = check(text, &format!("{{\"profile\": \"{profile}\"}}"));
    let found = serious(&report);
    assert!(found.is_empty(), "{text}\n{found:#?}");
}

const OKTA: &str = "Host: scim.example.com\nUser-Agent: Okta SCIM Client 1.0.0\nAuthorization: Bearer abc\nAccept: application/scim+json\nAccept-Charset: utf-8\nContent-Type: application/scim+json; charset=utf-8\n";

#[test]
fn okta_searches_creates_replaces_and_deactivates() {
    let user = r#"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"test.user@okta.example","name":{"givenName":"Test","familyName":"User"},"emails":[{"primary":true,"value":"test.user@okta.example","type":"work"}],"displayName":"Test User","locale":"en-US","externalId":"00ujl29u0le5T6Aj10h7","groups":[],"password":"1mz050nq","active":true}"#;
    clean(
        &format!(
            "GET /scim/v2/Users?filter=userName%20eq%20%22test.user%40okta.example%22&startIndex=1&count=100 HTTP/1.1\n{OKTA}\nHTTP/1.1 200 OK\nContent-Type: application/scim+json\n\n{{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"], \"totalResults\": 0, \"startIndex\": 1, \"itemsPerPage\": 0, \"Resources\": []}}\n"
        ),
        "okta",
    );
    clean(&format!("POST /scim/v2/Users HTTP/1.1\n{OKTA}\n{user}\n"), "okta");
    let replaced = user
        .replace(
            "{\"schemas\"",
            "{\"id\":\"23a35c27\",\"meta\":{\"resourceType\":\"User\"},\"schemas\"",
        )
        .replace(",\"password\":\"1mz050nq\"", "");
    clean(&format!("PUT /scim/v2/Users/23a35c27 HTTP/1.1\n{OKTA}\n{replaced}\n"), "okta");
    let inactive = r#"{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","value":{"active":false}}]}"#;
    clean(&format!("PATCH /scim/v2/Users/23a35c27 HTTP/1.1\n{OKTA}\n{inactive}\n"), "okta");
    let rename = r#"{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","value":{"id":"abf4dd94","displayName":"Guides"}},{"op":"remove","path":"members[value eq \"89bb1940\"]"},{"op":"add","path":"members","value":[{"value":"23a35c27","display":"test.user@okta.example"}]}]}"#;
    clean(&format!("PATCH /scim/v2/Groups/abf4dd94 HTTP/1.1\n{OKTA}\n{rename}\n"), "okta");
    clean(
        &format!("DELETE /scim/v2/Groups/abf4dd94 HTTP/1.1\n{OKTA}\nHTTP/1.1 204 No Content\n\n"),
        "okta",
    );
    clean(
        "GET /scim/v2/Users?startIndex=1&count=2 HTTP/1.1\nUser-Agent: OKTA SCIM Integration\nAccept: application/scim+json\n",
        "okta",
    );
}

#[test]
fn a_base_url_whose_version_is_that_of_the_api_is_legal() {
    clean(
        &format!(
            "GET https://api.us2.example.com/api/v1/scim/Users?filter=userName%20eq%20%22a%40b.example%22&startIndex=1&count=100 HTTP/1.1\n{OKTA}"
        ),
        "okta,sumologic",
    );
}

const ENTRA: &str = "Host: scim.example.com\nUser-Agent: Microsoft Azure AD\nAuthorization: Bearer abc\nAccept: application/scim+json\nContent-Type: application/scim+json\n";

#[test]
fn entra_probes_creates_patches_and_reads_groups_without_members() {
    clean(
        &format!("GET /scim/Users?filter=userName%20eq%20%22non-existent%22 HTTP/1.1\n{ENTRA}"),
        "entra",
    );
    clean(
        &format!("GET /scim/Groups/40734ae6?excludedAttributes=members HTTP/1.1\n{ENTRA}"),
        "entra",
    );
    clean(
        &format!(
            "GET /scim/Groups?excludedAttributes=members&filter=displayName%20eq%20%22a%22 HTTP/1.1\n{ENTRA}"
        ),
        "entra",
    );
    let user = r#"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],"externalId":"0a21f0f2","userName":"Test_User@example.com","active":true,"emails":[{"primary":true,"type":"work","value":"Test_User@example.com"}],"meta":{"resourceType":"User"},"name":{"formatted":"givenName familyName","familyName":"familyName","givenName":"givenName"},"roles":[]}"#;
    clean(&format!("POST /scim/Users HTTP/1.1\n{ENTRA}\n{user}\n"), "entra");
    let patch = r#"{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"Replace","path":"emails[type eq \"work\"].value","value":"updated@example.com"},{"op":"Replace","path":"active","value":false}]}"#;
    clean(
        &format!(
            "PATCH /scim/Users/6764549bef60420686bc HTTP/1.1\n{ENTRA}\n{patch}\nHTTP/1.1 200 OK\nContent-Type: application/scim+json\nContent-Length: 1200\n\n"
        ),
        "entra",
    );
    let members = r#"{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"Add","path":"members","value":[{"$ref":null,"value":"f648f8d5ea4e4cd38e9c"}]}]}"#;
    clean(
        &format!(
            "PATCH /scim/Groups/40734ae6 HTTP/1.1\n{ENTRA}\n{members}\nHTTP/1.1 204 No Content\n\n"
        ),
        "entra",
    );
    clean(
        &format!(
            "DELETE /scim/Users/5171a35d82074e068ce2 HTTP/1.1\n{ENTRA}\nHTTP/1.1 204 No Content\n\n"
        ),
        "entra",
    );
}

#[test]
fn what_the_receiver_asks_for_is_looked_for_in_a_pasted_body_too() {
    let text = "curl -X POST https://api.us2.example.com/api/v1/scim/Users -H 'Content-Type: application/scim+json' -d '{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:User\"], \"userName\": \"ann@example.com\", \"name\": {\"givenName\": \"Ann\", \"familyName\": \"B\"}, \"emails\": [{\"value\": \"other@example.com\", \"primary\": true}], \"roles\": [\"Analyst\"]}'";
    let report = check(text, r#"{"profile": "sumologic"}"#);
    assert_eq!(rules(&report), ["sumologic.email-differs"], "{report:#?}");
    assert_eq!(place(text, &report, "sumologic.email-differs"), "\"other@example.com\"");
    assert!(
        rules(&check(text, "")).contains(&"type.element-type"),
        "{:?}",
        rules(&check(text, ""))
    );
}
