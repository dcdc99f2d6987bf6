//! What packs of rules demand of a resource as a whole.

use super::group::each_sub;
use super::judge::Terms;
use super::{Fact, Facts};
use crate::json::{Value, member_removal};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};
use crate::scim::Direction;
use crate::scim::schema::{Mark, bit, urn};
use crate::sentence;
use crate::text::Span;

rules! {
    pub(crate) static RULES;
    USER_ATTRIBUTES: "ipsie.user-attributes", Warning, Certain, "IPSIE SCIM profile AL1, AL2",
        "IPSIE expects further attributes of a User",
        "Send `userName`, `displayName`, `active`, `externalId` and one primary email address with every User.";
    NO_GROUPS: "fastfed.no-groups", Error, Certain, "FastFed Enterprise SCIM profile §4.1",
        "FastFed sends no `groups` with a User", "Leave it out: the members are sent with the group.";
    CREATE_MEMBERS: "fastfed.group-create-members", Warning, Certain, "FastFed Enterprise SCIM profile §4.3",
        "FastFed makes a group first and adds its members later",
        "Leave `members` out of the POST, and add them with a PATCH.";
}

/// Judges a resource by what the packs in force demand.
pub(super) fn check(bytes: &[u8], facts: &Facts, terms: &Terms<'_>, findings: &mut Findings) {
    let user = terms.schema.urn == urn::USER;
    if user && findings.in_force(&USER_ATTRIBUTES) {
        user_attributes(bytes, facts, terms, findings);
    }
    let removed = |rule, fact: &Fact| {
        let fix = Fix::safe("Leave it out").delete(member_removal(bytes, fact.name));
        Finding::at(rule, fact.name).fix(fix)
    };
    if let Some(groups) = facts.get(Mark::Groups).filter(|_| user && findings.in_force(&NO_GROUPS))
    {
        findings.push(removed(&NO_GROUPS, groups));
    }
    let members = facts.get(Mark::Members).filter(|members| !members.unassigned(bytes));
    if let Some(members) = members
        && terms.direction == Direction::Create
        && findings.in_force(&CREATE_MEMBERS)
    {
        findings.push(removed(&CREATE_MEMBERS, members));
    }
}

/// Reports which of the attributes that IPSIE expects are missing. `userName` is the RFC's.
fn user_attributes(bytes: &[u8], facts: &Facts, terms: &Terms<'_>, findings: &mut Findings) {
    let there = |name: &&str| {
        let found = terms.schema.attributes.find(name.as_bytes());
        found.is_some_and(|(index, _)| facts.seen & bit(index) != 0)
    };
    let primary = facts.get(Mark::Emails).is_some_and(|emails| has_primary(bytes, emails));
    let missing = ["displayName", "active", "externalId"].into_iter().filter(|name| !there(name));
    let missing = missing.chain((!primary).then_some("a primary email address"));
    let list = missing.fold(String::new(), |list, name| {
        let comma = if list.is_empty() { "" } else { ", " };
        sentence!(list, comma, name)
    });
    if !list.is_empty() {
        let place = Span { start: facts.span.start, end: facts.span.start + 1 };
        let message = sentence!("IPSIE expects of a User: ", list);
        findings.push(Finding::at(&USER_ATTRIBUTES, place).message(message));
    }
}

/// Says whether one of the elements is the primary one.
fn has_primary(bytes: &[u8], emails: &Fact) -> bool {
    let mut found = false;
    each_sub(bytes, emails.span, b"primary", |value| {
        found |= matches!(value, Value::Bool(_, true));
    });
    found
}
