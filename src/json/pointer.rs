use super::{Limits, Reader, Str, Value};

/// One step on the way to a value.
enum Step {
    Member(Str),
    Element(usize),
}

/// Finds the JSON Pointer (RFC 6901) of the value at each of the offsets, in one pass.
///
/// The pointer at an offset is that of the innermost value whose text, its name counted in, holds
/// the offset. Offsets must be in ascending order; the answers come in theirs.
///
/// ```
/// use scim_preflight::json::pointers;
/// let text = br#"{"name": {"a/b": [1, 22]}}"#;
/// assert_eq!(pointers(text, &[0, 2, 12, 21]), ["", "/name", "/name/a~1b", "/name/a~1b/1"]);
/// ```
#[must_use]
pub fn pointers(bytes: &[u8], offsets: &[u32]) -> Vec<String> {
    let mut search = Search { bytes, offsets, found: Vec::with_capacity(offsets.len()) };
    let mut reader = Reader::new(bytes, Limits { bytes: usize::MAX, depth: 64 });
    let mut trail: Vec<Step> = Vec::new();
    let mut open = 0_usize;
    let mut value = reader.value();
    loop {
        if matches!(value, Value::Object(_) | Value::Array(_)) {
            open += 1;
            search.assign(value.span().end, &trail);
            trail.push(match value {
                Value::Array(_) => Step::Element(usize::MAX),
                _ => Step::Member(Str::EMPTY),
            });
        } else {
            search.assign(value.span().end, &trail);
        }
        // Leave every container that ends here, then go to the next value.
        loop {
            if search.done() {
                return search.found;
            }
            if open == 0 || reader.stopped() {
                search.assign(u32::MAX, &[]);
                return search.found;
            }
            let parent = trail.len() - 1;
            let more = match trail.get_mut(parent) {
                Some(Step::Element(index)) => {
                    let more = reader.next_element();
                    *index = index.wrapping_add(1);
                    more
                }
                Some(step @ Step::Member(_)) => match reader.next_member() {
                    Some(name) => {
                        *step = Step::Member(name);
                        true
                    }
                    None => false,
                },
                None => false,
            };
            let outside = trail.get(..parent).unwrap_or_default();
            if more {
                let start = match trail.last() {
                    Some(Step::Member(name)) => name.span.start,
                    _ => reader.place_of_value(),
                };
                search.assign(start, outside);
                break;
            }
            search.assign(reader.place(), outside);
            trail.pop();
            open -= 1;
        }
        value = reader.value();
    }
}

struct Search<'a> {
    bytes: &'a [u8],
    offsets: &'a [u32],
    found: Vec<String>,
}

impl Search<'_> {
    fn done(&self) -> bool {
        self.found.len() == self.offsets.len()
    }

    /// Gives the trail's pointer to every offset before the boundary that has none yet.
    fn assign(&mut self, boundary: u32, trail: &[Step]) {
        while self
            .offsets
            .get(self.found.len())
            .is_some_and(|&offset| offset < boundary || boundary == u32::MAX)
        {
            let pointer = self.pointer(trail);
            self.found.push(pointer);
        }
    }

    fn pointer(&self, trail: &[Step]) -> String {
        let mut pointer = String::new();
        for step in trail {
            pointer.push('/');
            match step {
                Step::Member(name) => pointer.push_str(&escape_token(&name.text(self.bytes))),
                Step::Element(index) => pointer.push_str(&crate::text::digits(*index as u64)),
            }
        }
        pointer
    }
}

/// Writes a member name as a token of a JSON Pointer.
#[must_use]
pub fn escape_token(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
