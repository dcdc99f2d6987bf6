//! What several inputs say of one thing, each with the place where it stands.

use crate::json::{Node, NodeKind};
use crate::text::Span;

/// Where a value stands: in a field of a form, or in a text that was pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// In a form: its name, the pointer to the field, and the entry where that is a list.
    Field(&'static str, &'static str, Option<u32>),
    /// In one of the pasted texts, by its number.
    Text(u32, Span),
}

/// A value as a text, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The text of a string; the spelling of a number, a boolean, or anything else.
    pub text: String,
    /// Where it stands.
    pub spot: Spot,
}

impl Said {
    /// What is typed into a field.
    #[must_use]
    pub fn typed(text: &str, form: &'static str, pointer: &'static str) -> Self {
        Self { text: text.to_owned(), spot: Spot::Field(form, pointer, None) }
    }

    /// What an export says; nothing where it says `null`.
    #[must_use]
    pub fn read(node: Node<'_>, input: u32) -> Option<Self> {
        let spelled = || String::from_utf8_lossy(node.source()).into_owned();
        let text = node.text().map_or_else(spelled, Into::into);
        (!node.is_null()).then_some(Self { text, spot: Spot::Text(input, node.span()) })
    }

    /// The entries of a list, wherever it stands; nothing where there is none.
    #[must_use]
    pub fn list(node: Option<Node<'_>>, input: u32) -> Option<Vec<Self>> {
        let list = node.filter(|node| node.kind() == NodeKind::Array)?;
        Some(list.elements().filter_map(|entry| Self::read(entry, input)).collect())
    }

    /// Whether it is this word, in any letter case.
    #[must_use]
    pub fn is(&self, word: &str) -> bool {
        self.text.trim().eq_ignore_ascii_case(word)
    }
}

/// A thing that an export describes: what is known of it, by the places of a table.
#[derive(Clone, Debug)]
pub struct Record {
    /// Where it stands.
    pub spot: Spot,
    values: Vec<Option<Said>>,
}

impl Record {
    /// Reads what JSON Pointers lead to; an empty one leads nowhere.
    #[must_use]
    pub fn read(node: Node<'_>, input: u32, pointers: &[&str]) -> Self {
        let value = |pointer: &&str| {
            if pointer.is_empty() { None } else { Said::read(node.pointer(pointer)?, input) }
        };
        Self {
            spot: Spot::Text(input, node.opening()),
            values: pointers.iter().map(value).collect(),
        }
    }

    /// A record of what is typed into the fields of a form; an empty one says nothing.
    #[must_use]
    pub fn typed(form: &'static str, fields: &[(Option<&str>, &'static str)]) -> Self {
        let value = |(text, pointer): &(Option<&str>, &'static str)| {
            let typed = text.filter(|text| !text.trim().is_empty())?;
            Some(Said::typed(typed, form, pointer))
        };
        Self { spot: Spot::Field(form, "", None), values: fields.iter().map(value).collect() }
    }

    /// Says that some of the fields stand in another form.
    pub fn of_form(&mut self, form: &'static str, pointers: &[&str]) {
        for said in self.values.iter_mut().flatten() {
            if let Spot::Field(name, pointer, _) = &mut said.spot
                && pointers.contains(pointer)
            {
                *name = form;
            }
        }
    }

    /// What is said at a place of the table.
    #[must_use]
    pub fn get(&self, place: usize) -> Option<&Said> {
        self.values.get(place)?.as_ref()
    }
}
