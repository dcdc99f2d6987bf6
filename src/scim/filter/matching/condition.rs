//! A filter made ready to be held against resources.

use super::super::{Comparison, Filter, Literal, LiteralKind, Name, Operator};
use super::compare::{Moment, fold, moment};
use crate::json::Str;
use crate::scim::schema::{Attribute, Returned, Schema, Type};
use crate::text::{Span, sort_by};

/// What a filter asks, and the attributes that it asks for.
#[derive(Clone, Debug)]
pub(super) struct Conditions {
    pub(super) all: Condition,
    pub(super) roots: Vec<Root>,
    /// The names to look out for at the top of a resource in small letters, the shortest first;
    /// the place of a name in this list is its slot.
    pub(super) names: Vec<String>,
}

/// A condition; spans are those of the filter's text.
#[derive(Clone, Debug)]
pub(super) struct Condition {
    pub(super) span: Span,
    pub(super) kind: ConditionKind,
}

#[derive(Clone, Debug)]
pub(super) enum ConditionKind {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    Test(Test),
    /// One element of a list meets the inner condition.
    Element {
        root: usize,
        inner: Box<Condition>,
    },
}

/// A comparison, or the question whether there is a value.
#[derive(Clone, Debug)]
pub(super) struct Test {
    /// The attribute; nothing inside brackets, where the element is meant.
    pub(super) root: Option<usize>,
    /// The name as the filter writes it.
    pub(super) name: Span,
    /// The sub-attribute.
    pub(super) sub: Option<String>,
    /// How it is compared; nothing for `pr`.
    pub(super) operator: Option<Operator>,
    pub(super) operand: Operand,
    pub(super) nature: Nature,
}

/// What of an attribute's definition matters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Nature {
    pub(super) known: bool,
    pub(super) exact: bool,
    pub(super) kind: Type,
    /// Its values are never shown.
    pub(super) secret: bool,
}

/// With what is compared.
#[derive(Clone, Debug)]
pub(super) enum Operand {
    Nothing,
    Null,
    Bool(bool),
    Number(String),
    Text { text: String, folded: String, moment: Option<Moment> },
}

/// An attribute at the top of a resource or of an extension.
#[derive(Clone, Debug)]
pub(super) struct Root {
    pub(super) name: String,
    /// The slot of the name.
    pub(super) slot: usize,
    pub(super) urn: Option<Urn>,
}

/// The schema that a name is qualified with.
#[derive(Clone, Debug)]
pub(super) struct Urn {
    pub(super) text: String,
    pub(super) slot: usize,
    /// Whether it is the schema of a resource type, whose attributes stand at the top; nothing
    /// where it is not known.
    pub(super) resource: Option<bool>,
}

/// The slot of `schemas`, which tell whether an unknown URN is that of the resource type.
pub(super) const SCHEMAS: &str = "schemas";

/// Makes conditions of a filter.
pub(super) fn read(text: &str, filter: &Filter, schemas: &[&Schema<'_>]) -> Conditions {
    let mut builder = Builder { text, schemas, roots: Vec::new() };
    let all = builder.condition(filter, Scope::Resource);
    let mut roots = builder.roots;
    let urns = roots.iter().filter_map(|root| root.urn.as_ref()).map(|urn| urn.text.as_str());
    let mut names: Vec<String> =
        roots.iter().map(|root| root.name.as_str()).chain(urns).map(small).collect();
    if roots.iter().any(|root| root.urn.as_ref().is_some_and(|urn| urn.resource.is_none())) {
        names.push(SCHEMAS.to_owned());
    }
    sort_by(&mut names, |one, other| order(one.as_bytes(), other.as_bytes()));
    names.dedup();
    for root in &mut roots {
        root.slot = slot(&names, root.name.as_bytes()).unwrap_or_default();
        if let Some(urn) = &mut root.urn {
            urn.slot = slot(&names, urn.text.as_bytes()).unwrap_or_default();
        }
    }
    Conditions { all, roots, names }
}

fn small(name: &str) -> String {
    name.to_ascii_lowercase()
}

/// The order of names: by length, then by their letters in small.
fn order(one: &[u8], other: &[u8]) -> core::cmp::Ordering {
    let letters =
        || one.iter().map(u8::to_ascii_lowercase).cmp(other.iter().map(u8::to_ascii_lowercase));
    one.len().cmp(&other.len()).then_with(letters)
}

/// The slot of a name, in any letter case.
pub(super) fn slot(names: &[String], name: &[u8]) -> Option<usize> {
    let shorter = names.partition_point(|known| known.len() < name.len());
    let same = names.get(shorter..)?;
    // Names of one length are few, unless the filter is made to be slow.
    match same {
        [first, ..] if first.len() > name.len() => None,
        [only] => only.as_bytes().eq_ignore_ascii_case(name).then_some(shorter),
        _ => {
            same.binary_search_by(|known| order(known.as_bytes(), name)).ok().map(|at| shorter + at)
        }
    }
}

/// What names are names of.
#[derive(Clone, Copy)]
enum Scope<'a, 's> {
    /// Attributes of a resource.
    Resource,
    /// Sub-attributes of the elements of a list, whose definition may be unknown.
    Element(Option<&'a Attribute<'s>>),
}

struct Builder<'b, 's> {
    text: &'b str,
    schemas: &'b [&'b Schema<'s>],
    roots: Vec<Root>,
}

impl<'s> Builder<'_, 's> {
    fn condition(&mut self, filter: &Filter, scope: Scope<'_, 's>) -> Condition {
        let all = |builder: &mut Self, parts: &[Filter]| {
            parts.iter().map(|part| builder.condition(part, scope)).collect()
        };
        let kind = match filter {
            Filter::And(parts) => ConditionKind::All(all(self, parts)),
            Filter::Or(parts) => ConditionKind::Any(all(self, parts)),
            Filter::Not { inner, .. } => ConditionKind::Not(Box::new(self.condition(inner, scope))),
            Filter::Present { name, .. } => {
                ConditionKind::Test(self.test(*name, None, Operand::Nothing, scope))
            }
            Filter::Compare(Comparison { name, operator, literal, .. }) => {
                let operand = operand(self.text, *literal);
                ConditionKind::Test(self.test(*name, Some(*operator), operand, scope))
            }
            Filter::ValuePath { name, inner, .. } => {
                let attribute = self.attribute(*name);
                let root = self.root(*name);
                let inner = Box::new(self.condition(inner, Scope::Element(attribute.as_ref())));
                ConditionKind::Element { root, inner }
            }
        };
        Condition { span: filter.span(), kind }
    }

    fn test(
        &mut self,
        name: Name,
        operator: Option<Operator>,
        operand: Operand,
        scope: Scope<'_, 's>,
    ) -> Test {
        let part = |span: Span| span.text(self.text);
        let (attribute, sub) = match scope {
            Scope::Resource => (self.attribute(name), name.sub.map(part)),
            Scope::Element(attribute) => (attribute.copied(), Some(part(name.attribute))),
        };
        // Where none is named, `value` is meant; so is it in a list of plain values.
        let named = sub.unwrap_or("value");
        let complex = attribute.filter(|attribute| attribute.kind == Type::Complex);
        let meant =
            complex.map_or(attribute, |it| it.subs.find(named.as_bytes()).map(|(_, sub)| *sub));
        Test {
            root: matches!(scope, Scope::Resource).then(|| self.root(name)),
            name: name.span,
            sub: sub.map(str::to_owned),
            operator,
            operand,
            nature: nature(meant.as_ref()),
        }
    }

    /// The definition of the attribute that a name begins with.
    fn attribute(&self, name: Name) -> Option<Attribute<'s>> {
        let urn = name.urn.map(|urn| urn.text(self.text));
        let word = name.attribute.text(self.text).as_bytes();
        self.schemas
            .iter()
            .filter(|schema| urn.is_none_or(|urn| schema.urn.eq_ignore_ascii_case(urn)))
            .find_map(|schema| schema.attributes.find(word))
            .map(|(_, attribute)| *attribute)
    }

    fn root(&mut self, name: Name) -> usize {
        let urn = name.urn.map(|urn| {
            let text = urn.text(self.text);
            let known = self.schemas.iter().find(|schema| schema.urn.eq_ignore_ascii_case(text));
            let resource = known.map(|schema| !schema.endpoint.is_empty());
            Urn { text: text.to_owned(), slot: 0, resource }
        });
        let name = name.attribute.text(self.text).to_owned();
        self.roots.push(Root { name, slot: 0, urn });
        self.roots.len() - 1
    }
}

pub(super) fn nature(attribute: Option<&Attribute<'_>>) -> Nature {
    let exact = |attribute: &Attribute<'_>| {
        let bytes =
            matches!(attribute.kind, Type::Binary | Type::Reference | Type::ExternalReference);
        attribute.case_exact || bytes
    };
    Nature {
        known: attribute.is_some(),
        exact: attribute.is_some_and(exact),
        kind: attribute.map_or(Type::String, |attribute| attribute.kind),
        secret: attribute.is_some_and(|attribute| attribute.returned == Returned::Never),
    }
}

pub(super) fn operand(text: &str, literal: Literal) -> Operand {
    match literal.kind {
        LiteralKind::Null => Operand::Null,
        LiteralKind::Bool(value) => Operand::Bool(value),
        LiteralKind::Number => Operand::Number(literal.span.text(text).to_owned()),
        LiteralKind::String => {
            let string = Str::quoted(literal.span, text.as_bytes()).text(text.as_bytes());
            let folded = fold(&string).into_owned();
            Operand::Text { moment: moment(&string), folded, text: string.into_owned() }
        }
    }
}
