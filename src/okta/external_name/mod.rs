//! The two fields that tell Okta where an app attribute goes in the SCIM body: external name and
//! external namespace. `field` frees a text of what copying adds, `parser` reads the name, `name`
//! and `namespace` judge; `sent` says what Okta makes of the two when it sends.

mod check;
mod field;
mod name;
mod namespace;
mod parser;
mod sent;

pub use check::check_external_name;
pub use name::ROLE_EXTERNAL_NAME;
pub use namespace::CORE_USER;

pub(crate) use name::RULES as NAME_RULES;
pub(crate) use namespace::RULES as NAMESPACE_RULES;
pub(super) use sent::Place;
