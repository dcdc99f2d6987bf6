//! The request line: the method, and the URL by its parts.

use super::part::Part;
use super::scene::Scene;
use super::url::{Endpoint, Url, escaped_byte};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Severity};
use crate::scim::options::Kind;
use crate::scim::query::{Subject, check_url};
use crate::scim::recognition::glance;
use crate::sentence;
use crate::text::{Span, shown};

rules! {
    pub(crate) static RULES;
    METHOD: "http.method-endpoint", Error, Certain, "RFC 7644 §3.2",
        "This endpoint does not have this method", "";
    PUT_CREATE: "http.put-create", Error, Likely, "RFC 7644 §3.5.1",
        "PUT replaces a resource that exists; it creates none", "Create with POST to the collection: the server makes the `id`.";
    GET_BODY: "http.get-body", Warning, Certain, "RFC 9110 §9.3.1, §9.3.5",
        "This request has a body that its method gives no meaning to", "Leave the body out: servers ignore or refuse it.";
    CASE: "http.endpoint-case", Warning, Certain, "RFC 7644 §3.2; RFC 3986 §6.2.2.1",
        "The endpoint is spelled otherwise than in the RFC", "";
    SINGULAR: "http.endpoint-singular", Warning, Certain, "RFC 7644 §3.2",
        "The endpoint is named in the singular", "";
    BASE_QUERY: "http.base-query", Warning, Certain, "RFC 7644 §1.3, §3.2",
        "The base URL carries a query or a fragment", "Take it away: the endpoints are appended to the base URL.";
    VERSION: "http.version-segment", Warning, Likely, "RFC 7644 §3.13",
        "The version of the protocol in the URL is not `v2`", "SCIM 2.0 is `v2`, directly before the endpoint, or no version at all.";
    SLASHES: "http.slashes", Info, Certain, "RFC 3986 §3.3",
        "The path has an empty part", "Some servers do not find the endpoint then.";
    ENCODING: "http.encoding", Error, Certain, "RFC 7644 §1.2; RFC 3986 §2.1",
        "The URL holds a character that must be percent-encoded", "";
    SUFFIX: "http.suffix", Info, Certain, "RFC 7644 §3.8",
        "The URL ends in the name of a format", "Ask for the format with `Accept`: most servers take this for a part of the `id`.";
    INSECURE: "http.insecure", Warning, Certain, "RFC 7644 §7.1, §7.2",
        "The URL is not one of `https`", "SCIM carries personal data and credentials: it needs TLS.";
    SEARCH: "http.search-suffix", Error, Certain, "RFC 7644 §3.4.3",
        "A search is a POST to `/.search`", "";
    FILTER: "http.filter-non-get", Warning, Certain, "RFC 7644 §3.4.2; SCIM interoperability profile §6.3",
        "A filter stands in the URL of a request that changes something", "The server ignores it, or changes more than you mean: find the resource first, then name it in the URL.";
    NO_PUT: "interop.no-put", Error, Certain, "SCIM interoperability profile §6.5",
        "The interoperability profile has no PUT", "Change resources with PATCH.";
    EXCLUDE_MEMBERS: "ipsie.exclude-members", Info, Certain, "IPSIE SCIM profile",
        "Groups are read with all their members", "Ask with `excludedAttributes=members` where the members are not needed.";
}

/// Judges the request line.
pub(super) fn check(scene: &Scene<'_>, findings: &mut Findings) {
    method(scene, findings);
    body(scene, findings);
    let Some((part, url)) = scene.address() else { return };
    endpoint(scene, part, url, findings);
    let based = base(scene, part, url, findings);
    version(part, url, findings);
    slashes(part, url, findings);
    let filter = url.parameters().find(|&(_, name, _)| name == "filter");
    let filter = filter.filter(|_| !matches!(scene.method, "GET" | "HEAD" | ""));
    if let Some((span, ..)) = filter {
        findings.push(part.finding_at(&FILTER, span));
    }
    // Whoever has a parameter in the base URL asks nothing.
    let asks = !based && filter.is_none();
    let asked = if asks { query(scene, part, url, findings) } else { Vec::new() };
    encoding(part, url, &asked, findings);
    suffix(scene, part, url, findings);
    insecure(part, url, findings);
    profiles(scene, part, url, findings);
}

/// Whether the path holds its words as they were meant: a template's place-holder, or what a
/// program writes where it has nothing.
fn names_nothing(id: &str) -> bool {
    let template = id.starts_with(['{', ':', '<']) && !id.starts_with("{{");
    template || matches!(id, "new" | "create" | "undefined" | "null")
}

fn method(scene: &Scene<'_>, findings: &mut Findings) {
    let (Some(part), Some(target)) = (&scene.exchange.method, scene.target) else { return };
    let method = scene.method;
    if method == "PUT"
        && (scene.status == Some(201)
            || scene.url.as_ref().and_then(Url::id).is_some_and(|id| names_nothing(&id)))
    {
        findings.push(part.finding(&PUT_CREATE));
        return;
    }
    // Every HTTP server may have these two.
    if target.methods().contains(&method) || matches!(method, "HEAD" | "OPTIONS") {
        search_elsewhere(scene, part, findings);
        return;
    }
    if target.search {
        let message = sentence!("`/.search` takes POST, found ", shown(method));
        let help = "Send a SearchRequest by POST, or the query as a GET without `/.search`.";
        findings.push(part.finding(&SEARCH).message(message).help(help));
        return;
    }
    let expected = target.methods().join(", ");
    let message = sentence!("Expected ", expected, " for this endpoint, found ", shown(method));
    let help = match (method, target.id) {
        ("PUT" | "PATCH" | "DELETE", None) if target.endpoint.holds_resources() => {
            "Name the resource in the URL: its `id` goes behind the endpoint."
        }
        ("POST", Some(_)) => "A resource is created by POST to the collection, without an `id`.",
        _ => "The server answers 404, 405 or 501.",
    };
    findings.push(part.finding(&METHOD).message(message).help(help));
}

/// A `SearchRequest` that goes to a place where resources are created.
fn search_elsewhere(scene: &Scene<'_>, method: &Part<'_>, findings: &mut Findings) {
    let Some(body) = &scene.request().body else { return };
    let target = scene.target.filter(|target| !target.search);
    if target.is_none() || glance(body.text().as_bytes(), 0).kind() != Some(Kind::Search) {
        return;
    }
    let finding = scene.exchange.url.as_ref().unwrap_or(method).finding(&SEARCH);
    let message = "A SearchRequest goes to `/.search`, and this is another address";
    findings.push(finding.message(message).help("Append `/.search` to the endpoint."));
}

fn body(scene: &Scene<'_>, findings: &mut Findings) {
    let Some(body) = scene.request().body.as_ref() else { return };
    if matches!(scene.method, "GET" | "HEAD" | "DELETE") {
        let message = sentence!("A ", scene.method, " has a body, which has no meaning");
        findings.push(body.finding(&GET_BODY).message(message));
    }
}

fn endpoint(scene: &Scene<'_>, part: &Part<'_>, url: &Url<'_>, findings: &mut Findings) {
    let Some((target, proper)) = scene.target.and_then(|target| Some((target, target.proper?)))
    else {
        return;
    };
    let Some(&segment) = url.segments.get(target.index) else { return };
    let found = url.part(segment);
    let singular = proper.strip_suffix('s').is_some_and(|one| one.eq_ignore_ascii_case(found));
    let rule = if singular { &SINGULAR } else { &CASE };
    let message = sentence!("The endpoint is `/", proper, "`, found `/", found, "`");
    let help = sentence!("Write `/", proper, "`: paths are compared letter by letter.");
    let fix = part.fix("Write the endpoint as the RFC does", [(segment, proper.to_owned())]);
    findings.push(part.finding_at(rule, segment).message(message).help(help).fix(fix));
}

/// The parameters that a query of the whole server may have.
static QUERY: &[&str] = &[
    "filter",
    "attributes",
    "excludedAttributes",
    "sortBy",
    "sortOrder",
    "startIndex",
    "count",
    "cursor",
];

fn base(scene: &Scene<'_>, part: &Part<'_>, url: &Url<'_>, findings: &mut Findings) -> bool {
    let end = url.text.len() as u32;
    let place = |span: Span| Span { start: span.start - 1, end };
    if let Some(fragment) = url.fragment {
        let message = "A fragment stands in the URL of a request";
        findings.push(without(part, place(fragment)).message(message));
        return true;
    }
    let Some(query) = url.query.filter(|_| scene.target.is_none()) else { return false };
    let first = url.parameters().find(|&(_, name, _)| !QUERY.contains(&name));
    let strange = first.is_some_and(|(_, name, _)| !name.is_empty());
    if strange {
        findings.push(without(part, place(query)));
    }
    strange
}

fn without(part: &Part<'_>, range: Span) -> Finding {
    let fix = part.fix("Take it away", [(range, String::new())]).map(Fix::guessed);
    part.finding_at(&BASE_QUERY, range).fix(fix)
}

/// A version is a segment `v` with a number. One that does not stand before the endpoint may be
/// that of the whole API.
fn version(part: &Part<'_>, url: &Url<'_>, findings: &mut Findings) {
    let Some(target) = url.target else { return };
    let is_version = |segment: &str| {
        let number = segment.strip_prefix(['v', 'V']);
        number.is_some_and(|number| {
            number.starts_with(|letter: char| letter.is_ascii_digit())
                && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        })
    };
    let Some(before) = url.segments.get(..target.index) else { return };
    if let Some(&last) = before.last().filter(|&&last| is_version(url.part(last))) {
        if url.part(last) != "v2" {
            let found = sentence!(VERSION.summary, ", found `", url.part(last), "`");
            findings.push(part.finding_at(&VERSION, last).message(found));
        }
        return;
    }
    // As `/scim/v2/tenant/Users`, where the version is plainly that of SCIM.
    let pair = before.windows(2).find(|pair| {
        matches!(pair, [name, version] if url.part(*name) == "scim" && is_version(url.part(*version)))
    });
    if let Some([_, version]) = pair {
        let message = "The version of the protocol does not stand directly before the endpoint";
        let finding = part.finding_at(&VERSION, *version).message(message);
        findings.push(finding.severity(Severity::Info));
    }
}

fn slashes(part: &Part<'_>, url: &Url<'_>, findings: &mut Findings) {
    let path = url.part(url.path);
    let at = |place: usize, length: usize| {
        let start = url.path.start + place as u32;
        Span { start, end: start + length as u32 }
    };
    // A base URL may end in a slash.
    let trailing = (url.target.is_some() && path.len() > 1 && path.ends_with('/'))
        .then(|| at(path.len() - 1, 1));
    let place = path.find("//").map(|double| at(double, 2)).or(trailing);
    if let Some(place) = place {
        let text = if place.len() == 2 { "/" } else { "" };
        let fix = part.fix("Take one slash away", [(place, text.to_owned())]);
        findings.push(part.finding_at(&SLASHES, place).fix(fix));
    }
}

/// Judges the parameters of a query; gives the places in the URL that something was said of.
fn query(scene: &Scene<'_>, part: &Part<'_>, url: &Url<'_>, findings: &mut Findings) -> Vec<Span> {
    let Some(query) = url.query else { return Vec::new() };
    let given = scene.options;
    let mut inside = Findings::new()
        .keeping(given.keep.unwrap_or(1000) as usize)
        .with_packs(given.profiles.packs());
    check_url(url.text, query, Subject::at(url.part(url.path), given), given, &mut inside);
    given.profiles.regrade(url.text.as_bytes(), &mut inside);
    let places = inside.iter().filter_map(Finding::span).collect();
    part.settle(&mut inside);
    findings.absorb(inside);
    places
}

/// What must be encoded in a path or a query, and how. Of the filter a rule of its own speaks.
fn encoding(part: &Part<'_>, url: &Url<'_>, asked: &[Span], findings: &mut Findings) {
    let parameters = url.parameters().filter(|&(span, name, _)| {
        let told = |asked: &Span| span.start <= asked.start && asked.end <= span.end;
        name != "filter" && !asked.iter().any(told)
    });
    let ranges = core::iter::once(url.path).chain(parameters.map(|(span, ..)| span));
    let mut edits = Vec::new();
    let mut plus = None;
    for range in ranges {
        let is_query = range.start > url.path.start;
        for (at, letter) in url.part(range).char_indices() {
            let start = range.start + at as u32;
            let span = Span { start, end: start + letter.len_utf8() as u32 };
            let behind = url.text.as_bytes().get(span.end as usize..).unwrap_or_default();
            // Tools put a value in the place of `{{name}}` before they send it.
            let before = url.text.as_bytes().get(..start as usize).unwrap_or_default();
            let doubled = matches!(letter, '{' | '}')
                && [before.last(), behind.first()].contains(&Some(&(letter as u8)));
            if !doubled && must_be_encoded(letter, behind) {
                let mut bytes = [0; 4];
                let encoded = letter.encode_utf8(&mut bytes).bytes().map(percent).collect();
                edits.push((span, encoded));
            } else if is_query && letter == '+' {
                plus = plus.or(Some(span));
            }
        }
    }
    if let Some((span, encoded)) = edits.first() {
        let found = sentence!(shown(url.part(*span)), " in a URL is written `", encoded, "`");
        let finding = part.finding_at(&ENCODING, *span).message(found);
        findings.push(finding.help("Percent-encode it.").fix(part.fix("Percent-encode", edits)));
    } else if let Some(span) = plus {
        let message = "A `+` in a query is a blank to some servers and a plus to others";
        let finding = part.finding_at(&ENCODING, span).message(message);
        findings.push(finding.help("Write `%20` or `%2B`.").severity(Severity::Warning));
    }
}

fn must_be_encoded(letter: char, behind: &[u8]) -> bool {
    match letter {
        '%' => escaped_byte(behind).is_none(),
        ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => true,
        _ => !letter.is_ascii_graphic(),
    }
}

/// A byte as URLs write it.
pub(super) fn percent(byte: u8) -> String {
    let digit =
        |value: u8| char::from_digit(u32::from(value), 16).map(|it| it.to_ascii_uppercase());
    ['%'].into_iter().chain(digit(byte >> 4)).chain(digit(byte & 15)).collect()
}

fn suffix(scene: &Scene<'_>, part: &Part<'_>, url: &Url<'_>, findings: &mut Findings) {
    let (Some(_), Some(&last)) = (scene.target, url.segments.last()) else { return };
    let text = url.part(last);
    let found = [".scim", ".json"].into_iter().find(|suffix| text.ends_with(suffix));
    if let Some(suffix) = found {
        let range = Span { start: last.end - suffix.len() as u32, end: last.end };
        let fix = part.fix("Take it away", [(range, String::new())]).map(Fix::guessed);
        findings.push(part.finding_at(&SUFFIX, range).fix(fix));
    }
}

fn insecure(part: &Part<'_>, url: &Url<'_>, findings: &mut Findings) {
    let Some(authority) = url.authority else { return };
    let name = url.part(authority);
    if let Some((user, host)) = name.rsplit_once('@') {
        let range = Span { start: authority.start, end: authority.start + user.len() as u32 + 1 };
        let fix = part.fix("Take it away", [(range, String::new())]).map(Fix::guessed);
        let finding = part.finding_at(&INSECURE, range).fix(fix);
        let message = sentence!("Credentials stand in the URL, before ", shown(host));
        findings.push(finding.message(message).help("Send them in the `Authorization` header."));
    }
    let host = name.rsplit('@').next().unwrap_or_default();
    let host = host.strip_prefix('[').map_or_else(
        || host.split(':').next().unwrap_or_default(),
        |host| host.split(']').next().unwrap_or_default(),
    );
    // Nothing leaves the machine there.
    let local = matches!(host, "localhost" | "127.0.0.1" | "::1");
    if let Some(scheme) =
        url.scheme.filter(|scheme| !local && url.part(*scheme).eq_ignore_ascii_case("http"))
    {
        let fix = part.fix("Write `https`", [(scheme, "https".to_owned())]).map(Fix::guessed);
        findings.push(part.finding_at(&INSECURE, scheme).fix(fix));
    }
}

/// What packs of rules ask of a request; they are in force only where they are asked for.
fn profiles(scene: &Scene<'_>, part: &Part<'_>, url: &Url<'_>, findings: &mut Findings) {
    if let Some(method) = scene.exchange.method.as_ref().filter(|_| scene.method == "PUT") {
        findings.push(method.finding(&NO_PUT));
    }
    let read = scene.method == "GET" && scene.endpoint() == Some(Endpoint::Groups);
    let named =
        |list: &str| list.split(',').any(|name| name.trim().eq_ignore_ascii_case("members"));
    // Who says which attributes are wanted has made up their mind.
    let decided = url.parameter("attributes").is_some()
        || url.parameter("excludedAttributes").is_some_and(|list| named(&list));
    if read && !decided {
        findings.push(part.finding(&EXCLUDE_MEMBERS));
    }
}
