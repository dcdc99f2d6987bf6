use super::{Reader, Str};
use crate::text::Span;

/// Where a member or element goes, so that removing the range leaves the commas right.
///
/// `start` is where the member's name or the element begins, `end` is behind its value.
#[must_use]
pub fn removal(bytes: &[u8], start: u32, end: u32) -> Span {
    let before = bytes.get(..start as usize).unwrap_or_default();
    let blanks_before = before.iter().rev().take_while(|byte| byte.is_ascii_whitespace()).count();
    let comma = before.len().checked_sub(blanks_before + 1);
    if let Some(comma) = comma.filter(|&place| before.get(place) == Some(&b',')) {
        return Span::new(comma, end as usize);
    }
    let behind = bytes.get(end as usize..).unwrap_or_default();
    let blanks = behind.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    if behind.get(blanks) != Some(&b',') {
        return Span { start, end };
    }
    let rest = behind.get(blanks + 1..).unwrap_or_default();
    let next = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    Span::new(start as usize, end as usize + blanks + 1 + next)
}

/// Where the member with this name token goes, its value and one comma with it.
#[must_use]
pub fn member_removal(bytes: &[u8], name: Span) -> Span {
    removal(bytes, name.start, member_value(bytes, name).end)
}

/// The range of the value behind a member's name.
#[must_use]
pub fn member_value(bytes: &[u8], name: Span) -> Span {
    let rest = bytes.get(name.end as usize..).unwrap_or_default();
    let blanks = |bytes: &[u8]| bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let colon = blanks(rest);
    let skipped = colon + usize::from(rest.get(colon) == Some(&b':'));
    let gap = skipped + blanks(rest.get(skipped..).unwrap_or_default());
    let mut reader = Reader::from(bytes, name.end + gap as u32);
    let value = reader.value();
    reader.skip(value)
}

/// The name token of the member that the value starting at `value` belongs to; nothing for the
/// elements of an array.
///
/// ```
/// use scim_preflight::json::member_name;
/// let text = br#"{"a": "", "b": [""]}"#;
/// assert_eq!(member_name(text, 6).map(|name| name.slice(text)), Some(&b"\"a\""[..]));
/// assert_eq!(member_name(text, 16), None);
/// ```
#[must_use]
pub fn member_name(bytes: &[u8], value: u32) -> Option<Span> {
    let before = bytes.get(..value as usize)?.trim_ascii_end().strip_suffix(b":")?;
    let name = before.trim_ascii_end();
    let inside = name.strip_suffix(b"\"")?;
    let start = inside.iter().rposition(|&byte| byte == b'"')?;
    let escaped = inside.get(start.checked_sub(1)?) == Some(&b'\\');
    (!escaped).then(|| Span::new(start, name.len()))
}

/// What to insert behind the `{` at `open` so that `member` becomes the object's first member, in
/// the layout that the object has.
#[must_use]
pub fn first_member(bytes: &[u8], open: u32, member: &str) -> (u32, String) {
    let place = open + 1;
    let rest = bytes.get(place as usize..).unwrap_or_default();
    let blanks = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let gap = core::str::from_utf8(rest.get(..blanks).unwrap_or_default()).unwrap_or_default();
    let text = match rest.get(blanks) {
        Some(b'}') | None => member.to_owned(),
        Some(_) => crate::sentence!(gap, member, ","),
    };
    (place, if blanks == 0 && text.ends_with(',') && spaced(bytes) { text + " " } else { text })
}

/// Says whether the text puts a blank behind its commas or colons.
fn spaced(bytes: &[u8]) -> bool {
    bytes.windows(2).take(2000).any(|pair| matches!(pair, b", " | b": "))
}

/// What to insert before the `]` of the array `array` so that `element` becomes its last.
#[must_use]
pub fn last_element(bytes: &[u8], array: Span, element: &str) -> (u32, String) {
    let inside = array.inner().slice(bytes);
    let blanks = inside.iter().rev().take_while(|byte| byte.is_ascii_whitespace()).count();
    let used = inside.len() - blanks;
    let place = array.start + 1 + used as u32;
    if used == 0 {
        return (place, element.to_owned());
    }
    let lead = inside.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let gap = core::str::from_utf8(inside.get(..lead).unwrap_or_default()).unwrap_or_default();
    let gap = if gap.contains('\n') {
        gap
    } else if spaced(bytes) {
        " "
    } else {
        ""
    };
    (place, crate::sentence!(",", gap, element))
}

/// What to insert before the `}` of an object with members so that it gets one more.
#[must_use]
pub fn last_member(bytes: &[u8], object: Span, name: &str, value: &str) -> (u32, String) {
    let colon = if spaced(bytes) { ": " } else { ":" };
    last_element(bytes, object, &crate::sentence!(super::quote(name), colon, value))
}

impl Str {
    /// The member that this name token belongs to, with one comma: what to delete.
    #[must_use]
    pub fn member_removal(self, bytes: &[u8]) -> Span {
        member_removal(bytes, self.span)
    }
}

#[cfg(test)]
mod tests {
    use super::{first_member, last_element, member_removal, member_value};
    use crate::text::Span;

    fn without(text: &str, name: &str) -> String {
        let start = text.find(name).unwrap();
        let span = member_removal(text.as_bytes(), Span::new(start, start + name.len()));
        let mut left = text.to_owned();
        left.replace_range(span.start as usize..span.end as usize, "");
        left
    }

    #[test]
    fn a_member_goes_with_exactly_one_comma() {
        let text = r#"{"a": 1, "b": [2], "c": {"d": 3}}"#;
        assert_eq!(without(text, "\"a\""), r#"{"b": [2], "c": {"d": 3}}"#);
        assert_eq!(without(text, "\"b\""), r#"{"a": 1, "c": {"d": 3}}"#);
        assert_eq!(without(text, "\"c\""), r#"{"a": 1, "b": [2]}"#);
        assert_eq!(without(text, "\"d\""), r#"{"a": 1, "b": [2], "c": {}}"#);
        assert_eq!(member_value(text.as_bytes(), Span::new(9, 12)).slice(text.as_bytes()), b"[2]");
    }

    #[test]
    fn a_first_member_takes_the_layout_of_the_object() {
        let put = |text: &str, open: u32| {
            let (place, member) = first_member(text.as_bytes(), open, "\"x\":1");
            let mut text = text.to_owned();
            text.insert_str(place as usize, &member);
            text
        };
        assert_eq!(put(r#"{"a":1}"#, 0), r#"{"x":1,"a":1}"#);
        assert_eq!(put(r#"{"a": 1}"#, 0), r#"{"x":1, "a": 1}"#);
        assert_eq!(put("{}", 0), r#"{"x":1}"#);
        assert_eq!(put("{\n  \"a\": 1\n}", 0), "{\n  \"x\":1,\n  \"a\": 1\n}");
    }

    #[test]
    fn a_last_element_takes_the_layout_of_the_array() {
        let put = |text: &str| {
            let (place, element) = last_element(text.as_bytes(), Span::new(0, text.len()), "3");
            let mut text = text.to_owned();
            text.insert_str(place as usize, &element);
            text
        };
        assert_eq!(put("[]"), "[3]");
        assert_eq!(put("[1]"), "[1,3]");
        assert_eq!(put("[\n 1\n]"), "[\n 1,\n 3\n]");
    }
}
