//! The `schemas` of a resource against what the resource is and holds.

use super::judge::Terms;
use super::names::EXTENSION_EMPTY;
use super::schemas::{
    ADSCIM, BASE_MISSING, CASE, DECLARED_EMPTY, EVENT, MESSAGE_IN_RESOURCE, MULTIPLE_BASES,
    NOT_ALLOWED, NOT_URI, SCIM_1, SQUAT, UNDECLARED, is, judge_shape, judge_twins,
};
use super::{Fact, Facts};
use crate::json::{Str, Value, last_element, member_removal, quote, removal};
use crate::report::{Finding, Findings, Fix};
use crate::scim::nearest::nearest;
use crate::scim::recognition::kind_of_urn;
use crate::scim::schema::{Schema, Schemas, urn};
use crate::sentence;
use crate::text::{Span, same, shown};

const ADSCIM_URN: &str = "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group";

/// A resource whose `schemas` are judged.
struct Judge<'j> {
    bytes: &'j [u8],
    facts: &'j Facts,
    schemas: &'j Schemas<'j>,
    schema: &'j Schema<'j>,
    /// The resource's own URN is listed.
    own: bool,
}

/// What one URN says of the resource.
struct Verdict {
    finding: Option<Finding>,
    /// It was meant to be the resource's own URN.
    meant_as_own: bool,
}

/// Judges the `schemas` of a resource.
pub(super) fn check(bytes: &[u8], facts: &Facts, terms: &Terms<'_>, findings: &mut Findings) {
    let list = &facts.schemas;
    let schema = terms.schema;
    let own = list.lists(bytes, schema.urn);
    let judge = Judge { bytes, facts, schemas: terms.schemas, schema, own };
    let others = || judge.undeclared();
    let object = (facts.span, terms.in_list);
    if !judge_shape(bytes, list, schema.urn, &others, object, findings) {
        return;
    }
    let second = judge_twins(bytes, list, findings);
    let mut meant_as_own = false;
    for (index, entry) in list.strings().enumerate() {
        if second & 1 << index == 0 {
            let verdict = judge.entry(entry);
            meant_as_own |= verdict.meant_as_own;
            if let Some(finding) = verdict.finding {
                findings.push(finding);
            }
        }
    }
    if !own && !meant_as_own && list.sound() {
        judge.base_missing(findings);
    }
    judge.extensions(findings);
}

impl Judge<'_> {
    /// Judges one URN.
    fn entry(&self, entry: Str) -> Verdict {
        let plain = |finding| Verdict { finding, meant_as_own: false };
        if same(entry.raw(self.bytes), self.schema.urn.as_bytes()) {
            return plain(None);
        }
        let text = entry.text(self.bytes);
        let known = self.schemas.find(&text);
        if let Some(known) = known.filter(|known| known.urn != text) {
            return plain(Some(Finding::at(&CASE, entry.span).fix(self.put(entry, known.urn))));
        }
        if is(entry, self.bytes, self.schema.urn) {
            return plain(None);
        }
        let allowed =
            self.schema.extensions.iter().position(|known| is(entry, self.bytes, known.urn));
        let is_type = self.schemas.types().iter().any(|of| is(entry, self.bytes, of.urn));
        if let (true, Some(known)) = (allowed.is_some() || !is_type, known) {
            return plain(self.extension_entry(entry, allowed, known.name));
        }
        if is_type || kind_of_urn(text.as_bytes()).is_some() && !text.contains(":api:") {
            return plain(self.own.then(|| Finding::at(&MULTIPLE_BASES, entry.span)));
        }
        self.strange_entry(entry, &text)
    }

    /// Judges the URN of an extension by its number among those that the resource may have.
    fn extension_entry(
        &self,
        entry: Str,
        allowed: Option<usize>,
        extension: &str,
    ) -> Option<Finding> {
        let there = match allowed {
            Some(index) => self.facts.extension(index).is_some(),
            None => self.holds(entry),
        };
        // What its container or a misplaced attribute says is enough; and who forgets the base
        // means this one by it.
        if there || allowed.is_some() && (!self.own || self.facts.misplaced) {
            return None;
        }
        let remove = self.remove(entry);
        if allowed.is_some() {
            return Some(Finding::at(&DECLARED_EMPTY, entry.span).fix(remove.guessed()));
        }
        let name = self.schema.name;
        let extension = match extension {
            "EnterpriseUser" => "Enterprise User",
            other => other,
        };
        let message = sentence!("The ", extension, " extension does not belong to a ", name);
        Some(Finding::at(&NOT_ALLOWED, entry.span).message(message).fix(remove))
    }

    /// Judges a URN that is none of those that are known.
    fn strange_entry(&self, entry: Str, text: &str) -> Verdict {
        let span = entry.span;
        let lower = text.to_ascii_lowercase();
        let base = self.schema.urn;
        let alone = self.facts.schemas.count == 1;
        let meant = |finding: Finding| Verdict { finding: Some(finding), meant_as_own: true };
        let other = |finding: Finding| Verdict { finding: Some(finding), meant_as_own: false };
        if lower.starts_with(urn::SCIM_1) {
            let extension = lower.contains("enterprise");
            let now = if extension { urn::ENTERPRISE_USER } else { base };
            let finding = Finding::at(&SCIM_1, span).fix(self.put(entry, now));
            return Verdict { finding: Some(finding), meant_as_own: !extension };
        }
        if lower.starts_with(&urn::MESSAGES.to_ascii_lowercase()) {
            return meant(Finding::at(&MESSAGE_IN_RESOURCE, span).fix(self.put(entry, base)));
        }
        if lower.starts_with(urn::EVENT) {
            return other(Finding::at(&EVENT, span));
        }
        if text == ADSCIM_URN {
            return meant(Finding::at(&ADSCIM, span).fix(self.put(entry, base)));
        }
        if !lower.contains(':') || text.contains(char::is_whitespace) {
            let mut all = self.schemas.all();
            let named = all.find(|known| known.name.eq_ignore_ascii_case(text.trim()));
            let urn = named.map(|known| known.urn).or(alone.then_some(base));
            let finding = Finding::at(&NOT_URI, span)
                .message(sentence!(shown(text), " is no URN"))
                .fix(urn.map(|urn| self.put(entry, urn)));
            return Verdict { finding: Some(finding), meant_as_own: urn == Some(base) };
        }
        self.unknown(entry, text, &lower)
    }

    fn unknown(&self, entry: Str, text: &str, lower: &str) -> Verdict {
        let span = entry.span;
        let truncated = lower == urn::ENTERPRISE_TRUNCATED.to_ascii_lowercase();
        let near = nearest(text, self.schemas.all().map(|known| known.urn))
            .or(truncated.then_some(urn::ENTERPRISE_USER));
        let own = lower.starts_with("urn:ietf:params:scim:schemas:core:");
        if near.is_none() && !own && !self.schemas.closed && lower.starts_with(urn::SCHEMAS) {
            return Verdict { finding: Some(Finding::at(&SQUAT, span)), meant_as_own: false };
        }
        let finding = super::schemas::unknown(entry, text, self.schemas.closed);
        let finding = match near {
            Some(near) => Some(
                finding
                    .help(sentence!("Did you mean `", near, "`?"))
                    .fix(self.put(entry, near).guessed()),
            ),
            // Its container says so already.
            None if self.holds(entry) => None,
            None => Some(finding),
        };
        Verdict { finding, meant_as_own: near == Some(self.schema.urn) }
    }

    /// Says whether a container of this name stands in the resource.
    fn holds(&self, entry: Str) -> bool {
        let text = entry.text(self.bytes);
        let same = |name: &Str| name.text(self.bytes).eq_ignore_ascii_case(&text);
        self.facts.containers.iter().any(same)
    }

    /// Puts a URN in the place of another; takes that one away where the URN is there already.
    fn put(&self, entry: Str, urn: &str) -> Fix {
        let mut others =
            self.facts.schemas.strings().filter(|other| other.span.start != entry.span.start);
        if others.any(|other| is(other, self.bytes, urn)) {
            return self.remove(entry);
        }
        Fix::safe(sentence!("Write `", urn, "`")).replace(entry.span, quote(urn))
    }

    fn remove(&self, entry: Str) -> Fix {
        let gone = removal(self.bytes, entry.span.start, entry.span.end);
        Fix::safe("Remove it").delete(gone)
    }

    fn base_missing(&self, findings: &mut Findings) {
        let Some(fact) = self.facts.schemas.fact else { return };
        let base = |entry: &Str| {
            let raw = entry.raw(self.bytes);
            kind_of_urn(raw).is_some() && !is(*entry, self.bytes, urn::ENTERPRISE_USER)
        };
        let other = self.facts.schemas.strings().find(base);
        let fix = match (other, fact.value) {
            (Some(other), _) => self.put(other, self.schema.urn),
            (None, Value::Array(_)) => {
                let text = sentence!(quote(self.schema.urn), ", ");
                Fix::safe("Add it").insert(fact.span.start + 1, text)
            }
            _ => {
                let both = sentence!("[", quote(self.schema.urn), ", ");
                Fix::safe("Add it").insert(fact.span.start, both).insert(fact.span.end, "]")
            }
        };
        let name = self.schema.name;
        findings.push(
            Finding::at(&BASE_MISSING, fact.span)
                .message(sentence!("The URN of the ", name, " itself is not among the `schemas`"))
                .help(sentence!("Add `", self.schema.urn, "`."))
                .fix(fix),
        );
    }

    /// Judges the containers of extensions by their URNs.
    fn extensions(&self, findings: &mut Findings) {
        for (index, extension) in self.schema.extensions.iter().enumerate() {
            let Some(container) = self.facts.extension(index) else { continue };
            let remove = || {
                let gone = member_removal(self.bytes, container.name);
                Fix::guess("Remove the empty extension").delete(gone)
            };
            let empty = is_empty(container, self.bytes);
            let mut entries = self.facts.schemas.strings();
            let entry = entries.find(|entry| is(*entry, self.bytes, extension.urn));
            let finding = match entry {
                Some(_) if !empty => continue,
                Some(entry) => {
                    let urn: Span = removal(self.bytes, entry.span.start, entry.span.end);
                    Finding::at(&EXTENSION_EMPTY, container.name).fix(remove().delete(urn))
                }
                None if !self.facts.schemas.sound() => continue,
                None if empty => Finding::at(&UNDECLARED, container.name).fix(remove()),
                None => Finding::at(&UNDECLARED, container.name).fix(self.declared(extension.urn)),
            };
            findings.push(finding);
        }
    }

    /// The URNs of the extensions that stand there and are not listed, each behind a comma.
    fn undeclared(&self) -> String {
        let mut urns = String::new();
        for (index, extension) in self.schema.extensions.iter().enumerate() {
            let container = self.facts.extension(index);
            let there = container.is_some_and(|container| !is_empty(container, self.bytes));
            if there && !self.facts.schemas.lists(self.bytes, extension.urn) {
                urns.push_str(&sentence!(", ", quote(extension.urn)));
            }
        }
        urns
    }

    fn declared(&self, urn: &str) -> Option<Fix> {
        let fact = self.facts.schemas.fact?;
        let array = matches!(fact.value, Value::Array(_));
        let (place, text) = last_element(self.bytes, fact.span, &quote(urn));
        array.then(|| Fix::safe("Add its URN to `schemas`").insert(place, text))
    }
}

fn is_empty(container: &Fact, bytes: &[u8]) -> bool {
    matches!(container.value, Value::Object(_))
        && container.span.inner().slice(bytes).trim_ascii().is_empty()
}
