use super::{Meaning, Path, Place, judge, parse_path, resolve, rules};
use crate::json::Node;
use crate::report::{Findings, Report, ReportBuilder};
use crate::scim::filter;
use crate::scim::options::{Target, named};
use crate::scim::schema::Schema;
use crate::text::Encoding;

/// What is known of a path besides its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct PathOptions {
    /// What the path leads into; `user` when absent.
    pub target: Option<Target>,
    /// Where the path stands; `patch` when absent.
    pub place: Option<PathPlace>,
}

named! {
    /// Where a path stands.
    pub enum PathPlace {
        /// In an operation of a PATCH.
        Patch = "patch",
        /// In `attributes`, `excludedAttributes` or `sortBy` of a query.
        Query = "query",
    }
}

/// What is done with what a path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// It is looked at.
    Query,
    /// It gets a value.
    Change,
    /// It goes.
    Removal,
}

impl PathOptions {
    /// Reads them from JSON.
    #[must_use]
    pub fn from_json(node: Node<'_>) -> Self {
        let word = |name| node.member(name).and_then(Node::text);
        Self {
            target: word("target").and_then(|name| Target::named(&name)),
            place: word("place").and_then(|name| PathPlace::named(&name)),
        }
    }
}

/// Checks the path of a PATCH operation, or of a query, against the schemas of RFC 7643.
///
/// Offsets in the report count UTF-16 units of `path`; its source is `path`.
///
/// ```
/// use scim_preflight::scim::path::{PathOptions, check_path};
/// let report = check_path("/name/givenName", &PathOptions::default());
/// assert_eq!(report.diagnostics[0].rule, "path.json-pointer");
/// assert!(check_path(r#"emails[type eq "work"].value"#, &PathOptions::default()).ok);
/// ```
///
/// Source: RFC 7644 §3.5.2, §3.10.
#[must_use]
pub fn check_path(path: &str, options: &PathOptions) -> Report {
    let mut findings = Findings::new();
    let resource = options.target.unwrap_or(Target::User).schema();
    let query = options.place == Some(PathPlace::Query);
    let purpose = if query { Purpose::Query } else { Purpose::Change };
    check(path, resource, purpose, &mut findings);
    ReportBuilder::new(Encoding::Utf16).text("path", path.as_bytes(), findings).finish()
}

/// Checks what a path is written like, whatever it leads into.
pub(crate) fn check_grammar(text: &str, findings: &mut Findings) {
    let (_, faults, filter_faults) = parse_path(text);
    rules::report(faults, findings);
    filter::report(filter_faults, text, findings);
}

/// Checks a path; gives it with what it stands for, where both are known.
pub(crate) fn check<'s>(
    text: &str,
    resource: &'s Schema<'s>,
    purpose: Purpose,
    findings: &mut Findings,
) -> Option<(Path, Meaning<'s>)> {
    let (path, faults, filter_faults) = parse_path(text);
    rules::report(faults, findings);
    filter::report(filter_faults, text, findings);
    let path = path?;
    let meaning = resolve(text, path.name, path.sub, resource, Place::Path, findings)?;
    judge::judge(text, &path, resource, meaning, purpose, findings);
    Some((path, meaning))
}
