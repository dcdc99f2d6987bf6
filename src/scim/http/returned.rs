//! Which attributes a response returns, against those that were asked for (RFC 7644 §3.9).

use super::Body;
use super::exchange::Side;
use super::scene::Scene;
use crate::json::{Document, Limits, Node, NodeKind};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Severity};
use crate::scim::options::Kind;
use crate::scim::schema::urn;
use crate::sentence;
use crate::text::shown;

rules! {
    pub(crate) static RULES;
    NOT_REQUESTED: "ret.not-requested", Warning, Certain, "RFC 7644 §3.9",
        "This attribute is returned, and was not asked for", "Where `attributes` is given, return those, `id`, `schemas` and what is always returned.";
    EXCLUDED: "ret.excluded-present", Warning, Certain, "RFC 7644 §3.9",
        "This attribute is returned, and was excluded", "Leave out what `excludedAttributes` names.";
    MISSING: "ret.requested-missing", Info, Certain, "RFC 7644 §3.9",
        "An attribute that was asked for is not in the response", "That is right where it has no value.";
}

/// How many names a query may list, and how many are reported: so few that each can be compared
/// with each attribute.
const MOST: usize = 200;

/// Names of attributes as a query lists them.
#[derive(Debug)]
struct Names(Vec<String>);

/// How a name in a response stands to a list of names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// It is listed, and all in it.
    Whole,
    /// Something in it is listed.
    Part,
    /// Nothing of it is listed.
    Not,
}

impl Names {
    /// The names that a parameter of the URL, or of a search, lists.
    fn asked(scene: &Scene<'_>, name: &str) -> Option<Self> {
        if let Some(list) = scene.parameter(name) {
            let names = list.split(',').map(str::trim).filter(|name| !name.is_empty());
            return Some(Self(names.take(MOST).map(plain).collect()));
        }
        let body = scene.request().body.as_ref().filter(|_| scene.is_query())?;
        let document = Document::read(body.text().as_bytes(), Limits::default());
        let list = document.root().member_any_case(name)?;
        Some(Self(
            list.elements().take(MOST).filter_map(|name| Some(plain(&name.text()?))).collect(),
        ))
    }

    /// How a path stands to the names: one that they hold, or that leads into one, or to one.
    fn standing(&self, path: &str) -> Standing {
        let leads = |long: &str, short: &str| {
            long.strip_prefix(short).is_some_and(|rest| rest.starts_with(['.', ':']))
        };
        let path = plain(path);
        if self.0.iter().any(|name| *name == path || leads(&path, name)) {
            Standing::Whole
        } else if self.0.iter().any(|name| leads(name, &path)) {
            Standing::Part
        } else {
            Standing::Not
        }
    }
}

/// A name as it is compared: in small letters, without the URN of a resource that it may carry.
fn plain(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    let without = |urn: &str| {
        Some(name.strip_prefix(&urn.to_ascii_lowercase())?.strip_prefix(':')?.to_owned())
    };
    [urn::USER, urn::GROUP].into_iter().find_map(without).unwrap_or(name)
}

/// What is returned whatever was asked (RFC 7643 §3.1, §7).
static ALWAYS: &[&str] = &["schemas", "id"];

/// What is said of a whole resource only.
static PARTIAL: &[&str] = &[
    "required.userName",
    "required.displayName",
    "required.meta",
    "required.attribute",
    "required.sub-attribute",
    "required.extension",
    "meta.resourceType-missing",
    "meta.location-missing",
];

/// Judges a response by what was asked for.
pub(super) fn check(body: &Body<'_>, findings: &mut Findings) {
    let root = body.root.root();
    let list = body.seen.kind == Some(Kind::List);
    let resource = matches!(body.seen.kind, Some(Kind::User | Kind::Group | Kind::Resource));
    if body.side != Side::Response || !list && !resource {
        return;
    }
    let resources: Vec<Node<'_>> = if list {
        root.member_any_case("Resources").into_iter().flat_map(Node::elements).collect()
    } else {
        vec![root]
    };
    let asked = Names::asked(body.scene, "attributes").filter(|names| !names.0.is_empty());
    let excluded = Names::asked(body.scene, "excludedAttributes");
    if asked.is_some() || excluded.is_some() {
        // Who asks for a part of a resource gets no more.
        findings.drop_where(|found| PARTIAL.contains(&found.rule().id));
    }
    if let Some(names) = &asked {
        each(&resources, &mut |path, node, told| beyond(names, path, node, told, findings));
        missing(names, &resources, root, findings);
    }
    if let Some(names) = excluded {
        each(&resources, &mut |path, node, told| {
            let excluded = names.0.contains(&plain(path))
                && !ALWAYS.iter().any(|name| name.eq_ignore_ascii_case(path));
            if excluded && !told {
                let message = sentence!(shown(path), " is returned, and was excluded");
                findings.push(Finding::at(&EXCLUDED, place(node)).message(message));
            }
            excluded
        });
    }
    on_request(body, &resources, asked.as_ref(), findings);
}

/// Goes through the attributes and sub-attributes of resources. `judge` gets a path, the value, and
/// whether it has reported that path before; it says whether it reports it.
fn each(resources: &[Node<'_>], judge: &mut dyn FnMut(&str, Node<'_>, bool) -> bool) {
    let mut reported: Vec<String> = Vec::new();
    let mut visit = |path: &str, node: Node<'_>| {
        let told = reported.len() >= MOST || reported.iter().any(|told| told == path);
        let found = judge(path, node, told);
        if found && !told {
            reported.push(path.to_owned());
        }
        found
    };
    for (name, value) in resources.iter().flat_map(|resource| resource.members()) {
        let mark = if name.contains(':') { ":" } else { "." };
        if visit(&name, value) || value.kind() == NodeKind::String {
            continue;
        }
        let elements = value.elements().filter(|element| element.kind() == NodeKind::Object);
        let first = (value.kind() == NodeKind::Object).then_some(value);
        for (sub, value) in first.into_iter().chain(elements).flat_map(Node::members) {
            visit(&sentence!(name, mark, sub), value);
        }
    }
}

fn place(node: Node<'_>) -> crate::text::Span {
    node.name_span().unwrap_or_else(|| node.span())
}

/// Reports an attribute that is not among those asked for.
fn beyond(names: &Names, path: &str, node: Node<'_>, told: bool, findings: &mut Findings) -> bool {
    let always = ALWAYS.iter().any(|name| name.eq_ignore_ascii_case(path));
    // What tells elements apart comes along.
    let part = path.contains('.')
        && matches!(path.rsplit('.').next(), Some("type" | "primary" | "$ref" | "value"));
    if always || part || names.standing(path) != Standing::Not {
        return false;
    }
    if !told {
        let message = sentence!(shown(path), " is returned, and was not asked for");
        let finding = Finding::at(&NOT_REQUESTED, place(node)).message(message);
        // Many servers return it with everything.
        let usual = path.eq_ignore_ascii_case("meta");
        findings.push(if usual { finding.severity(Severity::Info) } else { finding });
    }
    true
}

/// Reports a name that no resource has.
fn missing(names: &Names, resources: &[Node<'_>], root: Node<'_>, findings: &mut Findings) {
    if resources.is_empty() {
        return;
    }
    let mut found: Vec<String> = Vec::new();
    each(resources, &mut |path, _, _| {
        found.push(plain(path));
        false
    });
    for name in &names.0 {
        // An extension's own URN, or the name of an attribute in it, which has colons as well.
        if !found.iter().any(|path| path == name) {
            let span = root.span();
            let message = sentence!(shown(name), " was asked for, and is not in the response");
            let place = crate::text::Span { start: span.start, end: span.end.min(span.start + 1) };
            findings.push(Finding::at(&MISSING, place).message(message));
        }
    }
}

/// Drops what is said of attributes that are returned on request only where they were asked for,
/// or where the request may have changed them.
fn on_request(
    body: &Body<'_>,
    resources: &[Node<'_>],
    asked: Option<&Names>,
    findings: &mut Findings,
) {
    let changes = matches!(body.scene.method, "POST" | "PUT" | "PATCH") && !body.scene.is_query();
    let mut wanted = Vec::new();
    each(resources, &mut |path, node, _| {
        if changes || asked.is_some_and(|names| names.standing(path) != Standing::Not) {
            wanted.push(place(node));
        }
        false
    });
    findings.drop_where(|found| {
        found.rule().id == "ret.request-only"
            && found.span().is_some_and(|span| wanted.contains(&span))
    });
}
