//! Any text whatever, given as an exchange, gives a report whose places lie in the text.

use proptest::prelude::*;
use scim_preflight::check_payload;
use scim_preflight::json::{Document, Limits};
use scim_preflight::scim::{Kind, PayloadOptions};
use scim_preflight::text::Encoding;

fn holds(bytes: &[u8], options: &PayloadOptions) -> Result<(), TestCaseError> {
    let run = || check_payload(bytes, options, Encoding::Bytes).report;
    let report = run();
    let length = bytes.len() as u32;
    for found in &report.diagnostics {
        let fix = found.fix.iter().flat_map(|fix| &fix.edits).map(|edit| (edit.start, edit.end));
        let related = found.related.iter().flatten();
        let related = related.filter_map(|related| Some((related.start?, related.end?)));
        for (start, end) in found.start.zip(found.end).into_iter().chain(fix).chain(related) {
            prop_assert!(start <= end && end <= length, "{start}..{end} of {length}: {found:#?}");
        }
        prop_assert!(!found.message.is_empty(), "{found:#?}");
    }
    prop_assert_eq!(&report, &run());
    Ok(())
}

fn as_http() -> PayloadOptions {
    PayloadOptions { kind: Some(Kind::Exchange), ..PayloadOptions::default() }
}

const PIECES: &[&str] = &[
    "POST /v2/Users HTTP/1.1",
    "GET /Users?filter=a b#c HTTP/2",
    "\n",
    "\r\n",
    "\n\n",
    "HTTP/1.1 404 Not Found",
    "Content-Type: application/scim+json",
    "Transfer-Encoding: chunked",
    " folded",
    "5\n",
    "> ",
    "< ",
    "* ",
    "curl ",
    "-d ",
    "-G ",
    "--data-urlencode ",
    "-H ",
    "'",
    "\"",
    "\\",
    "\\\n",
    "^\n",
    "^\"",
    "`\n",
    "$'",
    "\\u00e9",
    "é",
    "😀",
    "https://a.example/v2/Users",
    "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],",
    "\"active\":\"true\"}",
    "{\"log\":{\"entries\":[",
    "{\"request\":{\"postData\":{\"text\":\"{\\\"id\\\":5}\"}},\"response\":{\"status\":200}}",
    "]}}",
    ":method: POST",
    ":status: 200",
    "###",
    "\u{feff}",
    "{ [5 bytes data]",
    "'\\''",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_pieces_give_a_report(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        let text = pieces.concat();
        holds(text.as_bytes(), &as_http())?;
        holds(text.as_bytes(), &PayloadOptions::default())?;
    }

    #[test]
    fn any_bytes_give_a_report(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        holds(&bytes, &as_http())?;
    }

    #[test]
    fn a_command_cut_off_or_changed_gives_a_report(place: prop::sample::Index, byte: u8, cut: bool) {
        let text = "curl -X PUT 'https://a.example/v2/Users/1' -H \"If-Match: abc\" -d '{\"id\": \"it'\\''s\", \"emails\": {}}'\nHTTP/1.1 200 OK\nETag: x\n\n{\"meta\": {\"version\": \"a\"}}";
        let mut bytes = text.as_bytes().to_vec();
        let place = place.index(bytes.len());
        if cut { bytes.truncate(place) } else { bytes[place] = byte }
        holds(&bytes, &as_http())?;
    }

    #[test]
    fn any_option_gives_a_report(
        method in "[A-Z]{0,6}|GET|POST|PUT|PATCH|DELETE",
        url in ".{0,30}|/Users/.{0,5}|/Groups[?]attributes=.{0,9}|https://.{0,9}/Me",
        status in prop::option::of(0..700u32),
        headers in prop::collection::vec(("Location|ETag|If-Match|Accept|Content-Type|.{0,5}", ".{0,9}"), 0..4),
        body in prop::sample::select(vec!["", "{}", "[]", "x", "{\"id\":\"1\",\"meta\":{\"location\":\"/Me\",\"version\":\"\"}}", "{\"Resources\":[[],{},1],\"startIndex\":5,\"previousCursor\":\"\"}"]),
    ) {
        let options = serde_json::json!({"http": {"method": method, "url": url, "status": status, "headers": headers, "request": {"body": body}}}).to_string();
        let document = Document::read(options.as_bytes(), Limits::default());
        holds(body.as_bytes(), &PayloadOptions::from_json(document.root()))?;
    }
}
