//! Tells what a pasted text is from its shape, wherever in it an export stands.

use super::ExportKind;
use crate::json::{Document, Limits, Node, NodeKind};
use crate::okta::export::Profile;
use crate::sumologic::looks_like_credential;

/// What a thing of a kind has: all of these JSON Pointers lead somewhere.
struct Shape(ExportKind, &'static [&'static str]);

/// The first shape that fits counts.
static SHAPES: &[Shape] = {
    use ExportKind::{
        ApiError, OktaAppUser, OktaAppUserSchema, OktaApplication, OktaGroupAssignment,
        OktaMapping, OktaUser, SamlConfiguration, ScimPayload, SumoAccessKey, SumoRole, SystemLog,
        Terraform,
    };
    &[
        Shape(ScimPayload, &["/schemas/0"]),
        Shape(SystemLog, &["/eventType", "/published"]),
        Shape(SystemLog, &["/eventType", "/outcome"]),
        Shape(OktaApplication, &["/signOnMode", "/label"]),
        Shape(OktaApplication, &["/settings/signOn/ssoAcsUrl"]),
        Shape(OktaAppUserSchema, &["/definitions/base"]),
        Shape(OktaAppUserSchema, &["/definitions/custom"]),
        Shape(OktaMapping, &["/source/type", "/target/type"]),
        Shape(OktaAppUser, &["/scope", "/status", "/credentials"]),
        Shape(OktaAppUser, &["/scope", "/status", "/profile"]),
        Shape(OktaAppUser, &["/syncState", "/status"]),
        Shape(OktaGroupAssignment, &["/priority", "/profile"]),
        Shape(OktaGroupAssignment, &["/priority", "/_links/group"]),
        Shape(OktaUser, &["/profile/login"]),
        Shape(SamlConfiguration, &["/assertionConsumerUrl"]),
        Shape(SamlConfiguration, &["/configurationName", "/issuer"]),
        Shape(SumoAccessKey, &["/label", "/createdAt", "/disabled"]),
        Shape(SumoRole, &["/name", "/capabilities"]),
        Shape(SumoRole, &["/name", "/filterPredicate"]),
        Shape(Terraform, &["/terraform_version"]),
        Shape(Terraform, &["/format_version", "/planned_values"]),
        Shape(ApiError, &["/errorCode", "/errorSummary"]),
        Shape(ApiError, &["/errors/0/code"]),
        Shape(ApiError, &["/status", "/code", "/message"]),
    ]
};

/// How deep an export may lie in what it was wrapped in.
const WRAPPERS: u32 = 4;

/// Takes each thing that is found.
pub(super) type Sink<'s, 'd> = &'s mut dyn FnMut(ExportKind, Node<'_>);

/// Looks for exports in a text and hands each over; says what the text is where it holds none.
pub(super) fn search(text: &str, sink: Sink<'_, '_>) -> Option<ExportKind> {
    let bytes = text.as_bytes();
    let trimmed = text.trim_start_matches('\u{feff}').trim();
    if trimmed.is_empty() {
        return Some(ExportKind::Empty);
    }
    let prose = !trimmed.starts_with(['{', '[']);
    if bytes.len() > Limits::default().bytes || prose && plain(trimmed) != ExportKind::Text {
        return Some(plain(trimmed));
    }
    let mut found = 0;
    let mut from = bytes.len() - text.trim_start_matches('\u{feff}').len();
    // One value, or several behind each other as in NDJSON.
    while let Some(at) = start(bytes, from) {
        let document = Document::inside(bytes, at as u32, 64);
        let root = document.root();
        found += descend(root, WRAPPERS, sink);
        if !document.complete() {
            let kind = if prose && found == 0 { ExportKind::Text } else { ExportKind::BrokenJson };
            return Some(kind);
        }
        from = (root.span().end as usize).max(at + 1);
    }
    let other = if prose { ExportKind::Text } else { ExportKind::OtherJson };
    (found == 0).then_some(other)
}

/// Where the next value begins: behind blanks and a comma, or at the start of a later line, since
/// there may be headers, headings or fences of code between the values.
fn start(bytes: &[u8], from: usize) -> Option<usize> {
    let mut line = true;
    let mut rest = bytes.iter().enumerate().skip(from);
    let found = rest.find(|(_, byte)| {
        if line && matches!(byte, b'{' | b'[') {
            return true;
        }
        line = **byte == b'\n' || line && (byte.is_ascii_whitespace() || **byte == b',');
        false
    });
    found.map(|(at, _)| at)
}

/// Hands over a value, or what is recognized inside it; says how many there were.
fn descend(node: Node<'_>, levels: u32, sink: Sink<'_, '_>) -> u32 {
    if let Some(kind) = kind(node) {
        sink(kind, node);
        return 1;
    }
    let Some(levels) = levels.checked_sub(1) else { return 0 };
    let inner =
        node.children().filter(|inner| matches!(inner.kind(), NodeKind::Object | NodeKind::Array));
    inner.map(|inner| descend(inner, levels, sink)).sum()
}

/// What an object is by its shape.
fn kind(node: Node<'_>) -> Option<ExportKind> {
    if node.kind() != NodeKind::Object {
        return None;
    }
    let fits = |shape: &&Shape| shape.1.iter().all(|pointer| node.pointer(pointer).is_some());
    let Shape(kind, _) = SHAPES.iter().find(fits)?;
    match kind {
        ExportKind::OktaAppUserSchema if !Profile::is_of_app(node) => {
            Some(ExportKind::OktaUserSchema)
        }
        kind => Some(*kind),
    }
}

/// What a text is that is no JSON.
fn plain(text: &str) -> ExportKind {
    let start = text.get(..400).unwrap_or(text).to_ascii_lowercase();
    let one_line = !text.contains(['\n', ' ', '\t']);
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if text.starts_with('<') {
        ExportKind::Html
    } else if has(&["resource \"okta_", "resource \"sumologic_"]) {
        ExportKind::Hcl
    } else if looks_like_credential(text) {
        ExportKind::Credential
    } else if one_line && (start.contains("://") || start.contains("sumologic.com")) {
        ExportKind::Url
    } else if start.contains("event_type")
        || start.contains("eventtype")
        || has(&["Push new user to external application"])
    {
        ExportKind::SystemLog
    } else {
        ExportKind::Text
    }
}
