//! The names of roles, against those that there are in Sumo Logic.

use super::case::Case;
use super::found::Found;
use crate::okta::RoleRow;
use crate::preflight::roles::CASE;
use crate::preflight::{RoleEnumOptions, role_enum};
use crate::report::rule::rules;
use crate::report::{Diagnostic, Finding, Said};
use crate::sentence;
use crate::text::{shown, sort_by};

rules! {
    pub(crate) static RULES;
    UNKNOWN: "roles.unknown", Error, Likely, "Sumo Logic SCIM API, SCIMCreateUserDefinition",
        "No role in Sumo Logic has this name", "Create a role of exactly this name in Sumo Logic, or take the value out of the list.";
}

/// What the check of a list says of names that it can only guess at.
static GUESSES: &[&str] = &["roles.case-differs", "roles.user-role", "roles.not-built-in"];

/// The names of the roles in Sumo Logic, sorted, as far as they are known.
#[derive(Debug)]
pub(super) struct Names<'a> {
    exact: Vec<&'a str>,
    /// Whether these are all of them.
    complete: bool,
    /// Small letters, and the name as it is.
    small: Vec<(String, &'a str)>,
}

impl<'a> Names<'a> {
    pub(super) fn of(case: &Case<'a>) -> Self {
        let mut exact: Vec<&str> = case.facts.roles.iter().map(|role| role.text.as_str()).collect();
        let names = exact.iter().map(|name| (name.to_lowercase(), *name));
        let mut small: Vec<(String, &str)> = names.collect();
        sort_by(&mut small, Ord::cmp);
        sort_by(&mut exact, Ord::cmp);
        Self { exact, complete: case.facts.all_roles, small }
    }

    /// Whether there is no need to guess about a name.
    fn settles(&self, name: &str) -> bool {
        self.complete || self.exact.binary_search(&name).is_ok()
    }

    /// What is wrong with a name, where the names are known.
    pub(super) fn defect(&self, name: &str) -> Option<Finding> {
        if !self.complete || self.exact.binary_search(&name).is_ok() {
            return None;
        }
        let small = name.to_lowercase();
        let at = self.small.partition_point(|(known, _)| *known < small);
        Some(match self.small.get(at).filter(|(known, _)| *known == small) {
            Some((_, known)) => {
                let message = sentence!(
                    "The role in Sumo Logic is ",
                    shown(known),
                    ", the value is ",
                    shown(name)
                );
                Finding::of(&CASE)
                    .message(message)
                    .help(sentence!("Enter ", shown(known), "; if people arrive with the right role as it is, leave it."))
                    .note("Sumo Logic's guide for Okta has the values `user`, `administrator` and `analyst`")
                    .note("Sumo Logic's API wants names that match a role exactly; its guides for Microsoft Entra ID and OneLogin write `Administrator`")
            }
            None => Finding::of(&UNKNOWN)
                .message(sentence!("No role in Sumo Logic is called ", shown(name))),
        })
    }
}

/// Checks a list of roles with their display names.
pub(super) fn check_list(rows: &[(&Said, &str)], names: &Names<'_>, found: &mut Found) {
    let roles = rows.iter().map(|(value, title)| RoleRow::new(title, &value.text)).collect();
    let report = role_enum(&RoleEnumOptions { roles: Some(roles), user_permission: None }).report;
    let spot = |finding: &Diagnostic| {
        let guess = GUESSES.contains(&&*finding.rule);
        let index = finding.pointer.as_ref()?.split('/').nth(2)?.parse::<usize>().ok()?;
        let row = rows.get(index).filter(|(value, _)| !(guess && names.settles(&value.text)));
        row.map(|(value, _)| value.spot)
    };
    let mut told = vec![false; rows.len()];
    for finding in report.diagnostics.iter().filter(|finding| spot(finding).is_some()) {
        let index = finding.pointer.as_ref().and_then(|at| at.split('/').nth(2)?.parse().ok());
        if let Some(told) = index.and_then(|index: usize| told.get_mut(index)) {
            *told = true;
        }
    }
    found.take(report, &spot);
    for ((value, _), told) in rows.iter().zip(told) {
        if let Some(finding) = names.defect(&value.text).filter(|_| !told) {
            found.push(value.spot, finding);
        }
    }
}
