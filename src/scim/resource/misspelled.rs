//! Names that are no attribute's, though nearly.

use super::common::META_UNKNOWN;
use super::names::{UNKNOWN, UNKNOWN_IN_EXTENSION, UNKNOWN_SUB};
use super::nesting::Mend;
use super::strange::Verdict;
use super::walk::Scope;
use crate::scim::nearest::nearest;
use crate::scim::schema::Mark;
use crate::sentence;
use crate::text::shown;

/// What attributes are called elsewhere.
static ALIASES: &[(&str, &str)] = &[
    ("first", "givenName"),
    ("firstname", "givenName"),
    ("last", "familyName"),
    ("lastname", "familyName"),
    ("surname", "familyName"),
    ("middle", "middleName"),
    ("fullname", "formatted"),
    ("dept", "department"),
    ("street", "streetAddress"),
    ("city", "locality"),
    ("state", "region"),
    ("zip", "postalCode"),
    ("zipcode", "postalCode"),
    ("phone", "phoneNumbers"),
    ("login", "userName"),
    ("enabled", "active"),
];

/// Judges a name by what it is most likely meant to be.
pub(super) fn judge(text: &str, scope: Scope<'_>, counted_only: bool) -> Verdict {
    let (rule, of) = match scope {
        Scope::Resource(schema) | Scope::Document(schema) => (&UNKNOWN, schema.name),
        Scope::Extension(schema) => (&UNKNOWN_IN_EXTENSION, schema.name),
        Scope::Complex(attribute) if attribute.mark == Mark::Meta => {
            (&META_UNKNOWN, attribute.name)
        }
        Scope::Complex(attribute) => (&UNKNOWN_SUB, attribute.name),
    };
    if counted_only {
        return Verdict::of(rule);
    }
    let message = Some(sentence!("`", of, "` has no attribute ", shown(text)));
    let verdict = Verdict { message, ..Verdict::of(rule) };
    let attributes = scope.attributes();
    let plain: String = text.chars().filter(|letter| !matches!(letter, '_' | '-')).collect();
    let alias = ALIASES.iter().find(|(alias, _)| alias.eq_ignore_ascii_case(&plain));
    let alias = alias.map_or(plain.as_str(), |(_, name)| name);
    if let Some((_, attribute)) = attributes.find(alias.as_bytes()) {
        return verdict.suggest(attribute.name);
    }
    let part = attributes.find(b"name").and_then(|(_, name)| name.subs.find(alias.as_bytes()));
    if let (Scope::Resource(_), Some((_, part))) = (scope, part) {
        let help = Some(sentence!("Did you mean `name.", part.name, "`?"));
        return Verdict { help, ..verdict.mend(Mend::into("name", part.name)) };
    }
    match nearest(text, attributes.list().iter().map(|attribute| attribute.name)) {
        Some(near) => verdict.suggest(near),
        None => verdict,
    }
}

impl Verdict {
    fn suggest(self, name: &str) -> Self {
        let help = Some(sentence!("Did you mean `", name, "`?"));
        Self { help, ..self.mend(Mend::Rename(name.to_owned())) }
    }
}
