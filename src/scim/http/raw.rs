//! HTTP as text: request and status lines, headers, bodies, as browsers, proxies and
//! `curl -v` show them.

use super::exchange::{Exchange, Field, Message, Side};
use super::lines::{Line, Lines, Start, command, is_comment, is_noise, start};
use super::part::{Part, Quoting};
use super::paste::Trouble;
use super::pieces::Pieces;
use crate::json::Decoded;
use crate::text::Span;

/// Reads exchanges from `at` on into `exchanges`, until a command or the end; gives the place of
/// that.
pub(super) fn read<'a>(
    source: &'a str,
    at: usize,
    exchanges: &mut Vec<Exchange<'a>>,
    trouble: &mut Vec<Trouble>,
) -> usize {
    let mut lines = Lines { source, at }.peekable();
    let mut verbose = false;
    while let Some(line) = lines.next() {
        let text = line.text.text(source);
        let begun = start(source, line);
        if let Some(command) = command(line.whole.text(source)) {
            return line.whole.start as usize + command;
        }
        let mut reading = match begun {
            Some(Start::Other) => continue,
            Some(begun) => Reading::begin(source, line, begun),
            None if text.trim().is_empty() || is_comment(text) => continue,
            // What `curl` says of its connection and of its progress.
            None if text.starts_with("* ") || verbose && is_noise(text) => {
                verbose = true;
                continue;
            }
            None if loose(source, line, &mut lines, exchanges) => continue,
            None => {
                let message = "This is neither a request line nor a status line";
                trouble.push(Trouble { place: line.text, message });
                while lines.next_if(|next| start(source, *next).is_none()).is_some() {}
                continue;
            }
        };
        verbose |= line.mark.is_some();
        while let Some(next) = lines.peek().copied() {
            if !reading.header(next, verbose, trouble) {
                break;
            }
            lines.next();
        }
        let chunked = reading
            .message
            .value("Transfer-Encoding")
            .is_some_and(|coding| coding.eq_ignore_ascii_case("chunked"));
        let mut body = Vec::new();
        while let Some(next) = lines.next_if(|next| start(source, *next).is_none()) {
            let noise = verbose && is_noise(next.text.text(source));
            if noise && !body.is_empty() {
                break;
            }
            if !noise {
                body.push(next);
            }
        }
        reading.message.body = body_of(source, &body, chunked);
        reading.finish(exchanges);
    }
    source.len()
}

/// Takes a body that stands without its status line and headers behind a request, as `curl` prints
/// it; says whether there was one.
fn loose<'a>(
    source: &'a str,
    line: Line,
    lines: &mut core::iter::Peekable<Lines<'a>>,
    exchanges: &mut [Exchange<'a>],
) -> bool {
    let waiting = |last: &&mut Exchange<'_>| last.status.is_none() && last.response.body.is_none();
    let Some(exchange) = exchanges.last_mut().filter(waiting) else { return false };
    if !line.text.text(source).trim_start().starts_with(['{', '[']) {
        return false;
    }
    let mut body = vec![line];
    while let Some(next) = lines.next_if(|next| start(source, *next).is_none()) {
        body.push(next);
    }
    exchange.response.body = body_of(source, &body, false);
    true
}

/// A message that is being read.
struct Reading<'a> {
    source: &'a str,
    side: Option<Side>,
    method: Option<Part<'a>>,
    url: Option<Part<'a>>,
    status: Option<Part<'a>>,
    message: Message<'a>,
    value: Pieces,
    over: bool,
}

fn part(source: &str, span: Span) -> Part<'_> {
    Part::read(Decoded::plain(span.text(source), span.start), Quoting::Plain)
}

impl<'a> Reading<'a> {
    fn begin(source: &'a str, line: Line, start: Start) -> Self {
        let mut reading = Self {
            source,
            side: None,
            method: None,
            url: None,
            status: None,
            message: Message { fields: Some(Vec::new()), ..Message::default() },
            value: Pieces::default(),
            over: false,
        };
        match start {
            Start::Request(method, url) => {
                reading.side = Some(Side::Request);
                reading.method = Some(part(source, method));
                reading.url = Some(part(source, url));
            }
            Start::Status(status) => {
                reading.side = Some(Side::Response);
                reading.status = Some(part(source, status));
            }
            Start::Pseudo(_) | Start::Other => {
                reading.field(line);
            }
        }
        reading
    }

    /// Takes a line of the headers; says whether it is one, the blank line at their end included.
    fn header(&mut self, line: Line, verbose: bool, trouble: &mut Vec<Trouble>) -> bool {
        let text = line.text.text(self.source);
        let begins = match start(self.source, line) {
            Some(Start::Pseudo(side)) => self.side != Some(side),
            begun => begun.is_some(),
        };
        if self.over || begins {
            return false;
        }
        if text.trim().is_empty() {
            self.over = true;
            return true;
        }
        if text.starts_with([' ', '\t']) && self.fold(line) {
            return true;
        }
        if text.starts_with(['{', '[']) && !(verbose && is_noise(text)) || text.starts_with('<') {
            return false;
        }
        if !(self.field(line) || verbose && is_noise(text)) {
            trouble.push(Trouble {
                place: line.text,
                message: "This line stands among the headers, and is none",
            });
        }
        true
    }

    /// Takes a header; pseudo-headers stand for the request line or the status line.
    fn field(&mut self, line: Line) -> bool {
        let text = line.text.text(self.source);
        let from = usize::from(text.starts_with(':'));
        let Some(colon) =
            text.get(from..).and_then(|rest| rest.find(':')).map(|colon| colon + from)
        else {
            return false;
        };
        let name = text.get(..colon).unwrap_or_default().trim_end();
        let sound = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.!#$%&'*+^`|~:".contains(&byte);
        if name.is_empty() || !name.bytes().all(sound) {
            return false;
        }
        let value = text.get(colon + 1..).unwrap_or_default();
        let start = line.text.start as usize + text.len() - value.trim_start().len();
        let span = Span::new(start, start + value.trim().len());
        let value = part(self.source, span);
        match name {
            ":method" => self.method = Some(value),
            ":path" => self.url = Some(value),
            ":status" => self.status = Some(value),
            _ if name.starts_with(':') => {}
            _ => self.message.fields.get_or_insert_default().push(Field {
                name: name.to_owned(),
                value,
                line: Some(line.whole),
            }),
        }
        if name.starts_with(':') {
            self.side = Some(if name == ":status" { Side::Response } else { Side::Request });
        }
        self.value = Pieces::default();
        self.value.take(self.source, span);
        true
    }

    /// Appends a folded line to the header before it.
    fn fold(&mut self, line: Line) -> bool {
        let Some(field) = self.message.fields.as_mut().and_then(|fields| fields.last_mut()) else {
            return false;
        };
        let text = line.text.text(self.source);
        let start = line.text.start as usize + text.len() - text.trim_start().len();
        self.value.mean(" ", Span::new(line.text.start as usize, start));
        self.value.take(self.source, Span::new(start, start + text.trim().len()));
        field.value = Part::read(self.value.clone().decoded(), Quoting::Mixed);
        field.line = field.line.map(|whole| whole.to(line.whole));
        true
    }

    /// Adds the message to its exchange: a response to the request before it, everything else to a
    /// new one.
    fn finish(mut self, exchanges: &mut Vec<Exchange<'a>>) {
        // Whoever leaves the headers of a request out has more to show than they say; a response
        // is shown whole.
        let bare = self.side == Some(Side::Request);
        self.message.fields = self.message.fields.filter(|fields| !(bare && fields.is_empty()));
        let interim = |status: &Part<'_>| status.text().starts_with('1');
        match self.side {
            Some(Side::Response) => {
                let waiting = exchanges.last_mut().filter(|last| {
                    last.response.body.is_none() && last.status.as_ref().is_none_or(interim)
                });
                let answer = |exchange: &mut Exchange<'a>| {
                    exchange.status = self.status;
                    exchange.response = self.message;
                };
                if let Some(waiting) = waiting {
                    answer(waiting);
                } else {
                    let mut exchange = Exchange::default();
                    answer(&mut exchange);
                    exchanges.push(exchange);
                }
            }
            // `curl -v` shows again what its command says.
            _ if exchanges.last().is_some_and(|last| {
                last.request.adds_fields
                    && last.status.is_none()
                    && last.response.body.is_none()
                    && self.message.body.is_none()
            }) => {}
            _ => exchanges.push(Exchange {
                method: self.method,
                url: self.url,
                request: self.message,
                ..Exchange::default()
            }),
        }
    }
}

/// The body that some lines are, without the blanks around it and without the marks of chunks.
fn body_of<'a>(source: &'a str, lines: &[Line], chunked: bool) -> Option<Part<'a>> {
    let text = |line: &Line| line.text.text(source).trim();
    let is_size = |line: &Line| {
        let size = text(line).split(';').next().unwrap_or_default().trim_end();
        !size.is_empty() && size.len() <= 8 && size.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    let first = lines.iter().position(|line| !text(line).is_empty())?;
    let last = lines.iter().rposition(|line| !text(line).is_empty())?;
    let lines = lines.get(first..=last)?;
    if !(chunked && lines.first().is_some_and(is_size)) {
        let (start, end) = (lines.first()?.whole.start, lines.last()?.whole.end);
        let whole = Span { start, end }.text(source);
        let start = start as usize + whole.len() - whole.trim_start().len();
        return Some(part(source, Span::new(start, start + whole.trim().len())));
    }
    let mut pieces = Pieces::default();
    for line in lines.iter().filter(|line| !is_size(line)) {
        pieces.take(source, line.whole);
    }
    (!pieces.text().trim().is_empty()).then(|| Part::read(pieces.decoded(), Quoting::Plain))
}
