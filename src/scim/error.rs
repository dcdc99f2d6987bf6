//! Error messages (RFC 7644 §3.12).

use super::envelope::Names;
use super::message::unwanted;
use super::nearest::nearest;
use super::resource::{self, RESOURCE_IN_MESSAGE, SchemasList, kind_of};
use super::schema::urn;
use crate::json::{Reader, Str, Value, quote};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};
use crate::sentence;
use crate::text::{Span, shown};

rules! {
    pub(crate) static RULES;
    SCHEMAS: "error.schemas", Error, Certain, "RFC 7644 §3.12, §8.2",
        "The Error does not carry its own URN", "";
    STATUS_MISSING: "error.status-missing", Error, Certain, "RFC 7644 §3.12",
        "`status` is missing", "Repeat the HTTP status as a string, such as `\"404\"`.";
    STATUS_TYPE: "error.status-type", Error, Certain, "RFC 7644 §3.12",
        "`status` must be a string", "Put it in double quotes.";
    STATUS_VALUE: "error.status-value", Error, Certain, "RFC 7644 §3.12",
        "`status` is not the status of an error", "It has three digits and begins with 3, 4 or 5.";
    TYPE_UNKNOWN: "error.scimType-unknown", Warning, Certain, "RFC 7644 §3.12; RFC 9865 §2.1",
        "This `scimType` is not known", "Clients act on the keywords of the RFC only.";
    TYPE_CASE: "error.scimType-case", Warning, Certain, "RFC 7644 §3.12",
        "The `scimType` is spelled in another letter case", "";
    TYPE_STATUS: "error.scimType-status", Warning, Certain, "RFC 7644 §3.12",
        "The `scimType` does not go with the `status`", "";
    UNIQUENESS: "error.uniqueness-without-409", Warning, Likely, "RFC 7644 §3.3, §3.12",
        "A duplicate is answered with status 409 and the scimType `uniqueness`", "";
    DETAIL_MISSING: "error.detail-missing", Info, Certain, "RFC 7644 §3.12",
        "There is no `detail`", "Say in a sentence what is wrong: it is all that an administrator will see.";
    DETAIL_TYPE: "error.detail-type", Error, Certain, "RFC 7644 §3.12",
        "`detail` must be a string", "";
    SCIM_1: "error.scim1-shape", Error, Certain, "RFC 7644 §3.12",
        "This is an error in the shape of SCIM 1.1", "Send `schemas`, `status`, `scimType` and `detail`.";
    LEAK: "error.leak", Warning, Likely, "RFC 7644 §7",
        "`detail` shows the inside of the server", "Say what is wrong with the request, without stack traces, SQL and paths.";
    UNKNOWN_MEMBER: "error.unknown-member", Info, Certain, "RFC 7644 §3.12",
        "An Error has no such member", "Clients ignore it.";
}

/// The keywords of RFC 7644 Table 9 and RFC 9865, with the statuses that they go with.
static TYPES: &[(&str, &[&str])] = &[
    ("invalidFilter", &["400"]),
    ("tooMany", &["400"]),
    ("uniqueness", &["409", "400"]),
    ("mutability", &["400"]),
    ("invalidSyntax", &["400"]),
    ("invalidPath", &["400"]),
    ("noTarget", &["400"]),
    ("invalidValue", &["400"]),
    ("invalidVers", &["400"]),
    ("sensitive", &["403", "400"]),
    ("invalidCursor", &["400"]),
    ("expiredCursor", &["400"]),
    ("invalidCount", &["400"]),
];

#[derive(Default)]
struct Envelope {
    schemas: SchemasList,
    status: Option<(Span, Option<String>)>,
    keyword: Option<(Span, String)>,
    detail: bool,
    /// A member that errors of another standard have, and which standard that is.
    foreign: Option<(Span, &'static str)>,
}

/// Checks an Error whose `{` has been read.
pub(crate) fn check(reader: &mut Reader<'_>, open: Span, findings: &mut Findings) {
    let bytes = reader.bytes();
    let mut error = Envelope::default();
    let mark = findings.mark();
    let mut names = Names::new(&["schemas", "status", "scimType", "detail"]);
    while let Some(name) = reader.next_member() {
        let known = names.read(reader, name, findings);
        member(reader, name, known, &mut error, findings);
    }
    names.finish(reader);
    if reader.stopped() {
        return;
    }
    if let Some((name, message)) = error.foreign.filter(|_| error.schemas.fact.is_none()) {
        findings.forget(mark);
        findings.push(Finding::at(&SCIM_1, name).message(message));
        return;
    }
    let object = Span { start: open.start, end: reader.place() };
    let mark = findings.mark();
    resource::check_message_schemas(bytes, &error.schemas, urn::ERROR, object, findings);
    findings.relabel(mark, &RESOURCE_IN_MESSAGE, &SCHEMAS);
    judge(open, &error, findings);
}

fn member(
    reader: &mut Reader<'_>,
    name: Str,
    known: Option<&str>,
    error: &mut Envelope,
    findings: &mut Findings,
) {
    let bytes = reader.bytes();
    let value = reader.value();
    if known == Some("schemas") {
        error.schemas = resource::read_schemas(reader, name, value).0;
        return;
    }
    let span = reader.skip(value);
    match (known, value) {
        // null says no more than leaving the member out.
        (Some(_), Value::Null(_) | Value::Broken(_)) => {}
        (Some("status"), _) => error.status = Some((span, status(bytes, value, span, findings))),
        (Some("scimType"), _) => {
            error.keyword = keyword(bytes, value, span, findings).map(|word| (span, word));
        }
        (Some(_), _) => {
            error.detail = true;
            detail(bytes, value, span, findings);
        }
        (None, _) => {
            match name.text(bytes).to_ascii_lowercase().as_str() {
                "errors" => error.foreign = Some((name.span, SCIM_1.summary)),
                "title" | "instance" => {
                    error.foreign = Some((name.span, "This is an error in the shape of RFC 9457"));
                }
                _ => {}
            }
            findings.push(unwanted(&UNKNOWN_MEMBER, bytes, name.span));
        }
    }
}

/// Judges the status; gives it where it is good for comparing.
fn status(bytes: &[u8], value: Value, span: Span, findings: &mut Findings) -> Option<String> {
    let Value::String(token) = value else {
        let source = String::from_utf8_lossy(span.slice(bytes)).into_owned();
        let fix =
            is_status(&source).then(|| Fix::safe("Put it in quotes").replace(span, quote(&source)));
        let message = sentence!("`status` must be a string, found ", kind_of(value));
        findings.push(Finding::at(&STATUS_TYPE, span).message(message).fix(fix));
        return None;
    };
    let text = token.text(bytes).into_owned();
    let right = is_status(&text);
    if !right {
        let message =
            sentence!("`status` is ", shown(&text), ", which is not the status of an error");
        findings.push(Finding::at(&STATUS_VALUE, span).message(message));
    }
    right.then_some(text)
}

fn is_status(text: &str) -> bool {
    matches!(text.as_bytes(), [b'3'..=b'5', b'0'..=b'9', b'0'..=b'9'])
}

/// Judges the keyword; gives it where it is good for comparing.
fn keyword(bytes: &[u8], value: Value, span: Span, findings: &mut Findings) -> Option<String> {
    let Value::String(token) = value else {
        let message = sentence!("`scimType` must be a string, found ", kind_of(value));
        findings.push(Finding::at(&TYPE_UNKNOWN, span).message(message));
        return None;
    };
    let text = &*token.text(bytes);
    if TYPES.iter().any(|(known, _)| *known == text) {
        return Some(text.to_owned());
    }
    let same = TYPES.iter().find(|(known, _)| known.eq_ignore_ascii_case(text));
    if let Some((known, _)) = same {
        findings.push(
            Finding::at(&TYPE_CASE, span)
                .message(sentence!("The `scimType` is spelled `", *known, "`"))
                .fix(Fix::safe(sentence!("Write `", *known, "`")).replace(span, quote(known))),
        );
        return Some((*known).to_owned());
    }
    let finding = Finding::at(&TYPE_UNKNOWN, span).message(sentence!(
        "The `scimType` ",
        shown(text),
        " is not known"
    ));
    findings.push(match nearest(text, TYPES.iter().map(|(known, _)| *known)) {
        Some(near) => finding
            .help(sentence!("Did you mean `", near, "`?"))
            .fix(Fix::guess(sentence!("Write `", near, "`")).replace(span, quote(near))),
        None => finding,
    });
    None
}

fn detail(bytes: &[u8], value: Value, span: Span, findings: &mut Findings) {
    const TRACES: &[&str] = &[
        "\tat ",
        ".java:",
        "Exception:",
        "Traceback (most recent",
        "SELECT ",
        "INSERT INTO",
        "SQLSTATE",
        "ORA-0",
        "/usr/",
        "/home/",
        "/var/",
        "C:\\",
        "stack trace",
        ".py\", line",
        "node_modules",
    ];
    let Value::String(token) = value else {
        let message = sentence!("`detail` must be a string, found ", kind_of(value));
        let source = String::from_utf8_lossy(span.slice(bytes)).into_owned();
        let fix = matches!(value, Value::Number(_) | Value::Bool(..))
            .then(|| Fix::safe("Put it in quotes").replace(span, quote(&source)));
        findings.push(Finding::at(&DETAIL_TYPE, span).message(message).fix(fix));
        return;
    };
    let text = token.text(bytes);
    if TRACES.iter().any(|trace| text.contains(trace)) {
        findings.push(Finding::at(&LEAK, span));
    }
}

fn judge(open: Span, error: &Envelope, findings: &mut Findings) {
    if error.status.is_none() {
        findings.push(Finding::at(&STATUS_MISSING, open));
    }
    if !error.detail {
        findings.push(Finding::at(&DETAIL_MISSING, open));
    }
    let Some((place, Some(status))) = &error.status else { return };
    match &error.keyword {
        Some((span, keyword)) => {
            let fits =
                TYPES.iter().find(|(known, _)| known == keyword).map_or(&[][..], |(_, fits)| fits);
            if keyword == "uniqueness" && status == "400" {
                let fix = Fix::guess("Write `409`").replace(*place, "\"409\"");
                findings.push(Finding::at(&UNIQUENESS, *place).fix(fix));
            } else if !fits.contains(&status.as_str()) {
                let message = sentence!(
                    "The `scimType` `",
                    keyword,
                    "` goes with status ",
                    fits.join(" or "),
                    ", found ",
                    status
                );
                findings.push(Finding::at(&TYPE_STATUS, *span).message(message));
            }
        }
        None if status == "409" => {
            let fix =
                Fix::guess("Add `scimType`").insert(place.end, ", \"scimType\": \"uniqueness\"");
            findings.push(Finding::at(&UNIQUENESS, *place).fix(fix));
        }
        None => {}
    }
}
