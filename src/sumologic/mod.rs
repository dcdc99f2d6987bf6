//! Floor 5: Sumo Logic. Knows nothing of Okta.

pub mod roles;
