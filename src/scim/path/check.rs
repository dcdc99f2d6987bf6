use super::{Meaning, Path, Place, judge, parse_path, resolve, rules};
use crate::json::Node;
use crate::report::{Findings, Report, ReportBuilder};
use crate::scim::filter;
use crate::scim::options::Target;
use crate::scim::schema::Schema;
use crate::text::Encoding;

/// What is known of a path besides its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct PathOptions {
    /// What the path leads into; `user` when absent.
    pub target: Option<Target>,
}

impl PathOptions {
    /// Reads them from JSON.
    #[must_use]
    pub fn from_json(node: Node<'_>) -> Self {
        let target = node.member("target").and_then(Node::text);
        Self { target: target.and_then(|name| Target::named(&name)) }
    }
}

/// Checks the path of a PATCH operation against the schemas of RFC 7643.
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
    check(path, resource, false, &mut findings);
    ReportBuilder::new(Encoding::Utf16).text("path", path.as_bytes(), findings).finish()
}

/// Checks a path; gives it with what it stands for, where both are known.
///
/// `removes` says whether what it leads to is to be removed.
pub(crate) fn check<'s>(
    text: &str,
    resource: &'s Schema<'s>,
    removes: bool,
    findings: &mut Findings,
) -> Option<(Path, Meaning<'s>)> {
    let (path, faults, filter_faults) = parse_path(text);
    rules::report(faults, findings);
    filter::report(filter_faults, text, findings);
    let path = path?;
    let meaning = resolve(text, path.name, path.sub, resource, Place::Path, findings)?;
    judge::judge(text, &path, meaning, removes, findings);
    Some((path, meaning))
}
