//! The body of a failed request, against its status and method.

use super::Body;
use super::exchange::Side;
use super::scene::Scene;
use crate::json::{Node, first_member, quote};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};
use crate::scim::error::STATUS_MISSING;
use crate::scim::options::Kind;
use crate::sentence;
use crate::text::Span;

rules! {
    pub(crate) static RULES;
    HTTP_MISMATCH: "error.status-http-mismatch", Error, Certain, "RFC 7644 §3.12; errata 6893",
        "`status` is not the status of the HTTP response", "Both must say the same: clients look at one or the other.";
    METHOD: "error.scimType-method", Info, Certain, "RFC 7644 §3.12, Table 9; RFC 9865 §2.1",
        "This `scimType` does not go with the method of the request", "";
    HTML: "error.html-body", Error, Certain, "RFC 7644 §3.12",
        "The request failed, and the body is no SCIM Error but another format", "Send an Error as JSON; where a proxy or a login page answered, look at the address.";
}

/// The keywords and the methods that they can come of.
static METHODS: &[(&str, &[&str])] = &[
    ("invalidFilter", &["GET", "POST", "PATCH"]),
    ("tooMany", &["GET", "POST"]),
    ("uniqueness", &["POST", "PUT", "PATCH"]),
    ("mutability", &["PUT", "PATCH"]),
    ("invalidSyntax", &["POST", "PUT", "PATCH"]),
    ("invalidPath", &["PATCH"]),
    ("noTarget", &["PATCH"]),
    ("invalidValue", &["GET", "POST", "PUT", "PATCH"]),
    ("invalidVers", &["GET", "POST", "PUT", "PATCH", "DELETE"]),
    ("sensitive", &["GET"]),
    ("invalidCursor", &["GET", "POST"]),
    ("expiredCursor", &["GET", "POST"]),
    ("invalidCount", &["GET", "POST"]),
];

/// What a body begins with, if that is nothing that JSON begins with.
pub(super) fn strange(body: &[u8]) -> Option<&[u8]> {
    let text = body.trim_ascii_start();
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    let json = text.first().is_none_or(|first| b"{[\"".contains(first));
    (!json).then_some(text)
}

/// Whether the request did not succeed, and the body is no JSON.
pub(super) fn is_foreign(scene: &Scene<'_>) -> bool {
    let stray = scene.failed() || scene.redirected();
    let body = scene.response().body.as_ref().filter(|_| stray);
    body.is_some_and(|body| strange(body.text().as_bytes()).is_some())
}

/// Reports a body of a failed request that is no JSON; says whether it is that.
pub(super) fn foreign(scene: &Scene<'_>, body: &[u8], findings: &mut Findings) -> bool {
    let strange = strange(body);
    if let Some(text) = strange {
        let start = body.len() - text.len();
        let page = text.first() == Some(&b'<');
        let found = if page { "an HTML or XML page" } else { "plain text" };
        let status = scene.exchange.status.as_ref().map_or("", |status| status.text());
        let message = sentence!(
            "The request failed with ",
            status,
            ", and the body is ",
            found,
            ", not an Error"
        );
        findings.push(Finding::at(&HTML, Span::new(start, start + 1)).message(message));
    }
    strange.is_some()
}

/// Judges an Error against the exchange.
pub(super) fn check(body: &Body<'_>, findings: &mut Findings) {
    if body.side != Side::Response || body.seen.kind != Some(Kind::Error) {
        return;
    }
    let root = body.root.root();
    match (root.member_any_case("status"), body.scene.exchange.status.as_ref()) {
        (Some(node), _) => status(body.scene, node, findings),
        (None, Some(part)) => {
            let member = sentence!("\"status\": ", quote(part.text()));
            let (place, text) = first_member(root.bytes(), root.span().start, &member);
            let fix = Fix::safe("Repeat the status of the response").insert(place, text);
            findings.amend(0, &STATUS_MISSING, fix);
        }
        _ => {}
    }
    if let Some(node) = root.member_any_case("scimType") {
        keyword(body.scene, node, findings);
    }
}

fn status(scene: &Scene<'_>, node: Node<'_>, findings: &mut Findings) {
    let Some(part) = scene.exchange.status.as_ref() else { return };
    // Of a number instead of a string another rule speaks; what it says counts all the same.
    let source = String::from_utf8_lossy(node.source()).into_owned();
    let found = node.text().map_or(source, std::borrow::Cow::into_owned);
    let is_status = found.len() == 3 && found.bytes().all(|byte| byte.is_ascii_digit());
    if is_status && found != part.text() {
        let message = sentence!("`status` is ", found, ", but the HTTP response has ", part.text());
        let fix = Fix::guess("Write the status of the response");
        let fix = fix.replace(node.span(), quote(part.text()));
        findings.push(Finding::at(&HTTP_MISMATCH, node.span()).message(message).fix(fix));
    }
}

fn keyword(scene: &Scene<'_>, node: Node<'_>, findings: &mut Findings) {
    let Some(text) = node.text() else { return };
    let bulk = scene.endpoint() == Some(super::url::Endpoint::Bulk);
    let Some((_, methods)) = METHODS.iter().find(|(known, _)| *known == text) else { return };
    if !bulk && !scene.method.is_empty() && !methods.contains(&scene.method) {
        let message = sentence!(
            "`",
            text,
            "` comes of ",
            methods.join(", "),
            ", and the request is a ",
            scene.method
        );
        let help = "Leave `scimType` out where no keyword fits.";
        findings.push(Finding::at(&METHOD, node.span()).message(message).help(help));
    }
}
