//! Floor 4: SCIM 2.0 (RFC 7643, RFC 7644 and their successors). Knows no vendor.

pub(crate) mod format;
mod options;
mod profile;
pub mod schema;

pub use options::{Direction, Kind, PayloadOptions, Target};
pub use profile::{Profile, Profiles};
