//! A PATCH from its first operation to its last, or to the first that is refused.

use super::account::{OperationAccount, Outcome, Tally};
use super::engine::{Done, Engine, Target};
use super::items::{Item, Source};
use super::plan::{Plan, Step};
use super::refusal::{PatchError, ScimType};
use super::semantics::Semantics;
use super::tidy::Given;
use crate::json::{Str, Value};
use crate::report::Findings;
use crate::scim::patch::parts::Op;
use crate::scim::path::{self, Purpose};
use crate::scim::schema::{Attributes, Schema};
use crate::sentence;
use crate::text::{digits, shown};

/// What came of a PATCH.
#[derive(Debug)]
pub(super) struct Run {
    /// One for each operation, where they were asked for.
    pub(super) accounts: Vec<OperationAccount>,
    /// The new text, or which operation was refused and why; without an operation where the PATCH
    /// as a whole was.
    pub(super) result: Result<String, (Option<usize>, PatchError)>,
}

/// Applies all operations or none.
pub(super) fn run<'s>(
    source: Source<'_>,
    plan: &Plan<'_>,
    schema: &'s Schema<'s>,
    semantics: Semantics,
    account: bool,
) -> Run {
    let engine = Engine::new(schema, semantics, source, account);
    let mut runner = Runner::new(engine, plan.bytes, account);
    let mut accounts = Vec::new();
    let mut error = plan.error.clone().map(|error| (None, error));
    for (index, step) in plan.steps.iter().enumerate() {
        if error.is_some() && !account {
            break;
        }
        let skipped = error.is_some();
        let done = if skipped { Ok(()) } else { runner.step(step) };
        if account {
            accounts.push(runner.account(index, skipped, done.as_ref().err()));
        }
        if let Err(refusal) = done {
            error = Some((Some(index), refusal));
        }
    }
    let result = error.map_or_else(|| Ok(runner.engine.draft.into_text()), Err);
    Run { accounts, result }
}

/// Finds the targets of operations and has the engine apply them.
#[derive(Debug)]
pub(super) struct Runner<'s, 'p> {
    pub(super) engine: Engine<'s>,
    pub(super) bytes: &'p [u8],
    /// What was done with all targets of the operation at hand.
    pub(super) total: Tally,
    /// The path of the operation at hand has a filter.
    pub(super) filtered: bool,
    /// What the targets of the operation at hand have to say, where that was asked for.
    said: Option<Vec<String>>,
}

impl<'s, 'p> Runner<'s, 'p> {
    pub(super) fn new(engine: Engine<'s>, bytes: &'p [u8], account: bool) -> Self {
        let said = account.then(Vec::new);
        Self { engine, bytes, total: Tally::default(), filtered: false, said }
    }

    /// Applies one operation.
    pub(super) fn step(&mut self, step: &Step) -> Done {
        self.total = Tally::default();
        self.engine.tally = Tally::default();
        self.filtered = false;
        if let Some(error) = &step.error {
            return Err(error.clone());
        }
        let Some(parts) = &step.parts else {
            return Err(PatchError::new(ScimType::InvalidSyntax, "The operation is no object"));
        };
        let bytes = self.bytes;
        let Some(op) = parts.meant else {
            return Err(PatchError::new(ScimType::InvalidSyntax, "The operation is not known"));
        };
        let given =
            parts.value.map(|member| Given { bytes, value: member.value, span: member.span });
        match (parts.path.and_then(|path| path.string()), given) {
            (Some(path), given) => self.path(op, &path.text(bytes), given),
            (None, Some(given)) => self.members(op, given, None),
            (None, None) => Ok(()),
        }
    }

    /// Applies an operation to what a path leads to.
    fn path(&mut self, op: Op, text: &str, given: Option<Given<'_>>) -> Done {
        let schema = self.engine.schema;
        let mut scratch = Findings::new();
        let purpose = if op == Op::Remove { Purpose::Removal } else { Purpose::Change };
        let Some((path, meaning)) = path::check(text, schema, purpose, &mut scratch) else {
            let message = scratch.iter().next().map(|found| found.text().to_owned());
            let message = message.unwrap_or_else(|| sentence!(shown(text), " is no path"));
            return Err(PatchError::new(ScimType::InvalidPath, message));
        };
        let Some(attribute) = meaning.attribute else {
            return self.schema(op, text, meaning.extension, given);
        };
        let filter = path.filter.as_ref().filter(|_| path.brackets.is_some());
        self.filtered = filter.is_some();
        let (extension, sub) = (meaning.extension, meaning.sub);
        let extension = extension.filter(|found| !core::ptr::eq(*found, schema));
        self.target(op, &Target { text, extension, attribute, sub, filter }, given)
    }

    /// Applies an operation to all of an extension, or of the resource.
    fn schema(
        &mut self,
        op: Op,
        text: &str,
        schema: Option<&'s Schema<'s>>,
        given: Option<Given<'_>>,
    ) -> Done {
        let own = self.engine.schema;
        let extension = schema.filter(|found| !core::ptr::eq(*found, own));
        let null = given.is_some_and(|given| matches!(given.value, Value::Null(_)));
        match (op, given) {
            (op, _) if null || op == Op::Remove => {
                let Some(extension) = extension else {
                    let message = sentence!("A ", own.name, " keeps its own attributes");
                    return Err(PatchError::new(ScimType::Mutability, message));
                };
                self.engine.tally = Tally::default();
                self.engine.remove_extension(extension);
                self.note(Op::Remove, text);
                Ok(())
            }
            (_, Some(given)) => self.members(op, given, extension),
            (_, None) => Ok(()),
        }
    }

    /// Applies an operation to each attribute that the members of its value name.
    fn members(&mut self, op: Op, given: Given<'_>, extension: Option<&'s Schema<'s>>) -> Done {
        let whole = op == Op::Replace && self.engine.semantics.replaces_whole();
        let members = given.items();
        if let Some(extension) = extension.filter(|_| whole) {
            self.leave(extension, &members, given.bytes);
        }
        for item in &members {
            if let Some(name) = item.name {
                self.member(op, name, Given::of(given.bytes, item), extension)?;
            }
        }
        Ok(())
    }

    /// Removes the attributes of an extension that no member names.
    fn leave(&mut self, extension: &'s Schema<'s>, members: &[Item], bytes: &[u8]) {
        for attribute in extension.attributes.list() {
            if !members.iter().any(|member| member.is(attribute.name, bytes)) {
                let text = attribute.name;
                let target =
                    Target { text, extension: Some(extension), attribute, sub: None, filter: None };
                // What cannot be removed stays.
                let _ = self.engine.apply(Op::Remove, &target, None);
            }
        }
    }

    fn member(
        &mut self,
        op: Op,
        name: Str,
        given: Given<'_>,
        extension: Option<&'s Schema<'s>>,
    ) -> Done {
        let own = self.engine.schema;
        let text = name.text(given.bytes);
        let attributes: &Attributes<'s> =
            extension.map_or(own.attributes, |found| found.attributes);
        if let Some((_, attribute)) = attributes.find(text.as_bytes()) {
            let target = Target { text: &text, extension, attribute, sub: None, filter: None };
            return self.target(op, &target, Some(given));
        }
        let schemas = core::iter::once(own).chain(own.extensions.iter().copied());
        let named = schemas.filter(|_| extension.is_none());
        let container = named.into_iter().find(|schema| schema.urn.eq_ignore_ascii_case(&text));
        match (container, given.value) {
            (Some(schema), Value::Object(_) | Value::Null(_)) => {
                self.schema(op, &text, Some(schema), Some(given))
            }
            _ if self.engine.semantics.is_loose() && extension.is_none() => {
                self.path(op, &text, Some(given))
            }
            _ => {
                let message = sentence!(shown(&text), " is no attribute of a ", own.name);
                Err(PatchError::new(ScimType::InvalidPath, message))
            }
        }
    }

    fn target(&mut self, op: Op, target: &Target<'s, '_>, given: Option<Given<'_>>) -> Done {
        self.engine.tally = Tally::default();
        self.engine.apply(op, target, given)?;
        self.note(op, target.text);
        Ok(())
    }

    /// Keeps what there is to say of a target.
    fn note(&mut self, op: Op, text: &str) {
        self.total.add(&self.engine.tally);
        if let Some(said) = &mut self.said {
            said.push(self.engine.tally.sentence(op, text));
        }
    }

    /// Tells what an operation did.
    fn account(
        &mut self,
        index: usize,
        skipped: bool,
        error: Option<&PatchError>,
    ) -> OperationAccount {
        let said = self.said.as_mut().map(core::mem::take).unwrap_or_default();
        let changes = self.engine.draft.take_changes();
        let (outcome, summary, changes) = match error {
            _ if skipped => (
                Outcome::Skipped,
                "Nothing is applied: the PATCH is refused".to_owned(),
                Vec::new(),
            ),
            Some(error) => (Outcome::Refused, error.message.clone(), Vec::new()),
            None if said.is_empty() => {
                (Outcome::Unchanged, "The value names no attribute".to_owned(), changes)
            }
            None if changes.is_empty() => (Outcome::Unchanged, said.join("; "), changes),
            None => (Outcome::Changed, said.join("; "), changes),
        };
        OperationAccount {
            pointer: sentence!("/Operations/", digits(index as u64)),
            outcome,
            summary,
            changes,
            error: error.cloned(),
        }
    }
}
