//! The `path` of an operation: which endpoint, which resource.

use super::operation::Method;
use super::rules::{PATH_NO_ID, PATH_POST_ID, PATH_SYNTAX, PATH_UNKNOWN};
use crate::json::{Node, quote};
use crate::report::{Finding, Findings, Fix, Severity};
use crate::scim::discovery::Discovery;
use crate::scim::given::Given;
use crate::scim::nearest::nearest;
use crate::scim::options::Kind;
use crate::scim::schema::{GROUP, USER};
use crate::sentence;
use crate::text::{is_invisible, shown};

/// A resource type by what a path tells of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Endpoint<'o> {
    /// The endpoint without its slash.
    pub(super) path: &'o str,
    /// The name of the resource type.
    pub(super) name: &'o str,
    /// The URN of its schema.
    pub(super) schema: &'o str,
}

impl Endpoint<'_> {
    /// The kind of the resources.
    pub(super) fn kind(self) -> Kind {
        let is = |urn: &str| self.schema.eq_ignore_ascii_case(urn);
        if is(USER.urn) {
            Kind::User
        } else if is(GROUP.urn) {
            Kind::Group
        } else {
            Kind::Resource
        }
    }
}

/// The endpoints of the server, as far as they are known.
#[derive(Clone, Debug)]
pub(super) struct Endpoints<'o> {
    list: Vec<Endpoint<'o>>,
    /// There are no others.
    whole: bool,
}

impl<'o> Endpoints<'o> {
    /// Those of the server's resource types; those of RFC 7644 §3.2 where these are not known.
    pub(super) fn of(options: &'o Given<'_>) -> Self {
        let types =
            options.context.discovery.as_ref().map(|Discovery { resource_types, .. }| {
                resource_types.iter().map(|kind| Endpoint {
                    path: &kind.endpoint,
                    name: &kind.name,
                    schema: &kind.schema,
                })
            });
        let list: Vec<_> = types.into_iter().flatten().collect();
        if !list.is_empty() {
            return Self { list, whole: true };
        }
        let known = [&USER, &GROUP].map(|schema| Endpoint {
            path: schema.endpoint,
            name: schema.name,
            schema: schema.urn,
        });
        Self { list: known.to_vec(), whole: false }
    }

    pub(super) fn find(&self, path: &str) -> Option<Endpoint<'o>> {
        self.list.iter().copied().find(|endpoint| endpoint.path == path)
    }

    /// The endpoint of the resource type with this name.
    pub(super) fn named(&self, name: &str) -> Option<Endpoint<'o>> {
        self.list.iter().copied().find(|endpoint| endpoint.name == name)
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &'o str> {
        self.list.iter().map(|endpoint| endpoint.path)
    }

    /// The endpoint in a URL of a resource: what stands before the last part.
    pub(super) fn in_url(&self, url: &str) -> Option<Endpoint<'o>> {
        self.find(url.trim_end_matches('/').rsplit('/').nth(1)?)
    }
}

/// Where an operation goes.
#[derive(Clone, Debug)]
pub(super) struct Address<'o> {
    /// The endpoint; nothing where it is not known.
    pub(super) endpoint: Option<Endpoint<'o>>,
    /// The `id` of the resource, or a reference to it.
    pub(super) id: Option<String>,
}

/// Endpoints of RFC 7644 §3.2 that hold no resources which a bulk operation could be about.
static OTHERS: &[&str] =
    &["Bulk", ".search", "Me", "Schemas", "ResourceTypes", "ServiceProviderConfig"];

/// The path leads to something that holds no resources.
struct NoResources;

struct Judge<'j, 'o> {
    node: Node<'j>,
    endpoints: &'j Endpoints<'o>,
    findings: &'j mut Findings,
}

/// Judges a path; gives where it leads, as far as that is plain.
pub(super) fn judge<'o>(
    node: Node<'_>,
    method: Option<Method>,
    endpoints: &Endpoints<'o>,
    findings: &mut Findings,
) -> Option<Address<'o>> {
    let text = node.text()?;
    let mut judge = Judge { node, endpoints, findings };
    let path = judge.plain(&text, method)?;
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let endpoint = judge.endpoint(&parts).ok()?;
    judge.resource(&parts, method);
    Some(Address { endpoint, id: parts.get(1).map(|id| (*id).to_owned()) })
}

impl<'o> Judge<'_, 'o> {
    fn say(&mut self, message: &'static str, severity: Severity, path: Option<&str>) {
        let fix = path.map(|path| self.put(path));
        let finding = Finding::at(&PATH_SYNTAX, self.node.span()).message(message);
        self.findings.push(finding.severity(severity).fix(fix));
    }

    fn put(&self, path: &str) -> Fix {
        Fix::guess(sentence!("Write `", path, "`")).replace(self.node.span(), quote(path))
    }

    /// Takes away what does not belong into a path, and says so; gives `endpoint/id`.
    fn plain(&mut self, text: &str, method: Option<Method>) -> Option<String> {
        use Severity::{Error, Info, Warning};
        if text.trim_matches('/').trim().is_empty() {
            self.say("The path names nothing", Error, None);
            return None;
        }
        if text.contains(|c: char| c.is_whitespace() || is_invisible(c) || c == '\\') {
            self.say("A blank or backslash stands in the path", Error, None);
            return None;
        }
        let cut = text.split(['?', '#']).next().unwrap_or_default();
        let whole = self.relative(cut);
        let message = match () {
            () if text.contains("://") => "The path is a whole URL",
            () if cut != text => "The path carries a query or a fragment",
            () if whole != cut => "The path repeats a part of the base URL",
            () if text.contains("//") => "Two slashes stand in a row",
            () => "",
        };
        let first = whole.trim_start_matches('/').split('/').next().unwrap_or_default();
        let known = self.endpoints.find(first).is_some() || !text.contains("://");
        // Of a collection where a resource is needed, that is said.
        let open = method == Some(Method::Post) || text.matches('/').count() > 2;
        if !message.is_empty() {
            let path = sentence!("/", joined(&whole));
            self.say(message, Error, known.then_some(path.as_str()));
        } else if !text.starts_with('/') {
            let path = sentence!("/", text);
            self.say("The path does not begin with a slash", Warning, Some(&path));
        } else if let Some(path) = text.strip_suffix('/').filter(|_| open) {
            self.say("The path ends in a slash", Info, Some(path));
        }
        Some(whole)
    }

    /// The path from the endpoint on, where one is found behind other parts.
    fn relative(&self, path: &str) -> String {
        let path = path
            .split_once("://")
            .map_or(path, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let known = parts.iter().position(|part| self.endpoints.find(part).is_some());
        match known {
            Some(at) if at > 0 => parts.get(at..).unwrap_or_default().join("/"),
            _ => path.to_owned(),
        }
    }

    /// Finds the endpoint; that is nothing where it may be one of the server's own.
    fn endpoint(&mut self, parts: &[&str]) -> Result<Option<Endpoint<'o>>, NoResources> {
        let word = parts.first().copied().unwrap_or_default();
        if let Some(found) = self.endpoints.find(word) {
            if parts.get(1) == Some(&".search") {
                self.unknown("A query cannot be an operation", None);
                return Err(NoResources);
            }
            return Ok(Some(found));
        }
        let other = OTHERS.iter().find(|other| other.eq_ignore_ascii_case(word));
        if let Some(other) = other {
            self.unknown(sentence!("An operation cannot be about `/", *other, "`"), None);
            return Err(NoResources);
        }
        let near = nearest(word, self.endpoints.paths());
        if let Some(near) = near {
            let mut mended = sentence!("/", near);
            for part in parts.iter().skip(1) {
                mended = sentence!(mended, "/", part);
            }
            let message = sentence!("The endpoint ", shown(word), " is called `", near, "`");
            let fix = self.put(&mended);
            self.unknown(message, Some(fix));
            return Ok(self.endpoints.find(near));
        }
        if self.endpoints.whole {
            self.unknown(sentence!("The server has no endpoint ", shown(word)), None);
        }
        Ok(None)
    }

    fn unknown(&mut self, message: impl Into<std::borrow::Cow<'static, str>>, fix: Option<Fix>) {
        let finding = Finding::at(&PATH_UNKNOWN, self.node.span()).message(message.into());
        self.findings.push(finding.fix(fix));
    }

    /// Says whether the path leads to a resource, or to the place for new ones, as its method
    /// needs.
    fn resource(&mut self, parts: &[&str], method: Option<Method>) {
        let span = self.node.span();
        let collection = sentence!("/", parts.first().copied().unwrap_or_default());
        match (parts.len(), method) {
            (2.., Some(Method::Post)) => {
                let fix = self.put(&collection);
                self.findings.push(Finding::at(&PATH_POST_ID, span).fix(fix));
            }
            (3.., _) => self.say("The path goes on behind the resource", Severity::Error, None),
            (1, Some(Method::Put | Method::Patch | Method::Delete)) => {
                let message = sentence!("The path leads to all resources at `", collection, "`");
                self.findings.push(Finding::at(&PATH_NO_ID, span).message(message));
            }
            _ => {}
        }
    }
}

fn joined(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    parts.join("/")
}
