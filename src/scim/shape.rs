//! What the members of a message must look like, as tables; one function holds a message against
//! its table.
//!
//! Rooms whose messages are rare work on the tree: they declare a table of [`Member`]s, let
//! [`read`] judge names and types, and look at the values that came out right.

use super::resource::{SchemasList, check_message_schemas, read_schemas, repeated, spelling};
use crate::json::{Node, NodeKind, Number, Reader};
use crate::report::{Finding, Findings, Fix, Rule};
use crate::sentence;

/// A member that a message may have.
#[derive(Debug)]
pub(crate) struct Member {
    /// The name in its canonical spelling.
    pub(crate) name: &'static str,
    /// What it must be.
    pub(crate) shape: Shape,
    /// What is wrong where it is something else; the rules of two members may be the same.
    pub(crate) wrong: &'static Rule,
    /// What is wrong where it is missing (or null, which means the same: RFC 7643 §2.5).
    pub(crate) missing: Option<&'static Rule>,
}

impl Member {
    /// A member that may be missing.
    pub(crate) const fn optional(name: &'static str, shape: Shape, wrong: &'static Rule) -> Self {
        Self { name, shape, wrong, missing: None }
    }

    /// A member that must be there, by the same rule that says what it must be.
    pub(crate) const fn required(name: &'static str, shape: Shape, rule: &'static Rule) -> Self {
        Self { name, shape, wrong: rule, missing: Some(rule) }
    }

    /// The same, with a rule of its own for where it is missing.
    pub(crate) const fn or_missing(self, rule: &'static Rule) -> Self {
        Self { missing: Some(rule), ..self }
    }
}

/// What a value must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Anything.
    Any,
    /// A string.
    Text,
    /// A string that is not empty.
    Word,
    /// A boolean.
    Boolean,
    /// An integer, not below a least one.
    Integer(i64),
    /// An object.
    Object,
    /// An array.
    Array,
}

/// The most members that a table may have.
const MOST: usize = 16;

/// The members of a message that are as they must be, by their number in the table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Members<'d> {
    table: &'static [Member],
    /// What stood there, right or wrong.
    given: [Option<Node<'d>>; MOST],
    /// One bit a member: it is what it must be.
    right: u16,
}

impl<'d> Members<'d> {
    /// The value of a member where it is what it must be.
    pub(crate) fn get(&self, name: &str) -> Option<Node<'d>> {
        let index = self.index(name)?;
        self.given.get(index).copied().flatten().filter(|_| self.right & 1 << index != 0)
    }

    /// The value of a member, whatever it is.
    pub(crate) fn given(&self, name: &str) -> Option<Node<'d>> {
        self.given.get(self.index(name)?).copied().flatten()
    }

    /// The number of a member where it is an integer as it must be.
    pub(crate) fn integer(&self, name: &str) -> Option<i64> {
        let node = self.get(name)?;
        Number::as_i64(node.number()?, node.bytes())
    }

    fn index(&self, name: &str) -> Option<usize> {
        self.table.iter().position(|member| member.name == name)
    }
}

/// Holds an object against the table of its members: reports another spelling, a name that stands
/// twice, a value of another type, and what is missing. What the table does not know goes to
/// `strange`.
pub(crate) fn read<'d>(
    object: Node<'d>,
    table: &'static [Member],
    findings: &mut Findings,
    mut strange: impl FnMut(&str, Node<'d>, &mut Findings),
) -> Members<'d> {
    let mut members = Members { table, given: [None; MOST], right: 0 };
    for (name, node) in object.members() {
        let found = table.iter().position(|member| member.name.eq_ignore_ascii_case(&name));
        let Some((index, member)) = found.and_then(|index| Some((index, table.get(index)?))) else {
            strange(&name, node, findings);
            continue;
        };
        take(&mut members, index, member, node, findings);
    }
    for (member, given) in table.iter().zip(members.given) {
        let absent = given.is_none_or(|node| node.kind() == NodeKind::Null);
        if let Some(rule) = member.missing.filter(|_| absent) {
            let place = given.map_or_else(|| object.opening(), Node::span);
            let what = if given.is_some() { "` is null" } else { "` is missing" };
            findings.push(Finding::at(rule, place).message(sentence!("`", member.name, what)));
        }
    }
    members
}

/// Judges the `schemas` of a message that has a member of this name in its table.
pub(crate) fn schemas(
    object: Node<'_>,
    members: &Members<'_>,
    urn: &'static str,
    findings: &mut Findings,
) {
    let bytes = object.bytes();
    let mut list = SchemasList::default();
    if let Some(node) = members.given("schemas")
        && let Some(name) = node.name()
    {
        let mut reader = Reader::from(bytes, node.span().start);
        let value = reader.value();
        list = read_schemas(&mut reader, name, value).0;
    }
    check_message_schemas(bytes, &list, urn, object.span(), findings);
}

fn take<'d>(
    members: &mut Members<'d>,
    index: usize,
    member: &Member,
    node: Node<'d>,
    findings: &mut Findings,
) {
    let bytes = node.bytes();
    let Some(slot) = members.given.get_mut(index) else { return };
    let first = slot.replace(node).and_then(Node::name);
    if let Some(name) = node.name() {
        match first {
            // Equal names are noted where the whole text is read.
            Some(first) if first.text(bytes) != name.text(bytes) => {
                repeated(&mut Reader::from(bytes, 0), findings, first, name, member.name);
            }
            Some(_) => {}
            None => spelling(bytes, findings, name, member.name),
        }
    }
    if fits(node, member.shape) {
        members.right |= 1 << index;
    } else if !matches!(node.kind(), NodeKind::Null | NodeKind::Broken) {
        members.right &= !(1 << index);
        findings.push(wrong(member, node));
    }
}

/// Says whether a value is what it must be.
pub(crate) fn fits(node: Node<'_>, shape: Shape) -> bool {
    match shape {
        Shape::Any => true,
        Shape::Text => node.kind() == NodeKind::String,
        Shape::Word => node.text().is_some_and(|text| !text.trim().is_empty()),
        Shape::Boolean => node.kind() == NodeKind::Bool,
        Shape::Integer(least) => {
            let number = node.number().and_then(|number| Number::as_i64(number, node.bytes()));
            number.is_some_and(|number| number >= least)
        }
        Shape::Object => node.kind() == NodeKind::Object,
        Shape::Array => node.kind() == NodeKind::Array,
    }
}

/// Says what is expected and what is found, and mends what can be mended without doubt.
#[cold]
fn wrong(member: &Member, node: Node<'_>) -> Finding {
    let expected = match member.shape {
        Shape::Any => "a value",
        Shape::Text => "a string",
        Shape::Word => "a string that is not empty",
        Shape::Boolean => "`true` or `false`",
        Shape::Integer(0) => "an integer, 0 or more",
        Shape::Integer(1) => "an integer, 1 or more",
        Shape::Integer(_) => "an integer",
        Shape::Object => "an object",
        Shape::Array => "an array",
    };
    let found = match (node.kind(), node.source()) {
        (NodeKind::Number, source) => String::from_utf8_lossy(source).into_owned(),
        (NodeKind::String, b"\"\"") => "an empty string".to_owned(),
        (kind, _) => kind.name().to_owned(),
    };
    let message = sentence!("`", member.name, "` must be ", expected, ", found ", found);
    Finding::at(member.wrong, node.span()).message(message).fix(mended(member.shape, node))
}

fn mended(shape: Shape, node: Node<'_>) -> Option<Fix> {
    let span = node.span();
    let text = node.text();
    match (shape, node.kind()) {
        (Shape::Integer(least), NodeKind::String) => {
            let digits = text.filter(|text| text.parse::<i64>().is_ok_and(|it| it >= least))?;
            Some(Fix::safe("Remove the quotes").replace(span, digits.trim_start_matches('+')))
        }
        (Shape::Boolean, NodeKind::String) => {
            let word = text?.to_ascii_lowercase();
            matches!(&*word, "true" | "false")
                .then(|| Fix::safe("Remove the quotes").replace(span, word))
        }
        (Shape::Text | Shape::Word, NodeKind::Number | NodeKind::Bool) => {
            Some(Fix::safe("Put it in quotes").insert(span.start, "\"").insert(span.end, "\""))
        }
        (Shape::Array, NodeKind::Object) => {
            Some(Fix::safe("Make it an array").insert(span.start, "[").insert(span.end, "]"))
        }
        _ => None,
    }
}
