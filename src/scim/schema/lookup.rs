#![expect(
    clippy::inline_always,
    reason = "the wasm is built for size and inlines little by itself; these stand in every token's way"
)]

use super::{Attribute, Returned};
use crate::text::same;

const SLOTS: usize = 64;
const EMPTY: u8 = u8::MAX;

/// Attribute definitions that are found by name, in any letter case (RFC 7643 §2.1), at the cost
/// of one hash and one comparison.
#[derive(Debug)]
pub struct Attributes<'s> {
    list: &'s [Attribute<'s>],
    /// The multipliers that give every name of the list a slot of its own.
    seed: [u32; 3],
    slots: [u8; SLOTS],
    /// Those that are required, and those that are always returned, as bits by their number.
    required: u64,
    always: u64,
}

/// The bit of an attribute by its number: beyond 63 they share one.
#[must_use]
#[inline(always)]
pub(crate) const fn bit(index: usize) -> u64 {
    1 << if index < 63 { index } else { 63 }
}

impl<'s> Attributes<'s> {
    /// Builds the table, at compile time for the tables of the RFCs.
    ///
    /// Where no multipliers part all the names, the ones left over share a slot's search.
    #[must_use]
    pub const fn new(list: &'s [Attribute<'s>]) -> Self {
        let (required, always) = masks(list);
        let mut seed = 1;
        while seed < 4000 {
            let tried = [seed, seed * 7 + 3, seed / 3 + 11];
            let (slots, all) = place(list, tried);
            if all {
                return Self { list, seed: tried, slots, required, always };
            }
            seed += 1;
        }
        Self { list, seed: [0; 3], slots: [EMPTY; SLOTS], required, always }
    }

    /// The definitions in the order of the RFC.
    #[must_use]
    pub fn list(&self) -> &'s [Attribute<'s>] {
        self.list
    }

    /// The required ones, as bits by their number: those that come first in a long list.
    #[must_use]
    pub fn required(&self) -> u64 {
        self.required
    }

    /// The ones that are always returned, in the same way.
    #[must_use]
    pub fn always(&self) -> u64 {
        self.always
    }

    /// Both of them.
    #[inline(always)]
    pub(crate) fn needed(&self) -> u64 {
        self.required | self.always
    }

    /// Finds a definition and its number in the list by a name in any letter case.
    #[must_use]
    pub fn find(&self, name: &[u8]) -> Option<(usize, &'s Attribute<'s>)> {
        self.find_spelled(name).map(|found| (found.index, found.attribute))
    }

    /// The same, and whether the name has the schema's own spelling.
    #[must_use]
    #[inline(always)]
    pub fn find_spelled(&self, name: &[u8]) -> Option<Found<'s>> {
        let index = match self.slots.get(slot_of(name, self.seed)).copied()? {
            EMPTY if self.seed[0] != 0 => return None,
            EMPTY => {
                let same = |known: &Attribute<'_>| known.name.as_bytes().eq_ignore_ascii_case(name);
                self.list.iter().position(same)?
            }
            slot => slot as usize,
        };
        let attribute = self.list.get(index)?;
        let own = attribute.name.as_bytes();
        if own.len() != name.len() {
            return None;
        }
        let exact = same(own, name);
        (exact || own.eq_ignore_ascii_case(name)).then_some(Found { index, attribute, exact })
    }
}

/// An attribute definition that was found by its name.
#[derive(Clone, Copy, Debug)]
pub struct Found<'s> {
    /// Its number in the list.
    pub index: usize,
    /// The definition.
    pub attribute: &'s Attribute<'s>,
    /// Whether the name has the schema's own spelling.
    pub exact: bool,
}

/// The bits of the required attributes and of those that are always returned.
#[expect(clippy::indexing_slicing, reason = "compile-time code over bounds that it checks itself")]
const fn masks(list: &[Attribute<'_>]) -> (u64, u64) {
    let (mut required, mut always) = (0, 0);
    let mut index = 0;
    while index < list.len() && index < 63 {
        if list[index].required {
            required |= bit(index);
        }
        if matches!(list[index].returned, Returned::Always) {
            always |= bit(index);
        }
        index += 1;
    }
    (required, always)
}

/// Gives each name a slot; says whether all of them got one.
#[expect(clippy::indexing_slicing, reason = "compile-time code over bounds that it checks itself")]
const fn place(list: &[Attribute<'_>], seed: [u32; 3]) -> ([u8; SLOTS], bool) {
    let mut slots = [EMPTY; SLOTS];
    let mut index = 0;
    while index < list.len() {
        let slot = slot_of(list[index].name.as_bytes(), seed);
        if slots[slot] != EMPTY || index >= EMPTY as usize {
            return (slots, false);
        }
        slots[slot] = index as u8;
        index += 1;
    }
    (slots, true)
}

/// A hash of length and three letters, with letter case taken out.
#[expect(clippy::indexing_slicing, reason = "the indices are below the length, which is not zero")]
#[inline(always)]
const fn slot_of(name: &[u8], seed: [u32; 3]) -> usize {
    let length = name.len();
    if length == 0 {
        return 0;
    }
    let first = (name[0] | 0x20) as u32;
    let middle = (name[length * 2 / 3] | 0x20) as u32;
    let last = (name[length - 1] | 0x20) as u32;
    let sum = first
        .wrapping_mul(seed[0])
        .wrapping_add(middle.wrapping_mul(seed[1]))
        .wrapping_add(last.wrapping_mul(seed[2]))
        .wrapping_add(length as u32);
    (sum.wrapping_mul(0x9e37_79b1) >> 26) as usize
}

#[cfg(test)]
mod tests {
    use crate::scim::schema::{ENTERPRISE_USER, GROUP, USER};

    #[test]
    fn every_attribute_of_the_tables_is_found_in_any_letter_case() {
        for schema in [&USER, &GROUP, &ENTERPRISE_USER] {
            for (index, attribute) in schema.attributes.list().iter().enumerate() {
                for name in [attribute.name.to_owned(), attribute.name.to_uppercase()] {
                    let found = schema.attributes.find(name.as_bytes());
                    assert_eq!(found.map(|(index, _)| index), Some(index), "{name}");
                }
                for sub in attribute.subs.list() {
                    let found = attribute.subs.find(sub.name.as_bytes());
                    assert_eq!(found.map(|(_, found)| found.name), Some(sub.name));
                }
            }
            assert_ne!(schema.attributes.seed[0], 0, "{} has no perfect hash", schema.name);
        }
    }

    #[test]
    fn a_name_that_is_not_in_the_table_is_not_found() {
        for name in ["", "x", "userNam", "userNames", "dispalyName", "\u{e9}"] {
            assert!(USER.attributes.find(name.as_bytes()).is_none(), "{name}");
        }
    }
}
