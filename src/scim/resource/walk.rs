#![expect(
    clippy::inline_always,
    reason = "the wasm is built for size and inlines little by itself; these stand in every token's way"
)]

use super::elements::{Element, Elements};
use super::strange::{self, Stranger};
use super::{
    Fact, Facts, enterprise, group, multi, mutability, names, required, schemas, texts, values,
};
use crate::json::{Reader, Str, Value};
use crate::report::Findings;
use crate::scim::Direction;
use crate::scim::schema::{
    Attribute, Attributes, Found, Mark, Mutability, Schema, Schemas, Type, bit,
};
use crate::text::Span;

/// A walk through values with their attribute definitions at hand.
#[derive(Debug)]
pub(crate) struct Walk<'w, 'a> {
    pub(crate) reader: &'w mut Reader<'a>,
    pub(crate) findings: &'w mut Findings,
    pub(crate) direction: Direction,
    pub(crate) facts: Facts,
    /// All schemas that there are.
    pub(crate) schemas: &'w Schemas<'w>,
    /// What is said once of a resource, though it may be so of each member.
    pub(super) told: Told,
    /// Names that stood twice in the object at an offset: the first of them.
    pub(super) repeated: Vec<(u32, Str)>,
}

/// What has been said of some member, and need not be said of the others.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Told {
    pub(super) display: bool,
    pub(super) untyped: bool,
}

/// Where an object with attributes stands.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Scope<'s> {
    /// A resource itself.
    Resource(&'s Schema<'s>),
    /// The container of an extension of a resource.
    Extension(&'s Schema<'s>),
    /// A complex value.
    Complex(&'s Attribute<'s>),
    /// A document of the server: its schema has the common attributes only, and who knows the
    /// others judges them.
    Document(&'s Schema<'s>),
}

impl<'s> Scope<'s> {
    pub(super) fn attributes(self) -> &'s Attributes<'s> {
        match self {
            Self::Resource(schema) | Self::Extension(schema) | Self::Document(schema) => {
                schema.attributes
            }
            Self::Complex(attribute) => attribute.subs,
        }
    }
}

/// What is known of an object while its members are read.
struct Object<'s> {
    open: Span,
    scope: Scope<'s>,
    outer: Mutability,
    /// The attributes that were there, as bits.
    seen: u64,
    strange: Vec<Stranger>,
}

impl Object<'_> {
    /// Says whether an attribute is seen for the first time.
    #[inline(always)]
    fn is_new(&mut self, index: usize) -> bool {
        let new = self.seen & bit(index) == 0;
        self.seen |= bit(index);
        new
    }
}

impl<'w, 'a> Walk<'w, 'a> {
    pub(crate) fn new(
        reader: &'w mut Reader<'a>,
        findings: &'w mut Findings,
        direction: Direction,
    ) -> Self {
        Self {
            reader,
            findings,
            direction,
            facts: Facts::new(),
            schemas: &Schemas::BUILT_IN,
            told: Told::default(),
            repeated: Vec::new(),
        }
    }

    pub(crate) fn bytes(&self) -> &'a [u8] {
        self.reader.bytes()
    }

    /// Walks a resource whose `{` has been read.
    pub(crate) fn resource(&mut self, open: Span, schema: &Schema<'_>) {
        self.facts.span = open;
        self.object(open, Scope::Resource(schema), Mutability::ReadWrite);
        self.facts.span = Span { start: open.start, end: self.reader.place() };
    }

    /// Walks the common attributes of a document whose `{` has been read.
    pub(crate) fn document(&mut self, open: Span, schema: &Schema<'_>) {
        self.facts.span = open;
        self.object(open, Scope::Document(schema), Mutability::ReadWrite);
        self.facts.span = Span { start: open.start, end: self.reader.place() };
    }

    /// Walks an object whose `{` has been read.
    ///
    /// Nearly all members have a plain name from the schema and are new: those are read here. All
    /// others go through [`Walk::member`].
    pub(crate) fn object(&mut self, open: Span, scope: Scope<'_>, outer: Mutability) {
        let attributes = scope.attributes();
        let mut object = Object { open, scope, outer, seen: 0, strange: Vec::new() };
        loop {
            let name = self.reader.plain_member();
            if let Some(name) = name
                && let Some(found) = attributes.find_spelled(name.raw(self.bytes()))
                && found.exact
                && object.is_new(found.index)
            {
                self.attribute(name, found.attribute, outer);
            } else if !self.member(&mut object, name) {
                break;
            }
        }
        if !object.strange.is_empty() {
            strange::judge(self, open, scope, &object.strange);
        }
        match scope {
            Scope::Resource(_) => self.facts.seen = object.seen,
            _ if attributes.needed() & !object.seen != 0 => {
                required::inside(self, open, scope, object.seen);
            }
            _ => {}
        }
    }

    /// Reads the next member of an object, of which the name may have been read, whatever it is;
    /// says whether there was one.
    #[inline(never)]
    fn member(&mut self, object: &mut Object<'_>, name: Option<Str>) -> bool {
        let Some(name) = name.or_else(|| self.reader.any_member()) else { return false };
        let attributes = object.scope.attributes();
        let text = name.text(self.bytes());
        let Some(Found { index, attribute, exact }) = attributes.find_spelled(text.as_bytes())
        else {
            if !self.extension(name, object.scope) {
                let value = self.reader.value();
                let span = self.reader.skip(value);
                object.strange.push(Stranger { name, value, span });
            }
            return true;
        };
        if !object.is_new(index) {
            names::twice(self, object.open, name, attribute);
        } else if !exact {
            names::spelling(self.bytes(), self.findings, name, attribute.name);
        }
        self.attribute(name, attribute, object.outer);
        true
    }

    /// Reads and checks the value of an attribute whose name has been read.
    #[inline(always)]
    fn attribute(&mut self, name: Str, attribute: &Attribute<'_>, outer: Mutability) {
        if attribute.holds_text()
            && let Some(token) = self.reader.plain_string()
        {
            texts::check_plain(self, attribute, token);
            let value = Value::String(token);
            self.settle(attribute, Fact { name: name.span, value, span: token.span }, outer);
        } else {
            self.any_value(name, attribute, outer);
        }
    }

    #[inline(never)]
    fn any_value(&mut self, name: Str, attribute: &Attribute<'_>, outer: Mutability) {
        let value = self.reader.value();
        let span = self.value(attribute, name, value, outer);
        self.settle(attribute, Fact { name: name.span, value, span }, outer);
    }

    /// Remembers an attribute whose value has been read, and judges that it is there.
    #[inline(always)]
    fn settle(&mut self, attribute: &Attribute<'_>, fact: Fact, outer: Mutability) {
        if attribute.mark != Mark::None {
            self.facts.set(attribute.mark, fact);
        }
        if outer == Mutability::ReadWrite && !attribute.is_open() {
            mutability::supplied(self, attribute, fact);
        }
    }

    /// Checks a value, of which at most the bracket has been read; gives its whole range.
    pub(crate) fn value(
        &mut self,
        attribute: &Attribute<'_>,
        name: Str,
        value: Value,
        outer: Mutability,
    ) -> Span {
        match attribute.mark {
            Mark::Schemas => return schemas::read_array(self, name, value),
            // That it is there at all is what is wrong with it.
            Mark::Password if self.direction == Direction::Response => {
                return self.reader.skip(value);
            }
            _ => {}
        }
        if let Value::Null(span) = value {
            values::null(self, attribute, name, span);
            return span;
        }
        let inner = if attribute.mutability == Mutability::ReadWrite {
            outer
        } else {
            attribute.mutability
        };
        match (attribute.multi, value) {
            (true, Value::Array(open)) => self.elements(attribute, name, open, inner),
            (true, Value::Broken(span)) => span,
            (true, _) => values::array_expected(self, attribute, value, inner),
            (false, Value::Array(_)) => values::array_unexpected(self, attribute, value),
            (false, _) => self.single(attribute, value, inner),
        }
    }

    /// Checks a value of a single-valued attribute, or one element.
    pub(crate) fn single(
        &mut self,
        attribute: &Attribute<'_>,
        value: Value,
        outer: Mutability,
    ) -> Span {
        match (attribute.kind, value) {
            (Type::Complex, Value::Object(open)) => {
                let mark = self.findings.mark();
                self.object(open, Scope::Complex(attribute), outer);
                let span = Span { start: open.start, end: self.reader.place() };
                match attribute.mark {
                    Mark::Members => group::member(self, attribute, span),
                    Mark::Groups => group::membership(self, mark),
                    Mark::Manager => enterprise::manager(self, span, mark),
                    _ => {}
                }
                span
            }
            _ => values::simple(self, attribute, value),
        }
    }

    /// Walks the elements of an array whose `[` has been read.
    pub(crate) fn elements(
        &mut self,
        attribute: &Attribute<'_>,
        name: Str,
        open: Span,
        outer: Mutability,
    ) -> Span {
        let mut elements = Elements::new();
        let mut empty = true;
        while self.reader.next_element() {
            empty = false;
            let value = self.reader.value();
            if let Some(element) = self.element(attribute, value, outer) {
                elements.push(element);
            }
        }
        let span = Span { start: open.start, end: self.reader.place() };
        if empty {
            values::empty_array(self, attribute, name, span);
        } else {
            multi::check(self, attribute, &elements);
        }
        span
    }

    /// Checks one element; gives what there is to compare with the others, nothing where what it
    /// is has been found wrong already.
    pub(crate) fn element(
        &mut self,
        attribute: &Attribute<'_>,
        value: Value,
        outer: Mutability,
    ) -> Option<Element> {
        self.facts.clear_element();
        if attribute.kind != Type::Complex {
            return values::simple_element(self, attribute, value);
        }
        let Value::Object(_) = value else {
            values::stray_element(self, attribute, value);
            return None;
        };
        let span = self.single(attribute, value, outer);
        if values::empty_element(self, span) {
            return None;
        }
        let fact = |mark| self.facts.get(mark);
        Some(Element {
            span,
            value: fact(Mark::Value).and_then(Fact::string),
            kind: fact(Mark::Type).and_then(Fact::string),
            primary: fact(Mark::Primary).and_then(|fact| match fact.value {
                Value::Bool(span, primary) => Some((span, primary)),
                _ => None,
            }),
        })
    }

    /// Walks the container of a known extension; says whether the name was that of one.
    pub(crate) fn extension(&mut self, name: Str, scope: Scope<'_>) -> bool {
        let Scope::Resource(schema) = scope else { return false };
        let text = name.text(self.bytes());
        let named = |known: &&Schema<'_>| known.urn.eq_ignore_ascii_case(&text);
        let Some((index, extension)) =
            schema.extensions.iter().copied().enumerate().find(|(_, known)| named(known))
        else {
            return false;
        };
        let value = self.reader.value();
        let span = if let Value::Object(open) = value {
            self.object(open, Scope::Extension(extension), Mutability::ReadWrite);
            Span { start: open.start, end: self.reader.place() }
        } else {
            self.reader.skip(value)
        };
        let fact = Fact { name: name.span, value, span };
        names::container(self, extension, fact);
        if let Some(first) = self.facts.extension(index) {
            self.reader.note_duplicate(name.span, first.name);
        }
        self.facts.set_extension(index, fact);
        true
    }
}
