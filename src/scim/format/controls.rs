//! Characters that nobody sees in what is compared and looked up.

use super::Text;
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};
use crate::scim::schema::Format;
use crate::sentence;
use crate::text::{code_point, is_invisible};

rules! {
    pub(super) static RULES;
    CONTROL: "json.control-character", Warning, Certain, "RFC 8264; RFC 8265 §3",
        "A character that cannot be seen stands in an identifying text",
        "Remove it: two texts that look the same do not match.";
}

/// Notes invisible characters in an identifying text; then its format is not worth checking.
pub(super) fn check(format: Format, value: &Text<'_>, findings: &mut Findings) -> bool {
    let identifying = matches!(
        format,
        Format::Identifier
            | Format::Value
            | Format::UserName
            | Format::Email
            | Format::Phone
            | Format::Ims
    );
    if value.plain().is_some_and(|raw| !raw.contains(&0x7f)) {
        return false;
    }
    let Some((first, character)) = hidden(value.text()).next().filter(|_| identifying) else {
        return false;
    };
    let mut fix = Fix::guess("Remove what cannot be seen");
    for (start, character) in hidden(value.text()) {
        fix = fix.delete(value.part(start, start + character.len_utf8()));
    }
    let finding = Finding::at(&CONTROL, value.part(first, first + character.len_utf8()))
        .message(sentence!("`", code_point(character), "`, which cannot be seen, stands here"))
        .fix(fix);
    findings.push(finding);
    true
}

/// The characters that cannot be seen, without the joiners that Arabic and Indic letters need.
fn hidden(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut before = ' ';
    text.char_indices().filter(move |&(_, character)| {
        let joined =
            matches!(character, '\u{200c}' | '\u{200d}') && matches!(before, '\u{600}'..='\u{dff}');
        before = character;
        character.is_control() || is_invisible(character) && !character.is_whitespace() && !joined
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_clean, found_in};
    use crate::json::quote;
    use crate::scim::schema::{Format, Type};

    #[test]
    fn what_cannot_be_seen_in_an_identifying_text_is_named_and_removed() {
        for (format, text, marked, name, left) in [
            (Format::UserName, "bob\0", "\\u0000", "U+0000", "bob"),
            (Format::UserName, "b\u{200b}o\u{202e}b", "\u{200b}", "U+200B", "bob"),
            (Format::Email, "\u{feff}a@b.co", "\\ufeff", "U+FEFF", "a@b.co"),
            (Format::Identifier, "a\tb", "\\t", "U+0009", "ab"),
            (Format::Identifier, "a\u{7f}b", "\u{7f}", "U+007F", "ab"),
        ] {
            let expected = format!(
                "warning json.control-character [{marked}] \
                 `{name}`, which cannot be seen, stands here ?> \"{left}\""
            );
            assert_eq!(found_in(Type::String, format, &quote(text)), [expected]);
        }
    }

    #[test]
    fn joiners_between_the_letters_that_need_them_are_left_alone() {
        let words = ["می\u{200c}خواهم", "क\u{94d}\u{200d}ष"];
        assert_clean(Type::String, Format::Identifier, &words);
        assert_clean(Type::String, Format::Text, &["a\u{200b}b", "👩\u{200d}💻"]);
    }
}
