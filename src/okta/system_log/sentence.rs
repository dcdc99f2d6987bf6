//! Events as sentences, one a line, as they are copied from the pages Tasks and System Log:
//! `Automatic provisioning of user <name> to app <label> failed: <operation> <login>: <reason>`.

use std::borrow::Cow;

use super::event::{LogEvent, LogResult, LogTarget, Spelling};
use super::{LogOperation, Reading, time};
use crate::text::{Span, line_end};

/// Says whether any of the first lines is such a sentence.
pub(super) fn recognize(text: &[u8]) -> bool {
    let text = text.get(..text.len().min(1 << 16)).unwrap_or(text);
    let text = String::from_utf8_lossy(text).to_lowercase();
    LogOperation::of_sentence(&text).is_some()
}

/// Reads the lines; those that say nothing of provisioning are counted.
pub(super) fn read(bytes: &[u8], start: usize, to: &mut Reading<'_>) {
    let mut at = start;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let length = line_end(rest).unwrap_or(rest.len());
        let raw = rest.get(..length).unwrap_or_default();
        // What is not UTF-8 would move the places.
        match core::str::from_utf8(raw) {
            Ok(line) if line.trim().is_empty() => {}
            Ok(line) => {
                let index = to.events;
                to.events += 1;
                if let Some(event) = event(line, at, index) {
                    (to.take)(event);
                }
            }
            Err(_) => to.unreadable += 1,
        }
        at += length + 1;
    }
}

fn event(line: &str, start: usize, index: u32) -> Option<LogEvent<'_>> {
    let small = line.to_ascii_lowercase();
    let (operation, at) = LogOperation::of_sentence(&small)?;
    let reason_at = reason(&small);
    let failed = reason_at.is_some() || !small.contains("success");
    let reason = reason_at.map_or("", |at| line.get(at..).unwrap_or_default().trim_end());
    let reason_start = start + line.trim_end().len() - reason.len();
    let named =
        |text: &str| LogTarget { alternate_id: text.to_owned().into(), ..LogTarget::default() };
    let first = small.find("automatic ").unwrap_or(at).min(at);
    Some(LogEvent {
        operation,
        result: if failed { LogResult::Failure } else { LogResult::Success },
        at: line.get(..first).and_then(time::instant),
        uuid: Cow::Borrowed(""),
        reason: Span::new(reason_start, reason_start + reason.len()),
        spelling: Spelling::Plain,
        start: Span::new(start, start + line.trim_end().len()),
        index,
        user: LogTarget {
            display_name: name(line, &small).unwrap_or_default().to_owned().into(),
            ..named(login(line, &small, reason_at.unwrap_or(at)).unwrap_or_default())
        },
        app_user: LogTarget::default(),
        app: LogTarget {
            display_name: label(line, &small).unwrap_or_default().to_owned().into(),
            ..LogTarget::default()
        },
    })
}

/// Where the reason of a failure begins.
fn reason(small: &str) -> Option<usize> {
    let after = |words: &str| small.find(words).map(|at| at + words.len());
    after(" failed: ").or_else(|| after("failure: ")).or_else(|| {
        ["error ", "matching user not found", "the credentials used", "user was assigned"]
            .iter()
            .find_map(|words| small.find(words))
    })
}

/// The person's name: between `of user` (or `of`) and `to app` (or `from app`).
fn name<'a>(line: &'a str, small: &str) -> Option<&'a str> {
    let start = small.strip_suffix(small.split_once("automatic ")?.1)?.len();
    let from = small.get(start..)?.find(" of ")? + start + 4;
    let from = if small.get(from..)?.starts_with("user ") { from + 5 } else { from };
    let rest = small.get(from..)?;
    let to = ["to app ", "from app ", "in app "].iter().find_map(|words| rest.find(words))?;
    line.get(from..from + to).map(str::trim)
}

/// The app's label: between `app` and `failed`.
fn label<'a>(line: &'a str, small: &str) -> Option<&'a str> {
    let from = small.find(" app ")? + 5;
    let to = small.get(from..)?.find(" failed:")?;
    line.get(from..from + to).map(str::trim)
}

/// The login: the first address behind the words for an operation, from a place on.
fn login<'a>(line: &'a str, small: &str, from: usize) -> Option<&'a str> {
    let behind = small.get(from..)?;
    let after = ["creating user ", "if user ", "update for ", "user profile for "]
        .iter()
        .find_map(|words| behind.find(words).map(|at| from + at + words.len()))?;
    let word = line.get(after..)?.split_whitespace().next()?;
    Some(word.trim_end_matches([':', ',', '.'])).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::event;
    use crate::okta::system_log::{LogOperation, LogResult};
    use crate::text::Span;

    const LINE: &str = "2026-03-01T10:00:05Z Automatic provisioning of user Ada Lovelace to app Sumo Logic failed: Error while creating user ada@example.com: Bad Request. Errors reported by remote server: roles is required";

    #[test]
    fn a_sentence_gives_the_person_the_app_and_the_reason() {
        let event = event(LINE, 100, 3).unwrap();
        assert_eq!((event.operation, event.result), (LogOperation::Push, LogResult::Failure));
        assert_eq!(event.user.display_name, "Ada Lovelace");
        assert_eq!(event.user.alternate_id, "ada@example.com");
        assert_eq!(event.app.display_name, "Sumo Logic");
        assert_eq!(event.at, Some(1_772_359_205_000));
        let start = 100 + LINE.find("Error").unwrap();
        assert_eq!(event.reason, Span::new(start, 100 + LINE.len()));
    }

    #[test]
    fn a_line_of_the_log_gives_its_result() {
        let success = event("Push new user to external application SUCCESS", 0, 0).unwrap();
        assert_eq!((success.operation, success.result), (LogOperation::Push, LogResult::Success));
        let failure =
            event("Push new user to external application FAILURE: Conflict", 0, 0).unwrap();
        assert_eq!(failure.result, LogResult::Failure);
        assert_eq!((failure.reason.start, failure.reason.end), (47, 55));
    }
}
