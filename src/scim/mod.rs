//! Floor 4: SCIM 2.0 (RFC 7643, RFC 7644 and their successors). Knows no vendor.

pub(crate) mod bulk;
mod check;
mod context;
pub(crate) mod cycles;
pub(crate) mod discovery;
pub(crate) mod draft;
mod envelope;
pub(crate) mod error;
pub(crate) mod event;
pub mod filter;
pub(crate) mod format;
mod given;
pub(crate) mod http;
pub(crate) mod keys;
pub(crate) mod list;
pub(crate) mod membership;
pub(crate) mod message;
pub(crate) mod nearest;
mod options;
pub(crate) mod packs;
pub mod patch;
pub mod path;
mod profile;
pub mod query;
pub(crate) mod recognition;
pub(crate) mod resource;
pub mod schema;
pub(crate) mod shape;
pub(crate) mod unique;
mod unread;

pub use check::{Seen, check, schema_of};
pub use context::{Context, Header, Http};
pub use discovery::{Discovery, Features, ResourceType};
pub use given::Dialect;
pub use options::{Direction, Kind, PayloadOptions, Target};
pub use profile::{Profile, Profiles};
