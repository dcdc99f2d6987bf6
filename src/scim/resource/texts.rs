//! Values that are texts: of most of them a glance is enough.

use super::walk::Walk;
use super::{common, multi, secrets};
use crate::json::Str;
use crate::scim::format::{self, Text};
use crate::scim::schema::{Attribute, Mark};
use crate::text::same;

/// Checks a text of printable ASCII without escapes: of most of them a glance at the bytes says
/// that no rule speaks of them.
pub(super) fn check_plain(walk: &mut Walk<'_, '_>, attribute: &Attribute<'_>, token: Str) {
    let raw = token.raw(walk.bytes());
    let unremarkable = is_judged_later(attribute)
        || format::is_clean(attribute.kind, attribute.format, raw)
            && (attribute.canonical.is_empty()
                || attribute.canonical.iter().any(|name| same(name.as_bytes(), raw)));
    if !unremarkable || secrets::is_credential(raw) {
        check(walk, attribute, token);
    }
}

/// Checks any text.
pub(super) fn check(walk: &mut Walk<'_, '_>, attribute: &Attribute<'_>, token: Str) {
    // Where the source breaks off within it, there is no telling what the text was to be.
    if walk.reader.stopped() {
        return;
    }
    if secrets::in_value(walk, attribute, token) || has_own_rules(walk, attribute, token) {
        return;
    }
    let mark = walk.findings.mark();
    let value = Text::new(token, walk.reader.bytes());
    format::check(attribute.kind, attribute.format, &value, walk.findings);
    if matches!(attribute.mark, Mark::MetaCreated | Mark::MetaLastModified) {
        walk.findings.relabel(mark, &format::DATE_TIME, &common::DATE_FORMAT);
    }
    if !attribute.canonical.is_empty() {
        multi::canonical(walk, attribute, token);
    }
}

/// Says whether the text is judged with the rest of the resource, by rules that say more than
/// those for any text.
fn has_own_rules(walk: &Walk<'_, '_>, attribute: &Attribute<'_>, token: Str) -> bool {
    match attribute.mark {
        _ if is_judged_later(attribute) => true,
        Mark::Id | Mark::ExternalId => token.raw(walk.bytes()).is_empty(),
        Mark::GroupDisplayName => token.raw(walk.bytes()).trim_ascii().is_empty(),
        _ => false,
    }
}

/// Says whether the judges of the resource look at every text of the attribute.
fn is_judged_later(attribute: &Attribute<'_>) -> bool {
    matches!(attribute.mark, Mark::MetaLocation | Mark::MetaVersion | Mark::MetaResourceType)
}
