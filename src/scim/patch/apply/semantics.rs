use crate::scim::options::named;

named! {
    /// How a server reads a PATCH where RFC 7644 leaves a choice.
    pub enum Semantics {
        /// The RFC's words: an object is merged into the one that is there, and a filter that
        /// matches nothing has no target, except for a removal.
        Rfc = "rfc",
        /// The same, but a removal whose filter matches nothing has no target either.
        Strict = "strict",
        /// As Microsoft Entra ID expects it: a value is made from the filter that does not find
        /// it, a removal may list what goes, booleans come as strings, names as paths.
        Entra = "entra",
        /// A `replace` with an object puts it into the place of the old one instead of merging.
        Replace = "replace",
    }
}

impl Semantics {
    /// Whether a value is made where the filter finds none.
    pub(super) fn creates(self) -> bool {
        self == Self::Entra
    }

    /// Whether what stands near the RFC's grammar is taken for what was meant: booleans as
    /// strings, paths as names, a list of what to remove.
    pub(super) fn is_loose(self) -> bool {
        self == Self::Entra
    }

    /// Whether a removal needs something to remove.
    pub(super) fn needs_target(self) -> bool {
        self == Self::Strict
    }

    /// Whether a `replace` takes the whole place of the old value.
    pub(super) fn replaces_whole(self) -> bool {
        self == Self::Replace
    }
}
