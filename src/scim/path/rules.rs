//! The rules about what a path or name is written like, and what its words stand for.

use super::{PathFault, PathFaultKind};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};

// The first seven in the order of `PathFaultKind`.
rules! {
    pub(crate) static RULES;
    EMPTY: "patch.path-empty", Error, Certain, "RFC 7644 §3.5.2",
        "The path is empty", "Leave `path` out to change the resource itself, or name an attribute.";
    SYNTAX: "path.syntax", Error, Certain, "RFC 7644 §3.5.2 figure 7",
        "This is no path", "A path reads `attribute`, `attribute.sub` or `attribute[filter].sub`.";
    JSON_POINTER: "path.json-pointer", Error, Certain, "RFC 7644 §3.5.2",
        "This is a JSON Pointer, which SCIM does not use", "Write the names with a dot: `name.givenName`.";
    ARRAY_INDEX: "path.array-index", Error, Certain, "RFC 7644 §3.5.2",
        "Values of a list have no numbers in SCIM", "Say which value is meant by a filter: `emails[type eq \"work\"]`.";
    TOO_DEEP: "path.too-deep", Error, Certain, "RFC 7643 §2.3.8; erratum 8415",
        "A path goes more than one step deep", "SCIM knows `attribute.subAttribute` and nothing below it.";
    WHITESPACE: "path.whitespace", Error, Certain, "RFC 7644 §3.4.2.2 figure 1",
        "A blank stands in the path", "Outside the brackets of a filter a path has no blanks.";
    ATTR_EXPRESSION: "path.attr-expression", Warning, Certain, "RFC 7644 §3.5.2 figure 7; erratum 7122",
        "A comparison stands in the place of a path",
        "Put the condition in brackets behind the attribute: `members[value eq \"1\"]`.";
    UNKNOWN: "path.unknown-attribute", Warning, Certain, "RFC 7644 §3.5.2, §3.12",
        "No schema has an attribute of this name", "Use a name from the schema.";
    UNKNOWN_SUB: "path.unknown-sub", Warning, Certain, "RFC 7644 §3.5.2, §3.12",
        "The attribute has no sub-attribute of this name", "Use a name from the schema.";
    SUB_OF_SIMPLE: "path.sub-of-simple", Error, Certain, "RFC 7643 §1.2",
        "The attribute has no sub-attributes", "Name the attribute alone.";
    FILTER_UNKNOWN_SUB: "path.filter-unknown-sub", Warning, Certain, "RFC 7644 §3.4.2.2 table 5",
        "The values have no sub-attribute of this name", "Use a name from the schema.";
    CORE_URN: "path.core-urn-prefix", Info, Certain, "RFC 7644 §3.10",
        "The URN of the core schema stands before the name",
        "That is legal and not needed; some servers do not take it.";
    URN_UNKNOWN: "path.urn-unknown", Warning, Certain, "RFC 7644 §3.10",
        "This schema is not known here", "Check the URN, letter by letter.";
    URN_ONLY: "path.urn-only", Info, Certain, "RFC 7644 §3.5.2",
        "The path is a URN and names no attribute",
        "Servers differ in whether they take this for the whole extension: name an attribute behind it.";
    URN_CASE: "path.urn-case", Info, Certain, "RFC 7644 §3.10",
        "The URN has another letter case than the schema's",
        "Servers must accept it, but some do not: use the schema's spelling.";
    OPERATOR_IN_NAME: "path.operator-in-name", Info, Certain, "RFC 7644 §3.4.2.2 figure 1",
        "The name of the attribute is that of an operator", "Check whether an attribute is missing before it.";
    EXTENSION_URN: "patch.missing-extension-urn", Info, Certain, "RFC 7644 §3.10",
        "An attribute of an extension stands without its URN", "";
}

/// Makes findings of what the parser noted.
pub(super) fn report(faults: Vec<PathFault>, findings: &mut Findings) {
    for fault in faults {
        findings.push(finding(fault));
    }
}

#[cold]
fn finding(fault: PathFault) -> Finding {
    let rule = RULES.get(fault.kind as usize).copied().unwrap_or(&SYNTAX);
    let finding = Finding::at(rule, fault.span);
    let finding = if fault.words.is_empty() { finding } else { finding.message(fault.words) };
    let fix = Fix::safe(match fault.kind {
        PathFaultKind::Whitespace => "Remove the blanks",
        PathFaultKind::AttrExpression => "Put it in brackets",
        _ => "Write it as a SCIM path",
    });
    let some = !fault.repair.is_empty();
    let fix = fault.repair.into_iter().fold(fix, |fix, edit| fix.replace(edit.span, edit.text));
    finding.fix(some.then_some(fix))
}
