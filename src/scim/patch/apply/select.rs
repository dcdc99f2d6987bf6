//! Which values of a list a filter chooses (RFC 7644 §3.4.2.2).

use super::items::{is_assigned, member};
use super::refusal::{PatchError, ScimType};
use super::semantics::Semantics;
use super::tidy::{Given, truth};
use crate::json::Value;
use crate::scim::filter::{self, Comparison, Filter, LiteralKind, Name, Operator};
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
        let literal = term.literal.span.text(self.text).trim_matches('"');
        let truth = truth(literal).filter(|_| self.semantics.is_loose());
        if let (Value::Bool(_, value), Some(word)) = (found.value, truth) {
            let equal = value == (word == "true");
            return equal == (operator == Operator::Eq);
        }
        filter::holds(found.bytes, found.value, term, self.text, attribute)
    }
}
