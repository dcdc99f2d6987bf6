//! Exchanges that were pasted as text: what kind of text it is, and the check of all that is in it.

use super::curl;
use super::exchange::{Exchange, Side};
use super::har;
use super::lines::{begins, command, is_comment};
use super::raw;
use super::scene::Scene;
use super::{around, check_side};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Severity};
use crate::scim::check::Seen;
use crate::scim::context::direction_of;
use crate::scim::given::Given;
use crate::scim::options::{Direction, Kind, PayloadOptions};
use crate::text::Span;

rules! {
    pub(crate) static RULES;
    UNREADABLE: "http.unreadable", Error, Certain, "RFC 9112 §2.1",
        "This is no HTTP exchange that can be read",
        "Paste a request or a response with its first line, a `curl` command, or a HAR entry.";
}

/// How many lines may stand before the first that tells what the text is.
const FIRST: usize = 20;

/// Something that was not understood.
pub(super) struct Trouble {
    pub(super) place: Span,
    pub(super) message: &'static str,
}

/// Says whether a text is to be read as HTTP: it begins so, or the caller says that it is, and it
/// is no JSON.
pub(crate) fn is_pasted(bytes: &[u8], options: &PayloadOptions) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if matches!(text.first(), Some(b'{' | b'[' | b'"')) {
        return false;
    }
    let lines = text.split(|&byte| byte == b'\n').take(FIRST);
    let mut lines = lines.map(|line| core::str::from_utf8(line).unwrap_or_default().trim());
    let first = lines.find(|line| !line.is_empty() && !is_comment(line)).unwrap_or_default();
    options.kind == Some(Kind::Exchange)
        || options.kind.is_none() && (command(first).is_some() || begins(first))
}

/// Checks everything in a text of HTTP.
pub(crate) fn check(bytes: &[u8], options: &Given<'_>, findings: &mut Findings) -> Seen {
    let (text, broken) = match core::str::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let end = error.valid_up_to();
            let sound = core::str::from_utf8(bytes.get(..end).unwrap_or_default());
            (sound.unwrap_or_default(), Some(Span::new(end, end + 1)))
        }
    };
    let mut trouble: Vec<Trouble> = Vec::new();
    let mut exchanges = Vec::new();
    let mut at = text.len() - text.trim_start_matches('\u{feff}').len();
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        at += rest.len() - rest.trim_start().len();
        let line = text.get(at..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        at = match command(line) {
            Some(command) => curl::read(text, at + command, &mut exchanges, &mut trouble),
            None => raw::read(text, at, &mut exchanges, &mut trouble),
        };
    }
    if let Some(place) = broken {
        trouble.push(Trouble { place, message: "From here on the bytes are not UTF-8" });
    } else if exchanges.is_empty() && trouble.is_empty() {
        trouble.push(Trouble { place: Span::at(0), message: UNREADABLE.summary });
    }
    finish(&exchanges, &trouble, options, findings)
}

/// Checks the exchanges of a HAR, whole or a single entry of it, whose JSON has been read.
pub(crate) fn check_har(bytes: &[u8], options: &Given<'_>, findings: &mut Findings) -> Seen {
    let mut trouble = Vec::new();
    har::with_exchanges(bytes, options.limits, &mut trouble, |exchanges, trouble| {
        finish(exchanges, trouble, options, findings)
    })
}

fn finish(
    exchanges: &[Exchange<'_>],
    trouble: &[Trouble],
    options: &Given<'_>,
    findings: &mut Findings,
) -> Seen {
    for Trouble { place, message } in trouble {
        findings.push(Finding::at(&UNREADABLE, *place).message(*message));
    }
    let (mut direction, mut checked) = (None, exchanges.is_empty());
    for exchange in exchanges {
        let scene = Scene::of(exchange, options);
        // What was recorded holds more than what was meant.
        if exchanges.len() > 1 && scene.is_foreign() {
            continue;
        }
        checked = true;
        let way = direction_of(scene.method).filter(|_| exchange.status.is_none());
        direction = direction.or(way);
        for side in [Side::Request, Side::Response] {
            body(&scene, side, findings);
        }
        around(&scene, findings);
    }
    if !checked {
        let message = "None of these requests goes to an endpoint of SCIM";
        let finding = Finding::at(&UNREADABLE, Span::at(0)).message(message);
        findings.push(finding.help("Look at the addresses.").severity(Severity::Info));
    }
    let direction = direction.unwrap_or(Direction::Response);
    Seen { kind: Some(Kind::Exchange), direction }
}

/// Checks a body, and finds its places in the whole text.
fn body(scene: &Scene<'_>, side: Side, findings: &mut Findings) {
    let Some(part) = &scene.exchange.message(side).body else { return };
    let options = scene.options;
    let mut inside = Findings::new()
        .keeping(options.keep.unwrap_or(1000) as usize)
        .with_packs(options.profiles.packs());
    let bytes = part.text().as_bytes();
    let seen = check_side(scene, side, bytes, &mut inside);
    if let Some(dialect) = options.dialect {
        dialect.look(bytes, seen, &mut inside);
    }
    options.profiles.regrade(bytes, &mut inside);
    inside.pointed(bytes);
    part.settle(&mut inside);
    findings.absorb(inside);
}
