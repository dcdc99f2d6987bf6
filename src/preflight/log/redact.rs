/// From how many characters on a word of letters and digits may be a key or a token.
const SECRET: usize = 24;
/// How long an access ID is.
const ACCESS_ID: usize = 14;
/// How much of a reason is shown, in characters.
const SHOWN: usize = 300;

/// The reason of a failure without anything in it that looks like a key, a token or an access ID.
pub(super) fn redacted(reason: &str) -> String {
    let mut out = String::new();
    let mut rest = reason;
    // Cut afterwards: half a key does not look like one.
    while !rest.is_empty() && out.len() <= SHOWN * 4 {
        let end = rest.find(|letter| !of_token(letter)).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        out.push_str(if is_secret(word) { "[hidden]" } else { word });
        let blank = behind.chars().next();
        out.extend(blank);
        rest = behind.get(blank.map_or(0, char::len_utf8)..).unwrap_or_default();
    }
    if let Some((end, _)) = out.char_indices().nth(SHOWN) {
        out.truncate(end);
        out.push('…');
    }
    crate::text::visible(out.trim())
}

fn of_token(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '+' | '/' | '=' | '_' | '-')
}

fn is_secret(word: &str) -> bool {
    let has = |of: fn(&u8) -> bool| word.bytes().any(|byte| of(&byte));
    let mixed =
        has(u8::is_ascii_digit) && (has(u8::is_ascii_uppercase) || has(u8::is_ascii_lowercase));
    let access_id = word.len() == ACCESS_ID && word.starts_with("su");
    mixed && (word.len() >= SECRET || access_id)
}

#[cfg(test)]
mod tests {
    use super::redacted;

    #[test]
    fn what_looks_like_a_secret_is_hidden_and_ids_are_not() {
        assert_eq!(
            redacted(
                "Unauthorized: suAb3dEf6hIj9k:0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ01"
            ),
            "Unauthorized: [hidden]:[hidden]"
        );
        assert_eq!(redacted("Bearer c3VBYjNkRWY2aElqOWs6MDEyMzQ1Njc4OWFi=="), "Bearer [hidden]");
        let harmless = "User 000000000FE20FE2 (00u1abcd2EFGHIJKL345): invalidValueTypeForProperty";
        assert_eq!(redacted(harmless), harmless);
        assert_eq!(redacted(&"é ".repeat(200)).chars().count(), 301);
        let at_the_cut =
            crate::sentence!("x ".repeat(145), "0123456789abcdefghijklmnopqrstuvwxyzABCD");
        assert!(!redacted(&at_the_cut).contains("0123"), "half a key is no less of a secret");
    }
}
