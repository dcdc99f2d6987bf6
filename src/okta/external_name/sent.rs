//! What Okta makes of an external name when it sends a value.

use super::field::{Field, LIMIT};
use super::namespace::CORE_USER;
use super::parser::{Selector, parse};
use crate::json::{Document, Limits, Node, NodeKind, Object, array, quote};

/// Where in a resource the value of an attribute goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The URN of the object that holds it; nothing for the resource itself.
    namespace: Option<String>,
    attribute: String,
    /// Which element of a list: a sub-attribute and the JSON text that it has to be.
    selector: Option<(String, String)>,
    sub: Option<String>,
}

impl Place {
    /// Reads an external name. Gives nothing where Okta sends nothing: the namespace is empty, or
    /// the name cannot be read.
    ///
    /// Sources: Okta, How to Pass Multivalued Attributes in SCIM User Object; Custom Schema
    /// Attribute is Not Being Sent to Provisioning Servers.
    pub(crate) fn of(external_name: &str, namespace: &str) -> Option<Self> {
        let namespace = namespace.trim();
        if namespace.is_empty() || external_name.len() > LIMIT {
            return None;
        }
        let name = parse(&Field::read(external_name).letters);
        let selector = name.selector.as_ref().map(selector);
        if name.rest.is_some() || name.attribute.text.is_empty() || selector == Some(None) {
            return None;
        }
        Some(Self {
            namespace: (namespace != CORE_USER).then(|| namespace.to_owned()),
            selector: selector.flatten(),
            attribute: name.attribute.text,
            sub: name.sub.map(|sub| sub.text),
        })
    }

    /// Puts a value in its place, beside whatever a resource holds.
    pub(crate) fn put(&self, resource: &mut Object, value: &str) {
        let Some(urn) = &self.namespace else { return self.put_in(resource, value) };
        let mut extension = inside(resource.get(urn));
        self.put_in(&mut extension, value);
        resource.set(urn, extension.text());
    }

    fn put_in(&self, holder: &mut Object, value: &str) {
        let before = holder.get(&self.attribute);
        let text = match (&self.selector, &self.sub) {
            (None, None) => quote(value),
            (None, Some(sub)) => with(inside(before), sub, value),
            (Some((key, wanted)), sub) => {
                let sub = sub.as_deref().unwrap_or("value");
                elements(before.unwrap_or("[]"), key, wanted, sub, value)
            }
        };
        holder.set(&self.attribute, text);
    }
}

/// The selector as a sub-attribute and JSON text; nothing where it is not in Okta's notation.
fn selector(selector: &Selector) -> Option<(String, String)> {
    let okta = selector.opening.text == ".^[" && selector.operator.text == "==";
    let literal = selector.literal.text.as_str();
    let bare = selector.literal.quotes.is_none() && matches!(literal, "true" | "false");
    let wanted = if bare { literal.to_owned() } else { quote(literal) };
    okta.then(|| (selector.sub.text.clone(), wanted))
}

/// Reads a JSON text and hands its value on.
fn reading<T>(text: &str, read: impl FnOnce(Node<'_>) -> T) -> T {
    read(Document::read(text.as_bytes(), Limits::default()).root())
}

fn inside(text: Option<&str>) -> Object {
    text.map(|text| reading(text, Object::read)).unwrap_or_default()
}

fn with(mut object: Object, sub: &str, value: &str) -> String {
    object.set_text(sub, value);
    object.text()
}

/// The list with the value in the first element that the selector finds, or in a new one.
fn elements(before: &str, key: &str, wanted: &str, sub: &str, value: &str) -> String {
    reading(before, |list| {
        let mut found = false;
        let mut made: Vec<String> = Vec::new();
        for element in list.elements() {
            let mut object = Object::read(element);
            if !found && element.kind() == NodeKind::Object && object.get(key) == Some(wanted) {
                found = true;
                object.set_text(sub, value);
                made.push(object.text());
            } else {
                made.push(String::from_utf8_lossy(element.source()).into_owned());
            }
        }
        if !found {
            let mut object = Object::default();
            object.set(key, wanted);
            object.set_text(sub, value);
            made.push(object.text());
        }
        array(&made)
    })
}

#[cfg(test)]
mod tests {
    use super::{CORE_USER, Place};
    use crate::json::{Document, Limits, Object};

    fn sent(external_name: &str, namespace: &str, before: &str) -> Option<String> {
        let document = Document::read(before.as_bytes(), Limits::default());
        let mut resource = Object::read(document.root());
        Place::of(external_name, namespace)?.put(&mut resource, "Analyst");
        Some(resource.text())
    }

    #[test]
    fn a_value_goes_where_the_external_name_says() {
        let cases = [
            ("roles.^[primary==true].value", r#"{"roles":[{"primary":true,"value":"Analyst"}]}"#),
            ("roles.^[type=='slot1'].value", r#"{"roles":[{"type":"slot1","value":"Analyst"}]}"#),
            ("roles.^[type==slot1].value", r#"{"roles":[{"type":"slot1","value":"Analyst"}]}"#),
            (
                "roles.^[primary=='true'].value",
                r#"{"roles":[{"primary":"true","value":"Analyst"}]}"#,
            ),
            ("roles", r#"{"roles":"Analyst"}"#),
            ("roles.value", r#"{"roles":{"value":"Analyst"}}"#),
        ];
        for (name, expected) in cases {
            assert_eq!(sent(name, CORE_USER, "{}").as_deref(), Some(expected), "{name}");
        }
        let elsewhere = sent("roles", "urn:example:User", "{}");
        assert_eq!(elsewhere.as_deref(), Some(r#"{"urn:example:User":{"roles":"Analyst"}}"#));
    }

    #[test]
    fn nothing_is_sent_without_a_namespace_or_in_another_notation() {
        assert_eq!(sent("roles.^[primary==true].value", " ", "{}"), None);
        assert_eq!(sent("roles[primary eq \"True\"].value", CORE_USER, "{}"), None);
        assert_eq!(sent("roles.^[primary=true].value", CORE_USER, "{}"), None);
        assert_eq!(sent("", CORE_USER, "{}"), None);
    }

    #[test]
    fn what_is_there_already_stays() {
        let before = r#"{"roles": [{"value": "A", "primary": true}, {"value": "B", "primary": true}], "id": "7"}"#;
        let after = r#"{"roles":[{"value":"Analyst","primary":true},{"value": "B", "primary": true}],"id":"7"}"#;
        assert_eq!(sent("roles.^[primary==true].value", CORE_USER, before).as_deref(), Some(after));
        let name = r#"{"name": {"formatted": "A B", "givenName": "A"}}"#;
        let after = r#"{"name":{"formatted":"A B","givenName":"Analyst"}}"#;
        assert_eq!(sent("name.givenName", CORE_USER, name).as_deref(), Some(after));
    }
}
