//! Values that no two of several resources may share: in a list, in the POSTs of a bulk request.

use super::keys::{Case, Keys};
use super::options::Kind;
use super::resource::{Fact, Facts};
use super::schema::Mark;
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Rule};
use crate::sentence;
use crate::text::shown;

rules! {
    pub(crate) static RULES;
    USER_NAME: "unique.userName", Error, Certain, "RFC 7643 §4.1.1; RFC 7644 §3.3",
        "A `userName` belongs to two users", "Give each user a name of its own: letter case makes no difference.";
    ID: "unique.id", Error, Certain, "RFC 7643 §3.1",
        "An `id` belongs to two resources", "Every resource of a server has an `id` of its own.";
    EXTERNAL_ID: "unique.externalId", Warning, Certain, "RFC 7643 §3.1; RFC 7644 §6.2",
        "An `externalId` belongs to two resources of one type", "A client that looks it up finds two: give each its own.";
    DISPLAY_NAME: "unique.displayName", Warning, Possible, "Microsoft Entra ID; not in the RFCs",
        "A `displayName` belongs to two groups", "Some clients tell groups apart by it.";
}

/// What is watched: in resources of a kind, an attribute, how it is compared, the rule about it.
static WATCHED: &[(Kind, Mark, Case, &Rule)] = &[
    (Kind::User, Mark::UserName, Case::Folded, &USER_NAME),
    (Kind::User, Mark::ExternalId, Case::Exact, &EXTERNAL_ID),
    (Kind::Group, Mark::ExternalId, Case::Exact, &EXTERNAL_ID),
    (Kind::Group, Mark::GroupDisplayName, Case::Folded, &DISPLAY_NAME),
];

/// The values of the resources that have been read.
#[derive(Debug)]
pub(crate) struct Unique {
    watched: Vec<Keys>,
    count: u32,
    /// Resources that stand there a second time as a whole, of which nothing else is said.
    again: Vec<u32>,
}

impl Unique {
    pub(crate) fn new() -> Self {
        let keys = WATCHED.iter().map(|&(_, _, case, _)| Keys::new(case));
        Self { watched: keys.collect(), count: 0, again: Vec::new() }
    }

    /// Takes the values of a resource.
    pub(crate) fn take(&mut self, bytes: &[u8], kind: Kind, facts: &Facts) -> u32 {
        let owner = self.count;
        self.count += 1;
        for (&(of, mark, _, _), keys) in WATCHED.iter().zip(&mut self.watched) {
            let value = facts.get(mark).filter(|_| of == kind).and_then(Fact::string);
            if let Some(value) = value {
                keys.take(bytes, value, owner);
            }
        }
        owner
    }

    /// Says that a resource stands there a second time, which is reported elsewhere.
    pub(crate) fn again(&mut self, owner: u32) {
        self.again.push(owner);
    }

    /// Reports the values that stand twice.
    pub(crate) fn judge(mut self, bytes: &[u8], findings: &mut Findings) {
        crate::text::sort_by(&mut self.again, u32::cmp);
        for (&(_, _, _, rule), keys) in WATCHED.iter().zip(&mut self.watched) {
            keys.sort();
            for (first, second) in keys.repeated(bytes) {
                if self.again.binary_search(&second.owner).is_ok() {
                    continue;
                }
                let text = crate::json::Str::quoted(second.span, bytes).text(bytes);
                let message = sentence!(rule.summary, ": ", shown(&text));
                let finding = Finding::at(rule, second.span).message(message);
                findings.push(finding.related("It stood here first", first.span));
            }
        }
    }
}
