use serde::Serialize;

use crate::json::{Document, Limits, Node, NodeKind};
use crate::report::{Findings, Report, ReportBuilder};
use crate::scim::{self, Context, Direction, Kind, PayloadOptions, Profile, Profiles, Target};
use crate::sumologic::dialect;
use crate::text::Encoding;

/// What was found in a payload, and what it turned out to be.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct PayloadReport {
    /// The findings.
    #[serde(flatten)]
    pub report: Report,
    /// What kind of message it is; absent where that could not be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// Which way it goes, as given or as guessed from the text.
    pub direction: Direction,
    /// What was not checked, and what it would take to check it.
    pub unchecked: Vec<Unchecked>,
}

/// Something that was not checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Unchecked {
    /// What it would take: `previous`, `http`, `now`, `schemas`, or `version` for a later version
    /// of this library.
    pub needs: &'static str,
    /// What was not checked, in one sentence.
    pub message: &'static str,
}

/// Checks a SCIM payload in the eyes of the profiles asked for.
///
/// Offsets are UTF-16 units for [`Encoding::Utf16`] and bytes for [`Encoding::Bytes`]; lines and
/// columns start at 1. Any bytes give a report.
///
/// ```
/// use scim_preflight::{check_payload, scim::PayloadOptions, text::Encoding};
/// let payload = br#"{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "active": "true"}"#;
/// let checked = check_payload(payload, &PayloadOptions::default(), Encoding::Utf16);
/// let rules: Vec<&str> =
///     checked.report.diagnostics.iter().map(|found| found.rule.as_str()).collect();
/// assert_eq!(rules, ["required.userName", "type.boolean-string"]);
/// ```
///
/// Source: RFC 7643, RFC 7644; the vendors' dialects by profile.
#[must_use]
pub fn check_payload(bytes: &[u8], options: &PayloadOptions, encoding: Encoding) -> PayloadReport {
    let (seen, findings) = inspect_payload(bytes, options);
    report_payload(bytes, seen, findings, encoding)
}

/// Makes the report of a payload that has been inspected.
#[must_use]
pub fn report_payload(
    bytes: &[u8],
    seen: scim::Seen,
    findings: Findings,
    encoding: Encoding,
) -> PayloadReport {
    PayloadReport {
        report: ReportBuilder::new(encoding).json("payload", bytes, findings).finish(),
        kind: seen.kind,
        direction: seen.direction,
        unchecked: unchecked(seen.kind, seen.direction),
    }
}

/// The check without its report: for those who only ask whether a payload is clean.
#[must_use]
pub fn inspect_payload(bytes: &[u8], options: &PayloadOptions) -> (scim::Seen, Findings) {
    let mut findings = Findings::new().keeping(options.keep.unwrap_or(1000) as usize);
    let seen = scim::check(bytes, options, &mut findings);
    if options.profiles.has(Profile::SumoLogic) {
        in_sumo_logics_eyes(bytes, options, seen, &mut findings);
    }
    if !findings.is_empty() && options.profiles != Profiles::default() {
        findings.regrade(|rule, severity, place| {
            options.profiles.view(rule, severity, place.slice(bytes))
        });
    }
    (seen, findings)
}

/// Adds what Sumo Logic's API asks for, and takes away what it allows.
fn in_sumo_logics_eyes(
    bytes: &[u8],
    options: &PayloadOptions,
    seen: scim::Seen,
    findings: &mut Findings,
) {
    let Some(kind) = seen.kind else { return };
    let document = Document::read(bytes, options.limits);
    findings.drop_where(dialect::overruled(&document, seen.direction));
    dialect::check(&document, kind, seen.direction, findings);
}

/// What is left unchecked in a message of a kind.
#[must_use]
pub fn unchecked(kind: Option<Kind>, direction: Direction) -> Vec<Unchecked> {
    const PREVIOUS: Unchecked = Unchecked {
        needs: "previous",
        message: "Whether immutable or server-made values changed: that takes an earlier state of the resource",
    };
    const HTTP: Unchecked = Unchecked {
        needs: "http",
        message: "Whether the payload agrees with its URL, headers and status",
    };
    const NOW: Unchecked = Unchecked {
        needs: "now",
        message: "Whether certificates have expired and dates lie in the future",
    };
    const SCHEMAS: Unchecked =
        Unchecked { needs: "schemas", message: "What belongs to schemas of your own" };
    const LIMITS: Unchecked =
        Unchecked { needs: "schemas", message: "Which endpoints and limits the server has" };
    const REQUEST: Unchecked = Unchecked {
        needs: "previous",
        message: "Whether operations and results match: that takes the request",
    };
    const VERSION: Unchecked = Unchecked {
        needs: "version",
        message: "The inside of this kind of message: this version checks its JSON and its `schemas` only",
    };
    match kind {
        Some(Kind::User | Kind::Group | Kind::List) if direction == Direction::Response => {
            vec![HTTP, PREVIOUS, NOW, SCHEMAS]
        }
        Some(Kind::User | Kind::Group) if direction == Direction::Create => {
            vec![HTTP, NOW, SCHEMAS]
        }
        Some(Kind::User | Kind::Group | Kind::Patch) => vec![HTTP, PREVIOUS, NOW, SCHEMAS],
        Some(Kind::Error) => vec![HTTP],
        Some(Kind::BulkRequest) => vec![LIMITS, NOW, SCHEMAS],
        Some(Kind::BulkResponse) => vec![REQUEST, NOW, SCHEMAS],
        _ => vec![VERSION],
    }
}

impl PayloadOptions {
    /// Reads the options as they come from JavaScript: `kind`, `direction`, `target`, `profile`
    /// (one or several), `limits` (`bytes`, `depth`, `findings`), and the parts of the [`Context`].
    /// What is not known is left out.
    #[must_use]
    pub fn from_json(node: Node<'_>) -> Self {
        let word = |name: &str| node.member(name).and_then(Node::text);
        let number = |node: Node<'_>, name: &str| {
            let bytes = node.member(name)?.source();
            core::str::from_utf8(bytes).ok()?.parse::<u32>().ok()
        };
        let profiles = node.member("profile").map(profiles).unwrap_or_default();
        let limits = node.member("limits");
        let limit = |name: &str| limits.and_then(|limits| number(limits, name));
        Self {
            kind: word("kind").and_then(|name| Kind::named(&name)),
            direction: word("direction").and_then(|name| Direction::named(&name)),
            target: word("target").and_then(|name| Target::named(&name)),
            profiles,
            limits: Limits {
                bytes: limit("bytes").map_or(Limits::default().bytes, |bytes| bytes as usize),
                depth: limit("depth").unwrap_or(Limits::default().depth),
            },
            keep: limit("findings"),
            context: Context::from_json(node),
        }
    }
}

fn profiles(node: Node<'_>) -> Profiles {
    let add = |set: Profiles, node: Node<'_>| {
        node.text().and_then(|name| Profile::named(&name)).map_or(set, |profile| set.with(profile))
    };
    match node.kind() {
        NodeKind::Array => node.elements().fold(Profiles::default(), add),
        _ => add(Profiles::default(), node),
    }
}
