use crate::report::Edit;
use crate::text::Span;

/// Something in a filter that the grammar does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What it is.
    pub kind: FaultKind,
    /// Where it is.
    pub span: Span,
    /// What is wrong, where the kind alone does not say it.
    pub words: &'static str,
    /// The edits that make of the text what was read in its place; empty where nothing was.
    pub repair: Vec<Edit>,
}

/// The ways in which a filter can leave the grammar, in the order of the rules about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Nothing but blanks.
    Empty,
    /// Anything else; `words` tells.
    Syntax,
    /// A bracket without its partner.
    Unbalanced,
    /// A string has no end.
    StringUnterminated,
    /// A backslash with something behind it that is no escape, or a bare control character.
    StringEscape,
    /// A string in single quotes.
    SingleQuotes,
    /// A string without quotes.
    UnquotedValue,
    /// No blank where one has to be.
    MissingSpace,
    /// More than the one blank that has to be, or one where none has to be.
    ExtraSpace,
    /// `not (` with a blank.
    NotSpace,
    /// `not` without parentheses.
    NotWithoutParens,
    /// `not not`.
    DoubleNot,
    /// An operator that does not exist.
    OpUnknown,
    /// An attribute without an operator.
    OpMissing,
    /// A value behind `pr`.
    PrWithValue,
    /// `and` or `or` missing, doubled or with nothing beside it.
    Connective,
    /// `True`, `NULL`.
    BoolCase,
    /// A number in a spelling that JSON does not know.
    Number,
    /// An array or object as a value.
    ValueComposite,
    /// No name of an attribute.
    AttrName,
    /// `a.b.c`.
    AttrTooDeep,
    /// `emails[]`.
    ValuePathEmpty,
    /// A value path inside a value path.
    ValuePathNested,
    /// A dotted name inside brackets.
    ValuePathDotted,
    /// `emails[…].value eq "x"`.
    ValuePathSubCompare,
    /// `$ref`.
    RefAttribute,
    /// `$` inside a name.
    DollarName,
    /// A string in typographic quotes.
    SmartQuotes,
    /// Nested too deeply; reading stopped.
    TooComplex,
    /// `and` beside `or`, without parentheses.
    Precedence,
}

impl FaultKind {
    /// Says whether the grammar forbids it and servers will too, rather than frown on it.
    #[must_use]
    pub fn grave(self) -> bool {
        !matches!(
            self,
            Self::MissingSpace
                | Self::ExtraSpace
                | Self::NotSpace
                | Self::ValuePathSubCompare
                | Self::RefAttribute
                | Self::DollarName
                | Self::TooComplex
                | Self::Precedence
        )
    }
}
