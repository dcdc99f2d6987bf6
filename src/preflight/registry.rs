use crate::okta;
use crate::report::{Rule, RuleInfo, json_text};

/// The rules of every file that declares some.
static RULES: &[&[&Rule]] = &[
    json_text::RULES,
    okta::NAME_RULES,
    okta::NAMESPACE_RULES,
    okta::role_list::RULES,
    super::roles::RULES,
];

/// All rules, in the order of the rooms that declare them.
///
/// ```
/// let rules = scim_preflight::rules();
/// assert!(rules.iter().any(|rule| rule.id == "json.duplicate-key"));
/// ```
#[must_use]
pub fn rules() -> Vec<RuleInfo> {
    RULES.iter().flat_map(|group| group.iter()).map(|rule| rule.info()).collect()
}
