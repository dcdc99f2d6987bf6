use super::meaning::{Terms, check as check_meaning};
use super::{parse, rules};
use crate::json::Node;
use crate::report::{Findings, Report, ReportBuilder};
use crate::scim::options::Target;
use crate::text::Encoding;

/// What is known of a filter besides its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct FilterOptions {
    /// What is looked for; names and types are checked against its schema when present.
    pub resource: Option<Target>,
}

impl FilterOptions {
    /// Reads them from JSON.
    #[must_use]
    pub fn from_json(node: Node<'_>) -> Self {
        let resource = node.member("resource").and_then(Node::text);
        Self { resource: resource.and_then(|name| Target::named(&name)) }
    }
}

/// Checks a filter as it stands before it is encoded into a URL.
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
    let (tree, faults) = parse(filter);
    rules::report(faults, filter, &mut findings);
    if let (Some(tree), Some(resource)) = (tree, options.resource) {
        check_meaning(filter, &tree, Terms::Resource(resource.schema()), &mut findings);
    }
    ReportBuilder::new(Encoding::Utf16).text("filter", filter.as_bytes(), findings).finish()
}
