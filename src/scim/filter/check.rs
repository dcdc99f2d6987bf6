use super::fault::Fault;
use super::meaning::{Terms, UNKNOWN, URN_ALONE, check as check_meaning};
use super::{Filter, logic, parse, rules, surroundings, url};
use crate::json::Node;
use crate::report::{Finding, Findings, Report, ReportBuilder, Rule};
use crate::scim::context::Context;
use crate::scim::options::{Target, named};
use crate::scim::profile::Profiles;
use crate::scim::schema::{GROUP, Schema, USER};
use crate::text::Encoding;

/// What is known of a filter besides its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct FilterOptions {
    /// What is looked for; names and types are checked against its schema. When absent, it is
    /// guessed: a User or a Group, where one of them has all the names of the filter.
    pub resource: Option<Target>,
    /// Where the query goes; an endpoint of resources of one type when absent.
    pub endpoint: Option<FilterEndpoint>,
    /// Whether the text is that of a URL: the raw value of `filter=`, or a URL or query that has it.
    pub encoded: Option<bool>,
    /// In whose eyes severities are given; RFC when empty.
    #[cfg_attr(test, ts(rename = "profile", optional, type = "Profile | readonly Profile[]"))]
    pub profiles: Profiles,
    /// What is known around it: the HTTP request, the server's documents.
    #[cfg_attr(test, ts(flatten))]
    pub context: Context,
}

named! {
    /// Where a query goes.
    pub enum FilterEndpoint {
        /// To the base URL: it is about resources of all types.
        Root = "root",
        /// To the resources of one type.
        Resources = "resources",
    }
}

impl FilterOptions {
    /// Reads them from JSON.
    #[must_use]
    pub fn from_json(node: Node<'_>) -> Self {
        let word = |name| node.member(name).and_then(Node::text);
        Self {
            resource: word("resource").and_then(|name| Target::named(&name)),
            endpoint: word("endpoint").and_then(|name| FilterEndpoint::named(&name)),
            encoded: node.member("encoded").and_then(Node::boolean),
            profiles: node.member("profile").map(Profiles::from_json).unwrap_or_default(),
            context: Context::from_json(node),
        }
    }
}

/// What the check of a filter has to know.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Setting<'s> {
    /// The schema of the resources, where it is known.
    pub(crate) schema: Option<&'s Schema<'s>>,
    /// Whether to guess it from the names where it is not known.
    pub(crate) guess: bool,
    /// Whether the query is about resources of all types.
    pub(crate) root: bool,
    /// Whether the filter stands in a URL, which ends up in logs.
    pub(crate) in_url: bool,
    /// Whether the server says that it supports filters.
    pub(crate) supported: Option<bool>,
    /// In whose eyes it is seen.
    pub(crate) profiles: Profiles,
}

impl Setting<'_> {
    fn of(options: &FilterOptions) -> Self {
        let root = options.endpoint == Some(FilterEndpoint::Root);
        let context = &options.context;
        let get = |method: &str| method.eq_ignore_ascii_case("GET");
        let method = context.http.as_ref().map(|http| http.method.as_deref());
        Self {
            schema: options.resource.filter(|_| !root).map(Target::schema),
            guess: !root,
            root,
            in_url: method.map_or(options.encoded == Some(true), |method| method.is_none_or(get)),
            supported: context.discovery.as_ref().and_then(|found| found.features?.filter),
            profiles: options.profiles,
        }
    }
}

/// Checks a filter, as it stands before it is encoded into a URL unless the options say otherwise.
///
/// Offsets in the report count UTF-16 units of `filter`; its source is `filter`.
///
/// ```
/// use scim_preflight::scim::filter::{FilterOptions, check_filter};
/// let report = check_filter("userName eq 'ann'", &FilterOptions::default());
/// assert_eq!(report.diagnostics[0].rule, "filter.single-quotes");
/// ```
///
/// Source: RFC 7644 §3.4.2.2.
#[must_use]
pub fn check_filter(filter: &str, options: &FilterOptions) -> Report {
    let mut findings = Findings::new();
    let setting = Setting::of(options);
    if options.encoded == Some(true) {
        let value = url::value_of(filter);
        url::check_raw(value.text(filter), value.start, &setting, &mut findings);
    } else if let Some(decoded) = url::decoded_better(filter) {
        judge(&decoded.text, &setting, &mut findings);
        // What their fixes would write belongs into the decoded text.
        findings.moved_into(0, &decoded, |_| None);
        findings.push(url::encoded_already(filter, &decoded));
    } else {
        judge(filter, &setting, &mut findings);
    }
    options.profiles.regrade(filter.as_bytes(), &mut findings);
    ReportBuilder::new(Encoding::Utf16).text("filter", filter.as_bytes(), findings).finish()
}

/// Checks a filter in its setting. Severities are the rules' own.
pub(crate) fn judge(filter: &str, setting: &Setting<'_>, findings: &mut Findings) {
    let (tree, faults) = parse(filter);
    let broken: Vec<_> =
        faults.iter().filter(|fault| fault.of_name()).map(|fault| fault.span).collect();
    // With mistakes in the grammar the names are no evidence.
    let guessing = setting.guess && faults.is_empty();
    rules::report(faults, filter, findings);
    let Some(tree) = tree else { return };
    let mark = findings.mark();
    let guessed = || guess(filter, &tree);
    if let Some(schema) = setting.schema.or_else(|| guessing.then(guessed).flatten()) {
        check_meaning(filter, &tree, Terms::Resource(schema), findings);
        logic::check(filter, &tree, Terms::Resource(schema), findings);
        if setting.schema.is_none() {
            findings.doubt(mark);
        }
    }
    surroundings::check(filter, &tree, setting, findings);
    // Of a name that is none it is said only that.
    findings.drop_since(mark, |span| {
        broken.iter().any(|name| name.start <= span.start && span.end <= name.end)
    });
}

/// The schema of the RFC that has all the names of a filter, in their usual spelling.
fn guess(filter: &str, tree: &Filter) -> Option<&'static Schema<'static>> {
    [&USER, &GROUP].into_iter().find(|schema| {
        let mut found = Findings::new();
        check_meaning(filter, tree, Terms::Resource(schema), &mut found);
        let named = |rule: &Rule| rule.is(&UNKNOWN) || rule.is(&URN_ALONE);
        found.iter().map(Finding::rule).all(|rule| rule.group() == "filter" && !named(rule))
    })
}

impl Fault {
    /// Says whether it is about a name as a whole.
    fn of_name(&self) -> bool {
        use super::FaultKind as Kind;
        matches!(self.kind, Kind::AttrName | Kind::AttrTooDeep | Kind::ValuePathDotted)
    }
}
