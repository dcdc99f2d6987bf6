//! What the text of a value must look like: dates, base64, addresses, languages and the like.
//!
//! [`check`] is asked about every string value of a payload, so that a clean one costs a look at
//! its bytes and nothing else. Where a registry would not fit into a small download (time zones,
//! languages of three letters, the properties of all characters), the grammar is checked and a
//! short list of what is mistaken most; the rule book says what is not checked.

mod binary;
mod certificate;
mod check;
mod codes;
mod controls;
mod country;
mod datetime;
mod email;
mod expiry;
mod general;
mod host;
mod language;
mod layouts;
mod password;
mod phone;
mod plain;
mod reference;
#[cfg(test)]
mod tests;
mod text;
mod timezone;
mod uri;
mod username;

pub(crate) use binary::BINARY;
pub(crate) use check::check;
#[cfg(test)]
use check::check_thoroughly;
pub(crate) use datetime::{DATE_TIME, instant};
pub(crate) use expiry::not_after;
pub(crate) use layouts::epoch_fix;
pub(crate) use plain::is_clean;
pub(crate) use text::Text;

use crate::report::Rule;

/// The rules of all formats.
pub(crate) static RULES: &[&[&Rule]] = &[
    general::RULES,
    controls::RULES,
    datetime::RULES,
    binary::RULES,
    certificate::RULES,
    reference::RULES,
    email::RULES,
    phone::RULES,
    country::RULES,
    language::RULES,
    timezone::RULES,
    username::RULES,
    password::RULES,
];
