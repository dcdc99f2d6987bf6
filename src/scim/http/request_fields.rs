//! The headers of a request, and those that requests and responses have in common.

use super::exchange::{Field, Message, Side};
use super::scene::Scene;
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Severity};
use crate::sentence;
use crate::text::{Span, shown};

rules! {
    pub(crate) static RULES;
    CONTENT_TYPE: "http.content-type", Warning, Certain, "RFC 7644 §3.1, §3.8, §8.1",
        "The `Content-Type` is not that of SCIM", "Send `application/scim+json`.";
    CHARSET: "http.content-type-charset", Warning, Certain, "RFC 7644 §3.8; RFC 8259 §8.1",
        "SCIM is written in UTF-8, and the `Content-Type` says another charset", "Send UTF-8, and say so or nothing.";
    ACCEPT: "http.accept", Warning, Certain, "RFC 7644 §3.8; RFC 9110 §12.5.1",
        "`Accept` does not admit the formats in which SCIM is answered", "Send `application/scim+json`, or no `Accept`.";
    IF_MATCH: "http.if-match", Warning, Certain, "RFC 7644 §3.14; RFC 9110 §13.1.1",
        "`If-Match` holds no entity tag", "Send the `ETag` of the resource as it came, quotes included.";
    ETAG_LIST: "format.etag-list", Warning, Certain, "RFC 9110 §13.1.2, §8.8.3",
        "This is neither `*` nor a list of entity tags", "Send the `ETag` of the resource as it came, quotes included.";
    ASYNC: "http.prefer-async", Info, Certain, "RFC 9967 §2.5",
        "The server does not answer later: it ignores this", "Ask for it where `securityEvents.asyncRequest` of its configuration says so.";
    USER_AGENT: "http.user-agent", Info, Certain, "RFC 9110 §10.1.5; SCIM interoperability profile §6.2",
        "The request does not say which client sends it", "Send a `User-Agent`: it is what a server's log is searched for.";
    NO_CONDITIONAL: "interop.no-conditional", Error, Certain, "SCIM interoperability profile §6.7",
        "The interoperability profile has no conditional requests", "Leave the header out.";
}

/// Judges the headers of the request, and the format of both messages.
pub(super) fn check(scene: &Scene<'_>, findings: &mut Findings) {
    for side in [Side::Request, Side::Response] {
        content_type(scene, side, findings);
    }
    let request = scene.request();
    for field in request.known() {
        match field.name.to_ascii_lowercase().as_str() {
            "accept" => accept(field, findings),
            name if name.starts_with("if-") => conditional(scene, name, field, findings),
            "prefer" => prefer(scene, field, findings),
            _ => {}
        }
    }
    let some = request.fields.as_ref().is_some_and(|fields| !fields.is_empty());
    if let Some(method) = scene.exchange.method.as_ref()
        && some
        && request.lacks("User-Agent")
    {
        findings.push(method.finding(&USER_AGENT));
    }
}

/// Whether the format of a message matters: it has a body, or is one that has a body as a rule.
fn has_content(scene: &Scene<'_>, side: Side, message: &Message<'_>) -> bool {
    message.body.is_some()
        || message.hidden
        || side == Side::Request && matches!(scene.method, "POST" | "PUT" | "PATCH")
}

fn content_type(scene: &Scene<'_>, side: Side, findings: &mut Findings) {
    let message = scene.exchange.message(side);
    // Of an error that is a page, its own rule speaks.
    let page = side == Side::Response && super::error_body::is_foreign(scene);
    if !has_content(scene, side, message) || page {
        return;
    }
    let Some(field) = message.field("Content-Type") else {
        // Of a body that should not be there at all its own rule speaks.
        let wanted = side == Side::Response || !matches!(scene.method, "GET" | "HEAD" | "DELETE");
        let body = message.body.as_ref().filter(|_| wanted && message.lacks("Content-Type"));
        if let Some(body) = body {
            let finding = body.finding(&CONTENT_TYPE).severity(Severity::Info);
            findings.push(finding.message("No `Content-Type` says what this body is"));
        }
        return;
    };
    let value = field.value.text();
    let mut pieces = value.split(';').map(str::trim);
    let media = pieces.next().unwrap_or_default().to_ascii_lowercase();
    // Other kinds of JSON are read by many servers, other formats by none.
    let severity = match media.as_str() {
        "application/scim+json" => None,
        "application/json" => Some(Severity::Info),
        json if json.ends_with("+json") => Some(Severity::Warning),
        _ => Some(Severity::Error),
    };
    if let Some(severity) = severity {
        let message = sentence!("The `Content-Type` is ", shown(&media), ", not that of SCIM");
        let fix = replaced(field, &media, "application/scim+json");
        let start = value.len() - value.trim_start().len();
        let place = Span::new(start, start + media.len());
        let finding = field.value.finding_at(&CONTENT_TYPE, place);
        findings.push(finding.message(message).severity(severity).fix(fix));
    }
    let charset = pieces.find_map(|piece| {
        let (name, value) = piece.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"'))
    });
    if let Some(charset) = charset.filter(|charset| !charset.eq_ignore_ascii_case("utf-8")) {
        let message = sentence!("SCIM is written in UTF-8, and this says ", shown(charset));
        let fix = replaced(field, charset, "utf-8").map(Fix::guessed);
        findings.push(field.value.finding(&CHARSET).message(message).fix(fix));
    }
}

/// Puts other words in the place of some in a header's value.
fn replaced(field: &Field<'_>, words: &str, by: &str) -> Option<Fix> {
    let start = field.value.text().to_ascii_lowercase().find(&words.to_ascii_lowercase())?;
    let range = Span::new(start, start + words.len());
    field.value.fix("Write what SCIM asks for", [(range, by.to_owned())])
}

/// Says whether a list of media ranges admits one of the two names of SCIM's format.
fn admits(accept: &str) -> bool {
    accept.split(',').any(|range| {
        let mut pieces = range.split(';').map(str::trim);
        let media = pieces.next().unwrap_or_default().to_ascii_lowercase();
        let refused = pieces.any(|piece| {
            let quality = piece.strip_prefix("q=").or_else(|| piece.strip_prefix("Q="));
            quality.is_some_and(|quality| {
                !quality.is_empty() && quality.bytes().all(|it| matches!(it, b'0' | b'.'))
            })
        });
        !refused
            && matches!(
                &*media,
                "*/*" | "application/*" | "application/json" | "application/scim+json"
            )
    })
}

fn accept(field: &Field<'_>, findings: &mut Findings) {
    let value = field.value.text();
    if !value.trim().is_empty() && !admits(value) {
        let whole = [(field.value.whole(), "application/scim+json".to_owned())];
        let fix = field.value.fix("Ask for SCIM's format", whole);
        findings.push(field.value.finding(&ACCEPT).fix(fix));
    }
}

/// Says whether a text is an entity tag.
pub(crate) fn is_etag(text: &str) -> bool {
    let opaque = text.strip_prefix("W/").unwrap_or(text);
    let inner = opaque.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inner.is_some_and(|inner| {
        inner.chars().all(|letter| letter > ' ' && letter != '"' && letter != '\u{7f}')
    })
}

/// Says whether a text is `*` or a list of entity tags. A comma may stand inside of one.
pub(crate) fn is_etag_list(text: &str) -> bool {
    let mut rest = text.trim();
    if rest == "*" {
        return true;
    }
    loop {
        let opaque = rest.strip_prefix("W/").unwrap_or(rest);
        let Some((tag, behind)) = opaque.strip_prefix('"').and_then(|rest| rest.split_once('"'))
        else {
            return false;
        };
        if !tag.chars().all(|letter| letter > ' ' && letter != '\u{7f}') {
            return false;
        }
        let behind = behind.trim_start();
        if behind.is_empty() {
            return true;
        }
        let Some(next) = behind.strip_prefix(',') else { return false };
        rest = next.trim_start();
    }
}

fn conditional(scene: &Scene<'_>, name: &str, field: &Field<'_>, findings: &mut Findings) {
    findings.push(
        field
            .value
            .finding(&NO_CONDITIONAL)
            .fix(field.line.map(|line| Fix::guess("Remove the header").delete(line))),
    );
    if !matches!(name, "if-match" | "if-none-match") {
        return;
    }
    let value = field.value.text().trim();
    let rule = if name == "if-match" { &IF_MATCH } else { &ETAG_LIST };
    if !is_etag_list(value) {
        let finding = field.value.finding(rule);
        findings.push(finding.fix(quoted(field, value)));
    } else if name == "if-match" && scene.method == "POST" && scene.target.is_some() {
        let message = "`If-Match` stands on a POST, where there is no earlier version";
        findings.push(field.value.finding(rule).message(message).help("Leave it out."));
    }
}

fn quoted(field: &Field<'_>, value: &str) -> Option<Fix> {
    let opaque = value.strip_prefix("W/").or_else(|| value.strip_prefix("w/")).unwrap_or(value);
    let opaque = opaque.trim_matches('"');
    let tag = sentence!("W/\"", opaque, "\"");
    let whole = [(field.value.whole(), tag.clone())];
    field.value.fix("Make it an entity tag", whole).filter(|_| is_etag(&tag)).map(Fix::guessed)
}

fn prefer(scene: &Scene<'_>, field: &Field<'_>, findings: &mut Findings) {
    let mut asked = field.value.text().split([',', ';']).map(str::trim);
    let supported = scene.features().map(|features| features.async_request.unwrap_or_default());
    if supported == Some(false) && asked.any(|word| word.eq_ignore_ascii_case("respond-async")) {
        let fix = field.line.map(|line| Fix::safe("Remove the header").delete(line));
        findings.push(field.value.finding(&ASYNC).fix(fix));
    }
}

/// A finding about a header that has no place in its message.
pub(super) fn unwanted(field: &Field<'_>, rule: &'static crate::report::Rule) -> Finding {
    let fix = field.line.map(|line| Fix::safe("Remove the header").delete(line));
    field.value.finding(rule).fix(fix)
}

#[cfg(test)]
mod tests {
    use super::{admits, is_etag_list};

    #[test]
    fn an_entity_tag_may_be_weak_listed_and_hold_a_comma() {
        for good in ["*", "\"a\"", "W/\"a\"", "\"a,b\", W/\"c\"", "\"\""] {
            assert!(is_etag_list(good), "{good}");
        }
        for bad in
            ["", "a", "w/\"a\"", "W/a", "\"a", "\"a\" \"b\"", "\"a\",", "W/ \"a\"", "\"a b\""]
        {
            assert!(!is_etag_list(bad), "{bad}");
        }
    }

    #[test]
    fn an_accept_header_admits_scim_by_name_or_by_a_range() {
        for good in
            ["*/*", "application/json", "text/html, application/scim+json;q=0.5", "Application/*"]
        {
            assert!(admits(good), "{good}");
        }
        for bad in ["text/xml", "application/xml", "application/json;q=0", "*/*; q=0.0", "text/*"] {
            assert!(!admits(bad), "{bad}");
        }
    }
}
