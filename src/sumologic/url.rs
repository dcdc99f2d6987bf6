use crate::text::Span;

/// The parts of a URL as it was typed, each with its place. Nothing is judged and nothing decoded.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Url {
    /// The scheme with everything up to the host's first character, `https://`, also where it is
    /// misspelled or stands twice; empty where there is none.
    pub(crate) lead: Span,
    /// User name and password with the `@`.
    pub(crate) userinfo: Option<Span>,
    /// The host.
    pub(crate) host: Span,
    /// The port with its colon.
    pub(crate) port: Option<Span>,
    /// The path with its first slash; empty where there is none.
    pub(crate) path: Span,
    /// The query and the fragment with the `?` or `#` before them.
    pub(crate) query: Option<Span>,
}

impl Url {
    /// Splits a text, which should have neither blanks around it nor backslashes in it.
    ///
    /// A `@` behind the first slash belongs to the user name and password unless the host is one of
    /// `trusted`: passwords with slashes are pasted more often than paths with that sign.
    pub(crate) fn split(text: &str, trusted: impl Fn(&str) -> bool) -> Self {
        let end = text.len();
        let start = lead_end(text);
        let before_query = find(text, start, end, b"?#");
        let slash = find(text, start, before_query, b"/");
        let behind_at =
            |end| Span::new(start, end).text(text).rfind('@').map_or(start, |at| start + at + 1);
        let (mut host, mut path) = (behind_at(slash), slash);
        if !trusted(Span::new(host, slash).text(text)) {
            host = behind_at(before_query);
            path = find(text, host, before_query, b"/");
        }
        let colon = find(text, host, path, b":");
        Self {
            lead: Span::new(0, start),
            userinfo: (host > start).then(|| Span::new(start, host)),
            host: Span::new(host, colon),
            port: (colon < path).then(|| Span::new(colon, path)),
            path: Span::new(path, before_query),
            query: (before_query < end).then(|| Span::new(before_query, end)),
        }
    }

    /// The path with what follows it.
    pub(crate) fn tail(&self) -> Span {
        self.query.map_or(self.path, |query| self.path.to(query))
    }
}

/// Where the first of some bytes stands in a range; its end where none does.
fn find(text: &str, from: usize, to: usize, bytes: &[u8]) -> usize {
    let part = Span::new(from, to).slice(text.as_bytes());
    part.iter().position(|byte| bytes.contains(byte)).map_or(to, |at| from + at)
}

/// How long the scheme is, repeated ones included.
fn lead_end(text: &str) -> usize {
    let mut end = 0;
    while let Some(length) = text.get(end..).and_then(scheme_length) {
        end += length;
    }
    end
}

/// How long the scheme at the start of a text is with what parts it from the host.
///
/// Misspelled separators count: `https//`, `https;//`, `https:/`.
fn scheme_length(text: &str) -> Option<usize> {
    let word = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let rest = text.get(word..)?;
    let marks = rest.bytes().take_while(|byte| b":;,.".contains(byte)).count();
    let slashes = rest.bytes().skip(marks).take_while(|&byte| byte == b'/').count();
    let name = text.get(..word)?;
    let known = ["http", "https"].iter().any(|known| name.eq_ignore_ascii_case(known));
    let parted = slashes >= 2 && marks <= 2 || known && rest.starts_with(':');
    (word > 0 && parted).then_some(word + marks + slashes)
}

#[cfg(test)]
mod tests {
    use super::Url;

    fn parts(text: &str) -> [&str; 6] {
        let url = Url::split(text, |host| host.ends_with("trusted.example"));
        let optional = |span: Option<crate::text::Span>| span.map_or("", |span| span.text(text));
        [
            url.lead.text(text),
            optional(url.userinfo),
            url.host.text(text),
            optional(url.port),
            url.path.text(text),
            optional(url.query),
        ]
    }

    #[test]
    fn a_url_falls_into_its_parts() {
        let cases = [
            ("https://a.b/c?d#e", ["https://", "", "a.b", "", "/c", "?d#e"]),
            ("a.b:443/c", ["", "", "a.b", ":443", "/c", ""]),
            ("https://u:p@a.b:8443", ["https://", "u:p@", "a.b", ":8443", "", ""]),
            ("https://u:p/q@a.b/c", ["https://", "u:p/q@", "a.b", "", "/c", ""]),
            ("https://trusted.example/u@v", ["https://", "", "trusted.example", "", "/u@v", ""]),
            ("https//a.b", ["https//", "", "a.b", "", "", ""]),
            ("https:a.b", ["https:", "", "a.b", "", "", ""]),
            ("https://http://a.b/", ["https://http://", "", "a.b", "", "/", ""]),
            ("/v1/scim/", ["", "", "", "", "/v1/scim/", ""]),
            ("", ["", "", "", "", "", ""]),
            ("a.b#c/d", ["", "", "a.b", "", "", "#c/d"]),
        ];
        for (text, expected) in cases {
            assert_eq!(parts(text), expected, "{text}");
        }
    }
}
