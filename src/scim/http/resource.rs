//! A resource against the exchange around it: its `id`, its `meta`, what was sent.

use super::exchange::Side;
use super::response::{ME, is_me};
use super::scene::Scene;
use super::url::{Endpoint, Url};
use super::{Body, reflected};
use crate::json::{Node, NodeKind, quote};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Severity, View};
use crate::scim::format;
use crate::scim::options::{Direction, Kind};
use crate::scim::resource::{LOCATION_MISSING, SELF_MEMBER};
use crate::sentence;
use crate::text::{Span, shown};

rules! {
    pub(crate) static RULES;
    ID: "id.body-url-mismatch", Error, Certain, "RFC 7644 §3.5.1; RFC 7643 §3.1",
        "The `id` in the body is not the one in the URL", "";
    VERSION: "meta.version-header", Error, Certain, "RFC 7643 §3.1; RFC 7644 §3.14",
        "`meta.version` is not the `ETag` of the response", "Both must be the same entity tag.";
    LOCATION: "meta.location-header", Warning, Certain, "RFC 7643 §3.1; RFC 7644 §3.3",
        "`meta.location` is not the `Location` of the response", "Both must be the URL of the resource.";
    NEW: "meta.lastModified-on-create", Warning, Certain, "RFC 7643 §3.1",
        "The resource has just been created, and was modified at another time", "On creation `created` and `lastModified` are the same.";
    UNSUPPORTED: "meta.version-etag-unsupported", Info, Certain, "RFC 7643 §5",
        "`meta.version` is returned, and the server's configuration says that it has no versions", "Set `etag.supported` to true, or leave it out.";
    FEATURE: "xref.feature-used", Warning, Certain, "RFC 7643 §5",
        "The server's configuration says that it does not support this", "";
}

/// Judges a body that is a resource, or changes one.
pub(super) fn check(body: &Body<'_>, findings: &mut Findings) {
    let root = body.root.root();
    let resource = matches!(body.seen.kind, Some(Kind::User | Kind::Group | Kind::Resource));
    if resource {
        id(body, root, findings);
    }
    if resource && body.seen.direction == Direction::Response {
        meta(body, root, findings);
        reflected::check(body, root, findings);
    }
    own_members(body, root, findings);
    features(body, root, findings);
}

fn string<'d>(node: Node<'d>, path: &[&str]) -> Option<(Node<'d>, std::borrow::Cow<'d, str>)> {
    let node = path.iter().try_fold(node, |node, name| node.member_any_case(name))?;
    Some((node, node.text()?))
}

/// The `id` in the URL of a resource.
fn url_id(scene: &Scene<'_>) -> Option<String> {
    scene.target.filter(|target| target.endpoint.holds_resources() && !target.search)?;
    scene.url.as_ref().and_then(Url::id)
}

fn id(body: &Body<'_>, root: Node<'_>, findings: &mut Findings) {
    let replaced = body.seen.direction == Direction::Replace;
    if body.side == Side::Request && !replaced {
        return;
    }
    let (Some((node, found)), Some(expected)) = (string(root, &["id"]), url_id(body.scene)) else {
        return;
    };
    if found == expected || found.is_empty() {
        return;
    }
    let message = sentence!(
        "The `id` in the body is ",
        shown(&found),
        ", in the URL it is ",
        shown(&expected)
    );
    let finding = Finding::at(&ID, node.span()).message(message);
    findings.push(if replaced {
        let fix = Fix::guess("Write the `id` of the URL").replace(node.span(), quote(&expected));
        finding.help("The URL names the resource: leave the `id` out, or write the same.").fix(fix)
    } else {
        finding.help("This is not the resource that was asked for.")
    });
    // That a client sends one at all matters less.
    let name = node.name_span();
    findings.drop_where(|other| other.rule().id == "id.client-supplied" && other.span() == name);
}

/// An entity tag without what may be lost on the way: proxies make tags weak.
fn opaque(tag: &str) -> &str {
    let tag = tag.trim();
    tag.strip_prefix("W/").or_else(|| tag.strip_prefix("w/")).unwrap_or(tag).trim_matches('"')
}

fn meta(body: &Body<'_>, root: Node<'_>, findings: &mut Findings) {
    let scene = body.scene;
    let headers = scene.response();
    if let Some((node, version)) = string(root, &["meta", "version"]) {
        let tag = headers.value("ETag");
        if let Some(tag) = tag.filter(|tag| opaque(tag) != opaque(&version)) {
            let message = sentence!(
                "`meta.version` is ",
                shown(&version),
                ", but the `ETag` is ",
                shown(tag)
            );
            findings.push(Finding::at(&VERSION, node.span()).message(message));
        }
        if scene.features().and_then(|features| features.etag) == Some(false) {
            findings.push(Finding::at(&UNSUPPORTED, node.span()));
        }
    }
    location(scene, root, findings);
    if scene.status == Some(201) {
        created(root, findings);
        // Nobody else knows the URL of what has just been created.
        findings
            .regrade(|rule, _, _| rule.is(&LOCATION_MISSING).then_some(View::As(Severity::Error)));
    }
}

fn location(scene: &Scene<'_>, root: Node<'_>, findings: &mut Findings) {
    let Some((node, location)) = string(root, &["meta", "location"]) else { return };
    let header = ["Location", "Content-Location"]
        .into_iter()
        .find_map(|name| Some((name, scene.response().value(name)?)));
    // Of a header that is `/Me` another rule speaks.
    let header = header.filter(|(_, header)| !is_me(header));
    match header {
        Some((name, header)) if !same_address(header, &location) => {
            let message = sentence!(
                "`meta.location` is ",
                shown(&location),
                ", but `",
                name,
                "` is ",
                shown(header)
            );
            findings.push(Finding::at(&LOCATION, node.span()).message(message));
        }
        _ if is_me(&location) && scene.endpoint() == Some(Endpoint::Me) && scene.succeeded() => {
            findings.push(Finding::at(&ME, node.span()));
        }
        _ => {}
    }
}

/// Whether two URLs are the same, where one of them may be relative, of which other rules speak.
fn same_address(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    short == long || !short.contains("://") && long.ends_with(short)
}

fn created(root: Node<'_>, findings: &mut Findings) {
    let time = |name| {
        let (node, text) = string(root, &["meta", name])?;
        Some((node.span(), format::instant(&text)?))
    };
    if let (Some((created, first)), Some((modified, last))) =
        (time("created"), time("lastModified"))
        && first < last
    {
        findings.push(Finding::at(&NEW, modified).related("It was created here", created));
    }
}

/// The `id` of a group that the exchange names, among the members in the body.
fn own_members(body: &Body<'_>, root: Node<'_>, findings: &mut Findings) {
    let own = match body.scene.endpoint() {
        Some(Endpoint::Groups) => url_id(body.scene),
        _ => None,
    };
    let Some(own) = own.filter(|own| !own.is_empty()) else { return };
    match body.seen.kind {
        Some(Kind::Group) => members(root.member_any_case("members"), &own, findings),
        Some(Kind::Patch) => {
            let operations = root.member_any_case("Operations");
            for operation in operations.into_iter().flat_map(Node::elements) {
                added(operation, &own, findings);
            }
        }
        _ => {}
    }
}

/// What an operation adds to the members: by its path, or by a member of its value.
fn added(operation: Node<'_>, own: &str, findings: &mut Findings) {
    let word = |name| string(operation, &[name]).map(|(_, text)| text.to_ascii_lowercase());
    if word("op").as_deref() == Some("remove") {
        return;
    }
    let value = operation.member_any_case("value");
    match word("path").as_deref() {
        Some("members") => members(value, own, findings),
        None => members(value.and_then(|value| value.member_any_case("members")), own, findings),
        Some(_) => {}
    }
}

fn members(list: Option<Node<'_>>, own: &str, findings: &mut Findings) {
    let alone = list.filter(|list| list.kind() == NodeKind::Object);
    for member in list.into_iter().flat_map(Node::elements).chain(alone) {
        let Some((node, _)) = string(member, &["value"]).filter(|(_, value)| value == own) else {
            continue;
        };
        let told = |found: &Finding| {
            let inside =
                |span: Span| member.span().start <= span.start && span.end <= member.span().end;
            found.rule().is(&SELF_MEMBER) && found.span().is_some_and(inside)
        };
        if !findings.iter().any(told) {
            findings.push(Finding::at(&SELF_MEMBER, node.span()));
        }
    }
}

/// What a request uses and the server's configuration denies.
fn features(body: &Body<'_>, root: Node<'_>, findings: &mut Findings) {
    let Some(features) = body.scene.features() else { return };
    let no = |feature: Option<bool>| feature == Some(false);
    let used = match body.seen.kind {
        Some(Kind::Patch) if no(features.patch) => ("PATCH", Some(root)),
        Some(Kind::User)
            if no(features.change_password) && body.seen.direction == Direction::Replace =>
        {
            ("changes of passwords", root.member_any_case("password"))
        }
        _ => return,
    };
    if let (what, Some(node)) = used {
        let span = node.span();
        let open = Span { start: span.start, end: span.end.min(span.start + 1) };
        let place = node.name_span().unwrap_or(open);
        findings.push(unsupported(Finding::at(&FEATURE, place), what));
    }
}

fn unsupported(finding: Finding, what: &'static str) -> Finding {
    let message = sentence!("The server's configuration says that it does not support ", what);
    finding.message(message).help("The server answers 501 or 400, or ignores it.")
}

/// What the request line and the headers use and the server's configuration denies.
pub(super) fn line_features(scene: &Scene<'_>, findings: &mut Findings) {
    let Some(features) = scene.features() else { return };
    let conditional =
        ["If-Match", "If-None-Match"].into_iter().find_map(|name| scene.request().field(name));
    if let Some(field) = conditional.filter(|_| features.etag == Some(false)) {
        findings.push(unsupported(field.value.finding(&FEATURE), "versions"));
    }
}
