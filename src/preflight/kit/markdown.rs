//! Texts in Markdown, so that nothing in them is read as a sign of Markdown or of HTML.

use crate::sentence;
use crate::text::visible;

/// What Markdown or HTML could read as a sign inside a line or a table.
const SIGNS: &str = "\\`*_[]<|&~$!#";

/// A text between other words.
pub(super) fn plain(text: &str) -> String {
    let mut escaped = String::new();
    for character in visible(text).chars() {
        if SIGNS.contains(character) {
            entity(character, &mut escaped);
        } else {
            escaped.push(character);
        }
    }
    escaped
}

/// A value to be copied, in a table or beside words; nothing of an empty one.
///
/// A code span cannot hold every text: one with backticks, or with bars in a table, has to be
/// written in HTML.
pub(super) fn code(value: &str) -> String {
    let shown = visible(value);
    match shown.trim() {
        "" => String::new(),
        _ if shown.contains(['`', '|', '\\']) => sentence!("<code>", plain(value), "</code>"),
        shown => sentence!("`", shown, "`"),
    }
}

/// Lines of code between fences; a text of the user is in none of them at the start of a line.
pub(super) fn fence(language: &str, lines: &str) -> String {
    sentence!("```", language, "\n", lines.trim_end(), "\n```\n\n")
}

/// A character by its number, which no reader takes for a sign.
fn entity(character: char, escaped: &mut String) {
    let number = crate::text::digits(u64::from(u32::from(character)));
    escaped.push_str(&sentence!("&#", number, ";"));
}
