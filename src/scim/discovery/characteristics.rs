//! The characteristics of an attribute against each other (RFC 7643 §2.3, §2.4, §7).

use super::keywords::{CHARACTERISTICS, KIND};
use crate::json::Node;
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Rule, Severity};
use crate::scim::schema::Schema;
use crate::scim::shape::Members;
use crate::sentence;
use crate::text::shown;

rules! {
    pub(super) static RULES;
    WITHOUT_SUBS: "schema.complex-without-sub", Warning, Certain, "RFC 7643 §7",
        "A complex attribute has no `subAttributes`", "Define its parts: what is not defined, clients cannot send.";
    SUBS_ON_SIMPLE: "schema.sub-on-simple", Error, Certain, "RFC 7643 §7",
        "Only a complex attribute has `subAttributes`", "Make its type `complex`, or remove them.";
    NESTED: "schema.nested-complex", Error, Certain, "RFC 7643 §2.3.8",
        "A complex attribute stands inside a complex attribute", "Make it an attribute of its own, or give it simple parts.";
    REFERENCE_TYPES: "schema.referenceTypes-missing", Warning, Certain, "RFC 7643 §7",
        "A reference must say what it leads to", "Add `referenceTypes`: names of resource types, `external` or `uri`.";
    WRITE_ONLY: "schema.writeonly-returned", Error, Certain, "RFC 7643 §7",
        "What is only written cannot be returned", "A `writeOnly` attribute is returned `never`.";
    NEVER_SEEN: "schema.readonly-never", Warning, Certain, "RFC 7643 §7",
        "Nobody can ever write this attribute, nor see it", "Return it, or leave it out of the schema.";
    NEVER_SENT: "schema.readonly-required", Warning, Likely, "RFC 7643 §7",
        "Clients must send this attribute, and may not", "What only the server writes is not `required`.";
    UNIQUE: "schema.boolean-uniqueness", Warning, Certain, "RFC 7643 §2.3",
        "Values of this type are not unique, nor have they letter case", "Write `none`, or leave it out.";
    EXACT: "schema.binary-caseExact", Warning, Certain, "RFC 7643 §2.3.6, §2.3.7; against it §8.7.1",
        "Letter case matters in values of this type", "Binary values and references are `caseExact`.";
    PRIMARY: "schema.primary-shape", Warning, Certain, "RFC 7643 §2.4",
        "This sub-attribute has a meaning of its own, and another type with it",
        "`primary` is a boolean, `display` and `type` are strings, `$ref` is a reference.";
    COMMON: "schema.common-attr-conflict", Warning, Certain, "RFC 7643 §3.1",
        "A common attribute is defined otherwise than the RFC does", "Leave it out: every resource has it as RFC 7643 §3.1 defines it.";
}

/// Where a definition stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outer<'o> {
    /// The core schema that the document is a copy of.
    pub(super) core: Option<&'static Schema<'static>>,
    /// The document is the schema of an extension, as its URN says.
    pub(super) extension: bool,
    /// The document is the schema of a document of the server itself.
    pub(super) discovery: bool,
    /// The attribute that this one is a part of.
    pub(super) parent: Option<&'o Definition<'o>>,
}

/// An attribute definition as it was read. A word that is missing, or none of those that there
/// are, is empty.
#[derive(Debug)]
pub(super) struct Definition<'o> {
    pub(super) node: Node<'o>,
    pub(super) members: Members<'o>,
    pub(super) outer: &'o Outer<'o>,
    pub(super) name: String,
    pub(super) kind: &'static str,
    pub(super) mutability: &'static str,
    pub(super) returned: &'static str,
    uniqueness: &'static str,
}

impl<'o> Definition<'o> {
    /// Reads the words of a definition.
    pub(super) fn read(
        node: Node<'o>,
        members: &Members<'o>,
        outer: &'o Outer<'o>,
        findings: &mut Findings,
    ) -> Self {
        let name = members.get("name").and_then(Node::text).unwrap_or_default().into_owned();
        let kind = members.get("type").map(|node| KIND.read(node, findings)).unwrap_or_default();
        let [mutability, returned, uniqueness] = CHARACTERISTICS.each_ref().map(|keywords| {
            let node = members.get(keywords.name);
            node.map(|node| keywords.read(node, findings)).unwrap_or_default()
        });
        Self { node, members: *members, outer, name, kind, mutability, returned, uniqueness }
    }

    /// The value of a characteristic that is `true` or `false`.
    pub(super) fn flag(&self, name: &str) -> Option<bool> {
        self.members.get(name).and_then(Node::boolean)
    }

    fn lists(&self, name: &str) -> bool {
        self.members.get(name).is_some_and(|list| list.elements().next().is_some())
    }

    fn is(&self, kinds: &[&str]) -> bool {
        kinds.contains(&self.kind)
    }

    /// Judges the characteristics against each other and against where the attribute stands.
    pub(super) fn judge(&self, findings: &mut Findings) {
        for row in CONTRADICTIONS {
            if !(row.holds)(self) {
                continue;
            }
            let Some(node) = self.members.get(row.place) else { continue };
            let fix = (!row.right.is_empty()).then(|| {
                Fix::guess(sentence!("Write `", row.right.trim_matches('"'), "`"))
                    .replace(node.span(), row.right)
            });
            let message = sentence!(shown(&self.name), ": ", row.message);
            let finding = Finding::at(row.rule, node.span()).message(message).fix(fix);
            findings.push(match row.severity {
                Some(severity) => finding.severity(severity),
                None => finding,
            });
        }
        if self.outer.parent.is_none() && !self.outer.discovery {
            self.common(findings);
        }
    }

    /// Compares the definition of a common attribute with that of the RFC.
    fn common(&self, findings: &mut Findings) {
        let named =
            COMMON_ATTRIBUTES.iter().find(|(name, ..)| name.eq_ignore_ascii_case(&self.name));
        let Some((name, rows)) = named else { return };
        let differs = |(member, right): &&(&str, &[&str])| {
            let given = self.members.get(member).map(Node::source).unwrap_or_default();
            !given.is_empty() && !right.iter().any(|right| right.as_bytes() == given)
        };
        let Some((node, right)) = rows
            .iter()
            .find(differs)
            .and_then(|(member, right)| Some((self.members.get(member)?, right.first()?)))
        else {
            return;
        };
        let message = sentence!(
            "`",
            *name,
            "` is a common attribute, for which the RFC has ",
            *right,
            " here"
        );
        let fix = Fix::guess(sentence!("Write ", *right)).replace(node.span(), *right);
        findings.push(Finding::at(&COMMON, node.span()).message(message).fix(fix));
    }
}

/// What a contradiction is, and where it is shown.
#[derive(Clone, Copy)]
struct Contradiction {
    rule: &'static Rule,
    /// Where it is less bad than the rule says.
    severity: Option<Severity>,
    /// The characteristic that it is shown at.
    place: &'static str,
    holds: fn(&Definition<'_>) -> bool,
    message: &'static str,
    /// What would be right there, as JSON; empty where that cannot be said.
    right: &'static str,
}

const fn row(
    rule: &'static Rule,
    place: &'static str,
    holds: fn(&Definition<'_>) -> bool,
    message: &'static str,
    right: &'static str,
) -> Contradiction {
    Contradiction { rule, severity: None, place, holds, message, right }
}

const fn note(row: Contradiction) -> Contradiction {
    Contradiction { severity: Some(Severity::Info), ..row }
}

/// Types whose values have no letter case.
const CASELESS: &[&str] = &["boolean", "decimal", "integer", "dateTime", "complex"];

static CONTRADICTIONS: &[Contradiction] = &[
    row(
        &WITHOUT_SUBS,
        "type",
        |it| it.is(&["complex"]) && !it.lists("subAttributes"),
        "a complex attribute has no `subAttributes`",
        "",
    ),
    row(
        &SUBS_ON_SIMPLE,
        "type",
        |it| !it.is(&["complex", ""]) && it.lists("subAttributes"),
        "only a complex attribute has `subAttributes`",
        "\"complex\"",
    ),
    row(
        &NESTED,
        "type",
        |it| it.is(&["complex"]) && it.outer.parent.is_some() && !it.outer.discovery,
        "a complex attribute stands inside a complex attribute",
        "",
    ),
    row(
        &REFERENCE_TYPES,
        "type",
        |it| it.is(&["reference"]) && !it.lists("referenceTypes"),
        "a reference must say what it leads to",
        "",
    ),
    row(
        &REFERENCE_TYPES,
        "referenceTypes",
        |it| !it.is(&["reference", ""]) && it.lists("referenceTypes"),
        "only a reference has `referenceTypes`",
        "",
    ),
    row(
        &WRITE_ONLY,
        "returned",
        |it| it.mutability == "writeOnly" && !matches!(it.returned, "never" | ""),
        "what is only written cannot be returned",
        "\"never\"",
    ),
    row(
        &NEVER_SEEN,
        "returned",
        |it| it.mutability == "readOnly" && it.returned == "never",
        "nobody can ever write this attribute, nor see it",
        "",
    ),
    row(
        &NEVER_SENT,
        "required",
        |it| it.mutability == "readOnly" && it.flag("required") == Some(true) && it.for_clients(),
        "clients must send this attribute, and may not",
        "",
    ),
    row(
        &UNIQUE,
        "uniqueness",
        |it| {
            it.is(&["boolean", "dateTime", "complex", "binary"])
                && !matches!(it.uniqueness, "none" | "")
        },
        "values of this type are not unique",
        "\"none\"",
    ),
    note(row(
        &UNIQUE,
        "caseExact",
        |it| it.is(CASELESS) && it.flag("caseExact") == Some(true),
        "values of this type have no letter case",
        "false",
    )),
    row(
        &EXACT,
        "caseExact",
        |it| it.inexact() && it.outer.core.is_none(),
        "letter case matters in values of this type",
        "true",
    ),
    note(row(
        &EXACT,
        "caseExact",
        |it| it.inexact() && it.outer.core.is_some(),
        "letter case matters in values of this type, though RFC 7643 §8.7.1 says the same",
        "true",
    )),
    row(
        &PRIMARY,
        "type",
        |it| {
            let right = MEANINGS.iter().find(|(name, _)| name.eq_ignore_ascii_case(&it.name));
            let many = it.outer.parent.is_some_and(|it| it.flag("multiValued") == Some(true));
            many && !it.outer.discovery
                && right.is_some_and(|(_, right)| !it.is(&[right, "", "complex"]))
        },
        "the sub-attribute has a meaning of its own, and another type with it",
        "",
    ),
];

/// The sub-attributes of a multi-valued attribute that have a meaning (RFC 7643 §2.4).
static MEANINGS: &[(&str, &str)] =
    &[("primary", "boolean"), ("display", "string"), ("type", "string"), ("$ref", "reference")];

impl Definition<'_> {
    /// Says whether clients are meant to send the attribute at all: not where all around it, or
    /// the whole document, is the server's.
    fn for_clients(&self) -> bool {
        let common =
            COMMON_ATTRIBUTES.iter().any(|(name, ..)| name.eq_ignore_ascii_case(&self.name));
        let inside = self.outer.parent.is_some_and(|parent| parent.mutability == "readOnly");
        !self.outer.discovery && !inside && (!common || self.outer.parent.is_some())
    }

    fn inexact(&self) -> bool {
        self.is(&["binary", "reference"])
            && self.flag("caseExact") == Some(false)
            && !self.outer.discovery
    }
}

/// A characteristic and what it may be, as JSON.
type Right = (&'static str, &'static [&'static str]);

/// What RFC 7643 §3.1 has of the common attributes.
static COMMON_ATTRIBUTES: &[(&str, &[Right])] = &[
    (
        "id",
        &[
            ("type", &["\"string\""]),
            ("multiValued", &["false"]),
            ("mutability", &["\"readOnly\""]),
            ("returned", &["\"always\""]),
        ],
    ),
    (
        "externalId",
        &[
            ("type", &["\"string\""]),
            ("multiValued", &["false"]),
            ("mutability", &["\"readWrite\""]),
        ],
    ),
    (
        "meta",
        &[
            ("type", &["\"complex\""]),
            ("multiValued", &["false"]),
            ("mutability", &["\"readOnly\""]),
        ],
    ),
    ("schemas", &[("type", &["\"reference\"", "\"string\""]), ("multiValued", &["true"])]),
];
