//! Operations without a path: the value names the attributes.

use super::operation::Patch;
use super::parts::{Op, Parts};
use super::sequence::Touch;
use super::{packs, rewrite, rules};
use crate::json::{Str, Value, removal};
use crate::report::{Finding, Findings, Fix, Rule, Severity};
use crate::scim::Direction;
use crate::scim::path::{self, Meaning, Purpose};
use crate::scim::resource::{Scope, Walk, double_encoded, kind_of, twice};
use crate::scim::schema::{Attribute, Mark, Mutability};
use crate::sentence;
use crate::text::{Span, visible};

impl Patch<'_, '_, '_> {
    /// Checks the value of an operation without a path.
    pub(super) fn pathless(&mut self, op: Op, parts: &Parts, value: Value) {
        let Value::Object(open) = value else {
            let span = self.reader.skip(value);
            let mut walk = Walk::new(self.reader, self.findings, Direction::Patch);
            if matches!(value, Value::Broken(_)) || double_encoded(&mut walk, value, false) {
                return;
            }
            let message = sentence!(
                "Without a `path` the value must be an object with attributes, found ",
                kind_of(value)
            );
            self.findings.push(Finding::at(&rules::PATHLESS_NOT_OBJECT, span).message(message));
            return;
        };
        let bytes = self.bytes();
        let (count, plain) = self.keys(op, parts, open);
        if self.reader.stopped() {
            return;
        }
        let place = parts.op.map_or(parts.span, |member| member.span);
        let span = parts.value.map_or(open, |member| member.span);
        if span.inner().slice(bytes).trim_ascii().is_empty() {
            let gone = removal(bytes, parts.span.start, parts.span.end);
            let fix = Fix::safe("Remove the operation").delete(gone);
            self.findings.push(Finding::at(&rules::PATHLESS_EMPTY, span).fix(fix));
            return;
        }
        let fix = if plain { rewrite::split(bytes, op, parts, self.resource) } else { None };
        let several = count > 1 && self.findings.in_force(&packs::ONE_OP_PER_PATH);
        let rule = if several { &packs::ONE_OP_PER_PATH } else { &rules::PATHLESS };
        self.findings.push(Finding::at(rule, place).fix(fix));
    }

    /// Checks the members of the value; says how many they are, and whether all of them were plain
    /// attributes.
    fn keys(&mut self, op: Op, parts: &Parts, open: Span) -> (usize, bool) {
        let bytes = self.bytes();
        let resource = self.resource;
        let mut seen = 0_u64;
        let mut strange: Vec<(u32, Str)> = Vec::new();
        let mut plain = true;
        let mut count = 0;
        while let Some(name) = self.reader.next_member() {
            count += 1;
            let found = if name.escaped {
                resource.attributes.find(name.text(bytes).as_bytes())
            } else {
                resource.attributes.find(name.raw(bytes))
            };
            let Some((index, attribute)) = found else {
                let mut walk = Walk::new(self.reader, self.findings, Direction::Patch);
                if !walk.extension(name, Scope::Resource(resource)) {
                    strange.push((open.start, name));
                    self.strange(op, parts, name);
                    plain = false;
                }
                continue;
            };
            let bit = 1_u64 << (index & 63);
            if seen & bit != 0 {
                let mut walk = Walk::new(self.reader, self.findings, Direction::Patch);
                twice(&mut walk, open, name, attribute);
                plain = false;
            }
            seen |= bit;
            let start = self.reader.place_of_value();
            plain &= self.key(op, name, attribute);
            let value = Some(Span { start, end: self.reader.place() });
            let meaning = Meaning { extension: None, attribute: Some(attribute), sub: None };
            let operation = parts.span;
            self.redundant(Touch {
                op,
                operation,
                name,
                meaning,
                chosen: false,
                value,
                alone: false,
            });
        }
        if strange.len() > 1 {
            self.reader.note_duplicates(&mut strange);
        }
        (count, plain)
    }

    /// Checks a member that is an attribute; says whether it may stand here.
    fn key(&mut self, op: Op, name: Str, attribute: &Attribute<'_>) -> bool {
        let value = self.reader.value();
        let rule = match attribute.mark {
            Mark::Schemas => Some(&rules::PATHLESS_SCHEMAS),
            _ if attribute.mutability == Mutability::ReadOnly => Some(&rules::PATHLESS_READONLY),
            _ => None,
        };
        if let Some(rule) = rule {
            self.reader.skip(value);
            let finding = Finding::at(rule, name.span).fix(self.left_out(name));
            let message = sentence!("Only the service provider changes `", attribute.name, "`");
            self.findings.push(if attribute.mark == Mark::Schemas {
                finding
            } else {
                finding.message(message)
            });
            return false;
        }
        if let (Value::Null(span), false) = (value, attribute.required) {
            let finding = Finding::at(&rules::VALUE_NULL, span);
            let add = op == Op::Add;
            self.findings.push(if add { finding.severity(Severity::Warning) } else { finding });
            return true;
        }
        if attribute.mark == Mark::Members {
            self.findings.push(Finding::at(&packs::MEMBER_OP, name.span));
        }
        if attribute.mutability == Mutability::Immutable && op == Op::Replace {
            self.findings.push(Finding::at(&rules::IMMUTABLE, name.span));
        }
        let span = self.fill(attribute, name, value);
        if op == Op::Add {
            let primary = self.primary(attribute, span);
            self.demotes(attribute, primary);
        }
        true
    }

    /// Checks a member whose name is no attribute: a path in the place of a name, or unknown.
    #[cold]
    fn strange(&mut self, op: Op, parts: &Parts, name: Str) {
        let bytes = self.bytes();
        let text = name.decode(bytes);
        let is_urn = text.text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("urn:"));
        let rule: Option<&'static Rule> = if text.text.contains('[') {
            Some(&rules::PATHLESS_FILTER)
        } else if is_urn {
            Some(&rules::PATHLESS_URN)
        } else if text.text.contains('.') {
            Some(&rules::PATHLESS_DOTTED)
        } else {
            None
        };
        let value = self.reader.value();
        let Some(rule) = rule else {
            self.reader.skip(value);
            return self.unknown(name);
        };
        let mut scratch = Findings::new();
        let found = path::check(&text.text, self.resource, Purpose::Change, &mut scratch);
        let meant = found.and_then(|(path, meaning)| Some((path, meaning, meaning.attribute?)));
        let Some((path, meaning, attribute)) = meant else {
            self.reader.skip(value);
            let rule = if is_urn && !scratch.has(&crate::scim::resource::ENTERPRISE_TRUNCATED) {
                &rules::PATHLESS_UNKNOWN
            } else {
                rule
            };
            self.findings.push(Finding::at(rule, name.span));
            return;
        };
        let target = meaning.sub.unwrap_or(attribute);
        let chosen = path.brackets.is_some() && meaning.sub.is_none();
        let span = if chosen || target.mutability == Mutability::ReadOnly {
            self.reader.skip(value)
        } else {
            self.fill(target, name, value)
        };
        let message =
            sentence!("`", visible(&text.text), "` is a path, not the name of an attribute");
        let fix = rewrite::moved_out(bytes, op, parts, name, span, &text.text);
        self.findings.push(Finding::at(rule, name.span).message(message).fix(fix));
    }

    /// Reports a name that the schema does not have, with what paths have to say of it.
    fn unknown(&mut self, name: Str) {
        let bytes = self.bytes();
        let text = name.decode(bytes);
        let mark = self.findings.mark();
        if core::str::from_utf8(name.raw(bytes)).is_ok() {
            path::check(&text.text, self.resource, Purpose::Change, self.findings);
            self.findings.moved_into_string(mark, &text);
        }
        let place = name.span.inner();
        self.findings.recast(mark, place, &[&path::UNKNOWN], &rules::PATHLESS_UNKNOWN);
        if self.findings.mark() == mark {
            self.findings.push(Finding::at(&rules::PATHLESS_UNKNOWN, name.span));
        }
    }
}
