//! Attribute tables as typed data (RFC 7643 §7, §8.7), found by a hash of the name.
#![expect(
    clippy::inline_always,
    reason = "the wasm is built for size and inlines little by itself; these stand in every token's way"
)]

mod brought;
mod definitions;
mod lookup;
mod newer;
mod set;
mod tables;
pub mod urn;
pub(crate) mod xref;

pub(crate) use brought::with_schemas;
pub use definitions::{AttributeDefinition, Definition};
pub(crate) use lookup::bit;
pub use lookup::{Attributes, Found};
pub use set::Schemas;
pub use tables::{ENTERPRISE_USER, GROUP, KNOWN, USER};
pub(crate) use tables::{RESOURCE_TYPE, SCHEMA, SERVICE_PROVIDER_CONFIG};

/// A resource schema or extension: its URN and its attributes.
#[derive(Debug)]
pub struct Schema<'s> {
    /// The URN, in its registered spelling.
    pub urn: &'s str,
    /// The name of the resource type, or of the extension.
    pub name: &'s str,
    /// The endpoint of the resource type, such as `Users`; empty for extensions.
    pub endpoint: &'s str,
    /// The attributes; of a resource schema with the common ones of RFC 7643 §3.1.
    pub attributes: &'s Attributes<'s>,
    /// The extensions that the resource type may carry.
    pub extensions: &'s [&'s Schema<'s>],
    /// Those that it must carry, as bits by their number.
    pub required: u64,
}

/// An attribute definition. The defaults are those of RFC 7643 §2.2.
#[derive(Clone, Copy, Debug)]
pub struct Attribute<'s> {
    /// The name in its canonical spelling.
    pub name: &'s str,
    /// The type of the value, or of each value where `multi` is set.
    pub kind: Type,
    /// Whether it is multi-valued.
    pub multi: bool,
    /// Whether it must be present.
    pub required: bool,
    /// Whether letter case of the value matters.
    pub case_exact: bool,
    /// Who may write it.
    pub mutability: Mutability,
    /// When it is returned.
    pub returned: Returned,
    /// Among what the value stands once.
    pub uniqueness: Uniqueness,
    /// What the text of the value must look like, beyond its type.
    pub format: Format,
    /// The suggested values.
    pub canonical: &'s [&'s str],
    /// The sub-attributes of a complex one.
    pub subs: &'s Attributes<'s>,
    /// What the checks remember it as.
    pub mark: Mark,
}

impl Attribute<'_> {
    /// Says whether there is nothing to say when it is there: everybody may write it, and it is
    /// returned.
    #[must_use]
    #[inline(always)]
    pub(crate) fn is_open(&self) -> bool {
        self.mutability == Mutability::ReadWrite && self.returned == Returned::Default
    }

    /// Says whether its value is one string that anybody may see.
    #[must_use]
    #[inline(always)]
    pub(crate) fn holds_text(&self) -> bool {
        use Type::{Binary, DateTime, ExternalReference, Reference, String};
        !self.multi
            && matches!(self.kind, String | DateTime | Binary | Reference | ExternalReference)
            && self.returned != Returned::Never
    }
}

/// The types of RFC 7643 §2.3 that an attribute of these schemas has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// §2.3.1
    String,
    /// §2.3.2
    Boolean,
    /// §2.3.3
    Decimal,
    /// §2.3.4
    Integer,
    /// §2.3.5
    DateTime,
    /// §2.3.6
    Binary,
    /// §2.3.7, to a resource of the SCIM service
    Reference,
    /// §2.3.7, `external`: to something with an address of its own
    ExternalReference,
    /// §2.3.8
    Complex,
}

impl Type {
    /// Names the type in a sentence: "a string".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::String => "a string",
            Self::Boolean => "a boolean",
            Self::Decimal => "a number",
            Self::Integer => "an integer",
            Self::DateTime => "a dateTime string",
            Self::Binary => "a base64 string",
            Self::Reference | Self::ExternalReference => "a URI string",
            Self::Complex => "an object",
        }
    }
}

/// Who may write an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mutability {
    /// Everybody.
    ReadWrite,
    /// The service provider only.
    ReadOnly,
    /// The client, once.
    Immutable,
    /// The client; it is never read back.
    WriteOnly,
}

/// When an attribute is returned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Returned {
    /// Unless excluded.
    Default,
    /// Whatever was asked.
    Always,
    /// When asked for by name.
    Request,
    /// Never.
    Never,
}

/// Among what a value stands once (RFC 7643 §7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uniqueness {
    /// Any value may stand again.
    None,
    /// Among the resources of the server's endpoint.
    Server,
    /// Everywhere.
    Global,
}

/// What the text of a string value must look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Anything on one line.
    Text,
    /// Anything, line breaks too.
    Lines,
    /// An identifier that is compared or looked up: no blanks around it.
    Identifier,
    /// The `value` of an element, which is compared with others: no blanks around it either.
    Value,
    /// `userName`: PRECIS `UsernameCaseMapped` (RFC 8265).
    UserName,
    /// `password`: PRECIS `OpaqueString`.
    Password,
    /// An email address (RFC 5321).
    Email,
    /// A telephone number (RFC 3966).
    Phone,
    /// An instant-messaging address.
    Ims,
    /// The address of a photo.
    PhotoUrl,
    /// The address of a profile page.
    ProfileUrl,
    /// ISO 3166-1 alpha-2.
    Country,
    /// BCP 47.
    Locale,
    /// The syntax of `Accept-Language`.
    Languages,
    /// An IANA time zone.
    TimeZone,
    /// A DER certificate in base64.
    Certificate,
    /// The `type` of a value: not empty.
    Kind,
}

/// The attributes that some check needs to find again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Mark {
    /// None of them.
    None,
    /// `schemas`
    Schemas,
    /// `id`
    Id,
    /// `externalId`
    ExternalId,
    /// `meta`
    Meta,
    /// `meta.resourceType`
    MetaResourceType,
    /// `meta.created`
    MetaCreated,
    /// `meta.lastModified`
    MetaLastModified,
    /// `meta.location`
    MetaLocation,
    /// `meta.version`
    MetaVersion,
    /// `userName`
    UserName,
    /// `displayName` of a group
    GroupDisplayName,
    /// `nickName`
    NickName,
    /// `password`
    Password,
    /// `groups`
    Groups,
    /// `members`
    Members,
    /// `emails`
    Emails,
    /// `name.formatted`
    NameFormatted,
    /// `name.givenName`
    NameGiven,
    /// `name.familyName`
    NameFamily,
    /// `manager`
    Manager,
    /// `manager.value`
    ManagerValue,
    /// `manager.$ref`
    ManagerRef,
    /// `manager.displayName`
    ManagerDisplayName,
    /// `value` of an element
    Value,
    /// `type` of an element
    Type,
    /// `primary` of an element
    Primary,
    /// `display` of an element
    Display,
    /// `$ref` of an element
    Ref,
}

/// How many [`Mark`]s there are.
pub const MARKS: usize = Mark::Ref as usize + 1;
