//! The characteristics of an attribute that are one of a few words (RFC 7643 §2.3, §7).

use crate::json::{Node, quote};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Rule, Severity};
use crate::sentence;
use crate::text::shown;

rules! {
    pub(super) static RULES;
    TYPE: "schema.type", Error, Certain, "RFC 7643 §2.3, §7",
        "There is no such type of attribute",
        "The types are `string`, `boolean`, `decimal`, `integer`, `dateTime`, `binary`, `reference` and `complex`.";
    MUTABILITY: "schema.mutability", Error, Certain, "RFC 7643 §7",
        "There is no such mutability", "It is `readOnly`, `readWrite`, `immutable` or `writeOnly`, in this spelling.";
    RETURNED: "schema.returned", Error, Certain, "RFC 7643 §7",
        "There is no such value of `returned`", "It is `always`, `never`, `default` or `request`, in this spelling.";
    UNIQUENESS: "schema.uniqueness", Error, Certain, "RFC 7643 §7",
        "There is no such uniqueness", "It is `none`, `server` or `global`, in this spelling.";
}

/// A characteristic and its words.
pub(super) struct Keywords {
    pub(super) name: &'static str,
    rule: &'static Rule,
    words: &'static [&'static str],
    /// What is said for them elsewhere.
    others: &'static [(&'static str, &'static str)],
    /// Whether letter case matters (RFC 7643 §8.7.2).
    exact: bool,
}

pub(super) static KIND: Keywords = Keywords {
    name: "type",
    rule: &TYPE,
    words: &[
        "string",
        "boolean",
        "decimal",
        "integer",
        "dateTime",
        "binary",
        "reference",
        "complex",
    ],
    others: &[
        ("text", "string"),
        ("str", "string"),
        ("bool", "boolean"),
        ("int", "integer"),
        ("number", "decimal"),
        ("float", "decimal"),
        ("double", "decimal"),
        ("date", "dateTime"),
        ("timestamp", "dateTime"),
        ("base64", "binary"),
        ("uri", "reference"),
        ("url", "reference"),
        ("object", "complex"),
    ],
    exact: false,
};

/// The other three.
pub(super) static CHARACTERISTICS: [Keywords; 3] = [
    Keywords {
        name: "mutability",
        rule: &MUTABILITY,
        words: &["readOnly", "readWrite", "immutable", "writeOnly"],
        others: &[],
        exact: true,
    },
    Keywords {
        name: "returned",
        rule: &RETURNED,
        words: &["always", "never", "default", "request"],
        others: &[],
        exact: true,
    },
    Keywords {
        name: "uniqueness",
        rule: &UNIQUENESS,
        words: &["none", "server", "global"],
        others: &[],
        exact: true,
    },
];

impl Keywords {
    /// Gives the word that a value is or stands for, and reports every other spelling; nothing
    /// where it stands for none.
    pub(super) fn read(&self, node: Node<'_>, findings: &mut Findings) -> &'static str {
        let text = node.text().unwrap_or_default();
        let plain: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
        let same = self.words.iter().copied().find(|word| word.eq_ignore_ascii_case(&plain));
        if same.is_some_and(|word| word == text) {
            return same.unwrap_or_default();
        }
        let other = self.others.iter().find(|(other, _)| other.eq_ignore_ascii_case(&plain));
        let meant = same.or(other.map(|(_, word)| *word));
        let message = match same {
            Some(word) => {
                sentence!("`", self.name, "` is spelled `", word, "`, found ", shown(&text))
            }
            None => sentence!("`", self.name, "` cannot be ", shown(&text)),
        };
        let finding = Finding::at(self.rule, node.span()).message(message);
        let case = same.is_some_and(|word| word.eq_ignore_ascii_case(&text));
        let finding =
            if case && !self.exact { finding.severity(Severity::Warning) } else { finding };
        let fix = meant.map(|word| {
            let fix = Fix::safe(sentence!("Write `", word, "`")).replace(node.span(), quote(word));
            if same.is_some() { fix } else { fix.guessed() }
        });
        findings.push(finding.fix(fix));
        meant.unwrap_or_default()
    }
}
