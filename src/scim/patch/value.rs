//! The value of an operation against what the path leads to.

use super::operation::{Patch, Target};
use super::parts::{Op, Parts, each_member};
use super::{rewrite, rules};
use crate::json::{Str, Value, quote};
use crate::report::{Finding, Fix, Rule, Severity};
use crate::scim::Direction;
use crate::scim::path::{Meaning, Path};
use crate::scim::resource::{
    ARRAY_EXPECTED, ARRAY_UNEXPECTED, OBJECT_EXPECTED, OBJECT_UNEXPECTED, Walk, kind_of, without,
};
use crate::scim::schema::{Attribute, Mark, Mutability, Schema, Type};
use crate::sentence;
use crate::text::Span;

/// The rules about shapes, which this room puts under one of its own for the value as a whole.
static SHAPES: [&Rule; 4] =
    [&ARRAY_EXPECTED, &ARRAY_UNEXPECTED, &OBJECT_EXPECTED, &OBJECT_UNEXPECTED];

impl<'s> Patch<'_, '_, 's> {
    /// Checks the value, which comes next.
    pub(super) fn value(
        &mut self,
        op: Option<Op>,
        parts: &Parts,
        text: &str,
        target: &Target<'s>,
        name: Str,
    ) {
        let value = self.reader.value();
        match (op, target) {
            (Some(Op::Remove), Target::Path(path, meaning)) => {
                self.reader.skip(value);
                let fix = rewrite::removals(self.bytes(), parts, text, path, *meaning);
                let rule = self.or_member_op(&rules::REMOVE_VALUE, meaning.attribute);
                self.findings.push(Finding::at(rule, name.span).fix(fix));
            }
            (Some(op @ (Op::Add | Op::Replace)), Target::Resource) => {
                self.pathless(op, parts, value);
            }
            (Some(op), Target::Path(path, meaning)) => {
                self.targeted(op, parts, (path, *meaning), name, value);
            }
            _ => {
                self.reader.skip(value);
            }
        }
    }

    fn targeted(
        &mut self,
        op: Op,
        parts: &Parts,
        (path, meaning): (&Path, Meaning<'s>),
        name: Str,
        value: Value,
    ) {
        let Some(attribute) = meaning.attribute else {
            return self.extension(meaning.extension, value);
        };
        let target = meaning.sub.unwrap_or(attribute);
        let read_only = |mutability| mutability == Mutability::ReadOnly;
        if read_only(attribute.mutability) || read_only(target.mutability) {
            self.reader.skip(value);
            return;
        }
        if let (Value::Null(span), true) = (value, path.brackets.is_some() || !target.required) {
            let finding = Finding::at(&rules::VALUE_NULL, span);
            self.findings.push(match (op, parts.op) {
                (Op::Replace, Some(member)) => finding.fix(
                    Fix::safe("Make it a remove")
                        .replace(member.span, quote(Op::Remove.word()))
                        .delete(crate::json::member_removal(self.bytes(), name.span)),
                ),
                _ => finding.severity(Severity::Warning),
            });
            return;
        }
        let chosen = path.brackets.is_some() && meaning.sub.is_none();
        let span =
            if chosen { self.element(attribute, value) } else { self.fill(target, name, value) };
        let primary = match value {
            Value::Bool(place, true) if target.mark == Mark::Primary => Some(place),
            _ if chosen || op == Op::Add => self.primary(attribute, span),
            _ => None,
        };
        self.demotes(attribute, primary);
    }

    /// Checks an object for a whole extension.
    fn extension(&mut self, extension: Option<&Schema<'_>>, value: Value) {
        let span = value.span();
        match (extension, value) {
            (Some(schema), Value::Object(open)) => {
                let mut walk = Walk::new(self.reader, self.findings, Direction::Patch);
                walk.object(
                    open,
                    crate::scim::resource::Scope::Extension(schema),
                    Mutability::ReadWrite,
                );
            }
            (_, Value::Broken(_)) => {}
            (_, Value::Null(_)) => self.findings.push(Finding::at(&rules::VALUE_NULL, span)),
            _ => {
                self.reader.skip(value);
                let message = sentence!("An extension is an object, found ", kind_of(value));
                self.findings.push(Finding::at(&rules::VALUE_SHAPE, span).message(message));
            }
        }
    }

    /// Checks a value that takes the place of one element of a list.
    fn element(&mut self, attribute: &Attribute<'_>, value: Value) -> Span {
        if attribute.kind == Type::Complex && !matches!(value, Value::Object(_) | Value::Broken(_))
        {
            let span = self.reader.skip(value);
            let message = sentence!(
                "The path leads to one value of `",
                attribute.name,
                "`: an object is expected, found ",
                kind_of(value)
            );
            self.findings.push(Finding::at(&rules::VALUE_SHAPE, span).message(message));
            return span;
        }
        self.one(attribute, value)
    }

    /// Checks one element of a list that stands without the list around it.
    fn one(&mut self, attribute: &Attribute<'_>, value: Value) -> Span {
        let one = Attribute { multi: false, ..*attribute };
        Walk::new(self.reader, self.findings, Direction::Patch).single(
            &one,
            value,
            Mutability::ReadWrite,
        )
    }

    /// Checks the value of an attribute as a whole; gives its range.
    pub(super) fn fill(&mut self, attribute: &Attribute<'_>, name: Str, value: Value) -> Span {
        let bytes = self.bytes();
        let empty = match value {
            Value::Null(_) => true,
            Value::String(token) => token.raw(bytes).trim_ascii().is_empty(),
            _ => false,
        };
        if empty && attribute.required && attribute.mark != Mark::Schemas {
            let message = sentence!("`", attribute.name, "` is required and cannot be left empty");
            let finding = Finding::at(&rules::REMOVE_REQUIRED, value.span());
            self.findings.push(finding.message(message));
            return value.span();
        }
        let simple = !attribute.multi && attribute.kind != Type::Complex;
        if let (true, Value::Array(open)) = (simple, value)
            && let Some(fix) = rewrite::unwrapped(bytes, open.start)
        {
            let span = self.reader.skip(value);
            let message = sentence!(
                "`",
                attribute.name,
                "` is a plain value, but comes in an array of objects"
            );
            self.findings.push(Finding::at(&rules::VALUE_WRAPPED, span).message(message).fix(fix));
            return span;
        }
        if let (true, Value::Object(_)) = (attribute.multi, value) {
            let span = self.one(attribute, value);
            let fix = Fix::safe("Make it an array").insert(span.start, "[").insert(span.end, "]");
            let message = sentence!("A single object is sent for the list `", attribute.name, "`");
            let place = Span { start: span.start, end: span.start + 1 };
            let rule = self.or_member_op(&rules::OBJECT_FOR_MULTI, Some(attribute));
            let finding = Finding::at(rule, place).message(message);
            self.findings.push(finding.fix(fix));
            return span;
        }
        let mark = self.findings.mark();
        let mut walk = Walk::new(self.reader, self.findings, Direction::Patch);
        let span = walk.value(attribute, name, value, Mutability::ReadWrite);
        self.findings.recast(mark, span, &SHAPES, &rules::VALUE_SHAPE);
        span
    }

    /// Finds the first `"primary": true` in a value of a list.
    pub(super) fn primary(&self, attribute: &Attribute<'_>, span: Span) -> Option<Span> {
        if !attribute.multi || attribute.subs.find(b"primary").is_none() {
            return None;
        }
        let mut found = None;
        each_member(self.bytes(), span.start, "primary", |member| {
            if let Some((Value::Bool(place, true), _)) = member {
                found = found.or(Some(place));
            }
        });
        found
    }

    /// Notes that other values lose what this one gets.
    pub(super) fn demotes(&mut self, attribute: &Attribute<'_>, primary: Option<Span>) {
        if let Some(span) = primary {
            let message = sentence!(
                "Whatever is primary in `",
                attribute.name,
                "` now, this takes its place"
            );
            self.findings.push(Finding::at(&rules::PRIMARY_DEMOTES, span).message(message));
        }
    }

    /// Removes a member of a value, as a fix.
    pub(super) fn left_out(&self, name: Str) -> Fix {
        without(self.bytes(), name.span)
    }
}
