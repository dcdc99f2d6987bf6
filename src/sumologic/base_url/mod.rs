//! The SCIM connector base URL, as it is typed into Okta.
//!
//! `check` goes through the address from the left to the right; `host_rules` and `path_rules` know
//! the wrong forms of its two long parts. Every fix changes the one part that its finding is about,
//! so that several fit together.

mod address;
mod check;
mod host_rules;
mod path_rules;

pub(crate) use check::RULES as CHECK_RULES;
pub(super) use check::placeholder;
pub use check::{BaseUrlOptions, BaseUrlReport, check_base_url};
pub(crate) use host_rules::RULES as HOST_RULES;
pub(crate) use path_rules::RULES as PATH_RULES;
