//! Texts in quotes, so that nothing in them is read as anything but text.

/// A text in the single quotes of a POSIX shell.
pub(super) fn shell(text: &str) -> String {
    crate::sentence!("'", text.replace('\'', "'\\''"), "'")
}

/// What PowerShell takes for a single quote.
const POWERSHELL_QUOTES: [char; 5] = ['\'', '‘', '’', '‚', '‛'];

/// A text in the single quotes of PowerShell, which reads typographic ones as well.
pub(super) fn powershell(text: &str) -> String {
    let mut quoted = String::from("'");
    for character in text.chars() {
        if POWERSHELL_QUOTES.contains(&character) {
            quoted.push(character);
        }
        quoted.push(character);
    }
    quoted.push('\'');
    quoted
}

/// A text in the quotes of Terraform's language.
///
/// `$${` stands for `${`; a dollar sign before another one is written as an escape, since three in
/// a row could be read in two ways.
pub(super) fn hcl(text: &str) -> String {
    let mut quoted = String::from("\"");
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match (character, characters.peek()) {
            ('"' | '\\', _) => quoted.extend(['\\', character]),
            ('\n', _) => quoted.push_str("\\n"),
            ('\r', _) => quoted.push_str("\\r"),
            ('\t', _) => quoted.push_str("\\t"),
            ('$' | '%', Some('{')) => quoted.extend([character, character]),
            ('$', Some('$')) => quoted.push_str("\\u0024"),
            ('%', Some('%')) => quoted.push_str("\\u0025"),
            _ if character.is_control() || is_line_end(character) => escape(character, &mut quoted),
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

fn is_line_end(character: char) -> bool {
    matches!(character, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

fn escape(character: char, quoted: &mut String) {
    quoted.push_str("\\u");
    for place in (0..4).rev() {
        let digit = (u32::from(character) >> (4 * place)) & 0xf;
        quoted.extend(char::from_digit(digit, 16));
    }
}
