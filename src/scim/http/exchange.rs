//! One model of an HTTP exchange, wherever it was read from, so that every rule is written once.

use super::part::Part;
use crate::scim::context::{Header, Http};
use crate::sentence;
use crate::text::{Span, digits};

/// A request, its response, or both, as far as they are known.
#[derive(Clone, Debug, Default)]
pub(crate) struct Exchange<'a> {
    pub(crate) method: Option<Part<'a>>,
    pub(crate) url: Option<Part<'a>>,
    pub(crate) status: Option<Part<'a>>,
    pub(crate) request: Message<'a>,
    pub(crate) response: Message<'a>,
}

/// The headers and the body of a request or a response.
#[derive(Clone, Debug, Default)]
pub(crate) struct Message<'a> {
    /// Nothing where the headers are not known.
    pub(crate) fields: Option<Vec<Field<'a>>>,
    pub(crate) body: Option<Part<'a>>,
    /// There is a body, but its text is not known: a file, or one that was cut off.
    pub(crate) hidden: bool,
    /// What sends it adds headers that are not shown.
    pub(crate) adds_fields: bool,
}

/// A header.
#[derive(Clone, Debug)]
pub(crate) struct Field<'a> {
    pub(crate) name: String,
    pub(crate) value: Part<'a>,
    /// All that goes when it is taken away.
    pub(crate) line: Option<Span>,
}

/// Which of the two messages of an exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Request,
    Response,
}

impl<'a> Exchange<'a> {
    /// The exchange that the option `http` tells of, its message being the one on `side`.
    pub(crate) fn option(http: &'a Http, side: Side) -> Self {
        let own = fields(http.headers.as_deref(), "/headers");
        let other = fields(http.request.headers.as_deref(), "/request/headers");
        let body = http.request.body.as_deref().filter(|body| !body.trim().is_empty());
        let body = body.map(|body| Part::option(body, "/request/body".to_owned()));
        let message = |fields| Message { fields, ..Message::default() };
        let (request, response) = match side {
            Side::Request => (message(own), Message::default()),
            Side::Response => (Message { body, ..message(other) }, message(own)),
        };
        let status = http.status.map(|status| digits(u64::from(status)));
        Self {
            method: http.method.as_deref().map(|text| Part::option(text, "/method".to_owned())),
            url: http.url.as_deref().map(|text| Part::option(text, "/url".to_owned())),
            status: status.map(|text| Part::stated(text, "/status".to_owned())),
            request,
            response,
        }
    }

    pub(crate) fn message(&self, side: Side) -> &Message<'a> {
        match side {
            Side::Request => &self.request,
            Side::Response => &self.response,
        }
    }

    pub(crate) fn message_mut(&mut self, side: Side) -> &mut Message<'a> {
        match side {
            Side::Request => &mut self.request,
            Side::Response => &mut self.response,
        }
    }
}

fn fields<'a>(headers: Option<&'a [Header]>, place: &str) -> Option<Vec<Field<'a>>> {
    let field = |header: &'a Header| Field {
        name: header.name.clone(),
        value: Part::option(&header.value, sentence!(place, header.pointer)),
        line: None,
    };
    headers.map(|headers| headers.iter().map(field).collect())
}

impl<'a> Message<'a> {
    /// The headers that are known.
    pub(crate) fn known(&self) -> impl Iterator<Item = &Field<'a>> {
        self.fields.iter().flatten()
    }

    /// The first header with this name, in any letter case.
    pub(crate) fn field(&self, name: &str) -> Option<&Field<'a>> {
        self.known().find(|field| field.name.eq_ignore_ascii_case(name))
    }

    /// The value of the first header with this name.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.field(name).map(|field| field.value.text().trim())
    }

    /// Whether all headers are known and none has this name.
    pub(crate) fn lacks(&self, name: &str) -> bool {
        self.fields.is_some() && !self.adds_fields && self.field(name).is_none()
    }

    /// Whether it certainly has no body.
    pub(crate) fn is_empty(&self) -> bool {
        let announced = self.value("Content-Length").is_some_and(|length| length != "0")
            || self.field("Transfer-Encoding").is_some();
        self.body.is_none() && !self.hidden && !announced
    }
}

#[cfg(test)]
mod tests {
    use super::{Exchange, Side};
    use crate::json::{Document, Limits};
    use crate::scim::Context;

    #[test]
    fn headers_are_found_in_any_letter_case_and_either_layout() {
        for headers in [r#"{"etag": "W/\"1\""}"#, r#"[["Date", "x"], ["etag", "W/\"1\""]]"#] {
            let text = format!(r#"{{"http": {{"status": "200", "headers": {headers}}}}}"#);
            let document = Document::read(text.as_bytes(), Limits::default());
            let http = Context::from_json(document.root()).http.unwrap();
            let exchange = Exchange::option(&http, Side::Response);
            assert_eq!(exchange.response.value("ETag"), Some("W/\"1\""));
            assert!(exchange.response.lacks("Location") && !exchange.request.lacks("ETag"));
            assert_eq!(exchange.status.unwrap().text(), "200");
        }
    }
}
