//! The status of a response and its headers, against the request.

use super::part::Part;
use super::request_fields::unwanted;
use super::scene::Scene;
use super::url::Endpoint;
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Rule};
use crate::sentence;

rules! {
    pub(crate) static RULES;
    LOCATION: "http.201-location", Error, Certain, "RFC 7644 §3.3",
        "The answer to a creation does not say where the resource is", "Send its URL in the `Location` header, and in `meta.location`.";
    CREATE_STATUS: "http.create-status", Error, Certain, "RFC 7644 §3.3",
        "A creation is answered with the status 201", "";
    DELETE_STATUS: "http.delete-status", Warning, Certain, "RFC 7644 §3.6",
        "A deletion is answered with the status 204 and no body", "";
    PATCH_204: "http.patch-204-attributes", Error, Certain, "RFC 7644 §3.5.2",
        "The request asks for attributes, and the answer is 204 without any", "Answer with the status 200 and the resource.";
    PUT_BODY: "http.put-body-missing", Warning, Certain, "RFC 7644 §3.5.1",
        "A replacement is answered with the status 200, but without the resource", "Return the resource as it is now.";
    BODY_204: "http.204-body", Error, Certain, "RFC 9110 §15.3.5, §15.4.5",
        "A response with this status has no body", "Send none, or the status 200: clients take what follows for the next response.";
    ERROR_BODY: "http.error-body-missing", Error, Certain, "RFC 7644 §3.12",
        "The request failed, and no body says why", "Send an Error with `status` and `detail`.";
    CHALLENGE: "http.401-challenge", Warning, Certain, "RFC 7644 §2; RFC 9110 §15.5.2",
        "The answer 401 does not say how to log in", "Send `WWW-Authenticate`, such as `WWW-Authenticate: Bearer`.";
    RETRY: "http.429-retry", Info, Certain, "RFC 6585 §4; IPSIE SCIM profile",
        "The answer 429 does not say when to try again", "Send `Retry-After` with a number of seconds.";
    ASYNC: "http.async-202", Error, Likely, "RFC 9967 §2.5.1.1",
        "The answer 202 lacks what the client needs to find the result", "";
    ME: "http.me", Info, Certain, "RFC 7644 §3.11",
        "The answer of `/Me` does not name the resource behind it", "Give the resource's own URL in `Location` and `meta.location`.";
    ETAG: "http.etag-missing", Info, Certain, "RFC 7644 §3.14",
        "The server says that it supports versions, and sends none", "Send an `ETag` with each resource.";
    REQUEST_FIELD: "http.response-request-headers", Info, Certain, "RFC 9110 §10.1, §12.5; errata 5295",
        "A header of requests stands in a response", "It means nothing there.";
}

/// The headers that a status asks for.
static ASKED: &[(u32, &str, &Rule)] = &[
    (201, "Location", &LOCATION),
    (401, "WWW-Authenticate", &CHALLENGE),
    (429, "Retry-After", &RETRY),
];

/// The headers that only requests have.
static OF_REQUESTS: &[&str] = &[
    "Authorization",
    "Host",
    "User-Agent",
    "Accept",
    "Accept-Charset",
    "Accept-Language",
    "If-Match",
    "If-None-Match",
    "Cookie",
    "Referer",
    "Prefer",
];

/// Judges the status and the headers of the response.
pub(super) fn check(scene: &Scene<'_>, findings: &mut Findings) {
    for field in scene.response().known() {
        if OF_REQUESTS.iter().any(|name| name.eq_ignore_ascii_case(&field.name)) {
            findings.push(unwanted(field, &REQUEST_FIELD));
        }
    }
    let (Some(part), Some(status)) = (&scene.exchange.status, scene.status) else { return };
    for (_, name, rule) in ASKED.iter().filter(|(asking, ..)| *asking == status) {
        if scene.response().lacks(name) {
            findings.push(part.finding(rule));
        }
    }
    let made = creation(scene, part, status).or_else(|| change(scene, part, status));
    if let Some(finding) = made {
        findings.push(finding);
    }
    body(scene, part, status, findings);
    later(scene, part, status, findings);
    of_me(scene, part, status, findings);
    let one = matches!(scene.method, "GET" | "PUT" | "PATCH" | "POST") && !scene.is_query();
    let resources = scene.endpoint().is_some_and(Endpoint::holds_resources);
    if scene.features().and_then(|features| features.etag) == Some(true)
        && matches!(status, 200 | 201)
        && one
        && resources
        && scene.response().lacks("ETag")
    {
        findings.push(part.finding(&ETAG));
    }
}

/// A POST that makes a resource.
fn creation(scene: &Scene<'_>, part: &Part<'_>, status: u32) -> Option<Finding> {
    let target = scene.target.filter(|target| !target.search && target.id.is_none())?;
    let makes = target.endpoint.holds_resources() || target.endpoint == Endpoint::Me;
    let wrong = scene.method == "POST" && makes && scene.succeeded();
    (wrong && !matches!(status, 201 | 202)).then(|| {
        let message = sentence!(CREATE_STATUS.summary, ", found ", part.text());
        part.finding(&CREATE_STATUS)
            .message(message)
            .help("Send 201 with `Location` and the resource.")
    })
}

/// A request that changes or deletes a resource.
fn change(scene: &Scene<'_>, part: &Part<'_>, status: u32) -> Option<Finding> {
    let response = scene.response();
    match scene.method {
        // Of a body under the status 204 its own rule speaks.
        "DELETE" if scene.succeeded() && !matches!(status, 202 | 204) => {
            let message = sentence!(DELETE_STATUS.summary, ", found ", part.text());
            Some(part.finding(&DELETE_STATUS).message(message))
        }
        "PATCH" if status == 204 && scene.parameter("attributes").is_some() => {
            Some(part.finding(&PATCH_204))
        }
        "PUT" if status == 200 && response.is_empty() => Some(part.finding(&PUT_BODY)),
        _ => None,
    }
}

fn body(scene: &Scene<'_>, part: &Part<'_>, status: u32, findings: &mut Findings) {
    let response = scene.response();
    if let (204 | 304, Some(body)) = (status, &response.body) {
        let message = sentence!("A response with the status ", part.text(), " has no body");
        findings.push(body.finding(&BODY_204).message(message));
    }
    if scene.failed() && response.is_empty() && scene.method != "HEAD" {
        let message = sentence!("The request failed with ", part.text(), ", and no body says why");
        findings.push(part.finding(&ERROR_BODY).message(message));
    }
}

/// An answer that says that the result comes later.
fn later(scene: &Scene<'_>, part: &Part<'_>, status: u32, findings: &mut Findings) {
    if status != 202 {
        return;
    }
    let response = scene.response();
    let message = if response.body.is_some() {
        "The answer 202 has a body, where the result comes later"
    } else if response.lacks("Set-Txn") {
        "The answer 202 has no `Set-Txn`, by which the client would know the result"
    } else if response.lacks("Preference-Applied") && response.lacks("Location") {
        "The answer 202 has neither `Preference-Applied` nor `Location`"
    } else {
        return;
    };
    let help = "Send `Set-Txn`, `Preference-Applied: respond-async` or `Location`, and no body.";
    findings.push(part.finding(&ASYNC).message(message).help(help));
}

fn of_me(scene: &Scene<'_>, part: &Part<'_>, status: u32, findings: &mut Findings) {
    if scene.endpoint() != Some(Endpoint::Me) {
        return;
    }
    let named = ["Location", "Content-Location"]
        .into_iter()
        .filter_map(|name| scene.response().field(name));
    let me = named.clone().find(|field| is_me(field.value.text()));
    if let Some(field) = me {
        findings.push(field.value.finding(&ME));
    } else if status == 404 {
        let finding = part.finding(&ME).message("A server without `/Me` answers 501, found 404");
        findings.push(finding.help("With 404 a client takes its user for deleted."));
    }
}

/// Whether a URL is that of `/Me` itself.
pub(super) fn is_me(url: &str) -> bool {
    url.trim_end_matches('/').ends_with("/Me")
}
