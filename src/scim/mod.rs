//! Floor 4: SCIM 2.0 (RFC 7643, RFC 7644 and their successors). Knows no vendor.

mod check;
mod envelope;
pub(crate) mod error;
pub mod filter;
pub(crate) mod format;
pub(crate) mod list;
pub(crate) mod message;
pub(crate) mod nearest;
mod options;
pub(crate) mod patch;
pub mod path;
mod profile;
pub(crate) mod recognition;
pub(crate) mod resource;
pub mod schema;
mod unread;

pub use check::{Seen, check, schema_of};
pub use options::{Direction, Kind, PayloadOptions, Target};
pub use profile::{Profile, Profiles};
