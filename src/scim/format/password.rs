//! `password` as PRECIS prepares it (RFC 8265 §4.2). Nothing of it is ever shown.

use super::{Text, username};
use crate::report::rule::rules;
use crate::report::{Finding, Findings};

rules! {
    pub(super) static RULES;
    PRECIS: "format.password-precis", Warning, Certain, "RFC 8265 §4.2",
        "The password has a character that no server takes", "Choose another password.";
}

/// Checks a password.
pub(super) fn check(value: &Text<'_>, findings: &mut Findings) {
    let text = value.text();
    let message = if text.is_empty() {
        "The password is empty"
    } else if text.contains(char::is_control) {
        "The password has a control character, such as a tab or a line break"
    } else if text.contains(|character: char| character.is_whitespace() && character != ' ') {
        "The password has a blank that is not the one of the space bar, which servers change"
    } else {
        return username::check_composed(value, false, findings);
    };
    findings.push(Finding::at(&PRECIS, value.span()).message(message));
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_clean, found_in};
    use crate::json::quote;
    use crate::scim::schema::{Format, Type};

    #[test]
    fn a_password_may_be_anything_that_can_be_typed() {
        let passwords =
            ["t1meMa$heen", " with blanks ", "密碼", "😀", "ｗｉｄｅ", &"x".repeat(300)];
        assert_clean(Type::String, Format::Password, &passwords);
    }

    #[test]
    fn what_no_server_takes_is_said_without_the_password() {
        for (text, message) in [
            ("", "The password is empty"),
            ("a\tb", "The password has a control character, such as a tab or a line break"),
            (
                "a\u{a0}b",
                "The password has a blank that is not the one of the space bar, which servers change",
            ),
        ] {
            let token = quote(text);
            let expected = format!("warning format.password-precis [{token}] {message}");
            assert_eq!(found_in(Type::String, Format::Password, &token), [expected]);
        }
        let message = "The text is written with characters that servers change before they compare";
        assert_eq!(
            found_in(Type::String, Format::Password, "\"e\u{301}\""),
            [format!("info format.userName-not-nfc [e\u{301}] {message}")]
        );
    }
}
