//! Whether a resource meets a filter (RFC 7644 §3.4.2.2).
//!
//! `condition` makes a tree of tests of a filter, once; `find` goes through the text of a resource,
//! once, and remembers where the attributes that the tests ask for begin; `run` compares what
//! stands there, without building anything; `explain` does it again and writes down what it sees.
//!
//! Letter case counts where the schema says so (RFC 7643 §2.2); of an attribute that no schema
//! knows it does not. Text is folded by Unicode's lower case; it is not normalized, and the width
//! mapping of PRECIS is left out.

mod compare;
mod condition;
mod decimal;
mod elements;
mod explain;
mod find;
mod reading;
mod run;
mod wire;

pub(super) use compare::{lacks, meets};
pub(super) use decimal::approximate;
pub use wire::{ComparedValue, FilterMatch, FilterOutcome, FilterReason};

use super::rules::{self, TOO_COMPLEX};
use super::{Comparison, Fault, parse};
use crate::json::{Limits, Reader, Value};
use crate::report::{Finding, Findings, Report, ReportBuilder, json_text};
use crate::scim::message;
use crate::scim::schema::{Attribute, KNOWN, Schema};
use crate::text::Encoding;
use condition::{Conditions, read};
use find::Found;
use run::Run;

/// A filter that has been read, to be held against many resources.
///
/// ```
/// use scim_preflight::scim::filter::Matcher;
/// let matcher = Matcher::new(r#"userName sw "a" and emails.type eq "work""#);
/// assert!(matcher.matches(br#"{"userName": "Ann", "emails": [{"type": "work"}]}"#));
/// assert!(!matcher.matches(br#"{"userName": "Ann"}"#));
/// ```
#[derive(Clone, Debug)]
pub struct Matcher {
    text: String,
    faults: Vec<Fault>,
    /// Nothing where the filter has mistakes.
    conditions: Option<Conditions>,
}

impl Matcher {
    /// Reads a filter; attributes are those of RFC 7643.
    #[must_use]
    pub fn new(filter: &str) -> Self {
        Self::with(filter, KNOWN)
    }

    /// Reads a filter about resources of some schemas.
    #[must_use]
    pub fn with(filter: &str, schemas: &[&Schema<'_>]) -> Self {
        let (tree, faults) = parse(filter);
        let sound = !faults.iter().any(|fault| fault.kind.grave());
        let conditions = tree.filter(|_| sound).map(|tree| read(filter, &tree, schemas));
        Self { text: filter.to_owned(), faults, conditions }
    }

    /// Says whether the resource in a JSON text meets the filter. A filter with mistakes is met by
    /// none, nor is any by a text that is no JSON object.
    #[must_use]
    pub fn matches(&self, resource: &[u8]) -> bool {
        self.answer(resource).is_some_and(|(matches, _)| matches)
    }

    /// The same, or nothing where there is something to report of the resource.
    #[must_use]
    pub fn quick(&self, resource: &[u8]) -> Option<bool> {
        self.answer(resource).and_then(|(matches, clean)| clean.then_some(matches))
    }

    /// Whether the resource meets the filter, and whether its text has no faults.
    fn answer(&self, resource: &[u8]) -> Option<(bool, bool)> {
        let conditions = self.conditions.as_ref()?;
        let mut reader = Reader::new(resource, Limits::default());
        let Value::Object(_) = reader.value() else { return None };
        let found = Found::read(&mut reader, conditions);
        reader.finish();
        if reader.stopped() {
            return None;
        }
        let mut run = Run::new(resource, conditions, &found);
        let holds = run.holds(&conditions.all, None);
        (!run.exhausted()).then_some((holds, reader.faults().is_empty()))
    }

    /// What there is to say of the filter by itself.
    #[must_use]
    pub fn report(&self) -> Report {
        ReportBuilder::new(Encoding::Utf16)
            .text("filter", self.text.as_bytes(), self.findings())
            .finish()
    }

    fn findings(&self) -> Findings {
        let mut findings = Findings::new();
        rules::report(self.faults.clone(), &self.text, &mut findings);
        findings
    }

    /// Holds the filter against the resource in a JSON text, and says why it does or does not.
    #[must_use]
    pub fn explain(&self, resource: &[u8]) -> FilterMatch {
        let mut of_filter = self.findings();
        let mut of_resource = Findings::new();
        let mut reader = Reader::new(resource, Limits::default());
        reader.check_utf8();
        let value = reader.value();
        let object = matches!(value, Value::Object(_));
        let conditions = self.conditions.as_ref().filter(|_| object);
        let found = conditions.map(|conditions| Found::read(&mut reader, conditions));
        if found.is_none() {
            let span = reader.skip(value);
            if !object && !reader.stopped() {
                message::not_object(resource, value, span, &mut of_resource);
            }
        }
        reader.finish();
        json_text::check(reader.faults(), resource, &mut of_resource);
        let explained = match (&self.conditions, &found) {
            (None, _) => Err("The filter has mistakes, so that nothing was compared"),
            (_, None) => Err("There is no resource to compare with"),
            _ if reader.stopped() => Err("The resource breaks off, so that nothing was compared"),
            (Some(conditions), Some(found)) => {
                explain::explain(&self.text, resource, conditions, found)
                    .ok_or("Comparing the two would take too long")
            }
        };
        if explained == Err("Comparing the two would take too long") {
            of_filter.push(Finding::of(&TOO_COMPLEX));
        }
        let report = ReportBuilder::new(Encoding::Utf16)
            .text("filter", self.text.as_bytes(), of_filter)
            .json("resource", resource, of_resource)
            .finish();
        let (matches, reason) = explained.unwrap_or_else(|why| (false, FilterReason::none(why)));
        FilterMatch { matches, reason, report }
    }
}

/// Says whether one value of an attribute meets a comparison with anything but null.
pub(crate) fn holds(
    bytes: &[u8],
    value: Value,
    term: &Comparison,
    text: &str,
    attribute: &Attribute<'_>,
) -> bool {
    let operand = condition::operand(text, term.literal);
    compare::compare(bytes, value, term.operator, &operand, condition::nature(Some(attribute)))
        .holds
}

/// Holds a filter against the resource in a JSON text: whether it matches, and why.
///
/// The report has the sources `filter` and `resource`.
///
/// ```
/// let answer = scim_preflight::match_filter("active eq true", r#"{"active": false}"#);
/// assert!(!answer.matches);
/// assert_eq!(
///     answer.reason.explanation,
///     "The resource does not match: `active eq true` does not hold for `false` at /active"
/// );
/// ```
///
/// Source: RFC 7644 §3.4.2.2.
#[must_use]
pub fn match_filter(filter: &str, resource: &str) -> FilterMatch {
    Matcher::new(filter).explain(resource.as_bytes())
}
