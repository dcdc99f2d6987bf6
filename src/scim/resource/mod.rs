//! Resources: a schema-directed walk over tokens, and what is judged at the end of it.
//!
//! [`Walk`] goes through a resource once, checks every value against its attribute definition as
//! it passes, and remembers in [`Facts`] where the few attributes stood that have to be compared
//! with each other. The judges look at the facts when the object ends.

mod around;
mod claim;
mod common;
mod declared;
mod demands;
mod elements;
mod enterprise;
mod facts;
mod group;
mod judge;
mod misspelled;
mod multi;
mod mutability;
mod names;
mod nesting;
mod newer;
mod numbers;
mod reference;
mod required;
mod schemas;
mod secrets;
mod strange;
mod texts;
mod values;
mod walk;

pub(crate) use around::check_around;
pub(crate) use claim::{glance, schema, unknown};
pub(crate) use common::LOCATION_MISSING;
pub(crate) use common::entity_tag;
pub(crate) use facts::{Fact, Facts};
pub(crate) use group::SELF as SELF_MEMBER;
pub(crate) use judge::{Terms, check, check_document};
pub(crate) use mutability::IMMUTABLE_CHANGED;
pub(crate) use names::{
    CASE as NAME_CASE, TRUNCATED as ENTERPRISE_TRUNCATED, UNKNOWN as UNKNOWN_ATTRIBUTE,
    UNKNOWN_CONTAINER, UNKNOWN_SUB, repeated, spelling, twice,
};
pub(crate) use schemas::{
    MISSING as SCHEMAS_MISSING, RESOURCE_IN_MESSAGE, SchemasList,
    check_foreign as check_foreign_schemas, check_message as check_message_schemas,
    read as read_schemas, without,
};
pub(crate) use values::{
    ARRAY_EXPECTED, ARRAY_UNEXPECTED, BOOLEAN, NULL_SINGLE, OBJECT_EXPECTED, OBJECT_UNEXPECTED,
    STRING, double_encoded, kind_of,
};
pub(crate) use walk::{Scope, Walk};

use crate::report::Rule;

/// The rules of this room.
pub(crate) static RULES: &[&[&Rule]] = &[
    around::RULES,
    common::RULES,
    demands::RULES,
    enterprise::RULES,
    group::RULES,
    multi::RULES,
    mutability::RULES,
    names::RULES,
    newer::RULES,
    numbers::RULES,
    required::RULES,
    schemas::RULES,
    secrets::RULES,
    values::RULES,
];
