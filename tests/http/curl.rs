//! `curl` commands.

use super::{USER, check, mended, place, rules, serious};

#[test]
fn a_command_is_the_request_that_it_sends() {
    let text = format!(
        "curl -X POST 'https://a.example/scim/v2/Users' \\\n  -H 'Authorization: Bearer abc' \\\n  -H \"Content-Type: application/scim+json\" \\\n  --data-raw '{{\"schemas\": [\"{USER}\"], \"userName\": \"ann\", \"nickName\": \"it'\\''s\", \"active\": \"true\"}}'\n"
    );
    let report = check(&text, "");
    assert_eq!(rules(&report), ["type.boolean-string"]);
    assert_eq!(place(&text, &report, "type.boolean-string"), "\"true\"");
    assert_eq!(mended(&text, &report), text.replace("\"true\"", "true"));
    assert_eq!(report.report.diagnostics[0].pointer.as_deref(), Some("/active"));
}

#[test]
fn fixes_are_written_as_the_quotes_ask() {
    let text = format!(
        r#"curl https://a.example/v2/Users -H Content-Type:application/scim+json -d "{{\"schemas\": [\"{USER}\"], \"userName\": \"ann\", \"title\": 5}}""#
    );
    let report = check(&text, "");
    assert_eq!(place(&text, &report, "type.string"), "5");
    assert_eq!(mended(&text, &report), text.replace(": 5}", r#": \"5\"}"#));
    let ansi = text.replace("-d \"", "-d $'").replace("\\\"", "\"").replace("5}\"", "5}'");
    let report = check(&ansi, "");
    assert_eq!(mended(&ansi, &report), ansi.replace(": 5}", ": \"5\"}"));
}

#[test]
fn data_without_a_type_is_a_form() {
    let text = format!(
        "curl https://a.example/v2/Users -d '{{\"schemas\": [\"{USER}\"], \"userName\": \"ann\"}}'"
    );
    let report = check(&text, "");
    assert_eq!(rules(&report), ["http.content-type"]);
    assert_eq!(place(&text, &report, "http.content-type"), "-d");
    assert_eq!(
        report.report.diagnostics[0].message,
        "The `Content-Type` is `application/x-www-form-urlencoded`, not that of SCIM"
    );
    let json = text.replace(" -d ", " --json ");
    assert!(serious(&check(&json, "")).is_empty());
}

#[test]
fn data_may_go_into_the_url() {
    let text = "curl -sSG https://a.example/v2/user --data-urlencode 'filter=userName eq \"a&b\"' -d startIndex=x";
    assert_eq!(rules(&check(text, "")), ["http.endpoint-singular", "query.startIndex-type"]);
    assert_eq!(place(text, &check(text, ""), "query.startIndex-type"), "x");
    assert_eq!(place(text, &check(text, ""), "http.endpoint-singular"), "user");
}

#[test]
fn options_are_read_in_all_their_forms() {
    let cases = [
        ("curl -XDELETE https://a.example/v2/Users", "http.method-endpoint"),
        ("curl --request PUT --url https://a.example/v2/Users", "http.method-endpoint"),
        ("curl -sk -o /dev/null -XPATCH https://a.example/v2/Groups", "http.method-endpoint"),
        ("$ curl -I https://a.example/v2/users", "http.endpoint-case"),
        ("curl -T users.json https://a.example/v2/Users", "http.method-endpoint"),
        ("curl.exe --get ^\n \"http://a.example/v2/Users\"", "http.insecure"),
        ("curl `\n -Uri 'http://a.example/v2/Users'", "http.insecure"),
    ];
    for (text, rule) in cases {
        assert!(rules(&check(text, "")).contains(&rule), "{text}: {:?}", rules(&check(text, "")));
    }
    assert_eq!(
        rules(&check("curl -H 'Accept: text/html'", "")),
        ["http.unreadable", "http.accept"]
    );
}

#[test]
fn several_commands_and_their_answers_are_read() {
    let text = format!(
        "curl https://a.example/v2/Users/1\n{{\"schemas\": [\"{USER}\"], \"id\": \"2\", \"userName\": \"ann\", \"meta\": {{\"resourceType\": \"User\", \"location\": \"https://a.example/v2/Users/2\"}}}}\n\ncurl -i https://a.example/v2/users\nHTTP/1.1 404 Not Found\n\n"
    );
    let report = check(&text, "");
    assert_eq!(
        rules(&report),
        ["id.body-url-mismatch", "http.endpoint-case", "http.error-body-missing"]
    );
    assert_eq!(place(&text, &report, "id.body-url-mismatch"), "\"2\"");
}
