//! Tables of newer resources: devices (RFC 9944), and the draft on roles and entitlements.

use super::tables::{EXTERNAL_ID, ID, META_ATTRIBUTE, NONE, SCHEMAS, complex, list, of, string};
use super::{Attribute, Attributes, Schema, Type, urn};

const fn many(attribute: Attribute<'static>) -> Attribute<'static> {
    Attribute { multi: true, ..attribute }
}

const fn extension(
    urn: &'static str,
    name: &'static str,
    attributes: &'static Attributes<'static>,
) -> Schema<'static> {
    Schema { urn, name, endpoint: "", attributes, extensions: &[], required: 0 }
}

static DEVICE_ATTRIBUTES: Attributes<'static> = Attributes::new(&[
    SCHEMAS,
    ID,
    EXTERNAL_ID,
    META_ATTRIBUTE,
    of(Type::Boolean, "active").required(),
    string("displayName"),
    string("mudUrl").exact(),
    list("groups", &NONE).read_only(),
]);

// The pairing methods have URNs, and their containers stand inside this one. What is in them is
// left to the devices.
static BLE: Attributes<'static> = Attributes::new(&[
    many(string("versionSupport")).required(),
    string("deviceMacAddress").required(),
    of(Type::Boolean, "isRandom"),
    many(string("separateBroadcastAddress")),
    string("irk"),
    of(Type::Boolean, "mobility"),
    many(string("pairingMethods")).required().exact(),
    complex("urn:ietf:params:scim:schemas:extension:pairingNull:2.0:Device", &NONE),
    complex("urn:ietf:params:scim:schemas:extension:pairingJustWorks:2.0:Device", &NONE),
    complex("urn:ietf:params:scim:schemas:extension:pairingPassKey:2.0:Device", &NONE),
    complex("urn:ietf:params:scim:schemas:extension:pairingOOB:2.0:Device", &NONE),
]);

static DPP: Attributes<'static> = Attributes::new(&[
    of(Type::Integer, "dppVersion").required(),
    many(string("bootstrappingMethod")),
    string("bootstrapKey").required().exact(),
    string("deviceMacAddress"),
    many(string("classChannel")),
    string("serialNumber"),
]);

static MAB: Attributes<'static> = Attributes::new(&[string("deviceMacAddress").required()]);
static FDO: Attributes<'static> = Attributes::new(&[string("fdoVoucher").required()]);
static ZIGBEE: Attributes<'static> = Attributes::new(&[
    many(string("versionSupport")).required(),
    string("deviceEui64Address").required(),
]);

static APPLICATION: Attributes<'static> =
    Attributes::new(&[string("value").required(), of(Type::Reference, "$ref").exact()]);
static ENDPOINT_APPS: Attributes<'static> = Attributes::new(&[
    list("applications", &APPLICATION).required(),
    of(Type::Reference, "deviceControlEnterpriseEndpoint").exact(),
    of(Type::Reference, "telemetryEnterpriseEndpoint").exact(),
]);

/// The extensions of devices.
static BLE_DEVICE: Schema<'static> = extension(urn::BLE_DEVICE, "BLE", &BLE);
static DPP_DEVICE: Schema<'static> =
    extension("urn:ietf:params:scim:schemas:extension:dpp:2.0:Device", "DPP", &DPP);
static MAB_DEVICE: Schema<'static> = extension(
    "urn:ietf:params:scim:schemas:extension:ethernet-mab:2.0:Device",
    "Ethernet MAB",
    &MAB,
);
static FDO_DEVICE: Schema<'static> =
    extension("urn:ietf:params:scim:schemas:extension:fido-device-onboard:2.0:Device", "FDO", &FDO);
// The drafts had a plural here.
static FDO_DEVICES: Schema<'static> = extension(
    "urn:ietf:params:scim:schemas:extension:fido-device-onboard:2.0:Devices",
    "FDO",
    &FDO,
);
static ZIGBEE_DEVICE: Schema<'static> =
    extension("urn:ietf:params:scim:schemas:extension:zigbee:2.0:Device", "Zigbee", &ZIGBEE);
static ENDPOINT_APPS_DEVICE: Schema<'static> = extension(
    "urn:ietf:params:scim:schemas:extension:endpointAppsExt:2.0:Device",
    "Endpoint Apps",
    &ENDPOINT_APPS,
);

/// All of them.
pub(super) static DEVICE_EXTENSIONS: [&Schema<'static>; 7] = [
    &BLE_DEVICE,
    &DPP_DEVICE,
    &MAB_DEVICE,
    &FDO_DEVICE,
    &FDO_DEVICES,
    &ZIGBEE_DEVICE,
    &ENDPOINT_APPS_DEVICE,
];

/// A device (RFC 9944).
pub(super) static DEVICE: Schema<'static> = Schema {
    urn: urn::DEVICE,
    name: "Device",
    endpoint: "Devices",
    attributes: &DEVICE_ATTRIBUTES,
    extensions: &DEVICE_EXTENSIONS,
    required: 0,
};

static CERTIFICATE: Attributes<'static> = Attributes::new(&[
    string("rootCA").exact(),
    string("subjectName").exact(),
    many(string("subjectAlternativeName")).exact(),
]);

/// An application that controls devices or hears of them (RFC 9944).
pub(super) static ENDPOINT_APP: Schema<'static> = Schema {
    urn: urn::ENDPOINT_APP,
    name: "EndpointApp",
    endpoint: "EndpointApps",
    attributes: &Attributes::new(&[
        SCHEMAS,
        ID,
        EXTERNAL_ID,
        META_ATTRIBUTE,
        string("applicationType"),
        string("applicationName"),
        complex("certificateInfo", &CERTIFICATE),
        string("clientToken").exact(),
        list("groups", &NONE).read_only(),
    ]),
    extensions: &[],
    required: 0,
};

static GRANT: Attributes<'static> = Attributes::new(&[
    SCHEMAS,
    ID,
    EXTERNAL_ID,
    META_ATTRIBUTE,
    string("value").required(),
    string("display"),
    string("type"),
    of(Type::Boolean, "primary"),
    of(Type::Boolean, "supported"),
    of(Type::Boolean, "limitedAssignmentsPermitted"),
    of(Type::Integer, "totalAssignmentsPermitted"),
    of(Type::Integer, "totalAssignmentsUsed"),
    many(string("containedBy")),
    many(string("contains")),
]);

const fn grant(urn: &'static str, name: &'static str, endpoint: &'static str) -> Schema<'static> {
    Schema { urn, name, endpoint, attributes: &GRANT, extensions: &[], required: 0 }
}

/// A role that may be given to users (draft-ietf-scim-roles-entitlements).
pub(super) static ROLE: Schema<'static> = grant(urn::ROLE, "Role", "Roles");
/// An entitlement that may be.
pub(super) static ENTITLEMENT: Schema<'static> =
    grant(urn::ENTITLEMENT, "Entitlement", "Entitlements");
