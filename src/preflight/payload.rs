use serde::Serialize;

use crate::json::{Document, Limits, Node};
use crate::okta::answer;
use crate::report::{BriefReport, Findings, Report, ReportBuilder, SOURCE};
use crate::scim::{
    self, Context, Dialect, Direction, Kind, PayloadOptions, Profile, Profiles, Seen, Target,
};
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
    report_payload(bytes, seen, findings, options, encoding)
}

/// Makes the report of a payload that has been inspected.
#[must_use]
pub fn report_payload(
    bytes: &[u8],
    seen: Seen,
    findings: Findings,
    options: &PayloadOptions,
    encoding: Encoding,
) -> PayloadReport {
    PayloadReport {
        report: builder(bytes, seen, findings, encoding).finish(),
        kind: seen.kind,
        direction: seen.direction,
        unchecked: unchecked(seen.kind, seen.direction, options),
    }
}

/// Makes the report of a payload that has been inspected, without what its rules say anyway and
/// without what is the same for all payloads of its kind.
#[must_use]
pub fn brief_payload(
    bytes: &[u8],
    seen: Seen,
    findings: Findings,
    encoding: Encoding,
) -> BriefReport {
    builder(bytes, seen, findings, encoding).finish_briefly()
}

fn builder(bytes: &[u8], seen: Seen, findings: Findings, encoding: Encoding) -> ReportBuilder {
    let mut builder = ReportBuilder::new(encoding);
    // A pasted exchange is no JSON; its bodies' findings have their pointers from their own check.
    match seen.kind {
        Some(Kind::Exchange) => builder.text(SOURCE, bytes, findings),
        _ => builder.json(SOURCE, bytes, findings),
    };
    builder
}

/// The check without its report: for those who only ask whether a payload is clean.
#[must_use]
pub fn inspect_payload(bytes: &[u8], options: &PayloadOptions) -> (Seen, Findings) {
    let mut findings = findings(options);
    let mut seen = Seen { kind: None, direction: Direction::Create };
    scim::check_options(options, &mut findings);
    with_check(options, &mut |check| seen = check(bytes, &mut findings));
    (seen, findings)
}

/// A check of payloads that has been given all but the payload and the place for its findings.
pub(super) type Check<'c> = &'c dyn Fn(&[u8], &mut Findings) -> Seen;

/// Calls a function with a check of payloads by the same options, which are worked out once.
pub(super) fn with_check(options: &PayloadOptions, run: &mut dyn FnMut(Check<'_>)) {
    scim::with_given(options, Some(&Vendors(options)), &mut |given| {
        run(&|bytes, findings| {
            let seen = scim::check(bytes, given, findings);
            options.profiles.regrade(bytes, findings);
            seen
        });
    });
}

/// Where a check with these options puts its findings.
pub(super) fn findings(options: &PayloadOptions) -> Findings {
    Findings::new()
        .keeping(options.keep.unwrap_or(1000) as usize)
        .with_packs(options.profiles.packs())
}

/// What the vendors among the profiles ask for beyond the RFCs, or allow.
#[derive(Debug)]
struct Vendors<'o>(&'o PayloadOptions);

impl Dialect for Vendors<'_> {
    fn look(&self, bytes: &[u8], seen: Seen, findings: &mut Findings) {
        let wanted = |profile| self.0.profiles.has(profile);
        let (sumo_logic, okta) = (wanted(Profile::SumoLogic), wanted(Profile::Okta));
        let Some(kind) = seen.kind.filter(|_| sumo_logic || okta) else { return };
        let document = Document::read(bytes, self.0.limits);
        if sumo_logic {
            findings.drop_where(dialect::overruled(&document, seen.direction));
            dialect::check(&document, kind, seen.direction, findings);
        }
        if okta {
            answer::check(&document, kind, seen.direction, findings);
        }
    }
}

/// What may be left unchecked: what it takes, of which messages, and which ways they go.
struct Left {
    unchecked: Unchecked,
    kinds: &'static [Kind],
    ways: &'static [Direction],
}

const fn left(
    needs: &'static str,
    message: &'static str,
    kinds: &'static [Kind],
    ways: &'static [Direction],
) -> Left {
    Left { unchecked: Unchecked { needs, message }, kinds, ways }
}

static LEFT: &[Left] = {
    use Direction::{Patch, Replace, Response};
    use Kind::{BulkRequest, BulkResponse, Error, Exchange, Group, List, Resource, Search, User};
    &[
        left(
            "http",
            "Whether the payload agrees with its URL, headers and status",
            &[User, Group, Resource, Kind::Patch, List, Error],
            Direction::ALL,
        ),
        left(
            "previous",
            "Whether immutable or server-made values changed: that takes an earlier state of the resource",
            &[User, Group, Resource, Kind::Patch, Exchange],
            &[Replace, Patch, Response],
        ),
        left(
            "previous",
            "Whether operations and results match: that takes the request",
            &[BulkResponse],
            Direction::ALL,
        ),
        left(
            "previous",
            "Whether a query with a cursor is that of the first page",
            &[Search],
            Direction::ALL,
        ),
        left(
            "now",
            "Whether certificates have expired and dates lie in the future",
            &[User, Resource, List, BulkRequest, BulkResponse, Exchange],
            Direction::ALL,
        ),
        left("now", "Whether dates lie in the future", &[Group], &[Response]),
        left(
            "schemas",
            "Which endpoints and limits the server has",
            &[BulkRequest, Search],
            Direction::ALL,
        ),
        left(
            "schemas",
            "Whether the server has the schemas and resource types that are named",
            &[Kind::ResourceType, Kind::Schema],
            Direction::ALL,
        ),
        left(
            "schemas",
            "What belongs to schemas of your own",
            &[
                User,
                Group,
                Resource,
                Kind::Patch,
                List,
                Search,
                BulkRequest,
                BulkResponse,
                Kind::Event,
                Exchange,
            ],
            Direction::ALL,
        ),
    ]
};

/// What is left unchecked in a message of a kind with these options.
#[must_use]
pub fn unchecked(
    kind: Option<Kind>,
    direction: Direction,
    options: &PayloadOptions,
) -> Vec<Unchecked> {
    let context = &options.context;
    let given = |needs: &str| match needs {
        "http" => context.http.is_some(),
        "previous" => context.previous.is_some(),
        "now" => context.now.is_some(),
        "schemas" => context.discovery.is_some(),
        _ => false,
    };
    let concerns = |left: &&Left| {
        kind.is_some_and(|kind| left.kinds.contains(&kind)) && left.ways.contains(&direction)
    };
    let missing = LEFT.iter().filter(concerns).filter(|left| !given(left.unchecked.needs));
    missing.map(|left| left.unchecked.clone()).collect()
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
        let profiles = node.member("profile").map(Profiles::from_json).unwrap_or_default();
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
