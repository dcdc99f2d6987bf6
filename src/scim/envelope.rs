//! The members of a message around its resources: known in any letter case, each once.

use super::resource::{repeated, spelling};
use crate::json::{Reader, Str};
use crate::report::Findings;

/// The names of a message's members, as far as they have been read.
#[derive(Debug)]
pub(crate) struct Names {
    known: &'static [&'static str],
    first: [Option<Str>; 8],
    strange: Vec<(u32, Str)>,
}

impl Names {
    /// Starts with the members that a message may have, at most eight.
    pub(crate) fn new(known: &'static [&'static str]) -> Self {
        Self { known, first: [None; 8], strange: Vec::new() }
    }

    /// Gives the proper spelling of a member's name, nothing where there is no such member;
    /// reports another spelling, and a name that has been there before.
    pub(crate) fn read(
        &mut self,
        reader: &mut Reader<'_>,
        name: Str,
        findings: &mut Findings,
    ) -> Option<&'static str> {
        let bytes = reader.bytes();
        let text = name.text(bytes);
        let found = self.known.iter().position(|known| known.eq_ignore_ascii_case(&text));
        let Some((index, slot)) = found.and_then(|index| Some((index, self.first.get_mut(index)?)))
        else {
            self.strange.push((0, name));
            return None;
        };
        let proper = self.known.get(index).copied()?;
        if let Some(first) = slot {
            repeated(reader, findings, *first, name, proper);
        } else {
            *slot = Some(name);
            spelling(bytes, findings, name, proper);
        }
        Some(proper)
    }

    /// Notes the names that stood twice without being known.
    pub(crate) fn finish(mut self, reader: &mut Reader<'_>) {
        reader.note_duplicates(&mut self.strange);
    }
}
