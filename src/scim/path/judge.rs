//! The rules about what is done with what a path leads to.

use super::{Meaning, Path, Purpose};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Severity};
use crate::scim::filter::{Filter, Operator, Terms, check_meaning};
use crate::scim::schema::{Attribute, Mark, Mutability, Schema, Type};
use crate::sentence;
use crate::text::Span;

rules! {
    pub(crate) static RULES;
    FILTER_ON_SINGULAR: "path.filter-on-singular", Error, Certain, "RFC 7644 §3.5.2",
        "Brackets stand behind an attribute with a single value", "Only lists have values to choose from: leave the brackets out.";
    FILTER_ON_SIMPLE: "path.filter-on-simple-multi", Info, Certain, "RFC 7643 §2.4",
        "Brackets stand behind a list of plain values",
        "Servers differ in whether `value` stands for the plain value itself.";
    MULTI_WITHOUT_FILTER: "path.multi-without-filter", Warning, Certain, "RFC 7644 §3.5.2",
        "The path names a part of every value of a list",
        "Say which value is meant: `emails[type eq \"work\"].value`.";
    NOT_ALLOWED_HERE: "path.not-allowed-here", Error, Certain, "RFC 7644 §3.4.2.5, §3.10",
        "A filter stands in a name of a query", "`attributes`, `excludedAttributes` and `sortBy` name attributes only: leave the brackets out.";
    READONLY: "patch.readonly", Error, Certain, "RFC 7644 §3.5.2; RFC 7643 §7",
        "Only the service provider changes this attribute", "Leave the operation out.";
    SCHEMAS: "patch.schemas-path", Warning, Certain, "RFC 7644 §3.5.2",
        "The operation changes `schemas`",
        "Add or remove the attributes of the extension instead: `schemas` follows.";
}

/// Says whether there are values that brackets behind an attribute can choose from.
pub(crate) fn chooses(attribute: &Attribute<'_>, brackets: Span, findings: &mut Findings) -> bool {
    if !attribute.multi {
        let name = attribute.name;
        let message = sentence!("`", name, "` has a single value: there is nothing to choose from");
        findings.push(Finding::at(&FILTER_ON_SINGULAR, brackets).message(message));
    } else if attribute.kind != Type::Complex {
        findings.push(Finding::at(&FILTER_ON_SIMPLE, brackets));
    }
    attribute.multi
}

/// Says what is wrong with using what a path leads to in this way.
pub(super) fn judge(
    text: &str,
    path: &Path,
    resource: &Schema<'_>,
    meaning: Meaning<'_>,
    purpose: Purpose,
    findings: &mut Findings,
) {
    let Some(attribute) = meaning.attribute else { return };
    if purpose == Purpose::Query {
        if let Some(brackets) = path.brackets {
            let fix = Fix::guess("Remove the brackets").delete(brackets);
            findings.push(Finding::at(&NOT_ALLOWED_HERE, brackets).fix(fix));
        }
        return;
    }
    let span = path.name.span;
    let read_only = [Some(attribute), meaning.sub]
        .into_iter()
        .flatten()
        .find(|attribute| attribute.mutability == Mutability::ReadOnly);
    if let Some(attribute) = read_only {
        let message = sentence!("Only the service provider changes `", attribute.name, "`");
        findings.push(Finding::at(&READONLY, span).message(message));
    }
    if attribute.mark == Mark::Schemas {
        let finding = Finding::at(&SCHEMAS, span);
        let own = match &path.filter {
            Some(Filter::Compare(term)) if term.operator == Operator::Eq => {
                let urn = term.literal.span.text(text).trim_matches('"');
                urn.eq_ignore_ascii_case(resource.urn)
            }
            _ => path.brackets.is_none(),
        };
        let all = purpose == Purpose::Removal && own;
        findings.push(if all { finding.severity(Severity::Error) } else { finding });
    }
    if let Some(brackets) = path.brackets {
        if !chooses(attribute, brackets, findings) {
            return;
        }
        if let Some(filter) = &path.filter {
            check_meaning(text, filter, Terms::Element(attribute), findings);
        }
    } else if let Some(sub) = meaning.sub.filter(|sub| attribute.multi && sub.mark != Mark::Ref)
        && read_only.is_none()
    {
        let message =
            sentence!("The path names `", sub.name, "` of every value in `", attribute.name, "`");
        findings.push(Finding::at(&MULTI_WITHOUT_FILTER, span).message(message));
    }
}
