//! The lines of HTTP as text, and what each of them begins.

use super::exchange::Side;
use crate::text::Span;

/// The methods by which a request line is known.
static METHODS: &[&str] =
    &["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT"];

/// A line without its end, and what `curl -v` writes before it.
#[derive(Clone, Copy)]
pub(super) struct Line {
    /// The line with what stands before it, and its end.
    pub(super) whole: Span,
    pub(super) text: Span,
    /// `>` or `<`, where the line carries it.
    pub(super) mark: Option<u8>,
}

/// The lines of a text from an offset on.
pub(super) struct Lines<'a> {
    pub(super) source: &'a str,
    pub(super) at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let rest = self.source.get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = rest.find('\n').map_or(rest.len(), |end| end + 1);
        let whole = Span::new(self.at, self.at + length);
        self.at += length;
        let line = whole.text(self.source);
        let line = line.strip_suffix('\n').unwrap_or(line);
        let line = line.strip_suffix('\r').unwrap_or(line);
        let mark = line.bytes().next().filter(|first| b"<>".contains(first));
        let behind = line.get(1..).filter(|_| mark.is_some());
        let marked = behind.filter(|rest| rest.is_empty() || rest.starts_with(' '));
        let skipped = marked.map_or(0, |rest| 1 + usize::from(rest.starts_with(' ')));
        let start = whole.start as usize;
        let text = Span::new(start + skipped, start + line.len());
        Some(Line { whole, text, mark: mark.filter(|_| marked.is_some()) })
    }
}

/// What a line begins.
#[derive(Clone, Copy)]
pub(super) enum Start {
    Request(Span, Span),
    Status(Span),
    /// The first of the pseudo-headers of HTTP/2 and 3, which stand for the line.
    Pseudo(Side),
    /// A line that parts exchanges in the files of editors, or a command.
    Other,
}

/// The message that a pseudo-header belongs to.
fn pseudo(line: &str) -> Option<Side> {
    let is = |name: &&str| line.starts_with(name);
    if [":method:", ":path:", ":authority:", ":scheme:"].iter().any(is) {
        return Some(Side::Request);
    }
    line.starts_with(":status:").then_some(Side::Response)
}

/// What a line begins; nothing for the lines of headers and bodies.
pub(super) fn start(source: &str, line: Line) -> Option<Start> {
    let text = line.text.text(source);
    let at = |from: usize, to: usize| {
        Span::new(line.text.start as usize + from, line.text.start as usize + to)
    };
    if let Some(rest) = text.strip_prefix("HTTP/") {
        let version = rest.find(' ')?;
        let status = rest.get(version + 1..)?.trim_start();
        let digits = status.bytes().take_while(u8::is_ascii_digit).count();
        let from = text.len() - status.len();
        return (digits == 3).then(|| Start::Status(at(from, from + 3)));
    }
    if let Some(side) = pseudo(text) {
        return Some(Start::Pseudo(side));
    }
    if text.starts_with("###") || command(line.whole.text(source)).is_some() {
        return Some(Start::Other);
    }
    let (method, rest) = text.split_once(' ')?;
    METHODS.contains(&method).then_some(())?;
    let target = match rest.rfind(" HTTP/") {
        Some(version) => rest.get(..version)?,
        None => rest,
    };
    let trimmed = target.trim();
    let from = method.len() + 1 + (target.len() - target.trim_start().len());
    let address =
        rest.len() > target.len() || trimmed.starts_with(['/', '{']) || trimmed.contains("://");
    address.then(|| Start::Request(at(0, method.len()), at(from, from + trimmed.len())))
}

/// Where the word `curl` stands in a line that is a command, behind a prompt maybe.
pub(super) fn command(line: &str) -> Option<usize> {
    let bare = line.trim_start();
    let bare = bare.strip_prefix("$ ").or_else(|| bare.strip_prefix("> ")).unwrap_or(bare);
    let rest = bare.strip_prefix("curl")?;
    let rest = rest.strip_prefix(".exe").unwrap_or(rest);
    rest.starts_with([' ', '\t', '\\', '^', '`']).then(|| line.len() - bare.len())
}

/// Whether a line begins a request or a response.
pub(super) fn begins(line: &str) -> bool {
    Lines { source: line, at: 0 }.next().is_some_and(|first| {
        let verbose = ["Trying", "Host ", "Connected", "Preparing"];
        let info = line.strip_prefix("* ").map(str::trim_start);
        info.is_some_and(|info| verbose.iter().any(|word| info.starts_with(word)))
            || matches!(
                start(line, first),
                Some(Start::Request(..) | Start::Status(_) | Start::Pseudo(_))
            )
    })
}

/// What `curl -v` says besides the messages.
pub(super) fn is_noise(text: &str) -> bool {
    text.starts_with("* ")
        || (text.starts_with("{ [") || text.starts_with("} [")) && text.ends_with(" data]")
}

/// Whether a line is a comment, or sets a variable, in the files that editors send requests from.
pub(super) fn is_comment(line: &str) -> bool {
    line.starts_with(['#', '@']) || line.starts_with("//")
}
