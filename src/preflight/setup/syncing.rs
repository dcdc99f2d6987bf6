//! What happens later on.

use super::case::Case;
use super::found::Found;
use crate::report::Finding;
use crate::report::rule::rules;
use crate::sumologic::export::SamlField;

rules! {
    pub(crate) static RULES;
    LOCKDOWN: "syncing.email-lockdown", Info, Possible, "Sumo Logic, Integrate Sumo Logic with Okta",
        "Sumo Logic lets people log in by SAML only, and may then refuse to change an email address",
        "Should the change of an email fail, turn Require SAML Sign In off for as long as it takes.";
}

pub(super) fn lockdown(case: &Case<'_>, found: &mut Found) {
    for said in case.saml().into_iter().filter_map(|side| side.get(SamlField::Lockdown)) {
        found.push(said.spot, Finding::of(&LOCKDOWN));
    }
}
