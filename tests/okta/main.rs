//! Okta: external names, role bodies and attribute mappings.

mod external_name;
