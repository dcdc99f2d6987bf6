//! The answer to a bulk request: one result for each operation.

use super::address::{Endpoint, Endpoints};
use super::data;
use super::operation::{self, Method, opening};
use super::references;
use super::rules::{
    ERROR_BODY, ERROR_MISSING, FAIL_ON_ERRORS, ID_TYPE, LOCATION_FAILED, LOCATION_MISSING,
    METHOD_MISSING, METHOD_UNKNOWN, OPERATIONS, RESULT_ID, STATUS_MISSING, STATUS_SHAPE,
    STATUS_VALUE, UNMATCHED, UNRESOLVED, VERSION_SYNTAX,
};
use crate::json::{Document, Limits, Node, NodeKind, member_removal, quote};
use crate::report::{Finding, Findings, Fix};
use crate::scim::given::Given;
use crate::scim::keys::{Case, Keys};
use crate::scim::options::{Direction, Kind};
use crate::scim::schema::urn;
use crate::scim::shape::{self, Member, Members, Shape};
use crate::sentence;
use crate::text::{Span, digits, shown};

static ENVELOPE: &[Member] = &[
    Member::optional("schemas", Shape::Any, &OPERATIONS),
    Member::optional("failOnErrors", Shape::Any, &FAIL_ON_ERRORS),
    Member::required("Operations", Shape::Array, &OPERATIONS),
];

static RESULT: &[Member] = &[
    Member::optional("method", Shape::Word, &METHOD_UNKNOWN).or_missing(&METHOD_MISSING),
    Member::optional("bulkId", Shape::Word, &ID_TYPE),
    Member::optional("version", Shape::Text, &VERSION_SYNTAX),
    Member::optional("location", Shape::Word, &LOCATION_MISSING),
    Member::optional("response", Shape::Any, &ERROR_BODY),
    Member::optional("status", Shape::Any, &STATUS_SHAPE).or_missing(&STATUS_MISSING),
];

/// Checks a bulk response.
pub(super) fn check(envelope: Node<'_>, options: &Given<'_>, findings: &mut Findings) {
    let members = shape::read(envelope, ENVELOPE, findings, |_, _, _| {});
    shape::schemas(envelope, &members, urn::BULK_RESPONSE, findings);
    if let Some(name) = members.given("failOnErrors").and_then(Node::name_span) {
        findings.push(unwanted(&FAIL_ON_ERRORS, envelope, name));
    }
    let endpoints = Endpoints::of(options);
    let mut asked = options.context.previous.as_deref().map(Asked::read);
    operation::each(&members, findings, &mut |result, findings| {
        let one = Outcome::read(result, findings);
        one.judge(&endpoints, options, findings);
        if let Some(asked) = &mut asked {
            asked.compare(&one, findings);
        }
    });
    if let Some(asked) = asked {
        asked.missing(envelope, findings);
    }
}

fn unwanted(rule: &'static crate::report::Rule, object: Node<'_>, name: Span) -> Finding {
    let fix = Fix::safe("Remove it").delete(member_removal(object.bytes(), name));
    Finding::at(rule, name).fix(fix)
}

/// One result.
struct Outcome<'d> {
    object: Node<'d>,
    members: Members<'d>,
    method: Option<Method>,
    /// The HTTP status, where it is one.
    status: Option<u32>,
}

impl<'d> Outcome<'d> {
    fn read(object: Node<'d>, findings: &mut Findings) -> Self {
        let members = shape::read(object, RESULT, findings, |_, _, _| {});
        let method = operation::method(&members, findings);
        operation::version(&members, findings);
        let status = members.get("status").and_then(|status| self::status(status, findings));
        Self { object, members, method, status }
    }

    /// What stands there and is not null.
    fn given(&self, name: &str) -> Option<Node<'d>> {
        self.members.given(name).filter(|node| node.kind() != NodeKind::Null)
    }

    fn failed(&self) -> bool {
        self.status.is_some_and(|status| !(200..300).contains(&status))
    }

    fn judge(&self, endpoints: &Endpoints<'_>, options: &Given<'_>, findings: &mut Findings) {
        let place = opening(self.object);
        let post = self.method == Some(Method::Post);
        if post && self.given("bulkId").is_none() {
            findings.push(Finding::at(&RESULT_ID, place));
        }
        match self.given("location") {
            Some(location) if post && self.failed() => {
                let name = location.name_span().unwrap_or(place);
                findings.push(unwanted(&LOCATION_FAILED, self.object, name));
            }
            None if !(post && (self.failed() || self.status.is_none())) => {
                findings.push(Finding::at(&LOCATION_MISSING, place));
            }
            _ => {}
        }
        self.references(findings);
        let body = self.given("response");
        let Some(body) = body else {
            if self.failed() {
                findings.push(Finding::at(&ERROR_MISSING, place));
            }
            return;
        };
        if self.failed() {
            self.error(body, options, findings);
        } else if body.kind() == NodeKind::Object {
            let url = self.members.get("location").and_then(Node::text);
            let endpoint = url.and_then(|url| endpoints.in_url(&url));
            let expected = endpoint.map(Endpoint::kind);
            let schema = endpoint.map(|endpoint| endpoint.schema);
            data::body(body, expected, Direction::Response, schema, options, findings);
        }
    }

    /// Reports references that the server left in what it returns.
    fn references(&self, findings: &mut Findings) {
        let location = self.members.get("location");
        let body = self.given("response").filter(|_| !self.failed());
        let nodes = location.into_iter().chain(body.into_iter().flat_map(Node::all));
        for node in nodes {
            let text = node.text().unwrap_or_default();
            if references::find(&text).is_some_and(|found| !found.name.contains(' ')) {
                findings.push(Finding::at(&UNRESOLVED, node.span()));
            }
        }
    }

    /// Checks the Error of an operation that failed.
    fn error(&self, body: Node<'_>, options: &Given<'_>, findings: &mut Findings) {
        if body.kind() != NodeKind::Object {
            let message = sentence!(
                "The `response` of an operation that failed must be an Error, found ",
                body.kind().name()
            );
            findings.push(Finding::at(&ERROR_BODY, body.span()).message(message));
            return;
        }
        data::body(body, Some(Kind::Error), Direction::Response, None, options, findings);
        let inner = body.member_any_case("status");
        let number = inner.and_then(|inner| code(&spelled(inner)));
        if let (Some(inner), Some(number), Some(status)) = (inner, number, self.status)
            && number != status
        {
            let status = digits(u64::from(status));
            let message = sentence!(
                "The operation has the status ",
                status,
                ", its Error ",
                digits(u64::from(number))
            );
            let fix =
                Fix::guess(sentence!("Write `", status, "`")).replace(inner.span(), quote(&status));
            findings.push(Finding::at(&ERROR_BODY, inner.span()).message(message).fix(fix));
        }
    }
}

/// A string or number as it is spelled, without quotes.
fn spelled(node: Node<'_>) -> String {
    let source = || String::from_utf8_lossy(node.source());
    node.text().unwrap_or_else(source).into_owned()
}

fn code(text: &str) -> Option<u32> {
    let is_code = matches!(text.as_bytes(), [b'1'..=b'5', b'0'..=b'9', b'0'..=b'9']);
    is_code.then(|| text.parse().ok()).flatten()
}

/// Judges a status; gives the number where it is plain.
fn status(node: Node<'_>, findings: &mut Findings) -> Option<u32> {
    let inner = match node.kind() {
        NodeKind::Null | NodeKind::Broken => return None,
        NodeKind::Object => node.member_any_case("code"),
        _ => Some(node),
    };
    let text = inner.map(spelled).unwrap_or_default();
    let number = code(&text);
    if node.kind() != NodeKind::String {
        let message = sentence!("`status` must be a string, found ", node.kind().name());
        let fix =
            number.map(|_| Fix::safe("Write it as a string").replace(node.span(), quote(&text)));
        findings.push(Finding::at(&STATUS_SHAPE, node.span()).message(message).fix(fix));
    } else if number.is_none() {
        let message = sentence!("`status` is ", shown(&text), ", which is no HTTP status");
        findings.push(Finding::at(&STATUS_VALUE, node.span()).message(message));
    }
    number
}

/// The request that is answered.
struct Asked {
    text: String,
    /// The `bulkId`s of the POSTs, the paths of the others.
    names: Keys,
    paths: Keys,
    /// How many errors end the request.
    most_errors: Option<i64>,
    count: i64,
    answered: i64,
    errors: i64,
}

impl Asked {
    fn read(text: &str) -> Self {
        let mut asked = Self {
            text: text.to_owned(),
            names: Keys::new(Case::Exact),
            paths: Keys::new(Case::Exact),
            most_errors: None,
            count: 0,
            answered: 0,
            errors: 0,
        };
        let document = Document::read(text.as_bytes(), Limits::default());
        let root = document.root();
        let most = root.member_any_case("failOnErrors").and_then(Node::number);
        asked.most_errors = most.and_then(|most| most.as_i64(text.as_bytes()));
        for operation in root.member_any_case("Operations").into_iter().flat_map(Node::elements) {
            asked.count += 1;
            let string = |name| operation.member_any_case(name).and_then(Node::string);
            if let Some(name) = string("bulkId") {
                asked.names.take(text.as_bytes(), name, 0);
            }
            if let Some(path) = string("path") {
                asked.paths.take(text.as_bytes(), path, 0);
            }
        }
        asked.names.sort();
        asked.paths.sort();
        asked
    }

    /// Reports a result that nothing was asked for.
    fn compare(&mut self, result: &Outcome<'_>, findings: &mut Findings) {
        self.answered += 1;
        self.errors += i64::from(result.failed());
        let (named, place) = match (result.members.get("bulkId"), result.members.get("location")) {
            (Some(id), _) => (self.names.find(&id.text().unwrap_or_default()).is_some(), id),
            (None, Some(url)) if result.method != Some(Method::Post) => {
                let text = url.text().unwrap_or_default();
                let mut parts = text.trim_end_matches('/').rsplit('/');
                let id = parts.next().unwrap_or_default();
                let path = sentence!("/", parts.next().unwrap_or_default(), "/", id);
                (self.paths.find(&path).is_some(), url)
            }
            _ => return,
        };
        // A path of the request may lead to what the same request created.
        let created = place.name().is_some_and(|name| name.raw(place.bytes()) != b"bulkId")
            && self.text.contains("/bulkId:");
        if !named && !created {
            let message = "The request has no operation that this is the result of";
            findings.push(Finding::at(&UNMATCHED, place.span()).message(message));
        }
    }

    /// Reports that there are fewer results than operations that must have run.
    fn missing(&self, envelope: Node<'_>, findings: &mut Findings) {
        let ended = self.most_errors.is_some_and(|most| most > 0 && self.errors >= most);
        if self.answered < self.count && !ended {
            let shown = |number: i64| digits(number.unsigned_abs());
            let message = sentence!(
                "The request has ",
                shown(self.count),
                " operations, and there are ",
                shown(self.answered),
                " results"
            );
            findings.push(Finding::at(&UNMATCHED, opening(envelope)).message(message));
        }
    }
}
