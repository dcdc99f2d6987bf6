//! What is said of a filter and a resource, as it leaves the crate.

use serde::Serialize;

use crate::report::Report;

/// Whether a resource meets a filter, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FilterMatch {
    /// Whether it does; never where one of the two has mistakes that leave nothing to compare.
    pub matches: bool,
    /// Why.
    pub reason: FilterReason,
    /// What is wrong with either text: the sources are `filter` and `resource`.
    pub report: Report,
}

/// Why a resource meets a filter, or does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct FilterReason {
    /// In one sentence.
    pub explanation: String,
    /// What came of each condition; nothing where nothing was compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<FilterOutcome>,
    /// Where servers that read RFC 7644 otherwise would come to the other answer.
    pub notes: Vec<String>,
}

impl FilterReason {
    pub(super) fn none(why: &str) -> Self {
        Self { explanation: why.to_owned(), outcome: None, notes: Vec::new() }
    }
}

/// What came of one condition of a filter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FilterOutcome {
    /// The condition as the filter writes it.
    pub condition: String,
    /// Where it begins in the filter, in UTF-16 units.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// Whether it holds.
    pub holds: bool,
    /// The values that it was held against, the first twenty; none where it is made of others.
    pub compared: Vec<ComparedValue>,
    /// What came of the conditions that it is made of; of brackets, for each element.
    pub parts: Vec<FilterOutcome>,
}

/// A value that a condition was held against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct ComparedValue {
    /// Where in the resource it stands, as a JSON Pointer.
    pub pointer: String,
    /// The value as JSON, cut short; never that of a secret, nor of an object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Whether it meets the condition.
    pub holds: bool,
}
