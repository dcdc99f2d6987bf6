//! A PATCH seen by several servers before anybody sends it.

use serde::Serialize;

use super::account::{OperationAccount, Outcome};
use super::consequences::{introduced, tried};
use super::items::Source;
use super::plan::Plan;
use super::refusal::PatchError;
use super::run::{Run, run};
use super::semantics::Semantics;
use crate::json::{Node, Reader, Value};
use crate::report::{Finding, Findings, Report, ReportBuilder, json_text};
use crate::scim::check::{Part, check_body};
use crate::scim::context::Context;
use crate::scim::discovery::Discovery;
use crate::scim::given::Given;
use crate::scim::options::{Direction, Kind, PayloadOptions};
use crate::scim::patch::envelope;
use crate::scim::profile::Profiles;
use crate::scim::schema::{Schema, Schemas, USER, with_schemas};
use crate::scim::{recognition, resource};
use crate::sentence;
use crate::text::{Encoding, digits};

/// How a PATCH is to be previewed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct PatchOptions {
    /// Whose reading makes the result; that of the RFC when absent.
    pub semantics: Option<Semantics>,
    /// In whose eyes severities are given; RFC when empty.
    #[cfg_attr(test, ts(rename = "profile", optional, type = "Profile | readonly Profile[]"))]
    pub profiles: Profiles,
    /// The server's own documents, as for the check of a payload.
    #[cfg_attr(test, ts(rename = "schemas", optional, type = "string | object"))]
    pub discovery: Option<Discovery>,
}

impl PatchOptions {
    /// Reads them from JSON.
    #[must_use]
    pub fn from_json(node: Node<'_>) -> Self {
        let word = node.member("semantics").and_then(Node::text);
        Self {
            semantics: word.and_then(|name| Semantics::named(&name)),
            profiles: node.member("profile").map(Profiles::from_json).unwrap_or_default(),
            discovery: Context::from_json(node).discovery,
        }
    }
}

/// What a PATCH makes of a resource.
#[derive(Clone, Debug, Default, Serialize)]
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
    let mut preview = None;
    with_schemas(options.discovery.as_ref(), &mut |schemas| {
        preview = Some(previewed(resource.as_bytes(), patch.as_bytes(), options, schemas));
    });
    preview.unwrap_or_default()
}

fn previewed(
    resource: &[u8],
    patch: &[u8],
    options: &PatchOptions,
    schemas: &Schemas<'_>,
) -> PatchPreview {
    let profiles = options.profiles;
    let none = || Findings::new().with_packs(profiles.packs());
    let schema = type_of(resource, schemas).unwrap_or(&USER);
    let source = Source::read(resource);
    let mut about_patch = look_at_patch(patch, schema, schemas, none());
    let reading = |semantics| match source.clone() {
        Err(error) => Run { accounts: Vec::new(), result: Err((None, error)) },
        Ok(source) => {
            let plan = Plan::read(patch, &about_patch, semantics);
            run(source, &plan, schema, semantics, true)
        }
    };
    let runs: Vec<Run> = Semantics::ALL.iter().map(|&semantics| reading(semantics)).collect();
    let pairs = Semantics::ALL.iter().zip(&runs);
    let readings = pairs.filter_map(|(&of, run)| Some(compared(runs.first()?, run, of))).collect();
    let asked = options.semantics.unwrap_or(Semantics::Rfc);
    let run = runs.into_iter().nth(asked as usize);
    let (operations, result) = run.map(|run| (run.accounts, run.result.ok())).unwrap_or_default();
    let mut about_resource = look(resource, None, schemas, none()).0;
    let mut new = none();
    if let Ok(source) = source {
        tried(patch, source, schema, &mut about_patch);
    }
    if let Some(result) = &result {
        new = introduced(result.as_bytes(), resource, schemas, &about_patch);
    }
    let applied = result.is_some();
    let result = result.unwrap_or_else(|| String::from_utf8_lossy(resource).into_owned());
    let mut report = ReportBuilder::new(Encoding::Utf16);
    let inputs = [
        ("patch", patch, &mut about_patch),
        ("resource", resource, &mut about_resource),
        ("result", result.as_bytes(), &mut new),
    ];
    for (source, text, findings) in inputs {
        profiles.regrade(text, findings);
        report.json(source, text, core::mem::take(findings));
    }
    PatchPreview { version: 1, applied, result, operations, report: report.finish(), readings }
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
    let source = Source::read(resource)?;
    let semantics = options.semantics.unwrap_or(Semantics::Rfc);
    let mut result = Ok(String::new());
    with_schemas(options.discovery.as_ref(), &mut |schemas| {
        let schema = type_of(resource, schemas).unwrap_or(&USER);
        let findings = look_at_patch(patch, schema, schemas, Findings::new());
        let plan = Plan::read(patch, &findings, semantics);
        result =
            run(source.clone(), &plan, schema, semantics, false).result.map_err(|(_, error)| error);
    });
    result
}

/// Checks a resource; says also which way it goes.
pub(super) fn look(
    text: &[u8],
    direction: Option<Direction>,
    schemas: &Schemas<'_>,
    mut findings: Findings,
) -> (Findings, Direction) {
    let options = PayloadOptions { direction, ..PayloadOptions::default() };
    let seen =
        check_body(text, &Given { options: &options, schemas, dialect: None }, &mut findings);
    (findings, seen.direction)
}

/// Checks a PATCH for a resource of a type.
fn look_at_patch(
    patch: &[u8],
    schema: &Schema<'_>,
    schemas: &Schemas<'_>,
    mut findings: Findings,
) -> Findings {
    let options = PayloadOptions { kind: Some(Kind::Patch), ..PayloadOptions::default() };
    let given = Given { options: &options, schemas, dialect: None };
    let mut reader = Reader::new(patch, options.limits);
    reader.check_utf8();
    let Value::Object(open) = reader.value() else {
        check_body(patch, &given, &mut findings);
        return findings;
    };
    envelope::check(&mut reader, open, schema, &given, &mut findings);
    reader.finish();
    json_text::check(reader.faults(), patch, &mut findings);
    findings
}

/// The type of a resource, by its URN and its members.
pub(crate) fn type_of<'s>(resource: &[u8], schemas: &Schemas<'s>) -> Option<&'s Schema<'s>> {
    let start = Reader::from(resource, 0).place_of_value();
    let kind = match recognition::opening(resource, start) {
        Some((kind, _)) => kind,
        None => resource::glance(resource, start, schemas).kind()?,
    };
    let part = Part { kind, direction: Direction::Create, schema: None, in_list: false };
    resource::schema(resource, start, part, schemas)
}

/// Says whether a finding about the result is none that the PATCH is to blame for, or has been told
/// of the PATCH itself.
pub(super) fn is_old(finding: &Finding, before: &Findings, patch: &Findings) -> bool {
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
