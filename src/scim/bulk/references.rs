//! References between operations: `bulkId:` and the name of a POST (RFC 7644 §3.7.2).

use super::address::{Address, Endpoint, Endpoints};
use super::rules::{
    ID_DUPLICATE, REF_CASE, REF_CYCLE, REF_DELETED, REF_FORWARD, REF_SELF, REF_TYPE, REF_UNRESOLVED,
};
use crate::json::{Node, Str, quote};
use crate::report::{Finding, Findings, Fix};
use crate::scim::cycles::{self, Edge};
use crate::scim::keys::{Case, Key, Keys};
use crate::sentence;
use crate::text::{shown, sort_by};

const PREFIX: &str = "bulkId:";

/// A reference in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reference<'t> {
    /// Where `bulkId:` begins.
    at: usize,
    /// Where the name ends.
    end: usize,
    /// The name.
    pub(super) name: &'t str,
    /// It is spelled as it must be.
    exact: bool,
}

/// Finds a reference: the whole text, a part of a path, or a string in a filter.
pub(super) fn find(text: &str) -> Option<Reference<'_>> {
    let colon = text.find(':')?;
    let is_prefix = |at: usize| {
        text.get(at..at + PREFIX.len()).is_some_and(|word| word.eq_ignore_ascii_case(PREFIX))
    };
    // Mostly the first colon tells.
    let first = (colon + 1).checked_sub(PREFIX.len()).filter(|&at| is_prefix(at));
    let at = first.or_else(|| {
        let colons = text.match_indices(':').skip(1);
        colons
            .map(|(at, _)| at + 1)
            .filter_map(|end| end.checked_sub(PREFIX.len()))
            .find(|&at| is_prefix(at))
    })?;
    let before = text.get(..at)?;
    let rest = text.get(at + PREFIX.len()..)?;
    let spelled = text.get(at..)?.starts_with(PREFIX);
    let (name, exact) = match before.chars().next_back() {
        Some('/') => (rest.split(['/', '?', '#']).next()?, spelled),
        Some('"') => (rest.split('"').next()?, spelled),
        _ if before.trim().is_empty() => {
            (rest.trim(), spelled && before.is_empty() && rest.trim() == rest)
        }
        _ => return None,
    };
    let start = text.len() - rest.len() + rest.find(name).unwrap_or_default();
    Some(Reference { at, end: start + name.len(), name, exact })
}

/// Something that an operation says of others.
#[derive(Debug)]
struct Use {
    from: u32,
    /// The string that holds the reference.
    string: Str,
    /// Where the type of the resource is said.
    says: Option<Str>,
}

/// What is known of the operations once all have been read.
#[derive(Debug)]
pub(super) struct References<'o> {
    /// The names of the POSTs.
    declared: Keys,
    uses: Vec<Use>,
    /// The resource types of the operations.
    types: Vec<Option<Endpoint<'o>>>,
    deleted: Keys,
    /// What stands behind the first DELETE: ids in paths and values.
    touched: Vec<(u32, Str)>,
}

impl<'o> References<'o> {
    pub(super) fn new() -> Self {
        Self {
            declared: Keys::new(Case::Exact),
            uses: Vec::new(),
            types: Vec::new(),
            deleted: Keys::new(Case::Exact),
            touched: Vec::new(),
        }
    }

    /// Takes the next operation, by where it goes.
    pub(super) fn operation(&mut self, address: Option<&Address<'o>>) -> u32 {
        self.types.push(address.and_then(|address| address.endpoint));
        self.types.len() as u32 - 1
    }

    /// Takes the `bulkId` of a POST.
    pub(super) fn declare(&mut self, bytes: &[u8], owner: u32, name: Str) {
        self.declared.take(bytes, name, owner);
    }

    /// Puts what all operations have shown in order.
    pub(super) fn sort(&mut self) {
        self.declared.sort();
        self.deleted.sort();
    }

    /// Says whether a POST has this name.
    pub(super) fn declares(&self, name: &str) -> bool {
        self.declared.find(name).is_some()
    }

    /// Takes the path of an operation.
    pub(super) fn path(&mut self, owner: u32, path: Node<'_>, delete: bool) {
        let Some(string) = path.string() else { return };
        if find(&string.text(path.bytes())).is_some() {
            self.uses.push(Use { from: owner, string, says: Some(string) });
            return;
        }
        if !self.deleted.is_empty() {
            self.touched.push((owner, string));
        }
        if delete {
            self.deleted.take(path.bytes(), string, owner);
        }
    }

    /// Takes what stands in the `data` of an operation.
    pub(super) fn data(&mut self, owner: u32, data: Node<'_>) {
        let bytes = data.bytes();
        for node in data.all() {
            let Some(string) = node.string() else { continue };
            let may = string.escaped || string.raw(bytes).contains(&b':');
            if may && find(&string.text(bytes)).is_some() {
                let says = node.parent().and_then(|object| object.member_any_case("type"));
                let says = says.and_then(Node::string).or(Some(string));
                self.uses.push(Use { from: owner, string, says });
            } else if !self.deleted.is_empty()
                && node
                    .name()
                    .is_some_and(|name| [&b"value"[..], b"$ref"].contains(&name.raw(bytes)))
            {
                self.touched.push((owner, string));
            }
        }
    }

    /// Says what is wrong with the references.
    pub(super) fn judge(self, bytes: &[u8], endpoints: &Endpoints<'o>, findings: &mut Findings) {
        for (first, second) in self.declared.repeated(bytes) {
            let finding = Finding::at(&ID_DUPLICATE, second.span);
            findings.push(finding.related("It stood here first", first.span));
        }
        let mut edges = Vec::new();
        for used in &self.uses {
            let Some(key) = self.resolve(bytes, used, findings) else { continue };
            self.kind(bytes, used, key, endpoints, findings);
            if key.owner == used.from {
                findings.push(Finding::at(&REF_SELF, used.string.span));
            } else {
                edges.push((used.from, key.owner, used.string.span));
            }
        }
        order(self.types.len() as u32, edges, findings);
        for (owner, string) in &self.touched {
            let gone = self.gone(&string.text(bytes), endpoints);
            if let Some(gone) = gone.filter(|gone| gone.owner < *owner) {
                let finding = Finding::at(&REF_DELETED, string.span);
                findings.push(finding.related("It is deleted here", gone.span));
            }
        }
    }

    /// The deletion of what a path, a URL or an `id` leads to.
    fn gone(&self, text: &str, endpoints: &Endpoints<'o>) -> Option<Key> {
        let mut parts = text.rsplit('/');
        let id = parts.next()?;
        match parts.next() {
            Some(endpoint) => self.deleted.find(&sentence!("/", endpoint, "/", id)),
            None => endpoints
                .paths()
                .find_map(|endpoint| self.deleted.find(&sentence!("/", endpoint, "/", id))),
        }
    }

    /// Finds the POST that a reference is about.
    fn resolve(&self, bytes: &[u8], used: &Use, findings: &mut Findings) -> Option<Key> {
        let text = used.string.text(bytes);
        let reference = find(&text)?;
        let key = self.declared.find(reference.name);
        let prose = reference.name.contains(char::is_whitespace);
        if key.is_none() && !prose {
            let message =
                sentence!("No POST of this request has the `bulkId` ", shown(reference.name));
            let help =
                "Give the POST that creates the resource this `bulkId`, or refer by the `id`.";
            let finding = Finding::at(&REF_UNRESOLVED, used.string.span);
            findings.push(finding.message(message).help(help));
        } else if key.is_some() && !reference.exact {
            let mut right = text.get(..reference.at).unwrap_or_default().trim_start().to_owned();
            right.push_str(PREFIX);
            right.push_str(reference.name);
            right.push_str(text.get(reference.end..).unwrap_or_default().trim_end());
            let fix = Fix::safe(sentence!("Write `", right, "`"));
            let fix = fix.replace(used.string.span, quote(&right));
            findings.push(Finding::at(&REF_CASE, used.string.span).fix(fix));
        }
        key
    }

    /// Compares the type that a reference is said to have with what its POST creates.
    fn kind(
        &self,
        bytes: &[u8],
        used: &Use,
        key: Key,
        endpoints: &Endpoints<'o>,
        findings: &mut Findings,
    ) {
        let made = self.types.get(key.owner as usize).copied().flatten();
        let (Some(made), Some(says)) = (made, used.says) else { return };
        let text = says.text(bytes);
        let said = match find(&text) {
            Some(reference) => {
                let before = text.get(..reference.at).unwrap_or_default().trim_end_matches('/');
                endpoints.find(before.rsplit('/').next().unwrap_or_default())
            }
            None => endpoints.named(&text),
        };
        if let Some(said) = said.filter(|said| said.name != made.name) {
            let message =
                sentence!("Expected a ", said.name, ", but the POST creates a ", made.name);
            let finding = Finding::at(&REF_TYPE, says.span).message(message);
            findings.push(finding.related("The POST has this name", key.span));
        }
    }
}

/// Says which references go in a circle, and which go forward.
fn order(count: u32, mut edges: Vec<Edge>, findings: &mut Findings) {
    if edges.iter().all(|(from, to, _)| to < from) {
        return;
    }
    sort_by(&mut edges, Ord::cmp);
    for &(.., span) in &cycles::closing(&edges) {
        findings.push(Finding::at(&REF_CYCLE, span));
    }
    let components = cycles::components(count, &edges);
    let of = |node: u32| components.get(node as usize).copied();
    for (from, to, span) in edges {
        if to > from && of(from) != of(to) {
            findings.push(Finding::at(&REF_FORWARD, span));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn a_reference_is_a_whole_text_a_part_of_a_path_or_a_string_in_a_filter() {
        let cases = [
            ("bulkId:q", Some(("q", true))),
            ("bulkId:a:b", Some(("a:b", true))),
            ("bulkid:q", Some(("q", false))),
            (" bulkId: q", Some(("q", false))),
            ("/Users/bulkId:q", Some(("q", true))),
            ("https://example.com/v2/Users/bulkId:q", Some(("q", true))),
            ("../Users/BULKID:q/x", Some(("q", false))),
            ("members[value eq \"bulkId:q\"]", Some(("q", true))),
            ("the bulkId:q", None),
            ("mailto:ann@example.com", None),
            ("q", None),
        ];
        for (text, expected) in cases {
            let found = find(text).map(|found| (found.name, found.exact));
            assert_eq!(found, expected, "{text}");
        }
    }
}
