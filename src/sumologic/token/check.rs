use super::plaintext::{self, Plaintext};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Report, ReportBuilder, Rule};
use crate::sentence;
use crate::sumologic::cleaned::{Cleaned, is_blank, removal};
use crate::sumologic::credential::{
    decode, decoded_pair, encode, is_access_id, is_access_key, is_cut, is_placeholder, is_quote,
};
use crate::text::{Encoding, Span, digits};

rules! {
    pub(crate) static RULES;
    EMPTY: "token.empty", Error, Certain, "Sumo Logic, Provision with Okta",
        "There is no token", "Make it from access ID and access key.";
    SURROUNDING: "token.surrounding-whitespace", Warning, Likely, "Sumo Logic, Provision with Okta",
        "A blank or line break stands before or behind the token", "Remove it.";
    INVISIBLE: "token.invisible-character", Error, Certain, "Sumo Logic, Provision with Okta",
        "A character that cannot be seen hides in the token", "Remove it; it came along with the copying.";
    QUOTES: "token.quotes", Error, Certain, "Sumo Logic, Provision with Okta",
        "Quotes or brackets stand around the token", "Remove them.";
    SCHEME: "token.scheme-prefix", Error, Certain, "Okta, HTTP header authentication",
        "The token begins with the word that Okta itself puts before it", "Remove the word: Okta would send it twice.";
    WRAPPED: "token.wrapped", Error, Certain, "RFC 4648 §3.1",
        "The token is broken by blanks or line breaks", "Remove them.";
    PLACEHOLDER: "token.placeholder", Error, Certain, "Sumo Logic, Provision with Okta",
        "A placeholder stands where the token belongs", "Make the token from access ID and access key.";
    CUT: "token.cut-off", Error, Certain, "Sumo Logic, Provision with Okta",
        "The token is cut off or masked", "Copy it whole, or make it anew from access ID and access key.";
    RAW_PAIR: "token.not-encoded", Error, Certain, "Sumo Logic, Provision with Okta",
        "Access ID and access key stand here as they are, not in base64", "Encode the two with the colon between them.";
    RAW_ID: "token.access-id-alone", Error, Certain, "Sumo Logic, Provision with Okta",
        "This is the access ID alone", "The token is made of access ID, colon and access key.";
    RAW_KEY: "token.access-key-alone", Error, Likely, "Sumo Logic, Provision with Okta",
        "This is the access key alone", "The token is made of access ID, colon and access key.";
    OTHER: "token.other-product", Error, Certain, "Sumo Logic, Provision with Okta",
        "This is a token of another kind or product", "Sumo Logic's SCIM takes access ID and access key in base64, and no other token.";
    NOT_BASE64: "token.not-base64", Error, Certain, "RFC 4648 §4",
        "The token holds a character that base64 does not have", "Make the token anew from access ID and access key.";
    PADDING: "token.padding", Error, Likely, "RFC 4648 §3.2",
        "The equals signs at the end of the token are not as many as there should be", "Copy the token to its very end.";
    FOREIGN: "token.foreign-alphabet", Error, Certain, "RFC 4648 §4",
        "A token of letters, digits and a colon never holds + / - or _, so this is not made of access ID and access key",
        "Make the token from access ID and access key.";
}

/// Checks the bearer token as it is pasted into Okta, from the token alone.
///
/// Findings have the source `token`. They never repeat any of it; where the whole token would have
/// to be written anew there is no fix, and the help says how to make it.
///
/// Source: Sumo Logic, "Provision with Okta"; RFC 4648.
///
/// ```
/// use scim_preflight::sumologic::check_bearer_token;
/// assert_eq!(check_bearer_token("Og==").diagnostics[0].rule, "token.only-colon");
/// ```
#[must_use]
pub fn check_bearer_token(token: &str) -> Report {
    let mut findings = Findings::new();
    check(token, &mut findings);
    ReportBuilder::new(Encoding::Utf16).text("token", token.as_bytes(), findings).finish()
}

fn check(token: &str, findings: &mut Findings) {
    let start = prefix_end(token);
    let leading = token.len() - token.trim_start_matches(is_blank).len();
    let body = Span::new(start, token.len());
    let cleaned = Cleaned::of(token, body);
    if cleaned.text.is_empty() {
        findings.push(Finding::at(&EMPTY, Span::new(0, token.len())));
        return;
    }
    if start > 0 {
        let word = Span::new(leading, start);
        findings.push(Finding::at(&SCHEME, word).fix(Fix::safe("Remove the word").delete(word)));
        let before = Cleaned::of(token, Span::new(0, leading));
        before.report(token, &SURROUNDING, &INVISIBLE, findings);
    }
    push(removal(&SURROUNDING, &cleaned.dropped(|run| run.outer && !run.invisible)), findings);
    cleaned.report_invisible(token, &INVISIBLE, findings);
    let inner = unquoted(&cleaned.text);
    let ends =
        [Span { start: 0, end: inner.start }, Span::new(inner.end as usize, cleaned.text.len())];
    let ends: Vec<Span> =
        ends.into_iter().filter(|span| !span.is_empty()).map(|span| cleaned.place(span)).collect();
    push(removal(&QUOTES, &ends), findings);
    let core = inner.text(&cleaned.text);
    if is_base64(core) {
        push(wrapped(&cleaned), findings);
    }
    let mark = findings.mark();
    check_core(core, findings);
    findings.moved(mark, |span| cleaned.place(span.shifted(inner.start)));
}

fn push(finding: Option<Finding>, findings: &mut Findings) {
    if let Some(finding) = finding {
        findings.push(finding);
    }
}

/// Where the token begins behind `Bearer`, `Basic`, `Authorization:`; 0 where nothing is before it.
fn prefix_end(token: &str) -> usize {
    let mut rest = token.trim_start_matches(is_blank);
    let mut end = 0;
    for word in ["authorization", "bearer", "basic", "bearer"] {
        let Some(behind) = rest.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word))
        else {
            continue;
        };
        let after = rest.get(behind.len()..).unwrap_or_default();
        let token_start = after.trim_start_matches(|c| is_blank(c) || c == ':');
        let glued = || decoded_pair(token_start.trim_end_matches(is_blank)).is_some();
        if token_start.len() < after.len() || glued() {
            rest = token_start;
            end = token.len() - rest.len();
        }
    }
    end
}

fn unquoted(text: &str) -> Span {
    let sign = |character| is_quote(character) || "<>[]{}(),;".contains(character);
    let left = text.trim_start_matches(sign);
    let start = text.len() - left.len();
    Span::new(start, start + left.trim_end_matches(sign).len())
}

fn is_base64(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/-_=".contains(&byte))
}

/// The finding about blanks within, which says whose line length it is.
fn wrapped(cleaned: &Cleaned) -> Option<Finding> {
    let runs = cleaned.dropped(|run| !run.outer && !run.invisible);
    let line = runs.first()?.start.saturating_sub(cleaned.place(Span::at(0)).start);
    let finding = removal(&WRAPPED, &runs)?;
    let (tool, option) = match line {
        76 => ("base64", "-w0"),
        64 => ("openssl base64", "-A"),
        _ => return Some(finding),
    };
    let line = digits(u64::from(line));
    let message = sentence!(
        "The token is broken after ",
        line,
        " characters, as the command ",
        tool,
        " does"
    );
    Some(finding.message(message).help(sentence!("Remove the line break; ", option, " avoids it.")))
}

/// Judges the characters of the token itself.
fn check_core(core: &str, findings: &mut Findings) {
    let whole = Span::new(0, core.len());
    if let Some(rule) = whole_rule(core) {
        findings.push(Finding::at(rule, whole));
        return;
    }
    let data = core.trim_end_matches('=');
    let outside = data
        .char_indices()
        .find(|&(_, c)| c == '=' || !c.is_ascii() || !is_base64(c.encode_utf8(&mut [0; 4])));
    if let Some((at, character)) = outside {
        let span = Span::new(at, at + character.len_utf8());
        findings.push(Finding::at(&NOT_BASE64, span));
        return;
    }
    let padding = (4 - data.len() % 4) % 4;
    let Some(bytes) = decode(data).filter(|_| padding < 3) else {
        findings.push(Finding::at(&CUT, whole));
        return;
    };
    let foreign = data.contains(['+', '/', '-', '_']);
    let padded = core.len() - data.len() == padding;
    let damaged = !foreign && encode(&bytes).trim_end_matches('=') != data;
    // An end that does not fit is a loss of its own only where the key is whole.
    let cut = decoded_pair(data).is_some_and(|(id, key)| {
        is_access_id(&id) && (damaged || !padded && !is_access_key(key.trim_end()))
    });
    if cut {
        findings.push(Finding::at(&CUT, whole));
        return;
    }
    match plaintext::check(&bytes, core, findings) {
        Plaintext::Pair if padded => {}
        Plaintext::Pair => findings.push(padding_finding(data.len(), core.len(), padding)),
        Plaintext::Named => {}
        Plaintext::Foreign if foreign => findings.push(Finding::at(&FOREIGN, whole)),
        Plaintext::Foreign => findings.push(Finding::at(plaintext::not_a_pair(), whole)),
    }
}

/// What the token is as a whole, where it is no base64 of a pair.
fn whole_rule(core: &str) -> Option<&'static Rule> {
    let jwt = core.starts_with("eyJ") && core.matches('.').count() >= 2;
    match core {
        _ if is_cut(core) => Some(&CUT),
        _ if is_placeholder(core) => Some(&PLACEHOLDER),
        _ if jwt || core.starts_with("SSWS") => Some(&OTHER),
        _ if core.contains(':') => Some(&RAW_PAIR),
        _ if is_access_id(core) => Some(&RAW_ID),
        _ if is_access_key(core) && decoded_pair(core).is_none() => Some(&RAW_KEY),
        _ => None,
    }
}

fn padding_finding(data: usize, end: usize, padding: usize) -> Finding {
    let span = Span::new(data, end);
    let signs = "==".get(..padding).unwrap_or_default();
    Finding::at(&PADDING, span).fix(Fix::safe("Correct the end").replace(span, signs))
}
