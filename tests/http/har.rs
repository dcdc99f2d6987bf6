//! HAR files and entries.

use super::{USER, check, mended, place, rules};

fn entry(body: &str, response: &str) -> String {
    let text = serde_json::Value::from(body);
    format!(
        r#"{{"startedDateTime": "2024-05-01T00:00:00Z", "time": 5, "request": {{"method": "POST", "url": "https://a.example/v2/users", "httpVersion": "HTTP/2.0", "headers": [{{"name": ":method", "value": "POST"}}, {{"name": "user-agent", "value": "x"}}, {{"name": "content-type", "value": "application/scim+json"}}], "postData": {{"mimeType": "application/scim+json", "text": {text}}}}}, "response": {response}, "cache": {{}}, "timings": {{}}}}"#
    )
}

const CREATED: &str = r#"{"status": 200, "headers": [{"name": "content-type", "value": "application/scim+json"}], "content": {"size": 0}}"#;

#[test]
fn a_fault_inside_a_string_has_its_place_and_its_fix_there() {
    let body = format!("{{\"schemas\": [\"{USER}\"], \"userName\": \"ann\", \"title\": 5}}");
    let text = entry(&body, CREATED);
    let report = check(&text, "");
    assert_eq!(rules(&report), ["http.endpoint-case", "type.string", "http.create-status"]);
    assert_eq!(place(&text, &report, "http.endpoint-case"), "users");
    assert_eq!(place(&text, &report, "type.string"), "5");
    assert_eq!(place(&text, &report, "http.create-status"), "200");
    let mended = mended(&text, &report);
    assert_eq!(mended, text.replace("v2/users", "v2/Users").replace(": 5}", r#": \"5\"}"#));
    assert!(serde_json::from_str::<serde_json::Value>(&mended).is_ok());
}

#[test]
fn a_whole_file_is_read_entry_by_entry() {
    let good =
        entry(&format!("{{\"schemas\": [\"{USER}\"], \"userName\": \"ann\"}}"), r#"{"status": 0}"#);
    let error = r#"{"schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"], "status": "409", "scimType": "uniqueness", "detail": "x"}"#;
    let coded = base64(error);
    let failed = format!(
        r#"{{"status": 400, "headers": [], "content": {{"text": "{coded}", "encoding": "base64"}}}}"#
    );
    let second = entry(&format!("{{\"schemas\": [\"{USER}\"], \"userName\": \"ben\"}}"), &failed);
    let text = format!(
        r#"{{"log": {{"version": "1.2", "creator": {{"name": "x"}}, "entries": [{good}, {second}]}}}}"#
    );
    let report = check(&text, "");
    let found = rules(&report);
    assert_eq!(found.iter().filter(|rule| **rule == "http.endpoint-case").count(), 2, "{found:?}");
    assert_eq!(place(&text, &report, "error.status-http-mismatch"), format!("\"{coded}\""));
    let base64 =
        report.report.diagnostics.iter().find(|found| found.rule == "error.status-http-mismatch");
    assert_eq!(base64.unwrap().fix, None);
}

fn base64(text: &str) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in text.as_bytes().chunks(3) {
        let bits = chunk.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte))
            << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize] as char;
            out.push(if place <= chunk.len() { letter } else { '=' });
        }
    }
    out
}

#[test]
fn what_else_was_recorded_is_passed_over() {
    let page = r#"{"request": {"method": "GET", "url": "https://a.example/app.js", "headers": [{"name": "user-agent", "value": "x"}]}, "response": {"status": 200, "headers": [{"name": "content-type", "value": "text/javascript"}], "content": {"text": "let a = 1;"}}}"#;
    let scim = page.replace("app.js", "v2/users/1").replace("200", "304").replace("let a = 1;", "");
    let text = format!(r#"{{"log": {{"entries": [{page}, {scim}, {page}]}}}}"#);
    assert_eq!(rules(&check(&text, "")), ["http.endpoint-case"]);
    let text = format!(r#"{{"log": {{"entries": [{page}, {page}]}}}}"#);
    let report = check(&text, "");
    assert_eq!(
        report.report.diagnostics[0].message,
        "None of these requests goes to an endpoint of SCIM"
    );
    assert!(report.report.ok);
}

#[test]
fn a_log_without_entries_is_not_understood() {
    let text = r#"{"log": {"version": "1.2"}}"#;
    assert_eq!(rules(&check(text, "")), ["http.unreadable"]);
}
