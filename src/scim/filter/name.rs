use super::{FaultKind, Name};
use crate::text::Span;

impl Name {
    /// Splits a name into URN, attribute and sub-attribute.
    ///
    /// The URN ends at the last colon, for names hold none; only behind it are dots looked for,
    /// since versions such as `2.0` belong to the URN.
    #[must_use]
    pub fn split(text: &str, span: Span) -> Self {
        let whole = span.text(text);
        let start = span.start as usize;
        let colon = whole.rfind(':');
        let urn = colon.map(|at| Span::new(start, start + at));
        let behind = start + colon.map_or(0, |at| at + 1);
        let rest = Span { start: behind as u32, end: span.end };
        let dot = rest.text(text).find('.').map(|at| behind + at);
        Self {
            span,
            urn,
            attribute: Span::new(behind, dot.unwrap_or(span.end as usize)),
            sub: dot.map(|at| Span::new(at + 1, span.end as usize)),
        }
    }

    /// What is wrong with the name by itself.
    #[must_use]
    pub fn fault(&self, text: &str) -> Option<FaultKind> {
        if self.urn.is_some_and(|urn| !is_urn(urn.text(text))) {
            return Some(FaultKind::AttrName);
        }
        let mut worst = part_fault(self.attribute.text(text));
        let mut parts = 0;
        for part in self.sub.into_iter().flat_map(|sub| sub.text(text).split('.')) {
            parts += 1;
            worst = worst.filter(|kind| kind.grave()).or(part_fault(part)).or(worst);
        }
        match worst {
            Some(FaultKind::AttrName) => worst,
            _ if parts > 1 => Some(FaultKind::AttrTooDeep),
            _ => worst,
        }
    }
}

/// Says whether a text could be a URN: a scheme first, and no character that URIs do not have.
fn is_urn(text: &str) -> bool {
    let legal = |byte: u8| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte);
    text.starts_with(|first: char| first.is_ascii_alphabetic()) && text.bytes().all(legal)
}

fn part_fault(part: &str) -> Option<FaultKind> {
    if part == "$ref" {
        return Some(FaultKind::RefAttribute);
    }
    let legal = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'$');
    let begins = part.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic());
    if !begins || !part.bytes().all(legal) {
        return Some(FaultKind::AttrName);
    }
    part.contains('$').then_some(FaultKind::DollarName)
}

#[cfg(test)]
mod tests {
    use super::super::{FaultKind, Name};
    use crate::text::Span;

    fn split(text: &str) -> (Option<&str>, &str, Option<&str>) {
        let name = Name::split(text, Span::new(0, text.len()));
        let part = |span: Span| span.text(text);
        (name.urn.map(part), part(name.attribute), name.sub.map(part))
    }

    #[test]
    fn a_name_is_split_at_the_last_colon_and_the_first_dot_behind_it() {
        assert_eq!(split("title"), (None, "title", None));
        assert_eq!(split("name.givenName"), (None, "name", Some("givenName")));
        assert_eq!(split("a.b.c"), (None, "a", Some("b.c")));
        assert_eq!(
            split("urn:ietf:params:scim:schemas:core:2.0:User:name.givenName"),
            (Some("urn:ietf:params:scim:schemas:core:2.0:User"), "name", Some("givenName"))
        );
    }

    #[test]
    fn a_name_is_judged_by_its_worst_part() {
        let cases = [
            ("title", None),
            ("members.$ref", Some(FaultKind::RefAttribute)),
            ("a$b", Some(FaultKind::DollarName)),
            ("1a", Some(FaultKind::AttrName)),
            ("title.", Some(FaultKind::AttrName)),
            (".title", Some(FaultKind::AttrName)),
            ("a..b", Some(FaultKind::AttrName)),
            ("grüße", Some(FaultKind::AttrName)),
            ("a$b.1", Some(FaultKind::AttrName)),
            ("a.b.c", Some(FaultKind::AttrTooDeep)),
            (":title", Some(FaultKind::AttrName)),
            ("urn:é:title", Some(FaultKind::AttrName)),
            ("urn:x-y_z.1%20/(a):title", None),
        ];
        for (text, expected) in cases {
            let name = Name::split(text, Span::new(0, text.len()));
            assert_eq!(name.fault(text), expected, "{text}");
        }
    }
}
