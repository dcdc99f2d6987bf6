//! What is known of a message besides its text.

use std::borrow::Cow;

use super::discovery::Discovery;
use super::options::Direction;
use crate::json::{Node, NodeKind, escape_token};
use crate::sentence;
use crate::text::digits;

/// What is known of a message besides its text. Each part lets some rules be checked that cannot
/// be checked without it; the report says which.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct Context {
    /// The HTTP exchange that the message is a body of.
    pub http: Option<Http>,
    /// The server's own documents: one or several of `/ServiceProviderConfig`, `/ResourceTypes`
    /// and `/Schemas`, as JSON text or as values, each alone, in an array or in a `ListResponse`.
    #[cfg_attr(test, ts(rename = "schemas", optional, type = "string | object"))]
    pub discovery: Option<Discovery>,
    /// The resource before this message (of a bulk response: the request), as JSON text or as a
    /// value.
    #[cfg_attr(test, ts(optional, type = "string | object"))]
    pub previous: Option<String>,
    /// The time, as an ISO 8601 dateTime, for what must not lie in the future or have expired.
    #[cfg_attr(test, ts(optional, type = "string"))]
    pub now: Option<String>,
}

/// An HTTP exchange, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct Http {
    /// The method of the request.
    pub method: Option<String>,
    /// The URL of the request, whole or from the path on.
    pub url: Option<String>,
    /// The status of the response. Where it is given, the message is the body of the response.
    #[cfg_attr(test, ts(optional, type = "number"))]
    pub status: Option<u32>,
    /// The headers of the message itself; nothing where they are not known.
    #[cfg_attr(
        test,
        ts(optional, type = "Record<string, string> | readonly (readonly [string, string])[]")
    )]
    pub headers: Option<Vec<Header>>,
    /// The request, where the message is the response.
    #[cfg_attr(
        test,
        ts(
            optional,
            type = "{ headers?: Record<string, string> | readonly (readonly [string, string])[], body?: string | object }"
        )
    )]
    pub request: Request,
}

/// What else is known of the request that a message answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// Its headers; nothing where they are not known.
    pub headers: Option<Vec<Header>>,
    /// Its body.
    pub body: Option<String>,
}

/// A header field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The name, as it is written.
    pub name: String,
    /// The value.
    pub value: String,
    /// Where the value stands among the headers, as a JSON Pointer.
    pub pointer: String,
}

impl Context {
    /// Reads the parts from options as they come from JavaScript. What is not understood is left
    /// out.
    #[must_use]
    pub fn from_json(node: Node<'_>) -> Self {
        Self {
            http: node.member("http").map(Http::from_json),
            discovery: node.member("schemas").map(|given| Discovery::read(&text_of(given))),
            previous: node.member("previous").map(text_of),
            now: node.member("now").and_then(Node::text).map(Cow::into_owned),
        }
    }

    /// Which way the message goes, as the HTTP exchange tells.
    #[must_use]
    pub fn direction(&self) -> Option<Direction> {
        let http = self.http.as_ref()?;
        if http.status.is_some() {
            return Some(Direction::Response);
        }
        direction_of(http.method.as_deref()?)
    }
}

/// Which way the body of a request with this method goes.
pub(crate) fn direction_of(method: &str) -> Option<Direction> {
    match method {
        "POST" => Some(Direction::Create),
        "PUT" => Some(Direction::Replace),
        "PATCH" => Some(Direction::Patch),
        _ => None,
    }
}

/// The JSON text of a value that may have been given as text.
fn text_of(node: Node<'_>) -> String {
    match node.text() {
        Some(text) => text.into_owned(),
        None => String::from_utf8_lossy(node.source()).into_owned(),
    }
}

impl Http {
    fn from_json(node: Node<'_>) -> Self {
        let word = |name: &str| node.member(name).and_then(Node::text).map(Cow::into_owned);
        let status = node.member("status").and_then(|status| {
            let source = status.text().unwrap_or_else(|| String::from_utf8_lossy(status.source()));
            source.parse().ok()
        });
        let request = node.member("request");
        Self {
            // Methods are known by their capital letters (RFC 9110 §9.1); who writes options may not.
            method: word("method").map(|method| method.to_ascii_uppercase()),
            url: word("url"),
            status,
            headers: node.member("headers").map(headers),
            request: Request {
                headers: request.and_then(|request| request.member("headers")).map(headers),
                body: request.and_then(|request| request.member("body")).map(text_of),
            },
        }
    }
}

/// Reads headers from an object or from an array of pairs.
fn headers(node: Node<'_>) -> Vec<Header> {
    match node.kind() {
        NodeKind::Array => node.elements().enumerate().filter_map(pair).collect(),
        _ => node
            .members()
            .map(|(name, value)| Header {
                pointer: sentence!("/", escape_token(&name)),
                name: name.into_owned(),
                value: text_of(value),
            })
            .collect(),
    }
}

fn pair((index, pair): (usize, Node<'_>)) -> Option<Header> {
    let name = pair.elements().next()?.text()?.into_owned();
    let value = text_of(pair.elements().nth(1)?);
    Some(Header { name, value, pointer: sentence!("/", digits(index as u64), "/1") })
}
