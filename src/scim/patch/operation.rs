use super::packs::Membership;
use super::parts::{Member, Op, Parts};
use super::rewrite;
use super::rules;
use super::sequence::{Sequence, Touch};
use crate::json::{Reader, Value, quote};
use crate::report::{Finding, Findings, Fix, Severity};
use crate::scim::path::{self, Meaning, Path, Purpose};
use crate::scim::resource::{kind_of, without};
use crate::scim::schema::{Mark, Mutability, Schema};
use crate::sentence;
use crate::text::{Span, visible};

/// The check of one list of operations.
pub(super) struct Patch<'w, 'a, 's> {
    pub(super) reader: &'w mut Reader<'a>,
    pub(super) findings: &'w mut Findings,
    pub(super) resource: &'s Schema<'s>,
    pub(super) sequence: Sequence<'s>,
    pub(super) membership: Membership,
}

/// What an operation is applied to.
pub(super) enum Target<'s> {
    /// The resource itself.
    Resource,
    /// What a path leads to.
    Path(Path, Meaning<'s>),
    /// That is not known; it was reported.
    Unknown,
}

impl<'w, 'a, 's> Patch<'w, 'a, 's> {
    pub(super) fn new(
        reader: &'w mut Reader<'a>,
        findings: &'w mut Findings,
        resource: &'s Schema<'s>,
    ) -> Self {
        Self {
            reader,
            findings,
            resource,
            sequence: Sequence::default(),
            membership: Membership::default(),
        }
    }

    pub(super) fn bytes(&self) -> &'a [u8] {
        self.reader.bytes()
    }

    /// Checks an operation whose `{` has been read.
    pub(super) fn operation(&mut self, open: Span) {
        let bytes = self.bytes();
        let Some(parts) = Parts::scout(bytes, open.start) else {
            self.reader.skip(Value::Object(open));
            return;
        };
        let op = self.op(open, &parts);
        let text = parts.path.and_then(|path| path.string()).map(|token| token.decode(bytes));
        let target = match (parts.path, &text) {
            (None, _) => Target::Resource,
            (Some(member), Some(text)) => self.path(op, member, text),
            (Some(member), None) => self.path_type(member),
        };
        let text = text.as_ref().map_or("", |text| &text.text);
        self.members(op, &parts, text, &target);
        if let Some(op) = op {
            self.judge(op, &parts, text, &target);
        }
    }

    /// Reads what the operation does.
    fn op(&mut self, open: Span, parts: &Parts) -> Option<Op> {
        let Some(member) = parts.op else {
            self.findings.push(Finding::at(&rules::OP_MISSING, open));
            return None;
        };
        let span = member.span;
        let Some(token) = member.string() else {
            if !matches!(member.value, Value::Broken(_)) {
                let message = sentence!("`op` must be a string, found ", kind_of(member.value));
                self.findings.push(Finding::at(&rules::OP_TYPE, span).message(message));
            }
            return None;
        };
        let word = token.text(self.bytes());
        let op = parts.meant;
        if op.is_some_and(|op| op.word() == word) {
            return op;
        }
        let case = op.is_some_and(|op| op.word().eq_ignore_ascii_case(&word));
        let rule = if case { &rules::OP_CASE } else { &rules::OP_UNKNOWN };
        let message = sentence!("SCIM has no operation `", visible(&word), "`");
        let finding = Finding::at(rule, span);
        let finding = if case { finding } else { finding.message(message) };
        let fix = op.map(|op| {
            let title = sentence!("Write `", op.word(), "`");
            let fix = if case { Fix::safe(title) } else { Fix::guess(title) };
            fix.replace(span, quote(op.word()))
        });
        self.findings.push(finding.fix(fix));
        op
    }

    /// Reads the path.
    fn path(
        &mut self,
        op: Option<Op>,
        member: Member,
        text: &crate::json::Decoded<'_>,
    ) -> Target<'s> {
        let bytes = self.bytes();
        if text.text.trim().is_empty() {
            let fix = (op != Some(Op::Remove)).then(|| without(bytes, member.name.span));
            self.findings.push(Finding::at(&path::EMPTY, member.span).fix(fix));
            return Target::Unknown;
        }
        // Bytes that are no UTF-8 have been reported, and places behind them would be wrong.
        if core::str::from_utf8(member.span.slice(bytes)).is_err() {
            return Target::Unknown;
        }
        let mark = self.findings.mark();
        let removes = op == Some(Op::Remove);
        let purpose = if removes { Purpose::Removal } else { Purpose::Change };
        let found = path::check(&text.text, self.resource, purpose, self.findings);
        self.findings.moved_into_string(mark, text);
        let Some((path, meaning)) = found else { return Target::Unknown };
        if removes && meaning.attribute.is_none() {
            let place = member.span.inner();
            self.findings.recast(mark, place, &[&path::URN_ONLY], &rules::EXTENSION_REMOVED);
        }
        self.order(&text.text, &path, &meaning, member.span);
        Target::Path(path, meaning)
    }

    fn path_type(&mut self, member: Member) -> Target<'s> {
        let finding = Finding::at(&rules::PATH_TYPE, member.span);
        match member.value {
            Value::Broken(_) => return Target::Unknown,
            Value::Null(_) => {
                let fix = without(self.bytes(), member.name.span);
                let finding = finding.message("`path` is null, which means that there is none");
                self.findings.push(finding.severity(Severity::Info).fix(fix));
                return Target::Resource;
            }
            _ => {}
        }
        let message = sentence!("`path` must be a string, found ", kind_of(member.value));
        self.findings.push(finding.message(message));
        Target::Unknown
    }

    /// Goes through the members: the value is checked, what does not belong here is reported.
    fn members(&mut self, op: Option<Op>, parts: &Parts, text: &str, target: &Target<'s>) {
        let bytes = self.bytes();
        let mut first = [None::<Span>; 3];
        while let Some(name) = self.reader.next_member() {
            let raw = name.raw(bytes);
            let known = ["op", "path", "value"];
            let index = known.iter().position(|known| raw.eq_ignore_ascii_case(known.as_bytes()));
            if let Some(slot) = index.and_then(|index| first.get_mut(index))
                && let Some(first) = slot.replace(name.span)
            {
                self.reader.note_duplicate(name.span, first);
            }
            if index == Some(2) && parts.value.is_some_and(|value| value.name == name) {
                self.value(op, parts, text, target, name);
                continue;
            }
            let value = self.reader.value();
            self.reader.skip(value);
            if index.is_none() {
                let message =
                    sentence!("An operation has no member `", visible(&name.text(bytes)), "`");
                let finding = Finding::at(&rules::UNKNOWN_MEMBER, name.span).message(message);
                self.findings.push(finding.fix(without(bytes, name.span)));
            }
        }
    }

    /// Judges the operation as a whole.
    fn judge(&mut self, op: Op, parts: &Parts, text: &str, target: &Target<'s>) {
        let place = parts.op.map_or(parts.span, |member| member.span);
        let path = parts.path.filter(|path| !matches!(path.value, Value::Null(_)));
        match (op, path, parts.value) {
            (Op::Remove, None, _) => {
                self.findings.push(Finding::at(&rules::REMOVE_PATH_MISSING, place));
            }
            (Op::Add, _, None) => {
                self.findings.push(Finding::at(&rules::ADD_VALUE_MISSING, place));
            }
            (Op::Replace, path, None) => {
                let fix = path.map(|_| {
                    Fix::guess("Make it a remove").replace(place, quote(Op::Remove.word()))
                });
                self.findings.push(Finding::at(&rules::REPLACE_VALUE_MISSING, place).fix(fix));
            }
            _ => {}
        }
        let (Target::Path(path, meaning), Some(member)) = (target, parts.path) else { return };
        self.judge_path(op, parts, text, (path, *meaning), member);
        if let Some(name) = member.string() {
            self.redundant(Touch {
                op,
                operation: parts.span,
                name,
                meaning: *meaning,
                chosen: path.brackets.is_some(),
                value: parts.value.map(|value| value.span),
                alone: true,
            });
        }
    }

    /// Judges what the operation does with what the path leads to.
    fn judge_path(
        &mut self,
        op: Op,
        parts: &Parts,
        text: &str,
        (path, meaning): (&Path, Meaning<'s>),
        member: Member,
    ) {
        let (Some(attribute), Some(target)) = (meaning.attribute, meaning.target()) else { return };
        let read_only = |mutability| mutability == Mutability::ReadOnly;
        if read_only(attribute.mutability) || read_only(target.mutability) {
            return;
        }
        if self.judge_by_packs(op, parts, (path, meaning), text, member) {
            return;
        }
        let bytes = self.bytes();
        let span = member.span;
        let chosen = path.brackets.is_some();
        let object = parts.value.is_some_and(|value| matches!(value.value, Value::Object(_)));
        let required = target.required && attribute.mark != Mark::Schemas;
        let finding = if op == Op::Remove && required && !chosen {
            let message = sentence!("`", target.name, "` is required and cannot be removed");
            Finding::at(&rules::REMOVE_REQUIRED, span).message(message)
        } else if chosen && meaning.sub.is_none() {
            let partial = op == Op::Replace && object;
            let rule = if partial { &rules::ELEMENT_PARTIAL } else { &rules::TARGET_ELEMENT };
            Finding::at(rule, span)
        } else if chosen && target.mutability == Mutability::Immutable {
            let member_changes = op == Op::Replace && attribute.mark == Mark::Members;
            let rule = if member_changes { &rules::MEMBER_IMMUTABLE } else { &rules::IMMUTABLE };
            let message =
                sentence!("`", target.name, "` of a value in `", attribute.name, "` is immutable");
            let fix = rewrite::other_member(bytes, parts, text, path, target);
            Finding::at(rule, span).message(message).fix(fix.filter(|_| member_changes))
        } else if op != Op::Add && target.mutability == Mutability::Immutable {
            let message = sentence!("`", target.name, "` is immutable");
            Finding::at(&rules::IMMUTABLE, span).message(message)
        } else if chosen && op == Op::Add {
            let fix = rewrite::whole_value(bytes, parts, text, path);
            Finding::at(&rules::ADD_VALUEPATH, span).fix(fix)
        } else {
            return;
        };
        self.findings.push(finding);
    }
}
