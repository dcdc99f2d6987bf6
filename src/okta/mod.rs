//! Floor 5: Okta. Knows nothing of Sumo Logic's room.

pub(crate) mod answer;
pub(crate) mod application;
mod attributes;
pub(crate) mod export;
mod external_name;
mod mapping;
pub(crate) mod requests;
pub(crate) mod role_list;
mod schema_property;
pub(crate) mod system_log;

pub use application::{
    ApplicationBody, ApplicationCredentials, ApplicationSettings, AssignmentBody,
    AssignmentProfile, SamlSignOn, UserNameTemplate,
};
pub use external_name::{CORE_USER, ROLE_EXTERNAL_NAME, check_external_name};
pub(crate) use mapping::SELF_SERVICE;
pub use mapping::{
    AttributeMapping, MappingAction, MappingBody, MappingMode, MappingOptions, MappingProperties,
    MappingProperty, MappingRow, MappingScreen, PresentAttributes, PushStatus, Removals,
    ScreenName, attribute_mapping,
};
pub use requests::UserNameFormat;
pub use role_list::RoleRow;
pub use schema_property::{
    CustomSchema, EnumEntry, Master, Permission, RolesProperty, SchemaBody, SchemaDefinitions,
    SchemaProperty, UserPermission, app_user_schema, user_schema,
};
pub use system_log::{LogOperation, LogShape};

use crate::report::Rule;

/// The rules of this room, file by file.
pub(crate) static RULES: &[&[&Rule]] = &[
    answer::RULES,
    external_name::NAME_RULES,
    external_name::NAMESPACE_RULES,
    role_list::RULES,
    mapping::RULES,
];
