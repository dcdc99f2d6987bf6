//! Packs of rules: sets of demands beyond the standard, each in force only where it is asked for.
//!
//! A rule belongs to a pack by the group in its id: `interop.path-required` is one of the pack
//! `interop`. A check pushes what it finds, pack or not; [`Findings`](super::Findings) drops what
//! is not in force, so that it is neither kept nor counted. Where finding out costs something, or
//! where a rule of a pack takes the place of another, the check asks
//! [`Findings::in_force`](super::Findings::in_force) first.

/// The groups that are packs.
const PACKS: [&str; 3] = ["interop", "ipsie", "fastfed"];

/// A set of packs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Packs(u8);

impl Packs {
    /// The pack that a group of rules is; none for all other groups.
    #[must_use]
    pub fn of(group: &str) -> Self {
        let found = PACKS.iter().position(|pack| *pack == group);
        Self(found.map_or(0, |index| 1 << index))
    }

    /// The packs of both sets.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Says whether the packs of another set are all in this one.
    #[must_use]
    pub fn hold(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }
}
