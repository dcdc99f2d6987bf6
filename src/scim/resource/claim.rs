//! What a resource says that it is, looked up among the schemas that there are.

use super::schemas::{SchemasList, check_foreign, read};
use crate::json::{Reader, Value};
use crate::report::Findings;
use crate::scim::check::Part;
use crate::scim::envelope::Names;
use crate::scim::options::Kind;
use crate::scim::recognition::{self, Glance};
use crate::scim::schema::{Schema, Schemas, urn};

/// What the resource says of its type.
#[derive(Default)]
struct Claim {
    /// The `schemas`, without letter case.
    urns: Vec<String>,
    /// The names with a colon in them: containers of extensions.
    containers: Vec<String>,
    /// `meta.resourceType`
    name: String,
}

/// Glances at an object that may be a resource of a type that only the schemas tell.
pub(crate) fn glance(bytes: &[u8], start: u32, schemas: &Schemas<'_>) -> Glance {
    let mut glance = recognition::glance(bytes, start);
    if glance.foreign
        && let Some(schema) = resource_type(bytes, start, schemas)
    {
        glance.by_shape = Some(kind_of(schema));
    }
    glance
}

fn kind_of(schema: &Schema<'_>) -> Kind {
    match schema.urn {
        urn::USER => Kind::User,
        urn::GROUP => Kind::Group,
        _ => Kind::Resource,
    }
}

/// The schema of a resource that begins at an offset. Where no documents say otherwise,
/// a User or Group needs no second look.
pub(crate) fn schema<'s>(
    bytes: &[u8],
    start: u32,
    part: Part<'_>,
    schemas: &Schemas<'s>,
) -> Option<&'s Schema<'s>> {
    let usual = schemas.of_kind(part.kind);
    if usual.is_some() && !schemas.closed {
        return usual;
    }
    let by_place = || schemas.types().iter().copied().find(|of| Some(of.urn) == part.schema);
    resource_type(bytes, start, schemas).or(usual).or_else(by_place)
}

/// Reads over a resource of which no schema is known, and says so.
pub(crate) fn unknown(reader: &mut Reader<'_>, schemas: &Schemas<'_>, findings: &mut Findings) {
    let mut list = SchemasList::default();
    let mut names = Names::new(&["schemas"]);
    while let Some(name) = reader.next_member() {
        let known = names.read(reader, name, findings);
        let value = reader.value();
        if known.is_some() {
            list = read(reader, name, value).0;
        } else {
            reader.skip(value);
        }
    }
    names.finish(reader);
    if !reader.stopped() {
        check_foreign(reader.bytes(), &list, schemas.closed, findings);
    }
}

/// Finds the resource type of the object that begins at an offset: the one whose schema it lists
/// and whose name `meta` gives, else one of whose extensions it lists.
pub(crate) fn resource_type<'s>(
    bytes: &[u8],
    start: u32,
    schemas: &Schemas<'s>,
) -> Option<&'s Schema<'s>> {
    let claim = Claim::read(bytes, start);
    let lists = |schema: &Schema<'_>| claim.urns.contains(&schema.urn.to_ascii_lowercase());
    let listed = || schemas.types().iter().copied().filter(|schema| lists(schema));
    let named = listed().find(|schema| schema.name == claim.name);
    // An extension may be known as a type of its own where no document says which it is.
    let whole = |schema: &&Schema<'_>| {
        let urn = schema.urn.to_ascii_lowercase();
        !claim.containers.contains(&urn) && !urn.contains(":extension:")
    };
    let extended = || {
        let mut types = schemas.types().iter().copied();
        types.find(|schema| schema.extensions.iter().any(|extension| lists(extension)))
    };
    named.or_else(|| listed().find(whole)).or_else(extended).or_else(|| listed().next())
}

impl Claim {
    fn read(bytes: &[u8], start: u32) -> Self {
        let mut claim = Self::default();
        let mut reader = Reader::from(bytes, start);
        reader.value();
        while let Some(name) = reader.next_member() {
            let text = name.text(bytes).to_ascii_lowercase();
            let value = reader.value();
            match (text.as_str(), value) {
                ("schemas", Value::Array(_)) => {
                    while reader.next_element() {
                        let element = reader.value();
                        claim.list(bytes, element);
                        reader.skip(element);
                    }
                }
                ("meta", Value::Object(_)) => claim.meta(&mut reader, bytes),
                ("schemas", _) => {
                    claim.list(bytes, value);
                    reader.skip(value);
                }
                _ => {
                    reader.skip(value);
                    if text.contains(':') {
                        claim.containers.push(text);
                    }
                }
            }
        }
        claim
    }

    fn list(&mut self, bytes: &[u8], value: Value) {
        if let Value::String(token) = value {
            self.urns.push(token.text(bytes).to_ascii_lowercase());
        }
    }

    fn meta(&mut self, reader: &mut Reader<'_>, bytes: &[u8]) {
        while let Some(name) = reader.next_member() {
            let value = reader.value();
            if let Value::String(token) = value
                && name.raw(bytes).eq_ignore_ascii_case(b"resourceType")
            {
                self.name = token.text(bytes).into_owned();
            }
            reader.skip(value);
        }
    }
}
