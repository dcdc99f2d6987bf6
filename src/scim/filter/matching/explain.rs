//! Why a resource meets a filter, or does not.

use super::condition::{Condition, ConditionKind, Conditions, Test};
use super::elements::{Element, Way};
use super::find::Found;
use super::reading::Reading;
use super::run::Run;
use super::wire::{ComparedValue, FilterOutcome, FilterReason};
use crate::json::{Value, escape_token};
use crate::sentence;
use crate::text::{Encoding, Places, digits, shown};

/// How many values or elements of a list are told of.
const TOLD: usize = 20;

/// Holds conditions against a resource and says what came of it; nothing where that would take too
/// long.
pub(super) fn explain(
    filter: &str,
    resource: &[u8],
    conditions: &Conditions,
    found: &Found,
) -> Option<(bool, FilterReason)> {
    let mut run = Run::new(resource, conditions, found);
    let matches = run.holds(&conditions.all, None);
    if run.exhausted() {
        return None;
    }
    let notes = Reading::ALL.into_iter().filter(|&reading| run.met(reading));
    let decisive = |&reading: &Reading| {
        let mut other = Run::new(resource, conditions, found).flipped(reading);
        other.holds(&conditions.all, None) != matches
    };
    let answer = if matches { " do not match" } else { " match" };
    let notes = notes.filter(decisive).map(|reading| sentence!(reading.words(), answer)).collect();
    let mut offsets = Vec::new();
    spans(&conditions.all, &mut offsets);
    let places = Places::find(filter.as_bytes(), offsets, Encoding::Utf16);
    let mut run = Run::new(resource, conditions, found);
    let mut teller = Teller { filter, resource, places: &places, run: &mut run };
    let outcome = teller.outcome(&conditions.all, None);
    if run.exhausted() {
        return None;
    }
    let verdict = if matches { "The resource matches: " } else { "The resource does not match: " };
    let explanation = sentence!(verdict, clause(&outcome));
    Some((matches, FilterReason { explanation, outcome: Some(outcome), notes }))
}

fn spans(condition: &Condition, offsets: &mut Vec<u32>) {
    offsets.extend([condition.span.start, condition.span.end]);
    match &condition.kind {
        ConditionKind::All(parts) | ConditionKind::Any(parts) => {
            for part in parts {
                spans(part, offsets);
            }
        }
        ConditionKind::Not(inner) | ConditionKind::Element { inner, .. } => spans(inner, offsets),
        ConditionKind::Test(_) => {}
    }
}

struct Teller<'t, 'r> {
    filter: &'t str,
    resource: &'r [u8],
    places: &'t Places,
    run: &'t mut Run<'r>,
}

impl Teller<'_, '_> {
    fn outcome(&mut self, condition: &Condition, element: Option<Element>) -> FilterOutcome {
        let (start, end) = self.places.range(condition.span);
        let mut outcome = FilterOutcome {
            condition: self.written(condition),
            start: start.offset,
            end: end.offset,
            holds: false,
            compared: Vec::new(),
            parts: Vec::new(),
        };
        match &condition.kind {
            ConditionKind::All(parts) => {
                outcome.parts = parts.iter().map(|part| self.outcome(part, element)).collect();
                outcome.holds = outcome.parts.iter().all(|part| part.holds);
            }
            ConditionKind::Any(parts) => {
                outcome.parts = parts.iter().map(|part| self.outcome(part, element)).collect();
                outcome.holds = outcome.parts.iter().any(|part| part.holds);
            }
            ConditionKind::Not(inner) => {
                outcome.parts.push(self.outcome(inner, element));
                outcome.holds = outcome.parts.iter().all(|part| !part.holds);
            }
            ConditionKind::Test(test) => self.test(test, element, &mut outcome),
            ConditionKind::Element { root, inner } => {
                for element in self.run.elements(*root) {
                    self.run.passed(element);
                    if self.run.exhausted() {
                        break;
                    }
                    let part = self.outcome(inner, Some(element));
                    outcome.holds |= part.holds;
                    if outcome.parts.len() < TOLD {
                        let pointer = self.pointer(element.way);
                        outcome.compared.push(ComparedValue {
                            pointer,
                            value: None,
                            holds: part.holds,
                        });
                        outcome.parts.push(part);
                    }
                }
            }
        }
        outcome
    }

    fn test(&mut self, test: &Test, element: Option<Element>, outcome: &mut FilterOutcome) {
        let mut seen = Vec::new();
        outcome.holds = self.run.test(test, element, &mut |element, value, holds| {
            if seen.len() < TOLD {
                seen.push((element, value, holds));
            }
        });
        let told = seen.into_iter().map(|(element, value, holds)| ComparedValue {
            pointer: self.pointer(element.way),
            value: self.value(value).filter(|_| !test.nature.secret),
            holds,
        });
        outcome.compared = told.collect();
    }

    /// The condition as the filter writes it; with a secret, only up to its operator.
    fn written(&self, condition: &Condition) -> String {
        let whole = condition.span.text(self.filter);
        match &condition.kind {
            ConditionKind::Test(test) if test.nature.secret && test.operator.is_some() => {
                sentence!(test.name.text(self.filter), " …")
            }
            _ if secret(condition) => "…".to_owned(),
            _ => whole.to_owned(),
        }
    }

    fn value(&self, value: Value) -> Option<String> {
        let token = match value {
            Value::Object(_) | Value::Array(_) => return None,
            value => String::from_utf8_lossy(value.span().slice(self.resource)),
        };
        let shown = shown(&token);
        Some(shown.trim_matches('`').to_owned())
    }

    fn pointer(&self, way: Way) -> String {
        let mut pointer = String::new();
        let mut step = |token: &str| {
            pointer.push('/');
            pointer.push_str(token);
        };
        for name in [way.extension, way.name].into_iter().flatten() {
            step(&escape_token(&name.text(self.resource)));
        }
        if let Some(index) = way.index {
            step(&digits(index.into()));
        }
        if let Some(sub) = way.sub {
            step(&escape_token(&sub.text(self.resource)));
        }
        pointer
    }
}

/// Says whether a literal in a condition must not be shown.
fn secret(condition: &Condition) -> bool {
    match &condition.kind {
        ConditionKind::All(parts) | ConditionKind::Any(parts) => parts.iter().any(secret),
        ConditionKind::Not(inner) | ConditionKind::Element { inner, .. } => secret(inner),
        ConditionKind::Test(test) => test.nature.secret && test.operator.is_some(),
    }
}

/// Says in half a sentence what decides a condition.
fn clause(outcome: &FilterOutcome) -> String {
    let verb = if outcome.holds { " holds for " } else { " does not hold for " };
    let condition = shown(&outcome.condition);
    let of_parts = outcome.compared.is_empty() && !outcome.parts.is_empty();
    if !of_parts {
        let deciding = outcome.compared.iter().find(|value| value.holds == outcome.holds);
        let Some(value) = deciding else {
            let nothing =
                if outcome.holds { " holds, for there is no value" } else { " finds no value" };
            return sentence!(condition, nothing);
        };
        let what =
            value.value.as_deref().map_or(String::new(), |value| sentence!("`", value, "` at "));
        let others = outcome.compared.len() > 1 && !outcome.holds;
        let rest = if others { ", nor for the other values" } else { "" };
        return sentence!(condition, verb, what, value.pointer, rest);
    }
    match outcome.parts.as_slice() {
        [only] => sentence!(
            condition,
            if outcome.holds { " holds, since " } else { " does not hold, since " },
            clause(only)
        ),
        parts => {
            let deciding: Vec<_> =
                parts.iter().filter(|part| part.holds == outcome.holds).collect();
            match deciding.as_slice() {
                [first, ..] if deciding.len() < parts.len() => clause(first),
                all => {
                    let count = digits(all.len() as u64);
                    let verb = if outcome.holds { "all " } else { "none of the " };
                    sentence!(
                        verb,
                        count,
                        if outcome.holds { " conditions hold" } else { " conditions holds" }
                    )
                }
            }
        }
    }
}
