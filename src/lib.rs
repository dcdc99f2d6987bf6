//! Gets a Sumo Logic and Okta SCIM provisioning setup right before anyone presses Save.
//!
//! The folders are the floors of the house, lowest first; an import runs downwards only:
//! [`text`], [`json`], [`report`], [`scim`], [`sumologic`] and [`okta`] side by side, [`preflight`].

pub mod json;
pub mod okta;
pub mod preflight;
pub mod report;
pub mod scim;
pub mod sumologic;
pub mod text;
mod wasm;

pub use okta::{attribute_mapping, check_external_name};
pub use preflight::{
    Lines, LinesOptions, RoleEnumOptions, SetupOptions, check_lines, check_payload, check_setup,
    check_system_log, generate_setup, rehearse, role_enum, rules,
};
pub use report::{Report, apply_fixes};
pub use scim::filter::{FilterOptions, check_filter, match_filter, parse_filter, print_filter};
pub use scim::patch::{PatchOptions, apply_patch, patch_text};
pub use scim::path::{PathOptions, check_path};
pub use scim::query::check_query;
pub use sumologic::{
    bearer_token, check_access_key, check_base_url, check_bearer_token, check_saml, deployment_of,
    deployments, scim_base_url,
};
