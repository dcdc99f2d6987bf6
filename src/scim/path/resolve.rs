//! What a name stands for in the schemas.

use super::rules;
use crate::report::{Finding, Findings, Fix, Rule};
use crate::scim::draft;
use crate::scim::filter::Name;
use crate::scim::nearest::nearest;
use crate::scim::resource::ENTERPRISE_TRUNCATED;
use crate::scim::schema::{Attribute, Schema, Type, urn};
use crate::sentence;
use crate::text::{Span, visible};

/// What a name stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Meaning<'s> {
    /// The extension that it belongs to, if it does.
    pub(crate) extension: Option<&'s Schema<'s>>,
    /// The attribute; nothing where the name is that of a schema.
    pub(crate) attribute: Option<&'s Attribute<'s>>,
    /// The sub-attribute.
    pub(crate) sub: Option<&'s Attribute<'s>>,
}

impl<'s> Meaning<'s> {
    /// The attribute that is meant in the end.
    pub(crate) fn target(&self) -> Option<&'s Attribute<'s>> {
        self.sub.or(self.attribute)
    }
}

/// Where a name stands.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place {
    /// In a path, which may be a URN alone.
    Path,
    /// In a filter; the rules about unknown names and about URNs alone.
    Filter(&'static Rule, &'static Rule),
}

/// Finds what a name stands for; gives nothing where that is not known, and says so.
pub(crate) fn resolve<'s>(
    text: &str,
    name: Name,
    sub: Option<Span>,
    resource: &'s Schema<'s>,
    place: Place,
    findings: &mut Findings,
) -> Option<Meaning<'s>> {
    let mut resolver = Resolver { text, resource, place, findings };
    let (extension, attribute) = match name.urn {
        None => resolver.short(name)?,
        Some(urn) => resolver.qualified(name, urn)?,
    };
    let sub = match (attribute, sub) {
        (Some(attribute), Some(sub)) => Some(resolver.sub(attribute, sub)?),
        _ => None,
    };
    Some(Meaning { extension, attribute, sub })
}

type Found<'s> = (Option<&'s Schema<'s>>, Option<&'s Attribute<'s>>);

struct Resolver<'t, 's, 'f> {
    text: &'t str,
    resource: &'s Schema<'s>,
    place: Place,
    findings: &'f mut Findings,
}

impl<'s> Resolver<'_, 's, '_> {
    /// Finds an attribute that stands without a URN.
    fn short(&mut self, name: Name) -> Option<Found<'s>> {
        let word = name.attribute.text(self.text);
        if let Some((_, attribute)) = self.resource.attributes.find(word.as_bytes()) {
            return Some((None, Some(attribute)));
        }
        let extension = self.resource.extensions.iter().find_map(|extension| {
            Some((*extension, extension.attributes.find(word.as_bytes())?.1))
        });
        let Some((extension, attribute)) = extension else {
            self.unknown(name.attribute, self.resource);
            return None;
        };
        let full = sentence!(extension.urn, ":", attribute.name);
        let rule = match self.place {
            Place::Path => &rules::EXTENSION_URN,
            Place::Filter(unknown, _) => unknown,
        };
        self.findings.push(
            Finding::at(rule, name.attribute)
                .message(sentence!(
                    "`",
                    attribute.name,
                    "` belongs to an extension, and its URN is missing"
                ))
                .help(sentence!("Write `", full, "`."))
                .fix(Fix::safe("Write the URN before it").replace(name.attribute, full)),
        );
        Some((Some(extension), Some(attribute)))
    }

    /// Finds an attribute behind a URN, or the schema that is meant by a URN alone.
    fn qualified(&mut self, name: Name, urn: Span) -> Option<Found<'s>> {
        let whole = name.span.text(self.text);
        if let Some(schema) = self.schema(whole) {
            return self.alone(schema, name.span);
        }
        let written = urn.text(self.text);
        let Some(schema) = self.schema(written) else {
            self.unknown_urn(name, urn);
            return None;
        };
        let word = name.attribute.text(self.text);
        let Some((_, attribute)) = schema.attributes.find(word.as_bytes()) else {
            self.unknown(name.attribute, schema);
            return None;
        };
        let core = core::ptr::eq(schema, self.resource);
        let prefix = Span { start: urn.start, end: name.attribute.start };
        if core {
            let fix = Fix::safe("Remove the URN").delete(prefix);
            self.findings.push(Finding::at(&rules::CORE_URN, urn).fix(fix));
        } else if written != schema.urn || word != attribute.name {
            let full = sentence!(schema.urn, ":", attribute.name);
            let span = Span { start: urn.start, end: name.attribute.end };
            let fix = Fix::safe("Use the schema's spelling").replace(span, full);
            self.findings.push(Finding::at(&rules::URN_CASE, urn).fix(fix));
        }
        Some(((!core).then_some(schema), Some(attribute)))
    }

    /// The schema with this URN among those that the resource may use.
    fn schema(&self, urn: &str) -> Option<&'s Schema<'s>> {
        let own = core::iter::once(self.resource);
        own.chain(self.resource.extensions.iter().copied())
            .find(|schema| schema.urn.eq_ignore_ascii_case(urn))
    }

    fn alone(&mut self, schema: &'s Schema<'s>, span: Span) -> Option<Found<'s>> {
        match self.place {
            Place::Path => {
                self.findings.push(Finding::at(&rules::URN_ONLY, span));
                Some((Some(schema), None))
            }
            Place::Filter(_, alone) => {
                self.findings.push(Finding::at(alone, span));
                None
            }
        }
    }

    #[cold]
    fn unknown_urn(&mut self, name: Name, span: Span) {
        let whole = name.span.text(self.text);
        let lower = whole.to_ascii_lowercase();
        let short = urn::ENTERPRISE_TRUNCATED.to_ascii_lowercase();
        let tail = lower.strip_prefix(short.as_str()).map(|tail| whole.len() - tail.len());
        let tail = tail.and_then(|at| whole.get(at..));
        if let Some(tail) = tail.filter(|tail| tail.is_empty() || tail.starts_with([':', '.'])) {
            let tail = tail.get(1..).unwrap_or_default();
            let tail = tail.strip_prefix("User.").unwrap_or(tail);
            let colon = if tail.is_empty() { "" } else { ":" };
            let full = sentence!(urn::ENTERPRISE_USER, colon, tail);
            let fix = Fix::safe("Write the URN in full").replace(name.span, full);
            let finding = Finding::at(&ENTERPRISE_TRUNCATED, name.span);
            self.findings.push(finding.fix((!tail.contains([':'])).then_some(fix)));
            return;
        }
        let other = crate::scim::schema::KNOWN.iter().find(|known| {
            known.urn.eq_ignore_ascii_case(span.text(self.text))
                || known.urn.eq_ignore_ascii_case(whole)
        });
        let shown = visible(span.text(self.text));
        let message = match other {
            Some(_) => sentence!("A ", self.resource.name, " has no attributes of `", shown, "`"),
            None => sentence!("The schema `", shown, "` is not known here"),
        };
        self.findings.push(Finding::at(&rules::URN_UNKNOWN, span).message(message));
    }

    #[cold]
    fn unknown(&mut self, span: Span, schema: &Schema<'_>) {
        let word = span.text(self.text);
        let keyword = crate::scim::filter::is_keyword(word);
        let rule = match self.place {
            _ if keyword => &rules::OPERATOR_IN_NAME,
            Place::Path => &rules::UNKNOWN,
            Place::Filter(..) if draft::is_soft_delete(word) => {
                return self.findings.push(Finding::at(&draft::SOFT_DELETE, span));
            }
            Place::Filter(unknown, _) => unknown,
        };
        let names = schema.attributes.list().iter().map(|attribute| attribute.name);
        self.findings.push(misnamed(rule, schema.name, word, span, names));
    }

    fn sub(&mut self, attribute: &'s Attribute<'s>, span: Span) -> Option<&'s Attribute<'s>> {
        let word = span.text(self.text);
        if let Some((_, sub)) = attribute.subs.find(word.as_bytes()) {
            return Some(sub);
        }
        if attribute.kind != Type::Complex {
            let fix = Fix::guess("Remove the sub-attribute")
                .delete(Span { start: span.start.saturating_sub(1), end: span.end });
            self.findings.push(
                Finding::at(&rules::SUB_OF_SIMPLE, span)
                    .message(sentence!(
                        "`",
                        attribute.name,
                        "` is ",
                        attribute.kind.name(),
                        " and has no sub-attributes"
                    ))
                    .fix(fix),
            );
            return None;
        }
        let names = attribute.subs.list().iter().map(|sub| sub.name);
        self.findings.push(misnamed(&rules::UNKNOWN_SUB, attribute.name, word, span, names));
        None
    }
}

/// Makes the finding about a name that something does not have, with the nearest name it has.
#[cold]
pub(crate) fn misnamed<'n>(
    rule: &'static Rule,
    of: &str,
    word: &str,
    span: Span,
    names: impl Iterator<Item = &'n str>,
) -> Finding {
    let near = nearest(word, names);
    let message = sentence!("`", of, "` has no attribute `", visible(word), "`");
    let finding = Finding::at(rule, span).message(message);
    match near {
        Some(near) => finding
            .help(sentence!("Did you mean `", near, "`?"))
            .fix(Fix::guess(sentence!("Rename to `", near, "`")).replace(span, near)),
        None => finding,
    }
}
