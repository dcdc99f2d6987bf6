//! The names in `attributes`, `excludedAttributes` and `sortBy`.

use super::parameters::{Name, Parameter, Parameters, Text};
use super::rules::{
    ALWAYS, ATTRIBUTES_PATH, ATTRIBUTES_UNKNOWN, EXCLUSIVE, NEVER, REPEATED, SORT_BY_COMPLEX,
    SORT_BY_UNKNOWN,
};
use super::subject::Subject;
use crate::report::{Finding, Findings, Fix, Rule, Severity};
use crate::scim::path::{
    CORE_URN, EXTENSION_URN, Meaning, NOT_ALLOWED_HERE, SUB_OF_SIMPLE, UNKNOWN, UNKNOWN_SUB,
    URN_CASE, URN_ONLY, URN_UNKNOWN,
};
use crate::scim::schema::{Returned, Type};
use crate::sentence;
use crate::text::{Span, sort_by};

/// Judges the lists.
pub(super) fn judge(query: &Parameters<'_>, subject: Subject<'_>, findings: &mut Findings) {
    for name in [Name::Attributes, Name::ExcludedAttributes] {
        if let Some(parameter) = query.get(name) {
            list(query, name, parameter, subject, findings);
        }
    }
    let some = |name| query.get(name).filter(|parameter| !parameter.texts.is_empty());
    if let (Some(one), Some(other)) = (some(Name::Attributes), some(Name::ExcludedAttributes)) {
        let finding = Finding::at(&EXCLUSIVE, other.name);
        findings.push(finding.related("The other one stands here", one.name));
    }
}

fn list(
    query: &Parameters<'_>,
    name: Name,
    parameter: &Parameter<'_>,
    subject: Subject<'_>,
    findings: &mut Findings,
) {
    let mut keys: Vec<(String, Span)> = Vec::new();
    for text in &parameter.texts {
        let meaning = one(query, text, subject, &ATTRIBUTES_UNKNOWN, findings);
        keys.push((key(&text.decoded.text, meaning), text.span));
        let returned = meaning.and_then(|meaning| meaning.target()).map(|target| target.returned);
        let rule = match (name, returned) {
            (Name::Attributes, Some(Returned::Never)) => &NEVER,
            (Name::ExcludedAttributes, Some(Returned::Always)) => &ALWAYS,
            _ => continue,
        };
        let fix = Fix::safe("Remove it").delete(query.without_text(parameter, text.span));
        findings.push(Finding::at(rule, text.span).fix(fix));
    }
    repeated(query, parameter, keys, findings);
}

/// What a name stands for, in one spelling; its parts are parted by U+0001, so that a parent comes
/// right before its parts in order.
fn key(text: &str, meaning: Option<Meaning<'_>>) -> String {
    let Some(Meaning { extension, attribute: Some(attribute), sub }) = meaning else {
        return text.to_ascii_lowercase().replace('.', "\u{1}");
    };
    let urn = extension.map_or("", |extension| extension.urn);
    let sub = sub.map(|sub| sentence!("\u{2}", sub.name).replace('\u{2}', "\u{1}"));
    let mut key = sentence!(urn, ":", attribute.name);
    key.push_str(&sub.unwrap_or_default());
    key.to_ascii_lowercase()
}

/// Reports names that are asked for twice, and parts of what is asked for whole.
fn repeated(
    query: &Parameters<'_>,
    parameter: &Parameter<'_>,
    mut keys: Vec<(String, Span)>,
    findings: &mut Findings,
) {
    sort_by(&mut keys, Ord::cmp);
    let mut whole: Option<&(String, Span)> = None;
    for entry in &keys {
        let covers = |whole: &&(String, Span)| {
            let rest = entry.0.strip_prefix(&whole.0);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('\u{1}'))
        };
        let Some(first) = whole.filter(covers) else {
            whole = Some(entry);
            continue;
        };
        let fix = Fix::safe("Remove it").delete(query.without_text(parameter, entry.1));
        let finding = Finding::at(&REPEATED, entry.1).fix(fix);
        findings.push(finding.related("It stands here", first.1));
    }
}

/// Checks one name.
fn one<'s>(
    query: &Parameters<'_>,
    text: &Text<'_>,
    subject: Subject<'s>,
    unknown: &'static Rule,
    findings: &mut Findings,
) -> Option<Meaning<'s>> {
    let mark = findings.mark();
    let mut meaning = None;
    query.within(text, findings, &mut |text, findings| meaning = subject.name(text, findings));
    // What the rules about paths find is put under those about queries.
    findings.recast_where(mark, &|finding| {
        let is = |rules: &[&Rule]| rules.iter().any(|rule| finding.rule().is(rule));
        if is(&[&CORE_URN, &URN_CASE, &URN_ONLY, &NOT_ALLOWED_HERE]) {
            None
        } else if is(&[&UNKNOWN, &UNKNOWN_SUB, &SUB_OF_SIMPLE, &EXTENSION_URN, &URN_UNKNOWN]) {
            Some(unknown)
        } else {
            Some(&ATTRIBUTES_PATH)
        }
    });
    meaning
}

/// Judges `sortBy`.
pub(super) fn sort_by_attribute(
    query: &Parameters<'_>,
    subject: Subject<'_>,
    findings: &mut Findings,
) {
    let Some(text) = query.get(Name::SortBy).and_then(|given| given.texts.first()) else { return };
    let meaning = one(query, text, subject, &SORT_BY_UNKNOWN, findings);
    let Some(attribute) = meaning.and_then(|meaning| meaning.target()) else { return };
    if attribute.kind != Type::Complex {
        return;
    }
    let part = attribute.subs.list().iter().find(|sub| sub.name == "value");
    let part = part.or(attribute.subs.list().first()).map_or("", |sub| sub.name);
    let message = sentence!("`", attribute.name, "` has parts: there is nothing in it to sort by");
    let help = sentence!("Name one of them, such as `", attribute.name, ".", part, "`.");
    let finding = Finding::at(&SORT_BY_COMPLEX, text.span).help(help);
    // Of a list, servers take the primary value.
    findings.push(if attribute.multi {
        let message = sentence!("`", attribute.name, "` is a list with parts, and none is named");
        finding.message(message).severity(Severity::Warning)
    } else {
        finding.message(message)
    });
}
