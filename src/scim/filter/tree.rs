use crate::text::Span;

/// A filter as a tree; every span is one of the filter's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// All of them hold.
    And(Joined),
    /// One of them holds.
    Or(Joined),
    /// It does not hold.
    Not {
        /// All of it, from `not` on.
        span: Span,
        /// What does not hold.
        inner: Box<Filter>,
    },
    /// An attribute is compared with a literal.
    Compare(Comparison),
    /// `pr`: the attribute has a value.
    Present {
        /// All of it.
        span: Span,
        /// The attribute.
        name: Name,
    },
    /// `emails[…]`: one and the same element meets the inner filter.
    ValuePath {
        /// All of it.
        span: Span,
        /// The multi-valued attribute.
        name: Name,
        /// What the element has to meet.
        inner: Box<Filter>,
    },
}

/// Two or more filters joined by one word; what is joined by it inside parentheses is taken in, for
/// the order is the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    span: Span,
    filters: Vec<Filter>,
}

impl Joined {
    pub(super) fn new(span: Span, parts: Vec<Filter>, or: bool) -> Self {
        let inner = |part| match part {
            Filter::Or(joined) if or => joined.filters,
            Filter::And(joined) if !or => joined.filters,
            part => vec![part],
        };
        Self { span, filters: parts.into_iter().flat_map(inner).collect() }
    }
}

impl core::ops::Deref for Joined {
    type Target = [Filter];

    fn deref(&self) -> &[Filter] {
        &self.filters
    }
}

impl Filter {
    /// All of it, without parentheses around it.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::And(joined) | Self::Or(joined) => joined.span,
            Self::Compare(comparison) => comparison.span(),
            Self::Not { span, .. } | Self::Present { span, .. } | Self::ValuePath { span, .. } => {
                *span
            }
        }
    }
}

/// A comparison of an attribute with a literal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The attribute.
    pub name: Name,
    /// How it is compared.
    pub operator: Operator,
    /// Where the operator stands.
    pub operator_span: Span,
    /// With what it is compared.
    pub literal: Literal,
}

impl Comparison {
    /// The whole comparison.
    #[must_use]
    pub fn span(&self) -> Span {
        self.name.span.to(self.literal.span)
    }
}

/// The name of an attribute as a filter or path writes it: `urn:…:User:name.givenName`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// All of it.
    pub span: Span,
    /// The schema URN, without the colon behind it.
    pub urn: Option<Span>,
    /// The attribute.
    pub attribute: Span,
    /// The sub-attribute: all that stands behind the first dot.
    pub sub: Option<Span>,
}

/// With what an attribute is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Literal {
    /// What it is.
    pub kind: LiteralKind,
    /// Where it stands, its quotes counted in.
    pub span: Span,
}

/// The kinds of literals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LiteralKind {
    /// A JSON string.
    String,
    /// A JSON number.
    Number,
    /// `true` or `false`.
    Bool(bool),
    /// `null`
    Null,
}

/// The comparison operators (RFC 7644 table 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "FilterOperator"))]
#[serde(rename_all = "lowercase")]
pub enum Operator {
    /// `eq`: equal.
    Eq,
    /// `ne`: not equal.
    Ne,
    /// `co`: contains.
    Co,
    /// `sw`: starts with.
    Sw,
    /// `ew`: ends with.
    Ew,
    /// `gt`: greater than.
    Gt,
    /// `ge`: greater than or equal to.
    Ge,
    /// `lt`: less than.
    Lt,
    /// `le`: less than or equal to.
    Le,
}

impl Operator {
    /// All of them.
    pub const ALL: [Self; 9] =
        [Self::Eq, Self::Ne, Self::Co, Self::Sw, Self::Ew, Self::Gt, Self::Ge, Self::Lt, Self::Le];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Eq => "eq",
            Self::Ne => "ne",
            Self::Co => "co",
            Self::Sw => "sw",
            Self::Ew => "ew",
            Self::Gt => "gt",
            Self::Ge => "ge",
            Self::Lt => "lt",
            Self::Le => "le",
        }
    }

    /// The operator that a word stands for, in any letter case.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|operator| operator.word().eq_ignore_ascii_case(word))
    }

    /// Says whether it asks for an order.
    #[must_use]
    pub fn orders(self) -> bool {
        matches!(self, Self::Gt | Self::Ge | Self::Lt | Self::Le)
    }

    /// Says whether it looks for a part of the text.
    #[must_use]
    pub fn searches(self) -> bool {
        matches!(self, Self::Co | Self::Sw | Self::Ew)
    }
}
