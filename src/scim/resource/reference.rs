//! `$ref` beside `value`: where it leads, and whether both say the same.

use std::borrow::Cow;

use super::walk::Walk;
use crate::json::Value;
use crate::scim::http::percent_decoded;
use crate::scim::schema::{Mark, Schema};

/// The address of a resource, taken apart.
pub(super) struct Address<'a> {
    whole: Cow<'a, str>,
}

impl<'a> Address<'a> {
    /// The address that the attribute with this mark holds, where it is one of a resource.
    pub(super) fn of(walk: &Walk<'_, 'a>, mark: Mark) -> Option<Self> {
        let text = walk.facts.get(mark)?.text(walk.bytes())?;
        // A search for either character, decoded one by one, would be felt with every address.
        let behind = text.bytes().position(|byte| matches!(byte, b'?' | b'#'));
        let end = behind.unwrap_or(text.len());
        let whole = match text {
            Cow::Borrowed(text) => Cow::Borrowed(text.get(..end)?.trim_end_matches('/')),
            Cow::Owned(text) => Cow::Owned(text.get(..end)?.trim_end_matches('/').to_owned()),
        };
        whole.contains('/').then_some(Self { whole })
    }

    /// The id at its end, decoded.
    pub(super) fn id(&self) -> String {
        percent_decoded(self.whole.rsplit('/').next().unwrap_or_default())
    }

    /// Says whether the id at its end is this one, letter case counted in.
    pub(super) fn names(&self, id: &str) -> bool {
        self.whole.rsplit('/').next() == Some(id) || self.id() == id
    }

    /// The resource type whose endpoint it leads to.
    pub(super) fn type_of<'s>(&self, walk: &Walk<'s, '_>) -> Option<&'s Schema<'s>> {
        let collection = self.whole.rsplit_once('/').map_or("", |(collection, _)| collection);
        let leads = |of: &&Schema<'_>| {
            let base = collection.strip_suffix(of.endpoint);
            !of.endpoint.is_empty()
                && base.is_some_and(|base| base.is_empty() || base.ends_with('/'))
        };
        walk.schemas.types().iter().copied().find(leads)
    }
}

/// Says whether an attribute is there, null not counted.
pub(super) fn is_there(walk: &Walk<'_, '_>, mark: Mark) -> bool {
    walk.facts.get(mark).is_some_and(|fact| !matches!(fact.value, Value::Null(_)))
}
