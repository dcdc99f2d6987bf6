//! Writes a request and its answer down, and checks them by the rules of payloads.

use super::RehearsedExchange;
use crate::okta::requests::headers;
use crate::preflight::check_payload;
use crate::report::Diagnostic;
use crate::scim::conversation::{Answer, Call};
use crate::scim::{Context, Header, Http, PayloadOptions, Profile, Profiles, Request};
use crate::sentence;
use crate::text::Encoding;

/// Writes an exchange down. `now` is its time, `authorization` the header with the credentials.
pub(super) fn written(
    call: &Call,
    answer: Option<&Answer>,
    authorization: &str,
    now: &str,
) -> RehearsedExchange {
    let mut request_headers: Vec<(String, String)> = headers(call.body.is_some())
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    if call.authorized {
        request_headers.insert(0, ("Authorization".to_owned(), authorization.to_owned()));
    }
    let response_headers: Vec<(String, String)> = answer
        .iter()
        .flat_map(|answer| &answer.headers)
        .map(|(name, value)| ((*name).to_owned(), value.clone()))
        .collect();
    let mut exchange = RehearsedExchange {
        purpose: call.purpose,
        method: call.method,
        url: call.url.clone(),
        curl: curl(call, &request_headers),
        request_headers,
        request_body: call.body.clone(),
        status: answer.map(|answer| answer.status),
        response_headers,
        response_body: answer.map(|answer| answer.body.clone()),
        findings: Vec::new(),
    };
    exchange.findings = findings(&exchange, now);
    exchange
}

/// The same request by curl, with the credentials in the variable `SCIM_TOKEN`.
fn curl(call: &Call, headers: &[(String, String)]) -> String {
    let mut command = sentence!("curl --compressed -X ", call.method, " ", quoted(&call.url));
    for (name, value) in headers {
        let field = sentence!(name, ": ", value);
        // Only the header with the variable stands in quotes that let the shell put it in.
        let field = match name.as_str() {
            "Authorization" => sentence!("\"", field, "\""),
            // curl asks for what it can unpack.
            "Accept-Encoding" => continue,
            _ => quoted(&field),
        };
        command = sentence!(command, " \\\n  -H ", field);
    }
    match &call.body {
        Some(body) => sentence!(command, " \\\n  --data-raw ", quoted(body)),
        None => command,
    }
}

/// A word in a POSIX shell, in single quotes.
fn quoted(text: &str) -> String {
    sentence!("'", text.replace('\'', r"'\''"), "'")
}

/// What the rules of payloads say of the request, then of the answer.
fn findings(exchange: &RehearsedExchange, now: &str) -> Vec<Diagnostic> {
    let (sent, answered) = (fields(&exchange.request_headers), fields(&exchange.response_headers));
    let http = |status: Option<u32>| Http {
        method: Some(exchange.method.to_owned()),
        url: Some(exchange.url.clone()),
        status,
        ..Http::default()
    };
    let request = Http { headers: Some(sent.clone()), ..http(None) };
    let body = exchange.request_body.clone();
    let mut found = check("request", body.as_deref().unwrap_or_default(), request, now);
    if let (Some(status), Some(text)) = (exchange.status, &exchange.response_body) {
        let response = Http {
            headers: Some(answered),
            request: Request { headers: Some(sent), body },
            ..http(Some(status))
        };
        found.append(&mut check("response", text, response, now));
    }
    found
}

fn check(source: &str, body: &str, http: Http, now: &str) -> Vec<Diagnostic> {
    let profiles = Profiles::default().with(Profile::Okta).with(Profile::SumoLogic);
    let context = Context { http: Some(http), now: Some(now.to_owned()), ..Context::default() };
    let options = PayloadOptions { profiles, context, ..PayloadOptions::default() };
    let checked = check_payload(body.as_bytes(), &options, Encoding::Utf16);
    let mut found = checked.report.diagnostics;
    found.retain(|one| !BY_CONTRACT.contains(&one.rule.as_str()));
    for one in &mut found {
        one.source = match one.source.as_str() {
            "payload" => source.to_owned(),
            // Something else of the exchange: its URL, a header, the status.
            other => sentence!(source, "/", other),
        };
    }
    found
}

fn fields(headers: &[(String, String)]) -> Vec<Header> {
    let field = |(name, value): &(String, String)| Header {
        name: name.clone(),
        value: value.clone(),
        pointer: sentence!("/", name),
    };
    headers.iter().map(field).collect()
}

/// What Sumo Logic's contract has otherwise than the RFCs, or what is made up here: nobody who sets
/// the two up can change it.
static BY_CONTRACT: &[&str] = &[
    "error.detail-missing",
    "error.status-type",
    "error.unknown-member",
    "http.201-location",
    "http.401-challenge",
    "http.content-type",
    "meta.location-missing",
    "msg.kind-unknown",
    "schemas.missing",
    "secret.password-in-request",
    "xref.request-response",
];

#[cfg(test)]
mod tests {
    use super::BY_CONTRACT;

    #[test]
    fn what_is_passed_over_are_rules() {
        let rules = crate::rules();
        for id in BY_CONTRACT {
            assert!(rules.iter().any(|rule| rule.id == *id), "{id} is no rule");
        }
    }
}
