//! Secrets that stand where no secret belongs.

use super::walk::Walk;
use crate::json::Str;
use crate::report::Finding;
use crate::report::rule::rules;
use crate::scim::Direction;
use crate::scim::schema::{Attribute, Mark};

rules! {
    pub(crate) static RULES;
    IN_REQUEST: "secret.password-in-request", Info, Certain, "RFC 7643 §9.2",
        "The request carries a password in clear text",
        "Redact it before you show this payload to anybody.";
    LOOKS_HASHED: "secret.password-looks-hashed", Info, Likely, "RFC 7643 §4.1.1",
        "The password looks like a hash",
        "SCIM wants the clear text: the server makes the hash.";
    TOKEN: "secret.token-in-payload", Warning, Likely, "RFC 7644 §7.4",
        "A credential or private key stands in the payload",
        "Remove it, and replace the credential: whoever saw this payload has it.";
}

/// Looks for a secret in the text of a value. The text itself is never repeated.
pub(super) fn in_value(walk: &mut Walk<'_, '_>, attribute: &Attribute<'_>, token: Str) {
    let raw = token.raw(walk.reader.bytes());
    if attribute.mark == Mark::Password {
        if walk.direction != Direction::Response && !raw.is_empty() {
            let rule = if looks_hashed(raw) { &LOOKS_HASHED } else { &IN_REQUEST };
            walk.findings.push(Finding::at(rule, token.span));
        }
    } else if raw.len() > 20 && looks_like_credential(raw) {
        walk.findings.push(Finding::at(&TOKEN, token.span));
    }
}

fn looks_hashed(text: &[u8]) -> bool {
    let crypt = text.starts_with(b"$2") || text.starts_with(b"$argon2") || text.starts_with(b"$6$");
    let digest = matches!(text.len(), 32 | 40 | 64 | 128) && text.iter().all(u8::is_ascii_hexdigit);
    crypt || digest || text.starts_with(b"{SSHA}")
}

fn looks_like_credential(text: &[u8]) -> bool {
    let scheme = |scheme: &[u8]| {
        text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && text.get(scheme.len()..).is_some_and(|rest| !rest.contains(&b' '))
    };
    match text.first() {
        Some(b'B' | b'b') => scheme(b"Bearer ") || scheme(b"Basic "),
        Some(b'-') => {
            text.starts_with(b"-----BEGIN") && text.windows(11).any(|part| part == b"PRIVATE KEY")
        }
        _ => false,
    }
}
