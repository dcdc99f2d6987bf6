use crate::json::{Document, Limits, Node};
use crate::scim::conversation::Answer;
use crate::sentence;
use crate::text::digits;

/// Why an answer was of no use to Okta.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    /// The status; nothing where there was no answer.
    pub(crate) status: Option<u32>,
    /// What the answer said, as far as Okta can read it.
    pub(crate) detail: Option<String>,
}

/// What Okta calls the statuses.
static PHRASES: &[(u32, &str)] = &[
    (301, "Moved Permanently"),
    (400, "Bad Request"),
    (401, "Unauthorized"),
    (403, "Forbidden"),
    (404, "Not Found"),
    (405, "Method Not Allowed"),
    (409, "Conflict"),
];

impl Failure {
    /// Nobody answered.
    pub(super) const SILENCE: Self = Self { status: None, detail: None };

    /// The failure that an answer means; nothing where it is a success with JSON in it.
    pub(super) fn of(answer: &Answer) -> Option<Self> {
        let success = (200..300).contains(&answer.status);
        let document = Document::read(answer.body.as_bytes(), Limits::default());
        if success && document.complete() && document.faults().is_empty() {
            return None;
        }
        let detail = if answer.body.trim_start().starts_with('<') {
            Some("Invalid JSON: Unexpected character ('<' (code 60))".to_owned())
        } else {
            detail(document.root())
        };
        Some(Self { status: Some(answer.status), detail })
    }

    /// The reason as the System Log gives it: the status by its name, and what the answer said.
    ///
    /// Source: Okta, Provisioning Integration Error Events; reports of failed pushes.
    pub(crate) fn reason(&self) -> String {
        let known = |status: u32| PHRASES.iter().find(|&&(known, _)| known == status);
        let phrase = match self.status {
            None => "null".to_owned(),
            // The page of a login is an answer with a status of success.
            Some(200..300) => return self.detail.clone().unwrap_or_default(),
            Some(status) => known(status).map_or_else(
                || sentence!("Status ", digits(status.into())),
                |(_, phrase)| (*phrase).to_owned(),
            ),
        };
        match &self.detail {
            None => phrase,
            Some(detail) => sentence!(phrase, ". Errors reported by remote server: ", detail),
        }
    }
}

/// What an error body says: `detail` as SCIM has it, `message` as other APIs do.
fn detail(body: Node<'_>) -> Option<String> {
    let member = |name: &str| body.member(name).and_then(Node::text);
    member("detail").or_else(|| member("message")).map(Into::into)
}
