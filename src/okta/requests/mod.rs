//! What an app of Okta's App Integration Wizard sends when it provisions: a lookup by user name, a
//! POST, a GET with a PUT of what it gave; never a PATCH, never a DELETE.
//!
//! `app_user` makes the attributes of a person, `body` the bodies, `client` the order of requests,
//! `failure` what is told of an answer that Okta cannot use, `operation` what the System Log says.
//!
//! Sources: Okta, "Okta and SCIM Version 2.0"; recorded requests of such apps.

mod app_user;
mod body;
mod client;
mod failure;
mod operation;

pub use app_user::UserNameFormat;
pub(crate) use app_user::{AppUser, Profile, RoleAttribute};
pub(crate) use client::{Client, Habits, headers};
pub(crate) use failure::Failure;
pub(crate) use operation::ProvisioningOperation;
