//! Documents in a list: in a `ListResponse`, where they belong, or in a bare array.

use super::resource_type::Types;
use super::{check_one, config, resource_type, schema};
use crate::json::{Reader, Value};
use crate::report::{Finding, Findings, Fix, Rule, Severity};
use crate::scim::given::Given;
use crate::scim::options::Kind;
use crate::scim::recognition::glance;
use crate::scim::resource::Facts;
use crate::scim::schema::urn;
use crate::sentence;
use crate::text::{Span, digits};

/// What the documents of a list are compared by.
#[derive(Debug, Default)]
pub(crate) struct Entries {
    pub(super) types: Types,
}

impl Entries {
    /// Checks an entry whose `{` has been read.
    pub(crate) fn entry(
        &mut self,
        reader: &mut Reader<'_>,
        open: Span,
        kind: Kind,
        options: &Given<'_>,
        findings: &mut Findings,
    ) -> Option<Facts> {
        let span = reader.skip(Value::Object(open));
        if reader.stopped() {
            return None;
        }
        if kind == Kind::ServiceProviderConfig {
            findings.push(not_alone(span).severity(Severity::Warning));
        }
        check_one(reader.bytes(), open, kind, true, options, self, findings)
    }

    /// Compares the entries with each other, when all have been read.
    pub(crate) fn check(self, bytes: &[u8], findings: &mut Findings) {
        self.types.check(bytes, findings);
    }
}

fn not_alone(span: Span) -> Finding {
    let place = Span { start: span.start, end: span.start + 1 };
    Finding::at(&config::ID, place)
        .message("A ServiceProviderConfig comes alone, not in a list")
        .help("Answer `/ServiceProviderConfig` with the object itself.")
}

/// Checks a bare array of documents; gives their kind, nothing where it holds something else.
pub(crate) fn check_bare(
    bytes: &[u8],
    array: Span,
    options: &Given<'_>,
    findings: &mut Findings,
) -> Option<Kind> {
    let mut reader = Reader::from(bytes, array.start);
    reader.value();
    let mut entries = Entries::default();
    let mut first = None;
    let mut count = 0;
    while reader.next_element() {
        let start = reader.place_of_value();
        let kind = glance(bytes, start).kind().filter(|&kind| rule_of(kind).is_some());
        first = first.or(kind);
        // Where the first is something else, so is the array.
        first?;
        count += 1;
        let value = reader.value();
        match (value, kind) {
            (Value::Object(open), Some(kind)) => {
                reader.pass(value);
                check_one(bytes, open, kind, true, options, &mut entries, findings);
            }
            _ => {
                reader.pass(value);
            }
        }
    }
    let kind = first?;
    entries.check(bytes, findings);
    findings.push(bare(bytes, array, kind, count)?);
    Some(kind)
}

/// The rule about a bare array of documents of a kind.
fn rule_of(kind: Kind) -> Option<&'static Rule> {
    match kind {
        Kind::ServiceProviderConfig => Some(&config::ID),
        Kind::ResourceType => Some(&resource_type::LIST_FORM),
        Kind::Schema => Some(&schema::LIST_FORM),
        _ => None,
    }
}

fn bare(bytes: &[u8], array: Span, kind: Kind, count: u64) -> Option<Finding> {
    let rule = rule_of(kind)?;
    if kind == Kind::ServiceProviderConfig {
        let only = Reader::from(bytes, array.start + 1).whole_value();
        let fix = Fix::safe("Take it out of the array")
            .delete(Span { start: array.start, end: only.start })
            .delete(Span { start: only.end, end: array.end });
        return Some(not_alone(array).severity(Severity::Error).fix((count == 1).then_some(fix)));
    }
    let open = sentence!(
        "{\"schemas\": [\"",
        urn::LIST_RESPONSE,
        "\"], \"totalResults\": ",
        digits(count),
        ", \"Resources\": "
    );
    let place = Span { start: array.start, end: array.start + 1 };
    let fix = Fix::safe("Make it a ListResponse").insert(array.start, open).insert(array.end, "}");
    Some(Finding::at(rule, place).fix(fix))
}
