//! The text of the resource while operations change it.

use super::account::Change;
use super::items::Item;
use crate::json::{last_element, last_member, pointers, removal};
use crate::text::{Span, sort_by};

/// A text, with the changes to it that have been decided on and not yet made.
#[derive(Debug)]
pub(super) struct Draft {
    text: Vec<u8>,
    splices: Vec<Splice>,
    /// What has changed since somebody last asked; not kept where nobody will.
    changes: Option<Vec<Change>>,
}

/// One range of the text that goes, and what comes in its place.
#[derive(Debug)]
pub(super) struct Splice {
    gone: Span,
    text: String,
    /// The value that was there.
    before: Option<Span>,
    /// How many bytes at the end of `text` are the value that is there then.
    after: Option<usize>,
}

impl Draft {
    /// Begins with a text; `account` says whether the changes are to be told one by one.
    pub(super) fn new(text: &[u8], account: bool) -> Self {
        Self { text: text.to_vec(), splices: Vec::new(), changes: account.then(Vec::new) }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.text
    }

    /// Puts a value into the place of another.
    pub(super) fn replace(&mut self, value: Span, text: String) {
        let after = Some(text.len());
        self.splices.push(Splice { gone: value, text, before: Some(value), after });
    }

    /// Adds a member behind the others of an object that has some.
    pub(super) fn add_member(&mut self, object: Span, name: &str, value: &str) {
        let (place, text) = last_member(&self.text, object, name, value);
        self.insert(place, text, value);
    }

    /// Adds an element behind the others of an array that has some.
    pub(super) fn add_element(&mut self, array: Span, value: &str) {
        let (place, text) = last_element(&self.text, array, value);
        self.insert(place, text, value);
    }

    fn insert(&mut self, place: u32, text: String, value: &str) {
        let gone = Span::at(place as usize);
        self.splices.push(Splice { gone, text, before: None, after: Some(value.len()) });
    }

    /// Takes a member or an element away that is not the only one.
    pub(super) fn remove(&mut self, item: &Item) {
        let whole = item.whole();
        self.delete(removal(&self.text, whole.start, whole.end), item.span);
    }

    /// Takes a range away that holds a value and one comma.
    pub(super) fn delete(&mut self, gone: Span, value: Span) {
        self.splices.push(Splice { gone, text: String::new(), before: Some(value), after: None });
    }

    /// Makes the changes that have been decided on; says whether there were any.
    pub(super) fn commit(&mut self) -> bool {
        let mut splices = core::mem::take(&mut self.splices);
        if splices.is_empty() {
            return false;
        }
        sort_by(&mut splices, |one, other| one.gone.start.cmp(&other.gone.start));
        let mut text = Vec::with_capacity(self.text.len() + 64);
        let mut places = Vec::with_capacity(splices.len());
        let mut at = 0;
        for splice in &splices {
            text.extend_from_slice(Span { start: at, end: splice.gone.start }.slice(&self.text));
            text.extend_from_slice(splice.text.as_bytes());
            places.push(text.len());
            at = splice.gone.end;
        }
        text.extend_from_slice(self.text.get(at as usize..).unwrap_or_default());
        let old = core::mem::replace(&mut self.text, text);
        if let Some(changes) = &mut self.changes {
            tell(&splices, &places, &old, &self.text, changes);
        }
        true
    }

    /// Gives up the changes that have been decided on.
    pub(super) fn discard(&mut self) {
        self.splices.clear();
    }

    /// What has changed since this was last asked.
    pub(super) fn take_changes(&mut self) -> Vec<Change> {
        self.changes.as_mut().map(core::mem::take).unwrap_or_default()
    }

    pub(super) fn into_text(self) -> String {
        String::from_utf8(self.text)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }
}

/// Tells splices as changes of values with their pointers: those of values that were there before
/// in the old text, those of new ones in the new text.
fn tell(splices: &[Splice], places: &[usize], old: &[u8], new: &[u8], changes: &mut Vec<Change>) {
    let befores: Vec<u32> =
        splices.iter().filter_map(|splice| splice.before.map(|span| span.start)).collect();
    let came = |splice: &Splice, place: usize| {
        splice.after.map(|length| Span::new(place - length.min(place), place))
    };
    let afters: Vec<u32> = splices
        .iter()
        .zip(places)
        .filter(|(splice, _)| splice.before.is_none())
        .filter_map(|(splice, &place)| came(splice, place).map(|span| span.start))
        .collect();
    let mut befores = pointers(old, &befores).into_iter();
    let mut afters = pointers(new, &afters).into_iter();
    for (splice, &place) in splices.iter().zip(places) {
        let source =
            |span: Span, text: &[u8]| String::from_utf8_lossy(span.slice(text)).into_owned();
        let pointer = if splice.before.is_some() { befores.next() } else { afters.next() };
        changes.push(Change {
            pointer: pointer.unwrap_or_default(),
            before: splice.before.map(|span| source(span, old)),
            after: came(splice, place).map(|span| source(span, new)),
        });
    }
}
