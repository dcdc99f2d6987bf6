//! Values that no two of several resources may share: in a list, in the POSTs of a bulk request.

use super::keys::{Case, Keys};
use super::options::Kind;
use super::resource::{Fact, Facts};
use super::schema::{Attribute, Mark, Schema, Uniqueness};
use crate::json::{Reader, Str, Value};
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
    DECLARED: "unique.schema-declared", Error, Certain, "RFC 7643 §7",
        "A value stands twice that its schema declares to be unique", "Give each resource a value of its own: a server refuses the second one with status 409.";
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
pub(crate) struct Unique<'s> {
    watched: Vec<Keys>,
    /// The attributes that schemas of the user's own declare to be unique, each by its schema.
    declared: Vec<(&'s str, &'s Attribute<'s>, Keys)>,
    count: u32,
    /// Resources that stand there a second time as a whole, of which nothing else is said.
    again: Vec<u32>,
}

impl<'s> Unique<'s> {
    pub(crate) fn new() -> Self {
        let keys = WATCHED.iter().map(|&(_, _, case, _)| Keys::new(case));
        Self { watched: keys.collect(), declared: Vec::new(), count: 0, again: Vec::new() }
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

    /// Takes the values that the resource's schema declares to be unique, from the object that
    /// begins at an offset.
    pub(crate) fn take_declared(
        &mut self,
        bytes: &[u8],
        owner: u32,
        start: u32,
        schema: &'s Schema<'s>,
    ) {
        let mut reader = Reader::from(bytes, start);
        reader.value();
        while let Some(name) = reader.next_member() {
            let name = name.text(bytes);
            let value = reader.value();
            let start = value.span().start;
            reader.pass(value);
            if let Some((_, attribute)) = schema.attributes.find(name.as_bytes()) {
                self.declared(bytes, owner, value, schema.urn, attribute);
            } else if let Value::Object(_) = value
                && let Some(extension) =
                    schema.extensions.iter().find(|known| known.urn.eq_ignore_ascii_case(&name))
            {
                self.take_declared(bytes, owner, start, extension);
            }
        }
    }

    fn declared(
        &mut self,
        bytes: &[u8],
        owner: u32,
        value: Value,
        urn: &'s str,
        attribute: &'s Attribute<'s>,
    ) {
        let watched = WATCHED.iter().any(|&(_, mark, ..)| mark == attribute.mark);
        let Value::String(string) = value else { return };
        if attribute.uniqueness == Uniqueness::None || watched || attribute.mark == Mark::Id {
            return;
        }
        let same = |(of, known, _): &(&str, &Attribute<'_>, Keys)| {
            *of == urn && known.name == attribute.name
        };
        let place = self.declared.iter().position(same).unwrap_or_else(|| {
            let case = if attribute.case_exact { Case::Exact } else { Case::Folded };
            self.declared.push((urn, attribute, Keys::new(case)));
            self.declared.len() - 1
        });
        if let Some((.., keys)) = self.declared.get_mut(place) {
            keys.take(bytes, string, owner);
        }
    }

    /// Says that a resource stands there a second time, which is reported elsewhere.
    pub(crate) fn again(&mut self, owner: u32) {
        self.again.push(owner);
    }

    /// Reports the values that stand twice.
    pub(crate) fn judge(mut self, bytes: &[u8], findings: &mut Findings) {
        crate::text::sort_by(&mut self.again, u32::cmp);
        for (&(_, _, _, rule), keys) in WATCHED.iter().zip(&mut self.watched) {
            report(rule, rule.summary, keys, &self.again, bytes, findings);
        }
        for (_, attribute, mut keys) in self.declared {
            let what = sentence!("`", attribute.name, "` must be unique, and a value stands twice");
            report(&DECLARED, &what, &mut keys, &self.again, bytes, findings);
        }
    }
}

/// Reports the values that stand twice, but for those of resources that do so as a whole.
fn report(
    rule: &'static Rule,
    what: &str,
    keys: &mut Keys,
    again: &[u32],
    bytes: &[u8],
    findings: &mut Findings,
) {
    keys.sort();
    for (first, second) in keys.repeated(bytes) {
        if again.binary_search(&second.owner).is_ok() {
            continue;
        }
        let text = Str::quoted(second.span, bytes).text(bytes);
        let finding = Finding::at(rule, second.span).message(sentence!(what, ": ", shown(&text)));
        findings.push(finding.related("It stood here first", first.span));
    }
}
