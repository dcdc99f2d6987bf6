//! What Okta's Management API and Terraform's Okta provider say of an app: read into one model,
//! by tables of JSON Pointers. Nothing is judged here.

mod application;
mod person;
mod profile;
mod profile_mapping;

pub(crate) use application::{App, AppField};
pub(crate) use person::{Person, PersonField, PersonKind};
pub(crate) use profile::{Attribute, AttributeField, Profile};
pub(crate) use profile_mapping::{Mapping, Row};
