//! The rules about the text as JSON, made of the reader's faults.

use super::rule::rules;
use super::{Finding, Findings, Fix};
use crate::json::{Fault, FaultKind, Reader, member_removal, member_value, quote, respelled};
use crate::sentence;
use crate::text::{Span, shown};

rules! {
    pub(crate) static RULES;
    SYNTAX: "json.syntax", Error, Certain, "RFC 8259; RFC 7644 §3.12",
        "This is not JSON", "";
    DUPLICATE_KEY: "json.duplicate-key", Error, Certain, "RFC 8259 §4; RFC 7493 §2.3",
        "A member stands twice in one object", "Keep one of them: readers disagree on which of the two counts.";
    INVALID_UTF8: "json.invalid-utf8", Error, Certain, "RFC 7644 §3.8; RFC 3629",
        "These bytes are not UTF-8", "Save or send the text as UTF-8.";
    BOM: "json.bom", Warning, Certain, "RFC 8259 §8.1",
        "A byte order mark stands before the JSON", "Save the text as UTF-8 without BOM: some servers refuse the mark.";
    LONE_SURROGATE: "json.lone-surrogate", Error, Certain, "RFC 7493 §2.1; RFC 3629",
        "An escape names half of a character, or a code point that is no character",
        "Write both halves of the surrogate pair, or the character itself.";
    UNSAFE_INTEGER: "json.unsafe-integer", Warning, Certain, "RFC 7493 §2.2",
        "An integer beyond 9007199254740991 is rounded by JavaScript and other readers",
        "Send it as a string, if the attribute allows that.";
    LIMITS: "json.limits", Info, Certain, "scim-preflight's own limits",
        "The text goes past a limit of this checker", "";
}

/// How many duplicate names are compared by their values, which may be long.
const COMPARED: usize = 16;

/// Makes findings of what the reader noted.
pub(crate) fn check(faults: &[Fault], bytes: &[u8], findings: &mut Findings) {
    let (mut utf8, mut duplicates) = (true, 0);
    for fault in faults {
        let finding = match fault.kind {
            // The wrong encoding is one defect, however many characters it has spoiled.
            FaultKind::NotUtf8 if !core::mem::take(&mut utf8) => continue,
            // A value of the wrong type needs no word on its precision.
            FaultKind::UnsafeInteger if findings.covers(fault.span) => continue,
            FaultKind::DuplicateKey { first } => {
                duplicates += 1;
                duplicate_key(fault.span, first, bytes, duplicates <= COMPARED)
            }
            _ => finding(*fault, bytes),
        };
        findings.push(finding);
    }
}

fn finding(fault: Fault, bytes: &[u8]) -> Finding {
    let span = fault.span;
    match fault.kind {
        FaultKind::ByteOrderMark => {
            Finding::at(&BOM, span).fix(Fix::safe("Remove the byte order mark").delete(span))
        }
        FaultKind::NotUtf8 => Finding::at(&INVALID_UTF8, span),
        FaultKind::LoneSurrogate => Finding::at(&LONE_SURROGATE, span),
        FaultKind::UnsafeInteger => Finding::at(&UNSAFE_INTEGER, span),
        FaultKind::TooDeep => Finding::at(&LIMITS, span)
            .message("The text is nested more deeply than this checker reads")
            .help("What lies behind this place was not checked."),
        FaultKind::TooLarge => Finding::at(&LIMITS, span)
            .message("The text is longer than this checker reads")
            .help("Nothing of it was checked."),
        kind => syntax(kind, span, bytes),
    }
}

fn duplicate_key(name: Span, first: Span, bytes: &[u8], compare: bool) -> Finding {
    let same = || member_value(bytes, name).slice(bytes) == member_value(bytes, first).slice(bytes);
    let text = Reader::from(bytes, name.start).name_text();
    let fix = || Fix::safe("Remove the second one").delete(member_removal(bytes, name));
    Finding::at(&DUPLICATE_KEY, name)
        .message(sentence!(shown(&text), " stands twice in one object"))
        .related("It stood here first", first)
        .fix((compare && same()).then(fix))
}

/// What there is to say of a syntax fault: the sentence and what to do.
fn words(kind: FaultKind) -> (&'static str, &'static str) {
    match kind {
        FaultKind::ExtraComma => ("A comma has no value behind it", "Remove the comma."),
        FaultKind::MissingComma => ("A comma is missing", "Put a comma between the two."),
        FaultKind::MissingColon => {
            ("A colon is missing behind the member's name", "Put a colon here.")
        }
        FaultKind::MissingValue => {
            ("A value is missing", "Put a value here, or remove the member.")
        }
        FaultKind::Comment => ("JSON has no comments", "Remove the comment."),
        FaultKind::SingleQuotes => ("A string stands in single quotes", "Use double quotes."),
        FaultKind::SmartQuotes => (
            "A string stands in typographic quotes, as word processors make them",
            "Use straight double quotes.",
        ),
        FaultKind::OddBlank => (
            "A character stands here that looks like a blank, but is none to JSON",
            "Remove it: it came along when the text was copied.",
        ),
        FaultKind::MissingQuote => {
            ("The closing quote of a string is missing", "Put a double quote behind the text.")
        }
        FaultKind::BareName => {
            ("A member's name stands without quotes", "Put it in double quotes.")
        }
        FaultKind::BareWord => ("A word stands without quotes", "Put it in double quotes."),
        FaultKind::ForeignLiteral(_) => (
            "A literal is spelled as in another language",
            "JSON knows `true`, `false` and `null`, in lower case.",
        ),
        FaultKind::NonFinite => {
            ("JSON has no NaN and no Infinity", "Leave the member out, or send a number.")
        }
        FaultKind::NumberSpelling => (
            "A number is spelled in a way that JSON does not know",
            "Write it without leading zeros or `+`, and with digits on both sides of the point.",
        ),
        FaultKind::ControlInString => (
            "A line break or another control character stands bare inside a string",
            "Remove it, or write it as an escape such as `\\n`.",
        ),
        FaultKind::BadEscape => {
            ("A backslash is followed by no known escape", "Write a backslash as `\\\\`.")
        }
        FaultKind::Truncated => (
            "The text ends before the JSON does",
            "Copy the whole text: the end, or a closing bracket or quote, is missing.",
        ),
        FaultKind::Empty => ("There is nothing here", "Paste the JSON text."),
        FaultKind::TrailingText => (
            "There is more text behind the end of the JSON",
            "Remove it, or check the texts one at a time.",
        ),
        _ => ("This is not JSON from here on", "Nothing behind this place could be checked."),
    }
}

fn syntax(kind: FaultKind, span: Span, bytes: &[u8]) -> Finding {
    let (message, help) = words(kind);
    let html = kind == FaultKind::Unexpected && span.slice(bytes) == b"<";
    let finding = Finding::at(&SYNTAX, span).fix(repair(kind, span, bytes));
    if html {
        finding.message("This is an HTML or XML page, not JSON").help(
            "An address of a web page was asked instead of the SCIM API, or a proxy answered.",
        )
    } else {
        finding.message(message).help(help)
    }
}

fn repair(kind: FaultKind, span: Span, bytes: &[u8]) -> Option<Fix> {
    let text = String::from_utf8_lossy(span.slice(bytes));
    let fix = match kind {
        FaultKind::ExtraComma => Fix::safe("Remove the comma").delete(span),
        FaultKind::MissingComma => Fix::safe("Insert a comma").insert(span.start, ","),
        FaultKind::MissingColon => Fix::safe("Insert a colon").replace(span, ":"),
        FaultKind::Comment => Fix::safe("Remove the comment").delete(span),
        FaultKind::OddBlank => Fix::safe("Put a blank there").replace(span, " "),
        FaultKind::MissingQuote => Fix::guess("Insert the quote").insert(span.end, "\""),
        FaultKind::SingleQuotes | FaultKind::SmartQuotes => {
            Fix::safe("Use double quotes").replace(span, requoted(&text)?)
        }
        FaultKind::BareName => Fix::safe("Put it in quotes").replace(span, quote(&text)),
        FaultKind::BareWord => Fix::guess("Put it in quotes").replace(span, quote(&text)),
        FaultKind::ForeignLiteral(literal) => {
            Fix::safe(sentence!("Write `", literal, "`")).replace(span, literal)
        }
        FaultKind::NumberSpelling => {
            let number = respelled(span.slice(bytes))?;
            Fix::guess(sentence!("Write `", number, "`")).replace(span, number)
        }
        FaultKind::ControlInString => {
            Fix::guess("Write it as an escape").replace(span, escaped(&text))
        }
        FaultKind::BadEscape => Fix::guess("Double the backslash").replace(span, "\\\\"),
        _ => return None,
    };
    Some(fix)
}

/// Puts a string in quotes of another kind into double quotes, its escapes left as they are.
fn requoted(text: &str) -> Option<String> {
    let mut inside = text.chars();
    inside.next();
    inside.next_back();
    let inside = inside.as_str();
    if !inside.contains('\\') {
        return Some(quote(inside));
    }
    let inside = inside.replace("\\'", "'");
    let plain = !inside.contains(['"', '\n', '\r', '\t']);
    plain.then(|| sentence!("\"", inside, "\""))
}

/// Writes the control characters of a text as escapes.
fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, character| {
        if character < ' ' {
            out.push_str(quote(character.encode_utf8(&mut [0; 4])).trim_matches('"'));
        } else {
            out.push(character);
        }
        out
    })
}
