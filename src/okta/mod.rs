//! Floor 5: Okta. Knows nothing of Sumo Logic's room.

mod external_name;
pub(crate) mod role_list;
mod schema_property;

pub use external_name::{CORE_USER, ROLE_EXTERNAL_NAME, check_external_name};
pub use role_list::RoleRow;
pub use schema_property::{
    CustomSchema, EnumEntry, Master, Permission, RolesProperty, SchemaBody, SchemaDefinitions,
    SchemaProperty, UserPermission, app_user_schema, user_schema,
};

pub(crate) use external_name::{NAME_RULES, NAMESPACE_RULES};
