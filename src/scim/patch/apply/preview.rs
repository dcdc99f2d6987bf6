//! A PATCH seen by several servers before anybody sends it.

use serde::Serialize;

use super::account::{OperationAccount, Outcome};
use super::plan::Plan;
use super::refusal::{PatchError, ScimType};
use super::run::{Run, run};
use super::semantics::Semantics;
use crate::json::{Limits, Node, Reader, Value};
use crate::report::{Finding, Findings, Report, ReportBuilder};
use crate::scim::check::{check, schema_of};
use crate::scim::options::{Direction, Kind, PayloadOptions, Target};
use crate::scim::profile::Profiles;
use crate::scim::recognition;
use crate::scim::schema::{Schema, USER};
use crate::sentence;
use crate::text::{Encoding, digits};

/// How a PATCH is to be previewed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct PatchOptions {
    /// Whose reading makes the result; that of the RFC when absent.
    pub semantics: Option<Semantics>,
    /// In whose eyes severities are given; RFC when empty.
    #[cfg_attr(test, ts(rename = "profile", optional, type = "Profile | readonly Profile[]"))]
    pub profiles: Profiles,
}

impl PatchOptions {
    /// Reads them from JSON.
    #[must_use]
    pub fn from_json(node: Node<'_>) -> Self {
        let word = node.member("semantics").and_then(Node::text);
        Self {
            semantics: word.and_then(|name| Semantics::named(&name)),
            profiles: node.member("profile").map(Profiles::from_json).unwrap_or_default(),
        }
    }
}

/// What a PATCH makes of a resource.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PatchPreview {
    /// The version of this shape: 1.
    pub version: u32,
    /// Whether all operations are applied; a server applies all or none.
    pub applied: bool,
    /// The text of the resource afterwards, with the layout that it had; where nothing is applied,
    /// as it was.
    pub result: String,
    /// What each operation did, in their order.
    pub operations: Vec<OperationAccount>,
    /// What is to be said of the PATCH (source `patch`), of the resource before it (`resource`),
    /// and of the resource afterwards where that is new (`result`).
    pub report: Report,
    /// What comes of it on servers that read the RFC otherwise.
    pub readings: Vec<Reading>,
}

/// What comes of a PATCH by one reading of the RFC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct Reading {
    /// The reading.
    pub semantics: Semantics,
    /// Whether it comes to the same as by the RFC.
    pub same: bool,
    /// The text of the resource afterwards; absent where the PATCH is refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    /// Why it is refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<PatchError>,
    /// What the operations do otherwise.
    pub differences: Vec<Difference>,
}

/// What an operation does otherwise than by the RFC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Difference {
    /// The JSON Pointer of the operation in the PATCH.
    pub operation: String,
    /// What it does by the RFC and by this reading, in one sentence.
    pub message: String,
}

/// Applies a PATCH to the text of a resource: what it changes, what servers that read the RFC
/// otherwise make of it, and what is wrong with the PATCH, the resource or the result.
///
/// Whatever no operation touches keeps its layout. Either all operations are applied or none.
/// `password`, which no answer shows, is not written into a resource that has none.
///
/// ```
/// use scim_preflight::scim::patch::{PatchOptions, apply_patch};
/// let user = r#"{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "ada"}"#;
/// let patch = r#"{"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
///     "Operations": [{"op": "add", "path": "title", "value": "Countess"}]}"#;
/// let preview = apply_patch(user, patch, &PatchOptions::default());
/// assert!(preview.applied && preview.result.ends_with(r#""userName": "ada", "title": "Countess"}"#));
/// assert_eq!(preview.operations[0].changes[0].pointer, "/title");
/// ```
///
/// Source: RFC 7644 §3.5.2.
#[must_use]
pub fn apply_patch(resource: &str, patch: &str, options: &PatchOptions) -> PatchPreview {
    let (resource, patch) = (resource.as_bytes(), patch.as_bytes());
    let profiles = options.profiles;
    let (mut about_resource, direction) = look(resource, None, profiles);
    let schema = schema_of_text(resource);
    let mut about_patch = look_at_patch(patch, schema, profiles);
    let reading = |semantics| {
        let plan = Plan::read(patch, &about_patch, semantics);
        match unreadable(resource) {
            Some(error) => Run { accounts: Vec::new(), result: Err((None, error)) },
            None => run(resource, &plan, schema, semantics, true),
        }
    };
    let runs: Vec<Run> = Semantics::ALL.iter().map(|&semantics| reading(semantics)).collect();
    let asked = options.semantics.unwrap_or(Semantics::Rfc);
    let readings = match runs.first() {
        Some(rfc) => {
            Semantics::ALL.iter().zip(&runs).map(|(&of, run)| compared(rfc, run, of)).collect()
        }
        None => Vec::new(),
    };
    let run = runs.into_iter().nth(asked as usize);
    let (operations, result) = match run {
        Some(Run { accounts, result }) => (accounts, result.ok()),
        None => (Vec::new(), None),
    };
    let applied = result.is_some();
    let result = result.unwrap_or_else(|| String::from_utf8_lossy(resource).into_owned());
    let mut new = Findings::new();
    if applied {
        new = look(result.as_bytes(), Some(direction), profiles).0;
        new.drop_where(|finding| is_old(finding, &about_resource, &about_patch));
    }
    profiles.regrade(patch, &mut about_patch);
    profiles.regrade(resource, &mut about_resource);
    profiles.regrade(result.as_bytes(), &mut new);
    let report = ReportBuilder::new(Encoding::Utf16)
        .json("patch", patch, about_patch)
        .json("resource", resource, about_resource)
        .json("result", result.as_bytes(), new)
        .finish();
    PatchPreview { version: 1, applied, result, operations, report, readings }
}

/// Applies a PATCH to the text of a resource and gives the new text, and nothing else: for those
/// who have many to apply.
///
/// # Errors
///
/// Why a server refuses the PATCH.
///
/// Source: RFC 7644 §3.5.2.
pub fn patch_text(
    resource: &str,
    patch: &str,
    options: &PatchOptions,
) -> Result<String, PatchError> {
    let (resource, patch) = (resource.as_bytes(), patch.as_bytes());
    if let Some(error) = unreadable(resource) {
        return Err(error);
    }
    let schema = schema_of_text(resource);
    let semantics = options.semantics.unwrap_or(Semantics::Rfc);
    let plan = Plan::read(patch, &look_at_patch(patch, schema, Profiles::default()), semantics);
    run(resource, &plan, schema, semantics, false).result.map_err(|(_, error)| error)
}

/// Checks a resource; says also which way it goes.
fn look(text: &[u8], direction: Option<Direction>, profiles: Profiles) -> (Findings, Direction) {
    let mut findings = Findings::new().with_packs(profiles.packs());
    let options = PayloadOptions { direction, profiles, ..PayloadOptions::default() };
    let seen = check(text, &options, &mut findings);
    (findings, seen.direction)
}

fn look_at_patch(patch: &[u8], schema: &Schema<'_>, profiles: Profiles) -> Findings {
    let mut findings = Findings::new().with_packs(profiles.packs());
    let target = Some(if schema.urn == USER.urn { Target::User } else { Target::Group });
    let kind = Some(Kind::Patch);
    let options = PayloadOptions { kind, target, profiles, ..PayloadOptions::default() };
    check(patch, &options, &mut findings);
    findings
}

/// Says why nothing can be applied to a text.
fn unreadable(resource: &[u8]) -> Option<PatchError> {
    let mut reader = Reader::new(resource, Limits::default());
    let value = reader.value();
    reader.pass(value);
    reader.finish();
    let object = matches!(value, Value::Object(_));
    (!object || reader.stopped() || !reader.faults().is_empty())
        .then(|| PatchError::new(ScimType::InvalidSyntax, "The resource is no JSON object"))
}

/// The schema of a resource, by its URN and its members.
pub(crate) fn schema_of_text(resource: &[u8]) -> &'static Schema<'static> {
    let start = Reader::from(resource, 0).place_of_value();
    let kind = match recognition::opening(resource, start) {
        Some((kind, _)) => Some(kind),
        None => recognition::glance(resource, start).kind(),
    };
    kind.and_then(schema_of).unwrap_or(&USER)
}

/// Says whether a finding about the result is none that the PATCH is to blame for, or has been told
/// of the PATCH itself.
pub(crate) fn is_old(finding: &Finding, before: &Findings, patch: &Findings) -> bool {
    let same = |other: &Finding| other.rule().is(finding.rule()) && other.text() == finding.text();
    before.iter().any(same) || patch.has(finding.rule())
}

/// A run held against that of the RFC.
fn compared(rfc: &Run, run: &Run, semantics: Semantics) -> Reading {
    let (result, error) = match &run.result {
        Ok(text) => (Some(text.clone()), None),
        Err((_, error)) => (None, Some(error.clone())),
    };
    let pairs = rfc.accounts.iter().zip(&run.accounts).enumerate();
    let differences: Vec<Difference> = pairs
        .filter(|(_, (one, other))| differs(one, other))
        .map(|(index, (one, other))| Difference {
            operation: one.pointer.clone(),
            message: sentence!(
                "Operation ",
                digits(index as u64 + 1),
                ": by the RFC ",
                told(one),
                "; in the reading `",
                semantics.name(),
                "` ",
                told(other)
            ),
        })
        .collect();
    let same = match (&rfc.result, &run.result) {
        (Ok(one), Ok(other)) => one == other,
        (Err(one), Err(other)) => one == other,
        _ => false,
    };
    Reading { semantics, same, result, error, differences }
}

/// Says whether two accounts of an operation differ in themselves, not in what came before.
fn differs(one: &OperationAccount, other: &OperationAccount) -> bool {
    let skipped = one.outcome == Outcome::Skipped || other.outcome == Outcome::Skipped;
    !skipped && (one.summary != other.summary || one.changes != other.changes)
}

/// What an operation did, as a part of a sentence.
fn told(account: &OperationAccount) -> String {
    match &account.error {
        Some(error) => {
            sentence!("it is refused with `", error.scim_type.name(), "` (", error.message, ")")
        }
        None => sentence!("“", account.summary, "”"),
    }
}
