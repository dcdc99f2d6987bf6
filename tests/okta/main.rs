//! Okta: external names, role bodies and attribute mappings.

mod contract;
mod external_name;
mod role_enum;
