//! `ListResponse`: the envelope, its arithmetic, and every resource inside.

mod entries;

use self::entries::Entries;
use super::envelope::Names;
use super::given::Given;
use super::message::unwanted;
use super::resource::{self, SchemasList, kind_of};
use super::schema::urn;
use crate::json::{Number, Reader, Str, Value, first_member};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Rule, Severity};
use crate::sentence;
use crate::text::{Span, digits};

rules! {
    pub(crate) static RULES;
    TOTAL_MISSING: "list.totalResults-missing", Error, Certain, "RFC 7644 §3.4.2; RFC 9865 §2",
        "`totalResults` is missing", "Say how many resources match in all.";
    TOTAL_TYPE: "list.totalResults-type", Error, Certain, "RFC 7644 §3.4.2",
        "`totalResults` must be an integer, 0 or more", "Send digits, without quotes: some clients stop in silence at anything else.";
    TOTAL_LOW: "list.totalResults-low", Error, Certain, "RFC 7644 §3.4.2",
        "`totalResults` is less than the resources in this very list", "";
    RESOURCES_MISSING: "list.resources-missing", Error, Likely, "RFC 7644 §3.4.2",
        "There are results, but no `Resources`",
        "Return the page of resources, or `itemsPerPage` 0 where the client asked for none.";
    RESOURCES_TYPE: "list.resources-type", Error, Certain, "RFC 7644 §3.4.2",
        "`Resources` must be an array", "Put the resources in square brackets.";
    RESOURCES_CASE: "list.resources-case", Info, Certain, "RFC 7643 §2.1",
        "`Resources` is spelled otherwise than in the RFC", "Some clients find it in this spelling only: `Resources`.";
    ITEMS_TYPE: "list.itemsPerPage-type", Error, Certain, "RFC 7644 §3.4.2",
        "`itemsPerPage` must be an integer, 0 or more", "Send digits, without quotes.";
    ITEMS_MISMATCH: "list.itemsPerPage-mismatch", Warning, Likely, "RFC 7644 §3.4.2",
        "`itemsPerPage` is not the number of resources in this list", "";
    START_TYPE: "list.startIndex-type", Error, Certain, "RFC 7644 §3.4.2",
        "`startIndex` must be an integer, 1 or more", "Send digits, without quotes; the first resource has the index 1.";
    PARTIAL: "list.partial-without-paging", Warning, Certain, "RFC 7644 §3.4.2",
        "This is a part of the results, but nothing says which part", "Return `startIndex` and `itemsPerPage`.";
    ARITHMETIC: "list.page-arithmetic", Warning, Certain, "RFC 7644 §3.4.2",
        "The page reaches past `totalResults`", "";
    NO_ID: "list.resource-no-id", Error, Certain, "RFC 7643 §3.1; RFC 7644 §3.4.2",
        "A resource in the list has no `id`", "A server must return the `id` with every resource.";
    DUPLICATE_ID: "list.duplicate-id", Error, Certain, "RFC 7643 §3.1",
        "An `id` stands twice in one list", "Every resource has an `id` of its own, and stands in a list once.";
    CURSOR_CHARSET: "list.nextCursor-charset", Error, Certain, "RFC 9865 §2",
        "A cursor is empty or holds characters that a URL does not carry as they are",
        "Use letters, digits, `-`, `.`, `_` and `~`.";
    CURSOR_NULL: "list.nextCursor-null", Warning, Certain, "RFC 9865 §2",
        "A cursor is null", "Leave it out on the last page.";
    CURSOR_AND_INDEX: "list.cursor-and-index", Info, Certain, "RFC 9865 §2.4",
        "The list pages by cursor and by index at once", "Clients take one of them: return that one.";
    PAGE_SIZE: "ipsie.page-size", Warning, Certain, "IPSIE SCIM profile AL2",
        "The page holds more than 1,000 resources", "IPSIE wants pages of 1,000 at most.";
    DELTA: "list.nextDeltaToken", Info, Certain, "expired Internet-Draft on delta queries",
        "`nextDeltaToken` belongs to a draft that has expired", "Clients of the RFCs ignore it.";
}

/// How many resources IPSIE has on a page.
const LARGEST_PAGE: i64 = 1000;

/// What was seen of the envelope.
#[derive(Default)]
struct Envelope {
    schemas: SchemasList,
    total: Option<Count>,
    items: Option<Count>,
    start: Option<Count>,
    resources: Option<Resources>,
    cursor: Option<Span>,
}

#[derive(Clone, Copy)]
struct Count {
    span: Span,
    /// The number; nothing where the type is wrong, which was reported.
    number: Option<i64>,
}

#[derive(Clone, Copy)]
struct Resources {
    span: Span,
    count: i64,
}

/// Checks a `ListResponse` whose `{` has been read.
pub(crate) fn check(
    reader: &mut Reader<'_>,
    open: Span,
    options: &Given<'_>,
    findings: &mut Findings,
) {
    let bytes = reader.bytes();
    let mut list = Envelope::default();
    let mut names = Names::new(&[
        "schemas",
        "totalResults",
        "itemsPerPage",
        "startIndex",
        "Resources",
        "nextCursor",
        "previousCursor",
        "nextDeltaToken",
    ]);
    while let Some(name) = reader.next_member() {
        let mark = findings.mark();
        let known = names.read(reader, name, findings);
        if known == Some("Resources") {
            findings.relabel(mark, &resource::NAME_CASE, &RESOURCES_CASE);
        }
        member(reader, name, known, &mut list, options, findings);
    }
    names.finish(reader);
    if reader.stopped() {
        return;
    }
    let object = Span { start: open.start, end: reader.place() };
    resource::check_message_schemas(bytes, &list.schemas, urn::LIST_RESPONSE, object, findings);
    arithmetic(bytes, open, &list, findings);
}

fn member(
    reader: &mut Reader<'_>,
    name: Str,
    known: Option<&str>,
    list: &mut Envelope,
    options: &Given<'_>,
    findings: &mut Findings,
) {
    let bytes = reader.bytes();
    let value = reader.value();
    match known.unwrap_or_default() {
        "schemas" => list.schemas = resource::read_schemas(reader, name, value).0,
        "totalResults" => list.total = Some(count(reader, value, 0, &TOTAL_TYPE, findings)),
        "itemsPerPage" => list.items = Some(count(reader, value, 0, &ITEMS_TYPE, findings)),
        "startIndex" => list.start = Some(count(reader, value, 1, &START_TYPE, findings)),
        "Resources" => list.resources = Some(resources(reader, value, options, findings)),
        "nextCursor" | "previousCursor" => cursor(reader, name, value, list, findings),
        "nextDeltaToken" => {
            reader.skip(value);
            findings.push(unwanted(&DELTA, bytes, name.span));
        }
        _ => {
            reader.skip(value);
        }
    }
}

/// Reads a count, which must not be below `least`.
fn count(
    reader: &mut Reader<'_>,
    value: Value,
    least: i64,
    rule: &'static Rule,
    findings: &mut Findings,
) -> Count {
    let bytes = reader.bytes();
    let span = reader.skip(value);
    let number = match value {
        Value::Number(number) => Number::as_i64(number, bytes),
        _ => None,
    };
    let number = number.filter(|number| *number >= least);
    if number.is_some() || matches!(value, Value::Broken(_)) {
        return Count { span, number };
    }
    let fix = match value {
        Value::String(token) => {
            let digits = token.text(bytes).into_owned();
            let plain = digits.parse::<u32>().is_ok_and(|number| i64::from(number) >= least);
            plain.then(|| Fix::safe("Remove the quotes").replace(span, digits))
        }
        Value::Number(_) if span.slice(bytes) == b"0" => {
            Some(Fix::safe("Write 1").replace(span, "1"))
        }
        _ => None,
    };
    let found = match value {
        Value::Number(_) => String::from_utf8_lossy(span.slice(bytes)).into_owned(),
        _ => kind_of(value).to_owned(),
    };
    findings
        .push(Finding::at(rule, span).message(sentence!(rule.summary, ", found ", found)).fix(fix));
    Count { span, number: None }
}

fn cursor(
    reader: &mut Reader<'_>,
    name: Str,
    value: Value,
    list: &mut Envelope,
    findings: &mut Findings,
) {
    let bytes = reader.bytes();
    let span = reader.skip(value);
    if let Value::Null(_) = value {
        findings.push(unwanted(&CURSOR_NULL, bytes, name.span));
        return;
    }
    list.cursor = Some(name.span);
    let unreserved = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~".contains(byte);
    let finding = Finding::at(&CURSOR_CHARSET, span);
    match value {
        Value::Broken(_) => {}
        Value::String(token) => {
            let raw = token.raw(bytes);
            if raw.is_empty() || !raw.iter().all(unreserved) {
                findings.push(finding);
            }
        }
        _ => findings
            .push(finding.message(sentence!("A cursor must be a string, found ", kind_of(value)))),
    }
}

fn resources(
    reader: &mut Reader<'_>,
    value: Value,
    options: &Given<'_>,
    findings: &mut Findings,
) -> Resources {
    let Value::Array(open) = value else {
        let span = reader.skip(value);
        let fix = Fix::safe("Make it an array").insert(span.start, "[").insert(span.end, "]");
        let finding = Finding::at(&RESOURCES_TYPE, span);
        findings.push(match value {
            Value::Null(_) => {
                let fix = Fix::safe("Write `[]`").replace(span, "[]");
                finding.help("Send `[]`, or leave it out.").severity(Severity::Info).fix(fix)
            }
            Value::Broken(_) => return Resources { span, count: 0 },
            Value::Object(_) => finding.fix(fix),
            _ => finding,
        });
        return Resources { span, count: i64::from(matches!(value, Value::Object(_))) };
    };
    let mut entries = Entries::new();
    while reader.next_element() {
        entries.read(reader, options, findings);
    }
    let count = entries.count;
    entries.judge(reader.bytes(), findings);
    Resources { span: Span { start: open.start, end: reader.place() }, count }
}

/// Judges the numbers of the envelope against each other.
fn arithmetic(bytes: &[u8], open: Span, list: &Envelope, findings: &mut Findings) {
    let held = list.resources.map_or(0, |resources| resources.count);
    page_size(list, held, findings);
    let cursor = list.cursor.is_some();
    if let (Some(name), Some(_)) = (list.cursor, list.start) {
        findings.push(Finding::at(&CURSOR_AND_INDEX, name));
    }
    let Some(total) = list.total else {
        let finding = Finding::at(&TOTAL_MISSING, open);
        let member = sentence!("\"totalResults\": ", digits(held.unsigned_abs()));
        let (place, text) = first_member(bytes, open.start, &member);
        let fix = list.resources.map(|_| Fix::guess("Count the resources").insert(place, text));
        findings.push(if cursor { finding.severity(Severity::Info) } else { finding.fix(fix) });
        return;
    };
    let Some(number) = total.number else { return };
    let shown = |number: i64| digits(number.unsigned_abs());
    if number < held {
        let message =
            sentence!("`totalResults` is ", shown(number), ", but this list holds ", shown(held));
        let fix = Fix::guess("Write the number of resources").replace(total.span, shown(held));
        findings.push(Finding::at(&TOTAL_LOW, total.span).message(message).fix(fix));
        return;
    }
    let none_asked = list.items.is_some_and(|items| items.number == Some(0));
    if list.resources.is_none() && number > 0 && !none_asked {
        findings.push(Finding::at(&RESOURCES_MISSING, open));
        return;
    }
    paging(list, number, held, findings);
}

/// Judges how much a page holds, or is said to hold.
fn page_size(list: &Envelope, held: i64, findings: &mut Findings) {
    let said = list.items.filter(|items| items.number.is_some_and(|items| items > LARGEST_PAGE));
    let bracket = |span: Span| Span { start: span.start, end: span.start + 1 };
    let large = list.resources.filter(|_| held > LARGEST_PAGE);
    let place = large.map(|resources| bracket(resources.span)).or(said.map(|items| items.span));
    if let Some(place) = place {
        findings.push(Finding::at(&PAGE_SIZE, place));
    }
}

fn paging(list: &Envelope, total: i64, held: i64, findings: &mut Findings) {
    let shown = |number: i64| digits(number.unsigned_abs());
    if let Some(Count { span, number: Some(items) }) = list.items
        && items != held
        && list.resources.is_some()
    {
        let finding = Finding::at(&ITEMS_MISMATCH, span)
            .message(sentence!("`itemsPerPage` is ", shown(items), ", but this list holds ", shown(held)))
            .help("It is the number of resources on this page; some servers return the page size instead.")
            .fix(Fix::safe("Write the number of resources").replace(span, shown(held)));
        findings.push(finding);
    }
    let none_asked = list.resources.is_none();
    let paged = list.start.is_some() && list.items.is_some() || list.cursor.is_some();
    if held < total && !paged && !none_asked {
        let span = list.resources.map_or(Span::at(0), |resources| resources.span);
        findings.push(
            Finding::at(&PARTIAL, Span { start: span.start, end: span.start + 1 }).message(
                sentence!(
                    "These are ",
                    shown(held),
                    " of ",
                    shown(total),
                    " results, but nothing says which"
                ),
            ),
        );
    }
    if let Some(Count { span, number: Some(start) }) = list.start
        && held > 0
        && start.saturating_add(held - 1) > total
    {
        findings.push(Finding::at(&ARITHMETIC, span).message(sentence!(
            "From ",
            shown(start),
            " on, ",
            shown(held),
            " resources reach past `totalResults`, which is ",
            shown(total)
        )));
    }
}
