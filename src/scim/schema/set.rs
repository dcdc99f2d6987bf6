use super::tables::{EXTENSIONS, TYPES};
use super::{Schema, urn};
use crate::scim::options::Kind;

/// The schemas that a message is checked against: those of the RFCs, and those that the user's
/// own documents define, which go before them.
#[derive(Clone, Copy, Debug)]
pub struct Schemas<'s> {
    types: &'s [&'s Schema<'s>],
    extensions: &'s [&'s Schema<'s>],
    /// There are documents, so that other schemas than these do not exist.
    pub closed: bool,
}

impl Schemas<'static> {
    /// Those of the RFCs.
    pub const BUILT_IN: Self = Self { types: TYPES, extensions: EXTENSIONS, closed: false };
}

impl<'s> Schemas<'s> {
    pub(super) fn new(types: &'s [&'s Schema<'s>], extensions: &'s [&'s Schema<'s>]) -> Self {
        Self { types, extensions, closed: true }
    }

    /// The resource types.
    #[must_use]
    pub fn types(&self) -> &'s [&'s Schema<'s>] {
        self.types
    }

    /// All of them, resource types first.
    pub fn all(&self) -> impl Iterator<Item = &'s Schema<'s>> + use<'s> {
        self.types.iter().chain(self.extensions).copied()
    }

    /// Finds a schema by its URN, in any letter case.
    #[must_use]
    pub fn find(&self, urn: &str) -> Option<&'s Schema<'s>> {
        self.all().find(|known| known.urn.eq_ignore_ascii_case(urn))
    }

    /// The resource type of a kind of message.
    #[must_use]
    pub fn of_kind(&self, kind: Kind) -> Option<&'s Schema<'s>> {
        let urn = match kind {
            Kind::User => urn::USER,
            Kind::Group => urn::GROUP,
            _ => return None,
        };
        self.types.iter().copied().find(|known| known.urn == urn)
    }
}
