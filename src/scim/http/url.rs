//! The parts of a request's URL, and which endpoint of the server it leads to (RFC 7644 §3.2).

use crate::scim::filter::value_end;
use crate::scim::schema::Schema;
use crate::text::Span;

/// A URL by its parts, each a range of its text.
#[derive(Clone, Debug)]
pub(crate) struct Url<'a> {
    pub(crate) text: &'a str,
    pub(crate) scheme: Option<Span>,
    pub(crate) authority: Option<Span>,
    pub(crate) path: Span,
    pub(crate) query: Option<Span>,
    pub(crate) fragment: Option<Span>,
    /// The parts of the path between its slashes; those that are empty are left out.
    pub(crate) segments: Vec<Span>,
    /// Where it leads to, as far as that can be told.
    pub(crate) target: Option<Target>,
}

/// The endpoints of RFC 7644 §3.2, Table 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Endpoint {
    Users,
    Groups,
    /// Another type of resources, of a later RFC or of the server's own documents.
    Custom,
    Me,
    Bulk,
    ServiceProviderConfig,
    ResourceTypes,
    Schemas,
    /// `.search` over all resources.
    Search,
}

/// What a path leads to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Target {
    pub(crate) endpoint: Endpoint,
    /// The number of the endpoint's segment.
    pub(crate) index: usize,
    /// The endpoint as it should be spelled, where it is spelled otherwise.
    pub(crate) proper: Option<&'static str>,
    /// What stands behind the endpoint.
    pub(crate) id: Option<Span>,
    /// The path ends in `/.search`.
    pub(crate) search: bool,
}

/// The endpoints: the name, and how it is spelled in SCIM 1 or by mistake.
static ENDPOINTS: &[(&str, &str, Endpoint)] = &[
    ("Users", "User", Endpoint::Users),
    ("Groups", "Group", Endpoint::Groups),
    ("Me", "", Endpoint::Me),
    ("Bulk", "", Endpoint::Bulk),
    ("ServiceProviderConfig", "ServiceProviderConfigs", Endpoint::ServiceProviderConfig),
    ("ResourceTypes", "ResourceType", Endpoint::ResourceTypes),
    ("Schemas", "Schema", Endpoint::Schemas),
    (SEARCH, "", Endpoint::Search),
];

const SEARCH: &str = ".search";

impl<'a> Url<'a> {
    /// Takes a URL apart, whole or from the path on.
    pub(crate) fn read(text: &'a str, types: &[&Schema<'_>]) -> Self {
        let end = text.len();
        let question = text.find(['?', '#']).unwrap_or(end);
        let behind = text.get(question..).unwrap_or_default();
        // A bare `#` in a string of the filter belongs to it.
        let filter = behind.find("filter=").map_or(0, |filter| filter + "filter=".len());
        let skipped = filter + value_end(behind.get(filter..).unwrap_or_default());
        let skipped = if filter > 0 && behind.starts_with('?') { skipped } else { 0 };
        let rest = behind.get(skipped..).unwrap_or_default();
        let hash = rest.find('#').map_or(end, |hash| question + skipped + hash);
        let whole = text.get(..question).unwrap_or_default();
        let scheme = whole.find("://");
        let host = scheme.map(|colon| colon + 3);
        let slash = |from: usize| whole.get(from..).and_then(|rest| rest.find('/'));
        let path = host.map_or(0, |host| slash(host).map_or(question, |slash| host + slash));
        let mut url = Self {
            text,
            scheme: scheme.map(|colon| Span::new(0, colon)),
            authority: host.map(|host| Span::new(host, path)),
            path: Span::new(path, question),
            query: (question < hash).then(|| Span::new(question + 1, hash)),
            fragment: (hash < end).then(|| Span::new(hash + 1, end)),
            segments: Vec::new(),
            target: None,
        };
        url.segments = url.pieces(url.path, '/').filter(|piece| !piece.is_empty()).collect();
        url.target = url.find_target(types);
        url
    }

    /// The text of a part.
    pub(crate) fn part(&self, span: Span) -> &'a str {
        span.text(self.text)
    }

    /// The pieces of a part between a separator.
    pub(crate) fn pieces(
        &self,
        part: Span,
        separator: char,
    ) -> impl Iterator<Item = Span> + use<'a> {
        let mut start = part.start;
        self.part(part).split(separator).map(move |piece| {
            let span = Span { start, end: start + piece.len() as u32 };
            start = span.end + 1;
            span
        })
    }

    /// The parameters of the query: the range of each, its name, its value.
    pub(crate) fn parameters(&self) -> impl Iterator<Item = (Span, &'a str, &'a str)> {
        let text = self.text;
        let mut left = self.query;
        core::iter::from_fn(move || {
            let query = left?;
            let rest = query.text(text);
            let length = match rest.strip_prefix("filter=") {
                // A bare `&` in one of its strings belongs to it.
                Some(value) => rest.len() - value.len() + value_end(value),
                None => rest.find('&').unwrap_or(rest.len()),
            };
            let span = Span { start: query.start, end: query.start + length as u32 };
            left = (length < rest.len()).then(|| Span { start: span.end + 1, ..query });
            let (name, value) = span.text(text).split_once('=').unwrap_or((span.text(text), ""));
            Some((span, name, value))
        })
    }

    /// The decoded value of the first parameter with a name.
    pub(crate) fn parameter(&self, name: &str) -> Option<String> {
        let found = self.parameters().find(|&(_, found, _)| found == name)?;
        Some(percent_decoded(&found.2.replace('+', " ")))
    }

    /// The decoded text of the part behind the endpoint.
    pub(crate) fn id(&self) -> Option<String> {
        Some(percent_decoded(self.part(self.target?.id?)))
    }

    /// Finds the endpoint: by its exact name wherever it stands, by another spelling where it
    /// stands last or last but one, as a base path may hold any words.
    fn find_target(&self, types: &[&Schema<'_>]) -> Option<Target> {
        let exact = |&segment: &Span| exact(self.part(segment), types);
        let found = self.segments.iter().position(|segment| exact(segment).is_some());
        let last = self.segments.len().checked_sub(1)?;
        let loose = || {
            [last.checked_sub(1), Some(last)].into_iter().flatten().find_map(|index| {
                let (name, endpoint) = loose(self.part(*self.segments.get(index)?))?;
                Some((index, endpoint, Some(name)))
            })
        };
        let exact = found.and_then(|index| Some((index, exact(self.segments.get(index)?)?, None)));
        let (index, endpoint, proper) = exact.or_else(loose)?;
        let behind = self.segments.get(index + 1).copied();
        let is_search = |span: &Span| self.part(*span) == SEARCH;
        let search = endpoint == Endpoint::Search || self.segments.last().is_some_and(is_search);
        Some(Target { endpoint, index, proper, id: behind.filter(|id| !is_search(id)), search })
    }
}

fn exact(segment: &str, types: &[&Schema<'_>]) -> Option<Endpoint> {
    let known = ENDPOINTS.iter().find(|(name, ..)| *name == segment);
    // An endpoint of several parts is known by its last.
    let custom = types.iter().any(|each| {
        each.endpoint.rsplit('/').next().is_some_and(|last| !last.is_empty() && last == segment)
    });
    known.map(|&(.., endpoint)| endpoint).or(custom.then_some(Endpoint::Custom))
}

fn loose(segment: &str) -> Option<(&'static str, Endpoint)> {
    let same = |name: &str| !name.is_empty() && name.eq_ignore_ascii_case(segment);
    let found = ENDPOINTS.iter().find(|(name, other, _)| same(name) || same(other));
    found.map(|&(name, _, endpoint)| (name, endpoint))
}

/// Takes the percent escapes out of a text; those that are none stay.
pub(crate) fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        let decoded = if byte == b'%' { escaped_byte(tail) } else { None };
        bytes.push(decoded.unwrap_or(byte));
        rest = if decoded.is_some() { tail.get(2..).unwrap_or_default() } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The byte that the two hexadecimal digits at the start of the bytes name.
pub(crate) fn escaped_byte(bytes: &[u8]) -> Option<u8> {
    let hex = bytes.get(..2).filter(|hex| hex.iter().all(u8::is_ascii_hexdigit))?;
    u8::from_str_radix(core::str::from_utf8(hex).ok()?, 16).ok()
}

impl Endpoint {
    /// Whether there are resources at it that are made, changed and deleted.
    pub(crate) fn holds_resources(self) -> bool {
        matches!(self, Self::Users | Self::Groups | Self::Custom)
    }

    /// Whether it is one of those that describe the server.
    pub(crate) fn describes(self) -> bool {
        matches!(self, Self::ServiceProviderConfig | Self::ResourceTypes | Self::Schemas)
    }
}

impl Target {
    /// Whether a GET of it gives a list.
    pub(crate) fn is_collection(self) -> bool {
        use Endpoint::{Bulk, Me, Search, ServiceProviderConfig};
        self.id.is_none()
            && !self.search
            && !matches!(self.endpoint, Bulk | Me | Search | ServiceProviderConfig)
    }

    /// The methods that RFC 7644 §3.2 defines for it.
    pub(crate) fn methods(self) -> &'static [&'static str] {
        match self.endpoint {
            _ if self.search => &["POST"],
            Endpoint::Bulk | Endpoint::Search => &["POST"],
            Endpoint::Me => &["GET", "POST", "PUT", "PATCH", "DELETE"],
            endpoint if endpoint.describes() => &["GET"],
            _ if self.id.is_some() => &["GET", "PUT", "PATCH", "DELETE"],
            _ => &["GET", "POST"],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Endpoint, Url, percent_decoded};

    fn target(text: &str) -> Option<(Endpoint, Option<String>, bool)> {
        let url = Url::read(text, &[]);
        url.target.map(|target| (target.endpoint, url.id(), target.search))
    }

    #[test]
    fn an_endpoint_is_found_behind_any_base() {
        let users = |id: Option<&str>| Some((Endpoint::Users, id.map(str::to_owned), false));
        assert_eq!(target("https://a.example/scim/v2/Users/2819%2F1"), users(Some("2819/1")));
        assert_eq!(target("/Users?count=1"), users(None));
        assert_eq!(target("Users#x"), users(None));
        assert_eq!(target("https://a.example/api/users/scim/Users/1"), users(Some("1")));
        assert_eq!(target("https://a.example/api/users/scim/users/1"), users(Some("1")));
        assert_eq!(target("/v2//User/"), users(None));
        assert_eq!(target("/Users/.search"), Some((Endpoint::Users, None, true)));
        assert_eq!(target("/scim/v2/.search"), Some((Endpoint::Search, None, true)));
        assert_eq!(target("https://users.example/scim/v2"), None);
        assert_eq!(
            target("/ResourceTypes/User"),
            Some((Endpoint::ResourceTypes, Some("User".to_owned()), false))
        );
        assert_eq!(target(""), None);
    }

    #[test]
    fn parameters_are_read_by_name() {
        let url = Url::read("/Users?filter=userName+eq%20%22a%2Bb%22&count&count=2", &[]);
        assert_eq!(url.parameter("filter").as_deref(), Some("userName eq \"a+b\""));
        assert_eq!(url.parameter("count").as_deref(), Some(""));
        assert_eq!(url.parameter("Count"), None);
        assert_eq!(percent_decoded("%zz%4"), "%zz%4");
    }
}
