//! Floor 5: Okta. Knows nothing of Sumo Logic's room.

mod external_name;

pub use external_name::{CORE_USER, ROLE_EXTERNAL_NAME, check_external_name};

pub(crate) use external_name::{NAME_RULES, NAMESPACE_RULES};
