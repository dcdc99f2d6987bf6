//! The HTTP exchange around a message (RFC 7644 §3): method, URL, headers, status.
//!
//! An [`Exchange`](exchange::Exchange) is given as an option beside its message, or pasted as
//! text: raw, as a `curl` command, as a HAR. Each of its [`Part`](part::Part)s knows its text and
//! where that stands, so that every rule is written once for all of them.

mod curl;
mod error_body;
mod exchange;
mod har;
mod lines;
mod list;
mod part;
mod paste;
mod pieces;
mod raw;
mod reflected;
mod request;
mod request_fields;
mod resource;
mod response;
mod returned;
mod scene;
mod shell;
mod url;

pub(crate) use paste::{check as check_pasted, check_har, is_pasted};
pub(crate) use url::percent_decoded;

use super::check::{Seen, check_body};
use super::given::Given;
use super::options::{Direction, Kind};
use crate::json::Document;
use crate::report::{Findings, Rule};
use exchange::{Exchange, Side};
use part::Part;
use scene::{Scene, side_of};

/// The rules of this room.
pub(crate) static RULES: &[&[&Rule]] = &[
    request::RULES,
    request_fields::RULES,
    response::RULES,
    error_body::RULES,
    resource::RULES,
    reflected::RULES,
    returned::RULES,
    list::RULES,
    paste::RULES,
];

/// Checks a message together with what the caller says of the exchange that it is a body of.
pub(crate) fn check_within(bytes: &[u8], options: &Given<'_>, findings: &mut Findings) -> Seen {
    let side = side_of(options, bytes);
    let mut exchange =
        options.context.http.as_ref().map(|http| Exchange::option(http, side)).unwrap_or_default();
    let text = core::str::from_utf8(bytes).unwrap_or_default();
    if bytes.trim_ascii().is_empty() {
        exchange.message_mut(side).body = None;
    } else {
        let body = crate::json::Decoded::plain(text, 0);
        exchange.message_mut(side).body = Some(Part::read(body, part::Quoting::Plain));
    }
    let scene = Scene::of(&exchange, options);
    let seen = check_side(&scene, side, bytes, findings);
    around(&scene, findings);
    seen
}

/// Checks the body on one side of an exchange, for itself and against the exchange.
fn check_side(scene: &Scene<'_>, side: Side, bytes: &[u8], findings: &mut Findings) -> Seen {
    let told = scene.told(side, bytes);
    let direction = told.direction.unwrap_or(Direction::Response);
    let absent = scene.exchange.message(side).body.is_none();
    let body_expected = side == Side::Request && matches!(scene.method, "POST" | "PUT" | "PATCH");
    // Of a body where there should be none nothing more is said.
    let unwanted = match side {
        Side::Request => matches!(scene.method, "GET" | "HEAD" | "DELETE"),
        Side::Response => matches!(scene.status, Some(204 | 304)),
    };
    if unwanted || absent && !body_expected {
        return Seen { kind: None, direction };
    }
    if side == Side::Response && scene.failed() && error_body::foreign(scene, bytes, findings) {
        return Seen { kind: Some(Kind::Error), direction };
    }
    // What a proxy shows to people on the way to another address is no message.
    if scene.redirected() && error_body::strange(bytes).is_some() {
        return Seen { kind: None, direction };
    }
    let given = Given { options: &told, ..*scene.options };
    let seen = check_body(bytes, &given, findings);
    if seen.kind == Some(Kind::Patch) && told.target.is_none() && scene.leads_elsewhere() {
        findings.drop_where(|found| OF_A_TYPE.contains(&found.rule().id));
    }
    let document = Document::read(bytes, told.limits);
    let judged = Body { scene, side, seen, root: &document };
    resource::check(&judged, findings);
    returned::check(&judged, findings);
    list::check(&judged, findings);
    error_body::check(&judged, findings);
    seen
}

/// What is said of a PATCH by the attributes of a type, where nobody knows the type.
static OF_A_TYPE: &[&str] = &[
    "path.unknown-attribute",
    "path.unknown-sub",
    "path.filter-unknown-sub",
    "filter.unknown-attribute",
    "patch.pathless-unknown",
];

/// A body whose inside is held against the exchange.
struct Body<'b> {
    scene: &'b Scene<'b>,
    side: Side,
    seen: Seen,
    root: &'b Document<'b>,
}

/// Checks the exchange itself.
fn around(scene: &Scene<'_>, findings: &mut Findings) {
    request::check(scene, findings);
    request_fields::check(scene, findings);
    response::check(scene, findings);
    resource::line_features(scene, findings);
    list::status(scene, findings);
}
