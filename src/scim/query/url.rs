//! The parameters in the query of a URL: split at `&` and `=`, percent signs and plus signs
//! decoded (RFC 3986 §3.4, and what forms do).

use std::borrow::Cow;

use super::parameters::{Name, Origin, Parameter, Parameters, Text};
use super::rules::{ATTRIBUTES_TYPE, BLANK, COUNT_TYPE, DUPLICATE, NAME_CASE, START_TYPE, UNKNOWN};
use crate::json::Decoded;
use crate::report::{Finding, Findings, Fix};
use crate::scim::filter::value_end;
use crate::scim::nearest::nearest;
use crate::sentence;
use crate::text::{Span, shown};

/// The parts of a text that may be a whole URL, the end of one, or a query alone.
pub(super) fn split(text: &str) -> (Span, Span) {
    let end = text.find('#').unwrap_or(text.len());
    let inside = text.get(..end).unwrap_or_default();
    if let Some(mark) = inside.find('?') {
        return (Span::new(0, mark), Span::new(mark + 1, end));
    }
    let query =
        inside.find('=').is_some_and(|at| !inside.get(..at).unwrap_or_default().contains('/'));
    if query { (Span::at(0), Span::new(0, end)) } else { (Span::new(0, end), Span::at(end)) }
}

/// Reads the parameters of a query that stands in a text.
pub(super) fn read<'t>(text: &'t str, query: Span, findings: &mut Findings) -> Parameters<'t> {
    let mut parameters = Parameters::new(Origin::Url, text.as_bytes());
    let mut start = query.start;
    while start < query.end {
        let rest = Span { start, ..query }.text(text);
        let filter = rest.strip_prefix("filter=").map(|value| rest.len() - value.len());
        let end = match filter {
            // A bare `&` in one of its strings belongs to it.
            Some(name) => name + value_end(rest.get(name..).unwrap_or_default()),
            None => rest.find('&').unwrap_or(rest.len()),
        };
        let part = Span { start, end: start + end as u32 };
        start = part.end + 1;
        if part.is_empty() {
            continue;
        }
        let name_end = part.text(text).find('=').unwrap_or(end) as u32;
        let name = Span { end: part.start + name_end, ..part };
        let value = Span { start: part.end.min(name.end + 1), ..part };
        parameter(text, name, value, &mut parameters, findings);
    }
    parameters
}

fn parameter<'t>(
    text: &'t str,
    name: Span,
    value: Span,
    parameters: &mut Parameters<'t>,
    findings: &mut Findings,
) {
    let word = decoded(text, name).decoded.text;
    let mut given = Parameter { name, value, texts: Vec::new(), number: None };
    let known =
        |word: &str| Name::ALL.iter().copied().find(|(_, known)| known.eq_ignore_ascii_case(word));
    let Some((found, proper)) = known(&word) else {
        let stem = word.split('[').next().unwrap_or_default();
        let list = known(stem).filter(|(name, _)| name.is_list() && stem.len() < word.len());
        findings.push(match list {
            Some(_) => Finding::at(&ATTRIBUTES_TYPE, name)
                .message(sentence!(shown(&word), " is no parameter: SCIM has no lists in brackets"))
                .help("Write one parameter, with commas between the names."),
            None => strange(parameters, &given, &word),
        });
        return;
    };
    if proper != word {
        let fix = Fix::safe(sentence!("Write `", proper, "`")).replace(name, proper);
        let message = sentence!("The parameter ", shown(&word), " is spelled `", proper, "`");
        findings.push(Finding::at(&NAME_CASE, name).message(message).fix(fix));
    }
    if let Some(first) = parameters.get(found) {
        let finding = Finding::at(&DUPLICATE, name).related("It stood here first", first.name);
        findings.push(finding);
        return;
    }
    match found {
        Name::Attributes | Name::ExcludedAttributes => list(text, &mut given, findings),
        Name::StartIndex => number(text, &mut given, &START_TYPE, findings),
        Name::Count => number(text, &mut given, &COUNT_TYPE, findings),
        _ => given.texts.push(decoded(text, value)),
    }
    parameters.set(found, given);
}

fn strange(parameters: &Parameters<'_>, given: &Parameter<'_>, word: &str) -> Finding {
    let finding = Finding::at(&UNKNOWN, given.name)
        .message(sentence!(shown(word), " is no parameter of a query"));
    match nearest(word, Name::ALL.iter().map(|(_, text)| *text)) {
        Some(near) => finding
            .help(sentence!("Did you mean `", near, "`?"))
            .fix(Fix::guess(sentence!("Write `", near, "`")).replace(given.name, near)),
        None => finding.fix(Fix::safe("Remove it").delete(parameters.without(given))),
    }
}

/// Reads the names of attributes.
fn list<'t>(text: &'t str, given: &mut Parameter<'t>, findings: &mut Findings) {
    let whole = decoded(text, given.value).decoded.text;
    if let Some(inside) = whole.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let plain: String = inside.chars().filter(|c| !matches!(c, '"' | '\'' | ' ')).collect();
        let fix = Fix::safe("Write the names with commas").replace(given.value, plain);
        let message = "A JSON array stands in the URL";
        let help = "Between two names stands a comma and nothing else.";
        let finding = Finding::at(&ATTRIBUTES_TYPE, given.value);
        findings.push(finding.message(message).help(help).fix(fix));
        return;
    }
    let (mut blank, mut clean) = (false, Vec::new());
    for span in pieces(text, given.value, &[",", "%2C", "%2c"]) {
        let piece = decoded(text, span);
        let name = piece.decoded.text.trim().to_owned();
        blank |= name.len() != piece.decoded.text.len() || name.is_empty();
        if !name.is_empty() {
            clean.push(name);
            given.texts.push(trimmed(text, span));
        }
    }
    if blank {
        let fix = Fix::safe("Take them out").replace(given.value, clean.join(","));
        findings.push(Finding::at(&BLANK, given.value).fix(fix));
    }
}

/// A piece without the blanks around it.
fn trimmed(text: &str, mut span: Span) -> Text<'_> {
    for blank in ["%20", "%09", "+", " "].iter().cycle().take(64) {
        let raw = span.text(text);
        if raw.starts_with(blank) {
            span.start += blank.len() as u32;
        } else if raw.ends_with(blank) {
            span.end -= blank.len() as u32;
        }
    }
    decoded(text, span)
}

/// Reads a number.
fn number(
    text: &str,
    given: &mut Parameter<'_>,
    rule: &'static crate::report::Rule,
    findings: &mut Findings,
) {
    let word = decoded(text, given.value).decoded.text;
    given.number = word.parse().ok().filter(|_| !word.starts_with('+'));
    if given.number.is_none() {
        let plain = word.trim_matches(|c: char| c.is_whitespace() || c == '"' || c == '+');
        let found = if word.is_empty() { "nothing".to_owned() } else { shown(&word) };
        let fix = plain.parse::<i64>().is_ok();
        let fix = fix.then(|| Fix::safe("Write the digits alone").replace(given.value, plain));
        let message = sentence!(rule.summary, ", found ", found);
        findings.push(Finding::at(rule, given.value).message(message).fix(fix));
    }
}

/// Cuts a part of a text at any of some separators.
fn pieces(text: &str, part: Span, separators: &[&str]) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = part.start;
    let mut at = part.start;
    while at < part.end {
        let rest = Span { start: at, ..part }.text(text);
        let cut = separators.iter().find(|separator| rest.starts_with(**separator));
        if let Some(separator) = cut {
            out.push(Span { start, end: at });
            at += separator.len() as u32;
            start = at;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8) as u32;
        }
    }
    out.push(Span { start, ..part });
    out
}

/// Decodes a part of a query.
pub(super) fn decoded(text: &str, part: Span) -> Text<'_> {
    let raw = part.text(text);
    if !raw.contains(['%', '+']) {
        return Text { decoded: Decoded::plain(raw, part.start), span: part };
    }
    let mut bytes = Vec::with_capacity(raw.len());
    let mut shifts = Vec::new();
    let mut rest = raw.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let digit = |at: usize| tail.get(at).and_then(|&byte| char::from(byte).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = tail.get(2..).unwrap_or_default();
                shifts.push((bytes.len() as u32, (raw.len() - rest.len()) as u32));
            }
            (b'+', ..) => {
                bytes.push(b' ');
                rest = tail;
            }
            _ => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    let text = String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    Text { decoded: Decoded::of(Cow::Owned(text), part.start, shifts), span: part }
}
