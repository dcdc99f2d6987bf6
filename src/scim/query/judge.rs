//! What is judged of a query, whether it stands in a URL or in a message.

use super::attributes;
use super::parameters::{Name, Origin, Parameter, Parameters};
use super::rules::{
    COUNT_NEGATIVE, COUNT_OVER, CURSOR_AND_INDEX, CURSOR_CHANGED, CURSOR_CHARSET,
    CURSOR_UNSUPPORTED, DISCOVERY_FILTER, DISCOVERY_PAGING, SORT_ORDER, SORT_ORDER_ALONE,
    SORT_UNSUPPORTED, START_LOW,
};
use super::subject::Subject;
use crate::report::{Finding, Findings, Fix, Rule, Severity};
use crate::scim::discovery::Features;
use crate::scim::filter::{Setting, check_raw, judge as judge_filter};
use crate::scim::given::Given;
use crate::sentence;
use crate::text::{digits, shown};

/// Judges a query.
pub(super) fn judge(
    query: &Parameters<'_>,
    subject: Subject<'_>,
    given: &Given<'_>,
    findings: &mut Findings,
) {
    let features = given.context.discovery.as_ref().and_then(|known| known.features);
    if matches!(subject, Subject::Documents) {
        documents(query, findings);
        return;
    }
    filter(query, subject, features, given, findings);
    attributes::judge(query, subject, findings);
    attributes::sort_by_attribute(query, subject, findings);
    let known = features.unwrap_or_default();
    sorting(query, known, findings);
    index(query, known, findings);
    cursor(query, features.map(|features| features.cursor == Some(true)), findings);
}

/// Judges the filter where it stands.
fn filter(
    query: &Parameters<'_>,
    subject: Subject<'_>,
    features: Option<Features>,
    given: &Given<'_>,
    findings: &mut Findings,
) {
    let Some((filter, text)) =
        query.get(Name::Filter).and_then(|given| Some((given, given.texts.first()?)))
    else {
        return;
    };
    subject.filter(findings, &mut |schema, findings| {
        let setting = Setting {
            schema,
            guess: false,
            root: false,
            in_url: query.origin == Origin::Url,
            supported: features.and_then(|features| features.filter),
            profiles: given.profiles,
        };
        match query.origin {
            Origin::Message => query.within(text, findings, &mut |text, findings| {
                judge_filter(text, &setting, findings);
            }),
            Origin::Url => {
                let raw = String::from_utf8_lossy(filter.value.slice(query.bytes));
                check_raw(&raw, filter.value.start, &setting, findings);
            }
        }
    });
}

fn remove(rule: &'static Rule, query: &Parameters<'_>, parameter: &Parameter<'_>) -> Finding {
    let fix = Fix::safe("Remove it").delete(query.without(parameter));
    Finding::at(rule, parameter.name).fix(fix)
}

/// Reports what has no use where the server's own documents are asked for.
fn documents(query: &Parameters<'_>, findings: &mut Findings) {
    for (name, parameter) in query.iter() {
        let rule = match name {
            Name::Filter => &DISCOVERY_FILTER,
            name if name.is_list() => continue,
            _ => &DISCOVERY_PAGING,
        };
        findings.push(remove(rule, query, parameter));
    }
}

/// The words for the two orders, and what else people write.
static ORDERS: &[(&str, &[&str])] = &[
    ("ascending", &["asc", "asce", "ascend", "up", "1"]),
    ("descending", &["desc", "dsc", "descend", "down", "-1"]),
];

fn sorting(query: &Parameters<'_>, features: Features, findings: &mut Findings) {
    let by = query.get(Name::SortBy);
    if let Some(by) = by.filter(|_| features.sort == Some(false)) {
        findings.push(remove(&SORT_UNSUPPORTED, query, by));
    }
    let Some(order) = query.get(Name::SortOrder) else { return };
    if let Some(word) = order.text()
        && !ORDERS.iter().any(|(right, _)| *right == word)
    {
        let lower = word.trim().to_ascii_lowercase();
        let meant = ORDERS
            .iter()
            .find(|(right, others)| *right == lower || others.contains(&lower.as_str()));
        let fix = meant.map(|(right, _)| {
            Fix::safe(sentence!("Write `", *right, "`")).replace(order.value, query.written(right))
        });
        let message = sentence!("`sortOrder` is `ascending` or `descending`, found ", shown(word));
        let finding = Finding::at(&SORT_ORDER, order.value).message(message).fix(fix);
        // Only the letter case differs.
        let same = meant.is_some_and(|(right, _)| *right == lower);
        findings.push(if same { finding.severity(Severity::Warning) } else { finding });
    } else if by.is_none() {
        findings.push(remove(&SORT_ORDER_ALONE, query, order));
    }
}

fn index(query: &Parameters<'_>, features: Features, findings: &mut Findings) {
    let number = |name| query.get(name).and_then(|given| Some((given, given.number?)));
    let put = |given: &Parameter<'_>, number: i64| {
        let digits = digits(number.unsigned_abs());
        Fix::safe(sentence!("Write `", digits, "`")).replace(given.value, digits)
    };
    if let Some((given, _)) = number(Name::StartIndex).filter(|(_, start)| *start < 1) {
        findings.push(Finding::at(&START_LOW, given.value).fix(put(given, 1)));
    }
    let Some((given, count)) = number(Name::Count) else { return };
    let cursor = query.get(Name::Cursor).is_some();
    if count < 0 {
        let finding = Finding::at(&COUNT_NEGATIVE, given.value).fix(put(given, 0));
        findings.push(if cursor {
            finding.help("Beside a cursor servers answer invalidCount: ask for 0 or more.")
        } else {
            finding
        });
    }
    let most =
        if cursor { features.max_page_size.or(features.max_results) } else { features.max_results };
    if let Some(most) = most.filter(|&most| most > 0 && most < count) {
        let message = sentence!(
            "`count` is ",
            digits(count.unsigned_abs()),
            "; the server returns ",
            digits(most.unsigned_abs()),
            " at once"
        );
        findings.push(Finding::at(&COUNT_OVER, given.value).message(message).fix(put(given, most)));
    }
}

fn cursor(query: &Parameters<'_>, supported: Option<bool>, findings: &mut Findings) {
    let Some(cursor) = query.get(Name::Cursor) else { return };
    let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    // An empty one asks for the first page.
    if !cursor.text().unwrap_or_default().bytes().all(unreserved) {
        findings.push(Finding::at(&CURSOR_CHARSET, cursor.value));
    }
    if let Some(start) = query.get(Name::StartIndex) {
        let finding = remove(&CURSOR_AND_INDEX, query, start);
        findings.push(finding.related("The cursor stands here", cursor.name));
    }
    if supported == Some(false) {
        findings.push(Finding::at(&CURSOR_UNSUPPORTED, cursor.name));
    }
}

/// Holds the query for a page against that for the first one.
pub(super) fn compare(query: &Parameters<'_>, first: &Parameters<'_>, findings: &mut Findings) {
    let cursor =
        query.get(Name::Cursor).filter(|cursor| cursor.text().is_some_and(|it| !it.is_empty()));
    let Some(cursor) = cursor else { return };
    for (name, text) in Name::ALL {
        if name == Name::Cursor {
            continue;
        }
        let Some((now, before)) = query.differs(first, name) else { continue };
        let said =
            |value: String| if value.is_empty() { "not there".to_owned() } else { shown(&value) };
        let message = sentence!(
            "`",
            text,
            "` is ",
            said(now),
            ", and was ",
            said(before),
            " for the first page"
        );
        let place = query.get(name).map_or(cursor.name, |given| given.name);
        findings.push(Finding::at(&CURSOR_CHANGED, place).message(message));
    }
}
