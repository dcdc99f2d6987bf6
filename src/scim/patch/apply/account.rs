//! What an operation did, in a sentence.

use serde::Serialize;

use super::refusal::PatchError;
use crate::scim::options::named;
use crate::scim::patch::parts::Op;
use crate::sentence;
use crate::text::{digits, shown};

named! {
    /// What came of an operation.
    pub enum Outcome {
        /// The resource is another one than before.
        Changed = "changed",
        /// The resource is as it was.
        Unchanged = "unchanged",
        /// A server refuses it, and the whole PATCH with it.
        Refused = "refused",
        /// An earlier one was refused.
        Skipped = "skipped",
    }
}

/// What an operation did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct OperationAccount {
    /// The JSON Pointer of the operation in the PATCH.
    pub pointer: String,
    /// What came of it.
    pub outcome: Outcome,
    /// What it did, or why it did nothing, in one sentence.
    pub summary: String,
    /// The values that are other ones now, in the order of the text.
    pub changes: Vec<Change>,
    /// Why a server refuses it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<PatchError>,
}

/// A value that is another one now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct Change {
    /// Its JSON Pointer: before the operation where it was there, else after it.
    pub pointer: String,
    /// Its JSON text before the operation; absent where it was not there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// Its JSON text after the operation; absent where it is not there any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// What was done with one target, in numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    /// How many values a filter chose; nothing where there was no filter.
    pub(super) chosen: Option<usize>,
    /// How many values came into a list.
    pub(super) added: usize,
    /// How many values of a list were there already.
    pub(super) present: usize,
    /// How many values are others now.
    pub(super) changed: usize,
    /// How many values went.
    pub(super) removed: usize,
    /// How many values are not primary any more.
    pub(super) demoted: usize,
    /// A value was made from the filter.
    pub(super) created: bool,
    /// The attribute is written and never shown.
    pub(super) hidden: bool,
}

impl Tally {
    /// Says whether the resource is another one now.
    pub(super) fn changes(&self) -> bool {
        self.added + self.changed + self.removed + self.demoted > 0
    }

    /// Counts in what was done with another target.
    pub(super) fn add(&mut self, other: &Self) {
        self.added += other.added;
        self.changed += other.changed;
        self.removed += other.removed;
        self.demoted += other.demoted;
        self.hidden |= other.hidden;
    }

    /// Says what was done with a target.
    pub(super) fn sentence(&self, op: Op, target: &str) -> String {
        let target = shown(target);
        let values = |count: usize| match count {
            1 => "one value".to_owned(),
            count => sentence!(digits(count as u64), " values"),
        };
        if self.hidden {
            return sentence!("Sets ", target, ", which is never shown");
        }
        let done = match (op, self.chosen) {
            (_, Some(0)) if self.created => sentence!("Makes a value for ", target),
            (Op::Remove, Some(0)) => sentence!("Nothing meets the filter of ", target),
            _ if !self.changes() && op == Op::Remove => sentence!(target, " has no value"),
            _ if !self.changes() => sentence!(target, " is so already"),
            (Op::Remove, Some(count)) if count > 1 => {
                sentence!("Removes ", target, " from ", values(count))
            }
            (Op::Remove, None) if self.removed > 1 => {
                sentence!("Removes ", values(self.removed), " from ", target)
            }
            (Op::Remove, _) => sentence!("Removes ", target),
            _ if self.added > 0 && self.present > 0 => {
                let present = digits(self.present as u64);
                sentence!(
                    "Adds ",
                    values(self.added),
                    " to ",
                    target,
                    ", ",
                    present,
                    " already there"
                )
            }
            _ if self.added > 0 => sentence!("Adds ", values(self.added), " to ", target),
            (_, Some(count)) if count > 1 => sentence!("Sets ", target, " in ", values(count)),
            _ => sentence!("Sets ", target),
        };
        match self.demoted {
            0 => done,
            count => sentence!(done, "; ", values(count), " not primary any more"),
        }
    }
}
