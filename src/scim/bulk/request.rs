//! A bulk request: its envelope, its operations one by one, and all of them together.

use super::address::{self, Address, Endpoints};
use super::data;
use super::operation::{self, Method, opening};
use super::references::References;
use super::rules::{
    FAIL_RANGE, FAIL_TYPE, ID_MISSING, ID_NOT_POST, ID_PREFIX, ID_TYPE, MAX_OPERATIONS,
    MAX_PAYLOAD, METHOD_MISSING, METHOD_UNKNOWN, OPERATIONS, PATH_MISSING, PATH_SYNTAX,
    RESPONSE_MEMBERS, UNSUPPORTED, VERSION_POST, VERSION_SYNTAX,
};
use crate::json::{Node, NodeKind, first_member, member_removal, quote};
use crate::report::{Finding, Findings, Fix, Severity};
use crate::scim::discovery::Features;
use crate::scim::given::Given;
use crate::scim::schema::urn;
use crate::scim::shape::{self, Member, Members, Shape};
use crate::scim::unique::Unique;
use crate::sentence;
use crate::text::{Span, digits};

static ENVELOPE: &[Member] = &[
    Member::optional("schemas", Shape::Any, &OPERATIONS),
    Member::optional("failOnErrors", Shape::Integer(i64::MIN), &FAIL_TYPE),
    Member::required("Operations", Shape::Array, &OPERATIONS),
];

static OPERATION: &[Member] = &[
    Member::optional("method", Shape::Word, &METHOD_UNKNOWN).or_missing(&METHOD_MISSING),
    Member::optional("bulkId", Shape::Word, &ID_TYPE),
    Member::optional("version", Shape::Text, &VERSION_SYNTAX),
    Member::optional("path", Shape::Text, &PATH_SYNTAX).or_missing(&PATH_MISSING),
    Member::optional("data", Shape::Any, &OPERATIONS),
];

/// Checks a bulk request.
pub(super) fn check(envelope: Node<'_>, options: &Given<'_>, findings: &mut Findings) {
    let bytes = envelope.bytes();
    let members = shape::read(envelope, ENVELOPE, findings, |_, _, _| {});
    shape::schemas(envelope, &members, urn::BULK_REQUEST, findings);
    if let Some(least) = members.integer("failOnErrors").filter(|&least| least < 1)
        && let Some(node) = members.get("failOnErrors")
    {
        let finding = Finding::at(&FAIL_RANGE, node.span());
        findings.push(if least == 0 { finding.severity(Severity::Warning) } else { finding });
    }
    let mut request = Request {
        options,
        endpoints: Endpoints::of(options),
        references: References::new(),
        unique: Unique::new(),
        nameless: Vec::new(),
    };
    let count = operation::each(&members, findings, &mut |operation, findings| {
        request.operation(operation, findings);
    });
    request.references.sort();
    request.names(bytes, findings);
    let Request { endpoints, references, unique, .. } = request;
    references.judge(bytes, &endpoints, findings);
    unique.judge(bytes, findings);
    if let Some(features) = options.context.discovery.as_ref().and_then(|known| known.features) {
        limits(features, envelope, &members, count, findings);
    }
}

/// What the operations of a request have shown so far.
struct Request<'o> {
    options: &'o Given<'o>,
    endpoints: Endpoints<'o>,
    references: References<'o>,
    unique: Unique<'o>,
    /// The POSTs without a `bulkId`: their numbers and places.
    nameless: Vec<(u32, Span)>,
}

impl Request<'_> {
    fn operation(&mut self, operation: Node<'_>, findings: &mut Findings) {
        let mark = findings.mark();
        let members = shape::read(operation, OPERATION, findings, of_the_answer);
        let method = operation::method(&members, findings);
        let path = members.get("path");
        let address = path.and_then(|path| address::judge(path, method, &self.endpoints, findings));
        let owner = self.references.operation(address.as_ref());
        let data = members.given("data");
        if members.given("method").is_none() {
            infer(operation, address.as_ref(), data, mark, findings);
        }
        self.bulk_id(operation, &members, method, owner, findings);
        version(&members, method, findings);
        if let Some(path) = path {
            self.references.path(owner, path, method == Some(Method::Delete));
        }
        let Some(data) = data::given(data, method, opening(operation), findings) else { return };
        self.references.data(owner, data);
        let seen = data::check(data, method, address.as_ref(), self.options, findings);
        if let Some((kind, facts)) = seen.filter(|_| method == Some(Method::Post)) {
            let bytes = operation.bytes();
            let owner = self.unique.take(bytes, kind, &facts);
            let urn = address.and_then(|address| address.endpoint).map(|endpoint| endpoint.schema);
            let schemas = self.options.schemas;
            // Only documents declare what is not known without them.
            let schema = urn.filter(|_| schemas.closed).and_then(|urn| schemas.find(urn));
            if let Some(schema) = schema {
                self.unique.take_declared(bytes, owner, facts.span.start, schema);
            }
        }
    }

    /// Judges the `bulkId` of an operation.
    fn bulk_id(
        &mut self,
        operation: Node<'_>,
        members: &Members<'_>,
        method: Option<Method>,
        owner: u32,
        findings: &mut Findings,
    ) {
        let bytes = operation.bytes();
        let given = members.given("bulkId").filter(|node| node.kind() != NodeKind::Null);
        let Some(node) = given else {
            if method == Some(Method::Post) {
                self.nameless.push((owner, operation.span()));
            }
            return;
        };
        if let (Some(method), Some(name)) = (method, node.name_span())
            && method != Method::Post
        {
            let fix = Fix::safe("Remove it").delete(member_removal(bytes, name));
            let message =
                sentence!("A ", method.name(), " has a `bulkId`, which only a POST needs");
            findings.push(Finding::at(&ID_NOT_POST, name).message(message).fix(fix));
            return;
        }
        let Some(string) = members.get("bulkId").and_then(Node::string) else { return };
        self.references.declare(bytes, owner, string);
        let text = string.text(bytes);
        if let Some(name) = text.strip_prefix("bulkId:").filter(|name| !name.is_empty()) {
            let fix = Fix::guess("Take the prefix away").replace(node.span(), quote(name));
            findings.push(Finding::at(&ID_PREFIX, node.span()).fix(fix));
        }
    }

    /// Reports the POSTs without a `bulkId`, with names that no other operation has.
    fn names(&self, bytes: &[u8], findings: &mut Findings) {
        for &(owner, span) in &self.nameless {
            let name = sentence!("operation-", digits(u64::from(owner) + 1));
            let member = sentence!("\"bulkId\": ", quote(&name));
            let (place, text) = first_member(bytes, span.start, &member);
            let free = !self.references.declares(&name);
            let fix = free.then(|| Fix::guess("Give it a name").insert(place, text));
            let place = Span { end: span.start + 1, ..span };
            findings.push(Finding::at(&ID_MISSING, place).fix(fix));
        }
    }
}

/// Reports what belongs to the answer.
fn of_the_answer(name: &str, node: Node<'_>, findings: &mut Findings) {
    let known = ["location", "response", "status"];
    if let (Some(known), Some(span)) =
        (known.iter().find(|known| known.eq_ignore_ascii_case(name)), node.name_span())
    {
        let message = sentence!("`", *known, "` belongs to the answer, not to the request");
        let fix = Fix::safe("Remove it").delete(member_removal(node.bytes(), span));
        findings.push(Finding::at(&RESPONSE_MEMBERS, span).message(message).fix(fix));
    }
}

/// Adds the method that path and data show to the finding that it is missing.
fn infer(
    operation: Node<'_>,
    address: Option<&Address<'_>>,
    data: Option<Node<'_>>,
    mark: usize,
    findings: &mut Findings,
) {
    let id = address.is_some_and(|address| address.id.is_some());
    let patch = data.is_some_and(|data| data.member_any_case("Operations").is_some());
    let method = match (address.is_some(), id, data.is_some()) {
        (true, true, true) if patch => Method::Patch,
        (true, true, true) => Method::Put,
        (true, true, false) => Method::Delete,
        (true, false, true) => Method::Post,
        _ => return,
    };
    let member = sentence!("\"method\": ", quote(method.name()));
    let (place, text) = first_member(operation.bytes(), operation.span().start, &member);
    let title = sentence!("Write `", method.name(), "`");
    let fix = Fix::guess(title).insert(place, text);
    findings.amend(mark, &METHOD_MISSING, fix);
}

fn version(members: &Members<'_>, method: Option<Method>, findings: &mut Findings) {
    let given = members.given("version").filter(|node| node.kind() != NodeKind::Null);
    let Some((node, name)) = given.and_then(|node| Some((node, node.name_span()?))) else { return };
    if method == Some(Method::Post) {
        let fix = Fix::safe("Remove it").delete(member_removal(node.bytes(), name));
        findings.push(Finding::at(&VERSION_POST, name).fix(fix));
        return;
    }
    operation::version(members, findings);
}

/// Holds the request against what the server takes.
fn limits(
    features: Features,
    envelope: Node<'_>,
    members: &Members<'_>,
    count: u32,
    findings: &mut Findings,
) {
    let place = opening(envelope);
    if features.bulk == Some(false) {
        findings.push(Finding::at(&UNSUPPORTED, place));
        return;
    }
    let shown = |number: i64| digits(number.unsigned_abs());
    let count = i64::from(count);
    if let Some(most) = features.max_operations.filter(|&most| most > 0 && most < count) {
        let operations = members.get("Operations").map_or(place, opening);
        let message =
            sentence!("These are ", shown(count), " operations; the server takes ", shown(most));
        findings.push(Finding::at(&MAX_OPERATIONS, operations).message(message));
    }
    let size = i64::try_from(envelope.bytes().len()).unwrap_or(i64::MAX);
    if let Some(most) = features.max_payload_size.filter(|&most| most > 0 && most < size) {
        let message =
            sentence!("The request has ", shown(size), " bytes; the server takes ", shown(most));
        findings.push(Finding::at(&MAX_PAYLOAD, place).message(message));
    }
}
