//! Values that one line has and an earlier one had.

use super::hashes::{Hashes, hash};
use crate::json::{Reader, Str, Value};
use crate::report::{Finding, Findings, Rule};
use crate::scim::Kind;
use crate::scim::unique::{EXTERNAL_ID, ID, USER_NAME};
use crate::sentence;
use crate::text::digits;

/// An attribute that tells one resource from another.
struct Attribute {
    name: &'static str,
    /// Whether values that differ in letter case only are two.
    exact: bool,
    /// Whether it is told apart among resources of one type only.
    by_type: bool,
    rule: &'static Rule,
}

const ATTRIBUTES: &[Attribute] = &[
    Attribute { name: "userName", exact: false, by_type: true, rule: &USER_NAME },
    Attribute { name: "id", exact: true, by_type: false, rule: &ID },
    Attribute { name: "externalId", exact: true, by_type: true, rule: &EXTERNAL_ID },
];

/// The values of the lines so far, each as a hash with the line that had it.
#[derive(Debug, Default)]
pub(crate) struct Repeats(Hashes);

impl Repeats {
    /// Looks for the values of a line among those of the earlier ones.
    pub(crate) fn check(
        &mut self,
        bytes: &[u8],
        kind: Option<Kind>,
        line: u32,
        findings: &mut Findings,
    ) {
        let Some(kind @ (Kind::User | Kind::Group | Kind::Resource)) = kind else { return };
        let mut reader = Reader::from(bytes, 0);
        let Value::Object(_) = reader.value() else { return };
        while let Some(name) = reader.next_member() {
            let value = reader.value();
            reader.pass(value);
            let named =
                |known: &&Attribute| name.raw(bytes).eq_ignore_ascii_case(known.name.as_bytes());
            if let (Value::String(text), Some(known)) = (value, ATTRIBUTES.iter().find(named))
                && let Some(first) = self.0.first(known.hash(kind, text, bytes), line)
            {
                let message =
                    sentence!("`", known.name, "` is that of line ", digits(first.into()));
                findings.push(Finding::at(known.rule, text.span).message(message));
            }
        }
    }
}

impl Attribute {
    /// FNV-1a over the attribute's name, the type where it counts, and the value.
    fn hash(&self, kind: Kind, text: Str, bytes: &[u8]) -> u64 {
        let kind = if self.by_type { kind.name() } else { "" };
        let text = text.text(bytes);
        let fold = |byte: u8| if self.exact { byte } else { byte.to_ascii_lowercase() };
        let parts = self.name.bytes().chain([0]).chain(kind.bytes()).chain([0]);
        hash(parts.chain(text.bytes().map(fold)))
    }
}
