//! Values that one line has and an earlier one had.

use crate::json::{Reader, Str, Value};
use crate::report::{Finding, Findings, Rule};
use crate::scim::Kind;
use crate::scim::unique::{EXTERNAL_ID, ID, USER_NAME};
use crate::sentence;
use crate::text::digits;

/// An attribute that tells one resource from another.
struct Attribute {
    name: &'static str,
    /// Whether values that differ in letter case only are two.
    exact: bool,
    /// Whether it is told apart among resources of one type only.
    by_type: bool,
    rule: &'static Rule,
}

const ATTRIBUTES: &[Attribute] = &[
    Attribute { name: "userName", exact: false, by_type: true, rule: &USER_NAME },
    Attribute { name: "id", exact: true, by_type: false, rule: &ID },
    Attribute { name: "externalId", exact: true, by_type: true, rule: &EXTERNAL_ID },
];

/// The values of the lines so far, each as a 64-bit hash. That two different values among a
/// million have the same hash is as likely as one in forty million.
#[derive(Debug, Default)]
pub(crate) struct Repeats {
    /// Hashes and the lines that had them; line 0 marks a free place. The length is a power of
    /// two, and a fourth of the places is free at least.
    places: Vec<(u64, u32)>,
    taken: usize,
}

impl Repeats {
    /// Looks for the values of a line among those of the earlier ones.
    pub(crate) fn check(
        &mut self,
        bytes: &[u8],
        kind: Option<Kind>,
        line: u32,
        findings: &mut Findings,
    ) {
        let Some(kind @ (Kind::User | Kind::Group | Kind::Resource)) = kind else { return };
        let mut reader = Reader::from(bytes, 0);
        let Value::Object(_) = reader.value() else { return };
        while let Some(name) = reader.next_member() {
            let value = reader.value();
            reader.pass(value);
            let named =
                |known: &&Attribute| name.raw(bytes).eq_ignore_ascii_case(known.name.as_bytes());
            if let (Value::String(text), Some(known)) = (value, ATTRIBUTES.iter().find(named))
                && let Some(first) = self.place(known.hash(kind, text, bytes), line)
            {
                let message =
                    sentence!("`", known.name, "` is that of line ", digits(first.into()));
                findings.push(Finding::at(known.rule, text.span).message(message));
            }
        }
    }

    /// Puts a hash down for a line; gives the line that had it before.
    fn place(&mut self, hash: u64, line: u32) -> Option<u32> {
        if self.taken * 4 >= self.places.len() * 3 {
            self.grow();
        }
        let place = slot(&mut self.places, hash)?;
        let (_, first) = *place;
        if first > 0 {
            return Some(first);
        }
        *place = (hash, line);
        self.taken += 1;
        None
    }

    fn grow(&mut self) {
        let mut wider = vec![(0, 0); (self.places.len() * 2).max(64)];
        for known in self.places.drain(..).filter(|(_, line)| *line > 0) {
            if let Some(place) = slot(&mut wider, known.0) {
                *place = known;
            }
        }
        self.places = wider;
    }
}

/// The place of a hash, or the free one where it would go.
fn slot(places: &mut [(u64, u32)], hash: u64) -> Option<&mut (u64, u32)> {
    let mask = places.len().checked_sub(1)?;
    let mut at = hash as usize & mask;
    while places.get(at).is_some_and(|&(known, line)| line > 0 && known != hash) {
        at = (at + 1) & mask;
    }
    places.get_mut(at)
}

impl Attribute {
    /// FNV-1a over the attribute's name, the type where it counts, and the value.
    fn hash(&self, kind: Kind, text: Str, bytes: &[u8]) -> u64 {
        let kind = if self.by_type { kind.name() } else { "" };
        let text = text.text(bytes);
        let fold = |byte: u8| if self.exact { byte } else { byte.to_ascii_lowercase() };
        let parts = self.name.bytes().chain([0]).chain(kind.bytes()).chain([0]);
        let hash = parts.chain(text.bytes().map(fold)).fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        // The low bits choose the place: the high ones are mixed into them.
        hash ^ (hash >> 32)
    }
}
