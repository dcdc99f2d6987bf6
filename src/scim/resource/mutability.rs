//! Attributes that the sender may not write, or the receiver may not show.

use super::Fact;
use super::walk::Walk;
use crate::json::{Value, member_removal};
use crate::report::rule::rules;
use crate::report::{Finding, Fix, Severity};
use crate::scim::Direction;
use crate::scim::schema::{Attribute, Mark, Mutability, Returned};
use crate::sentence;

rules! {
    pub(crate) static RULES;
    READ_ONLY: "mut.readonly-ignored", Info, Certain, "RFC 7643 §7; RFC 7644 §3.3, §3.5.1",
        "The server ignores this read-only attribute", "Leave it out.";
    GROUPS: "mut.groups-non-empty", Warning, Certain, "RFC 7643 §4.1.2",
        "`groups` of a user is read-only: this changes no membership",
        "Change the members of the group instead, and leave `groups` out.";
    IMMUTABLE_CHANGED: "mut.immutable-changed", Error, Certain, "RFC 7644 §3.5.1, §3.5.2",
        "An immutable attribute that has a value gets another one",
        "It is set once: leave it as it is, or make the resource anew.";
    MANAGER_NAME: "mut.manager-displayName", Info, Certain, "RFC 7643 §4.3",
        "The server ignores the manager's `displayName`", "Send the manager's `value` only.";
    PASSWORD: "ret.password-anything", Error, Certain, "RFC 7643 §4.1.1",
        "A password is returned", "A server must never return `password`, not even null or asterisks.";
    WRITE_ONLY: "mut.writeonly-returned", Error, Certain, "RFC 7643 §7, §4.1.1",
        "A value is returned that must never be", "A server never returns what is `writeOnly` or `returned` as `never`.";
    REQUEST_ONLY: "ret.request-only", Warning, Likely, "RFC 7643 §7",
        "An attribute is returned that has to be asked for", "A server returns it where the `attributes` of the query name it, and in answer to a request that sets it.";
    ID: "id.client-supplied", Warning, Certain, "RFC 7643 §3.1; RFC 7644 §3.3",
        "The client sends an `id`, which the server makes", "Leave it out.";
    META: "meta.client-supplied", Info, Certain, "RFC 7643 §3.1",
        "The server ignores `meta` in a request", "Leave it out.";
}

/// Judges that an attribute was supplied at all.
pub(super) fn supplied(walk: &mut Walk<'_, '_>, attribute: &Attribute<'_>, fact: Fact) {
    match walk.direction {
        Direction::Response => {
            let usual = matches!(attribute.returned, Returned::Default | Returned::Always);
            if !usual || attribute.mutability == Mutability::WriteOnly {
                shown(walk, attribute, fact);
            }
        }
        Direction::Create | Direction::Replace => {
            if attribute.mutability == Mutability::ReadOnly {
                read_only(walk, attribute, fact);
            }
        }
        Direction::Patch => {}
    }
}

/// Reports what a server should not have returned.
#[cold]
fn shown(walk: &mut Walk<'_, '_>, attribute: &Attribute<'_>, fact: Fact) {
    let removal = member_removal(walk.bytes(), fact.name);
    let fix = Fix::safe("Remove it").delete(removal);
    let (rule, what) = match attribute.returned {
        _ if attribute.mark == Mark::Password => (&PASSWORD, ""),
        Returned::Request if attribute.mutability != Mutability::WriteOnly => {
            (&REQUEST_ONLY, "` is returned, which has to be asked for")
        }
        _ => (&WRITE_ONLY, "` is returned, which it must never be"),
    };
    let finding = Finding::at(rule, fact.name).fix(fix);
    walk.findings.push(if what.is_empty() {
        finding
    } else {
        finding.message(sentence!("`", attribute.name, what))
    });
}

fn read_only(walk: &mut Walk<'_, '_>, attribute: &Attribute<'_>, fact: Fact) {
    let filled = matches!(fact.value, Value::Array(_)) && !fact.unassigned(walk.bytes());
    let finding = match attribute.mark {
        // Of an `id` that is no string the type has been reported.
        Mark::Id if !matches!(fact.value, Value::String(_) | Value::Null(_)) => return,
        Mark::Id => {
            let finding = Finding::at(&ID, fact.name);
            if walk.direction == Direction::Replace {
                finding
                    .message("The server ignores `id` in the body: the URL counts")
                    .severity(Severity::Info)
            } else {
                finding
            }
        }
        Mark::Meta => Finding::at(&META, fact.name),
        Mark::Groups if filled => Finding::at(&GROUPS, fact.name),
        Mark::ManagerDisplayName => Finding::at(&MANAGER_NAME, fact.name),
        _ => Finding::at(&READ_ONLY, fact.name).message(sentence!(
            "The server ignores `",
            attribute.name,
            "`, which is read-only"
        )),
    };
    let removal = member_removal(walk.bytes(), fact.name);
    walk.findings.push(finding.fix(Fix::safe("Leave it out").delete(removal)));
}
