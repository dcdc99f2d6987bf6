//! What a PATCH makes of a resource, by each reading of RFC 7644 §3.5.2.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests may fail loudly, as the tests themselves"
)]

mod layout;
mod preview;
mod previous;
mod table;

use scim_preflight::scim::patch::{PatchOptions, PatchPreview, Semantics, apply_patch};
use serde_json::Value;

pub(crate) const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/// A user with these members besides the ones that every user has.
pub(crate) fn user(members: &str) -> String {
    with_schemas(r#""urn:ietf:params:scim:schemas:core:2.0:User""#, members)
}

/// A user of the enterprise extension.
pub(crate) fn employee(members: &str) -> String {
    let urns = format!(r#""urn:ietf:params:scim:schemas:core:2.0:User", "{ENTERPRISE}""#);
    with_schemas(&urns, members)
}

fn with_schemas(urns: &str, members: &str) -> String {
    let comma = if members.is_empty() { "" } else { ", " };
    format!(r#"{{"schemas": [{urns}], "userName": "ada"{comma}{members}}}"#)
}

pub(crate) fn group(members: &str) -> String {
    format!(
        r#"{{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "Staff", {members}}}"#
    )
}

/// A PATCH with these operations.
pub(crate) fn patch(operations: &str) -> String {
    format!(
        r#"{{"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [{operations}]}}"#
    )
}

pub(crate) fn preview(resource: &str, operations: &str) -> PatchPreview {
    apply_patch(resource, &patch(operations), &PatchOptions::default())
}

pub(crate) fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// What a reading makes of a resource: its new text, or the kind of error.
pub(crate) fn reading(preview: &PatchPreview, semantics: Semantics) -> Result<Value, &'static str> {
    let reading = preview.readings.iter().find(|reading| reading.semantics == semantics).unwrap();
    match (&reading.result, &reading.error) {
        (Some(result), None) => Ok(json(result)),
        (None, Some(error)) => Err(error.scim_type.name()),
        other => panic!("{other:?}"),
    }
}
