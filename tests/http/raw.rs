//! Exchanges pasted as raw text.

use super::{USER, check, mended, place, rules};

const POST: &str = "POST /scim/v2/Users HTTP/1.1\r\nHost: a.example\r\nUser-Agent: x\r\nContent-Type: application/scim+json\r\n\r\n{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:User\"],\r\n \"userName\": \"ann\", \"active\": \"true\"}\r\n";

#[test]
fn a_fault_in_the_body_has_its_place_in_the_whole_text() {
    let report = check(POST, "");
    assert_eq!(rules(&report), ["type.boolean-string"]);
    assert_eq!(place(POST, &report, "type.boolean-string"), "\"true\"");
    let found = &report.report.diagnostics[0];
    assert_eq!(
        (found.line, found.column, found.pointer.as_deref()),
        (Some(7), Some(31), Some("/active"))
    );
    assert_eq!(mended(POST, &report), POST.replace("\"true\"", "true"));
    let kind = serde_json::to_value(report.kind).unwrap();
    assert_eq!(kind, "http");
}

#[test]
fn a_request_is_read_with_its_response_and_the_next_ones() {
    let text = format!(
        "{POST}\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: application/scim+json\r\n\r\n{{}}\r\n\r\nGET /scim/v2/users HTTP/1.1\r\nUser-Agent: x\r\n\r\nHTTP/2 401\r\ncontent-length: 0\r\n\r\n"
    );
    let report = check(&text, "");
    for rule in [
        "http.create-status",
        "http.endpoint-case",
        "http.401-challenge",
        "http.error-body-missing",
        "schemas.missing",
        "type.boolean-string",
    ] {
        assert!(rules(&report).contains(&rule), "{rule} in {:?}", rules(&report));
    }
    assert_eq!(place(&text, &report, "http.create-status"), "200");
    assert_eq!(place(&text, &report, "http.401-challenge"), "401");
}

#[test]
fn browsers_and_proxies_show_pseudo_headers() {
    let text = format!(
        ":authority: a.example\n:method: POST\n:path: /v2/user\n:scheme: https\ncontent-type: text/json\nuser-agent: x\n\n{{\"schemas\": [\"{USER}\"], \"userName\": \"ann\"}}\n\n:status: 200\ncontent-type: application/scim+json\n"
    );
    let report = check(&text, "");
    assert_eq!(
        rules(&report),
        ["http.endpoint-singular", "http.content-type", "http.create-status"]
    );
    assert_eq!(place(&text, &report, "http.endpoint-singular"), "user");
}

#[test]
fn the_marks_of_curl_v_are_read_over() {
    let text = "*   Trying 192.0.2.1:443...\n* Connected to a.example port 443\n> GET /v2/Users/1 HTTP/2\n> Host: a.example\n> user-agent: curl/8.5.0\n> accept: text/xml\n>\n{ [5 bytes data]\n< HTTP/2 404\n< content-type: application/scim+json\n<\n{ [97 bytes data]\n{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:Error\"], \"status\": 404, \"detail\": \"x\"}\n* Connection #0 to host a.example left intact\n";
    let report = check(text, "");
    assert_eq!(rules(&report), ["http.accept", "error.status-type"]);
    assert_eq!(place(text, &report, "http.accept"), "text/xml");
    assert_eq!(
        mended(text, &report),
        text.replace("text/xml", "application/scim+json")
            .replace("\"status\": 404", "\"status\": \"404\"")
    );
}

#[test]
fn chunks_are_put_together() {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/scim+json\r\nTransfer-Encoding: chunked\r\n\r\n";
    let text = format!(
        "{head}2f\r\n{{\"schemas\": [\"urn:ietf:params:scim:schemas:core\r\n5c\r\n:2.0:User\"], \"id\": 7, \"userName\": \"ann\",\r\n2;x=y\r\n}}\r\n0\r\n\r\n"
    );
    let report = check(&text, "");
    assert!(rules(&report).contains(&"id.type"), "{:?}", rules(&report));
    assert_eq!(place(&text, &report, "id.type"), "7");
}

#[test]
fn folded_headers_are_one_header() {
    let text =
        "GET /v2/Users HTTP/1.1\nUser-Agent: x\nAccept: text/html,\n  application/scim+json\n\n";
    assert_eq!(rules(&check(text, "")), [""; 0]);
    let text = text.replace("scim+json", "xml");
    let report = check(&text, "");
    assert_eq!(place(&text, &report, "http.accept"), "text/html,\n  application/xml");
}

#[test]
fn what_is_not_understood_is_said() {
    let report = check("Dear colleague, this fails", r#"{"kind": "http"}"#);
    assert_eq!(rules(&report), ["http.unreadable"]);
    assert_eq!(
        report.report.diagnostics[0].message,
        "This is neither a request line nor a status line"
    );
    assert_eq!(rules(&check("", r#"{"kind": "http"}"#)), ["http.unreadable"]);
    let text = "HTTP/1.1 404 Not Found\nContent-Type application/json\n\n";
    let report = check(text, "");
    assert_eq!(place(text, &report, "http.unreadable"), "Content-Type application/json");
    // A resource is none, whatever the caller says.
    let report = check(
        &format!("{{\"schemas\": [\"{USER}\"], \"userName\": \"a\"}}"),
        r#"{"kind": "http"}"#,
    );
    assert_eq!(rules(&report), ["msg.kind-conflict"]);
}

#[test]
fn no_message_holds_a_secret() {
    let text = "GET http://ann:hunter2@a.example/v2/users?filter=x HTTP/1.1\nAuthorization: Bearer hunter2\nCookie: s=hunter2\nAccept: text/xml\nhunter2 line\n\nHTTP/1.1 404 Not Found\nSet-Cookie: s=hunter2\nAuthorization: Basic hunter2\n\n";
    let curl = "curl -u ann:hunter2 -H 'Authorization: Bearer hunter2' -b 's=hunter2' http://ann:hunter2@a.example/v2/users -d 'hunter2'";
    for text in [text, curl] {
        let report = check(text, "");
        assert!(!report.report.diagnostics.is_empty());
        for found in &report.report.diagnostics {
            let told = format!("{} {:?} {:?}", found.message, found.help, found.fix);
            assert!(!told.contains("hunter2"), "{found:#?}");
        }
    }
}

#[test]
fn the_files_of_editors_are_read() {
    let text = format!(
        "# Users\n@token = abc\n\nGET {{{{host}}}}/scim/v2/Users\nAuthorization: Bearer {{{{token}}}}\n\n###\n\n// Create one.\nPOST {{{{host}}}}/scim/v2/Users\nContent-Type: application/scim+json\nUser-Agent: x\n\n{{\"schemas\": [\"{USER}\"], \"userName\": \"ann\", \"active\": \"yes\"}}\n\n### done\n"
    );
    let report = check(&text, "");
    assert_eq!(rules(&report), ["http.user-agent", "type.boolean"]);
    assert_eq!(place(&text, &report, "type.boolean"), "\"yes\"");
}

#[test]
fn what_was_sent_is_looked_for_in_the_answer() {
    let sent = format!(
        "{{\"schemas\": [\"{USER}\"], \"userName\": \"Ann\", \"externalId\": \"A1\", \"active\": true, \"title\": \"Dr\", \"groups\": [], \"password\": \"tomatoes\", \"emails\": [{{\"value\": \"a@b.example\", \"type\": \"work\"}}]}}"
    );
    let answer = |from: &str, to: &str| {
        let body = format!(
            "{{\"schemas\": [\"{USER}\"], \"id\": \"1\", \"userName\": \"ann\", \"externalId\": \"A1\", \"active\": true, \"title\": \"Dr\", \"emails\": [{{\"value\": \"A@b.example\", \"type\": \"work\"}}], \"meta\": {{\"resourceType\": \"User\", \"location\": \"https://a.example/v2/Users/1\"}}}}"
        );
        let text = format!(
            "POST /v2/Users HTTP/1.1\nUser-Agent: x\nContent-Type: application/scim+json\n\n{sent}\n\nHTTP/1.1 201 Created\nContent-Type: application/scim+json\nLocation: https://a.example/v2/Users/1\n\n{}\n",
            body.replace(from, to)
        );
        let report = check(&text, "");
        let found = report.report.diagnostics.iter().filter(|found| found.rule.starts_with("xref"));
        found.map(|found| found.message.clone()).collect::<Vec<_>>()
    };
    let gone = "The request sends `title`, and the response does not have it";
    let other =
        |name: &str| format!("`{name}` has another value in the response than in the request");
    assert_eq!(answer("", ""), [""; 0]);
    assert_eq!(answer("\"title\": \"Dr\", ", ""), [gone]);
    assert_eq!(answer("\"title\": \"Dr\", ", "\"title\": null, "), [gone]);
    assert_eq!(answer("\"active\": true", "\"active\": false"), [other("active")]);
    assert_eq!(answer("\"A1\"", "\"a1\""), [other("externalId")]);
    assert_eq!(answer("A@b.example", "c@b.example"), [other("emails")]);
    assert_eq!(
        answer("\"Dr\"", "5"),
        ["`title` is a number in the response, and was a string in the request"]
    );
}

#[test]
fn a_missing_status_is_taken_from_the_response() {
    let text = "HTTP/1.1 404 Not Found\nContent-Type: application/scim+json\n\n{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:Error\"], \"detail\": \"x\"}\n";
    let report = check(text, "");
    assert_eq!(rules(&report), ["error.status-missing"]);
    assert_eq!(
        mended(text, &report),
        text.replace("{\"schemas", "{\"status\": \"404\", \"schemas")
    );
}

#[test]
fn a_bulk_answer_is_held_against_the_request_in_the_same_text() {
    let text = "POST /v2/Bulk HTTP/1.1\nUser-Agent: x\nContent-Type: application/scim+json\n\n{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"], \"Operations\": [{\"method\": \"DELETE\", \"path\": \"/Users/1\"}]}\n\nHTTP/1.1 200 OK\nContent-Type: application/scim+json\n\n{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:BulkResponse\"], \"Operations\": [{\"method\": \"DELETE\", \"location\": \"https://a.example/v2/Users/2\", \"status\": \"204\"}]}\n";
    assert!(
        rules(&check(text, "")).contains(&"bulkresp.unmatched"),
        "{:?}",
        rules(&check(text, ""))
    );
    let right = text.replace("Users/2", "Users/1");
    assert_eq!(rules(&check(&right, "")), [""; 0]);
}
