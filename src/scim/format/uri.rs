//! URI references (RFC 3986): what a text is made of, or what keeps it from being one.

use super::host::is_ipv6;
use crate::text::Span;

/// The parts of a URI reference that the checks ask for.
#[derive(Debug, Default)]
pub(super) struct Uri<'t> {
    /// The scheme; nothing for a relative reference.
    pub(super) scheme: Option<&'t str>,
    /// The host with its port; nothing where there is no `//`.
    pub(super) host: Option<&'t str>,
    /// Whether a name or password stands in front of the host.
    pub(super) has_user: bool,
    /// The path, up to `?` and `#`.
    pub(super) path: &'t str,
}

/// What keeps a text from being a URI reference, and the range of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fault {
    pub(super) why: &'static str,
    pub(super) place: Span,
}

impl<'t> Uri<'t> {
    /// Takes a URI reference apart.
    pub(super) fn read(text: &'t str) -> Result<Self, Fault> {
        if let Some((start, character)) = strangers(text).next() {
            let why = match character {
                ' ' => "a blank",
                '%' => "a `%` without two hexadecimal digits behind it",
                _ => "a character that has to be percent-encoded",
            };
            return Err(Fault { why, place: Span::new(start, start + character.len_utf8()) });
        }
        let (rest, fragment) = text.split_once('#').unwrap_or((text, ""));
        if let Some(at) = fragment.find('#') {
            let at = rest.len() + 1 + at;
            return Err(Fault { why: "a second `#`", place: Span::new(at, at + 1) });
        }
        let mut uri = Self::default();
        let mut rest = rest.split('?').next().unwrap_or_default();
        let mut at = 0;
        let first_segment = rest.split('/').next().unwrap_or_default();
        if let Some((scheme, _)) = first_segment.split_once(':') {
            if !is_scheme(scheme) {
                let why = "a colon behind something that is no scheme";
                return Err(Fault { why, place: Span::new(0, scheme.len() + 1) });
            }
            uri.scheme = Some(scheme);
            at = scheme.len() + 1;
            rest = rest.get(at..).unwrap_or_default();
        }
        if let Some(behind) = rest.strip_prefix("//") {
            let end = behind.find('/').unwrap_or(behind.len());
            let (authority, path) = behind.split_at_checked(end).unwrap_or((behind, ""));
            at += 2;
            uri.read_authority(authority, at)?;
            at += authority.len();
            rest = path;
        }
        uri.path = rest;
        // Behind the host, in whose address they may stand, there are no brackets.
        match text.get(at..).and_then(|tail| tail.find(['[', ']'])) {
            Some(bracket) => {
                let place = Span::new(at + bracket, at + bracket + 1);
                Err(Fault { why: "a bracket", place })
            }
            None => Ok(uri),
        }
    }

    fn read_authority(&mut self, authority: &'t str, at: usize) -> Result<(), Fault> {
        let (user, host) = authority.rsplit_once('@').unwrap_or(("", authority));
        self.has_user = host.len() < authority.len();
        self.host = Some(host);
        let (name, port) = match host.split_once(']') {
            Some((name, port)) => (name, port),
            None => host.split_at_checked(host.find(':').unwrap_or(host.len())).unwrap_or_default(),
        };
        let literal = name.strip_prefix('[');
        let known = |address: &str| is_ipv6(address) || address.starts_with(['v', 'V']);
        let number = port.strip_prefix(':').unwrap_or(port);
        let why = if literal.is_some_and(|address| !known(address))
            || literal.is_some() != host.contains(']')
            || [user, literal.unwrap_or(name)].concat().contains(['[', ']'])
        {
            "brackets around something that is no IPv6 address"
        } else if !number.is_empty()
            && (number.parse::<u16>().is_err() || number.len() == port.len())
        {
            "a port that is none"
        } else {
            return Ok(());
        };
        let end = at + authority.len();
        Err(Fault { why, place: Span::new(end - host.len(), end) })
    }
}

fn is_scheme(text: &str) -> bool {
    let rest = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    text.starts_with(|first: char| first.is_ascii_alphabetic()) && text.bytes().all(rest)
}

/// The characters of a text that no URI has, and `%` signs that encode nothing.
pub(super) fn strangers(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().filter(|&(at, character)| match character {
        '%' => {
            let digits = text.as_bytes().get(at + 1..at + 3);
            !digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        }
        '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => true,
        _ => !character.is_ascii_graphic(),
    })
}

/// Writes a character as the `%XX` of its UTF-8 bytes.
pub(super) fn percent_encoded(character: char) -> String {
    let mut out = String::new();
    for byte in character.encode_utf8(&mut [0; 4]).bytes() {
        out.push('%');
        for digit in [byte >> 4, byte & 15] {
            let digit = char::from_digit(digit.into(), 16);
            out.extend(digit.map(|digit| digit.to_ascii_uppercase()));
        }
    }
    out
}
