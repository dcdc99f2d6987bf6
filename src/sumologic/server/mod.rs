//! Sumo Logic as its contract describes it: what it answers to SCIM requests, and what it holds
//! afterwards.
//!
//! `account` holds users, roles and the key; `front` says who answers at an address; `requests`
//! answers; `accept` reads the users that are sent; `resource` writes those that are answered;
//! `habits` is what the papers leave in doubt.
//!
//! Sources: the tag `scimUserManagement` of Sumo Logic's published API contract; "Provision with
//! Okta"; "Troubleshooting APIs"; "Access Keys".

mod accept;
mod account;
mod front;
mod habits;
mod key;
mod requests;
mod resource;

pub(crate) use account::{Account, User};
pub(crate) use habits::Habits;
pub(crate) use key::{DAY, Key, KeyState};
