//! A HAR, or one entry of it, as exchanges (HTTP Archive 1.2, as browsers export it).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::exchange::{Exchange, Field, Message};
use super::part::{Part, Quoting};
use super::paste::Trouble;
use crate::json::{Document, Limits, Node, NodeKind};
use crate::text::Span;

/// Reads the exchanges of a HAR and hands them on.
pub(super) fn with_exchanges<T>(
    bytes: &[u8],
    limits: Limits,
    trouble: &mut Vec<Trouble>,
    take: impl FnOnce(&[Exchange<'_>], &[Trouble]) -> T,
) -> T {
    let document = Document::read(bytes, limits);
    let root = document.root();
    let log = root.member("log");
    let mut exchanges: Vec<Exchange<'_>> = Vec::new();
    match log.map(|log| log.member("entries")) {
        None => exchanges.push(entry(root)),
        Some(Some(entries)) if entries.kind() == NodeKind::Array => {
            exchanges.extend(entries.elements().map(entry));
        }
        Some(_) => {
            let span = log.map_or(root.span(), Node::span);
            let place = Span { start: span.start, end: span.end.min(span.start + 1) };
            trouble.push(Trouble {
                place,
                message: "A HAR has an array `log.entries`, and this has none",
            });
        }
    }
    take(&exchanges, trouble)
}

fn entry(entry: Node<'_>) -> Exchange<'_> {
    let request = entry.member("request");
    let response = entry.member("response");
    // A request that was never answered has the status 0.
    let status = part_of(response, "status").filter(|status| status.source() != b"0");
    let asked = part_of(request, "postData");
    let answered = part_of(response, "content");
    Exchange {
        method: part_of(request, "method").and_then(string),
        url: part_of(request, "url").and_then(string),
        status: status.map(|status| {
            let source = String::from_utf8_lossy(status.source()).into_owned();
            Part::implied(source, status.span())
        }),
        request: message(request, asked, asked.and_then(body)),
        response: if status.is_some() {
            message(response, answered, answered.and_then(body))
        } else {
            Message::default()
        },
    }
}

fn part_of<'d>(message: Option<Node<'d>>, name: &str) -> Option<Node<'d>> {
    message.and_then(|message| message.member(name))
}

fn string(node: Node<'_>) -> Option<Part<'_>> {
    Some(Part::read(node.string()?.decode(node.bytes()), Quoting::Json))
}

fn message<'d>(
    node: Option<Node<'d>>,
    content: Option<Node<'d>>,
    body: Option<Part<'d>>,
) -> Message<'d> {
    let size = content.and_then(|content| content.member("size")).map_or(&b"0"[..], Node::source);
    let fields = node
        .and_then(|node| node.member("headers"))
        .map(|headers| headers.elements().filter_map(field).collect());
    let hidden = body.is_none() && !matches!(size, b"0" | b"-1");
    Message { fields, body, hidden, adds_fields: false }
}

/// A header; those of HTTP/2 that stand for the request line are left out.
fn field(node: Node<'_>) -> Option<Field<'_>> {
    let name = node.member("name")?.text()?.into_owned();
    let value = string(node.member("value")?)?;
    (!name.starts_with(':')).then_some(Field { name, value, line: None })
}

/// The text of a body, which may be in base64.
fn body(content: Node<'_>) -> Option<Part<'_>> {
    let node = content.member("text")?;
    let part = string(node)?;
    let coded = content.member("encoding").and_then(Node::text);
    let part = match coded.as_deref() {
        Some("base64") => {
            let bytes = STANDARD.decode(part.text()).ok()?;
            Part::implied(String::from_utf8_lossy(&bytes).into_owned(), node.span())
        }
        _ => part,
    };
    Some(part).filter(|part| !part.text().trim().is_empty())
}
