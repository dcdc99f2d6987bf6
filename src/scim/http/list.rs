//! A list against the query that it answers.

use super::Body;
use super::exchange::Side;
use super::scene::Scene;
use super::url::Endpoint;
use crate::json::{Document, Limits, Node, NodeKind, Number};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};
use crate::scim::list::RESOURCES_MISSING;
use crate::scim::message::{NOT_OBJECT, article};
use crate::scim::options::Kind;
use crate::scim::recognition::{glance, kind_of_urn};
use crate::scim::schema::urn;
use crate::sentence;
use crate::text::{Span, digits};

rules! {
    pub(crate) static RULES;
    COUNT: "list.count-exceeded", Error, Certain, "RFC 7644 §3.4.2.4",
        "The list holds more resources than were asked for", "A server returns at most `count` resources.";
    START: "list.startIndex-mismatch", Warning, Certain, "RFC 7644 §3.4.2.4",
        "`startIndex` is not the one that was asked for", "Clients that count on it skip resources or read them twice.";
    NOT_LIST: "list.not-list", Error, Certain, "RFC 7644 §3.4.2",
        "A query is answered with a ListResponse, and this is none", "Put the resources into a ListResponse, even one or none.";
    MIXED: "list.mixed-types", Error, Certain, "RFC 7644 §3.4.2.1",
        "The list of one endpoint holds a resource of another type", "";
    NOT_FOUND: "list.not-found-status", Warning, Certain, "RFC 7644 §3.4.2",
        "A query without results is answered with 404", "Answer 200 with a ListResponse whose `totalResults` is 0.";
    PREVIOUS: "list.previousCursor-first", Warning, Certain, "RFC 9865 §2",
        "The first page has a `previousCursor`", "There is no page before it: leave it out.";
    LOOP: "list.cursor-loop", Warning, Certain, "RFC 9865 §2",
        "`nextCursor` is the cursor of this very page", "Clients read the same page for ever.";
}

/// Judges the answer to a query.
pub(super) fn check(body: &Body<'_>, findings: &mut Findings) {
    if body.side != Side::Response {
        return;
    }
    let root = body.root.root();
    match body.seen.kind {
        Some(Kind::List) => {
            let asked = Asked::of(body.scene);
            page(&asked, root, findings);
            types(body.scene, root, findings);
        }
        Some(Kind::Error) => {}
        _ if body.scene.is_query() && body.scene.succeeded() => no_list(body, root, findings),
        _ => {}
    }
}

/// Judges the status of the answer to a query.
pub(super) fn status(scene: &Scene<'_>, findings: &mut Findings) {
    if let Some(part) = scene.exchange.status.as_ref().filter(|_| scene.status == Some(404)) {
        let typed = scene
            .endpoint()
            .is_some_and(|endpoint| endpoint.holds_resources() || endpoint == Endpoint::Search);
        let queried =
            scene.method == "POST" || scene.url.as_ref().is_some_and(|url| url.query.is_some());
        if scene.is_query() && typed && queried {
            findings.push(part.finding(&NOT_FOUND));
        }
    }
}

/// What a query asks for, in its URL or in the body of a search.
struct Asked<'a> {
    scene: &'a Scene<'a>,
    search: Option<Document<'a>>,
}

impl<'a> Asked<'a> {
    fn of(scene: &'a Scene<'a>) -> Self {
        let body = scene.request().body.as_ref().filter(|_| scene.is_query());
        let search = body.map(|body| Document::read(body.text().as_bytes(), Limits::default()));
        Self { scene, search }
    }

    fn word(&self, name: &str) -> Option<String> {
        let of_search = || {
            let node = self.search.as_ref()?.root().member_any_case(name)?;
            let source = String::from_utf8_lossy(node.source());
            Some(node.text().unwrap_or(source).into_owned())
        };
        self.scene.parameter(name).or_else(of_search)
    }

    fn number(&self, name: &str) -> Option<i64> {
        self.word(name)?.parse().ok()
    }

    /// Whether it is known at all what was asked.
    fn known(&self) -> bool {
        match self.scene.method {
            "GET" => self.scene.url.is_some(),
            _ => self.search.is_some(),
        }
    }
}

fn page(asked: &Asked<'_>, root: Node<'_>, findings: &mut Findings) {
    let resources = root.member_any_case("Resources");
    let held = resources.map_or(0, |resources| i64::from(resources.elements().count() as u32));
    // Less than none is none (RFC 7644 §3.4.2.4).
    let most = asked.number("count").map(|count| count.max(0));
    if let (Some(list), Some(most)) = (resources, most.filter(|&most| held > most)) {
        let number = |number: i64| digits(number.unsigned_abs());
        let message =
            sentence!("Expected at most ", number(most), " resources, found ", number(held));
        let span = list.span();
        let place = Span { start: span.start, end: span.start + 1 };
        findings.push(Finding::at(&COUNT, place).message(message));
    }
    if most == Some(0) {
        findings.drop_where(|found| found.rule().is(&RESOURCES_MISSING));
    }
    let start = root.member_any_case("startIndex");
    let given = start.and_then(|node| Number::as_i64(node.number()?, node.bytes()));
    // Less than the first is the first.
    let wanted = asked.number("startIndex").map(|start| start.max(1));
    if let (Some(node), Some(given), Some(wanted)) = (start, given, wanted)
        && given != wanted
        && held > 0
    {
        let shown = |number: i64| digits(number.unsigned_abs());
        let message =
            sentence!("Expected `startIndex` ", shown(wanted), " as asked, found ", shown(given));
        findings.push(Finding::at(&START, node.span()).message(message));
    }
    cursors(asked, root, findings);
}

fn cursors(asked: &Asked<'_>, root: Node<'_>, findings: &mut Findings) {
    let cursor = asked.word("cursor").unwrap_or_default();
    let member = |name| {
        let node = root.member_any_case(name)?;
        Some((node, node.text()?))
    };
    if let Some((node, _)) = member("previousCursor").filter(|_| cursor.is_empty() && asked.known())
    {
        findings.push(Finding::at(&PREVIOUS, node.name_span().unwrap_or(node.span())));
    }
    if let Some((node, _)) =
        member("nextCursor").filter(|(_, next)| !cursor.is_empty() && *next == cursor)
    {
        findings.push(Finding::at(&LOOP, node.span()));
    }
}

/// The kind and the resource type that belong to a typed endpoint.
fn types(scene: &Scene<'_>, root: Node<'_>, findings: &mut Findings) {
    let (expected, name) =
        match scene.target.filter(|target| target.id.is_none()).map(|it| it.endpoint) {
            Some(Endpoint::Users) => (Kind::User, "Users"),
            Some(Endpoint::Groups) => (Kind::Group, "Groups"),
            _ => return,
        };
    let list = root.member_any_case("Resources").into_iter().flat_map(Node::elements);
    for resource in list.filter(|resource| resource.kind() == NodeKind::Object) {
        let Some(found) = type_of(resource).filter(|&found| found != expected) else { continue };
        let span = resource.span();
        let message =
            sentence!("`/", name, "` holds ", name, " only, but this is ", article(found));
        let help = "Return it from its own endpoint, or from a query of the whole server.";
        let place = Span { start: span.start, end: span.start + 1 };
        findings.push(Finding::at(&MIXED, place).message(message).help(help));
    }
}

/// What a resource says that it is, by a URN of its `schemas`; where it has none, by its shape.
fn type_of(resource: Node<'_>) -> Option<Kind> {
    let schemas = resource.member_any_case("schemas");
    let urns = || schemas.into_iter().flat_map(Node::elements).filter_map(Node::text);
    let known = urns().find_map(|urn| kind_of_urn(urn.as_bytes()));
    match known {
        None if urns().next().is_some() => None,
        None => glance(resource.source(), 0).kind(),
        known => known,
    }
}

fn no_list(body: &Body<'_>, root: Node<'_>, findings: &mut Findings) {
    let span = root.span();
    let place = Span { start: span.start, end: span.end.min(span.start + 1) };
    match root.kind() {
        // Of the server's own documents in a bare array a rule of theirs speaks.
        NodeKind::Array if body.seen.kind.is_some() => {}
        NodeKind::Array => {
            findings.recast(0, span, &[&NOT_OBJECT], &NOT_LIST);
            if !findings.has(&NOT_LIST) {
                findings.push(Finding::at(&NOT_LIST, place));
            }
        }
        NodeKind::Object => {
            findings.drop_where(|found| found.rule().id == "msg.kind-unknown");
            let open = sentence!(
                "{\"schemas\": [\"",
                urn::LIST_RESPONSE,
                "\"], \"totalResults\": 1, \"Resources\": ["
            );
            let fix = Fix::guess("Make it a ListResponse")
                .insert(span.start, open)
                .insert(span.end, "]}");
            let resource =
                matches!(body.seen.kind, Some(Kind::User | Kind::Group | Kind::Resource));
            findings.push(Finding::at(&NOT_LIST, place).fix(resource.then_some(fix)));
        }
        _ => {}
    }
}
