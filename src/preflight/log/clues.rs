//! What a single failure means, from the words of its reason.

use super::causes as is;
use crate::okta::LogOperation;
use crate::report::Rule;

/// Where words have to stand to mean something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum In {
    /// Anywhere in the reason.
    Reason,
    /// In what the server said, of requests that it did not like.
    Detail,
}

/// Words in small letters and what they mean, the more telling ones first.
///
/// Sources: Okta, Provisioning Integration Error Events; Sumo Logic, API troubleshooting and SCIM
/// User Management API; reports of failed provisioning.
static CLUES: &[(In, &str, &Rule)] = &[
    (In::Reason, "should be accessed through returned uri", &is::WRONG_DEPLOYMENT),
    (In::Reason, "moved permanently", &is::WRONG_DEPLOYMENT),
    (In::Reason, "full authentication is required", &is::NO_CREDENTIALS),
    (In::Reason, "before provisioning was enabled", &is::ASSIGNED_BEFORE),
    (In::Reason, "matching user not found", &is::NO_MATCH),
    (In::Reason, "returned empty user", &is::EMPTY_ANSWER),
    (In::Reason, "invalidvaluetypeforproperty", &is::IMPORT_TYPE),
    (In::Reason, "invalid value data type", &is::IMPORT_TYPE),
    (In::Reason, "unexpected character ('<'", &is::WEB_PAGE),
    (In::Reason, "invalid json", &is::NOT_JSON),
    (In::Reason, "too many requests", &is::THROTTLED),
    (In::Reason, "rate.limit.exceeded", &is::THROTTLED),
    (In::Reason, "uniqueness", &is::CONFLICT),
    (In::Reason, "already exists", &is::CONFLICT),
    (In::Reason, "conflict", &is::CONFLICT),
    (In::Reason, "credential could not be verified", &is::UNAUTHORIZED),
    (In::Reason, "unauthorized", &is::UNAUTHORIZED),
    (In::Reason, "credentials used to connect to the api were invalid", &is::UNAUTHORIZED),
    (In::Reason, "forbidden", &is::FORBIDDEN),
    (In::Reason, "this operation is not allowed", &is::FORBIDDEN),
    (In::Reason, "method not allowed", &is::NOT_SCIM),
    (In::Reason, "unsupported media type", &is::NOT_SCIM),
    (In::Reason, "internal server error", &is::SERVER_TROUBLE),
    (In::Reason, "bad gateway", &is::SERVER_TROUBLE),
    (In::Reason, "service unavailable", &is::SERVER_TROUBLE),
    (In::Reason, "gateway timeout", &is::SERVER_TROUBLE),
    (In::Detail, "conform to the request schema", &is::SHAPE),
    (In::Detail, "invalidsyntax", &is::SHAPE),
    (In::Detail, "role", &is::ROLE),
    (In::Detail, "familyname", &is::NAME),
    (In::Detail, "givenname", &is::NAME),
    (In::Detail, "last name", &is::NAME),
    (In::Detail, "first name", &is::NAME),
    (In::Detail, "username", &is::USER_NAME),
    (In::Detail, "email", &is::USER_NAME),
    (In::Reason, "bad request", &is::BAD_REQUEST),
    (In::Reason, "unprocessable entity", &is::BAD_REQUEST),
    (In::Reason, "not found", &is::NOT_FOUND),
    (In::Reason, "authenticating: null", &is::NO_ANSWER),
    (In::Reason, "could not be tested", &is::NO_ANSWER),
    (In::Reason, "timed out", &is::NO_ANSWER),
    (In::Reason, "unknownhost", &is::NO_ANSWER),
];

/// What introduces the words of the server.
const DETAIL: &str = "reported by remote server:";

/// What operations mean that should not be there, or that have but one way to fail.
static BY_OPERATION: &[(LogOperation, &Rule)] = &[
    (LogOperation::PushGroup, &is::GROUPS),
    (LogOperation::PushPassword, &is::PASSWORD),
    (LogOperation::Map, &is::EXPRESSION),
    (LogOperation::RateLimit, &is::THROTTLED),
];

/// What the failure of an operation means.
pub(super) fn meaning(operation: LogOperation, reason: &str) -> &'static Rule {
    if let Some((_, rule)) = BY_OPERATION.iter().find(|(of, _)| *of == operation) {
        return rule;
    }
    let reason = without_addresses(&reason.to_ascii_lowercase());
    let detail = reason.split_once(DETAIL).map_or("", |(_, detail)| detail);
    let says = |&&(place, words, _): &&(In, &str, &Rule)| match place {
        In::Reason => reason.contains(words),
        In::Detail => detail.contains(words),
    };
    match CLUES.iter().find(says) {
        Some(&(_, _, rule)) => rule,
        None if operation == LogOperation::Authenticate => &is::UNAUTHORIZED,
        None if matches!(reason.trim(), "" | "null") => &is::NO_REASON,
        None => &is::UNKNOWN,
    }
}

/// A reason without the logins and addresses in it, which may hold any word.
fn without_addresses(reason: &str) -> String {
    let of_address = |letter: char| letter.is_alphanumeric() || "@._+-".contains(letter);
    let words = reason.split_inclusive(|letter| !of_address(letter));
    words.filter(|word| !word.contains('@')).collect()
}

#[cfg(test)]
mod tests {
    use super::meaning;
    use crate::okta::LogOperation::{Authenticate, Push, PushGroup, Sync, Verify};

    #[test]
    fn the_words_of_a_reason_tell_its_cause() {
        for (operation, reason, rule) in [
            (
                Push,
                "Bad Request. Errors reported by remote server: roles is required",
                "role-refused",
            ),
            (
                Push,
                "Bad Request. Errors reported by remote server: name.familyName must not be empty",
                "name-refused",
            ),
            (Push, "Error while creating user role.keeper@example.com: Bad Request", "bad-request"),
            (Push, "Error while creating user conflict@example.com: Bad Request", "bad-request"),
            (
                Push,
                "Bad Request. Errors reported by remote server: {\"scimType\":\"uniqueness\",\"detail\":\"ada@example.com\"}",
                "already-exists",
            ),
            (
                Push,
                "Conflict. Errors reported by remote server: {\"scimType\":\"uniqueness\"}",
                "already-exists",
            ),
            (Push, "Error while creating user ada@example.com: Forbidden", "forbidden"),
            (Verify, "Invalid JSON: Unexpected character ('<' (code 60))", "web-page"),
            (Verify, "Invalid JSON: Unrecognized token 'error'", "not-json"),
            (
                Authenticate,
                "Error authenticating: null. The connector configuration could not be tested.",
                "no-answer",
            ),
            (Authenticate, "", "unauthorized"),
            (Verify, "Moved Permanently", "wrong-deployment"),
            (PushGroup, "Not Found", "group-push"),
            (Sync, "", "no-reason"),
            (Sync, "The moon was full", "unknown-reason"),
        ] {
            assert_eq!(meaning(operation, reason).id, format!("log.{rule}"), "{reason}");
        }
    }
}
