use super::{
    Text, binary, controls, country, datetime, email, general, language, password, phone,
    reference, timezone, username,
};
use crate::report::Findings;
use crate::scim::schema::{Format, Type};

/// Checks the text of a value against its type (dateTime, binary, reference) and its format.
pub(crate) fn check(kind: Type, format: Format, value: &Text<'_>, findings: &mut Findings) {
    if !is_plainly_clean(kind, format, value) {
        judge(kind, format, value, findings);
    }
}

/// Says of most values at the cost of a glance that there is nothing to say of them.
fn is_plainly_clean(kind: Type, format: Format, value: &Text<'_>) -> bool {
    let Some(raw @ ([first, .., last] | [first @ last])) = value.plain() else { return false };
    let tidy = *first > b' ' && *last > b' ' && raw.len() <= general::LONGEST;
    tidy && kind == Type::String
        && match format {
            Format::Text | Format::Lines | Format::Kind => true,
            Format::Identifier | Format::Value => !raw.contains(&0x7f),
            Format::UserName => !raw.iter().any(|byte| matches!(byte, b'@' | b'>' | 0x7f)),
            _ => false,
        }
}

#[inline(never)]
fn judge(kind: Type, format: Format, value: &Text<'_>, findings: &mut Findings) {
    if !value.token.closed() {
        return;
    }
    if format == Format::Password {
        return password::check(value, findings);
    }
    if general::is_empty(kind, format, value, findings) {
        return;
    }
    if kind == Type::Binary {
        return binary::check(format, value, findings);
    }
    let trimmed = general::trimmed(format, value, findings);
    let value = trimmed.as_ref().unwrap_or(value);
    match kind {
        Type::DateTime => datetime::check(value, findings),
        Type::Reference | Type::ExternalReference => {
            reference::check(kind, format, value, findings);
        }
        _ => string(format, value, findings),
    }
}

fn string(format: Format, value: &Text<'_>, findings: &mut Findings) {
    if controls::check(format, value, findings) {
        return;
    }
    general::check(format, value, findings);
    match format {
        Format::UserName => username::check(value, findings),
        Format::Email => email::check(value, findings),
        Format::Phone => phone::check(value, findings),
        Format::Ims => phone::check_ims(value, findings),
        Format::Country => country::check(value, findings),
        Format::Locale => language::check_locale(value, findings),
        Format::Languages => language::check_preferred(value, findings),
        Format::TimeZone => timezone::check(value, findings),
        _ => {}
    }
}
