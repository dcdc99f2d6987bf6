//! What is asked for: the resources whose names and types a query speaks of.

use crate::report::Findings;
use crate::scim::given::Given;
use crate::scim::path::{self, Meaning, Purpose};
use crate::scim::schema::Schema;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Subject<'s> {
    /// Resources of a type.
    Resources(&'s Schema<'s>),
    /// Resources of any of these types.
    Any(&'s [&'s Schema<'s>]),
    /// Resources of a type that is not known.
    Unknown,
    /// The server's own documents.
    Documents,
}

/// The endpoints of the server's own documents (RFC 7644 §4).
static DOCUMENTS: &[&str] = &["Schemas", "ResourceTypes", "ServiceProviderConfig"];

/// What a base URL ends in, where it names no endpoint.
static BASES: &[&str] = &["", "scim", "v1", "v2", "scim2", "SCIM", "Scim"];

impl<'s> Subject<'s> {
    /// What is asked for at a URL without its query.
    pub(crate) fn at(url: &str, given: &Given<'s>) -> Self {
        let path = url
            .split_once("://")
            .map_or(url, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
        let parts = || path.split('/').rev().filter(|part| !part.is_empty() && *part != ".search");
        let types = given.schemas.types();
        let at = |part: &str| types.iter().find(|known| known.endpoint == part);
        if let Some(schema) = parts().take(2).find_map(at) {
            Self::Resources(schema)
        } else if parts().take(2).any(|part| DOCUMENTS.contains(&part)) {
            Self::Documents
        } else if BASES.contains(&parts().next().unwrap_or_default()) {
            Self::of_options(given)
        } else {
            Self::Unknown
        }
    }

    /// What is asked for where no URL tells it.
    pub(crate) fn of_options(given: &Given<'s>) -> Self {
        match given.target {
            Some(target) => {
                given.schemas.find(target.schema().urn).map_or(Self::Unknown, Self::Resources)
            }
            None => Self::Any(given.schemas.types()),
        }
    }

    /// Runs a check against the type that is meant: of several the first that it finds nothing
    /// wrong with, else the first of all.
    fn against<T>(
        self,
        findings: &mut Findings,
        check: &mut dyn FnMut(&'s Schema<'s>, &mut Findings) -> T,
    ) -> Option<T> {
        let types: &[&'s Schema<'s>] = match &self {
            Self::Resources(schema) => core::slice::from_ref(schema),
            Self::Any(types) => types,
            Self::Unknown | Self::Documents => return None,
        };
        let mark = findings.mark();
        for schema in types {
            let seen = check(schema, findings);
            if findings.mark() == mark {
                return Some(seen);
            }
            findings.forget(mark);
        }
        types.first().map(|schema| check(schema, findings))
    }

    /// Checks a filter: `check` is handed the schema of what is asked for, where it is known.
    pub(super) fn filter(
        self,
        findings: &mut Findings,
        check: &mut dyn FnMut(Option<&'s Schema<'s>>, &mut Findings),
    ) {
        let known = self.against(findings, &mut |schema, findings| check(Some(schema), findings));
        if known.is_none() {
            check(None, findings);
        }
    }

    /// Checks the name of an attribute; gives what it stands for.
    pub(super) fn name(self, text: &str, findings: &mut Findings) -> Option<Meaning<'s>> {
        if matches!(self, Self::Unknown | Self::Documents) {
            path::check_grammar(text, findings);
            return None;
        }
        self.against(findings, &mut |schema, findings| {
            path::check(text, schema, Purpose::Query, findings)
        })?
        .map(|(_, meaning)| meaning)
    }
}
