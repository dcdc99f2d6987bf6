//! Secrets that stand where no secret belongs.

use super::walk::Walk;
use crate::json::Str;
use crate::report::Finding;
use crate::report::rule::rules;
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

/// Looks for a secret in the text of a value; says whether it is one that has no place there. The
/// text itself is never repeated.
pub(super) fn in_value(walk: &mut Walk<'_, '_>, attribute: &Attribute<'_>, token: Str) -> bool {
    let raw = token.raw(walk.reader.bytes());
    if attribute.mark == Mark::Password {
        if !raw.is_empty() {
            let rule = if looks_hashed(raw) { &LOOKS_HASHED } else { &IN_REQUEST };
            walk.findings.push(Finding::at(rule, token.span));
        }
        return false;
    }
    let found = is_credential(raw);
    if found {
        walk.findings.push(Finding::at(&TOKEN, token.span));
    }
    found
}

/// Says whether a text is a credential or a private key, by how it begins.
pub(super) fn is_credential(raw: &[u8]) -> bool {
    raw.len() > 20 && looks_like_credential(raw)
}

fn looks_hashed(text: &[u8]) -> bool {
    const SCHEMES: &[&[u8]] = &[b"$2a$", b"$2b$", b"$2y$", b"$argon2", b"$5$", b"$6$", b"{SSHA"];
    let digest = matches!(text.len(), 32 | 40 | 64 | 128) && text.iter().all(u8::is_ascii_hexdigit);
    digest || SCHEMES.iter().any(|scheme| text.starts_with(scheme))
}

fn looks_like_credential(text: &[u8]) -> bool {
    let scheme = |scheme: &[u8]| {
        text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && text.get(scheme.len()..).is_some_and(|rest| !rest.contains(&b' '))
    };
    match text.first() {
        Some(b'A' | b'a') => {
            text.get(..14).is_some_and(|start| start.eq_ignore_ascii_case(b"Authorization:"))
        }
        Some(b'B' | b'b') => scheme(b"Bearer ") || scheme(b"Basic "),
        Some(b'-') => {
            text.starts_with(b"-----BEGIN") && text.windows(11).any(|part| part == b"PRIVATE KEY")
        }
        _ => false,
    }
}
