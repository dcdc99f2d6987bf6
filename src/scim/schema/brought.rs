//! Tables from the user's own documents, for the time of a check.
//!
//! Definitions own their texts and are read once; tables borrow from them, sub-tables first, so
//! that one walk serves both them and the tables of the RFCs.

use super::tables::{COMMON, DEFAULT_SUBS, EXTENSIONS, NONE, TYPES};
use super::{
    Attribute, AttributeDefinition, Attributes, Definition, Format, KNOWN, Mark, Schema, Schemas,
    Type, urn,
};
use crate::scim::discovery::{Discovery, ResourceType};

/// Calls a function with the schemas that the documents define, and those of the RFCs where they
/// define none.
pub(crate) fn with_schemas(discovery: Option<&Discovery>, run: &mut dyn FnMut(&Schemas<'_>)) {
    match discovery {
        Some(known) if !known.definitions.is_empty() || !known.resource_types.is_empty() => {
            with_documents(known, run);
        }
        _ => run(&Schemas::BUILT_IN),
    }
}

/// A table and what it is of.
struct Table<'t> {
    urn: &'t str,
    name: &'t str,
    /// With the common attributes, for a resource type.
    base: Attributes<'t>,
    /// Without them, for an extension.
    own: Attributes<'t>,
}

fn with_documents(discovery: &Discovery, run: &mut dyn FnMut(&Schemas<'_>)) {
    let definitions: Vec<&Definition> = discovery
        .definitions
        .iter()
        .filter(|definition| is_of_resources(&definition.urn))
        .collect();
    let attributes =
        || definitions.iter().flat_map(|of| of.attributes.iter().map(move |a| (of, a)));
    let sub_words: Vec<Vec<&str>> =
        attributes().flat_map(|(_, attribute)| &attribute.subs).map(words).collect();
    let attribute_words: Vec<Vec<&str>> =
        attributes().map(|(_, attribute)| words(attribute)).collect();
    let mut next_words = sub_words.iter();
    let sub_lists: Vec<Vec<Attribute<'_>>> = attributes()
        .map(|(of, attribute)| subs(attribute, model(&of.urn, &attribute.name), &mut next_words))
        .collect();
    let sub_tables: Vec<Attributes<'_>> =
        sub_lists.iter().map(|list| Attributes::new(list)).collect();
    let mut parts = attribute_words.iter().zip(&sub_tables);
    let lists: Vec<(Vec<Attribute<'_>>, Vec<Attribute<'_>>)> = definitions
        .iter()
        .map(|of| {
            let own: Vec<Attribute<'_>> = of
                .attributes
                .iter()
                .zip(&mut parts)
                .map(|(attribute, (words, subs))| {
                    borrowed(attribute, model(&of.urn, &attribute.name), words, subs)
                })
                .collect();
            (with_common(&own), own)
        })
        .collect();
    let tables: Vec<Table<'_>> = definitions
        .iter()
        .zip(&lists)
        .map(|(of, (base, own))| Table {
            urn: registered(&of.urn),
            name: &of.name,
            base: Attributes::new(base),
            own: Attributes::new(own),
        })
        .collect();
    with_tables(&tables, &discovery.resource_types, run);
}

/// Makes the schemas: the extensions, then the resource types that refer to them.
fn with_tables(tables: &[Table<'_>], types: &[ResourceType], run: &mut dyn FnMut(&Schemas<'_>)) {
    let is_type = |urn: &str| same(TYPES.iter().map(|known| known.urn), urn);
    let brought = |urn: &str| same(tables.iter().map(|table| table.urn), urn);
    let mut extensions: Vec<Schema<'_>> = tables
        .iter()
        .filter(|table| !is_type(table.urn))
        .map(|table| plain(table.urn, table.name, &table.own))
        .collect();
    extensions.extend(
        EXTENSIONS
            .iter()
            .filter(|known| !brought(known.urn))
            .map(|known| plain(known.urn, known.name, known.attributes)),
    );
    for (urn, _) in types.iter().flat_map(|of| &of.extensions) {
        if !same(extensions.iter().map(|known| known.urn), urn) {
            extensions.push(plain(urn, urn, &NONE));
        }
    }
    let mut resources = resource_types(tables, types);
    let carried: Vec<Vec<&Schema<'_>>> = resources
        .iter()
        .map(|(of, listed)| carried(of, *listed, !types.is_empty(), &extensions))
        .collect();
    for ((schema, listed), extensions) in resources.iter_mut().zip(&carried) {
        schema.extensions = extensions;
        let required = listed.iter().flat_map(|of| &of.extensions).enumerate();
        schema.required = required
            .filter(|(_, (_, required))| *required)
            .fold(0, |bits, (index, _)| bits | super::bit(index));
    }
    let types: Vec<&Schema<'_>> = resources.iter().map(|(schema, _)| schema).collect();
    let extensions: Vec<&Schema<'_>> = extensions.iter().collect();
    run(&Schemas::new(&types, &extensions));
}

/// The resource types of the documents, those of the RFCs that they do not name, and, where they
/// name none at all, one for each schema that they define.
fn resource_types<'t>(
    tables: &'t [Table<'t>],
    types: &'t [ResourceType],
) -> Vec<(Schema<'t>, Option<&'t ResourceType>)> {
    let table = |urn: &str| tables.iter().find(|table| table.urn.eq_ignore_ascii_case(urn));
    let known = |urn: &str| TYPES.iter().find(|known| known.urn.eq_ignore_ascii_case(urn));
    let base = |urn: &str| match table(urn) {
        Some(table) => Some(plain(table.urn, table.name, &table.base)),
        None => known(urn).map(|known| plain(known.urn, known.name, known.attributes)),
    };
    let described = types.iter().filter_map(|of| {
        Some((Schema { name: &of.name, endpoint: &of.endpoint, ..base(&of.schema)? }, Some(of)))
    });
    let mut found: Vec<(Schema<'t>, Option<&'t ResourceType>)> = described.collect();
    for of in
        TYPES.iter().filter(|of| !same(types.iter().map(|known| known.schema.as_str()), of.urn))
    {
        let schema =
            base(of.urn).map(|base| Schema { name: of.name, endpoint: of.endpoint, ..base });
        found.extend(schema.map(|schema| (schema, None)));
    }
    if types.is_empty() {
        let others = tables.iter().filter(|table| known(table.urn).is_none());
        found.extend(others.map(|table| (plain(table.urn, table.name, &table.base), None)));
    }
    found
}

/// The extensions that a resource type may carry: those that its document lists; without one, those
/// that the RFCs give it, and any that was brought where there are no such documents at all.
fn carried<'t>(
    schema: &Schema<'_>,
    listed: Option<&ResourceType>,
    typed: bool,
    extensions: &'t [Schema<'t>],
) -> Vec<&'t Schema<'t>> {
    let find = |urn: &str| extensions.iter().find(|known| known.urn.eq_ignore_ascii_case(urn));
    if let Some(listed) = listed {
        return listed.extensions.iter().filter_map(|(urn, _)| find(urn)).collect();
    }
    let own =
        TYPES.iter().find(|known| known.urn == schema.urn).map_or(&[][..], |of| of.extensions);
    let foreign =
        |urn: &str| !same(EXTENSIONS.iter().map(|known| known.urn), urn) && urn != schema.urn;
    extensions
        .iter()
        .filter(|known| {
            same(own.iter().map(|own| own.urn), known.urn) || !typed && foreign(known.urn)
        })
        .collect()
}

fn plain<'t>(urn: &'t str, name: &'t str, attributes: &'t Attributes<'t>) -> Schema<'t> {
    let name = if name.is_empty() { urn } else { name };
    Schema { urn, name, endpoint: "", attributes, extensions: &[], required: 0 }
}

fn same<'u>(mut urns: impl Iterator<Item = &'u str>, urn: &str) -> bool {
    urns.any(|known| known.eq_ignore_ascii_case(urn))
}

/// Says whether a schema is one of resources, and not of messages or of the documents themselves.
fn is_of_resources(urn: &str) -> bool {
    let own = [urn::SERVICE_PROVIDER_CONFIG, urn::RESOURCE_TYPE, urn::SCHEMA];
    let message = urn
        .get(..urn::MESSAGES.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(urn::MESSAGES));
    !urn.is_empty() && !message && !same(own.into_iter(), urn)
}

/// The URN in the spelling of the RFCs, where it is one of theirs.
fn registered(urn: &str) -> &str {
    KNOWN.iter().find(|known| known.urn.eq_ignore_ascii_case(urn)).map_or(urn, |known| known.urn)
}

/// What the RFCs say of an attribute that the user's own documents define too.
fn model(urn: &str, name: &str) -> Option<&'static Attribute<'static>> {
    let known = KNOWN.iter().find(|known| known.urn.eq_ignore_ascii_case(urn))?;
    known.attributes.find(name.as_bytes()).map(|(_, attribute)| attribute)
}

fn words(attribute: &AttributeDefinition) -> Vec<&str> {
    attribute.canonical.iter().map(String::as_str).collect()
}

/// An attribute as its definition has it; with the format and the mark that the RFCs' own has.
fn borrowed<'t>(
    of: &'t AttributeDefinition,
    model: Option<&Attribute<'static>>,
    canonical: &'t [&'t str],
    subs: &'t Attributes<'t>,
) -> Attribute<'t> {
    let same_type = model.filter(|model| model.kind == of.kind);
    Attribute {
        name: &of.name,
        kind: of.kind,
        multi: of.multi,
        required: of.required,
        case_exact: of.case_exact,
        mutability: of.mutability,
        returned: of.returned,
        uniqueness: of.uniqueness,
        format: same_type.map_or(Format::Lines, |model| model.format),
        canonical,
        subs,
        mark: model.map_or(Mark::None, |model| model.mark),
    }
}

/// The sub-attributes of an attribute. Where its definition has none, they are those of the RFCs:
/// of the same attribute, or the default ones.
fn subs<'t>(
    of: &'t AttributeDefinition,
    model: Option<&Attribute<'static>>,
    words: &mut core::slice::Iter<'t, Vec<&'t str>>,
) -> Vec<Attribute<'t>> {
    let defaults: &[Attribute<'static>] = if of.multi { &DEFAULT_SUBS } else { &[] };
    let usual = model.map_or(defaults, |model| model.subs.list());
    if of.kind != Type::Complex {
        return Vec::new();
    }
    if of.subs.is_empty() {
        return usual.to_vec();
    }
    let of_name = |name: &str| usual.iter().find(|sub| sub.name.eq_ignore_ascii_case(name));
    let mut list: Vec<Attribute<'t>> = of
        .subs
        .iter()
        .zip(words)
        .map(|(sub, words)| {
            let known = of_name(&sub.name);
            let format =
                known.filter(|_| model.is_some()).map_or(Format::Lines, |known| known.format);
            Attribute { format, ..borrowed(sub, known, words, &NONE) }
        })
        .collect();
    // The tables of RFC 7643 §8.7 lack what its examples use.
    let missing = |name: &str| !of.subs.iter().any(|known| known.name.eq_ignore_ascii_case(name));
    for sub in usual.iter().filter(|_| model.is_some()) {
        if matches!(sub.name, "primary" | "display") && missing(sub.name) {
            list.push(*sub);
        }
    }
    list
}

fn with_common<'t>(own: &[Attribute<'t>]) -> Vec<Attribute<'t>> {
    let common = |name: &str| COMMON.iter().any(|known| known.name.eq_ignore_ascii_case(name));
    let others = own.iter().filter(|attribute| !common(attribute.name));
    COMMON.iter().copied().chain(others.copied()).collect()
}
