use std::borrow::Cow;

use serde::Serialize;

use super::address::{Address, rewrite};
use super::{host_rules, path_rules};
use crate::json::Node;
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Report, ReportBuilder, Severity};
use crate::sumologic::cleaned::{Cleaned, removal};
use crate::sumologic::deployments::{Row, by_code};
use crate::sumologic::host::{Host, is_showable, is_sumologic};
use crate::sumologic::url::Url;
use crate::text::{Encoding, Span};

rules! {
    pub(crate) static RULES;
    EMPTY: "base-url.empty", Error, Certain, "Okta, SCIM connector base URL",
        "There is no base URL",
        "Enter the SCIM base URL of your deployment, such as https://api.us2.sumologic.com/api/v1/scim/.";
    TOO_LONG: "base-url.too-long", Warning, Likely, "Okta, provisioning settings of the integration wizard",
        "The base URL has more than the 1024 characters that Okta takes",
        "Enter only the address that ends in /api/v1/scim/.";
    WHITESPACE: "base-url.whitespace", Warning, Likely, "Okta, SCIM connector base URL",
        "A blank or line break stands in or around the base URL", "Remove it.";
    INVISIBLE: "base-url.invisible-character", Error, Certain, "Okta, SCIM connector base URL",
        "A character that cannot be seen hides in the base URL", "Remove it; it came along with the copying.";
    QUOTES: "base-url.quotes", Error, Certain, "Okta, SCIM connector base URL",
        "Quotes, brackets or a full stop were copied along with the base URL", "Enter the address alone.";
    BACKSLASH: "base-url.backslash", Error, Certain, "RFC 3986 §3",
        "The base URL is written with backslashes", "Write slashes.";
    PLACEHOLDER: "base-url.placeholder", Error, Certain, "Sumo Logic, Provision with Okta",
        "A placeholder was left in the base URL", "Put what it stands for in its place: the API host of your deployment.";
    MISSING_HOST: "base-url.missing-host", Error, Certain, "Sumo Logic, Provision with Okta",
        "The base URL names no host",
        "Put the API address of your deployment before it, such as https://api.us2.sumologic.com/api: the guide's short form leaves it out.";
    MISSING_SCHEME: "base-url.missing-scheme", Error, Certain, "Okta, prepare your SCIM API service",
        "The base URL does not begin with https://", "Put https:// before it.";
    HTTP: "base-url.http", Error, Certain, "Okta, prepare your SCIM API service",
        "The base URL begins with http://, which would send the access key unencrypted", "Write https://.";
    SCHEME: "base-url.scheme", Error, Certain, "Okta, prepare your SCIM API service",
        "The base URL begins with something else than https://", "Write https:// once, with one colon and two slashes.";
    USERINFO: "base-url.userinfo", Error, Certain, "Sumo Logic, Provision with Okta",
        "The base URL holds a user name or password before the host",
        "Remove it, enter the credentials under Authentication Mode, and replace the access key if others could see this address.";
    PORT: "base-url.port", Error, Certain, "Sumo Logic, API endpoints by deployment",
        "The base URL names a port on which Sumo Logic does not answer", "Remove the port.";
    UNDERSCORE: "base-url.underscore", Error, Certain, "Okta, prepare your SCIM API service",
        "The base URL holds an underscore, which Okta does not take", "Enter the address without it.";
    LETTER_CASE: "base-url.letter-case", Warning, Likely, "RFC 3986 §6.2.2.1",
        "The path is written with capital letters", "Write /api/v1/scim/ in small letters.";
}

/// What [`check_base_url`] may know beside the URL.
#[derive(Clone, Debug, Default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct BaseUrlOptions {
    /// The code of the deployment that the account is on, in any letter case.
    pub deployment: Option<String>,
}

impl BaseUrlOptions {
    /// Reads the options from JSON; what is not there or of another type counts as absent.
    #[must_use]
    pub fn from_json(node: Node<'_>) -> Self {
        let deployment = node.member("deployment").and_then(Node::text);
        Self { deployment: deployment.map(Cow::into_owned) }
    }
}

/// What was found in a base URL.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct BaseUrlReport {
    /// The findings.
    #[serde(flatten)]
    pub report: Report,
    /// The URL to enter: that of the deployment in the options, else of the one that the URL names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical: Option<String>,
}

/// Checks the SCIM connector base URL as it is typed into Okta.
///
/// Findings have the source `baseUrl`. Fixes each mend their own part of the address.
///
/// Source: Sumo Logic, "Provision with Okta" and "SCIM User Management APIs".
///
/// ```
/// use scim_preflight::sumologic::{BaseUrlOptions, check_base_url};
/// let found = check_base_url("https://service.us2.sumologic.com/", &BaseUrlOptions::default());
/// assert_eq!(found.report.diagnostics[0].rule, "base-url.login-host");
/// assert_eq!(found.canonical.as_deref(), Some("https://api.us2.sumologic.com/api/v1/scim/"));
/// ```
#[must_use]
pub fn check_base_url(url: &str, options: &BaseUrlOptions) -> BaseUrlReport {
    let expected = options.deployment.as_deref().and_then(|code| by_code(code.trim()));
    let expected = expected.and_then(Row::usable);
    let mut findings = Findings::new();
    let target = check(url, expected, &mut findings);
    BaseUrlReport {
        report: ReportBuilder::new(Encoding::Utf16)
            .text("baseUrl", url.as_bytes(), findings)
            .finish(),
        canonical: target.and_then(Row::scim_base_url),
    }
}

/// Checks an address; gives the deployment whose base URL is to be entered.
fn check(
    url: &str,
    expected: Option<&'static Row>,
    findings: &mut Findings,
) -> Option<&'static Row> {
    let cleaned = Cleaned::of(url, Span::new(0, url.len()));
    if cleaned.text.is_empty() {
        let whole = Span::new(0, url.len());
        findings.push(Finding::at(&EMPTY, whole).fix(rewrite(url, expected)));
        return expected;
    }
    if url.chars().nth(1024).is_some() {
        findings.push(Finding::of(&TOO_LONG).fix(rewrite(url, expected)));
        return expected;
    }
    // What is inside a placeholder goes with it.
    if placeholder(&cleaned.text).is_none() {
        cleaned.report(url, &WHITESPACE, &INVISIBLE, findings);
    }
    let mark = findings.mark();
    let target = check_cleaned(&cleaned.text, expected, findings);
    findings.moved(mark, |span| cleaned.place(span));
    target
}

fn check_cleaned(
    text: &str,
    expected: Option<&'static Row>,
    findings: &mut Findings,
) -> Option<&'static Row> {
    let inner = unwrapped(text);
    let around = [Span { start: 0, end: inner.start }, Span::new(inner.end as usize, text.len())];
    let around: Vec<Span> = around.into_iter().filter(|span| !span.is_empty()).collect();
    if let Some(finding) = removal(&QUOTES, &around) {
        findings.push(finding);
    }
    let mark = findings.mark();
    let target = check_address(inner.text(text), expected, findings);
    findings.moved(mark, |span| span.shifted(inner.start));
    target
}

/// The range without quotes, brackets and full stops around the address.
fn unwrapped(text: &str) -> Span {
    let quote = |character| "\"'`´‘’‚“”„«»".contains(character);
    let behind = |character| quote(character) || ".,;".contains(character);
    let left = text.trim_start_matches(quote);
    let inner = left.trim_end_matches(behind);
    let start = text.len() - left.len();
    let pair = [('<', '>'), ('(', ')'), ('[', ']')].iter().any(|&(open, close)| {
        inner.strip_prefix(open).is_some_and(|rest| {
            rest.strip_suffix(close).is_some_and(|inside| inside.contains("://"))
        })
    });
    let whole = Span::new(start, start + inner.len());
    if pair { whole.inner() } else { whole }
}

fn check_address(
    text: &str,
    expected: Option<&'static Row>,
    findings: &mut Findings,
) -> Option<&'static Row> {
    let slashed = text.replace('\\', "/");
    if text.contains('\\') {
        let places = text.match_indices('\\').map(|(at, _)| Span::new(at, at + 1));
        let fix = places.clone().fold(Fix::safe("Write slashes"), |fix, at| fix.replace(at, "/"));
        findings.push(
            Finding::at(&BACKSLASH, places.fold(Span::new(text.len(), 0), Span::to)).fix(fix),
        );
    }
    let text = slashed.as_str();
    if let Some(span) = placeholder(text) {
        findings.push(Finding::at(&PLACEHOLDER, span).fix(rewrite(text, expected)));
        return expected;
    }
    let url = Url::split(text, is_sumologic);
    let host = url.host.text(text);
    let code = by_code(host).and_then(Row::usable);
    if host.is_empty() || code.is_some() || names_path(host) {
        let target = expected.or(code);
        findings.push(Finding::of(&MISSING_HOST).fix(rewrite(text, target)));
        return target;
    }
    let address = Address { text, url, host: Host::read(text, url.host), expected };
    check_front(&address, findings);
    host_rules::check(&address, findings);
    if address.has_own_path() {
        path_rules::check(&address, findings);
    }
    check_case(&address, findings);
    address.target()
}

/// Says whether a word that stands for the host is the beginning of the path.
fn names_path(host: &str) -> bool {
    ["api", "v1", "scim"].iter().any(|name| host.eq_ignore_ascii_case(name))
}

/// Where the address holds something that was to be replaced: brackets before its query, or a word
/// of the guide in its host.
pub(in crate::sumologic) fn placeholder(text: &str) -> Option<Span> {
    let address = text.split(['?', '#']).next().unwrap_or_default();
    for (open, close) in [('<', '>'), ('[', ']'), ('{', '}')] {
        let Some((before, rest)) = address.split_once(open) else { continue };
        let inside = rest.split_once(close).map_or(rest, |(inside, _)| inside);
        if !inside.contains(':') {
            let end = before.len() + 1 + inside.len() + 1;
            return Some(Span::new(before.len(), end.min(text.len())));
        }
    }
    let host = Url::split(address, is_sumologic).host;
    let mut start = host.start as usize;
    for label in host.text(address).split('.') {
        let small = label.to_ascii_lowercase();
        let words = ["deployment", "dep", "region", "pod", "api-endpoint", "yourcompany"];
        let yours = small.starts_with("your-") || small.starts_with("your_");
        if yours || words.contains(&small.as_str()) {
            return Some(Span::new(start, start + label.len()));
        }
        start += label.len() + 1;
    }
    None
}

/// What stands before and directly behind the host.
fn check_front(address: &Address<'_>, findings: &mut Findings) {
    let Address { text, url, .. } = *address;
    if let Some(span) = url.userinfo {
        let fix = Fix::safe("Remove the credentials").delete(span);
        findings.push(Finding::at(&USERINFO, span).fix(fix));
    }
    if address.host.domain_span.is_none() {
        // The rest of an address that leads elsewhere does not matter.
        return;
    }
    let lead = url.lead.text(text).to_ascii_lowercase();
    let title = "Write https://";
    match lead.as_str() {
        "https://" => {}
        "" => {
            let fix = Fix::safe(title).insert(url.lead.end, "https://");
            findings.push(Finding::at(&MISSING_SCHEME, url.host).fix(fix));
        }
        _ => {
            let web = lead.replace("https", "http").starts_with("http");
            let rule = if lead == "http://" { &HTTP } else { &SCHEME };
            let fix = if web { Fix::safe(title) } else { Fix::guess(title) };
            findings.push(Finding::at(rule, url.lead).fix(fix.replace(url.lead, "https://")));
        }
    }
    if let Some(span) = url.port {
        findings.push(port_finding(address, span));
    }
}

fn port_finding(address: &Address<'_>, span: Span) -> Finding {
    let finding = Finding::at(&PORT, span);
    let fix = "Remove the port";
    match span.text(address.text) {
        // Beside a word that is no host, the next reading would take something else for the port.
        _ if !is_showable(address.url.host.text(address.text)) => finding,
        ":443" | ":" => finding
            .severity(Severity::Info)
            .message("The base URL names a port, which https:// does not need")
            .fix(Fix::safe(fix).delete(span)),
        _ => finding.fix(Fix::guess(fix).delete(span)),
    }
}

/// Capital letters, where nothing else is wrong with the part.
fn check_case(address: &Address<'_>, findings: &mut Findings) {
    let Address { text, url, .. } = *address;
    let front = Span { start: 0, end: url.host.end };
    let capital = |span: Span| span.text(text).bytes().any(|byte| byte.is_ascii_uppercase());
    let secret = url.userinfo.is_some();
    if capital(front) && !secret && findings.is_empty() {
        let small = front.text(text).to_ascii_lowercase();
        findings.push(
            Finding::at(&LETTER_CASE, front)
                .severity(Severity::Info)
                .message("The host is written with capital letters")
                .help("This works; small letters are what the guide shows.")
                .fix(Fix::safe("Write small letters").replace(front, small)),
        );
    }
    if path_rules::is_right(&url.path.text(text).to_ascii_lowercase()) && capital(url.path) {
        let fix = Fix::safe("Write small letters").replace(url.path, path_rules::SCIM_PATH);
        findings.push(Finding::at(&LETTER_CASE, url.path).fix(fix));
    }
}

/// The finding about an underscore in a part of the address.
pub(super) fn underscore(text: &str, part: Span) -> Option<Finding> {
    let at = part.text(text).find('_')?;
    Some(Finding::at(&UNDERSCORE, Span::new(at, at + 1).shifted(part.start)))
}
