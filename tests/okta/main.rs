//! Okta: external names, role bodies and attribute mappings.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests may fail loudly, as the tests themselves"
)]

mod contract;
mod external_name;
mod mapping;
mod role_enum;
