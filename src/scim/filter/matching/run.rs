//! Conditions held against a resource.

use core::cell::Cell;

use super::super::Operator;
use super::compare::compare;
use super::condition::{Condition, ConditionKind, Conditions, Operand, Test};
use super::elements::{Element, Elements, Way};
use super::find::{Found, member};
use super::reading::{Reading, Readings};
use crate::json::{Reader, Value};

/// How many bytes of a resource may be looked at, all tests together: a long filter over a long
/// list would take the product of the two.
const WORK: u64 = 1 << 26;

/// Holds conditions against one resource.
pub(super) struct Run<'r> {
    bytes: &'r [u8],
    conditions: &'r Conditions,
    found: &'r Found,
    /// The points that are read the other way this time.
    flipped: Readings,
    /// The points that have come up.
    met: Readings,
    work: Cell<u64>,
}

/// Takes each value that a test looks at, and whether the value meets the test.
pub(super) type Witness<'w> = &'w mut dyn FnMut(Element, Value, bool);

impl<'r> Run<'r> {
    pub(super) fn new(bytes: &'r [u8], conditions: &'r Conditions, found: &'r Found) -> Self {
        let none = Readings::default();
        Self { bytes, conditions, found, flipped: none, met: none, work: Cell::new(0) }
    }

    /// The same with one point read the other way.
    pub(super) fn flipped(self, reading: Reading) -> Self {
        Self { flipped: Readings::of(reading), ..self }
    }

    /// Says whether the run was given up because it took too long.
    pub(super) fn exhausted(&self) -> bool {
        self.work.get() > WORK
    }

    /// Says whether a point has come up.
    pub(super) fn met(&self, reading: Reading) -> bool {
        self.met.has(reading)
    }

    /// Says whether a condition holds: of the resource, or of an element inside brackets.
    pub(super) fn holds(&mut self, condition: &Condition, element: Option<Element>) -> bool {
        match &condition.kind {
            ConditionKind::All(parts) => parts.iter().all(|part| self.holds(part, element)),
            ConditionKind::Any(parts) => parts.iter().any(|part| self.holds(part, element)),
            ConditionKind::Not(inner) => !self.holds(inner, element),
            ConditionKind::Test(test) => self.test(test, element, &mut |_, _, _| {}),
            ConditionKind::Element { root, inner } => {
                for element in self.elements(*root) {
                    self.passed(element);
                    if self.exhausted() || self.holds(inner, Some(element)) {
                        return true;
                    }
                }
                false
            }
        }
    }

    /// The elements of a list; a value that should be in a list counts as one.
    pub(super) fn elements(&self, root: usize) -> Elements<'r> {
        let root = self.conditions.roots.get(root);
        let found =
            root.and_then(|root| self.found.locate(self.bytes, root, self.conditions, &self.work));
        let Some(found) = found else { return Elements::default() };
        let way =
            Way { extension: found.extension, name: Some(found.member.name), ..Way::default() };
        Elements::of(self.bytes, Some(found.member), way)
    }

    /// Says whether a test is met. A list meets it as soon as one of its values does.
    pub(super) fn test(
        &mut self,
        test: &Test,
        element: Option<Element>,
        witness: Witness<'_>,
    ) -> bool {
        let elements = match (test.root, element) {
            (Some(root), _) => self.elements(root),
            (None, element) => element.map(Elements::one).unwrap_or_default(),
        };
        let (mut met, mut missed) = (false, false);
        for element in elements {
            self.passed(element);
            for candidate in self.candidates(test, element) {
                if self.exhausted() {
                    return false;
                }
                let mut reader = Reader::from(self.bytes, candidate.at);
                let value = reader.value();
                if assigned(&mut reader, value) {
                    let holds = self.value(test, value);
                    met |= holds;
                    missed |= !holds;
                    witness(candidate, value, holds);
                }
                self.passed(Element { end: reader.place(), ..candidate });
            }
        }
        let nothing = !met && !missed;
        match (test.operator, &test.operand) {
            (Some(operator), Operand::Null) => {
                let same = (operator == Operator::Eq) == nothing;
                let asks = matches!(operator, Operator::Eq | Operator::Ne);
                self.read(Reading::Null, asks && same, false)
            }
            (Some(Operator::Ne), _) if nothing => self.read(Reading::UnequalToNothing, true, false),
            (Some(Operator::Ne), _) if met && missed => self.read(Reading::OneUnequal, true, false),
            _ => met,
        }
    }

    fn value(&mut self, test: &Test, value: Value) -> bool {
        let Some(operator) = test.operator else {
            let empty = matches!(value, Value::String(string) if string.inside().is_empty());
            return !empty || self.read(Reading::EmptyPresent, false, true);
        };
        let outcome = compare(self.bytes, value, operator, &test.operand, test.nature);
        if outcome.partial_date {
            return self.read(Reading::DateAlone, outcome.holds, false);
        }
        if outcome.by_case && !test.nature.known {
            return self.read(Reading::UnknownCase, outcome.holds, !outcome.holds);
        }
        outcome.holds
    }

    /// The values of an element that a test is about.
    fn candidates(&mut self, test: &Test, element: Element) -> Elements<'r> {
        let complex = self.bytes.get(element.at as usize) == Some(&b'{');
        let sub = match &test.sub {
            Some(sub) => sub,
            // `pr` asks for the element itself, and plain values have no parts.
            None if !complex || test.operator.is_none() => return Elements::one(element),
            None => "value",
        };
        if !complex {
            // The `value` of a plain value is itself.
            let itself = sub.eq_ignore_ascii_case("value").then_some(element);
            return itself.map(Elements::one).unwrap_or_default();
        }
        let found = member(self.bytes, element.at, sub, &self.work);
        if test.sub.is_none() && self.read(Reading::DefaultValue, false, true) {
            return Elements::default();
        }
        let way = Way { sub: found.map(|found| found.name), ..element.way };
        Elements::of(self.bytes, found, way)
    }

    /// Reads an open point: as it is read here, or the other way.
    fn read(&mut self, reading: Reading, here: bool, elsewhere: bool) -> bool {
        self.met.add(reading);
        if self.flipped.has(reading) { elsewhere } else { here }
    }

    pub(super) fn passed(&self, element: Element) {
        let bytes = element.end.saturating_sub(element.at);
        self.work.set(self.work.get() + u64::from(bytes) + 1);
    }
}

/// Says whether there is a value: not null, not empty, nor made of nothing else (RFC 7643 §2.5).
/// The tree is as deep as the reader allows at most.
fn assigned(reader: &mut Reader<'_>, value: Value) -> bool {
    let mut any = false;
    match value {
        Value::Null(_) | Value::Broken(_) => {}
        Value::Object(_) => {
            while reader.next_member().is_some() {
                let value = reader.value();
                any |= assigned(reader, value);
            }
        }
        Value::Array(_) => {
            while reader.next_element() {
                let value = reader.value();
                any |= assigned(reader, value);
            }
        }
        _ => any = true,
    }
    any
}
