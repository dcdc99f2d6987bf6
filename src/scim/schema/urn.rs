//! The URNs that RFC 7643 §10 and RFC 7644 §8 register, and those that are mistaken for them.

/// What every schema URN of the RFCs begins with.
pub const SCHEMAS: &str = "urn:ietf:params:scim:schemas:";
/// What every message URN begins with.
pub const MESSAGES: &str = "urn:ietf:params:scim:api:messages:2.0:";
/// The User resource.
pub const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
/// The Group resource.
pub const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
/// The Enterprise User extension.
pub const ENTERPRISE_USER: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
/// A device (RFC 9944).
pub const DEVICE: &str = "urn:ietf:params:scim:schemas:core:2.0:Device";
/// The extension of devices that speak Bluetooth Low Energy.
pub const BLE_DEVICE: &str = "urn:ietf:params:scim:schemas:extension:ble:2.0:Device";
/// An application at the other end of devices (RFC 9944).
pub const ENDPOINT_APP: &str = "urn:ietf:params:scim:schemas:core:2.0:EndpointApp";
/// A role as a resource of its own (draft).
pub const ROLE: &str = "urn:ietf:params:scim:schemas:core:2.0:Role";
/// An entitlement as a resource of its own (draft).
pub const ENTITLEMENT: &str = "urn:ietf:params:scim:schemas:core:2.0:Entitlement";
/// The service provider's configuration.
pub const SERVICE_PROVIDER_CONFIG: &str =
    "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";
/// A resource type.
pub const RESOURCE_TYPE: &str = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";
/// A schema document.
pub const SCHEMA: &str = "urn:ietf:params:scim:schemas:core:2.0:Schema";
/// A list of resources.
pub const LIST_RESPONSE: &str = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
/// A query by POST.
pub const SEARCH_REQUEST: &str = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";
/// A PATCH.
pub const PATCH_OP: &str = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
/// Several requests in one.
pub const BULK_REQUEST: &str = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
/// The answer to them.
pub const BULK_RESPONSE: &str = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";
/// An error.
pub const ERROR: &str = "urn:ietf:params:scim:api:messages:2.0:Error";
/// What every event URN of RFC 9967 begins with.
pub const EVENT: &str = "urn:ietf:params:scim:event:";
/// The Enterprise User extension without its last part, as some senders write it.
pub const ENTERPRISE_TRUNCATED: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0";
/// What SCIM 1.1 schema URNs begin with.
pub const SCIM_1: &str = "urn:scim:schemas:";
