use super::judge;
use super::parameters::Parameters;
use super::subject::Subject;
use super::{search, url};
use crate::json::{Document, Limits, Reader, Value};
use crate::report::{Findings, Report, ReportBuilder};
use crate::scim::given::Given;
use crate::scim::options::PayloadOptions;
use crate::scim::schema::with_schemas;
use crate::text::{Encoding, Span};

/// Checks the query of a GET: a whole URL, the end of one, or the query alone.
///
/// Offsets in the report count UTF-16 units of `query`; its source is `query`. Of the options
/// `target`, `profiles` and the context count.
///
/// ```
/// use scim_preflight::scim::{PayloadOptions, query::check_query};
/// let report = check_query("/Users?filter=title%20pr&startindex=1", &PayloadOptions::default());
/// assert_eq!(report.diagnostics[0].rule, "query.name-case");
/// ```
///
/// Source: RFC 7644 §3.4.2, §3.9; RFC 9865 §2.
#[must_use]
pub fn check_query(query: &str, options: &PayloadOptions) -> Report {
    let mut findings = Findings::new()
        .keeping(options.keep.unwrap_or(1000) as usize)
        .with_packs(options.profiles.packs());
    with_schemas(options.context.discovery.as_ref(), &mut |schemas| {
        let given = Given { options, schemas, dialect: None };
        let (path, parameters) = url::split(query);
        let subject = Subject::at(path.text(query), &given);
        check_url(query, parameters, subject, &given, &mut findings);
    });
    options.profiles.regrade(query.as_bytes(), &mut findings);
    ReportBuilder::new(Encoding::Utf16).text("query", query.as_bytes(), findings).finish()
}

/// Checks the query of a URL that stands in a text.
pub(crate) fn check_url(
    text: &str,
    query: Span,
    subject: Subject<'_>,
    given: &Given<'_>,
    findings: &mut Findings,
) {
    let parameters = url::read(text, query, findings);
    judge_all(&parameters, subject, given, findings);
}

/// Checks a `SearchRequest` whose `{` has been read.
pub(crate) fn check(
    reader: &mut Reader<'_>,
    open: Span,
    given: &Given<'_>,
    findings: &mut Findings,
) {
    reader.skip(Value::Object(open));
    // Of a text that breaks off nobody knows what would have come.
    if reader.stopped() {
        return;
    }
    let document = Document::inside(reader.bytes(), open.start, u32::MAX);
    let url = given.context.http.as_ref().and_then(|http| http.url.as_deref());
    let subject = url.map_or_else(
        || Subject::of_options(given),
        |url| Subject::at(url::split(url).0.text(url), given),
    );
    let parameters = search::read(document.root(), findings);
    judge_all(&parameters, subject, given, findings);
}

fn judge_all(
    parameters: &Parameters<'_>,
    subject: Subject<'_>,
    given: &Given<'_>,
    findings: &mut Findings,
) {
    judge::judge(parameters, subject, given, findings);
    if let Some(first) = &given.context.previous {
        compare(parameters, first, findings);
    }
}

/// Holds a query against that for the first page, which may be a message or a URL.
fn compare(parameters: &Parameters<'_>, first: &str, findings: &mut Findings) {
    let mut unheard = Findings::new();
    if first.trim_start().starts_with('{') {
        let document = Document::read(first.as_bytes(), Limits::default());
        judge::compare(parameters, &search::read(document.root(), &mut unheard), findings);
    } else {
        let query = url::split(first).1;
        judge::compare(parameters, &url::read(first, query, &mut unheard), findings);
    }
}
