//! What RFC 7644 leaves open, and how it is read here.

/// A point that servers read in two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Reading {
    /// `ne` on an attribute without a value.
    UnequalToNothing,
    /// `ne` on several values.
    OneUnequal,
    /// `pr` on an empty string.
    EmptyPresent,
    /// Letter case of an attribute that no schema knows.
    UnknownCase,
    /// A dateTime literal without time or zone.
    DateAlone,
    /// `null` as a value.
    Null,
    /// A complex attribute compared without a sub-attribute.
    DefaultValue,
}

impl Reading {
    pub(super) const ALL: [Self; 7] = [
        Self::UnequalToNothing,
        Self::OneUnequal,
        Self::EmptyPresent,
        Self::UnknownCase,
        Self::DateAlone,
        Self::Null,
        Self::DefaultValue,
    ];

    /// How it is read here, and how else.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::UnequalToNothing => {
                "An attribute without a value is taken as unequal to every value; servers that take `ne` as not met there"
            }
            Self::OneUnequal => {
                "`ne` is met by a list as soon as one value differs; servers that ask that no value is equal"
            }
            Self::EmptyPresent => {
                "`pr` is not met by an empty string; servers that take it as a value"
            }
            Self::UnknownCase => {
                "No schema known here has the attribute, so that letter case is ignored; servers that heed it"
            }
            Self::DateAlone => {
                "A date without time or zone is taken as midnight or UTC; servers that ask for all of it"
            }
            Self::Null => "`null` is taken as no value; servers that compare nothing with it",
            Self::DefaultValue => {
                "Without a sub-attribute, `value` is compared; servers that ask for one"
            }
        }
    }
}

/// A set of readings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Readings(u8);

impl Readings {
    pub(super) fn of(reading: Reading) -> Self {
        Self(1 << reading as u8)
    }

    pub(super) fn has(self, reading: Reading) -> bool {
        self.0 & Self::of(reading).0 != 0
    }

    pub(super) fn add(&mut self, reading: Reading) {
        self.0 |= Self::of(reading).0;
    }
}
