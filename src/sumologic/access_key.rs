use std::borrow::Cow;

use serde::Serialize;

use super::cleaned::{Cleaned, removal};
use super::credential::{
    KEY_LENGTH_NOTE, decoded_pair, encode, is_access_id, is_access_key, is_alphanumeric, is_cut,
    is_placeholder, is_quote,
};
use super::roles::looks_like_id;
use crate::json::Node;
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Report, ReportBuilder, Rule};
use crate::sentence;
use crate::text::{Encoding, Span, digits};

rules! {
    pub(crate) static RULES;
    EMPTY: "access-key.empty", Error, Certain, "Sumo Logic, Access keys",
        "Access ID or access key is missing", "Enter both: Sumo Logic shows the key once, when it is created.";
    WHITESPACE: "access-key.whitespace", Error, Likely, "Sumo Logic, Access keys",
        "A blank or line break was copied along", "Remove it.";
    INVISIBLE: "access-key.invisible-character", Error, Certain, "Sumo Logic, Access keys",
        "A character that cannot be seen was copied along", "Remove it.";
    QUOTES: "access-key.quotes", Error, Certain, "Sumo Logic, Access keys",
        "Quotes or brackets were copied along", "Remove them.";
    PLACEHOLDER: "access-key.placeholder", Error, Certain, "Sumo Logic, Provision with Okta",
        "A placeholder stands where the credentials belong", "Enter what Sumo Logic showed when the key was created.";
    CUT: "access-key.cut-off", Error, Certain, "Sumo Logic, Access keys",
        "The value was copied from where it is shown shortened or masked",
        "Use the copy button; when the key is not shown any more, create a new one.";
    PAIR: "access-key.pair-in-one-field", Error, Certain, "Sumo Logic, Provision with Okta",
        "Access ID and access key stand together in one field",
        "What is before the colon is the access ID, what is behind it the access key.";
    ENCODED: "access-key.encoded", Error, Certain, "Sumo Logic, Provision with Okta",
        "This is a finished token, not an access ID or access key",
        "Enter ID and key as Sumo Logic shows them; the token is for HTTP Header, not for Basic Auth.";
    SWAPPED: "access-key.swapped", Error, Certain, "Sumo Logic, Provision with Okta",
        "Access ID and access key are in each other's field", "The access ID is the short one that begins with su.";
    SAME: "access-key.same", Error, Certain, "Sumo Logic, Access keys",
        "The same value stands in both fields", "The access ID is short and begins with su; the access key is long.";
    EMAIL: "access-key.email", Error, Likely, "Sumo Logic, Provision with Okta",
        "An email address stands where the access ID belongs", "Your login does not work here: create an access key.";
    OBJECT_ID: "access-key.object-id", Error, Likely, "Sumo Logic, Access keys",
        "This is the ID of a user or role in Sumo Logic, not an access ID", "An access ID begins with su.";
    ID_SHAPE: "access-key.id-shape", Warning, Likely, "Sumo Logic, OpenAPI description",
        "This does not look like an access ID: su and twelve letters or digits", "Compare it with the list of access keys in Sumo Logic.";
    KEY_LENGTH: "access-key.key-length", Warning, Likely, "Sumo Logic, OpenAPI description",
        "The access key is not 64 characters long", "Make sure that it was copied whole.";
    KEY_CHARACTERS: "access-key.key-characters", Warning, Likely, "Sumo Logic, OpenAPI description",
        "The access key holds something else than letters and digits", "Compare it with what Sumo Logic showed.";
}

/// An access ID with its key.
#[derive(Clone, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct AccessKey {
    /// The access ID, such as `suAb3dEf6hIj9k`.
    pub access_id: String,
    /// The access key.
    pub access_key: String,
}

/// Shows that there is one, and nothing of it.
impl core::fmt::Debug for AccessKey {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.write_str("AccessKey")
    }
}

impl AccessKey {
    /// Reads the pair from JSON; what is not there or of another type counts as empty.
    #[must_use]
    pub fn from_json(node: Node<'_>) -> Self {
        let text = |name: &str| {
            node.member(name).and_then(Node::text).map(Cow::into_owned).unwrap_or_default()
        };
        Self { access_id: text("accessId"), access_key: text("accessKey") }
    }
}

/// A token, and what there is to say of what it was made of.
#[derive(Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct BearerToken {
    /// The token for Okta's field Authorization; absent where ID or key are wrong for certain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    /// The findings about access ID and access key.
    pub report: Report,
}

/// Shows the report, and nothing of the token.
impl core::fmt::Debug for BearerToken {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.report.fmt(formatter)
    }
}

/// Checks an access ID and its key, without asking Sumo Logic.
///
/// Findings have the sources `accessId` and `accessKey`, and never repeat any of the two.
///
/// Source: Sumo Logic, "Access keys" and OpenAPI description; the lengths are what is seen.
///
/// ```
/// use scim_preflight::sumologic::check_access_key;
/// let report = check_access_key("suAb3dEf6hIj9k", "");
/// assert_eq!(report.diagnostics[0].rule, "access-key.empty");
/// ```
#[must_use]
pub fn check_access_key(access_id: &str, access_key: &str) -> Report {
    let (mut about_id, mut about_key) = (Findings::new(), Findings::new());
    let id = value(access_id, "access ID", &mut about_id);
    let key = value(access_key, "access key", &mut about_key);
    let (all_id, all_key) = (whole(access_id), whole(access_key));
    if let (Some(id), Some(key)) = (&id, &key)
        && let Some(rule) = pair_rule(id, key)
    {
        about_id.push(Finding::at(rule, all_id));
    } else {
        if let Some(id) = id {
            push(id_finding(&id, all_id), &mut about_id);
        }
        if let Some(key) = key {
            push(key_finding(&key, all_key), &mut about_key);
        }
    }
    ReportBuilder::new(Encoding::Utf16)
        .text("accessId", access_id.as_bytes(), about_id)
        .text("accessKey", access_key.as_bytes(), about_key)
        .finish()
}

/// Makes the bearer token: `accessId:accessKey` in base64.
///
/// There is a token as long as the report has no errors.
///
/// Source: Sumo Logic, "Provision with Okta".
///
/// ```
/// use scim_preflight::sumologic::bearer_token;
/// let key = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ01";
/// let made = bearer_token("suAb3dEf6hIj9k", key);
/// assert!(made.report.diagnostics.is_empty());
/// assert!(made.token.is_some_and(|token| token.len() == 108 && token.starts_with("c3VBYjNk")));
/// ```
#[must_use]
pub fn bearer_token(access_id: &str, access_key: &str) -> BearerToken {
    let report = check_access_key(access_id, access_key);
    let token = report.ok.then(|| encode(sentence!(access_id, ":", access_key).as_bytes()));
    BearerToken { token, report }
}

fn whole(text: &str) -> Span {
    Span::new(0, text.len())
}

fn push(finding: Option<Finding>, findings: &mut Findings) {
    if let Some(finding) = finding {
        findings.push(finding);
    }
}

/// The value without what was copied along; none where there is no use in looking at it.
fn value(text: &str, name: &str, findings: &mut Findings) -> Option<String> {
    let cleaned = Cleaned::of(text, whole(text));
    if cleaned.text.is_empty() {
        findings.push(Finding::at(&EMPTY, whole(text)).message(sentence!(
            "The ",
            name,
            " is missing"
        )));
        return None;
    }
    if is_cut(&cleaned.text) {
        findings.push(Finding::at(&CUT, whole(text)));
        return None;
    }
    if is_placeholder(&cleaned.text) {
        findings.push(Finding::at(&PLACEHOLDER, whole(text)));
        return None;
    }
    cleaned.report(text, &WHITESPACE, &INVISIBLE, findings);
    let wrapping = |character| is_quote(character) || "<>[]{}".contains(character);
    let signs: Vec<Span> = cleaned
        .text
        .match_indices(wrapping)
        .map(|(at, sign)| cleaned.place(Span::new(at, at + sign.len())))
        .collect();
    push(removal(&QUOTES, &signs), findings);
    Some(cleaned.text.replace(wrapping, ""))
}

/// What is wrong with the two together.
fn pair_rule(id: &str, key: &str) -> Option<&'static Rule> {
    if id == key {
        return Some(&SAME);
    }
    let swapped = is_access_id(key) && !is_access_id(id) && one_field_rule(id).is_none();
    let swapped = swapped || is_access_key(id) && !is_access_key(key) && key.starts_with("su");
    swapped.then_some(&SWAPPED)
}

/// What is wrong with a field that holds something else as a whole.
fn one_field_rule(text: &str) -> Option<&'static Rule> {
    let (before, behind) = text.split_once(':').unwrap_or_default();
    if is_access_id(before) || is_access_id(behind) {
        return Some(&PAIR);
    }
    let lower = text.to_ascii_lowercase();
    let scheme = ["bearer", "basic"].iter().find_map(|scheme| lower.strip_prefix(scheme));
    let token = scheme.and_then(|rest| text.get(text.len() - rest.len()..)).unwrap_or(text);
    let pair =
        decoded_pair(token).is_some_and(|(id, key)| is_access_id(&id) || is_access_key(&key));
    (pair || scheme.is_some_and(|rest| rest.len() > 20)).then_some(&ENCODED)
}

fn id_finding(id: &str, span: Span) -> Option<Finding> {
    let rule = match id {
        _ if is_access_id(id) => return None,
        _ if id.contains('@') => &EMAIL,
        _ if looks_like_id(id) => &OBJECT_ID,
        // A colon would end the ID when the token is read.
        _ if id.contains(':') => &PAIR,
        _ => one_field_rule(id).unwrap_or(&ID_SHAPE),
    };
    Some(Finding::at(rule, span))
}

fn key_finding(key: &str, span: Span) -> Option<Finding> {
    if is_access_key(key) {
        return None;
    }
    if let Some(rule) = one_field_rule(key) {
        return Some(Finding::at(rule, span));
    }
    if !is_alphanumeric(key) {
        return Some(Finding::at(&KEY_CHARACTERS, span));
    }
    let message =
        sentence!("The access key has ", digits(key.len() as u64), " characters instead of 64");
    Some(Finding::at(&KEY_LENGTH, span).message(message).note(KEY_LENGTH_NOTE))
}
