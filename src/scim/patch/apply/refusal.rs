use serde::Serialize;

use crate::report::Finding;
use crate::scim::options::named;

named! {
    /// The kinds of errors that a server answers with (RFC 7644 §3.12 table 9).
    pub enum ScimType {
        /// The request is not built as SCIM has it.
        InvalidSyntax = "invalidSyntax",
        /// The path leads nowhere.
        InvalidPath = "invalidPath",
        /// The filter in the path cannot be asked.
        InvalidFilter = "invalidFilter",
        /// The value does not fit.
        InvalidValue = "invalidValue",
        /// The path finds nothing to change.
        NoTarget = "noTarget",
        /// The attribute does not change, or not in this way.
        Mutability = "mutability",
    }
}

/// Why a server refuses a PATCH.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PatchError {
    /// The `scimType` of the answer.
    pub scim_type: ScimType,
    /// The HTTP status of the answer.
    pub status: u16,
    /// What is wrong, in one sentence.
    pub message: String,
}

impl PatchError {
    pub(super) fn new(scim_type: ScimType, message: impl Into<String>) -> Self {
        Self { scim_type, status: 400, message: message.into() }
    }

    /// What a server answers to what a check has found.
    pub(super) fn of(finding: &Finding) -> Self {
        let id = finding.rule().id;
        let row = ANSWERS.iter().find(|(start, _)| id.starts_with(start));
        let scim_type = row.map_or(ScimType::InvalidValue, |&(_, scim_type)| scim_type);
        Self::new(scim_type, finding.text())
    }
}

/// The answers to rules, by how their ids begin; to all others it is `invalidValue`.
static ANSWERS: &[(&str, ScimType)] = &[
    ("patch.readonly", ScimType::Mutability),
    ("patch.pathless-readonly", ScimType::Mutability),
    ("patch.remove-required", ScimType::Mutability),
    ("patch.schemas-path", ScimType::Mutability),
    ("mut.", ScimType::Mutability),
    ("patch.remove-path-missing", ScimType::NoTarget),
    ("patch.path-", ScimType::InvalidPath),
    ("path.filter-unknown-sub", ScimType::InvalidFilter),
    ("path.", ScimType::InvalidPath),
    ("attr.", ScimType::InvalidPath),
    ("filter.", ScimType::InvalidFilter),
    ("patch.op", ScimType::InvalidSyntax),
    ("patch.bare-array", ScimType::InvalidSyntax),
    ("patch.pathless-unknown", ScimType::InvalidPath),
    ("json.", ScimType::InvalidSyntax),
    ("msg.", ScimType::InvalidSyntax),
];
