use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Rule};
use crate::sentence;
use crate::sumologic::cleaned::is_blank;
use crate::sumologic::credential::{
    KEY_LENGTH_NOTE, decoded_pair, encode, is_access_id, is_access_key, is_alphanumeric,
    is_placeholder, is_quote,
};
use crate::text::{Span, digits};

rules! {
    pub(crate) static RULES;
    NEWLINE: "token.trailing-newline", Error, Certain, "RFC 4648 §4; Sumo Logic, Provision with Okta",
        "A line break was encoded along with the access key", "Use printf or echo -n: plain echo adds a line break.";
    CRLF: "token.trailing-crlf", Error, Certain, "RFC 4648 §4; Sumo Logic, Provision with Okta",
        "A Windows line break was encoded along with the access key", "Encode the two without a line break behind them.";
    BLANK: "token.blank-inside", Error, Certain, "Sumo Logic, Provision with Okta",
        "A blank was encoded along with access ID and access key", "Make the token anew, without a blank.";
    AFTER_COLON: "token.space-after-colon", Error, Certain, "Sumo Logic, Provision with Okta",
        "A blank behind the colon was encoded along", "Make the token anew, without the blank.";
    QUOTES: "token.quotes-inside", Error, Certain, "Sumo Logic, Provision with Okta",
        "Quotes were encoded along with access ID and access key", "Make the token anew, without the quotes.";
    BRACKETS: "token.brackets-inside", Error, Certain, "Sumo Logic, Provision with Okta",
        "The guide's angle brackets were encoded along with access ID and access key", "Make the token anew, without the brackets.";
    SCHEME: "token.scheme-inside", Error, Certain, "Sumo Logic, Provision with Okta",
        "The word Basic or Bearer was encoded along", "Make the token anew from access ID, colon and access key alone.";
    BOM: "token.bom", Error, Certain, "Sumo Logic, Provision with Okta",
        "The byte order mark of a file was encoded along", "Make the token anew, from the text and not from the file.";
    UTF16: "token.utf-16", Error, Certain, "Sumo Logic, Provision with Okta",
        "The text was encoded as UTF-16, with two bytes for each character", "In PowerShell use [Text.Encoding]::ASCII, not Unicode.";
    TWICE: "token.encoded-twice", Error, Certain, "Sumo Logic, Provision with Okta",
        "The token was put into base64 twice", "Make the token anew, and encode once.";
    ONLY_COLON: "token.only-colon", Error, Certain, "Sumo Logic, Provision with Okta",
        "Only a colon was encoded",
        "The guide's web page has lost its placeholders: encode access ID, colon and access key.";
    PLACEHOLDER: "token.placeholder-inside", Error, Certain, "Sumo Logic, Provision with Okta",
        "The words of the guide were encoded, not the access ID and access key", "Make the token from your own access ID and access key.";
    MISSING_COLON: "token.missing-colon", Error, Certain, "Sumo Logic, Provision with Okta",
        "Access ID and access key were encoded without the colon between them", "Make the token anew, with the colon.";
    ID_ALONE: "token.id-encoded-alone", Error, Certain, "Sumo Logic, Provision with Okta",
        "Only the access ID was encoded", "The token is made of access ID, colon and access key.";
    KEY_ALONE: "token.key-encoded-alone", Error, Certain, "Sumo Logic, Provision with Okta",
        "Only the access key was encoded", "The token is made of access ID, colon and access key.";
    HALF: "token.half-empty", Error, Certain, "Sumo Logic, Provision with Okta",
        "Something is missing before or behind the colon", "The token is made of access ID, colon and access key.";
    SWAPPED: "token.swapped", Error, Certain, "Sumo Logic, Provision with Okta",
        "Access key and access ID were encoded in the wrong order", "Make the token anew: the access ID comes first.";
    EMAIL: "token.email", Error, Likely, "Sumo Logic, Provision with Okta",
        "An email address and a password were encoded, not access ID and access key", "Create an access key, and make the token from it.";
    OTHER: "token.other-credentials", Warning, Likely, "Sumo Logic, OpenAPI description",
        "What was encoded has a colon, but looks neither like an access ID nor like an access key", "Make the token from access ID and access key.";
    ID_SHAPE: "token.id-shape", Warning, Likely, "Sumo Logic, OpenAPI description",
        "What stands before the colon does not look like an access ID: su and twelve letters or digits", "Compare it with the list of access keys in Sumo Logic.";
    KEY_LENGTH: "token.key-length", Warning, Likely, "Sumo Logic, OpenAPI description",
        "The access key in the token is not 64 characters long", "Make sure that it was copied whole.";
    KEY_CHARACTERS: "token.key-characters", Warning, Likely, "Sumo Logic, OpenAPI description",
        "The access key in the token holds something else than letters and digits", "Compare it with what Sumo Logic showed.";
    NOT_PAIR: "token.not-a-pair", Error, Certain, "Sumo Logic, Provision with Okta",
        "The token does not decode to an access ID and access key", "Make the token from access ID and access key.";
}

/// What came out of looking at the plaintext.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plaintext {
    /// It is an access ID and a key; findings may have been made about their shape.
    Pair,
    /// It is something else that has a name, and a finding says it.
    Named,
    /// It is nothing known.
    Foreign,
}

/// The rule about a plaintext that is nothing known.
pub(super) fn not_a_pair() -> &'static Rule {
    &NOT_PAIR
}

/// Judges what a token decodes to. Places are in the token.
pub(super) fn check(bytes: &[u8], token: &str, findings: &mut Findings) -> Plaintext {
    let mut layers = Layers { token, plain: String::new(), outermost: true, found: Vec::new() };
    let Some(plain) = layers.read(bytes) else { return Plaintext::Foreign };
    layers.plain = plain;
    if is_placeholder(&layers.plain) {
        findings.push(Finding::at(&PLACEHOLDER, layers.whole()));
        return Plaintext::Named;
    }
    layers.peel();
    let core = core::mem::take(&mut layers.plain);
    let peeled = !layers.found.is_empty();
    let whole = layers.whole();
    for finding in layers.found {
        findings.push(finding);
    }
    let verdict = verdict(&core);
    let Some(rule) = verdict else {
        return if peeled { Plaintext::Named } else { Plaintext::Pair };
    };
    if rule.is(&NOT_PAIR) {
        return if peeled { Plaintext::Named } else { Plaintext::Foreign };
    }
    let shape = [&KEY_LENGTH, &KEY_CHARACTERS, &ID_SHAPE, &OTHER];
    let is_pair = shape.iter().any(|shape| rule.is(shape));
    findings.push(finding(rule, &core, whole));
    if is_pair && !peeled { Plaintext::Pair } else { Plaintext::Named }
}

fn finding(rule: &'static Rule, core: &str, whole: Span) -> Finding {
    let finding = Finding::at(rule, whole);
    if !rule.is(&KEY_LENGTH) {
        return finding;
    }
    let length = core.split_once(':').map_or(0, |(_, key)| key.len());
    let message = sentence!(
        "The access key in the token has ",
        digits(length as u64),
        " characters instead of 64"
    );
    finding.message(message).note(KEY_LENGTH_NOTE)
}

/// What the plaintext is, once everything around it is gone; none for a right pair.
fn verdict(core: &str) -> Option<&'static Rule> {
    if core == ":" {
        return Some(&ONLY_COLON);
    }
    let Some((id, key)) = core.split_once(':') else { return Some(without_colon(core)) };
    let long = !is_access_key(key);
    Some(match () {
        () if id.is_empty() || key.is_empty() => &HALF,
        () if is_access_id(key) && !is_access_id(id) => &SWAPPED,
        () if id.contains('@') => &EMAIL,
        () if !is_access_id(id) && long => &OTHER,
        () if !is_access_id(id) => &ID_SHAPE,
        () if !is_alphanumeric(key) => &KEY_CHARACTERS,
        () if long => &KEY_LENGTH,
        () => return None,
    })
}

fn without_colon(core: &str) -> &'static Rule {
    let twice = core.len() > 16 && decoded_pair(core).is_some();
    match core {
        _ if is_access_id(core) => &ID_ALONE,
        _ if twice => &TWICE,
        _ if is_access_key(core) => &KEY_ALONE,
        _ if core.starts_with("su") && core.len() > 50 && is_alphanumeric(core) => &MISSING_COLON,
        _ => &NOT_PAIR,
    }
}

/// A plaintext, from which one mistake after the other is peeled.
struct Layers<'a> {
    token: &'a str,
    plain: String,
    /// Whether nothing has been peeled yet, so that the token's end can be corrected.
    outermost: bool,
    found: Vec<Finding>,
}

impl Layers<'_> {
    fn whole(&self) -> Span {
        Span::new(0, self.token.len())
    }

    fn note(&mut self, rule: &'static Rule, left: String) {
        let fix = if self.outermost { end_fix(self.token, &encode(left.as_bytes())) } else { None };
        self.found.push(Finding::at(rule, self.whole()).fix(fix));
        self.outermost = false;
        self.plain = left;
    }

    /// Reads the bytes as text; none where they are none.
    fn read(&mut self, bytes: &[u8]) -> Option<String> {
        if let Some(text) = utf16(bytes) {
            self.outermost = false;
            self.found.push(Finding::at(&UTF16, self.whole()));
            return Some(text);
        }
        let text = core::str::from_utf8(bytes).ok()?;
        let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        if text.contains(control) {
            return None;
        }
        if let Some(rest) = text.strip_prefix('\u{feff}') {
            self.outermost = false;
            self.found.push(Finding::at(&BOM, self.whole()));
            return Some(rest.to_owned());
        }
        Some(text.to_owned())
    }

    fn peel(&mut self) {
        let left = self.plain.trim_end_matches(['\n', '\r']);
        if left.len() < self.plain.len() {
            let rule = if self.plain.contains('\r') { &CRLF } else { &NEWLINE };
            self.note(rule, left.to_owned());
        }
        let scheme = ["basic ", "bearer "].iter().find(|word| {
            self.plain.get(..word.len()).is_some_and(|s| s.eq_ignore_ascii_case(word))
        });
        if let Some(rest) = scheme.and_then(|word| self.plain.get(word.len()..)) {
            self.note(&SCHEME, rest.to_owned());
        }
        if self.plain.contains(is_quote) {
            self.note(&QUOTES, self.plain.replace(is_quote, ""));
        }
        if self.plain.contains(['<', '>']) {
            self.note(&BRACKETS, self.plain.replace(['<', '>'], ""));
        }
        if self.plain.contains(is_blank) {
            let after = self.plain.split_once(':').is_some_and(|(id, key)| {
                !id.contains(is_blank) && !key.trim_start_matches(is_blank).contains(is_blank)
            });
            let rule = if after { &AFTER_COLON } else { &BLANK };
            self.note(rule, self.plain.replace(is_blank, ""));
        }
    }
}

/// Reads UTF-16 of ASCII text, in either byte order, with its mark or without.
fn utf16(bytes: &[u8]) -> Option<String> {
    let bytes = bytes
        .strip_prefix(&[0xff, 0xfe])
        .or_else(|| bytes.strip_prefix(&[0xfe, 0xff]))
        .unwrap_or(bytes);
    let half = |first: usize| bytes.iter().skip(first).step_by(2);
    let empty = |first: usize| half(first).all(|&byte| byte == 0);
    let text = |first: usize| half(first).all(|byte| byte.is_ascii() && *byte != 0);
    let first = [0, 1].into_iter().find(|&first| text(first) && empty(1 - first))?;
    (bytes.len() >= 4 && bytes.len().is_multiple_of(2))
        .then(|| half(first).map(|&byte| char::from(byte)).collect())
}

/// The correction of the token's last characters, where no more than four of them differ: an edit
/// must not hold what could be read.
fn end_fix(token: &str, right: &str) -> Option<Fix> {
    let same = token.bytes().zip(right.bytes()).take_while(|(one, other)| one == other).count();
    let new = right.get(same..)?;
    let old = Span::new(same, token.len());
    let short = new.len() <= 4 && old.len() <= 4;
    short.then(|| Fix::safe("Correct the end").replace(old, new))
}
