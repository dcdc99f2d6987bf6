use super::{
    Text, binary, controls, country, datetime, email, general, language, password, phone, plain,
    reference, timezone, username,
};
use crate::report::Findings;
use crate::scim::schema::{Format, Type};

/// Checks the text of a value against its type (dateTime, binary, reference) and its format.
pub(crate) fn check(kind: Type, format: Format, value: &Text<'_>, findings: &mut Findings) {
    let clean = value.plain().is_some_and(|raw| plain::is_clean(kind, format, raw));
    if !clean {
        check_thoroughly(kind, format, value, findings);
    }
}

/// The same, without a glance at what most values look like.
#[inline(never)]
pub(super) fn check_thoroughly(
    kind: Type,
    format: Format,
    value: &Text<'_>,
    findings: &mut Findings,
) {
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
