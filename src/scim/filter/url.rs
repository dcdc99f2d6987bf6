//! Filters as they stand in the query of a URL (RFC 3986 §2.1, §3.4).

use std::borrow::Cow;

use super::check::{Setting, judge};
use super::parse;
use crate::json::Decoded;
use crate::report::rule::rules;
use crate::report::{Certainty, Finding, Findings, Fix, Severity};
use crate::sentence;
use crate::text::{Span, shown};

rules! {
    pub(crate) static RULES;
    ENCODING: "filter.url-encoding", Error, Certain, "RFC 7644 §1.2; RFC 3986 §2.1",
        "The filter is not encoded as a URL asks for it",
        "Encode the whole filter once: a blank as `%20`, a quote as `%22`, a plus sign as `%2B`.";
    PLUS: "filter.url-plus", Warning, Likely, "RFC 3986 §2.2; RFC 7644 §1.2",
        "A plus sign stands in a value of the URL, and most servers read it as a blank",
        "Write `%2B`: so it is read as a plus sign everywhere.";
}

/// Where the value of `filter=` ends, from the text behind the equals sign on: at the next `&` or
/// `#`. One inside a string that is closed behind it belongs to the value, though it should have
/// been encoded.
pub(crate) fn value_end(query: &str) -> usize {
    let mut open = false;
    let mut first = None;
    let mut rest = query;
    while let Some(at) = rest.find(['&', '#', '"', '%']) {
        let place = query.len() - rest.len() + at;
        let found = rest.get(at..).unwrap_or_default();
        let quote = found.starts_with('"') || found.starts_with("%22");
        if quote {
            open = !open;
            if !open {
                first = None;
            }
        } else if !found.starts_with('%') {
            if !open {
                return first.unwrap_or(place);
            }
            first.get_or_insert(place);
        }
        rest = found.get(1..).unwrap_or_default();
    }
    first.unwrap_or(query.len())
}

/// The value of `filter=` in a URL or a query; all of a text that is neither.
pub(super) fn value_of(text: &str) -> Span {
    const NAME: &str = "filter=";
    let first = text.get(..NAME.len()).filter(|start| start.eq_ignore_ascii_case(NAME));
    let behind = |at: usize| at + NAME.len() + 1;
    let start = match first {
        Some(name) => name.len(),
        None => ["?filter=", "&filter="].iter().find_map(|name| text.find(name)).map_or(0, behind),
    };
    let end = value_end(text.get(start..).unwrap_or_default());
    Span::new(start, start + end)
}

/// Checks the raw value of `filter=` in a URL: how it is encoded, then the filter that it holds.
/// `base` is where the value begins in the text that findings are about.
pub(crate) fn check_raw(raw: &str, base: u32, setting: &Setting<'_>, findings: &mut Findings) {
    let mut flaws = Flaws::default();
    let Some(decoded) = decode(raw, base, &mut flaws) else {
        let span = Span::new(0, raw.len()).shifted(base);
        findings.push(Finding::at(&ENCODING, span).message("What the URL encodes is no UTF-8"));
        return;
    };
    flaws.report(raw, base, findings);
    if !flaws.broken.is_empty() {
        // What such a percent sign was to say, nobody knows.
        return;
    }
    let mark = findings.mark();
    let twice = decoded_better(&decoded.text);
    let text = twice.as_ref().map_or(&decoded.text, |twice| &twice.text);
    judge(text, setting, findings);
    if let Some(twice) = &twice {
        findings.moved_into(mark, twice, |text| Some(text.to_owned()));
    }
    findings.moved_into(mark, &decoded, |text| Some(encoded(text)));
    if let Some(twice) = &twice {
        let span = Span::new(0, raw.len()).shifted(base);
        let fix = Fix::safe("Encode it once").replace(span, encoded(&twice.text));
        let message = "The filter is percent-encoded twice";
        findings.push(Finding::at(&ENCODING, span).message(message).fix(fix));
    }
}

/// Decodes a filter that is still percent-encoded, where it is a filter only then.
pub(super) fn decoded_better(text: &str) -> Option<Decoded<'_>> {
    if !text.contains('%') {
        return None;
    }
    let grave = |text: &str| parse(text).1.iter().filter(|fault| fault.kind.grave()).count();
    let decoded = decode(text, 0, &mut Flaws::default())?;
    (decoded.text != text && grave(&decoded.text) < grave(text)).then_some(decoded)
}

/// The finding about a filter that was encoded where it should stand as it is.
pub(super) fn encoded_already(text: &str, decoded: &Decoded<'_>) -> Finding {
    let span = Span::new(0, text.len());
    Finding::at(&ENCODING, span)
        .message("The filter is percent-encoded already")
        .help("Give the filter as it stands before it is encoded into a URL.")
        .fix(Fix::safe("Decode it").replace(span, &*decoded.text))
}

/// What is not as RFC 3986 has it, as ranges of the raw text.
#[derive(Default)]
struct Flaws {
    /// Characters that have to be encoded.
    bare: Vec<Span>,
    /// Square brackets, which have to be encoded too, but are taken nearly everywhere.
    brackets: Vec<Span>,
    /// Plus signs between words.
    blanks: Vec<Span>,
    /// Plus signs in strings.
    plus: Vec<Span>,
    /// Percent signs without two digits behind them.
    broken: Vec<Span>,
}

impl Flaws {
    fn report(&self, raw: &str, base: u32, findings: &mut Findings) {
        if let Some(span) = self.broken.first() {
            let fix = encoding(&self.broken, raw, base, "Encode the percent sign").guessed();
            let message = "A percent sign has no two hexadecimal digits behind it";
            findings.push(Finding::at(&ENCODING, span.shifted(base)).message(message).fix(fix));
        }
        let form = !self.blanks.is_empty();
        let fix = encoding(&[&*self.bare, &*self.brackets].concat(), raw, base, "Encode it");
        // Where plus signs stand for blanks, they do so in values too.
        let blanks = self.blanks.iter().chain(self.plus.iter().filter(|_| form));
        let fix = blanks.fold(fix, |fix, span| fix.replace(span.shifted(base), "%20"));
        if let Some(span) = self.bare.first() {
            let message =
                sentence!(shown(span.text(raw)), " stands in the URL without being encoded");
            findings.push(Finding::at(&ENCODING, span.shifted(base)).message(message).fix(fix));
        } else if let Some(span) = self.blanks.first() {
            findings.push(
                Finding::at(&ENCODING, span.shifted(base))
                    .message(
                        "A plus sign stands for a blank, as in forms; in URLs it is a plus sign",
                    )
                    .severity(Severity::Warning)
                    .certainty(Certainty::Likely)
                    .fix(fix),
            );
        } else if let Some(span) = self.brackets.first() {
            let message =
                sentence!(shown(span.text(raw)), " stands in the URL without being encoded");
            findings.push(
                Finding::at(&ENCODING, span.shifted(base))
                    .message(message)
                    .severity(Severity::Warning)
                    .fix(fix),
            );
        }
        if let (Some(span), false) = (self.plus.first(), form) {
            let fix = encoding(&self.plus, raw, base, "Encode the plus sign");
            findings.push(Finding::at(&PLUS, span.shifted(base)).fix(fix));
        }
    }
}

fn encoding(spans: &[Span], raw: &str, base: u32, title: &'static str) -> Fix {
    spans.iter().fold(Fix::safe(title), |fix, span| {
        fix.replace(span.shifted(base), encoded(span.text(raw)))
    })
}

/// Decodes a value of a query; nothing where what it encodes is no UTF-8.
fn decode(raw: &str, base: u32, flaws: &mut Flaws) -> Option<Decoded<'static>> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut shifts = Vec::new();
    let (mut string, mut escaped) = (false, false);
    let mut characters = raw.char_indices();
    while let Some((at, character)) = characters.next() {
        let span = Span::new(at, at + character.len_utf8());
        let byte = match character {
            '%' => {
                let byte = hexadecimal(raw.get(at + 1..at + 3));
                bytes.push(byte.unwrap_or(b'%'));
                if byte.is_some() {
                    characters.nth(1);
                    shifts.push((bytes.len() as u32, at as u32 + 3));
                } else {
                    flaws.broken.push(span);
                }
                byte.unwrap_or(b'%')
            }
            '+' => {
                let list = if string { &mut flaws.plus } else { &mut flaws.blanks };
                list.push(span);
                let meant = if string { b'+' } else { b' ' };
                bytes.push(meant);
                meant
            }
            _ => {
                match character {
                    '[' | ']' => flaws.brackets.push(span),
                    '!'..='~' if !"\"#&<>\\^`{|}".contains(character) => {}
                    _ => flaws.bare.push(span),
                }
                bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                character as u8
            }
        };
        match byte {
            _ if core::mem::take(&mut escaped) => {}
            b'\\' => escaped = string,
            b'"' => string = !string,
            _ => {}
        }
    }
    Some(Decoded::of(Cow::Owned(String::from_utf8(bytes).ok()?), base, shifts))
}

fn hexadecimal(digits: Option<&str>) -> Option<u8> {
    let digits = digits.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
    u8::from_str_radix(digits, 16).ok()
}

/// Encodes a text for the query of a URL.
fn encoded(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:$".contains(&byte) {
            out.push(char::from(byte));
            continue;
        }
        out.push('%');
        for half in [byte >> 4, byte & 15] {
            out.extend(DIGITS.get(usize::from(half)).copied().map(char::from));
        }
    }
    out
}
