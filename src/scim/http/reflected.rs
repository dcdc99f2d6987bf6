//! What was sent, against what comes back.

use super::Body;
use super::exchange::Side;
use crate::json::{Document, Limits, Node, NodeKind};
use crate::report::rule::rules;
use crate::report::{Certainty, Finding, Findings};
use crate::sentence;
use crate::text::{Span, shown};

rules! {
    pub(crate) static RULES;
    REFLECTED: "xref.request-response", Warning, Possible, "RFC 7644 §3.1, §3.3",
        "The response does not hold what was sent", "The server does not keep it, or it must return it: clients drop what does not come back.";
}

/// What a server may keep to itself or make its own.
static OWN: &[&str] = &["schemas", "id", "meta", "groups", "password"];

/// How many attributes, and elements of a list, are looked for.
const COMPARED: usize = 100;

/// Looks in the answer for what a creation or replacement has sent.
pub(super) fn check(body: &Body<'_>, root: Node<'_>, findings: &mut Findings) {
    let scene = body.scene;
    let part = ["attributes", "excludedAttributes"];
    let part = part.into_iter().any(|name| scene.parameter(name).is_some());
    let whole = matches!(scene.method, "POST" | "PUT") && scene.succeeded() && !part;
    let Some(sent) = scene.exchange.message(Side::Request).body.as_ref().filter(|_| whole) else {
        return;
    };
    let document = Document::read(sent.text().as_bytes(), Limits::default());
    for (name, value) in document.root().members().take(COMPARED) {
        let own = OWN.iter().any(|own| own.eq_ignore_ascii_case(&name));
        if !own && !unassigned(value) {
            compare(&name, value, root, findings);
        }
    }
}

fn compare(name: &str, sent: Node<'_>, root: Node<'_>, findings: &mut Findings) {
    let found = root.member_any_case(name);
    let finding = match found {
        Some(found) if found.kind() == sent.kind() && !unassigned(found) => {
            if !altered(name, sent, found) {
                return;
            }
            let message =
                sentence!(shown(name), " has another value in the response than in the request");
            Finding::at(&REFLECTED, found.span()).message(message)
        }
        Some(found) if !unassigned(found) => {
            let message = sentence!(
                shown(name),
                " is ",
                found.kind().name(),
                " in the response, and was ",
                sent.kind().name(),
                " in the request"
            );
            Finding::at(&REFLECTED, found.span()).message(message).certainty(Certainty::Likely)
        }
        _ => {
            let span = found.unwrap_or(root).span();
            let place = Span { start: span.start, end: span.end.min(span.start + 1) };
            let message =
                sentence!("The request sends ", shown(name), ", and the response does not have it");
            Finding::at(&REFLECTED, place).message(message)
        }
    };
    findings.push(finding);
}

fn unassigned(value: Node<'_>) -> bool {
    match value.kind() {
        NodeKind::Array | NodeKind::Object => value.children().next().is_none(),
        NodeKind::String => value.text().is_some_and(|text| text.is_empty()),
        NodeKind::Null | NodeKind::Broken => true,
        _ => false,
    }
}

/// Whether a value came back as another, letter case and blanks aside; of a list, whether the
/// `value` of an element is gone.
fn altered(name: &str, sent: Node<'_>, found: Node<'_>) -> bool {
    if let (Some(sent), Some(found)) = (sent.text(), found.text()) {
        // The one attribute whose letter case is the client's alone.
        let exact = name.eq_ignore_ascii_case("externalId");
        let plain = |text: &str| text.trim().to_lowercase();
        return if exact { sent != found } else { plain(&sent) != plain(&found) };
    }
    let value = |element: Node<'_>| Some(element.member_any_case("value")?.text()?.to_lowercase());
    let values: Vec<String> = found.elements().filter_map(value).collect();
    let gone = |element: Node<'_>| value(element).is_some_and(|value| !values.contains(&value));
    sent.elements().take(COMPARED).any(gone) || sent.boolean() != found.boolean()
}
