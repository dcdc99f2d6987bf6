/// Lays JSON without blanks out: two spaces a level, one member a line.
#[must_use]
pub fn indented(compact: &str) -> String {
    let mut text = String::with_capacity(compact.len() * 2);
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    let mut characters = compact.chars().peekable();
    let line = |text: &mut String, depth: usize| {
        text.push('\n');
        text.push_str(&"  ".repeat(depth));
    };
    while let Some(character) = characters.next() {
        if quoted {
            text.push(character);
            quoted = escaped || character != '"';
            escaped = !escaped && character == '\\';
            continue;
        }
        match character {
            '{' | '[' => {
                text.push(character);
                // What is empty stays on its line.
                if let Some(end) = characters.next_if(|next| matches!(next, '}' | ']')) {
                    text.push(end);
                } else {
                    depth += 1;
                    line(&mut text, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(&mut text, depth);
                text.push(character);
            }
            ',' => {
                text.push(',');
                line(&mut text, depth);
            }
            ':' => text.push_str(": "),
            _ => {
                quoted = character == '"';
                text.push(character);
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::indented;

    #[test]
    fn json_is_laid_out_as_serde_json_does() {
        for text in [
            r#"{"a":[1,{"b":{}},[]],"c":"{\"d\":[1,2]}","e\\":null}"#,
            r#"["\\\"",":,",true]"#,
            "[]",
            "1",
        ] {
            let value: serde_json::Value = serde_json::from_str(text).unwrap();
            assert_eq!(indented(text), serde_json::to_string_pretty(&value).unwrap());
        }
    }
}
