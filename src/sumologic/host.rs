use super::deployments::{DeploymentStatus, Row, by_label};
use super::domain::find_domain;
pub(crate) use super::domain::{Domain, is_sumologic};
use crate::text::Span;

/// What the part of a host before the deployment stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Api,
    Login,
    /// The account's own name in the place of `service`.
    Subdomain,
    Collector,
    OpenCollector,
    Endpoint,
    Syslog,
    Mcp,
    /// Public pages of Sumo Logic that belong to no account.
    Website,
    /// Nothing stands there: `us2.sumologic.com`.
    Missing,
    /// The right parts in a wrong order or with a wrong sign between: `us2.api`, `api-us2`.
    Swapped,
    /// No form that Sumo Logic uses.
    Odd,
}

/// A host as far as it can be understood. Spans are places in the text that it was read from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Host {
    pub(crate) domain: Domain,
    /// What should be `sumologic.com`; absent where nothing stands for it.
    pub(crate) domain_span: Option<Span>,
    pub(crate) role: Role,
    pub(crate) role_span: Span,
    /// The deployment that the label names; none where it is no known one.
    pub(crate) row: Option<&'static Row>,
    /// The deployment's label with its dot; the empty range where it would stand.
    pub(crate) label_span: Span,
}

/// A label of a host with its place.
type Label<'a> = (&'a str, Span);

impl Host {
    /// Reads a host in any letter case.
    pub(crate) fn read(text: &str, span: Span) -> Self {
        let name = span.text(text).to_ascii_lowercase();
        let name = name.strip_suffix('.').unwrap_or(&name);
        let (domain, found) = find_domain(name);
        let Some((start, end)) = found else {
            let role_span = Span { start: span.start, end: span.start };
            return Self {
                domain,
                domain_span: None,
                role: Role::Odd,
                role_span,
                row: None,
                label_span: role_span,
            };
        };
        let domain_span = Span::new(start, end).shifted(span.start);
        let before = name.get(..start).unwrap_or_default();
        let Some(labels) = labels(before, span.start) else {
            // Two dots in a row: every part may be right, but the whole is no host.
            let place = Span { end: domain_span.start, ..span };
            return Self {
                domain,
                domain_span: Some(domain_span),
                role: Role::Odd,
                role_span: place,
                row: None,
                label_span: place,
            };
        };
        let place = Span { start: domain_span.start, end: domain_span.start };
        let (role, role_span, row, label_span) = roles(&labels, place);
        Self { domain, domain_span: Some(domain_span), role, role_span, row, label_span }
    }

    /// The deployment, where the host names a real or former one under Sumo Logic's domain.
    pub(crate) fn known(&self) -> Option<&'static Row> {
        self.row.filter(|_| self.domain == Domain::Exact)
    }
}

/// The labels of what stands before the domain, the last dot left out; none where one is empty.
fn labels(before: &str, offset: u32) -> Option<Vec<Label<'_>>> {
    let Some(before) = before.strip_suffix('.') else { return Some(Vec::new()) };
    let mut labels = Vec::new();
    let mut start = 0;
    for label in before.split('.') {
        let span = Span::new(start, start + label.len()).shifted(offset);
        start += label.len() + 1;
        if label.is_empty() {
            return None;
        }
        labels.push((label, span));
    }
    Some(labels)
}

type Found = (Role, Span, Option<&'static Row>, Span);

/// What the labels before the domain say: role and deployment, each with its place.
///
/// A label of two or three characters directly before the domain is never a custom subdomain, which
/// has four at least; so there is one reading only.
fn roles(labels: &[Label<'_>], domain: Span) -> Found {
    let us1 = by_label("");
    match *labels {
        [] => (Role::Website, domain, None, domain),
        [(label, span)] => one_label(label, span, domain),
        [(kind, span), ("collection", rest)] => (collection(kind), span.to(rest), us1, domain),
        [(kind, span), ("collection", rest), (label, place)] => {
            (collection(kind), span.to(rest), by_label(label), with_dot(place))
        }
        [(name, span), (label, place)] => match (known_role(name), by_label(label)) {
            (Some(role), row) if known_role(label).is_none() => (role, span, row, with_dot(place)),
            (None, Some(row)) if is_subdomain(name) => {
                (Role::Subdomain, span, Some(row), with_dot(place))
            }
            _ => mixed(labels, domain),
        },
        _ => mixed(labels, domain),
    }
}

fn one_label(label: &str, span: Span, domain: Span) -> Found {
    if let Some(row) = by_label(label) {
        return (Role::Missing, Span { end: span.start, ..span }, Some(row), with_dot(span));
    }
    if let Some(role) = known_role(label) {
        return (role, span, by_label("").filter(|_| role != Role::Website), domain);
    }
    if let (_, _, Some(row), _) = hyphenated(label, span) {
        return (Role::Swapped, span, Some(row), span);
    }
    if is_subdomain(label) {
        return (Role::Subdomain, span, by_label(""), domain);
    }
    (Role::Odd, span, None, domain)
}

/// Reads `api-us2` and `us2_api`.
fn hyphenated(label: &str, span: Span) -> Found {
    let row = label.split_once(['-', '_']).and_then(|(one, other)| {
        let pair = |role: &str, label: &str| {
            let known = matches!(role, "api" | "service");
            by_label(label).filter(|row| known && !row.label.is_empty())
        };
        pair(one, other).or_else(|| pair(other, one))
    });
    (Role::Swapped, span, row, span)
}

/// Reads labels that are not where they should be: `us2.api`, `acme.us2.service`.
fn mixed(labels: &[Label<'_>], domain: Span) -> Found {
    let whole = labels.iter().fold(domain, |all, (_, span)| all.to(*span));
    let whole = Span { start: whole.start, end: whole.end.saturating_sub(1).max(whole.start) };
    let mut named = labels.iter().filter_map(|(label, _)| by_label(label));
    let row = named.next().filter(|_| named.next().is_none());
    let role = labels.iter().any(|(label, _)| matches!(*label, "api" | "service"));
    match row {
        Some(row) if role => (Role::Swapped, whole, Some(row), whole),
        _ => (Role::Odd, whole, None, whole),
    }
}

fn known_role(label: &str) -> Option<Role> {
    Some(match label {
        "api" => Role::Api,
        "service" => Role::Login,
        "collectors" => Role::Collector,
        "open-collectors" => Role::OpenCollector,
        "mcp" => Role::Mcp,
        "www" | "help" | "support" | "status" => Role::Website,
        _ => return None,
    })
}

fn collection(kind: &str) -> Role {
    let numbered = kind
        .strip_prefix("endpoint")
        .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    match kind {
        "syslog" => Role::Syslog,
        _ if numbered => Role::Endpoint,
        _ => Role::Odd,
    }
}

/// Sumo Logic's own pattern for custom subdomains.
fn is_subdomain(label: &str) -> bool {
    let inside = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (4..=63).contains(&label.len())
        && !label.starts_with("xn--")
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(inside)
}

fn with_dot(span: Span) -> Span {
    Span { end: span.end + 1, ..span }
}

/// Says whether a name may be repeated in a message: a plain host, and nothing that might be a
/// token or a key pasted into the wrong field.
pub(crate) fn is_showable(host: &str) -> bool {
    let last = host.rsplit('.').next().unwrap_or_default();
    let letters = (2..=12).contains(&last.len()) && last.bytes().all(|b| b.is_ascii_alphabetic());
    host.len() <= 80 && host.contains('.') && host.is_ascii() && letters
}

impl Row {
    /// Says whether customers can use it.
    pub(crate) fn is_current(&self) -> bool {
        self.status == DeploymentStatus::Current
    }
}

#[cfg(test)]
mod tests {
    use super::{Domain, Host, Role};
    use crate::text::Span;

    fn read(host: &str) -> (Domain, Role, &'static str, &str) {
        let read = Host::read(host, Span::new(0, host.len()));
        (read.domain, read.role, read.row.map_or("-", |row| row.code), read.role_span.text(host))
    }

    #[test]
    fn a_host_has_one_reading() {
        let cases = [
            ("api.sumologic.com", Domain::Exact, Role::Api, "US1", "api"),
            ("API.US2.SumoLogic.com", Domain::Exact, Role::Api, "US2", "API"),
            ("service.eu.sumologic.com", Domain::Exact, Role::Login, "EU", "service"),
            ("acme.sumologic.com", Domain::Exact, Role::Subdomain, "US1", "acme"),
            ("acme.jp.sumologic.com", Domain::Exact, Role::Subdomain, "JP", "acme"),
            ("us2.sumologic.com", Domain::Exact, Role::Missing, "US2", ""),
            ("us2.api.sumologic.com", Domain::Exact, Role::Swapped, "US2", "us2.api"),
            ("api-us2.sumologic.com", Domain::Exact, Role::Swapped, "US2", "api-us2"),
            (
                "acme.us2.service.sumologic.com",
                Domain::Exact,
                Role::Swapped,
                "US2",
                "acme.us2.service",
            ),
            ("api.us4.sumologic.com", Domain::Exact, Role::Api, "US4", "api"),
            ("api.us9.sumologic.com", Domain::Exact, Role::Api, "-", "api"),
            (
                "endpoint4.collection.us2.sumologic.com",
                Domain::Exact,
                Role::Endpoint,
                "US2",
                "endpoint4.collection",
            ),
            (
                "endpoint1.collection.sumologic.com",
                Domain::Exact,
                Role::Endpoint,
                "US1",
                "endpoint1.collection",
            ),
            (
                "syslog.collection.us1.sumologic.com",
                Domain::Exact,
                Role::Syslog,
                "US1",
                "syslog.collection",
            ),
            ("help.sumologic.com", Domain::Exact, Role::Website, "-", "help"),
            ("sumologic.com", Domain::Exact, Role::Website, "-", ""),
            ("api.us2.sumologc.com", Domain::Misspelled, Role::Api, "US2", "api"),
            ("api.us2.sumologic.co", Domain::Misspelled, Role::Api, "US2", "api"),
            ("api.us2.sumologic", Domain::Misspelled, Role::Api, "US2", "api"),
            ("api.sumologic.net", Domain::Misspelled, Role::Api, "US1", "api"),
            ("api.us2.sumo1ogic.com", Domain::LookAlike, Role::Api, "US2", "api"),
            ("api.us2.surnologic.com", Domain::LookAlike, Role::Api, "US2", "api"),
            ("api.us2.sum\u{43e}logic.com", Domain::LookAlike, Role::Api, "US2", "api"),
            ("api.us2.sumologic.com.evil.example", Domain::LookAlike, Role::Api, "US2", "api"),
            ("api.evilsumologic.com", Domain::LookAlike, Role::Odd, "-", ""),
            ("xn--sumlogic-q5a.com", Domain::LookAlike, Role::Odd, "-", ""),
            ("stag-api.sumologic.net", Domain::Internal, Role::Odd, "-", ""),
            ("example.okta.com", Domain::Foreign, Role::Odd, "-", ""),
            ("api..sumologic.com", Domain::Exact, Role::Odd, "-", "api.."),
            ("", Domain::Foreign, Role::Odd, "-", ""),
        ];
        for (host, domain, role, code, place) in cases {
            assert_eq!(read(host), (domain, role, code, place), "{host}");
        }
    }
}
