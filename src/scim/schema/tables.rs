//! The tables of RFC 7643 §8.7, with the decisions where the RFC contradicts itself.

use super::{
    Attribute, Attributes, Format, Mark, Mutability, Returned, Schema, Type, Uniqueness, newer, urn,
};

pub(super) static NONE: Attributes<'static> = Attributes::new(&[]);

pub(super) const fn string(name: &'static str) -> Attribute<'static> {
    Attribute {
        name,
        kind: Type::String,
        multi: false,
        required: false,
        case_exact: false,
        mutability: Mutability::ReadWrite,
        returned: Returned::Default,
        uniqueness: Uniqueness::None,
        format: Format::Text,
        canonical: &[],
        subs: &NONE,
        mark: Mark::None,
    }
}

pub(super) const fn of(kind: Type, name: &'static str) -> Attribute<'static> {
    Attribute { kind, ..string(name) }
}

pub(super) const fn complex(
    name: &'static str,
    subs: &'static Attributes<'static>,
) -> Attribute<'static> {
    Attribute { subs, ..of(Type::Complex, name) }
}

pub(super) const fn list(
    name: &'static str,
    subs: &'static Attributes<'static>,
) -> Attribute<'static> {
    Attribute { multi: true, ..complex(name, subs) }
}

impl Attribute<'static> {
    pub(super) const fn required(self) -> Self {
        Self { required: true, ..self }
    }
    pub(super) const fn exact(self) -> Self {
        Self { case_exact: true, ..self }
    }
    pub(super) const fn read_only(self) -> Self {
        Self { mutability: Mutability::ReadOnly, ..self }
    }
    pub(super) const fn immutable(self) -> Self {
        Self { mutability: Mutability::Immutable, ..self }
    }
    pub(super) const fn always(self) -> Self {
        Self { returned: Returned::Always, ..self }
    }
    pub(super) const fn format(self, format: Format) -> Self {
        Self { format, ..self }
    }
    pub(super) const fn mark(self, mark: Mark) -> Self {
        Self { mark, ..self }
    }
    pub(super) const fn canonical(self, canonical: &'static [&'static str]) -> Self {
        Self { canonical, format: Format::Kind, ..self }
    }
}

static META: Attributes<'static> = Attributes::new(&[
    string("resourceType").exact().mark(Mark::MetaResourceType).read_only(),
    of(Type::DateTime, "created").mark(Mark::MetaCreated).read_only(),
    of(Type::DateTime, "lastModified").mark(Mark::MetaLastModified).read_only(),
    of(Type::Reference, "location").exact().mark(Mark::MetaLocation).read_only(),
    string("version").exact().mark(Mark::MetaVersion).read_only(),
]);

/// The common attributes (RFC 7643 §3.1), which stand first in every resource's table.
pub(super) const COMMON: [Attribute<'static>; 4] = [SCHEMAS, ID, EXTERNAL_ID, META_ATTRIBUTE];
pub(super) const SCHEMAS: Attribute<'static> = Attribute {
    multi: true,
    ..of(Type::Reference, "schemas").required().exact().always().mark(Mark::Schemas)
};
pub(super) const ID: Attribute<'static> =
    string("id").exact().read_only().always().format(Format::Identifier).mark(Mark::Id);
pub(super) const EXTERNAL_ID: Attribute<'static> =
    string("externalId").exact().format(Format::Identifier).mark(Mark::ExternalId);
pub(super) const META_ATTRIBUTE: Attribute<'static> =
    complex("meta", &META).read_only().mark(Mark::Meta);

const VALUE: Attribute<'static> = string("value").format(Format::Value).mark(Mark::Value);
const DISPLAY: Attribute<'static> = string("display").mark(Mark::Display);
const TYPE: Attribute<'static> = string("type").format(Format::Kind).mark(Mark::Type);
const PRIMARY: Attribute<'static> = of(Type::Boolean, "primary").mark(Mark::Primary);
const REF: Attribute<'static> = of(Type::Reference, "$ref").exact().mark(Mark::Ref);

const HOME_AND_WORK: &[&str] = &["work", "home", "other"];

static NAME: Attributes<'static> = Attributes::new(&[
    string("formatted").mark(Mark::NameFormatted),
    string("familyName").mark(Mark::NameFamily),
    string("givenName").mark(Mark::NameGiven),
    string("middleName"),
    string("honorificPrefix"),
    string("honorificSuffix"),
]);
static EMAIL: Attributes<'static> = Attributes::new(&[
    VALUE.format(Format::Email),
    DISPLAY,
    TYPE.canonical(HOME_AND_WORK),
    PRIMARY,
]);
static PHONE: Attributes<'static> = Attributes::new(&[
    VALUE.format(Format::Phone),
    DISPLAY,
    TYPE.canonical(&["work", "home", "mobile", "fax", "pager", "other"]),
    PRIMARY,
]);
// `other` is in the text of RFC 7643 §4.1.2 only, not in the table of §8.7.1.
static IMS: Attributes<'static> = Attributes::new(&[
    VALUE.format(Format::Ims),
    DISPLAY,
    TYPE.canonical(&["aim", "gtalk", "icq", "xmpp", "msn", "skype", "qq", "yahoo", "other"]),
    PRIMARY,
]);
static PHOTO: Attributes<'static> = Attributes::new(&[
    of(Type::ExternalReference, "value").exact().mark(Mark::Value).format(Format::PhotoUrl),
    DISPLAY,
    TYPE.canonical(&["photo", "thumbnail"]),
    PRIMARY,
]);
// `primary` is missing in §8.7.1, but in the examples and among the defaults of §2.4.
static ADDRESS: Attributes<'static> = Attributes::new(&[
    string("formatted").format(Format::Lines),
    string("streetAddress").format(Format::Lines),
    string("locality"),
    string("region"),
    string("postalCode"),
    string("country").format(Format::Country),
    TYPE.canonical(HOME_AND_WORK),
    PRIMARY,
]);
static GROUPS: Attributes<'static> = Attributes::new(&[
    VALUE.read_only(),
    REF.read_only(),
    DISPLAY.read_only(),
    TYPE.canonical(&["direct", "indirect"]).read_only(),
]);
static PLAIN: Attributes<'static> = Attributes::new(&[VALUE, DISPLAY, TYPE, PRIMARY]);
static CERTIFICATE: Attributes<'static> = Attributes::new(&[
    of(Type::Binary, "value").exact().mark(Mark::Value).format(Format::Certificate),
    DISPLAY,
    TYPE,
    PRIMARY,
]);
static MANAGER: Attributes<'static> = Attributes::new(&[
    string("value").format(Format::Value).mark(Mark::ManagerValue),
    of(Type::Reference, "$ref").exact().mark(Mark::ManagerRef),
    string("displayName").read_only().mark(Mark::ManagerDisplayName),
]);
// `display` is missing in §8.7.1, but in nearly every example. The `type` is the name of whichever
// resource types there are, not only of `User` and `Group`.
static MEMBER: Attributes<'static> =
    Attributes::new(&[VALUE.immutable(), REF.immutable(), TYPE.exact().immutable(), DISPLAY]);

static USER_ATTRIBUTES: Attributes<'static> = Attributes::new(&[
    SCHEMAS,
    ID,
    EXTERNAL_ID,
    META_ATTRIBUTE,
    Attribute {
        uniqueness: Uniqueness::Server,
        ..string("userName").required().format(Format::UserName).mark(Mark::UserName)
    },
    complex("name", &NAME),
    string("displayName"),
    string("nickName").mark(Mark::NickName),
    of(Type::ExternalReference, "profileUrl").exact().format(Format::ProfileUrl),
    string("title"),
    string("userType"),
    string("preferredLanguage").format(Format::Languages),
    string("locale").format(Format::Locale),
    string("timezone").format(Format::TimeZone),
    of(Type::Boolean, "active"),
    Attribute {
        mutability: Mutability::WriteOnly,
        returned: Returned::Never,
        ..string("password").format(Format::Password).mark(Mark::Password)
    },
    list("emails", &EMAIL).mark(Mark::Emails),
    list("phoneNumbers", &PHONE),
    list("ims", &IMS),
    list("photos", &PHOTO),
    list("addresses", &ADDRESS),
    list("groups", &GROUPS).read_only().mark(Mark::Groups),
    list("entitlements", &PLAIN),
    list("roles", &PLAIN),
    list("x509Certificates", &CERTIFICATE),
]);

// `displayName` is REQUIRED by the text of §4.2 and not by the table of §8.7.1; the text wins.
static GROUP_ATTRIBUTES: Attributes<'static> = Attributes::new(&[
    SCHEMAS,
    ID,
    EXTERNAL_ID,
    META_ATTRIBUTE,
    string("displayName").required().mark(Mark::GroupDisplayName),
    list("members", &MEMBER).mark(Mark::Members),
]);

static ENTERPRISE_ATTRIBUTES: Attributes<'static> = Attributes::new(&[
    string("employeeNumber"),
    string("costCenter"),
    string("organization"),
    string("division"),
    string("department"),
    complex("manager", &MANAGER).mark(Mark::Manager),
]);

/// The User resource (RFC 7643 §4.1).
pub static USER: Schema<'static> = Schema {
    urn: urn::USER,
    name: "User",
    endpoint: "Users",
    attributes: &USER_ATTRIBUTES,
    extensions: &[&ENTERPRISE_USER],
    required: 0,
};

/// The Group resource (RFC 7643 §4.2).
pub static GROUP: Schema<'static> = Schema {
    urn: urn::GROUP,
    name: "Group",
    endpoint: "Groups",
    attributes: &GROUP_ATTRIBUTES,
    extensions: &[],
    required: 0,
};

/// The Enterprise User extension (RFC 7643 §4.3).
pub static ENTERPRISE_USER: Schema<'static> = Schema {
    urn: urn::ENTERPRISE_USER,
    name: "EnterpriseUser",
    endpoint: "",
    attributes: &ENTERPRISE_ATTRIBUTES,
    extensions: &[],
    required: 0,
};

/// The default sub-attributes of a multi-valued attribute (RFC 7643 §2.4).
pub(super) static DEFAULT_SUBS: [Attribute<'static>; 5] = [VALUE, DISPLAY, TYPE, PRIMARY, REF];

/// The resource types that are known without being brought along.
pub(super) static TYPES: &[&Schema<'static>] =
    &[&USER, &GROUP, &newer::DEVICE, &newer::ENDPOINT_APP, &newer::ROLE, &newer::ENTITLEMENT];
/// The extensions that are.
pub(super) static EXTENSIONS: &[&Schema<'static>] = {
    let [ble, dpp, mab, fdo, fdo_devices, zigbee, apps] = newer::DEVICE_EXTENSIONS;
    &[&ENTERPRISE_USER, ble, dpp, mab, fdo, fdo_devices, zigbee, apps]
};
/// The schemas of RFC 7643.
pub static KNOWN: &[&Schema<'static>] = &[&USER, &GROUP, &ENTERPRISE_USER];

// A ServiceProviderConfig needs no `id` (§5), and where it has one, its address does not end in it.
static SINGLE: Attributes<'static> =
    Attributes::new(&[SCHEMAS, string("id"), EXTERNAL_ID, META_ATTRIBUTE]);
// The `id` of a ResourceType is optional (§6); rules of its own speak of that of a Schema (§7).
static DOCUMENT: Attributes<'static> = Attributes::new(&[
    SCHEMAS,
    Attribute { returned: Returned::Default, ..ID },
    EXTERNAL_ID,
    META_ATTRIBUTE,
]);

/// A document of the server, with the attributes that it has in common with every resource; those
/// of its own are judged in `discovery`.
const fn document(
    urn: &'static str,
    name: &'static str,
    endpoint: &'static str,
    attributes: &'static Attributes<'static>,
) -> Schema<'static> {
    Schema { urn, name, endpoint, attributes, extensions: &[], required: 0 }
}

/// The service provider's configuration (RFC 7643 §5).
pub(crate) static SERVICE_PROVIDER_CONFIG: Schema<'static> = document(
    urn::SERVICE_PROVIDER_CONFIG,
    "ServiceProviderConfig",
    "ServiceProviderConfig",
    &SINGLE,
);

/// A resource type (RFC 7643 §6).
pub(crate) static RESOURCE_TYPE: Schema<'static> =
    document(urn::RESOURCE_TYPE, "ResourceType", "ResourceTypes", &DOCUMENT);

/// A schema document (RFC 7643 §7).
pub(crate) static SCHEMA: Schema<'static> = document(urn::SCHEMA, "Schema", "Schemas", &DOCUMENT);
