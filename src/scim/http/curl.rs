//! A `curl` command as the request that it sends.

use super::exchange::{Exchange, Field, Message};
use super::part::{Part, Quoting};
use super::paste::Trouble;
use super::pieces::Pieces;
use super::shell::{Word, words};
use crate::sentence;
use crate::text::Span;

/// What an option of `curl` does to the request.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Does {
    Method,
    Url,
    Field,
    /// Data, as a form unless a header says otherwise.
    Data,
    /// Data in which `@` does not name a file.
    RawData,
    /// Data that `curl` encodes.
    EncodedData,
    Json,
    Form,
    /// A file is sent with PUT.
    Upload,
    /// Data goes into the URL.
    Get,
    Head,
    Agent,
    /// It takes a word that does not matter here.
    Word,
}

/// The options by their long and short names.
static OPTIONS: &[(&str, char, Does)] = &[
    ("--request", 'X', Does::Method),
    ("--url", ' ', Does::Url),
    ("--header", 'H', Does::Field),
    ("--data", 'd', Does::Data),
    ("--data-ascii", ' ', Does::Data),
    ("--data-binary", ' ', Does::Data),
    ("--data-raw", ' ', Does::RawData),
    ("--data-urlencode", ' ', Does::EncodedData),
    ("--json", ' ', Does::Json),
    ("--form", 'F', Does::Form),
    ("--form-string", ' ', Does::Form),
    ("--upload-file", 'T', Does::Upload),
    ("--get", 'G', Does::Get),
    ("--head", 'I', Does::Head),
    ("--user-agent", 'A', Does::Agent),
    // Credentials are read over and never kept.
    ("--user", 'u', Does::Word),
    ("--oauth2-bearer", ' ', Does::Word),
    ("--cookie", 'b', Does::Word),
    ("--cookie-jar", 'c', Does::Word),
    ("--output", 'o', Does::Word),
    ("--referer", 'e', Does::Word),
    ("--max-time", 'm', Does::Word),
    ("--connect-timeout", ' ', Does::Word),
    ("--retry", ' ', Does::Word),
    ("--retry-delay", ' ', Does::Word),
    ("--proxy", 'x', Does::Word),
    ("--proxy-user", 'U', Does::Word),
    ("--write-out", 'w', Does::Word),
    ("--cert", 'E', Does::Word),
    ("--key", ' ', Does::Word),
    ("--cacert", ' ', Does::Word),
    ("--dump-header", 'D', Does::Word),
    ("--config", 'K', Does::Word),
    ("--range", 'r', Does::Word),
    ("--resolve", ' ', Does::Word),
    ("--ciphers", ' ', Does::Word),
    ("--interface", ' ', Does::Word),
    ("--limit-rate", ' ', Does::Word),
    ("--trace-ascii", ' ', Does::Word),
    ("--stderr", ' ', Does::Word),
];

fn takes_word(does: Does) -> bool {
    !matches!(does, Does::Get | Does::Head)
}

/// Reads the command at an offset into a request; gives where it ends.
pub(super) fn read<'a>(
    source: &'a str,
    at: usize,
    exchanges: &mut Vec<Exchange<'a>>,
    trouble: &mut Vec<Trouble>,
) -> usize {
    let (words, end) = words(source, at);
    let mut words =
        words.into_iter().skip_while(|word| !word.text().starts_with("curl")).peekable();
    let name = words.next().map_or(Span::at(at), |word| word.span);
    let mut command = Command { name, ..Command::default() };
    while let Some(word) = words.next() {
        command.word(word, &mut words);
    }
    if command.url.is_none() {
        trouble.push(Trouble { place: name, message: "The command names no URL" });
    }
    exchanges.push(command.exchange());
    end
}

#[derive(Default)]
struct Command<'a> {
    name: Span,
    method: Option<Part<'a>>,
    url: Option<Word>,
    fields: Vec<Field<'a>>,
    data: Vec<(Word, Does)>,
    /// Where something says that data goes into the URL.
    get: Option<Span>,
    /// What the method and the type are where nothing says it, and where that stands.
    implied: Option<(&'static str, &'static str, Span)>,
    hidden: bool,
    agent: bool,
}

impl<'a> Command<'a> {
    fn word(&mut self, word: Word, rest: &mut impl Iterator<Item = Word>) {
        let text = word.text();
        if let Some(&(.., does)) = OPTIONS.iter().find(|(long, ..)| *long == text) {
            let value = if takes_word(does) { rest.next() } else { None };
            self.option(does, word.span, value);
        } else if text.starts_with('-') && !text.starts_with("--") && text.len() > 1 {
            self.letters(&word, rest);
        } else if !text.starts_with('-') {
            self.url = self.url.take().or(Some(word));
        }
    }

    /// Options of one letter, the last of which may have its value behind it.
    fn letters(&mut self, word: &Word, rest: &mut impl Iterator<Item = Word>) {
        let span = word.span;
        let known = word.text().char_indices().skip(1).find_map(|(at, letter)| {
            let found = OPTIONS.iter().find(|(_, short, _)| *short == letter);
            found.map(|&(.., does)| (at + letter.len_utf8(), does))
        });
        let Some((behind, does)) = known else { return };
        let value = if !takes_word(does) {
            None
        } else if behind < word.text().len() {
            Some(word.behind_word(behind))
        } else {
            rest.next()
        };
        self.option(does, span, value);
    }

    fn option(&mut self, does: Does, name: Span, value: Option<Word>) {
        let imply = |method, media| Some((method, media, name));
        match (does, value) {
            (Does::Get, _) => self.get = Some(name),
            (Does::Head, _) => self.implied = imply("HEAD", ""),
            (Does::Method, Some(word)) => self.method = Some(word.part()),
            (Does::Url, Some(word)) => self.url = Some(word),
            (Does::Field, Some(word)) => self.field(name, &word),
            (Does::Agent, Some(_)) => self.agent = true,
            (Does::Form, Some(_)) => {
                self.implied = imply("POST", "multipart/form-data");
                self.hidden = true;
            }
            (Does::Upload, Some(_)) => {
                self.implied = imply("PUT", "");
                self.hidden = true;
            }
            (Does::Data | Does::RawData | Does::EncodedData | Does::Json, Some(word)) => {
                let media = match does {
                    Does::Json => "application/json",
                    _ => "application/x-www-form-urlencoded",
                };
                self.implied = imply("POST", media);
                if does != Does::RawData && word.text().starts_with('@') {
                    self.hidden = true;
                } else {
                    self.data.push((word, does));
                }
            }
            _ => {}
        }
    }

    fn field(&mut self, name: Span, word: &Word) {
        let Some((before, value)) = word.text().split_once(':') else { return };
        let behind = word.text().len() - value.trim_start().len();
        let line = Some(name.to(word.span));
        let field = before.trim().to_owned();
        self.fields.push(Field { name: field, value: word.behind_word(behind).part(), line });
    }

    fn exchange(mut self) -> Exchange<'a> {
        let named = |fields: &[Field<'_>], name: &str| {
            fields.iter().any(|field| field.name.eq_ignore_ascii_case(name))
        };
        let (method, media, place) = match (self.get, self.implied) {
            (Some(get), _) => ("GET", "", get),
            (None, Some(implied)) => implied,
            (None, None) => ("GET", "", self.name),
        };
        if !media.is_empty() && !named(&self.fields, "Content-Type") {
            let value = Part::implied(media, place);
            self.fields.push(Field { name: "Content-Type".to_owned(), value, line: None });
        }
        let url = self.url.map(|word| {
            if self.get.is_some() {
                with_query(word, core::mem::take(&mut self.data))
            } else {
                word.part()
            }
        });
        Exchange {
            method: Some(self.method.unwrap_or_else(|| Part::implied(method, place))),
            url,
            request: Message {
                fields: Some(self.fields),
                body: joined(self.data),
                hidden: self.hidden,
                adds_fields: true,
            },
            ..Exchange::default()
        }
    }
}

/// The body that the data of a command are: one, or several with `&` between them.
fn joined<'a>(mut data: Vec<(Word, Does)>) -> Option<Part<'a>> {
    if data.len() < 2 {
        let body = data.pop()?.0.part();
        return Some(body).filter(|body| !body.text().trim().is_empty());
    }
    let mut pieces = Pieces::default();
    for (word, _) in &data {
        if !pieces.is_empty() {
            pieces.mean("&", Span::at(word.span.start as usize));
        }
        pieces.append(word.pieces());
    }
    Some(Part::read(pieces.decoded(), Quoting::Mixed))
}

/// The URL with the data of a command as its query.
fn with_query<'a>(url: Word, data: Vec<(Word, Does)>) -> Part<'a> {
    if data.is_empty() {
        return url.part();
    }
    let mut pieces = Pieces::default();
    let mut mark = if url.text().contains('?') { "&" } else { "?" };
    pieces.append(url.pieces());
    for (word, does) in data {
        pieces.mean(mark, Span::at(word.span.start as usize));
        mark = "&";
        if does == Does::EncodedData {
            pieces.mean(&encoded(word.text()), word.span);
        } else {
            pieces.append(word.pieces());
        }
    }
    Part::read(pieces.decoded(), Quoting::Mixed)
}

/// A piece of data as `curl` encodes it: the name stays.
fn encoded(data: &str) -> String {
    let (name, value) = data.split_once('=').unwrap_or(("", data));
    let mut out = if name.is_empty() { String::new() } else { sentence!(name, "=") };
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&super::request::percent(byte));
        }
    }
    out
}
