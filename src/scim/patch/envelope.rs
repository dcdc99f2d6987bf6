use super::apply::{consequences, type_of};
use super::operation::Patch;
use super::rules;
use crate::json::{Reader, Value};
use crate::report::{Finding, Findings, Fix};
use crate::scim::given::Given;
use crate::scim::options::{Kind, Target};
use crate::scim::resource::{SchemasList, check_message_schemas, kind_of, read_schemas};
use crate::scim::schema::{Schema, urn};
use crate::sentence;
use crate::text::Span;

/// How many operations every server takes.
const MANY: u32 = 100;

/// Checks a PATCH request whose `{` has been read, against the resource type that it is for.
pub(crate) fn check(
    reader: &mut Reader<'_>,
    open: Span,
    resource: &Schema<'_>,
    options: &Given<'_>,
    findings: &mut Findings,
) {
    let bytes = reader.bytes();
    let mut schemas = SchemasList::default();
    let mut operations = None;
    while let Some(name) = reader.next_member() {
        let value = reader.value();
        let raw = name.raw(bytes);
        if raw.eq_ignore_ascii_case(b"schemas") {
            schemas = read_schemas(reader, name, value).0;
        } else if raw.eq_ignore_ascii_case(b"Operations") {
            if let Some(first) = operations.replace(name.span) {
                reader.note_duplicate(name.span, first);
            }
            if raw != b"Operations" {
                let fix = Fix::safe("Write `Operations`").replace(name.span, "\"Operations\"");
                findings.push(Finding::at(&rules::OPERATIONS_CASE, name.span).fix(fix));
            }
            list(reader, value, resource, findings);
        } else {
            reader.skip(value);
        }
    }
    if reader.stopped() {
        return;
    }
    let object = Span { start: open.start, end: reader.place() };
    check_message_schemas(bytes, &schemas, urn::PATCH_OP, object, findings);
    match operations {
        None => findings.push(Finding::at(&rules::OPERATIONS_MISSING, open)),
        Some(name) => consequences(bytes, name, resource, options, findings),
    }
}

/// The resource type that a PATCH is for: by its URN or by the caller's word where one of them
/// tells, by the earlier state of the resource, by the URL; else `members` tell that it is a group.
/// Nothing where the URN is that of no resource type.
pub(crate) fn resource_type<'s>(
    bytes: &[u8],
    urn: Option<&str>,
    options: &Given<'s>,
) -> Option<&'s Schema<'s>> {
    let types = options.schemas.types().iter().copied();
    if let Some(urn) = urn {
        return types.into_iter().find(|of| of.urn.eq_ignore_ascii_case(urn));
    }
    let of_kind = |target| match target {
        Target::User => options.schemas.of_kind(Kind::User),
        Target::Group => options.schemas.of_kind(Kind::Group),
    };
    let context = &options.context;
    let by_state = || type_of(context.previous.as_deref()?.as_bytes(), options.schemas);
    let by_url = || {
        let url = context.http.as_ref()?.url.as_deref()?;
        let path = url.split(['?', '#']).next().unwrap_or_default();
        let mut parts = path.split('/').rev();
        parts.find_map(|part| {
            types.clone().find(|of| of.endpoint.trim_matches('/') == part && !part.is_empty())
        })
    };
    let by_word = || {
        let members = b"\"members";
        let group = bytes.windows(members.len()).any(|part| part == members);
        of_kind(if group { Target::Group } else { Target::User })
    };
    options.target.and_then(of_kind).or_else(by_state).or_else(by_url).or_else(by_word)
}

/// Checks the `Operations`.
fn list(reader: &mut Reader<'_>, value: Value, resource: &Schema<'_>, findings: &mut Findings) {
    if !matches!(value, Value::Array(_)) {
        let span = reader.skip(value);
        if matches!(value, Value::Broken(_)) {
            return;
        }
        let message = sentence!("`Operations` must be an array, found ", kind_of(value));
        let fix = Fix::safe("Make it an array").insert(span.start, "[").insert(span.end, "]");
        let fix = matches!(value, Value::Object(_)).then_some(fix);
        findings.push(Finding::at(&rules::OPERATIONS_TYPE, span).message(message).fix(fix));
        return;
    }
    let mut patch = Patch::new(reader, findings, resource);
    let mut count = 0;
    while patch.reader.next_element() {
        count += 1;
        let value = patch.reader.value();
        if count == MANY + 1 {
            patch.findings.push(Finding::at(&rules::TOO_MANY, value.span()));
        }
        if let Value::Object(open) = value {
            patch.operation(open);
            continue;
        }
        let span = patch.reader.skip(value);
        if !matches!(value, Value::Broken(_)) {
            patch.findings.push(Finding::at(&rules::OPERATION_TYPE, span));
        }
    }
    patch.judge_members();
    if count == 0 && !reader.stopped() {
        let span = Span { start: value.span().start, end: reader.place() };
        findings.push(Finding::at(&rules::OPERATIONS_EMPTY, span));
    }
}

/// Reports an array of operations that stands alone; says whether it was one.
pub(crate) fn check_bare(bytes: &[u8], span: Span, findings: &mut Findings) -> bool {
    let mut reader = Reader::from(bytes, span.start);
    reader.value();
    let first = reader.next_element() && matches!(reader.value(), Value::Object(_));
    if !first || super::parts::find_member(&mut reader, "op").is_none() {
        return false;
    }
    let open = sentence!("{\"schemas\": [\"", urn::PATCH_OP, "\"], \"Operations\": ");
    let fix = Fix::safe("Put them into a PATCH").insert(span.start, open).insert(span.end, "}");
    let place = Span { start: span.start, end: span.start + 1 };
    findings.push(Finding::at(&rules::BARE_ARRAY, place).fix(fix));
    true
}
