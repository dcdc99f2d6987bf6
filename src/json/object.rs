use super::{Node, quote};

/// A JSON object that is put together, its values as JSON text and its members in their order.
///
/// ```
/// use scim_preflight::json::{Document, Limits, Object};
/// let before = Document::read(br#"{"id": "7", "active": true}"#, Limits::default());
/// let mut object = Object::read(before.root());
/// object.set("active", "false");
/// object.set_text("userName", "ann@example.com");
/// assert_eq!(object.text(), r#"{"id":"7","active":false,"userName":"ann@example.com"}"#);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Object {
    members: Vec<(String, String)>,
}

impl Object {
    /// Takes the members of an object over; of another value nothing.
    #[must_use]
    pub fn read(node: Node<'_>) -> Self {
        let member = |(name, value): (std::borrow::Cow<'_, str>, Node<'_>)| {
            (name.into_owned(), String::from_utf8_lossy(value.source()).into_owned())
        };
        Self { members: node.members().map(member).collect() }
    }

    /// The JSON text of a member.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.members.iter().find(|(member, _)| member == name).map(|(_, value)| value.as_str())
    }

    /// Sets a member to a value that is JSON text: where it stands, or else at the end.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        let value = value.into();
        match self.members.iter_mut().find(|(member, _)| member == name) {
            Some((_, old)) => *old = value,
            None => self.members.push((name.to_owned(), value)),
        }
    }

    /// Sets a member to a string.
    pub fn set_text(&mut self, name: &str, value: &str) {
        self.set(name, quote(value));
    }

    /// The object as JSON text without blanks of its own.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::from("{");
        for (name, value) in &self.members {
            if out.len() > 1 {
                out.push(',');
            }
            out.push_str(&quote(name));
            out.push(':');
            out.push_str(value);
        }
        out.push('}');
        out
    }
}

/// An array of values that are JSON texts.
#[must_use]
pub fn array(elements: &[String]) -> String {
    crate::sentence!("[", elements.join(","), "]")
}
