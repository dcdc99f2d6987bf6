//! The service provider's configuration (RFC 7643 §5; RFC 9865 §4; RFC 9967 §4).

use super::document::{at_name, is_urn, is_web_address, members, nulls, parts};
use crate::json::{Node, NodeKind, first_member, quote};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};
use crate::scim::nearest::nearest;
use crate::scim::resource::{ARRAY_EXPECTED, BOOLEAN};
use crate::scim::schema::SERVICE_PROVIDER_CONFIG;
use crate::scim::shape::{Member, Members, Shape};
use crate::sentence;
use crate::text::shown;

rules! {
    pub(super) static RULES;
    SECTION: "spc.section-missing", Error, Certain, "RFC 7643 §5",
        "A section of the configuration is missing",
        "`patch`, `bulk`, `filter`, `changePassword`, `sort` and `etag` are all required, each an object with `supported`.";
    SUPPORTED: "spc.supported-missing", Error, Certain, "RFC 7643 §5",
        "`supported` must be `true` or `false`", "Say `true` or `false`, without quotes.";
    BULK: "spc.bulk-limits", Error, Certain, "RFC 7643 §5",
        "`bulk` must say how many operations and how many bytes a request may have",
        "Give `maxOperations` and `maxPayloadSize` as integers; 0 where bulk is not supported.";
    FILTER: "spc.filter-limit", Error, Certain, "RFC 7643 §5",
        "`filter` must say how many results an answer may have",
        "Give `maxResults` as an integer; 0 where filters are not supported.";
    ZERO: "spc.limit-zero", Info, Certain, "RFC 7643 §5",
        "The limit does not go with `supported`", "Clients that plan by it send nothing, or what is not supported.";
    AUTH_MISSING: "spc.auth-missing", Error, Certain, "RFC 7643 §5",
        "The configuration names no authentication scheme",
        "`authenticationSchemes` is required: name at least one.";
    AUTH_FIELDS: "spc.auth-fields", Error, Certain, "RFC 7643 §5",
        "An authentication scheme lacks a part", "`type`, `name` and `description` are all required.";
    AUTH_TYPE: "spc.auth-type", Warning, Certain, "RFC 7643 §5",
        "This type of authentication is not known",
        "The types are `oauth`, `oauth2`, `oauthbearertoken`, `httpbasic` and `httpdigest`.";
    AUTH_PRIMARY: "spc.auth-primary", Error, Certain, "RFC 7643 §2.4",
        "Two authentication schemes are primary", "Leave `primary` true at one of them.";
    URI: "spc.uri", Warning, Certain, "RFC 7643 §5",
        "This is not the address of a web page", "Write a full address, such as `https://example.com/help`, or leave it out.";
    ID: "spc.id-present", Info, Certain, "RFC 7643 §5; RFC 7644 §4",
        "A ServiceProviderConfig needs no `id`", "There is one of it, at `/ServiceProviderConfig`: clients do not look at the `id`.";
    PAGE_FIELDS: "spc.pagination-fields", Error, Certain, "RFC 9865 §4",
        "`pagination` must say which methods there are", "Give `cursor` and `index` as `true` or `false`.";
    PAGE_METHOD: "spc.pagination-method", Error, Certain, "RFC 9865 §4",
        "The default method of paging is none that the server has", "It is `cursor` or `index`.";
    PAGE_SIZES: "spc.pagination-sizes", Error, Certain, "RFC 9865 §4",
        "The numbers of `pagination` do not go together", "They are integers, 1 or more, and `defaultPageSize` is not above `maxPageSize`.";
    PAGE_NONE: "spc.pagination-none", Warning, Certain, "RFC 9865 §4",
        "`pagination` offers no method at all", "Offer `index`, which is what RFC 7644 asks for, or leave `pagination` out.";
    EVENTS: "spc.securityEvents", Warning, Certain, "RFC 9967 §4",
        "`securityEvents` does not say what it must",
        "`asyncRequest` is `none`, `long` or `request`; `eventUris` holds URNs of events.";
    INTEROP: "spc.interop-flag", Warning, Certain, "draft-zollner-scim-interop-profile §4",
        "`interopProfileConformant` is contradicted by the rest of the configuration",
        "The profile asks for PATCH, filters and paging. Say `false`, or support them.";
    ROLES: "spc.roles-extension", Info, Certain, "expired Internet-Draft on roles and entitlements",
        "`RolesAndEntitlements` is not as its draft has it", "What it says of support is `true` or `false`.";
}

const fn section(name: &'static str) -> Member {
    Member::optional(name, Shape::Object, &SECTION)
}

/// What a configuration may hold, besides the common attributes.
static MEMBERS: &[Member] = &[
    Member::optional("documentationUri", Shape::Text, &URI),
    section("patch"),
    section("bulk"),
    section("filter"),
    section("changePassword"),
    section("sort"),
    section("etag"),
    Member::required("authenticationSchemes", Shape::Any, &AUTH_MISSING),
    Member::optional("pagination", Shape::Object, &PAGE_FIELDS),
    Member::optional("securityEvents", Shape::Object, &EVENTS),
    Member::optional("interopProfileConformant", Shape::Boolean, &INTEROP),
    Member::optional("RolesAndEntitlements", Shape::Object, &ROLES),
    Member::optional("DeltaQuery", Shape::Any, &SECTION),
];

const SUPPORTS: Member = Member::required("supported", Shape::Boolean, &SUPPORTED);

static FLAG: &[Member] = &[SUPPORTS];

/// The sections that must be there: what is in each, what of it are limits, and what it says where
/// nothing is supported.
static SECTIONS: &[(&str, &[Member], &[&str], &str)] = &[
    ("patch", FLAG, &[], r#"{"supported": false}"#),
    (
        "bulk",
        &[
            SUPPORTS,
            Member::required("maxOperations", Shape::Integer(0), &BULK),
            Member::required("maxPayloadSize", Shape::Integer(0), &BULK),
        ],
        &["maxOperations", "maxPayloadSize"],
        r#"{"supported": false, "maxOperations": 0, "maxPayloadSize": 0}"#,
    ),
    (
        "filter",
        &[SUPPORTS, Member::required("maxResults", Shape::Integer(0), &FILTER)],
        &["maxResults"],
        r#"{"supported": false, "maxResults": 0}"#,
    ),
    ("changePassword", FLAG, &[], r#"{"supported": false}"#),
    ("sort", FLAG, &[], r#"{"supported": false}"#),
    ("etag", FLAG, &[], r#"{"supported": false}"#),
];

static SCHEME: &[Member] = &[
    Member::required("type", Shape::Word, &AUTH_FIELDS),
    Member::required("name", Shape::Word, &AUTH_FIELDS),
    Member::required("description", Shape::Text, &AUTH_FIELDS),
    Member::optional("specUri", Shape::Text, &URI),
    Member::optional("documentationUri", Shape::Text, &URI),
    Member::optional("primary", Shape::Boolean, &BOOLEAN),
];

static PAGINATION: &[Member] = &[
    Member::required("cursor", Shape::Boolean, &PAGE_FIELDS),
    Member::required("index", Shape::Boolean, &PAGE_FIELDS),
    Member::optional("defaultPaginationMethod", Shape::Text, &PAGE_METHOD),
    Member::optional("defaultPageSize", Shape::Integer(1), &PAGE_SIZES),
    Member::optional("maxPageSize", Shape::Integer(1), &PAGE_SIZES),
    Member::optional("cursorTimeout", Shape::Integer(1), &PAGE_SIZES),
];

static SECURITY_EVENTS: &[Member] = &[
    Member::optional("asyncRequest", Shape::Text, &EVENTS),
    Member::optional("eventUris", Shape::Array, &EVENTS),
];

static ROLES_AND_ENTITLEMENTS: &[Member] = &[
    Member::optional("roles", Shape::Object, &ROLES),
    Member::optional("entitlements", Shape::Object, &ROLES),
];

static ROLE_SUPPORT: &[Member] = &[
    Member::optional("supported", Shape::Boolean, &ROLES),
    Member::optional("enabled", Shape::Boolean, &ROLES),
    Member::optional("multipleRolesSupported", Shape::Boolean, &ROLES),
    Member::optional("multipleEntitlementsSupported", Shape::Boolean, &ROLES),
    Member::optional("primarySupported", Shape::Boolean, &ROLES),
    Member::optional("typeSupported", Shape::Boolean, &ROLES),
    Member::optional("types", Shape::Array, &ROLES),
];

/// Checks a configuration.
pub(super) fn check(document: Node<'_>, findings: &mut Findings) {
    let config = members(document, &SERVICE_PROVIDER_CONFIG, MEMBERS, findings);
    let section = |name: &str| config.get(name);
    for (name, table, limits, none) in SECTIONS {
        match section(name) {
            Some(node) => {
                let inside = parts(node, name, table, findings);
                for limit in *limits {
                    zero(&inside, limit, findings);
                }
            }
            None if config.given(name).is_none_or(Node::is_null) => {
                missing(document, config.given(name), name, none, findings);
            }
            None => {}
        }
    }
    nulls(document, MEMBERS, findings);
    address(&config, "documentationUri", findings);
    if let Some(node) = document.member_any_case("id").filter(|id| !id.is_null()) {
        findings.push(at_name(&ID, node));
    }
    if let Some(node) = section("authenticationSchemes") {
        schemes(node, findings);
    }
    let paging = section("pagination").map(|node| pagination(node, findings));
    if let Some(node) = section("securityEvents") {
        security_events(node, findings);
    }
    if let Some(node) = section("RolesAndEntitlements") {
        let inside = parts(node, "RolesAndEntitlements", ROLES_AND_ENTITLEMENTS, findings);
        for name in ["roles", "entitlements"] {
            if let Some(node) = inside.get(name) {
                parts(node, name, ROLE_SUPPORT, findings);
            }
        }
    }
    interop(&config, paging == Some(false), findings);
}

fn missing(
    document: Node<'_>,
    null: Option<Node<'_>>,
    name: &str,
    none: &str,
    findings: &mut Findings,
) {
    let title = "Say that it is not supported";
    let open = document.opening();
    let (place, message, fix) = if let Some(null) = null {
        (null.span(), "` is null", Fix::guess(title).replace(null.span(), none))
    } else {
        let member = sentence!(quote(name), ": ", none);
        let (place, text) = first_member(document.bytes(), open.start, &member);
        (open, "` is missing", Fix::guess(title).insert(place, text))
    };
    findings.push(Finding::at(&SECTION, place).message(sentence!("`", name, message)).fix(fix));
}

/// Compares a limit with what is said of support.
fn zero(section: &Members<'_>, limit: &str, findings: &mut Findings) {
    let (Some(supported), Some(node), Some(number)) = (
        section.get("supported").and_then(Node::boolean),
        section.get(limit),
        section.integer(limit),
    ) else {
        return;
    };
    if supported == (number > 0) {
        return;
    }
    let message = if supported {
        sentence!("`", limit, "` is 0, but `supported` is true")
    } else {
        sentence!("`", limit, "` is not 0, but `supported` is false")
    };
    findings.push(Finding::at(&ZERO, node.span()).message(message));
}

/// Checks the address of a document, where there is one.
fn address(of: &Members<'_>, name: &str, findings: &mut Findings) {
    let Some((node, text)) = of.get(name).and_then(|node| Some((node, node.text()?))) else {
        return;
    };
    if !is_web_address(&text) {
        let message =
            sentence!("`", name, "` must be the address of a web page, found ", shown(&text));
        findings.push(Finding::at(&URI, node.span()).message(message));
    }
}

fn schemes(list: Node<'_>, findings: &mut Findings) {
    if list.kind() != NodeKind::Array {
        let fix = Fix::safe("Make it an array");
        let span = list.span();
        let fix = fix.insert(span.start, "[").insert(span.end, "]");
        let object = list.kind() == NodeKind::Object;
        if !list.is_null() {
            findings.push(Finding::at(&ARRAY_EXPECTED, span).fix(object.then_some(fix)));
        }
        return;
    }
    let mut primary: Option<Node<'_>> = None;
    let mut empty = true;
    for node in list.elements() {
        empty = false;
        if node.kind() != NodeKind::Object {
            let message =
                sentence!("An authentication scheme must be an object, found ", node.kind().name());
            findings.push(Finding::at(&AUTH_FIELDS, node.span()).message(message));
            continue;
        }
        let scheme = parts(node, "authenticationSchemes", SCHEME, findings);
        address(&scheme, "specUri", findings);
        address(&scheme, "documentationUri", findings);
        if let Some(kind) = scheme.get("type") {
            scheme_type(kind, findings);
        }
        let is_primary = |node: &Node<'_>| node.boolean() == Some(true);
        if let Some(node) = scheme.get("primary").filter(is_primary) {
            match primary {
                Some(first) => findings.push(
                    Finding::at(&AUTH_PRIMARY, node.span())
                        .related("This one is primary, too", first.span()),
                ),
                None => primary = Some(node),
            }
        }
    }
    if empty {
        findings.push(Finding::at(&AUTH_MISSING, list.span()));
    }
}

static TYPES: &[&str] = &["oauth", "oauth2", "oauthbearertoken", "httpbasic", "httpdigest"];

/// What the types are called elsewhere.
static OTHER_TYPES: &[(&str, &str)] =
    &[("bearer", "oauthbearertoken"), ("basic", "httpbasic"), ("digest", "httpdigest")];

fn scheme_type(node: Node<'_>, findings: &mut Findings) {
    let Some(text) = node.text() else { return };
    if TYPES.iter().any(|known| known.eq_ignore_ascii_case(&text)) {
        return;
    }
    let meant = OTHER_TYPES
        .iter()
        .find(|(other, _)| text.to_ascii_lowercase().trim_end_matches("token").trim() == *other)
        .map(|(_, known)| *known)
        .or_else(|| nearest(&text, TYPES.iter().copied()));
    let fix = meant.map(|meant| {
        Fix::guess(sentence!("Write `", meant, "`")).replace(node.span(), quote(meant))
    });
    let message = sentence!("The type of authentication ", shown(&text), " is not known");
    findings.push(Finding::at(&AUTH_TYPE, node.span()).message(message).fix(fix));
}

/// Checks the section on paging; says whether there is a method of it.
fn pagination(node: Node<'_>, findings: &mut Findings) -> bool {
    let paging = parts(node, "pagination", PAGINATION, findings);
    let has = |method: &str| paging.get(method).and_then(Node::boolean);
    let nothing = has("cursor") == Some(false) && has("index") == Some(false);
    if nothing {
        findings.push(Finding::at(&PAGE_NONE, node.opening()));
    }
    if let Some(node) = paging.get("defaultPaginationMethod") {
        let text = node.text().unwrap_or_default();
        let known = matches!(&*text, "cursor" | "index");
        let offered = !known || has(&text) != Some(false) || nothing;
        if !known || !offered {
            let message = if known {
                sentence!(
                    "The default method of paging is ",
                    shown(&text),
                    ", which is not supported"
                )
            } else {
                sentence!(
                    "The default method of paging is `cursor` or `index`, found ",
                    shown(&text)
                )
            };
            findings.push(Finding::at(&PAGE_METHOD, node.span()).message(message));
        }
    }
    if let (Some(size), Some(most), Some(node)) = (
        paging.integer("defaultPageSize"),
        paging.integer("maxPageSize"),
        paging.get("defaultPageSize"),
    ) && size > most
    {
        let message = "`defaultPageSize` is above `maxPageSize`";
        findings.push(Finding::at(&PAGE_SIZES, node.span()).message(message));
    }
    !nothing
}

fn security_events(node: Node<'_>, findings: &mut Findings) {
    let events = parts(node, "securityEvents", SECURITY_EVENTS, findings);
    if let Some(node) = events.get("asyncRequest") {
        let text = node.text().unwrap_or_default();
        if !matches!(&*text, "none" | "long" | "request") {
            let message =
                sentence!("`asyncRequest` is `none`, `long` or `request`, found ", shown(&text));
            findings.push(Finding::at(&EVENTS, node.span()).message(message));
        }
    }
    for uri in events.get("eventUris").into_iter().flat_map(Node::elements) {
        if !uri.text().is_some_and(|text| is_urn(&text)) {
            let message = "Each of the `eventUris` must be a string with a URN in it";
            findings.push(Finding::at(&EVENTS, uri.span()).message(message));
        }
    }
}

/// Compares what is claimed of the interoperability profile with what it asks for.
fn interop(config: &Members<'_>, no_paging: bool, findings: &mut Findings) {
    let Some(flag) = config.get("interopProfileConformant") else { return };
    let refused = |name: &str| {
        let section = config.get(name)?.member_any_case("supported")?;
        section.boolean().filter(|supported| !supported)
    };
    let missing = ["patch", "filter"].into_iter().find(|name| refused(name).is_some());
    let missing = missing.or(no_paging.then_some("pagination"));
    if let (Some(true), Some(missing)) = (flag.boolean(), missing) {
        let message = sentence!(
            "`interopProfileConformant` is true, but `",
            missing,
            "` is not supported, which the profile asks for"
        );
        findings.push(Finding::at(&INTEROP, flag.span()).message(message));
    }
}
