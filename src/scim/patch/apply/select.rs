//! Which values of a list a filter chooses (RFC 7644 §3.4.2.2).

use core::cmp::Ordering;

use super::items::{is_assigned, member};
use super::refusal::{PatchError, ScimType};
use super::semantics::Semantics;
use super::tidy::{Given, truth};
use crate::json::{Str, Value};
use crate::scim::filter::{Comparison, Filter, LiteralKind, Name, Operator};
use crate::scim::schema::{Attribute, Type};
use crate::sentence;
use crate::text::shown;

/// A filter with the text that it stands in, and the list whose values it chooses from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice<'s, 't> {
    pub(super) text: &'t str,
    pub(super) filter: &'t Filter,
    pub(super) attribute: &'s Attribute<'s>,
    pub(super) semantics: Semantics,
}

impl<'s> Choice<'s, '_> {
    /// Says whether a value meets the filter.
    pub(super) fn takes(&self, element: Given<'_>) -> Result<bool, PatchError> {
        self.meets(self.filter, element)
    }

    fn meets(&self, filter: &Filter, element: Given<'_>) -> Result<bool, PatchError> {
        Ok(match filter {
            Filter::And(parts) => {
                for part in parts.iter() {
                    if !self.meets(part, element)? {
                        return Ok(false);
                    }
                }
                true
            }
            Filter::Or(parts) => {
                for part in parts.iter() {
                    if self.meets(part, element)? {
                        return Ok(true);
                    }
                }
                false
            }
            Filter::Not { inner, .. } => !self.meets(inner, element)?,
            Filter::Present { name, .. } => self.part(*name, element)?.1.is_some(),
            Filter::Compare(term) => {
                let (attribute, found) = self.part(term.name, element)?;
                self.compare(term, attribute, found)
            }
            Filter::ValuePath { .. } => {
                return Err(PatchError::new(
                    ScimType::InvalidFilter,
                    "Brackets cannot stand inside the brackets of a path",
                ));
            }
        })
    }

    /// The part of a value that a name stands for; of a plain value `value` is all of it.
    fn part<'e>(
        &self,
        name: Name,
        element: Given<'e>,
    ) -> Result<(&'s Attribute<'s>, Option<Given<'e>>), PatchError> {
        let word = name.attribute.text(self.text);
        if self.attribute.kind != Type::Complex && word.eq_ignore_ascii_case("value") {
            return Ok((self.attribute, Some(element)));
        }
        let Some((_, sub)) = self.attribute.subs.find(word.as_bytes()) else {
            let message = sentence!("`", self.attribute.name, "` has no attribute ", shown(word));
            return Err(PatchError::new(ScimType::InvalidFilter, message));
        };
        let found = member(element.bytes, element.span.start, sub.name);
        let found = found.filter(|item| is_assigned(element.bytes, item.value));
        Ok((sub, found.map(|item| Given::of(element.bytes, &item))))
    }

    fn compare(
        &self,
        term: &Comparison,
        attribute: &Attribute<'_>,
        found: Option<Given<'_>>,
    ) -> bool {
        let null = term.literal.kind == LiteralKind::Null;
        let (operator, Some(found)) = (term.operator, found.filter(|_| !null)) else {
            // What is not there is null, and differs from everything else.
            return match term.operator {
                Operator::Eq => null && found.is_none(),
                Operator::Ne => null == found.is_some(),
                _ => false,
            };
        };
        let literal = term.literal.span.text(self.text);
        match found.value {
            Value::String(token) => {
                let wanted = match term.literal.kind {
                    LiteralKind::String => {
                        let token = Str::quoted(term.literal.span, self.text.as_bytes());
                        token.text(self.text.as_bytes()).into_owned()
                    }
                    _ => literal.to_owned(),
                };
                let exact = attribute.case_exact
                    || matches!(
                        attribute.kind,
                        Type::Binary | Type::Reference | Type::ExternalReference
                    );
                let folded = |text: &str| if exact { text.to_owned() } else { text.to_lowercase() };
                holds(operator, &folded(&token.text(found.bytes)), &folded(&wanted))
            }
            Value::Bool(_, value) => {
                let bare = literal.trim_matches('"');
                let wanted = if self.semantics.is_loose() { truth(bare) } else { Some(literal) };
                let equal = wanted == Some(if value { "true" } else { "false" });
                (operator == Operator::Eq && equal) || (operator == Operator::Ne && !equal)
            }
            Value::Number(number) => {
                let value = String::from_utf8_lossy(number.span.slice(found.bytes));
                match (value.parse::<f64>(), literal.parse::<f64>()) {
                    (Ok(value), Ok(wanted)) => {
                        value.partial_cmp(&wanted).is_some_and(|order| ordered(operator, order))
                    }
                    _ => operator == Operator::Ne,
                }
            }
            _ => operator == Operator::Ne,
        }
    }
}

fn holds(operator: Operator, value: &str, wanted: &str) -> bool {
    match operator {
        Operator::Co => value.contains(wanted),
        Operator::Sw => value.starts_with(wanted),
        Operator::Ew => value.ends_with(wanted),
        _ => ordered(operator, value.cmp(wanted)),
    }
}

fn ordered(operator: Operator, order: Ordering) -> bool {
    match operator {
        Operator::Eq => order.is_eq(),
        Operator::Ne => order.is_ne(),
        Operator::Gt => order.is_gt(),
        Operator::Ge => order.is_ge(),
        Operator::Lt => order.is_lt(),
        Operator::Le => order.is_le(),
        Operator::Co | Operator::Sw | Operator::Ew => false,
    }
}
