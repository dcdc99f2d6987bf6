//! What an exchange says of the messages in it, before anyone has looked inside them.

use super::exchange::{Exchange, Message, Side};
use super::part::Part;
use super::url::{Endpoint, Target, Url};
use crate::scim::context::{Http, direction_of};
use crate::scim::given::Given;
use crate::scim::options::{self, Direction, Kind, PayloadOptions};
use crate::scim::recognition::glance;
use crate::scim::{Discovery, Features};

/// An exchange with its parts understood.
#[derive(Debug)]
pub(crate) struct Scene<'e> {
    pub(crate) exchange: &'e Exchange<'e>,
    pub(crate) options: &'e Given<'e>,
    /// The method; empty where it is not known.
    pub(crate) method: &'e str,
    pub(crate) url: Option<Url<'e>>,
    pub(crate) target: Option<Target>,
    pub(crate) status: Option<u32>,
}

impl<'e> Scene<'e> {
    pub(crate) fn of(exchange: &'e Exchange<'e>, options: &'e Given<'e>) -> Self {
        let types = options.schemas.types();
        let url = exchange.url.as_ref().map(|url| Url::read(url.text(), types));
        Self {
            exchange,
            options,
            method: exchange.method.as_ref().map_or("", Part::text),
            target: url.as_ref().and_then(|url| url.target),
            url,
            status: exchange.status.as_ref().and_then(|status| status.text().trim().parse().ok()),
        }
    }

    pub(crate) fn request(&self) -> &'e Message<'e> {
        &self.exchange.request
    }

    pub(crate) fn response(&self) -> &'e Message<'e> {
        &self.exchange.response
    }

    /// The part that the URL is, with what it says.
    pub(crate) fn address(&self) -> Option<(&'e Part<'e>, &Url<'e>)> {
        Some((self.exchange.url.as_ref()?, self.url.as_ref()?))
    }

    /// What the server supports.
    pub(crate) fn features(&self) -> Option<&'e Features> {
        self.discovery()?.features.as_ref()
    }

    pub(crate) fn discovery(&self) -> Option<&'e Discovery> {
        self.options.context.discovery.as_ref()
    }

    pub(crate) fn endpoint(&self) -> Option<Endpoint> {
        self.target.map(|target| target.endpoint)
    }

    pub(crate) fn succeeded(&self) -> bool {
        self.status.is_some_and(|status| (200..300).contains(&status))
    }

    pub(crate) fn failed(&self) -> bool {
        self.status.is_some_and(|status| status >= 400)
    }

    pub(crate) fn redirected(&self) -> bool {
        self.status.is_some_and(|status| (300..400).contains(&status))
    }

    /// Whether the URL is known and leads to no endpoint that is.
    pub(crate) fn leads_elsewhere(&self) -> bool {
        self.target.is_none() && self.url.as_ref().is_some_and(|url| !url.segments.is_empty())
    }

    /// Whether there is nothing of SCIM in the exchange: no endpoint, no query of the whole server,
    /// no message that looks like one.
    pub(crate) fn is_foreign(&self) -> bool {
        let is_message = |message: &Message<'_>| {
            let scim = message.value("Content-Type").is_some_and(|media| media.contains("scim"));
            scim || message
                .body
                .as_ref()
                .is_some_and(|body| glance(body.text().as_bytes(), 0).kind().is_some())
        };
        let query = self.url.as_ref().is_some_and(|url| url.query.is_some());
        let asks = query
            && ["filter", "startIndex", "count"]
                .into_iter()
                .any(|name| self.parameter(name).is_some());
        let messages = [self.request(), self.response()];
        self.leads_elsewhere() && !asks && !messages.into_iter().any(is_message)
    }

    /// Whether anything is known of the exchange.
    fn known(&self) -> bool {
        self.exchange.method.is_some() || self.status.is_some() || self.url.is_some()
    }

    /// Whether the answer to the request is a list: a GET of a collection, or a search by POST.
    /// A query of everything goes to the root, which is no endpoint.
    pub(crate) fn is_query(&self) -> bool {
        self.target.is_some_and(|target| match self.method {
            "GET" => target.is_collection(),
            "POST" => target.search,
            _ => false,
        })
    }

    /// The parameter of a query, from the URL or from the body of a search.
    pub(crate) fn parameter(&self, name: &str) -> Option<String> {
        self.url.as_ref()?.parameter(name)
    }

    /// The options with which the body on one side is to be checked: what the caller says counts,
    /// then what the exchange tells.
    pub(crate) fn told(&self, side: Side, body: &[u8]) -> PayloadOptions {
        let mut told = self.options.options.clone();
        told.kind = told.kind.filter(|&kind| kind != Kind::Exchange);
        told.direction = told.direction.or_else(|| match side {
            // Where nothing at all is known of the exchange, the body tells.
            Side::Response => self.known().then_some(Direction::Response),
            Side::Request => direction_of(self.method),
        });
        told.kind = told.kind.or_else(|| match side {
            Side::Response => self.response_kind(glance(body, 0).kind()),
            Side::Request => self.request_kind(glance(body, 0).kind()),
        });
        if told.kind == Some(Kind::BulkResponse) && told.context.previous.is_none() {
            let request = self.request().body.as_ref();
            told.context.previous = request.map(|body| body.text().to_owned());
        }
        if told.context.http.is_none() && self.known() {
            told.context.http = Some(Http {
                method: Some(self.method.to_owned()),
                url: self.url.as_ref().map(|url| url.text.to_owned()),
                status: self.status.filter(|_| side == Side::Response),
                ..Http::default()
            });
        }
        told.target = told.target.or(match self.endpoint() {
            Some(Endpoint::Users) => Some(options::Target::User),
            Some(Endpoint::Groups) => Some(options::Target::Group),
            _ => None,
        });
        told
    }

    /// The kind of message that the request must be; nothing where the exchange does not say it, or
    /// where a rule of its own says that this is another one.
    fn request_kind(&self, found: Option<Kind>) -> Option<Kind> {
        let target = self.target?;
        match self.method {
            "PATCH" => Some(Kind::Patch),
            "POST" if target.search => Some(Kind::Search),
            "POST" | "PUT" if found == Some(Kind::Search) => None,
            "POST" if target.endpoint == Endpoint::Bulk => Some(Kind::BulkRequest),
            "POST" | "PUT" => resource_kind(target.endpoint),
            _ => None,
        }
    }

    fn response_kind(&self, found: Option<Kind>) -> Option<Kind> {
        if self.failed() {
            return Some(Kind::Error);
        }
        // Whoever says no status may have pasted an error.
        if self.status.is_some_and(|status| status >= 300)
            || self.status.is_none() && found == Some(Kind::Error)
        {
            return None;
        }
        let target = self.target?;
        match (target.endpoint, target.id) {
            _ if self.is_query() => found.filter(|&found| found == Kind::List),
            (Endpoint::Bulk, _) => Some(Kind::BulkResponse),
            (Endpoint::ServiceProviderConfig, _) => Some(Kind::ServiceProviderConfig),
            (Endpoint::ResourceTypes, Some(_)) => Some(Kind::ResourceType),
            (Endpoint::Schemas, Some(_)) => Some(Kind::Schema),
            (endpoint, id) => {
                let one = id.is_some() || self.method == "POST";
                resource_kind(endpoint).filter(|_| one)
            }
        }
    }
}

fn resource_kind(endpoint: Endpoint) -> Option<Kind> {
    match endpoint {
        Endpoint::Users => Some(Kind::User),
        Endpoint::Groups => Some(Kind::Group),
        _ => None,
    }
}

/// Which side of an exchange a message is on that is given with it.
pub(crate) fn side_of(options: &PayloadOptions, body: &[u8]) -> Side {
    let http = options.context.http.as_ref();
    let given = options.direction.or_else(|| options.context.direction());
    let response = given.map_or_else(
        || {
            let glance = glance(body, 0);
            let answers = |kind| matches!(kind, Kind::List | Kind::Error | Kind::BulkResponse);
            let asks = http.is_some_and(|http| http.method.is_some());
            glance.kind().is_some_and(|kind| answers(kind) || asks && describes(kind))
                || glance.direction() == Direction::Response
        },
        |direction| direction == Direction::Response,
    );
    if response { Side::Response } else { Side::Request }
}

fn describes(kind: Kind) -> bool {
    matches!(kind, Kind::ServiceProviderConfig | Kind::ResourceType | Kind::Schema)
}
