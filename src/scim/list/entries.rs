//! The resources of a list, each by itself and all against each other.

use super::{DUPLICATE_ID, RESOURCES_TYPE};
use crate::json::{Reader, Str, Value};
use crate::report::{Finding, Findings};
use crate::scim::check::{self, Part};
use crate::scim::discovery;
use crate::scim::given::Given;
use crate::scim::keys::{Case, Key, Keys};
use crate::scim::membership;
use crate::scim::message::article;
use crate::scim::options::{Direction, Kind};
use crate::scim::recognition::{is_resource, opening};
use crate::scim::resource::{self, Fact, Facts, kind_of};
use crate::scim::schema::Mark;
use crate::scim::unique::{ID, Unique};
use crate::sentence;

/// What the resources have shown so far.
#[derive(Debug)]
pub(super) struct Entries<'s> {
    /// How many there are, of any type.
    pub(super) count: i64,
    ids: Keys,
    unique: Unique<'s>,
    kinds: Vec<Kind>,
    /// The members of groups, by the number of the group.
    members: Vec<(u32, Str)>,
    /// The server's own documents.
    documents: discovery::Entries,
}

impl<'s> Entries<'s> {
    pub(super) fn new() -> Self {
        Self {
            count: 0,
            ids: Keys::new(Case::Exact),
            unique: Unique::new(),
            kinds: Vec::new(),
            members: Vec::new(),
            documents: discovery::Entries::default(),
        }
    }

    /// Checks the resource at the reader by its own schema.
    pub(super) fn read(
        &mut self,
        reader: &mut Reader<'_>,
        options: &Given<'s>,
        findings: &mut Findings,
    ) {
        self.count += 1;
        let bytes = reader.bytes();
        let start = reader.place_of_value();
        let kind = match opening(bytes, start) {
            Some((kind, _)) => Some(kind),
            None => resource::glance(bytes, start, options.schemas).kind(),
        };
        let value = reader.value();
        let Value::Object(open) = value else {
            let span = reader.skip(value);
            if !matches!(value, Value::Broken(_)) {
                let message =
                    sentence!("Each of the `Resources` must be an object, found ", kind_of(value));
                findings.push(Finding::at(&RESOURCES_TYPE, span).message(message));
            }
            return;
        };
        let kind = kind.unwrap_or(Kind::Resource);
        if matches!(kind, Kind::User | Kind::Group | Kind::Resource) {
            let direction = Direction::Response;
            let part = Part { kind, direction, schema: None, in_list: true };
            if let Some(facts) = check::part(reader, open, part, options, findings) {
                let owner = self.take(bytes, kind, &facts);
                // Only documents declare what is not known without them.
                let schema = Some(options.schemas).filter(|schemas| schemas.closed);
                if let Some(schema) =
                    schema.and_then(|schemas| resource::schema(bytes, start, part, schemas))
                {
                    self.unique.take_declared(bytes, owner, start, schema);
                }
            }
            return;
        }
        if is_resource(kind) {
            if let Some(facts) = self.documents.entry(reader, open, kind, options, findings) {
                self.take(bytes, kind, &facts);
            }
            return;
        }
        let message = sentence!("A list holds resources, but this is ", article(kind));
        findings.push(Finding::at(&RESOURCES_TYPE, open).message(message));
        reader.skip(value);
    }

    /// Takes what has to be compared with other resources.
    fn take(&mut self, bytes: &[u8], kind: Kind, facts: &Facts) -> u32 {
        let owner = self.unique.take(bytes, kind, facts);
        self.kinds.push(kind);
        if let Some(id) = facts.get(Mark::Id).and_then(Fact::string) {
            self.ids.take(bytes, id, owner);
        }
        let members = facts.get(Mark::Members).filter(|_| kind == Kind::Group);
        if let Some(members) = members {
            membership::members(bytes, members.span, &mut |member| {
                self.members.push((owner, member));
            });
        }
        owner
    }

    /// Judges the resources against each other.
    pub(super) fn judge(mut self, bytes: &[u8], findings: &mut Findings) {
        self.documents.check(bytes, findings);
        self.ids.sort();
        let kind = |key: Key| self.kinds.get(key.owner as usize);
        for (first, second) in self.ids.repeated(bytes) {
            let same = kind(first) == kind(second);
            let finding = Finding::at(if same { &DUPLICATE_ID } else { &ID }, second.span);
            findings.push(finding.related("It stood here first", first.span));
            if same {
                self.unique.again(second.owner);
            }
        }
        membership::judge_cycles(bytes, &self.ids, &self.members, findings);
        self.unique.judge(bytes, findings);
    }
}
