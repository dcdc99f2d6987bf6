use std::borrow::Cow;

use super::LogOperation;
use crate::json::Str;
use crate::text::Span;

/// An event that has to do with provisioning.
#[derive(Debug)]
pub(crate) struct LogEvent<'a> {
    pub(crate) operation: LogOperation,
    pub(crate) result: LogResult,
    /// When it was published, in milliseconds since 1970.
    pub(crate) at: Option<i64>,
    /// What tells it from all others; empty where the export has left it out.
    pub(crate) uuid: Cow<'a, str>,
    /// The reason of a failure, as it stands in the text.
    pub(crate) reason: Span,
    pub(crate) spelling: Spelling,
    /// Where the event itself begins.
    pub(crate) start: Span,
    /// Which event of the text it is, from 0.
    pub(crate) index: u32,
    /// The person, as a user of Okta.
    pub(crate) user: LogTarget<'a>,
    /// The person, as a user of the app.
    pub(crate) app_user: LogTarget<'a>,
    /// The app.
    pub(crate) app: LogTarget<'a>,
}

/// How an event ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LogResult {
    Success,
    Failure,
    /// Refused, since there were too many requests.
    Throttled,
    /// Skipped, deferred, or something else that says nothing.
    Neither,
}

/// What an event happened to; the members that are not there are empty.
#[derive(Clone, Debug, Default)]
pub(crate) struct LogTarget<'a> {
    pub(crate) id: Cow<'a, str>,
    /// The login of a person.
    pub(crate) alternate_id: Cow<'a, str>,
    pub(crate) display_name: Cow<'a, str>,
}

impl LogTarget<'_> {
    pub(crate) fn is_empty(&self) -> bool {
        self.id.is_empty() && self.alternate_id.is_empty() && self.display_name.is_empty()
    }

    /// Okta writes `unknown` where it has no name, which is not the same for all who have none.
    fn forget_unknown(&mut self) {
        for name in [&mut self.id, &mut self.alternate_id, &mut self.display_name] {
            if name.eq_ignore_ascii_case("unknown") {
                *name = Cow::Borrowed("");
            }
        }
    }
}

/// How texts are written in the log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// As JSON strings with their quotes.
    Json,
    /// As cells, in quotes where they have to be.
    Cell,
    /// As they are.
    #[default]
    Plain,
}

impl Spelling {
    /// The text that stands at a place.
    pub(crate) fn text(self, span: Span, bytes: &[u8]) -> Cow<'_, str> {
        let raw = span.slice(bytes);
        match self {
            _ if raw.is_empty() => Cow::Borrowed(""),
            Self::Json => Str::quoted(span, bytes).text(bytes),
            Self::Cell if raw.first() == Some(&b'"') => {
                let inside = String::from_utf8_lossy(span.inner().slice(bytes));
                if inside.contains("\"\"") { inside.replace("\"\"", "\"").into() } else { inside }
            }
            Self::Cell | Self::Plain => String::from_utf8_lossy(raw),
        }
    }
}

/// The targets of an event by their types: whatever their order, the first of each type counts.
#[derive(Debug, Default)]
pub(super) struct Targets<'a> {
    pub(super) user: LogTarget<'a>,
    pub(super) app_user: LogTarget<'a>,
    pub(super) app: LogTarget<'a>,
}

impl<'a> Targets<'a> {
    pub(super) fn take(&mut self, kind: &str, mut target: LogTarget<'a>) {
        target.forget_unknown();
        let place = match kind {
            "User" => &mut self.user,
            "AppUser" => &mut self.app_user,
            "AppInstance" => &mut self.app,
            _ => return,
        };
        if place.is_empty() {
            *place = target;
        }
    }
}

impl LogResult {
    /// The result by its name; nothing where none is given.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name.trim().to_ascii_uppercase().as_str() {
            "" => None,
            "SUCCESS" | "ALLOW" => Some(Self::Success),
            "FAILURE" | "DENY" | "ABANDONED" => Some(Self::Failure),
            "RATE_LIMIT" => Some(Self::Throttled),
            _ => Some(Self::Neither),
        }
    }

    /// The result at the end of what the log shows for an event.
    pub(super) fn in_message(message: &str) -> Self {
        if message.contains("FAILURE") { Self::Failure } else { Self::Success }
    }

    /// The result of an event: what it says, or what its type means.
    pub(super) fn of(said: &str, event_type: &str) -> Self {
        if LogOperation::always_fails(event_type) {
            return Self::Failure;
        }
        Self::named(said).unwrap_or(Self::Success)
    }
}
