//! The addresses of single sign-on: Assertion Consumer URL, entity ID, recipient, destination.
//!
//! `address` judges one of them alone, `check` holds them against each other and against the SCIM
//! base URL.

mod address;
mod check;

pub(crate) use address::RULES as ADDRESS_RULES;
pub(crate) use check::RULES as CHECK_RULES;
pub use check::{Saml, check_saml};
