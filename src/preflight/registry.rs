use crate::okta;
use crate::report::{Rule, RuleInfo, json_text};
use crate::scim::{
    bulk, discovery, draft, error, event, filter, format, http, list, membership, message, packs,
    patch, path, query, resource, schema, unique,
};
use crate::sumologic;

/// The rules of every file that declares some, room by room.
static RULES: &[&[&[&Rule]]] = &[
    &[json_text::RULES],
    &[schema::xref::RULES],
    &[message::RULES, list::RULES, error::RULES, packs::RULES, unique::RULES, membership::RULES],
    &[draft::RULES],
    resource::RULES,
    format::RULES,
    patch::RULES,
    path::RULES,
    filter::RULES,
    query::RULES,
    bulk::RULES,
    discovery::RULES,
    http::RULES,
    event::RULES,
    sumologic::RULES,
    okta::RULES,
    &[super::roles::RULES],
    &[super::log::RULES],
    &[super::rehearsal::RULES],
    super::setup::RULES,
    &[super::kit::RULES],
];

/// All rules, in the order of the rooms that declare them.
///
/// ```
/// let rules = scim_preflight::rules();
/// assert!(rules.iter().any(|rule| rule.id == "json.duplicate-key"));
/// ```
#[must_use]
pub fn rules() -> Vec<RuleInfo> {
    all().map(Rule::info).collect()
}

/// Finds a rule by its id.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}

fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().flat_map(|room| room.iter()).flat_map(|file| file.iter()).copied()
}
